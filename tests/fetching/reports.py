"""Reports, feeds and lists that the tests of fetching serve. All names are invented."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

STORM = (
    "The storm tore the roof off the grain store at Vellmark before dawn on Tuesday, the harbour office said.",
    "Nobody was hurt, and the two watchmen who slept in the yard walked out unaided, said Orla Teddin, who runs it.",
    "Crews cut the power to nine streets while they cleared the beams from the tram line below the old customs house.",
    "The store held 400 tonnes of barley for the island mills, and about half of it is wet, according to the owners.",
    "Ferries to the island were cancelled until noon, and the school at Harrow Point stayed shut for the whole day.",
    "The mayor asked people to keep away from the quay, where tiles were still coming down in gusts at noon.",
    "Insurers will look at the building on Thursday, and the owners hope to open it again within a month.",
)
FULL = "".join(f"<p>{sentence}</p>" for sentence in STORM)


@dataclass(frozen=True)
class Item:
    """One article in a feed."""

    link: str
    title: str = "Storm tears roof off grain store at Vellmark"
    text: str = FULL
    date: str = "Tue, 10 Mar 2026 07:30:00 GMT"
    author: str = "Jonna Pell"


def rss(*items: Item, title: str = "Vellmark Post", home: str = "") -> str:
    """An RSS 2.0 feed."""
    rows = "".join(
        f"<item><title>{escape(i.title)}</title><link>{escape(i.link)}</link><pubDate>{i.date}</pubDate>"
        f"<dc:creator>{i.author}</dc:creator><description>{escape(i.text)}</description></item>"
        for i in items
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{title}</title><link>{home}</link><description>x</description>{rows}</channel></rss>"
    )


def page(*sentences: str, title: str = "Storm tears roof off grain store at Vellmark") -> str:
    """A news page with scripts and a menu."""
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Vellmark Post</title>'
        '<meta property="og:site_name" content="The Vellmark Post"><script>var tracker = 1;</script>'
        f"<style>p {{ color: red }}</style></head><body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>{body}"
        "</article></body></html>"
    )


def opml(*feeds: str) -> str:
    """A list of feeds, each with its address for a name."""
    rows = "".join(f'<outline type="rss" text="{escape(u)}" xmlUrl="{escape(u)}"/>' for u in feeds)
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{rows}</body></opml>'
