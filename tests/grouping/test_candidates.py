"""What is worth comparing: rare words in common within some days, copies at any distance, and no word of everybody."""

from __future__ import annotations

from datetime import date, timedelta

from variorum.grouping import compare_articles, profile_article
from variorum.grouping.likenesses import unpack_pairs
from variorum.model import Article

RUN = 201  # one more than may meet under a term


def pairs(articles: list[Article]) -> set[tuple[str, str]]:
    profiles = sorted((profile_article(a)[0] for a in articles), key=lambda p: p.key)
    return {
        tuple(sorted((profiles[m].id, profiles[n].id)))
        for low, high, _, _ in unpack_pairs(compare_articles(profiles, None))
        for m, n in zip(low.tolist(), high.tolist(), strict=True)
    }


def article(key: str, text: str, day: int | None = 0) -> Article:
    published = None if day is None else (date(2026, 1, 1) + timedelta(days=day)).isoformat()
    return Article(key, "", text=text, published=published, language="en")


def crowd(words: str, apart: int) -> list[Article]:
    return [article(f"c-{n:03}", words, n * apart) for n in range(RUN)]


def test_two_reports_meet_under_two_rare_words_on_any_days():
    assert pairs([article("a", "Arrowby Brimtal"), article("b", "Brimtal Arrowby", 300)]) == {("a", "b")}
    assert pairs([article("a", "Arrowby Brimtal"), article("b", "Brimtal Eskwith")]) == set()


def test_words_that_a_crowd_has_on_the_same_days_tell_nothing():
    one, other = article("a", "Arrowby Brimtal Gellan Hosprey"), article("b", "Arrowby Brimtal Gellan Hosprey")
    found = pairs([*crowd("Arrowby Brimtal", 0), one, other])
    assert found == {("a", "b")}


def test_words_that_a_crowd_has_over_many_days_still_tell_within_two_weeks():
    found = pairs(crowd("Arrowby Brimtal", 7))
    assert ("c-000", "c-002") in found
    assert ("c-000", "c-003") not in found


def test_an_article_without_a_day_meets_articles_of_all_days():
    found = pairs(
        [article("a", "Arrowby Brimtal", None), article("b", "Brimtal Arrowby", 1), article("c", "Brimtal Arrowby", 90)]
    )
    assert {("a", "b"), ("a", "c")} <= found
