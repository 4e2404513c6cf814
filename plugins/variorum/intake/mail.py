"""Letters (`.eml`): a newsletter is one article, its HTML before its plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.utils import parseaddr

from ..model import Reject
from .bodies import fill_fragment, fill_text, unify
from .decoding import decode
from .feeds import feed_date
from .records import Claim, Record, UnreadableError, reject
from .sources import Source

EVIDENCE = "mail"
MAX_PARTS = 1000
"""Parts of one letter; a newsletter with a picture in every line has a hundred."""
MAX_HEADER = 100_000
"""Bytes of a letter's header; long ones, sealed by every server, have 20,000. Decoding takes time as its square."""
_ADDRESS = re.compile(r"https?://[^\s<>]{1,2000}")


def read_mail(source: Source) -> Iterator[Record | Reject]:
    """The article of a letter, or the reason why there is none."""
    data = source.read()
    try:
        _check_size(data)
        yield _read(source.path, data)
    except UnreadableError as error:
        yield reject(source.path, None, error)
    except RecursionError:
        yield reject(source.path, None, "the letter's parts are nested too deeply")
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError):
        # The standard library raises these for broken header fields and parts.
        yield reject(source.path, None, "the letter is damaged: its header or parts can't be read")


def _check_size(data: bytes) -> None:
    if not re.search(rb"\r?\n\r?\n", data[:MAX_HEADER]) and len(data) > MAX_HEADER:
        raise UnreadableError(f"the letter's header is longer than {MAX_HEADER:,} bytes")
    if data.startswith(b"From ") and re.search(rb"\n\r?\nFrom \S+@", data):
        raise UnreadableError("the file is a mailbox of many letters; save each letter as a file of its own")
    if len(re.findall(rb"^content-type:", data, re.IGNORECASE | re.MULTILINE)) > MAX_PARTS:
        raise UnreadableError(f"the letter has more than {MAX_PARTS:,} parts")


def _read(path: str, data: bytes) -> Record:
    letter = BytesParser(policy=policy.default).parsebytes(data)
    record = Record(path, None, claims=tuple(_claims(letter)), hints=tuple(_hints(letter)))
    for kind in ("html", "plain"):
        part = letter.get_body((kind,))
        text, encoding = _text(part) if part is not None else ("", None)
        if any(map(str.isalpha, text)):
            filled = fill_fragment(record, text) if kind == "html" else fill_text(record, text)
            return filled.with_encoding(encoding)
    raise UnreadableError("the letter has no part of text or HTML with words in it")


def _text(part: MIMEPart) -> tuple[str, str | None]:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return "", None
    text, encoding = decode(data, markup=True, declared=part.get_content_charset())
    return unify(text), encoding


def _claims(letter: EmailMessage) -> Iterator[Claim]:
    for fact, value in (
        ("title", _field(letter, "Subject")),
        ("published", feed_date(_field(letter, "Date"))),
        ("language", _field(letter, "Content-Language")),
        ("url", next(iter(_ADDRESS.findall(_field(letter, "Archived-At"))), None)),
    ):
        if value:
            yield Claim(fact, value, EVIDENCE)


def _hints(letter: EmailMessage) -> Iterator[Claim]:
    """The outlet by the name of the sender, else by that of the list."""
    yield Claim("outlet", parseaddr(_field(letter, "From"))[0], "mail from")
    yield Claim("outlet", _field(letter, "List-Id").partition("<")[0].strip(' "'), "mail list-id")


def _field(letter: EmailMessage, name: str) -> str:
    return " ".join(str(letter.get(name, "")).split())
