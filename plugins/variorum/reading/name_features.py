"""What the tagger of names looks at: the features of each token of a run of capitals, as short strings.

A feature is a letter or two for its kind and what was seen; `data/name_weights.npz` holds those that say something.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .name_evidence import Evidence, gather
from .name_spans import Found
from .name_tokens import Line, Token, read_lines
from .name_words import known_as, rareness, shape, word_class

PROSE = 8
"""Tokens from which a line is prose, if half as many of them are small words; else it is of a table or a list."""
LONGEST_RUN = 4
"""Longer runs are as this."""
LONGEST_PLACE = 6
"""Words of the name of a place: "Saint Vincent and the Grenadines" has five."""
_TELLING = frozenset({"first", "titled", "said", "body", "in"})


@dataclass(frozen=True, slots=True)
class Voice:
    """What a model says: of each token of a line ("B-ORG", "I-ORG", "O"), and most often of each word of the text."""

    tags: Sequence[str]
    usual: Mapping[str, str]


def describe_text(text: str, heard: Sequence[Found] | None) -> Iterator[tuple[Line, list[list[list[str]]]]]:
    """Each line of a text, and for each of its runs the features of each token; `heard` is what a model found."""
    lines = read_lines(text)
    evidence = gather(lines)
    voices = [None] * len(lines) if heard is None else _listen(lines, heard)
    for line, voice in zip(lines, voices, strict=True):
        kind = _line_class(line.tokens)
        yield line, [_describe_run(line.tokens, run, (kind, evidence, voice)) for run in line.runs]


def _describe_run(
    tokens: Sequence[Token], run: tuple[int, int], known: tuple[str, Evidence, Voice | None]
) -> list[list[str]]:
    kind, evidence, voice = known
    return [
        [
            *_describe_word(tokens, n, run, kind),
            *_describe_surroundings(tokens, n, kind),
            *_describe_evidence(tokens, n, evidence),
            *(_describe_voice(tokens, n, voice, kind) if voice else ()),
        ]
        for n in range(*run)
    ]


def _line_class(tokens: Sequence[Token]) -> str:
    """P for prose, T for a table or list, C for a line in capitals."""
    words = [token for token in tokens if token.word[0].isalpha()]
    if all(token.word.isupper() for token in words):
        return "C"
    return "P" if len(tokens) >= PROSE and sum(not token.is_capital for token in words) >= PROSE // 2 else "T"


def _describe_word(tokens: Sequence[Token], n: int, run: tuple[int, int], kind: str) -> list[str]:
    token, size = tokens[n], run[1] - run[0]
    word, low = token.word, token.low
    form, rare, own = shape(word), rareness(low), word_class(word)
    edges = f"{n == run[0]:d}{n == run[1] - 1:d}"
    whole = known_as(" ".join(t.word for t in tokens[slice(*run)])) if size <= LONGEST_PLACE else ""
    place = "" if whole and size > 1 else known_as(word)
    told = min(size, LONGEST_RUN)
    found = ["b", f"s{form}", f"s{form}{kind}", f"w{low}", f"x{low[-3:]}", f"y{low[-2:]}", f"p{low[:3]}"]
    found += [f"z{edges}{told}", f"zs{edges}{form}", f"k{own}", f"kz{own}{edges}", f"g{place}", f"gk{place}{kind}"]
    found += [f"G{whole}{told}", f"GK{whole}{kind}", f"r{rare}", f"rs{rare}{n == 0:d}{form}", f"i{n == 0:d}{kind}"]
    if n < run[1] - 1:
        found.append(f"q{known_as(f'{word} {tokens[n + 1].word}')}")
    if n > run[0]:
        found.append(f"Q{known_as(f'{tokens[n - 1].word} {word}')}")
    return found


def _describe_surroundings(tokens: Sequence[Token], n: int, kind: str) -> list[str]:
    before, behind = _low(tokens, n - 1), _low(tokens, n + 1)
    left, right = _class(tokens, n - 1), _class(tokens, n + 1)
    own, place = word_class(tokens[n].word), known_as(tokens[n].word)
    found = [f"a{before}", f"c{behind}", f"A{_low(tokens, n - 2)} {before}", f"C{behind} {_low(tokens, n + 2)}"]
    found += [f"d{left}", f"e{right}", f"D{_class(tokens, n - 2)}{left}", f"E{right}{_class(tokens, n + 2)}"]
    found += [f"f{left}|{right}{kind}", f"h{own}{left}", f"j{own}{right}"]
    return [*found, f"l{place}{left}{kind}", f"m{place}{right}{kind}", f"n{before}|{place}", f"o{behind}|{place}"]


def _low(tokens: Sequence[Token], n: int) -> str:
    return tokens[n].low if 0 <= n < len(tokens) else ""


def _class(tokens: Sequence[Token], n: int) -> str:
    """What stands beside the token described: a mark, a figure, a word of a list, or how it is written."""
    if not 0 <= n < len(tokens):
        return "^"
    word = tokens[n].word
    if word[0].isdigit():
        return "9-9" if "-" in word else "99" if len(word) > 1 else "9"
    return (word_class(word) or shape(word)) if word[0].isalpha() else word


def _describe_evidence(tokens: Sequence[Token], n: int, evidence: Evidence) -> Iterator[str]:
    codes = evidence.get(tokens[n].word, frozenset())
    yield from (f"v{code}" for code in codes)
    yield "V" + " ".join(sorted(codes & _TELLING))
    for step, mark in ((-1, "<"), (1, ">")):
        if 0 <= n + step < len(tokens):
            yield from (f"v{mark}{code}" for code in evidence.get(tokens[n + step].word, ()))


def _describe_voice(tokens: Sequence[Token], n: int, voice: Voice, kind: str) -> list[str]:
    word, own, usual = tokens[n].word, voice.tags[n], voice.usual.get(tokens[n].word, "O")
    before = voice.tags[n - 1] if n else "O"
    behind = voice.tags[n + 1] if n + 1 < len(tokens) else "O"
    found = [f"1{own}", f"2{own}{kind}", f"3{before}{own}", f"4{own}{behind}", f"5{own}{usual}", f"8{usual}{kind}"]
    return [*found, f"6{own}{known_as(word)}", f"7{own}{word_class(word)}", f"9{own}{shape(word)}{n == 0:d}"]


def _listen(lines: Sequence[Line], heard: Sequence[Found]) -> list[Voice]:
    tags = [_tags_of(line.tokens, heard) for line in lines]
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line, said in zip(lines, tags, strict=True):
        for token, tag in zip(line.tokens, said, strict=True):
            if token.is_capital:
                votes[token.word][tag[2:] or "O"] += 1
    usual = {word: max(sorted(counts), key=counts.__getitem__) for word, counts in votes.items()}
    return [Voice(said, usual) for said in tags]


def _tags_of(tokens: Sequence[Token], heard: Sequence[Found]) -> list[str]:
    """No name goes over a line's end: what stands behind it was drawn in by mistake."""
    tags = ["O"] * len(tokens)
    for start, end, kind in heard:
        if not tokens[0].start <= start < tokens[-1].end:
            continue
        inside = [n for n, token in enumerate(tokens) if token.start < end and token.end > start]
        for n in inside:
            tags[n] = f"{'B' if n == inside[0] else 'I'}-{kind}"
    return tags
