"""A group of articles that report one event, and the order in which groups and articles stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Merge
from .profiles import Profile


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that report one event, oldest first, with the reasons and the positions of the groups it follows."""

    articles: tuple[str, ...]
    merges: tuple[Merge, ...]
    follows: tuple[int, ...] = ()
    is_round_up: bool = False


def age(profile: Profile) -> tuple[bool, str, str]:
    """Sort key: oldest first, undated last, ties by id."""
    return profile.day is None, profile.day or "", profile.id


def age_of_group(group: Group, profiles: Mapping[str, Profile]) -> tuple[bool, str, str]:
    """Sort key: a group is as old as its oldest article."""
    return age(profiles[group.articles[0]])
