"""Names of authors out of bylines and metadata: "By Jane Doe and John Roe, Political Editors" is two people."""

from __future__ import annotations

import html
import re

from ..word_lists import read_table

_TABLE = read_table("bylines")
_BY = re.compile(rf"^(?:{'|'.join(_TABLE['by'])})\s*:?\s+", re.IGNORECASE)
_AND = re.compile(rf"\s*(?:[;|•·/&]|\s(?:{'|'.join(_TABLE['and'])})\s)\s*", re.IGNORECASE)
_ROLE = re.compile(rf"\b(?:{'|'.join(_TABLE['roles'])})\b", re.IGNORECASE)
_NOBODY = re.compile(rf"(?:{'|'.join(_TABLE['nobody'])})$", re.IGNORECASE)
_CREDENTIALS = re.compile(rf"(?:[\s,]+(?:{'|'.join(_TABLE['credentials'])})\b\.?)+$")
_STAFF = re.compile(rf"\b(?:{'|'.join(_TABLE['staffs'])})$", re.IGNORECASE)
_PARTICLES = frozenset(_TABLE["particles"])
_PLACE = re.compile(r"\s(?:in|à|en)\s.*$")
_ADDRESS = re.compile(r"\S{0,200}(?:://|@|www\.)\S{0,400}")
_DATE = re.compile(rf"\s(?:(?:{'|'.join(read_table('months')['names'])})\.?\s)?\d.*$", re.IGNORECASE)
_ASIDE = re.compile(r"\s\([^()]{1,60}\)")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\W\d_]\.")
_ELIDED = re.compile(r"[^\W\d_]{1,4}['’]([^\W\d_])")
_JUNK = re.compile(r"[<>{}\[\]\d]|\w\.[a-z]{2,}|^[a-z]{1,2}$")
MAX_WORDS = 6
"""Words of the longest usual name ("Maria del Carmen de la Cruz")."""
BARE_NAME = range(2, 5)
"""Words of a name that stands alone on its line."""
MIN_STAFF_WORDS = 2
"""Words of the shortest name of a staff: whose it is, and "staff"."""
MAX_LENGTH = 600
"""Characters of a byline that are read."""


def person_names(value: object) -> tuple[str, ...]:
    """The people whom a string, a list, or JSON-LD persons name, each once, in order; roles and addresses left out."""
    names: dict[str, None] = {}
    for text in _strings(value, 0):
        for name in _split(text[:MAX_LENGTH]):
            names.setdefault(name)
    return tuple(names)


def staff_names(value: object) -> tuple[str, ...]:
    """The staffs that sign together in a byline or in metadata: "Ostrey Echo Editorial Board"."""
    texts = (" ".join(_BY.sub("", html.unescape(text[:MAX_LENGTH])).split()) for text in _strings(value, 0))
    parts = (part.strip() for text in texts for part in re.split(r"\s*[,|•·]\s*", text))
    return tuple(dict.fromkeys(part for part in parts if _is_staff(part)))


def _is_staff(text: str) -> bool:
    words = text.split()
    if not MIN_STAFF_WORDS <= len(words) <= MAX_WORDS or _JUNK.search(text) or not _STAFF.search(text):
        return False
    return all(word[0].isupper() or word in _PARTICLES for word in words[1:])


def _strings(value: object, depth: int) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list | tuple) and depth < 3:  # noqa: PLR2004 - a list of lists is the worst seen
        return [text for item in value for text in _strings(item, depth + 1)]
    if isinstance(value, dict):
        return _strings(value.get("name"), depth + 1)
    return []


def _split(text: str) -> list[str]:
    text = " ".join(_ADDRESS.sub("", html.unescape(text)).split())
    text = _DATE.sub("", _BY.sub("", _ASIDE.sub(" ", text)))
    found = []
    for part in _AND.split(text):
        pieces = [piece.strip(" ,:–—-") for piece in re.split(r"\s*,\s*|\s+[-–—]\s+", _CREDENTIALS.sub("", part))]
        names = (_PLACE.sub("", _CREDENTIALS.sub("", _BY.sub("", piece))).rstrip(".") for piece in pieces)
        found += [name for name in names if is_name(name)]
    return found


def is_bare_name(text: str) -> bool:
    """Whether a line is a name and nothing more: two to four words, each with a capital but for particles."""
    words = text.split()
    return (
        len(words) in BARE_NAME
        and is_name(text)
        and not text.isupper()
        and all(_NAME_WORD.fullmatch(word) for word in words)
    )


def is_name(text: str) -> bool:
    """Whether a string can be somebody's name: a few words, the first with a capital, no role and no address."""
    words = text.split()
    if not 1 <= len(words) <= MAX_WORDS or _JUNK.search(text) or _ROLE.search(text) or _NOBODY.match(text):
        return False
    if any(word[0].islower() and not _is_particle(word) for word in words) and len(words) > 1:
        return False
    return all(word[0].isalpha() or word[0] in "'’“\"(" for word in words)


def _is_particle(word: str) -> bool:
    """Whether a word with a small letter stands in names: "van", or joined to the name, "d'Emilio"."""
    joined = _ELIDED.match(word)
    return word in _PARTICLES or (joined is not None and joined[1].isupper())
