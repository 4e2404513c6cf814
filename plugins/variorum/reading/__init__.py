"""Reading: an article's sentences, names, quotations with their speakers, and quantities.

Knows one article at a time. The language model sits behind `NameFinder`; without one, rules find the names. The model
for the article's language reads paragraphs beforehand (`paragraphs_for_model`, `read_paragraphs`), and
`KnownNames` finds what it found.
"""

from __future__ import annotations

from dataclasses import replace

from ..model import Article
from .name_finder import KnownNames, NameFinder, load_names, paragraphs_for_model, read_paragraphs
from .names import find_mentions
from .quantities import find_quantities
from .quotations import find_quotations
from .sentences import find_sentences, whole_blocks

__all__ = ["KnownNames", "NameFinder", "load_names", "paragraphs_for_model", "read_article", "read_paragraphs"]


def read_article(article: Article, names: NameFinder | None, *, on: frozenset[str]) -> Article:
    """The article with sentences, mentions, quotations and quantities; a stage not in `on` leaves its own field empty.

    Pure. Without "sentences" each block is one sentence. `names` must know the article's language; without it the
    rules find names.
    """
    split = find_sentences if "sentences" in on else whole_blocks
    article = replace(article, sentences=split(article.text, article.blocks, article.language))
    if "names" in on:
        article = replace(article, mentions=find_mentions(article, names))
    if "quotations" in on:
        article = replace(article, quotations=find_quotations(article))
    if "quantities" in on:
        article = replace(article, quantities=find_quantities(article))
    return article
