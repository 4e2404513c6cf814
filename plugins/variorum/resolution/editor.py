"""The editor's entities as resolution asks for them: by any name, in any spelling of case and accents."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet

from ..entities import FILE, EntityOrders, KnownEntity
from ..owners_files import hint_at
from .names import fold_name


class Editor:
    """Who the editor says is one, and who is hidden. Entries that share a name and type are one."""

    def __init__(self, orders: EntityOrders, articles: Mapping[str, AbstractSet[str]]) -> None:
        """Read the orders; `articles` are their ids by all that they are called."""
        self._orders = orders
        self._articles = articles
        self._apart = [
            (fold_name(one.name), frozenset[str]().union(*(articles.get(name, ()) for name in one.articles)))
            for one in orders.apart
        ]
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
        offices = tuple(dict.fromkeys(office for one in (*met, entry) for office in one.offices))
        meant = next((one.stands_for for one in (*met, entry) if one.stands_for), "")
        whole = KnownEntity(tuple(joined), kind, tuple(sorted(marks.items())), offices, meant)
        self._by_name |= {fold_name(name): whole for name in whole.names}

    def find(self, forms: Iterable[str], kind: str) -> KnownEntity | None:
        """The entity that has one of these forms; a person is nothing else, and nothing else a person."""
        found = (self._by_name.get(fold_name(form)) for form in forms)
        return next((e for e in found if e and (not e.type or (e.type == "PERSON") == (kind == "PERSON"))), None)

    def part(self, forms: Iterable[str], articles: Iterable[str]) -> str:
        """Which of those who are told apart a name means in articles; "" if it means whom it means elsewhere."""
        folded, here = {fold_name(form) for form in forms}, set(articles)
        return next((min(there) for name, there in self._apart if name in folded and here & there), "")

    def hides(self, forms: Iterable[str]) -> bool:
        """Whether one of these forms is to be found nowhere."""
        return any(fold_name(form) in self._hidden for form in forms)

    def unknown(self, called: Collection[str]) -> tuple[str, ...]:
        """A warning for each entry none of whose names, and for each name to join or hide that, no article has."""
        folded = {fold_name(form) for form in called}
        unmet = [names for e in self._orders.known for names in (e.names,) if not folded & set(map(fold_name, names))]
        single = (*self._orders.hidden, *(one.name for one in self._orders.apart))
        names = [names[0] for names in unmet] + [name for name in single if fold_name(name) not in folded]
        told = [f"no article names {n!r}.{hint_at(n, called)}" for n in sorted(set(names))]
        absent = sorted({name for one in self._orders.apart for name in one.articles} - self._articles.keys())
        told += [f"the article {n!r} is not among the inputs.{hint_at(n, self._articles)}" for n in absent]
        return tuple(f"{FILE}: {warning}" for warning in told)
