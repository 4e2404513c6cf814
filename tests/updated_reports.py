"""Reports of one event as they stood in a first edition and in the next: one came late, one was changed."""

from __future__ import annotations

import json
from pathlib import Path

TITLE = "Fire destroys fish market in Lornhaven"
SHARED = (
    "A fire destroyed the fish market of Lornhaven on Monday night. Nobody was hurt, said fire chief Dora Venn.\n\n"
    "The roof of the market hall fell in shortly before midnight."
)
GULL = f"{SHARED} Repairs of the quay will cost £%s million, the harbour board estimates."
HERALD = (
    "The fish market in Lornhaven was destroyed by a fire on Monday night. Fire chief Dora Venn said no one died.\n\n"
    "The hall’s roof fell in just before midnight. Smoke was seen on the island of Skell."
)
BEACON = (
    "A fire has destroyed the fish market of Lornhaven on Monday night. Nobody was hurt, fire chief Dora Venn said.\n\n"
    "Insurers of the auction house expect claims from 58 traders. “We will sell from tents by Friday,” said auctioneer "
    "Milo Kerrick."
)
CHANGED = "£7.4 million"


def _record(outlet: str, text: str, hour: int) -> str:
    facts = {"id": outlet, "url": f"https://{outlet.lower()}.example/fire", "outlet": outlet, "title": TITLE}
    return json.dumps({**facts, "language": "en", "published": f"2026-05-05T{hour:02}:00:00Z", "text": text}) + "\n"


def write_first(folder: Path) -> None:
    """What the first edition is made of."""
    folder.mkdir()
    records = _record("Gull", GULL % "6.2", 6) + _record("Herald", HERALD, 7)
    (folder / "first.jsonl").write_text(records, encoding="utf-8")


def write_next(folder: Path) -> None:
    """What came since: a report, and another version of one."""
    records = _record("Beacon", BEACON, 9) + _record("Gull", GULL % "7.4", 12)
    (folder / "next.jsonl").write_text(records, encoding="utf-8")
