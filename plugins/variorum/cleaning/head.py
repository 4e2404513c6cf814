"""What stands above the first paragraph: title, standfirst, byline, date line; the rest there is furniture.

Bylines and date lines also stand between a standfirst and the first paragraph, so they are looked for further down too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Article
from .datelines import is_byline, is_date_line
from .passages import Passage
from .signs import count_words, ends_sentence, is_prose
from .standfirsts import WRITTEN

DEPTH = 6
"""Passages of the body in which a byline or date line may still stand: standfirst, pictures, captions come between."""
TITLE_WORDS = range(3, 31)
"""Words of a title."""
MENU_WORDS = 4
"""Words from which a line above the text is a title or standfirst and no entry of a menu."""
MAX_HEADLINES = 3
"""Such lines above the text of which the first is the title; of more, the longest is: they are a list of stories."""
MAX_STANDFIRST_WORDS = 45
"""Words of the longest standfirst: two sentences."""
CONTENT_LETTERS = 5
"""Letters of a word that says what a text is about."""
HEADLINE_SHARE = 400
"""Thousandths of a title's longer words that the text holds too."""
REPEATED_SHARE = 700
"""Thousandths of a standfirst's longer words that a paragraph below repeats where the standfirst is taken from it."""


def lift_head(passages: Sequence[Passage], start: int, known: Article) -> list[Passage]:
    """The passages, those above the first paragraph lifted or cut; `start` is the index of the first that is prose."""
    passages = _cut_credits(passages, start, known)
    start = _below_title(passages, start)
    title = find_title(passages, start, known)
    standfirst = find_standfirst(passages, start, title, known)
    body = _body_start(passages, start, title, standfirst)
    return [_settle(p, index, (title, standfirst, body), known) for index, p in enumerate(passages)]


def _settle(passage: Passage, index: int, found: tuple[int | None, int | None, int], known: Article) -> Passage:
    title, standfirst, body = found
    if not passage.is_kept:
        return passage
    if same_words(passage.text, known.title) and index <= body + DEPTH and not is_prose(passage.text):
        return passage.cut("duplicate: title")
    if index == title:
        return passage.cut("lifted: title")
    if index == standfirst:
        return passage.cut("lifted: standfirst")
    return passage.cut("furniture: above the article") if index < body else passage


def _cut_credits(passages: Sequence[Passage], start: int, known: Article) -> list[Passage]:
    found = []
    for index, passage in enumerate(passages):
        rule = _credit_rule(passage, known) if passage.is_kept and index < start + DEPTH else None
        found.append(passage.cut(rule) if rule else passage)
    return found


def _credit_rule(passage: Passage, known: Article) -> str | None:
    if is_byline(passage.text, known.authors):
        return "lifted: byline"
    return "lifted: published" if is_date_line(passage.text) else None


def _below_title(passages: Sequence[Passage], start: int) -> int:
    """Where the text begins: below a byline or date line, if a title stands between it and prose above it.

    Such prose is a notice about cookies or an offer; a standfirst stands below the title.
    """
    near = passages[: start + DEPTH]
    credit = max((i for i, p in enumerate(near) if p.rule in {"lifted: byline", "lifted: published"}), default=0)
    below = next((i for i in range(credit, len(passages)) if passages[i].is_kept and is_prose(passages[i].text)), None)
    is_titled = any(_is_headline(passages[i], _content(passages[below:])) for i in range(start + 1, credit))
    return below if below is not None and is_titled else start


def find_title(passages: Sequence[Passage], start: int, known: Article) -> int | None:
    """The passage that is the title: a heading above the text, else the first there that speaks of what the text does.

    Where none does, it is the first of a few lines, or the longest of many.
    """
    if known.title is not None:
        return None
    fit = [i for i in range(start) if passages[i].is_kept and _is_title(passages[i])]
    headings = [i for i in fit if passages[i].kind == "heading"]
    long = [i for i in fit if count_words(passages[i].text) >= MENU_WORDS]
    content = _content(passages[start:])
    headlines = [i for i in long if _is_headline(passages[i], content)]
    if headings or headlines or 1 <= len(long) <= MAX_HEADLINES:
        return (headings or headlines or long)[0]
    return max(fit, key=lambda i: (count_words(passages[i].text), -i), default=None)


def _content(passages: Sequence[Passage]) -> set[str]:
    return {word for p in passages if p.is_kept for word in _words(p.text) if len(word) >= CONTENT_LETTERS}


def _is_headline(passage: Passage, content: set[str]) -> bool:
    """Whether a line can be a title and shares enough of its longer words with the text."""
    words = {word for word in _words(passage.text) if len(word) >= CONTENT_LETTERS}
    if not passage.is_kept or not _is_title(passage) or count_words(passage.text) < MENU_WORDS:
        return False
    return bool(words) and len(words & content) * 1000 >= HEADLINE_SHARE * len(words)


def _is_title(passage: Passage) -> bool:
    text = passage.text
    if passage.kind not in {"heading", "paragraph"} or (is_prose(text) and text.endswith(".")):
        return False
    return (count_words(text) in TITLE_WORDS and not text.endswith((".", ":", ",", "…"))) or passage.kind == "heading"


def find_standfirst(passages: Sequence[Passage], start: int, title: int | None, known: Article) -> int | None:
    """The passage between the title and the first paragraph that sums the article up.

    It is one if something that no body begins with stands below it (picture, byline, date, share bar), or if a
    paragraph below repeats it. Directly above the first paragraph and without a title it is body.
    """
    if known.standfirst is not None:
        return _find_known_standfirst(passages, start, known)
    if title is None and known.title is None:
        return None
    first = 0 if title is None else title + 1
    for index in range(first, min(start + 1, len(passages))):
        if passages[index].is_kept and _can_be_standfirst(passages[index]):
            return index if _is_apart(passages, index, start) else None
    return None


def _find_known_standfirst(passages: Sequence[Passage], start: int, known: Article) -> int | None:
    """Where the known standfirst stands again. What only a page's metadata call so may be its first paragraph."""
    near = range(min(start + 3, len(passages)))
    place = next((index for index in near if same_words(passages[index].text, known.standfirst)), None)
    if place is None or not _is_followed(passages, place):
        return None
    is_sure = known.evidence.get("standfirst") in WRITTEN
    return place if is_sure or _is_apart(passages, place, start) else None


def _can_be_standfirst(passage: Passage) -> bool:
    words = count_words(passage.text)
    return passage.kind in {"paragraph", "heading"} and TITLE_WORDS.start < words <= MAX_STANDFIRST_WORDS


def _is_followed(passages: Sequence[Passage], index: int) -> bool:
    return any(passage.is_kept and is_prose(passage.text) for passage in passages[index + 1 :])


def _is_apart(passages: Sequence[Passage], index: int, start: int) -> bool:
    below = passages[index + 1 :]
    if not any(passage.is_kept and is_prose(passage.text) for passage in below):
        return False
    if index < start or not below[0].is_kept:
        return True
    return any(repeats(passages[index].text, passage.text) for passage in below[:3] if passage.is_kept)


def repeats(standfirst: str, paragraph: str) -> bool:
    """Whether a paragraph says a standfirst again: most of its longer words stand there."""
    wanted, there = ({word for word in _words(text) if len(word) > 3} for text in (standfirst, paragraph))  # noqa: PLR2004 - content words
    return bool(wanted) and len(wanted & there) * 1000 >= REPEATED_SHARE * len(wanted)


def _body_start(passages: Sequence[Passage], start: int, title: int | None, standfirst: int | None) -> int:
    """The first passage of the body: short sentences right above the first prose belong to it."""
    while start > 0 and start - 1 not in {title, standfirst} and _is_short_sentence(passages[start - 1]):
        start -= 1
    return start


def _is_short_sentence(passage: Passage) -> bool:
    return passage.is_kept and passage.kind != "heading" and ends_sentence(passage.text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def same_words(text: str, other: str | None) -> bool:
    """Whether two lines say the same, case and marks aside."""
    return other is not None and bool(_words(text)) and _words(text) == _words(other)
