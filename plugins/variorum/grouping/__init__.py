"""Grouping: all articles in, groups that report one event out, each with the reasons why.

The door is `group_articles`. Scores depend on two articles and frozen tables only, clusters on a set of scores: the
order of the input changes nothing, and a new article touches only the groups it gets an edge into.
"""

from __future__ import annotations

from .groups import Group, group_articles
from .identity import KnownStory, StoryIdentity, identify, redirects

__all__ = ["Group", "KnownStory", "StoryIdentity", "group_articles", "identify", "redirects"]
