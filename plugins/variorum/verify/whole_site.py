"""The checks between pages: every link arrives, and what a page says of the site is said on others too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from .finding import Finding, Kind, excerpt
from .pages import PageReport


def check_links(
    reports: Mapping[str, PageReport], manifest: Mapping[str, str], root: Path, site: Path
) -> Iterator[Finding]:
    """Every link inside the site leads to a file of the manifest, or of the host's, and every fragment to an id."""
    for report in reports.values():
        for link in report.links:
            if link.target not in manifest and not _is_of_host(link.target, root, site):
                message = f"A link leads to {excerpt(link.target)}, which is no file of the site."
                yield Finding(link.page, link.where, Kind.BROKEN_LINK, message)
            elif link.fragment and link.target in reports and link.fragment not in reports[link.target].anchors:
                message = f"A link leads to {excerpt(link.fragment)} on {link.target}; no element there has this id."
                yield Finding(link.page, link.where, Kind.BROKEN_FRAGMENT, message)


def _is_of_host(target: str, root: Path, site: Path) -> bool:
    """Whether a link that leaves our own folder leads to a file of the site in which we are a guest."""
    file = (root / target).resolve()
    is_ours = file.is_relative_to(root.resolve())
    return not is_ours and file.is_relative_to(site.resolve()) and file.is_file()


def check_site_words(reports: Mapping[str, PageReport]) -> Iterator[Finding]:
    """What the front page says as the site's name and menu stands on another page too."""
    others = [report.site_words for path, report in reports.items() if path != "index.html"]
    front = reports["index.html"].site_words if "index.html" in reports else frozenset()
    for said in sorted(front - frozenset().union(*others)):
        message = f"The site's name and menu say the same on every page; {excerpt(said)} stands on the front page only."
        yield Finding("index.html", "[data-site]", Kind.UNMARKED_WORDS, message)
