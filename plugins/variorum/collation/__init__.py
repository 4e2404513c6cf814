"""Collation: one story's articles in, the annotated story out.

The door is `collate_story`; `measure_pairs` is what the weights of its judgement are learned from. Nothing is written:
sentences are chosen, aligned and ordered, and every one of them is cited by some statement. A story is a function of
its own articles.
"""

from __future__ import annotations

from .alignment import measure_pairs
from .headline import Heading, list_headings
from .material import Material, units_of
from .nodes import join_twins
from .stories import Frame, collate_story

__all__ = ["Frame", "Heading", "Material", "collate_story", "join_twins", "list_headings", "measure_pairs", "units_of"]
