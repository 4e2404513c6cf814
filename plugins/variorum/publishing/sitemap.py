"""The sitemap of a site: the address of every page that search engines may list.

It names no times: a page changes with what it lists, and no source says when.
"""

from __future__ import annotations

from collections.abc import Sequence

from .escaping import escape_text

SITEMAP = "sitemap.xml"
MOST = 50_000
"""Addresses in one file: the protocol allows no more (sitemaps.org)."""

_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def print_sitemaps(address: str, pages: Sequence[str], most: int = MOST) -> dict[str, str]:
    """The files, by path, that list the pages of a site at an address: one, or several and one that lists these."""
    if len(pages) <= most:
        return {SITEMAP: _print_list("urlset", "url", address, pages)}
    parts = [pages[start : start + most] for start in range(0, len(pages), most)]
    files = {f"sitemap-{n}.xml": _print_list("urlset", "url", address, part) for n, part in enumerate(parts, 1)}
    return {SITEMAP: _print_list("sitemapindex", "sitemap", address, list(files))} | files


def _print_list(around: str, each: str, address: str, paths: Sequence[str]) -> str:
    place = escape_text(address)
    lines = (f"<{each}><loc>{place}/{escape_text(path)}</loc></{each}>" for path in paths)
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{around} xmlns="{_SCHEMA}">'
    return "\n".join((head, *lines, f"</{around}>\n"))
