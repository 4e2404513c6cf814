"""Articles to notes: a language model reads a paragraph once, however many articles print it; rules do the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import msgspec

from ..fingerprints import fingerprint
from ..language_models import pipeline_for, versions
from ..settings import Settings
from ..store import Key, key_of
from .cleaning import body_key, facts_key
from .engine import Engine, Work
from .parts import join_article, note_reading, pack, unpack_facts

Found = tuple[int, int, str]
Names = Mapping[str, Sequence[Found]]
"""The names in some paragraphs, by the paragraph."""

STAGES = ("sentences", "names", "quotations", "quantities")
"""The stages of `settings.STAGES` on which an article's notes depend."""
AT_ONCE = 2_000
"""Articles whose texts are in memory together: about 10 MB."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The paragraphs of an article, and the model that reads them."""

    model: str
    paragraphs: Sequence[str]


def find_names(chunk: tuple[str, Sequence[str]]) -> list[bytes]:
    """The names that a model finds in each paragraph."""
    from ..reading import read_paragraphs  # noqa: PLC0415 - the room is not needed where all is known

    model, paragraphs = chunk
    return [pack(found) for found in read_paragraphs(model, paragraphs)]


def read_articles(
    chunk: tuple[frozenset[str], Sequence[tuple[bytes, bytes, Mapping[str, Sequence[Found]] | None]]],
) -> list[bytes]:
    """The notes of each article, given as facts, body and the names in its paragraphs; None to have rules find them."""
    on, articles = chunk
    return [_read(facts, body, names, on) for facts, body, names in articles]


def _read(facts: bytes, body: bytes, names: Mapping[str, Sequence[Found]] | None, on: frozenset[str]) -> bytes:
    from ..reading import KnownNames, read_article  # noqa: PLC0415 - see find_names

    article = join_article(unpack_facts(facts).article, body)
    finder = None if names is None else KnownNames(names)
    return pack(note_reading(read_article(article, finder, on=on)))


def notes_keys(cleaned: Iterable[Key], settings: Settings) -> list[Key]:
    """The keys of what reading finds in cleaned articles."""
    on = " ".join(sorted(_stages_on(settings)))
    base = key_of("reading", fingerprint("reading", "stages", "language_models.py"), on, versions(settings.model))
    return [key_of(base, key) for key in cleaned]


def read_all(engine: Engine, cleaned: Sequence[Key], settings: Settings) -> None:
    """Have the store hold the notes of each article."""
    missing = iter([cleaned[n] for n in engine.missing(notes_keys(cleaned, settings))])
    while some := list(islice(missing, AT_ONCE)):
        _read_some(engine, some, settings)


def _read_some(engine: Engine, cleaned: Sequence[Key], settings: Settings) -> None:
    facts = engine.store.take(map(facts_key, cleaned))
    bodies = engine.store.take(map(body_key, cleaned))
    wanted = [_wanted(*parts, settings) for parts in zip(facts, bodies, strict=True)]
    names = {
        model: _names_in(engine, {p for one in wanted if one and one.model == model for p in one.paragraphs}, model)
        for model in sorted({one.model for one in wanted if one})
    }
    keys = notes_keys(cleaned, settings)
    engine.ensure(
        Work(
            "articles read",
            keys,
            lambda n: len(bodies[n]),
            lambda places: (
                _stages_on(settings),
                [(facts[n], bodies[n], _pick(names, wanted[n])) for n in places],
            ),
            read_articles,
            lambda places, notes: {keys[n]: data for n, data in zip(places, notes, strict=True)},
        )
    )


def _stages_on(settings: Settings) -> frozenset[str]:
    return frozenset(stage for stage in STAGES if settings.is_on(stage))


def _wanted(facts: bytes, body: bytes, settings: Settings) -> _Wanted | None:
    """What a model has to read of an article; None if no model has part in it."""
    from ..reading import paragraphs_for_model  # noqa: PLC0415 - see find_names

    if not settings.has_model:
        return None
    known = unpack_facts(facts)
    model = pipeline_for(settings.model, known.article.language)
    return None if model is None else _Wanted(model, paragraphs_for_model(join_article(known.article, body)))


def _names_in(engine: Engine, paragraphs: Iterable[str], model: str) -> dict[str, list[Found]]:
    """What the model finds in each paragraph; the store holds it for every article that will ever print it."""
    texts = sorted(paragraphs)
    # Of the code only the adapter decides what a model says: a new rule elsewhere has no paragraph read again.
    base = key_of("paragraph", fingerprint("reading/spacy_model.py", below=()), versions(model))
    keys = [key_of(base, text) for text in texts]
    engine.ensure(
        Work(
            "paragraphs read",
            keys,
            lambda n: len(texts[n]),
            lambda places: (model, [texts[n] for n in places]),
            find_names,
            lambda places, found: {keys[n]: data for n, data in zip(places, found, strict=True)},
            aside=True,
        )
    )
    return dict(zip(texts, map(_NAMES.decode, engine.store.take(keys)), strict=True))


def _pick(names: Mapping[str, Names], wanted: _Wanted | None) -> Names | None:
    return None if wanted is None else {paragraph: names[wanted.model][paragraph] for paragraph in wanted.paragraphs}


_NAMES = msgspec.msgpack.Decoder(list[Found])
