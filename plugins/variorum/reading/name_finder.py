"""What finds names, as the rest of the room sees it."""

from __future__ import annotations

from typing import Protocol

from .name_rules import RuleFinder
from .spacy_model import load_spacy

RULES = "rules"


class NameFinder(Protocol):
    """Anything that finds names in a text: a language model, the rules, or a fake in a test."""

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Start, end and type (of the contract's ten) of each name, in order, without overlaps."""
        ...


def load_names(model: str) -> NameFinder:
    """The finder that a setting names: "rules", or an installed spaCy pipeline; raises ModelMissingError."""
    return RuleFinder() if model == RULES else load_spacy(model)
