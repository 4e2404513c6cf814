"""The command: what it prints, its exit codes, its settings, and what stands between it and the network."""

from __future__ import annotations

import os
import shutil
import signal
import ssl
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fetching.newsroom import Reply, open_newsroom
from fetching.reports import Item, opml, rss
from variorum.cli import main
from variorum.fetching.connections import read_target
from variorum.publishing.ledger import keep_state

RSS = "application/rss+xml"


def write_list(content: Path, *feeds: str) -> None:
    content.mkdir(exist_ok=True)
    (content / "feeds.opml").write_text(opml(*feeds), encoding="utf-8")


def run_fetch(content: Path, *more: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "variorum", "fetch", str(content), *more]
    env = {**os.environ, **environment}
    return subprocess.run(command, cwd=content.parent, env=env, capture_output=True, text=True, check=False)


def test_the_command_says_who_asks_and_what_it_did(tmp_path):
    (tmp_path / "pelican.conf.py").write_text('VARIORUM_CONTACT = "https://me.example/about"\n', encoding="utf-8")
    with open_newsroom() as room:
        room.serve("/feed", rss(Item(f"{room.url}/storm")), RSS)
        write_list(tmp_path / "content", f"{room.url}/feed", f"{room.url}/none")
        done = run_fetch(tmp_path / "content", "--allow-loopback")
        assert {asked.headers["user-agent"] for asked in room.asked} == {"Variorum/0.1.0 (+https://me.example/about)"}
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("2 feeds, 2 asked: 1 read, 1 failed\n1 new article, 0 changed\n")
    assert "/none): it answers 404; asked again after" in done.stdout


def test_the_exit_code_is_3_if_every_feed_failed(tmp_path):
    write_list(tmp_path / "content", "http://127.0.0.1/feed")
    done = run_fetch(tmp_path / "content")
    assert done.returncode == 3
    assert "127.0.0.1 is at 127.0.0.1, which is no public address" in done.stdout
    assert "VARIORUM_CONTACT" in done.stderr


@pytest.mark.parametrize(
    ("files", "arguments", "words"),
    [
        ({}, [], "There is no list of feeds"),
        ({"feeds.opml": "feeds"}, [], "is no OPML"),
        ({"feeds.opml": opml(), "state/feeds.json": '{"feeds": 3}'}, [], "Restore it from version control"),
        ({"feeds.opml": opml(), "state/feeds.json": '{"hosts": {"a": "later"}}'}, [], "Restore it"),
        ({"feeds.opml": opml()}, ["none.py"], "none.py can't be read"),
        ({"feeds.opml": opml(), "_s.py": "1 / 0"}, ["_s.py"], "be run: ZeroDivisionError"),
        ({"feeds.opml": opml(), "_s.py": 'VARIORUM_CONTACT = "a\\nb"'}, ["_s.py"], "be one"),
        ({"feeds.opml": opml(), "_s.py": "VARIORUM_CONTRACT = 1"}, ["_s.py"], "mean VARIORUM_CONTACT"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence(files, arguments, words, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["fetch", str(tmp_path), *(f"--settings={tmp_path}/{name}" for name in arguments)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert words in said[-1]


def test_a_build_leaves_what_is_known_of_feeds(tmp_path):
    content, new = tmp_path / "content", tmp_path / "new"
    for folder in (content / "state", new):
        folder.mkdir(parents=True)
    (content / "state" / "feeds.json").write_text("{}", encoding="utf-8")
    for stories in ("one", "one", "two"):
        (new / "stories.jsonl").write_text(stories, encoding="utf-8")
        assert keep_state(new, content)
        assert (content / "state" / "stories.jsonl").read_text(encoding="utf-8") == stories
        assert (content / "state" / "feeds.json").read_text(encoding="utf-8") == "{}"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory) -> Path:
    """A certificate of `localhost`, and of no other name."""
    place = tmp_path_factory.mktemp("tls") / "localhost.pem"
    options = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", place, "-out", place.with_suffix(".crt")]
    subprocess.run([shutil.which("openssl"), *options.split(), *names], check=True, capture_output=True)
    place.write_bytes(place.read_bytes() + place.with_suffix(".crt").read_bytes())
    return place


def test_a_host_proves_itself_by_its_name_though_its_address_is_connected_to(certificate, tmp_path):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with open_newsroom(context=context) as room, open_newsroom("127.0.0.2") as plain:
        port = room.url.rpartition(":")[2]
        room.serve("/feed", rss(Item(f"https://localhost:{port}/storm")), RSS)
        room.redirect("/down", f"{plain.url}/feed")
        places = (f"https://localhost:{port}/feed", f"https://127.0.0.1:{port}/feed", f"https://localhost:{port}/down")
        write_list(tmp_path / "content", *places)
        done = run_fetch(tmp_path / "content", "--allow-loopback", SSL_CERT_FILE=str(certificate))
        assert "1 read, 2 failed" in done.stdout
        assert "its certificate or encryption is not accepted" in done.stdout.split(places[1])[2]
        assert "which is not encrypted" in done.stdout
        assert plain.asked == []
        assert "not accepted" in run_fetch(tmp_path / "content", "--allow-loopback", SSL_CERT_FILE="/dev/null").stdout


@pytest.mark.parametrize(
    ("url", "host", "port", "path"),
    [
        ("HTTPS://News.Example", "news.example", 443, "/"),
        ("http://news.example:8080/a b/ü?q=ß#part", "news.example", 8080, "/a%20b/%C3%BC?q=%C3%9F"),
        ("http://bücher.example./x", "xn--bcher-kva.example", 80, "/x"),
        ("http://[2606:4700::1111]/", "2606:4700::1111", 80, "/"),
        ("http://news.example/a/../b\r\nX: y", "news.example", 80, "/b%0D%0AX:%20y"),
    ],
)
def test_an_address_is_spelt_as_it_is_sent(url, host, port, path):
    target = read_target(url)
    assert (target.host, target.port, target.path) == (host, port, path)


def test_an_interrupted_run_ends_at_once_and_says_so(tmp_path):
    with open_newsroom() as room:
        room.pages["/feed"] = lambda _: Reply(b"<rss>" * 99, drip=0.2)
        write_list(tmp_path / "content", f"{room.url}/feed", *(f"{room.url}/{n}" for n in range(20)))
        command = [sys.executable, "-m", "variorum", "fetch", str(tmp_path / "content"), "--allow-loopback"]
        running = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        give_up = time.monotonic() + 30
        while "/feed" not in room.paths():
            assert time.monotonic() < give_up
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        time.sleep(0.1)
        room.closing.set()
        _, told = running.communicate(timeout=30)
    assert running.returncode == 130
    assert told.splitlines()[-1] == "variorum: interrupted."
    assert room.paths() == ["/feed"]
