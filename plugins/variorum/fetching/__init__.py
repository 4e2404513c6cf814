"""Fetching: the feeds of a list become files that intake reads. The door hands out `fetch`.

It runs before a build and never in one: a build reads files. `run` is the whole of it in its order; `client` asks
politely, and only `connections` opens a connection. `decisions` and `schedule` say what is remembered and when a feed
is asked again, `feed_state` keeps that, `archive` keeps the articles. This is the one place where the clock is read,
by whoever gives `now`.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ..errors import InputError
from ..intake import read_outlets
from ..progress import Progress
from .agent import name_agent
from .answers import Limits
from .archive import Archive
from .client import Client
from .feed_state import NAME, read_fetch_state, write_fetch_state
from .opml import Subscription, read_opml
from .report import ALL_FAILED, Report
from .run import Errand, fetch_feeds
from .schedule import read_moment

__all__ = ["ALL_FAILED", "Limits", "Order", "Report", "Subscription", "fetch", "name_agent"]

FEEDS = "feeds.opml"
FOLDER = "fetched"
STATE = "state"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be fetched: into which content, from which list, under which name."""

    content: Path
    feeds: Path | None = None  # CONTENT/feeds.opml unless given
    agent: str = "Variorum"
    allow_loopback: bool = False
    limits: Limits = field(default_factory=Limits)


def fetch(order: Order, now: datetime) -> Report:
    """Fetch what is new; raise InputError for a list and DigestDataError for a state that can't be read.

    Feeds that fail are told in the report. Articles go to `fetched/`, what is remembered to `state/feeds.json`.
    """
    feeds = _read_list(order.feeds or order.content / FEEDS)
    path = order.content / STATE / NAME
    state = read_fetch_state(path)
    table = read_outlets([order.content])
    waits = {host: read_moment(until) for host, until in state.hosts.items()}
    with closing(Client(order.agent, now, order.limits, waits, allow_loopback=order.allow_loopback)) as client:
        archive = Archive(order.content / FOLDER, table, now)
        errand = Errand(client, archive, table, now, order.limits, Progress())
        after, report = fetch_feeds(feeds, state, errand)
    write_fetch_state(after, path)
    return report


def _read_list(path: Path) -> Sequence[Subscription]:
    if not path.is_file():
        raise InputError(
            f"There is no list of feeds {path}: export one from your reader as OPML, or give --feeds FILE."
        )
    return read_opml(path.read_bytes(), str(path))
