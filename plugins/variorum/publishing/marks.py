"""Spans into HTML: the only place where markup is made out of the words of a source.

A run is an element whose words are exactly one span of an article. Inside it may stand links and marks around parts of
those words, anchors at an offset, and apparatus: our own additions, which `verify` takes away again before it compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from ..digest_data import Row
from .fields import Field

Attributes = Mapping[str, str | None]
"""Names, which are ours, and values; a value of None leaves the attribute out, an empty one leaves it bare."""


@dataclass(frozen=True, slots=True)
class Wrap:
    """An element around the words from `start` to `end`."""

    start: int
    end: int
    tag: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Insert:
    """Markup of our own at an offset: apparatus, or an anchor without words."""

    at: int
    markup: Markup


def element(tag: str, attributes: Attributes, content: Markup | str = "") -> Markup:
    """One element; its content is escaped unless it is markup already."""
    return Markup(_print_element(tag, attributes, escape(content)))  # noqa: S704 - all that comes in is escaped


# Inside a run all is plain `str`, escaped where text comes in, and made `Markup` once at the end: to make every piece
# `Markup` took two fifths of the time of a whole site (832 pages: 2.9 s of CPU, 1.7 s without).
def _print_element(tag: str, attributes: Attributes, content: str) -> str:
    return f"<{tag}{_print_attributes(attributes)}>{content}</{tag}>"


def _print_attributes(attributes: Attributes) -> str:
    given = ""
    for name, value in attributes.items():
        if value:
            given += f' {name}="{escape(value)}"'
        elif value is not None:
            given += f" {name}"
    return given


def print_run(
    article: Row,
    span: tuple[int, int],
    *,
    wraps: Iterable[Wrap] = (),
    inserts: Iterable[Insert] = (),
    attributes: Attributes | None = None,
) -> Markup:
    """A run: the words of a span, as an element that says where they stand."""
    start, end = span
    given = dict(attributes or {})
    where = f'data-article="{escape(article["id"])}" data-start="{start}" data-end="{end}"'
    head = f'class="{escape(given.pop("class", "run"))}" {where}'
    more = _print_attributes({"lang": foreign_language(article), **given})
    inside = sorted([w for w in wraps if start <= w.start < w.end <= end], key=lambda w: (w.start, -w.end))
    notes = sorted([note for note in inserts if start <= note.at <= end], key=lambda note: note.at)
    words = _print_words(article["text"], start, end, inside, notes)
    return Markup(f"<span {head}{more}>{words}</span>")  # noqa: S704 - all that comes in is escaped


def foreign_language(article: Row) -> str | None:
    """The language of an article's words, where it is not that of the interface."""
    language = article["language"]
    return language if language and not language.startswith("en") else None


def _print_words(text: str, start: int, end: int, wraps: Sequence[Wrap], inserts: Sequence[Insert]) -> str:
    """The words from `start` to `end`, escaped; of sorted wraps, one that crosses an earlier one is left out."""
    if not wraps:
        return _print_plain(text, start, end, inserts)
    parts: list[str] = []
    at = start
    for wrap in wraps:
        if wrap.start < at:
            continue  # it lies in the wrap before it, which prints it, or crosses it
        parts.append(_print_plain(text, at, wrap.start, [i for i in inserts if at <= i.at < wrap.start]))
        within = [w for w in wraps if w is not wrap and wrap.start <= w.start and w.end <= wrap.end]
        notes = [i for i in inserts if wrap.start <= i.at < wrap.end]
        words = _print_words(text, wrap.start, wrap.end, within, notes)
        parts.append(_print_element(wrap.tag, wrap.attributes, words))
        at = wrap.end
    parts.append(_print_plain(text, at, end, [i for i in inserts if i.at >= at]))
    return "".join(parts)


def _print_plain(text: str, start: int, end: int, inserts: Sequence[Insert]) -> str:
    if not inserts:
        return escape(text[start:end])
    parts: list[str] = []
    at = start
    for insert in inserts:
        parts += [escape(text[at : insert.at]), insert.markup]
        at = insert.at
    return "".join([*parts, escape(text[at:end])])


def link_mention(mention: Row, root: str, page: str) -> Wrap:
    """A name as a link to the page of whom it names."""
    return Wrap(mention["start"], mention["end"], "a", {"class": "name", "data-mention": "", "href": f"{root}/{page}"})


def mark_mention(mention: Row) -> Wrap:
    """A name set off from its sentence."""
    return Wrap(mention["start"], mention["end"], "mark", {})


def add_mark(at: int, mark: str) -> Insert:
    """A quotation mark that the sentence lacks, as apparatus."""
    return Insert(at, element("span", {"class": "ours", "data-apparatus": ""}, mark))


def add_name(at: int, name: Field) -> Insert:
    """Whom an opening pronoun means, in brackets before it, as apparatus."""
    inner = element("span", {"data-field": name.path}, name.text)
    return Insert(at, element("span", {"class": "ours", "data-apparatus": ""}, Markup("[{}] ").format(inner)))


def add_anchor(at: int, anchor: str) -> Insert:
    """A place without words that a link can lead to."""
    return Insert(at, element("span", {"id": anchor}))
