"""What came with the last change of each story: `state/news.jsonl`, which decides what a page calls new.

News is told against what earlier builds knew, and a build that finds none in a story takes over what was told of it:
building twice says the same. An article is new that no build had before, in whichever story; it is corrected if its
record and its text are others than when it last stood. A story is no news to itself: its first build has none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from .grouping import KnownStory
from .versions import History


@dataclass(frozen=True, slots=True)
class Corrected:
    """An article of which another version stands now, and the digest of the text that stood before."""

    article: str
    digest: str


@dataclass(frozen=True, slots=True)
class Update:
    """What came with the last change of a story: articles that no build had before, and corrected ones, each by id."""

    id: str
    articles: tuple[str, ...] = ()
    corrected: tuple[Corrected, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What earlier builds knew: their stories, what came with the last change of each, the versions of articles."""

    stories: Sequence[KnownStory]
    updates: Sequence[Update]
    versions: History


def find_updates(stories: Mapping[str, Sequence[str]], known: Known, versions: History) -> tuple[Update, ...]:
    """What came with the last change of each story, given by id with its articles; by id, less those without.

    `versions` are those of today.
    """
    told = {story.id for story in known.stories}
    before = {update.id: update for update in known.updates}
    new = _find_new(stories, known)
    corrected = _find_corrections(known.versions, versions)
    found = []
    for key in sorted(told.intersection(stories)):
        members = stories[key]
        came = Update(
            key,
            tuple(sorted(new.intersection(members))),
            tuple(corrected[article] for article in sorted(corrected.keys() & members)),
        )
        if not (came.articles or came.corrected) and key in before:
            came = _take_over(before[key], members, versions)
        if came.articles or came.corrected:
            found.append(came)
    return tuple(found)


def _find_new(stories: Mapping[str, Sequence[str]], known: Known) -> set[str]:
    """The articles that no earlier build had, in whichever story."""
    standing = {article for members in stories.values() for article in members}
    return standing - known.versions.keys() - {article for story in known.stories for article in story.articles}


def _find_corrections(known: History, versions: History) -> dict[str, Corrected]:
    """The articles of which the version that stood last is an earlier one today.

    Told by the words of the raw record: a better cleaner changes a text, and corrects nothing.
    """
    found = {}
    for article, (*earlier, now) in ((a, v) for a, v in versions.items() if len(v) > 1 and known.get(a)):
        last = known[article][-1]["raw"]
        digest = next((version["digest"] for version in reversed(earlier) if version["raw"] == last), None)
        if digest is not None and now["raw"] != last:
            found[article] = Corrected(article, str(digest))
    return found


def _take_over(update: Update, articles: Collection[str], versions: History) -> Update:
    """What was told before of a story, as far as its articles still stand in it."""
    corrected = [
        c for c in update.corrected if c.article in articles and c.digest in _digests(versions.get(c.article, ())[:-1])
    ]
    return replace(update, articles=tuple(a for a in update.articles if a in articles), corrected=tuple(corrected))


def _digests(versions: Sequence[Mapping[str, object]]) -> set[object]:
    return {version["digest"] for version in versions}
