"""The articles that were fetched, as files that intake reads: one file an article, one line a version of it.

`fetched/YYYY-MM-DD/HOST-TITLE-ID.jsonl`, by the day of publication in UTC, or of fetching where no day is told. A file
is named and placed once, by its first version. A version is kept if intake reads other words in it than in the last.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path

from ..intake import InputFile, OutletTable, article_id, read_input
from ..moments import instant
from ..raw_article import RawArticle
from ..slugs import slugify
from .client import host_of
from .schedule import write_moment

SUFFIX = ".jsonl"
LONGEST_WORDS = 60
"""Characters of host and title in a file's name."""


class Kept(Enum):
    """What became of an article."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    NONE = "no article in it"


@dataclass(frozen=True, slots=True)
class Found:
    """A version of an article: its record in the keys of the contract, and what fills the gaps that this leaves."""

    key: str
    feed: str
    record: Mapping[str, object]
    gaps: Mapping[str, object]


class Archive:
    """The kept articles of a folder, found by the ids that their names end with."""

    def __init__(self, folder: Path, table: OutletTable, now: datetime) -> None:
        """Look what is there; `now` is the moment of fetching."""
        self._folder = folder
        self._table = table
        self._now = now
        self._files = {path.stem.rpartition("-")[2]: path for path in sorted(folder.glob(f"*/*{SUFFIX}"))}

    def feed_of(self, key: str) -> str | None:
        """The feed that an article's last version came from; None if there is none."""
        path = self._files.get(_id(key))
        last = _read_records(path)[-1:] if path else []
        return str(last[0].get("feed") or "") if last else None

    def keep(self, found: Found) -> Kept:
        """Keep a version of an article, if it is one and not the same as the last."""
        path = self._files.get(_id(found.key))
        old = path.read_bytes() if path else b""
        before = _last(self._read(old)) if old else None
        record, article = self._fill(found, before)
        if article is None:
            return Kept.NONE
        if before is not None and _words(before) == _words(article):
            return Kept.UNCHANGED
        path = path or self._name(found, article)
        _put(path, (old if not old or old.endswith(b"\n") else old + b"\n") + _dump(record))
        self._files[_id(found.key)] = path
        return Kept.CHANGED if before else Kept.NEW

    def _fill(self, found: Found, before: RawArticle | None) -> tuple[dict[str, object], RawArticle | None]:
        """The record with its gaps filled, and what intake makes of it."""
        record = {"id": write_moment(self._now), **found.record, "feed": found.feed}
        article = _last(self._read(_dump(record)))
        if article is None:
            return record, None
        missing = {key: value for key, value in found.gaps.items() if value and not getattr(article.article, key)}
        if before is not None and _age(article, missing) <= _age(before, {}):
            missing["modified"] = _after(_age(before, {}), self._now)
        if missing:
            record |= missing
            article = _last(self._read(_dump(record)))
        return record, article

    def _read(self, data: bytes) -> list[RawArticle]:
        """What intake reads in the bytes of a file."""
        with _written(self._folder / f".reading{SUFFIX}", data) as path:
            items = read_input(InputFile(path, path.name), self._table)
            return [item for item in items if isinstance(item, RawArticle)]

    def _name(self, found: Found, article: RawArticle) -> Path:
        day = (article.article.published or write_moment(self._now))[:10]
        host = host_of(str(found.record.get("url") or found.feed)).removeprefix("www.")
        words = slugify(f"{host} {article.article.title or ''}")[:LONGEST_WORDS].strip("-")
        return self._folder / day / f"{words}-{_id(found.key)}{SUFFIX}"


def _id(key: str) -> str:
    """Twelve characters that stand for an article; those of its id where it has an address."""
    return article_id(key, None, "").removeprefix("a-")


def _last(articles: list[RawArticle]) -> RawArticle | None:
    return articles[-1] if articles else None


def _words(article: RawArticle) -> tuple[str | None, list[str]]:
    return article.article.title, " ".join(line.text for line in article.lines).split()


def _age(article: RawArticle, missing: Mapping[str, object]) -> str:
    """When a version was published, as `versions` compares it."""
    facts = article.article
    moment = facts.modified or missing.get("modified") or facts.published or missing.get("published")
    return instant(str(moment) if moment else None)


def _after(before: str, now: datetime) -> str:
    """When a version that tells no later date than the one before was changed: by now.

    A second after the one before where that is ahead of the clock, as local times without a zone are: the newer stands.
    """
    try:
        told = datetime.fromisoformat(before).replace(tzinfo=UTC) + timedelta(seconds=1)
    except (ValueError, OverflowError):
        return write_moment(now)
    return write_moment(max(now, told))


def _read_records(path: Path) -> list[dict[str, object]]:
    lines = path.read_bytes().splitlines()
    return [record for line in lines if isinstance(record := _parse(line), dict)]


def _parse(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _dump(record: Mapping[str, object]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    waiting = path.with_name(f".{path.name}.new")
    waiting.write_bytes(data)
    waiting.replace(path)


@contextmanager
def _written(path: Path, data: bytes) -> Iterator[Path]:
    """A file that is there for a moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
