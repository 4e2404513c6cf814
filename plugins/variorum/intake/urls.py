"""Addresses: their canonical form, and the domain that somebody registered."""

from __future__ import annotations

import re
from typing import TypeGuard
from urllib.parse import urlsplit, urlunsplit

from ..word_lists import read_table

_TABLE = read_table("domains")
_TRACKING = re.compile("|".join(_TABLE["tracking"]))
_SECOND_LEVEL = frozenset(_TABLE["second_level"])
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(value: object) -> str | None:
    """An http(s) address of a page without fragment and tracking; None for anything else, a bare host among it."""
    if not isinstance(value, str):
        return None
    try:
        parts = urlsplit(value.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not host or re.search(r"\s", value.strip()):
        return None
    query = "&".join(pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(pair.split("=")[0]))
    if not parts.path.strip("/") and not query:
        return None
    scheme = parts.scheme.lower()
    place = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    return urlunsplit((scheme, place, parts.path, query, ""))


def is_address(value: object) -> TypeGuard[str]:
    """Whether a value is an http(s) address without white space, as that of a picture must be."""
    return isinstance(value, str) and value.startswith(("http://", "https://")) and not any(map(str.isspace, value))


def host_of(url: str | None) -> str | None:
    """The host of an address in lower case."""
    try:
        return urlsplit(url or "").hostname
    except ValueError:
        return None


def registrable_domain(host: str) -> str:
    """What somebody registered: the last two labels, three under a shared second level such as `co.uk`."""
    labels = host.strip(".").split(".")
    size = 3 if ".".join(labels[-2:]) in _SECOND_LEVEL else 2
    return ".".join(labels[-size:])
