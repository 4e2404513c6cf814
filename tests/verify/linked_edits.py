"""Faults in what a story page tells machines: said of nobody, by nobody, or in a place where nothing is said."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from verify.mutations import Edit, Element, Kind, World, on_page

Thing = dict[str, Any]
SCRIPT = "//script[@type='application/ld+json']"
FAULT = "wrong-linked-data"


def in_data(change: Callable[[World, random.Random, Thing], str | None]) -> Edit:
    """The edit that changes the data; `change` says what it did, or None if it could not."""

    def edit(world: World, rng: random.Random, element: Element) -> str | None:
        told = json.loads(element.text)
        what = change(world, rng, told)
        element.text = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
        return what

    return edit


def pick(told: Thing, rng: random.Random, *keys: str) -> Thing | None:
    """One of the things that stand under some keys."""
    found: list[Thing] = [thing for key in keys for thing in told.get(key, [])]
    return rng.choice(found) if found else None


def change_headline(_world: World, rng: random.Random, told: Thing) -> str:
    """A headline that nobody published, of the story or of a report."""
    reports = [report for report in told["isBasedOn"] if "headline" in report]
    thing = rng.choice([told, *reports])
    thing["headline"] += " again"
    return f"a headline is {thing['headline']!r}"


def change_day(_world: World, rng: random.Random, told: Thing) -> str:
    """A day that no source says."""
    key = rng.choice(["datePublished", "dateModified"])
    told[key] = "1999-12-31"
    return f"{key} is another day"


def change_quotation(_world: World, rng: random.Random, told: Thing) -> str | None:
    """Words that nobody said."""
    quotation = pick(told, rng, "hasPart")
    if quotation is None:
        return None
    quotation["text"] = quotation["text"].replace(" ", " not ", 1)
    return f"a quotation reads {quotation['text']!r}" if " not " in quotation["text"] else None


def change_speaker(_world: World, rng: random.Random, told: Thing) -> str | None:
    """A quotation by somebody else, or by nobody."""
    quotation = pick(told, rng, "hasPart")
    others = [name for name in told["mentions"] if name != (quotation or {}).get("spokenByCharacter")]
    if quotation is None or not others or "spokenByCharacter" not in quotation:
        return None
    quotation["spokenByCharacter"] = rng.choice(others)
    return f"a quotation is given to {quotation['spokenByCharacter']['name']!r}"


def move_quotation(_world: World, rng: random.Random, told: Thing) -> str | None:
    """A quotation of another report, or of none."""
    quotation = pick(told, rng, "hasPart")
    if quotation is None:
        return None
    quotation["isBasedOn"] = {"@id": "../articles/a-hoax.html"}
    return "a quotation is based on no report"


def rename(_world: World, rng: random.Random, told: Thing) -> str | None:
    """Somebody or an outlet by another name, or as something else."""
    name = pick(told, rng, "mentions") or told["isBasedOn"][0]["publisher"]
    key = rng.choice(["name", "@type"])
    name[key] = "Vehicle"
    return f"{name['@id']} has another {key}"


def add_name(world: World, rng: random.Random, told: Thing) -> str | None:
    """A name that no report of the story names."""
    articles = {report["@id"].removeprefix("../articles/").removesuffix(".html") for report in told["isBasedOn"]}
    strangers = [row for row in world.rows["entities"] if articles.isdisjoint(row["articles"])]
    if not strangers:
        return None
    row = rng.choice(strangers)
    thing = {"@type": "Thing", "@id": f"../entities/{row['id']}.html", "name": row["name"]}
    told.setdefault("mentions", []).append(thing)
    return f"{row['name']!r} is mentioned"


def drop_report(_world: World, rng: random.Random, told: Thing) -> str:
    """A report that is not told of, or not cited."""
    key = rng.choice(["isBasedOn", "citation"])
    told[key].pop(rng.randrange(len(told[key])))
    return f"{key} lacks a report"


def lead_astray(_world: World, rng: random.Random, told: Thing) -> str:
    """A report at an address that is not its own."""
    report = rng.choice(told["isBasedOn"])
    report["url"] = rng.choice(["https://evil.example/", "javascript:alert(1)"])
    return f"a report stands at {report['url']}"


def drop_address(_world: World, rng: random.Random, told: Thing) -> str | None:
    """A report that does not say where it stood."""
    reports = [report for report in told["isBasedOn"] if "url" in report]
    if not reports:
        return None
    del rng.choice(reports)["url"]
    return "a report has no address"


def drop_all(_world: World, rng: random.Random, told: Thing) -> str | None:
    """A story in which nobody is named, or nobody speaks."""
    keys = sorted(told.keys() & {"mentions", "hasPart"})
    if not keys:
        return None
    key = rng.choice(keys)
    del told[key]
    return f"{key} is gone"


def check_claims(_world: World, rng: random.Random, told: Thing) -> str:
    """A kind of thing, or a thing said, that is not agreed."""
    key, value = rng.choice([("@type", "ClaimReview"), ("reviewRating", "False"), ("author", "Nobody")])
    told[key] = value
    return f"{key} is {value!r}"


def change_publisher(_world: World, _rng: random.Random, told: Thing) -> str:
    """Another site's name."""
    told["publisher"]["name"] += " of Record"
    return "the publisher has another name"


def break_off(_world: World, rng: random.Random, element: Element) -> str:
    """Data that can't be read."""
    element.text = element.text[: rng.randrange(len(element.text))]
    return "the data breaks off"


def remove(_world: World, _rng: random.Random, element: Element) -> str:
    """A page that tells machines nothing."""
    element.drop_tree()
    return "the data is gone"


def repeat(_world: World, _rng: random.Random, element: Element) -> str:
    """A page that tells them twice."""
    element.addnext(element.__copy__())
    return "the data stands twice"


def tell_elsewhere(_world: World, _rng: random.Random, element: Element) -> str:
    """Data on the page of an article."""
    script = element.makeelement("script", {"type": "application/ld+json"})
    script.text = "{}"
    element.append(script)
    return "data stands on another page"


CHANGES = (
    (change_headline, "a headline"),
    (change_day, "a day"),
    (change_quotation, "the words of a quotation"),
    (change_speaker, "the speaker of a quotation"),
    (move_quotation, "a quotation of no report"),
    (rename, "a name or its kind"),
    (add_name, "a stranger mentioned"),
    (drop_report, "a report left out"),
    (lead_astray, "a report's address"),
    (drop_address, "no address of a report"),
    (drop_all, "nobody named or quoted"),
    (check_claims, "a claim of our own"),
    (change_publisher, "the publisher"),
)
LINKED_KINDS: dict[str, Kind] = {
    **{f"for machines: {name}": on_page("stories/", SCRIPT, FAULT, in_data(change)) for change, name in CHANGES},
    "for machines: data that breaks off": on_page("stories/", SCRIPT, FAULT, break_off),
    "for machines: data gone": on_page("stories/", SCRIPT, FAULT, remove),
    "for machines: data twice": on_page("stories/", SCRIPT, FAULT, repeat),
    "for machines: data on another page": on_page("articles/", "//head", FAULT, tell_elsewhere),
}
