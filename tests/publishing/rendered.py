"""The pages of the small edition, rendered, and what a reader reads on them."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from digests import Digest
from publishing.edition import write_edition
from variorum.publishing import Look, render_site
from variorum.publishing.manifest import hash_file, list_files, write_manifest
from variorum.verify import verify_site

STORY = "stories/lamp-of-orrin-head-goes-out.html"


def render_changed(tmp_path: Path, change: Callable[[Digest], Digest]) -> str:
    """The page of the lamp in a changed edition whose site proves itself."""
    render_site(write_edition(tmp_path / "data", change), tmp_path / "site", Look(name="Coast News"))
    write_manifest(tmp_path / "site", {p: hash_file(tmp_path / "site" / p) for p in list_files(tmp_path / "site")})
    assert verify_site(tmp_path / "site", None) == []
    return read(tmp_path / "site", STORY)


def read(site: Path, page: str) -> str:
    return (site / page).read_text(encoding="utf-8")


def words(html: str) -> str:
    """What a reader reads, white space folded."""
    parts: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            parts.append(data)

    Reader().feed(html.partition("</head>")[2])
    return " ".join("".join(parts).split())
