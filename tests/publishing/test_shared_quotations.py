"""A quotation that several reports print, on the page of their story."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from digests import Digest
from publishing.edition import span
from publishing.rendered import render_changed, words
from variorum.model import Entity


def test_a_shared_quotation_names_a_speaker_whom_only_a_later_report_names(tmp_path: Path) -> None:
    def unname(digest: Digest) -> Digest:
        one = next(a for a in digest.articles if a.id == "a-one")
        silent = replace(one, quotations=tuple(replace(q, speaker=None) for q in one.quotations))
        return replace(digest, articles=tuple(silent if a is one else a for a in digest.articles))

    shared = render_changed(tmp_path, unname).partition("data-shared=")[2].partition("</section>")[0]
    assert shared.count('data-speaker="e-lorne" data-of="q-short"') == 1
    assert shared.index("data-speaker") < shared.index("data-member")


def test_the_same_words_of_a_shared_quotation_are_printed_once(tmp_path: Path) -> None:
    def same(digest: Digest) -> Digest:
        place = span("a-one", "“I shall miss the climb.")
        short = tuple(replace(q, start=place.start, end=place.end) for a in digest.articles[1:2] for q in a.quotations)
        one = replace(digest.articles[1], quotations=short)
        kiln, lamp = digest.stories
        members = tuple({**member, "variant": "full"} for member in lamp.quotations[0].members)
        lamp = replace(lamp, quotations=(replace(lamp.quotations[0], members=members),))
        return replace(digest, articles=(digest.articles[0], one, *digest.articles[2:]), stories=(kiln, lamp))

    shared = render_changed(tmp_path, same).partition("data-shared=")[2].partition("</section>")[0]
    assert shared.count("I shall miss the climb") == 1
    assert "prints the same words." in shared
    assert shared.count("data-member=") == 2


def test_a_quotation_with_changed_words_is_told_apart_from_a_shorter_one(tmp_path: Path) -> None:
    def alter(digest: Digest) -> Digest:
        kiln, lamp = digest.stories
        whole, cut = lamp.quotations[0].members
        altered = replace(lamp.quotations[0], members=(whole, {**cut, "variant": "altered"}))
        return replace(digest, stories=(kiln, replace(lamp, quotations=(altered,))))

    shared = render_changed(tmp_path, alter).partition("data-shared=")[2].partition("</section>")[0]
    assert "prints it differently:" in shared
    assert "prints only:" not in shared


def test_what_most_reports_quote_stands_first(tmp_path: Path) -> None:
    def add(digest: Digest) -> Digest:
        kiln, lamp = digest.stories
        rare = replace(lamp.quotations[0], id="sq-a", members=lamp.quotations[0].members[:1])
        return replace(digest, stories=(kiln, replace(lamp, quotations=(rare, *lamp.quotations))))

    page = render_changed(tmp_path, add)
    assert page.index('data-shared="sq-climb"') < page.index('data-shared="sq-a"')


def test_reports_that_name_two_speakers_each_say_whom_they_name(tmp_path: Path) -> None:
    def dispute(digest: Digest) -> Digest:
        two = next(a for a in digest.articles if a.id == "a-two")
        other = replace(two, quotations=tuple(replace(q, speaker="e-teal") for q in two.quotations))
        teal = Entity("e-teal", "Paul Teal", "PERSON")
        return replace(
            digest,
            articles=tuple(other if a is two else a for a in digest.articles),
            entities=(*digest.entities, teal),
        )

    shared = words(
        "</head>" + render_changed(tmp_path, dispute).partition("data-shared=")[2].partition("</section>")[0]
    )
    assert "Ida Lorne The Gull" in shared
    assert shared.endswith("It names Paul Teal")


def test_whom_most_sources_name_stands_over_a_report_that_names_another(tmp_path: Path) -> None:
    def dispute(digest: Digest) -> Digest:
        kiln, lamp = digest.stories
        one = next(a for a in digest.articles if a.id == "a-one")
        other = replace(one, quotations=tuple(replace(q, speaker="e-teal") for q in one.quotations))
        return replace(
            digest,
            articles=tuple(other if a is one else a for a in digest.articles),
            entities=(*digest.entities, Entity("e-teal", "Paul Teal", "PERSON")),
            stories=(kiln, lamp),
        )

    shared = words(
        "</head>" + render_changed(tmp_path, dispute).partition("data-shared=")[2].partition("</section>")[0]
    )
    assert "Most sources name Ida Lorne:" in shared
    assert "Paul Teal The Gull" in shared
