"""The method page: what the marks mean, how the merge works, its limits, and what this edition counts."""

from __future__ import annotations

from dataclasses import dataclass

from ..digest_data import FILES, Row
from .fields import Count, Field, list_fields
from .index import Index


@dataclass(frozen=True, slots=True)
class RejectLine:
    """What could not become an article, and why."""

    path: Field
    record: Field | None
    reason: Field


@dataclass(frozen=True, slots=True)
class MethodPage:
    """What the method page has to count and list; the rest of it is phrases."""

    counts: tuple[tuple[str, Count], ...]
    rejects: tuple[RejectLine, ...]
    credits: tuple[Field, ...]
    files: tuple[str, ...]


def make_method_page(index: Index) -> MethodPage:
    """Gather this edition's counts, as the report has them, and its rejects."""
    counts = index.rows.report.get("counts", {})
    known = [name for name in ("articles", "stories", "rejects") if isinstance(counts.get(name), int)]
    rejects = tuple(_print_reject(n, row) for n, row in enumerate(index.rows.rejects))
    files = (*(f"{name}.jsonl" for name in FILES), "report.json")
    return MethodPage(
        counts=tuple((f"method_{name}", Count(f"report/counts/{name}", counts[name])) for name in known),
        rejects=rejects,
        credits=list_fields("report", index.rows.report, "credits"),
        files=files,
    )


def _print_reject(n: int, row: Row) -> RejectLine:
    record = Field(f"rejects/{n}/record", row["record"]) if row["record"] else None
    return RejectLine(Field(f"rejects/{n}/path", row["path"]), record, Field(f"rejects/{n}/reason", row["reason"]))
