"""Which words are near which in meaning: short vectors of common words, from `data/word_vectors.npz`.

`bench/distil_words.py` made them; all are of whole numbers, so what is worked out of them is the same everywhere.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from ..word_lists import base_language

LENGTH = 127
"""Length of every vector but that of an unknown word, which is 0 long."""

Vectors = NDArray[np.float32]


@cache
def _table() -> tuple[dict[str, int], NDArray[np.int8]]:
    with files("variorum").joinpath("data", "word_vectors.npz").open("rb") as file, np.load(file) as table:
        names = table["stems"].tobytes().decode().split("\n")
        return {name: n for n, name in enumerate(names)}, table["vectors"]


def look_up(stems: list[tuple[str, str | None]]) -> Vectors:
    """A row for each stem, given with its language: its vector, or zeros."""
    places, vectors = _table()
    found = np.zeros((len(stems), vectors.shape[1]), np.float32)
    for row, (stem, language) in enumerate(stems):
        place = places.get(f"{base_language(language)} {stem}")
        if place is not None:
            found[row] = vectors[place]
    return found
