"""Collation: one story's articles in, the annotated story out.

The door is `collate_story`. Nothing is written: sentences are chosen, aligned and ordered, and every one of them is
cited by some statement. A story is a function of its own articles.
"""

from __future__ import annotations

from .headline import Heading, list_headings
from .material import Material
from .stories import Frame, collate_story

__all__ = ["Frame", "Heading", "Material", "collate_story", "list_headings"]
