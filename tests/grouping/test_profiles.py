"""A profile says of an article what grouping needs, in bytes that are the same on every machine."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grouping.plain_grouping import WORDS, numbers, plain_vectors
from variorum.grouping import Profile, profile_article
from variorum.model import Article

ARTICLE = Article("a-1", "", title="Drumlow bridge shut", text="The bridge at Drumlow is shut.", language="en")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def hashed(part: int, term: str) -> int:
    """The number of a term: two bits for its part, the rest of its hash."""
    return part << 62 | int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little") >> 2


def test_a_term_stands_as_the_hash_of_its_stem_and_terms_ascend():
    profile, words = profile_article(ARTICLE)
    terms = dict(zip(numbers(profile.terms, "<Q"), words, strict=True))
    assert terms[hashed(0, "bridg")] == "bridge"
    assert terms[hashed(1, "drumlow")] == terms[hashed(2, "drumlow")] == "Drumlow"
    assert list(terms) == sorted(terms)


def test_names_are_words_that_always_begin_with_a_capital_and_full_names_two_in_a_row():
    text = "Water rose. The water at Drumlow drove Iva Trell out; Iva Trell, who owns the Drumlow Inn, came back."
    profile, words = profile_article(replace(ARTICLE, title=None, text=text))
    parts = [[w for t, w in zip(numbers(profile.terms, "<Q"), words, strict=True) if t >> 62 == n] for n in range(4)]
    assert {"Drumlow", "Iva", "Trell", "Inn"} == set(parts[1])
    assert {"Iva Trell", "Drumlow Inn"} == set(parts[3])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Karvenian Coast Authority (KCA) Orlagh Fenn leads.",
            {"Karvenian Coast", "Coast Authority", "Orlagh Fenn"},
        ),
        ("They met Orlagh (Fenn) and Trell [Drumlow] there.", set()),
        ("In Brimtal-Trell, Fenn opened it.", {"Brimtal Trell", "Trell Fenn"}),
        ("By Drumlow Reuters Trell wrote", set()),
    ],
)
def test_a_full_name_runs_over_no_bracket_and_no_credit_of_an_agency(text, names):
    profile, words = profile_article(replace(ARTICLE, title=None, text=text))
    assert {w for t, w in zip(numbers(profile.terms, "<Q"), words, strict=True) if t >> 62 == 3} == names


@given(TEXTS.filter(bool))
def test_the_weights_of_each_part_are_those_of_a_vector_of_length_one(text):
    profile, words = profile_article(replace(ARTICLE, text=text))
    assert len(words) == len(numbers(profile.weights, "<i"))
    for part in plain_vectors(profile):
        assert not part or sum(weight**2 for weight in part.values()) == pytest.approx(2**40, rel=1e-4)


def test_the_keys_are_the_forty_heaviest_words():
    text = " ".join(f"zorl{chr(97 + n // 26)}{chr(97 + n % 26)}" * (1 + (n < 40)) + "." for n in range(60))
    common = replace(ARTICLE, title=None, text=text + " water" * 3)
    profile, words = profile_article(common)
    weights = {term << 2: weight for term, weight in plain_vectors(profile)[0].items()}
    keys = [key >> 2 << 2 for key in numbers(profile.keys, "<Q")]
    assert keys == sorted(keys)
    assert len(keys) == 40 < len(words)
    assert min(weights[key] for key in keys) >= max(w for term, w in weights.items() if term not in keys)


@pytest.mark.parametrize(
    "change",
    [{"id": "a-2"}, {"language": None}, {"published": "2026-02-03"}, {"text": "The bridge at Brimtal is shut."}],
    ids=str,
)
def test_whatever_differs_in_a_profile_its_key_differs(change):
    assert profile_article(replace(ARTICLE, **change))[0].key != profile_article(ARTICLE)[0].key


def test_the_day_is_that_of_the_zone_the_article_names():
    assert profile_article(replace(ARTICLE, published="2026-02-03T23:50:00-08:00"))[0].day == "2026-02-03"
    assert profile_article(replace(ARTICLE, published="2026-02"))[0].day is None


def test_an_article_without_words_has_an_empty_profile():
    profile, words = profile_article(replace(ARTICLE, title=None, text="…"))
    assert (profile.terms, profile.weights, profile.keys, words) == (b"", b"", b"", ())


def test_a_profile_can_be_kept_as_bytes():
    profile, _ = profile_article(ARTICLE)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(profile), type=Profile) == profile
