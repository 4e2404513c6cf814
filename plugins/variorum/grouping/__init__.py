"""Grouping: all articles in, groups that report one event out, each with the reasons why.

`group_articles` is the whole of it. A rebuild that remembers takes its steps one by one, since each is a pure function
of a set and can be kept by content: `profile_article` sees one article, `compare_articles` takes over what is known of
old pairs, `connect` parts the articles into components that cannot touch each other, `part_component` groups one of
them, and `order_groups` puts all groups in their order and finds what each follows.
"""

from __future__ import annotations

from .components import connect, part_component
from .groups import Group
from .identity import KnownStory, StoryIdentity, identify, redirects
from .likenesses import Likenesses, compare_articles
from .partition import group_articles
from .profiles import Profile, profile_article
from .sagas import order_groups

__all__ = [
    "Group",
    "KnownStory",
    "Likenesses",
    "Profile",
    "StoryIdentity",
    "compare_articles",
    "connect",
    "group_articles",
    "identify",
    "order_groups",
    "part_component",
    "profile_article",
    "redirects",
]
