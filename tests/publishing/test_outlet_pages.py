"""What the page of an outlet says that it carried alone, first, or as an agency's text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from digests import Digest
from publishing.edition import write_edition
from variorum.publishing import Look, render_site
from variorum.publishing.carried import is_before
from variorum.verify import verify_site
from variorum.verify.times import comes_before


def carried(folder: Path, outlet: str, change: Callable[[Digest], Digest] = replace) -> dict[str, str]:
    """What an outlet's page of a changed edition says: the number, and what it counts. The site proves itself."""
    render_site(write_edition(folder / "data", change), folder / "site", Look(name="Coast News"))
    assert verify_site(folder / "site") == []
    page = lxml.html.document_fromstring((folder / "site" / "outlets" / f"{outlet}.html").read_bytes())
    return {
        node.get("data-carried"): " ".join(node.text_content().split()) for node in page.xpath("//*[@data-carried]")
    }


def test_an_outlet_that_others_follow_came_first_and_says_whose_text_it_shares(tmp_path: Path) -> None:
    assert carried(tmp_path, "o-gull") == {
        "first": "1 story in which its report bears the earliest time Lamp of Orrin Head goes out",
        "copied": "2 reports that share an agency’s text with other outlets "
        "Lamp of Orrin Head goes out Coast Wire Lamp out Coast Wire",
    }


def test_a_story_of_one_outlet_is_told_by_it_alone(tmp_path: Path) -> None:
    assert carried(tmp_path, "o-unnamed-a") == {
        "alone": "1 story that no other outlet here carried A kiln under the field"
    }


def test_an_outlet_that_follows_carried_nothing_alone_or_first(tmp_path: Path) -> None:
    assert carried(tmp_path, "o-tern") == {}


def test_where_one_report_has_no_date_nobody_came_first(tmp_path: Path) -> None:
    def undate(digest: Digest) -> Digest:
        return replace(digest, articles=tuple(replace(a, published=None) for a in digest.articles))

    assert set(carried(tmp_path, "o-gull", undate)) == {"copied"}


def test_an_agency_does_not_copy_itself(tmp_path: Path) -> None:
    def make_wire(digest: Digest) -> Digest:
        own = {"agency": "o-gull", "articles": ["a-one", "a-three"]}
        stories = (replace(s, sources=(own, s.sources[1])) if s.id == "s-lamp" else s for s in digest.stories)
        return replace(digest, stories=tuple(stories))

    assert set(carried(tmp_path, "o-gull", make_wire)) == {"first"}


def test_a_copy_without_a_headline_is_told_by_its_first_words(tmp_path: Path) -> None:
    def untitle(digest: Digest) -> Digest:
        articles = (replace(a, title=None) if a.id == "a-three" else a for a in digest.articles)
        return replace(digest, articles=tuple(articles))

    assert "The lamp of Orrin Head went out on…" in carried(tmp_path, "o-gull", untitle)["copied"]


@pytest.mark.parametrize(
    ("one", "other", "is_earlier"),
    [
        ("2031-05-06", "2031-05-07", True),
        ("2031-05-06", "2031-05-06", False),
        ("2031-05-06T08:00:00Z", "2031-05-06T09:00:00Z", True),
        ("2031-05-06T09:30:00+02:00", "2031-05-06T08:00:00Z", True),
        ("2031-05-06T08:00", "2031-05-06T09:00", True),
        ("2031-05-06T08:00", "2031-05-06T09:00:00Z", False),
        ("2031-05-06", "2031-05-06T09:00:00Z", False),
        ("2031-05-06T23:00:00Z", "2031-05-07", True),
        ("2031-05-06T25:00", "2031-05-06T26:00", False),
    ],
)
def test_a_time_is_before_another_only_as_far_as_both_tell(one: str, other: str, *, is_earlier: bool) -> None:
    assert is_before(one, other) == comes_before(one, other) == is_earlier
    assert not (is_before(other, one) and is_earlier)
