"""Small groups, told by letters, and what they become under an editor's orders."""

from __future__ import annotations

from variorum.grouping import Group, KnownStory, Naming, edit_groups, settle_stories
from variorum.overrides import Order


def ids(letters: str) -> tuple[str, ...]:
    return tuple(f"a-{letter}" for letter in letters)


def order(table: str, letters: str = "", *stories: str) -> Order:
    return Order(table, ids(letters), stories)


def build(groups: str, orders=(), known=(), *, scatters=False):
    """The stories that `ab cd` (two groups, by likeness) become, the next ledger, and what was warned of.

    What must never meet leaves a group together with what is like it, or one by one where it `scatters`.
    """
    there = {article: frozenset({article}) for article in ids(groups.replace(" ", ""))}

    def part(aside, apart):
        left = [tuple(a for a in ids(group) if a not in aside) for group in groups.split()]
        peaceful = left if scatters else [some for group in left for some in keep_peace(group, apart)]
        return [Group(some, ()) for some in [*filter(None, peaceful), *((a,) for a in sorted(aside))]]

    found = settle_stories(
        lambda editing: edit_groups(lambda aside: part(aside, editing.apart), editing, {a: a for a in there}),
        sorted(orders),
        Naming(there, {a: a for a in there}),
        known,
    )
    told = zip(found.identities, found.groups, strict=True)
    return {i.slug: "".join(sorted(a[2:] for a in g.articles)) for i, g in told}, found.ledger, list(found.warnings)


def keep_peace(group, apart):
    """Each article beside the first ones from which it need not be apart."""
    parts: list[tuple[str, ...]] = []
    for article in group:
        n = next((n for n, some in enumerate(parts) if not any((a, article) in apart for a in some)), len(parts))
        parts[n:] = [(*(parts[n] if n < len(parts) else ()), article), *parts[n + 1 :]]
    return parts


LEDGER = (KnownStory("s-1", "one", ids("ab")), KnownStory("s-2", "two", ids("cd")), KnownStory("s-9", "gone", ("a-z",)))
