"""Who hears how a build goes while it goes on: nobody but a terminal, unless a watch listens."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass


def _keep_silent() -> None:
    pass


def _print(words: str) -> None:
    sys.stderr.write(words)


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Audience:
    """`written` is called as soon as the pages are written, before a host's are proved; `refuted` if they are not.

    `is_overtaken` says whether something was edited meanwhile: then what is refuted is no fault of the site.
    """

    written: Callable[[], None] = _keep_silent
    refuted: Callable[[str], None] = _print
    is_overtaken: Callable[[], bool] = _never
