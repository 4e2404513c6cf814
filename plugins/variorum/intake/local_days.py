"""The day on which readers saw a page appear, where its metadata count in UTC and are a day ahead of what it shows.

An evening in New York is the next morning in UTC. It is the same moment where the minutes agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from .claims import settle
from .dates import iso_date
from .records import Claim

VISIBLE = frozenset({"time element", "date element", "page text"})
"""Evidence that readers see."""
WESTMOST = timedelta(hours=12)
"""How far the last clocks are behind UTC."""


def prefer_shown_day(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, first of them the visible one that names the moment in UTC that would win, a local day earlier."""
    published = settle(claim for claim in claims if claim.fact == "published")[0].get("published")
    moment = datetime.fromisoformat(str(published)) if published else None
    if moment is None or moment.utcoffset() != timedelta():
        return tuple(claims)
    shown = next((claim for claim in claims if _shows(claim, moment)), None)
    return tuple(claims) if shown is None else (shown, *claims)


def _shows(claim: Claim, moment: datetime) -> bool:
    """Whether a visible claim gives the moment by a clock west of UTC, where it is still the day before."""
    found = iso_date(claim.value)
    if claim.fact != "published" or claim.evidence not in VISIBLE or found is None or "T" not in found:
        return False
    local = datetime.fromisoformat(found)
    if local.tzinfo is not None:
        return False
    behind = moment - local.replace(tzinfo=moment.tzinfo)
    return local.date() < moment.date() and local.minute == moment.minute and behind <= WESTMOST
