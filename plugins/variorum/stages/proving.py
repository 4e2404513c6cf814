"""Proving a site beside the build: its data and its first pages while others are made, the rest at the end.

The process that stands by reads the finished files from the disk, as any run of `verify` does, and finds what any run
would find.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..store import Store

if TYPE_CHECKING:
    from ..verify import Finding, Memory


@dataclass(frozen=True, slots=True)
class Claim:
    """A site that is said to be sound: its folder, the data and raw files it was made from, and the store's folder.

    `stays` says that this process will build the site again.
    """

    site: Path
    data: Path
    content: Path
    cache: Path | None
    megabytes: int
    stays: bool = False


def prove_pages(made: tuple[Claim, Sequence[str]]) -> None:
    """Find what can be known before all pages are finished: the data's proofs, and those of the pages that are made."""
    claim, pages = made
    from ..verify import read_ahead  # noqa: PLC0415 - only where it is done

    with _open_store(claim) as store:
        read_ahead(claim.site, claim.data, claim.content, _remember(claim), pages=pages, store=store)


def prove_site(claim: Claim) -> tuple[list[Finding], Counter[str]]:
    """All faults of the site, and what was counted."""
    from ..verify import verify_site  # noqa: PLC0415 - see prove_pages

    counts: Counter[str] = Counter()
    with _open_store(claim) as store:
        state, memory = claim.content / "state", _remember(claim)
        found = verify_site(claim.site, claim.content, state=state, store=store, memory=memory, counts=counts)
    return found, counts


@contextmanager
def _open_store(claim: Claim) -> Iterator[Store | None]:
    if claim.cache is None:
        yield None
        return
    with Store(claim.cache, claim.megabytes * 1_000_000) as store:
        yield store


@lru_cache(maxsize=1)
def _remember(claim: Claim) -> Memory:
    """What this process knows of a site; if it ends with the build, every ledger is written at once."""
    from ..verify import Memory  # noqa: PLC0415 - see prove_pages

    return Memory() if claim.stays else Memory(patience=0)
