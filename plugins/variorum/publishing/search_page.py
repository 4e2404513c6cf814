"""The page of search as it is without a script: every story by its first letter, and the ways to names and outlets.

There is a page for each letter, with stories or without: its address stays when the last of them is gone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import ascii_lowercase

from .briefs import StoryBrief
from .cards import StoryLink, link_story
from .index import Index

OTHER = "0"
"""The letter of addresses that begin with a figure."""
LETTERS = OTHER + ascii_lowercase


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, "" for figures, with its page; `has_stories` says whether there is anything to see."""

    letter: str
    page: str
    has_stories: bool


@dataclass(frozen=True, slots=True)
class LetterPage:
    """The stories of a letter, and the ways to the other letters."""

    at: Letter
    letters: tuple[Letter, ...]
    stories: tuple[StoryLink, ...]


Groups = Mapping[str, tuple[str, ...]]
"""The ids of stories by letter."""


def group_by_letter(stories: Mapping[str, StoryBrief]) -> Groups:
    """All stories by the first letter of their addresses, which were made of their first headlines."""
    found: dict[str, list[tuple[str, str]]] = {letter: [] for letter in LETTERS}
    for story in stories.values():
        first = story.slug[:1].lower()
        found[first if first in found else OTHER].append((story.slug, story.id))
    return {letter: tuple(key for _, key in sorted(told)) for letter, told in found.items()}


def find_letter(groups: Groups, letter: str) -> Letter:
    """A letter as pages link to it."""
    return Letter(letter.upper() if letter != OTHER else "", f"letters/{letter}.html", bool(groups[letter]))


def list_letters(groups: Groups) -> tuple[Letter, ...]:
    """All letters."""
    return tuple(find_letter(groups, letter) for letter in groups)


def make_letter_page(index: Index, groups: Groups, letter: str) -> LetterPage:
    """The page of a letter."""
    stories = tuple(link_story(index, index.rows.stories.head(key)) for key in groups[letter])
    return LetterPage(find_letter(groups, letter), list_letters(groups), stories)
