"""What does a sentence say without what it only adds of a place or of whoever acts?

« La ville de Ségou, où vivent 30.000 personnes, demeurait tenue par les soldats »: a relative clause or an apposition between
two commas leaves the clause about it as it is.
"""

from collections.abc import Sequence

from geo.reading.sentences.units import Unit
from geo.reading.wordclasses import words

_LONGEST = 18  # units of an incise
_ACTING = ("actor", "person")
_NAMES = ("place", *_ACTING)


def without_incises(units: Sequence[Unit]) -> tuple[Unit, ...] | None:
    """The units that stand outside all incises behind places, actors and persons; None where there are no incises."""
    kept: list[Unit] = []
    last = 0
    for opening, closing in incises(units):
        kept += units[last:opening]
        last = closing + (not _keeps_comma(units, closing + 1, kept))
    return (*kept, *units[last:]) if last else None


def incises(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """The two commas of each incise behind a place, an actor or a person."""
    if [unit.kind for unit in units].count("comma") < len((",", ",")):
        return []
    found: list[tuple[int, int]] = []
    reached = 0
    for i in range(len(units)):
        if i >= reached and (end := _end(units, i)) is not None:
            found.append((i, end))
            reached = end if end + 1 < len(units) and _describes(units, end + 1) else end + 1
    return found


def tells(units: Sequence[Unit], incise: tuple[int, int]) -> bool:
    """Whether an incise has a verb of its own, as a relative clause has."""
    return any(map(_acts, units[incise[0] : incise[1]]))


def _end(units: Sequence[Unit], i: int) -> int | None:
    """Where the comma stands that closes the incise which a comma behind a name opens, if it does."""
    if not 0 < i < len(units) - 1 or units[i].kind != "comma" or units[i - 1].kind not in _NAMES:
        return None
    relative = _opens_relative(units, i + 1)
    if not relative and units[i + 1].norm in words()["joining"] | (words()["barriers"] - words()["circumstances"]):
        return None
    acted = relative and _opens_sentence(units, i - 1)  # « A Homs, où l'eau manque, »: by a verb that no rule knows
    for k in range(i + 1, min(len(units), i + _LONGEST)):
        if units[k].kind == "stop":
            return None
        acted = acted or _acts(units[k])
        if units[k].kind == "comma" and (acted or not relative):
            told = acted == relative and k > i + 1 and (relative or not _names_another(units[i + 1 : k]))
            return k if told and _resumes(units, i, k + 1) else None
    return None


def _opens_sentence(units: Sequence[Unit], i: int) -> bool:
    """Whether nobody acts before a name."""
    return not any(_acts(u) or (u.subject and u.kind in _ACTING) for u in units[:i])


def _names_another(incise: Sequence[Unit]) -> bool:
    """« Au Darfour, El-Facher, », « A Genève, l'émissaire, »: whether a name stands there that is a subject of its own."""
    told = incise[-1]
    return any(u.kind == "place" and u.subject for u in incise) or (told.subject and told.kind in _ACTING)


def _resumes(units: Sequence[Unit], i: int, after: int) -> bool:
    """Whether the clause goes on behind an incise: one behind an actor with its verb, one behind a place with what is no list."""
    if after == len(units):
        return True  # « a pris Homs, fief des rebelles, jeudi »
    unit = units[after]
    if units[i - 1].kind != "place":
        return _acts(_beyond_mark(units, after))
    if _describes(units, after):  # not « à Damas, où l'on a faim dans le camp de Yarmouk, assiégé »
        told = not _opens_relative(units, i + 1) or units[after - 2].kind != "place"
        return told and not (_opens_relative(units, i + 1) and _opens_relative(units, after))
    return unit.norm not in words()["pairing"]


def _keeps_comma(units: Sequence[Unit], after: int, kept: Sequence[Unit]) -> bool:
    """Whether a comma still parts what stands about an incise: a place in front from the clause, a name from what describes it."""
    if after == len(units):
        return False
    if _describes(units, after):
        return True
    following = _beyond_mark(units, after)
    return not any(map(_acts, kept)) and following.group is None and following.preposition is None


def _beyond_mark(units: Sequence[Unit], i: int) -> Unit:
    """« y ont pénétré »: the verb behind the mark of its pronoun; any other unit is itself."""
    return units[min(i + (units[i].norm in words()["marks"]), len(units) - 1)]


def _opens_relative(units: Sequence[Unit], i: int) -> bool:
    """« qui », « dont », « où », « d'où », « dans laquelle »."""
    openers = words()["relatives"] | words()["or_where"]
    if units[i].kind == "relative" or units[i].norm in openers:
        return True
    behind = units[i + 1].norm if units[i].kind == "word" and i + 1 < len(units) else ""
    return behind in openers - words()["object_relatives"]


def _acts(unit: Unit) -> bool:
    return unit.group is not None and unit.group.finite and unit.group.mood != "gerund"


def _describes(units: Sequence[Unit], i: int) -> bool:
    """« , reprise lundi », « , où l'armée est entrée »: whether what stands there tells of a name before it."""
    group = units[i].group
    return _opens_relative(units, i) or (group is not None and group.bare)
