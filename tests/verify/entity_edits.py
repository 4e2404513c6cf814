"""Faults on the pages of names, topics and days: what is somebody else's, what is left out, what is no neighbour."""

from __future__ import annotations

import random

from verify.mark_edits import exchange, remove, repeat
from verify.mutations import Element, Kind, World, on_page

ENTITIES = "entities/"
TOPICS = ("01000000", "05000000", "17000000")


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


def call_older(world: World, rng: random.Random, element: Element) -> str | None:
    """An older report called the newest of its day."""
    time = element.xpath(".//time")[0]
    day = time.get("datetime")[:10]
    older = [
        link
        for page in world.pages.values()
        for link in page.xpath(f"//time[starts-with(@datetime, '{day}T') and contains(@data-field, '/published')]")
        if link.get("datetime") != time.get("datetime")
    ]
    if not older:
        return None
    other = rng.choice(older).__copy__()
    other.tail = None
    time.getparent().replace(time, other)
    return f"{other.get('datetime')} is called the newest of its day"


def move(world: World, rng: random.Random, element: Element) -> str | None:
    """A story put under another topic."""
    others = [card for page in world.pages.values() for card in page.xpath("//main[@data-topic]//article[@data-card]")]
    here = {card.get("data-card") for card in element.xpath(".//*[@data-card]")}
    strange = [card for card in others if card.get("data-card") not in here]
    if not strange:
        return None
    stranger = rng.choice(strange).__copy__()
    element.append(stranger)
    return f"{stranger.get('data-card')} is put under {element.get('data-topic')}"


ENTITY_KINDS: dict[str, Kind] = {
    "a quotation of a name left out": on_page(
        ENTITIES, "//*[@data-said]//*[@data-quotation]", "wrong-quotation", remove
    ),
    "a quotation of somebody else taken for its own": on_page(
        ENTITIES, "//*[@data-said]", "wrong-quotation", take_for_own
    ),
    "a neighbour of another story": on_page(ENTITIES, "//*[@data-beside]/ul", "missing-mention", put_beside),
    "a story of a name left out": on_page(ENTITIES, "//*[@data-card]", "wrong-card", remove),
    "a story under another topic": on_page("topics/", "//main[@data-topic]", "wrong-card", move),
    "a story of a topic left out": on_page("topics/", "//*[@data-card]", "wrong-card", remove),
    "a story with another topic": on_page(
        "stories/", "//a[@data-topic]", "wrong-label wrong-target wrong-card", exchange("data-topic", TOPICS)
    ),
    "an older report called the newest": on_page("", "//*[@data-newest]", "changed-time", call_older),
    "a story of a name twice": on_page(ENTITIES, "//*[@data-card]", "wrong-card", repeat),
}
