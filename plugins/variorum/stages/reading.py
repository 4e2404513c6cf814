"""Articles to notes: the language model reads a paragraph once, however many articles print it; rules do the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

import msgspec

from ..fingerprints import fingerprint, model_version
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
    base = key_of("reading", fingerprint("reading", "stages"), on, model_version(settings.model))
    return [key_of(base, key) for key in cleaned]


def read_all(engine: Engine, cleaned: Sequence[Key], settings: Settings) -> None:
    """Have the store hold the notes of each article."""
    missing = iter([cleaned[n] for n in engine.missing(notes_keys(cleaned, settings))])
    while some := list(islice(missing, AT_ONCE)):
        _read_some(engine, some, settings)


def _read_some(engine: Engine, cleaned: Sequence[Key], settings: Settings) -> None:
    facts = engine.store.take(map(facts_key, cleaned))
    bodies = engine.store.take(map(body_key, cleaned))
    paragraphs = [_paragraphs(*parts, settings) for parts in zip(facts, bodies, strict=True)]
    names = _names_in(engine, {p for wanted in paragraphs for p in wanted or ()}, settings.model)
    keys = notes_keys(cleaned, settings)
    engine.ensure(
        Work(
            "articles read",
            keys,
            lambda n: len(bodies[n]),
            lambda places: (
                _stages_on(settings),
                [(facts[n], bodies[n], _pick(names, paragraphs[n])) for n in places],
            ),
            read_articles,
            lambda places, notes: {keys[n]: data for n, data in zip(places, notes, strict=True)},
        )
    )


def _stages_on(settings: Settings) -> frozenset[str]:
    return frozenset(stage for stage in STAGES if settings.is_on(stage))


def _paragraphs(facts: bytes, body: bytes, settings: Settings) -> list[str] | None:
    """The paragraphs of an article that the model has to read; None if the model has no part in it."""
    from ..reading import paragraphs_for_model  # noqa: PLC0415 - see find_names

    if not settings.is_on("names"):
        return None
    return paragraphs_for_model(join_article(unpack_facts(facts).article, body), settings.model)


def _names_in(engine: Engine, paragraphs: Iterable[str], model: str) -> dict[str, list[Found]]:
    """What the model finds in each paragraph; the store holds it for every article that will ever print it."""
    texts = sorted(paragraphs)
    # Of the code only the adapter decides what a model says: a new rule elsewhere has no paragraph read again.
    base = key_of("paragraph", fingerprint("reading/spacy_model.py", below=()), model_version(model))
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


def _pick(names: Names, paragraphs: Sequence[str] | None) -> Names | None:
    return None if paragraphs is None else {paragraph: names[paragraph] for paragraph in paragraphs}


_NAMES = msgspec.msgpack.Decoder(list[Found])
