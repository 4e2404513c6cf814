"""Any one stage can be left out by name: the site is plainer, whole and proved all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest_checks import check_digest
from variorum.pipeline import compile_folder
from variorum.publishing import render_site
from variorum.settings import STAGES, Settings
from variorum.verify import verify_site


@pytest.mark.parametrize("stage", STAGES)
def test_without_any_one_stage_the_site_still_verifies(sample_content: Path, tmp_path: Path, stage: str):
    compile_folder([sample_content], tmp_path / "data", Settings(model="rules", off=(stage,)), None)
    check_digest(tmp_path / "data")
    render_site(tmp_path / "data", tmp_path / "site")
    assert verify_site(tmp_path / "site", sample_content) == []
