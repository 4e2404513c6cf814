"""Spans into HTML: whatever stands in and around it, a run says exactly its span."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from variorum.publishing.marks import Insert, Wrap, add_mark, element, print_run

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


class Words(HTMLParser):
    """The words of a run, less what stands in apparatus."""

    def __init__(self) -> None:
        super().__init__()
        self.depth: list[bool] = []
        self.words = ""

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.depth.append("data-apparatus" in dict(attrs))

    def handle_endtag(self, _tag: str) -> None:
        """An element ends."""
        self.depth.pop()

    def handle_data(self, data: str) -> None:
        """Words."""
        if not any(self.depth):
            self.words += data


def read(markup: Markup) -> str:
    words = Words()
    words.feed(str(markup))
    words.close()
    assert words.depth == []
    return words.words


def article(text: str, language: str = "en") -> dict[str, object]:
    return {"id": "a-x", "text": text, "language": language}


@given(TEXTS, st.data())
def test_a_run_says_its_span_whatever_is_wrapped_and_inserted(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    start, end = sorted((data.draw(place), data.draw(place)))
    wraps = [Wrap(*sorted((a, b)), "a", ' href="x"') for a, b in data.draw(st.lists(st.tuples(place, place)))]
    inserts = [add_mark(at, "”") for at in data.draw(st.lists(place))]
    assert read(print_run(article(text), (start, end), wraps=wraps, inserts=inserts)) == text[start:end]


@given(TEXTS, st.data())
def test_every_insert_inside_a_run_is_printed_once(text: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(text))))
    wraps = [Wrap(0, len(text), "mark")]
    run = print_run(
        article(text), (0, len(text)), wraps=wraps, inserts=[Insert(at, Markup("<b></b>")) for at in places]
    )
    assert str(run).count("<b></b>") == len(places)


def test_a_wrap_inside_another_is_nested() -> None:
    run = print_run(article("abcdef"), (0, 6), wraps=[Wrap(0, 6, "a"), Wrap(2, 4, "mark")])
    assert "<a>ab<mark>cd</mark>ef</a>" in run


def test_a_wrap_that_crosses_an_earlier_one_is_left_out() -> None:
    run = print_run(article("abcdef"), (0, 6), wraps=[Wrap(0, 3, "a"), Wrap(2, 5, "mark")])
    assert "<a>abc</a>def" in run


def test_only_a_foreign_language_is_told() -> None:
    assert 'lang="de"' in print_run(article("ja", "de"), (0, 2))
    assert "lang=" not in print_run(article("yes", "en-GB"), (0, 3))


def test_attributes_and_content_are_escaped() -> None:
    assert element("a", {"href": '">'}, "<b>") == '<a href="&#34;&gt;">&lt;b&gt;</a>'
