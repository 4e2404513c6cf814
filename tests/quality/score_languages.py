"""Score German, French and Spanish articles: `python tests/quality/score_languages.py [--show | --json]`.

The articles of `languages/` are compiled as files that say nothing about themselves; names are found by rules.
Sentences, names and quantities count where the span is just the labelled one, with a name its type too, with a quantity
its value; `names, overlap` counts any that meet. A quotation is found where it and a labelled one share four fifths of
either; titles of works are none. A speaker or a cue is right where its words are the labelled ones, or more or fewer of
them (an article, the first name). A day is read where its words lead to the labelled date: by the day of the week, of
the month, or from the day of publication.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from language_labels import Labels, Said, Span, read_labels

from variorum.collation.named_times import find_moments
from variorum.collation.tables import near_days, weekdays
from variorum.digest_data import read_digest
from variorum.pipeline import compile_folder
from variorum.settings import Settings

LANGUAGES = Path(__file__).parent / "languages"
HALVES = ("seen", "unseen")
SHARE = 0.8
PARTS = ("sentences", "quotations", "speakers", "cues", "names", "names, overlap", "quantities")

Row = Mapping[str, Any]
Valued = tuple[Span, str]


@dataclass(frozen=True, slots=True)
class Score:
    """What was counted in one article, and every miss."""

    counts: Counter[str]
    misses: tuple[str, ...]


def score(labels: Labels, row: Row, published: date) -> Score:
    """Hold what the engine found in an article against its labels."""
    text, sentences = row["text"], [(tuple(span), "") for span in row["sentences"]]
    names = [((m["start"], m["end"]), m["type"]) for m in row["mentions"]]
    amounts = [((q["start"], q["end"]), q["value"]) for q in row["quantities"]]
    said = [q for q in labels.quotations if q.kind != "title"]
    scores = [
        _compare(text, "sentences", [(span, "") for span in labels.sentences], sentences),
        _compare(text, "names", labels.names, names),
        _compare(text, "quantities", labels.quantities, amounts),
        _overlap([span for span, _ in labels.names], [span for span, _ in names]),
        _score_quotations(text, said, row["quotations"]),
        _score_days(text, labels.days, published, row["language"]),
    ]
    return Score(sum((s.counts for s in scores), Counter()), tuple(miss for s in scores for miss in s.misses))


def _count(part: str, wanted: int, found: int, hit: int, right: int | None = None) -> Counter[str]:
    """`hit` of the wanted ones are found, `right` of the found ones are wanted."""
    right = hit if right is None else right
    return Counter({f"{part} wanted": wanted, f"{part} found": found, f"{part} hit": hit, f"{part} right": right})


def _compare(text: str, part: str, wanted: Sequence[Valued], found: Sequence[Valued]) -> Score:
    hits = set(wanted) & set(found)
    told = [("missed", one) for one in wanted if one not in hits] + [("wrong", one) for one in found if one not in hits]
    misses = tuple(f"{part}, {sign}: {text[slice(*span)]!r} {value}" for sign, (span, value) in told)
    return Score(_count(part, len(wanted), len(found), len(hits)), misses)


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _overlap(wanted: Sequence[Span], found: Sequence[Span]) -> Score:
    hit = sum(any(_shared(w, f) for f in found) for w in wanted)
    right = sum(any(_shared(w, f) for w in wanted) for f in found)
    return Score(_count("names, overlap", len(wanted), len(found), hit, right), ())


def _score_quotations(text: str, wanted: Sequence[Said], found: Sequence[Row]) -> Score:
    pairs = [(w, f) for w in wanted for f in found if _is_same(w.span, (f["start"], f["end"]))]
    hit, right = {w.span for w, _ in pairs}, {f["id"] for _, f in pairs}
    counts = _count("quotations", len(wanted), len(found), len(hit), len(right))
    misses = [f"quotations, missed: {text[slice(*w.span)]!r}" for w in wanted if w.span not in hit]
    misses += [f"quotations, wrong: {text[f['start'] : f['end']]!r}" for f in found if f["id"] not in right]
    asked = {"speakers": sum(bool(w.speakers) for w in wanted), "cues": sum(bool(w.cue) for w in wanted)}
    for part, key in (("speakers", "speaker_span"), ("cues", "cue")):
        told = [(w, _words(text, f[key])) for w, f in pairs if f[key]]
        good = [w for w, words in told if _is_right(words, w.speakers if part == "speakers" else (w.cue or "",))]
        counts += _count(part, asked[part], len(told), len(good))
        misses += [f"{part}, wrong: {words!r} of {text[slice(*w.span)]!r}" for w, words in told if w not in good]
        none = [w for w, f in pairs if not f[key] and (w.speakers if part == "speakers" else w.cue)]
        misses += [f"{part}, missed: {text[slice(*w.span)]!r}" for w in none]
    return Score(counts, tuple(misses))


def _words(text: str, span: Sequence[int]) -> str:
    return text[slice(*span)]


def _is_same(one: Span, other: Span) -> bool:
    return _shared(one, other) >= SHARE * max(one[1] - one[0], other[1] - other[0])


def _is_right(words: str, labelled: Sequence[str]) -> bool:
    """Whether all words of the one are among those of the other: `Anna Kern`, `Kern`, `Frau Kern`."""
    given = _tokens(words)
    return any(given <= _tokens(label) or _tokens(label) <= given for label in labelled if label)


def _tokens(words: str) -> set[str]:
    return set(re.findall(r"\w+", words.casefold()))


def _score_days(text: str, wanted: Sequence[Valued], published: date, language: str) -> Score:
    missed = [(span, told) for span, told in wanted if told not in _dates(text[slice(*span)], published, language)]
    misses = tuple(f"days, missed: {text[slice(*span)]!r} {told}" for span, told in missed)
    return Score(Counter({"days wanted": len(wanted), "days hit": len(wanted) - len(missed)}), misses)


def _dates(words: str, published: date, language: str) -> Iterator[str]:
    """Every date that the engine's reading of these words allows."""
    for moment in find_moments(words):
        if moment.day and moment.month:
            yield date(moment.year or published.year, moment.month, moment.day).isoformat()
    week, pattern = weekdays()
    about = [published + timedelta(days=n) for n in range(-6, 7)]
    for found in pattern.finditer(words):
        yield from (day.isoformat() for day in about if day.isoweekday() == week.get(found[1].casefold()))
    near, nearby = near_days(language)
    yield from ((published - timedelta(days=near[m[1].casefold()])).isoformat() for m in nearby.finditer(words))


def figures(counts: Counter[str]) -> dict[str, float]:
    """What the counts make in per cent: precision, recall and F1 of each part, and the share of days that are read."""
    told: dict[str, float] = {}
    for part in PARTS:
        precision, recall = counts[f"{part} right"], counts[f"{part} hit"]
        shares = precision / max(1, counts[f"{part} found"]), recall / max(1, counts[f"{part} wanted"])
        told[f"{part} precision"], told[f"{part} recall"] = (round(100 * share, 1) for share in shares)
        told[f"{part} F1"] = round(200 * shares[0] * shares[1] / (sum(shares) or 1), 1)
    told["days read"] = round(100 * counts["days hit"] / max(1, counts["days wanted"]), 1)
    return told


def score_folder(folder: Path) -> dict[str, Score]:
    """The scores of the articles of one language and half, by their names."""
    with tempfile.TemporaryDirectory() as output:
        compile_folder(sorted(folder.glob("*.txt")), Path(output), Settings(model="rules"), None)
        rows = {Path(row["path"]).stem: row for row in read_digest(Path(output)).articles.values()}
    scores = {}
    for file in sorted(folder.glob("*.toml")):
        published = date.fromisoformat(tomllib.loads(file.read_text(encoding="utf-8"))["published"])
        row = rows[file.stem]
        scores[file.stem] = score(read_labels(file, row["text"]), row, published)
    return scores


def main() -> int:
    """Print the figures of each language and half; every miss of the seen halves on request."""
    parser = argparse.ArgumentParser(description="Score German, French and Spanish articles.")
    parser.add_argument("--show", metavar="LANGUAGE", help="list every miss in the seen articles of a language")
    parser.add_argument("--json", action="store_true", help="print only the figures of the halves, in per cent")
    options = parser.parse_args()
    told: dict[str, float] = {}
    for folder in sorted(LANGUAGES.glob("*/*"), key=lambda path: (HALVES.index(path.name), path.parent.name)):
        scores = score_folder(folder)
        mine = figures(sum((s.counts for s in scores.values()), Counter()))
        if not options.json:
            sys.stdout.write(f"{folder.parent.name} {folder.name}:\n")
            sys.stdout.writelines(f"    {part:<15} {_line(part, mine)}\n" for part in PARTS)
            sys.stdout.write(f"    days read       {mine['days read']}\n")
        if options.show == folder.parent.name and folder.name == "seen":
            sys.stdout.writelines(f"    {name}: {miss}\n" for name, s in scores.items() for miss in s.misses)
        told |= {f"{folder.parent.name} {folder.name} {name}": value for name, value in mine.items()}
    if options.json:
        sys.stdout.write(json.dumps(told) + "\n")
    return 0


def _line(part: str, mine: Mapping[str, float]) -> str:
    return "  ".join(f"{kind} {mine[f'{part} {kind}']:5}" for kind in ("precision", "recall", "F1"))


if __name__ == "__main__":
    raise SystemExit(main())
