"""What holds for any text: sentences cover it, spans stand in it, names never overlap, the same text reads the same."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from reading.reading_cases import read
from variorum.model import Article

PIECES = (
    *(
        "Ada Lind",
        "Mr Voss",
        "Kyiv",
        "the mayor",
        "Orne Corp",
        "he",
        "she",
        "said",
        "told",
        ", dijo Ana Rueda,",
        "según",
        "—dijo—",
        ", a-t-il ajouté,",
        "selon",
        "laut",
        "sagte",
        "habe",
        "que",
        "dass",
        "called it",
        "that",
        "asked by",
        "according to",
    ),
    *(
        "“",
        "”",
        "„",
        "‘",
        "’",
        "«",
        "»",
        '"',
        "'",
        "''",
        ",",
        ":",
        ".",
        "?",
        "!",
        "…",
        "(",
        ")",
        "—",
        "\n\n",
        "\n",
        " ",
        "  ",
        "\u00a0",
    ),
    *(
        "£150 million",
        "58%",
        "2,4",
        "1.500",
        "9. März",
        "No. 10",
        "U.S.",
        "a.m.",
        "twenty-five",
        "3-2",
        "https://x.org/1",
        "über",
        "ﬃ",
        "𝔘",
        "e\u0301",
    ),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=80),
)
LANGUAGES = st.sampled_from([None, "en", "en-GB", "de", "fr", "es", "zh"])

RELAXED = settings(deadline=None, max_examples=60)
"""The first reading loads the tables, which takes longer than hypothesis allows a single example."""


def without_space(text: str) -> str:
    return "".join(text.split())


@RELAXED
@given(TEXTS, LANGUAGES)
def test_every_character_that_is_no_space_stands_in_exactly_one_sentence(text: str, language: str | None) -> None:
    article = read(text, language)
    ends = [0, *(end for _, end in article.sentences)]
    assert all(start >= before for (start, _), before in zip(article.sentences, ends, strict=False))
    printed = "".join(article.text[start:end] for start, end in article.sentences)
    blocks = "".join(article.text[b.start : b.end] for b in article.blocks)
    assert without_space(printed) == without_space(blocks)


@RELAXED
@given(TEXTS, LANGUAGES)
def test_sentences_have_no_outer_space_and_stay_in_their_block(text: str, language: str | None) -> None:
    article = read(text, language)
    for start, end in article.sentences:
        assert article.text[start:end].strip() == article.text[start:end] != ""
        assert any(
            b.start <= start and end <= b.end for b in article.blocks if b.start is not None and b.end is not None
        )


@RELAXED
@given(TEXTS, LANGUAGES)
def test_mentions_and_quantities_are_sorted_and_never_overlap(text: str, language: str | None) -> None:
    article = read(text, language)
    for spans in (article.mentions, article.quantities):
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(0 <= s.start < s.end <= len(article.text) for s in spans)
    assert all("\n" not in article.text[m.start : m.end] for m in article.mentions)


@RELAXED
@given(TEXTS, LANGUAGES)
def test_quotations_stand_in_the_text_with_their_speaker_outside(text: str, language: str | None) -> None:
    article = read(text, language)
    assert len({q.id for q in article.quotations}) == len(article.quotations)
    marked = [q for q in article.quotations if q.kind != "indirect"]
    assert all(a.end <= b.start for a, b in pairwise(marked))
    for q in article.quotations:
        assert 0 <= q.start < q.end <= len(article.text)
        for part in (q.speaker_span, q.cue):
            assert part is None or part[0] < part[1] <= len(article.text)
            if language in {"de", "fr", "es"}:  # the reporter's words may stand amid what was said
                continue
            assert part is None or all(part[1] <= m.start or part[0] >= m.end for m in marked)
            assert part is None or part[1] <= q.start or part[0] >= q.end


@RELAXED
@given(TEXTS, LANGUAGES)
def test_reading_twice_gives_the_same(text: str, language: str | None) -> None:
    assert read(text, language) == read(text, language)


@RELAXED
@given(TEXTS)
def test_continued_quotations_point_at_the_one_before(text: str) -> None:
    article = read(text)
    known: set[str] = set()
    for q in article.quotations:
        assert q.continues is None or q.continues in known
        known.add(q.id)


def test_an_article_without_text_reads_as_nothing() -> None:
    article = read("")
    assert isinstance(article, Article)
    assert (article.sentences, article.mentions, article.quotations, article.quantities) == ((), (), (), ())
