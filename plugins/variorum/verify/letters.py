"""Letters over lists of names: each is a letter, and what stands under it begins with it."""

from __future__ import annotations

from collections.abc import Iterator

from ..slugs import slugify
from .facts import Facts
from .finding import Finding, Kind, excerpt
from .markup import fold, inside, text_of, where
from .page import Page


def check_letters(page: Page, _facts: Facts) -> Iterator[Finding]:
    """A letter is one capital; every name in the section of a letter has a word that begins with it."""
    for node in page.marked("data-letter"):
        said = fold(text_of(node))
        if not (len(said) == 1 and said.isalpha()):
            message = f"A letter must stand here, and nothing else; found {excerpt(said)}."
            yield Finding(page.path, where(node), Kind.UNMARKED_WORDS, message)
    for section in page.marked("data-initial"):
        letter = section.attrs["data-initial"]
        heads = [fold(text_of(node)) for node in inside(section, page.marked("data-letter"))]
        if heads != [letter]:
            message = f"The section of {excerpt(letter)} must bear that letter; it bears {heads}."
            yield Finding(page.path, where(section), Kind.UNMARKED_WORDS, message)
        for node in inside(section, page.marked("data-field")):
            pointer = node.attrs["data-field"]
            if pointer.endswith("/name") and letter not in {_initial(word) for word in text_of(node).split()}:
                message = f"{excerpt(text_of(node))} has no word that begins with {letter}."
                yield Finding(page.path, where(node), Kind.WRONG_TARGET, message)


def _initial(word: str) -> str:
    return (slugify(word) or word)[:1].upper()
