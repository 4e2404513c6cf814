"""What is new in a story is told from its new articles alone."""

from __future__ import annotations

from small_stories import article, collate, words
from variorum.collation import tell_correction, tell_news

OLD = article("a", "The Onder burst its banks on Monday. Two men were hurt in Kelmscar.")
LATE = article(
    "b",
    "The Onder burst its banks on Monday. Two men were hurt in Kelmscar. A lorry sank with 40 sheep on board.\n\n"
    "The 40 sheep swam ashore. The bridge will cost £3m.",
)


def test_a_statement_is_new_if_new_articles_alone_say_it():
    story = collate(OLD, LATE)
    news = tell_news(story, (OLD, LATE), {"b"})
    shown = {s.id: words((OLD, LATE), s.shown) for s in story.statements}
    assert {shown[key] for key in news["statements"]} == {
        "A lorry sank with 40 sheep on board.",
        "The 40 sheep swam ashore.",
        "The bridge will cost £3m.",
    }


def test_a_figure_is_new_once_if_no_other_article_has_it():
    news = tell_news(collate(OLD, LATE), (OLD, LATE), {"b"})
    assert sorted(words((OLD, LATE), span) for span in news["figures"]) == ["40", "£3m"]


def test_a_source_is_new_if_no_other_article_is_by_it():
    same = article("c", "A lorry sank with 40 sheep on board, the fire brigade said.", outlet="o-a")
    assert tell_news(collate(OLD, LATE), (OLD, LATE), {"b"})["sources"] == ["o-b"]
    assert tell_news(collate(OLD, same), (OLD, same), {"c"})["sources"] == []


def test_a_story_without_new_articles_has_no_news():
    assert tell_news(collate(OLD, LATE), (OLD, LATE), set()) is None


def test_a_correction_names_the_sentences_that_the_text_before_lacks():
    story = collate(OLD, LATE)
    before = LATE.text.replace("£3m", "£2m").replace(" Two", "\nTwo")
    row = tell_correction(story, LATE, "digest", before)
    assert [LATE.text[start:end] for start, end in row["sentences"]] == ["The bridge will cost £3m."]
    shown = {s.id: words((OLD, LATE), s.shown) for s in story.statements}
    assert [shown[key] for key in row["statements"]] == ["The bridge will cost £3m."]


def test_a_correction_of_a_text_that_is_not_at_hand_names_no_sentences():
    row = tell_correction(collate(OLD, LATE), LATE, "digest", None)
    assert (row["sentences"], row["statements"]) == (None, [])
