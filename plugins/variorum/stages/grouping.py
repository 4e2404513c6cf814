"""Articles to groups: an article is profiled once, a pair compared once, a component grouped once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

import msgspec

from ..fingerprints import fingerprint
from ..grouping import (
    Edited,
    Editing,
    Group,
    Likenesses,
    Profile,
    age,
    compare_articles,
    connect,
    edit_groups,
    find_lonely,
    order_groups,
    part_component,
    profile_article,
)
from ..settings import Settings
from ..store import Key, key_of
from .cleaning import body_key, facts_key
from .engine import Engine, Work
from .parts import join_article, pack, unpack_facts

LENGTH = 3_000
"""Weight of an article to profile: about its characters."""


def profile_articles(chunk: Sequence[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The profile of each article, given as facts and body, and the words of its terms."""
    found = (profile_article(join_article(unpack_facts(facts).article, body)) for facts, body in chunk)
    return [(pack(profile), pack(words)) for profile, words in found]


def group_all(engine: Engine, cleaned: Mapping[str, Key], settings: Settings) -> Callable[[Editing], Edited]:
    """Compare all articles, given by id with the keys of their parts; what is returned groups them as told."""
    if not settings.is_on("grouping"):
        return lambda _: Edited(tuple(Group((article,), ()) for article in sorted(cleaned)))
    keys = dict(zip(cleaned, _profile_keys(cleaned.values()), strict=True))
    _profile_all(engine, list(cleaned.values()), list(keys.values()))
    profiles = dict(zip(keys, map(_PROFILE.decode, engine.store.take(keys.values())), strict=True))
    everything = list(profiles.values())
    likenesses = _compare_all(engine, everything)
    lonely = find_lonely(everything, likenesses)
    components = connect(everything, likenesses, lonely)

    ages = {article: age(profile) for article, profile in profiles.items()}

    def part(aside: frozenset[str], apart: Collection[tuple[str, str]] = ()) -> list[Group]:
        """Group by component; what is set aside takes no part."""
        left = [[profiles[article] for article in component if article not in aside] for component in components]
        alone = [Group((article,), ()) for article in sorted(aside)]
        return [g for component in left if component for g in _part(engine, component, keys, lonely, apart)] + alone

    @cache
    def group_ungoverned() -> Edited:
        return Edited(order_groups(part(frozenset()), everything, likenesses))

    def group(editing: Editing) -> Edited:
        if editing.is_empty:
            return group_ungoverned()
        edited = edit_groups(lambda aside: part(aside, editing.apart), editing, ages)
        return replace(edited, groups=order_groups(edited.groups, everything, likenesses))

    return group


def _profile_keys(cleaned: Iterable[Key]) -> list[Key]:
    base = key_of("profile", fingerprint("grouping", "stages"))
    return [key_of(base, key) for key in cleaned]


def _words_key(profile: Key) -> Key:
    return key_of("words", profile)


def _profile_all(engine: Engine, cleaned: Sequence[Key], keys: Sequence[Key]) -> None:
    def chunk(places: Sequence[int]) -> list[tuple[bytes, bytes]]:
        some = [cleaned[n] for n in places]
        facts, bodies = engine.store.take(map(facts_key, some)), engine.store.take(map(body_key, some))
        return list(zip(facts, bodies, strict=True))

    def keep(places: Sequence[int], found: Sequence[tuple[bytes, bytes]]) -> dict[Key, bytes]:
        named = [(keys[n], *both) for n, both in zip(places, found, strict=True)]
        return {key: profile for key, profile, _ in named} | {_words_key(key): words for key, _, words in named}

    engine.ensure(
        Work(
            "articles profiled",
            keys,
            lambda _: LENGTH,
            chunk,
            profile_articles,
            keep,
            beside=lambda key: (_words_key(key),),
        )
    )


def _compare_all(engine: Engine, profiles: Sequence[Profile]) -> Likenesses:
    """The likenesses of all pairs. What the last build compared is one answer, taken over as far as it still holds."""
    key = key_of("likenesses", fingerprint("grouping"))
    kept = engine.store.get([key]).get(key)
    known = _LIKENESSES.decode(kept) if kept else None
    if known is not None and known.profiles == b"".join(sorted(p.key for p in profiles)):
        return known
    found = compare_articles(profiles, known)
    engine.store.put({key: pack(found)})
    engine.counts["articles compared"] += len(profiles) - _count_known(profiles, known)
    return found


def _count_known(profiles: Sequence[Profile], known: Likenesses | None) -> int:
    if known is None:
        return 0
    size = len(profiles[0].key) if profiles else 1
    compared = {known.profiles[n : n + size] for n in range(0, len(known.profiles), size)}
    return sum(p.key in compared for p in profiles)


def _part(
    engine: Engine,
    component: Sequence[Profile],
    keys: Mapping[str, Key],
    lonely: Collection[str],
    apart: Collection[tuple[str, str]],
) -> tuple[Group, ...]:
    """The groups of a component, less what the editor wants apart; one article alone is a group of its own."""
    if len(component) == 1:
        return (Group((component[0].id,), (), is_round_up=component[0].is_round_up),)
    members = {p.id for p in component}
    foes = sorted(pair for pair in apart if members.issuperset(pair))
    alone = sorted(members.intersection(lonely))
    told = f"{' '.join(alone)}; {' '.join(f'{a} {b}' for a, b in foes)}"
    key = key_of("component", fingerprint("grouping"), *sorted(p.key for p in component), told)
    kept = engine.store.get([key])
    if key in kept:
        return _GROUPS.decode(kept[key])
    words = engine.store.take(_words_key(keys[p.id]) for p in component)
    by_id = dict(zip((p.id for p in component), map(_WORDS.decode, words), strict=True))
    groups = part_component(component, by_id, alone, foes)
    engine.store.put({key: pack(groups)})
    engine.counts["components grouped"] += 1
    return groups


_PROFILE = msgspec.msgpack.Decoder(Profile)
_WORDS = msgspec.msgpack.Decoder(tuple[str, ...])
_LIKENESSES = msgspec.msgpack.Decoder(Likenesses)
_GROUPS = msgspec.msgpack.Decoder(tuple[Group, ...])
