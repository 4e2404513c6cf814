"""A whole site by hand: every page of the agreement for the tiny data, as small as it can be.

The pages are written out here, not rendered, so that the tests of the verifier lean on nothing but the agreement.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path

from digests import write_digest
from variorum.model import Span
from verify import tiny_search
from verify.tiny_digest import (
    CITED,
    HEADLINE,
    NAMES,
    ONE_1,
    OUTLET_OF,
    QUOTE_ONE,
    QUOTE_TWO,
    RAW_ONE,
    RAW_TWO,
    SENTENCES,
    TEXTS,
    TWO_1,
    span,
    tiny_digest,
)
from verify.tiny_linked_data import SCRIPT

INTERFACE = """
[phrases]
home = "News of Pell in full"
method = "How it is made"
lists = "List"
moved = "This story has moved."
ours = "["
ours_end = "] "
stop = "”"
chip_words = "words of"
chip_also = "also"
cell_words = "own words"
cell_also = "says it too"
cell_partly = "says part of it"
cell_silent = "not in these files"
variant_full = "whole"
variant_truncated = "cut short"
reports = "{n} reports"
minutes = "{n} minutes"
points = "{n} points"
back = "in the story"
used_printed = "printed"
used_cited = "cited"
used_folded = "folded"
kept = "in the report"
compare = "side by side"
menu = "Menu"
topic_01000000 = "Subject 1"
topic_02000000 = "Subject 2"
topic_03000000 = "Subject 3"
topic_04000000 = "Subject 4"
topic_05000000 = "Subject 5"
topic_06000000 = "Subject 6"
topic_07000000 = "Subject 7"
topic_08000000 = "Subject 8"
topic_09000000 = "Subject 9"
topic_10000000 = "Subject 10"
topic_11000000 = "Subject 11"
topic_12000000 = "Subject 12"
topic_13000000 = "Subject 13"
topic_14000000 = "Subject 14"
topic_15000000 = "Subject 15"
topic_16000000 = "Subject 16"
topic_17000000 = "Subject 17"
topic_none = "No subject"
newest = "Newest report"

[topics]
count = "number of people"
"""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
SITE = "The Pell Digest"
BUILDING = 4
"""The topic of the story of the bridge."""
NEWEST = (
    '<p data-newest><span>Newest report</span> <time datetime="2026-03-09T07:40:00Z" '
    'data-field="articles/a-one/published">9 March 2026, 07:40 UTC</time></p>'
)
MONTH = '<h2><time datetime="2026-03" data-month>March 2026</time></h2>'


def field(pointer: str, text: str, tag: str = "span") -> str:
    return f'<{tag} data-field="{pointer}">{text}</{tag}>'


def name(key: str) -> str:
    return field(f"{'entities' if key.startswith('e-') else 'outlets'}/{key}/name", NAMES[key])


def run(place: Span, more: str = "", inner: str | None = None) -> str:
    words = TEXTS[place.article][place.start : place.end] if inner is None else inner
    marks = f'data-article="{place.article}" data-start="{place.start}" data-end="{place.end}"'
    return f'<span class="run" {marks}{" " if more else ""}{more}>{words}</span>'


def page(path: str, title: str, main: str, attributes: str = "") -> str:
    root = ".." if "/" in path else "."
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{title} – {SITE}</title>"
        f'<link rel="stylesheet" href="{root}/static/site.css">'
        f'<script src="{root}/static/site.js" defer></script></head>\n'
        f'<body><header><a data-site href="{root}/index.html">{SITE}</a>'
        f'<nav aria-label="Menu"><a data-site href="{root}/archive.html">Archive</a></nav></header>\n'
        f"<main{attributes}>{main}</main></body></html>\n"
    )


def _citation(place: Span, relation: str, *, is_shown: bool) -> str:
    outlet = OUTLET_OF[place.article]
    link = f"../articles/{place.article}.html#s{place.start}-{place.end}"
    return (
        f'<li data-citation="{relation}" data-cite="{place.article}:{place.start}-{place.end}" data-outlet="{outlet}">'
        f'{name(outlet)} <a data-kept href="{link}">in the report</a>{"" if is_shown else run(place)}</li>'
    )


def _chips(cited: tuple[tuple[Span, str], ...]) -> str:
    def chip(place: Span, relation: str) -> str:
        label = {"words": "<i>words of</i> ", "also": "<i>also</i> "}.get(relation, "")
        outlet = OUTLET_OF[place.article]
        return f'<span data-chip="{relation}" data-outlet="{outlet}">{label}{name(outlet)}</span>'

    return " ".join(chip(place, relation) for place, relation in cited)


def _statement_html(key: str, inner: str = "") -> str:
    tier, cited = CITED[key]
    shown = cited[0][0]
    speaker = f'<p data-speaker="e-mara" data-of="{key}">{name("e-mara")}</p>' if key == "st-3" else ""
    mention = None
    if key == "st-1":
        linked = '<a data-mention href="../entities/e-mara.html">Mara Quill</a><b data-apparatus>[' + name("e-mara")
        mention = linked + "<i>] </i></b> opened the new bridge in Pell on Monday."
    citations = "".join(_citation(place, relation, is_shown=place == shown) for place, relation in cited)
    return (
        f'<article data-statement="{key}" data-tier="{tier}" id="{key}"><p>{run(shown, "data-shown", mention)}</p>'
        f"{speaker}<p>{_chips(cited) if tier != 'folded' else ''}</p><ul>{citations}</ul>{inner}</article>"
    )


def _discrepancy_html() -> str:
    def position(n: int, place: Span) -> str:
        return f'<div data-position="{n}">{run(place)} {name(OUTLET_OF[place.article])}</div>'

    topic = field("stories/s-bridge/discrepancies/d-1/topic", "number of people")
    sides = position(0, span("a-two", "400")) + position(1, span("a-one", "300"))
    return f'<aside data-discrepancy="d-1"><p>{topic}</p>{sides}</aside>'


def _table_html() -> str:
    words = {"words": "own words", "also": "says it too", "partly": "says part of it", "silent": "not in these files"}
    rows = []
    for key, (tier, cited) in CITED.items():
        if tier == "core":
            says = {OUTLET_OF[place.article]: relation for place, relation in cited}
            cells = "".join(f'<td data-cell="{o}" data-says="{r}">{words[r]}</td>' for o, r in sorted(says.items()))
            rows.append(f'<tr data-row="{key}"><th><a href="#{key}">{run(cited[0][0])}</a></th>{cells}</tr>')
    return f"<table data-table><tbody>{''.join(rows)}</tbody></table>"


def _quotation_html() -> str:
    return (
        f'<figure data-quotation="q-1" data-of-article="a-one">{run(QUOTE_ONE)}'
        f'<figcaption data-speaker="e-mara" data-of="q-1">{name("e-mara")}</figcaption></figure>'
    )


def story_page() -> str:
    parts = {"sentences": 8, "printed": 4, "wordings": 3, "folded": 1, "cuts": 2, "dropped": 0}
    members = (
        f'<li data-member="a-one:q-1" data-variant="full"><i>whole</i>{_quotation_html()}</li>'
        f'<li data-member="a-two:q-2" data-variant="truncated"><i>cut short</i> {name("o-dusk")} {run(QUOTE_TWO)}</li>'
    )
    main = (
        f'<h1 data-field="stories/s-bridge/headline/text">{HEADLINE}</h1>'
        f'<p data-field="stories/s-bridge/deck/text">Pell gets its bridge</p>'
        f'<p data-count="stories/s-bridge/articles">2 reports</p>'
        f'<p data-minutes="#points">1 minutes</p><p data-tally="#points [data-tier=core],[data-tier=only]">4 points</p>'
        f'<p><a href="../days/2026-03-09.html"><time datetime="2026-03-09T07:40:00Z" '
        f'data-field="stories/s-bridge/first_published">9 March 2026, 07:40 UTC</time></a></p>'
        f'<section id="points">{_statement_html("st-1", _statement_html("st-5"))}'
        f"{_statement_html('st-2')}{_discrepancy_html()}{_statement_html('st-3')}{_statement_html('st-4')}</section>"
        f'<section data-shared="sq-1"><ul>{members}</ul></section>{_table_html()}<dl data-receipt>'
        + "".join(f'<dd data-part="{part}">{n}</dd>' for part, n in parts.items())
        + f'</dl><p><a href="../outlets/o-dawn.html">{name("o-dawn")}</a> '
        f'<a href="../articles/a-one.html">{field("articles/a-one/title", HEADLINE)}</a> '
        f'<a href="../compare/bridge-opens-in-pell.html">side by side</a></p>'
    )
    return page("stories/x", HEADLINE, main).replace("</head>", f"{SCRIPT}</head>")


def compare_page() -> str:
    words = {"words": "own words", "also": "says it too", "partly": "says part of it"}

    def side(place: Span, relation: str) -> str:
        outlet = OUTLET_OF[place.article]
        kept = f'<a data-kept href="../articles/{place.article}.html#s{place.start}-{place.end}">in the report</a>'
        told = f"<b>{name(outlet)}</b> <i>{words[relation]}</i> {run(place)} {kept}"
        return f'<div data-side="{outlet}" data-says="{relation}">{told}</div>'

    def told(key: str) -> str:
        cited = CITED[key][1]
        common = " data-common" if len(cited) == 2 else ""
        link = f'<a href="../stories/bridge-opens-in-pell.html#{key}">in the story</a>'
        return f'<li data-told="{key}" id="{key}"{common}>{"".join(side(*c) for c in cited)}{link}</li>'

    columns = "".join(f'<li data-column="{outlet}">{name(outlet)}</li>' for outlet in ("o-dusk", "o-dawn"))
    shared = "".join(told(key) for key in ("st-1", "st-2", "st-3"))
    alone = "".join(
        f'<section data-alone="{outlet}">{name(outlet)}<ol>{"".join(map(told, keys))}</ol></section>'
        for outlet, keys in (("o-dusk", ("st-4", "st-5")), ("o-dawn", ()))
    )
    headline = field("stories/s-bridge/headline/text", HEADLINE)
    heading = f'<h1><a href="../stories/bridge-opens-in-pell.html">{headline}</a></h1>'
    return page("compare/x", HEADLINE, f"{heading}<ul>{columns}</ul><ol>{shared}</ol>{alone}")


def use(key: str, place: Span) -> str:
    tier, cited = CITED[key]
    return "folded" if tier == "folded" else "printed" if cited[0][0] == place else "cited"


def article_page(article: str) -> str:
    def sentence(place: Span) -> str:
        statements = [key for key, (_, cited) in CITED.items() if any(place == c for c, _ in cited)]
        uses = [use(key, place) for key in statements]
        story = "../stories/bridge-opens-in-pell.html"
        back = "".join(
            f'<a data-back="{key}" data-took="{took}" href="{story}#{key}">in the story</a>'
            for key, took in zip(statements, uses, strict=True)
        )
        marks = f'id="s{place.start}-{place.end}" data-used="{uses[0]}"'
        return run(place).replace('class="run"', f'class="run cited" {marks}') + f" {back} "

    title = {"a-one": HEADLINE, "a-two": "Pell gets its bridge"}[article]
    body = f"<p>{''.join(map(sentence, SENTENCES[article]))}</p>"
    more = {
        "a-one": field("articles/a-one/blocks/1/text", "Nine years", "h2")
        + field("articles/a-one/cuts/1/text", "SHARE THIS", "p")
        + '<p><a href="https://dawn.example/bridge" rel="noopener noreferrer external">'
        + field("articles/a-one/url", "https://dawn.example/bridge")
        + "</a></p>",
        "a-two": field("articles/a-two/standfirst", "Pell gets its bridge", "p"),
    }[article]
    heading = field(f"articles/{article}/title", title, "h1")
    counts = {"a-one": {"printed": 2, "cited": 1}, "a-two": {"printed": 2, "cited": 2, "folded": 1}}[article]
    legend = "".join(
        f'<li data-used="{used}"><b data-tally="#kept [data-used={used}]">{n}</b> <i>{used}</i></li>'
        for used, n in counts.items()
    )
    kept = f'<div id="kept" data-complete="{article}">{body}</div>'
    return page("articles/x", title, f"{heading}<ul>{legend}</ul>{kept}{more}")


def card(root: str) -> str:
    link = f'<a href="{root}/stories/bridge-opens-in-pell.html">'
    return (
        f'<article data-card="s-bridge"><h2>{link}{field("stories/s-bridge/headline/text", HEADLINE)}</a></h2>'
        f"<p>{run(ONE_1)} {name('o-dawn')}</p></article>"
    )


def entity_page(key: str) -> str:
    heading = f'<h1 data-field="entities/{key}/name">{NAMES[key]}</h1>'
    other = "e-pell" if key == "e-mara" else "e-mara"
    beside = f'<ul data-beside><li data-name><a href="{other}.html">{name(other)}</a></li></ul>'
    said = f"<section data-said>{_quotation_html()}</section>" if key == "e-mara" else ""
    sentences = f"<ul><li>{run(ONE_1)}</li><li>{run(TWO_1)}</li></ul>"
    return page("entities/x", NAMES[key], f"{heading}{said}{beside}{sentences}{card('..')}")


def _letter_html() -> str:
    letter = "<h2><span data-letter>Q</span></h2>"
    return f'<section data-initial="Q">{letter}<a href="e-mara.html">{name("e-mara")}</a></section>'


def topic_page(number: int) -> str:
    main = f'<main data-topic="{number:02}000000"><h1>Subject {number}</h1>{card("..") if number == BUILDING else ""}'
    return page("topics/x", f"Subject {number}", "").replace("<main>", main)


def redirect_page() -> str:
    new = "bridge-opens-in-pell.html"
    main = f'<p>This story has moved.</p><p><a href="{new}">in the story</a></p>'
    html = page("stories/x", "This story has moved.", main)
    extra = f'<meta http-equiv="refresh" content="0; url={new}"><link rel="canonical" href="{new}">'
    return html.replace("<title>", extra + "<title>")


def outlet_page(key: str) -> str:
    return page("outlets/x", NAMES[key], f'<h1 data-field="outlets/{key}/name">{NAMES[key]}</h1>{card("..")}')


def pages() -> dict[str, str]:
    """Every page by path."""
    day = '<time datetime="2026-03-09" data-day>9 March 2026</time>'
    found = {
        "index.html": page("index.html", "News of Pell in full", f"<h1>News of Pell in full</h1>{NEWEST}{card('.')}"),
        "archive.html": page("archive.html", "List", f"<h1>List</h1>{MONTH}{card('.')}"),
        "search.html": page("search.html", "List", "<h1>List</h1>"),
        "method.html": page("method.html", "How it is made", "<h1>How it is made</h1>"),
        "entities/index.html": page("entities/index.html", "List", _letter_html()),
        "outlets/index.html": page("outlets/index.html", "List", f'<a href="o-dawn.html">{name("o-dawn")}</a>'),
        "days/2026-03-09.html": page("days/x", "9 March 2026", f"<h1>{day}</h1>{card('..')}"),
        "pages/about.html": page("pages/x", "About us", "<p>We are two people in Pell.</p>", attributes=" data-owner"),
        "stories/bridge-opens-in-pell.html": story_page(),
        "stories/old-bridge.html": redirect_page(),
        "compare/bridge-opens-in-pell.html": compare_page(),
    }
    found |= {path: topic_page(code) for path, code in ((f"topics/{n:02}000000.html", n) for n in range(1, 18))}
    found |= {f"articles/{key}.html": article_page(key) for key in TEXTS}
    found |= {f"entities/{key}.html": entity_page(key) for key in ("e-mara", "e-pell")}
    return found | {f"outlets/{key}.html": outlet_page(key) for key in ("o-dawn", "o-dusk")}


def write_site(folder: Path) -> Path:
    """Write the whole site with its data and manifest; return its folder."""
    write_digest(tiny_digest(), folder / "data")
    for path, html in {**pages(), **tiny_search.files(), "static/site.css": "p{}", "static/site.js": "1"}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(html, encoding="utf-8")
    write_manifest(folder)
    return folder


def write_manifest(folder: Path) -> None:
    """A manifest that is true to the files as they are now, as if the renderer had made them so."""
    manifest = folder / "data" / "manifest.json"
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != manifest)
    digests = {
        path.relative_to(folder).as_posix(): blake2b(path.read_bytes(), digest_size=16).hexdigest() for path in files
    }
    manifest.write_text(json.dumps({"files": digests}), encoding="utf-8")


def write_interface(folder: Path) -> Path:
    """The catalogue of the tiny site."""
    path = folder / "interface.toml"
    path.write_text(INTERFACE, encoding="utf-8")
    return path


def write_content(folder: Path) -> Path:
    """The raw files of the two reports."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "one.txt").write_bytes(RAW_ONE.replace("\n", "\r\n").encode("utf-16"))
    rows = [{"id": "other", "text": "Something else."}, {"html": RAW_TWO}]
    (folder / "many.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder
