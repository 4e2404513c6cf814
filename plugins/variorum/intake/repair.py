"""Repair of mojibake: UTF-8 that somebody read as another encoding, undone for the whole text or not at all."""

from __future__ import annotations

from collections.abc import Sequence


def repair(text: str) -> tuple[str, str | None]:
    """The text as it was meant, and what was undone; the same and None unless the repair is certain.

    Certain is: the whole text goes back through one encoding and is valid UTF-8 then, it looked wrong before, and
    nothing in it looks wrong after. A text in which only a part is broken stays as it was received.
    """
    if text.isascii():
        return text, None
    from ftfy import fix_encoding_and_explain  # noqa: PLC0415 - for texts with more than ASCII only
    from ftfy.badness import badness  # noqa: PLC0415

    if not badness(text):
        return text, None
    fixed, steps = fix_encoding_and_explain(text)
    if not steps or not _is_decoding(steps) or badness(fixed):
        return text, None
    return fixed, f"UTF-8 read as {steps[0][1].removeprefix('sloppy-')}, repaired"


def _is_decoding(steps: Sequence[tuple[str, str]]) -> bool:
    """Whether the steps only encode and decode the whole text: others of ftfy's replace characters one by one."""
    return all(step[0] == "encode" or tuple(step) == ("decode", "utf-8") for step in steps)
