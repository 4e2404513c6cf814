"""Numbers of stories in the index: a story's own, whatever other stories there are, so that none changes another's.

A key is seven digits of base 64: four for the day of its first report, so that keys sort by day, and three for 14 bits
of a hash of the story's id, with room for a weight of 4 bits. Two stories of a day may share one (about once in 50 days
of 25 stories): the index then finds them together, and the browser looks at their words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate

from ..moments import find_day

DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
"""In the order of their code points: numbers of one length sort as text."""
DAY, SLOT = 4, 3
KEY = DAY + SLOT
BITS = 6
"""Bits of a digit."""
WEIGHTS = 16
"""Weights that an entry can have: the place of a key's last 4 bits."""

_VALUES = {digit: n for n, digit in enumerate(DIGITS)}


def write_number(number: int, width: int = 1) -> str:
    """A number in base 64, of at least so many digits."""
    digits = ""
    while number or len(digits) < width:
        digits = DIGITS[number % 64] + digits
        number //= 64
    return digits


def read_number(digits: str) -> int:
    """The number that digits of base 64 stand for."""
    number = 0
    for digit in digits:
        number = number * 64 + _VALUES[digit]
    return number


def find_key(story: str, first_published: str | None) -> str:
    """The key of a story by its id and the time of its first report."""
    slot = int.from_bytes(blake2b(story.encode(), digest_size=2).digest()) >> 2
    return write_number(number_day(find_day(first_published)), DAY) + write_number(slot * WEIGHTS, SLOT)


def weigh_key(key: str, weight: int) -> str:
    """A key with a weight."""
    return key[:-1] + DIGITS[_VALUES[key[-1]] + weight]


def write_step(number: int) -> str:
    """A number in as few digits as it takes, of base 32: all but its last are told by the other half of the digits."""
    last = DIGITS[number % 32]
    before = number // 32
    return last if not before else "".join(DIGITS[32 + n] for n in _base_32(before)) + last


def _base_32(number: int) -> list[int]:
    return [*(_base_32(number // 32) if number >= 32 else ()), number % 32]  # noqa: PLR2004 - the base


def number_day(day: str | None) -> int:
    """A day as a number that sorts as days do, with room for days that no calendar has; 0 if it is unknown."""
    return (int(day[:4]) * 12 + int(day[5:7]) - 1) * 100 + int(day[8:10]) + 1 if day else 0


def key_bits(key: str) -> str:
    """A key as bits."""
    return f"{read_number(key):0{BITS * KEY}b}"


def text_bits(text: str) -> str:
    """A text as the bits of its UTF-16 code units: in the order in which a browser sorts texts."""
    data = text.encode("utf-16-be", "surrogatepass")
    return f"{int.from_bytes(data):0{8 * len(data)}b}" if data else ""


def cut_by_bits(bits: Sequence[str], sizes: Sequence[int], most: int) -> Iterator[tuple[str, int, int]]:
    """Cut sorted things into parts of at most so much size, or of one thing; each with the bits it begins with.

    A part that is too large is cut in two where the next bit differs. So what is in a part follows from the things
    that begin with its bits alone: a thing that is added elsewhere moves no border here.
    """
    sums = [0, *accumulate(sizes)]
    longest = max(map(len, bits), default=0)
    left = [(0, len(bits), 0)] if bits else []
    while left:
        start, end, depth = left.pop()
        if sums[end] - sums[start] <= most or end - start == 1 or depth == longest:
            yield bits[start][:depth].ljust(depth, "0"), start, end
            continue
        middle = bisect_left(bits, 1, start, end, key=lambda told, at=depth: told[at : at + 1] == "1")  # type: ignore[misc]
        left += [(first, last, depth + 1) for first, last in ((middle, end), (start, middle)) if first < last]
