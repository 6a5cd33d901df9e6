"""Which place of an earlier sentence does a verb's pronoun stand for? « s'en est emparée », « l'a reprise », « la contrôlent ».

Where its own sentence tells a place before, rules read the mark of the pronoun; else the pronoun is given a unit of its own
behind the verb, as « la ville » would have. The verbs are data (``lexicon.toml``).
"""

from collections.abc import Mapping, Sequence
from functools import cache

from geo.reading.language import table
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.text import Token, spelled
from geo.reading.wordclasses import endings, lexemes, standing_for, words, written

_AGENT = 4  # units behind « sa prise » to who made it
_SHARE_REACH = 6  # units behind a verb in which « en » has its share: « désormais plus de 70 % »


@cache
def _verbs(language: str = "fr") -> Mapping[str, frozenset[str]]:
    return {name: frozenset(group) for name, group in table("lexicon", language)["place_clitic"].items()}


def with_places(tokens: Sequence[Token], units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Units with a place behind each verb of control whose pronoun means one of an earlier sentence, and behind its object."""
    units = _with_its_taking(tokens, units)
    if words()["marks"].isdisjoint([unit.norm for unit in units]):
        return units
    stands = standing_for()
    out: list[Unit] = []
    pending: Unit | None = None
    for i, unit in enumerate(units):
        if pending is not None and not _is_object(unit):
            out += _place_of(pending)
            pending = None
        out.append(unit)
        if pending is not None:
            pending = unit
        elif unit.kind == "verb" and i and not any(u.kind == "place" for u in _clause(units, i)):
            if units[i - 1].norm == stands["there"] and (
                _is_en(tokens, unit, units[i + 1 :]) or _is_en_part(tokens, unit, units[i + 1 :])
            ):
                pending = unit
            elif units[i - 1].norm == stands["it"] and _is_feminine(tokens, unit):
                out.append(_place(unit, stands["town"]))
            elif units[i - 1].norm == stands["it"] and _is_masculine(tokens, unit):
                out.append(_place(unit, stands["quarter"]))
    return tuple(out) if pending is None else (*out, *_place_of(pending))


def _with_its_taking(tokens: Sequence[Token], units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """« Homs est calme depuis sa prise par l'armée »: the place told before stands behind the noun of its taking."""
    out: list[Unit] = []
    for i, unit in enumerate(units):
        out.append(unit)
        taken = unit.kind == "noun" and unit.first and not unit.lexemes.isdisjoint(lexemes()["its_taking"])
        if taken and tokens[unit.first - 1].norm in words()["her_own"] and _is_by(units[i + 1 : i + 1 + _AGENT]):
            out += _place_of(unit)
    return tuple(out)


def _is_by(behind: Sequence[Unit]) -> bool:
    """« par l'armée », « en octobre par l'armée »: whether some are told who did what a noun tells."""
    return any(u.kind == "actor" and u.preposition in words()["by"] for u in behind)


def _clause(units: Sequence[Unit], i: int) -> Sequence[Unit]:
    """« Hassaké est partagée: les Kurdes en contrôlent la moitié »: the units before one, back to a colon."""
    return units[max((k + 1 for k in range(i) if units[k].norm == ":"), default=0) : i]


def _place_of(behind: Unit) -> tuple[Unit, Unit]:
    """« de » and a place told before."""
    stands = standing_for()
    return Unit("word", behind.last - 1, behind.last, stands["of"]), _place(behind, stands["town"], stands["of"])


def _place(behind: Unit, noun: str, preposition: str | None = None) -> Unit:
    """A place told before, at the end of the unit that it stands behind."""
    return Unit("place", behind.last - 1, behind.last, anaphor=noun, preposition=preposition)


def _is_object(unit: Unit) -> bool:
    """Whether a unit is what a verb of control takes before its place: « le contrôle », « les rebelles »."""
    known = words()
    share = unit.kind == "word" and (
        unit.norm.isdigit() or unit.norm in known["about_shares"] | known["about_shares_of"]
    )
    told = share or _is_share(unit) or unit.norm in known["of"] | known["articles"] | known["figures"]
    return told or not unit.lexemes.isdisjoint(_verbs()["objects"]) or (unit.kind == "actor" and unit.subject)


def _is_share(unit: Unit) -> bool:
    """« 70 % », « la moitié »: how much of a place."""
    return unit.kind == "word" and unit.norm in words()["shares"]


def _is_en(tokens: Sequence[Token], verb: Unit, behind: Sequence[Unit]) -> bool:
    """« s'en est emparée », « en a repris le contrôle »: not « y a pris », « ils en reprennent deux », nor « en » of a gerund."""
    known = _verbs()
    held = any(u.lexemes & known["objects"] for u in behind[:_SHARE_REACH])
    of_place = known["of_place"] | (known["of_hold"] if held else frozenset())
    return not verb.lexemes.isdisjoint(of_place) and _has_en(tokens, verb)


def _is_en_part(tokens: Sequence[Token], verb: Unit, behind: Sequence[Unit]) -> bool:
    """« en contrôle désormais plus de 70 % »: a share, and the place that it is of."""
    return any(_is_share(u) for u in behind[:_SHARE_REACH]) and (
        not verb.lexemes.isdisjoint(_verbs()["part"]) and _has_en(tokens, verb)
    )


def _has_en(tokens: Sequence[Token], verb: Unit) -> bool:
    """Whether « en » stands before a verb, not that of a gerund."""
    group = verb.group
    if group is None or group.mood == "gerund":
        return False
    return any(t.norm in words()["in"] for t in tokens[group.first : verb.first])


def _is_feminine(tokens: Sequence[Token], verb: Unit) -> bool:
    """« la contrôlent », « l'a reprise »: a town or a province, not « l'a repris »."""
    group = verb.group
    if group is None or verb.lexemes.isdisjoint(_verbs()["place"]):
        return False
    having = any(grammar().have.get(spelled(t.text)) == "infinitive" for t in tokens[group.first : verb.first])
    if group.mood in ("perfect", "pluperfect") or having:  # « affirme l'avoir reprise »
        return tokens[verb.last - 1].text.endswith(endings()["feminine"])
    noun = any(t.norm in words()["of"] for t in tokens[verb.last : verb.last + 1])  # « la maîtrise de l'espace »
    return not noun and any(t.text in written()["her"] for t in tokens[group.first : verb.first])


def _is_masculine(tokens: Sequence[Token], verb: Unit) -> bool:
    """« le contrôle », « le tient »: a quarter or a village; nobody holds a man so in the news."""
    group = verb.group
    if group is None or group.mood not in ("present", "imperfect") or verb.lexemes.isdisjoint(_verbs()["held"]):
        return False
    return any(t.norm in words()["him"] for t in tokens[group.first : verb.first])
