"""The pages of names: what is quoted of them and about them, whom they appear with, their stories, and the index."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from digests import Digest
from publishing.edition import mention, quote
from publishing.rendered import read, render_changed, words
from variorum.model import Entity, Role


def render_name(tmp_path: Path, change: Callable[[Digest], Digest] = replace, entity: str = "e-lorne") -> str:
    """The page of a name in a changed edition whose site proves itself."""
    render_changed(tmp_path, change)
    return read(tmp_path / "site", f"entities/{entity}.html")


def section(page: str, key: str) -> str:
    """What a reader reads in a section; "" where there is none."""
    return words("</head>" + page.partition(f'id="{key}"')[2].partition("</section>")[0].partition(">")[2])


def test_an_utterance_that_two_reports_print_is_quoted_once_and_in_full(tmp_path: Path) -> None:
    said = section(render_name(tmp_path), "said")
    assert said.count("I shall miss the climb") == 1
    assert "I shall not miss the gulls" in said
    assert "The Gull" in said


def test_a_quotation_by_somebody_else_that_names_her_stands_among_what_others_say(tmp_path: Path) -> None:
    def about(digest: Digest) -> Digest:
        one = next(a for a in digest.articles if a.id == "a-one")
        told = replace(quote("q-about", "a-one", "Keeper Ida Lorne had lit it"), speaker=None)
        return replace(
            digest,
            articles=tuple(replace(a, quotations=(told, *a.quotations)) if a is one else a for a in digest.articles),
        )

    page = render_name(tmp_path, about)
    assert "Keeper Ida Lorne had lit it" in section(page, "about")
    assert "Keeper Ida Lorne had lit it" not in section(page, "said")


def test_who_stands_in_one_sentence_with_a_name_appears_with_it(tmp_path: Path) -> None:
    def meet(digest: Digest) -> Digest:
        near = mention("a-two", "miss", "e-orrin", "LOC")
        orrin = Entity("e-orrin", "Orrin Head", "LOC", articles=("a-one", "a-two"), mentions=2)
        return replace(
            digest,
            articles=tuple(replace(a, mentions=(near, *a.mentions)) if a.id == "a-two" else a for a in digest.articles),
            entities=(digest.entities[0], orrin),
        )

    assert section(render_name(tmp_path, meet), "beside").endswith("Orrin Head Place")


def test_a_name_that_stands_alone_in_its_sentences_appears_with_nobody(tmp_path: Path) -> None:
    assert section(render_name(tmp_path), "beside") == ""


def test_a_story_stands_once_under_the_newest_day_of_the_reports_that_name_somebody(tmp_path: Path) -> None:
    assert section(render_name(tmp_path), "days") == "Stories by day 7 May 2031 Lamp of Orrin Head goes out"


def test_a_report_without_a_day_counts_for_the_newest_day_of_its_story(tmp_path: Path) -> None:
    def undate(digest: Digest) -> Digest:
        lorne = replace(digest.entities[0], articles=("a-one",), mentions=1)
        told = {"a-one": {"published": None}, "a-two": {"mentions": (), "quotations": ()}}
        articles = tuple(replace(a, **told.get(a.id, {})) for a in digest.articles)
        kiln, lamp = digest.stories
        lamp = replace(lamp, quotations=())
        return replace(digest, articles=articles, entities=(lorne, *digest.entities[1:]), stories=(kiln, lamp))

    assert section(render_name(tmp_path, undate), "days").startswith("Stories by day 7 May 2031")


def test_a_role_is_printed_with_its_days(tmp_path: Path) -> None:
    def hold(digest: Digest) -> Digest:
        lorne = replace(digest.entities[0], roles=(Role("Keeper", "Orrin Head", "2000-01-01", "2031-05-06"),))
        return replace(digest, entities=(lorne, *digest.entities[1:]))

    assert "Keeper Orrin Head from 1 January 2000 until 6 May 2031" in words(render_name(tmp_path, hold))


def test_a_long_list_of_people_stands_under_the_letters_of_their_family_names(tmp_path: Path) -> None:
    def crowd(digest: Digest) -> Digest:
        many = [Entity(f"e-x{n}", f"Ada {string.ascii_uppercase[n % 26]}ell{n}", "PERSON") for n in range(50)]
        many.append(Entity("e-oe", "Åse Ødegård", "PERSON"))
        return replace(digest, entities=tuple(sorted((*digest.entities, *many), key=lambda e: e.id)))

    render_changed(tmp_path, crowd)
    page = read(tmp_path / "site", "entities/index.html")
    under = words("</head>" + page.partition('data-initial="O">')[2].partition("</section>")[0])
    assert under.split()[:3] == ["O", "Åse", "Ødegård"]
    assert "Ada Oell14" in under
    assert 'id="LOC"' in page
    assert 'data-initial="A"' in page
