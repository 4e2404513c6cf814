"""Markup in any field of a raw record comes out as text: no script, no handler, no address that runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from variorum.pipeline import compile_folder
from variorum.publishing import render_site
from variorum.settings import Settings
from variorum.verify import verify_site

PAYLOADS = ("<script>alert(1)</script>", '" onmouseover="alert(1)', "javascript:alert(1)")
SENTENCES = "The Onder burst its banks at Kelmscar on Monday {0}. “Nobody slept {0},” said Iva Trell of Marrick {0}."
FIELDS = (
    "id",
    "title",
    "standfirst",
    "url",
    "outlet",
    "agency",
    "published",
    "language",
    "section",
    "rights",
    "status",
)


def record(payload: str, body: str) -> dict[str, object]:
    """A record with the payload in every field it may have, and in ones it may not."""
    fields: dict[str, object] = {name: f"{name} {payload}" for name in FIELDS}
    fields |= {"authors": [f"By {payload}"], f"key {payload}": {payload: [payload]}}
    image = f"![{payload}](https://x.example/{payload})"
    fields[body] = (
        f"{image}\n\n{SENTENCES.format(payload)}\n\n## {payload}\n\n{payload} ended the night in the old town hall."
    )
    return fields


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("body", ["text", "html"])
def test_markup_in_every_field_of_a_record_is_text_on_every_page(tmp_path: Path, payload: str, body: str):
    (tmp_path / "in").mkdir()
    lines = [json.dumps(record(payload, body)), json.dumps({"id": "2", "text": SENTENCES.format("again")})]
    (tmp_path / "in" / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    compile_folder([tmp_path / "in"], tmp_path / "data", Settings(model="rules"), None)
    render_site(tmp_path / "data", tmp_path / "site")
    pages = [html.parse(str(path)) for path in sorted((tmp_path / "site").rglob("*.html"))]
    for page in pages:
        for script in page.iter("script"):
            # A browser runs no element of this type; it must be whole data, and no text in it may end it.
            is_data = script.get("type") == "application/ld+json" and "<" not in script.text and json.loads(script.text)
            assert is_data or (script.get("src", "").endswith(".js") and not script.text)
        for element in page.iter("*"):
            assert not any(name.startswith("on") or name == "style" for name in element.attrib)
            assert not element.get("href", "").strip().lower().startswith(("javascript:", "data:"))
    assert any(payload in page.getroot().text_content() for page in pages)
    assert verify_site(tmp_path / "site", tmp_path / "in") == []
