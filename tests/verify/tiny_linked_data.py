"""What the tiny site's story tells machines, written out by hand."""

from __future__ import annotations

import json

MARA = {"@type": "Person", "@id": "../entities/e-mara.html", "name": "Mara Quill"}
STORY = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge opens in Pell",
    "description": "Pell gets its bridge",
    "inLanguage": "en",
    "datePublished": "2026-03-09T07:40:00Z",
    "dateModified": "2026-03-09T07:40:00Z",
    "publisher": {"@type": "Organization", "name": "The Pell Digest"},
    "isBasedOn": [
        {
            "@type": "NewsArticle",
            "@id": "../articles/a-one.html",
            "headline": "Bridge opens in Pell",
            "inLanguage": "en",
            "datePublished": "2026-03-09T07:40:00Z",
            "url": "https://dawn.example/bridge",
            "publisher": {"@type": "NewsMediaOrganization", "@id": "../outlets/o-dawn.html", "name": "Dawn Post"},
        },
        {
            "@type": "NewsArticle",
            "@id": "../articles/a-two.html",
            "headline": "Pell gets its bridge",
            "inLanguage": "en",
            "publisher": {"@type": "NewsMediaOrganization", "@id": "../outlets/o-dusk.html", "name": "Dusk Times"},
        },
    ],
    "citation": [{"@id": "../articles/a-one.html"}, {"@id": "../articles/a-two.html"}],
    "mentions": [MARA, {"@type": "Place", "@id": "../entities/e-pell.html", "name": "Pell"}],
    "hasPart": [
        {
            "@type": "Quotation",
            "text": "“It took us nine years,”",
            "spokenByCharacter": MARA,
            "isBasedOn": {"@id": "../articles/a-one.html"},
        }
    ],
}
SCRIPT = f'<script type="application/ld+json">{json.dumps(STORY)}</script>'
