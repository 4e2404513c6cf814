"""Faults in the index of search: words that nobody said, stories that nobody finds, and code among the data."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from verify.mutations import Kind, Mutation, World

INDEX = "search/index.js"
Edit = Callable[[Any, random.Random], Any]


def take_apart(path: str, text: str) -> Any:
    """The data of a file of search."""
    data = json.loads(text.removeprefix(f'variorumSearch.take("{path}",').removesuffix(");\n"))
    return data if "/stories/" not in path else [_join(row, ids.split(" ")) for row, ids in zip(*data, strict=True)]


def _join(row: list[Any], ids: list[str]) -> list[Any]:
    """A row whose sentences have the ids of their statements before them."""
    told = [*zip(ids, row[6] + row[7], strict=True)]
    return [
        *row[:6],
        *([text for pair in part for text in pair] for part in (told[: len(row[6])], told[len(row[6]) :])),
    ]


def put_together(path: str, data: Any) -> str:
    """The file again."""
    if "/stories/" in path:
        ids = [" ".join((row[6] + row[7])[::2]) for row in data]
        data = [[[*row[:6], row[6][1::2], row[7][1::2]] for row in data], ids]
    return f'variorumSearch.take("{path}",{json.dumps(data, ensure_ascii=path == INDEX, separators=(",", ":"))});\n'


def in_file(folder: str, expected: str, edit: Edit, *, page: str = "") -> Kind:
    """The kind of mutation that edits the data of a file; the fault is told of it, or of another `page`."""

    def mutate(world: World, rng: random.Random) -> Mutation | None:
        path = rng.choice(sorted(p.relative_to(world.site).as_posix() for p in world.site.glob(f"search/{folder}")))
        data = take_apart(path, (world.site / path).read_text(encoding="utf-8"))
        edited = edit(data, rng)
        assert edited is not None
        text = put_together(path, edited)
        return Mutation(page or path, f"{path} was edited", {path: text.encode()}, frozenset(expected.split()))

    return mutate


def in_row(edit: Callable[[list[Any], random.Random], None]) -> Edit:
    """An edit of one row of a file that has sentences."""

    def change(rows: list[list[Any]], rng: random.Random) -> list[list[Any]]:
        edit(rng.choice([row for row in rows if len(row[6]) > 4 and len(row[5]) > 1]), rng)
        return rows

    return change


def change_word(row: list[Any], rng: random.Random) -> None:
    """A letter of a sentence changed."""
    place = rng.randrange(1, len(row[6]), 2)
    row[6][place] = row[6][place].replace("e", "a", 1) if "e" in row[6][place] else row[6][place] + "!"


def lose_sentence(row: list[Any], rng: random.Random) -> None:
    """A sentence with its statement left out."""
    place = rng.randrange(0, len(row[6]), 2)
    del row[6][place : place + 2]


def move_sentence(row: list[Any], rng: random.Random) -> None:
    """A sentence under another statement's id."""
    place = rng.randrange(2, len(row[6]), 2)
    row[6][place] = row[6][0]


def set_field(place: int, value: Any) -> Callable[[list[Any], random.Random], None]:
    """Another value of a row."""

    def change(row: list[Any], _rng: random.Random) -> None:
        row[place] = value

    return change


def lose_row(rows: list[Any], rng: random.Random) -> list[Any]:
    """A story left out."""
    rows.pop(rng.randrange(len(rows)))
    return rows


def double_row(rows: list[Any], rng: random.Random) -> list[Any]:
    """A story told twice."""
    place = rng.randrange(len(rows))
    return rows[: place + 1] + rows[place:]


def in_lines(edit: Callable[[list[str], random.Random], None]) -> Edit:
    """An edit of the lines of a file of lists."""

    def change(text: str, rng: random.Random) -> str:
        lines = text.split("\n")
        edit(lines, rng)
        return "\n".join(lines)

    return change


def lose_word(lines: list[str], rng: random.Random) -> None:
    """A word without its list."""
    lines.pop(rng.randrange(len(lines)))


def add_word(lines: list[str], rng: random.Random) -> None:
    """A word that no story has."""
    place = rng.randrange(len(lines))
    lines.insert(place + 1, lines[place].replace("\t", "zz\t", 1))


def change_weight(lines: list[str], rng: random.Random) -> None:
    """An entry by another weight, or of another story."""
    place = rng.randrange(len(lines))
    lines[place] = lines[place][:-1] + ("C" if lines[place][-1] != "C" else "D")


def lose_entry(lines: list[str], rng: random.Random) -> None:
    """A word that is not found in one of its stories."""
    place = rng.choice([n for n, line in enumerate(lines) if len(line.partition("\t")[2]) > 10])
    lines[place] = lines[place][:-4]


def swap_lines(lines: list[str], rng: random.Random) -> None:
    """Words out of order, which the browser would not find."""
    place = rng.randrange(len(lines) - 1)
    lines[place : place + 2] = reversed(lines[place : place + 2])


def put_words(lines: list[str], _rng: random.Random) -> None:
    """A sentence where a list should be."""
    lines.append("zzz\tNobody said this.")


def move_bound(told: dict[str, Any], _rng: random.Random) -> dict[str, Any]:
    """A file said to begin after its first word."""
    told["words"][0][0] = "zzzz"
    return told


def forget_file(told: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """A file that the index does not name."""
    told[rng.choice(["stories", "words", "facets"])].pop()
    return told


def count_wrong(told: dict[str, Any], _rng: random.Random) -> dict[str, Any]:
    """Another number of stories."""
    told["count"] += 1
    return told


def add_code(world: World, rng: random.Random) -> Mutation:
    """Code before or after the data."""
    path = rng.choice(sorted(p.relative_to(world.site).as_posix() for p in world.site.rglob("search/**/*.js")))
    text = (world.site / path).read_text(encoding="utf-8")
    edited = rng.choice([f"{text}alert(1);\n", f"alert(1);{text}", text.replace('",', '",alert(1)||', 1)])
    return Mutation(path, "code was put in", {path: edited.encode()}, frozenset({"unreadable-page"}))


def add_file(_world: World, rng: random.Random) -> Mutation:
    """A script of another name among those of search."""
    path = rng.choice(["search/extra.js", "search/words/x.js", "search/stories.js"])
    return Mutation(path, "a file was added", {path: b"alert(1);\n"}, frozenset({"unknown-page"}))


def lose_file(world: World, rng: random.Random) -> Mutation:
    """A file that the index names gone."""
    path = rng.choice(sorted(p.relative_to(world.site).as_posix() for p in world.site.glob("search/*/*.js")))
    return Mutation(INDEX, f"{path} is gone", {path: None}, frozenset({"wrong-search"}))


SEARCH_KINDS: dict[str, Kind] = {
    "search: a letter of a sentence": in_file("stories/*.js", "changed-words", in_row(change_word)),
    "search: a sentence left out": in_file("stories/*.js", "wrong-search", in_row(lose_sentence)),
    "search: a sentence under another statement": in_file("stories/*.js", "wrong-search", in_row(move_sentence)),
    "search: another headline": in_file("stories/*.js", "wrong-search", in_row(set_field(2, "A shocking turn"))),
    "search: another title": in_file("stories/*.js", "wrong-search", in_row(set_field(3, ["A shocking turn"]))),
    "search: another outlet": in_file("stories/*.js", "wrong-search", in_row(set_field(4, ["The Liar"]))),
    "search: a name left out": in_file("stories/*.js", "wrong-search", in_row(set_field(5, []))),
    "search: another key": in_file("stories/*.js", "wrong-search", in_row(set_field(0, "8GlkAAA"))),
    "search: a page of no story": in_file("stories/*.js", "wrong-search", in_row(set_field(1, "nobodys-story"))),
    "search: a story left out": in_file("stories/*.js", "wrong-search", lose_row, page=INDEX),
    "search: a story twice": in_file("stories/*.js", "wrong-search", double_row, page=INDEX),
    "search: a word left out": in_file("words/*.js", "wrong-search", in_lines(lose_word), page=INDEX),
    "search: a word added": in_file("words/*.js", "wrong-search", in_lines(add_word), page=INDEX),
    "search: a weight changed": in_file("words/*.js", "wrong-search", in_lines(change_weight), page=INDEX),
    "search: an entry left out": in_file("words/*.js", "wrong-search", in_lines(lose_entry), page=INDEX),
    "search: words out of order": in_file("words/*.js", "wrong-search", in_lines(swap_lines)),
    "search: a sentence for a list": in_file("words/*.js", "unreadable-page", in_lines(put_words)),
    "search: an outlet left out": in_file("facets/*.js", "wrong-search", in_lines(lose_word), page=INDEX),
    "search: a bound moved": in_file("index.js", "wrong-search", move_bound),
    "search: a file forgotten": in_file("index.js", "wrong-search", forget_file),
    "search: another number of stories": in_file("index.js", "wrong-search", count_wrong),
    "search: code among the data": add_code,
    "search: a script added": add_file,
    "search: a file gone": lose_file,
}
