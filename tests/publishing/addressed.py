"""The small edition as a site whose address is known: both of its stories are dated, so that both are in its feeds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from digests import Digest
from publishing.edition import write_edition
from variorum.publishing import Look, render_site

ADDRESS = "https://coast.example/news"
NAME = "Coast & News"
LAMP, KILN = (f"{ADDRESS}/stories/{slug}.html" for slug in ("lamp-of-orrin-head-goes-out", "a-kiln-under-the-field"))


def date_kiln(digest: Digest) -> Digest:
    """The kiln was reported a day before the lamp went out."""
    when = "2031-05-05T23:30:00-02:00"
    stories = (replace(digest.stories[0], first_published=when, last_published=when), *digest.stories[1:])
    return replace(digest, stories=stories)


def write_site(folder: Path, change: Callable[[Digest], Digest] = date_kiln, *, noindex: bool = False) -> Path:
    """Write the site of the edition, changed as asked; give its folder."""
    look = Look(name=NAME, address=ADDRESS, noindex=noindex)
    render_site(write_edition(folder / "data", change), folder / "site", look)
    return folder / "site"
