"""Versions of an article: the newest text stands, the older ones are remembered by digest and time.

A new version needs other words in the raw record *and* another clean text: a page scraped again with other
advertisements is no new version, nor is the same page after a better cleaner.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b

from .model import Article, RawArticle

Version = Mapping[str, object]
History = Mapping[str, tuple[Version, ...]]


@dataclass(frozen=True, slots=True)
class Copy:
    """One record's article and the digest of its raw words."""

    article: Article
    raw: str

    @property
    def place(self) -> tuple[str, str]:
        """Where the record stands."""
        return self.article.path, self.article.record or ""

    def version(self) -> Version:
        """As the state remembers it."""
        return {
            "digest": _digest(self.article.text),
            "raw": self.raw,
            "published": self.article.published,
            "modified": self.article.modified,
        }


def copy_of(raw: RawArticle, article: Article) -> Copy:
    """The cleaned article with the digest of what it was cleaned from."""
    return Copy(article, _digest(" ".join(raw.raw.split())))


def merge_versions(
    copies: Sequence[Copy], history: History
) -> tuple[tuple[Article, ...], dict[str, tuple[Version, ...]]]:
    """One article an id: the same text again is another place in `also`, another text an earlier version.

    Returns the articles and the next history, the last version of each being the one that stands.
    """
    same: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        same[copy.article.id].append(copy)
    after = dict(history)
    articles = []
    for key in sorted(same):
        ordered = sorted(
            same[key], key=lambda c: (c.article.modified or c.article.published or "", c.article.text, c.place)
        )
        after[key] = _add(history.get(key, ()), [c.version() for c in ordered])
        articles.append(_standing(ordered, after[key][:-1]))
    return tuple(articles), after


def _add(known: Sequence[Version], new: Sequence[Version]) -> tuple[Version, ...]:
    versions = list(known)
    for version in new:
        if versions and versions[-1]["raw"] == version["raw"]:
            versions.pop()
        versions = [v for v in versions if v["digest"] != version["digest"]] + [version]
    return tuple(versions)


def _standing(ordered: Sequence[Copy], earlier: Sequence[Version]) -> Article:
    text = ordered[-1].article.text
    standing, *others = sorted((c for c in ordered if c.article.text == text), key=lambda c: c.place)
    also = sorted({"#".join(filter(None, c.place)) for c in others})
    known = [{key: v[key] for key in ("digest", "published", "modified")} for v in earlier]
    return replace(standing.article, also=tuple(also), earlier=tuple(known))


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
