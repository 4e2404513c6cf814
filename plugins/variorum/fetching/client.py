"""Asking hosts politely: one connection a host, robots.txt, redirects, what they say about waiting.

Many threads may ask one client. It connects nowhere itself; `connections` does.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ssl import SSLContext, create_default_context
from threading import Lock
from urllib.parse import urlsplit

from .answers import TOO_MANY, UNAVAILABLE, Answer, FetchError, Limits, Request
from .bodies import CODINGS
from .connections import Received, Target, Wire, read_target
from .redirects import PERMANENT, TEMPORARY, Trail, follow
from .robots import Rules, read_rules
from .schedule import UNTOLD_WAIT, read_retry_after


@dataclass(slots=True)
class Host:
    """What we know of one host in this run. Whoever holds the lock may ask it."""

    wire: Wire
    until: datetime | None = None
    pause: float = 0.0
    free_at: float = 0.0
    strikes: int = 0
    lock: Lock = field(default_factory=Lock)


@dataclass(slots=True)
class Budget:
    """Seconds that one request has left, its redirects included; waiting for a turn is not counted."""

    seconds: float


class Client:
    """Asks for addresses. `waits` are hosts that said earlier until when they want to be left alone."""

    def __init__(
        self, agent: str, now: datetime, limits: Limits, waits: Mapping[str, datetime], *, allow_loopback: bool = False
    ) -> None:
        """Ask as `agent`; `now` is the moment at which the run began."""
        self._agent = agent
        self._now = now
        self._limits = limits
        self._allow_loopback = allow_loopback
        self._began = time.monotonic()
        self._context: SSLContext = create_default_context()
        self._hosts: dict[str, Host] = {}
        self._rules: dict[str, Rules] = {}
        self._lock = Lock()
        for name, until in waits.items():
            self._host(name).until = until

    @property
    def waits(self) -> dict[str, datetime]:
        """Hosts that want to be left alone, and until when."""
        return {name: host.until for name, host in self._hosts.items() if host.until and host.until > self._moment()}

    @property
    def is_over(self) -> bool:
        """Whether the time of this run is over."""
        return time.monotonic() - self._began > self._limits.run

    def close(self) -> None:
        """Hang up everywhere."""
        for host in self._hosts.values():
            host.wire.close()

    def get(self, request: Request) -> Answer:
        """The answer to a request that robots.txt allows, redirects followed; raise FetchError if there is none."""
        return self._get(request, self._limits.size, ask_robots=True)

    def _get(self, request: Request, limit: int, *, ask_robots: bool) -> Answer:
        trail, budget = Trail((request.url,)), Budget(self._limits.whole)
        while True:
            target = read_target(trail.url)
            if ask_robots:
                self._check_rules(target, trail.url)
            received = self._ask(target, request.headers, limit, budget)
            if received.status in PERMANENT | TEMPORARY:
                trail = follow(trail, received.status, received.headers.get("location"), self._limits.redirects)
                continue
            wait = self._host(target.host).until
            return Answer(received.status, trail.url, received.headers, received.body, trail.moved, wait)

    def _check_rules(self, target: Target, url: str) -> None:
        rules = self._rules_of(target)
        if rules.reason:
            raise FetchError(rules.reason)
        if not rules.allows(url):
            raise FetchError("its robots.txt does not allow it", lasting=True)

    def _rules_of(self, target: Target) -> Rules:
        """The rules of an origin, asked for once a run."""
        known = self._rules.get(target.origin)
        if known is None:
            request = Request(f"{target.origin}/robots.txt", "text/plain, */*;q=0.5")
            known = read_rules(self._get(request, self._limits.robots, ask_robots=False))
            self._rules[target.origin] = known
            host = self._host(target.host)
            host.pause = max(host.pause, min(known.pause, self._limits.longest_pause))
        return known

    def _ask(self, target: Target, headers: Mapping[str, str], limit: int, budget: Budget) -> Received:
        host = self._host(target.host)
        with host.lock:
            self._take_turn(target.host, host)
            began = time.monotonic()
            try:
                received = host.wire.get(target, {**self._headers(), **headers}, limit, budget.seconds)
            except FetchError as error:
                # A body that is too long or packed strangely came from a host that answers.
                host.strikes += not error.lasting
                raise
            finally:
                budget.seconds -= time.monotonic() - began
                host.free_at = time.monotonic() + host.pause
            host.strikes = 0
            if received.status in (TOO_MANY, UNAVAILABLE):
                told = read_retry_after(received.headers.get("retry-after"), self._moment())
                if told or received.status == TOO_MANY:
                    host.until = told or self._moment() + UNTOLD_WAIT
            return received

    def _take_turn(self, name: str, host: Host) -> None:
        """Wait until a host may be asked; raise FetchError if it may not in this run."""
        if host.until and host.until > self._moment():
            raise FetchError(f"{name} asked to be left alone until {host.until:%Y-%m-%d %H:%M} UTC", unasked=True)
        if host.strikes >= self._limits.strikes:
            raise FetchError(f"{name} does not answer in this run")
        pause = max(0.0, host.free_at - time.monotonic())
        if time.monotonic() - self._began + pause > self._limits.run:
            raise FetchError("the time of this run is over", unasked=True)
        time.sleep(pause)

    def _headers(self) -> dict[str, str]:
        return {"User-Agent": self._agent, "Accept-Encoding": CODINGS}

    def _host(self, name: str) -> Host:
        with self._lock:
            if name not in self._hosts:
                wire = Wire(self._limits, self._context, allow_loopback=self._allow_loopback)
                self._hosts[name] = Host(wire, pause=self._limits.pause)
            return self._hosts[name]

    def _moment(self) -> datetime:
        """Now, as the clock that was given would show it."""
        return self._now + timedelta(seconds=time.monotonic() - self._began)


def host_of(url: str) -> str:
    """The host of an address, as requests are grouped by it; empty for what has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
