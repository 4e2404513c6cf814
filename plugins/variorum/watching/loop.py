"""The loop of a watch: build, show what is written, prove it, wait for a change, build again; Ctrl-C ends it.

A page is shown as soon as it is written. If what was written is refuted, the last proved site is shown again; the
output folder holds nothing else at any time.
"""

from __future__ import annotations

import os
import sys
import time
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import NoReturn

from ..errors import SettingsError
from ..publishing.audience import Audience
from .lookout import Lookout
from .pelican_builds import Order, Place, Values, begin_builds, build, describe, find_place, read_values
from .server import SiteServer
from .site_files import Files, count_pages, count_rejects, list_changes, list_files, rejects_file
from .warming import load_everything


def watch_site(order: Order, bind: str, port: int) -> None:
    """Serve a site and build it at each change until interrupted; raise SettingsError if that can't begin."""
    begin_builds()
    place = find_place(read_values(order))
    with suppress(KeyboardInterrupt), SiteServer(bind, port, place.output) as server:
        Watch(order, place, server).run()


class Watch:
    """One watch: what is served, what it consists of, and who looks out for changes."""

    def __init__(self, order: Order, place: Place, server: SiteServer) -> None:
        """Begin with what an earlier build left."""
        self._order = order
        self._out = sys.stdout  # a build has none
        self._server = server
        self._served: Files = list_files(place, place.output)
        self._tables = Path(str(files("variorum") / "data"))
        self._lookout = Lookout(order.settings, self._tables)
        self._lookout.follow(place.sources, place.written)

    def run(self) -> None:
        """Build and wait, without end."""
        built = self._answer(())
        # Not before the first build: the workers of a process without threads know at once all that it has loaded.
        Thread(target=self._server.serve_forever, daemon=True).start()
        self._say(f"Serving http://{self._server.server_name}:{self._server.server_port}/ until Ctrl-C.")
        if built:
            load_everything(built)
        while True:
            changed = self._lookout.wait()
            tables = [path for path in changed if path.is_relative_to(self._tables)]
            if not tables:
                self._answer(changed)
            elif _are_readable(tables):
                # Much that is loaded is made of these tables.
                self._say(f"{_name(tables)}: starting anew.")
                _start_anew()

    def _answer(self, changed: Sequence[Path]) -> Values | None:
        """Build what changed and show it, by the settings given back; a build that fails leaves all as it was."""
        began = time.perf_counter()
        try:
            values = read_values(self._order)
        except SettingsError as error:
            _complain(str(error))
            return None
        place = find_place(values)
        self._lookout.follow(place.sources, place.written)
        show = partial(self._show, place, f"{_name(changed)}: " if changed else "", began)
        if build(values, Audience(show, _refuse, self._lookout.has_noticed)):
            return values
        self._go_back(place)
        return None

    def _show(self, place: Place, cause: str, began: float) -> None:
        """Show what is written; it is proved a moment later, and only then put in the old site's place."""
        paths = self._serve(place, place.fresh)
        line = f"{cause}{_count(count_pages(paths), 'page')} changed in {time.perf_counter() - began:.2f} s"
        if rejects := count_rejects(place):
            line += f"; {_count(rejects, 'record')} could not be read: {rejects_file(place)} says why"
        self._say(line)

    def _say(self, line: str) -> None:
        self._out.write(f"{line}\n")
        self._out.flush()

    def _go_back(self, place: Place) -> None:
        """Show the last site that was proved."""
        if self._server.folder != place.output:
            self._serve(place, place.output)

    def _serve(self, place: Place, folder: Path) -> list[str]:
        """Serve a folder, and tell the pages that are open what is different in it."""
        now = list_files(place, folder)
        paths = list_changes(self._served, now)
        self._served, self._server.folder = now, folder
        self._server.news.tell(paths)
        return paths


def _are_readable(tables: Sequence[Path]) -> bool:
    """Whether these tables can be read; if not, the reason is told."""
    try:
        for path in tables:
            if path.suffix == ".toml" and path.is_file():
                tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        _complain(f"{_name(tables)} can't be read: {describe(error)}.")
        return False
    return True


def _start_anew() -> NoReturn:
    """Run the command that runs now once more, in the place of this process."""
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - our own command, no shell


def _name(paths: Sequence[Path]) -> str:
    here = Path.cwd()
    first = paths[0].relative_to(here) if paths[0].is_relative_to(here) else paths[0]
    return f"{first} and {len(paths) - 1} more" if len(paths) > 1 else str(first)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _refuse(faults: str) -> None:
    sys.stderr.write(faults)
    sys.stderr.flush()


def _complain(line: str) -> None:
    sys.stderr.write(f"variorum: {line}\n")
    sys.stderr.flush()
