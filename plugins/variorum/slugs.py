"""Words as part of an address: lower-case ASCII, joined by hyphens."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_SPELT = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "œ": "oe", "Œ": "oe",
     "þ": "th", "Þ": "th", "ð": "d", "ı": "i"}
)  # fmt: skip


def slugify(words: str) -> str:
    """Words as an address; empty if nothing of them can be spelt in ASCII."""
    ascii_only = unicodedata.normalize("NFKD", words.translate(_SPELT)).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", re.sub(r"['’`]", "", ascii_only).lower()))


def short_slug(words: str, longest: int) -> str:
    """A slug of at most `longest` characters; where words are cut or can't be spelt, a digest stands for them."""
    slug = slugify(words)
    if slug and len(slug) <= longest and slug.replace("-", "").isalnum() and not _loses_letters(words, slug):
        return slug
    digest = blake2b(words.encode(errors="replace"), digest_size=4).hexdigest()
    return f"{slug[: longest - len(digest) - 1].rstrip('-')}-{digest}".lstrip("-")


def _loses_letters(words: str, slug: str) -> bool:
    """Whether letters or figures of the words left no trace: "Łódź" is spelt, "東京 Post" is not."""
    plain = unicodedata.normalize("NFKD", words.translate(_SPELT))
    return sum(c.isalnum() for c in plain) > len(slug.replace("-", ""))
