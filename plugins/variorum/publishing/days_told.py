"""The days of a story, as its reports name them, and what they tell of each."""

from __future__ import annotations

from dataclasses import dataclass

from ..digest_data import Row
from .fields import Field
from .index import Index
from .marks import foreign_language
from .moments import Moment, find_moment
from .openings import Opening, print_opening


@dataclass(frozen=True, slots=True)
class Told:
    """A printed statement that happens on a day, by its first words."""

    statement: str
    opening: Opening


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A day as it is said, its date if the reports settle it, and the printed statements of that day: one at least."""

    said: Field
    date: Moment | None
    told: tuple[Told, ...]


def print_days(index: Index, story: Row) -> tuple[ToldDay, ...]:
    """The days of a story of which a printed statement tells, in the data's order."""
    told: dict[tuple[str | None, str | None], list[Told]] = {}
    languages: dict[str | None, str | None] = {}
    for statement in story["statements"]:
        day = statement["event_day"]
        if day is not None and statement["tier"] != "folded":
            told.setdefault(_key(day), []).append(_tell(index, statement))
            languages.setdefault(day.get("said"), foreign_language(index.rows.articles[statement["shown"]["article"]]))
    days = []
    for n, day in enumerate(story["event_days"]):
        if _key(day) not in told:
            continue
        path = f"stories/{story['id']}/event_days/{n}"
        said = Field(f"{path}/said", day["said"], languages.get(day["said"]))
        days.append(ToldDay(said, find_moment(path, day, "date"), tuple(told[_key(day)])))
    return tuple(days)


def _key(day: Row) -> tuple[str | None, str | None]:
    """The same day may be said in two ways; a date, where there is one, says which."""
    return (None, day["date"]) if day.get("date") else (day.get("said"), None)


def _tell(index: Index, statement: Row) -> Told:
    shown = statement["shown"]
    return Told(statement["id"], print_opening(index.rows.articles[shown["article"]], shown["start"], shown["end"]))
