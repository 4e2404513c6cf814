"""Average link gives one partition, whatever the order, and merges exactly what the mean score allows."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from variorum.clusters import Cohesion, average_link

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


def test_two_close_parts_do_not_merge_over_links_that_are_weaker_than_those_inside():
    inside = {pair: 800_000 for part in ("abc", "def") for pair in combinations(part, 2)}
    across = {(a, b): 350_000 for a in "abc" for b in "def"}
    assert average_link("abcdef", inside | across, 300_000) == [tuple("abcdef")]
    assert average_link("abcdef", inside | across, 300_000, Cohesion(share=80, doubt=1)) == [tuple("abc"), tuple("def")]


def test_a_single_item_joins_a_close_part_at_the_threshold():
    scores = dict.fromkeys(combinations("abc", 2), 800000) | {(a, "d"): 310_000 for a in "abc"}
    assert average_link("abcd", scores, 300_000, Cohesion(share=80, doubt=1)) == [tuple("abcd")]


@given(SCORES, st.randoms())
def test_with_cohesion_the_order_changes_nothing_either(scores, random):
    pairs = list(scores.items())
    expected = average_link(ITEMS, scores, 300_000, Cohesion(share=80, doubt=2))
    random.shuffle(pairs)
    assert average_link(ITEMS[::-1], dict(pairs), 300_000, Cohesion(share=80, doubt=2)) == expected


@given(SCORES, st.sets(st.sampled_from(list(combinations(ITEMS, 2))), max_size=4))
def test_items_that_are_to_stay_apart_are_never_in_one_part(scores, apart):
    parts = average_link(ITEMS, scores, 300_000, apart=apart)
    assert not any(a in part and b in part for part in parts for a, b in apart)
