"""The day of a page that names none where days are named: what `htmldate` finds in its text and addresses.

It is asked last, and takes its latest day from here: by default it would look at the clock, and the same page would
have another day tomorrow.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from htmldate import find_date

from .claims import settle
from .records import Claim

FIRST_DAY, LAST_DAY = "1995-01-01", "2099-12-31"
"""Before the first there were hardly any news pages; a day after the last is a number that looks like one."""

# It warns of every page without a day.
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def claims_of_days(tree: Any, claims: tuple[Claim, ...]) -> Iterator[Claim]:
    """A claim about the day of publication, if none of a page's other claims tells one."""
    facts, _ = settle(claim for claim in claims if claim.fact in {"published", "url"})
    if "published" in facts:
        return
    found = find_date(
        tree,
        extensive_search=False,
        original_date=True,
        url=str(facts["url"]) if "url" in facts else None,
        min_date=FIRST_DAY,
        max_date=LAST_DAY,
    )
    yield Claim("published", found, "page: htmldate")
