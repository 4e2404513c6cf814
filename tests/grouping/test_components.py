"""Grouping component by component, from what is remembered, is grouping all articles at once."""

from __future__ import annotations

from itertools import combinations

import msgspec
from hypothesis import given

from grouping.plain_grouping import (
    article_sets,
    plain_follows,
    plain_link,
    plain_lonely,
    plain_parts,
    plain_score,
    profile_all,
)
from variorum.grouping import (
    Group,
    compare_articles,
    connect,
    find_lonely,
    group_articles,
    order_groups,
    part_component,
    profile_article,
)
from variorum.model import Article


def name_words(articles):
    return {article.id: profile_article(article)[1] for article in articles}


def part_all(articles):
    profiles = {p.id: p for p in profile_all(articles)}
    everyone = list(profiles.values())
    likenesses = compare_articles(everyone, None)
    lonely = find_lonely(everyone, likenesses)
    parts = connect(everyone, likenesses, lonely)
    return [part_component([profiles[i] for i in part], name_words(articles), lonely) for part in parts]


@given(article_sets())
def test_parting_components_is_parting_everything(articles):
    parts = sorted(tuple(sorted(group.articles)) for groups in part_all(articles) for group in groups)
    assert parts == plain_parts(profile_all(articles))


@given(article_sets())
def test_components_hold_every_article_once_and_no_strong_pair_across(articles):
    profiles = profile_all(articles)
    parts = connect(profiles, compare_articles(profiles, None), ())
    assert sorted(i for part in parts for i in part) == sorted(p.id for p in profiles)
    home = {i: n for n, part in enumerate(parts) for i in part}
    several = [p for p in profiles if not p.is_round_up]
    assert all(home[a.id] == home[b.id] for a, b in combinations(several, 2) if plain_score(a, b) >= 130_000)
    assert all(parts[home[p.id]] == (p.id,) for p in profiles if p.is_round_up)


def test_a_component_is_a_chain_of_strong_pairs_however_long():
    words = [f"zorl{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(200)]
    links = [Article(f"a-{n:03}", "", text=" ".join(words[n * 3 : n * 3 + 6]), language="en") for n in range(60)]
    profiles = profile_all([*links, Article("b", "", text="Quite another matter altogether", language="en")])
    assert connect(profiles, compare_articles(profiles, None), ()) == [tuple(a.id for a in links), ("b",)]


@given(article_sets())
def test_every_merge_is_the_strongest_link_that_was_left_and_names_words_of_both(articles):
    profiles = {p.id: p for p in profile_all(articles)}
    words, lonely = name_words(articles), plain_lonely(list(profiles.values()))
    for group in (group for groups in part_all(articles) for group in groups):
        joined = [group.articles[0]]
        for merge in group.merges:
            left = [i for i in group.articles if i not in joined]
            links = [(-plain_link(profiles[a], profiles[b], lonely), a, b) for a in joined for b in left]
            assert (-merge.score, *merge.articles) == min(links)
            told = ", ".join(line.split(": ")[1] for line in merge.evidence[:-1] if ": " in line)
            assert set(told.replace(", ", " ").split()) <= shared(words, *merge.articles)
            joined.append(merge.articles[1])
        assert sorted(joined) == sorted(group.articles)


def shared(words, a, b):
    """The words of both, as either spells them."""
    mine, theirs = ({word for term in words[key] for word in term.split()} for key in (a, b))
    return {word for word in mine if word.casefold() in {other.casefold() for other in theirs}}


@given(article_sets())
def test_a_group_follows_the_earlier_ones_of_its_saga(articles):
    groups = group_articles(articles)
    profiles = {p.id: p for p in profile_all(articles)}
    assert [g.follows for g in groups] == plain_follows([g.articles for g in groups], profiles)


@given(article_sets())
def test_groups_and_their_articles_stand_oldest_first_and_undated_last(articles):
    age = {p.id: (p.day or "9999", p.id) for p in profile_all(articles)}
    groups = group_articles(articles)
    assert [g.articles for g in groups] == sorted((g.articles for g in groups), key=lambda part: age[part[0]])
    assert all(list(g.articles) == sorted(g.articles, key=lambda i: age[i]) for g in groups)


@given(article_sets())
def test_ordering_groups_again_changes_nothing(articles):
    profiles = profile_all(articles)
    groups = group_articles(articles)
    assert order_groups(reversed(groups), profiles, compare_articles(profiles, None)) == groups


def test_nothing_and_one_article_are_no_and_one_group():
    only = Article("a", "", text="")
    assert group_articles([]) == ()
    assert group_articles([only]) == (Group(("a",), ()),)


def test_groups_can_be_kept_as_bytes():
    twins = [Article(f"a-{n}", "", text="Arrowby beat Brimtal at Cobbleth", language="en") for n in range(2)]
    groups = group_articles(twins)
    assert groups[0].merges
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(groups), type=tuple[Group, ...]) == groups
