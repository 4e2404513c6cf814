"""All other visible words: what is no run, field or time must be a phrase of the catalogue, or the site's own name."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .fields import field_text
from .finding import Finding, Kind, excerpt
from .labels import check_label
from .markup import Node, fold, text_of, where
from .numbers import has_counter
from .page import RUN_MARKS, Page

SPEAKING = (
    "aria-label",
    "title",
    "alt",
    "placeholder",
    "label",
    "aria-description",
    "aria-valuetext",
    "aria-roledescription",
)
"""Attributes that a browser shows or a screen reader says."""

COVERING = frozenset(("data-field", "data-letter", "data-site", *RUN_MARKS))
"""Marks of elements whose text is checked as what the mark says."""

Loose = list[tuple[Node, str]]


def check_words(page: Page, facts: Facts) -> Iterator[Finding]:
    """Each loose text is a phrase whole; a number in it says what it counts; labels fit what they label."""
    for node, text in loose_texts(page):
        said = fold(text)
        keys = facts.interface.keys(said)
        is_bare = said.replace(facts.interface.locale.grouping, "").isdigit() and said.isascii()
        if not keys and not (is_bare and has_counter(node)):
            message = f"The words {excerpt(said)} are no run, field, time or phrase of the interface."
            yield Finding(page.path, where(node), Kind.UNMARKED_WORDS, message)
        elif keys and said not in facts.interface.phrases and not has_counter(node):
            message = f"The number in {excerpt(said)} must say what it counts; it does not."
            yield Finding(page.path, where(node), Kind.CHANGED_COUNT, message)
        yield from check_label(page, node, said, keys)


def loose_texts(page: Page) -> Loose:
    """Visible texts that no mark accounts for, each with the element it stands in."""
    return [loose for node in page.document.nodes[:1] for loose in loose_texts_in(node, page)]


def loose_texts_in(node: Node, page: Page) -> Loose:
    """The same, inside one element that no mark accounts for."""
    found: Loose = []
    _gather(node, page, found, covered=False)
    return found


def _gather(node: Node, page: Page, found: Loose, *, covered: bool) -> None:
    for child in node.children:
        if isinstance(child, str):
            if not covered and child.strip():
                found.append((node, child))
        elif child.tag not in {"head", "script"}:
            inside = _is_covered(child, page, around=covered)
            if not inside or child.last > child.order:  # in a covered element only another element can be loose
                _gather(child, page, found, covered=inside)


def _is_covered(node: Node, page: Page, *, around: bool) -> bool:
    """Whether an element's text is accounted for by a check of its own."""
    attrs = node.attrs
    if not attrs:
        return around or node.tag == "time"
    if "data-apparatus" in attrs:
        return "data-field" in attrs or node.tag == "time"
    if "data-owner" in attrs and node.tag == "main" and page.kind == "owner":
        return True
    return around or node.tag == "time" or not COVERING.isdisjoint(attrs)


def check_site_words(page: Page, facts: Facts) -> Iterator[Finding]:
    """The site's name and menu stand outside main, the same on every page; only the owner's pages speak freely."""
    for node in page.marked("data-site"):
        if any(around.tag == "main" for around in (node, *node.ancestors())):
            yield Finding(page.path, where(node), Kind.UNMARKED_WORDS, "data-site may not stand in main; here it does.")
    for said in sorted(site_words(page) - facts.site_words):
        message = f"The site's name and menu say the same on every page; {excerpt(said)} is not on the front page."
        yield Finding(page.path, "[data-site]", Kind.UNMARKED_WORDS, message)
    for node in page.marked("data-owner"):
        if page.kind != "owner" or node.tag != "main":
            yield Finding(
                page.path,
                where(node),
                Kind.UNMARKED_WORDS,
                "Only main of a page of the site's owner may be data-owner.",
            )


def site_words(page: Page) -> set[str]:
    """The texts of the elements marked data-site, each text by itself."""
    return {fold(text) for node in page.marked("data-site") for _, text in loose_texts_in(node, page)}


def check_speaking_attributes(page: Page, facts: Facts) -> Iterator[Finding]:
    """Attributes that speak hold phrases and digits only."""
    for name in SPEAKING:
        for node in page.marked(name):
            said = fold(node.attrs[name])
            keys = facts.interface.keys(said)
            if said and not keys and not (said.isascii() and said.isdigit()):
                message = f"The attribute {name} must be a phrase of the interface; found {excerpt(said)}."
                yield Finding(page.path, where(node), Kind.UNMARKED_WORDS, message)
            yield from check_label(page, node, said, keys)


def check_title(page: Page, facts: Facts) -> Iterator[Finding]:
    """The title is a phrase, or what the page's own heading says, and the name of the site."""
    said = next((fold(text_of(node)) for node in page.tagged("title")), "")
    subjects = [said.removesuffix(f" – {name}") for name in facts.site_words if said.endswith(f" – {name}")]
    headings = _headings(page, facts)
    if not any(page.kind == "owner" or subject in headings or facts.interface.keys(subject) for subject in subjects):
        message = f"The title must be a field or phrase, a dash and the site's name; found {excerpt(said)}."
        yield Finding(page.path, "title", Kind.WRONG_TITLE, message)


def _headings(page: Page, facts: Facts) -> set[str]:
    """What the title may say by data: the field it names itself, or the fields and times of the page's h1."""
    title = next(iter(page.tagged("title")), None)
    if title is not None and "data-field" in title.attrs:
        return {field_text(title.attrs["data-field"], facts) or ""}
    tops = page.tagged("h1")[:1]
    inner = [node for top in tops for node in page.within(top)]
    return {fold(text_of(node)) for node in inner if "data-field" in node.attrs or node.tag == "time"}
