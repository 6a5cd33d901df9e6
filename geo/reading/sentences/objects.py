"""Is a name what a verb acts on, not who acts?

French puts the object right behind an active verb: « l'armée a bombardé les rebelles et repris Homs » leaves the army the
subject of the second verb too. Where a relative or « comme » puts the verb first, what follows is its subject.
"""

from collections.abc import Sequence
from itertools import takewhile

from geo.reading import numerals
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.wordclasses import endings, words

_JOINED = 2  # units of « et à » before a verb
_COUNTING = 2  # words between a verb and its object that count it
_DEED = 6  # units from the noun that opens a sentence to whose deed it is: « L'entrée en guerre d'Israël »
_PARTIES = ("actor", "person", "pronoun", "relative")


def is_object(units: Sequence[Unit], i: int) -> bool:
    """Whether a unit is what a verb acts on whose subject the next verb shares."""
    return is_acted_on(units, i) and _goes_on(units, i)


def is_acted_on(units: Sequence[Unit], i: int) -> bool:
    """Whether a unit stands right behind an active verb that has its subject before it, or one that takes none."""
    if units[i].kind not in ("actor", "person"):
        return False
    if _is_behind_infinite(units, i) or _is_led_to(units, i):
        return True
    while i > 1 and units[i - 1].kind == "word" and _counts(units[i - 1].norm):
        i -= 1
    return i > 1 and _takes_object(units[i - 1]) and _has_subject(units, i - 1)


def is_subject_behind(units: Sequence[Unit], i: int) -> bool:
    """« la zone que patrouillent les Casques bleus, tiennent »: whether a unit acts in the relative just before, not for the next verb."""
    following = next((u.group for u in units[i + 1 :] if u.group is not None), None)
    resumed = following is not None and following.finite and following.mood not in ("gerund", "infinitive")
    if not resumed or i <= 1 or units[i].kind not in ("actor", "person"):
        return False
    if acts_within(units, i):
        return True
    opener, verb = units[i - 2 : i]
    begins = verb.group.first if verb.group is not None else verb.first
    return opener.norm in words()["inverting"] and begins == opener.last and _is_verb(verb)


def acts_within(units: Sequence[Unit], i: int) -> bool:
    """« des rebelles qu'Ankara appuyait de ses chars ont pris »: whether a unit acts in a relative behind an actor, by a verb unknown."""
    told = units[i - 2].kind in ("actor", "person") and units[i - 1].norm in words()["that"]
    if i + 1 >= len(units):
        return False
    verb = units[i + 1]
    resumes = takewhile(lambda u: u.kind not in ("comma", "stop", "relative"), units[i + 2 :])
    return told and verb.kind == "word" and _is_verb(verb) and any(u.finite for u in resumes)


def doer_of_deed(units: Sequence[Unit]) -> Unit | None:
    """« L'intervention d'Israël a tout changé »: whose the deed is that a sentence opens with, unless another one alone acts in it."""
    k = next((k for k, u in enumerate(units[:_DEED]) if u.kind != "word" and not (u.kind == "noun" and not k)), 0)
    if not k or units[0].kind != "noun" or units[k].kind != "actor" or units[k].norm == "adjective":
        return None
    rivals = (u for i, u in enumerate(units) if u.is_party and u.subject and not is_acted_on(units, i))
    alone = all(u.plural != units[k].plural for u in rivals)
    return units[k] if alone and units[k].preposition in words()["of"] else None


def _is_verb(unit: Unit) -> bool:
    """« bombarde », « patrouillent »: whether a unit is a verb, or a word that no table knows and that ends as one."""
    if unit.group is not None:
        return unit.group.finite
    known = (*endings()["third_plural"], *endings()["third_imperfect"])
    return unit.kind == "word" and unit.norm.endswith(known)


def _takes_object(unit: Unit) -> bool:
    """« a bombardé »: whether a unit is an active verb that acts on somebody."""
    group = unit.group
    if group is None or not group.finite or group.voice != "active":
        return False
    return not group.reflexive and not group.causative and group.lemma not in grammar().with_be


def _has_subject(units: Sequence[Unit], verb: int) -> bool:
    """Whether who acts stands before a verb in its sentence, not behind « comme » or a relative that puts the verb first."""
    for k in range(verb - 1, -1, -1):
        before = units[k]
        if before.kind == "stop" or before.norm in words()["inverting"]:
            return False
        if before.kind in _PARTIES and before.subject:
            return True
        if before.group is not None and before.group.finite:
            return _shares_subject(units, k)
    return False


def _counts(norm: str) -> bool:
    """« dix soldats », « les dernières forces »: a word that only counts or ranks the noun behind it."""
    return numerals.counts(norm) or norm in words()["figures"] | words()["ranking"] | words()["partitive"]


def _is_behind_infinite(units: Sequence[Unit], i: int) -> bool:
    """« tuant plusieurs soldats », « formée pour combattre les rebelles »: behind a gerund or an infinitive stands its object."""
    k = i - 1
    while k > 0 and i - k <= _COUNTING and _stands_between(units[k]) and units[i].preposition is None:
        k -= 1
    group = units[k].group if k >= 0 else None
    if group is None or group.voice != "active" or group.lemma in grammar().with_be or group.reflexive:
        return False
    having_done = group.mood == "perfect" and not group.finite  # « après avoir tué dix rebelles »
    return (having_done or group.mood in ("gerund", "infinitive")) and units[i].preposition is None


def _is_led_to(units: Sequence[Unit], i: int) -> bool:
    """« pour couper de la frontière les rebelles qui », « afin de chasser de Homs l'armée, qui »: an object far behind an infinitive."""
    behind = next((u for u in units[i + 1 : i + 3] if u.kind != "comma"), None)
    if units[i].preposition is not None or behind is None or behind.kind != "relative":
        return False
    k = next((k for k in range(i - 1, -1, -1) if units[k].kind in ("verb", "comma", "stop", "relative")), 0)
    group = units[k].group
    purpose = group is not None and group.voice == "active" and group.mood == "infinitive" and not group.reflexive
    return purpose and group is not None and group.lemma not in grammar().with_be


def _stands_between(unit: Unit) -> bool:
    """« tuant plusieurs soldats », not « C'est sans combattre que l'armée »: a word between an infinitive and its object."""
    return unit.kind == "word" and unit.norm not in words()["that"]


def _goes_on(units: Sequence[Unit], i: int) -> bool:
    """« et repris Homs », « , tuant dix soldats »: whether the next verb has its subject too, as « d'avoir pris Homs » has not."""
    at = next((k for k in range(i + 1, len(units)) if units[k].group is not None or units[k].kind == "stop"), None)
    told = units[at].group if at is not None else None
    if at is None or told is None:
        return False
    joined = any(u.norm in words()["and"] for u in units[at - _JOINED : at])  # « et avoir repris », « et à reprendre »
    apart = joined or (told.mood == "gerund" and units[at - 1].kind == "comma")
    return apart or told.finite or (told.effect is None and told.mood == "perfect")


def _shares_subject(units: Sequence[Unit], verb: int) -> bool:
    """« ont avancé et chassé les rebelles »: whether a verb before has a subject that the next one shares."""
    return any(u.kind in _PARTIES and u.subject for u in units[:verb])
