"""The command `verify`: what was proved before is kept where it is told to, and `--full` neither trusts nor keeps."""

from __future__ import annotations

import shutil

import pytest

from variorum.cli import main
from variorum.store import FILE

pytestmark = pytest.mark.site


def test_a_cache_is_kept_where_it_is_told_to_be_and_used(sample_site, tmp_path, capsys):
    assert main(["verify", str(sample_site), "--cache", str(tmp_path / "cache")]) == 0
    size = (tmp_path / "cache" / FILE).stat().st_size
    assert main(["verify", str(sample_site), "--cache", str(tmp_path / "cache")]) == 0
    assert (tmp_path / "cache" / FILE).stat().st_size == size
    assert capsys.readouterr().out == "Every citation holds.\n" * 2


def test_verifying_a_site_far_from_its_build_leaves_nothing_behind(sample_site, tmp_path):
    shutil.copytree(sample_site, tmp_path / "site")
    assert main(["verify", str(tmp_path / "site")]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_cache_beside_a_site_is_used_unless_all_is_to_be_proved(sample_site, tmp_path):
    shutil.copytree(sample_site, tmp_path / "site")
    cache = tmp_path / ".build" / "cache"
    cache.mkdir(parents=True)
    assert main(["verify", str(tmp_path / "site"), "--full"]) == 0
    assert list(cache.iterdir()) == []
    assert main(["verify", str(tmp_path / "site")]) == 0
    assert (cache / FILE).is_file()
