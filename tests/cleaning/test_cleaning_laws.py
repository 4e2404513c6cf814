"""Laws of cleaning, on texts put together from prose, furniture, pictures and junk."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.cleaning import Orders, clean_article, mark_line
from variorum.cleaning.rules import NO_ORDERS
from variorum.intake.articles import make_article
from variorum.intake.outlets import read_outlets
from variorum.intake.records import Record, split_lines
from variorum.model import Article

TABLE = read_outlets([])
PROSE = (
    "The ferry to Ostrey will sail again on Monday, its owners said on Friday evening.",
    "Nobody was hurt when it ran aground in March, though a piano was lost overboard.",
    "“We looked everywhere for it,” said Odile Brannagh, who chairs the harbour board of the island.",
    "Repairs took nine weeks and cost more than the ship did when it was new, the board said.",
    "Die Reederei teilte mit, dass das Klavier am Strand gefunden worden sei, und zwar gestimmt.",
)
FURNITURE = (
    "Advertisement",
    "0 SHARES Share Tweet",
    "Related articles",
    "© 2026 Ostrey Echo",
    "Share this article",
    "12 comments",
)
OTHER = (
    "A costly spring",
    "By Maud Trelissick",
    "9 March 2026",
    "![A ferry](https://www.ostreyecho.example/f.jpg)",
    "Photograph: Lew Pascoe",
    "- one piano",
    "See [the map](https://ostreyecho.example/map) **now**",
    "---",
    "and so it",
    "of the President",
)
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\ud800-\udfff]")
ADDRESS = re.compile(r"(?:!\[[^\]]*)?\]\([^()]*\)")
JUNK = st.text(st.characters(exclude_characters="\r\n"), max_size=40)
LINES = st.one_of(st.sampled_from(PROSE), st.sampled_from(FURNITURE), st.sampled_from(OTHER), JUNK, st.just(""))
SOME_LINES = st.sets(st.integers(0, 13), max_size=4)
RECORDS = st.lists(LINES, max_size=14).map("\n".join)
CLEAN_RECORDS = st.lists(st.one_of(st.sampled_from(PROSE), st.sampled_from(FURNITURE)), min_size=2, max_size=12).map(
    "\n\n".join
)


def clean(raw: str, orders: Orders = NO_ORDERS, *, enabled: bool = True) -> Article:
    record = Record("case.txt", None, raw, "text", split_lines(raw))
    return clean_article(make_article(record, TABLE), orders, enabled=enabled)


def order(raw: str, kept: set[int], repeated: set[int]) -> Orders:
    """Orders to keep some lines, by their place, and to take some for repeated."""
    lines = list(enumerate(raw.split("\n")))
    keep = tuple(" ".join(line.split()) for n, line in lines if n in kept)
    return Orders(kept=keep, repeated=tuple(mark_line(line) for n, line in lines if n in repeated))


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)  # "__" around a word is emphasis, as "**" is, and no word


@settings(deadline=None)  # the language model loads once
@given(RECORDS, st.booleans(), SOME_LINES, SOME_LINES)
def test_every_word_of_every_line_is_in_text_blocks_or_cuts(
    raw: str,
    enabled: bool,  # noqa: FBT001 - drawn
    kept: set[int],
    repeated: set[int],
) -> None:
    article = clean(raw, order(raw, kept, repeated), enabled=enabled)
    receipts = {cut.line for cut in article.cuts}
    subheadings = words(" ".join(block.text or "" for block in article.blocks if block.kind == "subheading"))
    covered = {place for _, start, length in article.origin or () for place in range(start, start + length)}
    start = 0
    for number, line in enumerate(raw.split("\n"), 1):
        places = range(start, start + len(line))
        assert number not in receipts or covered.isdisjoint(places), "a line that was cut stands in the text too"
        if number not in receipts:
            left = "".join(" " if place in covered else raw[place] for place in places)
            lost = words(CONTROLS.sub("", blank_addresses(line, left)))
            assert set(lost) <= set(subheadings)
        start += len(line) + 1


def blank_addresses(line: str, left: str) -> str:
    """What is left of a line, without its pictures and the addresses of its links: they are no words."""
    for match in ADDRESS.finditer(line):
        left = left[: match.start()] + " " * len(match[0]) + left[match.end() :]
    return left


@settings(deadline=None)  # the language model loads once
@given(RECORDS, st.booleans())
def test_the_text_is_the_record_at_its_origin(raw: str, enabled: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    article = clean(raw, enabled=enabled)
    left = list(article.text)
    last = 0
    for start, raw_start, length in article.origin or ():
        assert article.text[start : start + length] == raw[raw_start : raw_start + length]
        assert raw_start >= last
        last = raw_start + length
        left[start : start + length] = " " * length
    assert not "".join(left).strip()


@settings(deadline=None)  # the language model loads once
@given(RECORDS)
def test_blocks_cover_the_text_and_clean_text_holds_no_control_characters(raw: str) -> None:
    article = clean(raw)
    spans = [(block.start, block.end) for block in article.blocks if block.kind != "subheading"]
    assert "\n\n".join(article.text[start:end] for start, end in spans) == article.text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\ud800-\udfff]", article.text)
    assert all(block.before in {s for s, _ in spans} for block in article.blocks if block.kind == "subheading")


@settings(deadline=None)  # the language model loads once
@given(RECORDS)
def test_a_cut_is_the_line_as_it_stood(raw: str) -> None:
    lines = raw.split("\n")
    for cut in clean(raw).cuts:
        assert cut.line is not None
        assert cut.text == re.sub(r"[\ud800-\udfff]", "\ufffd", lines[cut.line - 1])


@settings(deadline=None)  # the language model loads once
@given(CLEAN_RECORDS)
def test_cleaning_again_keeps_all_words(raw: str) -> None:
    once = clean(raw).text
    assert words(clean(once).text) == words(once)


@settings(deadline=None)  # the language model loads once
@given(CLEAN_RECORDS)
def test_furniture_goes_and_prose_stays_above_the_end_of_the_article(raw: str) -> None:
    article = clean(raw)
    assert not any(line in article.text.split("\n\n") for line in FURNITURE)
    first = next((line for line in raw.split("\n\n") if line in PROSE), None)
    assert first is None or first in article.text


@pytest.mark.parametrize(
    "unit", ["[", "![", "[a](", "**a", "_a", "© ", "By A, ", "a: ", "Share ", "(", "1 ", "\u00a0", "![a[b"]
)
def test_a_line_of_many_thousand_characters_takes_no_time(unit: str) -> None:
    began = time.process_time()
    clean(unit * (200_000 // len(unit)))
    assert time.process_time() - began < 3
