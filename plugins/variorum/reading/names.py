"""The names of an article: what is found, made consistent over the whole document.

English names are found by a tagger of our own, which hears what a model says where there is one; other languages have
rules. A finder looks at one line at a time and may call the same surname a person here and a company there. The
document knows better: each step is a general rule of newspaper text, and takes and gives the same plain list, in the
order of `STEPS`.
"""

from __future__ import annotations

from collections.abc import Callable

from ..model import Article, Mention
from ..word_lists import base_language
from .name_edges import cut_edges, part_places
from .name_finder import NameFinder
from .name_forms import add_missed_forms, settle_by_majority
from .name_people import add_titled, join_insertions, settle_people
from .name_roles import settle_ages, settle_namesakes, settle_roles
from .name_rules import TAGGED, RuleFinder
from .name_spans import Found, Names, add_free, drop_office_parts, resolve_overlaps, trim, word_starts
from .name_tagger import tag_names
from .name_types import add_known_bodies, add_places, settle_acronyms, settle_organisations, settle_places

_GAP = "\n\n"
"""Between headline and text."""
Step = Callable[[Names, list[Found]], list[Found]]

STEPS: tuple[Step, ...] = (
    trim,
    cut_edges,
    part_places,
    drop_office_parts,
    add_places,
    settle_places,
    settle_organisations,
    settle_roles,
    settle_ages,
    settle_namesakes,
    settle_acronyms,
    add_titled,
    settle_people,
    join_insertions,
    add_known_bodies,
    settle_by_majority,
    add_missed_forms,
    resolve_overlaps,
)


def find_mentions(article: Article, finder: NameFinder | None) -> tuple[Mention, ...]:
    """The mentions of an article's text, in order, not overlapping; `entity` is None.

    The finder must know the article's language; None means that no model is heard.
    """
    language, title = base_language(article.language), article.title or ""
    in_title, found = (_tag if language == TAGGED else _find_by_rules)(title, article.text, finder, language)
    names = Names(article.text, title, language, tuple(in_title), word_starts(article.text))
    for step in STEPS:
        found = step(names, found)
    return tuple(Mention(start, end, kind) for start, end, kind in found)


def _tag(title: str, text: str, finder: NameFinder | None, _language: str) -> tuple[list[Found], list[Found]]:
    """What the tagger finds in the headline and the text, read as one document; it hears a model where there is one."""
    at = len(title) + len(_GAP)
    heard = None
    if not isinstance(finder, RuleFinder | None):
        heard = [*finder.find(title), *((start + at, end + at, kind) for start, end, kind in finder.find(text))]
    found = tag_names(f"{title}{_GAP}{text}", heard)
    in_text = [(start - at, end - at, kind) for start, end, kind in found if start >= at]
    return [name for name in found if name[0] < at], in_text


def _find_by_rules(title: str, text: str, finder: NameFinder | None, language: str) -> tuple[list[Found], list[Found]]:
    """What the finder of another language finds, and in the text what rules find beside it."""
    rules = RuleFinder(language)
    finder = finder or rules
    return finder.find(title), add_free(finder.find(text), rules.find(text))
