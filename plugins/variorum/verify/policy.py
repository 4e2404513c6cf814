"""What every page's markup must have and must not have, whatever its words: the security half of the agreement."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind, excerpt
from .markup import fold, where
from .page import Page
from .tables import ALLOWED_ELEMENTS

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
"""Word for word as the agreement has it: written out here a second time, so that a loosened copy is found."""

NAMED_METAS = frozenset({"viewport", "robots", "color-scheme", "theme-color", "referrer", "generator"})
"""Meta elements that tell machines how to show a page, not people what it says."""
ATTRIBUTES = frozenset({"style", "srcdoc", "ping", "action", "formaction", "background", "manifest", "is", "nonce"})
LINKED_DATA = "application/ld+json"
"""The type of a script element that is data: no browser runs it, and its own check says what it may hold."""

Fault = tuple[str, str]
"""Where on the page, and what is wrong there."""


def check_policy(page: Page, facts: Facts) -> Iterator[Finding]:
    """The language, the content security policy, and no element or attribute that could do more than show words."""
    for spot, message in _check_csp(page):
        yield Finding(page.path, spot, Kind.WRONG_POLICY, message)
    for spot, message in _check_frame(page, facts.interface.language):
        yield Finding(page.path, spot, Kind.FORBIDDEN_MARKUP, message)
    yield from check_markup(page, facts)


def check_markup(page: Page, facts: Facts) -> Iterator[Finding]:
    """No element or attribute that could do more than show words."""
    for fault in page.document.faults[:1]:
        yield Finding(page.path, "", Kind.UNREADABLE_PAGE, f"The markup is not well-formed HTML: {fault}.")
    for spot, message in (*_check_elements(page), *_check_attributes(page), *_check_metas(page, facts)):
        yield Finding(page.path, spot, Kind.FORBIDDEN_MARKUP, message)


def is_hidden(page: Page) -> bool:
    """Whether a page asks search engines to leave it alone."""
    metas = (node.attrs for node in page.tagged("meta") if node.attrs.get("name", "").lower() == "robots")
    return any("noindex" in attrs.get("content", "").lower() for attrs in metas)


def _check_csp(page: Page) -> Iterator[Fault]:
    policies = [n for n in page.marked("http-equiv") if n.attrs["http-equiv"].lower() == "content-security-policy"]
    contents = [node.attrs.get("content", "") for node in policies]
    governed = [*page.tagged("script"), *page.tagged("link")]
    if contents != [CONTENT_SECURITY_POLICY]:
        found = excerpt("; ".join(contents)) if contents else "none"
        yield "head", f"The content security policy is not the agreed one; found {found}."
    elif policies[0].parent is None or policies[0].parent.tag != "head":
        yield "head", "The content security policy must stand in head; it does not."
    elif any(node.order < policies[0].order for node in governed):
        yield "head", "The content security policy must come before what it governs; it does not."


def _check_frame(page: Page, language: str) -> Iterator[Fault]:
    nodes, mains = page.document.nodes, len(page.tagged("main"))
    if not nodes or nodes[0].attrs.get("lang") != language:
        yield "html", f"The html element must name its language, {language}, in lang; it does not."
    if not any(node.attrs["charset"].lower() == "utf-8" for node in page.marked("charset")):
        yield "head", "The page must declare the charset utf-8; it does not."
    if mains > 1 or (mains == 0 and page.kind != "redirect"):
        yield "main", f"A page has one main element; here are {mains}."
    for node in page.marked("id"):
        if page.ids[node.attrs["id"]] is not node:
            yield where(node), f"The id {excerpt(node.attrs['id'])} stands on more than one element."


def _check_elements(page: Page) -> Iterator[Fault]:
    for tag in sorted(page.tags.keys() - ALLOWED_ELEMENTS):
        for node in page.tagged(tag):
            yield where(node), f"The element {excerpt(tag)} is not allowed on a page."
    for node in page.tagged("script"):
        is_data = node.attrs.get("type") == LINKED_DATA and "src" not in node.attrs
        if not is_data and (not node.attrs.get("src") or node.own_text().strip()):
            yield where(node), "A script must come from a file of the site; this one is inline."


def _check_attributes(page: Page) -> Iterator[Fault]:
    for name in sorted(page.marks):
        if name in ATTRIBUTES or name.startswith("on"):
            for node in page.marked(name):
                yield where(node), f"The attribute {excerpt(name)} is not allowed on a page."


def _check_metas(page: Page, facts: Facts) -> Iterator[Fault]:
    for node in page.tagged("meta"):
        instruction = node.attrs.get("http-equiv", "").lower()
        is_known = (
            "charset" in node.attrs
            or "data-field" in node.attrs
            or node.attrs.get("name", "").lower() in NAMED_METAS
            or (node.attrs.get("name") == "description" and facts.interface.keys(fold(node.attrs.get("content", ""))))
            or instruction == "content-security-policy"
            or (instruction == "refresh" and page.kind == "redirect")
        )
        if not is_known:
            said = node.attrs.get("name") or node.attrs.get("property") or instruction
            yield where(node), f"The meta element {excerpt(said)} is not one of the known."
