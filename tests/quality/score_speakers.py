"""Score who is said to speak in the stories of names: `python tests/quality/score_speakers.py [--show | --json]`.

`speakers.toml` beside the labels of a story names the speaker of each quotation, or leaves it open where its report
does not settle it, and of words that several reports print the speaker whom the independent ones name most.
A labelled speaker is found if the engine's is the entity that most of the labelled one's mentions are linked to, or is
called so. Shown contradictions are those that a difference of attribution tells, or a shared quotation whose reports
name different speakers.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from score_names import find_entity
from story_labels import Row

from variorum.digest_data import DigestRows, read_digest
from variorum.pipeline import compile_folder
from variorum.settings import Settings

STORIES = Path(__file__).parent / "names"
HALVES = ("seen", "unseen")


@dataclass(frozen=True, slots=True)
class Story:
    """A compiled story: its rows, its reports by file, its labels, and the engine's entities by labelled name."""

    rows: DigestRows
    reports: Mapping[str, Row]
    labels: Mapping[str, list[Row]]
    entities: Mapping[str, frozenset[str]]

    def quotation(self, label: Row) -> Row | None:
        """The engine's quotation that begins with the labelled words; None if there is none."""
        report = self.reports[label["report"]]
        start = " ".join(report["text"].split()).count(label["text"])
        if start == 0:
            raise ValueError(f"{label['text']!r} does not stand in {label['report']}.")
        found = (q for q in report["quotations"] if label["text"] in _plain(report["text"][q["start"] : q["end"]]))
        return next((q for q in found if q["kind"] in {"direct", "partial"}), None)

    def is_speaker(self, entity: str | None, name: str) -> bool:
        """Whether an entity of the engine is the labelled one."""
        if entity is None or entity in self.entities[name]:
            return entity is not None
        is_labelled = any(entity in known for known in self.entities.values())
        return not is_labelled and self.rows.entities[entity]["name"] == name.partition(" (")[0]


def _plain(text: str) -> str:
    return " ".join(text.split())


def read_story(folder: Path) -> Story:
    """Compile a story and read its labels."""
    with tempfile.TemporaryDirectory() as output:
        compile_folder([folder / "reports"], Path(output), Settings(), None)
        rows = read_digest(Path(output))
    reports = {Path(row["path"]).stem: row for row in rows.articles.values()}
    named = tomllib.loads((folder / "names.toml").read_text(encoding="utf-8"))["entity"]
    entities: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for entity in named:
        linked = Counter(find_entity(reports, words) for words in entity["mentions"])
        linked.pop(None, None)
        most = max(linked.values(), default=0)
        entities[entity["name"]] = frozenset(str(key) for key, n in linked.items() if n == most)
    return Story(rows, reports, tomllib.loads((folder / "speakers.toml").read_text(encoding="utf-8")), entities)


def score(story: Story) -> Iterator[tuple[str, str]]:
    """What happened to each label: a name of a count, and what it is about."""
    for label in story.labels["quotation"]:
        quotation = story.quotation(label)
        yield "quotations", str(label)
        if quotation is None:
            yield "missed", str(label)
        elif label["speaker"]:
            yield "named", str(label)
            right = story.is_speaker(quotation["speaker"], label["speaker"])
            what = "right" if right else "wrong" if quotation["speaker"] else "unlinked"
            yield what, f"{label} {quotation['speaker']}"
        elif quotation["speaker"]:
            yield "guessed", f"{label} {quotation['speaker']}"
    yield from _score_shared(story)


def _score_shared(story: Story) -> Iterator[tuple[str, str]]:
    for label in story.labels.get("shared", []):
        yield "shared", str(label)
        places = {(q["id"] if (q := story.quotation(text)) else None) for text in label["texts"]}
        row = next((row for row in _shared(story) if places <= {m["quotation"] for m in row["members"]}), None)
        right = row is not None and (
            story.is_speaker(row["speaker"], label["speaker"]) if label["speaker"] else row["speaker"] is None
        )
        yield ("elected" if right else "not elected"), f"{label} {row and row['speaker']}"
        if label.get("contradiction"):
            yield "contradictions", str(label)
            speakers = {q["speaker"] for text in label["texts"] if (q := story.quotation(text))} - {None}
            yield ("shown" if _is_shown(story, row, speakers) else "not shown"), str(label)


def _shared(story: Story) -> list[Row]:
    return [row for told in story.rows.stories.values() for row in told["quotations"]]


def _is_shown(story: Story, row: Row | None, speakers: set[str]) -> bool:
    attributions = [d for s in story.rows.stories.values() for d in s["discrepancies"] if d["kind"] == "attribution"]
    named = {story.rows.entities[key]["name"] for key in speakers}
    told = any({position["value"] for position in d["positions"]} == named for d in attributions)
    return len(speakers) > 1 and (told or row is not None)


def figures(counts: Counter[str]) -> dict[str, float]:
    """What the counts make, in per cent."""

    def share(part: str, whole: str) -> float:
        return round(100 * counts[part] / max(1, counts[whole]), 1)

    return {
        "speakers right": share("right", "named"),
        "speakers wrong": round(100 * (counts["wrong"] + counts["guessed"]) / counts["quotations"], 1),
        "shared elected": share("elected", "shared"),
        "contradictions shown": share("shown", "contradictions"),
    }


def main() -> int:
    """Print the figures of each story and half; what is not as labelled in the seen half on request."""
    parser = argparse.ArgumentParser(description="Score who is said to speak in the stories of names.")
    parser.add_argument("--show", action="store_true", help="list what is not as labelled in the seen half")
    parser.add_argument("--json", action="store_true", help="print only the figures of the halves, in per cent")
    options = parser.parse_args()
    told: dict[str, float] = {}
    for half in HALVES:
        whole: Counter[str] = Counter()
        for folder in sorted(path.parent for path in (STORIES / half).glob("*/speakers.toml")):
            scored = list(score(read_story(folder)))
            counts = Counter(what for what, _ in scored)
            whole += counts
            if not options.json:
                sys.stdout.write(f"{half} {folder.name}: {dict(counts)} {figures(counts)}\n")
            if options.show and half == "seen":
                bad = {"missed", "wrong", "unlinked", "guessed", "not elected", "not shown"}
                sys.stdout.writelines(f"    {what}: {about}\n" for what, about in scored if what in bad)
        told |= {f"{half} {name}": value for name, value in figures(whole).items()}
    sys.stdout.write(json.dumps(told, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
