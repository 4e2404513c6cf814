"""Who is in a story: its entities, the most often named first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..digest_data import Row
from .addresses import entity_page
from .fields import Field, list_fields
from .index import Index

KINDS = ("PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK", "LAW")
"""Types in the order in which pages list them: people and bodies act, the rest is where and what."""

SHOWN = 12
"""So many names can be taken in as a list of two columns; further ones are folded."""


@dataclass(frozen=True, slots=True)
class Name:
    """An entity as lists show it; `type` is the key of the phrase for its type.

    `printed` is how often it is marked in the sentences of the page, 0 where none are.
    """

    id: str
    name: Field
    type: str
    role: Field | None
    aliases: tuple[Field, ...]
    page: str
    printed: int = 0

    @property
    def other_names(self) -> tuple[Field, ...]:
        """Aliases that tell something: a surname alone does not."""
        known = set(self.name.text.casefold().split())
        return tuple(alias for alias in self.aliases if not set(alias.text.casefold().split()) <= known)


def describe_entity(row: Row, printed: int = 0) -> Name:
    """An entity with its first role and its other names."""
    path = f"entities/{row['id']}"
    role = Field(f"{path}/roles/0/title", row["roles"][0]["title"]) if row["roles"] else None
    aliases = tuple(alias for alias in list_fields(path, row, "aliases") if alias.text != row["name"])
    name, page = Field(f"{path}/name", row["name"]), entity_page(row["id"])
    return Name(row["id"], name, f"type_{row['type']}", role, aliases, page, printed)


def list_people(index: Index, story: Row, printed: Mapping[str, int]) -> tuple[Name, ...]:
    """The resolved entities that a story's reports name; people first, then by how often they are named.

    `printed` says how often each is marked on the page.
    """
    named = Counter(m["entity"] for article in index.reports(story) for m in article["mentions"])
    known = [(index.rows.entities[entity], n) for entity, n in named.items() if entity in index.rows.entities]
    known.sort(key=lambda pair: (pair[0]["type"] != "PERSON", -pair[1], pair[0]["name"], pair[0]["id"]))
    return tuple(describe_entity(row, printed.get(row["id"], 0)) for row, _ in known)
