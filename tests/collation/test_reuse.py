"""Copied passages are found wherever they stand, and an agency's text counts once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from small_stories import article, words
from variorum.collation.reuse import SHORTEST_PASSAGE, count_sources, find_reuse
from variorum.model import Article

WIRE = (
    "The freight ship Orsolya ran aground off Cape Tamsin early on Friday with a cargo of cement and eleven "
    "sailors on board, the coastguard "
    "said. Two tugs are on their way from Port Elder, and nobody was hurt, according to the shipping line's "
    "office in Marrick."
)
OWN = (
    "A cement ship is stuck off Cape Tamsin. Its eleven sailors are safe. Tugs from Port Elder should reach it by the "
    "evening tide."
)


def test_a_moved_paragraph_is_found_in_its_new_place():
    first, second = WIRE.split("said. ")
    a, b = article("a", f"{first}said.\n\n{second}"), article("b", f"{second}\n\n{first}said.")
    assert [tuple(words((a, b), span) for span in r.spans) for r in find_reuse([a, b])] == [
        (f"{first}said", f"{first}said"),
        (second[:-1], second[:-1]),
    ]


def test_a_word_changed_inside_makes_it_an_edited_passage():
    a, b = article("a", WIRE), article("b", WIRE.replace("Friday", "Friday morning"))
    assert [r.kind for r in find_reuse([a, b])] == ["edited"]


def test_a_report_in_own_words_shares_nothing():
    assert find_reuse([article("a", WIRE), article("b", OWN)]) == ()


def test_an_agency_text_in_three_outlets_is_one_source():
    articles = [article(k, WIRE, agency="o-wire") for k in "abc"] + [article("d", OWN)]
    sources = count_sources(articles, find_reuse(articles))
    assert [(s.kind, s.name, s.articles) for s in sources] == [
        ("agency", "o-wire", ("a", "b", "c")),
        ("outlet", "o-d", ("d",)),
    ]


def test_an_uncredited_copy_counts_once_too():
    articles = [article("a", WIRE, published="2026-02-03"), article("b", WIRE)]
    assert [s.articles for s in count_sources(articles, find_reuse(articles))] == [("a", "b")]


def test_two_reports_of_one_outlet_are_one_source():
    articles = [article("a", WIRE, outlet="o-x"), article("b", OWN, outlet="o-x")]
    assert [(s.kind, s.name) for s in count_sources(articles, find_reuse(articles))] == [("outlet", "o-x")]


def test_a_quotation_that_both_print_does_not_make_them_copies():
    said = "“" + WIRE.replace(". ", ", and ") + "”"
    articles = [article("a", f"{said} said Iva Trell."), article("b", f"Iva Trell said: {said}")]
    assert len(count_sources(articles, find_reuse(articles))) == 2


@given(st.lists(st.sampled_from("uno due tre quattro cinque sei".split()), max_size=60), st.integers(0, 40))
def test_every_passage_holds_the_same_words_in_both(tokens, cut):
    left, right = " ".join(tokens), " ".join(tokens[cut:] + tokens[:cut])
    a, b = (Article(key, key, text=text) for key, text in (("a", left), ("b", right)))
    for r in find_reuse([a, b]):
        x, y = (words((a, b), span).split() for span in r.spans)
        assert len(x) >= SHORTEST_PASSAGE
        if r.kind == "identical":
            assert x == y
