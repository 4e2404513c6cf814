"""Values of the digest data on their way to a page, each with the pointer by which `verify` finds it again.

A pointer is `FILE/ID/KEY/…`, as `docs/design/how-does-a-page-prove-itself.md` says. A template that prints a field bare
prints it with its pointer; the filters `field` and `counted` say how it looks or which phrase it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from ..digest_data import Row
from .phrases import say_count


@dataclass(frozen=True, slots=True)
class Field:
    """A string of the digest data."""

    path: str
    text: str
    lang: str | None = None

    def __html__(self) -> str:
        """The field as an element with its pointer."""
        return _print_element("span", "", self)


@dataclass(frozen=True, slots=True)
class Count:
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
    return Markup(_print_element(tag, classes, field))  # noqa: S704 - all that comes in is escaped


def print_count(count: Count, key: str, classes: str = "") -> Markup:
    """The phrase under `key` with a number, as an element with the number's pointer."""
    pointer = f'{_print_classes(classes)} data-count="{escape(count.path)}"'
    return Markup(f"<span{pointer}>{escape(say_count(key, count.n))}</span>")  # noqa: S704 - all that comes in is escaped


def _print_classes(classes: str) -> str:
    return f' class="{escape(classes)}"' if classes else ""


def _print_element(tag: str, classes: str, field: Field) -> str:
    lang = f' lang="{escape(field.lang)}"' if field.lang else ""
    pointer = f'{_print_classes(classes)}{lang} data-field="{escape(field.path)}"'
    return f"<{tag}{pointer}>{escape(field.text)}</{tag}>"
