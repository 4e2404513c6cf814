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
from .search_words import entries_of, key_of, sum_up, weighed
from .times import day_of

Sentences = list[tuple[str, str]]
"""Statements, each with the words told under it."""
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
        key, slug, headline, titles, outlets, names, opened, folded = row
        kind, story = facts.identify(f"stories/{slug}.html")
        if kind != "story":
            message = f"The row {excerpt(slug)} is of no story."
            findings.append(Finding(path, slug, Kind.WRONG_SEARCH, message))
            continue
        findings += _check_row(path, row, facts.rows.stories[story], facts)
        links += [Link(path, slug, f"stories/{slug}.html", key) for key in (opened + folded)[::2]]
        stories.setdefault(story, []).append(story)
        for term, entry in entries_of(key, ([headline], titles, names, opened[1::2], folded[1::2])).items():
            words.setdefault(term, []).append(entry)
        for facet in {*(f"o:{' '.join(n.split())}" for n in outlets), *(f"n:{' '.join(n.split())}" for n in names)}:
            facets.setdefault(facet, []).append(weighed(key, 15))
    keys = [row[0] for row in rows]
    if keys != sorted(keys):
        findings.append(Finding(path, "", Kind.WRONG_SEARCH, "The rows must stand in the order of their keys."))
    part = SearchPart([sum_up(words), sum_up(facets), sum_up(stories)], min(keys, default=""), max(keys, default=""))
    return PageReport(tuple(findings), tuple(links), part=part)


def _check_row(path: str, row: SearchRow, story: Row, facts: Facts) -> Iterator[Finding]:
    key, slug, headline, titles, outlets, names, opened, folded = row
    known = {article: facts.outlet_of(article) for article in story["articles"]}
    heads = {article: facts.rows.outlets.head(outlet) for article, outlet in known.items() if outlet is not None}
    expected = {
        "key": (key_of(story["id"], day_of(story["first_published"])), key),
        "headline": (story["headline"]["text"], headline),
        "titles": (_titles(story, facts), titles),
        "outlets": (sorted({head["name"] for head in heads.values() if head is not None}), outlets),
        "names": (_names(story, facts), names),
    }
    for name, (wanted, found) in expected.items():
        if wanted != found:
            message = f"The {name} of {slug} must be {excerpt(wanted)}; found {excerpt(found)}."
            yield Finding(path, slug, Kind.WRONG_SEARCH, message)
    rights = {article: head["rights"] for article, head in heads.items() if head is not None}
    wanted = _printable(story, rights, facts)
    for told, expected_sentences in zip((opened, folded), wanted, strict=True):
        yield from _check_sentences(path, slug, told, expected_sentences)


def _titles(story: Row, facts: Facts) -> list[str]:
    """The titles of a story's reports, each once, but for its headline."""
    heads = [facts.rows.articles.head(article) for article in story["articles"]]
    found = dict.fromkeys(str(head["title"]) for head in heads if head is not None and head["title"])
    return [title for title in found if title != story["headline"]["text"]]


def _names(story: Row, facts: Facts) -> list[str]:
    """The resolved names of a story's reports, the most often named first."""
    rows = [facts.rows.articles.get(article) for article in story["articles"]]
    counts = Counter(m["entity"] for row in rows if row for m in row["mentions"] if m["entity"] is not None)
    heads = [(-n, facts.rows.entities.head(entity)) for entity, n in counts.items()]
    ranked = sorted((n, str(head["name"])) for n, head in heads if head is not None)
    return list(dict.fromkeys(name for _, name in ranked[:NAMES]))


def _printable(story: Row, rights: Mapping[str, str], facts: Facts) -> tuple[Sentences, Sentences]:
    """Each sentence once, under the first statement that prints or cites it, as far as its outlet allows it.

    First those of the open lists, then all others: an outlet whose rights are `cited` allows none of these.
    """
    opened: dict[str, str] = {}
    others: dict[str, str] = {}
    for row in story["statements"]:
        if row["tier"] != "folded" and rights.get(row["shown"]["article"], "full") in {"full", "cited"}:
            opened.setdefault(facts.text_at(place_of(row["shown"])) or "", row["id"])
    for row in story["statements"]:
        for span in (row["shown"], *row["citations"]):
            if rights.get(span["article"], "full") == "full":
                others.setdefault(facts.text_at(place_of(span)) or "", row["id"])
    known = opened.keys()
    return _pairs(opened), _pairs({words: key for words, key in others.items() if words not in known})


def _pairs(told: Mapping[str, str]) -> Sentences:
    return [(key, words) for words, key in told.items()]


def _check_sentences(path: str, slug: str, told: list[str], wanted: Sentences) -> Iterator[Finding]:
    found = [*zip(told[::2], told[1::2], strict=True)]
    if [key for key, _ in found] != [key for key, _ in wanted]:
        missing = sorted({key for key, _ in wanted} - {key for key, _ in found})
        more = sorted({key for key, _ in found} - {key for key, _ in wanted})
        message = (
            f"Of {slug} just the sentences that may be printed are told, {len(wanted)} in order; found {len(found)}, "
            f"missing {excerpt(' '.join(missing))}, too many {excerpt(' '.join(more))}."
        )
        yield Finding(path, slug, Kind.WRONG_SEARCH, message)
        return
    for (key, words), (_, expected) in zip(found, wanted, strict=True):
        if words != expected:
            message = f"The words of {key} are changed: {difference(expected, words)}."
            yield Finding(path, key, Kind.CHANGED_WORDS, message)
