"""The headlines of stories, read from their lines as these are written: what a tombstone may have to say one day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec


class _Words(msgspec.Struct, gc=False):
    """The words of a headline."""

    text: str


class _Line(msgspec.Struct, gc=False):
    """What is read of a story's line."""

    id: str
    headline: _Words


def note_headlines(lines: Iterable[bytes], headlines: dict[str, str]) -> Iterator[bytes]:
    """The same lines; `headlines` then holds the headline of each story by its id."""
    for line in lines:
        story = _LINE.decode(line)
        headlines[story.id] = story.headline.text
        yield line


_LINE = msgspec.json.Decoder(_Line)
