"""The facts that proofs stand on, by number: which have another answer than when they were noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from .ledger import Table

Answer = Callable[[str], bytes]
"""The digest of a fact's answer now."""


class Grounds:
    """A table of facts, brought up to date; a fact that is new to it gets the next number."""

    def __init__(self, table: Table, answer: Answer, *, is_current: bool = False) -> None:
        """Ask every fact of the table again, unless all that it tells of is known to be the same."""
        self._answer = answer
        self._names = list(table.names)
        self._digests = list(table.digests) if is_current else [answer(name) for name in table.names]
        pairs = enumerate(zip(self._digests, table.digests, strict=True))
        self._changed = frozenset(number for number, (now, then) in pairs if now != then)

    def hold(self, numbers: list[int]) -> bool:
        """Whether these facts are as they were when they were noted."""
        return not self._changed or self._changed.isdisjoint(numbers)

    def note(self, facts: Iterable[str]) -> list[int]:
        """The numbers of facts on which a proof of this run stands."""
        return sorted(map(self._number, facts))

    def table(self) -> Table:
        """The table as it is now; proofs that do not hold in it have been found again."""
        return Table(self._names, self._digests)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self._names)}

    def _number(self, fact: str) -> int:
        number = self._numbers.setdefault(fact, len(self._names))
        if number == len(self._names):
            self._names.append(fact)
            self._digests.append(self._answer(fact))
        return number
