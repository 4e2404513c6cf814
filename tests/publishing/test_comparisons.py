"""What a reader reads where the outlets of a story stand side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from digests import Digest
from publishing.edition import write_edition
from publishing.rendered import STORY, read
from variorum.publishing import Look, render_site
from variorum.verify import verify_site

PAGE = STORY.replace("stories/", "compare/")


def render(folder: Path, change: Callable[[Digest], Digest] = replace) -> Path:
    """The site of a changed edition, which proves itself."""
    render_site(write_edition(folder / "data", change), folder / "site", Look(name="Coast News"))
    assert verify_site(folder / "site") == []
    return folder / "site"


def give_to_wire(digest: Digest) -> Digest:
    """The third report is another outlet's: three outlets tell the story."""
    articles = [replace(a, outlet="o-wire") if a.id == "a-three" else a for a in digest.articles]
    return replace(digest, articles=tuple(articles))


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> lxml.html.HtmlElement:
    site = render(tmp_path_factory.mktemp("pair"))
    return lxml.html.document_fromstring(read(site, PAGE))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> lxml.html.HtmlElement:
    site = render(tmp_path_factory.mktemp("three"), give_to_wire)
    return lxml.html.document_fromstring(read(site, PAGE))


def said(node: lxml.html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def marked(side: lxml.html.HtmlElement) -> list[str]:
    return [said(mark) for mark in side.xpath(".//mark")]


def find_side(page: lxml.html.HtmlElement, statement: str, outlet: str) -> lxml.html.HtmlElement:
    [side] = page.xpath(f"//*[@data-told='{statement}']//*[@data-side='{outlet}' or @data-silent='{outlet}']")
    return side


def test_two_outlets_stand_side_by_side_with_what_each_has_that_the_other_lacks(
    pair: lxml.html.HtmlElement,
) -> None:
    gull, tern = find_side(pair, "st-out", "o-gull"), find_side(pair, "st-out", "o-tern")
    assert said(gull).startswith("The Gull printed in the story The lamp of Orrin Head went out on Tuesday")
    assert said(tern).startswith("Morning Tern says the same After 150 years the lamp at Orrin Head")
    assert "150" in " ".join(marked(tern))
    assert "160" in " ".join(marked(gull))


def test_a_story_leads_to_the_comparison_of_its_outlets_and_one_of_a_single_outlet_has_none(tmp_path: Path) -> None:
    site = render(tmp_path)
    assert f'href="../{PAGE}"' in read(site, STORY)
    assert "compare/" not in read(site, "stories/a-kiln-under-the-field.html")
    assert not (site / "compare" / "a-kiln-under-the-field.html").exists()


def test_what_one_outlet_alone_tells_stands_in_its_own_list_in_the_order_of_its_reports(
    pair: lxml.html.HtmlElement,
) -> None:
    lists = {
        node.get("data-alone"): [row.get("data-told") for row in node.xpath(".//*[@data-told]")]
        for node in pair.xpath("//*[@data-alone]")
    }
    assert lists == {"o-gull": ["st-keeper", "st-gulls", "st-museum", "st-ships"], "o-tern": ["st-steps"]}


def test_words_of_a_running_quotation_have_their_speaker(pair: lxml.html.HtmlElement) -> None:
    assert said(find_side(pair, "st-gulls", "o-gull")).startswith("Ida Lorne: “I shall not miss the gulls.”")


def test_which_report_of_an_outlet_has_a_sentence_is_said(pair: lxml.html.HtmlElement) -> None:
    assert said(find_side(pair, "st-ships", "o-gull")).endswith("report 2↩")


def test_each_of_three_outlets_has_its_column_and_one_that_does_not_tell_a_point_is_silent(
    three: lxml.html.HtmlElement,
) -> None:
    assert three.get_element_by_id("told").get("data-columns") == "3"
    assert said(find_side(three, "st-climb", "o-wire")) == "Coast Wire silent"
    assert [row.get("data-told") for row in three.xpath("//*[@data-common]")] == ["st-out"]


def test_of_three_outlets_each_is_compared_with_the_sentence_that_the_story_prints(
    three: lxml.html.HtmlElement,
) -> None:
    assert marked(find_side(three, "st-out", "o-gull")) == []
    assert marked(find_side(three, "st-out", "o-wire")) == []
    assert "150" in " ".join(marked(find_side(three, "st-out", "o-tern")))
