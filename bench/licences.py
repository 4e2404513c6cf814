"""Fail on an installed package whose licence `docs/licences.md` does not allow for."""

from __future__ import annotations

import re
import sys
from importlib.metadata import Distribution, distributions

ALLOWED = re.compile(
    r"\b(MIT|MIT-0|BSD|0BSD|Apache|PSF|Python Software Foundation|Python-2\.0|MPL|Mozilla Public License|ISC"
    r"|Unlicense|Zlib|CC0|HPND)\b",
    re.IGNORECASE,
)
NAMED = {
    "locate": "MIT in its LICENSE file; its classifier says otherwise",
    "pelican-sitemap": "AGPL-3.0: only the tests use it, beside a guest's blog",
    "pelican": "AGPL-3.0: see docs/licences.md",
    "yamllint": "GPL-3.0-or-later: a tool of `make lint`, not part of what is passed on",
    "unidecode": "GPL-2.0-or-later: Pelican's own dependency, under its AGPL",
    "feedgenerator": "BSD-3-Clause, stated in its LICENSE file only",
    "tld": "MPL-1.1, GPL-2.0 or LGPL-2.1 at choice; used by courlan under MPL",
    "docutils": "public domain and BSD-2-Clause, with one GPL tool that is not imported; Pelican's own dependency",
}


def licence_of(package: Distribution) -> str:
    """What a package says of its licence: the expression, else the classifiers, else the free text."""
    meta = package.metadata
    classifiers = [c.rpartition(" :: ")[2] for c in meta.get_all("Classifier") or [] if c.startswith("License")]
    return (
        meta.get("License-Expression")
        or "; ".join(classifiers)
        or (meta.get("License") or "").split("\n")[0]
        or "unstated"
    )


def main() -> int:
    """Print every package that is not allowed; 0 if there is none."""
    found = {p.metadata["Name"].lower(): licence_of(p) for p in distributions()}
    wrong = {name: licence for name, licence in found.items() if name not in NAMED and not ALLOWED.search(licence)}
    for name, licence in sorted(wrong.items()):
        print(f"{name}: {licence}: not a licence that docs/licences.md lists")
    print(f"{len(found)} packages, {len(wrong)} with a licence that is not listed")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
