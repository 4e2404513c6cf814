"""One name, one entity; unsure means unlinked."""

from __future__ import annotations

import pytest

from marked_articles import article, names_of
from variorum.resolution import resolve_all, resolve_story


def test_a_surname_follows_the_full_name_of_its_article():
    assert names_of(article("a", "[Ada Lind|PERSON] spoke. [Lind|PERSON] left.")) == {
        "person:ada lind": ["Ada Lind", "Lind"]
    }


def test_a_surname_without_a_full_name_anywhere_is_nobody():
    assert names_of(article("a", "[Lind|PERSON] left.")) == {}


def test_a_surname_follows_the_one_full_name_of_the_story():
    found = names_of(article("a", "[Ada Lind|PERSON] spoke."), article("b", "[Lind|PERSON] left."))
    assert found == {"person:ada lind": ["Ada Lind", "Lind"]}


def test_a_surname_that_two_people_of_the_article_bear_is_nobody():
    found = names_of(article("a", "[Ada Lind|PERSON] met [Olof Lind|PERSON]. [Lind|PERSON] left."))
    assert found == {"person:ada lind": ["Ada Lind"], "person:olof lind": ["Olof Lind"]}


def test_two_people_with_one_surname_in_two_stories_stay_two():
    stories = [
        resolve_story([article("a", "[Ada Lind|PERSON] spoke.")]),
        resolve_story([article("b", "[Olof Lind|PERSON] spoke.")]),
    ]
    assert [e.name for e in resolve_all(stories).entities] == ["Ada Lind", "Olof Lind"]


def test_two_spellings_of_a_long_surname_are_one_person():
    found = names_of(article("a", "[Rustam Zariyev|PERSON] signed."), article("b", "[Rustam Zariev|PERSON] signed."))
    assert list(found.values()) == [["Rustam Zariev", "Rustam Zariyev"]]


def test_two_different_first_names_are_two_people_however_alike_the_rest():
    assert len(names_of(article("a", "[Marta Kowalska|PERSON] and [Anna Kowalska|PERSON] spoke."))) == 2


def test_an_initial_joins_the_one_name_it_fits():
    assert list(names_of(article("a", "[Ada Lind|PERSON], or [A. Lind|PERSON], spoke.")).values()) == [
        ["A. Lind", "Ada Lind"]
    ]


def test_an_acronym_in_brackets_is_the_name_before_it():
    found = names_of(article("a", "The [Marrick Rail Authority|ORG] ([MRA|ORG]) said no. [MRA|ORG] trains stood."))
    assert found == {"body:marrick rail authority": ["MRA", "Marrick Rail Authority"]}


def test_house_style_of_an_acronym_is_no_second_body():
    assert list(names_of(article("a", "[Arwu|ORG] met. [ARWU|ORG] left.")).values()) == [["ARWU", "Arwu"]]


def test_countries_have_their_code_from_the_authority_whatever_they_are_called():
    story = resolve_story([article("a", "[Britain|GPE] and the [UK|GPE] and the [United Kingdom|GPE]")])
    [entity] = resolve_all([story]).entities
    assert entity.identifiers == {"iso3166": "GB"}
    assert entity.mentions == 3


def test_a_place_in_no_authority_has_no_identifier():
    story = resolve_story([article("a", "[Kelmscar|GPE] flooded. [Kelmscar|GPE] dried.")])
    [entity] = resolve_all([story]).entities
    assert entity.identifiers == {}


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Transport Minister [Ada Lind|PERSON] spoke.", ["Transport Minister"]),
        ("the US defence secretary [Ada Lind|PERSON] spoke.", ["US defence secretary"]),
        ("[Ada Lind|PERSON], the mayor of Kelmscar, spoke.", ["mayor of Kelmscar"]),
        ("President [Olof Lind|PERSON] and Chancellor [Ada Lind|PERSON] spoke.", ["Chancellor"]),
        ("On Monday [Ada Lind|PERSON] spoke.", []),
        ("[Ada Lind|PERSON], who was late, spoke.", []),
        ("It rose by 40 per Cent. Mayor [Ada Lind|PERSON] left.", ["Mayor"]),
    ],
)
def test_an_office_beside_a_name_is_a_role_and_other_words_are_not(text, roles):
    story = resolve_story([article("a", text)])
    assert [r.title for n in story.names if n.key == "person:ada lind" for r in n.roles] == roles


def test_a_bare_title_speaks_for_the_one_who_holds_it_in_the_story():
    story = resolve_story(
        [
            article(
                "a", "Defence Minister [Ada Lind|PERSON] came. “No,” said the Defence Minister.", "the Defence Minister"
            )
        ]
    )
    assert story.speakers == {"q-a": "person:ada lind"}


def test_a_title_of_another_country_is_another_holder():
    met = "UK Defence Minister [Ada Lind|PERSON] met US Defence Minister [Bo Ray|PERSON]."
    text = f"{met} “No,” said the US Defence Minister."
    assert resolve_story([article("a", text, "the US Defence Minister")]).speakers == {"q-a": "person:bo ray"}


def test_a_title_that_two_hold_is_nobody():
    text = "Councillor [Ada Lind|PERSON] met Councillor [Bo Ray|PERSON]. “No,” said the councillor."
    assert resolve_story([article("a", text, "the councillor")]).speakers == {}


def test_switched_off_nothing_is_linked():
    story = resolve_story([article("a", "[Ada Lind|PERSON] spoke.")], enabled=False)
    assert (story.names, dict(story.mentions)) == ((), {})


def test_the_order_of_articles_changes_nothing():
    articles = [
        article("a", "[Ada Lind|PERSON] and [MRA|ORG] of the [Marrick Rail Authority|ORG]."),
        article("b", "[Lind|PERSON] in [Berlin|GPE], with [Olof Berg|PERSON]."),
        article("c", "[Berg|PERSON] in [Germany|GPE] and [Berlin|GPE]."),
    ]
    expected = resolve_all([resolve_story(articles)])
    assert resolve_all([resolve_story(articles[::-1])]) == expected


def test_an_office_tells_two_of_one_surname_apart():
    found = names_of(
        article("a", "The presiding judge, [Tihomir Vask|PERSON], spoke. [Tessa Vask|PERSON], an analyst, did not."),
        article("b", "Judge [Vask|PERSON] read for an hour."),
    )
    assert found == {"person:tihomir vask": ["Tihomir Vask", "Vask"], "person:tessa vask": ["Tessa Vask"]}


def test_an_office_that_both_have_tells_them_apart_by_its_other_words():
    found = names_of(
        article("a", "[Dora Petrel|PERSON], the mining minister, met the prime minister, [Goran Petrel|PERSON]."),
        article("b", "The mining minister, [Petrel|PERSON], stayed."),
    )
    assert found["person:dora petrel"] == ["Dora Petrel", "Petrel"]


def test_a_title_of_women_means_no_man():
    found = names_of(article("a", "[Anna Keogh|PERSON] met [Simon Keogh|PERSON]. Mr [Keogh|PERSON] left."))
    assert found == {"person:anna keogh": ["Anna Keogh"], "person:simon keogh": ["Keogh", "Simon Keogh"]}


def test_a_rank_in_a_mention_is_no_given_name():
    found = names_of(article("a", "[Superintendent Moira Kell|PERSON] spoke."), article("b", "[Kell|PERSON] left."))
    assert list(found) == ["person:moira kell"]


def test_a_surname_spelled_just_so_goes_before_one_nearly_so():
    found = names_of(
        article("a", "[Yegor Savrin|PERSON] met [Klara Savrina|PERSON]."), article("b", "[Savrin|PERSON].")
    )
    assert found["person:yegor savrin"] == ["Savrin", "Yegor Savrin"]


def test_a_body_may_be_called_by_its_first_word_unless_that_is_a_place():
    text = "[Boreal Lithium|ORG] and [Tessa Council|ORG] spoke. [Boreal|ORG] left."
    assert sorted(names_of(article("a", text + " They met in [Tessa|ORG]. [Tessa|ORG] slept."))) == [
        "body:boreal lithium",
        "body:tessa",
        "body:tessa council",
    ]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("[Tessa Guildhall|GPE] burned", "[Guildhall|ORG]"),
        ("[Tessa Bridge|FAC] closed", "[Bridge|LOC]"),
        ("[Marrick Harbour|LOC] froze", "[Harbour|FAC]"),
        ("[Marrick Rovers|ORG] won", "[Rovers|GPE]"),
    ],
)
def test_the_last_word_alone_is_the_one_fuller_name_that_ends_so(long, short):
    story = resolve_story(
        [article("a", f"The {long}."), article("b", f"They met in the {short}. A packed {short} sang. The {short}.")]
    )
    full, kind = long[1 : long.index("]")].split("|")
    [name] = story.names
    assert (name.type, sorted(name.forms)) == (kind, sorted([full, short[1:].split("|")[0]]))


def test_a_last_word_that_ends_two_fuller_names_is_nobodys():
    found = names_of(
        article("a", "[Tessa Bridge|FAC] and [Marrick Bridge|FAC] closed. The [Bridge|FAC], the [Bridge|FAC].")
    )
    assert found == {"body:tessa bridge": ["Tessa Bridge"], "body:marrick bridge": ["Marrick Bridge"]}


def test_two_spellings_of_one_fuller_name_are_one_for_its_last_word():
    found = names_of(
        article("a", "The [Tessa Corn Hall|FAC] burned."),
        article("b", "The [Corn Hall|FAC] burned. In the [Hall|ORG]."),
    )
    assert found == {"body:tessa corn hall": ["Corn Hall", "Hall", "Tessa Corn Hall"]}


@pytest.mark.parametrize(
    "text",
    [
        "[Lower Tessa|GPE] is near [Tessa|GPE], and [Tessa|GPE] burned.",
        "[Lower Tessa|GPE] is near [Tessa|GPE]. In the [Tessa|GPE] of old, [Tessa|GPE].",
        "[Lower Tessa|GPE] burned. The [Tessa|GPE] ferry and the [Tessa|GPE] herders left.",
        "The [Isle of Tessa|GPE] burned. The [Tessa|GPE], the [Tessa|GPE].",
        "The [Northern TSA|ORG] met. The [TSA|ORG], the [TSA|ORG].",
        "[West Germany|LOC] burned. In the [Germany|GPE] of today, the [Germany|GPE].",
        "The [White House|FAC] was silent. The [House|ORG], the [House|ORG].",
    ],
)
def test_a_town_an_acronym_or_what_everybody_knows_is_no_last_word(text):
    assert len(names_of(article("a", text))) == 2


def test_what_is_a_place_elsewhere_in_the_story_is_no_surname():
    found = names_of(
        article("a", "They met in [Murosk|GPE]. [Murosk|GPE] slept."), article("b", "[Murosk|PERSON] said no.")
    )
    assert found == {"place:murosk": ["Murosk"]}


def test_a_description_speaks_for_the_name_beside_it():
    told = article(
        "a", "“We go,” said the minister responsible, [Dora Petrel|PERSON].", speaker="the minister responsible"
    )
    assert resolve_story([told]).speakers == {"q-a": "person:dora petrel"}


def test_a_first_name_and_a_rare_word_are_a_person_and_a_place_is_never_one():
    found = resolve_story(
        [article("a", "[Piotr Zelenka|ORG] met [Victoria Park|FAC] staff in [Tessa|GPE]. [Tessa|PERSON].")]
    )
    assert {n.key: n.type for n in found.names} == {
        "person:piotr zelenka": "PERSON",
        "body:victoria park": "FAC",
        "place:tessa": "GPE",
    }


def test_an_age_in_one_report_makes_a_person_of_the_name_in_all():
    found = names_of(
        article("a", "[Norl Beppe|PERSON], 71, walked."),
        article("b", "[Norl Beppe|ORG] and [Norl Beppe|ORG] again; [Beppe|ORG] wept."),
        article("c", "[Norl Beppe|ORG] left."),
    )
    assert found == {"person:norl beppe": ["Beppe", "Norl Beppe"]}


def test_most_marks_say_whether_a_name_without_an_age_is_a_persons():
    found = names_of(
        article("a", "[Norl Beppe|PERSON] walked."), article("b", "[Norl Beppe|ORG] and [Norl Beppe|ORG] again.")
    )
    assert list(found) == ["body:norl beppe"]


def test_a_name_with_another_in_its_middle_is_the_same_persons():
    found = names_of(
        article("a", "[John “Jack” Marr|PERSON] and [Anna (née Coy) Tell|PERSON] met."),
        article("b", "[Jack Marr|PERSON] told [Anna Tell|PERSON]."),
    )
    assert sorted(found.values()) == [["Anna (née Coy) Tell", "Anna Tell"], ["Jack Marr", "John “Jack” Marr"]]
