"""Inputs that were made to break a reader: each is read or rejected, none ends the build, none takes long."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from raw_articles import Intake, read_inputs
from variorum.digest_data import dump_line
from variorum.errors import InputError
from variorum.intake import read_input
from variorum.intake.dates import iso_date
from variorum.intake.files import InputFile
from variorum.intake.front_matter import read_front_matter
from variorum.intake.html import is_page
from variorum.intake.main_content import read_content
from variorum.intake.outlets import OutletTable
from variorum.intake.page_tree import parse_page
from variorum.intake.record_facts import MAX_DEPTH, sanitise
from variorum.model import Article, Block, Reject
from variorum.raw_article import RawArticle
from variorum.reading.amounts import find_amounts
from variorum.reading.quantities import find_quantities
from variorum.reading.sentences import find_sentences
from variorum.verify.lines import find_lost_lines
from variorum.verify.raw_readings import decode
from variorum.verify.raw_records import find_records

TEXT = "The ferry to Ostrey will sail again on Monday, its owners said.\n\nNobody was hurt when it ran aground.\n"
SIZE = 30_000
SECONDS = 2


def read(folder: Path, name: str, content: bytes | str) -> Intake:
    """Write one file and read the folder; whatever was read can be written."""
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    intake = read_inputs([folder])
    for row in (*(raw.article for raw in intake.articles), *intake.rejects, *intake.outlets):
        dump_line(row).encode()
    return intake


@pytest.mark.parametrize("written", ["5 APRİL 2026", "Aprıl 5, 2026"])
def test_a_month_with_a_turkish_letter_is_no_date(written: str) -> None:
    assert iso_date(written) is None


@pytest.mark.parametrize(
    ("header", "key", "value"),
    [
        ("q: !!timestamp foo", "q", "!!timestamp foo"),
        ("q: !!bool foo", "q", "!!bool foo"),
        ("q: !!int ''", "q", "!!int "),
        ("q: !!set {b, a, c}", "q", "!!set {b, a, c}"),
        ("q: &a [*a]", "q", "&a [*a]"),
        ("q: " + "1:" * 200 + "1.5", "q", "1:" * 200 + "1.5"),
        ("q: " + "[" * 4000, "q", "[" * 4000),
        ("q: .inf", "q", "inf"),
        ("q: 0x" + "f" * 9000, "q", "0x" + "f" * 9000),
        ("q: 2026-03-09", "q", "2026-03-09"),
        ("q: [1, {2: 3}]", "q", [1, {"2": 3}]),
    ],
)
def test_hostile_yaml_is_read_line_by_line(header: str, key: str, value: object) -> None:
    pairs, length = read_front_matter(f"---\ntitle: The ferry\n{header}\n---\n{TEXT}", frozenset())
    assert (pairs["title"], pairs[key], length) == ("The ferry", value, 4)


def test_yaml_aliases_that_unfold_to_billions_of_values_take_no_time() -> None:
    rows = [
        f"{name}: &{name} [{','.join(['*' + last] * 9)}]" for last, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    began = time.process_time()
    pairs, _ = read_front_matter("\n".join(["---", "a: &a [x, x]", *rows, "---", TEXT]), frozenset())
    assert pairs["a"] == "&a [x, x]"
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    "keys",
    [
        '"score": 1e999',
        '"\\ud800": 1',
        '"note": ["\\ud800", {"\\ud800": "\\ud800"}]',
        '"title": "A \\ud800 title", "section": "a\\ud800", "rights": "\\ud800", "authors": ["Ada \\ud800 Lind"]',
        '"url": "https://ostreyecho.example/\\ud800b"',
        '"nested": ' + "[" * 600 + "]" * 600,
        '"authors": ' + '{"name": ' * 600 + '"Ada Lind"' + "}" * 600,
        '"html": "<p>\\ud800</p>"',
    ],
)
def test_a_record_with_what_json_can_not_write_is_read(tmp_path: Path, keys: str) -> None:
    intake = read(tmp_path, "a.jsonl", f'{{"id": "x", "text": {json.dumps(TEXT)}, {keys}}}')
    assert [raw.article.record for raw in intake.articles] == ["x"]


@pytest.mark.parametrize("key", ["text", "html"])
def test_a_lone_surrogate_is_a_lost_character_for_the_build_and_for_verify(tmp_path: Path, key: str) -> None:
    words = f"<article><h1>The ferry</h1><p>{TEXT} Said \ud800 so.</p></article>"
    intake = read(tmp_path, "a.jsonl", json.dumps({"id": "x", key: words}))
    assert "Said \ufffd so." in intake.articles[0].raw
    assert dict(find_records(tmp_path, "a.jsonl")) == {"x": [(key, intake.articles[0].raw)]}


def test_a_value_keeps_all_that_json_can_hold() -> None:
    value = {"a": [1, 1.5, True, None, "é"], "b": {"c": []}}
    assert sanitise(value) == value
    assert json.dumps(sanitise(10**5000)).startswith('"0x')
    deep: object = "x"
    for _ in range(MAX_DEPTH + 1):
        deep = [deep]
    assert json.dumps(sanitise(deep), ensure_ascii=False) == "[" * MAX_DEPTH + '"…"' + "]" * MAX_DEPTH


def test_a_page_in_a_charset_that_is_none_is_a_reject_and_verify_goes_on(tmp_path: Path) -> None:
    page = b"<html><head><meta charset=undefined></head><body><p>caf\xe9</p></body></html>"
    assert read(tmp_path, "a.html", page).rejects[0].reason == "the file is not valid undefined"
    decode(page, is_page=True)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[[outlet]]\nname = "Echo"\ndomains = 5', "the domains of Echo is 5, but must be a list of strings"),
        ('[[outlet]]\nname = "Echo"\ndomains = [5]', "the domains of Echo"),
        ('[[outlet]]\nname = "Echo"\ncredits = "PA"', "the credits of Echo is 'PA'"),
        ('[[outlet]]\nname = "Echo"\nagency = "no"', "the agency of Echo is 'no', but must be true or false"),
        ('[[outlet]]\nname = "Echo"\nrights = ["full"]', "but must be full, cited or link"),
        ('[outlet]\nname = "Echo"', r"single brackets; write \[\[outlet\]\]"),
        ("outlet = 3", "single brackets"),
    ],
)
def test_a_wrong_type_in_the_table_of_outlets_is_one_clear_error(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(tmp_path, "outlets.toml", toml)


def test_rights_that_withhold_nothing_yet_are_warned_of_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    rows = "".join(f'[[outlet]]\nname = "{name}"\nrights = "{name}"\n' for name in ("full", "link", "cited"))
    read(tmp_path, "outlets.toml", rows)
    assert [record.getMessage() for record in caplog.records] == [
        "outlets.toml: rights cited and link is shown but does not withhold text yet."
    ]


def test_an_error_of_our_own_costs_one_record_and_asks_for_a_report(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    rows = [{"id": "a", "text": TEXT, "url": "https://ostreyecho.example/a"}, {"id": "b", "text": TEXT}]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    caplog.set_level(logging.DEBUG, "variorum.intake")
    broken: Any = None  # a table that fails only where a record has an address
    found = list(read_input(InputFile(tmp_path / "a.jsonl", "a.jsonl"), OutletTable((), broken, {}, {})))
    assert found[0] == Reject("a.jsonl", "a", "intake", "this record broke the reader (TypeError); please report it")
    assert isinstance(found[1], RawArticle)
    assert caplog.records[0].exc_info


def test_an_error_of_our_own_before_a_record_is_made_costs_the_file() -> None:
    nowhere: Any = None
    found = list(read_input(InputFile(nowhere, "a.txt"), OutletTable((), {}, {}, {})))
    assert found == [Reject("a.txt", None, "intake", "this file broke the reader (AttributeError); please report it")]


def _lost(text: str) -> object:
    return list(find_lost_lines({"origin": [], "cuts": [], "blocks": []}, text))


def _sentences(text: str) -> object:
    return find_sentences(text, [Block("paragraph", 0, len(text))], "en")


def _quantities(text: str) -> object:
    return find_quantities(Article("a", "a.txt", text=text, language="en"))


def _content(text: str) -> object:
    return read_content(parse_page(f"<html><body><div><p>{text}</p></div></body></html>"))


UNITS = ("<!--a-->", ".", "A. ", "a", "a ", "“Why?” Smith Jones ", "five hundred ", "9", "1.2,", "a@", '."', "» »")
MARKUP = ("![", "](", "![a](", "(a)b", '](a "', "![[a]", "](\u00a0", "]((a)", " ")


@pytest.mark.parametrize("reader", [is_page, _sentences, _quantities, _content, _lost])
@pytest.mark.parametrize("unit", [*UNITS, *MARKUP])
def test_a_nasty_text_takes_no_time(reader: Callable[[str], object], unit: str) -> None:
    began = time.process_time()
    for text in (unit * (SIZE // len(unit)) + "x", "](" + unit * (SIZE // len(unit)) + "x"):
        reader(text)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize(
    "text", ["9" * 5000, "9" * 400 + " million", "five hundred " * 2300, "sıx", "SİX", "5 mıllıon"]
)
def test_endless_numbers_and_turkish_letters_are_no_amounts(text: str) -> None:
    assert all(int(amount.value) == 5 for amount in find_amounts(f"It cost {text} euros.", "en"))


def test_a_unit_with_a_turkish_letter_is_none() -> None:
    assert _quantities("They walked 25 MİLES on foot.")[0].unit is None  # type: ignore[index]
