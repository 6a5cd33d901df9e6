"""How far does the gap of a pattern stretch? To the units of its clause, the nearest first."""

from collections.abc import Iterator, Sequence

from geo.reading.rulebook.gaps import (
    back_over_clause,
    before_object,
    closed,
    has_place_before,
    opens_another,
    over_clause,
    over_those_killed,
    over_those_struck,
    over_where,
    passable,
)
from geo.reading.rulebook.patterns import ACTOR_ROLES, CIVILIAN, NAMED_PERSON, PLACE_ROLES, SUBJECT_ROLES, Atom
from geo.reading.sentences.framing import closes_backdrop
from geo.reading.sentences.objects import acts_within, is_subject_behind
from geo.reading.sentences.units import Unit
from geo.reading.wordclasses import lexemes, standing_for, words

_BEFORE, _BEHIND = 22, 18  # units; a clause of news rarely holds more
_AIMED = 3  # units from « ont ouvert le feu » to « sur »
_SUBJECTS = SUBJECT_ROLES | {NAMED_PERSON, CIVILIAN}


def wanted(rest: Sequence[Atom]) -> str:
    """The role that a gap leads to, or nothing where it leads to a word."""
    return rest[0].values[0] if rest and rest[0].kind == "role" else ""


def behind(gap: Atom, rest: Sequence[Atom], units: Sequence[Unit], at: int, *, nominal: bool) -> Iterator[int]:
    """The unit at ``at`` and those behind it which a gap may stretch to; ``nominal`` where it is that of a noun."""
    wants_place = wanted(rest) in PLACE_ROLES
    if wants_place and has_place_before(units, at):
        return
    i = before_object(units, at) if wants_place else at
    yield i
    struck = wants_place and _strikes(units, at)
    going = len(rest) > 1 and rest[1].values[:1] == ("location",) and _is_here(rest[0])
    for _ in range(1, _BEHIND):
        i = over_clause(units, i + 1)
        if wants_place:
            i = before_object(units, over_where(units, i))
        if struck:
            i = over_those_killed(units, over_those_struck(units, i))
        if i >= len(units) or not passable(units, i, wants_place=wants_place, nominal=nominal):
            return
        if going and units[i].kind == "place" and units[i].preposition in words()["here"]:
            return  # « est arrivé dans la capitale pour parler de la guerre à Gaza »
        if gap.values == ("~",) and opens_another(units[i]):
            return
        yield i


def before(gap: Atom, rest: Sequence[Atom], units: Sequence[Unit], at: int) -> Iterator[int]:
    """The unit at ``at`` and those before it which a gap may stretch to."""
    role, finite = wanted(rest), _is_finite(units[at])
    wants_place, wants_actor = role in PLACE_ROLES, role in ACTOR_ROLES
    about = wants_place and rest[0].voice == "subject" and units[at].norm not in words()["marks"]
    crosses = about or (finite and role == "visitor")
    group = units[at].group
    made = group is not None and group.object_acts
    i = _behind_reported(units, at) if wants_actor else at
    yield i
    for reach in range(1, _BEFORE):
        nearest = wants_actor and reach == 1
        whole = nearest and finite
        i = back_over_clause(units, i - 1, whole=whole, wants_place=wants_place) if crosses or whole else i - 1
        if i < 0 or units[i].kind == "stop" or _is_cut_off(role, units, i, at):
            return
        if wants_actor and made and units[i].kind == "verb":
            return  # « Rabat a laissé des migrants se ruer sur Ceuta »
        if gap.values == ("~",) and (opens_another(units[i]) or _is_somewhere(units[i])):
            return
        if finite and (role in _SUBJECTS or wants_actor) and _acts_behind_backdrop(units, i, at):
            return
        if about and units[i].kind == "pronoun":
            return  # « …, il est clair que la plaine est envahie »
        if nearest and _is_what_aims(units, i, at):
            return
        if not (wants_actor and (_is_made_to_act(units, i - 1, at) or _acts_in_relative(units, i - 1, at))):
            yield i


def _acts_behind_backdrop(units: Sequence[Unit], i: int, at: int) -> bool:
    """« Alors que le ministre était à Rome, les rebelles ont quitté »: whether a verb has a subject of its own behind a comma."""
    if units[i].kind != "comma" or not closes_backdrop(units, i):
        return False
    return any(u.subject or u.kind in ("actor", "noun", "word") for u in units[i + 1 : at])


def _is_made_to_act(units: Sequence[Unit], i: int, at: int) -> bool:
    """« a contraint les rebelles à fuir, avant de prendre »: whether a name is the object of what the same subject did before."""
    group = units[at].group
    sequel = group is not None and group.mood == "perfect" and not group.finite
    made = next((u.group for u in units[i + 1 : at] if u.group is not None), None)
    return sequel and made is not None and made.object_acts and units[i].preposition not in words()["to"]


def _acts_in_relative(units: Sequence[Unit], i: int, at: int) -> bool:
    """« des rebelles que l'armée bombardait ont pris »: whether a name acts in a relative that is over before a verb."""
    that = i > 1 and units[i - 1].norm in words()["object_relatives"] and units[i - 2].kind in ("actor", "person")
    between = units[i + 1 : at] if that else ()
    apart = any(u.kind in ("comma", "relative") or u.norm in words()["and"] for u in between)
    return not apart and _is_finite(units[at]) and any(_is_finite(u) for u in between)


def _strikes(units: Sequence[Unit], at: int) -> bool:
    """« a bombardé », « ont ouvert le feu sur »: whether whom or what arms hit is told from a unit on."""
    arms = lexemes()["strikes"] | lexemes()["shooting"] | lexemes()["killing"]
    arms = arms | lexemes()["opening_fire"] | lexemes()["attacking"]
    begin = at - _AIMED if units[at].norm in words()["aimed_at"] else at
    return any(not unit.lexemes.isdisjoint(arms) for unit in units[max(0, begin) : at + 1])


def _behind_reported(units: Sequence[Unit], at: int) -> int:
    """« dément que des soldats aient avancé et dit avoir visé »: from where who claims is sought, behind what was said before."""
    group = units[at].group
    joined = at > 1 and group is not None and group.effect == "claim" and units[at - 1].norm in words()["and"]
    for k in range(at - 2, 0, -1) if joined else ():
        if units[k].norm in words()["that"] and not units[k - 1].lexemes.isdisjoint(lexemes()["saying"]):
            return k + 1
    return at


def _is_cut_off(wanted: str, units: Sequence[Unit], i: int, at: int) -> bool:
    """Whether a unit before a verb opens a clause beyond which none can play a role for that verb."""
    if wanted in _SUBJECTS and _opens_own_clause(units, i, at):
        return True
    if units[i].norm in words()["whereas"] and units[i + 1].norm in words()["that"]:
        return all(u.kind != "comma" for u in units[i:at])  # not « L'armée, alors qu'il neigeait, a pris »
    if wanted in ACTOR_ROLES and units[i].kind == "relative" and not closed(units[i:at]):
        return True
    return wanted == "location" and _opens_complement(units, i, at)


def _opens_complement(units: Sequence[Unit], i: int, at: int) -> bool:
    """« Il vit à Berlin depuis que sa maison a été détruite »: « que » with nothing but its own clause behind it."""
    clause = units[i + 1 : at]
    return units[i].norm in words()["that"] and not closed(clause) and all(u.kind != "comma" for u in clause)


def _opens_own_clause(units: Sequence[Unit], i: int, at: int) -> bool:
    """« L'armée a annoncé que les rebelles ont pris »: beyond « que » no subject is that of the verb behind it."""
    group = units[at].group
    if units[i].kind != "word" or units[i].norm not in words()["subordinators"] or group is None or not group.finite:
        return False
    if units[i].norm in words()["whose"] and units[at - 1].kind == "comma":
        return False  # « Trois envoyés, dont deux adjoints, se trouvent »
    told = units[i + 1].group
    if (told is not None and told.bare and i + 1 < at) or is_subject_behind(units, i + 2) or acts_within(units, i + 1):
        return False  # « des rebelles exclus car jugés trop radicaux ont pris », « que patrouillent les soldats, ont pris »
    return not any(u.group is not None and u.group.finite for u in units[i + 1 : at])


def _is_what_aims(units: Sequence[Unit], i: int, at: int) -> bool:
    """« Selon le gouverneur, quatre missiles visant Lviv »: whether a gerund is told of the arms right before it, and of nobody else."""
    group = units[at].group
    aims = group is not None and group.mood == "gerund" and group.first == units[at].first
    return aims and units[i].kind == "noun" and not units[i].lexemes.isdisjoint(lexemes()["projectiles"])


def _is_somewhere(unit: Unit) -> bool:
    """« à Homs, puis à Hama, que »: whether a unit is a place of its own, not one that says where another lies."""
    return unit.kind == "place" and unit.anaphor is None and unit.preposition != standing_for()["of"]


def _is_here(atom: Atom) -> bool:
    """Whether an atom asks for « à », « en »: a word that says where something is, not whither one goes."""
    return atom.kind == "word" and not words()["here"].isdisjoint(atom.values)


def _is_finite(unit: Unit) -> bool:
    """« M. X, qui doit voir le roi, a plaidé »: whether a verb may resume the clause that a relative breaks off."""
    return unit.group is not None and unit.group.finite and unit.group.mood != "gerund"
