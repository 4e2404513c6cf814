"""Over all stories: story-local names become entities with ids, joined by full name or authority only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from hashlib import blake2b

from ..entities import EntityOrders, KnownEntity
from ..model import Entity, Role
from ..slugs import short_slug
from .editor import Editor
from .gazetteer import identifiers, known_entity
from .names import fold_name
from .story import Name, StoryNames

NO_ORDERS = EntityOrders()
NO_ARTICLES: Mapping[str, AbstractSet[str]] = {}
APART = " apart "
"""Between what several of one name have in common and what tells one of them."""
LONGEST_ID = 60
"""Characters of an id after its kind: it is a file name too."""
MOST_ROLES = 6
"""Roles kept for an entity, the most often seen: further ones are rewordings."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of the whole corpus, and for each story (in the order given) its keys as entity ids.

    `warnings` name what the editor names and no article does.
    """

    entities: tuple[Entity, ...]
    ids: tuple[Mapping[str, str], ...]
    warnings: tuple[str, ...] = ()


def resolve_all(
    stories: Sequence[StoryNames],
    orders: EntityOrders = NO_ORDERS,
    articles: Mapping[str, AbstractSet[str]] = NO_ARTICLES,
) -> Resolution:
    """Join names over stories, and as the editor has them; `articles` are ids by all that articles are called.

    The key of a name is its full form or an authority's, so equal keys are one entity. Who is hidden has no id.
    """
    editor = Editor(orders, articles)
    pooled: defaultdict[str, list[Name]] = defaultdict(list)
    joints = [[_joint(name, editor) for name in story.names] for story in stories]
    for story, joined in zip(stories, joints, strict=True):
        for name, joint in zip(story.names, joined, strict=True):
            pooled[joint].append(name)
    called = {form for names in pooled.values() for name in names for form in called_by(name)}
    shown = {joint: names for joint, names in pooled.items() if not any(editor.hides(called_by(n)) for n in names)}
    ids = _ids(shown)
    entities = sorted((_entity(ids[joint], names, editor) for joint, names in shown.items()), key=lambda e: e.id)
    maps = tuple(
        {name.key: ids[joint] for name, joint in zip(story.names, joined, strict=True) if joint in ids}
        for story, joined in zip(stories, joints, strict=True)
    )
    return Resolution(tuple(entities), maps, editor.unknown(called))


def called_by(name: Name) -> list[str]:
    """The forms by which the editor may name it: all, but of a person none of a single word."""
    return sorted(f for f in name.forms if name.type != "PERSON" or " " in f)


def _joint(name: Name, editor: Editor) -> str:
    """What must be equal for two stories to speak of one: for persons the fullest form, else the story's own key."""
    forms = called_by(name)
    known = editor.find(forms, name.type)
    joint = name.key
    if known is not None:
        joint = f"editor:{fold_name(known.names[0])}"
    elif name.type == "PERSON":
        ours = _look_up(name)
        joint = f"person:{fold_name(ours.names[0] if ours else _best_form(name.forms))}"
    part = editor.part(forms, (place[0] for place in name.places))
    return f"{joint}{APART}{part}" if part else joint


def _look_up(name: Name) -> KnownEntity | None:
    """What our gazetteer knows by one of a name's forms; a person only if the story calls them by that office too."""
    found = (known_entity(form) for form in called_by(name))
    if name.type != "PERSON":
        return next((known for known in found if known and known.type != "PERSON"), None)
    called = {word for role in name.roles for word in fold_name(role.title).split()}
    persons = (known for known in found if known and known.type == "PERSON")
    return next((k for k in persons if any(fold_name(o[0]).split()[-1] in called for o in k.offices)), None)


def _best_form(forms: Mapping[str, int]) -> str:
    """The form to show: the most frequent of those with two words or more, then the longest."""
    return min(forms, key=lambda f: (-min(2, len(f.split())), -forms[f], -len(f), f))


def _ids(pooled: Mapping[str, Sequence[Name]]) -> dict[str, str]:
    """An id for each joint name that no other name's coming changes: its kind, unless a person, and its words."""
    ids = {joint: _id(_kind(names), _best_form(_forms(names))) for joint, names in pooled.items()}
    # Who is told apart leaves the plain id to whom the name means elsewhere.
    shared = Counter(key for joint, key in ids.items() if APART not in joint)
    return {
        joint: f"{key}-{_digest(joint)}" if APART in joint or shared[key] > 1 else key for joint, key in ids.items()
    }


def _kind(names: Sequence[Name]) -> str:
    return min(name.key.partition(":")[0] for name in names)


def _id(kind: str, name: str) -> str:
    return f"e-{'' if kind == 'person' else kind + '-'}{short_slug(name, LONGEST_ID)}"


def _digest(joint: str) -> str:
    return blake2b(joint.encode(), digest_size=4).hexdigest()


def _forms(names: Sequence[Name]) -> Counter[str]:
    forms: Counter[str] = Counter()
    for name in names:
        forms.update(name.forms)
    return forms


def _entity(entity_id: str, names: Sequence[Name], editor: Editor) -> Entity:
    forms = _forms(names)
    said = next((found for n in names if (found := editor.find(called_by(n), n.type))), None)
    ours = next((found for n in names if (found := _look_up(n))), None)
    best = said.names[0] if said and said.names[0] in forms else _best_form(forms)
    types = Counter(kind for name in names for kind in [name.type] * len(name.places))
    kind = min(types, key=lambda t: (-types[t], t))
    kind = next((one.type for one in (said, ours) if one and one.type), kind)
    known = identifiers(best) if kind in {"GPE", "LOC"} else {}
    roles: Counter[Role] = Counter(role for name in names for role in name.roles)
    held = [_role(office) for one in (said, ours) if one for office in one.offices]
    seen = sorted(roles, key=lambda r: (-roles[r], -len(r.title), r.title))
    return Entity(
        entity_id,
        best,
        kind,
        {**known, **dict(said.identifiers if said else ())},
        tuple(sorted(form for form in forms if form != best)),
        tuple(dict.fromkeys((*held, *seen)))[:MOST_ROLES],
        tuple(sorted({place[0] for name in names for place in name.places})),
        sum(len(name.places) for name in names),
        next((one.stands_for for one in (said, ours) if one and one.stands_for), None),
    )


def _role(office: tuple[str, str, str, str]) -> Role:
    title, body, since, until = office
    return Role(title, body or None, since or None, until or None)
