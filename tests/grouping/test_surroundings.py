"""Two reports in other words are one story where nothing else is like them, and are not in a crowd of one field."""

from __future__ import annotations

from variorum.grouping import compare_articles, find_lonely, group_articles, part_component, profile_article
from variorum.model import Article

FIELD = "The Brimtal exchange in Eskwith said that shares of {name} rose, and traders expected dividends."
ONE = (
    "Traders of the Brimtal exchange shouted as the roof of the old hall let in rain upon papers and hats in Eskwith. "
    "Ulla Imbrek and Pell Arrowby carried desks into Farnock Yard, and a canary was saved by Qendrit Osk, the cook."
)
OTHER = (
    "Nobody could remember a wetter morning. Ledgers floated, the Brimtal bell rang for dealings at noon in Eskwith, "
    "and Hester Vane sold umbrellas to Ilyas Zariyev and Sabira Toktar at prices that pleased Mirela Kostandin."
)


def article(key: str, text: str) -> Article:
    return Article(key, "", text=text, published="2026-02-03", language="en")


def crowd(size: int) -> list[Article]:
    return [article(f"c-{n}", FIELD.format(name=f"Zorl{chr(97 + n)}ith Quentar")) for n in range(size)]


def lonely(articles: list[Article]) -> frozenset[str]:
    profiles = [profile_article(one)[0] for one in articles]
    return find_lonely(profiles, compare_articles(profiles, None))


def test_an_article_that_eight_others_are_a_little_like_is_not_lonely():
    assert lonely(crowd(4)) == {f"c-{n}" for n in range(4)}
    assert lonely(crowd(5)) == frozenset()


def test_reports_in_other_words_join_where_they_are_alone_and_not_in_a_crowd():
    profiled = [profile_article(article("a", ONE)), profile_article(article("b", OTHER))]
    profiles, words = [profile for profile, _ in profiled], {profile.id: told for profile, told in profiled}
    assert [group.articles for group in part_component(profiles, words, {"a", "b"})] == [("a", "b")]
    assert [group.articles for group in part_component(profiles, words, {"a"})] == [("a",), ("b",)]
    assert [group.articles for group in group_articles([article("a", ONE), article("b", OTHER)])] == [("a", "b")]


def test_an_article_of_another_event_makes_nobody_less_lonely():
    other = article("z", "Ulla Imbrek showed a lens of 1871 in the Vexmoor museum of lamps.")
    assert lonely([*crowd(4), other]) == lonely(crowd(4)) | {"z"}
