"""Where an answer that points elsewhere leads, and whether it is followed there. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from .answers import FetchError

PERMANENT = frozenset({301, 308})
TEMPORARY = frozenset({302, 303, 307})


@dataclass(frozen=True, slots=True)
class Trail:
    """The addresses of one request so far, and the one that every answer before it called the lasting one."""

    urls: tuple[str, ...]
    moved: str | None = None
    is_lasting: bool = True

    @property
    def url(self) -> str:
        """Where we are."""
        return self.urls[-1]


def follow(trail: Trail, status: int, location: str | None, most: int) -> Trail:
    """The trail with its next address; raise FetchError where it is not followed.

    A circle, too long a chain, and the step from https to http, on which anybody could change what is read.
    """
    if not location:
        raise FetchError(f"it answers {status} without saying where to go", lasting=True)
    try:
        url = urljoin(trail.url, location.strip()).partition("#")[0]
    except ValueError as error:
        raise FetchError("it redirects to what is no address", lasting=True) from error
    if url in trail.urls:
        raise FetchError("its redirects go round in a circle", lasting=True)
    if len(trail.urls) > most:
        raise FetchError(f"it redirects more than {most} times", lasting=True)
    if trail.url.lower().startswith("https:") and not url.lower().startswith("https:"):
        raise FetchError(f"it redirects from https to {url[:200]}, which is not encrypted", lasting=True)
    is_lasting = trail.is_lasting and status in PERMANENT
    return Trail((*trail.urls, url), url if is_lasting else trail.moved, is_lasting)
