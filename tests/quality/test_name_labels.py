"""The labels of who is who and who says what claim only what stands in their reports, exactly as it stands there."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "names"
HALVES = ("seen", "unseen")
TYPES = set("PERSON ORG GPE LOC FAC NORP EVENT PRODUCT WORK LAW".split())
OPENING_MARK = re.compile(r"[“‘]|(?<!\S)\"")
END_OF_QUOTATION = re.compile(r"[.,?!]?[”’\"]")
ENOUGH_WORDS = 8

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Story:
    """The reports of a labelled story, title and body by file, with what their labels say."""

    name: str
    titles: Mapping[str, str]
    bodies: Mapping[str, str]
    names: Row
    speakers: Row

    def mentions(self) -> Iterator[str]:
        """Every label of words in a body."""
        rows = chain.from_iterable([*e["mentions"], *e.get("descriptions", [])] for e in self.names["entity"])
        return chain(rows, self.names["nobody"])

    def marked(self) -> Iterator[Row]:
        """Every label of words inside marks."""
        return chain(self.speakers["quotation"], self.speakers.get("scare", []))


def read_story(folder: Path) -> Story:
    """A story's folder."""
    reports = {path.stem: path.read_text(encoding="utf-8") for path in sorted((folder / "reports").glob("*.md"))}
    parts = {file: re.split(r"\n---\n|\n\n", text, maxsplit=1) for file, text in reports.items()}
    return Story(
        folder.name,
        {file: re.findall(r"(?im)^title: (.+)$", head)[0] for file, (head, _) in parts.items()},
        {file: body for file, (_, body) in parts.items()},
        tomllib.loads((folder / "names.toml").read_text(encoding="utf-8")),
        tomllib.loads((folder / "speakers.toml").read_text(encoding="utf-8")),
    )


STORIES = {half: [read_story(path) for path in sorted((FOLDER / half).iterdir())] for half in HALVES}
every_story = pytest.mark.parametrize("story", [pytest.param(s, id=s.name) for half in HALVES for s in STORIES[half]])


def place(label: str, texts: Mapping[str, str]) -> tuple[str, int, int] | None:
    """Where a label's bracketed name stands, or None if its words do not stand in its report exactly once."""
    file, _, words = label.partition(": ")
    before, name, after = re.split(r"[\[\]]", words)
    if texts[file].count(before + name + after) != 1:
        return None
    start = texts[file].index(before + name + after) + len(before)
    return file, start, start + len(name)


def majority(texts: Sequence[tuple[str, str]], one_voice: Sequence[str]) -> str:
    """The speaker whom most independent reports name; nobody if two are named as often."""
    voices = {("agency" if file in one_voice else file, speaker) for file, speaker in texts if speaker}
    ranked = Counter(speaker for _, speaker in voices).most_common(2)
    return "" if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]) else ranked[0][0]


def test_both_halves_have_stories_of_three_or_four_reports() -> None:
    assert {half: len(stories) for half, stories in STORIES.items()} == {"seen": 2, "unseen": 2}
    assert all(len(story.bodies) in {3, 4} for stories in STORIES.values() for story in stories)


@every_story
def test_every_name_and_description_stands_in_its_report_exactly_once(story: Story) -> None:
    assert [label for label in story.mentions() if place(label, story.bodies) is None] == []


@every_story
def test_every_name_of_a_headline_stands_in_it_exactly_once(story: Story) -> None:
    labels = chain.from_iterable(e.get("in_title", []) for e in story.names["entity"])
    assert [label for label in labels if place(label, story.titles) is None] == []


@every_story
def test_a_name_is_whole_words(story: Story) -> None:
    for file, start, end in filter(None, (place(label, story.bodies) for label in story.mentions())):
        assert re.search(r"\w\w", story.bodies[file][max(start - 1, 0) : start + 1]) is None
        assert re.search(r"\w\w", story.bodies[file][end - 1 : end + 1]) is None


@every_story
def test_no_words_are_the_name_of_two(story: Story) -> None:
    places = Counter(place(label, story.bodies) for label in story.mentions())
    assert [found for found, times in places.items() if times > 1] == []


@every_story
def test_an_entity_has_a_name_of_its_own_and_a_type(story: Story) -> None:
    names = Counter(entity["name"] for entity in story.names["entity"])
    assert [name for name, times in names.items() if times > 1] == []
    assert {entity["type"] for entity in story.names["entity"]} <= TYPES


@every_story
def test_every_quotation_begins_at_an_opening_mark_and_stands_there_alone(story: Story) -> None:
    for row in story.marked():
        body, words = story.bodies[row["report"]], row["text"]
        assert body.count(words) == 1, row
        assert OPENING_MARK.fullmatch(body, body.index(words) - 1, body.index(words)), row


@every_story
def test_a_quotation_has_eight_words_or_all_of_its_words(story: Story) -> None:
    for row in story.marked():
        body, words = story.bodies[row["report"]], row["text"]
        is_whole = END_OF_QUOTATION.match(body, body.index(words) + len(words)) is not None
        assert is_whole or len(words.split()) >= ENOUGH_WORDS, row


@every_story
def test_every_opening_mark_has_exactly_one_label(story: Story) -> None:
    labelled = Counter((row["report"], story.bodies[row["report"]].index(row["text"])) for row in story.marked())
    marks = [(file, mark.end()) for file, body in story.bodies.items() for mark in OPENING_MARK.finditer(body)]
    assert labelled == Counter(marks)


@every_story
def test_every_speaker_is_a_labelled_entity(story: Story) -> None:
    names = {entity["name"] for entity in story.names["entity"]}
    told = {row["speaker"] for row in [*story.speakers["quotation"], *story.speakers["shared"]]}
    assert told - names - {""} == set()


@every_story
def test_a_shared_quotation_is_of_several_reports_and_of_the_speaker_whom_most_name(story: Story) -> None:
    speakers = {(row["report"], row["text"]): row["speaker"] for row in story.speakers["quotation"]}
    for row in story.speakers["shared"]:
        texts = [(text["report"], speakers[text["report"], text["text"]]) for text in row["texts"]]
        assert len({file for file, _ in texts}) == len(texts) > 1
        assert row["speaker"] == majority(texts, row.get("one_voice", [])), row
        assert row.get("contradiction", False) == (len({speaker for _, speaker in texts} - {""}) > 1), row


def test_both_halves_have_contradictions_and_copy_that_counts_once() -> None:
    for stories in STORIES.values():
        shared = [row for story in stories for row in story.speakers["shared"]]
        assert sum(row.get("contradiction", False) for row in shared) >= 2
        assert any("one_voice" in row for row in shared)
