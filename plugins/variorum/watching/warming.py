"""Loads beforehand what the first edit would wait for.

Where the store knew everything, the first build has loaded no language model and hardly a table. Compiling two small
reports, and keeping nothing of it, loads them all: 2.5 seconds that the first edit does not take.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import VariorumError
from ..pipeline import compile_folder
from ..settings import PREFIX, read_settings

REPORT = """{headline}

By Anna Field, 10 March 2026

The river Onder burst its banks at Wendham on Tuesday night and flooded {number} houses, the council said.

“We have never seen the water rise so fast,” said Ruth Amberley, who leads the council. Nobody was hurt.
"""
REPORTS = (("River Onder floods forty houses", "40"), ("Houses under water after the Onder bursts its banks", "42"))
"""Two reports of one event that differ in a figure, so that every stage has something to do."""


def load_everything(values: Mapping[str, object]) -> None:
    """Load what building a site with these settings needs; what is missing is told by a build, not here."""
    ours = {key: value for key, value in values.items() if key.startswith(PREFIX)}
    with TemporaryDirectory(prefix="variorum-") as folder, suppress(VariorumError, OSError):
        content = Path(folder, "content")
        content.mkdir()
        for place, (headline, number) in enumerate(REPORTS):
            text = REPORT.format(headline=headline, number=number)
            (content / f"{place}.txt").write_text(text, encoding="utf-8")
        compile_folder([content], Path(folder, "data"), read_settings(ours), None)
