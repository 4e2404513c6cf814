"""New ids and addresses, each given once: an id from the founding article, an address from its words."""

from __future__ import annotations

from base64 import b32encode
from hashlib import blake2b

from ..slugs import slugify

LONGEST_SLUG = 80
"""Characters of an address that every file system and archive takes."""


def mint(founder: str, used: set[str]) -> str:
    """A new id from the founding article; a number is added should the founder have founded before."""
    n = 0
    while True:
        digest = blake2b(f"{founder}/{n}".encode() if n else founder.encode(), digest_size=8).digest()
        story_id = "s-" + b32encode(digest).decode().lower()[:12]
        if story_id not in used:
            return story_id
        n += 1


def free_slug(words: str, story_id: str, taken: set[str]) -> str:
    """An address from words: lower-case ASCII, at most LONGEST_SLUG characters, unlike every other."""
    slug = slugify(words)[:LONGEST_SLUG].rsplit("-", 1)[0] if len(slugify(words)) > LONGEST_SLUG else slugify(words)
    if not slug:
        return story_id
    return slug if slug not in taken else f"{slug[: LONGEST_SLUG - len(story_id) - 1].rstrip('-')}-{story_id}"
