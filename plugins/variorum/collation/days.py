"""Event days, as told: "Wednesday" is a date only where the article says when it was published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ..model import Article
from .material import Unit
from .tables import ahead, weekdays

Day = Mapping[str, str | None]


def event_day(unit: Unit, article: Article) -> Day | None:
    """The one day a sentence names, with its date if it is past and the article is dated; None for none or several."""
    if len(unit.days) != 1:
        return None
    names, pattern = weekdays()
    word = next(m.group(1) for m in pattern.finditer(unit.text) if m.group(1).casefold() in names)
    found = None if ahead().search(unit.text) else _date(word, article.published)
    evidence = (
        f"the sentence, and the article's date {article.published[:10]}"
        if found and article.published
        else "the sentence"
    )
    return {"said": word, "date": found, "evidence": evidence}


def _date(word: str, published: str | None) -> str | None:
    """The latest such day on or before the day of publication."""
    if published is None or len(published) < len("2026-03-09"):
        return None
    day = date.fromisoformat(published[:10])
    back = (day.isoweekday() - weekdays()[0][word.casefold()]) % 7
    return (day - timedelta(days=back)).isoformat()


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
            key=lambda d: (d["date"] is None, d["date"] or "", weekdays()[0][(d["said"] or "").casefold()]),
        )
    )
