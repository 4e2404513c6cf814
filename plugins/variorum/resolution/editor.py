"""The editor's entities as resolution asks for them: by any name, in any spelling of case and accents."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from ..entities import FILE, EntityOrders, KnownEntity
from ..owners_files import hint_at
from .names import fold_name


class Editor:
    """Who the editor says is one, and who is hidden. Entries that share a name and type are one."""

    def __init__(self, orders: EntityOrders) -> None:
        self._orders = orders
        self._hidden = frozenset(map(fold_name, orders.hidden))
        self._by_name: dict[str, KnownEntity] = {}
        # What has a type stands first: its name is the one to show, and a [[same]] joins it.
        for entry in sorted(orders.known, key=lambda e: (not e.type, not e.identifiers, e)):
            self._add(entry)

    def _add(self, entry: KnownEntity) -> None:
        met = [self._by_name[f] for f in map(fold_name, entry.names) if f in self._by_name]
        joined = dict.fromkeys(name for one in (*met, entry) for name in one.names)
        marks = {key: value for one in (entry, *reversed(met)) for key, value in one.identifiers}
        kind = next((one.type for one in (*met, entry) if one.type), "")
        whole = KnownEntity(tuple(joined), kind, tuple(sorted(marks.items())))
        self._by_name |= {fold_name(name): whole for name in whole.names}

    def find(self, forms: Iterable[str], kind: str) -> KnownEntity | None:
        """The entity that has one of these forms; a person is nothing else, and nothing else a person."""
        found = (self._by_name.get(fold_name(form)) for form in forms)
        return next((e for e in found if e and (not e.type or (e.type == "PERSON") == (kind == "PERSON"))), None)

    def hides(self, forms: Iterable[str]) -> bool:
        """Whether one of these forms is to be found nowhere."""
        return any(fold_name(form) in self._hidden for form in forms)

    def unknown(self, called: Collection[str]) -> tuple[str, ...]:
        """A warning for each entry none of whose names, and for each name to join or hide that, no article has."""
        folded = {fold_name(form) for form in called}
        unmet = [names for e in self._orders.known for names in (e.names,) if not folded & set(map(fold_name, names))]
        names = [names[0] for names in unmet] + [n for n in self._orders.hidden if fold_name(n) not in folded]
        return tuple(f"{FILE} names {n!r}, which no article does.{hint_at(n, called)}" for n in sorted(set(names)))
