"""Words as numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.words import MAX_RARITY, cosine, fold, rarity, spell_with_gaps, spell_words, stem, stems, weights


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("defence", "defense"),
        ("organise", "organized"),
        ("centre", "center"),
        ("ministers", "minister"),
        ("honours", "honors"),
    ],
)
def test_inflection_and_house_spelling_fold(a, b):
    assert stem(a, "en") == stem(b, "en")


def test_a_possessive_is_the_word_itself():
    assert fold("Lind’s the boys' book") == ["lind", "the", "boys", "book"]


def test_figures_keep_their_digits_together():
    assert fold("1,240 flats and 2.5 tonnes") == ["1240", "flats", "and", "25", "tonnes"]


def test_a_word_stands_after_what_is_between_it_and_the_one_before():
    assert spell_with_gaps("The (old) mill’s wheel") == [("", "The"), (" (", "old"), (") ", "mill"), (" ", "wheel")]


@given(st.text())
def test_words_are_the_same_with_and_without_what_is_between_them(text):
    assert [word for _, word in spell_with_gaps(text)] == spell_words(text)


def test_rare_words_weigh_more_and_common_ones_nothing():
    assert rarity("the") < 0.1 < rarity("government") < rarity("dredger") <= MAX_RARITY
    assert rarity("xqzzk") == MAX_RARITY


def test_other_languages_have_their_own_stems_and_tables():
    assert stems("Mieten steigen", "de") == stems("Miete steigen", "de")
    assert rarity("und", "de") < 0.1 < rarity("und", "en")


@given(st.text(), st.text())
def test_likeness_is_symmetric_and_between_nothing_and_one(a, b):
    x, y = weights(a), weights(b)
    assert cosine(x, y) == cosine(y, x)
    assert 0.0 <= cosine(x, y) <= 1.0 + 1e-9


@given(st.text(min_size=1))
def test_a_text_is_like_itself(text):
    vector = weights(text)
    assert not vector or abs(cosine(vector, vector) - 1) < 1e-9
