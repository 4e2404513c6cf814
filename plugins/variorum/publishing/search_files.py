"""The files of the index as they are written: classic scripts that hand data to the page.

A page that is read from disk may run a script that lies beside it, but may fetch nothing.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Any

FOLDER = "search"
MANIFEST = f"{FOLDER}/index.js"
ROWS, WORDS, FACETS = f"{FOLDER}/stories", f"{FOLDER}/words", f"{FOLDER}/facets"


class Damaged(Exception):  # noqa: N818 - no error: the index is made anew
    """The index of the last build can't be built upon."""


_BEGIN, _END = "variorumSearch.take(", ");\n"


def name_file(folder: str, bits: str) -> str:
    """The file of what begins with some bits."""
    return f"{folder}/{blake2b(f'{folder} {bits}'.encode(), digest_size=5).hexdigest()}.js"


def short_name(path: str) -> str:
    """What the manifest calls a file of a folder."""
    return path.rpartition("/")[2].removesuffix(".js")


def write_script(path: str, data: object, *, is_ascii: bool = False) -> str:
    """The text of a file that hands data to the page; bounds can hold half characters, which are written as ASCII."""
    return f"{_BEGIN}{_dump(path)},{_dump(data, is_ascii=is_ascii)}{_END}"


def read_script(text: str) -> Any:
    """The data of a file; raise ValueError if it is none of ours."""
    if not text.startswith(_BEGIN) or not text.endswith(_END):
        raise ValueError(text[:40])
    return json.loads(f"[{text.removeprefix(_BEGIN).removesuffix(_END)}]")[1]


def _dump(data: object, *, is_ascii: bool = False) -> str:
    return json.dumps(data, ensure_ascii=is_ascii, separators=(",", ":"))
