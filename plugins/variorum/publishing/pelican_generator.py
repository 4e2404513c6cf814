"""Variorum's generator in Pelican: compiles raw articles, which Pelican's readers never see, and writes our pages."""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from ..digest_data import DigestRows, read_digest
from ..settings import Settings
from ..stages.engine import Engine
from ..stages.proving import Claim, prove_pages
from .addresses import find_address
from .build import Build
from .look import Look, MenuItem
from .pelican_errors import plain_errors
from .portions import Portions

SETTINGS = "variorum_settings"
"""Where Pelican's settings carry ours, read and checked."""

ENGINE = "variorum_engine"
"""Where Pelican's settings carry the store and the workers of this build."""

CLAIM = "variorum_claim"
"""Where Pelican's settings carry what is to be proved of the host's site."""

AUDIENCE = "variorum_audience"
"""Where Pelican's settings carry who hears how a build goes, if somebody does."""

FILES = "variorum_files"
"""Where Pelican's settings carry the files of raw articles that this build reads."""

LOOK = "variorum_look"
"""Where Pelican's settings carry how the site looks."""

BUILD = "variorum_build"
"""Where Pelican's settings carry the folders of this build."""


class DigestGenerator(Generator):  # type: ignore[misc] # Pelican has no types
    """Compiles in `generate_context`, so that other generators can list the stories; writes in `generate_output`."""

    def generate_context(self) -> None:
        """Compile the raw articles into digest data."""
        from ..pipeline import compile_folder  # noqa: PLC0415 - other commands of Pelican start faster without it

        build, settings = self.build, self.settings[SETTINGS]
        known = self.settings[ENGINE], self.settings[FILES]
        with plain_errors():
            compile_folder([build.content], build.data, settings, build.state, *known)

    def generate_output(self, _writer: Writer) -> None:
        """Write our pages; tell other plugins of each, as Pelican's own writer does."""
        engine: Engine = self.settings[ENGINE]
        claim: Claim = self.settings[CLAIM]
        portions = Portions(lambda made: engine.workers.go_ahead(prove_pages, (claim, made)))
        with plain_errors():
            if self.build.is_host:
                engine.workers.go_ahead(prove_pages, (claim, ()))
            look = self.settings[LOOK] = make_look(self)
            paths = self.build.render(look, engine.counts, portions.add)
        if signals.content_written.receivers:
            for path in paths:
                if path.endswith(".html"):
                    signals.content_written.send(str(self.build.site / path), context={})

    @property
    def build(self) -> Build:
        """The folders of this build."""
        build: Build = self.settings[BUILD]
        return build

    def read_rows(self) -> DigestRows:
        """The compiled digest data."""
        return read_digest(self.build.data)


def make_look(generator: DigestGenerator) -> Look:
    """How the site looks: the host has Pelican's theme and the owner's pages in the menu; a guest has our theme."""
    settings: Settings = generator.settings[SETTINGS]
    name, address = generator.settings["SITENAME"], find_address(generator.settings["SITEURL"], generator.build.prefix)
    theme = Path(generator.settings["THEME"])
    if not generator.build.is_host or not (theme / "templates" / "story.html").is_file():
        return Look(name=name, noindex=settings.noindex, address=address)
    pages = [MenuItem(page.title, page.url) for page in generator.context["pages"]]
    return Look(name=name, menu=tuple(pages), noindex=settings.noindex, address=address, theme=theme)
