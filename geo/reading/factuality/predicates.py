"""What does the verb behind a noun, its predicate, say of whether it happened?

« La prise de Homs permettrait », « L'attaque n'a pas eu lieu », « les combats n'ont pas cessé », « l'assaut semble imminent ».
"""

from collections.abc import Sequence
from itertools import takewhile

from geo.reading.language import lexicon
from geo.reading.rulebook.gaps import over_clause, resumes
from geo.reading.sentences import verbs
from geo.reading.sentences.incises import over_whose
from geo.reading.sentences.units import Unit
from geo.reading.text import normalise
from geo.reading.wordclasses import cues, endings, lemmas, lexemes, standing_for, words

_REACH = 14  # units after a noun in which its predicate stands, asides left out
_ASIDE = 30  # units of an aside between a noun and its predicate
_LULL = 3  # units from a verb to « de répit »


def predicated(units: Sequence[Unit], anchor: int) -> str | None:
    """What the verb after a noun, its predicate, says of it."""
    governed = units[anchor].preposition not in (None, standing_for()["of"])
    if governed or _is_adverbial(units, anchor) or _is_counted(units, anchor):
        return None
    i, inside = anchor, _is_in_relative(units, anchor)
    for _ in range(_REACH):
        if i + 1 >= len(units) or (inside and units[i + 1].kind == "comma"):
            break
        i = over_whose(units, _over_aside(units, i + 1))
        unit = units[i]
        if _ends_subject(units, i):
            return None
        if unit.norm in cues()["predicate_not_yet"] or _is_matter_of_time(units, i):
            return "plan"
        if unit.norm in words()["neuter"]:
            return None  # « a revendiqué la prise de Homs, ce qu'a démenti l'armée »
        if unit.norm in cues()["predicate_denied"]:
            negated = unit.group is not None and unit.group.negated
            return None if negated else "denial"  # « n'ont pas cessé »
        if unit.group is not None and unit.group.lemma in lemmas()["be"] and verbs.happened(unit.group) is None:
            continue
        if unit.group is not None and unit.group.finite:
            return _of_verb(units, anchor, i, unit.group)
    return None


def _is_in_relative(units: Sequence[Unit], anchor: int) -> bool:
    """« le ministre, qui sort de discussions à Paris, doit »: whether a noun is told in a relative clause, which a comma ends."""
    ends = words()["that"]
    clause = takewhile(lambda u: u.kind not in ("comma", "stop") and u.norm not in ends, reversed(units[:anchor]))
    return any(u.kind == "relative" for u in clause)


def _is_matter_of_time(units: Sequence[Unit], i: int) -> bool:
    """« n'est plus qu'une question de jours »: what has not come about yet."""
    waiting = (u.norm for u in units[i + 1 : i + _LULL])
    return units[i].norm in cues()["matters"] and not cues()["to_wait"].isdisjoint(waiting)


def _ends_subject(units: Sequence[Unit], i: int) -> bool:
    """« le raid sur Doha, où l'armée », « …, l'armée a »: whether somebody else's clause begins behind a noun."""
    unit = units[i]
    if unit.norm in words()["or_where"] or unit.kind in ("stop", "relative"):
        return True
    return unit.subject and unit.kind in ("actor", "person") and units[i - 1].kind == "comma"


def _of_verb(units: Sequence[Unit], anchor: int, i: int, group: verbs.VerbGroup) -> str | None:
    """What a finite verb says of the noun that is its subject."""
    unit = units[i]
    said = _said_by(unit, group)
    if said == "denial":
        behind = units[i + 1 : i + 1 + _LULL]
        denied = _denies_occurring(units, i, units[anchor]) or not _is_of_else(units[anchor], unit, group)
        return said if denied and not _leaves_standing(group, behind) else None
    return "hypothesis" if said == "conditional" and not _is_hearsay(unit, units[anchor]) else said


def _is_of_else(noun: Unit, verb: Unit, group: verbs.VerbGroup) -> bool:
    """« n'a pas été revendiquée », « n'a pas de fin »: whether a verb denies something else than that a noun took place."""
    blames = group.lemma in verbs.grammar().blaming or group.lemma in lemmas()["have"]
    return blames or not verb.lexemes or _tells_of_else(noun, verb)


def _leaves_standing(group: verbs.VerbGroup, behind: Sequence[Unit]) -> bool:
    """« ne connaissent pas de répit », « n'est pas sans conséquence », « n'est pas anodine »: what is denied is no event."""
    weighing = cues()["weighing"] if group.lemma in lemmas()["be"] else frozenset()
    return any(u.norm in cues()["lulls"] | weighing for u in behind)


def _is_adverbial(units: Sequence[Unit], anchor: int) -> bool:
    """« après une visite », « lors d'un déplacement »: no subject of the verb behind it."""
    of = anchor > 1 and units[anchor - 1].norm in words()["of"] and units[anchor - 2].norm in cues()["dating"]
    return of or (anchor > 0 and units[anchor - 1].norm in cues()["adverbial"])


def _over_aside(units: Sequence[Unit], i: int) -> int:
    """« L'attaque, qui a fait vingt morts, n'a pas eu lieu », « La perte de Homs, où l'EI régnait, serait »: beyond an aside."""
    if units[i].kind != "comma" or i + 1 == len(units):
        return i
    near = range(i + 1, min(len(units), i + _ASIDE))
    near = range(i + 1, next((k for k in near if units[k].kind == "stop"), near.stop))
    if units[i].norm != ",":
        return next((k for k in near if units[k].norm == units[i].norm), i)  # dashes
    relative = units[i + 1].kind == "relative" or units[i + 1].norm in words()["relatives"] | words()["or_where"]
    if not relative:
        return over_clause(units, i)
    closing = (k for k in near if units[k].kind == "comma" and resumes(units, k))
    return next(closing, i)


def _is_counted(units: Sequence[Unit], anchor: int) -> bool:
    """« le bilan du raid pourrait s'alourdir »: whether the verb is told of a toll, not of what caused it."""
    before = [u.norm for u in units[max(0, anchor - 2) : anchor]]
    return len(before) > 1 and before[0] in cues()["counted"] and before[1] in words()["of"]


def _said_by(unit: Unit, group: verbs.VerbGroup) -> str | None:
    """What a verb says of its subject: « ne réglerait rien », « semble imminente » of what may be."""
    said = verbs.happened(group)
    imagined = group.mood == "conditional" and group.negated and not _is_hearsay(unit)
    supposed = said is None and lexicon().governors.get(group.lemma) == "hypothesis"
    return "hypothesis" if imagined or supposed else said


def _tells_of_else(noun: Unit, verb: Unit) -> bool:
    """« la chute de Homs n'élimine pas la menace »: not « n'a pas été annoncée »."""
    return not noun.lexemes.isdisjoint(lexemes()["turns"]) and verb.lexemes.isdisjoint(lexemes()["telling"])


def _is_hearsay(unit: Unit, noun: Unit | None = None) -> bool:
    """« une frappe aurait éliminé dix miliciens », « les combats feraient dix morts »: what is said, not what might be.

    What a capture would have brought about is imagined: « la chute de Homs aurait changé ».
    """
    group = unit.group
    if group is None or group.lemma in lemmas()["causing"]:
        return group is not None
    if not group.over:
        return False
    if not unit.lexemes.isdisjoint(lexemes()["harming"]) or normalise(group.lemma) in cues()["occurring"]:
        return True
    brings = lexicon().governors.get(group.lemma) in ("plan", "hypothesis")
    return noun is not None and noun.lexemes.isdisjoint(lexemes()["turns"]) and not brings


def _denies_occurring(units: Sequence[Unit], i: int, noun: Unit) -> bool:
    """« n'ont pas éclaté », not « la visite n'a pas calmé les esprits »: whether a verb denies that a noun took place."""
    group = units[i].group
    if group is None or normalise(group.lemma) not in cues()["occurring"]:
        return False
    told = group.lemma in lemmas()["have"] and group.mood == "present" and _is_participle(units, i + 1)
    return not (told and not noun.lexemes.isdisjoint(lexemes()["journeys"]))


def _is_participle(units: Sequence[Unit], i: int) -> bool:
    """Whether a word no table knows, behind « a », looks like its participle."""
    norm = units[i].norm if i < len(units) and units[i].kind == "word" else ""
    return len(norm) > 2 and norm.endswith(endings()["any_participle"])
