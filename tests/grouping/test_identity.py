"""No address ever changes, is given twice, or is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.grouping import KnownStory, identify, redirects
from variorum.slugs import slugify


def name_all(groups, known=()):
    return identify([(ids, " ".join(ids)) for ids in groups], known)


def test_a_story_that_grows_keeps_its_id_and_address():
    [before], ledger = name_all([["a-1"]])
    [after], _ = identify([(["a-0", "a-1"], "quite another title")], ledger)
    assert after == before


def test_of_two_stories_that_merge_the_larger_overlap_lives_and_the_other_redirects():
    (big, small), ledger = name_all([["a-1", "a-2"], ["a-3"]])
    [merged], ledger = name_all([["a-1", "a-2", "a-3"]], ledger)
    assert merged == big
    assert redirects(ledger, {merged.id: merged.slug}) == [(small.slug, big.slug)]


def test_a_redirect_leads_to_the_living_end_of_a_chain():
    ledger = [
        KnownStory("s-1", "one", ("a-1",), "s-2"),
        KnownStory("s-2", "two", ("a-1", "a-2"), "s-3"),
        KnownStory("s-3", "three", ("a-1", "a-2", "a-3")),
    ]
    assert redirects(ledger, {"s-3": "three"}) == [("one", "three"), ("two", "three")]


def test_a_split_story_keeps_its_address_with_the_larger_part():
    [whole], ledger = name_all([["a-1", "a-2", "a-3"]])
    (part, rest), _ = name_all([["a-1"], ["a-2", "a-3"]], ledger)
    assert rest == whole
    assert part.id != whole.id
    assert part.slug != whole.slug


def test_an_address_is_unique_whatever_its_case():
    names, _ = identify([(["a-1"], "The Vote"), (["a-2"], "the vote!")], ())
    assert len({n.slug.casefold() for n in names}) == 2


@given(st.text())
def test_a_slug_is_short_lower_case_ascii(words):
    [name], _ = identify([(["a-1"], words)], ())
    assert name.slug == name.slug.lower()
    assert name.slug.isascii()
    assert 0 < len(name.slug) <= 80
    assert set(name.slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.lists(st.lists(st.integers(0, 30), min_size=1, unique=True), max_size=6))
def test_naming_twice_changes_nothing(groups):
    seen: set[int] = set()
    parts = [sorted(f"a-{n}" for n in g if n not in seen and not seen.add(n)) for g in groups]
    parts = [p for p in parts if p]
    first, ledger = name_all(parts)
    again, ledger_again = name_all(parts, ledger)
    assert (again, ledger_again) == (first, ledger)


@pytest.mark.parametrize(
    ("words", "slug"), [("Köln’s Straße", "kolns-strasse"), ("£150m – and counting", "150m-and-counting"), ("東京", "")]
)
def test_a_slug_spells_what_ascii_can(words, slug):
    assert slugify(words) == slug
