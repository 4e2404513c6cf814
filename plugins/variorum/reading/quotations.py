"""The quotations of an article: spans by their marks, kinds by their form, speakers by the rules of `speakers.py`.

A quotation is one paragraph's worth. Titles of works in marks are left out; one or two words in marks that nobody is
said to have said are scare quotes. Reported speech without marks comes from `indirect.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Article, Pair, Quotation
from .antecedents import find_antecedent
from .continental_reports import find_continental_reports
from .continental_speakers import attribute_continental
from .cues import Attribution
from .dialogue import find_lines
from .grammar import grammar_for
from .incises import find_incises, without
from .indirect import find_indirect
from .marks import Run, find_runs
from .quotation_ids import quotation_id
from .scene import Place, Scene, build_scene
from .speaker_ranking import weights_for
from .speakers import attribute
from .works import is_work

SCARE_WORDS = 2
"""A fragment of at most so many words without a cue is a scare quote. Of PolNeAR's three-word fragments without one,
three quarters are somebody's words all the same; of the shorter ones about half."""
REACH = 60
"""Words on either side of a quotation in which its speaker may stand; it bounds the work on sentences without end."""
_MARKS = "\"'“”„‘’‚«»‹›— \u00a0\u202f"
_HANDING_OVER = (",", "?", "!", "…", "-", "—", "–", "...")


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """All quotations of an article whose sentences and mentions are found, in order of their spans."""
    scene, places, continued = set_places(article)
    is_continental = scene.grammar.is_continental
    if is_continental:
        said = attribute_continental(scene, places, continued)
    else:
        said = attribute(scene, places, continued, weights_for(scene))
    marked: list[Quotation] = []
    for number, place in enumerate(places):
        given = said[number]
        marked.append(
            Quotation(
                id=quotation_id(article.id, place.start, place.end),
                start=place.start,
                end=place.end,
                kind="direct" if continued[number] else _kind(scene, place, given),
                speaker_span=given.speaker if given else None,
                cue=given.cue if given else None,
                continues=marked[-1].id if continued[number] else None,
            )
        )
    reports = (find_continental_reports if is_continental else find_indirect)(article.id, scene)
    return _add_antecedents(scene, sorted((*marked, *reports), key=lambda q: (q.start, q.end)))


def _add_antecedents(scene: Scene, found: Sequence[Quotation]) -> tuple[Quotation, ...]:
    """Quotations in their order, each with whom its speaker's pronoun or title stands for."""
    spoke: set[Pair | None] = set()
    told = []
    for quotation in found:
        is_report = quotation.kind == "indirect"
        meant = find_antecedent(scene, quotation.speaker_span, spoke, is_report=is_report)
        told.append(replace(quotation, antecedent=meant))
        spoke.add(quotation.speaker_span)
    return tuple(told)


def set_places(article: Article) -> tuple[Scene, tuple[Place, ...], tuple[bool, ...]]:
    """The scene of an article, its quotations in marks, and for each whether it goes on from the one before."""
    paragraphs = tuple((b.start, b.end) for b in article.blocks if b.start is not None and b.end is not None)
    runs = find_runs(article.text, paragraphs)
    grammar = grammar_for(article.language)
    lines = find_lines(article.text, paragraphs, runs, grammar.language)
    runs = tuple(sorted((*runs, *lines), key=lambda run: run.start))
    incises = tuple(find_incises(article.text, runs, grammar))
    spans = tuple(without(tuple((run.start, run.end) for run in runs), incises))
    scene = build_scene(article.text, spans, article.mentions, article.sentences, grammar)
    quoted = tuple(run for run in runs if not is_work(scene, run))
    places = tuple(_place(scene, run) for run in quoted)
    return scene, places, tuple(_continues(scene.text, quoted, number) for number in range(len(quoted)))


def _place(scene: Scene, run: Run) -> Place:
    text = scene.text
    begin = scene.sentences[scene.sentence_at(run.start)][0]
    end = max(run.end, scene.sentences[scene.sentence_at(run.end - 1)][1])
    inside = text[run.start : run.end].strip(_MARKS)
    before, after = text[begin : run.start].rstrip(), text[run.end : end].strip()
    return Place(
        start=run.start,
        end=run.end,
        left=_last(scene.words_between(begin, run.start)),
        right=_first(scene.words_between(run.end, end)),
        before=before,
        after=after,
        is_speech=not inside[:1].islower() or (before.endswith((",", ":")) and len(inside.split()) > SCARE_WORDS),
        is_handed_over=inside.endswith(_HANDING_OVER) or after.startswith((",", "–", "—", "- ")),
    )


def _last(gap: Pair) -> Pair:
    return max(gap[0], gap[1] - REACH), gap[1]


def _first(gap: Pair) -> Pair:
    return gap[0], min(gap[1], gap[0] + REACH)


def _continues(text: str, runs: Sequence[Run], number: int) -> bool:
    """Whether the run before was left open at the end of its paragraph and this one begins the next."""
    return number > 0 and runs[number - 1].is_open and not text[runs[number - 1].end : runs[number].start].strip()


def _kind(scene: Scene, place: Place, given: Attribution | None) -> str:
    inside = scene.text[place.start : place.end].strip(_MARKS)
    alone = not place.before and not place.after
    if place.is_speech and (alone or place.is_handed_over or not place.before or place.before.endswith((",", ":"))):
        return "direct"
    if len(inside.split()) <= SCARE_WORDS and given is None:
        return "scare"
    return "partial"
