"""Is digest data sound in itself: the tiny site's is, and every fault of `cases/verify_data.md` is found and named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests import write_digest
from variorum.verify import verify_data
from variorum.verify.interface import Locale
from variorum.verify.times import words_of_time
from verify.tiny_digest import tiny_digest
from verify.tiny_site import write_interface

CASES = Path(__file__).parent.parent / "cases" / "verify_data.md"
_CASE = re.compile(r"^## (.+)\n(.+)\n(.+)\n> before: (.+)\n> after:(.*)$", re.MULTILINE)


def cases() -> list[tuple[str, ...]]:
    """Title, file, kind, before and after of every case."""
    text = CASES.read_text(encoding="utf-8")
    found = [match.groups() for match in _CASE.finditer(text)]
    assert len(found) == text.count("\n## "), "a case is not written as the others are"
    return found


def test_the_tiny_data_is_sound(tmp_path: Path) -> None:
    write_digest(tiny_digest(), tmp_path / "data")
    assert verify_data(tmp_path / "data", write_interface(tmp_path)) == []


@pytest.mark.parametrize(("file", "kind", "before", "after"), [pytest.param(*c[1:], id=c[0]) for c in cases()])
def test_a_fault_in_the_data_is_found_and_named(tmp_path: Path, file: str, kind: str, before: str, after: str) -> None:
    write_digest(tiny_digest(), tmp_path / "data")
    path = tmp_path / "data" / file
    whole = path.read_text(encoding="utf-8")
    assert before in whole
    path.write_text(whole.replace(before, after.removeprefix(" "), 1), encoding="utf-8")
    found = verify_data(tmp_path / "data", write_interface(tmp_path))
    assert (f"data/{file}", kind) in {(finding.page, str(finding.kind)) for finding in found}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2026-03-09", ("9 March 2026",)),
        ("2026-12-31T23:59", ("31 December 2026", "31 December 2026, 23:59")),
        ("2026-03-09T07:40:00Z", ("9 March 2026", "9 March 2026, 07:40 UTC")),
        ("2026-13-09", ()),
        ("Monday", ()),
    ],
)
def test_a_time_has_its_words_and_no_others(value: str, words: tuple[str, ...]) -> None:
    assert words_of_time(value, Locale()) == words


@given(st.datetimes(), st.sampled_from(["+01:00", "-05:00", "+05:30"]))
def test_a_time_is_never_told_without_its_zone(moment: object, zone: str) -> None:
    value = f"{moment:%Y-%m-%dT%H:%M}{zone}".zfill(22)
    assert all(zone[1:] in words or ":" not in words for words in words_of_time(value, Locale()))
