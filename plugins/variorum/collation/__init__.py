"""Collation: one story's articles in, the annotated story out.

The door is `collate_story`; `measure_story` is what the weights of its judgement are learned from. Nothing is written:
sentences are chosen, aligned and ordered, and every one of them is cited by some statement. A story is a function of
its own articles. What is new in one is told afterwards (`tell_news`, `tell_correction`), so that nothing is collated
anew when it is new no more.
"""

from __future__ import annotations

from .headline import Heading, list_headings
from .material import Material
from .news import tell_correction, tell_news
from .stories import Frame, collate_story, measure_story

__all__ = [
    "Frame",
    "Heading",
    "Material",
    "collate_story",
    "list_headings",
    "measure_story",
    "tell_correction",
    "tell_news",
]
