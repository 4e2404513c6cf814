"""Repair of mojibake: undone for a whole record where that is certain, noted, and never where a text was right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raw_articles import read_inputs
from variorum.intake.repair import repair

FRENCH = "Le café de l’île rouvre lundi à midi, a annoncé sa gérante : « Nous étions prêts », dit-elle. Où ça ?"
RIGHT = (
    FRENCH,
    "Die Fähre nach Ostrey fährt „wieder“, sagt Größl.",
    "Паром в Остри снова ходит с понедельника.",
    "渡船星期一恢复航行，船东说。",
    "It cost £5 – “too much”, she said… naïve façade, Ångström, ½ ÷ ×",
    "“AFFAIRE À SUIVRE” – L’ÉTÉ À SÃO PAULO, DÉJÀ VU",
    "The band Ã is no mojibake, nor is the word Â.",
)


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", [FRENCH, RIGHT[1]])
def test_a_text_that_was_read_in_the_wrong_encoding_is_read_in_the_right_one(text: str, wrong: str) -> None:
    mojibake = text.encode().decode(wrong, "ignore" if wrong == "cp1252" else "strict")
    fixed, how = repair(mojibake)
    if mojibake.encode(wrong) == text.encode():  # cp1252 has no character for five bytes: what lost some stays
        assert fixed == text
        assert how is not None
        assert how.startswith("UTF-8 read as ")
    else:
        assert (fixed, how) == (mojibake, None)


@pytest.mark.parametrize("text", RIGHT)
def test_a_text_that_is_right_stays(text: str) -> None:
    assert repair(text) == (text, None)


def test_a_text_of_which_a_part_is_broken_stays_as_it_was_received() -> None:
    text = f"{FRENCH} Puis : {FRENCH.encode().decode('latin-1')}"
    assert repair(text) == (text, None)


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs", "Cc"])))
def test_a_repaired_text_is_repaired_once(text: str) -> None:
    fixed, _ = repair(text)
    assert repair(fixed) == (fixed, None)


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF, exclude_categories=["Cs", "Cc"])))
def test_a_repair_undoes_one_wrong_reading_and_changes_nothing_else(text: str) -> None:
    fixed, how = repair(text)
    if how is not None:
        codec = how.removeprefix("UTF-8 read as ").removesuffix(", repaired").replace("windows-", "sloppy-windows-")
        wrong = fixed.encode().decode(codec)
        while wrong != text:
            fixed, wrong = wrong, wrong.encode().decode(codec)
            assert len(wrong) <= len(text)


def test_the_facts_of_a_record_are_repaired_with_its_text_and_the_evidence_says_so(tmp_path: Path) -> None:
    wrong = FRENCH.encode().decode("latin-1")
    row = {"id": "a", "title": "L’été".encode().decode("latin-1"), "text": wrong}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text(wrong, encoding="utf-8")
    record, file = read_inputs([tmp_path]).articles
    assert (record.raw, record.article.title, file.raw) == (FRENCH, "L’été", FRENCH)
    assert record.article.evidence["encoding"] == file.article.evidence["encoding"] == "UTF-8 read as latin-1, repaired"
