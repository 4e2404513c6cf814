"""Faults on the pages of outlets: what one did not carry alone, first or as a copy, or what is left out of that."""

from __future__ import annotations

import random

from verify.mark_edits import exchange, link_to, remove, rename, repeat
from verify.mutations import Element, Kind, World, on_page

OUTLETS = "outlets/"
WRONG = "wrong-carried"


def claim(world: World, rng: random.Random, element: Element) -> str | None:
    """A story among what an outlet carried, taken from the page of another."""
    kind = element.get("data-carried")
    here = {card.get("data-card") for card in element.xpath(".//*[@data-card]")}
    cards = [
        card
        for path, page in world.pages.items()
        if path.startswith(("index", "days/"))
        for card in page.xpath("//li[@data-card] | //article[@data-card]")
        if card.get("data-card") not in here
    ]
    card = rng.choice(cards).__copy__()
    card.tail = None
    element.xpath(".//ul")[0].append(card)
    return f"{card.get('data-card')} is said to be carried {kind}"


OUTLET_KINDS: dict[str, Kind] = {
    "a story or report that an outlet carried removed": on_page(
        OUTLETS, "//*[@data-carried]//*[@data-card or @data-copied]", WRONG, remove
    ),
    "a story or report that an outlet carried twice": on_page(
        OUTLETS, "//*[@data-carried]//*[@data-card or @data-copied]", WRONG, repeat
    ),
    "a story that an outlet did not carry alone or first": on_page(
        OUTLETS, "//*[@data-carried='alone' or @data-carried='first']", WRONG, claim
    ),
    "a list of what an outlet carried removed": on_page(OUTLETS, "//*[@data-carried]", WRONG, remove),
    "a list of what an outlet carried under another head": on_page(
        OUTLETS, "//*[@data-carried]", WRONG, exchange("data-carried", ("alone", "first", "copied"))
    ),
    "a number of what an outlet carried that counts something else": on_page(
        OUTLETS, "//*[@data-carried]//*[@data-tally]", WRONG, exchange("data-tally", ("#main [data-card]",))
    ),
    "a copy of another agency": on_page(OUTLETS, "//*[@data-copied]", WRONG, rename("outlets", None)),
    "a copy leading to another report": on_page(
        OUTLETS, "//*[@data-copied]//a", WRONG, link_to(r"articles/([^/#]+)\.html", "articles/")
    ),
}
