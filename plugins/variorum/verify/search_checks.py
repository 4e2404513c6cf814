"""What the index of search says of stories: nothing but what the data says and may be printed, and all of that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from ..digest_data import Row
from .facts import Facts
from .finding import Finding, Kind, difference, excerpt
from .ledger import SearchPart
from .links import Link
from .pages import PageReport
from .place import place_of
from .search_files import FACETS, INDEX, ROWS, WORDS, SearchRow, is_search_file, read_index, read_lists, read_rows
from .search_words import entries_of, key_of, sum_up
from .times import day_of

NAMES = 24
"""Names of a story at most."""


def check_search_file(path: str, data: bytes, facts: Facts) -> PageReport:
    """Read a file of the index and run its checks; what the whole index is asked for stands in the report's part."""
    if not is_search_file(path):
        message = f"The agreement knows no file {path} of search; it is not verified."
        return PageReport((Finding(path, "", Kind.UNKNOWN_PAGE, message),))
    try:
        if path.startswith(ROWS):
            return _check_rows(path, read_rows(path, data), facts)
        if path == INDEX:
            read_index(data)
            return PageReport(())
        lists = read_lists(path, data)
    except (ValueError, RecursionError) as error:
        message = f"The file can't be read: {error}."
        return PageReport((Finding(path, "", Kind.UNREADABLE_PAGE, message),))
    terms = [*lists]
    sums = [sum_up(lists) if path.startswith(folder) else 0 for folder in (WORDS, FACETS)]
    return PageReport(tuple(_check_order(path, terms)), part=SearchPart([*sums, 0], terms[0], terms[-1]))


def _check_order(path: str, told: list[str]) -> Iterator[Finding]:
    units = [term.encode("utf-16-be", "surrogatepass") for term in told]
    for number, (one, other) in enumerate(pairwise(units), 1):
        if one >= other:
            yield Finding(path, told[number], Kind.WRONG_SEARCH, f"{excerpt(told[number])} stands out of order.")


def _check_rows(path: str, rows: list[SearchRow], facts: Facts) -> PageReport:
    findings: list[Finding] = []
    links: list[Link] = []
    words: dict[str, list[str]] = {}
    facets: dict[str, list[str]] = {}
    stories: dict[str, list[str]] = {}
    for row in rows:
        key, slug, headline, outlets, names, opened, folded = row
        kind, story = facts.identify(f"stories/{slug}.html")
        if kind != "story":
            message = f"The row {excerpt(slug)} is of no story."
            findings.append(Finding(path, slug, Kind.WRONG_SEARCH, message))
            continue
        findings += _check_row(path, row, facts.rows.stories[story], facts)
        links += [Link(path, slug, f"stories/{slug}.html", key) for key in (opened + folded)[::2]]
        stories.setdefault(story, []).append(story)
        for term, entry in entries_of(key, ([headline], names, opened[1::2], folded[1::2])).items():
            words.setdefault(term, []).append(entry)
        for facet in {*(f"o:{' '.join(n.split())}" for n in outlets), *(f"n:{' '.join(n.split())}" for n in names)}:
            facets.setdefault(facet, []).append(f"{key}z")
    keys = [row[0] for row in rows]
    if keys != sorted(keys):
        findings.append(Finding(path, "", Kind.WRONG_SEARCH, "The rows must stand in the order of their keys."))
    part = SearchPart([sum_up(words), sum_up(facets), sum_up(stories)], min(keys, default=""), max(keys, default=""))
    return PageReport(tuple(findings), tuple(links), part=part)


def _check_row(path: str, row: SearchRow, story: Row, facts: Facts) -> Iterator[Finding]:
    key, slug, headline, outlets, names, opened, folded = row
    known = {article: facts.outlet_of(article) for article in story["articles"]}
    heads = {article: facts.rows.outlets.head(outlet) for article, outlet in known.items() if outlet is not None}
    expected = {
        "key": (key_of(story["id"], day_of(story["first_published"])), key),
        "headline": (story["headline"]["text"], headline),
        "outlets": (sorted({head["name"] for head in heads.values() if head is not None}), outlets),
        "names": (_names(story, facts), names),
    }
    for name, (wanted, found) in expected.items():
        if wanted != found:
            message = f"The {name} of {slug} must be {excerpt(wanted)}; found {excerpt(found)}."
            yield Finding(path, slug, Kind.WRONG_SEARCH, message)
    rights = {article: head["rights"] for article, head in heads.items() if head is not None}
    for is_open, told in ((True, opened), (False, folded)):
        yield from _check_sentences(path, slug, told, _printable(story, rights, is_open=is_open), facts)


def _names(story: Row, facts: Facts) -> list[str]:
    """The resolved names of a story's reports, the most often named first."""
    rows = [facts.rows.articles.get(article) for article in story["articles"]]
    counts = Counter(m["entity"] for row in rows if row for m in row["mentions"] if m["entity"] is not None)
    heads = [(-n, facts.rows.entities.head(entity)) for entity, n in counts.items()]
    ranked = sorted((n, str(head["name"])) for n, head in heads if head is not None)
    return list(dict.fromkeys(name for _, name in ranked[:NAMES]))


def _printable(story: Row, rights: Mapping[str, str], *, is_open: bool) -> list[Row]:
    """The statements of a story whose words their outlets allow in the open lists, or among what is folded."""
    allowed = ("full", "cited") if is_open else ("full",)
    return [
        row
        for row in story["statements"]
        if (row["tier"] != "folded") == is_open and rights.get(row["shown"]["article"], "full") in allowed
    ]


def _check_sentences(path: str, slug: str, told: list[str], wanted: list[Row], facts: Facts) -> Iterator[Finding]:
    if told[::2] != [row["id"] for row in wanted]:
        missing = [row["id"] for row in wanted if row["id"] not in told[::2]]
        more = [key for key in told[::2] if key not in {row["id"] for row in wanted}]
        message = (
            f"Of {slug} just the sentences that may be printed are told, in order; "
            f"missing {excerpt(' '.join(missing))}, too many {excerpt(' '.join(more))}."
        )
        yield Finding(path, slug, Kind.WRONG_SEARCH, message)
        return
    for key, words, row in zip(told[::2], told[1::2], wanted, strict=True):
        expected = facts.text_at(place_of(row["shown"]))
        if words != expected:
            message = f"The words of {key} are changed: {difference(expected or '', words)}."
            yield Finding(path, key, Kind.CHANGED_WORDS, message)
