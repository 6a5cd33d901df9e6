"""What does a sentence say without what it only adds of a place or of whoever acts?

« La ville de Ségou, où vivent 30.000 personnes, demeurait tenue par les soldats »: a relative clause or an apposition between
two commas leaves the clause about it as it is.
"""

from collections.abc import Sequence
from itertools import takewhile

from geo.reading.sentences.units import Unit
from geo.reading.wordclasses import lemmas, words

_LONGEST = 18  # units of an incise
_ACTING = ("actor", "person")
_NAMES = ("place", *_ACTING)


def without_incises(units: Sequence[Unit]) -> tuple[tuple[Unit, ...], ...]:
    """The units outside all incises behind names, and those outside the first ones where what follows may tell more of the name."""
    spans = incises(units)
    first = [
        span for k, span in enumerate(spans) if not k or spans[k - 1][1] < span[0] or not _describes(units, span[0] + 1)
    ]
    plain = tuple(_outside(units, some) for some in ((spans, first) if len(first) < len(spans) else (spans,)) if some)
    unwhose = _without_whose(units)
    return (*plain, unwhose) if len(unwhose) < len(units) else plain


def _without_whose(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """« des raids dont l'origine n'est pas connue ont fait dix morts »: without the relative that a second verb closes with no comma."""
    begin = next((k for k, u in enumerate(units) if u.norm in words()["whose"]), 0)
    return (*units[:begin], *units[over_whose(units, begin) :])


def over_whose(units: Sequence[Unit], i: int) -> int:
    """« des raids dont l'origine n'est pas connue ont fait dix morts »: where the verb stands behind such a relative, else ``i``."""
    if not i or units[i].norm not in words()["whose"] or units[i - 1].kind != "noun":
        return i
    clause = list(takewhile(lambda u: u.kind in ("word", "noun", "verb"), units[i:]))
    inner, *outer = [k for k, u in enumerate(clause, i) if _acts(u)] or [i]
    joined = outer and any(u.norm in words()["pairing"] for u in units[inner : outer[0]])
    return outer[0] if outer and not joined else i


def _outside(units: Sequence[Unit], spans: Sequence[tuple[int, int]]) -> tuple[Unit, ...]:
    kept: list[Unit] = []
    last = 0
    for opening, closing in spans:
        kept += units[last:opening]
        last = closing + (not _keeps_comma(units, closing + 1, kept))
    return (*kept, *units[last:])


def incises(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """The two commas of each incise behind a place, an actor or a person; of several behind one name, one begins where one ends."""
    found: list[tuple[int, int]] = []
    reached = 0
    for i in [i for i, unit in enumerate(units) if i and unit.kind == "comma"]:
        opening, end = i, _end(units, i, units[i - 1]) if i >= reached else None
        while end is not None:
            found.append((opening, end))
            reached = end + 1
            opening, end = end, _end(units, end, units[i - 1])
            said = units[opening + 1 : end]
            if end is not None and any(u.kind in ("place", "noun") for u in said) and not says_where(said):
                break  # « près de Raqa, bastion de l'EI, suit de peu la perte de Palmyre, reprise »: no more of Raqa
    return found


def says_where(incise: Sequence[Unit]) -> bool:
    """« Salma, ville martyre, dans le nord de la Syrie, est tombée »: whether an incise is but the land in which a place lies."""
    *before, last = incise
    land = words()["locative"] | words()["bearings"] | words()["place_heads"] | words()["before_distance"]
    return last.kind == "place" and all(u.kind == "word" and u.norm in land for u in before)


def lies_behind(units: Sequence[Unit], i: int) -> bool:
    """« Salma, située au nord de Homs, où »: whether a place only says where the one before its comma lies."""
    k = next((k for k in range(i - 1, max(0, i - _LONGEST), -1) if units[k].kind != "word"), 0)
    return k > 0 and units[k].kind == "comma" and units[k - 1].kind == "place" and says_where(units[k + 1 : i + 1])


def tells(units: Sequence[Unit], incise: tuple[int, int]) -> bool:
    """Whether an incise has a verb of its own, as a relative clause has."""
    return any(map(_acts, units[incise[0] : incise[1]]))


def _end(units: Sequence[Unit], i: int, name: Unit) -> int | None:
    """Where the comma stands that closes the incise which a comma behind a name opens, if it does."""
    if i >= len(units) - 1 or units[i].kind != "comma" or name.kind not in _NAMES:
        return None
    relative = _opens_relative(units, i + 1)
    if not relative and _goes_on(units[i + 1].norm):
        return None
    closing, acted = _closing(units, i, relative)
    if closing is None or closing == i + 1 or acted != relative:
        return None
    if not relative and _names_another(name, units[i + 1 : closing]):
        return None
    return closing if _resumes(units, i, closing + 1, name) else None


def _closing(units: Sequence[Unit], i: int, relative: bool) -> tuple[int | None, bool]:
    """The comma that may close what a comma opens, a relative clause once it has its verb; and whether a verb stands within."""
    acted = relative and _opens_sentence(units, i - 1)  # « A Homs, où l'eau manque, »: by a verb that no rule knows
    inner = False  # « , épaulés par des factions dont certaines sont proches de Kiev, »
    for k in range(i + 1, min(len(units), i + _LONGEST)):
        if units[k].kind == "stop":
            break
        inner = inner or (k > i + 1 and not relative and _opens_relative(units, k))
        acted = acted or (_acts(units[k]) and not inner)
        if units[k].kind == "comma" and (acted or not relative):
            return k, acted
    return None, acted


def _goes_on(word: str) -> bool:
    """Whether a word behind a comma goes on with a list or with the clause, so that the comma opens no incise."""
    known = words()
    return word in known["joining"] or (word in known["barriers"] and word not in known["circumstances"])


def _opens_sentence(units: Sequence[Unit], i: int) -> bool:
    """Whether nobody acts before a name."""
    return not any(_acts(u) or (u.subject and u.kind in _ACTING) for u in units[:i])


def _names_another(name: Unit, incise: Sequence[Unit]) -> bool:
    """« Au Darfour, El-Facher, », « A Genève, l'émissaire, », « Dans cette province, à Saraqeb, »: whether it tells more than of a name."""
    told = incise[-1]
    finer = told.kind == "place" and told.preposition in words()["to_or_has"]
    if finer and name.kind == "place" and name.preposition in words()["into"]:
        return True
    return any(u.kind == "place" and u.subject for u in incise) or (told.subject and told.kind in _ACTING)


def _resumes(units: Sequence[Unit], i: int, after: int, name: Unit) -> bool:
    """Whether the clause goes on behind an incise: one behind an actor with its verb, one behind a place with what is no list."""
    if after == len(units):
        return True  # « a pris Homs, fief des rebelles, jeudi »
    unit = units[after]
    if name.kind != "place":
        return _acts(_beyond_mark(units, after))
    if _is_singled_out(units, i - 1):
        return _opens_relative(units, after)
    if _describes(units, after):  # not « à Damas, où l'on a faim dans le camp de Yarmouk, assiégé »
        told = not _opens_relative(units, i + 1) or units[after - 2].kind != "place"
        return told and not (_opens_relative(units, i + 1) and _opens_relative(units, after))
    return unit.norm not in words()["pairing"]


def _is_singled_out(units: Sequence[Unit], i: int) -> bool:
    """« Ce sont Homs et Hama, d'où l'EI est absent, qui »: whether « c'est » puts a name in front of what is told of it."""
    group = units[i - 1].group if i else None
    if group is None or group.lemma not in lemmas()["be"]:
        return False
    return i == 1 or units[i - 2].kind in ("comma", "stop") or units[i - 2].norm in words()["it_is"]


def _keeps_comma(units: Sequence[Unit], after: int, kept: Sequence[Unit]) -> bool:
    """Whether a comma still parts what stands about an incise: a place in front from the clause, a name from what describes it."""
    if after == len(units):
        return False
    if _describes(units, after):
        return True
    following = _beyond_mark(units, after)
    clause = takewhile(lambda u: u.norm not in words()["opening_clause"], reversed(kept))
    return not any(map(_acts, clause)) and following.group is None and following.preposition is None


def _beyond_mark(units: Sequence[Unit], i: int) -> Unit:
    """« y ont pénétré »: the verb behind the mark of its pronoun; any other unit is itself."""
    return units[min(i + (units[i].norm in words()["marks"]), len(units) - 1)]


def _opens_relative(units: Sequence[Unit], i: int) -> bool:
    """« qui », « dont », « où », « d'où », « dans laquelle »."""
    if units[i].kind == "relative" or _is_opener(units[i].norm):
        return True
    behind = units[i + 1].norm if units[i].kind == "word" and i + 1 < len(units) else ""
    return _is_opener(behind) and behind not in words()["object_relatives"]


def _is_opener(word: str) -> bool:
    return word in words()["relatives"] or word in words()["or_where"]


def _acts(unit: Unit) -> bool:
    return unit.group is not None and unit.group.finite and unit.group.mood != "gerund"


def _describes(units: Sequence[Unit], i: int) -> bool:
    """« , reprise lundi », « , où l'armée est entrée »: whether what stands there tells of a name before it."""
    group = units[i].group
    return _opens_relative(units, i) or (group is not None and group.bare)
