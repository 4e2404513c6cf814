"""Whom a pronoun or office in a speaker's place stands for."""

from __future__ import annotations

import pytest

from reading.reading_cases import read, words

SAID = "“It rained for forty days,” {} said."


@pytest.mark.parametrize(
    ("before", "speaker", "stands_for"),
    [
        ("Peter Voss opened the bridge.", "he", "Peter Voss"),
        ("Peter Voss opened the bridge. It was wet.", "he", "Peter Voss"),
        ("Peter Voss opened the bridge. It was wet. It was cold. It was dark.", "he", "-"),
        ("Peter Voss met Martin Orne. Martin Orne left.", "he", "Martin Orne"),
        ("Peter Voss met Martin Orne on Monday. The German mayor, Paul Kern, was braver.", "he", "Paul Kern"),
        ("Martin Orne praised Peter Voss. Paul Kern, the mayor of Leeds, was braver.", "he", "Paul Kern"),
        ("Martin Orne praised Peter Voss. The old mayor was braver.", "he", "Martin Orne"),
        ("They met Transport Minister Peter Voss on Monday.", "he", "-"),
        ("Transport Minister Peter Voss opened the bridge.", "he", "Peter Voss"),
        ("Germany opened the bridge.", "she", "-"),
        ("Peter Voss opened the bridge for Martin Orne.", "he", "Peter Voss"),
        ("Peter Voss opened the bridge that Martin Orne built.", "he", "-"),
        ("Peter Voss opened the bridge.", "she", "-"),
        ("Peter Voss arrived. Anna Kern opened the bridge.", "she", "Anna Kern"),
        ("They met Transport Minister Peter Voss.", "the transport minister", "Peter Voss"),
        ("They met Peter Voss, the transport minister.", "the transport minister", "Peter Voss"),
        ("They met President Peter Voss and President Anna Kern.", "the president", "-"),
        ("They met Transport Minister Peter Voss.", "the president", "-"),
        ("Peter Voss opened the bridge.", "they", "-"),
    ],
)
def test_the_antecedent_is_given_only_where_the_text_settles_it(before: str, speaker: str, stands_for: str) -> None:
    article = read(f"{before} {SAID.format(speaker)}")
    (quotation,) = [q for q in article.quotations if q.kind == "direct"]
    assert words(article, quotation.speaker_span) == speaker
    assert words(article, quotation.antecedent) == stands_for


def test_a_named_speaker_needs_no_antecedent() -> None:
    article = read("Peter Voss came. “It rained for forty days,” Voss said.")
    assert [q.antecedent for q in article.quotations] == [None]


def test_every_paragraph_of_a_speech_continues_the_one_before() -> None:
    article = read("Peter Voss said: “It rained.\n\n“It poured.\n\n“It stopped.” He left.\n\n“New words,” he said.")
    first, second, third, fourth = article.quotations
    assert (first.continues, second.continues, third.continues, fourth.continues) == (None, first.id, second.id, None)
    assert {q.speaker_span for q in (first, second, third)} == {(0, 10)}


def test_the_id_of_a_quotation_depends_on_article_and_span_alone() -> None:
    text = "“It rained,” Peter Voss said."
    assert read(text).quotations[0].id == read(text, title="Other").quotations[0].id
    assert read(text).quotations[0].id != read(" " + text).quotations[0].id


@pytest.mark.parametrize(
    ("text", "stands_for"),
    [
        ("“It rained,” said Peter Voss, the mayor. He promised that the toll would go.", "Peter Voss"),
        ("Peter Voss opened the bridge. The toll would go, he said.", "Peter Voss"),
        ("Peter Voss met Martin Orne. Paul Kern left. He promised that the toll would go.", "Paul Kern"),
        ("Her aide Peter Voss said he had asked for more time.", "-"),
        ("Peter Voss, the transport minister, left. The transport minister said that it would rain.", "-"),
    ],
)
def test_a_pronoun_that_reports_is_settled_by_earlier_sentences_alone(text: str, stands_for: str) -> None:
    article = read(text)
    meant = [words(article, q.antecedent) for q in article.quotations if q.kind == "indirect"]
    assert meant[-1] == stands_for
