"""The rows of digest data: each article, story and entity is proved by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from .facts import Facts
from .finding import Finding
from .grounds import Grounds
from .ledger import Proof

PROVED = ("articles", "stories", "entities")
"""The files whose rows say something of each other; the shape of a row is all that the others must have."""


def prove_rows(facts: Facts, grounds: Grounds, known: Mapping[str, Proof], counts: Counter[str]) -> dict[str, Proof]:
    """The proof of every row that needs one, by `FILE/ID`."""
    proofs: dict[str, Proof] = {}
    for file in PROVED:
        for line in facts.index.data.files[file].lines:
            name, key = f"{file}/{line.brief.id}", line.brief.id
            proof = known.get(name)
            if proof is None or proof.basis != line.digest or not grounds.hold(proof.grounds):
                facts.noted.clear()
                findings = list(_check_row(file, key, facts))
                proof = Proof(line.digest, grounds.note(facts.noted), findings)
                counts["rows verified"] += 1
            proofs[name] = proof
    counts["rows proved before"] += len(proofs) - counts["rows verified"]
    return proofs


def _check_row(file: str, key: str, facts: Facts) -> Iterator[Finding]:
    from .articles_data import check_article_row, check_entity_row  # noqa: PLC0415 - not needed where all is proved
    from .stories_data import check_cited, check_story  # noqa: PLC0415

    if file == "articles":
        yield from check_article_row(key, facts)
        yield from check_cited(key, facts)
    elif file == "stories":
        yield from check_story(key, facts)
    else:
        yield from check_entity_row(key, facts)
