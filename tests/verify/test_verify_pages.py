"""The verifier and the tiny site: as it stands it is proved, and every fault of `cases/verify_pages.md` is named."""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from variorum.errors import DigestDataError, VerificationError
from variorum.verify import Memory, verify_site
from variorum.verify.markup import Node
from verify.tiny_site import write_content, write_interface, write_manifest, write_site

CASES = Path(__file__).parent.parent / "cases" / "verify_pages.md"
_CASE = re.compile(r"^## (.+)\n(.+)\n(.+)\n> before: (.+)\n> after:(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Site:
    """The tiny site, its catalogue, and what the verifier remembers of it."""

    folder: Path
    interface: Path
    content: Path
    memory: Memory

    def kinds(self) -> set[tuple[str, str]]:
        """The pages at fault, and how."""
        found = verify_site(self.folder, interface=self.interface, memory=self.memory)
        return {(finding.page, finding.kind) for finding in found}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("tiny")
    return Site(write_site(folder / "site"), write_interface(folder), write_content(folder / "content"), Memory())


def cases() -> list[tuple[str, str, str, str, str]]:
    """Title, page, kind, before and after of every case."""
    text = CASES.read_text(encoding="utf-8")
    found = [match.groups() for match in _CASE.finditer(text)]
    assert len(found) == text.count("\n## "), "a case is not written as the others are"
    return [(a, b, c, d, e.removeprefix(" ")) for a, b, c, d, e in found]


def test_the_tiny_site_is_proved(tiny: Site) -> None:
    found = verify_site(tiny.folder, tiny.content, interface=tiny.interface)
    assert [finding.message for finding in found] == []


@pytest.mark.parametrize(("page", "kind", "before", "after"), [pytest.param(*c[1:], id=c[0]) for c in cases()])
def test_a_fault_is_found_and_named(tiny: Site, page: str, kind: str, before: str, after: str) -> None:
    file = tiny.folder / page
    whole = file.read_text(encoding="utf-8")
    assert before in whole
    try:
        file.write_text(whole.replace(before, after, 1), encoding="utf-8")
        write_manifest(tiny.folder)
        assert (page, kind) in tiny.kinds()
    finally:
        file.write_text(whole, encoding="utf-8")
        write_manifest(tiny.folder)


def test_verifying_again_from_memory_finds_the_same(tiny: Site) -> None:
    memory = Memory()
    first = verify_site(tiny.folder, interface=tiny.interface, memory=memory)
    assert memory.ledger.pages
    assert verify_site(tiny.folder, interface=tiny.interface, memory=memory) == first


def test_memory_does_not_outlive_the_data(tmp_path: Path) -> None:
    site, interface, memory = write_site(tmp_path / "site"), write_interface(tmp_path), Memory()
    assert verify_site(site, interface=interface, memory=memory) == []
    data = site / "data" / "articles.jsonl"
    data.write_text(data.read_text(encoding="utf-8").replace("It rained.", "It hailed."), encoding="utf-8")
    write_manifest(site)
    assert "changed-words" in {finding.kind for finding in verify_site(site, interface=interface, memory=memory)}


def test_files_that_the_manifest_does_not_prove_are_named(tmp_path: Path) -> None:
    site, interface = write_site(tmp_path / "site"), write_interface(tmp_path)
    (site / "outlets" / "o-dawn.html").unlink()
    (site / "method.html").write_text((site / "method.html").read_text() + " ")
    (site / "stories" / "hoax.html").write_text("<p>Anything.")
    (site / "state").mkdir()
    (site / "state" / "old.html").write_text("no part of the site")
    found = {(finding.page, finding.kind) for finding in verify_site(site, interface=interface)}
    assert ("outlets/o-dawn.html", "missing-file") in found
    assert ("method.html", "changed-file") in found
    assert ("stories/hoax.html", "stray-page") in found
    assert not any(page.startswith("state/") for page, _ in found)


def test_a_page_that_the_agreement_does_not_know_is_named_even_with_a_true_manifest(tmp_path: Path) -> None:
    site, interface = write_site(tmp_path / "site"), write_interface(tmp_path)
    (site / "hoax.html").write_bytes((site / "method.html").read_bytes())
    (site / "archive.html").unlink()
    write_manifest(site)
    found = {(finding.page, finding.kind) for finding in verify_site(site, interface=interface)}
    assert ("hoax.html", "unknown-page") in found
    assert ("archive.html", "missing-file") in found


def test_a_page_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    site, interface = write_site(tmp_path / "site"), write_interface(tmp_path)
    (site / "method.html").write_bytes((site / "method.html").read_text().encode("utf-16"))
    write_manifest(site)
    found = {(finding.page, finding.kind) for finding in verify_site(site, interface=interface)}
    assert ("method.html", "unreadable-page") in found


def test_as_a_guest_links_lead_to_the_hosts_own_pages_and_no_further(tmp_path: Path) -> None:
    interface, root = write_interface(tmp_path), write_site(tmp_path / "host" / "digest")
    (tmp_path / "host" / "blog.html").write_text("the host's own")
    (tmp_path / "secret.html").write_text("not the host's")
    for page in sorted(root.rglob("*.html")):
        up = ".." if page.parent == root else "../.."
        html = page.read_text(encoding="utf-8").replace(
            "</nav>", f'<a data-site href="{up}/blog.html">Archive</a></nav>'
        )
        page.write_text(html, encoding="utf-8")
    write_manifest(root)
    assert verify_site(tmp_path / "host", prefix="digest", interface=interface) == []
    page = root / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("../blog.html", "../../secret.html"), encoding="utf-8")
    write_manifest(root)
    found = verify_site(tmp_path / "host", prefix="digest", interface=interface)
    assert [finding.kind for finding in found] == ["broken-link"]


def test_a_page_that_was_checked_is_let_go_without_the_cycle_collector(tiny: Site) -> None:
    gc.collect()
    gc.disable()
    try:
        assert verify_site(tiny.folder, tiny.content, interface=tiny.interface) == []
        assert not [one for one in gc.get_objects() if isinstance(one, Node)]
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_site_that_can_not_be_read_is_one_clear_sentence(tmp_path: Path) -> None:
    interface = write_interface(tmp_path)
    with pytest.raises(VerificationError, match="no folder"):
        verify_site(tmp_path / "nowhere", interface=interface)
    (tmp_path / "empty").mkdir()
    with pytest.raises(VerificationError, match=r"manifest\.json"):
        verify_site(tmp_path / "empty", interface=interface)
    site = write_site(tmp_path / "site")
    with pytest.raises(VerificationError, match="phrases"):
        verify_site(site, interface=tmp_path / "none.toml")
    with pytest.raises(VerificationError, match="raw files"):
        verify_site(site, tmp_path / "nowhere", interface=interface)
    (site / "data" / "stories.jsonl").unlink()
    with pytest.raises(DigestDataError, match=r"stories\.jsonl"):
        verify_site(site, interface=interface)
