"""The sites that the browser tests look at."""

from __future__ import annotations

from pathlib import Path

import pytest

from publishing.edition import write_edition
from variorum.publishing import Look, render_site


@pytest.fixture(scope="session")
def updated(updated_site: Path) -> Path:
    """A story page with news."""
    return next(path for path in (updated_site / "stories").glob("*.html") if 'id="news"' in path.read_text("utf-8"))


@pytest.fixture(scope="session")
def pages(sample_site: Path, updated: Path) -> list[Path]:
    """A page of every kind: the story with the most points, its first report, one with news, and one of the rest."""
    story = max((sample_site / "stories").glob("*.html"), key=lambda path: path.stat().st_size)
    names = [
        "index.html",
        "archive.html",
        "method.html",
        "entities/index.html",
        "outlets/index.html",
        "pages/about.html",
        "search.html",
        "topics/03000000.html",
    ]
    firsts = [min((sample_site / folder).glob("*-*.html")) for folder in ("articles", "entities", "outlets", "days")]
    compared = sample_site / "compare" / story.name
    return [story, *(sample_site / name for name in names), *firsts, updated, compared]


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small edition."""
    folder = tmp_path_factory.mktemp("edition")
    render_site(write_edition(folder / "data"), folder / "site", Look(name="Coast News"))
    return folder / "site"
