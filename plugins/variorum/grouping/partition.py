"""All steps of grouping in their order, for who has nothing to remember."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Article
from .components import connect, part_component
from .groups import Group
from .likenesses import compare_articles
from .profiles import profile_article
from .sagas import order_groups
from .surroundings import find_lonely


def group_articles(articles: Sequence[Article], *, enabled: bool = True) -> tuple[Group, ...]:
    """Partition articles into groups of one event each, in a fixed order."""
    if not enabled:
        return tuple(Group((a.id,), ()) for a in sorted(articles, key=lambda a: a.id))
    profiled = [profile_article(article) for article in articles]
    profiles = {profile.id: profile for profile, _ in profiled}
    words = {profile.id: told for profile, told in profiled}
    everyone = tuple(profiles.values())
    likenesses = compare_articles(everyone, None)
    lonely = find_lonely(everyone, likenesses)
    components = connect(everyone, likenesses, lonely)
    parts = [part_component([profiles[i] for i in part], words, lonely) for part in components]
    return order_groups([group for part in parts for group in part], everyone, likenesses)
