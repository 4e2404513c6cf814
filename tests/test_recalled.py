"""Items that their publisher has recalled, and versions that it has numbered: what is published, and what is not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from digest_checks import read_rows
from variorum.errors import InputError
from variorum.pipeline import compile_folder
from variorum.settings import Settings
from variorum.stages.engine import open_engine
from variorum.workers import Workers

FIRST = "The ferry to Ostrey will sail again on Monday, its owners said. Nobody was hurt."
SECOND = "The ferry to Ostrey will sail again on Tuesday, its owners said. One was hurt."
OTHER = "Divers found the beams of a tide mill below the old quay on Tuesday morning."


def item(version: int, body: str | None, day: int = 9, **more: object) -> dict[str, object]:
    """An item of ninjs about the ferry."""
    row: dict[str, object] = {"uri": "urn:x-ferry:1", "version": str(version), "pubstatus": "usable", **more}
    row["versioncreated"] = f"2026-03-{day:02}T10:00:00Z"
    return row | ({"body_text": body} if body else {})


def compiled(folder: Path, rows: Sequence[dict[str, object]], state: Path | None = None) -> tuple[list[Any], list[Any]]:
    """The texts and the rejects' reasons of records, each in a file of its own."""
    content = folder / "in"
    content.mkdir(exist_ok=True)
    for number, row in enumerate([{"id": "mill", "text": OTHER}, *rows]):
        (content / f"{number}.json").write_text(json.dumps(row), encoding="utf-8")
    compile_folder([content], folder / "out", Settings(model="rules"), state)
    texts = [row["text"] for row in read_rows(folder / "out", "articles") if row["text"] != OTHER]
    return texts, [row["reason"] for row in read_rows(folder / "out", "rejects")]


@pytest.mark.parametrize("days", [(9, 10), (10, 9), (9, 9)])
def test_the_higher_version_stands_whatever_its_day(tmp_path: Path, days: tuple[int, int]) -> None:
    texts, rejects = compiled(tmp_path, [item(10, SECOND, days[1]), item(9, FIRST, days[0])])
    assert (texts, rejects) == ([SECOND], [])
    [row] = [row for row in read_rows(tmp_path / "out", "articles") if row["text"] == SECOND]
    assert len(row["earlier"]) == 1


@pytest.mark.parametrize("status", ["canceled", "withheld", "http://cv.iptc.org/newscodes/pubstatusg2/canceled"])
@pytest.mark.parametrize("body", [None, SECOND])
def test_a_recalled_item_takes_its_earlier_versions_with_it(tmp_path: Path, status: str, body: str | None) -> None:
    texts, rejects = compiled(tmp_path, [item(1, FIRST), item(2, body, pubstatus=status)])
    word = status.rpartition("/")[2]
    assert texts == []
    assert rejects == [f"The newest version is {word} by its publisher: no version of it is published."]


def test_an_item_that_is_released_again_is_published(tmp_path: Path) -> None:
    texts, rejects = compiled(tmp_path, [item(1, FIRST, pubstatus="withheld"), item(2, SECOND)])
    assert (texts, rejects) == ([SECOND], [])


def test_an_embargo_withholds_its_own_version_only(tmp_path: Path) -> None:
    texts, rejects = compiled(tmp_path, [item(1, FIRST), item(2, SECOND, embargoed="2026-03-20T00:00:00Z")])
    assert texts == [FIRST]
    assert len(rejects) == 1


def test_a_record_of_json_lines_may_be_recalled_by_its_address(tmp_path: Path) -> None:
    rows = [{"url": "https://echo.example/a", "text": FIRST}, {"url": "https://echo.example/a", "status": "Canceled"}]
    assert compiled(tmp_path, rows)[0] == []


def test_recalled_words_stand_nowhere_in_the_data_or_the_state(tmp_path: Path) -> None:
    compiled(tmp_path, [item(1, FIRST)])
    compiled(tmp_path, [item(1, FIRST), item(2, None, pubstatus="canceled")], tmp_path / "out" / "state")
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert files
    assert not any("sail again" in path.read_text(encoding="utf-8") for path in files)


def test_nothing_but_recalled_items_is_no_digest(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(item(1, FIRST, pubstatus="canceled")), encoding="utf-8")
    with pytest.raises(InputError, match="canceled by its publisher"):
        compile_folder([tmp_path], tmp_path / "out", Settings(model="rules"), None)


def test_a_large_file_is_read_piece_by_piece_and_holds_the_same(tmp_path: Path) -> None:
    rows = [{"id": f"r{n}", "text": f"{FIRST} It was ferry {n}.", "pad": str(n) * 100_000} for n in range(70)]
    lines = [json.dumps(row) + "\n" for row in rows]
    for name, parts in (("large", [lines]), ("small", [lines[:35], lines[35:]])):
        (tmp_path / name).mkdir()
        for number, part in enumerate(parts):
            (tmp_path / name / f"{number}.jsonl").write_text("".join(part), encoding="utf-8")
        with open_engine(tmp_path / f"{name}-cache", 100, Workers(1)) as engine:
            compile_folder([tmp_path / name], tmp_path / f"{name}-out", Settings(model="rules"), None, engine)
            assert engine.counts["articles cleaned"] == 70
    read = {name: read_rows(tmp_path / f"{name}-out", "articles") for name in ("large", "small")}
    large, small = ([row | {"path": ""} for row in rows] for rows in read.values())
    assert large == small
