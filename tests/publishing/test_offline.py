"""The site as one zip: all of it, nothing beside it, and the same bytes for the same site."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

from publishing.edition import write_edition
from variorum.errors import InputError
from variorum.publishing import pack_site, render_site
from variorum.verify import verify_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    render_site(write_edition(tmp_path / "data"), tmp_path / "site")
    return tmp_path / "site"


def test_the_unpacked_zip_is_the_site_and_proves_itself(site: Path, tmp_path: Path) -> None:
    count = pack_site(site, tmp_path / "digest.zip")
    with ZipFile(tmp_path / "digest.zip") as pack:
        pack.extractall(tmp_path / "unpacked")
    there = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    unpacked = tmp_path / "unpacked" / "digest"
    assert {p.relative_to(unpacked): p.read_bytes() for p in unpacked.rglob("*") if p.is_file()} == there
    assert count == len(there)
    assert verify_site(unpacked) == []


def test_the_same_site_gives_the_same_bytes_wherever_and_whenever_it_was_built(site: Path, tmp_path: Path) -> None:
    pack_site(site, tmp_path / "digest.zip")
    other = tmp_path / "elsewhere" / "copy"
    shutil.copytree(site, other)
    for path in other.rglob("*"):
        os.utime(path, (1_900_000_000, 1_900_000_000))
        path.chmod(0o700)
    pack_site(other, tmp_path / "elsewhere" / "digest.zip")
    assert (tmp_path / "digest.zip").read_bytes() == (tmp_path / "elsewhere" / "digest.zip").read_bytes()


def test_what_is_not_the_sites_own_is_not_packed(site: Path, tmp_path: Path) -> None:
    (site / "state").mkdir()
    (site / "state" / "stories.jsonl").write_text("{}\n", encoding="utf-8")
    (site / "CNAME").write_text("news.example\n", encoding="utf-8")
    pack_site(site, tmp_path / "digest.zip")
    with ZipFile(tmp_path / "digest.zip") as pack:
        names = set(pack.namelist())
    assert "digest/index.html" in names
    assert not names & {"digest/state/stories.jsonl", "digest/CNAME"}


def test_a_site_that_lacks_a_file_is_not_packed_and_leaves_the_old_zip(site: Path, tmp_path: Path) -> None:
    (tmp_path / "digest.zip").write_bytes(b"the old one")
    (site / "archive.html").unlink()
    with pytest.raises(InputError, match=r"lacks archive\.html"):
        pack_site(site, tmp_path / "digest.zip")
    assert (tmp_path / "digest.zip").read_bytes() == b"the old one"
    assert not (tmp_path / "digest.zip.new").exists()
