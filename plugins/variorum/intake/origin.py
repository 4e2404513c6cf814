"""Who published a text and when, by what stands in it: addresses, credits, picture hosts, copyright and date lines.

Ranked below everything that a record or a page declares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from ..word_lists import read_table
from .dates import iso_date
from .host_names import name_of_host
from .outlets import OutletTable
from .people import is_bare_name, person_names
from .records import Claim, Record

HEAD_LINES = 14
"""Non-blank lines at the top in which a byline or date line is looked for: title, standfirst, share bar, picture."""
TAIL_LINES = 25
"""Non-blank lines at the end in which a copyright line is looked for, below it stand menus."""
MAX_DATE_WORDS = 16
"""Words of the longest line that is a date line: "Published Monday 9 March 2026 at 12:30, updated …"."""

MAX_BYLINE_WORDS = 24
"""Words of the longest byline: two authors, their offices, and the date."""

MIN_TITLE_WORDS = 5
"""Words of a line below which the names of authors stand."""
_TABLE = read_table("origin")
_IMAGE = re.compile(r"!\[[^\]\n]{0,2000}\]\(\s*(https?://[^\s)]{1,2000})")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?=[/-]|$)")
_COPYRIGHT = re.compile(
    r"^\W{0,9}(?:copyright\b|©|\(c\))\W{0,9}(?:copyright\W{1,9})?(?:(?:19|20)\d\d(?:\s?[-–]\s?\d{2,4})?)?\W{0,9}"
    r"(?P<name>[^\W\d_][^.|•\n]{1,60})",
    re.IGNORECASE,
)
_RESERVED = re.compile(rf"[\s,;:–-]*(?:{'|'.join(_TABLE['reserved'])}).*$", re.IGNORECASE)
_CREDIT = re.compile(r"^[^\n(]{0,60}\(([^()\n]{2,60})\)\s*(?:[-–—:]|$)")
_BARE_CREDIT = re.compile(r"^\(([^()\n]{2,40})\)\s*[-–—]?\s")
_MODIFIED = re.compile(rf"\b(?:{'|'.join(_TABLE['modified'])})\b", re.IGNORECASE)
_BEFORE_MODIFIED = re.compile(rf"(?=\b(?:{'|'.join(_TABLE['modified'])})\b)", re.IGNORECASE)
_DATE_WORDS = re.compile(rf"\b(?:{'|'.join(_TABLE['date_words'])})\b", re.IGNORECASE)
_BY = re.compile(rf"^(?:{'|'.join(read_table('bylines')['by'])})\s+(?:the\s+)?", re.IGNORECASE)


def claims_of_text(record: Record, declared: dict[str, object], table: OutletTable) -> Iterator[Claim]:
    """Claims that rank below the record's own, best first."""
    lines = [line.text.strip() for line in record.lines]
    images = [image.url for image in record.images] or _IMAGE.findall(record.raw if record.form == "text" else "")
    outlet = table.outlet_of(str(declared.get("url") or ""))
    if outlet:
        yield Claim("outlet", outlet.name, "url")
    yield from record.hints
    yield from _credits(record, table)
    yield from _agencies(lines, table)
    yield from _outlets_of_lines(lines, table)
    yield from _outlets_of_images(images, table)
    yield from (Claim("agency", table.agency_of_host(url), "image host") for url in images)
    if record.form == "text":
        yield from _dates(lines[:HEAD_LINES])
        yield from (Claim("authors", line, "text: byline") for line in lines[:HEAD_LINES] if _byline(line))
        yield from (Claim("authors", name, "text: name line") for name in names_by_dates(lines[:HEAD_LINES]))
    if day := _URL_DAY.search(str(declared.get("url") or "")):
        yield Claim("published", "-".join(day.groups()), "url")


def _credits(record: Record, table: OutletTable) -> Iterator[Claim]:
    """The agency that a record names as its source, if that is one; other sources are not."""
    for claim in record.claims:
        if claim.fact == "credit" and str(claim.value) in table.agency_credits:
            yield Claim("agency", table.agency_credits[str(claim.value)], claim.evidence)


def settle_agency(
    facts: dict[str, object], evidence: dict[str, str], table: OutletTable
) -> tuple[dict[str, object], dict[str, str]]:
    """Facts in which an agency that stands among the authors is the agency, and its credits are no person's name."""
    authors = facts.get("authors")
    if not isinstance(authors, tuple):
        return facts, evidence
    # A page that names its own site as the author says so in its markup; in a line of text that is where it came from.
    site = facts.get("outlet") if evidence["authors"].startswith(("text:", "page text")) else None
    people = tuple(name for name in authors if name not in table.agency_credits and name != site)
    agencies = [table.agency_credits[name] for name in authors if name in table.agency_credits]
    facts, evidence = dict(facts), dict(evidence)
    if agencies and "agency" not in facts:
        facts["agency"], evidence["agency"] = agencies[0], evidence["authors"]
    facts["authors"] = people
    if not people:
        del evidence["authors"]
    return facts, evidence


def _agencies(lines: list[str], table: OutletTable) -> Iterator[Claim]:
    """Credits: "LONDON (AP) —" in the head, "By Jane Doe, PA" in a byline, "© dpa" at the end."""
    for line in lines[:HEAD_LINES]:
        match = _CREDIT.match(line) or _BARE_CREDIT.match(line)
        if match and match[1].strip() in table.agency_credits:
            yield Claim("agency", table.agency_credits[match[1].strip()], "text: credit")
        byline = _byline(line)
        if byline and (name := next((part for part in byline if part in table.agency_credits), None)):
            yield Claim("agency", table.agency_credits[name], "text: byline")
    for line in lines[-TAIL_LINES:]:
        name = _copyright_name(line)
        if name and (
            credit := next((form for form in table.agency_credits if re.match(rf"{re.escape(form)}\b", name)), None)
        ):
            yield Claim("agency", table.agency_credits[credit], "text: copyright line")


def _byline(line: str) -> list[str]:
    """The parts of a byline, and the same with nothing after "in": "From the Meridian Press in Vienna"."""
    if not _BY.match(line) or len(line.split()) > MAX_BYLINE_WORDS or line.endswith((".", "!", "?", ":", ",")):
        return []
    parts = [part.strip(" .") for part in re.split(r",|\||/|\sand\s|\sund\s|\set\s|\sy\s", _BY.sub("", line))]
    return parts + [re.split(r"\s(?:in|à|en)\s", part)[0] for part in parts]


def _outlets_of_lines(lines: list[str], table: OutletTable) -> Iterator[Claim]:
    for line in lines[:HEAD_LINES]:
        for part in _byline(line):
            if (outlet := table.named(part)) and not outlet.agency:
                yield Claim("outlet", outlet.name, "text: byline")
    for line in reversed(lines[-TAIL_LINES:]):
        name = _copyright_name(line)
        if name and not any(re.match(rf"{re.escape(form)}\b", name) for form in table.agency_credits):
            known = next(
                (outlet.name for outlet in table.outlets if name.casefold().startswith(outlet.name.casefold())), name
            )
            yield Claim("outlet", known, "text: copyright line")


def _copyright_name(line: str) -> str | None:
    match = _COPYRIGHT.match(line)
    name = _RESERVED.sub("", match["name"]).strip(" ,;:-–") if match else ""
    return name if name and any(map(str.isupper, name)) and len(name.split()) <= 6 else None  # noqa: PLR2004 - longer is a sentence


def _outlets_of_images(images: list[str], table: OutletTable) -> Iterator[Claim]:
    for url in images:
        if (outlet := table.outlet_of(url)) and not outlet.agency:
            yield Claim("outlet", outlet.name, "image host")
    names = {name for url in images if not table.agency_of_host(url) and (name := name_of_host(unquote(url)))}
    if len(names) == 1:
        yield Claim("outlet", names.pop(), "image host")


def _dates(lines: list[str]) -> Iterator[Claim]:
    """Date lines of the head. A line that says both, "Published …, updated …", is read part by part."""
    for line in lines:
        if len(line.split()) > MAX_DATE_WORDS * 2:
            continue
        for part in _BEFORE_MODIFIED.split(line):
            if is_date_line(part):
                yield Claim("modified" if _MODIFIED.search(part) else "published", iso_date(part), "text: date line")


def names_by_dates(lines: Sequence[str]) -> Iterator[str]:
    """Names that stand alone on a line next to a date line, below something as long as a title."""
    title = next((n for n, line in enumerate(lines) if len(line.split()) >= MIN_TITLE_WORDS), len(lines))
    dated = {n for n, line in enumerate(lines) if is_date_line(line) and not is_bare_name(line)}
    for n, line in enumerate(lines[title + 1 :], title + 1):
        if is_bare_name(line) and dated & {n - 2, n - 1, n + 1, n + 2}:
            yield line


def is_date_line(text: str) -> bool:
    """Whether a line says when, and nothing more than perhaps by whom."""
    if not iso_date(text) or len(text.split()) > MAX_DATE_WORDS:
        return False
    rest = _DATE_WORDS.sub(" ", re.sub(r"[\d\W_]+", " ", text)).split()
    return len(rest) <= 2 or bool(_BY.match(text)) or bool(person_names(text))  # noqa: PLR2004 - a place or a zone
