"""Bodies unpacked with a limit: a few thousand bytes can unpack to gigabytes, so no byte above the limit is made."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from .answers import FetchError

CODINGS = "gzip, deflate"
"""What we say we can unpack."""
_ANY_HEADER = zlib.MAX_WBITS | 32  # gzip or zlib, told apart by the header


def read_body(chunks: Iterable[bytes], coding: str, limit: int) -> bytes:
    """A whole body; raise FetchError where it is longer than the limit, breaks off or is packed in another way."""
    codings = [name for part in coding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if not codings:
        return _gather(chunks, limit)
    if len(codings) > 1 or codings[0] not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"its answer is packed as {coding[:40]!r}, which was not asked for", lasting=True)
    return _unpack(chunks, limit)


def _gather(chunks: Iterable[bytes], limit: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        _check(len(body), limit)
    return bytes(body)


def _unpack(chunks: Iterable[bytes], limit: int) -> bytes:
    unpacker, body, begun, taken = zlib.decompressobj(_ANY_HEADER), bytearray(), False, 0
    try:
        for chunk in chunks:
            if not begun and chunk and not _has_header(chunk):
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # "deflate" without its header, as some servers send it
            begun = begun or bool(chunk)
            taken += len(chunk)
            _check(taken, limit)
            body += unpacker.decompress(chunk, limit - len(body) + 1)
            _check(len(body), limit)
    except zlib.error as error:
        raise FetchError("its answer is damaged: it can't be unpacked") from error
    if begun and not unpacker.eof:
        raise FetchError("its answer breaks off")
    return bytes(body)


def _has_header(chunk: bytes) -> bool:
    return chunk[0] == 0x1F or (chunk[0] & 0x0F == zlib.DEFLATED and chunk[0] >> 4 <= 7)  # noqa: PLR2004 - RFC 1950


def _check(size: int, limit: int) -> None:
    if size > limit:
        raise FetchError(f"its answer is longer than {limit:,} bytes", lasting=True)
