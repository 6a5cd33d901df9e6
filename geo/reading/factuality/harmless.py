"""Does a sentence deny only the harm that an attack did, or that anybody laid claim to it, or that a place was spared?

« Le raid sur Homs n'a pas fait de victimes », « Aucun blessé n'a été signalé après les tirs », « Les raids n'ont pas épargné
Homs »: the attack took place. « Les raids ont épargné Homs »: it did not.
"""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from geo.reading.rulebook.rules import Match
from geo.reading.sentences.units import Unit
from geo.reading.wordclasses import cues, lemmas, lexemes, words

_REACH = 14  # units about an attack in which it is told what harm it did not do
_OBJECT = 5  # units behind a verb in which what it does not do is told
_SUBJECT = 6  # units before a verb in which those whom nothing befell are told


def leaves_the_attack(units: Sequence[Unit], match: Match) -> bool:
    """Whether all that is denied about an attack, told by a noun, is that it harmed anybody or that anybody owns it."""
    at = _attack(units, match)
    if at is None or (at and units[at - 1].norm in cues()["refusing"] | cues()["none"]):
        return False
    denying = [k for k in _about(units, at) if _denies(units[k])]
    return bool(denying) and all(_is_of_harm(units, k) for k in denying)


def spares(units: Sequence[Unit], match: Match) -> bool | None:
    """Whether a place was spared: « Alep a été épargnée par les raids », not « n'a pas été »; None where nobody speaks of it."""
    at = match.anchor
    near = [k for k in range(max(0, at - _OBJECT), min(len(units), at + _OBJECT)) if _tells_sparing(units[k])]
    verb = next((k for k in near if _is_one_clause(units, *sorted((k, at)))), None)
    group = units[verb].group if verb is not None else None
    if verb is None or group is None:
        return None
    places = match.roles.get("location", ())
    struck = verb <= at or (bool(places) and all(u.first > units[verb].first for u in places))
    agent = verb >= at or any(u.norm in words()["by"] for u in units[verb:at])
    return not group.negated if struck and agent else None


def _tells_sparing(unit: Unit) -> bool:
    return unit.group is not None and unit.group.lemma in lemmas()["sparing"]


def _is_one_clause(units: Sequence[Unit], first: int, last: int) -> bool:
    """Whether no clause opens between two units."""
    return all(u.kind not in ("stop", "relative", "comma") for u in units[first:last])


def _attack(units: Sequence[Unit], match: Match) -> int | None:
    """The noun of the attack: what the match is anchored on, else one that it spans."""
    attacks = lexemes()["attacks_told"] | lexemes()["fighting"]
    if units[match.anchor].kind == "noun" and not units[match.anchor].lexemes.isdisjoint(attacks):
        return match.anchor
    first, last = match.extent
    spanned = (i for i, u in enumerate(units) if first <= u.first < last and u.kind == "noun")
    return next((i for i in spanned if not units[i].lexemes.isdisjoint(attacks)), None)


def _about(units: Sequence[Unit], at: int) -> list[int]:
    """The units of the clauses about a noun: back to what ends a sentence, and on to the verb that it is the subject of."""
    found: list[int] = []
    for k in range(at - 1, max(-1, at - _REACH), -1):
        if units[k].kind in ("stop", "relative"):
            break
        found.append(k)
    for k in range(at + 1, min(len(units), at + _REACH)):
        if units[k].kind == "stop":
            break
        found.append(k)
        group = units[k].group
        if group is not None and group.finite:
            return found + list(range(k + 1, min(len(units), k + _OBJECT)))
    return found


def _denies(unit: Unit) -> bool:
    return (unit.group is not None and unit.group.negated) or unit.norm in cues()["refusing"]


def _is_of_harm(units: Sequence[Unit], k: int) -> bool:
    """« n'a pas fait de victimes », « n'a tué personne », « aucun blessé », « aucun dégât n'a été signalé »."""
    group = units[k].group
    if group is not None and group.negated:
        kills = not units[k].lexemes.isdisjoint(lexemes()["killing"]) and group.lemma not in lemmas()["doing"]
        if kills or group.lemma in lemmas()["unowned"] or _tells_harm(units[k + 1 : k + _OBJECT]):
            return True
        return _tells_harm(reversed(units[max(0, k - _SUBJECT) : k]))
    if _tells_harm(units[k + 1 : k + 2]):
        return True
    verbs = (u for u in (*reversed(units[max(0, k - 2) : k]), *units[k + 1 : k + _SUBJECT]) if u.group is not None)
    verb = next(verbs, None)
    if verb is None or verb.group is None:
        return False
    return verb.group.lemma in lemmas()["unowned"] or not verb.lexemes.isdisjoint(lexemes()["killing"])


def _tells_harm(units: Iterable[Unit]) -> bool:
    """Whether those or what an attack harmed are told among some units, up to where another clause opens."""
    clause = takewhile(lambda u: u.kind not in ("verb", "relative", "comma", "stop"), units)
    return any(u.norm in words()["harm"] for u in clause)
