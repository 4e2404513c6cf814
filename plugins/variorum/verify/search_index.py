"""The index of search as a whole: its files are all there, and hold the words of the stories, no others.

Each file was proved by itself, and told what it adds to sums over all entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from .finding import Finding, Kind
from .index import Index
from .ledger import PageProof, SearchPart
from .search_files import FACETS, INDEX, ROWS, WORDS, read_index
from .search_words import PRIME, add_up, sum_up
from .site_files import read_file

COMMON = 4_000
"""Stories past which a word is left out of the lists."""
FOLDERS = (ROWS, WORDS, FACETS)


def check_index(
    root: Path, manifest: Mapping[str, str], pages: Mapping[str, PageProof], index: Index
) -> Iterator[Finding]:
    """The index names all of its files, each where it belongs; words and stories are those of the rows."""
    if INDEX not in manifest:
        yield Finding(INDEX, "", Kind.MISSING_FILE, f"A site has {INDEX}; the manifest does not name it.")
        return
    try:
        told = read_index(read_file(root, INDEX) or b"")
    except ValueError:
        return  # told where the file itself was proved
    parts = {path: page.part for path, page in pages.items() if page.part is not None}
    for folder in FOLDERS:
        listed = [(file[0], f"{folder}{file[1]}.js") for file in told[folder.split("/")[1]]]
        yield from _check_listed(folder, listed, manifest)
        yield from _check_bounds(listed, parts)
    common = {str(term): int(seal) for term, stories, seal in told["common"] if stories > COMMON}
    yield from _check_sums(parts, common, index)
    if told["count"] != len(index.stories):
        yield Finding(INDEX, "count", Kind.WRONG_SEARCH, f"There are {len(index.stories)} stories.")


def _check_listed(folder: str, listed: list[tuple[str, str]], manifest: Mapping[str, str]) -> Iterator[Finding]:
    there = {path for path in manifest if path.startswith(folder)}
    for path in sorted(there ^ {path for _, path in listed}):
        yield Finding(INDEX, path, Kind.WRONG_SEARCH, f"The index and the site do not agree on {path}.")


def _check_bounds(listed: list[tuple[str, str]], parts: Mapping[str, SearchPart]) -> Iterator[Finding]:
    """A browser looks for a word in the last file whose bound is not above it."""
    nexts: list[str | None] = [bound for bound, _ in listed[1:]]
    for (bound, path), after in zip_longest(listed, nexts):
        part = parts.get(path)
        is_right = part is None or (_units(bound) <= _units(part.first) and not _is_from(after, part.last))
        if not is_right:
            yield Finding(INDEX, path, Kind.WRONG_SEARCH, f"What is in {path} does not lie between its bounds.")


def _is_from(bound: str | None, term: str) -> bool:
    return bound is not None and _units(bound) <= _units(term)


def _units(text: str) -> bytes:
    """A text as browsers compare it."""
    return text.encode("utf-16-be", "surrogatepass")


def _check_sums(parts: Mapping[str, SearchPart], common: Mapping[str, int], index: Index) -> Iterator[Finding]:
    """The same words, names and outlets, of the same stories, stand in the rows and in the lists.

    Of words that most stories have there is no list, only a seal: the sum over its entries.
    """
    rows = [part.sums for path, part in parts.items() if path.startswith(ROWS)]
    lists = [part.sums for path, part in parts.items() if not path.startswith(ROWS)]
    lists.append([add_up(common), 0, sum_up({key: [key] for key in index.stories})])
    for number, what in enumerate(("words", "names and outlets", "stories")):
        if (sum(sums[number] for sums in rows) - sum(sums[number] for sums in lists)) % PRIME:
            message = f"The {what} of the index are not those of the stories."
            yield Finding(INDEX, what, Kind.WRONG_SEARCH, message)
