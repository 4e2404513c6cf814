"""The spans of names: trimmed of what is no part of a name, and free of overlaps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..word_lists import read_table, table_for

Found = tuple[int, int, str]
"""Start, end and type of a name."""

_BREAK = re.compile('[\n"“”„«»<>|()]+| - ')
"""No name goes over a line's end, a bracket or a quotation mark."""
_WORD = re.compile(r"\w+")
_COMMA = re.compile(", ")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LEADING = re.compile(
    r"(?:the|a|an|der|die|das|dem|den|des|le|la|les|el|los|las)\s+|['’]s\s+|(?:non|pro|anti|pre|post|ex)-|[^\w$€£]+",
    re.IGNORECASE,
)
_LETTER_S = re.compile(r"['’]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Names:
    """What the steps know besides the list: the text, the headline, its names, the language, and where words begin."""

    text: str
    title: str
    language: str
    in_title: tuple[Found, ...]
    starts: Mapping[str, list[int]]


def word_starts(text: str) -> Mapping[str, list[int]]:
    """Where each word of a text begins, so that looking for many names costs one pass."""
    starts: dict[str, list[int]] = {}
    for match in _WORD.finditer(text):
        starts.setdefault(match[0], []).append(match.start())
    return starts


def trim(names: Names, found: list[Found]) -> list[Found]:
    """Cut names at line ends and quotation marks, and strip articles, personal titles, possessives and marks."""
    personal = frozenset(table_for("titles", names.language)["personal"])
    return [trimmed for start, end, kind in found for trimmed in _trim_one(names.text, (start, end, kind), personal)]


def _trim_one(text: str, found: Found, personal: frozenset[str]) -> list[Found]:
    start, end, kind = found
    # What stands behind a line's end was drawn in by mistake; "Leeds, England" are two names.
    whole = _pieces(text, start, end, _BREAK)[:1]
    parts = [part for piece in whole for part in _pieces(text, *piece, _COMMA)] if kind in _PLACES else whole
    trimmed = [_strip(text, *part, personal) for part in parts]
    return [(left, right, kind) for left, right in trimmed if _is_name(text[left:right])]


def _is_name(words: str) -> bool:
    return (
        len(words) > 1
        and any(c.isupper() for c in words)
        and words.title() not in _no_names()
        and not _is_abbreviation(words)
    )


@cache
def _with_article() -> frozenset[str]:
    return frozenset(read_table("places")["with_article"])


@cache
def _no_names() -> frozenset[str]:
    return frozenset(read_table("common_capitals")["words"])


def _is_abbreviation(words: str) -> bool:
    return words.removesuffix("s") in read_table("common_capitals")["abbreviations"]


def _pieces(text: str, start: int, end: int, edge: re.Pattern[str]) -> list[tuple[int, int]]:
    edges = [start]
    for match in edge.finditer(text, start, end):
        edges += [match.start(), match.end()]
    edges.append(end)
    return [(left, right) for left, right in zip(edges[::2], edges[1::2], strict=True) if left < right]


def _strip(text: str, start: int, end: int, personal: frozenset[str]) -> tuple[int, int]:
    while start < end:
        if text[start:end].lower() in _with_article():
            return start, end
        lead = _LEADING.match(text, start, end)
        first = re.match(r"(\w+)\.?\s+", text[start:end])
        if lead and lead.end() < end:
            start = lead.end()
        elif first and first[1].lower() in personal:
            start += first.end()
        else:
            break
    while start < end and (not (text[end - 1].isalnum() or text[end - 1] == ".") or _LETTER_S.search(text[start:end])):
        end -= 1 if not text[end - 1].isalnum() else 2
    if text[end - 1 : end] == "." and not re.search(
        r"(?:\b\w\.)+$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St|UU)\.$", text[start:end]
    ):
        end -= 1
    return start, end


def drop_office_parts(names: Names, found: list[Found]) -> list[Found]:
    """Drop "Defence" of "Defence Secretary": half an office is no body."""
    table = table_for("titles", names.language)
    parts, offices = frozenset(table["office_parts"]), frozenset((*table["offices"], *table["personal"]))
    return [f for f in found if not _is_office_part(names.text, f, parts, offices)]


def _is_office_part(text: str, found: Found, parts: frozenset[str], offices: frozenset[str]) -> bool:
    words = text[found[0] : found[1]].lower().replace(".", "").split()
    if not words:
        return True
    if words[-1] in offices and all(word in parts or word in offices for word in words):
        return True
    following = re.match(r"\s+(\w+)", text[found[1] : found[1] + 30])
    return words[-1] in parts and len(words) == 1 and following is not None and following[1].lower() in offices


def add_free(found: list[Found], more: list[Found]) -> list[Found]:
    """`found`, and of `more`, in their order, each that overlaps nothing taken before."""
    taken = bytearray(max((end for _, end, _ in (*found, *more)), default=0))
    kept = list(found)
    for start, end, _ in found:
        taken[start:end] = b"\1" * (end - start)
    for name in more:
        if not any(taken[name[0] : name[1]]):
            taken[name[0] : name[1]] = b"\1" * (name[1] - name[0])
            kept.append(name)
    return kept


def resolve_overlaps(_names: Names, found: list[Found]) -> list[Found]:
    """Names in order; of two that overlap the longer stands, or the earlier."""
    return sorted(add_free([], sorted(set(found), key=lambda f: (f[0] - f[1], f))))
