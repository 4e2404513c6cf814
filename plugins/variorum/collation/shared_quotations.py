"""Shared quotations: what several articles quote of one utterance, and how each prints it.

The longest quotation is the full one; another is truncated if all its words stand in the utterance in their order, else
altered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import SharedQuotation
from .minting import mint
from .quotation_groups import Group, choose_full
from .word_alignment import align_words


def share_quotations(groups: Sequence[Group], speakers: Mapping[str, str]) -> tuple[SharedQuotation, ...]:
    """The groups as the data tells them; `speakers` are keys by quotation."""
    return tuple(sorted((_share(group, speakers) for group in groups), key=lambda s: s.id))


def _share(group: Group, speakers: Mapping[str, str]) -> SharedQuotation:
    full = choose_full(group)
    whole = [word.folded for word in full.speech]
    members = tuple(
        {"article": u.article.id, "quotation": u.quotation.id, "variant": _variant(u.spelling, full.spelling, whole)}
        for u in group
    )
    key = "".join(sorted(m["quotation"] for m in members))
    named = {speakers[m["quotation"]] for m in members if m["quotation"] in speakers}
    return SharedQuotation(mint("sq", key), _speaker(named), members)


def _speaker(named: set[str]) -> str | None:
    """The one speaker whom reports name; a person goes before a body for which somebody must have spoken."""
    persons = {key for key in named if key.startswith("person:")} or named
    return next(iter(persons)) if len(persons) == 1 else None


def _variant(words: Sequence[str], longest: Sequence[str], whole: Sequence[str]) -> str:
    if words == longest:
        return "full"
    shared = align_words(words, whole, [1] * len(words))
    return "truncated" if shared.weight == len(words) else "altered"
