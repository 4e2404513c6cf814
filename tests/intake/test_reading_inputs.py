"""What comes in: files and folders, encodings, rejects, ids, outlets."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from pathlib import Path

import pytest

from raw_articles import Intake, read_inputs
from variorum.cleaning import clean_article
from variorum.errors import InputError

TEXT = "The ferry to Ostrey will sail again on Monday, its owners said.\n\nNobody was hurt when it ran aground.\n"
GERMAN = (
    "Die Fähre nach Ostrey fährt ab Montag wieder, teilte die Reederei überraschend mit.\nDas Klavier wäre größer.\n"
    * 4
)


def read(folder: Path, **files: bytes | str) -> Intake:
    """Write files, whose names have `__` for the dot, and read the folder."""
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name.replace("__", ".")).write_bytes(data)
    return read_inputs([folder])


def reasons(intake: Intake) -> dict[str, str]:
    return {reject.record or reject.path: reject.reason for reject in intake.rejects}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    intake = read(tmp_path, a__txt=GERMAN.replace("\n", "\r\n").encode(encoding))
    assert intake.rejects == ()
    assert intake.articles[0].raw == GERMAN
    assert intake.articles[0].article.language == "de"


def test_a_declared_charset_is_believed_for_pages(tmp_path: Path) -> None:
    page = f'<html><head><meta charset="iso-8859-1"></head><body><article><p>{GERMAN}</p></article></body></html>'
    assert "Fähre" in read(tmp_path, a__html=page.encode("cp1252")).articles[0].raw


def test_a_name_that_is_not_utf_8_is_a_reject_that_says_to_rename_it(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(TEXT, encoding="utf-8")
    intake = read(tmp_path, good__txt=TEXT)
    assert [raw.article.path for raw in intake.articles] == ["good.txt"]
    assert reasons(intake) == {"caf\ufffd.txt": "the file's name is not valid UTF-8; rename it"}


def test_a_text_of_more_than_a_million_characters_is_a_reject(tmp_path: Path) -> None:
    book = TEXT.replace("\n\n", " ") * (1_100_000 // len(TEXT))
    record = json.dumps({"id": "book", "text": book})
    told = reasons(read(tmp_path, long__txt=book, fits__txt=book[:999_990], records__jsonl=record))
    reason = "longer than 1,000,000 characters: not one article; split it"
    assert told == {"long.txt": reason, "book": reason}


@pytest.mark.skipif(os.geteuid() == 0, reason="a superuser may open every folder")
def test_a_folder_that_can_not_be_opened_is_a_reject(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o000)
    assert "can't be opened" in reasons(read(tmp_path, good__txt=TEXT))["closed"]


def test_what_can_not_be_read_is_a_reject_and_the_rest_is_read(tmp_path: Path) -> None:
    intake = read(
        tmp_path,
        good__txt=TEXT,
        empty__txt="",
        blank__txt=" \n\t\n",
        binary__txt=bytes(range(256)) * 40,
        odd__txt=b"\xff\xc3\x28\xa0\xa1 \x81\x8d",
        numbers__txt="1 2 3\n",
        front__md="---\ntitle: Only a title\n---\n",
        page__html="<html><body><script>var text = 1;</script></body></html>",
        picture__jpg=b"\xff\xd8\xff",
        records__jsonl='{"id": "a", "text": 7}\n{broken\n[1]\n{"id": "b", "text": "  "}\n' + "[" * 100_000 + "\n",
        cut__jsonl__gz=gzip.compress(b'{"id": "z", "text": "A word."}\n' * 50)[:40],
    )
    assert {raw.article.path for raw in intake.articles} - {"cut.jsonl.gz"} == {"good.txt"}
    assert {reject.path for reject in intake.rejects} == {path.name for path in tmp_path.iterdir()} - {"good.txt"}
    assert {reject.record for reject in intake.rejects if reject.path == "records.jsonl"} == {
        "a",
        "b",
        "line 2",
        "line 3",
        "line 5",
    }
    assert all(
        reject.reason and "Traceback" not in reject.reason and reject.stage == "intake" for reject in intake.rejects
    )
    assert reasons(intake)["empty.txt"] == reasons(intake)["blank.txt"] == "the file is empty"
    assert "binary" in reasons(intake)["binary.txt"]


def test_a_missing_input_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere does not exist"):
        read_inputs([tmp_path / "nowhere"])


def test_the_owners_files_are_no_articles(tmp_path: Path) -> None:
    for name in (
        "pages/about.md",
        "state/ledger.txt",
        "_draft.txt",
        ".hidden/a.txt",
        "entities.toml",
        "2026/pages/a.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    intake = read_inputs([tmp_path])
    assert [raw.article.path for raw in intake.articles] == ["2026/pages/a.txt"]
    assert intake.rejects == ()


def test_a_new_name_changes_nothing_but_the_path(tmp_path: Path) -> None:
    before = read(tmp_path, a__txt=TEXT).articles[0]
    shutil.move(tmp_path / "a.txt", tmp_path / "2020-01-01 Other Outlet.txt")
    after = read_inputs([tmp_path]).articles[0]
    assert before.article.id == after.article.id
    assert (
        (before.article.published, before.article.outlet)
        == (after.article.published, after.article.outlet)
        == (None, None)
    )


def test_an_id_is_of_the_address_or_else_of_outlet_and_words(tmp_path: Path) -> None:
    rows = [
        {"text": TEXT, "url": "https://Echo.example/a?utm_source=x#top"},
        {"text": "Another text entirely.", "url": "https://echo.example/a"},
        {"text": TEXT, "outlet": "Ostrey Echo"},
        {"text": TEXT, "outlet": "Harbour Post"},
        {"text": TEXT.replace("\n\n", "\n \n"), "outlet": "Harbour Post"},
    ]
    intake = read(tmp_path, a__jsonl="".join(json.dumps({"id": str(n), **row}) + "\n" for n, row in enumerate(rows)))
    ids = {raw.article.record: raw.article.id for raw in intake.articles}
    assert ids["0"] == ids["1"]
    assert ids["3"] == ids["4"]
    assert len(set(ids.values())) == 3
    assert all(len(value) == 14 and value.startswith("a-") for value in ids.values())


def test_other_keys_of_a_record_are_kept(tmp_path: Path) -> None:
    record = {
        "id": 7,
        "text": TEXT,
        "title": "A &amp; B",
        "authors": ["By Maud Trelissick"],
        "mood": {"calm": True},
        "section": "Sea",
    }
    article = read(tmp_path, a__jsonl=json.dumps(record)).articles[0].article
    assert (article.record, article.title, article.authors, article.section) == (
        "7",
        "A & B",
        ("Maud Trelissick",),
        "Sea",
    )
    assert article.extra == {"mood": {"calm": True}, "section": "Sea"}
    assert article.evidence["title"] == "record"


def test_a_lone_surrogate_is_a_lost_character_and_controls_stay_out_of_the_text(tmp_path: Path) -> None:
    text = "The ferry\ud800 to Ostrey\u0000 will\tsail again on Monday, its owners said."
    article = clean_article(read(tmp_path, a__jsonl=json.dumps({"id": "a", "text": text})).articles[0])
    assert article.text == "The ferry\ufffd to Ostrey will sail again on Monday, its owners said."
    assert article.origin is not None
    assert len(article.origin) == 3
    received = text.replace("\ud800", "\ufffd")
    assert all(article.text[s : s + n] == received[r : r + n] for s, r, n in article.origin)


OUTLETS = """
[[outlet]]
name = "Ostrey Echo"
domains = ["ostreyecho.example"]
rights = "cited"

[[outlet]]
name = "Skerries Press Agency"
agency = true
credits = ["SPA"]
domains = ["spa.example"]
"""


def test_declared_outlets_are_known_by_address_picture_host_and_credit(tmp_path: Path) -> None:
    intake = read(
        tmp_path,
        outlets__toml=OUTLETS,
        a__md=f"---\nurl: https://news.ostreyecho.example/ferry\n---\n{TEXT}",
        b__txt=f"![Ferry](https://img.ostreyecho.example/f.jpg)\n\nOSTREY (SPA) — {TEXT}",
        c__txt=f"![Ferry](https://img.spa.example/f.jpg)\n\n{TEXT}\n© 2026 Harbour Post. All rights reserved.\n",
    )
    found = {raw.article.path: raw.article for raw in intake.articles}
    assert {path: (article.outlet, article.agency) for path, article in found.items()} == {
        "a.md": ("Ostrey Echo", None),
        "b.txt": ("Ostrey Echo", "Skerries Press Agency"),
        "c.txt": ("Harbour Post", "Skerries Press Agency"),
    }
    assert found["b.txt"].evidence["outlet"] == found["c.txt"].evidence["agency"] == "image host"
    assert [(outlet.id, outlet.rights, outlet.agency) for outlet in intake.outlets] == [
        ("o-ostrey-echo", "cited", False),
        ("o-skerries-press-agency", "full", True),
    ]


@pytest.mark.parametrize("content", ["[[outlet]]\n", '[[outlet]]\nname = "A"\nrights = "some"\n', "[[outlet"])
def test_a_wrong_table_of_outlets_is_one_clear_error(tmp_path: Path, content: str) -> None:
    with pytest.raises(InputError, match=r"outlets\.toml"):
        read(tmp_path, outlets__toml=content)


def test_html_that_calls_itself_text_is_read_as_html(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html>\n<html><body><article><p>{TEXT}</p></article></body></html>"
    raw = read(tmp_path, a__txt=page).articles[0]
    assert raw.form == "html"
    assert "<p>" not in clean_article(raw).text


def test_the_words_of_a_pages_text_stand_in_the_page_in_order(tmp_path: Path) -> None:
    paragraphs = "".join(
        f"<p>Passenger <b>{n}</b>&nbsp;said that the sea was calm &amp; the piano loud.</p>" for n in range(12)
    )
    main = f"<h1>Ferry</h1>{paragraphs}<blockquote>So it was.</blockquote>"
    page = f"<html><body><nav><a>Home</a></nav><main>{main}</main></body></html>"
    raw = read(tmp_path, a__html=page).articles[0]
    said = [word for n in range(12) for word in f"Passenger {n} said that the sea was calm & the piano loud.".split()]
    words = iter(["Home", "Ferry", *said, "So", "it", "was."])
    assert all(word in words for word in clean_article(raw).text.split())
