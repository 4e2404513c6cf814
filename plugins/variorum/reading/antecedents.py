"""What a pronoun or title in a speaker's place stands for, where the text settles it.

Unsure means None: a pronoun is settled by the nearest sentence, of its own and the two before, in which a person does
something, when it is one person alone; a title when the article gives it to one person alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from ..model import Mention, Pair
from ..word_lists import first_name_genders, read_table
from .scene import Scene
from .subject_places import is_subject

LOOK_BACK = 2
"""Sentences before the pronoun's that may hold its name; farther back another person has mostly come in between."""
_SINGULAR = {
    "he": "male",
    "she": "female",
    "er": "male",
    "il": "male",
    "elle": "female",
    "él": "male",
    "ella": "female",
}


def find_antecedent(
    scene: Scene, speaker: Pair | None, spoke: Collection[Pair | None], *, is_report: bool
) -> Pair | None:
    """The name that a speaker's pronoun or title stands for, or None when unsure or when it is a name itself.

    `spoke` are the speakers of what was quoted or reported before: who speaks does something. Of a report without marks
    only a pronoun is settled, and by earlier sentences: its own may hold a report in a report ("her aide said she had
    asked"), and an office that several hold is more often told in this way than quoted.
    """
    if speaker is None:
        return None
    words = scene.text[speaker[0] : speaker[1]].lower()
    if words in _SINGULAR:
        return _of_pronoun(scene, speaker, _SINGULAR[words], spoke, is_own=not is_report)
    return _of_title(scene, words) if " " in words and not is_report else None


def _of_pronoun(
    scene: Scene, pronoun: Pair, gender: str, spoke: Collection[Pair | None], *, is_own: bool
) -> Pair | None:
    here = scene.sentence_at(pronoun[0])
    for start, end in reversed(scene.sentences[max(0, here - LOOK_BACK) : here + is_own]):
        people = [m for m in scene.names if m.type == "PERSON" and start <= m.start < min(end, pronoun[0])]
        subjects = [m for m in people if (m.start, m.end) in spoke or is_subject(scene, m)]
        fitting = [m for m in subjects if _gender(scene, m) in {gender, None}]
        surnames = {scene.text[m.start : m.end].split()[-1] for m in fitting}
        if surnames:
            return (fitting[-1].start, fitting[-1].end) if len(surnames) == 1 else None
    return None


def _gender(scene: Scene, mention: Mention) -> str | None:
    """By the title before a form of the name anywhere in the text, else by the first name of its full form."""
    surname = scene.text[mention.start : mention.end].split()[-1]
    titled = re.search(rf"\b(\w+)\.? (?:[^\W\d_][\w-]* )?{re.escape(surname)}\b", scene.text)
    genders = _titles()
    if titled and titled[1].lower() in genders:
        return genders[titled[1].lower()]
    full = next((m for m in scene.names if scene.text[m.start : m.end].endswith(" " + surname)), None)
    return first_name_genders().get(scene.text[full.start : full.end].split()[0]) if full else None


def _of_title(scene: Scene, title: str) -> Pair | None:
    """The one person who bears the office in the article: `Defence Secretary Anna Smith`, "the defence secretary"."""
    office = re.sub(r"^(?:the|der|die|le|la|el|l['’])\s*", "", title)
    bearers: dict[str, Pair] = {}
    for mention in scene.names:
        name = scene.text[mention.start : mention.end]
        if mention.type == "PERSON" and " " in name and _bears(scene.text, mention, office):
            bearers.setdefault(name.split()[-1], (mention.start, mention.end))
    return next(iter(bearers.values())) if len(bearers) == 1 else None


def _bears(text: str, mention: Mention, office: str) -> bool:
    before = text[max(0, mention.start - len(office) - 1) : mention.start].rstrip().lower()
    behind = re.match(r", (?:the |der |die |le |la |el )?", text[mention.end : mention.end + 6])
    follows = behind is not None and text[mention.end + behind.end() :].lower().startswith(office)
    return before == office or follows


@cache
def _titles() -> dict[str, str]:
    return {
        word: gender for part in read_table("titles").values() for gender in ("male", "female") for word in part[gender]
    }
