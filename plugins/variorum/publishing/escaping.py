"""Text into HTML: what is text is escaped, what is markup stays. Both come as plain strings, to be joined.

`markupsafe.escape` gives a `Markup` for each piece, and a page is joined of thousands: making them took a third of the
time of a whole site. A page is joined of plain strings here; `Markup` is only what crosses from code into a template.
"""

from __future__ import annotations

from markupsafe import Markup

try:
    from markupsafe._speedups import _escape_inner as escape_text
except ImportError:  # where the library has no compiled part
    from markupsafe._native import _escape_inner as escape_text

__all__ = ["escape_text", "mark_up", "to_html"]


def mark_up(html: str) -> Markup:
    """What is HTML already, as templates know it; a fifth of the time that `Markup(html)` takes."""
    return str.__new__(Markup, html)


def to_html(value: object) -> str:
    """A value as HTML: its own, if it knows how to print itself, else its text, escaped."""
    kind = type(value)
    if kind is str:
        return escape_text(value)  # type: ignore[arg-type] # a str, as the line above says
    if kind is Markup:
        return value  # type: ignore[return-value] # Markup is a str
    if hasattr(value, "__html__"):
        html: str = value.__html__()
        return html
    return escape_text(str(value))
