"""A round-up glues no stories: its title tells it, or that it resembles reports that have nothing in common."""

from __future__ import annotations

import pytest

from grouping.test_groups import CHESS, FLOOD_A, FLOOD_B
from variorum.grouping import group_articles
from variorum.grouping.round_ups import find_bridges, is_titled_round_up
from variorum.model import Article


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Morning briefing: floods in Kelmscar and a chess upset"),
        ("en", "News live: minister resigns as storm nears"),
        ("en", "Minister quits; trains stuck; snow shuts schools"),
        ("en", "Week in review"),
        ("de", "Das Wichtigste am Dienstag: Hochwasser und Schach"),
        ("de", "Kurz und knapp: Meldungen des Tages"),
        ("fr", "L’essentiel de l’actualité du mardi"),
        ("es", "Resumen del día: crecida en Kelmscar"),
        ("pt", "Resumo da semana em Kelmscar"),
        ("it", "Rassegna stampa di martedì"),
        ("nl", "Nieuwsoverzicht: hoogwater en schaken"),
    ],
)
def test_a_title_tells_a_round_up(language, title):
    assert is_titled_round_up(title, language)


@pytest.mark.parametrize(
    "title",
    [
        "Ferry crash in fog: what we know",
        "Live music returns to Kelmscar",
        "Brief outage hits Kelmscar network",
        "Mayor briefs council on flood; vote delayed",
        "Police round up stray sheep on ring road",
    ],
)
def test_a_title_of_one_event_tells_none(title):
    assert not is_titled_round_up(title, "en")


def test_a_briefing_that_prints_two_reports_joins_neither():
    text = f"{FLOOD_A}\n\n{CHESS}"
    briefing = Article("r", "", title="Evening briefing", text=text, published="2026-02-03", language="en")
    reports = [
        Article(key, "", text=body, published="2026-02-03", language="en")
        for key, body in (("a", FLOOD_A), ("b", FLOOD_B), ("c", CHESS))
    ]
    groups = {group.articles: group.is_round_up for group in group_articles([*reports, briefing])}
    assert groups == {("a", "b"): False, ("c",): False, ("r",): True}


def test_an_article_that_resembles_two_which_share_nothing_is_a_bridge():
    alike = {("a", "r"): 450_000, ("b", "r"): 450_000, ("a", "c"): 250_000}
    assert find_bridges(alike, dict.fromkeys("abcr", 80)) == {"r"}


def test_of_two_bridges_the_one_that_bridges_more_goes_first_and_may_leave_the_other_none():
    alike = {("a", "r"): 450_000, ("b", "r"): 450_000, ("c", "r"): 450_000, ("a", "d"): 500_000, ("d", "r"): 450_000}
    assert find_bridges(alike, dict.fromkeys("abcdr", 80)) == {"r"}


def test_a_short_item_is_unlike_others_for_being_short_and_makes_no_bridge():
    alike = {("a", "r"): 450_000, ("b", "r"): 450_000}
    assert find_bridges(alike, {"a": 80, "b": 20, "r": 80}) == frozenset()


def test_reports_of_one_event_are_no_bridges():
    alike = {("a", "b"): 450_000, ("a", "c"): 450_000, ("b", "c"): 60_000}
    assert find_bridges(alike, dict.fromkeys("abc", 80)) == frozenset()
