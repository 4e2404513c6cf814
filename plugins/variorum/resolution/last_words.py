"""Bare last words: "the Guildhall" is the one fuller name of the story that ends so, or nobody's.

What a thing is stands last in its name, and with the article it stands for all of it. Whether a model calls it a
place, a building or a body says nothing then: it is what the fuller name is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from ..model import Article, Mention
from ..word_lists import base_language, read_table, table_for
from .names import fold_name

_KINDS = frozenset({"ORG", "GPE", "LOC", "FAC"})
_THE = re.compile(r"\b(?:the|der|die|das|dem|den) $", re.IGNORECASE)
"""The article in languages whose names have the kind of thing last."""
_NEXT_WORD = re.compile(r"[ \u00a0](\w+)")
LOOK = 6
"""Characters before a name in which its article stands."""


def join_last_words(articles: Sequence[Article], keys: Mapping[str, str]) -> dict[str, str]:
    """Give bare last words the key of the one fuller name; those with several have none any more.

    `keys` are the keys of bodies and places by their words. What an authority knows takes no part.
    """
    fuller = _fuller_keys(keys)
    moved: dict[str, str | None] = {}
    for word in _bare_words(articles):
        key, fits = keys.get(word, ""), sorted(fuller.get(fold_name(word), ()))
        if fits and key.partition(":")[2] == fold_name(word):
            moved[key] = fits[0] if len(fits) == 1 else None
    pairs = ((words, moved.get(key, key)) for words, key in keys.items())
    return {words: key for words, key in pairs if key is not None}


def _fuller_keys(keys: Mapping[str, str]) -> Mapping[str, set[str]]:
    """The keys of the names of several words by the last, if that is the kind of thing: not of "Isle of Tessa".

    An authority that knows a name has its short forms too.
    """
    fuller: defaultdict[str, set[str]] = defaultdict(set)
    for name, key in keys.items():
        words = fold_name(name).split()
        is_listed = ":" in key.partition(":")[2]
        if len(words) > 1 and words[-2] not in _joints() and not is_listed:
            fuller[words[-1]].add(key)
    return fuller


@cache
def _joints() -> frozenset[str]:
    return frozenset(read_table("name_joints")["joints"])


def _bare_words(articles: Sequence[Article]) -> set[str]:
    """The single words that stand for a thing: half of the time or more behind "the", once with no noun behind."""
    seen: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for article in articles:
        for mention in article.mentions:
            word = article.text[mention.start : mention.end]
            if mention.type in _KINDS and " " not in word and not word.isupper():
                seen[word].append((_has_article(article, mention), _is_whole(article, mention)))
    return {
        word
        for word, stands in seen.items()
        if 2 * sum(the for the, _ in stands) >= len(stands) and any(the and whole for the, whole in stands)
    }


def _has_article(article: Article, mention: Mention) -> bool:
    return _THE.search(article.text[max(0, mention.start - LOOK) : mention.start]) is not None


def _is_whole(article: Article, mention: Mention) -> bool:
    """Whether no noun can follow, to which the name only belongs: "the Saltmere ferry"."""
    behind = _NEXT_WORD.match(article.text, mention.end)
    return behind is None or behind[1].lower() in _small_words(base_language(article.language))


@cache
def _small_words(language: str) -> frozenset[str]:
    table = table_for("speech_verbs", language)
    return frozenset(word for part in ("prepositions", "stops", "auxiliaries", "links") for word in table[part])
