"""What the editor says about cleaning, and what an outlet repeats, reaches the articles that it touches."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from edits import MEGABYTES, RULES
from variorum.errors import InputError
from variorum.pipeline import compile_folder
from variorum.stages.engine import open_engine
from variorum.workers import Workers

TOPICS = ("harbour", "library", "orchard", "railway", "theatre", "brewery", "lighthouse")
LINE = "The boat brings all tidings from the quay on every day but Monday."


def article(topic: str, outlet: str = "Ostrey Echo", extra: str = LINE) -> dict[str, str]:
    body = (
        f"The council will close the {topic} for two weeks in June, it said on Monday.\n\n"
        f"Repairs to the {topic} are to cost 40,000 pounds, half of it from the county.\n\n{extra}\n\n"
        f"Nobody at the {topic} had been told of it when the doors were opened in the morning."
    )
    return {"id": topic, "outlet": outlet, "title": f"Council shuts {topic}", "text": body}


def write(content: Path, *articles: dict[str, str]) -> None:
    content.mkdir(exist_ok=True)
    (content / "a.jsonl").write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")


def compile_texts(content: Path) -> dict[str, str]:
    output = content.parent / "out"
    compile_folder([content], output, RULES, None)
    rows = map(json.loads, (output / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["record"]: row["text"] for row in rows}


def test_a_line_that_an_outlet_repeats_is_cut_from_its_articles(tmp_path: Path) -> None:
    write(tmp_path / "content", *map(article, TOPICS))
    assert not [text for text in compile_texts(tmp_path / "content").values() if LINE in text]


def test_a_line_on_four_articles_stays(tmp_path: Path) -> None:
    write(tmp_path / "content", *map(article, TOPICS[:4]))
    assert all(LINE in text for text in compile_texts(tmp_path / "content").values())


def test_a_line_on_less_than_a_fifth_of_an_outlets_articles_stays(tmp_path: Path) -> None:
    others = [article(f"{topic} gate {n}", extra="It is old.") for n in range(4) for topic in TOPICS]
    write(tmp_path / "content", *map(article, TOPICS[:5]), *others)
    assert LINE in compile_texts(tmp_path / "content")["harbour"]


def test_a_line_that_two_outlets_print_stays(tmp_path: Path) -> None:
    write(tmp_path / "content", *map(article, TOPICS[:6]), article(TOPICS[6], "Lowmoor Post"))
    assert all(LINE in text for text in compile_texts(tmp_path / "content").values())


def test_a_line_that_is_learned_touches_only_articles_that_hold_it(tmp_path: Path) -> None:
    content, plain = tmp_path / "content", article("mill", extra="It is old.")
    write(content, *map(article, TOPICS[:4]), plain)
    with open_engine(tmp_path / "cache", MEGABYTES, Workers(1)) as engine:
        compile_folder([content], tmp_path / "out", RULES, None, engine)
    write(content, *map(article, TOPICS[:5]), plain)
    with open_engine(tmp_path / "cache", MEGABYTES, Workers(1)) as engine:
        ran = compile_folder([content], tmp_path / "out", RULES, None, engine).ran
    assert ran["articles cleaned"] == 5  # the new one and the four that hold the line, not the sixth


@pytest.mark.parametrize("whose", ['article = "a.jsonl"', 'outlet = "Ostrey Echo"'])
def test_the_editor_keeps_a_line_that_would_be_cut(tmp_path: Path, whose: str) -> None:
    write(tmp_path / "content", article("harbour", extra="Advertisement"))
    assert "Advertisement" not in compile_texts(tmp_path / "content")["harbour"]
    rows = f'[[keep]]\nline = "Advertisement"\n{whose}\n'
    (tmp_path / "content" / "overrides.toml").write_text(rows, encoding="utf-8")
    assert "\n\nAdvertisement\n\n" in compile_texts(tmp_path / "content")["harbour"]


def test_a_name_or_line_that_nothing_has_is_warned_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(tmp_path / "content", article("harbour"))
    rows = '[[keep]]\nline = "x y"\noutlet = "Ostrey Eco"\n[[keep]]\nline = "z"\noutlet = "Ostrey Echo"\n'
    (tmp_path / "content" / "overrides.toml").write_text(rows, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        compile_texts(tmp_path / "content")
    assert "Did you mean 'Ostrey Echo'?" in caplog.text
    assert "no line of Ostrey Echo says 'z'" in caplog.text


def test_the_editors_phrases_cut_lines(tmp_path: Path) -> None:
    write(tmp_path / "content", article("harbour", extra="There is more from the quayside desk on pages below."))
    assert "quayside desk" in compile_texts(tmp_path / "content")["harbour"]
    (tmp_path / "content" / "furniture.toml").write_text("[quay]\nlines = ['there is more from the .{1,20} desk.*']\n")
    assert "quayside desk" not in compile_texts(tmp_path / "content")["harbour"]


@pytest.mark.parametrize(
    ("name", "rows", "told"),
    [
        ("overrides.toml", '[[keep]]\nline = "x"\n', "needs either article"),
        ("overrides.toml", '[[keep]]\noutlet = "x"\n', "without a line"),
        ("overrides.toml", '[keep]\nline = "x"\n', "single brackets"),
        ("furniture.toml", "[quay]\nlines = ['(']\n", "no regular expression"),
        ("furniture.toml", "[quay]\nlines = 'x'\n", "a list of patterns"),
        ("furniture.toml", "[quay", "can't be read"),
    ],
)
def test_a_wrong_file_of_the_editor_is_told(tmp_path: Path, name: str, rows: str, told: str) -> None:
    write(tmp_path / "content", article("harbour"))
    (tmp_path / "content" / name).write_text(rows, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        compile_texts(tmp_path / "content")
