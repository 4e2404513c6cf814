"""Bytes to text, once for a whole record: byte order marks, UTF-8, a declared charset, else a guess if it is safe.

Mojibake is undone for the whole of it where that is certain (`repair`).
"""

from __future__ import annotations

import codecs
import re

from .records import UnreadableError
from .repair import repair

MAX_CHAOS = 0.05
"""charset-normalizer's measure of mess (0 clean, 1 noise) up to which its guess is believed. It gives up at 0.2 itself;
clean prose in an old code page measures below 0.05."""
MIN_COHERENCE = 0.5
"""charset-normalizer's measure of how far the letters are those of a language (0 to 1). Prose in old code pages had
0.61 and more, broken UTF-8 read as one 0.47, noise 0."""
MAX_CONTROLS = 0.01
"""Share of control characters above which a file is binary; stray form feeds in real text stay far below."""
SNIFFED = 2048
"""Bytes of a page in which HTML asks for the charset to be declared (1,024), doubled for sloppy pages."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
"""What a text in a known encoding begins with: a byte order mark, or the bracket of XML in a wide one."""
_DECLARED = re.compile(
    rb"(?:<meta[^>]{0,200}charset|^\s*<\?xml[^>]{0,100}encoding)\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE
)
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode_escape", "unicode-escape", "raw_unicode_escape"})
"""Codecs of Python's own that no page means; some take time that grows as the square of the length."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes, *, markup: bool = False, declared: str | None = None) -> tuple[str, str | None]:
    """The text with line feeds as line ends, and how its encoding is known unless UTF-8; raise UnreadableError.

    With `markup` a charset that stands in the text counts, after `declared`, which came with it.
    """
    text, evidence = decode_unrepaired(data, markup=markup, declared=declared)
    text, repaired = repair(text)
    return text, repaired or evidence


def decode_unrepaired(data: bytes, *, markup: bool = False, declared: str | None = None) -> tuple[str, str | None]:
    """The same for a text of many records, each of which is repaired by itself."""
    if not data.strip():
        raise UnreadableError("the file is empty")
    text, evidence = _decode(data, declared or (_declared_in(data) if markup else None))
    if len(_CONTROLS.findall(text)) > MAX_CONTROLS * len(text):
        raise UnreadableError("the file is binary, not text")
    return text.replace("\r\n", "\n").replace("\r", "\n"), evidence


def _declared_in(data: bytes) -> str | None:
    match = _DECLARED.search(data[:SNIFFED])
    return match[1].decode("ascii") if match else None


def marked_encoding(data: bytes) -> str | None:
    """The encoding that the first bytes give away."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _decode(data: bytes, declared: str | None) -> tuple[str, str | None]:
    if marked := marked_encoding(data):
        return _strictly(data, marked), None
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if declared:
        name = declared.lower()
        # As browsers do: who declares Latin-1 or ASCII means Windows-1252.
        encoding = "cp1252" if name in {"iso-8859-1", "latin1", "us-ascii", "ascii", "utf-8"} else name
        return _strictly(data, encoding), f"{encoding}, declared"
    return _guessed(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        if encoding in _NO_CHARSETS:
            raise LookupError(encoding)  # noqa: TRY301 - as for any other name that is no charset
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:  # the codec `undefined` raises the wider error
        raise UnreadableError(f"the file is not valid {encoding}") from error


def _guessed(data: bytes) -> tuple[str, str | None]:
    if b"\x00" in data:
        raise UnreadableError("the file is binary, not text")
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and few files come to this

    best = from_bytes(data).best()
    if best is None or best.chaos > MAX_CHAOS or best.coherence < MIN_COHERENCE:
        raise UnreadableError("the file is not UTF-8, and its encoding can't be told with confidence")
    return _strictly(data, best.encoding), f"{best.encoding}, guessed"
