"""Days stay as told, and shared quotations need the same words and no second speaker."""

from __future__ import annotations

import pytest

from small_stories import article, collate


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        ("The Onder burst its banks at Kelmscar on Monday.", "2026-02-04", "2026-02-02"),
        ("The Onder burst its banks at Kelmscar on Wednesday.", "2026-02-04T09:00:00+01:00", "2026-02-04"),
        ("The Onder burst its banks at Kelmscar on Monday.", None, None),
        ("The levee will be inspected on Friday.", "2026-02-04", None),
        ("Am Montag trat der Onder über die Ufer.", "2026-02-04", "2026-02-02"),
    ],
)
def test_a_day_is_a_date_only_if_it_is_past_and_the_article_is_dated(text, published, date):
    [day] = collate(article("a", text, published=published)).event_days
    assert day["date"] == date


def test_a_truncated_quotation_is_known_as_such():
    long = article(
        "a", "Iva Trell spoke. “We had eleven minutes from the alarm to the water, and we used ten,” said Iva Trell."
    )
    short = article("b", "Iva Trell spoke. “We had eleven minutes from the alarm to the water,” said Iva Trell.")
    [shared] = collate(long, short).quotations
    assert {m["article"]: m["variant"] for m in shared.members} == {"a": "full", "b": "truncated"}


def test_the_same_words_of_two_speakers_are_no_shared_quotation():
    a = article("a", "“We are in the strongest possible position,” said Iva Trell.")
    b = article("b", "“We are in the strongest possible position,” said Olof Berg.")
    assert collate(a, b).quotations == ()


def test_two_words_that_anybody_says_are_no_shared_quotation():
    a = article("a", "It will take “some time”, said Iva Trell.")
    b = article("b", "It would take “some time”, said Iva Trell.")
    assert collate(a, b).quotations == ()
