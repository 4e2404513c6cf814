"""Versions: only other words in the record and another clean text make a new one."""

from __future__ import annotations

from variorum.model import Article
from variorum.stages.parts import digest
from variorum.versions import Copy, merge_versions


def copy(raw: str, text: str, published: str = "2026-02-03", path: str = "a.txt"):
    return Copy(Article("a-1", path, published=published), digest(raw), digest(text))


def test_the_newest_text_stands_and_the_older_is_remembered():
    [article], _ = merge_versions([copy("two", "Two.", "2026-02-04"), copy("one", "One.", "2026-02-03", "b.txt")], {})
    assert article.text == digest("Two.")
    assert [v["published"] for v in article.article.earlier] == ["2026-02-03"]


def test_a_better_cleaner_makes_no_new_version():
    _, history = merge_versions([copy("One. Advertisement", "One. Advertisement")], {})
    [article], _ = merge_versions([copy("One. Advertisement", "One.")], history)
    assert article.article.earlier == ()


def test_another_advertisement_makes_no_new_version():
    _, history = merge_versions([copy("One. Buy soap", "One.")], {})
    [article], _ = merge_versions([copy("One. Buy tea", "One.")], history)
    assert article.article.earlier == ()


def test_a_changed_text_makes_one_that_later_builds_keep():
    _, history = merge_versions([copy("One.", "One.")], {})
    [article], history = merge_versions([copy("One, corrected.", "One, corrected.")], history)
    assert len(article.article.earlier) == 1
    [again], after = merge_versions([copy("One, corrected.", "One, corrected.")], history)
    assert (again, after) == (article, history)


def test_the_same_text_elsewhere_is_another_place():
    [article], _ = merge_versions([copy("One.", "One.", path="b.txt"), copy("One.", "One.", path="a.txt")], {})
    assert (article.article.path, article.article.also) == ("a.txt", ("b.txt",))
