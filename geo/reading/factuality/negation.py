"""Is what a sentence tells denied: by « aucun » or « ni » about who did it, by who caught the missile, by who may not say it?

That a verb itself is negated is told by the verb (``verbs.happened``).
"""

from collections.abc import Sequence
from itertools import takewhile

from geo.reading.rulebook.rules import Match
from geo.reading.sentences.incises import incises
from geo.reading.sentences.units import Unit
from geo.reading.text import normalise
from geo.reading.wordclasses import cues, lemmas, lexemes, words

_PLACED = 2  # units of « à Homs »
_QUALIFIERS = 2  # words between an article and « personne »
_AMID = 3  # units before a noun in which « lors de », « après » stands
_SHOT = 5  # units before a verb in which what was shot stands


def refused(units: Sequence[Unit], match: Match) -> str | None:
    """« aucun », « ni », « jamais » about one of the roles."""
    bound = [u for found in match.roles.values() for u in found]
    first = min((u.first for u in bound), default=units[match.anchor].first)
    last = max((u.last for u in bound), default=units[match.anchor].last)
    low, high = min(first, units[match.anchor].first), max(last, units[match.anchor].last)
    if _is_none_of(units, match.anchor, first):
        return "denial"
    for i, unit in enumerate(units):
        refuses = unit.kind == "word" and unit.norm in cues()["refusing"] and not _is_somebody(units, i)
        if refuses and (
            i + 1 == match.anchor or (low <= unit.first < high and not _is_of_else(units, i, match.anchor))
        ):
            return "denial"
    return None


def is_elsewhere(units: Sequence[Unit], anchor: int) -> bool:
    """« Ce n'est pas à Homs que sont tombés les obus », not « pas seulement à Homs »: whether a clause opens with where it was not."""
    verb = next((k for k in range(anchor - 1, -1, -1) if units[k].group is not None), None)
    group = units[verb].group if verb is not None else None
    if verb is None or group is None or group.lemma not in lemmas()["be"] or not (group.finite and group.negated):
        return False
    opens = verb == 0 or units[verb - 1].kind in ("comma", "stop")
    beside = units[verb + 1].first == units[verb].last + 1  # nothing but « pas »
    behind = units[verb + 1 : anchor]
    placed = any(u.kind == "place" for u in behind[:_PLACED])
    return opens and beside and placed and any(u.norm in words()["that"] for u in behind)


def _is_none_of(units: Sequence[Unit], anchor: int, first: int) -> bool:
    """« Alep ne figure pas parmi les villes prises par »: a participle behind a verb that denies it of what stands before."""
    group = units[anchor].group
    if group is None or not group.bare:
        return False
    clause = takewhile(
        lambda u: u.kind not in ("stop", "comma", "relative") and u.first > first, reversed(units[:anchor])
    )
    return any(u.group is not None and u.group.finite and u.group.negated for u in clause)


def _is_of_else(units: Sequence[Unit], i: int, anchor: int) -> bool:
    """« dont le plan n'a eu aucun effet, », « Ni l'un ni l'autre n'ont parlé lors de leur visite »: another clause is denied."""
    told = anchor - i <= _AMID or units[anchor].group is not None or not is_given(units[anchor])
    amid = not told and not cues()["dating"].isdisjoint(u.norm for u in units[anchor - _AMID : anchor])
    return amid or any(first < i < last <= anchor for first, last in incises(units))


def is_given(noun: Unit) -> bool:
    """« lors de leur rencontre », « après les raids »: not « n'a rien dit lors de la conférence », who may not have been there."""
    return noun.lexemes.isdisjoint(lexemes()["sessions"]) or noun.norm in words()["meetings"]


def _is_somebody(units: Sequence[Unit], i: int) -> bool:
    """« a tué une personne », « la mort d'une troisième personne »: « personne » behind an article, which units leave out."""
    if units[i].norm not in words()["nobody"]:
        return False
    opening = i
    while opening and units[opening - 1].kind in ("word", "noun") and units[opening].first == units[opening - 1].last:
        opening -= 1
    return i == 0 or (i - opening < _QUALIFIERS and (not opening or units[opening].first > units[opening - 1].last))


def is_stopped(units: Sequence[Unit], anchor: int) -> bool:
    """« a intercepté les missiles qui visaient Homs »: they hit nothing."""
    shots = lexemes()["shot"]
    shot = next((i for i in range(anchor, max(0, anchor - _SHOT), -1) if not units[i].lexemes.isdisjoint(shots)), 0)
    group = units[anchor].group if anchor != shot else None
    if (
        group is not None
        and group.finite
        and group.mood != "gerund"
        and all(u.kind != "relative" for u in units[shot:anchor])
    ):
        return False  # « a abattu un drone et bombardé Homs »
    caught = next((u.group for u in reversed(units[max(0, shot - 2) : shot]) if u.group is not None), None)
    if caught is None or caught.voice != "active" or caught.negated:
        return False
    return normalise(caught.lemma) in cues()["stopped"]


def is_not_to_be_said(units: Sequence[Unit], i: int) -> bool:
    """« il est inexact de dire que », « rien ne permet d'affirmer que »: a verb of saying that nobody may use."""
    if units[i].lexemes.isdisjoint(lexemes()["saying"]):
        return False
    opening = {u.norm for u in takewhile(lambda u: u.kind not in ("stop", "comma"), reversed(units[:i]))}
    return not opening.isdisjoint(cues()["untrue"] | cues()["nothing"])


def denies(units: Sequence[Unit], that: int) -> bool:
    """« rien ne prouve que », « l'ONU n'a pas confirmé que »: whether what governs « que » is denied."""
    clause = list(takewhile(lambda u: u.kind not in ("stop", "comma"), reversed(units[:that])))
    negated = next((u.group.negated for u in clause if u.group is not None), False)
    return negated or not cues()["nothing"].isdisjoint(u.norm for u in clause)
