"""Is what a sentence tells only thought of: under a condition, wished for, feared, or awaited?

« si Homs tombe », « prendrait », « veulent que Homs tombe », « avant que Homs ne tombe ».
"""

from collections.abc import Sequence
from itertools import takewhile

from geo.codebook import Change, Kind
from geo.reading.factuality import negation
from geo.reading.language import lexicon
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import verbs
from geo.reading.sentences.units import Unit
from geo.reading.wordclasses import cues, lemmas, words

_REACH = 7  # units before a verb or a noun in which what it hangs on stands
_APODOSIS = 12  # units behind a verb in which its « si » stands


def is_conditional(units: Sequence[Unit], anchor: int) -> bool:
    """« si Homs tombe »: a condition opens the clause."""
    for i in range(anchor - 1, -1, -1):
        if units[i].kind == "stop":
            return False
        before = units[i].group
        if before is not None and before.finite:
            break
        if _is_if(units, i):
            return not _is_no_condition(units, i) and not _is_conceded(units, i, anchor)
        if units[i].kind == "comma":
            break
    group = units[anchor].group
    if group is None or group.mood != "conditional":
        return False
    if _is_without(units, anchor) or _is_behind_if(units, anchor):
        return True
    return any(_is_if(units, i) for i in range(anchor + 1, min(len(units), anchor + _APODOSIS)))


def _is_no_condition(units: Sequence[Unit], i: int) -> bool:
    """« même s'ils tiennent encore Homs », « on ne sait si », not « même s'ils prenaient Homs, la guerre durerait »."""
    imagined = (u for u in units if u.group is not None and u.group.mood == "conditional")
    return i > 0 and units[i - 1].norm in cues()["before_no_if"] and not any(imagined)


def _is_behind_if(units: Sequence[Unit], anchor: int) -> bool:
    """« Si Homs tombait, l'armée contrôlerait »: what would come of a condition that opens the sentence."""
    begin = next((k + 1 for k in range(anchor - 1, -1, -1) if units[k].kind == "stop"), 0)
    before = [u.group for u in units[begin:anchor] if u.group is not None and u.group.finite]
    return bool(before) and before[0].mood in ("imperfect", "pluperfect") and _is_if(units, begin)


def _is_without(units: Sequence[Unit], anchor: int) -> bool:
    """« Sans cette aide, Homs serait tombée », « selon lui, sans cette aide, »: no « Sans les nommer, il a dit qu'elle serait tombée »."""
    for i in range(anchor - 1, -1, -1):
        group = units[i].group
        if group is not None and group.finite:
            return False
        if units[i].norm in cues()["without"] and (not i or units[i - 1].kind == "comma"):
            return True
    return False


def _is_conceded(units: Sequence[Unit], i: int, anchor: int) -> bool:
    """« Si l'armée a repris Homs, elle n'a pu … »: opens the sentence, and what it sets against it has not to come."""
    group = units[anchor].group
    if i or group is None or group.mood not in ("perfect", "pluperfect") or group.effect not in (None, "claim"):
        return False
    after = [u.group for u in units[anchor + 1 :] if u.group is not None and u.group.finite]
    return bool(after) and all(g.mood not in ("future", "conditional") for g in after)


def _is_if(units: Sequence[Unit], i: int) -> bool:
    """« si », or « s' » before « il »; not the reflexive « s' »."""
    if units[i].kind != "word":
        return False
    following = units[i + 1].norm if i + 1 < len(units) else ""
    elided = units[i].norm in cues()["if_elided"] and following in cues()["after_elided_if"]
    return elided or units[i].norm in cues()["if"]


def is_imagined(anchor: Unit, match: Match) -> bool:
    """« prendrait », « frapperait »: a deed in the present conditional is imagined; hearsay is « aurait pris », « tiendrait »."""
    group = anchor.group
    if group is None or group.mood != "conditional" or group.voice != "active" or match.rule.change is Change.HELD:
        return False
    if match.rule.kind is Kind.VISIT and group.lemma in lemmas()["staying"]:
        return False
    return match.rule.kind is not Kind.CLASH and anchor.first - group.first <= group.reflexive


def wished(units: Sequence[Unit], anchor: int) -> str | None:
    """« veulent que Homs tombe », « pour que l'armée prenne », « il est faux que »: what governs « que » decides."""
    group = units[anchor].group
    if group is None:
        return None
    incise = _incise_before(units, anchor)
    for i in range(anchor - 1, max(0, anchor - _REACH), -1):
        if i in incise:
            continue
        unit = units[i]
        if unit.kind == "verb" and negation.is_not_to_be_said(units, i):
            return "denial"
        if unit.kind in ("stop", "comma", "relative", "verb"):
            return None
        if unit.kind == "word" and unit.norm in words()["that"]:
            before = units[i - 1]
            if negation.is_not_to_be_said(units, i - 1):
                return "denial"
            if before.norm in cues()["untrue"]:
                said = units[i - 2].group
                return None if said is not None and said.negated else "denial"
            if group.mood == "subjunctive" and negation.denies(units, i):
                return "hypothesis"
            if group.mood not in ("present", "subjunctive"):
                return None
            if before.group is not None:
                effect = lexicon().governors.get(before.group.lemma)
                return effect if effect in ("plan", "denial") else None
            return "plan" if _is_aimed_at(before) or (before.kind == "stop" and _is_thought_of(units, i - 1)) else None
    return None


def _incise_before(units: Sequence[Unit], anchor: int) -> range:
    """« que Homs, un jour, tombe »: the units of what stands between two commas, behind a name and before a verb."""
    if anchor < 1 or units[anchor - 1].kind != "comma":
        return range(0)
    opening = next((k for k in range(anchor - 2, max(0, anchor - _REACH), -1) if units[k].kind != "word"), 0)
    named = opening > 0 and units[opening].kind == "comma" and units[opening - 1].kind in ("place", "actor")
    return range(opening, anchor) if named else range(0)


def _is_aimed_at(unit: Unit) -> bool:
    """« pour », « la crainte »: a word that makes what « que » opens behind it a thing to come."""
    return unit.norm in cues()["not_yet"] or unit.norm in cues()["aiming"]


def _is_thought_of(units: Sequence[Unit], stop: int) -> bool:
    """« Un scénario que redoutent les experts : que Homs tombe »: whether what stands before a colon only fears or wants it."""
    told = takewhile(lambda u: u.kind != "stop", reversed(units[:stop]))
    return any(_is_aimed_at(u) or (u.group is not None and _plans(u.group)) for u in told)


def _plans(group: verbs.VerbGroup) -> bool:
    return lexicon().governors.get(group.lemma) in ("plan", "hypothesis")


def feared_for(units: Sequence[Unit], anchor: int) -> str | None:
    """« vit dans la crainte d'une offensive »: what the noun that a verb has makes of the one behind it."""
    for i in range(anchor + 1, min(len(units) - 2, anchor + _REACH)):
        before, of, unit = units[i : i + 3]
        if before.kind in ("stop", "comma", "relative", "place"):
            return None
        feared = before.norm in cues()["not_yet"] and not is_thanks_to(units, i)
        if feared and unit.kind == "noun" and of.norm in words()["of"]:
            return "plan"
    return None


def is_thanks_to(units: Sequence[Unit], i: int) -> bool:
    """« à la faveur d'une offensive », not « en faveur d'une offensive »."""
    return i > 0 and units[i].norm in words()["favour"] and units[i - 1].norm in words()["to_or_has"]


def awaited(units: Sequence[Unit], anchor: int) -> str | None:
    """« ont fui avant que Homs ne tombe » came about, « veut agir avant que » has not; « ne » alone denies nothing behind it."""
    for i in range(anchor - 1, max(0, anchor - _REACH), -1):
        unit = units[i]
        if unit.kind in ("stop", "comma", "relative") or (unit.group is not None and unit.group.finite):
            return None
        if unit.norm in words()["that"] and units[i - 1].norm in words()["before"]:
            return "fact" if is_told_past(units, i - 1) else "plan"
        if unit.norm in words()["that"]:
            return "hypothesis" if units[i - 1].norm in cues()["feared"] else None
    return None


def is_told_past(units: Sequence[Unit], before: int) -> bool:
    """Whether the last verb before a word tells what happened."""
    told = next((u.group for u in reversed(units[:before]) if u.group is not None and u.group.finite), None)
    if told is None or told.mood not in verbs.PAST or verbs.happened(told) is not None:
        return False
    return lexicon().governors.get(told.lemma) not in ("plan", "hypothesis", "denial")
