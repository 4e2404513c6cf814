"""Spans into HTML: the only place where markup is made out of the words of a source.

A run is an element whose words are exactly one span of an article. Inside it may stand links and marks around parts of
those words, anchors at an offset, and apparatus: our own additions, which `verify` takes away again before it compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from ..digest_data import Row
from ..word_lists import base_language
from .escaping import escape_text, mark_up, to_html
from .fields import Field
from .phrases import catalogue

Attributes = Mapping[str, str | None]
"""Names, which are ours, and values; a value of None leaves the attribute out, an empty one leaves it bare."""


class Wrap(NamedTuple):
    """An element around the words from `start` to `end`; its attributes are printed, and `page` is where it leads."""

    start: int
    end: int
    tag: str
    attributes: str = ""
    page: str = ""


class Insert(NamedTuple):
    """Markup of our own at an offset: apparatus, or an anchor without words."""

    at: int
    markup: Markup


def element(tag: str, attributes: Attributes, content: Markup | str = "") -> Markup:
    """One element; its content is escaped unless it is markup already."""
    return mark_up(f"<{tag}{_print_attributes(attributes)}>{to_html(content)}</{tag}>")


def _print_attributes(attributes: Attributes) -> str:
    given = ""
    for name, value in attributes.items():
        if value:
            given += f' {name}="{escape_text(value)}"'
        elif value is not None:
            given += f" {name}"
    return given


def print_run(
    article: Row,
    span: tuple[int, int],
    *,
    wraps: Iterable[Wrap] = (),
    inserts: Iterable[Insert] = (),
    kind: str = "run",
    more: str = "",
) -> Markup:
    """A run: the words of a span, as an element that says where they stand.

    `kind` is its class and `more` its further attributes, both printed and ours.
    """
    start, end = span
    text = article["text"]
    words = _print_words(text, start, end, wraps, inserts) if wraps or inserts else escape_text(text[start:end])
    language = foreign_language(article)
    lang = f' lang="{escape_text(language)}"' if language else ""
    where = f'data-article="{escape_text(article["id"])}" data-start="{start}" data-end="{end}"'
    return mark_up(f'<span class="{kind}" {where}{lang}{more}>{words}</span>')


def foreign_language(article: Row) -> str | None:
    """The language of an article's words, where it is not that of the interface."""
    language = article["language"]
    return language if language and base_language(language) != catalogue().language else None


def _print_words(text: str, start: int, end: int, wraps: Iterable[Wrap], inserts: Iterable[Insert]) -> str:
    """The words from `start` to `end`, escaped, with what stands in and around them."""
    inside = sorted([w for w in wraps if start <= w.start < w.end <= end], key=_outermost_first)
    notes = sorted([note for note in inserts if start <= note.at <= end], key=_PLACE)
    return _print_sorted(text, start, end, inside, notes)


def _outermost_first(wrap: Wrap) -> tuple[int, int]:
    return wrap.start, -wrap.end


_PLACE = attrgetter("at")


def _print_sorted(text: str, start: int, end: int, wraps: Sequence[Wrap], inserts: Sequence[Insert]) -> str:
    """The same, with what is sorted and lies inside; of wraps, one that crosses an earlier one is left out."""
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
        words = _print_sorted(text, wrap.start, wrap.end, within, notes)
        parts.append(f"<{wrap.tag}{wrap.attributes}>{words}</{wrap.tag}>")
        at = wrap.end
    parts.append(_print_plain(text, at, end, [i for i in inserts if i.at >= at]))
    return "".join(parts)


def _print_plain(text: str, start: int, end: int, inserts: Sequence[Insert]) -> str:
    if not inserts:
        return escape_text(text[start:end])
    parts: list[str] = []
    at = start
    for insert in inserts:
        parts += [escape_text(text[at : insert.at]), insert.markup]
        at = insert.at
    return "".join([*parts, escape_text(text[at:end])])


def link_mention(mention: Row, root: str, page: str) -> Wrap:
    """A name as a link to the page of whom it names."""
    attributes = f' class="name" data-mention href="{escape_text(root)}/{escape_text(page)}"'
    return Wrap(mention["start"], mention["end"], "a", attributes, page)


def name_mention(mention: Row) -> Wrap:
    """A name as plain text that says whom it names: a script may make a link of it."""
    attributes = f' class="name" data-mention="{escape_text(mention["entity"])}"'
    return Wrap(mention["start"], mention["end"], "span", attributes)


def mark_mention(mention: Row) -> Wrap:
    """A name set off from its sentence."""
    return Wrap(mention["start"], mention["end"], "mark")


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
