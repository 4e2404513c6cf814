"""Which quotation marks a sentence lacks when it stands alone: a quotation may run over several sentences.

The missing marks are ours: they are printed as apparatus, outside the words of the source.
"""

from __future__ import annotations

import re

from ..digest_data import Row

STRAIGHT = '"'

# By language, since German closes with the mark that English opens with. Single marks are left alone: an apostrophe
# can't be told from them.
GERMAN = {"„": "“", "»": "«", STRAIGHT: STRAIGHT}
ENGLISH = {"“": "”", "«": "»", STRAIGHT: STRAIGHT}
PAIRS = {"de": GERMAN}
_MARK = re.compile('["“”„«»]')

Missing = tuple[str, str]
"""The mark that is missing before a sentence and the one missing after it, "" for none."""


def find_missing_marks(article: Row, start: int, end: int) -> Missing:
    """The marks that a sentence of an article lacks, by its own marks and by the quotation that runs through it."""
    pairs = pairs_of(article)
    text = article["text"]
    missing = balance_marks(text[start:end], pairs)
    quotation = find_running_quotation(article, start, end)
    if quotation is None or missing != ("", ""):
        return missing
    opening = text[quotation["start"]]
    if opening not in pairs:
        return missing
    runs_on = quotation["end"] > end or text[quotation["end"] - 1] != pairs[opening]
    return (opening if quotation["start"] < start else ""), (pairs[opening] if runs_on else "")


def pairs_of(article: Row) -> dict[str, str]:
    """Which mark closes which in an article, by its language."""
    return PAIRS.get(str(article["language"])[:2], ENGLISH)


def find_running_quotation(article: Row, start: int, end: int) -> Row | None:
    """The direct quotation that the whole sentence is part of, marks included; None if there is none."""
    for quotation in article["quotations"]:
        if quotation["kind"] == "direct" and quotation["start"] <= start and end <= quotation["end"]:
            found: Row = quotation
            return found
    return None


def balance_marks(text: str, pairs: dict[str, str]) -> Missing:
    """The marks that a text lacks, judged by the text alone."""
    if not _MARK.search(text):
        return "", ""
    openers = {closer: opener for opener, closer in pairs.items()}
    still_open: list[str] = []
    before = ""
    for mark in filter((pairs.keys() | openers.keys()).__contains__, text):
        if still_open and mark == pairs[still_open[-1]]:
            still_open.pop()
        elif mark in pairs:
            still_open.append(mark)
        else:
            before = before or openers[mark]
    if still_open == [STRAIGHT] and text.endswith(STRAIGHT) and not text.startswith(STRAIGHT):
        return STRAIGHT, ""  # a straight mark says by its place only which end it is
    return before, pairs[still_open[0]] if still_open else ""
