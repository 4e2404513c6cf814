"""The languages of the interface: each catalogue is whole, and a site speaks the language that its data names."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from digests import Digest
from publishing.addressed import ADDRESS
from publishing.edition import write_edition
from publishing.rendered import read, words
from variorum.publishing import Look, render_site
from variorum.publishing.phrases import read_catalogue, say_count, say_number, speak
from variorum.verify import verify_site
from variorum.word_lists import interface_languages

OTHERS = [language for language in interface_languages() if language != "en"]
STORY = "stories/lamp-of-orrin-head-goes-out.html"


def german(digest: Digest) -> Digest:
    """The edition as data of a site that speaks German."""
    return replace(digest, report={**digest.report, "language": "de"})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("german")
    render_site(write_edition(folder / "data", german), folder / "site", Look(name="Küste", address=ADDRESS))
    return folder / "site"


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_what_the_english_one_has_and_no_more(language: str) -> None:
    english, other = read_catalogue("en"), read_catalogue(language)
    assert list(other.phrases) == list(english.phrases)
    assert other.topics.keys() == english.topics.keys()
    assert len(other.months) == len(english.months)


@pytest.mark.parametrize("language", OTHERS)
def test_a_phrase_counts_in_every_language_what_it_counts_in_english(language: str) -> None:
    def holes(text: str) -> list[str]:
        return re.findall(r"\{\w*\}", text)

    english, other = read_catalogue("en"), read_catalogue(language)
    assert {k: holes(v) for k, v in other.phrases.items()} == {k: holes(v) for k, v in english.phrases.items()}


@pytest.mark.parametrize("language", interface_languages())
def test_no_two_values_of_a_label_are_said_alike(language: str) -> None:
    for kind in ("cell_", "variant_", "mark_", "topic_", "type_"):
        told = [phrase for key, phrase in read_catalogue(language).phrases.items() if key.startswith(kind)]
        assert len(told) == len(set(told))


def test_a_site_whose_data_names_german_proves_itself(site: Path) -> None:
    assert verify_site(site) == []


def test_every_page_of_it_says_that_it_is_german(site: Path) -> None:
    assert all('<html lang="de">' in path.read_text(encoding="utf-8") for path in site.rglob("*.html"))


def test_its_days_numbers_and_topics_are_german(site: Path) -> None:
    page = words(read(site, STORY))
    assert "7. Mai 2031" in page
    assert "Sie gehen auseinander: wie viele" in page
    with speak("de"):
        assert say_number(1234) == "1.234"
        assert say_count("reports", 1) == "1 Bericht"


def test_words_of_english_reports_are_marked_as_english(site: Path) -> None:
    assert 'lang="en" data-shown' in read(site, STORY)


def test_its_feeds_are_german(site: Path) -> None:
    assert 'xml:lang="de">' in read(site, "feed.atom")
    assert '"language": "de"' in read(site, "feed.json")


def test_a_page_in_another_language_than_the_data_names_is_a_fault(site: Path, tmp_path: Path) -> None:
    render_site(write_edition(tmp_path / "data"), tmp_path / "site", Look(name="Küste"))
    (tmp_path / "site" / "data" / "report.json").write_bytes((site / "data" / "report.json").read_bytes())
    kinds = {found.kind for found in verify_site(tmp_path / "site")}
    assert {"forbidden-markup", "unmarked-words", "changed-time"} <= kinds


def test_a_language_that_no_catalogue_has_is_said_in_english(tmp_path: Path) -> None:
    def latin(digest: Digest) -> Digest:
        return replace(digest, report={**digest.report, "language": "la"})

    render_site(write_edition(tmp_path / "data", latin), tmp_path / "site")
    assert verify_site(tmp_path / "site") == []
    assert '<html lang="en">' in read(tmp_path / "site", STORY)
