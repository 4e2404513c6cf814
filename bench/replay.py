"""Do addresses last? A dated corpus is replayed day by day, as an edition that is built every day would see it.

Each day adds its articles, and a few leave again after some days, as publishers withdraw them. The state of each build
is the next one's. It is told how many of the articles that stand in two builds in a row have another story's id in the
second, and how many pages that were ever made have no page at the end: 0, or an address died.

    python bench/replay.py CORPUS.jsonl[.gz] [--days 40] [--daily 60] [--window 14] [--withdrawn 3]

The corpus is read where it lies: JSON Lines with `published`. It is replayed twice: once all articles stay, once those
that are older than `window` days leave.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from variorum.pipeline import compile_folder
from variorum.publishing.index import build_index
from variorum.publishing.pages import list_pages
from variorum.settings import Settings
from variorum.stages.engine import open_engine
from variorum.workers import Workers

MEGABYTES = 4_000
LONGEST_STAY = 10
"""Days within which an article that is withdrawn leaves."""
BUCKETS = 1_000_000


@dataclass(slots=True)
class Tally:
    """What a replay counts."""

    articles: int = 0
    stayed: int = 0
    moved: int = 0
    merged: int = 0
    worst: float = 0.0
    cpu: float = 0.0
    ever: set[str] = field(default_factory=set)
    pages: frozenset[str] = frozenset()
    reasons: Counter[str] = field(default_factory=Counter)


def read_days(corpus: Path, days: int, daily: int) -> dict[str, list[bytes]]:
    """The lines of the busiest days in a row, at most so many of each, chosen by their words."""
    by_day: dict[str, list[bytes]] = defaultdict(list)
    with gzip.open(corpus) if corpus.suffix == ".gz" else corpus.open("rb") as lines:
        for line in lines:
            published = json.loads(line).get("published")
            if published:
                by_day[published[:10]].append(line)
    chosen = {day: sorted(by_day[day], key=chance)[:daily] for day in sorted(by_day)}
    order = list(chosen)
    busiest = max(range(max(1, len(order) - days + 1)), key=lambda n: sum(len(chosen[d]) for d in order[n : n + days]))
    return {day: chosen[day] for day in order[busiest : busiest + days]}


def chance(line: bytes) -> int:
    """A number below BUCKETS that an article's bytes alone decide."""
    return int.from_bytes(blake2b(line, digest_size=8).digest()) % BUCKETS


def standing(days: Sequence[list[bytes]], today: int, window: int | None, withdrawn: float) -> dict[str, bytes]:
    """The files of a day, one for each day of which an article still stands."""
    first = 0 if window is None else max(0, today - window + 1)
    files = {}
    for day in range(first, today + 1):
        lines = [line for line in days[day] if not is_withdrawn(line, today - day, withdrawn)]
        if lines:
            files[f"{day:03}.jsonl"] = b"".join(lines)
    return files


def is_withdrawn(line: bytes, age: int, withdrawn: float) -> bool:
    """Whether an article of this age, in days, is one of those that leave early, and has left."""
    return chance(line) < withdrawn / 100 * BUCKETS and age > chance(line[::-1]) % LONGEST_STAY


def replay(days: Sequence[list[bytes]], window: int | None, withdrawn: float, folder: Path) -> Tally:
    """Build every day on what the last one left."""
    content, output = folder / "content", folder / "data"
    content.mkdir(parents=True)
    tally, before = Tally(), dict[str, str]()
    began = time.process_time()
    with Workers(1) as workers:
        for today in range(len(days)):
            write_files(content, standing(days, today, window, withdrawn))
            with open_engine(folder / "cache", MEGABYTES, workers) as engine:
                compile_folder([content], output, Settings(model="rules"), content / "state", engine)
            shutil.rmtree(content / "state", ignore_errors=True)
            shutil.copytree(output / "state", content / "state")
            before = look(output, before, tally)
            share = tally.moved / max(1, tally.stayed)
            print(f"\rday {today + 1}: {len(before)} articles, {share:.3%} moved", end="", file=sys.stderr, flush=True)
    tally.cpu = time.process_time() - began
    print(file=sys.stderr)
    return tally


def write_files(content: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder hold these files, beside its state."""
    for path in content.glob("*.jsonl"):
        if path.name not in files:
            path.unlink()
    for name, data in files.items():
        (content / name).write_bytes(data)


def look(output: Path, before: Mapping[str, str], tally: Tally) -> dict[str, str]:
    """Count what became of the articles of the last build, and the pages of this one."""
    index = build_index(output, is_recorded=False)
    now = {article: story.id for story in index.rows.stories.briefs.values() for article in story.articles}
    stayed = before.keys() & now.keys()
    moved = sum(before[article] != now[article] for article in stayed)
    tally.merged += sum(before[article] not in index.rows.stories.briefs for article in stayed)
    tally.articles = len(now)
    tally.stayed += len(stayed)
    tally.moved += moved
    tally.worst = max(tally.worst, moved / max(1, len(stayed)))
    tally.pages = frozenset(page.path for page in list_pages(index))
    tally.ever |= tally.pages
    tally.reasons = Counter(row["reason"] for row in index.rows.redirects)
    return now


def tell(name: str, tally: Tally) -> None:
    """Print a replay in one line."""
    dead = Counter(path.partition("/")[0] for path in tally.ever - tally.pages)
    reasons = ", ".join(f"{n} {reason}" for reason, n in sorted(tally.reasons.items())) or "none"
    print(f"{name}: {tally.articles} articles at the end, {tally.cpu:.0f} CPU s")
    print(
        f"  surviving articles in another story: {tally.moved} of {tally.stayed}, {tally.moved / tally.stayed:.3%} "
        f"(bar 1 %); {tally.merged} of them since their story went into another; worst day {tally.worst:.2%}"
    )
    print(
        f"  addresses ever: {len(tally.ever)}; dead: {sum(dead.values())} {dict(dead)}; led on: {reasons}", flush=True
    )


def main() -> int:
    """Replay a corpus twice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--days", type=int, default=40)
    parser.add_argument("--daily", type=int, default=60, help="most articles of a day")
    parser.add_argument("--window", type=int, default=14, help="days that an article stays in the second replay")
    parser.add_argument("--withdrawn", type=float, default=3.0, help="articles of a hundred that leave early")
    options = parser.parse_args()
    days = read_days(options.corpus, options.days, options.daily)
    print(f"{len(days)} days from {min(days)} to {max(days)}, {sum(map(len, days.values()))} articles")
    for name, window in (("all stay", None), (f"{options.window} days stay", options.window)):
        with tempfile.TemporaryDirectory() as folder:
            tell(name, replay(list(days.values()), window, options.withdrawn, Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
