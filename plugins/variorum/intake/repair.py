"""Repair of mojibake: UTF-8 that somebody read as another encoding, undone for the whole text or not at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

ENCODINGS = ("cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso8859_2", "mac_roman", "cp437")
"""In which UTF-8 is read by mistake, as ftfy has gathered them; Latin-1 is in the first, by `_bytes`."""
MAX_RUN = 400
"""Characters that are looked at first: more only where no space stands between words, as in Chinese."""
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def repair(text: str) -> tuple[str, str | None]:
    """The text as it was meant, and what was undone; the same and None unless the repair is certain.

    Certain is: the whole text goes back through one encoding and is valid UTF-8 then, it looked wrong before, and
    nothing in it looks wrong after. A text in which only a part is broken stays as it was received.
    """
    if not _may_be_wrong(text):
        return text, None
    from ftfy import fix_encoding_and_explain  # noqa: PLC0415 - for the few texts that may be wrong
    from ftfy.badness import badness  # noqa: PLC0415

    if not badness(text):
        return text, None
    fixed, steps = fix_encoding_and_explain(text)
    if not steps or not _is_decoding(steps) or badness(fixed):
        return text, None
    return fixed, f"UTF-8 read as {steps[0][1].removeprefix('sloppy-')}, repaired"


def _may_be_wrong(text: str) -> bool:
    """Whether the first characters beyond ASCII are bytes of UTF-8 in some other encoding.

    All must be, so one look spares nearly every text that is right the close look, which takes longer than reading it.
    """
    first = None if text.isascii() else _FOREIGN.search(text)
    return first is not None and any(_is_utf8(_bytes(first[0], encoding)) for encoding in ENCODINGS)


def _bytes(text: str, encoding: str) -> bytes:
    """A text in an encoding; a control character stands for the byte to which that gives no character."""
    return b"".join(bytes([ord(one)]) if "\x80" <= one <= "\x9f" else _byte(one, encoding) for one in text[:MAX_RUN])


def _byte(character: str, encoding: str) -> bytes:
    try:
        return character.encode(encoding)
    except UnicodeEncodeError:
        return b"\xff"  # a byte that is never UTF-8: this encoding it was not


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, if perhaps cut off at the end."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.end == len(data) and error.reason == "unexpected end of data" and len(data) >= MAX_RUN
    return any(byte > 0x7F for byte in data)  # noqa: PLR2004 - what is beyond ASCII


def _is_decoding(steps: Sequence[tuple[str, str]]) -> bool:
    """Whether the steps only encode and decode the whole text: others of ftfy's replace characters one by one."""
    return all(step[0] == "encode" or tuple(step) == ("decode", "utf-8") for step in steps)
