"""Versions of an article: the newest text stands, the older ones are remembered by digest and time.

A new version needs other words in the raw record *and* another clean text: a page scraped again with other
advertisements is no new version, nor is the same page after a better cleaner. Where a publisher numbers the versions of
an item, the highest number is the newest. If the newest is withheld or canceled, none is published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .model import RECALLED, Article, Reject
from .moments import instant

Version = Mapping[str, object]
History = Mapping[str, tuple[Version, ...]]


@dataclass(frozen=True, slots=True)
class Copy:
    """One record's article without its text; the digests of its raw words and of its text; the key of its parts.

    `number` is that of its version, 0 if its publisher gave none.
    """

    article: Article
    raw: str
    text: str
    key: bytes = b""
    number: int = 0

    @property
    def place(self) -> tuple[str, str]:
        """Where the record stands."""
        return self.article.path, self.article.record or ""

    @property
    def is_recalled(self) -> bool:
        """Whether its publisher says that it must not be published."""
        return self.article.status in RECALLED

    def version(self) -> Version:
        """As the state remembers it."""
        return {
            "digest": self.text,
            "raw": self.raw,
            "published": self.article.published,
            "modified": self.article.modified,
        }


def merge_versions(copies: Sequence[Copy], history: History) -> tuple[tuple[Copy, ...], dict[str, tuple[Version, ...]]]:
    """One article an id: the same text again is another place in `also`, another text an earlier version.

    Returns the standing copies and the next history, the last version of each being the one that stands.
    """
    same: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        same[copy.article.id].append(copy)
    after = dict(history)
    standing = []
    for key in sorted(same):
        ordered = same[key] if len(same[key]) == 1 else sorted(same[key], key=_age)
        known = _add(history.get(key, ()), [c.version() for c in ordered if not c.is_recalled])
        if known:
            after[key] = known
        standing.append(_standing(ordered, known[:-1]))
    return tuple(standing), after


def take_recalled(standing: Sequence[Copy]) -> tuple[tuple[Copy, ...], tuple[Reject, ...]]:
    """The copies that may be published, and a reject for each whose newest version its publisher has recalled."""
    rejects = [
        Reject(
            copy.article.path,
            copy.article.record,
            "intake",
            f"The newest version is {copy.article.status} by its publisher: no version of it is published.",
        )
        for copy in standing
        if copy.is_recalled
    ]
    return tuple(copy for copy in standing if not copy.is_recalled), tuple(rejects)


def _age(copy: Copy) -> tuple[int, str, bool, str, str, tuple[str, str]]:
    """Oldest first; of one moment by what is said, so that names of files decide nothing but between equals.

    What recalls an article comes after what it may recall.
    """
    a = copy.article
    facts = f"{a.title} {a.standfirst} {a.outlet} {a.authors} {a.published} {a.section}"
    return copy.number, instant(a.modified or a.published), copy.is_recalled, copy.text, facts, copy.place


def _add(known: Sequence[Version], new: Sequence[Version]) -> tuple[Version, ...]:
    versions = list(known)
    for version in new:
        if versions and versions[-1]["raw"] == version["raw"]:
            versions.pop()
        versions = [v for v in versions if v["digest"] != version["digest"]] + [version]
    return tuple(versions)


def _standing(ordered: Sequence[Copy], earlier: Sequence[Version]) -> Copy:
    if len(ordered) == 1 and not earlier:
        return ordered[0]
    copies = [c for c in ordered if c.text == ordered[-1].text]
    standing = min((c for c in copies if _age(c)[:-1] == _age(copies[-1])[:-1]), key=lambda c: c.place)
    others = [c for c in copies if c is not standing]
    also = sorted({"#".join(filter(None, c.place)) for c in others})
    known = [{key: v[key] for key in ("digest", "published", "modified")} for v in earlier]
    return replace(standing, article=replace(standing.article, also=tuple(also), earlier=tuple(known)))
