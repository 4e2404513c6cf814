"""The editor's word over grouping holds, build after build, whatever the order in which it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.grouping import Editing, Group, KnownStory, Names, Naming, edit_groups, settle_stories
from variorum.grouping.orders import plan_editing
from variorum.overrides import Order, read_overrides


def ids(letters: str) -> tuple[str, ...]:
    return tuple(f"a-{letter}" for letter in letters)


def order(table: str, letters: str = "", *stories: str) -> Order:
    return Order(table, ids(letters), stories)


def build(groups: str, orders=(), known=(), *, scatters=False):
    """The stories that `ab cd` (two groups, by likeness) become, the next ledger, and what was warned of.

    What must never meet leaves a group together with what is like it, or one by one where it `scatters`.
    """
    there = {article: frozenset({article}) for article in ids(groups.replace(" ", ""))}

    def part(aside, apart):
        left = [tuple(a for a in ids(group) if a not in aside) for group in groups.split()]
        peaceful = left if scatters else [some for group in left for some in keep_peace(group, apart)]
        return [Group(some, ()) for some in [*filter(None, peaceful), *((a,) for a in sorted(aside))]]

    found = settle_stories(
        lambda editing: edit_groups(lambda aside: part(aside, editing.apart), editing, {a: a for a in there}),
        sorted(orders),
        Naming(there, {a: a for a in there}),
        known,
    )
    told = zip(found.identities, found.groups, strict=True)
    return {i.slug: "".join(sorted(a[2:] for a in g.articles)) for i, g in told}, found.ledger, list(found.warnings)


def keep_peace(group, apart):
    """Each article beside the first ones from which it need not be apart."""
    parts: list[tuple[str, ...]] = []
    for article in group:
        n = next((n for n, some in enumerate(parts) if not any((a, article) in apart for a in some)), len(parts))
        parts[n:] = [(*(parts[n] if n < len(parts) else ()), article), *parts[n + 1 :]]
    return parts


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


LEDGER = (KnownStory("s-1", "one", ids("ab")), KnownStory("s-2", "two", ids("cd")), KnownStory("s-9", "gone", ("a-z",)))


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


letters = st.sets(st.sampled_from("abcdefgh"), min_size=2, max_size=4).map(lambda found: "".join(sorted(found)))
orders_over = st.lists(
    st.one_of(
        st.builds(order, st.sampled_from(["merge", "split", "never"]), letters),
        st.builds(order, st.sampled_from(["merge", "never"]), letters, st.sampled_from(["one", "two"])),
        st.builds(order, st.just("pin"), letters, st.sampled_from(["one", "s-2"])),
    ),
    max_size=4,
)
parts = st.lists(st.integers(0, 3), min_size=8, max_size=8).map(lambda homes: partition(homes, range(8)))


@given(parts, orders_over)
def test_whatever_is_ordered_no_article_is_lost_and_what_must_not_meet_does_not(groups, orders):
    stories, _, _ = build(groups, orders, LEDGER)
    assert sorted("".join(stories.values())) == list("abcdefgh")
    for never in orders:
        if never.table == "never" and not never.stories:
            assert all(sum(f"a-{letter}" in never.articles for letter in one) < 2 for one in stories.values())


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


@st.composite
def builds(draw: st.DrawFn):
    """A first build, and an order over what came of it, beside which may stand a pin."""
    groups = draw(parts)
    slugs = st.sampled_from(sorted(build(groups)[0]))
    by_article = st.builds(order, st.sampled_from(["merge", "never", "split"]), letters)
    by_story = st.builds(order, st.just("merge"), letters, slugs) | st.builds(
        order, st.just("never"), st.just(""), slugs, slugs
    )
    drawn = draw(st.lists(by_article | by_story, max_size=4))
    pins = st.builds(order, st.just("pin"), st.sampled_from("abcdefgh"), slugs)
    return groups, [*drawn, *draw(st.lists(pins, max_size=3))]


@given(builds(), st.booleans(), st.booleans())
def test_building_again_with_the_ledger_that_was_left_changes_nothing(built, scatters, has_state):
    groups, orders = built
    known = build(groups)[1] if has_state else ()
    first = build(groups, orders, known, scatters=scatters)
    assert build(groups, orders, first[1], scatters=scatters) == first


homes = st.lists(st.integers(0, 2), min_size=8, max_size=8)


@given(homes, st.lists(st.sets(st.integers(0, 5)), min_size=1, max_size=3), letters)
def test_merged_stories_stay_one_while_their_reports_fall_off_and_a_new_one_joins(homes, loose, some):
    stories, ledger, _ = build(partition(homes, range(6)))
    named = sorted(slug for slug, inside in stories.items() if set(inside) & set(some))
    merge = [Order("merge", (), tuple(named))] if len(named) > 1 else []
    for falling in loose:
        groups = partition([n + 10 if n in falling else home for n, home in enumerate(homes)], range(7))
        stories, ledger, warnings = build(groups, merge, ledger)
        merged = {stories[living(slug, ledger)] for slug in named}
        assert not warnings
        assert len(merged) == 1 or not merge


def partition(homes, some) -> str:
    """Letters of the same home together."""
    found = ("".join("abcdefgh"[n] for n in some if homes[n] == home) for home in sorted(set(homes)))
    return " ".join(filter(None, found))


def living(slug: str, ledger) -> str:
    """The address to which that of an earlier story leads."""
    by_id = {story.id: story for story in ledger}
    story = next(story for story in ledger if story.slug == slug)
    while story.merged_into:
        story = by_id[story.merged_into]
    return story.slug


@given(parts, orders_over, st.randoms())
def test_the_order_in_which_the_editor_writes_changes_nothing(tmp_path_factory, groups, orders, chance):
    folder = tmp_path_factory.mktemp("content")
    found = []
    for _ in range(2):
        chance.shuffle(orders)
        (folder / "overrides.toml").write_text("".join(map(write, orders)), encoding="utf-8")
        found.append(build(groups, read_overrides([folder]), LEDGER))
    assert found[0] == found[1]


def write(one: Order) -> str:
    if one.table == "pin":
        return f"[[pin]]\narticle = {one.articles[0]!r}\nstory = {one.stories[0]!r}\n"
    stories = f"stories = {list(one.stories)}\n" if one.stories else ""
    return f"[[{one.table}]]\narticles = {list(one.articles)}\n{stories}"
