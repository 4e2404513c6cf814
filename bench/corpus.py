"""Articles made by rule, for measuring: events told by several outlets, with shared and own sentences, in any number.

Nothing here is news. Words come from `wordfreq`'s list, so that rare words are as rare as in real reports; each event
has its own words, people, place and day, and each report tells some of its facts in one of three wordings, quotes some
of the same people, adds sentences of its own, and carries the furniture that scraped text carries. One seed makes the
same bytes; article number n is the same whatever the size of the corpus after it.

    python bench/corpus.py FOLDER [--articles 2000] [--seed 1]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

import wordfreq

FIRST_DAY = date(2026, 1, 5)
EVENTS_A_DAY = 14
"""About 35 reports a day, as a small newsroom's feeds bring."""
SIZES = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 8)
"""Reports of an event; the mean is 2.75."""
OUTLETS = (
    "Aldersby Echo", "Coastal Herald", "Evening Beacon", "Fenland Post", "Harbour Times", "Inland Courier",
    "Kestrel News", "Lowland Gazette", "Marsh Chronicle", "Northern Dispatch", "Old Town Mail", "Provincial Star",
    "Quarry Bulletin", "River Observer", "Southern Ledger", "Tideway Tribune", "Upland Journal", "Valley Record",
)  # fmt: skip
FIRST_NAMES = (
    "Ada", "Boris", "Clara", "Dmitri", "Elena", "Farid", "Greta", "Hassan", "Irene", "Jonas", "Karin", "Leonard",
    "Miriam", "Noor", "Oscar", "Petra", "Ruth", "Samir", "Tessa", "Viktor", "Wanda", "Yusuf",
)  # fmt: skip
SURNAMES = (
    "Abbott", "Brennan", "Castell", "Drummond", "Ekholm", "Farrow", "Galvin", "Hartnell", "Ivers", "Jessop", "Kowalski",
    "Lindqvist", "Marchetti", "Novotny", "Okafor", "Prentice", "Quayle", "Rasmussen", "Sandoval", "Thackeray", "Usman",
    "Verhoeven", "Whitcombe", "Yardley", "Zielinski",
)  # fmt: skip
PLACES = (
    "Rotterdam", "Lyon", "Gdansk", "Leeds", "Turin", "Malmo", "Porto", "Graz", "Cork", "Bergen", "Antwerp", "Seville",
    "Cardiff", "Bremen", "Zagreb", "Vilnius", "Toulouse", "Glasgow", "Bologna", "Tampere",
)  # fmt: skip
OFFICES = ("Finance Minister", "Mayor", "Chief Constable", "Professor", "Energy Secretary", "Judge", "Captain", "Dr")
BODIES = ("Authority", "Council", "Institute", "Union", "Agency", "Commission", "Trust", "Board")
FACTS = (
    (
        "{who} {f} the {a} {b} of the {d} on {day}, after {n} {e} had been with the {c}.",
        "On {day}, after {n} {e} had been with the {c}, {who} {f} the {a} {b} of the {d}.",
        "The {a} {b} of the {d} was {f} by {who} on {day}, after {n} {e} had been with the {c}.",
    ),
    (
        "The {body} said that {n} {a} {b} had been {f} at the {c}, more than the {d} {e}.",
        "At the {c}, {n} {a} {b} had been {f}, more than the {d} {e}, the {body} said.",
        "More {a} {b} than the {d} {e}, {n} of them, had been {f} at the {c}, said the {body}.",
    ),
    (
        "A {c} of the {a} {b} is {f} for £{m}m, which the {body} will have over {k} years from the {d} {e}.",
        "The {body} will have £{m}m from the {d} {e} over {k} years, for which a {c} of the {a} {b} is {f}.",
        "Over {k} years the {body} will have £{m}m from the {d} {e}: for that a {c} of the {a} {b} is {f}.",
    ),
    (
        "{place} {f} the {a} {d} for {k} hours while the {b} was on the {e} with the {c}.",
        "While the {b} was on the {e} with the {c}, {place} {f} the {a} {d} for {k} hours.",
        "For {k} hours, while the {b} was on the {e} with the {c}, {place} {f} the {a} {d}.",
    ),
    (
        "{who} of the {body} had {f} the {d} with a {a} {b}, a {e} and the {c} in {place}.",
        "The {d} had been {f} with a {a} {b}, a {e} and the {c} in {place} by {who} of the {body}.",
        "With a {a} {b}, a {e} and the {c} in {place}, {who} of the {body} had {f} the {d}.",
    ),
    (
        "At least {k} {a} {e} were {f} when the {b} was at the {c}, and {n} others at the {d}.",
        "When the {b} was at the {c}, at least {k} {a} {e} were {f}, and {n} others at the {d}.",
        "With the {b} at the {c}, at least {k} {a} {e} and {n} others at the {d} were {f}.",
    ),
)
SAYINGS = (
    "We have not had a {a} {b} with so {d} a {e}, and the {c} will be {f}",
    "The {a} {b} must be {f} until the {d} {e} is over for the {c}",
    "It was {f} about the {d} {c} before the {a} {b} was the {e}",
    "It is too {f} to say what the {a} {b} and the {d} {e} are for the {c}",
)
FRAMES = (
    "“{words},” said {who}.",
    "{who} said: “{words}.”",
    "“{words},” {who} told the {body}.",
)
ASIDES = (
    "The {d} {e} had {f} the {body} about the {a} {b} and its {c}.",
    "The {c} of the {e} {d} {f} that the {a} {b} was here for {k} years with the {n}.",
    "The {a} {b} was {f} with the {c} for most of the {d}, and two {e} with it.",
    "The {body} did not say how the {a} {b} {f} the {c} or the {n} {d} of the {e}.",
    "A first {a} {b} had no {d}, as the {c} of {place} was too {e} for it to be {f}.",
)
FURNITURE = ("Advertisement. Scroll to continue reading.", "Share this article", "Sign up for our newsletter")


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: its day, and the words, people and figures that its reports share."""

    number: int
    day: date
    words: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    body: str
    place: str
    size: int


def write_corpus(folder: Path, articles: int, seed: int = 1) -> list[Path]:
    """Write so many articles as Markdown files below `folder`, a folder a day; return their paths in order."""
    paths = []
    for number, (event, teller) in zip(range(articles), _reports(seed), strict=False):
        path = folder / event.day.isoformat() / f"{number:06}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write_report(event, teller, seed).encode())
        paths.append(path)
    return paths


def _reports(seed: int) -> Iterator[tuple[Event, int]]:
    number = 0
    while True:
        event = make_event(number, seed)
        yield from ((event, teller) for teller in range(event.size))
        number += 1


def make_event(number: int, seed: int) -> Event:
    """Event `number` of a seed."""
    random = Random(f"{seed}/{number}")
    people = tuple(
        (f"{random.choice(FIRST_NAMES)} {random.choice(SURNAMES)}", random.choice(OFFICES)) for _ in range(3)
    )
    words = tuple(random.sample(_vocabulary(), 84))
    return Event(
        number=number,
        day=FIRST_DAY + timedelta(days=number // EVENTS_A_DAY),
        words=words,
        people=people,
        body=f"{words[0].title()} {random.choice(BODIES)}",
        place=random.choice(PLACES),
        size=random.choice(SIZES),
    )


_WORDS: list[str] = []


def _vocabulary() -> list[str]:
    if not _WORDS:
        listed = wordfreq.top_n_list("en", 24_000)[1_500:]
        _WORDS.extend(w for w in listed if w.isalpha() and w.isascii() and len(w) > 3 and not w.endswith("s"))  # noqa: PLR2004
    return _WORDS


def write_report(event: Event, teller: int, seed: int) -> str:
    """The report of an event by one of its tellers, as Markdown with front matter."""
    facts = Random(f"{seed}/{event.number}/facts")
    random = Random(f"{seed}/{event.number}/{teller}")
    outlet = OUTLETS[(event.number * 5 + teller) % len(OUTLETS)]
    told = [_fact(event, n, facts, random) for n in range(9)]
    told += [_saying(event, n, facts, random) for n in range(4)]
    kept = [text for text in told if random.random() < 0.75]  # noqa: PLR2004
    random.shuffle(kept)
    kept += [_fill(random.choice(ASIDES), event, random.sample(event.words, 6), random) for _ in range(8)]
    paragraphs = [" ".join(kept[n : n + 2]) for n in range(0, len(kept), 2)]
    paragraphs.insert(2, FURNITURE[0])
    paragraphs += FURNITURE[1:]
    title = f"{event.people[0][0].split()[1]} and the {event.words[1]} {event.words[2]} of {event.place}"
    clock = f"{6 + (event.number + teller * 3) % 16:02}:{event.number * 7 % 60:02}"
    head = f"title: {title if teller % 2 else title + ': what is known'}\nsite: {outlet}\ndate: {event.day}T{clock}:00Z"
    return f"---\n{head}\n---\n" + "\n\n".join(paragraphs) + "\n"


def _fact(event: Event, n: int, facts: Random, random: Random) -> str:
    wordings = FACTS[n % len(FACTS)]
    words = [event.words[(3 + n * 6 + k) % len(event.words)] for k in range(6)]
    figures = Random(facts.random())
    return _fill(random.choice(wordings), event, words, figures)


def _saying(event: Event, n: int, facts: Random, random: Random) -> str:
    words = [event.words[(28 + n * 6 + k) % len(event.words)] for k in range(6)]
    said = _fill(SAYINGS[n % len(SAYINGS)], event, words, Random(facts.random()))
    who = event.people[n % len(event.people)]
    return random.choice(FRAMES).format(words=said, who=_name(who), body=event.body)


def _fill(wording: str, event: Event, words: list[str], random: Random) -> str:
    a, b, c, d, e, f = words
    figures = {"n": random.randint(20, 900), "k": random.randint(2, 19), "m": random.randint(2, 90)}
    who = _name(random.choice(event.people))
    words_of = {"who": who, "body": event.body, "place": event.place, "day": f"{event.day:%A}"}
    return wording.format(a=a, b=b, c=c, d=d, e=e, f=f, **words_of, **figures)


def _name(who: tuple[str, str]) -> str:
    return f"{who[1]} {who[0]}"


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write_corpus(options.folder, options.articles, options.seed)


if __name__ == "__main__":
    main()
