"""Topics of a story: what its publishers say of it counts, and what they do not say is not guessed."""

from __future__ import annotations

import pytest

from small_stories import article
from variorum.collation.topics import find_topics

TEXT = "Nobody knew at first what it was about."
SPORT, HEALTH = "15000000", "07000000"


@pytest.mark.parametrize(
    ("facts", "topics"),
    [
        ({"topics": (HEALTH,)}, (HEALTH,)),
        ({"topics": ("20000822",)}, ()),
        ({"section": "Sport"}, (SPORT,)),
        ({"section": "News / Fußball"}, (SPORT,)),
        ({"section": "Opinion"}, ()),
        ({"url": "https://a.example/sport/2026/03/late-goal"}, (SPORT,)),
        ({"url": "https://a.example/en/health/late-goal"}, (HEALTH,)),
        ({"url": "https://a.example/late-sport"}, ()),
        ({"url": "https://a.example/sport"}, ()),
        ({"topics": (HEALTH,), "section": "Sport"}, (HEALTH,)),
    ],
)
def test_what_a_publisher_says_of_a_report_is_its_topic(facts, topics):
    assert find_topics([article("a", TEXT, **facts)]) == topics


def test_of_several_topics_those_come_first_that_most_reports_have():
    reports = [
        article(key, TEXT, section=section) for key, section in (("a", "Health"), ("b", "Sport"), ("c", "Sport"))
    ]
    assert find_topics(reports) == (SPORT, HEALTH)


@pytest.mark.parametrize(
    ("title", "text", "language", "topic"),
    [
        ("Keeper saves penalty", "Orrin Rovers won the cup final after their goalkeeper saved a penalty.", "en", SPORT),
        (
            "Klinik schließt",
            "Die Klinik nimmt keine Patienten mehr auf, sagt der Chefarzt.",
            "de",
            HEALTH,
        ),
        (
            "Grève",
            "Les syndicats appellent à la grève, les salariés sont en colère.",
            "fr",
            "09000000",
        ),
        (
            "Incendio",
            "Los bomberos apagaron el incendio y rescataron a dos vecinos.",
            "es",
            "03000000",
        ),
    ],
)
def test_plain_words_tell_a_topic_in_four_languages(title, text, language, topic):
    assert find_topics([article("a", text, title=title, language=language)])[:1] == (topic,)


def test_what_its_words_do_not_settle_is_of_no_topic():
    assert find_topics([article("a", TEXT, title="Something happened in Orrin")]) == ()


def test_what_a_publisher_says_goes_before_the_words():
    text = "Orrin Rovers won the cup final after their goalkeeper saved a penalty."
    assert find_topics([article("a", text, section="Health")]) == (HEALTH,)
