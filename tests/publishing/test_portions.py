"""Pages are told of in growing portions, each once and in their order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.publishing.portions import FIRST, Portions


@given(st.integers(0, 200))
def test_each_portion_is_twice_the_last_and_what_is_left_is_not_told(pages):
    told: list[tuple[str, ...]] = []
    portions = Portions(told.append)
    for n in range(pages):
        portions.add(str(n))
    assert [len(some) for some in told] == [FIRST * 2**n for n in range(len(told))]
    assert [path for some in told for path in some] == [str(n) for n in range(sum(map(len, told)))]
    assert pages - sum(map(len, told)) < FIRST * 2 ** len(told)
