"""Score who is who in the quality stories: `python tests/quality/score_names.py [--show | --json]`.

`names.toml` beside the labels of a story lists all mentions of each person, body and place, written without sight of
the engine. B-cubed over the mentions: for each, how much of the engine's entity is of the same labelled one
(precision), and how much of the labelled one the engine's entity holds (recall). A mention that the engine does not
link is an entity of its own. Adjectives of countries are left out: nobody looks them up. Descriptions ("the
chancellor") are counted apart: found if they are linked as their entity's names mostly are.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from story_labels import Row

from variorum.digest_data import read_digest
from variorum.pipeline import compile_folder
from variorum.settings import Settings

STORIES = tuple(Path(__file__).parent / folder for folder in ("stories", "names"))
HALVES = ("seen", "unseen")


@dataclass(frozen=True, slots=True)
class Named:
    """A labelled mention: its words, the labelled entity, and the engine's, or None."""

    words: str
    label: str
    entity: str | None
    is_description: bool


class LabelError(ValueError):
    """A mention that does not stand in its report exactly once."""


def read_mentions(folder: Path) -> list[Named]:
    """The labelled mentions of a story, with what the engine makes of them."""
    with tempfile.TemporaryDirectory() as output:
        compile_folder([folder / "reports"], Path(output), Settings(), None)
        reports = {Path(row["path"]).stem: row for row in read_digest(Path(output)).articles.values()}
    labelled = tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))["entity"]
    return [
        Named(words, f"{n} {entity['name']}", find_entity(reports, words), kind == "descriptions")
        for n, entity in enumerate(labelled)
        if entity["type"] != "NORP"
        for kind in ("mentions", "descriptions")
        for words in entity.get(kind, [])
    ]


def find_entity(reports: Mapping[str, Row], label: str) -> str | None:
    """The entity of the engine's mention that shares most with `file: words with the [mention]`."""
    file, _, words = label.partition(": ")
    plain = words.replace("[", "").replace("]", "")
    text = reports[file]["text"]
    if text.count(plain) != 1:
        raise LabelError(f"{label!r} must stand in its report exactly once.")
    start = text.index(plain) + words.index("[")
    end = text.index(plain) + words.index("]") - 1
    shared = [(min(m["end"], end) - max(m["start"], start), m["entity"]) for m in reports[file]["mentions"]]
    length, entity = max(shared, key=lambda s: s[0], default=(0, None))
    return entity if length > 0 else None


def score(mentions: Sequence[Named]) -> Counter[str]:
    """The counts of a story, shares in millionths."""
    names = [m for m in mentions if not m.is_description]
    found, wanted = _group(names, by_engine=True), _group(names, by_engine=False)
    counts = Counter({"mentions": len(names), "unlinked": sum(m.entity is None for m in names)})
    for n in range(len(names)):
        both = found[n] & wanted[n]
        counts["precision"] += 1_000_000 * len(both) // len(found[n])
        counts["recall"] += 1_000_000 * len(both) // len(wanted[n])
    homes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for m in names:
        if m.entity:
            homes[m.label][m.entity] += 1
    for m in mentions:
        if m.is_description and m.label in homes:
            counts["descriptions"] += 1
            counts["descriptions found"] += m.entity == homes[m.label].most_common(1)[0][0]
    return counts


def _group(names: Sequence[Named], *, by_engine: bool) -> list[set[int]]:
    members: defaultdict[str, set[int]] = defaultdict(set)
    keys = [(m.entity or f"alone {n}") if by_engine else m.label for n, m in enumerate(names)]
    for n, key in enumerate(keys):
        members[key].add(n)
    return [members[key] for key in keys]


def figures(counts: Counter[str]) -> dict[str, float]:
    """What the counts make in per cent."""
    share = counts["mentions"] * 10_000
    return {
        "names precision": round(counts["precision"] / share, 1),
        "names recall": round(counts["recall"] / share, 1),
        "descriptions found": round(100 * counts["descriptions found"] / counts["descriptions"], 1),
    }


def _misses(mentions: Sequence[Named]) -> Iterator[str]:
    entities: defaultdict[str, list[Named]] = defaultdict(list)
    for m in mentions:
        if not m.is_description:
            entities[m.label].append(m)
    for label, found in entities.items():
        if len({m.entity for m in found}) > 1 or found[0].entity is None:
            yield f"{label}:" + "".join(f"\n      {m.entity or 'unlinked'} | {m.words}" for m in found)


def main() -> int:
    """Print the figures of each story and half; every miss of the seen half on request."""
    parser = argparse.ArgumentParser(description="Score who is who in the quality stories.")
    parser.add_argument("--show", action="store_true", help="list every entity of the seen half that is not whole")
    parser.add_argument("--json", action="store_true", help="print only the figures of the halves, in per cent")
    options = parser.parse_args()
    told: dict[str, float] = {}
    for half in HALVES:
        whole: Counter[str] = Counter()
        for folder in sorted(path.parent for stories in STORIES for path in (stories / half).glob("*/names.toml")):
            mentions = read_mentions(folder)
            counts = score(mentions)
            whole += counts
            if not options.json:
                sys.stdout.write(f"{half} {folder.name}: {dict(counts)} {figures(counts)}\n")
            if options.show and half == "seen":
                sys.stdout.writelines(f"    {miss}\n" for miss in _misses(mentions))
        told |= {f"{half} {name}": value for name, value in figures(whole).items()}
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
