"""The one module that opens connections to the outside: a name is resolved, checked, and *that* address connected to.

Nothing resolves the name a second time, so an answer of the name server that changes between the check and the
connection ("DNS rebinding") changes nothing. A host proves itself by its certificate under its name. Proxies of the
environment are not used: behind one, nobody could check an address.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.response import BaseHTTPResponse
from urllib3.util import parse_url

from .addresses import is_allowed
from .answers import FetchError, Limits
from .bodies import read_body

PORTS = {"http": 80, "https": 443}
CHUNK = 65_536
MOST_ADDRESSES = 4
"""Addresses of one name that are tried: two of either kind."""
_BROKEN = (OSError, HTTPError, http.client.HTTPException)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: the parts of an address, spelt as they are sent."""

    scheme: str
    host: str
    port: int
    path: str  # with the query

    @property
    def origin(self) -> str:
        """Scheme, host and port, the last only if it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")


@dataclass(frozen=True, slots=True)
class Received:
    """An answer as received, its body unpacked."""

    status: int
    headers: dict[str, str]  # names in lower case
    body: bytes


def read_target(url: str) -> Target:
    """The target of an http(s) address; raise FetchError for any other, and for one that holds a password."""
    try:
        parts = parse_url(url.strip())
    except LocationParseError as error:
        raise FetchError("its address can't be read", lasting=True) from error
    if parts.scheme not in PORTS or not parts.host:
        raise FetchError("its address is not http or https", lasting=True)
    if parts.auth:
        raise FetchError("its address holds a user name, which the kept files would show", lasting=True)
    host = parts.host.strip("[]").rstrip(".")
    return Target(parts.scheme, host, parts.port or PORTS[parts.scheme], parts.request_uri)


class Wire:
    """At most one open connection, kept for the next request to the same origin."""

    def __init__(self, limits: Limits, context: ssl.SSLContext, *, allow_loopback: bool) -> None:
        """Connect only to public addresses, and to this computer's own where that is allowed."""
        self._limits = limits
        self._context = context
        self._allow_loopback = allow_loopback
        self._origin = ""
        self._connection: HTTPConnection | None = None

    def get(self, target: Target, headers: dict[str, str], limit: int, seconds: float) -> Received:
        """The answer to a GET within so many seconds; raise FetchError if there is none."""
        kept = self._origin == target.origin and self._connection is not None and self._connection.is_connected
        try:
            try:
                return self._get(target, headers, limit, seconds)
            except (ConnectionError, http.client.RemoteDisconnected):
                if not kept:
                    raise
                self.close()  # the host hung up while nothing was asked
                return self._get(target, headers, limit, seconds)
        except _BROKEN as error:
            self.close()
            raise FetchError(_tell(error)) from error
        except FetchError:
            self.close()
            raise

    def close(self) -> None:
        """Hang up."""
        if self._connection is not None:
            with suppress(*_BROKEN):
                self._connection.close()
            self._connection = None

    def _get(self, target: Target, headers: dict[str, str], limit: int, seconds: float) -> Received:
        connection = self._connect(target)
        with _cut_after(connection, seconds):
            connection.request(
                "GET",
                target.path,
                headers={"Host": target.origin.partition("://")[2], **headers},
                preload_content=False,
                decode_content=False,
            )
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.headers.items()}
            return Received(response.status, found, _read(response, limit))

    def _connect(self, target: Target) -> HTTPConnection:
        held = self._connection
        if held is not None and self._origin == target.origin and held.is_connected:
            return held
        self.close()
        error: Exception = OSError("no address")
        for address in self._resolve(target):
            connection = self._make(target, address)
            try:
                connection.connect()
            except _BROKEN as failure:
                connection.close()
                error = failure
                continue
            connection.timeout = self._limits.reading
            self._origin, self._connection = target.origin, connection
            return connection
        raise error

    def _resolve(self, target: Target) -> list[str]:
        """The addresses of a host, all of them allowed; raise FetchError if one is not."""
        try:
            found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchError(f"there is no host {target.host}") from error
        addresses = list(dict.fromkeys(str(place[0]) for *_, place in found))
        for address in addresses:
            if not is_allowed(address, allow_loopback=self._allow_loopback):
                raise FetchError(f"{target.host} is at {address}, which is no public address", lasting=True)
        return addresses[:MOST_ADDRESSES]

    def _make(self, target: Target, address: str) -> HTTPConnection:
        wait = self._limits.connecting
        if target.scheme == "http":
            return HTTPConnection(address, target.port, timeout=wait)
        return HTTPSConnection(
            address, target.port, timeout=wait, ssl_context=self._context, server_hostname=target.host
        )


@contextmanager
def _cut_after(connection: HTTPConnection, seconds: float) -> Iterator[None]:
    """Cut a connection after so many seconds, however it trickles; FetchError if that happened."""
    wire, was_cut = connection.sock, []

    def cut() -> None:
        was_cut.append(True)
        with suppress(OSError):
            # The plain socket's: that of TLS changes what the thread that reads is using.
            socket.socket.shutdown(wire, socket.SHUT_RDWR)

    timer = Timer(max(seconds, 0.01), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (*_BROKEN, FetchError) as error:
        if was_cut:
            raise FetchError("it takes too long to answer") from error
        raise
    finally:
        timer.cancel()
    if was_cut:
        raise FetchError("it takes too long to answer")


def _read(response: BaseHTTPResponse, limit: int) -> bytes:
    coding = response.headers.get("content-encoding", "")
    return read_body(response.stream(CHUNK, decode_content=False), coding, limit)


def _tell(error: Exception) -> str:
    """What went wrong, in plain words."""
    cause = error.__cause__ or error.__context__ or error
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "it does not answer in time"
    for found in (error, cause):
        if isinstance(found, ssl.SSLError):
            return f"its certificate or encryption is not accepted ({getattr(found, 'reason', None) or 'unknown'})"
    if isinstance(error, ConnectionRefusedError) or "refused" in str(error):
        return "it refuses connections"
    if "IncompleteRead" in str(error) or "InvalidChunkLength" in str(error):
        return "its answer breaks off"
    if isinstance(error, http.client.RemoteDisconnected | ConnectionError):
        return "it hangs up without an answer"
    if isinstance(error, http.client.HTTPException):
        return "what it answers is no HTTP"
    return f"it can't be reached ({getattr(error, 'strerror', None) or type(error).__name__})"
