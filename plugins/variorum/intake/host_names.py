"""The name of an outlet from its own web host: `www.harbourcourier.example` says Harbour Courier.

Only a host that begins with `www.` is an outlet's own; picture services, stores and social networks keep everybody's.
"""

from __future__ import annotations

from functools import lru_cache

from ..word_lists import read_table
from .urls import host_of, registrable_domain

_SHARED = frozenset(read_table("domains")["shared_hosts"])
MIN_ZIPF = 3.0
"""How usual a word must be for a domain label to be split there: once in a million words, as `wordfreq` counts."""
MIN_WORD = 3
"""Letters of the shortest word that a label is split into; shorter ones split anything."""
MAX_LABEL = 40
"""Letters of a label above which nobody means words by it."""


def name_of_host(url: str) -> str | None:
    """The name that an outlet's own host says: its usual words, else the domain; None if the host is shared."""
    host = host_of(url) or ""
    domain = registrable_domain(host)
    if not host.startswith("www.") or domain in _SHARED or host != f"www.{domain}":
        return None
    words = split_label(domain.split(".")[0])
    return " ".join(word.capitalize() for word in words) if words else domain


@lru_cache(maxsize=1024)
def split_label(label: str) -> tuple[str, ...]:
    """The usual words that a domain label is made of, two or more; empty if there is no such reading."""
    if "-" in label:
        parts = tuple(label.split("-"))
        return parts if all(len(part) >= MIN_WORD for part in parts) else ()
    if len(label) > MAX_LABEL:
        return ()
    best: list[tuple[int, tuple[str, ...]] | None] = [(0, ()), *([None] * len(label))]
    for end in range(MIN_WORD, len(label) + 1):
        best[end] = _best_reading(label, end, best)
    reading = best[-1]
    return reading[1] if reading and len(reading[1]) > 1 else ()


def _best_reading(
    label: str, end: int, best: list[tuple[int, tuple[str, ...]] | None]
) -> tuple[int, tuple[str, ...]] | None:
    """The reading of a label's first letters with the fewest and then most usual words; costs are thousandths."""
    import wordfreq  # noqa: PLC0415 - a third of a second that a build without new pages does not need

    readings = []
    for start in range(end - MIN_WORD + 1):
        before, word = best[start], label[start:end]
        zipf = wordfreq.zipf_frequency(word, "en")
        if before is not None and zipf >= MIN_ZIPF:
            readings.append((before[0] + round((10 - zipf) * 1000), (*before[1], word)))
    return min(readings, default=None)
