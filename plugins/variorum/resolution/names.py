"""Names as keys: what must agree before two spellings may be one person, body or place."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

LONG_NAME = 6
"""Letters from which a name may be spelt two ways (Aliyev, Aliev) and still be one; shorter ones differ by a letter
too often."""
SAME_SPELLING = 0.85
"""Share of letters in common (Ratcliff and Obershelp) at which two long surnames are spellings of one."""

_TRANSLITERATION = (
    ("yy", "y"),
    ("iy", "y"),
    ("ij", "y"),
    ("ye", "e"),
    ("kh", "h"),
    ("ts", "c"),
    ("ff", "v"),
    ("ow", "ov"),
)


def fold_name(text: str) -> str:
    """A name without accents, case, dots and doubled spaces."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", bare.casefold().replace(".", "")).strip()


def surname(folded: str) -> str:
    """The last word of a folded name."""
    return folded.rsplit(" ", 1)[-1]


def given(folded: str) -> tuple[str, ...]:
    """All words of a folded name before the last."""
    return tuple(folded.split()[:-1])


def same_word(a: str, b: str) -> bool:
    """Whether two folded words may be spellings of one name."""
    if a == b:
        return True
    if min(len(a), len(b)) < LONG_NAME or a[0] != b[0]:
        return False
    return _spelt(a) == _spelt(b) or (
        abs(len(a) - len(b)) <= 1 and SequenceMatcher(None, a, b, autojunk=False).ratio() >= SAME_SPELLING
    )


def _spelt(word: str) -> str:
    for old, new in _TRANSLITERATION:
        word = word.replace(old, new)
    return word


def compatible(a: str, b: str) -> bool:
    """Whether two folded full names may be one person's: surnames alike, given names equal, initials or left out."""
    if not same_word(surname(a), surname(b)):
        return False
    short, long = sorted((given(a), given(b)), key=len)
    return all(any(_same_given(s, name) for name in long) for s in short)


def _same_given(a: str, b: str) -> bool:
    return same_word(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0])


def initials(name: str) -> str:
    """The capitals that begin the words of a name, joined: the acronym it would have."""
    return "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
