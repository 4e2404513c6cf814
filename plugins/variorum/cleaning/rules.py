"""What rules settle about each line by itself, before the extent of the article is found."""

from __future__ import annotations

from ..raw_article import Line, RawArticle
from .captions import cut_captions
from .followers import cut_headlines
from .furniture import cut_furniture
from .joining import join_lines, single_lines
from .markup import lift_markup
from .orders import Orders
from .passages import MarkedLine, Passage, Piece
from .repetition import cut_repeated

NO_ORDERS = Orders()


def apply_rules(raw: RawArticle, orders: Orders = NO_ORDERS) -> list[Passage]:
    """The passages of a raw article; pictures, furniture by its words or by repetition, captions and headlines cut."""
    if raw.form == "text":
        passages = join_lines([lift_markup(line, plain_line(raw, line).stood) for line in raw.lines])
    else:
        passages = single_lines([plain_line(raw, line) for line in raw.lines])
    passages = [_cut_picture(passage) for passage in passages]
    passages = cut_furniture(passages, orders.phrases)
    passages = cut_repeated(passages, frozenset(orders.repeated))
    passages = cut_captions(passages)
    return cut_headlines(passages)


def plain_line(raw: RawArticle, line: Line) -> MarkedLine:
    """A line as it stood in the record, with its markup; in a page it stood as it was extracted."""
    stood = line.text
    if raw.form == "text" and line.start is not None:
        end = raw.raw.find("\n", line.start)
        stood = raw.raw[raw.raw.rfind("\n", 0, line.start) + 1 : len(raw.raw) if end < 0 else end]
    return MarkedLine(line, stood, (Piece(line.text, line.start),))


def _cut_picture(passage: Passage) -> Passage:
    """The passage, cut if it has no words of its own: a picture, a rule, the underline of a heading."""
    if any(map(str.isalnum, passage.text)):
        return passage
    return passage.cut("lifted: image" if any(line.images for line in passage.lines) else "furniture: rule")
