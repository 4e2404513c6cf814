"""Articles from text with marked names, and what resolution joins in them."""

from __future__ import annotations

import re

from variorum.model import Article, Mention, Quotation
from variorum.resolution import resolve_story

_MARK = re.compile(r"\[([^|\]]+)\|(\w+)\]")


def article(key: str, marked: str, speaker: str | None = None) -> Article:
    """An article from text with [Name|TYPE] marks; `speaker` is the words of the last quotation's speaker."""
    text, mentions, at = "", [], 0
    for m in _MARK.finditer(marked):
        text += marked[at : m.start()]
        mentions.append(Mention(len(text), len(text) + len(m.group(1)), m.group(2)))
        text += m.group(1)
        at = m.end()
    text += marked[at:]
    quotations = ()
    if speaker is not None:
        start = text.rindex(speaker)
        opening, closing = text.index("“"), text.index("”") + 1
        quotations = (Quotation(f"q-{key}", opening, closing, "direct", speaker_span=(start, start + len(speaker))),)
    return Article(key, f"{key}.txt", text=text, mentions=tuple(mentions), quotations=quotations)


def names_of(*articles: Article) -> dict[str, list[str]]:
    """For each entity of the story, the forms it was linked from, in order of the alphabet."""
    return {n.key: sorted(n.forms) for n in resolve_story(articles).names}
