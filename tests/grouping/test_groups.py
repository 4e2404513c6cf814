"""Reports of one event come together, others stay apart, and each merge has its reasons."""

from __future__ import annotations

import random

from variorum.grouping import group_articles
from variorum.model import Article

FLOOD_A = (
    "The river Onder burst its banks at Kelmscar on Monday night and flooded two hundred cellars. Mayor Iva "
    "Trell said the pumping station "
    "at Saint Odo had failed after lightning struck its transformer. Firefighters rescued nine people from the "
    "Onder campsite."
)
FLOOD_B = (
    "Two hundred cellars in Kelmscar stood under water after the Onder broke its banks. Lightning had hit the "
    "transformer of the Saint Odo "
    "pumping station, mayor Iva Trell told reporters. Nine campers were brought to safety by firefighters."
)
CHESS = (
    "Grandmaster Pell Arrowby won the Marrick chess open with a quiet rook ending in the final round. The prize"
    " of four thousand crowns goes "
    "to the junior club, the organisers said after the closing ceremony in the Guildhall."
)
ROUND_TWO = (
    "Kelmscar council voted on Friday to build a second pumping station at Saint Odo, after the Onder flooded "
    "cellars in the town. Mayor Iva "
    "Trell said the loan would be repaid by levies over twelve years, and opponents announced a petition."
)


def article(key: str, text: str, published: str | None = "2026-02-03", language: str = "en") -> Article:
    return Article(key, f"{key}.txt", text=text, published=published, language=language)


def parts(articles):
    return [group.articles for group in group_articles(articles)]


def test_two_reports_of_one_event_are_one_group_and_a_third_thing_is_not():
    assert parts([article("a", FLOOD_A), article("b", FLOOD_B), article("c", CHESS)]) == [("a", "b"), ("c",)]


def test_an_article_without_a_date_still_joins():
    assert parts([article("a", FLOOD_A), article("b", FLOOD_B, None)]) == [("a", "b")]


def test_a_later_event_of_the_same_saga_follows_instead_of_joining():
    groups = group_articles([article("a", FLOOD_A), article("b", FLOOD_B), article("d", ROUND_TWO, "2026-02-06")])
    assert [g.articles for g in groups] == [("a", "b"), ("d",)]
    assert groups[1].follows == (0,)


def test_a_saga_ends_after_two_weeks():
    last, too_late = article("c", ROUND_TWO, "2026-02-17"), article("d", ROUND_TWO, "2026-02-18")
    assert group_articles([article("a", FLOOD_A), last])[1].follows == (0,)
    assert group_articles([article("a", FLOOD_A), too_late])[1].follows == ()


def test_articles_in_different_languages_are_never_merged():
    assert parts([article("a", FLOOD_A), article("b", FLOOD_B, language="de")]) == [("a",), ("b",)]


def test_a_merge_tells_the_names_and_rare_words_that_made_it():
    [group] = group_articles([article("a", FLOOD_A), article("b", FLOOD_B)])
    [merge] = group.merges
    assert merge.articles == ("a", "b")
    assert merge.score > 0
    assert merge.evidence == (
        "both name: Iva Trell, Saint Odo, Onder, Kelmscar",
        "both use rare words: cellars, transformer, Firefighters, pumping",
        "published on the same day",
    )


def test_switched_off_every_article_is_alone():
    groups = group_articles([article("a", FLOOD_A), article("b", FLOOD_B)], enabled=False)
    assert [g.articles for g in groups] == [("a",), ("b",)]


def test_the_order_of_articles_changes_nothing():
    articles = [
        article("a", FLOOD_A),
        article("b", FLOOD_B),
        article("c", CHESS),
        article("d", ROUND_TWO, "2026-02-06"),
    ]
    expected = group_articles(articles)
    for seed in range(10):
        random.Random(seed).shuffle(articles)
        assert group_articles(articles) == expected


def test_an_unrelated_article_changes_no_other_group():
    before = group_articles([article("a", FLOOD_A), article("b", FLOOD_B)])
    after = group_articles([article("a", FLOOD_A), article("b", FLOOD_B), article("c", CHESS)])
    assert before[0] in after
