"""The files that run scheduled rebuilds: their own commands, tried on a real repository with a remote and a feed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from fetching.newsroom import Newsroom, open_newsroom
from fetching.reports import STORM, Item, opml, page, rss

CHECKOUT = Path(__file__).resolve().parent.parent
FILES = (
    ".gitignore",
    "Makefile",
    "deploy",
    "theme",
    "pelican.conf.py",
    "publish.conf.py",
    "requirements.lock",
    "pyproject.toml",
)
GIT = ("-c", "user.name=T", "-c", "user.email=t@localhost", "-c", "init.defaultBranch=main")


@dataclass
class Runner:
    """A machine of a host, with a fresh clone for every run as schedules have it."""

    folder: Path
    room: Newsroom
    runs: int = 0
    clone: Path = Path()

    def start(self) -> None:
        """Clone anew; what `make` would install is there already, and so is this checkout's code."""
        self.runs += 1
        self.clone = self.folder / f"clone-{self.runs}"
        self.git("clone", "--quiet", "--depth=1", f"file://{self.folder}/remote.git", str(self.clone))
        (self.clone / ".venv").mkdir()
        (self.clone / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
        for stamp in ("python", "site"):
            (self.clone / ".venv" / stamp).touch()

    def git(self, *arguments: str) -> str:
        """Run git where the clone is, or beside the remote."""
        where = self.clone if self.clone.is_dir() and self.runs else self.folder
        return subprocess.run(["git", *GIT, *arguments], cwd=where, check=True, capture_output=True, text=True).stdout

    def run(self, command: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command line as a step of a workflow is run."""
        environment = {**os.environ, "PYTHONPATH": str(CHECKOUT / "plugins"), "FETCH": "--allow-loopback", **more}
        done = subprocess.run(
            ["bash", "-e", "-c", command], cwd=self.clone, env=environment, capture_output=True, text=True, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def run_workflow(self) -> dict[str, str]:
        """Every command of rebuild.yml in its order; what its steps hand on."""
        jobs = yaml.safe_load((CHECKOUT / ".github" / "workflows" / "rebuild.yml").read_text(encoding="utf-8"))["jobs"]
        handed = self.folder / f"output-{self.runs}"
        handed.touch()
        for job in ("rebuild", "note"):
            told = dict(line.split("=") for line in handed.read_text(encoding="utf-8").splitlines())
            if job == "note" and told["changed"] == "false":
                break
            self.start()
            for step in jobs[job]["steps"]:
                if "run" in step:
                    done = self.run(step["run"], GITHUB_OUTPUT=str(handed), DIGEST=told.get("digest", ""))
                    assert done.returncode == 0, (step["run"], done.stdout, done.stderr)
                if job == "rebuild" and step.get("run") == "make publish":
                    site = self.clone / "public"
        shutil.copytree(site, self.folder / "public", dirs_exist_ok=True)
        return dict(line.split("=") for line in handed.read_text(encoding="utf-8").splitlines())


@pytest.fixture
def runner(tmp_path) -> Iterator[Runner]:
    source = tmp_path / "source"
    source.mkdir()
    for name in FILES:
        (shutil.copytree if (CHECKOUT / name).is_dir() else shutil.copy)(CHECKOUT / name, source / name)
    with (source / "pelican.conf.py").open("a", encoding="utf-8") as settings:
        settings.write('\nVARIORUM_MODEL = "rules"\nVARIORUM_CONTACT = "https://me.example/"\n')
    with open_newsroom() as room:
        (source / "content").mkdir()
        (source / "content" / "feeds.opml").write_text(opml(f"{room.url}/feed"), encoding="utf-8")
        runner = Runner(tmp_path, room)
        runner.git("init", "--quiet", "--bare", "remote.git")
        for command in (
            "init --quiet",
            "add --all",
            "commit --quiet -m Site",
            f"push --quiet {tmp_path}/remote.git HEAD:main",
        ):
            runner.git("-C", str(source), *command.split())
        yield runner


def test_a_schedule_fetches_builds_keeps_and_deploys_only_what_changed(runner):
    room = runner.room
    room.serve("/storm", page(*STORM))
    room.serve_with_validators("/feed", rss(Item(f"{room.url}/storm", text="A roof is gone.")), ETag='"1"')
    first = runner.run_workflow()
    assert first["changed"] == "true"
    assert "Storm tears roof off grain store" in (runner.folder / "public" / "index.html").read_text(encoding="utf-8")
    commits = runner.git("ls-remote", "origin", "data")
    second = runner.run_workflow()
    assert second == {"digest": first["digest"], "changed": "false"}
    assert room.paths() == ["/feed", "/storm", "/feed"]
    assert runner.git("ls-remote", "origin", "data") == commits
    assert runner.git("status", "--porcelain").splitlines() == ["?? content/fetched/", "?? content/state/"]
    room.serve("/feed", rss(Item(f"{room.url}/storm", text="A roof is gone, and a wall.")))
    room.serve(
        "/storm", page(*STORM, "A wall of the yard fell in the afternoon, the owners said, and nobody was near it.")
    )
    third = runner.run_workflow()
    assert third["changed"] == "true"
    assert third["digest"] != first["digest"]


def test_a_rebuild_is_published_when_every_feed_fails_and_not_when_the_list_is_wrong(runner):
    runner.start()
    (runner.clone / "content" / "a.txt").write_text(
        "The Onder burst its banks on Monday. Nobody was hurt.\n", encoding="utf-8"
    )
    done = runner.run("make publish")
    assert done.returncode == 0, done.stderr
    assert "1 failed" in done.stdout
    assert (runner.clone / "public" / "index.html").is_file()
    (runner.clone / "content" / "state" / "feeds.json").unlink()
    assert runner.run("make fetch").returncode != 0
    (runner.clone / "content" / "feeds.opml").write_text("feeds", encoding="utf-8")
    done = runner.run("make publish")
    assert done.returncode != 0
    assert "is no OPML" in done.stderr


def test_the_data_branch_needs_no_data_and_leaves_the_checked_out_branch_alone(runner):
    runner.start()
    assert runner.run("deploy/data-branch restore && deploy/data-branch save").returncode == 0
    assert runner.git("ls-remote", "origin", "data") == ""
    (runner.clone / "content" / "state").mkdir()
    (runner.clone / "content" / "state" / "feeds.json").write_text("{}", encoding="utf-8")
    (runner.clone / "staged.txt").write_text("mine", encoding="utf-8")
    runner.git("add", "staged.txt")
    assert runner.run("deploy/data-branch save").returncode == 0
    assert runner.git("diff", "--cached", "--name-only").split() == ["staged.txt"]
    assert runner.git("rev-list", "--count", "HEAD").strip() == "1"
    runner.start()
    assert runner.run("deploy/data-branch restore").returncode == 0
    assert (runner.clone / "content" / "state" / "feeds.json").read_text(encoding="utf-8") == "{}"
    assert runner.run("deploy/data-branch save").stdout == "Nothing new to keep.\n"


def test_a_remote_that_is_away_is_an_error_and_no_empty_branch(runner):
    runner.start()
    runner.git("remote", "set-url", "origin", f"file://{runner.folder}/away.git")
    assert runner.run("deploy/data-branch restore").returncode != 0
    assert runner.run("deploy/data-branch save").returncode != 0
    assert runner.run("deploy/data-branch forget").returncode == 1


@pytest.mark.parametrize("name", ["variorum.service", "variorum.timer"])
def test_units_are_what_systemd_reads(name):
    if not (verify := shutil.which("systemd-analyze")):
        pytest.skip("systemd is not installed")  # units are for machines that have it, and CI need not
    done = subprocess.run([verify, "verify", CHECKOUT / "deploy" / name], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_line_of_cron_runs_one_at_a_time(tmp_path):
    line = (CHECKOUT / "deploy" / "variorum.cron").read_text(encoding="utf-8").splitlines()[-1]
    minute, hours, *_, user, command = line.split(maxsplit=6)
    assert (int(minute) % 2, hours, user) == (1, "*/3", "variorum")
    (tmp_path / ".build").mkdir()
    (tmp_path / "Makefile").write_text("publish:\n\t@echo begun; sleep 1; echo done\n", encoding="utf-8")
    command = command.replace("/srv/variorum", str(tmp_path))
    # What make tells the makes that it starts: these tests may run under one.
    plain = {name: value for name, value in os.environ.items() if name not in {"MAKELEVEL", "MAKEFLAGS", "MFLAGS"}}
    both = [subprocess.Popen(["sh", "-c", command], cwd=tmp_path, env=plain) for _ in range(2)]
    assert [process.wait(30) for process in both] == [0, 0]
    assert (tmp_path / ".build" / "publish.log").read_text(encoding="utf-8").split() == ["begun", "done"]
