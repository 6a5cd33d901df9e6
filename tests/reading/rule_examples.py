"""Reads the examples that rules carry, « [L'armée|attacker] a bombardé [Idleb|location]. », without their brackets."""

import re
from dataclasses import dataclass
from datetime import date

from geo.reading.rulebook.patterns import ACTOR_ROLES, PERSON_ROLES, PLACE_ROLES
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import actors, skeleton
from geo.reading.sentences.units import PlaceSpan, Unit
from geo.reading.text import parse
from geo.reading.times.quantities import lasting
from geo.reading.times.temporal import find_times

_MARK = re.compile(r"\[([^\]|]+)\|(\w+)\]")
_ACTORS, _PERSONS, _PLACES = ACTOR_ROLES | {"actor"}, PERSON_ROLES | {"person"}, PLACE_ROLES | {"place"}


@dataclass(frozen=True)
class Example:
    """An example without its brackets, and what stood in them."""

    text: str
    marks: tuple[tuple[int, int, str], ...]


def read(source: str) -> Example:
    text, marks, position = "", [], 0
    for found in _MARK.finditer(source):
        text += source[position : found.start()]
        marks.append((len(text), len(text) + len(found[1]), found[2]))
        text += found[1]
        position = found.end()
    return Example(text + source[position:], tuple(marks))


def units(example: Example) -> tuple[Unit, ...]:
    text = parse(example.text)
    tokens = text.tokens
    places, persons, known = [], [], []
    for start, end, label in example.marks:
        inside = [i for i, t in enumerate(tokens) if start <= t.start and t.end <= end]
        first, last = inside[0], inside[-1] + 1
        if label in _PLACES:
            first = first + 1 if tokens[first].norm in ("l'", "la", "le") else first
            places.append(PlaceSpan(first, last, len(places)))
        elif label in _PERSONS:
            while tokens[first].norm in ("le", "la", "l'", "les", "ces"):
                first += 1
            persons.append((first, last))
        else:
            while tokens[first].norm in ("le", "la", "l'", "les", "des", "un", "une"):
                first += 1
            if not _is_known(tokens, first, last):
                known.append(actors.ActorMention(first, last, (example.text[tokens[first].start : end],)))
    times = [m.span for m in find_times(text, date(2024, 12, 2))]
    skipped = [
        (
            min(i for i, t in enumerate(tokens) if t.start >= s.start),
            max(i for i, t in enumerate(tokens) if t.end <= s.end) + 1,
        )
        for s in times
    ]
    skipped += lasting(text, 0, len(tokens))
    return skeleton.reduce(text, 0, len(tokens), places, persons, skipped, known)


def _is_known(tokens, first, last):
    return actors.actor_at(tokens, first, last) is not None or actors.adjective(tokens, first) is not None


def shown(found: Match, of: tuple[Unit, ...]) -> bool:
    """Whether a match says that something happened."""
    from geo.reading.factuality.outcomes import outcome

    return outcome(of, found) in (None, "claim", "conditional")
