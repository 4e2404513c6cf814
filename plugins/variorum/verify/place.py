"""Places: spans of the texts of articles."""

from __future__ import annotations

from ..digest_data import Row

Place = tuple[str, int, int]
"""An article's id, and the start and end of a span of its text."""


def place_of(span: Row) -> Place:
    """A span of the digest data as a place."""
    return span["article"], span["start"], span["end"]


def is_part(place: Place | None, whole: Place) -> bool:
    """Whether a place lies inside another."""
    return place is not None and place[0] == whole[0] and whole[1] <= place[1] and place[2] <= whole[2]
