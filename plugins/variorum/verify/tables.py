"""Tables: of elements, what a page may be made of and what parts no word; of schema.org, what an entity is there."""

from __future__ import annotations

import tomllib
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data"
_TABLE = tomllib.loads((_DATA / "page_elements.toml").read_text(encoding="utf-8"))

ALLOWED_ELEMENTS = frozenset(_TABLE["allowed"].split())
INLINE_ELEMENTS = frozenset(_TABLE["inline"].split())
SCHEMA_TYPES: dict[str, str] = tomllib.loads((_DATA / "schema_org.toml").read_text(encoding="utf-8"))["types"]
