"""What verification finds: one fixed name for each kind of fault, and a sentence with what was expected and found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LONGEST_EXCERPT = 60
"""Characters of a page's words that a message repeats: enough to find the place, and still one line."""


class Kind(StrEnum):
    """The names of all faults."""

    # The digest data
    DATA_SHAPE = "data-shape"
    DUPLICATE_ID = "duplicate-id"
    UNKNOWN_REFERENCE = "unknown-reference"
    BAD_SPAN = "bad-span"
    BAD_VALUE = "bad-value"
    CONTROL_CHARACTER = "control-character"
    UNCOVERED_TEXT = "uncovered-text"
    UNCITED_SENTENCE = "uncited-sentence"
    ARTICLE_HOME = "article-home"
    BAD_STATEMENT = "bad-statement"
    BAD_CITATION = "bad-citation"
    BAD_HEADLINE = "bad-headline"
    BAD_DISCREPANCY = "bad-discrepancy"
    BAD_NEWS = "bad-news"
    # The files
    MISSING_FILE = "missing-file"
    CHANGED_FILE = "changed-file"
    STRAY_PAGE = "stray-page"
    UNKNOWN_PAGE = "unknown-page"
    UNREADABLE_PAGE = "unreadable-page"
    BROKEN_LINK = "broken-link"
    BROKEN_FRAGMENT = "broken-fragment"
    WRONG_REDIRECT = "wrong-redirect"
    WRONG_TOMBSTONE = "wrong-tombstone"
    DEAD_ADDRESS = "dead-address"
    # The markup
    WRONG_POLICY = "wrong-policy"
    FORBIDDEN_MARKUP = "forbidden-markup"
    UNSAFE_LINK = "unsafe-link"
    REMOTE_REQUEST = "remote-request"
    # The words
    UNMARKED_WORDS = "unmarked-words"
    CHANGED_WORDS = "changed-words"
    BAD_RUN = "bad-run"
    CHANGED_FIELD = "changed-field"
    CHANGED_TIME = "changed-time"
    CHANGED_COUNT = "changed-count"
    WRONG_LABEL = "wrong-label"
    WRONG_TITLE = "wrong-title"
    WRONG_TARGET = "wrong-target"
    WRONG_MENTION = "wrong-mention"
    WRONG_SPEAKER = "wrong-speaker"
    # The pages of a story, an article, an entity, and the lists
    WRONG_HEADLINE = "wrong-headline"
    MISSING_STATEMENT = "missing-statement"
    WRONG_STATEMENT = "wrong-statement"
    MISSING_CITATION = "missing-citation"
    WRONG_CITATION = "wrong-citation"
    WRONG_OUTLET = "wrong-outlet"
    WRONG_CHIP = "wrong-chip"
    WRONG_DISCREPANCY = "wrong-discrepancy"
    WRONG_NEWS = "wrong-news"
    WRONG_QUOTATION = "wrong-quotation"
    WRONG_TABLE = "wrong-table"
    WRONG_RECEIPT = "wrong-receipt"
    MISSING_SENTENCE = "missing-sentence"
    INCOMPLETE_ARTICLE = "incomplete-article"
    WRONG_BACK_LINK = "wrong-back-link"
    WRONG_COMPARISON = "wrong-comparison"
    WRONG_CARRIED = "wrong-carried"
    WRONG_COVERAGE = "wrong-coverage"
    WRONG_SILENCE = "wrong-silence"
    WRONG_USE = "wrong-use"
    WRONG_CARD = "wrong-card"
    MISSING_MENTION = "missing-mention"
    # The files for machines
    WRONG_LINKED_DATA = "wrong-linked-data"
    WRONG_FEED = "wrong-feed"
    WRONG_SITEMAP = "wrong-sitemap"
    WRONG_SEARCH = "wrong-search"
    # The raw files
    MISSING_SOURCE = "missing-source"
    CHANGED_SOURCE = "changed-source"
    LOST_LINE = "lost-line"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: on which page, where on it (an id, mark or field), what kind, and a sentence for the reader."""

    page: str
    where: str
    kind: str
    message: str


def excerpt(text: object) -> str:
    """Words as a message quotes them: on one line, the middle left out where they are long."""
    line = " ".join(str(text).split())
    half = LONGEST_EXCERPT // 2
    return f"“{line}”" if len(line) <= LONGEST_EXCERPT else f"“{line[:half]} … {line[-half:]}”"


def difference(expected: str, found: str) -> str:
    """Where two texts part: the first place that differs, with a few words around it on both sides."""
    same = next((n for n, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), None)
    start = max(0, (min(len(expected), len(found)) if same is None else same) - LONGEST_EXCERPT // 3)
    end = start + LONGEST_EXCERPT
    return f"expected {excerpt(expected[start:end])}, found {excerpt(found[start:end])}"
