"""Which format a file has: by its first bytes, and by the suffix of its name only where they say nothing."""

from __future__ import annotations

import re

from .decoding import marked_encoding
from .records import UnreadableError

TEXTS = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}
PAGES = (".html", ".htm", ".xhtml")
LINES = (".jsonl", ".ndjson")
OTHERS = (".json", ".xml", ".rss", ".atom", ".rdf", ".warc", ".arc", ".eml", ".gz", ".zip")
"""Suffixes of formats that are known by what stands in the file; here to be named to the user."""

_MAGIC = (
    (b"\x1f\x8b", "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/", "warc"),
    (b"filedesc://", "warc"),
)
# `(?>…)`: a comment ends at its first `-->`; trying later ones takes time exponential in the comments.
_PROLOGUE = re.compile(
    r"\s*(?:(?><\?.*?\?>|<!--.*?-->|<!doctype(?>[^\[>]*)(?:\[.*?\]\s*)?>)\s*)*", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})[\s/>]")
_XML = re.compile(r"\s*<(?:\?xml\b|!--|!doctype\b|[A-Za-z])", re.IGNORECASE)
_HTML_TYPE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*)*<!doctype\s+html\b", re.IGNORECASE | re.DOTALL)
_ROOTS = {
    **dict.fromkeys(("rss", "feed", "entry", "RDF", "channel"), "feed"),
    **dict.fromkeys(("newsItem", "packageItem", "newsMessage", "contentSet", "conceptItem", "knowledgeItem"), "newsml"),
    **dict.fromkeys(("planningItem", "catalogItem"), "newsml"),
    "nitf": "nitf",
}
_JSON = re.compile(r'\s*(?:\[\s*)?\{\s*"(?>(?:[^"\\]|\\.)*)"\s*:')
_MAIL_FIELD = re.compile(r"(?:>?From |[A-Za-z][A-Za-z0-9-]{1,60}:)")
_MAIL = re.compile(r"^(?:MIME-Version|Message-ID|Received|DKIM-Signature|Return-Path):", re.IGNORECASE | re.MULTILINE)


def sniff(head: bytes, name: str) -> str:
    """The format of a file with these first bytes and this name; raise UnreadableError if it is none that is read."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    text = _text(head)
    return _sniff_text(text, name) or _by_name(name)


def _text(head: bytes) -> str:
    marked = marked_encoding(head) or "utf-8"
    return head.decode(marked, "replace" if marked == "utf-8" else "ignore")


def _sniff_text(text: str, name: str) -> str | None:
    if _HTML_TYPE.match(text):
        return "html"
    if _XML.match(text) and (kind := _sniff_markup(text, name)):
        return kind
    if name.endswith(".json") or _JSON.match(text):
        return _sniff_json(text, name)
    if name.endswith(".eml") or (_MAIL_FIELD.match(text) and _MAIL.search(_first_block(text))):
        return "mail"
    return None


def _first_block(text: str) -> str:
    return re.split(r"\r?\n\r?\n", text, maxsplit=1)[0]


def _sniff_markup(text: str, name: str) -> str | None:
    """The format of a document with this root; a fragment of a page or text has none of ours, and its suffix counts."""
    prologue = _PROLOGUE.match(text)
    root = _ROOT.match(text, prologue.end() if prologue else 0)
    if root is None:
        if name.endswith((".xml", ".rss", ".atom", ".rdf")):
            raise UnreadableError("the file holds no XML element")
        return None
    if root[1] in _ROOTS:
        return _ROOTS[root[1]]
    if root[1].lower() == "html":
        return "html"
    if name.endswith((*TEXTS, *PAGES)):
        return None
    raise UnreadableError(f"XML of the kind <{root[1]}> is no format of articles that is read")


def _sniff_json(text: str, name: str) -> str | None:
    """Records one a line if the suffix says so or a whole one ends in the first line, else one document."""
    import json  # noqa: PLC0415 - only here

    first, end, rest = text.lstrip().partition("\n")
    is_whole = True
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        is_whole = False
    is_lines = name.endswith(LINES)
    if first.startswith("["):
        return "json lines" if is_lines and is_whole else "json array"
    if (is_whole and end and rest.strip()) or (is_lines and first.strip() != "{"):
        return "json lines"
    return "json"


def _by_name(name: str) -> str:
    for suffixes, kind in ((PAGES, "html"), (LINES, "json lines")):
        if name.endswith(suffixes):
            return kind
    suffix = "." + name.rpartition(".")[2] if "." in name else ""
    if suffix in TEXTS:
        return TEXTS[suffix]
    known = ", ".join(sorted({*TEXTS, *PAGES, *LINES, *OTHERS}))
    raise UnreadableError(f"files of the kind {suffix or 'without a suffix'} are not read; known are {known}")
