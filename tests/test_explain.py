"""Explain: everything that was merged, cut, cited, linked or left alone can say why."""

from __future__ import annotations

import pytest

from edits import compile_clean, keep_state, whole
from variorum.digest_data import read_digest
from variorum.errors import InputError
from variorum.explain import explain


@pytest.fixture(scope="module")
def data(sample_site):
    return sample_site / "data"


@pytest.fixture(scope="module")
def digest(data):
    return read_digest(data)


def told(wanted: str, data) -> str:
    return "\n".join(explain(wanted, data))


def test_a_story_says_why_its_reports_are_together_and_what_counts_once(digest, data):
    [story] = [s for s in digest.stories.values() if s["chains"]]
    said = told(story["id"], data)
    assert said.count("are together: likeness 0.") == len(story["articles"]) - 1
    assert "both use rare words" in said
    assert "shared agency text, counted once" in said


def test_a_single_report_says_that_nothing_was_like_it(digest, data):
    story = next(s for s in digest.stories.values() if s["kind"] == "single")
    assert "no other article was alike enough" in told(story["slug"], data)


def test_a_statement_says_what_each_citation_rests_on(digest, data):
    story, statement = next(
        (s, x)
        for s in digest.stories.values()
        for x in s["statements"]
        if {c["relation"] for c in x["citations"]} == {"words", "also"}
    )
    said = told(statement["id"], data)
    assert story["id"] in said
    assert "its own sentence is printed" in said
    assert "shares " in said or "the same words" in said


def test_a_cut_line_says_which_rule_took_it(digest, data):
    article = next(a for a in digest.articles.values() if any(c["rule"].startswith("furniture") for c in a["cuts"]))
    assert "was cut (furniture: " in told(article["id"], data)


def test_a_mention_says_whom_it_means_or_why_nobody(digest, data):
    pairs = [(a, m) for a in digest.articles.values() for m in a["mentions"]]
    linked = next((a, m) for a, m in pairs if m["entity"])
    lonely = next((a, m) for a, m in pairs if not m["entity"])
    assert digest.entities[linked[1]["entity"]]["name"] in told(f"{linked[0]['id']}:{linked[1]['start']}", data)
    assert "is linked to nobody" in told(f"{lonely[0]['id']}:{lonely[1]['start']}", data)


def test_the_address_of_a_page_is_as_good_as_an_id(digest, data):
    story = min(digest.stories.values(), key=lambda s: s["id"])
    statement = story["statements"][0]["id"]
    page = f"https://news.example/output/stories/{story['slug']}.html"
    assert told(page, data) == told(story["id"], data)
    assert told(f"{page}#{statement}", data) == told(statement, data)
    article = story["articles"][0]
    assert told(f"articles/{article}.html", data) == told(article, data)


def test_an_outlet_says_how_each_of_its_reports_is_known_to_be_from_it(digest, data):
    article = min(digest.articles.values(), key=lambda a: a["id"])
    said = told(article["outlet"], data)
    assert f"{article['id']} ({article['path']}): its outlet is known from {article['evidence']['outlet']}." in said


def test_a_quotation_says_who_speaks_and_which_words_tell(digest, data):
    article, quotation = next(
        (a, q) for a in digest.articles.values() for q in a["quotations"] if q["speaker"] and q["antecedent"]
    )
    said = told(quotation["id"], data)
    assert f"Its speaker is {digest.entities[quotation['speaker']]['name']}" in said
    for key in ("speaker_span", "antecedent"):
        start, end = quotation[key]
        assert f"“{article['text'][start:end]}” at {start}" in said
    lonely = next(q for a in digest.articles.values() for q in a["quotations"] if not q["speaker"])
    assert "Nobody is named as its speaker." in told(lonely["id"], data)


def test_an_unknown_name_gets_the_nearest_known_one(digest, data):
    known = min(digest.stories)
    with pytest.raises(InputError, match=f"did you mean {known}"):
        explain(known[:-1], data)


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory):
    """Digests of two builds: before the second one story went into another, and a story and a report were taken out."""
    folder = tmp_path_factory.mktemp("gone")
    content = whole(folder / "content")
    merge = (
        '[[merge]]\narticles = ["lamp-corrected.md", "cheese-echo.md"]\n[[headline]]\narticle = "lamp-corrected.md"\n'
    )
    for name, overrides in (("before", ""), ("after", merge)):
        if name == "after":
            for path in [*content.glob("tram-*"), content / "lamp-echo.txt"]:
                path.unlink()
        (content / "overrides.toml").write_text(overrides, encoding="utf-8")
        compile_clean(content, folder / name)
        keep_state(folder / name, content)
    return read_digest(folder / "before"), folder / "after"


def find_article(digest, path):
    [article] = [a for a in digest.articles.values() if a["path"] == path]
    return article


def test_a_story_that_went_into_another_says_into_which(before_and_after):
    before, after = before_and_after
    rows = [row for row in read_digest(after).redirects if row["reason"] == "merged"]
    merged = [row for row in rows if row["id"] in before.stories]
    assert merged
    for row in merged:
        old, new = before.stories[row["id"]], read_digest(after)
        [into] = [s for s in new.stories.values() if s["slug"] == row["to"]]
        said = told(old["id"], after)
        assert f"{old['id']} went into {into['id']}: {into['headline']['text']}" in said
        assert told(old["slug"], after) == told(f"https://x.example/stories/{old['slug']}.html", after) == said


def test_a_report_that_is_gone_says_what_it_was_and_in_which_story(before_and_after):
    before, after = before_and_after
    article = find_article(before, "lamp-echo.txt")
    said = told(article["id"], after)
    assert f"{article['id']} (“{article['title']}”) of {before.outlets[article['outlet']]['name']} is withdrawn" in said
    [story] = [s for s in read_digest(after).stories.values() if s["id"] in said]
    assert f"It was in the story that is {story['id']} today: {story['headline']['text']}" in said
    assert told(f"articles/{article['id']}.html", after) == said


def test_every_address_that_is_gone_says_what_became_of_it(before_and_after):
    _, after = before_and_after
    rows = read_digest(after).redirects
    assert {row["reason"] for row in rows} >= {"merged", "withdrawn"}
    for row in rows:
        said = told(row["from"], after)
        assert said.startswith(row["id"])
        assert ("is withdrawn" in said) == (row["reason"] == "withdrawn")
        assert told(row["id"], after) == said


def test_a_headline_that_the_editor_chose_says_so(before_and_after):
    before, after = before_and_after
    article = find_article(before, "lamp-corrected.md")
    [story] = [s for s in read_digest(after).stories.values() if article["id"] in s["articles"]]
    assert "lamp-corrected.md), chosen by the editor (overrides.toml)." in told(story["id"], after)
    others = [s for s in read_digest(after).stories if s != story["id"]]
    assert others
    assert not [key for key in others if "chosen by the editor" in told(key, after)]
