"""One quality story judged: what the engine joined, told apart and named, held against the labels.

Pairs are judged among all pairs of sentences of two reports: *full* asks for pairs labelled `same`, forgives `partly`;
*any* asks for both. A near miss, or a pair that has no label, is wrong. A difference is found when two positions of one
discrepancy hold labelled words of two reports.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from quotation_scores import judge_quotations
from story_labels import Labels, Pair, Place, Row, quote, read_labels

from variorum.digest_data import DigestRows, read_digest
from variorum.pipeline import compile_folder
from variorum.settings import Settings

RELATIONS = {"full": frozenset({"words", "also"}), "any": frozenset({"words", "also", "partly"})}
SUBSTANCE = frozenset({"number", "date", "name"})


@dataclass(slots=True)
class Scored:
    """One story: its reports, its labels, what was counted, and what went wrong, in words."""

    name: str
    reports: Mapping[str, Row]
    labels: Labels
    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def miss(self, kind: str, places: Iterable[Place], note: str = "") -> None:
        """Keep a miss for `--show`."""
        words = "".join(f"\n      {quote(self.reports, place)}" for place in sorted(places))
        self.misses.append(f"{kind} {note}".strip() + words)

    def rights(self, mode: str) -> tuple[frozenset[Pair], frozenset[Pair]]:
        """The pairs that are asked for, and those that are forgiven."""
        same, partly = self.labels.pairs["same"], self.labels.pairs["partly"]
        return (same, partly) if mode == "full" else (same | partly, frozenset())


def score_story(folder: Path, output: Path) -> Scored:
    """Compile one story and count what the engine got right."""
    compile_folder([folder / "reports"], output, Settings(), None)
    digest = read_digest(output)
    reports = {Path(row["path"]).stem: row for row in digest.articles.values()}
    scored = Scored(folder.name, reports, read_labels(folder, reports))
    scored.counts["stories"] = 1
    scored.counts["one story"] = int(any(len(s["articles"]) == len(reports) for s in digest.stories.values()))
    for mode, relations in RELATIONS.items():
        judge_pairs(scored, mode, frozenset(_cited_pairs(digest, relations)))
    _judge_differences(scored, digest)
    _judge_names(scored)
    quotations = judge_quotations(scored.labels, digest, reports)
    scored.counts.update(quotations.counts)
    for kind, pair in quotations.misses:
        scored.miss(kind, pair)
    return scored


def judge_pairs(scored: Scored, mode: str, found: frozenset[Pair]) -> None:
    """Count hits, wrong pairs and near misses among the pairs that somebody found."""
    wanted, forgiven = scored.rights(mode)
    near = scored.labels.pairs["near"]
    hit, wrong = found & wanted, found - wanted - forgiven
    counts = {"wanted": wanted, "hit": hit, "found": hit | wrong, "near": wrong & near, "nears": near}
    scored.counts.update({f"{mode} {key}": len(pairs) for key, pairs in counts.items()})
    misses = {"not joined": wanted - found, "near miss joined": wrong & near, "joined without a label": wrong - near}
    for kind, pairs in misses.items():
        for pair in sorted(pairs, key=sorted):
            scored.miss(f"{mode}: {kind}", pair)


def _cited_pairs(digest: DigestRows, relations: frozenset[str]) -> Iterator[Pair]:
    """Pairs of sentences of two reports that one statement cites with one of `relations`."""
    for story in digest.stories.values():
        for statement in story["statements"]:
            cited = {_sentence(digest, c) for c in statement["citations"] if c["relation"] in relations}
            yield from (frozenset(pair) for pair in combinations(cited, 2) if pair[0].file != pair[1].file)


def _sentence(digest: DigestRows, span: Row) -> Place:
    row = digest.articles[span["article"]]
    start, end = next(s for s in row["sentences"] if s[0] <= span["start"] < s[1])
    return Place(Path(row["path"]).stem, start, end)


def _judge_differences(scored: Scored, digest: DigestRows) -> None:
    """Count labelled differences and traps that the engine shows, and what it shows beside."""
    shown = [(d, _positions(d, digest)) for s in digest.stories.values() for d in s["discrepancies"]]
    for kind, words in scored.labels.differences:
        group = "substance" if kind in SUBSTANCE else "other"
        is_found = any(_tells_apart(positions, words) for _, positions in shown)
        scored.counts.update({f"{group} wanted": 1, f"{group} hit": int(is_found)})
        if not is_found:
            scored.miss("difference not shown:", words, kind)
    for why, words in scored.labels.traps:
        is_shown = any(_tells_apart(positions, words) for _, positions in shown)
        scored.counts.update({"traps": 1, "trap shown": int(is_shown)})
        if is_shown:
            scored.miss("trap shown:", words, why)
    for row, positions in shown:
        group = "substance" if row["kind"] in SUBSTANCE else "other"
        is_right = any(_tells_apart(positions, words) for _, words in scored.labels.differences)
        scored.counts.update({f"{group} shown": 1, f"{group} true": int(is_right)})
        if not is_right:
            scored.miss("difference without a label:", (p for places in positions for p in places), row["topic"])


def _positions(discrepancy: Row, digest: DigestRows) -> list[list[Place]]:
    return [
        [Place(Path(digest.articles[c["article"]]["path"]).stem, c["start"], c["end"]) for c in position["citations"]]
        for position in discrepancy["positions"]
    ]


def _tells_apart(positions: list[list[Place]], words: tuple[Place, ...]) -> bool:
    """Whether two positions of a discrepancy hold labelled words of two reports."""
    touched = [{w.file for w in words if any(w.overlaps(p) for p in places)} for places in positions]
    return any(len(a | b) > 1 for a, b in combinations(touched, 2) if a and b)


def _judge_names(scored: Scored) -> None:
    """Count pairs of names judged right; a name that nobody links is never one with another."""
    for key, pairs in (("same", scored.labels.same_names), ("other", scored.labels.other_names)):
        for a, b in pairs:
            first, second = _entity(scored, a), _entity(scored, b)
            is_one = first is not None and first == second
            scored.counts.update({f"{key} names": 1, f"{key} right": int(is_one == (key == "same"))})
            if is_one != (key == "same"):
                kind = "one name taken for two:" if key == "same" else "two names taken for one:"
                scored.miss(kind, (a, b), " and ".join(sorted((first or "unlinked", second or "unlinked"))))


def _entity(scored: Scored, place: Place) -> str | None:
    """The entity of the mention that shares most with a place; None if it has none, or is no mention."""
    mentions = scored.reports[place.file]["mentions"]
    shared = [(min(m["end"], place.end) - max(m["start"], place.start), m["entity"]) for m in mentions]
    length, entity = max(shared, key=lambda s: s[0], default=(0, None))
    return entity if length > 0 else None
