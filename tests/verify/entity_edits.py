"""Faults on the pages of names: words that are somebody else's, what is left out, neighbours that are none."""

from __future__ import annotations

import random

from verify.mark_edits import remove, repeat
from verify.mutations import Element, Kind, World, on_page

ENTITIES = "entities/"


def take_for_own(world: World, rng: random.Random, element: Element) -> str | None:
    """A quotation of somebody else among what is quoted of a name."""
    strangers = [
        quotation
        for path, page in world.pages.items()
        if path.startswith(ENTITIES) and page.xpath("//*[@data-said]")
        for quotation in page.xpath("//*[@data-said]//*[@data-quotation]")
    ]
    own = {figure.get("data-quotation") for figure in element.xpath(".//*[@data-quotation]")}
    other = rng.choice([s for s in strangers if s.get("data-quotation") not in own])
    element.append(other.__copy__())
    return f"{other.get('data-quotation')} is taken for its own"


def put_beside(world: World, rng: random.Random, element: Element) -> str | None:
    """A name of another report beside one."""
    here = {link.get("href") for link in element.xpath("//*[@data-card]//a | //*[@data-beside]//a")}
    far = [
        item
        for path, page in world.pages.items()
        if path.startswith(ENTITIES) and here.isdisjoint(link.get("href") for link in page.xpath("//*[@data-card]//a"))
        for item in page.xpath("//*[@data-beside]//*[@data-name]")
        if here.isdisjoint(link.get("href") for link in item.xpath(".//a"))
    ]
    if not far:
        return None
    stranger = rng.choice(far)
    element.append(stranger.__copy__())
    return f"{stranger.text_content().split()[0]} is put beside it"


ENTITY_KINDS: dict[str, Kind] = {
    "a quotation of a name left out": on_page(
        ENTITIES, "//*[@data-said]//*[@data-quotation]", "wrong-quotation", remove
    ),
    "a quotation of somebody else taken for its own": on_page(
        ENTITIES, "//*[@data-said]", "wrong-quotation", take_for_own
    ),
    "a neighbour of another story": on_page(ENTITIES, "//*[@data-beside]/ul", "missing-mention", put_beside),
    "a story of a name left out": on_page(ENTITIES, "//*[@data-card]", "wrong-card", remove),
    "a story of a name twice": on_page(ENTITIES, "//*[@data-card]", "wrong-card", repeat),
}
