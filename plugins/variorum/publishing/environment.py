"""The Jinja environment of our theme: all is escaped unless `marks` made it; an unknown name is an error."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .phrases import read_phrases, say_count, say_number


def make_environment(theme: Path) -> Environment:
    """An environment for the templates of a theme; each is compiled once."""
    environment = Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals.update(interface_globals())
    return environment


def interface_globals() -> dict[str, object]:
    """What every template can say: `t` are the phrases, `n` one with its number, `say` a bare number."""
    return {"t": read_phrases(), "n": say_count, "say": say_number}
