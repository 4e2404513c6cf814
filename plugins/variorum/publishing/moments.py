"""Days and times as words: ISO 8601 in, `9 March 2026, 07:40 UTC` out; never converted, never relative."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from ..digest_data import Row
from ..moments import ISO, find_day
from .escaping import escape_text
from .phrases import Catalogue, catalogue


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or time of the digest data: the pointer to it, its value, and its words (None if it can't be read)."""

    path: str
    value: str
    words: str | None

    def __html__(self) -> str:
        """The time as an element with its pointer, as it stands if it can't be read."""
        path, value = escape_text(self.path), escape_text(self.value)
        if self.words:
            return f'<time datetime="{value}" data-field="{path}">{escape_text(self.words)}</time>'
        return f'<span data-field="{path}">{value}</span>'


def say_moment(value: str) -> str | None:
    """An ISO 8601 day or time in words; None if it is neither."""
    return _say_moment(catalogue(), value)


@lru_cache(maxsize=4096)
def _say_moment(spoken: Catalogue, value: str) -> str | None:
    match = ISO.fullmatch(value)
    if match is None or find_day(value) is None:
        return None
    month = spoken.months[int(match["month"]) - 1]
    day = spoken.day.format(day=int(match["day"]), month=month, year=match["year"])
    if match["clock"] is None:
        return day
    zone = {None: "", "Z": " UTC"}.get(match["zone"], f" {match['zone']}")
    return f"{day}, {match['clock']}{zone}"


def say_month(month: str) -> str:
    """A month, `YYYY-MM`, in words."""
    spoken = catalogue()
    return spoken.month.format(month=spoken.months[int(month[5:]) - 1], year=month[:4])


def print_month(month: str, words: str) -> Markup:
    """A month that is no field but a heading or link of its own."""
    return Markup('<time datetime="{}" data-month>{}</time>').format(month, words)


def print_day(day: str, words: str) -> Markup:
    """A day that is no field but the page's or link's own."""
    return Markup('<time datetime="{}" data-day>{}</time>').format(day, words)


def find_moment(path: str, row: Row, key: str) -> Moment | None:
    """The time under `key` of the row at `path`; None where the data has none."""
    value = row.get(key)
    return Moment(f"{path}/{key}", str(value), say_moment(str(value))) if value else None
