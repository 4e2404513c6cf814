"""Average link gives one partition, whatever the order, and merges exactly what the mean score allows."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from variorum.clusters import average_link

ITEMS = "abcdefgh"
SCORES = st.dictionaries(st.sampled_from(list(combinations(ITEMS, 2))), st.integers(0, 1_000_000), max_size=20)


@given(SCORES, st.randoms())
def test_the_order_of_items_and_scores_changes_nothing(scores, random):
    items, pairs = list(ITEMS), list(scores.items())
    expected = average_link(items, scores, 300_000)
    random.shuffle(items)
    random.shuffle(pairs)
    assert average_link(items, dict(pairs), 300_000) == expected


@given(SCORES)
def test_every_item_is_in_exactly_one_part(scores):
    parts = average_link(ITEMS, scores, 300_000)
    assert sorted(item for part in parts for item in part) == sorted(ITEMS)


@given(SCORES)
def test_no_two_parts_are_left_that_should_have_merged(scores):
    parts = average_link(ITEMS, scores, 300_000)
    for x, y in combinations(parts, 2):
        total = sum(scores.get((min(a, b), max(a, b)), 0) for a in x for b in y)
        assert total // (len(x) * len(y)) < 300_000


def test_a_chain_of_likenesses_does_not_glue_its_ends():
    scores = {("a", "b"): 500_000, ("b", "c"): 500_000, ("c", "d"): 500_000}
    assert average_link("abcd", scores, 300_000) == [("a", "b"), ("c", "d")]


def test_a_missing_pair_counts_as_unlike():
    assert average_link("abc", {("a", "b"): 900_000, ("b", "c"): 500_000}, 300_000) == [("a", "b"), ("c",)]
