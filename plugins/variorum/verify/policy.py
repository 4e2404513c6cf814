"""What every page's markup must have and must not have, whatever its words: the security half of the agreement."""

from __future__ import annotations

from collections.abc import Iterator

from .facts import Facts
from .finding import Finding, Kind, excerpt
from .markup import Node, where
from .page import Page
from .tables import ALLOWED_ELEMENTS

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)
"""Word for word as the agreement has it: written out here a second time, so that a loosened copy is found."""

NAMED_METAS = frozenset({"viewport", "robots", "color-scheme", "theme-color", "referrer", "generator"})
"""Meta elements that tell machines how to show a page, not people what it says."""
ATTRIBUTES = frozenset({"style", "srcdoc", "ping", "action", "formaction", "background", "manifest", "is", "nonce"})


def check_policy(page: Page, _facts: Facts) -> Iterator[Finding]:
    """The language, the content security policy, and no element or attribute that could do more than show words."""
    nodes = page.document.nodes
    for fault in page.document.faults[:1]:
        yield Finding(page.path, "", Kind.UNREADABLE_PAGE, f"The markup is not well-formed HTML: {fault}.")
    if not nodes or not nodes[0].attrs.get("lang", "").strip():
        yield Finding(
            page.path, "html", Kind.FORBIDDEN_MARKUP, "The html element must name its language in lang; it does not."
        )
    if not any(node.attrs.get("charset", "").lower() == "utf-8" for node in nodes if node.tag == "meta"):
        yield Finding(page.path, "head", Kind.FORBIDDEN_MARKUP, "The page must declare the charset utf-8; it does not.")
    mains = sum(node.tag == "main" for node in nodes)
    if mains > 1 or (mains == 0 and page.kind != "redirect"):
        yield Finding(page.path, "main", Kind.FORBIDDEN_MARKUP, f"A page has one main element; here are {mains}.")
    yield from _check_csp(page)
    for node in nodes:
        yield from _check_element(page, node)
    for identifier in _doubled_ids(page):
        yield Finding(
            page.path, f"#{identifier}", Kind.FORBIDDEN_MARKUP, f"The id {identifier} stands on more than one element."
        )


def _check_csp(page: Page) -> Iterator[Finding]:
    policies = [
        node for node in page.document.nodes if node.attrs.get("http-equiv", "").lower() == "content-security-policy"
    ]
    contents = [node.attrs.get("content", "") for node in policies]
    if contents != [CONTENT_SECURITY_POLICY]:
        found = excerpt("; ".join(contents)) if contents else "none"
        yield Finding(
            page.path, "head", Kind.WRONG_POLICY, f"The content security policy is not the agreed one; found {found}."
        )
    elif policies[0].parent is None or policies[0].parent.tag != "head":
        yield Finding(
            page.path, "head", Kind.WRONG_POLICY, "The content security policy must stand in head; it does not."
        )
    elif any(node.tag in {"script", "link"} for node in page.document.nodes[: policies[0].order]):
        yield Finding(
            page.path, "head", Kind.WRONG_POLICY, "The content security policy must come before what it governs."
        )


def _check_element(page: Page, node: Node) -> Iterator[Finding]:
    if node.tag not in ALLOWED_ELEMENTS:
        yield Finding(
            page.path, where(node), Kind.FORBIDDEN_MARKUP, f"The element {excerpt(node.tag)} is not allowed on a page."
        )
    if node.tag == "script" and (not node.attrs.get("src") or node.own_text().strip()):
        yield Finding(
            page.path,
            where(node),
            Kind.FORBIDDEN_MARKUP,
            "A script must come from a file of the site; this one is inline.",
        )
    for name in node.attrs:
        if name in ATTRIBUTES or name.startswith("on"):
            yield Finding(
                page.path,
                where(node),
                Kind.FORBIDDEN_MARKUP,
                f"The attribute {excerpt(name)} is not allowed on a page.",
            )
    if node.tag == "meta":
        yield from _check_meta(page, node)


def _check_meta(page: Page, node: Node) -> Iterator[Finding]:
    instruction = node.attrs.get("http-equiv", "").lower()
    is_known = (
        "charset" in node.attrs
        or node.attrs.get("name", "").lower() in NAMED_METAS
        or "data-field" in node.attrs
        or instruction == "content-security-policy"
        or (instruction == "refresh" and page.kind == "redirect")
    )
    if not is_known:
        said = node.attrs.get("name") or node.attrs.get("property") or instruction
        yield Finding(
            page.path, where(node), Kind.FORBIDDEN_MARKUP, f"The meta element {excerpt(said)} is not one of the known."
        )


def _doubled_ids(page: Page) -> list[str]:
    return sorted({node.attrs["id"] for node in page.marked("id") if page.ids[node.attrs["id"]] is not node})
