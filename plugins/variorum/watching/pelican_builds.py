"""Builds by Pelican, one after another in this process, so that all that is loaded stays loaded.

Each has a Pelican of its own, made in a millisecond, and reads the settings again. Whatever goes wrong in one is told
and ends only that build: the next edit may mend it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.log import init as init_logging
from pelican.settings import read_settings

from ..errors import SettingsError
from ..publishing import private_site, theme_folder
from ..publishing.audience import Audience
from ..publishing.pelican_generator import AUDIENCE
from ..settings import PREFIX, Settings

Values = dict[str, Any]
"""Pelican's settings."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a user asks for: a settings file, and folders in the place of those that it names."""

    settings: Path
    content: Path | None = None
    output: Path | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site comes from and goes to. `prefix` is the part of the output that is ours, "" for all of it.

    `written` is all that a build itself writes, be it among the sources; `fresh` is where pages are before they are
    proved, the output itself for a guest.
    """

    sources: tuple[Path, ...]
    written: tuple[Path, ...]
    output: Path
    prefix: str
    fresh: Path


def begin_builds() -> None:
    """Prepare this process: errors that Pelican only logs fail a build, as `make site` has it."""
    init_logging(fatal="errors", handler=None, name="pelican")
    # Byte code is looked up by the second: of two edits in one second, Python would run the first again.
    sys.dont_write_bytecode = True


def read_values(order: Order) -> Values:
    """What the settings file says now; raise SettingsError if it can't be read."""
    _forget_modules(order.settings.resolve().parent)
    given = {"PATH": order.content, "OUTPUT_PATH": order.output}
    override = {key: os.path.abspath(path) for key, path in given.items() if path}  # noqa: PTH100 - as Pelican does
    try:
        values: Values = read_settings(str(order.settings), override=override)
    except FileNotFoundError as error:
        raise SettingsError(f"{error.filename} is missing; name the site's settings with --settings.") from error
    except (Exception, SystemExit) as error:
        raise SettingsError(f"{order.settings} can't be read: {describe(error)}.") from error
    return values


def find_place(values: Mapping[str, Any]) -> Place:
    """The folders of a site by its settings, which the build has yet to check."""
    path = Path(values["PATH"]).resolve()
    content = Path(str(values.get(f"{PREFIX}CONTENT") or path)).resolve()
    sources = {path, content, Path(values["THEME"]).resolve(), theme_folder().resolve()}
    prefix = str(values.get(f"{PREFIX}PREFIX", Settings().prefix))
    output = Path(values["OUTPUT_PATH"]).resolve()
    written = (output, content / "state", Path(values["CACHE_PATH"]).resolve())
    return Place(tuple(sorted(sources)), written, output, prefix, output if prefix else private_site(output))


def build(values: Values, audience: Audience) -> bool:
    """Build a site; False, once the reason is told, if it could not be built."""
    values[AUDIENCE] = audience
    try:
        # Pelican and we tell on standard output what one build made; a watch has a line of its own for that.
        with redirect_stdout(StringIO()):
            Pelican(values).run()
    except SystemExit:
        return False
    except Exception as error:  # noqa: BLE001 - a template, a page or a plugin may be wrong in any way
        sys.stderr.write(f"variorum: {describe(error)}.\n")
        return False
    return True


def describe(error: BaseException) -> str:
    """An error that nobody foresaw, in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".")


def _forget_modules(folder: Path) -> None:
    """Have modules that lie beside the settings be imported anew."""
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and name != "__main__" and Path(file).parent == folder:
            del sys.modules[name]
