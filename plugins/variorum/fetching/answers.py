"""What is asked and what comes back: a request, an answer, the reason why there is none, and the limits of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

OK = 200
NOT_MODIFIED = 304
GONE = 410
TOO_MANY = 429
UNAVAILABLE = 503
SERVER_ERRORS = range(500, 600)
CLIENT_ERRORS = range(400, 500)
PASSING = frozenset({408, 425, TOO_MANY})
"""Errors of the client's side that pass by themselves: time-out, too early, too many requests."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken from a host. Seconds, bytes, counts."""

    connecting: float = 10.0
    reading: float = 15.0  # without a single byte
    whole: float = 60.0  # for one answer with its redirects
    run: float = 1200.0  # after which nothing new is asked
    size: int = 5_000_000  # unpacked; a feed of a thousand whole articles fits
    robots: int = 512_000  # RFC 9309: at least 500 kibibytes must be read
    redirects: int = 8
    pause: float = 1.0  # between two answers of a host
    longest_pause: float = 30.0  # of what robots.txt may ask for; above, a run would never end
    strikes: int = 2  # after which a host that does not answer is left alone for this run
    hosts: int = 16  # at once
    pages: int = 60  # of one feed in one run; a feed lists 10 to 50 articles


@dataclass(frozen=True, slots=True)
class Request:
    """One address to ask for, with the validators of an earlier answer as they were received."""

    url: str
    accept: str
    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """As they are sent, beside those that are the same for every request."""
        conditional = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {"Accept": self.accept} | {name: value for name, value in conditional.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered, its body unpacked. `url` is where in the end, `moved` where it says to ask from now on."""

    status: int
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""
    moved: str | None = None
    wait_until: datetime | None = None


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Whatever breaks on what a stranger wrote is a FetchError; what this computer's files do is not.

    Nobody can foresee all that comes in, and one feed or page must not cost the user all others; the reason asks for a
    report, so that it does not stay hidden.
    """
    try:
        yield
    except (FetchError, OSError):
        raise
    except Exception as error:
        raise FetchError(
            f"the {what} broke the reader ({type(error).__name__}); please report it", lasting=True
        ) from error


class FetchError(Exception):
    """There is no answer; the message is the reason, in plain words. `lasting`: asking again would not help."""

    def __init__(self, reason: str, *, lasting: bool = False, unasked: bool = False) -> None:
        """`unasked`: the host was not even asked, so it is not its failure."""
        super().__init__(reason)
        self.lasting = lasting
        self.unasked = unasked
