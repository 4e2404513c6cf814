"""Copies are known by whole sentences or by most of their runs of words, however they are cut and moved about."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.grouping.copies import CopyMarks, is_copy, mark_copies

SENTENCES = [
    f"The {thing} of the old {place} was {done} on the quay by {n} men of the night watch."
    for n, (thing, place, done) in enumerate(
        (thing, place, done)
        for thing in ("bell", "crane", "lantern")
        for place in ("harbour", "theatre")
        for done in ("painted", "sold", "mended")
    )
]
TEXTS = st.lists(st.sampled_from(SENTENCES), unique=True, max_size=12).map(" ".join)


def test_a_report_cut_to_half_with_its_paragraphs_moved_is_a_copy():
    cut = "\n\n".join(reversed(SENTENCES[:6]))
    assert is_copy(mark_copies(" ".join(SENTENCES[:12])), mark_copies(cut))


def test_a_report_in_which_every_sentence_was_touched_is_a_copy():
    touched = " ".join(f"{sentence[:-1]}, we hear." for sentence in SENTENCES[:12])
    assert is_copy(mark_copies(" ".join(SENTENCES[:12])), mark_copies(touched))


def test_one_quoted_sentence_makes_no_copy():
    own = " ".join(f"Nobody at the {n} gates of Marrick could say why the ferry had not come in." for n in range(9))
    assert not is_copy(mark_copies(" ".join(SENTENCES[:12])), mark_copies(f"{own} {SENTENCES[0]}"))


def test_texts_too_short_for_any_sign_are_no_copies():
    assert not is_copy(mark_copies("Fog at sea."), mark_copies("Fog at sea."))
    assert mark_copies("") == CopyMarks()


@given(TEXTS, TEXTS)
def test_being_a_copy_goes_both_ways(one, other):
    assert is_copy(mark_copies(one), mark_copies(other)) == is_copy(mark_copies(other), mark_copies(one))
