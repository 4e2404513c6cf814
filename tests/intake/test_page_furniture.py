"""Parts of a page that are furniture by their markup."""

from __future__ import annotations

import pytest

from variorum.intake.page_furniture import without_furniture
from variorum.intake.page_tree import line_of, parse_page

BODY = "<p>The ferry to the northern islands sails again from Monday, the harbour master said.</p>" * 5


@pytest.mark.parametrize(
    "part",
    [
        "<aside><p>Boats at rest.</p></aside>",
        '<div class="site-newsletter"><p>Boats at rest.</p></div>',
        '<a href="/boats"><p>Boats at rest.</p></a>',
    ],
)
def test_a_part_that_is_furniture_by_its_markup_goes_and_the_page_stays(part: str) -> None:
    tree = parse_page(f"<html><body>{BODY}{part}</body></html>")
    assert "Boats at rest." not in line_of(without_furniture(tree))
    assert "Boats at rest." in line_of(tree)


def test_a_link_in_a_sentence_and_a_named_part_that_holds_the_article_stay() -> None:
    page = f'<html><body class="promo"><div class="banner">{BODY}<p>See <a class="promo" href="/">Boats</a>.</p></div>'
    tree = parse_page(page)
    assert line_of(without_furniture(tree)) == line_of(tree)
