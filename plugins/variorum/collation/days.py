"""Event days, as told: "Wednesday" is a date only where the article says when it was published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ..model import Article
from ..moments import find_day
from ..word_lists import base_language
from .material import WEEK, Unit
from .tables import ahead, near_days, weekdays

Day = Mapping[str, str | None]


def event_day(unit: Unit, article: Article) -> Day | None:
    """The one day a sentence names, with its date if it is past and the article is dated; None for none or several."""
    if len(unit.days) != 1:
        return None
    names, pattern = weekdays()
    word = next((m.group(1) for m in pattern.finditer(unit.text) if m.group(1).casefold() in names), None)
    near, nearby = near_days(base_language(article.language))
    said = word or next(m.group(1) for m in nearby.finditer(unit.text) if m.group(1).casefold() in near)
    [day] = unit.days
    found = None if ahead().search(unit.text) and word else _date(day, article.published)
    evidence = (
        f"the sentence, and the article's date {article.published[:10]}"
        if found and article.published
        else "the sentence"
    )
    return {"said": said, "date": found, "evidence": evidence}


def _date(weekday: int, published: str | None) -> str | None:
    """The latest such day on or before the day of publication."""
    told = find_day(published)
    if told is None:
        return None
    day = date.fromisoformat(told)
    return (day - timedelta(days=(day.isoweekday() - weekday) % WEEK)).isoformat()


def event_days(found: Sequence[Day | None]) -> tuple[Day, ...]:
    """The different days of a story: dated ones in order, then undated ones in the order of the week."""
    unique: dict[tuple[str | None, str | None], Day] = {}
    for day in found:
        if day is not None:
            said = day["said"] or ""
            unique.setdefault((day["date"], said if day["date"] is None else None), day)
    return tuple(
        sorted(
            unique.values(),
            key=lambda d: (d["date"] is None, d["date"] or "", weekdays()[0].get((d["said"] or "").casefold(), 0)),
        )
    )
