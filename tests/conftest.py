"""What all tests share: the sample, built once a session into a site by the command a user would give."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pelican.log import LimitFilter
from playwright.sync_api import Browser, sync_playwright

from browser.chromium import FLAGS, NAMES
from updated_reports import write_first, write_next

# A loaded machine is no fault of the code: how long an example takes is measured in bench/, not here.
settings.register_profile("variorum", deadline=None)
settings.load_profile("variorum")

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def every_warning_is_heard() -> None:
    """Pelican's log tells a warning once a process: what one test has heard must not be kept from the next."""
    LimitFilter._raised_messages.clear()  # noqa: SLF001 - Pelican has no door to it


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one these tests are skipped at home and fail in CI."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        message = "No Chromium found; install one (Debian: apt-get install chromium) to run the browser tests."
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds pelican.conf.py."""
    return CHECKOUT


@pytest.fixture(scope="session")
def sample_content(shared_folder: Path) -> Path:
    """A private copy of `content/`, as a newcomer has it: without state."""
    return shared_folder / "content"


@pytest.fixture(scope="session")
def sample_site(shared_folder: Path) -> Path:
    """The built and verified sample; tests that change a file put it back, or work on a copy."""
    return shared_folder / "output"


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample and its site, built by whichever worker comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "sample"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "output").exists():
            shutil.copytree(CHECKOUT / "content", folder / "content", ignore=shutil.ignore_patterns("state"))
            build_site(folder / "content", folder / "output")
    return folder


@pytest.fixture(scope="session")
def updated_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built twice: in between a report came, and another was changed by its publisher."""
    folder = tmp_path_factory.mktemp("updated")
    for write in (write_first, write_next):
        write(folder / "content")
        build_site(folder / "content", folder / "output")
    return folder / "output"


def build_site(content: Path, output: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """Build a site as the README says; the test fails with what was printed if the build does."""
    command = [
        sys.executable,
        "-m",
        "pelican",
        str(content),
        "-o",
        str(output),
        "-s",
        str(CHECKOUT / "pelican.conf.py"),
    ]
    done = subprocess.run(
        [*command, "--fatal", "errors", "--log-handler", "plain", *more],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done
