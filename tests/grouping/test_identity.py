"""No address ever changes, is given twice, or is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.grouping import KnownStory, identify, origins, redirects, successors
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


def test_of_two_stories_that_share_alike_the_older_lives():
    days = {"a-1": "2031-05-07", "a-2": "2031-05-06"}
    (late, early), ledger = identify([(["a-1"], "late"), (["a-2"], "early")], (), days)
    [merged], ledger = identify([(["a-2", "a-1"], "both")], ledger, days)
    assert merged == early
    assert redirects(ledger, {early.id: early.slug}) == [(late.slug, early.slug)]


def test_a_part_that_holds_the_founder_keeps_the_name_before_one_of_the_same_size():
    [whole], ledger = name_all([["a-3", "a-1", "a-2", "a-4"]])
    (_, founded), _ = name_all([["a-1", "a-2"], ["a-4", "a-3"]], ledger)
    assert founded == whole


def test_a_story_of_which_a_scrap_is_left_goes_where_most_of_it_went():
    (large, small), ledger = name_all([["a-1", "a-2", "a-3", "a-4"], ["b-1", "b-2", "b-3"]])
    (both, scrap), ledger = name_all([["a-1", "a-2", "a-3", "a-4", "b-1", "b-2"], ["b-3"]], ledger)
    assert both == large
    assert scrap.id != small.id
    living = {name.id: name.slug for name in (both, scrap)}
    assert redirects(ledger, living) == [(small.slug, large.slug)]
    assert origins(ledger, living) == {scrap.id: large.id}


def test_the_other_part_of_a_split_story_says_where_it_was():
    [whole], ledger = name_all([["a-1", "a-2", "a-3"]])
    (part, rest), ledger = name_all([["a-1"], ["a-2", "a-3"]], ledger)
    assert origins(ledger, {part.id: part.slug, rest.id: rest.slug}) == {part.id: whole.id}
    (again, _), ledger = name_all([["a-1", "a-9"], ["a-2", "a-3"]], ledger)
    assert origins(ledger, {part.id: part.slug, rest.id: rest.slug}) == {again.id: whole.id}


def test_a_story_without_articles_is_withdrawn_and_lives_again_when_one_returns():
    (gone, other), ledger = name_all([["a-1", "a-2"], ["a-3"]])
    _, ledger = name_all([["a-3"]], ledger)
    assert successors(ledger, {other.id: other.slug}) == {other.id: other.id}
    assert gone.id in {story.id for story in ledger}
    (again, _), _ = name_all([["a-2"], ["a-3"]], ledger)
    assert again == gone


def test_stories_that_were_merged_and_part_again_have_the_names_that_they_had():
    (one, two), ledger = name_all([["a-1", "a-2"], ["a-3"]])
    _, ledger = name_all([["a-1", "a-2", "a-3"]], ledger)
    again, _ = name_all([["a-1", "a-2"], ["a-3"]], ledger)
    assert again == [one, two]


def test_a_story_that_falls_apart_and_is_whole_again_has_its_name():
    [whole], ledger = name_all([["a-3", "a-1", "a-2"]])
    parts, ledger = name_all([["a-1"], ["a-2"], ["a-3"]], ledger)
    [again], ledger = name_all([["a-3", "a-1", "a-2"]], ledger)
    assert parts[2] == again == whole
    assert {new for _, new in redirects(ledger, {whole.id: whole.slug})} == {whole.slug}


def test_a_ledger_that_does_not_know_its_founders_is_told_by_the_ids():
    [whole], ledger = name_all([["a-3", "a-1", "a-2", "a-4"]])
    old = [KnownStory(story.id, story.slug, story.articles) for story in ledger]
    (_, founded), _ = name_all([["a-1", "a-2"], ["a-3", "a-4"]], old)
    assert founded == whole


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


def part(homes):
    """Groups of articles, from the group that each is put in; those in none are not there."""
    groups = {}
    for n, home in enumerate(homes):
        if home is not None:
            groups.setdefault(home, []).append(f"a-{n:02}")
    return list(groups.values())


homes = st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=1, max_size=14)
histories = st.lists(homes, min_size=1, max_size=6)


@given(histories)
def test_no_address_ever_dies_or_is_given_to_another(days):
    ledger, given_out = [], {}
    for day in days:
        names, ledger = name_all(part(day), ledger)
        living = {name.id: name.slug for name in names}
        assert len(living) == len(names)
        given_out |= {name.id: name.slug for name in names if name.id not in given_out}
        assert {story.id: story.slug for story in ledger} == given_out
        assert len({slug.casefold() for slug in given_out.values()}) == len(given_out)
        standing = {article for group in part(day) for article in group}
        for story in ledger:  # a story of which an article stands is somewhere to be read
            assert story.id in successors(ledger, living) or standing.isdisjoint(story.articles)
        assert {new for _, new in redirects(ledger, living)} <= set(living.values())


@given(histories, st.randoms(use_true_random=False))
def test_names_depend_on_no_order(days, chance):
    ledger = []
    for day in days:
        groups = part(day)
        names, after = name_all(groups, ledger)
        told = {min(group): name for group, name in zip(groups, names, strict=True)}
        chance.shuffle(groups)
        chance.shuffle(ledger)
        names, again = name_all(groups, ledger)
        assert {min(group): name for group, name in zip(groups, names, strict=True)} == told
        assert again == after
        ledger = after


@given(histories)
def test_the_same_day_twice_changes_no_ledger(days):
    ledger = []
    for day in days:
        names, ledger = name_all(part(day), ledger)
        assert name_all(part(day), ledger) == (names, ledger)


@pytest.mark.parametrize(
    ("words", "slug"), [("Köln’s Straße", "kolns-strasse"), ("£150m – and counting", "150m-and-counting"), ("東京", "")]
)
def test_a_slug_spells_what_ascii_can(words, slug):
    assert slugify(words) == slug
