"""Addresses and moments: two names are two addresses, and earlier is earlier in any zone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model import Article, Outlet
from variorum.moments import instant
from variorum.outlets import name_outlets
from variorum.slugs import short_slug


@given(st.text(min_size=1))
def test_a_short_slug_is_a_file_name_everywhere(words):
    slug = short_slug(words, 40)
    assert 0 < len(slug) <= 40
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_names_that_ascii_cannot_spell_stay_apart():
    assert short_slug("東京 Post", 60) != short_slug("大阪 Post", 60)
    assert short_slug("Łódź Bank", 60) == "lodz-bank"


def test_outlets_whose_names_make_one_address_are_one_with_the_declared_rights():
    declared = (Outlet("x", "The Echo", rights="link"), Outlet("y", "Zürich Post"))
    articles = [
        Article("a", "a", outlet="the echo"),
        Article("b", "b", outlet="The Echo"),
        Article("c", "c", outlet="Zürich Post"),
    ]
    named = name_outlets(articles, declared, {})
    assert [(o.id, o.articles, o.rights) for o in named.outlets] == [
        ("o-the-echo", 2, "link"),
        ("o-zurich-post", 1, "full"),
    ]


def test_unnamed_outlets_keep_their_letter_and_never_run_out():
    articles = [Article(f"a{n:03}", "a") for n in range(60)]
    named = name_outlets(articles, (), {"a059": "Unnamed C"})
    assert named.unnamed["a059"] == "Unnamed C"
    assert len(set(named.unnamed.values())) == 60


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2026-03-10T01:00:00+01:00", "2026-03-09T23:30:00-05:00"),
        ("2026-03-09", "2026-03-09T00:00:01"),
        (None, "2026-03-09"),
    ],
)
def test_earlier_is_earlier_in_any_zone(earlier, later):
    assert instant(earlier) < instant(later)
