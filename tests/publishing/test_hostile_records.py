"""Records of an enemy: markup, handlers and script addresses in every field come out as text, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from publishing.edition import write_edition
from variorum.publishing import render_site
from variorum.publishing.theme import theme_folder

MARKUP = '<script>alert(1)</script>" onmouseover="alert(2)"><img src=x onerror=alert(3)>\' ‹&amp;›'
ADDRESS = "javascript:alert(4)//<script>"
SENTENCE = "Pupils found it while digging a pond."
IN_TEXT = '<script src="//evil.example"></script'

STRUCTURE = frozenset(
    # Keys whose values name other rows or come from a fixed list; a wrong one is no text but broken data.
    "id slug kind entity type tier under relation variant article quotation articles outlet agency speaker statement "
    "needs field status text_ continues from to follows".split()
)


def poison(value: Any, key: str = "") -> Any:
    """A row with poison in every free string."""
    if isinstance(value, dict):
        return {k: poison(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [poison(item, key) for item in value]
    if not isinstance(value, str) or key in STRUCTURE:
        return value
    if key == "text" and SENTENCE in value:
        return value.replace(SENTENCE, IN_TEXT)
    if key == "text" and len(value) > 100:  # the body of another article: its spans must stay where they are
        return value
    return ADDRESS if key == "url" else MARKUP


def fill_gaps(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose optional strings are there, to be poisoned too."""
    names = ("title", "standfirst", "url", "published", "modified", "section", "rights", "record", "domain")
    filled = {key: "x" if key in names and value is None else value for key, value in row.items()}
    if "authors" in row:
        filled |= {"authors": ["x"], "also": ["x"]}
    return filled


def entitle(redirect: dict[str, Any]) -> dict[str, Any]:
    """A redirect of something that was called badly; its addresses are no words."""
    return {key: MARKUP if key in ("title", "outlet") and value else value for key, value in redirect.items()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    data = write_edition(folder / "data")
    for path in data.glob("*.jsonl"):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        poisoned = map(entitle, rows) if path.name == "redirects.jsonl" else (poison(fill_gaps(row)) for row in rows)
        path.write_text("".join(json.dumps(row) + "\n" for row in poisoned), encoding="utf-8")
    report = json.loads((data / "report.json").read_text(encoding="utf-8")) | {"credits": [MARKUP]}
    (data / "report.json").write_text(json.dumps(report), encoding="utf-8")
    render_site(data, folder / "site")
    return folder / "site"


class Reader(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Words."""
        self.text.append(data)


def pages(site: Path) -> Iterator[tuple[str, Reader]]:
    for path in sorted(site.rglob("*.html")):
        reader = Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        yield path.name, reader


def test_no_script_runs_but_our_own_files(site: Path) -> None:
    own = {f"static/js/{path.name}" for path in (theme_folder() / "static" / "js").glob("*.js")}
    own.add("search/index.js")
    for name, page in pages(site):
        scripts = [attrs for tag, attrs in page.tags if tag == "script" and attrs.get("type") != "application/ld+json"]
        sources = [attrs.get("src") for attrs in scripts]
        assert {source.removeprefix("./").removeprefix("../") for source in sources} <= own, name


def test_data_for_machines_is_whole_and_no_text_in_it_ends_it(site: Path) -> None:
    found = 0
    for path in sorted(site.rglob("*.html")):
        for part in path.read_text(encoding="utf-8").split('<script type="application/ld+json">')[1:]:
            data = part.partition("</script>")[0]
            assert "<" not in data
            assert json.loads(data)["@context"] == "https://schema.org"
            found += 1
    assert found


def test_no_element_or_attribute_comes_from_a_record(site: Path) -> None:
    for name, page in pages(site):
        assert not [tag for tag, _ in page.tags if tag in {"img", "iframe", "style", "form", "base", "object"}], name
        assert not [key for _, attrs in page.tags for key in attrs if key.startswith("on") or key == "style"], name


def test_no_link_has_a_scheme_but_http_and_https(site: Path) -> None:
    for name, page in pages(site):
        links = [value or "" for _, attrs in page.tags for key, value in attrs.items() if key in {"href", "src"}]
        assert not [link for link in links if "script:" in link or "<" in link], name


def test_every_page_carries_the_policy(site: Path) -> None:
    for name, page in pages(site):
        policies = [
            attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1, name
        assert "'unsafe" not in (policies[0] or ""), name


WITHOUT_RECORDS = {"index.html", "orrin-lamp.html", "e-keeper.html"}


@pytest.mark.parametrize("kind", ["stories", "articles", "entities", "outlets"])
def test_the_poison_is_there_to_be_read_as_text(site: Path, kind: str) -> None:
    folder = [reader for path, reader in pages(site / kind) if path not in WITHOUT_RECORDS]
    assert folder
    assert all(MARKUP in "".join(page.text) for page in folder)


def test_poison_in_the_body_of_an_article_is_read_as_text(site: Path) -> None:
    page = next(reader for name, reader in pages(site) if name == "a-four.html")
    assert IN_TEXT in "".join(page.text)


def test_a_script_address_is_shown_but_not_linked(site: Path) -> None:
    page = next(reader for name, reader in pages(site) if name == "a-one.html")
    assert ADDRESS in "".join(page.text)
