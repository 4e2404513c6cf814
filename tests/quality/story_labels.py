"""Labels of the quality stories: `labels.toml` read, and its words found in the compiled articles.

A label names words as `file: words of one sentence`; the file is a report without its suffix. A name stands in brackets
inside its words. Words that match no sentence, or several, are an error: a label must not go quiet when a text changes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A sentence, words or a name in one report, called by its file."""

    file: str
    start: int
    end: int

    def overlaps(self, other: Place) -> bool:
        """Whether both share a code point of the same report."""
        return self.file == other.file and self.start < other.end and other.start < self.end


Pair = frozenset[Place]


@dataclass(frozen=True, slots=True)
class Labels:
    """What a reader says about one story: pairs by label, differing words by kind, traps, and pairs of names.

    And utterances that several reports print, by speaker and rank, with words that are alike but no one utterance.
    """

    pairs: Mapping[str, frozenset[Pair]]
    differences: tuple[tuple[str, tuple[Place, ...]], ...]
    traps: tuple[tuple[str, tuple[Place, ...]], ...]
    same_names: tuple[tuple[Place, Place], ...]
    other_names: tuple[tuple[Place, Place], ...]
    quotations: Mapping[tuple[str, int], tuple[Place, ...]]
    apart: tuple[tuple[Place, Place], ...]


class LabelError(ValueError):
    """A label that does not fit its story."""


def read_labels(folder: Path, reports: Mapping[str, Row]) -> Labels:
    """The labels of a story's folder, each found in `reports`, the story's articles by file."""
    raw = tomllib.loads((folder / "labels.toml").read_text(encoding="utf-8"))

    def sentence(label: str) -> Place:
        return _only(folder, label, [s for w in _find(label, reports) for s in sentences(reports, w.file) if _in(w, s)])

    def words(label: str) -> Place:
        return _only(
            folder, label, [w for w in _find(label, reports) if any(_in(w, s) for s in sentences(reports, w.file))]
        )

    def name(label: str) -> Place:
        whole = words(label.replace("[", "").replace("]", ""))
        text = label.partition(": ")[2]
        return Place(whole.file, whole.start + text.index("["), whole.start + text.index("]") - 1)

    return Labels(
        pairs=_pairs(folder, raw["pair"], sentence),
        differences=tuple((d["kind"], tuple(map(words, d["words"]))) for d in raw["difference"]),
        traps=tuple((t["why"], tuple(map(words, t["words"]))) for t in raw["trap"]),
        same_names=tuple((name(n["a"]), name(n["b"])) for n in raw["same_name"]),
        other_names=tuple((name(n["a"]), name(n["b"])) for n in raw["other_name"]),
        quotations={
            (q["speaker"], rank): tuple(map(words, q["words"])) for rank, q in enumerate(raw.get("quotation", []))
        },
        apart=tuple((words(n["a"]), words(n["b"])) for n in raw.get("apart", [])),
    )


def sentences(reports: Mapping[str, Row], file: str) -> list[Place]:
    """All sentences of one report."""
    return [Place(file, start, end) for start, end in reports[file]["sentences"]]


def quote(reports: Mapping[str, Row], place: Place) -> str:
    """The words at a place, with their file."""
    return f"{place.file}: {' '.join(reports[place.file]['text'][place.start : place.end].split())}"


def _pairs(folder: Path, rows: list[Row], sentence: Callable[[str], Place]) -> dict[str, frozenset[Pair]]:
    found: dict[str, set[Pair]] = {"same": set(), "partly": set(), "near": set()}
    for row in rows:
        pair = frozenset((sentence(row["a"]), sentence(row["b"])))
        if any(pair in pairs for pairs in found.values()):
            raise LabelError(f"{folder.name}: {row['a']!r} and {row['b']!r} have two labels. Leave one.")
        found[row["label"]].add(pair)
    return {label: frozenset(pairs) for label, pairs in found.items()}


def _find(label: str, reports: Mapping[str, Row]) -> list[Place]:
    """Every occurrence of a label's words in its report."""
    file, _, words = label.partition(": ")
    if file not in reports:
        raise LabelError(f"{label!r} names the report {file!r}, but there are only {', '.join(sorted(reports))}.")
    text, places, start = reports[file]["text"], [], -1
    while (start := text.find(words, start + 1)) >= 0:
        places.append(Place(file, start, start + len(words)))
    return places


def _in(words: Place, sentence: Place) -> bool:
    return sentence.start <= words.start and words.end <= sentence.end


def _only(folder: Path, label: str, places: list[Place]) -> Place:
    if len(places) != 1:
        raise LabelError(f"{folder.name}: {label!r} stands in {len(places)} sentences, but must stand in exactly one.")
    return places[0]
