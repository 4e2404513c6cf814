"""What stands at an address of which nothing is left: the way to its successor, or a tombstone that says what it was.

When it was withdrawn no page says: builds know no clock.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..digest_data import Row
from .addresses import FRONT, UNDATED, redirect_page
from .cards import StoryLink, link_story
from .fields import Field, find_field
from .index import Index
from .moments import say_moment

WITHDRAWN = "withdrawn"
"""The reason of a redirect that leads to nothing of the same kind."""
SAID = {
    "stories": "withdrawn_story",
    "compare": "withdrawn_compare",
    "articles": "withdrawn_article",
    "entities": "withdrawn_entity",
    "outlets": "withdrawn_outlet",
    "days": "withdrawn_day",
}
"""The phrase of a tombstone, by the folder that it stands in."""

UNTITLED = {"withdrawn_compare": "compare_title"}
"""The phrase over a tombstone that never had a title of its own."""


@dataclass(frozen=True, slots=True)
class Move:
    """The way to a successor, and the keys of the phrases that say so."""

    to: str
    title: str
    link: str


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What stood at an address. `said` is the key of the phrase that tells; a day has its words instead of a title."""

    said: str
    front: str
    title: Field | None
    outlet: Field | None
    story: StoryLink | None
    day: str | None
    day_words: str | None
    is_undated: bool

    @property
    def untitled(self) -> str:
        """The key of the phrase that stands over it where it has neither title nor day."""
        return "issue_undated" if self.is_undated else UNTITLED.get(self.said, "untitled")

    @property
    def is_of_a_source(self) -> bool:
        """Whether its title are words of a source, which the serif face tells."""
        return self.said in {"withdrawn_story", "withdrawn_article"}


def make_move(_index: Index, redirect: Row) -> Move:
    """The way that a redirect leads."""
    said = ("renamed_title", "renamed_link") if redirect["reason"] == "renamed" else ("redirect_title", "redirect_link")
    return Move(redirect_page(redirect["to"]), *said)


def make_tombstone(index: Index, redirect: Row) -> Tombstone:
    """What is known of a page that was withdrawn; the story that its article was in may have moved since."""
    page = redirect_page(redirect["from"])
    path = f"redirects/{redirect['id']}"
    folder, _, name = page.partition("/")
    day = name.removesuffix(".html") if folder == "days" else ""
    words = say_moment(day)
    story = redirect["story"]
    return Tombstone(
        said=SAID[folder],
        front=FRONT,
        title=find_field(path, redirect, "title"),
        outlet=find_field(path, redirect, "outlet"),
        story=link_story(index, index.rows.stories.head(story)) if story and story in index.rows.stories else None,
        day=day if words else None,
        day_words=words,
        is_undated=page == UNDATED,
    )
