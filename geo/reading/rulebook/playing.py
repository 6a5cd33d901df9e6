"""May a unit be what an atom of a pattern asks for?

A verb of the lexicon in the voice asked for, a literal word, or one who may play a role: a place that a verb is about, an
actor that is a subject, a person.
"""

import itertools
from collections.abc import Sequence

from geo.reading.rulebook.gaps import is_said_at
from geo.reading.rulebook.patterns import (
    CIVILIAN,
    NAMED_ACTOR,
    NAMED_PERSON,
    PERSON_ROLES,
    PLACE_ROLES,
    STATE_ROLES,
    Atom,
    players,
)
from geo.reading.sentences.objects import is_object, is_subject_behind
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import PAST, VerbGroup
from geo.reading.wordclasses import lemmas, lexemes, standing_for, words

_READ = ("word", "comma", "verb", "noun", "relative", "pronoun", "stop")  # kinds of units that a pattern may name
_HOLDING = ("holder", "previous_holder")
_FLED = 3  # units from « chassées », « fui » to the place that was left
_ACTING = 8  # units from a name to the infinitive of what it is let do
_JOINS = 2  # units of « et à » before a name
_JOINED, _OPENING = 5, 2  # units before a place, of which « et » and « à » open a clause
_LYING = 4  # units from a place back to the one that it lies near: « X, près de »


def plays(atom: Atom, unit: Unit, units: Sequence[Unit], i: int, *, left: bool) -> bool:
    """Whether the unit at ``i`` is what an atom asks for, ``left`` where the atom stands before the anchor of its pattern."""
    if atom.kind == "lexeme":
        return not unit.lexemes.isdisjoint(atom.values) and _is_voiced(atom, unit)
    if atom.kind == "word":
        return unit.kind in _READ and unit.norm in atom.values
    role = atom.values[0]
    if unit.kind not in players(role, left=left):
        return False
    if role in PLACE_ROLES:
        return _is_placed(role, atom.voice, units, i, left)
    if role in (NAMED_PERSON, CIVILIAN, NAMED_ACTOR):
        return unit.subject and not (role == CIVILIAN and unit.norm == standing_for()["commander"])
    if role in PERSON_ROLES:
        return _is_person(role, unit, left, units, i)
    if role in STATE_ROLES:
        behind = role == "party" and not left
        between = behind and unit.preposition in words()["between"]
        if behind and unit.norm == "adjective" and len(unit.names) > 1:
            return True  # « des pourparlers russo-turcs »
        return (unit.subject or between) and (role == "seat" or _is_beside_another(units, i))
    return _acts_left(role, unit, units, i) if left else _is_party(unit, units, i)


def _is_voiced(atom: Atom, unit: Unit) -> bool:
    """Whether a noun or a verb is in the voice asked for; « sans tuer de civils » tells nothing that was done."""
    if unit.group is None:
        return atom.voice in ("active", "any")
    if unit.group.mood == "infinitive" and unit.group.effect == "denial":
        return False
    if unit.group.causative and not unit.lexemes.isdisjoint(lexemes()["moving"]):
        return False  # « a fait évacuer la ville »: who makes others go does not go
    if atom.voice == "undergone":
        return unit.group.voice in ("passive", "participle")
    if atom.voice == "sought":
        return unit.group.effect == "plan"
    if atom.voice == "tried":
        return unit.group.effect == "attempt" and unit.group.mood in PAST
    bare = atom.voice == "bare" and unit.group.bare
    return bare or atom.voice in (unit.group.voice, "any")


def _is_placed(role: str, voice: str, units: Sequence[Unit], i: int, left: bool) -> bool:
    """« à Homs », « Homs a été prise »: whether a place, or what stands for one, is where something happened or what a verb is about."""
    unit = units[i]
    if unit.kind == "pronoun" and unit.norm not in words()["place_pronouns"]:
        return False
    anyhow = left or voice == "any" or role == "origin"
    if (not anyhow and unit.preposition in words()["elsewhere"]) or _is_left_behind(role, units, i):
        return False
    if (_is_fled(units, i) or is_said_at(units, i)) if left else _frames_next(units, i):
        return False
    return voice != "subject" or _is_what(units, i)


def _is_left_behind(role: str, units: Sequence[Unit], i: int) -> bool:
    """« des roquettes tirées de Gaza », « des familles venues de Homs »: a place behind the « de » of shooting or of coming."""
    of, k = standing_for()["of"], i - 1
    if role != "origin" and units[i].kind == "place" and _is_shot_from(units, i):
        return True
    if role == "origin" or units[i].kind != "place" or units[i].preposition != of:
        return False
    while k > 0 and (units[k].norm == of or units[k].norm in words()["place_heads"]):
        k -= 1
    if k >= 0 and units[k].norm in words()["coming_from"]:
        return True
    return k >= 0 and units[k].group is not None and not units[k].lexemes.isdisjoint(lexemes()["shooting"])


def _is_shot_from(units: Sequence[Unit], i: int) -> bool:
    """« un missile tiré d'un champ proche de Homs », not « tiré d'un champ sur Homs »: a place near which shots set out."""
    if units[i].preposition not in (standing_for()["of"], standing_for()["near"]):
        return False
    k = i - 1
    while k > 1 and units[k].kind == "word":
        k -= 1
    fired = units[k].group is not None and not units[k].lexemes.isdisjoint(lexemes()["shooting"])
    return fired and units[k + 1].norm in words()["of_bare"] | words()["since"]


def _frames_next(units: Sequence[Unit], i: int) -> bool:
    """« une tour a été touchée et à Homs, une femme a péri »: whether a place opens a clause joined to what stands before it."""
    if units[i].preposition not in words()["here"] or i + 1 >= len(units) or units[i + 1].kind != "comma":
        return False
    before = [u for u in units[max(0, i - _JOINED) : i] if u.kind != "comma" and u.norm not in words()["place_heads"]]
    relatives = words()["relatives"] | words()["or_where"] | words()["whose"]
    if not units[i + 2 : i + 3] or units[i + 2].norm in relatives:
        return False
    if len(before) < _OPENING or before[-_OPENING].norm not in words()["and"] | words()["but"]:
        return False
    clause = itertools.takewhile(lambda u: u.kind not in ("comma", "stop", "relative"), units[i + 2 :])
    return any(u.group is not None and u.group.finite for k, u in enumerate(clause) if k)


def _is_fled(units: Sequence[Unit], i: int) -> bool:
    """« des familles chassées de Homs », « des habitants qui ont fui Homs »: the place that people are told to have left."""
    before = [u for u in units[max(0, i - _FLED) : i] if u.norm not in words()["place_heads"] | {standing_for()["of"]}]
    after = units[i + 1] if i + 1 < len(units) else units[i]
    apposed = after.kind == "comma" or after.norm in words()["or_where"]  # « ont fui Homs, bombardée jeudi »
    if not before or apposed or units[i].kind != "place":
        return False
    fled = before[-1].group is not None and before[-1].group.lemma in lemmas()["flee"]
    return fled or (units[i].preposition == standing_for()["of"] and before[-1].norm in words()["left_behind"])


def _is_what(units: Sequence[Unit], i: int) -> bool:
    """Whether a place may be what a verb is about: no preposition before it but that of its own noun."""
    unit = units[i]
    if unit.kind == "place" and unit.preposition == standing_for()["near"] and _is_apposed_near(units, i):
        return False
    at = i + 1
    while at + 2 < len(units) and units[at].norm in words()["near"] and units[at + 2].kind == "place":
        at += 3  # « dans le camp d'Ain, près de Saïda, passé sous leur contrôle »
    if unit.kind != "place" or unit.preposition in (None, standing_for()["of"]) or _has_participle(units, at):
        return True
    return any(u.kind == "word" and u.norm in words()["place_heads"] for u in units[max(0, i - 3) : i])


def _is_apposed_near(units: Sequence[Unit], i: int) -> bool:
    """« le camp d'Ain, près de Saïda »: whether a place only says where the one right before it lies."""
    before = [
        u for u in units[max(0, i - _LYING) : i] if u.kind != "comma" and u.norm not in words()["near"] | words()["of"]
    ]
    return bool(before) and before[-1].kind == "place"


def _has_participle(units: Sequence[Unit], i: int) -> bool:
    """« à Damas, tombée aux mains de », « à Douma, ville du sud tombée »: whether a participle goes on with what stands before it."""
    at = i + 1 if i < len(units) and units[i].kind == "comma" else i
    if at > i and at < len(units) and units[at].norm in words()["towns"]:
        at = next((k for k in range(at, len(units)) if units[k].kind not in ("word", "actor")), len(units))
    group = units[at].group if at < len(units) else None
    return group is not None and group.bare


def _is_beside_another(units: Sequence[Unit], i: int) -> bool:
    """« Américains et Russes », « Moscou et Ankara »: whether an actor follows another."""
    return (
        i > 1
        and units[i - 1].norm in words()["and"]
        and units[i - 2].kind == "actor"
        and units[i - 2].norm != "adjective"
    )


def _is_person(role: str, unit: Unit, left: bool, units: Sequence[Unit], i: int) -> bool:
    if left and (role == "visitor" or unit.kind in ("relative", "pronoun")):
        if unit.kind == "person" and i + 2 < len(units) and units[i + 1].kind == "comma" and _apposed(units[i + 2]):
            return True
        if unit.kind == "relative":
            return _follows_person(units, i)
        return unit.subject and not is_met(units, i) and not is_object(units, i)
    if unit.kind == "pronoun":  # « Arrivé à Kaboul, il a »
        return i > 0 and units[i - 1].kind == "comma" and unit.norm in words()["third_persons"]
    return unit.kind == "person"


def is_met(units: Sequence[Unit], i: int) -> bool:
    """« a reçu le roi, avant de s'envoler »: whether a person is whom somebody before meets or receives."""
    while i > 1 and units[i].kind == "person" and units[i - 1].norm in words()["and"] and units[i - 2].kind == "person":
        i -= 2
    at = _over_where(units, i - 1)
    verb = units[at] if at > 0 and units[i].kind == "person" else None
    if (
        verb is None
        or verb.group is None
        or verb.group.voice != "active"
        or verb.lexemes.isdisjoint(lexemes()["meeting"])
    ):
        return False
    return units[at - 1].norm not in words()["subordinators"]


def _over_where(units: Sequence[Unit], i: int) -> int:
    """« a reçu à Kiev l'Italien X »: back over a place told between a verb and its object."""
    if i > 1 and units[i].kind == "place" and units[i].preposition in words()["here"]:
        i -= 1
        while i > 0 and units[i].kind == "word" and units[i].norm in words()["locative"]:
            i -= 1
    return i


def _follows_person(units: Sequence[Unit], i: int) -> bool:
    """Whether a relative stands for a person: « M. X, qui », not « l'hôtel qui »."""
    at = i - 2 if i > 1 and units[i - 1].kind == "comma" else i - 1
    return at >= 0 and units[at].kind == "person"


def _apposed(unit: Unit) -> bool:
    """Whether a unit opens an apposition to the name before it: « M. X, en visite », « , arrivé jeudi », « , présent à »."""
    if unit.group is not None:
        return unit.group.mood in ("participle", "gerund")
    return unit.norm in words()["apposing"] or bool(unit.lexemes & lexemes()["presence"])


def _acts_left(role: str, unit: Unit, units: Sequence[Unit], i: int) -> bool:
    """« l'armée a pris », « l'armée, qui a pris »: whether a unit before a verb is who acts."""
    if unit.norm == "adjective":
        return False
    if unit.kind != "relative":
        let = _acts_as_object(units, i) or _is_first_of_those_who_act(units, i)
        return let or (unit.subject and not is_object(units, i) and not is_subject_behind(units, i))
    if role in _HOLDING:  # « une offensive de la Turquie, qui a pris »
        return units[i - 1 - (units[i - 1].kind == "comma")].kind != "noun"
    return noun_of(units, i) is None


def _is_party(unit: Unit, units: Sequence[Unit], i: int) -> bool:
    """« des frappes russes », « par l'armée », « par M. X »: whether a unit behind an anchor is a party to what it tells."""
    if unit.norm == "adjective":
        beside = units[i - 1].kind == "noun" or units[i - 1].norm in words()["and"]
        return beside or _says_whose(units, i) or _is_of_a_part(units, i)
    if unit.kind == "actor" or unit.norm in (standing_for()["owner"], standing_for()["us"]):
        return True
    return unit.kind == "person" and unit.preposition in words()["by"]


def _says_whose(units: Sequence[Unit], i: int) -> bool:
    """« Kherson est redevenue ukrainienne », « reste pour l'essentiel russe »: whether an adjective tells whose a place is."""
    verb = next((u for u in reversed(units[max(0, i - _LYING) : i]) if u.kind != "word"), None)
    return verb is not None and not verb.lexemes.isdisjoint(lexemes()["remaining"])


def _is_of_a_part(units: Sequence[Unit], i: int) -> bool:
    """« divisée entre quartiers rebelles et secteurs loyalistes », « entre l'est rebelle »: whether an adjective tells whose a part is."""
    parts = words()["town_parts"] | words()["bearings"]
    before = [u.norm for u in itertools.takewhile(lambda u: u.norm not in words()["between"], reversed(units[:i]))]
    return len(before) < i and bool(before) and before[0] in parts and before[-1] in parts


def _acts_as_object(units: Sequence[Unit], i: int) -> bool:
    """« a permis à l'armée de reprendre », « dont l'armée s'est emparée »: what governs a name leaves it the next verb's subject."""
    following = units[i + 1].group if i + 1 < len(units) else None
    if following is None:
        return _is_made_to_act(units, i)
    if following.mood == "gerund" and following.first == units[i + 1].first == units[i].last:
        # « une guerre entre les Houthis contrôlant la capitale et », not « une attaque menée par l'EI visant Homs »
        return units[i].preposition not in words()["by"]
    return _lets_act(following, units[i])


def _lets_act(verb: VerbGroup, name: Unit) -> bool:
    """« dont l'armée s'est emparée », « dont l'armée dit avoir repris le contrôle »: whether a governed name is a verb's subject."""
    told = verb.finite or verb.effect == "claim"
    return verb.object_acts or (name.preposition in words()["whose"] and told)


def _is_made_to_act(units: Sequence[Unit], i: int) -> bool:
    """« a contraint les forces d'occupation à quitter »: whether only what describes a name parts it from what it is made to do."""
    behind = itertools.dropwhile(lambda u: u.kind == "word", units[i + 1 : i + _ACTING])
    verb = next(behind, None)
    if any(u.norm in words()["and"] for u in units[max(0, i - _JOINS) : i]):
        return False  # « aux soldats et à des miliciens amis »: the first of them stands for all
    return verb is not None and verb.group is not None and verb.group.object_acts


def _is_first_of_those_who_act(units: Sequence[Unit], i: int) -> bool:
    """« a permis à l'armée et à ses alliés de reprendre », « dont l'armée et ses alliés »: whether a name opens a list of those who act."""
    behind = units[i + 1 : i + _ACTING]
    verb = next((k for k, u in enumerate(behind) if u.group is not None), None)
    if verb is None or not any(u.norm in words()["and"] for u in behind[:verb]):
        return False
    group = behind[verb].group
    return group is not None and _lets_act(group, units[i]) and all(u.kind in ("word", "actor") for u in behind[:verb])


def noun_of(units: Sequence[Unit], relative: int) -> Unit | None:
    """« des frappes du régime syrien qui »: the noun of the rules for which a relative stands, which is then no party."""
    k = relative - 1
    while k > 0 and _completes_noun(units, k):
        k -= 1
    return units[k] if k >= 0 and units[k].kind == "noun" else None


def _completes_noun(units: Sequence[Unit], k: int) -> bool:
    """Whether a unit may stand between a noun and its relative: its adjectives, its owner."""
    unit, known = units[k], words()
    owner = unit.kind == "actor" and unit.preposition == standing_for()["of"]
    told = units[k - 1].kind == "noun" or units[k - 1].norm == "adjective"
    qualifies = told and unit.kind == "word" and unit.first == units[k - 1].last and unit.norm not in known["locative"]
    return owner or qualifies or unit.norm == "adjective" or unit.norm in known["before_relative"]
