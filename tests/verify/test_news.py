"""Does the verifier prove what a page calls new: a real site after an update, broken in every way that concerns it."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from updated_reports import CHANGED
from verify.mutations import Kind
from verify.news_edits import NEWS_KINDS
from verify.test_mutations import EACH, SEED, Bench

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def bench(updated_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("news")
    shutil.copytree(updated_site, folder / "site")
    shutil.copytree(updated_site.parent / "content", folder / "content")
    return Bench(folder / "site", folder / "content")


def test_a_site_after_an_update_is_proved_with_its_raw_files(bench: Bench) -> None:
    assert [f"{found.page}: {found.message}" for found in bench.verify(with_content=True)] == []


def test_the_head_lists_what_came_and_what_was_changed(bench: Bench) -> None:
    [(path, _)] = bench.world.places("stories/", "//*[@id='news']")
    page = bench.world.pages[path]
    counted = [" ".join(node.text_content().split()) for node in page.xpath("//*[@id='news']//summary")]
    assert counted == ["New with the last update: 1 report, 2 points, 1 source, 1 figure"]
    assert [node.text_content() for node in page.xpath("//*[@data-new-figure]")] == ["58"]
    [changed] = [href.removeprefix("#") for href in page.xpath("//*[@data-changed-point]/@href")]
    assert CHANGED in page.get_element_by_id(changed).text_content()
    marks = [node.text for node in page.xpath("//*[@data-news]")]
    assert set(marks) == {"new", "changed"}


@pytest.mark.parametrize("kind", NEWS_KINDS.items(), ids=lambda kind: kind[0])
def test_a_page_that_tells_other_news_than_the_data_is_caught(bench: Bench, kind: tuple[str, Kind]) -> None:
    name, mutate = kind
    rng = random.Random(f"{SEED}/{name}")
    for number in range(EACH):
        mutation = mutate(bench.world, rng)
        assert mutation is not None, f"the site has no place for: {name}"
        found = bench.tell(mutation, name, is_twice=number == 0)
        assert any(f.kind in mutation.expected and f.page == mutation.page for f in found), mutation.what
