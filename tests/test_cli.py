"""The command line: what the user did wrong is one sentence and exit code 1, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from variorum.cli import main


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "variorum", *arguments], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["compile", "no-such-folder", "--output", "out"], "no-such-folder"),
        (["compile", ".", "--output", "out", "--off", "quotation"], "did you mean quotations"),
        (["compile", "{content}", "--output", "{tmp}/out", "--model", "xx_no_such_model"], "xx_no_such_model"),
        (["compile", "{content}", "--output", "/dev/null/out", "--model", "rules"], "can't be read or written"),
        (["compile", "{content}", "--output", "{content}"], "no report.json"),
        (["compile", "{tmp}", "--output", "{tmp}/out"], "lies in the input"),
        (["verify", "no-such-site"], "no-such-site"),
        (["explain", "s-x", "--data", "no-such-data"], "no-such-data"),
        (["offline", "no-such-site"], "no-such-site"),
    ],
)
def test_a_mistake_is_one_sentence_and_a_failing_exit(arguments, words, tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text("The Onder burst its banks. Nobody was hurt.\n", encoding="utf-8")
    done = run(*(a.format(content=tmp_path / "content", tmp=tmp_path) for a in arguments))
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_compile_says_what_it_made_and_what_it_could_not_read(tmp_path, capsys):
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.txt").write_text("The Onder burst its banks. Nobody was hurt.\n", encoding="utf-8")
    (content / "b.txt").write_bytes(b"")
    assert main(["compile", str(content), "--output", str(tmp_path / "out"), "--model", "rules"]) == 0
    said = capsys.readouterr().out
    assert "1 article, 1 story" in said
    assert "1 could not be read" in said
    assert "rejects.jsonl" in said


def compile_by_rules(content: Path, output: Path) -> int:
    return main(["compile", str(content), "--output", str(output), "--model", "rules"])


def test_compile_writes_over_digest_data_and_over_nothing_else(tmp_path, capsys):
    content, theirs = tmp_path / "content", tmp_path / "theirs"
    for folder in (content, theirs):
        folder.mkdir()
        (folder / "a.txt").write_text("The Onder burst its banks. Nobody was hurt.\n", encoding="utf-8")
    assert compile_by_rules(content, theirs) == 1
    assert [path.name for path in theirs.iterdir()] == ["a.txt"]
    assert "left alone" in capsys.readouterr().err
    assert [compile_by_rules(content, tmp_path / "out") for _ in range(2)] == [0, 0]


def test_compile_may_write_into_an_input_only_where_no_article_is_looked_for(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("The Onder burst its banks. Nobody was hurt.\n", encoding="utf-8")
    assert compile_by_rules(tmp_path, tmp_path / "deep" / "out") == 1
    assert "lies in the input" in capsys.readouterr().err
    assert compile_by_rules(tmp_path, tmp_path / ".cache" / "out") == 0


def test_a_folder_without_an_article_is_a_mistake_that_says_why_and_leaves_old_data(tmp_path, capsys):
    content, output = tmp_path / "content", tmp_path / "out"
    content.mkdir()
    assert compile_by_rules(content, output) == 1
    assert "it holds no file to read" in capsys.readouterr().err
    (content / "a.txt").write_text("The Onder burst its banks. Nobody was hurt.\n", encoding="utf-8")
    assert compile_by_rules(content, output) == 0
    before = (output / "stories.jsonl").read_bytes()
    (content / "a.txt").write_bytes(b"")
    capsys.readouterr()
    assert compile_by_rules(content, output) == 1
    assert "1 file or record could not be read (a.txt: the file is empty)" in capsys.readouterr().err
    assert (output / "stories.jsonl").read_bytes() == before


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out.startswith("variorum 0.")


def test_verify_says_that_the_sample_holds(sample_site, sample_content, capsys):
    assert main(["verify", str(sample_site), "--content", str(sample_content)]) == 0
    assert "Every citation holds." in capsys.readouterr().out
