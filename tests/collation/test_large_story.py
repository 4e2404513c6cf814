"""A story of twenty outlets and seven hundred sentences keeps to the limits of a page, and loses nothing."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from small_stories import article, collate
from variorum.collation.tiers import CORE_SHARE, CORE_WORDS, MOST_CORE, MOST_ONLY, MOST_ONLY_OF_A_SOURCE

OUTLETS, SENTENCES = 20, 35
NOUNS = (
    "barge bell brook cask chapel cider clock comet copper cradle dairy engine ferry field flute forge granary harbour "
    "hedge ladder lamp larder loom mantle market meadow mill mirror orchard otter parish pebble "
    "pigeon quarry ribbon saddle sluice spire stable tannery timber tower turbine valley vessel wagon wharf window"
).split()
VERBS = "closed opened repaired flooded painted sold moved counted guarded emptied blessed burned fenced".split()
WAYS = (
    "The {a} of Kelmscar was {v} by {n} workers beside the old {b}.",
    "Beside an old {b}, {n} workers {v} the Kelmscar {a}, a {some} of it.",
    "In Kelmscar {n} workers {v} its {a}, which stands by the {b}.",
    "A {a} near the {b} was {v}: {n} workers of Kelmscar had come with a {some}.",
)


@pytest.fixture(scope="module")
def reports():
    """Twenty reports that tell sixty facts between them, each in its own order and words, and much that is theirs."""
    random = Random(20)
    facts = [(random.choice(NOUNS), random.choice(VERBS), random.choice(NOUNS), n) for n in range(60)]
    found = []
    for outlet in range(OUTLETS):
        chosen = random.sample(facts, 25)
        told = [random.choice(WAYS).format(a=a, v=v, b=b, n=n + 20, some=random.choice(NOUNS)) for a, v, b, n in chosen]
        own = [
            f"Reporter {outlet} saw {random.choice(NOUNS)} number {outlet * 50 + n} {random.choice(VERBS)} at Marrick."
            for n in range(SENTENCES - len(told))
        ]
        paragraphs = random.sample(told + own, SENTENCES)
        found.append(article(f"a{outlet:02}", "\n\n".join(paragraphs)))
    return found


@pytest.fixture(scope="module")
def story(reports):
    """The story of all of them."""
    return collate(*reports)


def test_the_core_keeps_to_its_points_and_words(story, reports):
    core = [s for s in story.statements if s.tier == "core"]
    texts = {a.id: a.text for a in reports}
    words = sum(len(texts[s.shown.article][s.shown.start : s.shown.end].split()) for s in core)
    firsts = len(reports)  # a report's first sentence stands open, whatever room there is
    assert MOST_CORE // 2 <= len(core) <= MOST_CORE + firsts
    assert words <= max(CORE_WORDS, sum(len(t.split()) for t in texts.values()) // CORE_SHARE) + 40 * firsts


def test_each_report_opens_somewhere_and_no_outlet_takes_the_page(story, reports):
    opened = {(c.article, c.start) for s in story.statements if s.tier != "folded" for c in s.citations}
    assert {(a.id, a.sentences[0][0]) for a in reports} <= opened
    own = Counter(s.shown.article for s in story.statements if s.tier == "only")
    assert max(own.values(), default=0) <= MOST_ONLY_OF_A_SOURCE
    assert sum(own.values()) <= max(MOST_ONLY, len(reports))


def test_every_sentence_is_cited_and_none_is_shown_twice(story, reports):
    cited = {(c.article, c.start, c.end) for s in story.statements for c in s.citations}
    assert cited == {(a.id, *span) for a in reports for span in a.sentences}
    shown = [s.shown for s in story.statements]
    assert len(shown) == len(set(shown))
    assert sum(len(a.sentences) for a in reports) == OUTLETS * SENTENCES
