"""What robots.txt allows us, by RFC 9309: the longest rule that fits wins, wildcards mean what they say there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from protego import Protego

from .agent import PRODUCT
from .answers import CLIENT_ERRORS, OK, PASSING, Answer


@dataclass(frozen=True, slots=True)
class Rules:
    """What one origin allows. `reason` tells why nothing of it may be asked, if so."""

    text: str = ""
    reason: str | None = None

    def allows(self, url: str) -> bool:
        """Whether an address may be asked."""
        return self.reason is None and bool(_parse(self.text).can_fetch(url, PRODUCT))

    @property
    def pause(self) -> float:
        """Seconds that it asks us to leave between two requests; 0 if it says nothing."""
        return _parse(self.text).crawl_delay(PRODUCT) or 0.0


def read_rules(answer: Answer) -> Rules:
    """The rules of an answer: none where there is no robots.txt, nothing allowed where the host can't tell."""
    if answer.status == OK:
        return Rules(answer.body.decode("utf-8", "replace").removeprefix("\ufeff"))
    if answer.status in CLIENT_ERRORS and answer.status not in PASSING:
        return Rules()
    return Rules(reason=f"its robots.txt can't be read (status {answer.status})")


@lru_cache(maxsize=64)
def _parse(text: str) -> Protego:
    return Protego.parse(text)
