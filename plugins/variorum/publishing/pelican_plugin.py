"""Variorum in Pelican: which of its signals we answer, and how. `connect` is called by the package's `register`.

Settings are read when Pelican is initialized, not when we are registered, since it swallows exceptions of `register`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.readers import Readers

from ..settings import Settings, read_settings
from ..stages.ahead import look_ahead
from ..stages.engine import Engine, default_cache, open_engine
from ..stages.proving import Claim, prove_site
from ..workers import Workers
from .addresses import find_address
from .audience import Audience
from .build import Build, plan_host
from .environment import interface_globals
from .exchange import remove_tree
from .look import Look
from .manifest import STATE, read_manifest
from .pelican_errors import plain_errors
from .pelican_generator import AUDIENCE, BUILD, CLAIM, ENGINE, FILES, LOOK, SETTINGS, DigestGenerator, make_look
from .pelican_reader import EXTENSIONS, OwnerReader
from .pelican_stories import share_stories
from .phrases import speak
from .site_rows import find_language

MOST_FINDINGS = 20
"""So many findings of `verify` are printed: enough to see what is wrong, few enough to read."""


def connect() -> None:
    """Connect to Pelican's signals. The receivers are functions of this module: Pelican holds them only weakly."""
    signals.initialized.connect(prepare)
    signals.readers_init.connect(choose_reader)
    signals.generator_init.connect(forget_other_readers)
    signals.get_generators.connect(give_generator)
    signals.all_generators_finalized.connect(finish_contexts)
    signals.finalized.connect(publish)


def prepare(pelican: Pelican) -> None:
    """Read our settings and plan the build; as the host, send what Pelican writes to a private folder."""
    with plain_errors():
        settings = read_settings({key: value for key, value in pelican.settings.items() if key.startswith("VARIORUM_")})
        content = Path(settings.content or pelican.settings["PATH"])
        output = Path(pelican.settings["OUTPUT_PATH"])
        find_address(pelican.settings["SITEURL"], settings.prefix)  # what is wrong with it is told before the work
        if settings.prefix:
            # A guest's work is nobody's business afterwards, and a folder of ours beside the output would be litter.
            build = Build(content.resolve(), output, Path(tempfile.mkdtemp(prefix="variorum-")), settings.prefix)
        else:
            build = plan_host(content, output)
            pelican.output_path = str(build.site)
    pelican.settings[SETTINGS] = settings
    pelican.settings[BUILD] = build
    run_with_engine(pelican, find_cache(pelican, build))


def find_cache(pelican: Pelican, build: Build) -> Path | None:
    """Where this build's answers are kept: where the user says, beside the output, or as a guest in Pelican's cache."""
    settings: Settings = pelican.settings[SETTINGS]
    if not settings.cache_megabytes:
        return None
    if settings.cache:
        return Path(settings.cache)
    return default_cache(build.output) if build.is_host else Path(pelican.settings["CACHE_PATH"]) / "variorum"


def run_with_engine(pelican: Pelican, cache: Path | None) -> None:
    """Open store and workers around Pelican's run, and tell what was built after Pelican's own last line."""
    run = pelican.run
    settings: Settings = pelican.settings[SETTINGS]
    workers = Workers(settings.workers)
    # Not later: Pelican runs beside a thread that draws its progress, and only a process without threads is copied.
    workers.stand_by()

    def run_and_tell() -> None:
        with plain_errors():
            pelican.settings[BUILD].start(Path(pelican.settings["THEME"]))
        with open_engine(cache, settings.cache_megabytes, workers) as engine:
            build: Build = pelican.settings[BUILD]
            pelican.settings[ENGINE] = engine
            with plain_errors():
                # Before the rooms are imported, so that the model is loaded meanwhile.
                pelican.settings[FILES] = look_ahead(engine, [build.content], settings)
            pelican.settings[CLAIM] = Claim(
                build.site, build.data, build.content, cache, settings.cache_megabytes, AUDIENCE in pelican.settings
            )
            run()
        sys.stdout.write(tell(pelican.settings[BUILD], engine.counts["pages rendered"]))

    pelican.run = run_and_tell


def choose_reader(readers: Readers) -> None:
    """As the host, read the owner's pages with our Markdown reader and no other; a guest leaves the readers alone."""
    if is_host(readers.settings):
        readers.reader_classes = dict.fromkeys(EXTENSIONS, OwnerReader)


def forget_other_readers(generator: Generator) -> None:
    """As the host, keep Pelican from warning that its own Markdown reader, which we replace, is not installed."""
    if is_host(generator.settings):
        generator.readers.disabled_readers.clear()


def is_host(settings: Mapping[str, Any]) -> bool:
    """Whether the site that these settings are for is all ours."""
    build = settings.get(BUILD)
    return build is not None and build.is_host


def give_generator(_pelican: Pelican) -> type[DigestGenerator]:
    """The generator that compiles the articles and writes our pages."""
    return DigestGenerator


def finish_contexts(generators: Sequence[Any]) -> None:
    """Hand the stories to Pelican's lists if that is wanted; tell the host's page template how the site looks."""
    digest = next((g for g in generators if isinstance(g, DigestGenerator)), None)
    if digest is None:
        return
    if digest.settings[SETTINGS].as_articles:
        share_stories(generators, digest)
    if is_host(digest.settings):
        digest.context["site"] = make_look(digest)
        with speak(find_language(digest.build.data)):
            for generator in generators:
                generator.env.globals.update(interface_globals())


def publish(pelican: Pelican) -> None:
    """Prove the host's site and put it in the place of the old one."""
    build: Build = pelican.settings[BUILD]
    audience: Audience = pelican.settings.get(AUDIENCE, Audience())
    with plain_errors():
        build.seal()
        if build.is_host:
            audience.written()
            prove(build, pelican.settings[LOOK], pelican.settings[ENGINE], pelican.settings[CLAIM], audience)
        build.put_in_place()
    if not build.is_host:
        remove_tree(build.work)
        audience.written()


def prove(build: Build, look: Look, engine: Engine, claim: Claim, audience: Audience) -> None:
    """Raise SystemExit if `verify` finds anything; the old output stays as it is. Else all is ready to be put there."""
    proof = engine.workers.begin(prove_site, claim)
    build.make_ready()
    findings, counts = proof()
    engine.counts.update(counts)
    if findings and audience.is_overtaken():
        raise SystemExit(1)
    if findings and build.ledger.is_file():
        from ..verify import verify_site  # noqa: PLC0415 - the rooms meet only here

        # A page that was kept may be at fault, changed by hand in the private folder: all are made anew, once.
        build.ledger.unlink()
        build.render(look, engine.counts)
        build.seal()
        findings = verify_site(build.site, build.content, state=build.content / STATE)
        build.make_ready()
    if findings:
        told = "".join(f"  {f.page} {f.where}: {f.kind}: {f.message}\n" for f in findings[:MOST_FINDINGS])
        faults = say_number_of(len(findings), "fault", "faults")
        told = f"variorum: {faults} in the site, so {build.output} stays as it was:\n{told}"
        audience.refuted(f"{told}variorum: the faulty site is in {build.site}.\n")
        raise SystemExit(1)


def tell(build: Build, made: int) -> str:
    """What was built, what could not be read, and the file to open."""
    site = build.output / build.prefix
    counts = json.loads((site / "data" / "report.json").read_text(encoding="utf-8"))["counts"]
    words = (("articles", "article"), ("stories", "story"), ("rejects", "reject"))
    line = ", ".join(say_number_of(counts[many], one, many) for many, one in words)
    if counts["rejects"]:
        line += f" (why: {show_path(site / 'data' / 'rejects.jsonl')})"
    if build.is_host:
        pages = sum(path.endswith(".html") for path in read_manifest(site))
        line += f"; every citation verified; {made:,} of {pages:,} pages made"
    return f"{line}\nOpen {show_path(site / 'index.html')}\n"


def say_number_of(number: int, one: str, many: str) -> str:
    """A number of things: "1 story", "2 stories"."""
    return f"{number} {one if number == 1 else many}"


def show_path(path: Path) -> str:
    """A path as a user would type it here: relative where it lies below the current folder."""
    here = Path.cwd()
    return str(path.relative_to(here) if here in path.parents else path)
