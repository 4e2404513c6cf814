"""The owner's own pages: Markdown through markdown-it, in which HTML is text and a link out says so."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markupsafe import Markup
from pelican.readers import BaseReader
from pelican.utils import pelican_open

from .addresses import outward_link

EXTENSIONS = ("md", "markdown")

_FIELD = re.compile(r"(?P<key>[A-Za-z][\w-]*):\s*(?P<value>.*)")
_FENCE = "---"


class OwnerReader(BaseReader):  # type: ignore[misc] # Pelican has no types
    """Reads a Markdown page: `Key: value` lines, with or without fences of `---`, a blank line, and the text."""

    # Pelican takes every reader class that was ever imported; with no extensions it takes none away from a blog's own.
    file_extensions: Sequence[str] = ()

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """The page's HTML and its metadata."""
        with pelican_open(source_path) as text:
            fields, body = split_head(text)
        metadata = {key: self.process_metadata(key, value) for key, value in fields.items()}
        return render_markdown(body), metadata


def split_head(text: str) -> tuple[dict[str, str], str]:
    """The metadata lines at the top of a page, by lower-case key, and the text below them."""
    lines = text.lstrip("\ufeff\n").split("\n")
    is_fenced = lines[0].strip() == _FENCE
    fields: dict[str, str] = {}
    at = 1 if is_fenced else 0
    while at < len(lines) and (match := _FIELD.fullmatch(lines[at].strip())):
        fields[match["key"].lower()] = match["value"].strip()
        at += 1
    if is_fenced and at < len(lines) and lines[at].strip() == _FENCE:
        at += 1
    return fields, "\n".join(lines[at:])


def render_markdown(text: str) -> str:
    """CommonMark as HTML. HTML in it is text; a remote picture becomes a link: pages load nothing from elsewhere."""
    markdown = MarkdownIt("commonmark", {"html": False})
    keep = markdown.normalizeLink
    # Pelican resolves {filename} and {static} itself, if they are not percent-encoded.
    markdown.normalizeLink = lambda url: url if url.startswith("{") else keep(url)  # type: ignore[method-assign]
    markdown.add_render_rule("link_open", _open_link)
    markdown.add_render_rule("image", _show_image)
    return str(markdown.render(text))


def _open_link(
    renderer: RendererProtocol, tokens: Sequence[Token], at: int, options: Any, env: MutableMapping[str, Any]
) -> str:
    token = tokens[at]
    href = str(token.attrs.get("href", ""))
    if outward_link(href):
        token.attrs["rel"] = "noopener noreferrer external"
    elif urlsplit(href).scheme or href.startswith("//"):
        del token.attrs["href"]
    return str(renderer.renderToken(tokens, at, options, env))  # type: ignore[attr-defined]


def _show_image(
    renderer: RendererProtocol, tokens: Sequence[Token], at: int, options: Any, env: MutableMapping[str, Any]
) -> str:
    token = tokens[at]
    source = str(token.attrs.get("src", ""))
    words = renderer.renderInlineAsText(token.children or [], options, env)  # type: ignore[attr-defined]
    if outward_link(source):
        return str(Markup('<a href="{}" rel="noopener noreferrer external">{}</a>').format(source, words or source))
    if urlsplit(source).scheme or source.startswith("//"):
        return str(Markup("{}").format(words))
    return str(Markup('<img src="{}" alt="{}">').format(source, words))
