"""What is new in a story, told from the articles that came since: statements, sources, figures; and corrections.

Nothing is collated for it: what a story holds is sorted by where it comes from. A statement is new if new articles
alone say it, a figure if no other article has its value and unit, a source if no other article is by it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ..model import Article, Pair, Quantity, Span, Story


def tell_news(story: Story, articles: Sequence[Article], new: Collection[str]) -> dict[str, object] | None:
    """The `news` of a story, of whose articles, in its order, those named are new; None if none is."""
    came = [article for article in articles if article.id in new]
    if not came:
        return None
    others = [article for article in articles if article.id not in new]
    return {
        "articles": [article.id for article in came],
        "statements": [s.id for s in story.statements if all(c.article in new for c in s.citations)],
        "sources": _find_sources(story, others, new),
        "figures": _find_figures(story, came, others),
    }


def _find_sources(story: Story, others: Sequence[Article], new: Collection[str]) -> list[str]:
    known = {name for article in others for name in (article.outlet, article.agency)}
    names = {
        str(source.get("agency") or source.get("outlet"))
        for source in story.sources
        if isinstance(articles := source["articles"], (list, tuple)) and all(a in new for a in articles)
    }
    return sorted(names - known)


def _find_figures(story: Story, came: Sequence[Article], others: Sequence[Article]) -> list[Span]:
    """The new figures in the order of the articles, each where a sentence is printed that has it, or else first."""
    known = {_amount(q) for article in others for q in article.quantities}
    printed = [s.shown for s in story.statements if s.tier != "folded"]
    found: dict[tuple[str, str | None], Span] = {}
    for place in _list_figures(came, known, printed) + _list_figures(came, known, None):
        found.setdefault(*place)
    order = [article.id for article in came]
    return sorted(found.values(), key=lambda span: (order.index(span.article), span.start))


def _list_figures(
    articles: Sequence[Article], known: Collection[tuple[str, str | None]], inside: Sequence[Span] | None
) -> list[tuple[tuple[str, str | None], Span]]:
    """The figures of some articles that are not known, as amount and place; only those inside spans, if any given."""
    figures = [(q, Span(a.id, q.start, q.end)) for a in articles for q in a.quantities]
    return [
        (_amount(quantity), place)
        for quantity, place in figures
        if _amount(quantity) not in known and (inside is None or any(_holds(span, place) for span in inside))
    ]


def _amount(quantity: Quantity) -> tuple[str, str | None]:
    """What makes two figures the same: that one counts people and one persons makes no new figure."""
    return quantity.value, quantity.unit


def _holds(span: Span, place: Span) -> bool:
    return span.article == place.article and span.start <= place.start and place.end <= span.end


def tell_correction(story: Story, article: Article, digest: str, before: str | None) -> dict[str, object]:
    """An item of `corrections`: `before` is the text that stood before, which `digest` is of, if it is at hand."""
    changed = None if before is None else _find_changed(article, before)
    return {
        "on": article.modified or article.published,
        "what": "text",
        "articles": [article.id],
        "statements": [s.id for s in story.statements if _is_changed(s.shown, article, changed or ())],
        "digest": digest,
        "sentences": changed,
    }


def _find_changed(article: Article, before: str) -> list[Pair]:
    """The sentences whose words, white space folded, do not stand in the text before."""
    known = " ".join(before.split())
    return [(start, end) for start, end in article.sentences if " ".join(article.text[start:end].split()) not in known]


def _is_changed(shown: Span, article: Article, changed: Sequence[Pair]) -> bool:
    """Whether what a statement prints has words of a changed sentence."""
    return shown.article == article.id and any(shown.start < end and start < shown.end for start, end in changed)
