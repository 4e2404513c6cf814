"""Faults in what is called new: marks and lists that say more than the data, less, or something else."""

from __future__ import annotations

import random
from typing import Any

import lxml.html

from verify.mark_edits import change_number, exchange, remove, repeat
from verify.mutations import Edit, Element, Kind, World, in_data, on_page

MARKED = "stories/", "//*[@data-news]"
POINTS = "//*[@data-statement][not(.//*[@data-news])]//p[@class='sentence']"


def call(word: str) -> Edit:
    """A point that the data does not call so, with a mark like those of the others."""

    def edit(_world: World, _rng: random.Random, element: Element) -> str:
        element.insert(0, lxml.html.fromstring(f'<span class="since" data-news="{word}">{WORDS[word]}</span>'))
        return f"a point is called {word}"

    return edit


def say_new(_world: World, _rng: random.Random, element: Element) -> str:
    """The word alone, without the mark that is checked against the data."""
    element.insert(0, lxml.html.fromstring("<span>new</span>"))
    return "a point is called new in passing"


def swap_word(_world: World, _rng: random.Random, element: Element) -> str:
    """The other word in a mark."""
    element.text = "changed" if element.text == "new" else "new"
    return f"a mark says {element.text}"


def name_another(attribute: str, file: str) -> Edit:
    """Another row of the data under a mark, and the link with it."""

    def edit(world: World, rng: random.Random, element: Element) -> str | None:
        rows = world.rows["stories"][0]["statements"] if file == "statements" else world.rows[file]
        old = element.get(attribute)
        new = rng.choice(sorted(row["id"] for row in rows if row["id"] != old))
        element.set(attribute, new)
        for link in element.xpath("descendant-or-self::a"):
            link.set("href", link.get("href").replace(old, new))
        return f"{attribute} {old} became {new}"

    return edit


def lead_astray(_world: World, _rng: random.Random, element: Element) -> str:
    """A link under a mark that leads to the top of the page."""
    for link in element.xpath("descendant-or-self::a"):
        link.set("href", "#main")
    return "a link leads to the top"


def print_old(world: World, rng: random.Random, element: Element) -> str | None:
    """An old sentence of the story in the place of a new one."""
    run = element.xpath(".//*[@data-article]")[0]
    story = next(row for row in world.rows["stories"] if run.get("data-article") in row["articles"])
    texts = {row["id"]: row["text"] for row in world.rows["articles"]}
    old = [s["shown"] for s in story["statements"] if s["id"] not in story["news"]["statements"]]
    shown = rng.choice(old)
    for name in ("article", "start", "end"):
        run.set(f"data-{name}", str(shown[name]))
    for child in list(run):
        run.remove(child)
    run.text = texts[shown["article"]][shown["start"] : shown["end"]]
    return f"{shown} is called new"


def in_news(key: str) -> Kind:
    """The kind of mutation that leaves something out of a list of the news."""

    def edit(_world: World, rng: random.Random, rows: list[dict[str, Any]]) -> str | None:
        told = [row["news"][key] for row in rows if row["news"] and row["news"][key]]
        return f"{told[0].pop(rng.randrange(len(told[0])))} is no news" if told else None

    return in_data("stories", "bad-news", edit)


def call_old_new(key: str) -> Kind:
    """The kind of mutation that puts something old into a list of the news."""

    def edit(_world: World, rng: random.Random, rows: list[dict[str, Any]]) -> str:
        story = next(row for row in rows if row["news"])
        known = {"articles": story["articles"], "statements": [s["id"] for s in story["statements"]]}
        known["sources"] = [source["outlet"] for source in story["sources"]]
        old = rng.choice(sorted(set(known[key]) - set(story["news"][key])))
        story["news"][key].append(old)
        return f"{old} is called new"

    return in_data("stories", "bad-news", edit)


def correct(**more: Any) -> Kind:
    """The kind of mutation that says something else of a correction."""

    def edit(_world: World, _rng: random.Random, rows: list[dict[str, Any]]) -> str:
        next(row for row in rows if row["corrections"])["corrections"][0].update(more)
        return f"a correction says {more}"

    return in_data("stories", "bad-news", edit)


WORDS = {"new": "new", "corrected": "changed"}
NEWS_KINDS: dict[str, Kind] = {
    "a point called new that is not": on_page("stories/", POINTS, "wrong-news", call("new")),
    "a point called changed that is not": on_page("stories/", POINTS, "wrong-news", call("corrected")),
    "a point called new without a mark": on_page("stories/", POINTS, "wrong-label", say_new),
    "a new point without its mark": on_page(*MARKED, "wrong-news", remove),
    "a mark twice": on_page(*MARKED, "wrong-news", repeat),
    "a mark of another kind": on_page(*MARKED, "wrong-news wrong-label", exchange("data-news", ("new", "corrected"))),
    "a mark with another word": on_page(*MARKED, "wrong-label", swap_word),
    "an old sentence called new on a card": on_page("index.html", "//*[@data-fresh]", "wrong-news", print_old),
    "a new report not listed": on_page("stories/", "//*[@data-new-article]", "wrong-news", remove),
    "another report listed": on_page(
        "stories/", "//*[@data-new-article]", "wrong-news", name_another("data-new-article", "articles")
    ),
    "a new point not listed": on_page("stories/", "//*[@data-new-point]", "wrong-news", remove),
    "another point listed": on_page(
        "stories/", "//*[@data-new-point]", "wrong-news wrong-target", name_another("data-new-point", "statements")
    ),
    "a listed point that leads elsewhere": on_page("stories/", "//*[@data-new-point]", "wrong-news", lead_astray),
    "a new figure not listed": on_page("stories/", "//*[@data-new-figure]", "wrong-news", remove),
    "a new figure twice": on_page("stories/", "//*[@data-new-figure]", "wrong-news", repeat),
    "a correction not told": on_page("stories/", "//*[@data-correction]", "wrong-news", remove),
    "a correction of another report": on_page(
        "stories/", "//*[@data-correction]", "wrong-news", name_another("data-correction", "articles")
    ),
    "a changed point not listed": on_page("stories/", "//*[@data-changed-point]", "wrong-news", remove),
    "a number of the news": on_page(
        "stories/", "//*[@id='news']//*[@data-count or @data-tally]", "changed-count", change_number
    ),
    "data: an article of the news left out": in_news("articles"),
    "data: a statement of the news left out": in_news("statements"),
    "data: a source of the news left out": in_news("sources"),
    "data: a figure of the news left out": in_news("figures"),
    "data: an old article called new": call_old_new("articles"),
    "data: an old statement called new": call_old_new("statements"),
    "data: an old source called new": call_old_new("sources"),
    "data: a correction of a version that never was": correct(digest="0" * 32),
    "data: a correction of what is no sentence": correct(sentences=[[0, 3]]),
    "data: a correction that touches nothing": correct(statements=[]),
    "data: a correction of an article that is not there": correct(articles=["a-nobody"]),
}
