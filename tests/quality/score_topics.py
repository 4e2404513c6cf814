"""Score the topics of texts that nobody names a section for: `python tests/quality/score_topics.py [--show | --json]`.

`topics.toml` says for each text which top-level topic a librarian would file it under first, and which others would be
right as well. A text is told if the engine names a topic for it; what it names first is right if the labels have it.
Reports are read as one story where one label is for all of them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from variorum.collation.topics import find_topics
from variorum.model import Article

HERE = Path(__file__).parent
HALVES = ("seen", "unseen")
_REPORT = re.compile(r"^## .*\n", re.MULTILINE)
_TITLE = re.compile(r"\s*# (.+)\n")
_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Filed:
    """A text, where it is filed, and what the engine names."""

    key: str
    first: str
    also: tuple[str, ...]
    found: tuple[str, ...]


def read_half(half: str) -> list[Filed]:
    """All texts of a half with the topics that the engine finds for them."""
    labels = tomllib.loads((HERE / "topics.toml").read_text(encoding="utf-8"))[half]
    return [
        Filed(key, label["first"], tuple(label["also"]), find_topics(read_articles(key, half)))
        for key, label in labels.items()
    ]


def read_articles(key: str, half: str) -> list[Article]:
    """The reports that a label is about."""
    name, _, number = key.partition("#")
    kind, _, rest = name.partition("/")
    texts = list(_read_texts(kind, rest, half))
    chosen = texts[int(number) - 1 : int(number)] if number else texts
    language = rest.partition("/")[0] if kind == "languages" else "de" if _is_german(chosen) else "en"
    return [_make(n, text, language) for n, text in enumerate(chosen)]


def _read_texts(kind: str, rest: str, half: str) -> Iterator[str]:
    if kind == "pairs":
        yield from _REPORT.split((HERE / kind / half / f"{rest}.md").read_text(encoding="utf-8"))[1:]
    elif kind == "languages":
        language, _, name = rest.partition("/")
        yield (HERE / kind / language / half / f"{name}.txt").read_text(encoding="utf-8")
    elif kind == "topics":
        yield "# " + (HERE / kind / half / f"{rest}.txt").read_text(encoding="utf-8")
    else:
        for path in sorted((HERE / kind / half / rest / "reports").iterdir()):
            yield path.read_text(encoding="utf-8")


def _is_german(texts: Sequence[str]) -> bool:
    words = " ".join(texts).split()
    return sum(word in {"der", "die", "und", "das", "nicht"} for word in words) * 20 > len(words)


def _make(number: int, text: str, language: str) -> Article:
    front = _FRONT.match(text)
    title = re.search(r"^title: *(.+)$", front[1], re.MULTILINE) if front else _TITLE.match(text)
    body = text[front.end() if front else title.end() if title else 0 :]
    return Article(f"a-{number}", "x", title=title[1].strip("'\"") if title else None, text=body, language=language)


def figures(filed: Sequence[Filed]) -> dict[str, float]:
    """Of the texts that a librarian could file: how many are told, and of those how many rightly; in per cent."""
    known = [text for text in filed if text.first]
    told = [text for text in known if text.found]
    right = [text for text in told if text.found[0] in {text.first, *text.also}]
    return {
        "topics told": round(100 * len(told) / len(known), 1),
        "topics right of told": round(100 * len(right) / max(1, len(told)), 1),
        "topics right of all": round(100 * len(right) / len(known), 1),
    }


def main() -> int:
    """Print the figures of each half, and what the seen half has otherwise on request."""
    parser = argparse.ArgumentParser(description="Score the topics of texts.")
    parser.add_argument("--show", action="store_true", help="list what is filed otherwise in the seen half")
    parser.add_argument("--json", action="store_true", help="print only the figures of the halves, in per cent")
    options = parser.parse_args()
    told: dict[str, float] = {}
    for half in HALVES:
        filed = read_half(half)
        if options.show and half == "seen":
            wrong = (t for t in filed if (t.found or ("",))[0] not in {t.first, *t.also})
            sys.stdout.writelines(f"{t.key}: {t.first} {t.also}, found {t.found}\n" for t in wrong)
        told |= {f"{half} {name}": value for name, value in figures(filed).items()}
    _print(told)
    return 0


def _print(told: Mapping[str, float]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    sys.exit(main())
