"""Values of the digest data on their way to a page, each with the pointer by which `verify` finds it again.

A pointer is `FILE/ID/KEY/…`, as `docs/design/how-does-a-page-prove-itself.md` says. A template that prints a field bare
prints it with its pointer; the filters `field` and `counted` say how it looks or which phrase it stands in.
"""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from ..digest_data import Row
from .escaping import escape_text, mark_up
from .phrases import say_count


class Field(NamedTuple):
    """A string of the digest data."""

    path: str
    text: str
    lang: str | None = None

    def __html__(self) -> str:
        """The field as an element with its pointer."""
        lang = f' lang="{escape_text(self.lang)}"' if self.lang else ""
        return f'<span{lang} data-field="{escape_text(self.path)}">{escape_text(self.text)}</span>'


class Count(NamedTuple):
    """A whole number that the digest data holds, or the length of one of its lists."""

    path: str
    n: int


def find_field(path: str, row: Row, key: str, lang: str | None = None) -> Field | None:
    """The string under `key` of the row at `path`; None where the data has none."""
    value = row.get(key)
    return Field(f"{path}/{key}", str(value), lang) if value not in (None, "") else None


def list_fields(path: str, row: Row, key: str) -> tuple[Field, ...]:
    """The strings of the list under `key`, in its order."""
    return tuple(Field(f"{path}/{key}/{place}", str(value)) for place, value in enumerate(row.get(key) or ()))


def count_items(path: str, row: Row, key: str) -> Count:
    """The number under `key`, or how long the list there is."""
    value = row[key]
    return Count(f"{path}/{key}", value if isinstance(value, int) else len(value))


def print_field(field: Field, classes: str = "", tag: str = "span") -> Markup:
    """A field as an element with its pointer; `classes` and `tag` are words of the template."""
    lang = f' lang="{escape_text(field.lang)}"' if field.lang else ""
    pointer = f'{_print_classes(classes)}{lang} data-field="{escape_text(field.path)}"'
    return mark_up(f"<{tag}{pointer}>{escape_text(field.text)}</{tag}>")


def print_count(count: Count, key: str, classes: str = "") -> Markup:
    """The phrase under `key` with a number, as an element with the number's pointer."""
    pointer = f'{_print_classes(classes)} data-count="{escape_text(count.path)}"'
    return mark_up(f"<span{pointer}>{escape_text(say_count(key, count.n))}</span>")


def _print_classes(classes: str) -> str:
    return f' class="{escape_text(classes)}"' if classes else ""
