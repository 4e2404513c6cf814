"""Is a folder of digest data true to the contract: its schemas in `docs/schemas/`, its order, its bytes, and itself."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from variorum.digest_data import FILES
from variorum.verify import verify_data

SCHEMAS = Path(__file__).resolve().parent.parent / "docs" / "schemas"


def check_digest(folder: Path) -> None:
    """Fail with every fault of a folder of digest data: against the schemas, against the contract, and in itself."""
    assert schema_faults(folder) + writing_faults(folder) == []
    assert [f"{found.where}: {found.message}" for found in verify_data(folder)] == []


def schema_faults(folder: Path) -> list[str]:
    """Where the files of a folder differ from their schemas."""
    rows = [(name, number, row) for name in FILES for number, row in enumerate(read_rows(folder, name), 1)]
    rows.append(("report", 1, json.loads((folder / "report.json").read_text(encoding="utf-8"))))
    return [
        f"{name}, line {number}: {fault.json_path}: {fault.message[:200]}"
        for name, number, row in rows
        for fault in validator(name).iter_errors(row)
    ]


def writing_faults(folder: Path) -> list[str]:
    """Where the files differ from the contract in what no schema says: order of rows and keys, line ends."""
    faults = []
    for name in FILES:
        data = (folder / f"{name}.jsonl").read_bytes()
        if b"\r" in data or (data and not data.endswith(b"\n")):
            faults.append(f"{name}: every line ends with \\n alone")
        rows = read_rows(folder, name)
        keys = [_sort_key(name, row) for row in rows]
        if keys != sorted(keys):
            faults.append(f"{name}: the rows are not sorted")
        order = list(validator(name).schema["properties"])
        for number, row in enumerate(rows, 1):
            if [key for key in row if key in order] != order:
                faults.append(f"{name}, line {number}: the keys do not stand in the contract's order")
    return faults


def read_rows(folder: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one file of the contract."""
    lines = (folder / f"{name}.jsonl").read_bytes().decode().split("\n")
    return [json.loads(line) for line in lines if line]


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of one file of the contract."""
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _sort_key(name: str, row: dict[str, Any]) -> tuple[str, str]:
    if name == "rejects":
        return row["path"], row["record"] or ""
    return row["from" if name == "redirects" else "id"], ""
