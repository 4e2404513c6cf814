"""From likenesses to groups of articles, the reasons for each, and which story follows which."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..clusters import average_link
from ..model import Article, Merge
from .similarity import Likeness, Profile, likenesses, profile

SAME_EVENT = 210_000
"""Mean likeness (millionths) at which reports are one story: between the best of two public sets, .15 and .24."""
SAME_SAGA = 100_000
"""Mean likeness by words (millionths) at which a later story follows an earlier one."""
LONGEST_SAGA = 14
"""Days between the first reports of two stories of one saga."""
EVIDENCE_WORDS = 6
"""Shared words named as evidence: more are not read."""

Scores = Mapping[tuple[str, str], Likeness]


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that report one event, oldest first, with the reasons and the positions of the groups it follows."""

    articles: tuple[str, ...]
    merges: tuple[Merge, ...]
    follows: tuple[int, ...] = ()


def group_articles(articles: Sequence[Article], *, enabled: bool = True) -> tuple[Group, ...]:
    """Partition articles into groups of one event each, in a fixed order."""
    if not enabled:
        return tuple(Group((a.id,), ()) for a in sorted(articles, key=lambda a: a.id))
    profiles = {a.id: profile(a) for a in articles}
    scores = likenesses(list(profiles.values()))
    parts = average_link(profiles, {pair: s.score for pair, s in scores.items()}, SAME_EVENT)
    ordered = [tuple(sorted(part, key=lambda i: age(profiles[i]))) for part in parts]
    ordered.sort(key=lambda part: age(profiles[part[0]]))
    followed = sagas(ordered, scores, profiles)
    return tuple(
        Group(part, explain_merges(part, scores, profiles), followed.get(n, ())) for n, part in enumerate(ordered)
    )


def age(p: Profile) -> tuple[bool, str, str]:
    """Sort key: oldest first, undated last, ties by id."""
    return p.day is None, str(p.day), p.id


def explain_merges(part: Sequence[str], scores: Scores, profiles: Mapping[str, Profile]) -> tuple[Merge, ...]:
    """The strongest links that hold a group together, one for each article after the first."""
    joined, merges = {part[0]}, []
    while len(joined) < len(part):
        links = [(-_score(scores, a, b), a, b) for a in sorted(joined) for b in sorted(part) if b not in joined]
        negative, a, b = min(links)
        joined.add(b)
        merges.append(Merge((a, b), -negative, evidence(profiles[a], profiles[b])))
    return tuple(merges)


def _score(scores: Scores, a: str, b: str) -> int:
    found = scores.get((min(a, b), max(a, b)))
    return found.score if found else 0


def evidence(a: Profile, b: Profile) -> tuple[str, ...]:
    """Why two articles are alike, in words a reader understands."""
    shared = sorted(a.terms.keys() & b.terms.keys(), key=lambda t: (-a.terms[t] * b.terms[t], t))
    words = f"both use rare words: {', '.join(shared[:EVIDENCE_WORDS])}"
    if a.day and b.day:
        return (
            words,
            "published on the same day" if a.day == b.day else f"published {abs((a.day - b.day).days)} days apart",
        )
    return words, "at least one has no date"


def sagas(
    parts: Sequence[Sequence[str]], scores: Scores, profiles: Mapping[str, Profile]
) -> dict[int, tuple[int, ...]]:
    """For each group the earlier groups of the same saga."""
    home = {article: n for n, part in enumerate(parts) for article in part}
    totals: Counter[tuple[int, int]] = Counter()
    for (a, b), pair in scores.items():
        totals[min(home[a], home[b]), max(home[a], home[b])] += pair.words
    found: defaultdict[int, list[int]] = defaultdict(list)
    for (m, n), total in sorted(totals.items()):
        first, day = profiles[parts[m][0]].day, profiles[parts[n][0]].day
        near = first is not None and day is not None and 0 < (day - first).days <= LONGEST_SAGA
        if near and total // (len(parts[m]) * len(parts[n])) >= SAME_SAGA:
            found[n].append(m)
    return {n: tuple(earlier) for n, earlier in found.items()}
