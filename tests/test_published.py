"""What stands at an address of which nothing is left."""

from __future__ import annotations

import pytest

from variorum.digest_data import Redirect
from variorum.grouping import KnownStory
from variorum.model import Article, Entity, Outlet
from variorum.published import Address, lead_on, list_addresses, remember

REPORT = Address("article", "a-1", "Lamp goes out", "The Gull", "s-1")
LEDGER = [KnownStory("s-1", "lamp-goes-out", ("a-1",), "s-2"), KnownStory("s-2", "lamp-is-out", ("a-2",))]
LIVING = {"s-2": "lamp-is-out"}


def lead(*known, now=(), entities=(), ledger=(), living=None):
    return lead_on(known, now, entities, ledger, living or {})


def test_the_tombstone_of_an_article_names_its_title_its_outlet_and_the_story_as_it_lives_now():
    [moved, tombstone] = sorted(lead(REPORT, ledger=LEDGER, living=LIVING), key=lambda row: row.reason)
    assert moved == Redirect("lamp-goes-out", "lamp-is-out", "merged", "s-1")
    assert tombstone == Redirect(
        "articles/a-1.html", "stories/lamp-is-out.html", "withdrawn", "a-1", "Lamp goes out", "The Gull", "s-2"
    )


def test_an_article_whose_story_is_gone_too_leads_to_the_front_page():
    ledger = [KnownStory("s-1", "lamp-goes-out", ("a-1",), title="Lamp goes out again")]
    assert lead(REPORT, ledger=ledger) == [
        Redirect("articles/a-1.html", "index.html", "withdrawn", "a-1", "Lamp goes out", "The Gull"),
        Redirect("lamp-goes-out", "index.html", "withdrawn", "s-1", "Lamp goes out again"),
    ]


def test_a_name_that_is_told_under_another_leads_there():
    old = Address("entity", "e-lorne", "Lorne", type="PERSON")
    ida = Entity("e-ida-lorne", "Ida Lorne", "PERSON", aliases=("Lorne",))
    assert lead(old, entities=[ida]) == [
        Redirect("entities/e-lorne.html", "entities/e-ida-lorne.html", "renamed", "e-lorne")
    ]


@pytest.mark.parametrize(
    "others",
    [
        (Entity("e-gpe-lorne", "Lorne", "GPE"),),
        (Entity("e-a", "Ada Lorne", "PERSON", aliases=("Lorne",)), Entity("e-b", "Ida", "PERSON", aliases=("Lorne",))),
    ],
    ids=["of another type", "of two"],
)
def test_a_name_of_another_type_or_of_two_is_no_successor(others):
    old = Address("entity", "e-lorne", "Lorne", type="PERSON")
    assert [row.reason for row in lead(old, entities=others)] == ["withdrawn"]


def test_a_full_name_leads_on_where_it_is_of_another_type_now():
    old = Address("entity", "e-body-ida-lorne", "Ida Lorne", type="ORG")
    [moved] = lead(old, entities=[Entity("e-ida-lorne", "Ida Lorne", "PERSON")])
    assert (moved.to, moved.reason) == ("entities/e-ida-lorne.html", "renamed")


def test_what_stands_today_leads_nowhere():
    assert lead(REPORT, now=(REPORT,)) == []


def test_every_article_day_name_and_outlet_has_an_address():
    dated, undated = Article("a-1", "one.txt", outlet="o-x", published="2031-05-06T10:00"), Article("a-2", "two.txt")
    found = list_addresses(
        [("s-1", [dated]), ("s-2", [undated])],
        {"s-1": "one", "s-2": "two"},
        {"a-1": "One", "a-2": "Two"},
        [Entity("e-lorne", "Lorne", "PERSON")],
        [Outlet("o-x", "The X")],
    )
    assert {address.page for address in found} == {
        "articles/a-1.html",
        "articles/a-2.html",
        "days/2031-05-06.html",
        "days/undated.html",
        "entities/e-lorne.html",
        "outlets/o-x.html",
    }


def test_a_story_of_several_outlets_has_a_comparison_at_an_address_of_its_slug():
    gull, tern = Article("a-1", "one.txt", outlet="o-gull"), Article("a-2", "two.txt", outlet="o-tern")
    again = Article("a-3", "three.txt", outlet="o-gull")
    stories, slugs = [("s-1", [gull, tern]), ("s-2", [gull, again])], {"s-1": "lamp-is-out", "s-2": "fog"}
    found = list_addresses(stories, slugs, {"a-1": "", "a-2": "", "a-3": ""}, [], [])
    assert [address.page for address in found if address.kind == "comparison"] == ["compare/lamp-is-out.html"]


COMPARED = Address("comparison", "lamp-goes-out", "", story="s-1")


def test_a_comparison_leads_to_that_of_the_story_that_its_story_went_into():
    there = Address("comparison", "lamp-is-out", "", story="s-2")
    [moved] = [row for row in lead(COMPARED, now=(there,), ledger=LEDGER, living=LIVING) if row.id != "s-1"]
    assert moved == Redirect(
        "compare/lamp-goes-out.html", "compare/lamp-is-out.html", "merged", "compare:lamp-goes-out"
    )


def test_a_comparison_of_which_one_outlet_is_left_leads_to_the_story():
    [moved] = lead(COMPARED, ledger=[KnownStory("s-1", "lamp-goes-out", ("a-1",))], living={"s-1": "lamp-goes-out"})
    assert moved == Redirect(
        "compare/lamp-goes-out.html", "stories/lamp-goes-out.html", "merged", "compare:lamp-goes-out"
    )


def test_the_comparison_of_a_story_that_is_gone_is_withdrawn_with_it():
    [compared, story] = lead(COMPARED, ledger=[KnownStory("s-1", "lamp-goes-out", ("a-1",))])
    assert (compared.from_, compared.to, compared.reason) == ("compare/lamp-goes-out.html", "index.html", "withdrawn")
    assert story.reason == "withdrawn"


def test_an_address_is_remembered_as_it_was_last():
    renamed = Address("article", "a-1", "Lamp is out", "The Gull", "s-2")
    day = Address("day", "2031-05-06", "2031-05-06")
    assert remember([REPORT, day], [renamed]) == (renamed, day)
