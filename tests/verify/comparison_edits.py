"""Faults in comparisons: sides that are missing, another outlet's or silent where they are not, or hidden at first."""

from __future__ import annotations

import random

from verify.mark_edits import RELATIONS, exchange, lead_elsewhere, remove, rename, repeat
from verify.mutations import Element, Kind, World, on_page

COMPARE = "compare/"
WRONG = "wrong-comparison"
SIDE = "//*[@data-side]"


def hide(_world: World, _rng: random.Random, element: Element) -> str | None:
    """What is shown at first is hidden, or the other way round."""
    if element.attrib.pop("hidden", None) is None:
        element.set("hidden", "")
    return f"<{element.tag}> is {'hidden' if 'hidden' in element.attrib else 'shown'}"


def silence(_world: World, _rng: random.Random, element: Element) -> str | None:
    """An outlet that tells something is said to be silent."""
    element.set("data-silent", element.attrib.pop("data-side"))
    element.set("data-says", "silent")
    for words in element.xpath("./p[@class='words']"):
        words.drop_tree()
    for label in element.xpath("./p/span[@class='quiet']"):
        label.text = "silent"
    return f"{element.get('data-silent')} is silent"


def agree(_world: World, _rng: random.Random, element: Element) -> str | None:
    """A point that all are said to tell, or one less."""
    if element.attrib.pop("data-common", None) is None:
        element.set("data-common", "")
    return f"{element.get('data-told')} is told by {'all' if 'data-common' in element.attrib else 'some'}"


def tell_alone(_world: World, rng: random.Random, element: Element) -> str | None:
    """What one outlet alone tells in the list of another."""
    lists = [other for other in element.xpath("//*[@data-alone]") if element not in other.iterdescendants()]
    there = rng.choice(lists)
    there.append(element)
    return f"{element.get('data-told')} is told by {there.get('data-alone')} alone"


def choose_other(_world: World, rng: random.Random, element: Element) -> str | None:
    """A choice that says one outlet and means another."""
    others = [option.get("value") for option in element.getparent() if option.get("value") != element.get("value")]
    element.set("value", rng.choice(others))
    return f"{element.text} means {element.get('value')}"


COMPARISON_KINDS: dict[str, Kind] = {
    "a side removed": on_page(COMPARE, SIDE, WRONG, remove),
    "a side twice": on_page(COMPARE, SIDE, WRONG, repeat),
    "a side of another outlet": on_page(COMPARE, SIDE, WRONG, rename("outlets", "data-side")),
    "a side under another outlet's name": on_page(
        COMPARE, "//*[@data-side][.//*[@data-field]]", WRONG, rename("outlets", None)
    ),
    "a side of another relation": on_page(COMPARE, SIDE, WRONG, exchange("data-says", (*RELATIONS, "silent"))),
    "a side that is silenced": on_page(COMPARE, SIDE, WRONG, silence),
    "a side hidden or shown at first": on_page(COMPARE, "//*[@data-side]", WRONG, hide),
    "a silent side removed": on_page(COMPARE, "//*[@data-silent]", WRONG, remove),
    "a silent side of another outlet": on_page(COMPARE, "//*[@data-silent]", WRONG, rename("outlets", "data-silent")),
    "a compared sentence leading elsewhere": on_page(COMPARE, SIDE, WRONG, lead_elsewhere),
    "a compared statement removed": on_page(COMPARE, "//*[@data-told]", WRONG, remove),
    "a compared statement hidden or shown at first": on_page(COMPARE, "//*[@data-told]", WRONG, hide),
    "a compared statement that all tell": on_page(COMPARE, "//*[@data-told]", WRONG, agree),
    "a statement that another outlet alone tells": on_page(
        COMPARE, "//*[@data-alone]//*[@data-told]", WRONG, tell_alone
    ),
    "a compared outlet removed": on_page(COMPARE, "//*[@data-column]", WRONG, remove),
    "a compared outlet hidden or shown at first": on_page(COMPARE, "//*[@data-column]", WRONG, hide),
    "a choice of another outlet": on_page(COMPARE, "//option[@data-field]", WRONG, choose_other),
    "a list of what an outlet alone tells hidden or shown": on_page(COMPARE, "//*[@data-alone]", WRONG, hide),
    "the way to a comparison removed": on_page("stories/", "//main//a[contains(@href, '/compare/')]", WRONG, remove),
}
