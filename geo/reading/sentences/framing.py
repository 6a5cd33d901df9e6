"""Which places does a sentence tell only of what its main clause is set against?

« Alors que le ministre était attendu à Téhéran, un convoi a été attaqué à Djibo », « à la veille de pourparlers à Vienne »: there
one goes or talks, or something else happens. No fighting is there.
"""

from collections.abc import Sequence
from itertools import takewhile

from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.wordclasses import lexemes, standing_for, words

_FRONT = 30  # units of a clause in front of the main one
_BEHIND = 18  # units from an anchor to the last place of its clause
_TALKS = 9  # units from the noun of talks to their place: « d'un sommet sur la Syrie entre Russes et Turcs à »
_BREAKS = ("comma", "stop", "relative", "pronoun")
_CLAUSE = 40  # units from « et » to the verb of its clause
_OPENING = 3  # units from « à quelques jours de » to the noun of talks


def without_framing(units: Sequence[Unit], anchor: int) -> Sequence[Unit]:
    """Units in which what only frames the clause of an anchor tells no place; the same ones where all tell of it."""
    begin, end = max(0, anchor - _FRONT), anchor + _BEHIND
    apart = [k for k in range(begin, min(len(units), end)) if only_frames(units, k, anchor)]
    if not apart:
        return units
    told = list(units)
    for k in apart:
        told[k] = told[k]._replace(kind="word", norm="")
    return tuple(told)


def only_frames(units: Sequence[Unit], k: int, anchor: int) -> bool:
    """Whether a unit is a place that a sentence tells of something else than fighting at an anchor."""
    unit = units[k]
    if unit.kind != "place" or not unit.places:
        return False
    if anchor > k and units[k + 1].kind == "comma" and _is_apposed(units, k + 1, anchor):
        return False
    return _is_of_talks(units, k, anchor) or _is_in_front(units, k, anchor) or _is_conceded(units, k, anchor)


def _is_of_talks(units: Sequence[Unit], k: int, anchor: int) -> bool:
    """« à la veille de pourparlers à Vienne », « malgré l'accord conclu à Astana », not « a visé une réunion à Homs »."""
    if units[k].preposition not in words()["here"] and units[k].preposition != standing_for()["of"]:
        return False
    for j in range(k - 1, max(0, k - _TALKS) - 1, -1):
        if j == anchor or units[j].kind in _BREAKS or (units[j].kind == "verb" and not _is_concluded(units[j])):
            return False
        agreed = units[j].norm in words()["agreements"] and any(_is_concluded(u) for u in units[j + 1 : k])
        if agreed or not units[j].lexemes.isdisjoint(lexemes()["journeys"]):
            return _follows_day(units, j) or not words()["before_talks"].isdisjoint(_said_before(units, j))
    return False


def _is_concluded(unit: Unit) -> bool:
    """« l'accord conclu à Astana »: a truce may be of the place where one fights, one that was signed there is not."""
    return unit.group is not None and unit.group.bare


def _follows_day(units: Sequence[Unit], j: int) -> bool:
    """« à la veille de pourparlers à Vienne »: whether a day, which is no unit, is told before the « de » of a noun."""
    behind = j > 1 and units[j - 1].norm in words()["of"] and units[j - 1].first > units[j - 2].last
    return behind and units[j - 2].kind != "verb"  # not « rentré mardi d'une tournée à Moscou »


def _said_before(units: Sequence[Unit], j: int) -> list[str]:
    """What opens the circumstance that a noun tells."""
    return [*(u.norm for u in units[max(0, j - _OPENING) : j]), units[j].preposition or ""]


def _is_in_front(units: Sequence[Unit], k: int, anchor: int) -> bool:
    """« Alors que le ministre était attendu à Téhéran, », « Deux jours après la chute de Marea, »: where the main clause tells its own."""
    close = next((j for j in range(k + 1, anchor) if units[j].kind in ("comma", "stop")), None)
    if close is None or units[close].kind == "stop":
        return False
    if not closes_backdrop(units, close):
        return False
    before = takewhile(lambda u: u.kind not in ("comma", "stop"), reversed(units[max(0, k - _FRONT) : k]))
    gone_to = units[k].preposition in words()["here"] and any(u.kind == "person" and u.subject for u in before)
    return gone_to or any(_is_own(u) for u in units[close + 1 : anchor + _BEHIND])


def _is_conceded(units: Sequence[Unit], k: int, anchor: int) -> bool:
    """« Même si elle n'a personne à Mossoul, la France »: where the clause in front says that nothing is done."""
    if all(u.kind != "comma" for u in units[k + 1 : anchor]):
        return False
    clause = list(takewhile(lambda u: u.kind not in ("comma", "stop"), reversed(units[max(0, k - _FRONT) : k])))
    denied = any(u.norm in grammar().negations or (u.group is not None and u.group.negated) for u in clause)
    return denied and not words()["conceding"].isdisjoint(u.norm for u in clause[-_OPENING:])


def is_backdrop(told: Sequence[Unit]) -> bool:
    """« Malgré l'accord conclu à Astana, à »: whether what is told so far is a clause or a circumstance in front of the main one."""
    comma = next((j for j in range(len(told) - 1, 0, -1) if told[j].kind != "word"), 0)
    return (
        comma > 0 and told[comma].kind == "comma" and told[comma - 1].kind == "place" and closes_backdrop(told, comma)
    )


def closes_backdrop(units: Sequence[Unit], comma: int) -> bool:
    """Whether what ends with a comma is such a clause or circumstance."""
    reach = range(comma - 1, max(-1, comma - _FRONT), -1)
    begin = next((j + 1 for j in reach if units[j].kind in ("comma", "stop")), max(0, comma - _FRONT))
    told = takewhile(lambda u: u.kind != "stop", reversed(units[max(0, begin - _FRONT) : begin]))
    if any(u.kind not in ("word", "comma") for u in told):
        return False  # « les rebelles y sont entrés, au moment où des avions pilonnaient Homs, et »
    return _opens_backdrop(units[begin : min(begin + _OPENING, comma)])


def _opens_backdrop(opening: Sequence[Unit]) -> bool:
    told = {u.norm for u in opening} | {u.preposition for u in opening[:1]}
    return not words()["backdrop"].isdisjoint(word for word in told if word is not None)


def _is_apposed(units: Sequence[Unit], close: int, anchor: int) -> bool:
    """« Après l'appel de Homs, une ville assiégée, », « d'où l'armée s'est repliée »: whether an anchor only tells more of a place."""
    between = units[close + 1 : anchor]
    if any(u.kind in ("comma", "stop") for u in between):
        return False
    if any(u.kind == "relative" or u.norm in words()["or_where"] | words()["relatives"] for u in between[:2]):
        return True
    group = units[anchor].group
    return group is not None and group.bare and not any(u.group is not None and u.group.finite for u in between)


def _is_own(unit: Unit) -> bool:
    return unit.kind == "place" and not unit.nation and unit.preposition not in words()["elsewhere"]


def opens_main(units: Sequence[Unit], k: int) -> bool:
    """« , tandis que l'armée est entrée », « , et l'armée est entrée »: whether a clause with a subject of its own begins."""
    if units[k].kind == "stop" or units[k].norm in words()["whereas"]:
        return True
    if units[k - 1].kind != "comma" or units[k].norm not in words()["and"] | words()["but"]:
        return False
    told = units[k + 1 : k + _CLAUSE]
    clause = list(takewhile(lambda u: not u.finite, told))
    acts = len(clause) > 1 or any(u.kind in ("actor", "noun", "person", "place") for u in clause)
    return acts and len(clause) < len(told)


def opens_outcome(units: Sequence[Unit], k: int) -> bool:
    """« , poussant le gouvernement à réagir », « , ce qui », « , afin de »: what came of a fight, or was meant."""
    after = next(iter(units[k + 1 : k + 2]), None) if units[k].kind == "comma" else None
    if after is None or after.group is None:
        return after is not None and after.norm in words()["neuter"]
    fought = lexemes()["violence"] | lexemes()["opposing"]  # « , opposant l'armée aux rebelles »
    return after.group.mood == "infinitive" or (after.group.mood == "gerund" and after.lexemes.isdisjoint(fought))
