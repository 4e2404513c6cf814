"""Days stay as told."""

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
