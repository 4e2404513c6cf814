"""Settings: few, typed, and all mistakes told at once."""

from __future__ import annotations

import pytest

from variorum.errors import SettingsError
from variorum.settings import STAGES, Settings, read_settings


def test_without_settings_the_defaults_hold():
    assert read_settings({"SITENAME": "A blog"}) == Settings()


def test_an_unknown_name_is_refused_with_the_nearest_known_one():
    with pytest.raises(SettingsError, match="VARIORUM_PREFX is no setting; did you mean VARIORUM_PREFIX"):
        read_settings({"VARIORUM_PREFX": ""})


def test_a_wrong_type_names_the_value_and_what_was_expected():
    with pytest.raises(SettingsError, match=r"VARIORUM_PREFIX is 3, but must be a str, like 'digest'"):
        read_settings({"VARIORUM_PREFIX": 3})


def test_an_unknown_stage_is_refused_with_the_nearest_known_one():
    with pytest.raises(SettingsError, match="quotation is no stage in VARIORUM_OFF; did you mean quotations"):
        read_settings({"VARIORUM_OFF": ["quotation"]})


def test_all_mistakes_are_told_at_once():
    with pytest.raises(SettingsError) as error:
        read_settings({"VARIORUM_OFF": ["nmaes"], "VARIORUM_MODLE": "x", "VARIORUM_AS_ARTICLES": "yes"})
    assert all(word in str(error.value) for word in ("nmaes", "VARIORUM_MODLE", "VARIORUM_AS_ARTICLES"))


def test_a_list_from_a_configuration_is_taken_as_a_tuple():
    assert read_settings({"VARIORUM_OFF": list(STAGES)}).off == STAGES


def test_a_language_that_the_interface_does_not_speak_is_refused_with_those_that_it_does():
    with pytest.raises(SettingsError, match="VARIORUM_LANGUAGE is 'la', but the interface speaks only 'en', 'de'"):
        read_settings({"VARIORUM_LANGUAGE": "la"})
