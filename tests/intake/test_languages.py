"""The language of a text that does not say it."""

from __future__ import annotations

import pytest

from variorum.intake import languages

SAID = {
    "en": "The council said on Monday that it would close the old bridge for a year, since an inspection had "
    "found that its bearings were worn. Traffic will be led over the ford, which is dry from June to "
    "October, and the buses of the valley will stop at the mill. Residents said they had not been told of "
    "it, and that they would ask the mayor who was to pay for the longer way to school. The mayor said he "
    "was sorry.",
    "de": "Der Rat hat am Montag beschlossen, die alte Brücke für ein Jahr zu sperren, weil bei einer Prüfung "
    "abgenutzte Lager gefunden wurden. Der Verkehr wird über die Furt geleitet, die von Juni bis Oktober "
    "trocken liegt, und die Busse des Tals halten an der Mühle. Die Anwohner sagten, man habe ihnen "
    "nichts davon gesagt.",
    "nl": "De raad heeft maandag besloten de oude brug voor een jaar te sluiten, omdat bij een inspectie was "
    "gebleken dat de lagers versleten waren. Het verkeer gaat over de doorwaadbare plaats, die van juni "
    "tot oktober droog is, en de bussen in het dal stoppen bij de molen. Bewoners zeiden dat zij het niet "
    "hadden geweten.",
    "da": "Rådet besluttede mandag at lukke den gamle bro i et år, for et eftersyn havde vist, at lejerne var "
    "slidte. Trafikken bliver ledt over vadestedet, som er tørt fra juni til oktober, og busserne i dalen "
    "holder ved møllen. Beboerne sagde, at de ikke havde fået det at vide, og at de ville spørge "
    "borgmesteren.",
}


@pytest.mark.parametrize("code", SAID)
def test_a_text_has_the_language_that_it_is_in(code):
    assert languages.guess_language(SAID[code]) == code


def test_plain_english_opens_no_tables(monkeypatch):
    monkeypatch.setattr(languages, "_identifier", lambda: pytest.fail("the tables were opened"))
    assert languages.guess_language(SAID["en"]) == "en"


def test_a_few_english_words_are_not_called_english_without_asking():
    assert languages.guess_language(SAID["da"] + " The end of the day.") == "da"
    assert languages.guess_language("The Hague and The Who.") is None
