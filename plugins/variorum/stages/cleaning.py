"""Files to cleaned articles: a file is read once for its bytes, a record cleaned once for its words, wherever it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from ..cleaning import Editing, Orders, clean_article, mark_lines
from ..fingerprints import fingerprint
from ..intake import InputFile, Inputs, OutletTable, hash_file, read_input
from ..model import RECALLED, Reject
from ..raw_article import RawArticle
from ..settings import Settings
from ..store import Key, key_of
from ..versions import Copy
from .engine import Engine, Work
from .orders import Listed, standing_orders
from .parts import Facts, pack, pack_raw, part_article, unpack_outcome, unpack_raw

RECORD = 3_000
"""Weight of a record to clean: about its characters."""
LARGE = 5_000_000
"""Bytes of a file that is read piece by piece, and of a piece: packed files may hold a hundred times that."""
MIN_WORDS = 5
"""Words below which a text is no article: the shortest news flash is one whole sentence."""
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+")
"""A word; in scripts that put no spaces between words, one character stands for one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a file: the record's name with the key of its raw article, or why there is none.

    With an article stands what `standing_orders` asks about it: its id, address, outlet, and the marks of its lines.
    """

    record: str | None
    raw: bytes | None
    stage: str = ""
    reason: str = ""
    id: str = ""
    url: str | None = None
    outlet: str | None = None
    marks: bytes = b""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds, the raw articles by key, and the hash of the file just before it was read."""

    hash: bytes | None
    entries: bytes
    raws: Mapping[Key, bytes]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """All articles that the inputs hold, as copies that know the key of their parts; and what is none."""

    copies: tuple[Copy, ...]
    facts: Mapping[Key, Facts]
    rejects: tuple[Reject, ...]


def read_files(chunk: tuple[OutletTable, Sequence[InputFile]]) -> list[Contents]:
    """What each file holds."""
    table, files = chunk
    return [_read_file(file, table) for file in files]


def _read_file(file: InputFile, table: OutletTable) -> Contents:
    before = hash_file(file)
    entries, raws = [], {}
    for entry, data in _read_entries(file, table):
        entries.append(entry)
        if entry.raw is not None:
            raws[entry.raw] = data
    return Contents(before, pack(entries), raws)


def _read_entries(file: InputFile, table: OutletTable) -> Iterator[tuple[Entry, bytes]]:
    """The things in a file as they come, each with its raw article as it is kept; with nothing for what is none."""
    for item in read_input(file, table):
        if isinstance(item, Reject):
            yield Entry(item.record, None, item.stage, item.reason), b""
        else:
            data = pack_raw(item)
            yield _entry(item, key_of("raw", data)), data


def _entry(item: RawArticle, key: Key) -> Entry:
    known, marks = item.article, mark_lines(item.lines)
    return Entry(known.record, key, id=known.id, url=known.url, outlet=known.outlet, marks=marks)


def clean_articles(chunk: tuple[bool, Sequence[tuple[bytes, Orders]]]) -> list[tuple[bytes, bytes]]:
    """The facts and the body of each raw article; the number of its words for facts if those are too few."""
    enabled, raws = chunk
    return [_clean(raw, orders, enabled=enabled) for raw, orders in raws]


def _clean(data: bytes, orders: Orders, *, enabled: bool) -> tuple[bytes, bytes]:
    raw = unpack_raw(data)
    if raw.article.status in RECALLED:  # kept without its text, so that it can take its other versions with it
        facts, body = part_article(raw.article, raw.raw)
        return pack(facts), pack(body)
    article = clean_article(raw, orders, enabled=enabled)
    words = len(_WORD.findall(article.text))
    if words < MIN_WORDS:
        return pack(words), b""
    facts, body = part_article(article, raw.raw)
    return pack(facts), pack(body)


def cleaned_keys(raws: Iterable[Key], orders: Mapping[Key, Orders], settings: Settings) -> list[Key]:
    """The keys of cleaned articles, from their raw records and orders; facts and body have keys made from them."""
    base = key_of("cleaning", fingerprint("cleaning", "stages"), settings.is_on("cleaning"))
    return [key_of(base, raw, repr(orders[raw])) for raw in raws]


def facts_key(cleaned: Key) -> Key:
    """The key of the facts of a cleaned article."""
    return key_of("facts", cleaned)


def body_key(cleaned: Key) -> Key:
    """The key of the body of a cleaned article."""
    return key_of("body", cleaned)


def clean_inputs(engine: Engine, files: Files, editing: Editing, settings: Settings) -> Cleaned:
    """Every article that the files hold, cleaned; what has next to no words left is a reject."""
    entries = files.read()
    homes = {entry.raw: n for n, listed in enumerate(entries) for entry in listed if entry.raw is not None}
    raws = list(homes)
    orders = standing_orders(editing, _list_articles(files.files, entries))
    keys = cleaned_keys(raws, orders, settings)
    work = Work(
        "articles cleaned",
        keys,
        lambda _: RECORD,
        lambda places: (settings.is_on("cleaning"), _ordered(engine, [raws[n] for n in places], orders)),
        clean_articles,
        lambda places, found: dict(_keep_parts([keys[n] for n in places], found)),
        beside=lambda key: (facts_key(key), body_key(key)),
    )
    missing = engine.missing(work.keys, work.beside)
    there = engine.store.known(raws[n] for n in missing)
    files.read_again({homes[raws[n]] for n in missing if raws[n] not in there})
    engine.run(work, missing)
    outcomes = map(unpack_outcome, engine.store.take(map(facts_key, keys)))
    return _sort_out(files.files, entries, dict(zip(raws, zip(keys, outcomes, strict=True), strict=True)))


def _list_articles(files: Sequence[InputFile], entries: Sequence[Sequence[Entry]]) -> Iterator[Listed]:
    for file, listed in zip(files, entries, strict=True):
        for entry in listed:
            if entry.raw is not None:
                yield Listed(file.path, entry.raw, entry.id, entry.url, entry.outlet, entry.marks)


def _ordered(engine: Engine, raws: Sequence[Key], orders: Mapping[Key, Orders]) -> list[tuple[bytes, Orders]]:
    return list(zip(engine.store.take(raws), (orders[raw] for raw in raws), strict=True))


def _keep_parts(keys: Sequence[Key], found: Sequence[tuple[bytes, bytes]]) -> Iterator[tuple[Key, bytes]]:
    for key, (facts, body) in zip(keys, found, strict=True):
        yield key, b""
        yield facts_key(key), facts
        yield body_key(key), body


def _sort_out(
    files: Sequence[InputFile], entries: Sequence[Sequence[Entry]], outcomes: Mapping[Key, tuple[Key, Facts | int]]
) -> Cleaned:
    copies, facts, rejects = [], {}, []
    for file, listed in zip(files, entries, strict=True):
        for entry in listed:
            key, outcome = outcomes[entry.raw] if entry.raw is not None else (b"", None)
            if isinstance(outcome, Facts):
                article = replace(outcome.article, path=file.path, record=entry.record)
                copies.append(Copy(article, outcome.raw, outcome.text, key, outcome.version))
                facts[key] = outcome
            elif isinstance(outcome, int):
                rejects.append(Reject(file.path, entry.record, "cleaning", _tell_too_short(outcome)))
            else:
                rejects.append(Reject(file.path, entry.record, entry.stage, entry.reason))
    return Cleaned(tuple(copies), facts, tuple(rejects))


def _tell_too_short(words: int) -> str:
    if not words:
        return "Nothing is left after the page furniture is cut: this holds no sentence of an article."
    return f"Only {words} {'word is' if words == 1 else 'words are'} left, too few for an article."


class Files:
    """The files of the inputs, each read once for its bytes; their raw articles go to the store."""

    def __init__(self, engine: Engine, inputs: Inputs) -> None:
        """Hash every file."""
        self.engine = engine
        self.table = inputs.table
        self._base = key_of("intake", fingerprint("intake", "stages"), repr(inputs.table))
        hashed = [(file, hash_file(file)) for file in inputs.files]
        # What can't be opened may be so for another reason next time: it has no key, and comes last.
        hashed.sort(key=lambda item: item[1] is None)
        self.files = [file for file, _ in hashed]
        keys = [self._key(file, found) for file, found in hashed if found is not None]
        self._work = Work("files read", keys, self._weigh, self._chunk, read_files, self._keep)

    @property
    def are_new(self) -> bool:
        """Whether a file holds something that was not read before."""
        return bool(self.engine.missing(self._work.keys))

    def read(self) -> list[tuple[Entry, ...]]:
        """What each file holds."""
        self._run(self.engine.missing(self._work.keys))
        entries = self.engine.store.take(self._work.keys)
        broken = self.files[len(entries) :]
        entries += [contents.entries for contents in read_files((self.table, broken))]
        return [_ENTRIES.decode(data) for data in entries]

    def read_again(self, places: set[int]) -> None:
        """Have the store hold the raw articles of these files again, which it has dropped."""
        self._run(sorted(places))

    def _run(self, places: Sequence[int]) -> None:
        self.engine.run(self._work, [n for n in places if self._weigh(n) <= LARGE])
        for n in places:
            if self._weigh(n) > LARGE:
                self._stream(n)

    def _stream(self, n: int) -> None:
        """Read a large file here and keep its raw articles as they come, so that they are never all in memory."""
        file, before = self.files[n], hash_file(self.files[n])
        entries, held, size = [], {}, 0
        for entry, data in _read_entries(file, self.table):
            entries.append(entry)
            if entry.raw is not None:
                held[entry.raw] = data
                size += len(data)
            if size > LARGE:
                self.engine.store.put(held)
                held, size = {}, 0
        self.engine.store.put(held | {self._key(file, before): pack(entries)})
        self.engine.counts[self._work.stage] += 1

    def _key(self, file: InputFile, found: bytes | None) -> Key:
        return key_of(self._base, file.path, file.is_named_in_utf8, found)

    def _weigh(self, n: int) -> int:
        return self.files[n].location.stat().st_size

    def _chunk(self, places: Sequence[int]) -> tuple[OutletTable, list[InputFile]]:
        return self.table, [self.files[n] for n in places]

    def _keep(self, places: Sequence[int], contents: Sequence[Contents]) -> dict[Key, bytes]:
        held = {self._key(self.files[n], c.hash): c.entries for n, c in zip(places, contents, strict=True)}
        return held | {raw: data for c in contents for raw, data in c.raws.items()}


_ENTRIES = msgspec.msgpack.Decoder(tuple[Entry, ...])
