"""The same form, the same name: one type for a form over the document, and its missed occurrences."""

from __future__ import annotations

from collections import Counter

from ..word_lists import read_table
from .name_people import bare_hits
from .name_spans import Found, Names, add_free

SHORTEST_FORM = 3
"""Letters of a form that is looked for again; shorter ones ("US", "Li") hit too much."""


def settle_by_majority(names: Names, found: list[Found]) -> list[Found]:
    """A form gets the type it has most often in the document; a tie keeps the type of its first occurrence."""
    votes: dict[str, Counter[str]] = {}
    for start, end, kind in sorted(found):
        votes.setdefault(names.text[start:end], Counter())[kind] += 1
    return [(start, end, votes[names.text[start:end]].most_common(1)[0][0]) for start, end, kind in found]


def add_missed_forms(names: Names, found: list[Found]) -> list[Found]:
    """Occurrences of a form that the finder saw once and missed elsewhere."""
    plain = frozenset(read_table("common_capitals")["words"])
    forms = {names.text[start:end]: kind for start, end, kind in sorted(found)}
    lowered = frozenset(word for word in names.text.split() if word.islower())
    added = [
        hit
        for form, kind in sorted(forms.items())
        if len(form) >= SHORTEST_FORM and form not in plain and form[0].isupper() and form.lower() not in lowered
        for hit in bare_hits(names, form, kind)
    ]
    return add_free(sorted(found), added)
