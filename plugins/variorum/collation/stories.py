"""One story, collated: statements with citations and tiers, differences, quotations, days, headline, in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Article, Citation, Discrepancy, Merge, Reuse, Span, Statement, Story
from ..moments import instant
from .alignment import Alignment, Measured, align_sentences, measure_pairs
from .days import Day, event_day, event_days
from .discrepancies import Found, Told, find_discrepancies
from .headline import Heading, choose_deck, choose_headline
from .material import Material, Unit, units_of
from .minting import mint
from .nodes import Node, join_twins
from .order import Block, order_points
from .points import Comparing, Point, make_points
from .quotation_differences import find_quotation_differences
from .quotation_groups import Group, group_quotations, number_utterances
from .reuse import Source, count_sources, find_reuse
from .rival import Rival
from .rivals import find_kin, find_rivals
from .shared_quotations import share_quotations
from .support import Support, find_support
from .tiers import Tiers, sort_into_tiers
from .topics import find_topics
from .utterances import find_utterances

GIVES_OTHERWISE = "gives otherwise what is told here"
"""The evidence of a sentence that is cited for a difference alone."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of a story before its sentences are compared: its name and why its articles are together.

    And the headline, if the editor has chosen it.
    """

    id: str
    slug: str
    merges: tuple[Merge, ...]
    headline: Heading | None = None
    is_round_up: bool = False
    split_from: str | None = None

    def kind(self, articles: int) -> str:
        """What a story of so many articles is: event, single or round-up."""
        if self.is_round_up:
            return "round-up"
        return "single" if articles == 1 else "event"


@dataclass(frozen=True, slots=True)
class _Parts:
    material: Material
    sources: tuple[Source, ...]
    reuse: tuple[Reuse, ...]
    tiers: Tiers
    points: tuple[Point, ...]
    rivals: tuple[Rival, ...]
    kin: Mapping[str, Sequence[Unit]]
    source_of: Mapping[str, str]


def collate_story(frame: Frame, material: Material, names: Mapping[str, str], on: frozenset[str]) -> Story:
    """Collate the articles of one story. `names` are the words for entity keys; `on` holds the stages that run."""
    utterances = find_utterances(material)
    groups = group_quotations(utterances)
    parts = _compare(material, groups, on)
    headline = frame.headline or choose_headline(material, parts.tiers.core if "headline" in on else (), parts.points)
    lead = _lead(parts.tiers.core, headline.article)
    blocks = order_points(parts.tiers.core, names, lead, enabled="order" in on)
    told = _statements(parts, blocks)
    differences = _find_differences(parts, told) if "discrepancies" in on else ()
    statements = _cite_rivals(told, differences)
    quoted = find_quotation_differences(utterances, groups, statements) if "discrepancies" in on else ()
    articles = material.articles
    dates = sorted((a.published for a in articles if a.published), key=instant)
    deck = choose_deck(material, headline, parts.tiers.core) if "headline" in on else None
    return Story(
        id=frame.id,
        slug=frame.slug,
        kind=frame.kind(len(articles)),
        headline=headline.plain(),
        deck=deck.plain() if deck else None,
        articles=tuple(a.id for a in articles),
        first_published=dates[0] if dates else None,
        last_published=dates[-1] if dates else None,
        event_days=event_days([s.event_day for s in statements]),
        sources=tuple({s.kind: s.name, "articles": list(s.articles)} for s in parts.sources),
        merges=frame.merges,
        reuse=parts.reuse,
        chains=_chains(articles),
        statements=statements,
        discrepancies=tuple(_say(d, names) for d in (*(found.discrepancy for found in differences), *quoted)),
        quotations=share_quotations(groups, material.speakers, parts.source_of),
        topics=find_topics(articles),
        split_from=frame.split_from,
        headline_by="editor" if frame.headline else "rule",
    )


def _compare(material: Material, groups: Sequence[Group], on: frozenset[str]) -> _Parts:
    reuse = find_reuse(material.articles) if "reuse" in on else ()
    sources = count_sources(material.articles, reuse)
    nodes = join_twins(units_of(material))
    # One report has nobody to agree with.
    is_aligned = "alignment" in on and len(material.articles) > 1
    alignment = align_sentences(material, nodes, number_utterances(groups)) if is_aligned else Alignment({}, {}, ())
    support = find_support(len(nodes), alignment) if is_aligned else [Support((n,)) for n in range(len(nodes))]
    order = {a.id: n for n, a in enumerate(material.articles)}
    source_of = {article: f"{s.kind}:{s.name}" for s in sources for article in s.articles}
    points = make_points(Comparing(nodes, alignment, source_of, order), support)
    outlet_of = {a.id: a.outlet or a.id for a in material.articles}
    words = sum(len(a.text.split()) for a in material.articles)
    rivals = find_rivals(material, nodes, alignment) if is_aligned and "discrepancies" in on else ()
    kin = find_kin(nodes, alignment)
    tiers = sort_into_tiers(points, words, outlet_of)
    return _Parts(material, sources, reuse, tiers, points, rivals, kin, source_of)


def measure_story(material: Material) -> tuple[Sequence[Node], Measured]:
    """The sentences of a story and all measures of their pairs: what the weights of alignment are learned from."""
    nodes = join_twins(units_of(material))
    return nodes, measure_pairs(material, nodes, number_utterances(group_quotations(find_utterances(material))))


def _lead(core: Sequence[Point], article: str) -> Point | None:
    """The point of the core that the headline's article tells first."""
    told = [(u.rank, p.shown.id, p) for p in core for u in p.units if u.span.article == article]
    return min(told, key=lambda item: item[:2])[2] if told else None


def _statements(parts: _Parts, blocks: Sequence[Block]) -> tuple[Statement, ...]:
    """Core in its blocks, then what one source tells, then what is folded under its outlet."""
    core = [_statement(parts, p, "core", block.label) for block in blocks for p in block.points]
    only = [_statement(parts, p, "only", None) for p in parts.tiers.only]
    folded = [_statement(parts, p, "folded", None) for p in parts.tiers.folded]
    return (*core, *only, *folded)


def _statement(parts: _Parts, point: Point, tier: str, block: str | None) -> Statement:
    article = parts.material.article(point.shown.span.article)
    speakers = sorted(point.shown.speakers) if point.shown.quoted else []
    return Statement(
        id=statement_id(point.origin),
        tier=tier,
        block=block,
        under=article.outlet if tier == "folded" else None,
        shown=point.shown.span,
        speaker=speakers[0] if len(speakers) == 1 else None,
        citations=point.citations,
        sources=len(point.sources),
        event_day=_day(point, parts.material),
    )


def _day(point: Point, material: Material) -> Day | None:
    return event_day(point.shown, material.article(point.shown.span.article))


def statement_id(origin: Span) -> str:
    """A permanent id from the founding span."""
    return mint("st", f"{origin.article} {origin.start} {origin.end}")


def _find_differences(parts: _Parts, statements: Sequence[Statement]) -> tuple[Found, ...]:
    by_id = {statement_id(p.origin): p for p in parts.points}
    told = [Told(s.id, by_id[s.id], is_core=s.tier == "core") for s in statements]
    return find_discrepancies(parts.material, told, parts.rivals, parts.kin, parts.source_of)


def _cite_rivals(statements: Sequence[Statement], differences: Sequence[Found]) -> tuple[Statement, ...]:
    """The statements, citing in part each sentence that gives otherwise what they tell."""
    more: dict[str, dict[Span, Citation]] = {}
    for found in differences:
        for unit in found.units:
            span = unit.span
            cited = Citation(span.article, span.start, span.end, "partly", 0, GIVES_OTHERWISE)
            more.setdefault(found.discrepancy.statement, {})[span] = cited
    grown = []
    for s in statements:
        known = {Span(c.article, c.start, c.end) for c in s.citations}
        new = [citation for span, citation in sorted(more.get(s.id, {}).items()) if span not in known]
        grown.append(replace(s, citations=(*s.citations, *new)) if new else s)
    return tuple(grown)


def _say(found: Discrepancy, names: Mapping[str, str]) -> Discrepancy:
    """The difference with words for the names that are its values."""
    return replace(found, positions=tuple(replace(p, value=names.get(p.value, p.value)) for p in found.positions))


def _chains(articles: Sequence[Article]) -> tuple[Mapping[str, object], ...]:
    """Agency to outlets: who printed whose text."""
    agencies = sorted({a.agency for a in articles if a.agency})
    return tuple({"agency": agency, "articles": [a.id for a in articles if a.agency == agency]} for agency in agencies)
