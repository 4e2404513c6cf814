"""A server and a content folder for every test of fetching that wants them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fetching.desk import Desk
from fetching.newsroom import Newsroom, open_newsroom


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with open_newsroom() as opened:
        yield opened


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path / "content")
