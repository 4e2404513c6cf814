"""An address at which nothing stands any more has a page that says what it was; the state knows every address."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publishing.edition import write_edition
from variorum.publishing import render_site
from variorum.verify import verify_site
from verify.tiny_site import write_manifest

REPORT, STORY, DAY = "articles/a-gone.html", "stories/fog.html", "days/2031-05-01.html"
TITLE = '<span data-field="redirects/a-gone/title">Lamp &amp; fog</span>'
OUTLET = '<span data-field="redirects/a-gone/outlet">The Gull</span>'
LISTED = '<meta name="robots" content="noindex">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    render_site(write_edition(tmp_path / "data"), tmp_path / "site")
    return tmp_path / "site"


def edit(site: Path, page: str, old: str, new: str) -> set[tuple[str, str]]:
    """The pages and kinds of what is found after an edit that the manifest knows of."""
    text = (site / page).read_text(encoding="utf-8")
    assert old in text
    (site / page).write_text(text.replace(old, new), encoding="utf-8")
    write_manifest(site)
    return {(found.page, str(found.kind)) for found in verify_site(site)}


@pytest.mark.parametrize(
    ("page", "old", "new", "kind"),
    [
        (REPORT, TITLE, "", "wrong-tombstone"),
        (REPORT, TITLE, TITLE.replace("fog", "mist"), "changed-field"),
        (
            REPORT,
            TITLE,
            TITLE.replace("a-gone", "s-fog").replace("Lamp &amp; fog", "Fog over Orrin Head"),
            "wrong-tombstone",
        ),
        (REPORT, OUTLET, "", "wrong-tombstone"),
        (REPORT, LISTED, "", "wrong-tombstone"),
        (REPORT, "lamp-of-orrin-head-goes-out.html", "a-kiln-under-the-field.html", "wrong-tombstone"),
        (STORY, '<a href="../index.html">To the front page</a>', "", "wrong-tombstone"),
        (STORY, LISTED, LISTED + '<meta http-equiv="refresh" content="0; url=../index.html">', "wrong-tombstone"),
        (STORY, "None of its reports is here any more.", "It was not true.", "unmarked-words"),
        (DAY, "2031-05-01", "2031-05-02", "wrong-tombstone"),
    ],
)
def test_a_tombstone_that_says_another_thing_is_caught(site: Path, page: str, old: str, new: str, kind: str) -> None:
    assert (page, kind) in edit(site, page, old, new)


def test_a_tombstone_that_is_gone_is_missed(site: Path) -> None:
    (site / STORY).unlink()
    write_manifest(site)
    assert {(found.page, str(found.kind)) for found in verify_site(site)} == {(STORY, "missing-file")}


@pytest.mark.parametrize("where", ["content", "site"])
def test_every_address_of_the_state_must_have_a_page(site: Path, tmp_path: Path, where: str) -> None:
    rows = [{"kind": "entity", "id": "e-lorne"}, {"kind": "day", "id": "2030-01-01"}]
    state = tmp_path / where / "state"
    state.mkdir(parents=True)
    (state / "addresses.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (state / "stories.jsonl").write_text('{"slug": "fog"}\n{"slug": "mist"}\n', encoding="utf-8")
    (tmp_path / "content").mkdir(exist_ok=True)
    found = verify_site(site, tmp_path / "content", state=state)
    dead = {(f.page, str(f.kind)) for f in found if f.kind != "missing-source"}
    assert dead == {("days/2030-01-01.html", "dead-address"), ("stories/mist.html", "dead-address")}


@pytest.mark.parametrize("line", ["{", "[]", '{"kind": "ghost", "id": "x"}', '{"kind": "day"}'])
def test_a_line_of_the_state_that_names_no_address_is_told(site: Path, line: str) -> None:
    (site / "state").mkdir()
    (site / "state" / "addresses.jsonl").write_text(line + "\n", encoding="utf-8")
    assert [str(found.kind) for found in verify_site(site)] == ["data-shape"]
