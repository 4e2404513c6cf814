"""The editor's entities through whole builds: nothing but what depends on them runs, and it equals a clean build."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest_checks import check_digest
from edits import compile_clean, count_runs, read_tree, whole
from variorum.digest_data import read_digest


@pytest.fixture
def content(tmp_path: Path) -> Path:
    whole(tmp_path / "content")
    return tmp_path / "content"


def test_a_hidden_name_is_out_of_everything_and_nothing_is_read_or_collated_again(content: Path, tmp_path: Path):
    count_runs(content, tmp_path / "stored", tmp_path / "cache")
    before = read_digest(tmp_path / "stored").entities
    person = next(row for _, row in sorted(before.items()) if row["type"] == "PERSON")
    (content / "entities.toml").write_text(f'[[hide]]\nname = "{person["name"]}"\n', encoding="utf-8")
    ran = count_runs(content, tmp_path / "stored", tmp_path / "cache")
    assert read_tree(tmp_path / "stored") == compile_clean(content, tmp_path / "out")
    check_digest(tmp_path / "out")
    assert person["id"] not in (tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8")
    assert set(read_digest(tmp_path / "out").entities) == set(before) - {person["id"]}
    assert set(ran) == {"stories written"}


def test_names_that_are_the_same_are_one_after_a_rebuild_as_after_a_clean_build(content: Path, tmp_path: Path):
    count_runs(content, tmp_path / "stored", tmp_path / "cache")
    persons = [row["name"] for _, row in sorted(read_digest(tmp_path / "stored").entities.items())][:2]
    (content / "entities.toml").write_text(f"[[same]]\nnames = {persons}\n", encoding="utf-8")
    count_runs(content, tmp_path / "stored", tmp_path / "cache")
    assert read_tree(tmp_path / "stored") == compile_clean(content, tmp_path / "out")
    check_digest(tmp_path / "out")
