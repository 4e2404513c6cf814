"""In which rows an id stands that ought to stand in one."""

from __future__ import annotations

from collections.abc import Mapping

from .ledger import Brief


class Holders:
    """The rows in which ids stand that ought to stand in one row each."""

    def __init__(self, briefs: Mapping[str, Brief]) -> None:
        """Gather the ids of all rows."""
        self._briefs = briefs
        self._last = {key: brief.id for brief in briefs.values() for key in brief.ids}
        self._shared = self._find_shared() if len(self._last) < sum(len(b.ids) for b in briefs.values()) else {}

    def of(self, key: str) -> list[str]:
        """The rows that hold an id, in their order."""
        if key in self._shared:
            return self._shared[key]
        return [self._last[key]] if key in self._last else []

    def shared(self, row: str) -> list[tuple[str, list[str]]]:
        """Of a row's ids, those that stand in other rows too, with the rows: while there are none, it answers alone."""
        if not self._shared or row not in self._briefs:
            return []
        return [(key, self._shared[key]) for key in self._briefs[row].ids if key in self._shared]

    def _find_shared(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for brief in self._briefs.values():
            for key in dict.fromkeys(brief.ids):
                found.setdefault(key, []).append(brief.id)
        return {key: rows for key, rows in found.items() if len(rows) > 1}
