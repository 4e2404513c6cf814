"""Shared quotations: one utterance in several reports, by content and speaker, whatever the order of the reports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import read_cases
from small_stories import article, collate
from variorum.collation.word_alignment import align_words, find_run

CASES = read_cases("shared_quotations")
MARKS = "“”,. "


def _told(shared, articles):
    """The members of each group: report, variant and words."""
    text = {q.id: a.text[q.start : q.end].strip(MARKS) for a in articles for q in a.quotations}
    return {frozenset(f"{m['article']} {m['variant']}: {text[m['quotation']]}" for m in s.members) for s in shared}


@pytest.mark.parametrize("case", CASES, ids=[c.title for c in CASES])
def test_what_is_one_utterance_is_grouped_and_nothing_else(case):
    articles = [article(key, case.blocks[key]) for key in "abc" if key in case.blocks]
    expected = {frozenset(line.split(" | ")) for line in case.blocks["shared"].splitlines()}
    assert _told(collate(*articles).quotations, articles) == expected


@pytest.mark.parametrize("case", CASES, ids=[c.title for c in CASES])
def test_the_order_of_the_reports_changes_nothing(case):
    articles = [article(key, case.blocks[key]) for key in "abc" if key in case.blocks]
    assert collate(*reversed(articles)).quotations == collate(*articles).quotations


def test_a_shared_quotation_has_the_speaker_whom_any_report_names():
    said = "“The river took the lower street before anybody woke”"
    named = article("a", f"The mayor, Helen Trell, came on Monday.\n\n{said}, said Helen Trell.")
    unnamed = article("b", f"A note hung on the door: {said}.")
    [shared] = collate(named, unnamed).quotations
    assert shared.speaker is not None


SPOKEN = "We are in the strongest possible position to rebuild this town"


def _say(*reports):
    """The shared quotation of reports, each an outlet and whom it names."""
    articles = [
        article(key, f"“{SPOKEN},” said {speaker}.\n\n{key} was there.", outlet=outlet)
        for key, outlet, speaker in reports
    ]
    [shared] = collate(*articles).quotations
    return shared


def test_the_speaker_whom_most_sources_name_is_elected():
    shared = _say(("a", "o-a", "Martin Trell"), ("b", "o-b", "Helen Berg"), ("c", "o-c", "Helen Berg"))
    assert shared.speaker == "person:helen berg"


def test_two_reports_of_one_outlet_have_one_voice():
    shared = _say(("a", "o-a", "Martin Trell"), ("b", "o-b", "Helen Berg"), ("c", "o-b", "Helen Berg"))
    assert shared.speaker is None


def test_as_many_voices_for_two_speakers_elect_neither():
    assert _say(("a", "o-a", "Martin Trell"), ("b", "o-b", "Helen Berg")).speaker is None


words = st.lists(st.sampled_from("abcd"), max_size=8)


@given(words, words)
def test_aligned_words_are_the_same_and_in_order(a, b):
    shared = align_words(a, b, [1] * len(a))
    assert all(a[i] == b[j] for i, j in shared.pairs)
    assert list(shared.pairs) == sorted(set(shared.pairs))
    assert len({i for i, _ in shared.pairs}) == len({j for _, j in shared.pairs}) == shared.weight


@given(words, words)
def test_as_many_words_are_aligned_from_either_side(a, b):
    assert align_words(a, b, [1] * len(a)).weight == align_words(b, a, [1] * len(b)).weight


@given(words, words, words)
def test_a_run_inside_a_longer_text_is_found_whole(before, run, after):
    found = find_run(run, before + run + after, [1] * len(run))
    assert found is not None
    assert found.weight == len(run)
