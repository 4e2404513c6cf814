"""Which sentences say the same: near words count, updates and other speakers do not, and order changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_stories import article
from variorum.collation import Material
from variorum.collation.alignment import MOST_ODDS, Alignment, align_sentences, measure_pairs
from variorum.collation.candidates import NEAREST
from variorum.collation.material import units_of
from variorum.collation.nodes import join_twins
from variorum.collation.roles import find_roles
from variorum.collation.support import MOST_COUNTED, find_support
from variorum.resolution import resolve_story


def align(*articles):
    """The nodes of some articles and their alignment."""
    known = resolve_story(articles)
    material = Material(tuple(articles), known.mentions, known.speakers)
    nodes = join_twins(units_of(material))
    return nodes, align_sentences(material, nodes, {})


def odds(first: str, second: str, **facts: str):
    """The odds of the first sentences of two reports, of which the second may have other facts."""
    nodes, alignment = align(article("a", first), article("b", second, **facts))
    place = {node.unit.text: n for n, node in enumerate(nodes)}
    return alignment.get(place[first.partition("\n")[0]], place[second.partition("\n")[0]])


REST = "\n\nThe harvest of plums was poor.\n\nA choir sang in the old mill."
OTHERS = "\n\nTrains to the coast are full.\n\nThe museum opens at noon."


def test_words_that_are_near_in_meaning_speak_for_a_pair():
    near = odds(f"The court overturned the permit for the mine.{REST}", f"Judges annulled the mine's licence.{OTHERS}")
    far = odds(f"The court overturned the permit for the mine.{REST}", f"Farmers planted the mine's meadow.{OTHERS}")
    assert near > far


def test_a_count_that_a_later_report_gives_otherwise_is_no_pair():
    first, second = "The storm killed 38 people in Tessa.", "The storm killed 41 people in Tessa."
    assert odds(first + REST, second + OTHERS) > 0
    assert odds(first + REST, second + OTHERS, published="2026-02-05") is None


def test_the_same_words_of_two_reports_are_one_node():
    nodes, _ = align(article("a", f"The dam broke.{REST}"), article("b", f"The dam broke!{OTHERS}"))
    assert sorted(len(node.units) for node in nodes) == [1, 1, 1, 1, 2]


def test_two_sentences_of_one_report_are_no_pair():
    _, alignment = align(
        article("a", "The dam broke at dawn.\n\nThe dam broke at dusk."), article("b", "The dam broke at noon.")
    )
    assert len(alignment.odds) == 2


def test_a_sentence_is_compared_with_its_nearest_only():
    many = [article(f"r{n}", f"The {w} ferry sank near the {w} pier of Tessa.") for n, w in enumerate(WORDS)]
    known = resolve_story(many)
    found = measure_pairs(Material(tuple(many), known.mentions, known.speakers), join_twins(_units(many, known)), {})
    assert len(found.low) <= NEAREST * len(many)
    assert all(low < high for low, high in zip(found.low.tolist(), found.high.tolist(), strict=True))


def _units(articles, known):
    return units_of(Material(tuple(articles), known.mentions, known.speakers))


WORDS = (
    "amber azure brown coral cream green ivory khaki lemon lilac mauve ochre olive pearl peach plum purple red rose "
    "ruby sand scarlet silver tan teal umber violet white yellow golden grey black blue"
).split()


@given(st.data(), st.integers(2, 9))
def test_groups_hold_every_node_once_whatever_the_order_of_pairs(data, size):
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    found = {pair: data.draw(st.integers(-MOST_ODDS, MOST_ODDS)) for pair in pairs if data.draw(st.booleans())}
    support = find_support(size, Alignment(found, found, ()))
    assert sorted(n for s in support for n in s.nodes) == list(range(size))
    shuffled = dict(data.draw(st.permutations(list(found.items()))))
    assert find_support(size, Alignment(shuffled, shuffled, ())) == support
    assert not any(set(s.nodes) & set(s.partly) for s in support)


@pytest.mark.parametrize("odds_of_the_last", [-MOST_ODDS, MOST_COUNTED // 2])
def test_what_was_not_compared_speaks_against_a_merge(odds_of_the_last):
    chain = Alignment({(0, 1): MOST_ODDS, (1, 2): odds_of_the_last}, {}, ())
    assert max(len(s.nodes) for s in find_support(3, chain)) == 2


def test_a_role_means_the_one_person_who_has_it():
    told = (
        article("a", "Chancellor Magnus Falk met the mayor, Joan Tetlow, on Monday.\n\nThe judge Iva Trell was ill."),
        article("b", "Paul Adam, the judge, spoke. Joan Tetlow, the mayor, thanked the chancellor."),
    )
    roles = find_roles(told, resolve_story(told).mentions)
    assert {role: key.rpartition(" ")[2] for role, key in roles.items()} == {"chancellor": "falk", "mayor": "tetlow"}
