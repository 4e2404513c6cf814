"""What is known of old pairs is taken over, and the answer is that of comparing all, byte for byte."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from struct import pack, unpack

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouping.plain_grouping import COPY, are_candidates, are_copies, article_sets, plain_words, profile_all
from variorum.grouping import Likenesses, compare_articles
from variorum.model import Article

FOUR = profile_all(
    [Article(f"a-{n}", "", text="Arrowby beat Brimtal at Cobbleth " + "Drumlow " * n, language="en") for n in range(4)]
)
KNOWN = compare_articles(FOUR, None)


def pair(low: int, high: int, words: int) -> int:
    return low << 42 | high << 21 | words


def test_there_is_something_to_take_over():
    assert len(KNOWN.pairs) == 6 * 8


@given(article_sets())
def test_every_pair_has_the_likeness_that_it_has_alone(articles):
    ordered = sorted(profile_all(articles), key=lambda p: p.key)
    expected = [
        pair(m, n, plain_words(a, b) | (COPY if are_copies(a, b) else 0))
        for (m, a), (n, b) in combinations(enumerate(ordered), 2)
        if are_candidates(a, b)
    ]
    found = compare_articles(ordered, None)
    assert found.profiles == b"".join(p.key for p in ordered)
    assert found.pairs == pack(f"<{len(expected)}q", *expected)


@given(article_sets(), article_sets(4), st.data())
def test_what_is_known_of_any_other_set_changes_nothing(articles, others, data):
    """Of the set known some articles stayed, some are gone, some are new and some have another text."""
    stayed = data.draw(st.lists(st.sampled_from(articles), unique_by=lambda a: a.id)) if articles else []
    gone = [replace(article, id=f"g-{article.id}") for article in others]
    changed = [replace(article, text=f"{article.text} eskwith") for article in articles if article not in stayed]
    known = compare_articles(profile_all([*stayed, *gone, *changed]), None)
    assert compare_articles(profile_all(articles), known) == compare_articles(profile_all(articles), None)


@given(article_sets(), st.randoms())
def test_the_order_of_articles_changes_nothing(articles, random):
    profiles = profile_all(articles)
    shuffled = random.sample(profiles, len(profiles))
    known = compare_articles(shuffled[::2], None)
    assert compare_articles(shuffled, known) == compare_articles(profiles, None)


def test_what_is_known_is_not_computed_again():
    """A likeness that no comparison gives shows that it was taken over."""
    marked = Likenesses(KNOWN.profiles, pack("<q", pair(0, 1, 7)) + KNOWN.pairs[8:])
    assert compare_articles(FOUR, marked) == marked


PAIRS = list(unpack("<6q", KNOWN.pairs))


@pytest.mark.parametrize(
    ("profiles", "pairs"),
    [
        (KNOWN.profiles[:-1], KNOWN.pairs),
        (KNOWN.profiles, KNOWN.pairs[:-1]),
        (KNOWN.profiles[::-1], KNOWN.pairs),
        (KNOWN.profiles[:16] * 4, KNOWN.pairs),
        (KNOWN.profiles[:32], KNOWN.pairs),
        (b"", KNOWN.pairs),
        (KNOWN.profiles, pack("<6q", *PAIRS[::-1])),
        (KNOWN.profiles, pack("<q", pair(0, 4, 500_000))),
        (KNOWN.profiles, pack("<q", pair(1, 1, 500_000))),
        (KNOWN.profiles, pack("<q", pair(2, 1, 500_000))),
        (KNOWN.profiles, pack("<q", pair(0, 1, 1_000_001))),
        (KNOWN.profiles, pack("<q", -pair(0, 1, 500_000))),
    ],
)
def test_damaged_knowledge_is_not_used(profiles, pairs):
    assert compare_articles(FOUR, Likenesses(profiles, pairs)) == KNOWN


def test_nothing_and_one_article_have_no_pairs():
    assert compare_articles([], None) == Likenesses(b"", b"")
    assert compare_articles([], KNOWN) == Likenesses(b"", b"")
    assert compare_articles(FOUR[:1], None) == Likenesses(FOUR[0].key, b"")


def test_likenesses_can_be_kept_as_bytes():
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(KNOWN), type=Likenesses) == KNOWN
