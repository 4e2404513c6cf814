"""Faults in files, links, markup, data and raw records: what a page leads to, may run, and stands on."""

from __future__ import annotations

import json
import random
from typing import Any

from verify.mutations import Edit, Element, Files, Kind, Mutation, World, dump, in_data, on_page, serialize

Rows = list[dict[str, Any]]


def break_link(_world: World, rng: random.Random, element: Element) -> str | None:
    """A link to a page that is not there, to a folder, or from the root."""
    href = element.get("href")
    path, hash_sign, fragment = href.partition("#")
    new = rng.choice([path.replace(".html", "-1.html"), path.rpartition("/")[0] + "/", "/" + path.lstrip("./")])
    element.set("href", new + hash_sign + fragment)
    return f"{href} became {element.get('href')}"


def break_fragment(_world: World, rng: random.Random, element: Element) -> str | None:
    """A link to an id that is not there."""
    href = element.get("href")
    element.set("href", href + rng.choice(["0", "x"]))
    return f"{href} became {element.get('href')}"


def insert(html: str) -> Edit:
    """Markup put into a page."""

    def edit(_world: World, _rng: random.Random, element: Element) -> str | None:
        tag, _, rest = html.partition(" ")
        added = element.makeelement(tag)
        for pair in rest.split(" ") if rest else []:
            name, _, value = pair.partition("=")
            added.set(name, value)
        if tag == "script" and not rest:
            added.text = "alert(1)"
        element.insert(0, added)
        return f"<{html}> was put into <{element.tag}>"

    return edit


def set_attribute(name: str, value: str) -> Edit:
    """An attribute put onto an element."""

    def edit(_world: World, _rng: random.Random, element: Element) -> str | None:
        element.set(name, value)
        return f'{name}="{value}" was put onto <{element.tag}>'

    return edit


def loosen_policy(_world: World, rng: random.Random, element: Element) -> str | None:
    """The content security policy gone or looser."""
    if rng.random() < 0.3:
        element.drop_tree()
        return "the policy is gone"
    old = rng.choice(["script-src 'self'", "default-src 'none'", "img-src 'self'", "base-uri 'none'"])
    new = rng.choice([old.split("'", maxsplit=1)[0] + "*", old + " https:", ""])
    element.set("content", element.get("content").replace(old, new, 1))
    return f"{old} became {new or 'nothing'}"


def remove_page(world: World, rng: random.Random) -> Mutation:
    """A page that is gone, from the folder alone or from the manifest too."""
    path = rng.choice(
        sorted(path for path in world.pages if path.partition("/")[0] in {"stories", "articles", "entities", "outlets"})
    )
    unlisted = frozenset([path]) if rng.random() < 0.5 else frozenset[str]()
    return Mutation(path, "the file is gone", {path: None}, frozenset(["missing-file"]), unlisted=unlisted)


def add_page(world: World, rng: random.Random) -> Mutation:
    """A page that nobody asked for, in the manifest or not."""
    path = rng.choice(
        ["hoax.html", "stories/hoax.html", "articles/a-hoax.htm", "static/hoax.svg", "entities/e-hoax.html"]
    )
    data = serialize(world.pages["index.html"])
    is_listed = rng.random() < 0.5 and path.endswith(".html")
    expected = frozenset(["unknown-page" if is_listed else "stray-page"])
    return Mutation(
        path, "the file was added", {path: data}, expected, unlisted=frozenset() if is_listed else frozenset([path])
    )


def uncite(world: World, rng: random.Random) -> Mutation | None:
    """A citation gone from the data and from the story's page: a sentence that is cited nowhere."""
    rows = json.loads(json.dumps(world.rows["stories"]))
    cited = [
        (story, statement, citation)
        for story in rows
        for statement in story["statements"]
        for citation in statement["citations"]
    ]
    often = [span_of(citation) for _, _, citation in cited]
    cited = [one for one in cited if one[1]["shown"] != span_of(one[2]) and often.count(span_of(one[2])) == 1]
    story, statement, citation = rng.choice(cited)
    statement["citations"].remove(citation)
    path = f"stories/{story['slug']}.html"
    page = lxml_copy(world.pages[path])
    cite = f"{citation['article']}:{citation['start']}-{citation['end']}"
    for element in page.xpath(f"//*[@data-statement='{statement['id']}']//*[@data-cite='{cite}']"):
        element.drop_tree()
    files: Files = {"data/stories.jsonl": dump(rows), path: serialize(page)}
    return Mutation("data/stories.jsonl", f"{cite} is cited nowhere", files, frozenset(["uncited-sentence"]))


def span_of(citation: dict[str, Any]) -> dict[str, Any]:
    """Where a citation's words stand."""
    return {key: citation[key] for key in ("article", "start", "end")}


def lxml_copy(page: Element) -> Element:
    """A copy of a whole page."""
    return page.__deepcopy__({})


def change_headline(_world: World, rng: random.Random, rows: Rows) -> str | None:
    """A headline that nobody published."""
    story = rng.choice(rows)
    story["headline"]["text"] = story["headline"]["text"] + " again"
    return f"the headline is {story['headline']['text']!r}"


def change_shown(_world: World, rng: random.Random, rows: Rows) -> str | None:
    """A statement that shows less than a sentence."""
    statement = rng.choice(rng.choice(rows)["statements"])
    statement["shown"]["end"] -= 2
    return f"{statement['id']} shows two characters less"


def forget_article(_world: World, rng: random.Random, rows: Rows) -> str | None:
    """A story that lost a report."""
    story = rng.choice(rows)
    return f"{story['articles'].pop()} is in no story"


def change_text(_world: World, rng: random.Random, rows: Rows) -> str | None:
    """A word of an article changed in the data, where its raw record still has it."""
    article = rng.choice([row for row in rows if len(row["text"]) > 200])
    at = article["text"].index(" ", rng.randrange(50, 150)) + 1
    letter = "q" if article["text"][at] != "q" else "z"
    article["text"] = article["text"][:at] + letter + article["text"][at + 1 :]
    return f"{article['id']} has {letter!r} at {at}"


def shift_origin(_world: World, rng: random.Random, rows: Rows) -> str | None:
    """A run of origin that points one character further into the record."""
    run = rng.choice(rng.choice([row for row in rows if row["origin"]])["origin"])
    run[1] += rng.choice([1, 2, 5])
    return f"the run from {run[0]} is shifted"


FOLDERS = {
    "article": "articles",
    "comparison": "compare",
    "day": "days",
    "entity": "entities",
    "outlet": "outlets",
}


def remember_address(world: World, rng: random.Random) -> Mutation:
    """An address that was published once, as the state says, and has no page."""
    state = world.content / "state" / "addresses.jsonl"
    rows = [json.loads(line) for line in state.read_text(encoding="utf-8").splitlines()]
    old = rng.choice(rows)
    row = {**old, "id": f"{old['id']}-old"}
    page = f"{FOLDERS[old['kind']]}/{row['id']}.html"
    return Mutation(
        page,
        f"{page} was published once",
        {},
        frozenset(["dead-address"]),
        {"state/addresses.jsonl": dump([*rows, row])},
    )


def in_content(edit: str, expected: str) -> Kind:
    """The kind of mutation that changes a raw text file under a site that stays."""

    def mutate(world: World, rng: random.Random) -> Mutation | None:
        texts = [row for row in world.rows["articles"] if row["origin"] and row["path"].endswith((".txt", ".md"))]
        article = rng.choice(texts)
        raw = (world.content / article["path"]).read_bytes()
        change = {
            "gone": None,
            "changed": _change_raw(raw, article, rng),
            "longer": raw + b"\nOne more line of the report.\n",
        }
        return Mutation(
            "data/articles.jsonl",
            f"{article['path']} is {edit}",
            {},
            frozenset(expected.split()),
            {article["path"]: change[edit]},
        )

    return mutate


def _change_raw(raw: bytes, article: dict[str, Any], rng: random.Random) -> bytes:
    words = [word for word in article["text"].split() if word.isascii() and word.isalpha() and len(word) > 4]
    word = rng.choice(words).encode()
    return raw.replace(word, word[:-1] + (b"q" if word[-1:] != b"q" else b"z"))


INTERNAL = "//a[contains(@href, '.html') and not(contains(@href, ':'))]"
MAIN = "//main//*[self::p or self::li or self::section]"
MARKUP = "forbidden-markup unsafe-link remote-request"
FILE_KINDS: dict[str, Kind] = {
    "a broken link": on_page("", INTERNAL, "broken-link", break_link),
    "a broken fragment": on_page("", "//a[contains(@href, '#')]", "broken-fragment wrong-table", break_fragment),
    "a missing file": remove_page,
    "an added page": add_page,
    "a script inserted": on_page("", MAIN, MARKUP, insert("script")),
    "a script of another host": on_page("", "//head", MARKUP, insert("script src=https://evil.example/x.js")),
    "an on-attribute": on_page("", MAIN, MARKUP, set_attribute("onmouseover", "alert(1)")),
    "a style attribute": on_page("", MAIN, MARKUP, set_attribute("style", "display:none")),
    "a javascript link": on_page("", "//main//a", MARKUP, set_attribute("href", "javascript:alert(1)")),
    "a remote picture": on_page("", MAIN, MARKUP, insert("img alt= src=https://evil.example/pixel.gif")),
    "a frame": on_page("", MAIN, MARKUP, insert("iframe src=https://evil.example/")),
    "the policy removed or loosened": on_page("", "//meta[@http-equiv]", "wrong-policy", loosen_policy),
    "data: a sentence cited nowhere": uncite,
    "data: a headline that nobody published": in_data("stories", "bad-headline", change_headline),
    "data: half a sentence shown": in_data("stories", "bad-statement", change_shown),
    "data: an article in no story": in_data("stories", "article-home", forget_article),
    "raw: a letter that the record does not have": in_data("articles", "changed-source", change_text),
    "raw: an origin run shifted": in_data("articles", "changed-source lost-line", shift_origin),
    "raw: a record changed": in_content("changed", "changed-source lost-line"),
    "raw: a line that is in no text and no cut": in_content("longer", "lost-line"),
    "raw: a record gone": in_content("gone", "missing-source"),
    "raw: an address that died": remember_address,
}
