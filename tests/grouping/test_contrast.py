"""Reports that share much wording and differ in names, figures and days are reports of two events."""

from __future__ import annotations

import pytest

from variorum.grouping import group_articles
from variorum.model import Article

FIRE = (
    "A fire broke out in a furniture warehouse in {place} early on {day}, the fire service said. About {men} "
    "firefighters with {engines} engines fought the blaze for {hours} hours before it was under control. {who}, the "
    "chief fire officer, said that the cause was unknown and that nobody had been hurt. Residents were told to keep "
    "doors and windows shut."
)
ONE = {"place": "Kelmscar", "day": "Monday", "men": 80, "engines": 14, "hours": 9, "who": "Iva Trell"}
OTHER = {"place": "Drumlow", "day": "Monday", "men": 35, "engines": 6, "hours": 4, "who": "Pell Arrowby"}


def report(key: str, facts: dict[str, object], published: str | None = "2026-02-03", **changes: object) -> Article:
    text = FIRE.format(**(facts | changes))
    return Article(key, "", title="Fire in a warehouse", text=text, published=published, language="en")


def parts(*articles: Article) -> list[tuple[str, ...]]:
    return [group.articles for group in group_articles(articles)]


def test_two_fires_told_after_one_pattern_are_two_stories():
    assert parts(report("a", ONE), report("b", OTHER)) == [("a",), ("b",)]


def test_a_copy_is_the_same_story_though_it_has_a_later_count():
    assert parts(report("a", ONE), report("b", ONE, men=95)) == [("a", "b")]


def test_without_dates_names_and_figures_still_tell_events_apart():
    assert parts(report("a", ONE, None), report("b", OTHER, None)) == [("a",), ("b",)]


@pytest.mark.parametrize(("day", "published"), [("Friday", "2026-02-06"), ("Monday", "2026-02-10")])
def test_the_same_told_of_a_later_day_is_the_next_event(day, published):
    assert parts(report("a", ONE), report("b", ONE, published, day=day)) == [("a",), ("b",)]


def test_a_reprint_that_names_the_same_day_is_the_same_story_however_late():
    text = FIRE.format(**(ONE | {"day": "2 February"}))
    late = [
        Article(f"a-{n}", "", text=text, published=f"2026-02-{day}", language="en")
        for n, day in enumerate(("03", "27"))
    ]
    assert parts(*late) == [("a-0", "a-1")]


def test_a_third_report_that_fits_both_holds_two_together():
    """A story of many reports is not parted because two of them happen to differ."""
    both = Article(
        "c", "", text=f"{report('a', ONE).text} {report('b', OTHER).text}", published="2026-02-03", language="en"
    )
    assert ("a", "b", "c") in parts(report("a", ONE), report("b", OTHER), both)
