"""A real web server on this computer for the tests of fetching: what it answers is a table that a test fills."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from typing import Any


@dataclass
class Reply:
    """What is answered; `drip` sends the body a byte at a time, so many seconds apart; `claims` is a false length."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0
    claims: int | None = None
    raw: bytes | None = None


@dataclass
class Asked:
    """A request as it came."""

    path: str
    headers: dict[str, str]


class Newsroom:
    """The answers by path, and what was asked. `most` counts connections that were open at once."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.pages: dict[str, Reply | Callable[[Asked], Reply]] = {}
        self.asked: list[Asked] = []
        self.connections = 0
        self.open = 0
        self.most = 0
        self.lock = threading.Lock()
        self.closing = threading.Event()

    def serve(self, path: str, body: str | bytes = b"", content_type: str = "text/html", **more: Any) -> None:
        """Answer a path."""
        data = body.encode() if isinstance(body, str) else body
        headers = {"Content-Type": content_type, **more.pop("headers", {})}
        self.pages[path] = Reply(data, headers=headers, **more)

    def redirect(self, path: str, to: str, status: int = 302) -> None:
        """Answer a path by pointing elsewhere."""
        self.pages[path] = Reply(status=status, headers={"Location": to})

    def serve_with_validators(self, path: str, body: str, **validators: str) -> None:
        """Answer 304 to whoever sends the validators back as they were."""

        def reply(asked: Asked) -> Reply:
            sent = {"ETag": asked.headers.get("if-none-match"), "Last-Modified": asked.headers.get("if-modified-since")}
            if all(sent[name] == value for name, value in validators.items()):
                return Reply(status=304, headers=validators)
            return Reply(body.encode(), headers={"Content-Type": "application/rss+xml", **validators})

        self.pages[path] = reply

    def paths(self) -> list[str]:
        """What was asked, robots.txt left out."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


class Handler(BaseHTTPRequestHandler):
    """Answers as the newsroom of its server says."""

    protocol_version = "HTTP/1.1"
    room: Newsroom

    def setup(self) -> None:
        """A connection is opened."""
        super().setup()
        with self.room.lock:
            self.room.connections += 1
            self.room.open += 1
            self.room.most = max(self.room.most, self.room.open)

    def finish(self) -> None:
        """It is closed."""
        super().finish()
        with self.room.lock:
            self.room.open -= 1

    def do_GET(self) -> None:
        """A request came."""
        asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()})
        self.room.asked.append(asked)
        reply = self.room.pages.get(self.path, Reply(status=404))
        reply = reply(asked) if callable(reply) else reply
        if reply.raw is not None:
            self.close_connection = True
            self._send(reply.raw, reply.drip)
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Length", str(len(reply.body) if reply.claims is None else reply.claims))
        self.end_headers()
        self.close_connection = reply.claims is not None or bool(reply.drip)
        if reply.status != 304:
            self._send(reply.body, reply.drip)

    def _send(self, data: bytes, drip: float) -> None:
        size = 1 if drip else max(len(data), 1)
        try:
            for start in range(0, len(data), size):
                self.wfile.write(data[start : start + size])
                if drip and self.room.closing.wait(drip):
                    return
        except OSError:
            self.close_connection = True  # whoever asked has hung up

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


class Server(ThreadingHTTPServer):
    """A server whose threads end with the test."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Whoever asked has hung up; nothing is printed."""


@contextmanager
def open_newsroom(host: str = "127.0.0.1", context: SSLContext | None = None) -> Iterator[Newsroom]:
    """A server that runs until the test is over. Every 127.x.x.x is a host of its own on this computer."""
    room = Newsroom("")
    server = Server((host, 0), type("RoomHandler", (Handler,), {"room": room}))
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    room.url = f"{'https' if context else 'http'}://{host}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield room
    finally:
        room.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
