"""The command line: what the user did wrong is one sentence and exit code 1, never a traceback."""

from __future__ import annotations

import subprocess
import sys

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
        (["verify", "no-such-site"], "no-such-site"),
        (["explain", "s-x", "--data", "no-such-data"], "no-such-data"),
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
    assert "1 articles, 1 stories" in said
    assert "1 could not be read" in said
    assert "rejects.jsonl" in said


def test_verify_says_that_the_sample_holds(sample_site, sample_content, capsys):
    assert main(["verify", str(sample_site), "--content", str(sample_content)]) == 0
    assert "Every citation holds." in capsys.readouterr().out
