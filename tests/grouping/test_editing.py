"""The editor's word over grouping holds, build after build, whatever the order in which it is written."""

from __future__ import annotations

import pytest

from grouping.edited_groups import LEDGER, build, ids, order
from variorum.grouping import Editing, Group, KnownStory, Names, edit_groups
from variorum.grouping.orders import plan_editing
from variorum.overrides import Order


def told(groups: str, *orders: Order, known=()) -> str:
    stories, _, warnings = build(groups, orders, known)
    assert not warnings
    return " ".join(sorted(stories.values()))


def test_merged_articles_bring_their_stories_together():
    assert told("ab cd ef", order("merge", "bc")) == "abcd ef"


def test_the_link_of_a_merge_says_that_the_editor_made_it():
    edited = edit_groups(lambda _: [Group(("a",), ()), Group(("b",), ())], merging("a", "b"), {"a": 0, "b": 1})
    [[merge]] = [group.merges for group in edited.groups]
    assert merge.articles == ("a", "b")
    assert merge.evidence == ("the editor merged these (overrides.toml)",)


def merging(*articles: str) -> Editing:
    names = Names({a: frozenset({a}) for a in articles}, ())
    return plan_editing([Order("merge", articles)], names)


def test_merged_stories_stay_merged_when_one_is_gone_as_such_and_both_have_grown():
    _, ledger, _ = build("abc de")
    for groups in ("abc de", "abc defgh", "abc defgh", "ab c d efgh"):
        stories, ledger, warnings = build(groups, [order("merge", "", "a-a", "a-d")], ledger)
        assert stories == {"a-a": "".join(sorted(groups.replace(" ", "")))}
        assert not warnings


def test_a_report_that_has_moved_to_another_story_does_not_pull_that_one_into_a_merge():
    _, ledger, _ = build("abc d efg")
    merge = [order("merge", "", "a-a", "a-d")]
    _, ledger, _ = build("abc d efg", merge, ledger)
    stories, _, _ = build("ab d cefg", merge, ledger)
    assert sorted(stories.values()) == ["abd", "cefg"]


def test_a_story_that_grouping_has_scattered_is_merged_where_most_of_it_is():
    _, ledger, _ = build("a b cdef")
    stories, _, warnings = build("a bcdef", [order("merge", "", "a-a", "a-b")], ledger)
    assert list(stories.values()) == ["abcdef"]
    assert not warnings


def test_articles_split_off_are_a_story_of_their_own_and_the_rest_is_grouped_without_them():
    assert told("abcd ef", order("split", "cd")) == "ab cd ef"
    assert told("abcd ef", order("split", "de")) == "abc de f"


def test_nothing_joins_a_story_that_was_split_off():
    _, ledger, _ = build("abc", [order("split", "c")])
    stories, _, _ = build("abcd", [order("split", "c")], ledger)
    assert sorted(stories.values()) == ["abd", "c"]


def test_articles_that_must_never_meet_part_and_the_older_stays():
    assert told("abc", order("never", "bc")) == "ab c"


def test_stories_that_must_never_meet_stay_apart_though_one_went_into_the_other():
    _, ledger, _ = build("ab cd")
    _, ledger, _ = build("abcd", (), ledger)
    stories, _, _ = build("abcd", [order("never", "", "a-a", "a-c")], ledger)
    assert [one for one in stories.values() if "a" in one] == ["ab"]


def test_a_pinned_article_goes_to_its_story_and_stays_there():
    _, ledger, _ = build("ab cde")
    for groups in ("ab cde", "ab cdef", "abc def"):
        stories, ledger, warnings = build(groups, [order("pin", "c", "a-a")], ledger)
        assert stories["a-a"] == "abc"
        assert not warnings


def test_a_pin_holds_the_name_of_a_story_that_grouping_has_brought_into_a_larger_one():
    ledger = [KnownStory("s-1", "one", ids("ab")), KnownStory("s-2", "two", ids("cde"))]
    assert build("abcde", [order("pin", "a", "one")], ledger)[0] == {"one": "abcde"}
    assert build("abcde", (), ledger)[0] == {"two": "abcde"}


def test_a_pinned_article_alone_is_its_story_and_no_other():
    ledger = [KnownStory("s-1", "one", ids("a")), KnownStory("s-2", "two", ids("bc"))]
    assert build("abc", [order("pin", "a", "one")], ledger)[0] == {"one": "a", "two": "bc"}
    assert build("ad bc", [order("pin", "a", "one")], ledger)[0] == {"one": "ad", "two": "bc"}


def test_a_pin_to_a_merged_story_is_one_to_the_story_that_it_went_into():
    ledger = [KnownStory("s-1", "one", ids("a"), "s-2"), KnownStory("s-2", "two", ids("ab"))]
    stories, _, _ = build("ab cd", [order("pin", "c", "one")], ledger)
    assert stories["two"] == "abc"


def test_an_address_of_a_merged_story_is_in_the_ledger_after_a_pin():
    ledger = [KnownStory("s-1", "one", ids("ab")), KnownStory("s-2", "two", ids("c"))]
    _, after, _ = build("ab c", [order("pin", "c", "s-1")], ledger)
    assert {s.id: s.merged_into for s in after} == {"s-1": None, "s-2": "s-1"}


@pytest.mark.parametrize(
    ("orders", "stories", "warning"),
    [
        (
            [order("merge", "ax")],
            "ab cd",
            "a [[merge]] names the article 'a-x', which is not among the inputs. Did you",
        ),
        (
            [order("pin", "a", "onee")],
            "ab cd",
            "a [[pin]] names the story 'onee', which no build has known. Did you me",
        ),
        ([order("merge", "a", "gone")], "ab cd", "names the story 'gone', of which no article is among the inputs."),
        (
            [order("split", "ac"), order("split", "cd")],
            "ac b d",
            "the [[split]] of a-c, a-d can't have a-c: the [[split]] of a-a, a-c holds.",
        ),
        (
            [order("pin", "a", "two"), order("split", "a")],
            "a b cd",
            "the [[pin]] of a-a, two can't move a-a: the [[split]] of a-a holds.",
        ),
        (
            [order("pin", "a", "one"), order("pin", "a", "two")],
            "ab cd",
            "the [[pin]] of a-a, two can't move a-a: the [[pin]] of a-a, one holds.",
        ),
        (
            [order("merge", "ac"), order("never", "bd")],
            "ab cd",
            "the [[merge]] of a-a, a-c can't join a-c to a-a: the [[never]] of a-b, a-d holds.",
        ),
        (
            [order("merge", "ac"), order("split", "c")],
            "ab c d",
            "the [[merge]] of a-a, a-c can't join a-c to a-a: the [[split]] of a-c holds.",
        ),
        (
            [order("split", "ac"), order("never", "ac")],
            "a b c d",
            "the [[split]] of a-a, a-c can't hold a-a and a-c together: the [[never]] of a-a, a-c holds.",
        ),
        (
            [order("pin", "c", "one"), order("never", "bc")],
            "ab c d",
            "the [[pin]] of a-c, one can't bring a-c to s-1: the [[never]] of a-b, a-c holds.",
        ),
    ],
)
def test_what_can_not_hold_is_warned_of_and_the_stronger_order_holds(orders, stories, warning):
    found, _, warnings = build("ab cd", orders, LEDGER)
    assert " ".join(sorted(found.values())) == stories
    [said] = warnings
    assert warning in said


def test_of_two_merges_that_a_never_parts_the_first_by_its_names_holds():
    orders = [order("merge", "ab"), order("merge", "bc"), order("never", "ac")]
    stories, _, warnings = build("a b c", orders)
    assert sorted(stories.values()) == ["ab", "c"]
    assert warnings == ["the [[merge]] of a-b, a-c can't join a-c to a-b: the [[never]] of a-a, a-c holds."]


def test_stories_that_pins_hold_are_one_with_the_smaller_id_once_they_are_merged():
    orders = [order("pin", "a", "one"), order("pin", "c", "two"), order("merge", "ac")]
    assert build("ab cd", orders, LEDGER)[0] == {"one": "abcd"}


def test_orders_that_undo_each_other_in_turn_are_told_and_end_in_one_of_what_they_make():
    orders = [order("pin", "e", "a-h"), order("pin", "g", "a-h"), order("never", "eh")]
    known = build("eg h")[1]
    for _ in range(3):
        stories, known, warnings = build("eg h", orders, known)
        assert stories == {"a-h": "gh", "a-e": "e"}
        [said] = [said for said in warnings if "undo each other" in said]
        assert said.startswith("the [[pin]] of a-e, a-h and the [[pin]] of a-g, a-h undo each other;")


def test_a_pin_says_of_which_story_a_report_is_when_two_must_never_meet():
    ledger = [KnownStory("s-1", "one", ids("ab")), KnownStory("s-2", "two", ids("cde"))]
    orders = [order("pin", "c", "one"), order("never", "", "one", "two")]
    for _ in range(2):
        stories, ledger, warnings = build("ab cde", orders, ledger)
        assert stories == {"one": "abc", "two": "de"}
        assert not warnings


def test_a_pinned_article_that_is_merged_stands_for_its_story():
    ledger = [KnownStory("s-1", "one", ids("a")), KnownStory("s-2", "two", ids("bcd"))]
    orders = [order("pin", "b", "one"), order("merge", "be")]
    for _ in range(2):
        stories, ledger, _ = build("a bcd efgh", orders, ledger)
        assert stories["one"] == "abefgh"
