"""Back to the raw files: records are found and decoded again, and what the text adds or the data loses is named."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digests import write_digest
from variorum.digest_data import DigestRows, Row, read_digest
from variorum.model import Article, Block, Cut
from variorum.verify.lines import find_lost_lines
from variorum.verify.raw_readings import decode
from variorum.verify.raw_records import find_records
from variorum.verify.sources import check_record, visible_words
from verify.tiny_digest import RAW_ONE, RAW_TWO, tiny_digest
from verify.tiny_site import write_content

SAID = "Der Bürgermeister eröffnete die Brücke über die Ache, und mehr als dreihundert Leute gingen hinüber."


@pytest.fixture
def rows(tmp_path: Path) -> DigestRows:
    write_digest(tiny_digest(), tmp_path / "data")
    return read_digest(tmp_path / "data")


def kinds(rows: DigestRows, content: Path) -> set[str]:
    found = [
        finding
        for article in rows.articles.values()
        for finding in check_record(article, dict(find_records(content, article["path"])).get(article["record"], []))
    ]
    return {str(finding.kind) for finding in found}


def test_the_raw_files_of_the_tiny_site_prove_its_text(rows: DigestRows, tmp_path: Path) -> None:
    assert kinds(rows, write_content(tmp_path / "content")) == set()


def test_a_single_file_may_be_the_content(rows: DigestRows, tmp_path: Path) -> None:
    del rows.articles["a-two"]
    assert kinds(rows, write_content(tmp_path / "content") / "one.txt") == set()


@pytest.mark.parametrize(
    ("file", "before", "after", "kind"),
    [
        ("one.txt", "in Pell on Monday", "in Pell on Sunday", "changed-source"),
        ("one.txt", "crossed it.\n", "crossed it.\nNobody fell.\n", "lost-line"),
        ("one.txt", "SHARE THIS", "SHARE THAT", "lost-line"),
        ("one.txt", "Nine years\n", "Ten years\n", "lost-line"),
        ("many.jsonl", "opened a bridge", "closed a bridge", "changed-source"),
        ("many.jsonl", "<b>Quill</b>", "", "changed-source"),
        ("many.jsonl", '"html"', '"page"', "missing-source"),
    ],
)
def test_a_record_that_is_not_the_text_is_named(
    rows: DigestRows, tmp_path: Path, file: str, before: str, after: str, kind: str
) -> None:
    path = write_content(tmp_path / "content") / file
    encoding = "utf-16" if file == "one.txt" else "utf-8"
    raw = path.read_bytes().decode(encoding).replace("\r\n", "\n")
    assert before in raw
    path.write_bytes(raw.replace(before, after, 1).encode(encoding))
    assert kind in kinds(rows, tmp_path / "content")


def test_a_file_that_is_gone_is_named(rows: DigestRows, tmp_path: Path) -> None:
    (write_content(tmp_path / "content") / "one.txt").unlink()
    assert kinds(rows, tmp_path / "content") == {"missing-source"}


def test_words_in_scripts_and_styles_are_no_words_of_a_page() -> None:
    page = "<html><head><style>a{}</style></head><body>One <b>tw</b>o<p>three<script>four</script><p>five</body></html>"
    assert visible_words(page) == "One two three five"


def test_a_raw_page_is_read_in_the_charset_that_it_declares() -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><p>{SAID} “Endlich.”</p></body></html>'
    assert decode(page.encode("cp1252"), is_page=True) == page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_a_text_is_read_in_its_encoding(encoding: str) -> None:
    assert decode(f"{SAID}\r\n{SAID}\r".encode(encoding)) == f"{SAID}\n{SAID}\n"


def test_records_of_many_are_named_by_id_or_line(tmp_path: Path) -> None:
    lines = [
        {"id": 7, "text": "Seven."},
        {"text": "\r\nTwo."},
        "no record",
        {"id": " ", "text": "...", "html": RAW_TWO},
    ]
    data = "\n".join(map(json.dumps, lines)).encode()
    (tmp_path / "many.jsonl.gz").write_bytes(gzip.compress(data))
    found = dict(find_records(tmp_path, "many.jsonl.gz"))
    assert found == {"7": [("text", "Seven.")], "line 2": [("text", "\nTwo.")], "line 4": [("html", RAW_TWO)]}


def test_two_records_of_one_name_are_both_tried(rows: DigestRows, tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    rows.articles["a-two"]["record"] = "twice"
    lines = [{"id": "twice", "text": "Something else."}, {"id": "twice", "html": RAW_TWO}]
    (content / "many.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert kinds(rows, content) == set()


def row_of(article: Article) -> Row:
    """An article with only what lines are checked against, as a row."""
    return {
        "origin": [list(run) for run in article.origin or ()],
        "cuts": [{"line": cut.line, "text": cut.text, "rule": cut.rule} for cut in article.cuts],
        "blocks": [{"kind": block.kind, "text": block.text} for block in article.blocks],
    }


def test_a_link_and_a_picture_are_data_and_their_line_is_not_lost() -> None:
    raw = 'The [new bridge](https://pell.example/b_(1) "Pell") is open. ![It stands](bridge.png)\n\n## Nine years\n'
    text = "The new bridge is open."
    origin = ((0, 0, 4), (4, raw.index("new"), 10), (14, raw.index(" is"), 9))
    row = row_of(Article("a", "p", text=text, origin=origin, blocks=(Block("subheading", text="Nine years"),)))
    assert list(find_lost_lines(row, raw)) == []


def test_a_word_left_out_of_a_line_is_lost() -> None:
    raw = "The old new bridge is open.\n"
    row = row_of(Article("a", "p", text="The new bridge is open.", origin=((0, 0, 4), (4, 8, 19))))
    assert list(find_lost_lines(row, raw)) == [(1, "old")]


@given(st.lists(st.sampled_from(["One went over.", "", "  ", "SHARE", "Two went over."]), max_size=12))
def test_every_line_is_accounted_for_or_named(lines: list[str]) -> None:
    raw = "\n".join(lines)
    cuts = tuple(Cut(n, line, "by hand") for n, line in enumerate(lines, 1) if line.strip())
    row = row_of(Article("a", "p", origin=(), cuts=cuts))
    assert list(find_lost_lines(row, raw)) == []
    for cut in cuts:
        fewer = row_of(replace(Article("a", "p", origin=()), cuts=tuple(c for c in cuts if c != cut)))
        assert list(find_lost_lines(fewer, raw)) == [(cut.line, cut.text.rstrip("."))]


def test_the_line_of_a_cut_is_the_one_it_names() -> None:
    row = row_of(Article("a", "p", origin=(), cuts=(Cut(2, "SHARE", "by hand"),)))
    assert list(find_lost_lines(row, "SHARE\nSHARE")) == [(1, "SHARE")]


def test_verifying_imports_neither_renderer_nor_pelican_nor_a_language_model() -> None:
    code = "import sys, variorum.verify; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    names = {name.partition(".")[0] for name in done.stdout.split()}
    assert not names & {"pelican", "jinja2", "spacy", "trafilatura", "bs4"}
    assert not names & {"lxml", "charset_normalizer"}  # not needed where all is proved
    assert "variorum.publishing" not in done.stdout
    assert "variorum.intake" not in done.stdout


def test_the_raw_text_of_the_tiny_site_is_broken_over_lines() -> None:
    assert "Some 300\npeople" in RAW_ONE  # white space counts as one space: the tests above lean on it
