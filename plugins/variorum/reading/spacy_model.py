"""The language model: names by a spaCy pipeline that is installed as a package. The only file that imports spaCy.

Only the two parts that find names are loaded. Nothing is downloaded; a missing model is an error that tells its repair.
It reads paragraph by paragraph, and what it finds in one does not depend on the others (tested bit for bit), so that
each paragraph need be read only once, whoever prints it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ..errors import ModelMissingError
from ..language_models import missing_model

if TYPE_CHECKING:
    from spacy.language import Language

Found = tuple[int, int, str]

LONGEST_PORTION = 100_000
"""Characters read at once: spaCy refuses a million, since its memory grows by about a gigabyte per 100,000."""
BATCH = 128
"""Paragraphs that go through the model together: from 64 on, more gain nothing."""
NEEDLESS = ("tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "morphologizer")
"""Parts of a pipeline that names do not need."""
_TYPES = {
    **{kind: kind for kind in ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "LAW")},
    **dict.fromkeys(("PER", "PRS", "PS", "persName"), "PERSON"),
    **dict.fromkeys(("ORGANIZATION", "OG", "orgName", "GPE_ORG"), "ORG"),
    **dict.fromkeys(("placeName", "GPE_LOC", "LC"), "GPE"),
    **dict.fromkeys(("NAT_REL_POL", "DRV"), "NORP"),
    **dict.fromkeys(("EVN", "EVT"), "EVENT"),
    **dict.fromkeys(("WORK_OF_ART", "WRK"), "WORK"),
    "geogName": "LOC",
    "FACILITY": "FAC",
    "PROD": "PRODUCT",
}
"""Types of the contract by the labels of spaCy's pipelines for all languages. Dates, amounts and numbers are no names;
nor is what a pipeline calls MISC taken, since adjectives, events and works are one there."""


class SpacyReader:
    """A `ParagraphReader` on a loaded spaCy pipeline."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self._types = _types(pipeline)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the pipeline that are loaded."""
        return tuple(self._pipeline.pipe_names)

    def read(self, paragraphs: Sequence[str]) -> list[list[Found]]:
        """Start, end and type of each name in each paragraph, in order."""
        found: list[list[Found]] = [[] for _ in paragraphs]
        cut = ((text[a:b], (n, a)) for n, text in enumerate(paragraphs) for a, b in portions(text))
        for read, (n, offset) in self._pipeline.pipe(cut, as_tuples=True, batch_size=BATCH):
            names = (e for e in read.ents if e.label_ in self._types)
            found[n] += [(e.start_char + offset, e.end_char + offset, self._types[e.label_]) for e in names]
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


def _types(pipeline: Language) -> Mapping[str, str]:
    """The types by the pipeline's labels; one label for all places means towns and countries for the most."""
    labels = {label for labels in pipeline.pipe_labels.values() for label in labels}
    has_one = labels.isdisjoint({"GPE", "GPE_LOC"})
    return _TYPES | {"LOC": "GPE"} if has_one else _TYPES


@cache
def load_spacy(model: str) -> SpacyReader:
    """Load an installed pipeline, once in a process; raise ModelMissingError when that can't be done."""
    try:
        import spacy  # noqa: PLC0415 - slow to import, and not needed under "rules"

        pipeline: Any = spacy.load(model, exclude=list(NEEDLESS))
    except (ImportError, OSError) as error:
        raise missing_model(model) from error
    except ValueError as error:
        # spaCy's word for a part that no installed package provides, or a configuration of another version.
        reason = str(error).strip().splitlines()[0]
        raise ModelMissingError(
            f'The language model "{model}" can\'t be loaded: {reason} Install what it needs, or another model.'
        ) from error
    return SpacyReader(pipeline)
