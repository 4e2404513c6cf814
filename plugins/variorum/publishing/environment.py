"""The Jinja environment of our theme: all is escaped but what prints itself; an unknown name is an error."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .fields import print_count, print_field
from .linked_data import print_linked_data
from .moments import print_day, print_month
from .phrases import catalogue, read_phrases, say_count, say_number
from .template_code import PageEnvironment


@lru_cache(maxsize=1)
def make_environment(theme: Path, _digest: bytes) -> Environment:
    """An environment for the templates of a theme, which a digest tells from those of a moment ago.

    A process that stays builds the same site again and again: each template is compiled once until one changes.
    """
    environment = PageEnvironment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.phrases = read_phrases()
    environment.globals.update(interface_globals())
    environment.filters.update(
        field=print_field, counted=print_count, day=print_day, month=print_month, linked_data=print_linked_data
    )
    return environment


def interface_globals() -> dict[str, object]:
    """What every template can say: `t` are the phrases, `n` one with its number, `say` a bare number; in `language`."""
    return {"t": Phrases(read_phrases()), "n": say_count, "say": say_number, "language": catalogue().language}


class Phrases(dict[str, str]):
    """The phrases as templates read them: `t.menu_front`, or `t[key]` where the key is put together.

    A plain dict would do, but Jinja looks for an attribute first, and most of a page is phrases and fields.
    """

    def __init__(self, phrases: Mapping[str, str]) -> None:
        """Take over the phrases."""
        super().__init__(phrases)
        self.__dict__ = self
