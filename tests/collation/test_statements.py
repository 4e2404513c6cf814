"""Statements: every sentence is cited, what is the same is one statement, what is only alike is not."""

from __future__ import annotations

import pytest

from small_stories import article, collate, words

FLOOD_A = (
    "The river Onder burst its banks at Kelmscar on Monday night and flooded two hundred cellars. "
    "A pumping station at Saint Odo had failed after lightning struck its transformer.\n\n"
    "“We had eleven minutes from the alarm to the water,” said Iva Trell, the mayor of Kelmscar.\n\n"
    "Schools stay closed until Thursday."
)
FLOOD_B = (
    "Two hundred cellars in Kelmscar were flooded on Monday night when the river Onder burst its banks. "
    "Lightning had struck the transformer of the pumping station at Saint Odo, which failed.\n\n"
    "Iva Trell, the mayor of Kelmscar, said: “We had eleven minutes from the alarm to the water.”\n\n"
    "A brass band played on the roof of the town hall."
)
A, B = article("a", FLOOD_A), article("b", FLOOD_B)


def partners(story, articles, opening: str) -> set[str]:
    """The articles cited by the statement that cites the sentence with these first words."""
    [found] = [
        s
        for s in story.statements
        if any(words(articles, c).startswith(opening) and c.relation != "partly" for c in s.citations)
    ]
    return {c.article for c in found.citations}


@pytest.mark.parametrize("opening", ["The river Onder", "A pumping station", "“We had eleven"])
def test_reworded_sentences_are_one_statement(opening):
    assert partners(collate(A, B), (A, B), opening) == {"a", "b"}


@pytest.mark.parametrize(("opening", "only"), [("Schools stay", "a"), ("A brass band", "b")])
def test_what_one_report_tells_stays_its_own(opening, only):
    assert partners(collate(A, B), (A, B), opening) == {only}


def test_every_sentence_is_cited_and_none_is_shown_twice():
    story = collate(A, B)
    cited = {(c.article, c.start, c.end) for s in story.statements for c in s.citations}
    assert cited == {(a.id, *span) for a in (A, B) for span in a.sentences}
    shown = [s.shown for s in story.statements]
    assert len(shown) == len(set(shown))


def test_what_is_shown_is_a_whole_sentence_cited_with_its_own_words():
    story = collate(A, B)
    sentences = {(a.id, *span) for a in (A, B) for span in a.sentences}
    for s in story.statements:
        assert (s.shown.article, s.shown.start, s.shown.end) in sentences
        own = [c for c in s.citations if c.relation == "words"]
        assert [(c.article, c.start, c.end) for c in own] == [(s.shown.article, s.shown.start, s.shown.end)]


def test_two_sources_make_the_core_and_each_report_opens_somewhere():
    story = collate(A, B)
    assert {s.sources for s in story.statements if s.tier == "core"} == {2}
    open_spans = {(c.article, c.start) for s in story.statements if s.tier != "folded" for c in s.citations}
    assert {(a.id, a.sentences[0][0]) for a in (A, B)} <= open_spans


def test_a_single_report_opens_with_five_sentences_and_folds_the_rest():
    lone = article(
        "a",
        " ".join(
            f"The {n} wagon of the train carried {n} barrels." for n in "first second third fourth fifth sixth".split()
        ),
    )
    story = collate(lone)
    assert [s.tier for s in story.statements] == ["only"] * 5 + ["folded"]
    assert story.kind == "single"


def test_the_same_words_of_two_speakers_are_two_statements():
    a = article("a", "Iva Trell is the mayor. “We will be in the strongest possible position,” said Iva Trell.")
    b = article("b", "Olof Berg leads the opposition. “We will be in the strongest possible position,” said Olof Berg.")
    story = collate(a, b)
    assert all(
        {c.article for c in s.citations} != {"a", "b"}
        for s in story.statements
        if "strongest" in words((a, b), s.shown)
    )


def test_sentences_about_different_days_are_two_statements():
    a = article("a", "Iva Trell met the levee inspectors of Kelmscar at the town hall on Monday.")
    b = article("b", "Iva Trell met the levee inspectors of Kelmscar at the town hall on Thursday.")
    assert [s.tier for s in collate(a, b).statements] == ["only", "only"]


def test_a_mere_lead_in_is_never_merged():
    a = article("a", "Asked about the flood, she said:\n\n“No.”")
    b = article("b", "She was asked about the flood in Kelmscar and its causes.")
    assert not any(len(s.citations) > 1 for s in collate(a, b).statements)


@pytest.mark.parametrize("off", ["alignment", "order", "headline", "discrepancies", "reuse"])
def test_with_a_stage_off_every_sentence_is_still_cited(off):
    story = collate(A, B, off=off)
    cited = {(c.article, c.start, c.end) for s in story.statements for c in s.citations}
    assert cited == {(a.id, *span) for a in (A, B) for span in a.sentences}


def test_an_article_more_changes_no_id_of_a_statement_that_it_does_not_touch():
    before = {s.id for s in collate(A, B).statements if s.sources == 1}
    third = article("c", "In Marrick a chess club won a cup.", published="2026-02-05")
    assert before <= {s.id for s in collate(A, B, third).statements}


def test_the_order_of_the_core_is_the_order_that_reports_share():
    story = collate(A, B)
    core = [words((A, B), s.shown) for s in story.statements if s.tier == "core"]
    assert core.index(next(c for c in core if "Onder" in c)) < core.index(next(c for c in core if "eleven" in c))


def test_collating_twice_gives_the_same():
    assert collate(A, B) == collate(A, B)


def test_a_block_without_names_is_labelled_by_its_figures():
    a = article("a", "The fare rose by 12 per cent after the strike of the drivers on the long northern line.")
    b = article("b", "After the strike of the drivers on the long northern line the fare rose by 12 per cent.")
    assert [s.block for s in collate(a, b).statements if s.tier == "core"] == ["12 per cent"]
