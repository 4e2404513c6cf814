"""A served page that listens: the same page with one script of ours, and a policy that lets it run and ask.

Only what is served is changed; the files of the site stay as they were built and proved.
"""

from __future__ import annotations

import re
from importlib.resources import files

SCRIPT = "/.variorum/reload.js"
"""Where the script is served. No site has a folder of this name: names that begin with a dot are nobody's pages."""
CHANGES = "/.variorum/changes"
"""Where the script listens."""

NEEDED = ("script-src", "connect-src")
OWN = "'self'"
NONE = "'none'"

_HEAD_END = re.compile(rb"</head\s*>", re.IGNORECASE)
_POLICY = re.compile(
    rb"""(<meta\s[^>]*http-equiv=["']?Content-Security-Policy["']?\s[^>]*content=")([^"]*)""", re.IGNORECASE
)


def read_script() -> bytes:
    """The script that shows a changed page."""
    return files(__package__).joinpath("reload.js").read_bytes()


def make_live(page: bytes, build: int) -> bytes:
    """A page with the script in its head, which knows which build it shows; one without a head stays as it is."""
    tag = f'<script src="{SCRIPT}?since={build}" defer></script>\n'.encode()
    end = _HEAD_END.search(page)
    if end is None:
        return page
    head = _POLICY.sub(lambda found: found[1] + widen_policy(found[2].decode()).encode(), page[: end.start()])
    return head + tag + page[end.start() :]


def widen_policy(policy: str) -> str:
    """A content security policy that allows scripts and requests of the page's own host, and all it allowed before."""
    rules = {words[0].lower(): words[1:] for words in map(str.split, policy.split(";")) if words}
    for name in NEEDED:
        sources = rules.get(name, rules.get("default-src"))
        if sources is not None and OWN not in sources:
            rules[name] = [*(source for source in sources if source != NONE), OWN]
    return "; ".join(" ".join([name, *sources]) for name, sources in rules.items())
