"""Laws of the editor's word: nothing is lost, what must not meet does not, and what was settled stays."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from grouping.edited_groups import LEDGER, build, order
from variorum.overrides import Order, read_overrides

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
