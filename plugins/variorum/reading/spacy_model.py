"""The language model: names by a spaCy pipeline that is installed as a package. The only file that imports spaCy.

Only the two parts that find names are loaded. Nothing is downloaded; a missing model is an error that tells its repair.
It reads paragraph by paragraph, and what it finds in one does not depend on the others (tested bit for bit), so that
each paragraph need be read only once, whoever prints it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ..errors import ModelMissingError

if TYPE_CHECKING:
    from spacy.language import Language

Found = tuple[int, int, str]

LONGEST_PORTION = 100_000
"""Characters read at once: spaCy refuses a million, since its memory grows by about a gigabyte per 100,000."""
BATCH = 128
"""Paragraphs that go through the model together: from 64 on, more gain nothing."""
_NEEDLESS = ("tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "morphologizer")
_TYPES = {
    "PERSON": "PERSON",
    "ORG": "ORG",
    "GPE": "GPE",
    "LOC": "LOC",
    "FAC": "FAC",
    "NORP": "NORP",
    "EVENT": "EVENT",
    "PRODUCT": "PRODUCT",
    "WORK_OF_ART": "WORK",
    "LAW": "LAW",
}


class SpacyReader:
    """A `ParagraphReader` on a loaded spaCy pipeline. Dates, amounts and numbers are not names and stay out."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline

    def read(self, paragraphs: Sequence[str]) -> list[list[Found]]:
        """Start, end and type of each name in each paragraph, in order."""
        found: list[list[Found]] = [[] for _ in paragraphs]
        cut = ((text[a:b], (n, a)) for n, text in enumerate(paragraphs) for a, b in portions(text))
        for read, (n, offset) in self._pipeline.pipe(cut, as_tuples=True, batch_size=BATCH):
            names = (e for e in read.ents if e.label_ in _TYPES)
            found[n] += [(e.start_char + offset, e.end_char + offset, _TYPES[e.label_]) for e in names]
        return found


def portions(text: str, longest: int = LONGEST_PORTION) -> Iterator[tuple[int, int]]:
    """Spans that cover the text, none longer than `longest`, cut at the end of a line where there is one."""
    start = 0
    while start < len(text):
        end = min(len(text), start + longest)
        line = text.rfind("\n", start, end) if end < len(text) else -1
        end = line + 1 if line > start else end
        yield start, end
        start = end


@cache
def load_spacy(model: str) -> SpacyReader:
    """Load an installed pipeline, once in a process; raise ModelMissingError when it is not there."""
    try:
        import spacy  # noqa: PLC0415 - slow to import, and not needed under "rules"

        pipeline: Any = spacy.load(model, exclude=list(_NEEDLESS))
    except (ImportError, OSError) as error:
        raise ModelMissingError(
            f'The language model "{model}" is not installed; install it with `pip install {model.replace("_", "-")}`, '
            'or set VARIORUM_MODEL = "rules" to find names without a model.'
        ) from error
    return SpacyReader(pipeline)
