"""Shared quotations: what several articles quote of one utterance, and how each prints it.

The longest quotation is the full one; another is truncated if all its words stand in the utterance in their order, else
altered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..model import SharedQuotation
from .minting import mint
from .quotation_groups import Group, choose_full
from .word_alignment import align_words


def share_quotations(
    groups: Sequence[Group], speakers: Mapping[str, str], source_of: Mapping[str, str]
) -> tuple[SharedQuotation, ...]:
    """The groups as the data tells them; `speakers` are keys by quotation, `source_of` leads from article to source."""
    return tuple(sorted((_share(group, speakers, source_of) for group in groups), key=lambda s: s.id))


def _share(group: Group, speakers: Mapping[str, str], source_of: Mapping[str, str]) -> SharedQuotation:
    full = choose_full(group)
    whole = [word.folded for word in full.speech]
    members = tuple(
        {"article": u.article.id, "quotation": u.quotation.id, "variant": _variant(u.spelling, full.spelling, whole)}
        for u in group
    )
    key = "".join(sorted(m["quotation"] for m in members))
    votes: defaultdict[str, set[str]] = defaultdict(set)
    for m in members:
        if m["quotation"] in speakers:
            votes[speakers[m["quotation"]]].add(source_of[m["article"]])
    return SharedQuotation(mint("sq", key), _elect(votes), members)


def _elect(votes: Mapping[str, set[str]]) -> str | None:
    """The speaker whom most sources name, None if two are named by as many.

    Copies of one text are one source. A person goes before a body for which somebody must have spoken.
    """
    persons = {key: sources for key, sources in votes.items() if key.startswith("person:")} or votes
    most = max(map(len, persons.values()), default=0)
    elected = [key for key, sources in persons.items() if len(sources) == most]
    return elected[0] if len(elected) == 1 else None


def _variant(words: Sequence[str], longest: Sequence[str], whole: Sequence[str]) -> str:
    if words == longest:
        return "full"
    shared = align_words(words, whole, [1] * len(words))
    return "truncated" if shared.weight == len(words) else "altered"
