"""The site over HTTP, for reading while it is written: never cached, and every HTML page listens for changes.

A build exchanges the folder of the site as a whole, so each request opens its file by path. Requests are answered by
daemon threads, which end with the program: an open page must not keep it alive.
"""

from __future__ import annotations

import json
import sys
from errno import EADDRINUSE
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from socketserver import TCPServer
from typing import Any, BinaryIO
from urllib.parse import parse_qs, urlsplit

from ..errors import SettingsError
from .live import CHANGES, SCRIPT, make_live, read_script
from .news import News

PULSE = 15.0
"""Seconds between two signs of life on a silent stream; the next one after a browser left ends its thread."""
RETRY = 500
"""Milliseconds until a browser asks again for a stream that was cut: a restart is seen at once."""


class SiteServer(ThreadingHTTPServer):
    """Serves a folder, which may be changed for another, and tells open pages what `news` has to tell."""

    # Two watches on one port would share its requests.
    allow_reuse_port = False

    def __init__(self, bind: str, port: int, folder: Path) -> None:
        """Take the port; raise SettingsError if it can't be had. Requests wait until `serve_forever`."""
        self.folder = folder
        self.news = News()
        try:
            super().__init__((bind, port), SiteRequest)
        except (OSError, OverflowError) as error:
            raise SettingsError(_say_why(bind, port, error)) from error

    def server_bind(self) -> None:
        """Take the port without asking a name server what this computer is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that hung up; that is how every stream ends."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class SiteRequest(SimpleHTTPRequestHandler):
    """One request for a file of the site, the script or the stream of changes."""

    server: SiteServer

    def __init__(self, request: Any, address: Any, server: SiteServer) -> None:
        """Answer a request from the folder that is served now."""
        super().__init__(request, address, server, directory=str(server.folder))

    def do_GET(self) -> None:
        """Answer with a file, or with the stream."""
        if urlsplit(self.path).path == CHANGES:
            self._stream_changes()
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        """The head of an answer, and its body."""
        if urlsplit(self.path).path == SCRIPT:
            return self._send(read_script(), "text/javascript; charset=utf-8")
        place = Path(self.translate_path(self.path))
        if urlsplit(self.path).path.endswith("/"):
            place /= "index.html"
        if place.suffix.lower() != ".html":
            return super().send_head()
        # The number is read before the page: should a build end in between, the page is shown once too often.
        build = self.server.news.latest
        try:
            page = place.read_bytes()
        except OSError:
            return self._send(b"There is no such page.\n", "text/plain; charset=utf-8", HTTPStatus.NOT_FOUND)
        return self._send(make_live(page, build), "text/html; charset=utf-8")

    def end_headers(self) -> None:
        """End the head of every answer: nothing is to be kept."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the error in plain words."""
        words = f"{message or explain or HTTPStatus(code).phrase}\n".encode()
        body = self._send(words, "text/plain; charset=utf-8", HTTPStatus(code))
        if self.command != "HEAD":
            self.wfile.write(body.getvalue())

    def log_message(self, *_words: object) -> None:
        """Print nothing: the terminal belongs to the builds."""

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def _stream_changes(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(f"retry: {RETRY}\n\n".encode())
        since = self._read_since()
        while True:
            latest, paths = self.server.news.wait(since, PULSE)
            told = f"id: {latest}\ndata: {json.dumps(paths)}\n\n" if latest != since else ":\n\n"
            self.wfile.write(told.encode())
            since = latest

    def _read_since(self) -> int:
        """The build that the page shows: what it heard last, or what it was served with; else the newest."""
        asked = parse_qs(urlsplit(self.path).query).get("since", [""])[0]
        known = self.headers.get("Last-Event-ID") or asked
        return int(known) if known.isdecimal() else self.server.news.latest


def _say_why(bind: str, port: int, error: OSError | OverflowError) -> str:
    if isinstance(error, OSError) and error.errno == EADDRINUSE:
        return f"Port {port} of {bind} is in use; end what uses it, or choose another with --port."
    return f"The site can't be served on port {port} of {bind}: {error}. Choose others with --port and --bind."
