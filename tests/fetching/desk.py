"""A content folder with its list of feeds, and what fetching leaves there."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fetching.reports import opml
from variorum.fetching import Limits, Order, Report, fetch
from variorum.fetching.archive import Kept
from variorum.fetching.report import Result

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
QUICK = Limits(connecting=2, reading=2, whole=2, run=20, size=300_000, pause=0)
RSS = "application/rss+xml"


@dataclass
class Desk:
    """A content folder with its list of feeds."""

    content: Path
    now: datetime = NOW
    limits: Limits = QUICK

    def list(self, *feeds: str) -> None:
        """Read these feeds."""
        self.content.mkdir(exist_ok=True)
        (self.content / "feeds.opml").write_text(opml(*feeds), encoding="utf-8")

    def fetch(self, later: timedelta = timedelta(0), *, allow_loopback: bool = True) -> Report:
        """Fetch, so much later than the last time."""
        self.now += later
        order = Order(self.content, agent="Variorum/test (+https://me.example/)", limits=self.limits)
        return fetch(replace(order, allow_loopback=allow_loopback), self.now)

    def files(self) -> dict[str, bytes]:
        """Everything in the content folder but the list."""
        found = (path for path in sorted(self.content.rglob("*")) if path.is_file() and path.suffix != ".opml")
        return {path.relative_to(self.content).as_posix(): path.read_bytes() for path in found}

    def articles(self) -> list[list[dict[str, object]]]:
        """The versions of every kept article."""
        files = [data for name, data in self.files().items() if name.startswith("fetched/")]
        return [[json.loads(line) for line in data.splitlines()] for data in files]

    def state(self, feed: str) -> dict[str, object]:
        """What is remembered of a feed."""
        known: dict[str, object] = json.loads((self.content / "state" / "feeds.json").read_bytes())["feeds"][feed]
        return known


def reason(report: Report, place: int = 0) -> str:
    told = report.feeds[place]
    assert told.result is Result.FAILED, told
    return str(told.state.reason)


def kept(report: Report) -> tuple[int, int]:
    return report.counts.kept[Kept.NEW], report.counts.kept[Kept.CHANGED]
