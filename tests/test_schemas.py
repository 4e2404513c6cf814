"""The schemas of the digest data: true to what is written, strict about the contract, open to new keys."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from digest_checks import SCHEMAS, check_digest, read_rows, schema_faults, validator, writing_faults
from digests import write_digest
from variorum.digest_data import FILES, write_line, write_lines
from variorum.model import Article, Discrepancy, Entity, Outlet, Reject, Statement, Story
from verify.tiny_digest import tiny_digest

NAMES = (*FILES, "report")


@pytest.fixture(scope="module")
def tiny_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    write_digest(tiny_digest(), folder)
    return folder


def test_every_file_of_the_contract_has_its_schema_and_no_other() -> None:
    assert {path.name for path in SCHEMAS.iterdir()} == {f"{name}.schema.json" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_names_its_draft_and_says_what_it_is_of(name: str) -> None:
    schema = validator(name).schema
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"].startswith(name)
    assert schema["description"]


@pytest.mark.parametrize(
    ("name", "noun"),
    [("articles", Article), ("stories", Story), ("entities", Entity), ("outlets", Outlet), ("rejects", Reject)],
)
def test_a_schema_requires_all_that_the_model_writes(name: str, noun: type) -> None:
    keys = [field.rstrip("_") for field in noun.__dataclass_fields__]
    assert validator(name).schema["required"] == keys


@pytest.mark.parametrize(("part", "noun"), [("statement", Statement), ("discrepancy", Discrepancy)])
def test_the_parts_of_a_story_require_all_that_the_model_writes(part: str, noun: type) -> None:
    assert validator("stories").schema["$defs"][part]["required"] == list(noun.__dataclass_fields__)


def test_hand_made_data_is_true_to_the_schemas(tiny_data: Path) -> None:
    faults = [fault for fault in schema_faults(tiny_data) if not fault.startswith("report")]
    assert faults == []
    assert writing_faults(tiny_data) == []


@pytest.mark.parametrize("name", ["articles", "stories", "entities", "outlets", "redirects", "rejects"])
def test_no_key_may_be_missing_and_any_may_be_added(tiny_data: Path, name: str) -> None:
    for row in read_rows(tiny_data, name):
        assert validator(name).is_valid({**row, "new_key": {"anything": 1}})
        for where, smaller in without_one_key(row):
            if where[0] in {"evidence", "extra", "identifiers"} or where[:1] == ("sources",):
                continue  # these hold names of their own choice
            assert not validator(name).is_valid(smaller), f"{name} does not miss {where}"


def without_one_key(value: Any, where: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """The value again and again, each time without one of its keys at any depth but those the contract leaves out."""
    if isinstance(value, dict):
        for key in value:
            if key == "antecedent":
                continue  # an added key: the contract does not know it
            smaller = {k: v for k, v in value.items() if k != key}
            yield (*where, key), smaller
            for inner, changed in without_one_key(value[key], (*where, key)):
                yield inner, {**value, key: changed}
    if isinstance(value, list):
        for number, item in enumerate(value):
            for inner, changed in without_one_key(item, (*where, number)):
                yield inner, [*value[:number], changed, *value[number + 1 :]]


@pytest.mark.parametrize(
    ("name", "path", "wrong"),
    [
        ("articles", ("sentences", 0), [0, 5, 9]),
        ("articles", ("sentences", 0, 0), -1),
        ("articles", ("mentions", 0, "type"), "TOWN"),
        ("articles", ("quotations", 0, "kind"), "loud"),
        ("articles", ("published",), "last Monday"),
        ("articles", ("status",), "lost"),
        ("articles", ("text",), "a\tb"),
        ("articles", ("blocks", 0, "kind"), "table"),
        ("articles", ("cuts", 0, "line"), 0),
        ("stories", ("slug",), "Bridge opens"),
        ("stories", ("slug",), "a" * 81),
        ("stories", ("kind",), "rumour"),
        ("stories", ("headline", "field"), "model"),
        ("stories", ("statements", 0, "tier"), "folded"),
        ("stories", ("statements", 0, "sources"), 1),
        ("stories", ("statements", 0, "citations"), []),
        ("stories", ("statements", 0, "citations", 0, "score"), 0.5),
        ("stories", ("statements", 0, "citations", 0, "relation"), "nearly"),
        ("stories", ("discrepancies", 0, "positions"), []),
        ("entities", ("identifiers",), {"wikidata": "42"}),
        ("outlets", ("rights",), "maybe"),
    ],
)
def test_a_wrong_value_is_refused(tiny_data: Path, name: str, path: tuple[Any, ...], wrong: object) -> None:
    row = copy.deepcopy(read_rows(tiny_data, name)[0])
    assert validator(name).is_valid(row)
    place: Any = row
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = wrong
    assert not validator(name).is_valid(row)


def test_rows_out_of_order_are_a_fault(tmp_path: Path) -> None:
    write_digest(tiny_digest(), tmp_path)
    write_lines(tmp_path / "articles.jsonl", [write_line(row) for row in reversed(read_rows(tmp_path, "articles"))])
    assert writing_faults(tmp_path) == ["articles: the rows are not sorted"]


@pytest.mark.site
def test_the_sample_is_true_to_the_contract(sample_site: Path) -> None:
    check_digest(sample_site / "data")
