"""Who a report is by, as a story page names it: the outlet, and which of its reports if it has several in the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..digest_data import Row
from .fields import Field, print_field
from .index import SiteRows
from .phrases import read_phrases

MOST_NUMBERED = 9
"""The catalogue has "report 1" to "report 9"; an outlet with more reports in one story is rare enough to go without."""


@dataclass(frozen=True, slots=True)
class Byline:
    """The outlet of an article and the key of the phrase that tells its reports apart, if it has several.

    `words` are printed once, because a story page names its few reports with every citation.
    """

    outlet: str
    name: Field
    report: str | None
    words: Markup

    def __html__(self) -> str:
        """The outlet's name, and which of its reports this is."""
        return self.words


def find_outlet(rows: SiteRows, outlet: str) -> Field:
    """An outlet's name."""
    return Field(f"outlets/{outlet}/name", rows.outlets[outlet]["name"])


def make_byline(rows: SiteRows, outlet: str, report: str | None = None) -> Byline:
    """The byline of a report of an outlet."""
    name = find_outlet(rows, outlet)
    t = read_phrases()
    which = Markup("<span>{}</span> <span>{}</span>").format(t["comma"], t[report]) if report else ""
    return Byline(outlet, name, report, print_field(name) + which)


def name_reports(rows: SiteRows, articles: Sequence[Row]) -> dict[str, Byline]:
    """The byline of each article of a story by its id; several of one outlet are numbered in the story's order."""
    several = {outlet for outlet, n in Counter(article["outlet"] for article in articles).items() if n > 1}
    seen: Counter[str] = Counter()
    bylines = {}
    for article in articles:
        outlet = article["outlet"]
        seen[outlet] += 1
        has_number = outlet in several and seen[outlet] <= MOST_NUMBERED
        bylines[article["id"]] = make_byline(rows, outlet, f"report_{seen[outlet]}" if has_number else None)
    return bylines
