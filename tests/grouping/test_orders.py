"""Laws of grouping on the articles of the hard pairs: no order matters, and what comes later changes nothing else."""

from __future__ import annotations

import random
from functools import cache

import pytest

from quality.pair_labels import read_half
from variorum.grouping import (
    Group,
    Likenesses,
    Profile,
    compare_articles,
    connect,
    find_lonely,
    part_component,
    profile_article,
)
from variorum.model import Article


@cache
def profiled() -> tuple[tuple[Profile, tuple[str, ...]], ...]:
    articles, _ = read_half("seen")
    return tuple(
        profile_article(Article(a.id, "", title=a.title, text=a.text, published=a.published, language="en"))
        for a in articles
    )


def group(profiles: list[Profile], likenesses: Likenesses) -> set[Group]:
    by_id, words = {p.id: p for p in profiles}, {p.id: told for p, told in profiled()}
    lonely = find_lonely(profiles, likenesses)
    parts = connect(profiles, likenesses, lonely)
    return {found for part in parts for found in part_component([by_id[i] for i in part], words, lonely)}


@cache
def at_once() -> tuple[Likenesses, frozenset[Group]]:
    profiles = [profile for profile, _ in profiled()]
    likenesses = compare_articles(profiles, None)
    return likenesses, frozenset(group(profiles, likenesses))


@pytest.mark.parametrize("seed", range(20))
def test_twenty_orders_of_arrival_give_one_grouping(seed):
    profiles = [profile for profile, _ in profiled()]
    random.Random(seed).shuffle(profiles)
    assert group(profiles, compare_articles(profiles, None)) == at_once()[1]


@pytest.mark.parametrize("seed", range(3))
def test_articles_that_come_a_few_at_a_time_end_in_the_same_grouping(seed):
    profiles = [profile for profile, _ in profiled()]
    dice = random.Random(seed)
    dice.shuffle(profiles)
    known, there = None, 0
    while there < len(profiles):
        there = min(len(profiles), there + dice.randint(1, 9))
        known = compare_articles(profiles[:there], known)
    assert known == at_once()[0]
    assert group(profiles, known) == at_once()[1]


def test_an_article_of_another_event_changes_no_other_group():
    text = "Zorlaby Qendrit opened the Vexmoor lighthouse museum; curator Ulla Imbrek showed a lens of 1871."
    other = profile_article(Article("z", "", text=text, published="2026-03-09", language="en"))[0]
    profiles = [other, *(profile for profile, _ in profiled())]
    likenesses = compare_articles(profiles, None)
    parts = connect(profiles, likenesses, find_lonely(profiles, likenesses))
    assert ("z",) in parts
    left = [part for part in parts if part != ("z",)]
    assert left == connect(profiles[1:], at_once()[0], find_lonely(profiles[1:], at_once()[0]))
