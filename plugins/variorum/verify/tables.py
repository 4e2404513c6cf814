"""The table of elements, `data/page_elements.toml`: what a page may be made of, and what parts no word."""

from __future__ import annotations

import tomllib
from pathlib import Path

_TABLE = tomllib.loads((Path(__file__).parent.parent / "data" / "page_elements.toml").read_text(encoding="utf-8"))

ALLOWED_ELEMENTS = frozenset(_TABLE["allowed"].split())
INLINE_ELEMENTS = frozenset(_TABLE["inline"].split())
