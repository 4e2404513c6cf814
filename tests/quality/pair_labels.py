"""Hard pairs of invented articles: what must and what must not be one story.

A case is a Markdown file: `kind:` and `pairs:` under its title, then articles, each `## Outlet | time` (or `-`), a
headline `# …`, and paragraphs. `unseen/` was written without sight of grouping, `seen/` against what it did.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "pairs"
HALVES = ("seen", "unseen")
KINDS = frozenset({"look-alike", "saga", "round-up", "wire-copy", "paraphrase", "undated", "other"})

_PAIR = re.compile(r"(\d+)-(\d+) (together|apart)")


@dataclass(frozen=True, slots=True)
class PairArticle:
    """An article of a case; `published` is None where it names no time."""

    id: str
    outlet: str
    published: str | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class HardPair:
    """Two articles of one case, and whether they tell of one event."""

    a: str
    b: str
    is_together: bool
    kind: str


def read_half(half: str) -> tuple[list[PairArticle], list[HardPair]]:
    """All articles and all labelled pairs of a half."""
    articles: list[PairArticle] = []
    pairs: list[HardPair] = []
    for path in sorted((FOLDER / half).glob("*.md")):
        found, labelled = read_case(path.stem, path.read_text(encoding="utf-8"))
        articles += found
        pairs += labelled
    return articles, pairs


def read_case(name: str, text: str) -> tuple[list[PairArticle], list[HardPair]]:
    """One case; raise ValueError where it has not the form above."""
    head, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    kind, pairs = _field(name, head, "kind"), _field(name, head, "pairs")
    if kind not in KINDS:
        raise ValueError(f"{name}: no kind is called {kind!r}")
    articles = [_read_article(f"{name}-{n}", part) for n, part in enumerate(parts, 1)]
    labelled = [HardPair(f"{name}-{a}", f"{name}-{b}", v == "together", kind) for a, b, v in _PAIR.findall(pairs)]
    known = {article.id for article in articles}
    if len(labelled) != pairs.count("-") or not {i for pair in labelled for i in (pair.a, pair.b)} <= known:
        raise ValueError(f"{name}: {pairs!r} names no pairs of its {len(articles)} articles")
    return articles, labelled


def _field(name: str, head: str, key: str) -> str:
    match = re.search(rf"^{key}: (.+)$", head, re.MULTILINE)
    if match is None:
        raise ValueError(f"{name}: no line says {key!r}")
    return match[1].strip()


def _read_article(key: str, part: str) -> PairArticle:
    match = re.fullmatch(r"(.+?) \| (\S+)\s+# (.+?)\n(.+)", part.strip(), re.DOTALL)
    if match is None:
        raise ValueError(f"{key}: an article is '## Outlet | time', '# Headline' and paragraphs")
    outlet, published, title, text = match.groups()
    return PairArticle(key, outlet.strip(), None if published == "-" else published, title.strip(), text.strip())
