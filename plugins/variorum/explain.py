"""Why something was merged, cut, cited, linked or left alone, or is gone, read from the digest data in words."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from .digest_data import DigestRows, Row, read_digest
from .errors import InputError

MILLION = 1_000_000

_WITHDRAWN = {
    "stories": "none of its reports is among the inputs any more",
    "compare": "no report of its story is among the inputs any more",
    "articles": "it is not among the inputs any more",
    "entities": "no report names it any more",
    "outlets": "no report is from it any more",
    "days": "no report is of that day any more",
}
"""Why nothing stands at an address, by the folder that it is in."""
COMPARISON = "compare:"
"""What stands before a story's slug where the comparison of its outlets is meant."""
_PAGE = re.compile(rf"(?:.*/)?(?P<folder>{'|'.join(_WITHDRAWN)})/(?P<name>[^/#]+)\.html(?:#(?P<place>.*))?")


def explain(wanted: str, folder: Path) -> Iterator[str]:
    """Lines that explain a story, statement, article, quotation, entity, outlet, or mention (`ARTICLE:START`).

    Of what only an earlier build had they tell what became of it. The address of a page will do, too. InputError if
    there is none.
    """
    wanted = _named_by(wanted)
    digest = read_digest(folder)
    statements = {s["id"]: (story, s) for story in digest.stories.values() for s in story["statements"]}
    if wanted in digest.stories:
        return _story(digest, digest.stories[wanted])
    if wanted in statements:
        return _statement(digest, *statements[wanted])
    if wanted in digest.entities:
        return _entity(digest.entities[wanted])
    if wanted in digest.outlets:
        return _outlet(digest, digest.outlets[wanted])
    quotations = {q["id"]: (article, q) for article in digest.articles.values() for q in article["quotations"]}
    if wanted in quotations:
        return _quotation(digest, *quotations[wanted])
    article, _, place = wanted.partition(":")
    if article in digest.articles:
        row = digest.articles[article]
        return _mention(digest, row, place) if place else _article(digest, row)
    return _by_address(digest, wanted, [*statements, *quotations])


def _by_address(digest: DigestRows, wanted: str, others: Sequence[str]) -> Iterator[str]:
    """A story by its slug, or what is gone; `others` are names that were looked for, to tell the nearest."""
    by_slug = {story["slug"]: story for story in digest.stories.values()}
    gone = {name: row for row in digest.redirects for name in (row["from"], row["id"]) if name}
    if wanted in gone:
        return _gone(digest, gone[wanted])
    if wanted.removeprefix(COMPARISON) in by_slug:
        return _story(digest, by_slug[wanted.removeprefix(COMPARISON)])
    names = [*digest.stories, *by_slug, *digest.entities, *digest.articles, *digest.outlets, *others, *gone]
    near = difflib.get_close_matches(wanted, names, n=1, cutoff=0.3)
    raise InputError(f"Nothing here is called {wanted}" + (f"; did you mean {near[0]}?" if near else "."))


def _named_by(wanted: str) -> str:
    """The id or slug that a page's address names, the statement's where it leads to one; anything else as it is."""
    page = _PAGE.fullmatch(wanted)
    if page is None:
        return wanted
    place = page["place"] or ""
    name = COMPARISON + page["name"] if page["folder"] == "compare" else page["name"]
    return place if place.startswith("st-") else name


def _title(digest: DigestRows, article: str) -> str:
    row = digest.articles[article]
    outlet = digest.outlets[row["outlet"]]["name"]
    return f"{article} ({outlet}, {row['path']})"


def _words(digest: DigestRows, span: Row) -> str:
    return str(digest.articles[span["article"]]["text"][span["start"] : span["end"]])


def _story(digest: DigestRows, story: Row) -> Iterator[str]:
    yield f"{story['id']}: {story['headline']['text']}"
    chosen = ", chosen by the editor (overrides.toml)" if story.get("headline_by") == "editor" else ""
    yield f"The headline is the {story['headline']['field']} of {_title(digest, story['headline']['article'])}{chosen}."
    if story["kind"] == "round-up":
        yield "A round-up of several events: it stands alone, as it would glue stories that have nothing in common."
    elif len(story["articles"]) == 1:
        yield "One report: no other article was alike enough to be of the same event, or the editor keeps it apart."
    for merge in story["merges"]:
        a, b = (_title(digest, article) for article in merge["articles"])
        likeness = f"likeness {merge['score'] / MILLION:.3f}; " if merge["score"] else ""
        yield f"{a} and {b} are together: {likeness}{'; '.join(merge['evidence'])}."
    for source in story["sources"]:
        name = digest.outlets[source.get("agency") or source.get("outlet")]["name"]
        how = "shared agency text, counted once" if "agency" in source else "counted once"
        yield f"Source: {name}, {len(source['articles'])} reports, {how}."
    for tier in ("core", "only", "folded"):
        yield f"{sum(s['tier'] == tier for s in story['statements'])} statements are {tier}."
    if story.get("split_from"):
        yield f"It was split from {story['split_from']}, in which its reports stood before."
    for earlier in story["follows"]:
        yield f"It follows {earlier}: alike in words, but days later."
    yield from _since(digest, story)


def _since(digest: DigestRows, story: Row) -> Iterator[str]:
    for article in (story.get("news") or {"articles": ()})["articles"]:
        yield f"New with the last update is {_title(digest, article)}: no build before it had this article."
    for row in story["corrections"]:
        told = "which is not among the files" if row["sentences"] is None else "which lacks what follows"
        yield f"{_title(digest, row['articles'][0])} was changed: before stood the text {row['digest']}, {told}."
        for start, end in row["sentences"] or ():
            yield f"Changed: {_words(digest, {'article': row['articles'][0], 'start': start, 'end': end})}"


def _gone(digest: DigestRows, row: Row) -> Iterator[str]:
    """What became of a thing that an earlier build had."""
    folder = row["from"].partition("/")[0] if "/" in row["from"] else "stories"
    title = f" (“{row['title']}”)" if row.get("title") else ""
    outlet = f" of {row['outlet']}" if row.get("outlet") else ""
    here = f"{row['id']}{title}{outlet}"
    if row["reason"] == "merged":
        [into] = [
            story for story in digest.stories.values() if story["slug"] == _named_by(row["to"]).removeprefix(COMPARISON)
        ]
        yield f"{here} went into {into['id']}: {into['headline']['text']}"
        yield f"Its address, {row['from']}, leads on to {row['to']}."
    elif row["reason"] == "renamed":
        entity = digest.entities[_named_by(row["to"])]
        yield f"{here} is told under another name today, {entity['name']} ({entity['id']})."
        yield f"Its address, {row['from']}, leads on to {row['to']}."
    else:
        yield f"{here} is withdrawn: {_WITHDRAWN[folder]}. A tombstone stands at its address, {row['from']}."
    if row.get("story") in digest.stories:
        story = digest.stories[row["story"]]
        yield f"It was in the story that is {story['id']} today: {story['headline']['text']}"


def _statement(digest: DigestRows, story: Row, statement: Row) -> Iterator[str]:
    told = f"{statement['tier']}, told by {statement['sources']} sources"
    yield f"{statement['id']} of {story['id']} ({told}): {_words(digest, statement['shown'])}"
    for cite in statement["citations"]:
        yield (
            f"{cite['relation']}: {_title(digest, cite['article'])} {cite['start']}-{cite['end']}, "
            f"score {cite['score'] / MILLION:.3f}, {cite['evidence']}: {_words(digest, cite)}"
        )
    if statement["id"] in (story.get("news") or {"statements": ()})["statements"]:
        yield "It is new: all that it cites is of articles that came with the last update of its story."
    if statement["under"]:
        yield f"It is folded under {statement['under']}: told by one source, or beyond what a page prints."
    if statement["speaker"]:
        name = digest.entities[statement["speaker"]]["name"]
        yield f"Its speaker is {name}: the whole sentence stands inside a quotation of theirs."
    for difference in story["discrepancies"]:
        if difference["statement"] == statement["id"]:
            said = "; ".join(
                f"{p['value']}: " + ", ".join(f"“{_words(digest, c)}”" for c in p["citations"])
                for p in difference["positions"]
            )
            yield f"Reports differ ({difference['kind']}, {difference['topic']}): {said}."


def _entity(entity: Row) -> Iterator[str]:
    count = f"{entity['mentions']} mentions in {len(entity['articles'])} articles"
    yield f"{entity['id']}: {entity['name']}, {entity['type']}, {count}."
    yield f"Also written: {', '.join(entity['aliases']) or 'in no other way'}."
    yield f"Identifiers: {entity['identifiers'] or 'none, as no authority or editor gives one'}."
    for role in entity["roles"]:
        yield f"The texts call it: {role['title']}."


def _outlet(digest: DigestRows, outlet: Row) -> Iterator[str]:
    kind = "agency" if outlet["agency"] else "outlet"
    yield f"{outlet['id']}: {outlet['name']}, {kind}, {outlet['domain'] or 'no known domain'}."
    reports = sorted((a for a in digest.articles.values() if a["outlet"] == outlet["id"]), key=lambda a: str(a["path"]))
    for article in reports:
        known = article["evidence"].get("outlet", "nothing: no report that names its outlet")
        yield f"Report {article['id']} ({article['path']}): its outlet is known from {known}."
    wired = sorted(a["id"] for a in digest.articles.values() if a["agency"] == outlet["id"])
    if wired:
        yield f"Its text as an agency is in {', '.join(wired)}."
    if not reports and not wired:
        yield "No report here is from it."


def _quotation(digest: DigestRows, article: Row, quotation: Row) -> Iterator[str]:
    def words(pair: list[int]) -> str:
        return f"“{article['text'][pair[0] : pair[1]]}” at {pair[0]}"

    said = article["text"][quotation["start"] : quotation["end"]]
    yield f"{quotation['id']} of {_title(digest, article['id'])}, {quotation['kind']}: {said}"
    speaker = digest.entities.get(quotation["speaker"] or "")
    yield f"Its speaker is {speaker['name']} ({speaker['id']})." if speaker else "Nobody is named as its speaker."
    if quotation["speaker_span"] is None:
        yield "No words beside it say who speaks."
    else:
        yield f"Who speaks is told by {words(quotation['speaker_span'])}."
    if quotation["cue"]:
        yield f"The word for speaking is {words(quotation['cue'])}."
    if quotation["antecedent"]:
        yield f"That stands for {words(quotation['antecedent'])}."
    if quotation["continues"]:
        yield f"It goes on from {quotation['continues']}."


def _article(digest: DigestRows, article: Row) -> Iterator[str]:
    yield f"{_title(digest, article['id'])}: {article['title'] or 'no title'}"
    for fact, source in article["evidence"].items():
        yield f"{fact}: {article.get(fact)}, known from {source}."
    for cut in article["cuts"]:
        yield f"Line {cut['line']} was cut ({cut['rule']}): {cut['text']}"
    linked = sum(m["entity"] is not None for m in article["mentions"])
    yield f"{linked} of {len(article['mentions'])} names are linked; the others fit nobody or more than one."


def _mention(digest: DigestRows, article: Row, place: str) -> Iterator[str]:
    for mention in article["mentions"]:
        if place.isdecimal() and mention["start"] <= int(place) < mention["end"]:
            words = article["text"][mention["start"] : mention["end"]]
            if mention["entity"] is None:
                why = "no full name in the story fits it, or more than one does"
                yield f"“{words}” ({mention['type']}) is linked to nobody: {why}."
            else:
                entity = digest.entities[mention["entity"]]
                how = (
                    "its own full form"
                    if words == entity["name"]
                    else f"a form that only {entity['name']} can mean in this story"
                )
                yield f"“{words}” ({mention['type']}) is {entity['name']} ({entity['id']}): {how}."
            return
    yield f"No name stands at {place} of {_title(digest, article['id'])}; the finder saw none there."
