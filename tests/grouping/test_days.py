"""Days as numbers: between two articles lie as many as midnights, and of an unknown day nothing is known."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from variorum.grouping import Profile, profile_article
from variorum.grouping.days import UNDATED, days_between, number_days
from variorum.model import Article


def published(day: date | None) -> Profile:
    return profile_article(Article("a", "", text="Fog.", published=day.isoformat() if day else None))[0]


days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(days, st.integers(0, 400))
def test_as_many_days_lie_between_two_articles_as_midnights(day, later):
    one, other = published(day), published(day + timedelta(days=later))
    assert days_between(one, other) == days_between(other, one) == later
    first, second = number_days([one, other])
    assert second - first == later
    assert first > UNDATED


@given(days | st.none())
def test_nothing_is_known_of_the_days_between_where_one_is_undated(day):
    assert days_between(published(day), published(None)) is None
    assert list(number_days([published(None)])) == [UNDATED]
