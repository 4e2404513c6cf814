"""What the IPTC's formats say alike: whether an item may be published, which version it is, what it is about.

An item that is withheld or canceled takes all its versions with it (`versions`). One under embargo is not read, unless
the item itself is as young as the embargo's end: nothing else in a file says what time it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..moments import instant
from .dates import iso_date
from .records import UnreadableError, status_of

_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?|([+-]\d\d:?\d\d))?$")
_TOPIC = re.compile(r"(?:medtop:|mediatopic/)(\d{8})$")
_OTHERS = {
    "picture": "a picture",
    "graphic": "a graphic",
    "audio": "a sound recording",
    "video": "a film",
    "animated": "an animation",
    "event": "an event",
    "planning": "a plan of coverage",
    "component": "a part of an item",
}
"""Kinds of items that are no articles, as a reject names them."""


def last_part(value: object) -> str:
    """The code of a concept, which may be a QCode ("stat:usable") or an address that ends in it."""
    return re.split(r"[:/#]", value.strip())[-1].lower() if isinstance(value, str) else ""


def item_status(value: object) -> str:
    """An item's state in the words of the contract; usable if it says nothing that is known."""
    return status_of(last_part(value)) or "usable"


def check_kind(value: object, *, is_recalled: bool) -> None:
    """Raise UnreadableError for an item of a kind that is no article."""
    kind = last_part(value)
    if kind in _OTHERS and not is_recalled:
        raise UnreadableError(f"the item is {_OTHERS[kind]}, not an article")


def check_embargo(embargo: object, moments: Iterable[object]) -> None:
    """Raise UnreadableError unless an item's own moments show that its embargo is over; an empty one never ends."""
    if embargo is None:
        return
    until = moment_of(embargo)
    own = max((instant(moment_of(moment)) for moment in moments), default="")
    if until is None or not own or own < instant(until):
        end = f"until {until}" if until else "without an end"
        raise UnreadableError(f"the item is under embargo {end}, and no later version of it says that this is over")


def moment_of(value: object) -> str | None:
    """A time as ISO 8601, also where it is written without hyphens and colons."""
    match = _BASIC.match(value.strip()) if isinstance(value, str) else None
    if match is None:
        return iso_date(value)
    year, month, day, hour, minute, second, zone, _ = match.groups()
    clock = f"T{hour}:{minute}:{second or '00'}{_colon(zone)}" if hour else ""
    return iso_date(f"{year}-{month}-{day}{clock}")


def _colon(zone: str | None) -> str:
    return f"{zone[:3]}:{zone[-2:]}" if zone and zone != "Z" else zone or ""


def topics_of(codes: Iterable[object]) -> tuple[str, ...]:
    """The Media Topic codes among the subjects of an item, each once."""
    found = (_TOPIC.search(code.strip()) for code in codes if isinstance(code, str))
    return tuple(dict.fromkeys(match[1] for match in found if match))


def item_of(uri: object, version: object, more: Mapping[str, object]) -> dict[str, object]:
    """What is kept in `extra` of an item: its permanent name, its version, and what it says beside."""
    kept = {key: value for key, value in more.items() if value not in (None, "", [], {})}
    number = int(version) if isinstance(version, int | str) and re.fullmatch(r"\d{1,9}", str(version)) else None
    return {"item": {"uri": uri, "version": number}, **kept}
