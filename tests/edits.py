"""What an owner does to a folder of articles between two builds, and the two builds that must come out the same.

The articles are those of `stages/reports`, written for Variorum: twelve reports of five events, one of them corrected.
An edit is a kind and two numbers that choose what it is done to, so that any list of edits can be done to any folder.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

from variorum.errors import InputError
from variorum.pipeline import compile_folder
from variorum.settings import Settings
from variorum.stages.engine import open_engine
from variorum.workers import Workers

REPORTS = Path(__file__).parent / "stages" / "reports"
RULES = Settings(model="rules")
MEGABYTES = 100
BEGUN_WITH = ("cheese-echo.md", "lamp-courier.md", "lamp-echo.txt", "tram-unsigned.txt", "outlets.toml", "wire.jsonl")
"""What a folder holds before its edits: enough to group, and the rest is there to be added."""
LATER = (
    "Nobody could say why.",
    "The inspector Ada Morwell asked for patience.",
    "Basil Okonjo was not told.",
    'Hester Vane said: "We counted 17 of them."',
)
"""Sentences that come into an article: some name who stands elsewhere too."""
OUTLETS = (
    "",
    '[[outlet]]\nname = "Corrick Courier"\ndomains = ["corrick-courier.example"]\nagency = true\n',
    '[[outlet]]\nname = "The Corrick Daily"\ndomains = ["corrick-courier.example", "dunmallow-echo.example"]\n',
)
"""What outlets.toml may become."""
OVERRIDES = (
    "",
    '[[keep]]\noutlet = "Dunmallow Echo"\nline = "Advertisement"\n',
    '[[keep]]\narticle = "turnip-courier.txt"\nline = "By Nell Harbottle"\n',
    '[[merge]]\narticles = ["lamp-echo.txt", "cheese-echo.md"]\n',
    '[[merge]]\nstories = ["thieves-take-lamp-from-corrick-point-lighthouse", "no-trams-in-ostvik-on-thursday"]\n',
    '[[split]]\narticles = ["lamp-echo.txt", "wire.jsonl#sw-2"]\n',
    '[[never]]\narticles = ["tram-unsigned.txt", "tram-echo.md", "wire.jsonl"]\n',
    '[[pin]]\narticle = "cheese-echo.md"\nstory = "thieves-take-lamp-from-corrick-point-lighthouse"\n',
    '[[headline]]\narticle = "lamp-echo.txt"\n',
    '[[headline]]\narticle = "tram-unsigned.txt"\ntext = "Buses will run every ten minutes."\n',
)
"""What overrides.toml may become: a line put back that was cut, and the editor's word over stories and headlines."""
FURNITURE = ("", '[gossip]\nlines = ["nobody could say why"]\n')
"""What furniture.toml may become: a sentence that edits bring in is cut."""
ENTITIES = (
    "",
    '[[hide]]\nname = "Ada Morwell"\n',
    '[[same]]\nnames = ["Ada Morwell", "Oda Lindqvist"]\n',
    '[[entity]]\nname = "Dunmallow"\ntype = "GPE"\nstands_for = "Cheese"\n',
    '[[apart]]\nname = "Ada Morwell"\narticles = ["lamp-courier.md"]\n',
)
"""What entities.toml may become."""
OWNERS = ("outlets.toml", "overrides.toml", "furniture.toml", "entities.toml")
"""Files of a folder that are no articles."""


def begin(folder: Path) -> Path:
    """A folder of articles before its edits."""
    folder.mkdir()
    for name in BEGUN_WITH:
        shutil.copy(REPORTS / name, folder)
    return folder


def whole(folder: Path) -> Path:
    """A folder with all articles."""
    shutil.copytree(REPORTS, folder)
    return folder


def compile_clean(content: Path, output: Path, settings: Settings = RULES) -> dict[str, bytes]:
    """All files that a build without a store writes."""
    compile_folder([content], output, settings, content / "state")
    return read_tree(output)


def compile_stored(content: Path, output: Path, cache: Path, settings: Settings = RULES) -> dict[str, bytes]:
    """All files that a build with a store writes."""
    count_runs(content, output, cache, settings)
    return read_tree(output)


def count_runs(content: Path, output: Path, cache: Path, settings: Settings = RULES) -> Counter[str]:
    """What runs in a build with a store, and how often; what did not run is not in it."""
    with open_engine(cache, MEGABYTES, Workers(1)) as engine:
        return +compile_folder([content], output, settings, content / "state", engine).ran


def outcome(build: Callable[[], dict[str, bytes]]) -> dict[str, bytes] | str:
    """What a build writes, or what it says when there is no article at all."""
    try:
        return build()
    except InputError as error:
        return str(error)


def keep_state(output: Path, content: Path) -> None:
    """Make the state that a build left the next one's, as the site does."""
    if (output / "state").is_dir():
        shutil.copytree(output / "state", content / "state", dirs_exist_ok=True)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, byte for byte."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def edit(content: Path, kind: str, n: int, m: int) -> None:
    """Do one edit of `EDITS`; nothing happens where nothing is left to do it to."""
    files = sorted(p for p in content.iterdir() if p.is_file() and p.name not in OWNERS)
    if files or kind in ("add", "outlets", "override", "entities", "furniture"):
        EDITS[kind](content, files[n % len(files)] if files else content, m)


def _add(content: Path, _: Path, m: int) -> None:
    missing = sorted(p for p in REPORTS.iterdir() if not (content / p.name).exists())
    if missing:
        shutil.copy(missing[m % len(missing)], content)


def change(file: Path, sentence: str) -> None:
    """Put a sentence at the end of an article; in a file of many, of the first."""
    if file.suffix != ".jsonl":
        file.write_text(file.read_text(encoding="utf-8") + f"\n{sentence}\n", encoding="utf-8")
        return
    first, *rest = file.read_text(encoding="utf-8").splitlines() or ["{}"]
    record = json.loads(first)
    record["text"] = f"{record.get('text', '')}\n\n{sentence}"
    file.write_text("\n".join([json.dumps(record), *rest, ""]), encoding="utf-8")


def _replace(content: Path, file: Path, m: int) -> None:
    """Another article's words under this name."""
    others = sorted(p for p in content.glob(f"*{file.suffix}") if p != file)
    if others:
        shutil.copy(others[m % len(others)], file)


def _retitle(_: Path, file: Path, m: int) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("lamp", ("lantern", "light", "lamp")[m % 3]), encoding="utf-8")


def _retell_outlets(content: Path, _: Path, m: int) -> None:
    told = (*OUTLETS, (REPORTS / "outlets.toml").read_text(encoding="utf-8"))
    (content / "outlets.toml").write_text(told[m % len(told)], encoding="utf-8")


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


EDITS: dict[str, Callable[[Path, Path, int], object]] = {
    "add": _add,
    "change": lambda _, file, m: change(file, LATER[m % len(LATER)]),
    "delete": lambda _, file, __: file.unlink(),
    "rename": lambda content, file, m: file.rename(content / f"moved-{m}{file.suffix}"),
    "duplicate": lambda content, file, m: (content / f"again-{m}{file.suffix}").write_bytes(file.read_bytes()),
    "replace": _replace,
    "retitle": _retitle,
    "empty": lambda _, file, __: file.write_bytes(b""),
    "touch": lambda _, file, m: os.utime(file, (m, m)),
    "outlets": _retell_outlets,
    "override": lambda content, _, m: _write(content / "overrides.toml", OVERRIDES[m % len(OVERRIDES)]),
    "entities": lambda content, _, m: _write(content / "entities.toml", ENTITIES[m % len(ENTITIES)]),
    "furniture": lambda content, _, m: _write(content / "furniture.toml", FURNITURE[m % len(FURNITURE)]),
}
"""All kinds of edits, by name: they get the folder, one of its files, and a number."""

edit_lists = st.lists(
    st.tuples(st.sampled_from(sorted(EDITS)), st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=3
)
"""What is done between two builds."""
