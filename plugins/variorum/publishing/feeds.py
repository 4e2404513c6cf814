"""The feeds of a site and its topics, Atom and JSON Feed: the newest stories, each once, at its permanent address."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from .addresses import FRONT, atom_feed, json_feed
from .escaping import escape_text
from .feed_entries import Entry
from .phrases import catalogue

NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries was last updated: Atom must name a time, and no source names one."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed is of: its title, the name and address of the site, and the page that shows the same."""

    title: str
    site: str
    address: str
    page: str = FRONT

    @property
    def home(self) -> str:
        """Where the page is found."""
        return f"{self.address}/{self.page}"

    @property
    def id(self) -> str:
        """The name of the feed for ever."""
        return f"{self.address}/" if self.page == FRONT else self.home


def print_atom(of: Channel, entries: Iterable[Entry]) -> str:
    """The entries as an Atom feed (RFC 4287)."""
    told = tuple(entries)
    parts = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{catalogue().language}">',
        f"<title>{escape_text(of.title)}</title>",
        f"<id>{escape_text(of.id)}</id>",
        _link("self", "application/atom+xml", f"{of.address}/{atom_feed(of.page)}"),
        _link("alternate", "text/html", of.home),
        f"<updated>{max((entry.updated for entry in told), default=NEVER)}</updated>",
        f"<author><name>{escape_text(of.site)}</name></author>",
        *map(_print_entry, told),
        "</feed>\n",
    )
    return "\n".join(parts)


def _print_entry(entry: Entry) -> str:
    language = f' xml:lang="{escape_text(entry.language)}"' if entry.language else ""
    published = (f"<published>{entry.published}</published>",) if entry.published else ()
    parts = (
        "<entry>",
        f"<title{language}>{escape_text(entry.title)}</title>",
        f"<id>{escape_text(entry.address)}</id>",
        _link("alternate", "text/html", entry.address),
        *published,
        f"<updated>{entry.updated}</updated>",
        f'<content type="html">{escape_text(entry.content)}</content>',
        "</entry>",
    )
    return "\n".join(parts)


def _link(relation: str, kind: str, address: str) -> str:
    return f'<link rel="{relation}" type="{kind}" href="{escape_text(address)}"/>'


def print_json_feed(of: Channel, entries: Iterable[Entry]) -> str:
    """The entries as a JSON Feed 1.1."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": of.title,
        "home_page_url": of.home,
        "feed_url": f"{of.address}/{json_feed(of.page)}",
        "language": catalogue().language,
        "authors": [{"name": of.site}],
        "items": [_make_item(entry) for entry in entries],
    }
    return json.dumps(feed, ensure_ascii=False, indent=0) + "\n"


def _make_item(entry: Entry) -> dict[str, str]:
    item = {
        "id": entry.address,
        "url": entry.address,
        "title": entry.title,
        "content_html": entry.content,
        "date_published": entry.published,
        "date_modified": entry.updated,
        "language": entry.language,
    }
    return {key: value for key, value in item.items() if value is not None}
