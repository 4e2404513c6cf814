"""Whether two reports quote one utterance: by its words in order, by who may have said it, by the sentences around.

Words that are long and telling speak for themselves. Where they are few, plain or changed, what else the sentences say
must be alike, or the speaker the same; the words that both quote and a speaker whom both name are no evidence of that,
and are left out of it. The limits were chosen on the seen half of the quality stories.
"""

from __future__ import annotations

from functools import lru_cache

from ..words import cosine, millionths, unit_vector, weights
from .utterances import Utterance
from .voices import Kinship
from .word_alignment import Alignment, align_words

NAT = 1_000_000
COVERED = 9, 10
"""Share of the lighter one's weight that must stand in the other."""
RUN = 4, 4 * NAT
"""Words in a row, and their weight, by which an utterance is known by itself; "or not at all" weighs 1.4."""
EDGE = 4
"""Words with which one utterance ends and another begins; also words that may stand between a few that are shared."""
RARE = 6 * NAT
"""Weight of a short row of words by which it is known of one speaker, or as an opening: "honey and plums" weighs 13."""
OPENING = 3
"""Words with which two quotations of nobody named begin."""
SPEECH = 8
"""Words in a row that two people do not both say by chance."""
LONG = 5, 6 * NAT
"""Words and weight by which an utterance is known although words in it are changed."""
ALIKE = {Kinship.ONE: 350_000, Kinship.OPEN: 400_000, Kinship.PERHAPS: 300_000}
"""Cosines of what else the sentences say (millionths), by who speaks.

They make up for few, plain or changed words; of doubtful speakers they are asked for whatever the words. Pairs that are
one utterance had 0.38, 0.41 and 0.34 and more where they need it.
"""


def align_utterances(a: Utterance, b: Utterance) -> Alignment:
    """The words that two utterances share, in order; they weigh what they do in `a`."""
    return align_words(a.stems, b.stems, [word.weight for word in a.words])


def find_echo(a: Utterance, b: Utterance, kin: Kinship) -> int:
    """The weight of what two utterances share if they are one; 0 if they are not, or can't be told to be."""
    shared = align_utterances(a, b)
    if kin is Kinship.TWO:
        return shared.weight if _is_same_speech(shared, a, b) else 0
    if COVERED[1] * shared.weight >= COVERED[0] * min(a.weight, b.weight) and len(shared.pairs) > 1:
        is_known = kin >= Kinship.OPEN and (_is_known_run(shared, kin) if shared.is_run else _is_known_row(shared))
        return shared.weight if is_known or _is_known_around(shared, a, b, kin) else 0
    overlap = _weigh_overlap(a, b) if kin is Kinship.ONE else 0
    return overlap if overlap >= RARE else 0


def _is_same_speech(shared: Alignment, a: Utterance, b: Utterance) -> bool:
    """Whether words are too many, and too much the same, for two people: then reports differ in who said them."""
    is_long = len(shared.pairs) >= SPEECH and shared.is_run
    return is_long and COVERED[1] * shared.weight >= COVERED[0] * min(a.weight, b.weight)


def _is_known_run(shared: Alignment, kin: Kinship) -> bool:
    """Whether words without a break tell by themselves that two utterances are one."""
    words, weight = RUN
    is_long = len(shared.pairs) >= words and shared.weight >= weight
    begins = shared.pairs[0] == (0, 0) and len(shared.pairs) >= OPENING
    return is_long or (shared.weight >= RARE and (begins or kin is Kinship.ONE))


def _is_known_row(shared: Alignment) -> bool:
    """Whether words with others in between do so: many words, and few in between."""
    words, weight = LONG
    is_long = len(shared.pairs) >= words and shared.weight >= weight
    return is_long and 2 * shared.reach <= 3 * len(shared.pairs)


def _is_known_around(shared: Alignment, a: Utterance, b: Utterance, kin: Kinship) -> bool:
    """Whether what else the sentences say tells it; the words must stand in a run but where the speaker is the same."""
    is_near = shared.reach <= 2 * len(shared.pairs) + EDGE if kin is Kinship.ONE else shared.is_run
    return is_near and _likeness_around(shared, a, b) >= ALIKE[kin]


def _weigh_overlap(a: Utterance, b: Utterance) -> int:
    """What the words weigh with which one ends as the other begins: reports cut one speech at different places."""
    one, other = a.stems, b.stems
    sizes = range(EDGE, min(len(one), len(other)))
    ends = max((size for size in sizes if one[-size:] == other[:size]), default=0)
    begins = max((size for size in sizes if other[-size:] == one[:size]), default=0)
    heft = [word.weight for word in a.words]
    return max(sum(heft[len(one) - ends :]), sum(heft[:begins]))


def _likeness_around(shared: Alignment, a: Utterance, b: Utterance) -> int:
    """How alike the sentences are in which two utterances stand, but for what both quote and whom both name for it."""
    quoted = {a.words[i].stem for i, _ in shared.pairs} | (a.speaker & b.speaker)
    one, other = (
        {stem: n for stem, n in _vector(u.sentences, u.article.language).items() if stem not in quoted} for u in (a, b)
    )
    return millionths(cosine(unit_vector(one), unit_vector(other))) if one and other else 0


@lru_cache(maxsize=4096)
def _vector(text: str, language: str | None) -> dict[str, float]:
    return weights(text, language)
