"""Which place does a verb's pronoun stand for? « s'en emparer », « en a pris le contrôle », « l'a reprise », « la contrôle ».

The pronoun is given a unit of its own behind the verb, as « la ville » would have. The words are data (``lexicon.toml``).
"""

from collections.abc import Mapping, Sequence
from functools import cache

from geo.reading.language import table
from geo.reading.text import Token
from geo.reading.units import Unit
from geo.reading.verbs import grammar


@cache
def _known(language: str = "fr") -> Mapping[str, frozenset[str]]:
    return {name: frozenset(group) for name, group in table("lexicon", language)["place_clitic"].items()}


def with_places(tokens: Sequence[Token], units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Units with a place behind each verb of control whose pronoun means one, and behind its object (« en a chassé l'armée »)."""
    out: list[Unit] = []
    pending: Unit | None = None
    for unit in units:
        if pending is not None and not _is_object(unit):
            out += _place_of(pending)
            pending = None
        out.append(unit)
        if pending is not None or _has_pronoun(tokens, unit, "of_verbs", "of_place"):
            pending = unit
        elif _has_pronoun(tokens, unit, "verbs", "place") and _is_feminine(tokens, unit):
            out.append(_place(unit, None))
    return tuple(out) if pending is None else (*out, *_place_of(pending))


def _place_of(behind: Unit) -> tuple[Unit, Unit]:
    """« de » and a place told before."""
    return Unit("word", behind.last - 1, behind.last, "de"), _place(behind, "de")


def _place(behind: Unit, preposition: str | None) -> Unit:
    """A place told before, at the end of the unit that it stands behind."""
    return Unit("place", behind.last - 1, behind.last, anaphor="ville", preposition=preposition)


def _is_object(unit: Unit) -> bool:
    """Whether a unit is what a verb of control takes before its place: « le contrôle », « les rebelles »."""
    return not unit.lexemes.isdisjoint(_known()["objects"]) or (unit.kind == "actor" and unit.subject)


def _has_pronoun(tokens: Sequence[Token], unit: Unit, verbs: str, pronouns: str) -> bool:
    """Whether a verb of some lexemes has one of some pronouns right before it or its auxiliary."""
    group, forms = unit.group, grammar()
    if group is None or group.mood in ("gerund", "participle") or unit.lexemes.isdisjoint(_known()[verbs]):
        return False
    for k in range(max(0, group.first - 1), unit.last - 1):
        following = tokens[k + 1].text
        if tokens[k].text in _known()[pronouns]:
            return k + 2 == unit.last or following in forms.have or following in forms.be
    return False


def _is_feminine(tokens: Sequence[Token], unit: Unit) -> bool:
    """« la contrôle », « l'a reprise »: a town or a province, not « l'a repris »."""
    group = unit.group
    if group is not None and group.mood in ("perfect", "pluperfect"):
        return tokens[unit.last - 1].text.endswith("e")
    return any(t.text == "la" for t in tokens[max(0, unit.first - 1) : unit.last])
