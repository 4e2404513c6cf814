"""What a site looks like and is called: all that a page needs to know beyond the digest data."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from .theme import theme_folder


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A page of the site's owner in the menu; `page` is its path in the site."""

    label: str
    page: str


@dataclass(frozen=True, slots=True)
class Look:
    """The name of the site, further pages in its menu, its theme, and whether search engines may list article pages.

    `address` is where readers find the site, without a slash at the end; "" for a site that is read from disk.
    """

    name: str = "Variorum"
    menu: tuple[MenuItem, ...] = ()
    noindex: bool = False
    address: str = ""
    theme: Path = field(default_factory=theme_folder)
