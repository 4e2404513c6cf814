"""Whose words two quotations are: one speaker's, two speakers', or as far as the texts tell perhaps one's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from ..model import Article, Quotation
from .material import Material


class Kinship(IntEnum):
    """How far two voices can be one."""

    TWO = 0
    """Two people, or two bodies: nothing that they say is one utterance."""
    PERHAPS = 1
    """A person and a body for which somebody must have spoken, or somebody and a single word that is no known name."""
    OPEN = 2
    """At least one report names nobody, or one of two people with the same family name by that alone."""
    ONE = 3


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as one report names it: the last word of the name, and the entity's key if the name is linked.

    `is_bare` tells that the report has only the last word of a longer name, so that the key is a guess; `is_sure` is
    false for a single word that is not linked: "the Swede".
    """

    name: str
    key: str | None
    is_bare: bool = False
    is_sure: bool = True

    @property
    def is_person(self) -> bool:
        """Whether it is a person, as far as is known: who is only named, and not linked, counts as one."""
        return self.key is None or self.key.startswith("person:")


def voice_of(material: Material, article: Article, quotation: Quotation) -> Voice | None:
    """The speaker of a quotation; None if nobody is named, or only by a description ("the presidential office")."""
    key = material.speakers.get(quotation.id)
    told = article.text[slice(*quotation.speaker_span)].split() if quotation.speaker_span else []
    if key is not None:
        *first, last = re.split(r"[ :]", key)[1:] or [key]
        words = [word.casefold() for word in told]
        return Voice(last, key, is_bare=last in words and bool(first) and not {*first} & {*words})
    if not told or not told[-1][:1].isupper():
        return None
    return Voice(told[-1].casefold(), None, is_sure=len(told) > 1 and told[0][:1].isupper())


def kinship(a: Voice | None, b: Voice | None) -> Kinship:
    """How far two voices can be one."""
    if a is None or b is None:
        return Kinship.OPEN
    if a.name == b.name and (a.key == b.key or a.key is None or b.key is None):
        return Kinship.ONE
    if a.name == b.name and (a.is_bare or b.is_bare):
        return Kinship.OPEN
    return Kinship.TWO if a.is_person == b.is_person and a.is_sure and b.is_sure else Kinship.PERHAPS


def closest(voice: Voice | None, others: Iterable[Voice | None]) -> Kinship:
    """How far a voice can be that of a group: by the one of its voices that it is, or is not, for certain."""
    found = {kinship(voice, other) for other in others}
    return next(kin for kin in (Kinship.ONE, Kinship.TWO, Kinship.PERHAPS, Kinship.OPEN) if kin in found)
