"""What the formats hand over: a decoded record with its lines, and claims about it in the order of their rank.

Line kinds: "text" for a line of a plain text, "paragraph" where the markup (Markdown or HTML) says that it is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..model import RECALLED, Cut, Image, Reject
from ..raw_article import Line


class UnreadableError(Exception):
    """A file or record can't become an article; the message is the reason, in plain words."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One piece of evidence: this source says that the fact has this value. The first usable claim settles a fact."""

    fact: str
    value: object
    evidence: str


@dataclass(frozen=True, slots=True)
class Record:
    """One article as received.

    `hints` are claims that rank below the address: what the feed around it is called. `uri` is the permanent name that
    its publisher gave it, where the format has one.
    """

    path: str
    name: str | None
    raw: str = ""
    form: str = "text"  # text, html
    lines: tuple[Line, ...] = ()
    claims: tuple[Claim, ...] = ()
    cuts: tuple[Cut, ...] = ()
    images: tuple[Image, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    hints: tuple[Claim, ...] = ()
    uri: str | None = None

    @property
    def is_recalled(self) -> bool:
        """Whether its publisher says that it must not be published: then it needs no words."""
        return any(claim.fact == "status" and status_of(claim.value) in RECALLED for claim in self.claims)

    def with_encoding(self, encoding: str | None) -> Record:
        """The same, noting how its encoding is known, unless None."""
        if encoding is None:
            return self
        return replace(self, claims=(*self.claims, Claim("encoding", encoding, encoding)))


def status_of(value: object) -> str | None:
    """An item's state in the words of the contract, also where it is written otherwise; None for other words."""
    status = value.strip().lower().replace("cancelled", "canceled") if isinstance(value, str) else None
    return status if status in {"usable", *RECALLED} else None


def reject(path: str, name: str | None, reason: object) -> Reject:
    """The receipt for something that could not be read."""
    return Reject(path, name, "intake", str(reason))


_SURROGATES = re.compile(r"[\ud800-\udfff]")


def printable(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which UTF-8 can't hold; all places stay as they are."""
    return _SURROGATES.sub("\ufffd", text)


_UNWANTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def fold(text: str) -> str:
    """Visible text on one line: white space folded, control characters and lone surrogates dropped."""
    return " ".join(_UNWANTED.sub("", text).split())


def has_words(text: str) -> bool:
    """Whether there is at least one letter: a text of digits and marks only is no article."""
    return any(character.isalpha() for character in text)


def split_lines(raw: str, kind: str = "text") -> tuple[Line, ...]:
    """The non-blank lines of a decoded record with their places. Only a line feed ends a line."""
    lines, start = [], 0
    for number, text in enumerate(raw.split("\n"), 1):
        if text.strip():
            lines.append(Line(text, number, start, kind))
        start += len(text) + 1
    return tuple(lines)


def name_of(value: object) -> str | None:
    """The name that a record's id is, as UTF-8 can hold it."""
    if not isinstance(value, str | int) or isinstance(value, bool) or not str(value).strip():
        return None
    return str(value).encode("utf-8", "replace").decode()
