"""The page of an article: its kept text, each sentence with the way back to what cites it, and its cuts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from markupsafe import Markup

from ..digest_data import Row
from ..model import Pair
from .addresses import article_page, find_root, outlet_page, outward_link, sentence_anchor, story_page
from .cards import link_story
from .citing import USES, Taken, choose_use
from .fields import Count, Field, count_items, find_field, list_fields
from .index import Index
from .marks import Wrap, add_anchor, foreign_language, print_run
from .moments import Moment, find_moment
from .phrases import read_phrases
from .reports import find_outlet
from .sentences import link_names


class Kept(NamedTuple):
    """A kept sentence and the statements that cite it, each with what it does with the sentence."""

    run: Markup
    use: str
    back: tuple[Taken, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item or block quotation with its sentences, or a subheading with its words."""

    kind: str
    sentences: tuple[Kept, ...] = ()
    heading: Field | None = None


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line that cleaning took out, and the rule that took it."""

    line: Count | None
    text: Field
    rule: Field


@dataclass(frozen=True, slots=True)
class Picture:
    """Image markup as data; `url` is something to link to only if it is http or https."""

    address: Field
    url: str | None
    facts: tuple[tuple[str, Field], ...]


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """All that the page of an article shows. `facts` are pairs of a phrase's key and what it labels."""

    id: str
    root: str
    title: Field | None
    standfirst: Field | None
    outlet: Field
    outlet_page: str
    published: Moment | None
    modified: Moment | None
    earlier: Count
    story: Field | None
    story_page: str | None
    passages: tuple[Passage, ...]
    facts: tuple[tuple[str, tuple[Field, ...]], ...]
    evidence: tuple[tuple[str, Field], ...]
    url: str | None
    cut_count: Count
    cuts: tuple[CutLine, ...]
    image_count: Count
    images: tuple[Picture, ...]

    @property
    def uses(self) -> tuple[tuple[str, int], ...]:
        """How many of its sentences the story prints, cites or folds; what it does with none is left out."""
        counts = Counter(kept.use for passage in self.passages for kept in passage.sentences)
        return tuple((use, counts[use]) for use in USES if counts[use])


def make_article_page(index: Index, article: Row) -> ArticlePage:
    """Gather what the page of an article shows."""
    path = f"articles/{article['id']}"
    language = foreign_language(article)
    story = index.story_of.get(article["id"])
    return ArticlePage(
        id=article["id"],
        root=find_root(article_page(article["id"])),
        title=find_field(path, article, "title", language),
        standfirst=find_field(path, article, "standfirst", language),
        outlet=find_outlet(index.rows, article["outlet"]),
        outlet_page=outlet_page(article["outlet"]),
        published=find_moment(path, article, "published"),
        modified=find_moment(path, article, "modified"),
        earlier=count_items(path, article, "earlier"),
        story=link_story(index, story).headline if story else None,
        story_page=story_page(story["slug"]) if story else None,
        passages=_print_passages(index, article),
        facts=_list_facts(index, article, path),
        evidence=_list_evidence(article, f"{path}/evidence"),
        url=outward_link(article["url"]),
        cut_count=count_items(path, article, "cuts"),
        cuts=tuple(_print_cut(f"{path}/cuts/{n}", cut, language) for n, cut in enumerate(article["cuts"])),
        image_count=count_items(path, article, "images"),
        images=tuple(_print_image(f"{path}/images/{n}", image, language) for n, image in enumerate(article["images"])),
    )


def _print_passages(index: Index, article: Row) -> tuple[Passage, ...]:
    """Blocks in the text's order; a subheading stands before the block at its offset."""
    blocks = [block for block in article["blocks"] if block["kind"] != "subheading"]
    starts = [block["start"] for block in blocks]
    sentences: dict[int, list[Kept]] = {}
    linked: set[tuple[int, str]] = set()
    root = find_root(article_page(article["id"]))
    citing = index.citing(article["id"])
    cited = sorted(citing)
    named = sorted(article["mentions"], key=_START)
    places = [mention["start"] for mention in named]
    for start, end in article["sentences"]:
        place = bisect_right(starts, start) - 1
        names = []
        mentions = named[bisect_left(places, start) : bisect_left(places, end)]
        for link in link_names(index.rows, mentions, (start, end), root):
            if (place, link.page) not in linked:
                linked.add((place, link.page))
                names.append(link)
        parts = cited[bisect_left(cited, (start,)) : bisect_left(cited, (end,))]
        back = citing.get((start, end), ())
        use = choose_use(back)
        run = _print_kept(article, (start, end), names, parts, use)
        sentences.setdefault(place, []).append(Kept(run, use, back))
    passages = [(blocks[n]["start"] if n >= 0 else -1, 1, _passage(blocks, n, kept)) for n, kept in sentences.items()]
    for n, block in enumerate(article["blocks"]):
        if block["kind"] == "subheading":
            heading = Field(f"articles/{article['id']}/blocks/{n}/text", block["text"], foreign_language(article))
            passages.append((block["before"], 0, Passage("subheading", heading=heading)))
    return tuple(passage for _, _, passage in sorted(passages, key=lambda item: item[:2]))


_START = itemgetter("start")


def _passage(blocks: list[Row], n: int, kept: list[Kept]) -> Passage:
    return Passage(blocks[n]["kind"] if n >= 0 else "paragraph", tuple(kept))


def _print_kept(article: Row, sentence: Pair, names: Sequence[Wrap], cited: Sequence[Pair], use: str) -> Markup:
    """A sentence with its anchor and what the story does with it; cited parts of it get anchors of their own."""
    anchors = [add_anchor(part[0], sentence_anchor(*part)) for part in cited if part != sentence]
    more = f' id="{sentence_anchor(*sentence)}" data-used="{use}"'
    return print_run(article, sentence, wraps=names, inserts=anchors, kind="run cited", more=more)


def _list_facts(index: Index, article: Row, path: str) -> tuple[tuple[str, tuple[Field, ...]], ...]:
    agency = article["agency"]
    facts = {
        "fact_agency": (find_outlet(index.rows, agency),) if agency in index.rows.outlets else (),
        "fact_authors": list_fields(path, article, "authors"),
        "fact_section": _one(path, article, "section"),
        "fact_language": _one(path, article, "language"),
        "fact_rights": _one(path, article, "rights"),
        "fact_file": _one(path, article, "path"),
        "fact_record": _one(path, article, "record"),
        "fact_also": list_fields(path, article, "also"),
    }
    return tuple((key, fields) for key, fields in facts.items() if fields)


def _list_evidence(article: Row, path: str) -> tuple[tuple[str, Field], ...]:
    """From what each fact is known, where the interface has a word for the fact."""
    known = read_phrases()
    found = ((f"known_{key}", Field(f"{path}/{key}", str(value))) for key, value in sorted(article["evidence"].items()))
    return tuple((key, field) for key, field in found if key in known)


def _one(path: str, row: Row, key: str) -> tuple[Field, ...]:
    field = find_field(path, row, key)
    return (field,) if field else ()


def _print_cut(path: str, cut: Row, language: str | None) -> CutLine:
    line = Count(f"{path}/line", cut["line"]) if isinstance(cut["line"], int) else None
    return CutLine(line, Field(f"{path}/text", cut["text"], language), Field(f"{path}/rule", cut["rule"]))


def _print_image(path: str, image: Row, language: str | None) -> Picture:
    facts = [(key, find_field(path, image, key, language)) for key in ("alt", "credit", "caption")]
    named = tuple((f"image_{key}", field) for key, field in facts if field)
    return Picture(Field(f"{path}/url", image["url"]), outward_link(image["url"]), named)
