"""The command line: `fetch`, `compile`, `verify`, `explain`, `offline` and `watch`; `pelican` builds the site."""

from __future__ import annotations

import argparse
import logging
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from . import __version__
from .errors import InputError, SettingsError, VariorumError
from .explain import explain
from .settings import PREFIX, STAGES, Settings, read_settings, read_settings_file

_MODEL_OF_LANGUAGE = re.compile(r"([a-z]{2,3})=(.+)")
INTERRUPTED = 130
"""The exit code of a command that Ctrl-C ended, as shells have it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; what the user did wrong is one sentence on standard error and exit code 1."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        return int(options.run(options))
    except VariorumError as error:
        print(f"variorum: {error}", file=sys.stderr)  # noqa: T201 - this is the command line
    except KeyboardInterrupt:
        print("variorum: interrupted.", file=sys.stderr)  # noqa: T201
        return INTERRUPTED
    except OSError as error:
        what = f"{error.filename} can't be read or written" if error.filename else "The system refused"
        print(f"variorum: {what}: {error.strerror or error}.", file=sys.stderr)  # noqa: T201
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="variorum", description="Annotated news digests, every citation checked.")
    parser.add_argument("--version", action="version", version=f"variorum {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_fetch(commands)
    compiling = commands.add_parser("compile", help="read articles, write digest data")
    compiling.add_argument("inputs", nargs="+", type=Path, metavar="INPUT", help="a file or folder of articles")
    compiling.add_argument("--output", required=True, type=Path, metavar="DIR", help="where the digest data goes")
    compiling.add_argument(
        "--state", type=Path, metavar="DIR", help="what earlier builds named; without it all ids are new"
    )
    compiling.add_argument(
        "--off", action="append", default=[], metavar="STAGE", help=f"leave a stage out: {', '.join(STAGES)}"
    )
    compiling.add_argument(
        "--model",
        action="append",
        metavar="[LANGUAGE=]NAME",
        help='the spaCy pipeline that finds names, or "rules"; give it once for each language, or for one alone',
    )
    compiling.add_argument(
        "--workers", type=int, default=0, metavar="N", help="processes at once; 0 for all processors"
    )
    compiling.add_argument(
        "--cache", type=Path, metavar="DIR", help="what was worked out before (.build/cache beside the output)"
    )
    compiling.add_argument("--no-cache", action="store_true", help="remember nothing, and trust nothing remembered")
    compiling.set_defaults(run=_compile)
    verifying = commands.add_parser("verify", help="prove a built site's citations")
    verifying.add_argument("site", type=Path, metavar="SITE", help="the folder of the site")
    verifying.add_argument(
        "--content", type=Path, metavar="DIR", help="the raw articles, to check the text against them too"
    )
    verifying.add_argument(
        "--cache", type=Path, metavar="DIR", help="what was proved before (.build/cache beside the site, if there)"
    )
    verifying.add_argument("--full", action="store_true", help="prove all of it again, and trust nothing proved before")
    verifying.set_defaults(run=_verify)
    explaining = commands.add_parser(
        "explain", help="say why something was merged, cut, cited, linked or left alone, or is gone"
    )
    explaining.add_argument(
        "id",
        metavar="STORY|STATEMENT|ARTICLE|QUOTATION|NAME|OUTLET|MENTION",
        help="s-…, st-…, a-…, q-…, e-…, o-…, the address of a page, or a mention as ARTICLE:START",
    )
    explaining.add_argument(
        "--data", type=Path, default=Path("output/data"), metavar="DIR", help="digest data (output/data)"
    )
    explaining.set_defaults(run=_explain)
    _add_offline(commands)
    _add_watch(commands)
    return parser


def _add_fetch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    fetching = commands.add_parser(
        "fetch",
        help="get new articles from feeds",
        epilog="Exit code 0: done, whatever failed; 1: list, state or settings are wrong; 3: every feed failed.",
    )
    fetching.add_argument(
        "content",
        nargs="?",
        type=Path,
        default=Path("content"),
        metavar="CONTENT",
        help="the folder whose fetched/ gets the articles (content)",
    )
    fetching.add_argument(
        "--feeds", type=Path, metavar="FILE", help="the list, an OPML of any reader (CONTENT/feeds.opml)"
    )
    fetching.add_argument("--settings", type=Path, metavar="FILE", help="the site's (pelican.conf.py, if it is here)")
    fetching.add_argument(
        "--allow-loopback", action="store_true", help="ask servers on this computer too: for tests alone"
    )
    fetching.set_defaults(run=_fetch)


def _add_offline(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    packing = commands.add_parser("offline", help="put a built site into one zip, to be read from disk")
    packing.add_argument("site", nargs="?", type=Path, default=Path("output"), metavar="SITE", help="the site (output)")
    packing.add_argument("--to", type=Path, metavar="FILE", help="the zip (SITE.zip, beside the site)")
    packing.set_defaults(run=_offline)


def _add_watch(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    watching = commands.add_parser("watch", help="serve the site, build at each change, show it in the browser")
    watching.add_argument("--settings", type=Path, default=Path("pelican.conf.py"), metavar="FILE", help="the site's")
    watching.add_argument("--content", type=Path, metavar="DIR", help="in the place of the settings' content")
    watching.add_argument("--output", type=Path, metavar="DIR", help="in the place of the settings' output")
    watching.add_argument("--port", type=int, default=8000, metavar="N", help="8000 unless given")
    watching.add_argument("--bind", default="127.0.0.1", metavar="HOST", help="127.0.0.1, this computer, unless given")
    watching.set_defaults(run=_watch)


def _fetch(options: argparse.Namespace) -> int:
    from .fetching import Order, fetch, name_agent  # noqa: PLC0415 - other commands start faster without it

    agent = name_agent(_settings_of(options.settings).contact)
    order = Order(options.content, options.feeds, agent, options.allow_loopback)
    report = fetch(order, datetime.now(UTC))
    for line in report.lines():
        _say(line)
    return report.exit_code


def _settings_of(path: Path | None) -> Settings:
    """The settings of a file, of the site's own if none is given; the defaults where there is none."""
    usual = Path("pelican.conf.py")
    if path is None and not usual.is_file():
        return Settings()
    return read_settings_file(path or usual)


def _models(given: Sequence[str]) -> str | Mapping[str, str]:
    """The setting of the models as the command line gives it."""
    named = [_MODEL_OF_LANGUAGE.fullmatch(one) for one in given]
    by_language = {str(match[1]): str(match[2]) for match in named if match}
    if len(given) > 1 and len(by_language) < len(given):
        raise SettingsError("--model is given more than once: say for which language each is, each once, like de=NAME.")
    return by_language or (given[0] if given else Settings().model)


def _compile(options: argparse.Namespace) -> int:
    from .pipeline import compile_folder  # noqa: PLC0415 - other commands start faster without the rooms
    from .stages.engine import default_cache, open_engine  # noqa: PLC0415
    from .workers import Workers  # noqa: PLC0415

    settings = read_settings({PREFIX + "OFF": tuple(options.off), PREFIX + "MODEL": _models(options.model or [])})
    _check_output(options.output, options.inputs)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    cache = None if options.no_cache else options.cache or default_cache(options.output)
    with open_engine(cache, settings.cache_megabytes, Workers(options.workers)) as engine:
        rows = compile_folder(options.inputs, options.output, settings, options.state, engine).rows
    counts = (
        _count(rows["articles"], "article", "articles"),
        _count(rows["stories"], "story", "stories"),
        _count(rows["entities"], "name", "names"),
    )
    _say(f"{', '.join(counts)} in {options.output}")
    if rows["rejects"]:
        _say(f"{rows['rejects']} could not be read: {options.output / 'rejects.jsonl'} says why")
    return 0


def _check_output(output: Path, inputs: Sequence[Path]) -> None:
    """Raise InputError if digest data in `output` would mix with other files or be read as articles."""
    if output.is_dir() and any(output.iterdir()) and not (output / "report.json").is_file():
        raise InputError(
            f"{output} is not empty and holds no digest data (no report.json), so it is left alone; "
            "choose another folder or empty this one."
        )
    place = output.resolve()
    for folder in (given.resolve() for given in inputs):
        if place == folder or (folder in place.parents and not _is_skipped(place.relative_to(folder))):
            raise InputError(f"{output} lies in the input {folder}, so it would be read as articles; choose another.")


def _is_skipped(path: Path) -> bool:
    """Whether reading an input passes over what lies at this path in it."""
    return path.parts[0] == "state" or any(part.startswith((".", "_")) for part in path.parts)


def _verify(options: argparse.Namespace) -> int:
    from .store import Store  # noqa: PLC0415 - other commands start faster without it
    from .verify import verify_site  # noqa: PLC0415

    cache = None if options.full else options.cache or _cache_beside(options.site)
    with nullcontext() if cache is None else Store(cache, Settings().cache_megabytes * 1_000_000) as store:
        state = options.content / "state" if options.content is not None else None
        findings = verify_site(options.site, options.content, state=state, store=store)
    for finding in findings:
        _say(f"{finding.page}: {finding.kind}: {finding.message} [{finding.where}]")
    _say(_count(len(findings), "fault", "faults") if findings else "Every citation holds.")
    return 1 if findings else 0


def _cache_beside(site: Path) -> Path | None:
    """The cache of the build that made a site, if it is still there; verifying makes none of its own unasked."""
    from .stages.engine import default_cache  # noqa: PLC0415

    cache = default_cache(site)
    return cache if cache.is_dir() else None


def _explain(options: argparse.Namespace) -> int:
    for line in explain(options.id, options.data):
        _say(line)
    return 0


def _offline(options: argparse.Namespace) -> int:
    from .publishing import pack_site  # noqa: PLC0415 - other commands start faster without it

    site = options.site.resolve()
    target = options.to or site.with_name(f"{site.name}.zip")
    _say(f"{_count(pack_site(options.site, target), 'file', 'files')} in {target}")
    return 0


def _watch(options: argparse.Namespace) -> int:
    if find_spec("pelican") is None:
        raise SettingsError(
            '`variorum watch` builds with Pelican, which is not installed: pip install "variorum[site]".'
        )
    from .watching import Order, watch_site  # noqa: PLC0415 - Pelican is imported only here

    watch_site(Order(options.settings, options.content, options.output), options.bind, options.port)
    return 0


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _say(text: str) -> None:
    print(text)  # noqa: T201 - this is the command line
