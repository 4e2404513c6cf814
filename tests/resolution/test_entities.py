"""The editor's word on names, and the bodies that our gazetteer knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from marked_articles import article, names_of
from variorum.entities import EntityOrders, KnownEntity, Parting, read_entities
from variorum.errors import InputError
from variorum.model import Entity, Role
from variorum.resolution import resolve_all, resolve_story

STORIES = (
    resolve_story([article("a", "[Ada Lind|PERSON] of the [Harbour Board|ORG] spoke. [Lind|PERSON] left.")]),
    resolve_story([article("b", "[Ada Lindqvist|PERSON] of the [Quay Authority|ORG] spoke.")]),
)


def entities(orders: EntityOrders) -> dict[str, Entity]:
    return {e.name: e for e in resolve_all(STORIES, orders).entities}


def test_a_body_that_the_gazetteer_knows_is_one_in_all_its_forms():
    found = names_of(article("a", "[Nato|ORG] met. The [North Atlantic Treaty Organization|ORG] is [NATO|ORG]."))
    assert list(found.values()) == [["NATO", "Nato", "North Atlantic Treaty Organization"]]


def test_a_body_that_the_gazetteer_knows_is_linked_though_it_is_named_once():
    assert names_of(article("a", "[OPEC|ORG] met.")) == {
        "body:known:organization of the petroleum exporting countries": ["OPEC"]
    }


def test_an_acronym_is_what_the_story_says_it_is():
    found = names_of(article("a", "The [Estuary Craft Bureau|ORG] (ECB) met. [ECB|ORG] spoke."))
    assert found == {"body:estuary craft bureau": ["ECB", "Estuary Craft Bureau"]}


def test_two_spellings_of_a_city_are_one_place_with_one_identifier():
    (entity,) = resolve_all([resolve_story([article("a", "In [Kiev|GPE] and [Kyiv|GPE].")])]).entities
    assert entity.identifiers.keys() == {"geonames"}


def test_names_that_the_editor_calls_the_same_are_one_entity():
    found = entities(EntityOrders((KnownEntity(("Ada Lind", "Ada Lindqvist")),)))
    assert found["Ada Lind"].aliases == ("Ada Lindqvist", "Lind")
    assert found["Ada Lind"].articles == ("a", "b")


def test_an_alias_joins_and_the_editors_identifiers_and_type_stand():
    known = KnownEntity(("Harbour Board", "Quay Authority"), "FAC", (("wikidata", "Q0"),))
    found = entities(EntityOrders((known,)))["Harbour Board"]
    assert (found.type, found.identifiers, found.articles) == ("FAC", {"wikidata": "Q0"}, ("a", "b"))


def test_an_entry_of_a_body_is_no_persons():
    assert "Ada Lind" in entities(EntityOrders((KnownEntity(("Lind Works", "Ada Lind"), "ORG"),)))
    assert entities(EntityOrders((KnownEntity(("Lind Works", "Ada Lind"), "ORG"),)))["Ada Lind"].type == "PERSON"


def test_who_is_hidden_has_no_entity_and_no_link():
    resolution = resolve_all(STORIES, EntityOrders(hidden=("ada lind",)))
    assert {e.name for e in resolution.entities} == {"Ada Lindqvist", "Harbour Board", "Quay Authority"}
    assert "person:ada lind" not in resolution.ids[0]


def test_a_name_that_no_article_has_is_warned_of_with_the_nearest():
    (warning,) = resolve_all(STORIES, EntityOrders(hidden=("Ada Lint",))).warnings
    assert "no article names 'Ada Lint'. Did you mean 'Ada Lind'?" in warning


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[entitty]]\nname = "x"\n', "Did you mean 'entity'"),
        ('[hide]\nname = "x"\n', "single brackets"),
        ("[[hide]]\n", "without name"),
        ('[[same]]\nnames = ["x"]\n', "fewer than two"),
        ('[[entity]]\nname = "x"\ntype = "TOWN"\n', "must be PERSON"),
        ('[[entity]]\nname = "x"\nalias = ["y"]\n', "Did you mean 'aliases'"),
        ('[[entity]]\nname = "x"\naliases = "y"\n', "a list of strings"),
        ('[[entity]]\nname = "x"\nidentifiers = {viaf = "1"}\n', "have no viaf"),
    ],
)
def test_a_file_that_is_wrong_is_told_what_to_mend(tmp_path: Path, text: str, told: str):
    (tmp_path / "entities.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_entities([tmp_path])


def test_a_name_that_is_told_apart_is_another_in_the_stories_of_its_articles():
    stories = [resolve_story([article(key, "[Ada Lind|PERSON] spoke.")]) for key in "abc"]
    orders = EntityOrders(apart=(Parting("Ada Lind", ("https://b.example/", "c.txt")),))
    called = {"https://b.example/": frozenset("b"), "c.txt": frozenset("c")}
    resolution = resolve_all(stories, orders, called)
    assert sorted((e.id == "e-ada-lind", e.articles) for e in resolution.entities) == [
        (False, ("b", "c")),
        (True, ("a",)),
    ]
    assert not resolution.warnings


def test_an_article_that_is_not_there_tells_nobody_apart_and_is_warned_of():
    resolution = resolve_all(STORIES, EntityOrders(apart=(Parting("Ada Lind", ("d.txt",)),)), {"a.txt": frozenset("a")})
    assert {e.id for e in resolution.entities if e.type == "PERSON"} == {"e-ada-lind", "e-ada-lindqvist"}
    assert resolution.warnings == ("entities.toml: the article 'd.txt' is not among the inputs. Did you mean 'a.txt'?",)


def test_an_office_of_the_editors_stands_first_with_its_days():
    office = ("harbour master", "Port of Ostrey", "2024-05-01", "")
    found = entities(EntityOrders((KnownEntity(("Ada Lind",), "PERSON", offices=(office,)),)))["Ada Lind"]
    assert found.roles[0] == Role("harbour master", "Port of Ostrey", "2024-05-01", None)


def test_a_place_that_stands_for_a_body_is_itself_and_says_what_for():
    story = resolve_story([article("a", "The [Kremlin|ORG] said no. [Russia|GPE] waits.")])
    found = {e.name: e for e in resolve_all([story]).entities}
    assert found["Kremlin"].stands_for == "President of Russia"
    assert found["Russia"].stands_for is None


def test_a_head_of_state_is_known_by_name_and_office_in_every_spelling():
    texts = ("President [Volodymyr Zelensky|PERSON] spoke.", "President [Volodymyr Zelenskyy|PERSON] left.")
    (entity,) = resolve_all([resolve_story([article(f"a{n}", text)]) for n, text in enumerate(texts)]).entities
    assert entity.roles[0] == Role("president", "Ukraine", "2019-05-20", None)


def test_a_namesake_of_a_head_of_state_without_the_office_is_nobody_known():
    (entity,) = resolve_all([resolve_story([article("a", "The plumber [Mark Carney|PERSON] spoke.")])]).entities
    assert entity.roles == ()
