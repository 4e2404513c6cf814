"""The language of a text that does not say it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ..word_lists import read_table

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

MIN_LETTERS = 200
"""Letters below which no guess is made: headlines of foreign names mislead."""
MIN_PROBABILITY = 0.95
"""Below it the text is mixed, or of a language that the model does not know."""
SAMPLE = 2000
"""Characters that are looked at: more changes no answer."""
SURE_WORDS = 60
SURE_SHARE = 0.25
"""So many words, and such a share of English ones among them, and nobody needs to be asked: opening the model's tables
takes half a second, a tenth of a build with one new article."""
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - half a second that few builds need

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None if it is too short or unclear to say."""
    sample = text[:SAMPLE]
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return None
    if _is_plainly_english(sample):
        return "en"
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= MIN_PROBABILITY else None


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    return frozenset(read_table("plain_words")["en"].split())


def _is_plainly_english(sample: str) -> bool:
    words, plain = _WORD.findall(sample.lower()), _plain_words()
    return len(words) >= SURE_WORDS and sum(word in plain for word in words) >= SURE_SHARE * len(words)
