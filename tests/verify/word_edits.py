"""Faults in words: one changed, put in, left out, two letters swapped, or source text without its marks."""

from __future__ import annotations

import random
import re

from verify.mutations import Edit, Element, Kind, World, on_page

STRANGERS = ("never", "seventeen", "Bertram", "allegedly", "quite", "Thursday", "half")
"""Words that a forger could put into a sentence of news."""
RUN = "//*[@data-article and @data-start]"
_WORD = re.compile(r"[^\W_]+")


def slots(element: Element) -> list[tuple[Element, str]]:
    """The places inside an element where its own text stands, less apparatus: (node, "text" or "tail")."""
    found = [(element, "text")]
    for child in element:
        if "data-apparatus" not in child.attrib and isinstance(child.tag, str):
            found += slots(child)
        found.append((child, "tail"))
    return [(node, name) for node, name in found if _WORD.search(getattr(node, name) or "")]


def edit_words(change: str) -> Edit:
    """An edit of one word of an element's text: changed, inserted, deleted or swapped."""

    def edit(_world: World, rng: random.Random, element: Element) -> str | None:
        places = slots(element)
        if not places:
            return None
        node, name = rng.choice(places)
        text = getattr(node, name)
        changed = _change(change, rng, text)
        if changed is None or " ".join(changed.split()) == " ".join(text.split()):
            return None
        setattr(node, name, changed)
        return f"{text.strip()[:30]!r} became {changed.strip()[:30]!r}"

    return edit


def _change(change: str, rng: random.Random, text: str) -> str | None:
    word = rng.choice(list(_WORD.finditer(text)))
    stranger = rng.choice([other for other in STRANGERS if other != word[0]])
    before, after = text[: word.start()], text[word.end() :]
    if change == "changed":
        return before + stranger + after
    if change == "inserted":
        return f"{before}{stranger} {word[0]}{after}"
    if change == "deleted":
        return before + after
    pairs = [n for n in range(len(text) - 1) if text[n] != text[n + 1] and not (text[n] + text[n + 1]).isspace()]
    n = rng.choice(pairs) if pairs else 0
    return text[:n] + text[n + 1] + text[n] + text[n + 2 :] if pairs else None


def copy_without_marks(_world: World, rng: random.Random, element: Element) -> str | None:
    """The words of a run a second time, as if they were ours."""
    blocks = element.xpath(
        "ancestor::main//*[self::p or self::section or self::li or self::div][not(ancestor::*[@data-field])]"
    )
    if not blocks:
        return None
    copied = rng.choice(blocks).makeelement("p")
    copied.text = element.text_content()
    rng.choice(blocks).append(copied)
    return f"{copied.text[:40]!r} stands there without marks"


def strip_marks(_world: World, _rng: random.Random, element: Element) -> str | None:
    """A run that has lost what says whose words it holds."""
    for mark in ("data-article", "data-start", "data-end"):
        del element.attrib[mark]
    return f"{element.text_content()[:40]!r} lost its marks"


def speak_without_marks(_world: World, rng: random.Random, element: Element) -> str | None:
    """The words of a run in an attribute that is shown or read out."""
    element.set(rng.choice(["title", "aria-label"]), element.text_content())
    return f"{element.text_content()[:40]!r} stands in an attribute"


def shift_span(_world: World, rng: random.Random, element: Element) -> str | None:
    """A run whose marks name the span one character further on."""
    name = rng.choice(["data-start", "data-end"])
    element.set(name, str(int(element.get(name)) + 1))
    return f"{name} is one more"


TABLE = "unmarked-words wrong-label wrong-table changed-words changed-count changed-field changed-time"
WORD_KINDS: dict[str, Kind] = {
    "a changed word in a shown sentence": on_page(
        "stories/", "//*[@data-shown]", "changed-words", edit_words("changed")
    ),
    "a changed word in another wording": on_page(
        "stories/", f"//*[@data-citation]{RUN}", "changed-words", edit_words("changed")
    ),
    "a changed word in a card": on_page("", f"//*[@data-card]{RUN}", "changed-words", edit_words("changed")),
    "a changed word in a card's headline": on_page(
        "", "//*[@data-card]//*[contains(@data-field, '/headline/')]", "changed-field", edit_words("changed")
    ),
    "a changed word in the table": on_page("stories/", "//*[@data-cell]", TABLE, edit_words("changed")),
    "a changed word in a row's head": on_page("stories/", "//*[@data-row]/th", TABLE, edit_words("changed")),
    "a changed word in the headline": on_page(
        "stories/", "//h1[@data-field] | //h1//*[@data-field]", "changed-field", edit_words("changed")
    ),
    "a changed word in a quotation": on_page(
        "stories/", f"//*[@data-quotation or @data-member]{RUN}", "changed-words", edit_words("changed")
    ),
    "a changed word on the article page": on_page(
        "articles/", f"//*[@data-complete]{RUN}", "changed-words", edit_words("changed")
    ),
    "a changed word on an entity page": on_page("entities/", RUN, "changed-words", edit_words("changed")),
    "a changed word in a difference": on_page(
        "stories/", f"//*[@data-discrepancy]{RUN}", "changed-words", edit_words("changed")
    ),
    "a changed word in a field": on_page("", "//*[@data-field]", "changed-field changed-time", edit_words("changed")),
    "a changed word of our own": on_page(
        "",
        "//main//*[self::h2 or self::h3 or self::dt or self::summary]",
        f"{TABLE} wrong-title",
        edit_words("changed"),
    ),
    "a changed word in the title": on_page("", "//title", "wrong-title", edit_words("changed")),
    "an inserted word": on_page("", RUN, "changed-words", edit_words("inserted")),
    "a deleted word": on_page("", RUN, "changed-words", edit_words("deleted")),
    "swapped characters": on_page("", RUN, "changed-words", edit_words("swapped")),
    "source text copied without its marks": on_page("", f"//main{RUN}", "unmarked-words", copy_without_marks),
    "a run without its marks": on_page("", f"//main{RUN}", "unmarked-words changed-field", strip_marks),
    "source text in an attribute": on_page("", f"//main{RUN}", "unmarked-words", speak_without_marks),
    "a run of a shifted span": on_page("", RUN, "changed-words bad-run", shift_span),
}
