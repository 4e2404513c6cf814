"""Learn the weights of the tagger of names: `python bench/train_names.py GOLD PLAIN...` writes `data/name_weights.npz`.

GOLD is a folder with `input.jsonl` and `gold.jsonl` (mentions of the types PER, ORG, LOC, MISC), PLAIN files of records
with a `text`. Only records for which the last bit of `blake2b(id, digest_size=1)` is 0 are read. Plain records are
labelled by the small model and the rules of `reading/names.py`; the weights for a tagger beside the model are learned
from that, so that on plain news they mostly follow it. A teacher, which gives the gold more weight, labels them again
for the tagger that stands alone. No name gets into the file: a feature that holds a word is kept
only if plain records write it in lower case, in five of them at least.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from chain import IMPOSSIBLE, Array, Sequence_, learn, number_features, pack

from variorum.cleaning import clean_article
from variorum.intake import find_inputs, read_input
from variorum.model import Article
from variorum.raw_article import RawArticle
from variorum.reading.name_features import describe_text
from variorum.reading.name_finder import ModelFinder
from variorum.reading.name_spans import Found, Names, word_starts
from variorum.reading.name_tagger import TAGS, Weights, tag_names
from variorum.reading.name_tokens import read_lines
from variorum.reading.name_words import known_as
from variorum.reading.names import STEPS
from variorum.reading.spacy_model import load_spacy
from variorum.settings import Settings

TABLE = Path(__file__).resolve().parent.parent / "plugins/variorum/data/name_weights.npz"
GENERAL = {"PER": "PERSON", "LOC": "GPE", "FAC": "GPE", "PRODUCT": "EVENT", "WORK": "EVENT", "LAW": "EVENT"}
TEACHER_SHARE, ALONE_SHARE, BESIDE_SHARE = 0.05, 0.2, 0.3
"""What a plain record counts beside a gold one: in the teacher, in what that teaches, and in what hears the model."""
LEAST = 2.0
"""How often a feature must be seen, counted so."""
LEAST_RECORDS = 5
SCALE, FLOOR = 100, 4
"""Weights are kept in hundredths; a feature whose weights are all below the floor is left out."""
_WITH_WORDS = frozenset("wacACno")
"""Kinds of features that hold words."""
_ADJECTIVE = re.compile(
    r"(?:ian|ean|ish|ese|an|ic|ist|ite|crat|i|nch|tch|lsh|rab|wiss|reek|Thai|Dane|Finn|Turk|Pole)s?$"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A headline and text as one document, what a model heard in it, the names to learn, and from where on."""

    text: str
    heard: Sequence[Found]
    names: Sequence[Found]
    start: int = 0


def is_ours(record: str) -> bool:
    """Whether a record may be learned from."""
    return not blake2b(record.encode(), digest_size=1).digest()[0] & 1


def read_articles(path: Path) -> Iterator[Article]:
    """The English articles of a file of records that may be learned from."""
    inputs = find_inputs([path])
    for file in inputs.files:
        for raw in read_input(file, inputs.table):
            if isinstance(raw, RawArticle) and is_ours(raw.article.record or ""):
                article = clean_article(raw)
                if (article.language or "en").startswith("en") and article.text:
                    yield article


def read_gold(folder: Path, finder: ModelFinder) -> Iterator[Labelled]:
    """The labelled records, with the mentions that cleaning left."""
    rows = map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines())
    gold = {row["id"]: row["mentions"] for row in rows}
    for article in read_articles(folder / "input.jsonl"):
        names, text = _moved(article, gold[article.record or ""]), whole_text(article)
        at = len(text) - len(article.text)
        yield Labelled(text, finder.find(text), [(s + at, e + at, kind) for s, e, kind in names], at)


def _label(article: Article, finder: ModelFinder) -> Labelled:
    """A plain record with what the model finds in it; of headlines in capitals a model knows little."""
    text, is_loud = whole_text(article), (article.title or "").isupper()
    heard = finder.find(text)
    return Labelled(text, heard, settle(text, heard), len(text) - len(article.text) if is_loud else 0)


def whole_text(article: Article) -> str:
    """The headline and the text."""
    return f"{article.title or ''}\n\n{article.text}"


def _moved(article: Article, mentions: Sequence[Mapping[str, Any]]) -> list[Found]:
    """Mentions of the raw record as names of the clean text, in general types."""
    place = {raw + n: clean + n for clean, raw, length in article.origin or () for n in range(length)}
    names = []
    for mention in mentions:
        start, last = place.get(mention["start"]), place.get(mention["end"] - 1)
        if start is not None and last is not None:
            name = article.text[start : last + 1]
            # "Quillon-based" is labelled as a whole; here the place is the name.
            part = re.fullmatch(r"(\S+)-[a-z]\w*", name)
            names.append(
                (start, start + len(part[1]) if part else last + 1, _kind(part[1] if part else name, mention["type"]))
            )
    return names


def _kind(name: str, label: str) -> str:
    if label != "MISC":
        return GENERAL.get(label, label)
    known = known_as(name)
    return "NORP" if known == "NORP" or _ADJECTIVE.search(name) else "GPE" if known == "GPE" else "EVENT"


def sequences_of(labelled: Labelled, *, beside: bool) -> Iterator[Sequence_]:
    """The runs of capitals of a text, described, with the tags that the names make."""
    for line, runs in describe_text(labelled.text, labelled.heard if beside else None):
        if line.tokens[0].start < labelled.start:
            continue
        for (first, last), described in zip(line.runs, runs, strict=True):
            tokens, tags = line.tokens[first:last], [0] * (last - first)
            for start, end, kind in labelled.names:
                inside = [n for n, token in enumerate(tokens) if token.end > start and token.start < end]
                for n in inside:
                    tags[n] = TAGS.index(f"{'B' if n == inside[0] else 'I'}-{GENERAL.get(kind, kind)}")
            yield described, tags


def fit(
    gold: Sequence[Sequence_], plain: Sequence[Sequence_], share: float, may_keep: Callable[[str], bool]
) -> tuple[list[str], Weights]:
    """The features that say something, and the weights."""
    sequences, counts = [*gold, *plain], [1.0] * len(gold) + [share] * len(plain)
    kept = filter(may_keep, number_features(sequences, counts, LEAST))
    numbers = {name: n for n, name in enumerate(kept)}
    barred = _barred()
    rows, turns = learn(pack(sequences, counts, numbers), len(numbers), barred)
    whole = np.rint(rows * SCALE).astype(np.int32)
    telling = np.abs(whole).max(1) >= FLOOR
    names = [name for name, tells in zip(numbers, telling, strict=True) if tells]
    steps = np.rint((turns + barred) * SCALE).astype(np.int32)
    return names, Weights({name: n for n, name in enumerate(names)}, whole[telling], steps)


def _barred() -> Array:
    """A further word follows only a word of a name of its type."""
    turns = np.zeros((len(TAGS) + 1, len(TAGS)), np.float32)
    for n, tag in enumerate((*TAGS, "O")):
        for m, after in enumerate(TAGS):
            if after[0] == "I" and (tag == "O" or tag[2:] != after[2:]):
                turns[n, m] = IMPOSSIBLE
    return turns


def plain_words(texts: Sequence[str]) -> frozenset[str]:
    """The words and marks that texts write in lower case."""
    seen: Counter[str] = Counter()
    for text in texts:
        seen.update({token.low for line in read_lines(text) for token in line.tokens if not token.is_capital})
    told = (word for word, count in seen.items() if count >= LEAST_RECORDS)
    return frozenset(word for word in told if not any(c.isdigit() for c in word)) | {""}


def keeps_no_name(plain: frozenset[str]) -> Callable[[str], bool]:
    """Whether a feature holds no word but plain ones."""
    return lambda feature: (
        feature[0] not in _WITH_WORDS or all(word in plain for word in feature[1:].partition("|")[0].split(" "))
    )


def settle(text: str, found: list[Found]) -> list[Found]:
    """What the rules make of names."""
    names = Names(text, "", "en", (), word_starts(text))
    for step in STEPS:
        found = step(names, found)
    return found


def main() -> int:
    """Learn both sets of weights and write them."""
    parser = argparse.ArgumentParser(description="Learn the weights of the tagger of names.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("plain", type=Path, nargs="+")
    options = parser.parse_args()
    finder = ModelFinder(load_spacy(Settings().model))
    plain = [_label(article, finder) for path in options.plain for article in read_articles(path)]
    table = train(list(read_gold(options.gold, finder)), plain)
    np.savez_compressed(TABLE, **table)
    sys.stdout.write(f"{len(plain)} plain records, {TABLE.stat().st_size} bytes\n")
    return 0


def train(gold: Sequence[Labelled], plain: Sequence[Labelled]) -> dict[str, Any]:
    """Both sets of weights, as the file holds them."""
    may_keep = keeps_no_name(plain_words([labelled.text for labelled in plain]))
    told, silver = (_all_sequences(some, beside=True) for some in (gold, plain))
    _, teacher = fit(told, silver, TEACHER_SHARE, may_keep)
    taught = [replace(known, names=settle(known.text, tag_names(known.text, known.heard, teacher))) for known in plain]
    beside = fit(told, silver, BESIDE_SHARE, may_keep)
    told, silver = (_all_sequences(some, beside=False) for some in (gold, taught))
    alone = fit(told, silver, ALONE_SHARE, may_keep)
    return _table("alone", *alone) | _table("beside", *beside)


def _all_sequences(texts: Sequence[Labelled], *, beside: bool) -> list[Sequence_]:
    return [sequence for labelled in texts for sequence in sequences_of(labelled, beside=beside)]


def _table(name: str, features: Sequence[str], weights: Weights) -> dict[str, Any]:
    sys.stdout.write(f"{name}: {len(features)} features\n")
    return {
        f"{name}_features": np.frombuffer("\n".join(features).encode(), np.uint8),
        f"{name}_rows": weights.rows.astype(np.int16),
        f"{name}_turns": weights.turns,
    }


if __name__ == "__main__":
    sys.exit(main())
