"""Building twice changes neither: on the articles of the hard pairs, whatever the editor orders, contradictions too."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from quality.pair_labels import read_half
from variorum.grouping import (
    Editing,
    Likenesses,
    Naming,
    age,
    compare_articles,
    connect,
    edit_groups,
    find_lonely,
    part_component,
    profile_article,
    settle_stories,
)
from variorum.model import Article
from variorum.overrides import Order

CASES = 8
"""So few cases stand together that orders which are drawn meet each other."""


@cache
def read_some() -> tuple[Article, ...]:
    found, _ = read_half("seen")
    cases = sorted({article.id.rsplit("-", 1)[0] for article in found})[:CASES]
    return tuple(
        Article(a.id, "", title=a.title, text=a.text, published=a.published, language="en")
        for a in found
        if a.id.rsplit("-", 1)[0] in cases
    )


@cache
def compare_some() -> tuple[dict, Likenesses]:
    profiled = {article.id: profile_article(article) for article in read_some()}
    return profiled, compare_articles([profile for profile, _ in profiled.values()], None)


@cache
def part_some(members: tuple[str, ...], alone: tuple[str, ...], foes: tuple[tuple[str, str], ...]):
    profiled, _ = compare_some()
    words = {key: told for key, (_, told) in profiled.items()}
    return part_component([profiled[key][0] for key in members], words, alone, foes)


def group(editing: Editing):
    profiled, likenesses = compare_some()
    profiles = [profile for profile, _ in profiled.values()]
    lonely = find_lonely(profiles, likenesses)
    components = connect(profiles, likenesses, lonely)

    def part(aside):
        left = [tuple(key for key in component if key not in aside) for component in components]
        left = [some for some in left if some] + [(key,) for key in sorted(aside)]
        foes = [tuple(sorted(pair for pair in editing.apart if set(pair) <= set(some))) for some in left]
        alone = [tuple(sorted(set(some) & set(lonely))) for some in left]
        return [found for parts in map(part_some, left, alone, foes) for found in parts]

    return edit_groups(part, editing, {profile.id: age(profile) for profile in profiles})


def build(orders, known):
    articles = read_some()
    naming = Naming({a.id: frozenset({a.id}) for a in articles}, {a.id: a.title or a.id for a in articles})
    return settle_stories(group, sorted(orders), naming, known)


@cache
def begin():
    return build([], ())


@st.composite
def orders_over_stories(draw: st.DrawFn):
    articles = st.sampled_from([article.id for article in read_some()])
    slugs = st.sampled_from([identity.slug for identity in begin().identities])
    some = st.sets(articles, min_size=2, max_size=4).map(sorted).map(tuple)
    several = st.sets(slugs, min_size=2, max_size=3).map(sorted).map(tuple)
    by_articles = st.builds(Order, st.sampled_from(["merge", "split", "never"]), some)
    by_stories = st.builds(Order, st.sampled_from(["merge", "never"]), st.just(()), several)
    pins = st.builds(Order, st.just("pin"), st.tuples(articles), st.tuples(slugs))
    return draw(st.lists(by_articles | by_stories | pins, min_size=2, max_size=8))


@settings(deadline=None)
@given(orders_over_stories(), st.booleans())
def test_a_second_build_with_the_state_of_the_first_gives_the_same_stories_with_the_same_ids(orders, has_state):
    first = build(orders, begin().ledger if has_state else ())
    second = build(orders, first.ledger)
    assert second.identities == first.identities
    assert second.groups == first.groups
    assert second.ledger == first.ledger
    assert second.warnings == first.warnings
