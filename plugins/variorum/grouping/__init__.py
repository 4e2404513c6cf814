"""Grouping: all articles in, groups that report one event out, each with the reasons why.

`group_articles` is the whole of it. A rebuild that remembers takes its steps one by one, since each is a pure function
of a set and can be kept by content: `profile_article` sees one article, `compare_articles` takes over what is known of
old pairs, `find_lonely` tells which few others are like,
`connect` parts the articles into components that cannot touch each other, `part_component` groups one of
them, and `order_groups` puts all groups in their order and finds what each follows.
"""

from __future__ import annotations

from .components import connect, part_component
from .editing import Edited, Editing, edit_groups
from .groups import Group, age
from .identity import StoryIdentity, identify
from .ledger import KnownStory, origins, redirects, successors
from .likenesses import Likenesses, compare_articles
from .orders import Names
from .partition import group_articles
from .profiles import Profile, profile_article
from .sagas import order_groups
from .settling import Naming, Stories, settle_stories
from .surroundings import find_lonely

__all__ = [
    "Edited",
    "Editing",
    "Group",
    "KnownStory",
    "Likenesses",
    "Names",
    "Naming",
    "Profile",
    "Stories",
    "StoryIdentity",
    "age",
    "compare_articles",
    "connect",
    "edit_groups",
    "find_lonely",
    "group_articles",
    "identify",
    "order_groups",
    "origins",
    "part_component",
    "profile_article",
    "redirects",
    "settle_stories",
    "successors",
]
