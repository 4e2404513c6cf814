"""Where a build writes: in one step over an old site of ours, over nothing else; a guest only what is its own."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from digests import Digest
from publishing.edition import write_edition
from variorum.errors import SettingsError
from variorum.publishing import Look
from variorum.publishing.build import Build, plan_host
from variorum.publishing.exchange import link_tree, replace_folder
from variorum.publishing.ledger import find_state, keep_state


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def run(build: Build, state: str = "one") -> None:
    """A build without the compiling: the small edition stands in for it."""
    build.start()
    write_edition(build.data)
    write(build.data / "state", ledger=state)
    build.render(Look())
    build.seal()
    build.publish()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", article="text")


def test_a_host_writes_its_site_and_keeps_the_state_beside_the_content(content: Path, tmp_path: Path) -> None:
    run(plan_host(content, tmp_path / "out"))
    assert (tmp_path / "out" / "index.html").is_file()
    assert (content / "state" / "ledger").read_text() == "one"
    assert not (tmp_path / "out" / "state").exists()


def test_a_build_that_begins_leaves_the_files_of_its_theme_and_nothing_of_others(content: Path, tmp_path: Path) -> None:
    build = plan_host(content, tmp_path / "out")
    run(build)
    write(build.site / "static", **{"old.css": "", "icon.svg": "an older icon"})
    write(build.site / "pages", **{"about.html": ""})
    build.start()
    assert not (build.site / "static" / "old.css").exists()
    assert not (build.site / "pages" / "about.html").exists()
    assert (build.site / "static" / "css" / "base.css").is_file()
    build.render(Look())
    assert (build.site / "static" / "icon.svg").read_bytes() == (Look().theme / "static" / "icon.svg").read_bytes()


def test_a_second_build_replaces_the_first_whole(content: Path, tmp_path: Path) -> None:
    run(plan_host(content, tmp_path / "out"))
    (tmp_path / "out" / "data" / "manifest.json").write_text('{"files": {"stories/gone.html": ""}}')
    write(tmp_path / "out" / "stories", **{"gone.html": "a page of ours"})
    run(plan_host(content, tmp_path / "out"), "two")
    assert not (tmp_path / "out" / "stories" / "gone.html").exists()
    assert (content / "state" / "ledger").read_text() == "two"


def test_what_the_owner_put_beside_our_pages_stays(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(plan_host(content, out))
    write(out, CNAME="news.example", **{".nojekyll": ""})
    write(out / "stories", **{"notes.txt": "mine"})
    write(out / ".git", HEAD="ref")
    (out / ".git" / "refs").mkdir()
    (out / "latest").symlink_to("stories")
    for _ in range(2):
        run(plan_host(content, out), "two")
    assert (out / "CNAME").read_text() == "news.example"
    assert (out / ".nojekyll").is_file()
    assert (out / "stories" / "notes.txt").read_text() == "mine"
    assert (out / ".git" / "HEAD").read_text() == "ref"
    assert (out / ".git" / "refs").is_dir()
    assert (out / "latest").is_symlink()
    assert "CNAME" not in json.loads((out / "data" / "manifest.json").read_text())["files"]


def test_the_new_site_wins_over_a_file_of_the_owner_at_the_same_path(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(plan_host(content, out))
    manifest = json.loads((out / "data" / "manifest.json").read_text())
    del manifest["files"]["index.html"]
    (out / "data" / "manifest.json").write_text(json.dumps(manifest))
    (out / "index.html").unlink()
    (out / "index.html").write_text("theirs")
    run(plan_host(content, out))
    assert (out / "index.html").read_text() != "theirs"


def test_without_a_manifest_only_what_lies_where_nothing_of_ours_does_stays(content: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(plan_host(content, out))
    (out / "data" / "manifest.json").unlink()
    write(out, CNAME="news.example")
    write(out / "stories", **{"gone.html": "a page of ours"})
    run(plan_host(content, out))
    assert (out / "CNAME").is_file()
    assert not (out / "stories" / "gone.html").exists()


def test_a_place_where_nothing_can_be_made_is_told(content: Path, tmp_path: Path) -> None:
    build = plan_host(content, write(tmp_path, file="x") / "file" / "out")
    with pytest.raises(SettingsError, match="Choose another output folder"):
        build.start()


def test_the_state_lies_in_the_output_where_the_content_cannot_be_written(content: Path, tmp_path: Path) -> None:
    write(content, state="a file where the folder should be")
    run(plan_host(content, tmp_path / "out"))
    assert find_state(content, tmp_path / "out") == tmp_path / "out" / "state"
    manifest = json.loads((tmp_path / "out" / "data" / "manifest.json").read_text())["files"]
    assert not [path for path in manifest if path.startswith("state")]


def test_content_that_nobody_may_write_is_left_alone_even_by_a_superuser(content: Path, tmp_path: Path) -> None:
    content.chmod(0o555)
    run(plan_host(content, tmp_path / "out"))
    assert [path.name for path in content.iterdir()] == ["article"]
    assert (tmp_path / "out" / "state" / "ledger").read_text() == "one"
    run(plan_host(content, tmp_path / "out"), "two")
    assert (tmp_path / "out" / "state" / "ledger").read_text() == "two"


def test_a_state_that_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    new = write(tmp_path / "new", ledger="one")
    assert keep_state(new, write(tmp_path / "content"))
    before = (tmp_path / "content" / "state" / "ledger").stat()
    assert keep_state(new, tmp_path / "content")
    assert (tmp_path / "content" / "state" / "ledger").stat().st_ino == before.st_ino


def test_a_folder_that_is_no_site_of_ours_is_left_alone(content: Path, tmp_path: Path) -> None:
    theirs = write(tmp_path / "home", letter="dear")
    with pytest.raises(SettingsError, match="left alone"):
        plan_host(content, theirs)
    assert (theirs / "letter").read_text() == "dear"


def test_a_file_is_not_replaced_by_a_site(content: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="left alone"):
        plan_host(content, write(tmp_path, out="x") / "out")


def test_an_empty_folder_may_become_a_site(content: Path, tmp_path: Path) -> None:
    run(plan_host(content, write(tmp_path / "out")))
    assert (tmp_path / "out" / "index.html").is_file()


@pytest.mark.parametrize("output", ["content", "content/out", "."])
def test_content_and_output_may_not_overlap(content: Path, tmp_path: Path, output: str) -> None:
    with pytest.raises(SettingsError, match="overlap"):
        plan_host(content, tmp_path / output)


def test_a_killed_build_leaves_the_old_site_whole(content: Path, tmp_path: Path) -> None:
    run(plan_host(content, tmp_path / "out"))
    before = (tmp_path / "out" / "index.html").read_bytes()
    build = plan_host(content, tmp_path / "out")
    build.start()
    write_edition(build.data)
    build.render(Look(name="Other"))  # and no further
    assert (tmp_path / "out" / "index.html").read_bytes() == before


def without_kiln(digest: Digest) -> Digest:
    return replace(digest, stories=digest.stories[1:], articles=digest.articles[1:])


def test_a_guest_removes_only_what_its_own_manifest_names(content: Path, tmp_path: Path) -> None:
    build = Build(content, tmp_path / "blog", tmp_path / "work", "digest")
    run(build)
    write(tmp_path / "blog" / "digest" / "stories", theirs="keep me")
    write(tmp_path / "blog", post="keep me")
    build.start()
    write_edition(build.data, without_kiln)
    build.render(Look())
    assert not (tmp_path / "blog" / "digest" / "stories" / "a-kiln-under-the-field.html").exists()
    assert (tmp_path / "blog" / "digest" / "stories" / "theirs").is_file()
    assert (tmp_path / "blog" / "post").is_file()


def test_a_manifest_that_names_files_outside_removes_none(content: Path, tmp_path: Path) -> None:
    build = Build(content, tmp_path / "blog", tmp_path / "work", "digest")
    write(tmp_path / "blog", post="keep me")
    manifest = json.dumps({"files": {"../post": "", "../../content/article": ""}})
    write(tmp_path / "blog" / "digest" / "data", **{"manifest.json": manifest})
    build.start()
    write_edition(build.data)
    build.render(Look())
    assert (tmp_path / "blog" / "post").is_file()
    assert (content / "article").is_file()


def test_a_linked_tree_holds_the_same_files(tmp_path: Path) -> None:
    source = write(tmp_path / "a", x="1")
    write(source / "deep", y="2")
    link_tree(source, tmp_path / "b")
    assert (tmp_path / "b" / "deep" / "y").read_text() == "2"


def test_a_folder_takes_the_place_of_another_which_stays_to_be_used_again(tmp_path: Path) -> None:
    write(tmp_path / "old", x="old")
    replace_folder(write(tmp_path / "new", x="new"), tmp_path / "old")
    assert (tmp_path / "old" / "x").read_text() == "new"
    assert {path.name for path in tmp_path.iterdir()} <= {"old", "new"}
