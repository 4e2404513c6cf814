"""The feeds of a site, Atom and JSON Feed: the newest stories, each once, under its permanent address."""

from __future__ import annotations

import json
from collections.abc import Iterable

from .escaping import escape_text
from .feed_entries import Entry
from .phrases import catalogue

ATOM, JSON_FEED = "feed.atom", "feed.json"
NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries was last updated: Atom must name a time, and no source names one."""


def print_atom(name: str, address: str, entries: Iterable[Entry]) -> str:
    """The entries as an Atom feed (RFC 4287) of the site that stands at an address."""
    told = tuple(entries)
    parts = (
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{catalogue().language}">',
        f"<title>{escape_text(name)}</title>",
        f"<id>{escape_text(address)}/</id>",
        _link("self", "application/atom+xml", f"{address}/{ATOM}"),
        _link("alternate", "text/html", f"{address}/index.html"),
        f"<updated>{max((entry.updated for entry in told), default=NEVER)}</updated>",
        f"<author><name>{escape_text(name)}</name></author>",
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


def print_json_feed(name: str, address: str, entries: Iterable[Entry]) -> str:
    """The entries as a JSON Feed 1.1 of the site that stands at an address."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": name,
        "home_page_url": f"{address}/index.html",
        "feed_url": f"{address}/{JSON_FEED}",
        "language": catalogue().language,
        "authors": [{"name": name}],
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
