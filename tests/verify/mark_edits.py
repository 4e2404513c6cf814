"""Faults in marks: citations, chips, speakers, differences, statements, counts, dates and links that are wrong."""

from __future__ import annotations

import random
import re

from verify.mutations import Edit, Element, Kind, World, on_page

RELATIONS = ("words", "also", "partly")
USES = ("printed", "cited", "folded")


def other(rng: random.Random, known: list[str], than: str | None) -> str | None:
    """A random one of the others."""
    rest = sorted({value for value in known if value != than})
    return rng.choice(rest) if rest else None


def remove(_world: World, _rng: random.Random, element: Element) -> str | None:
    """The element is gone; what stood after it stays."""
    what = f"<{element.tag}> with {element.text_content()[:30]!r} is gone"
    element.drop_tree()
    return what


def repeat(_world: World, _rng: random.Random, element: Element) -> str | None:
    """The element stands twice."""
    doubled = lxml_copy(element)
    element.addnext(doubled)
    return f"<{element.tag}> stands twice"


def lxml_copy(element: Element) -> Element:
    """A copy of an element without what follows it."""
    copied = element.__copy__()
    copied.tail = None
    return copied


def exchange(attribute: str, values: tuple[str, ...]) -> Edit:
    """An attribute with another of its values."""

    def edit(_world: World, rng: random.Random, element: Element) -> str | None:
        old, new = element.get(attribute), other(rng, list(values), element.get(attribute))
        element.set(attribute, new)
        return f"{attribute} {old} became {new}"

    return edit


def rename(file: str, attribute: str | None) -> Edit:
    """Another outlet or entity under the same mark: the attribute, the field in it and its words, or one alone."""

    def edit(world: World, rng: random.Random, element: Element) -> str | None:
        old = element.get(attribute) if attribute else None
        fields = element.xpath(f"descendant-or-self::*[starts-with(@data-field, '{file}/')]")
        old = old or (fields[0].get("data-field").split("/")[1] if fields else None)
        names = {row["id"]: row["name"] for row in world.rows[file]}
        new = other(rng, list(names), old)
        if new is None or old is None or (attribute is None and not fields):
            return None
        if attribute:
            element.set(attribute, new)
        for inner in fields if attribute is None or rng.random() < 0.5 else []:
            inner.set("data-field", f"{file}/{new}/name")
            inner.text = names[new]
        return f"{old} became {new}"

    return edit


def lead_elsewhere(world: World, rng: random.Random, element: Element) -> str | None:
    """A citation's link to another sentence of the same or another article."""
    links = element.xpath("descendant-or-self::*[@data-kept]")
    articles = [row for row in world.rows["articles"] if row["sentences"]]
    article = rng.choice(articles)
    start, end = rng.choice(article["sentences"])
    href = f"../articles/{article['id']}.html#s{start}-{end}"
    if not links or links[0].get("href") == href:
        return None
    links[0].set("href", href)
    return f"the link leads to {href}"


def cite_elsewhere(world: World, rng: random.Random, element: Element) -> str | None:
    """A citation that says it is of another sentence of its article."""
    article, _, place = element.get("data-cite").partition(":")
    row = next(row for row in world.rows["articles"] if row["id"] == article)
    new = other(rng, [f"{start}-{end}" for start, end in row["sentences"]], place)
    if new is None:
        return None
    element.set("data-cite", f"{article}:{new}")
    return f"data-cite {place} became {new}"


def swap_positions(_world: World, _rng: random.Random, element: Element) -> str | None:
    """The first two positions of a difference change places."""
    positions = element.xpath(".//*[@data-position]")
    first, second = (position.get("data-position") for position in positions[:2])
    positions[0].set("data-position", second)
    positions[1].set("data-position", first)
    return "two positions changed places"


def change_number(_world: World, rng: random.Random, element: Element) -> str | None:
    """Another number where something is counted."""
    match = re.search(r"\d[\d,]*", element.text or "")
    if match is None:
        return None
    new = int(match[0].replace(",", "")) + rng.choice([1, 2, 7, 10])
    element.text = element.text[: match.start()] + f"{new:,}" + element.text[match.end() :]
    return f"{match[0]} became {new:,}"


def date_back(_world: World, rng: random.Random, element: Element) -> str | None:
    """A card that says its story changed on another day."""
    element.set("data-updated", f"2001-01-{rng.randint(10, 28)}T00:00:00Z")
    return f"data-updated became {element.get('data-updated')}"


def change_date(_world: World, rng: random.Random, element: Element) -> str | None:
    """Another day in the words of a time, in its value, or in both."""
    day = re.match(r"(\d+) ", element.text or "")
    if day is None:
        return None
    new = int(day[1]) % 28 + 1
    value = element.get("datetime")
    if rng.random() < 0.7:
        element.text = f"{new} " + element.text[day.end() :]
    else:
        element.set("datetime", f"{value[:8]}{new:02d}{value[10:]}")
    return f"day {day[1]} became {new}"


def link_to(pattern: str, targets: str) -> Edit:
    """A link to another page of the same folder."""

    def edit(world: World, rng: random.Random, element: Element) -> str | None:
        href = element.get("href")
        match = re.search(pattern, href)
        names = [path.removeprefix(targets).removesuffix(".html") for path in world.pages if path.startswith(targets)]
        new = other(rng, [name for name in names if name != "index"], match[1] if match else None)
        if match is None or new is None:
            return None
        element.set("href", href[: match.start(1)] + new + href[match.end(1) :])
        return f"{href} became {element.get('href')}"

    return edit


def back_elsewhere(_world: World, rng: random.Random, element: Element) -> str | None:
    """A way back to another statement, in the mark, in the link or in both."""
    old = element.get("data-back")
    new = other(rng, [back.get("data-back") for back in element.getroottree().xpath("//*[@data-back]")], old)
    if new is None:
        return None
    how = rng.choice(["mark", "link", "both"])
    if how != "link":
        element.set("data-back", new)
    if how != "mark":
        element.set("href", element.get("href").replace(old, new))
    return f"the way back to {old} became {new} ({how})"


CITATION = "//*[@data-citation]"
COUNTED = "//*[@data-count or @data-tally or @data-minutes]"
MARK_KINDS: dict[str, Kind] = {
    "a citation removed": on_page("stories/", CITATION, "missing-citation", remove),
    "a citation moved to another outlet": on_page(
        "stories/", CITATION, "wrong-outlet wrong-citation", rename("outlets", "data-outlet")
    ),
    "a citation under another outlet's name": on_page(
        "stories/", CITATION, "wrong-outlet wrong-chip", rename("outlets", None)
    ),
    "a citation leading to another span": on_page("stories/", CITATION, "wrong-citation", lead_elsewhere),
    "a citation of another span": on_page("stories/", CITATION, "wrong-citation", cite_elsewhere),
    "a relation changed": on_page("stories/", CITATION, "wrong-citation", exchange("data-citation", RELATIONS)),
    "a chip removed": on_page("stories/", "//*[@data-chip]", "wrong-chip", remove),
    "a chip added": on_page("stories/", "//*[@data-chip]", "wrong-chip", repeat),
    "a chip of another relation": on_page(
        "stories/", "//*[@data-chip]", "wrong-chip", exchange("data-chip", RELATIONS)
    ),
    "a chip of another outlet": on_page("stories/", "//*[@data-chip]", "wrong-chip", rename("outlets", "data-outlet")),
    "a speaker exchanged": on_page("", "//*[@data-speaker]", "wrong-speaker", rename("entities", "data-speaker")),
    "a quotation's speaker removed": on_page(
        "stories/", "//*[@data-quotation]//*[@data-speaker]", "wrong-speaker", remove
    ),
    "a quotation's report exchanged": on_page(
        "stories/", "//*[@data-variant]", "wrong-quotation", exchange("data-variant", ("full", "truncated", "altered"))
    ),
    "a difference removed": on_page("stories/", "//*[@data-discrepancy]", "wrong-discrepancy", remove),
    "a difference's positions exchanged": on_page(
        "stories/", "//*[@data-discrepancy]", "wrong-discrepancy", swap_positions
    ),
    "a difference's position removed": on_page("stories/", "//*[@data-position]", "wrong-discrepancy", remove),
    "a difference under another outlet": on_page(
        "stories/", "//*[@data-position]", "wrong-discrepancy", rename("outlets", None)
    ),
    "a sentence removed from the article page": on_page(
        "articles/", "//*[@data-complete]//*[@data-start]", "incomplete-article", remove
    ),
    "a way back removed": on_page("articles/", "//*[@data-back]", "wrong-back-link", remove),
    "a way back to another statement": on_page("articles/", "//*[@data-back]", "wrong-back-link", back_elsewhere),
    "what the story does with a sentence": on_page(
        "articles/", "//*[@data-complete]//*[@data-used]", "wrong-use", exchange("data-used", USES)
    ),
    "what a statement does with a sentence": on_page(
        "articles/", "//*[@data-took]", "wrong-use", exchange("data-took", USES)
    ),
    "a statement removed": on_page("stories/", "//*[@data-statement]", "missing-statement", remove),
    "a statement twice": on_page("stories/", "//*[@data-statement]", "wrong-statement", repeat),
    "a statement of another tier": on_page(
        "stories/", "//*[@data-statement]", "wrong-statement", exchange("data-tier", ("core", "only", "folded"))
    ),
    "a table cell changed": on_page(
        "stories/", "//*[@data-cell]", "wrong-table", exchange("data-says", (*RELATIONS, "silent"))
    ),
    "a table row removed": on_page("stories/", "//*[@data-row]", "wrong-table", remove),
    "a number in the receipt changed": on_page("stories/", "//*[@data-part]", "changed-count", change_number),
    "a count changed": on_page("", COUNTED, "changed-count", change_number),
    "a date changed": on_page("", "//time", "changed-time wrong-target", change_date),
    "a mention leading to another entity": on_page(
        "", "//*[@data-mention][@href]", "wrong-mention", link_to(r"entities/([^/]+)\.html", "entities/")
    ),
    "a mention said to be of another entity": on_page(
        "stories/", "//*[@data-mention]", "wrong-mention", rename("entities", "data-mention")
    ),
    "a card with another time": on_page("", "//*[@data-updated]", "wrong-card", date_back),
    "a card leading to another story": on_page(
        "",
        "//*[@data-card]//a[contains(@href, 'stories/')]",
        "wrong-card wrong-target",
        link_to(r"stories/([^/#]+)\.html", "stories/"),
    ),
    "a card removed its headline": on_page(
        "", "//*[@data-card]//*[contains(@data-field, '/headline/')]", "wrong-card", remove
    ),
}
