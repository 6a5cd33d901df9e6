"""Over what may the gap of a pattern stretch?

Within a clause: over an apposition and what stands between two commas, not over another verb, a new subject or, toward a
place, another place.
"""

import itertools
from collections.abc import Sequence

from geo.reading.rulebook.patterns import PLACE_ROLES, Atom
from geo.reading.sentences.enumerations import LANDMARK
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.wordclasses import endings, lemmas, lexemes, standing_for, words

_INCISE = 18  # units of a clause between two commas
_MANNER = 9  # units of « après de violents combats »
_RELATIVE = 5  # units of « que le M23 contrôle »
_ASIDES = 3  # asides in a row between a place and its verb
_CLAUSE = 2  # units before the participle of a headline: the comma and its noun
_AS_THEY = 3  # units of « alors qu'ils »
_SAID = 5  # units from « a dit » to « à Goma que »
_PARTY = 8  # units of a party between « entre » and « et »


def over_clause(units: Sequence[Unit], i: int) -> int:
    """Beyond « , après de violents combats, » and « , qui ont repris, », to the right."""
    other = _other_comma(units, i, 1)
    if other is None:
        return i
    opener = units[i + 1]
    if _is_relative(opener):
        return other if resumes(units, other) else i
    tells_how = opener.kind == "word" and opener.norm in words()["circumstances"]
    return other if tells_how and not closed(units[i + 1 : other]) else i


def back_over_clause(units: Sequence[Unit], i: int, *, whole: bool, wants_place: bool) -> int:
    """Beyond « , que l'exode avait gonflée, », to the left.

    ``whole`` asks that the clause has its own verb: « les rebelles, que l'armée assiège, ont bombardé ».
    """
    other = _other_comma(units, i, -1)
    if other is None:
        return i
    beyond = _before_asides(units, i) if wants_place and resumes(units, i) else None
    if beyond is not None:
        return beyond
    clause = units[other + 1 : i]
    ends = closed(clause) if whole else not _told_of(clause)
    return other if ends and _is_relative(units[other + 1]) else i


def _other_comma(units: Sequence[Unit], i: int, step: int) -> int | None:
    """The other of two commas that hold a clause, to the right of the one at ``i`` or, where ``step`` is negative, to its left."""
    if not 0 <= i < len(units) or units[i].kind != "comma":
        return None
    near = range(i + step, max(-1, min(len(units), i + step * _INCISE)), step)
    other = next((k for k in near if units[k].kind in ("comma", "stop")), None)
    return None if other is None or units[other].kind == "stop" else other


def _is_relative(unit: Unit) -> bool:
    """« qui », « que », « dont »: whether a unit opens a relative clause."""
    return unit.kind == "relative" or unit.norm in words()["relatives"]


def _before_asides(units: Sequence[Unit], comma: int) -> int | None:
    """« Sake, où l'on se battait, verrou sur la route de Goma, est tombée »: the comma behind the place that a clause is about."""
    behind_places: list[int] = []
    end = comma
    for _ in range(_ASIDES):
        begin = _other_comma(units, end, -1)
        if not begin or not _is_aside(units[begin + 1 : end]):
            break
        if units[begin - 1].kind == "place":
            behind_places.append(begin)
        end = begin
    return next((k for k in behind_places if units[k - 1].subject), next(iter(behind_places), None))


def _is_aside(clause: Sequence[Unit]) -> bool:
    """Whether what two commas hold only says more of what stands before: no clause of its own, nor the next of a list."""
    if not clause or (clause[0].kind == "place" and clause[0].subject):
        return False
    return _is_relative(clause[0]) or clause[0].norm in words()["or_where"] or not closed(clause)


def over_where(units: Sequence[Unit], i: int) -> int:
    """« a frappé un marché où était vendu du pain à Binnich »: to before the place that a clause about what was hit tells."""
    if not 0 < i < len(units) or units[i].norm not in words()["or_where"]:
        return i
    if units[i - 1].kind != "word" or units[i - 1].norm not in words()["place_heads"] | words()["stores"]:
        return i  # « au moment où »
    for k in range(i + 1, min(len(units), i + _INCISE)):
        if units[k].kind in ("comma", "stop", "relative"):
            break
        if units[k].kind == "place":
            return k - 1 if units[k].preposition in words()["here"] else i
    return i


def over_those_struck(units: Sequence[Unit], i: int) -> int:
    """« a bombardé des rebelles qui assiégeaient l'armée à Binnich », « une voiture qui roulait à Tyr »: to before where they were."""
    if 0 < i < len(units) - _AS_THEY and units[i].norm in words()["while_doing"]:
        there = units[i + 1].norm in words()["that"] and units[i + 2].kind == "pronoun"
        return _before_place(units, i + _AS_THEY, i) if there else i  # « tués alors qu'ils circulaient à Tyr »
    if not 0 < i < len(units) - 1 or units[i].kind != "relative":
        return i
    before, behind = units[i - 1 - (units[i - 1].kind == "comma")], units[i + 1]
    where = _was_doing(behind) if before.kind == "actor" else _was_there(before, behind)
    return _before_place(units, i + 2, i) if where else i


def _before_place(units: Sequence[Unit], begin: int, i: int) -> int:
    """To before the place of a clause that begins there, else where one was: « qui jouaient dans un champ près de Tyr »."""
    told = lexemes()["other_events"] | lexemes()["strikes"] | lexemes()["fighting"] | lexemes()["attack"]
    for k in range(begin, min(len(units), begin + _INCISE)):
        unit = units[k]
        acts = unit.kind == "verb" and not (unit.group is not None and unit.group.bare)
        if acts or unit.kind in ("comma", "stop", "relative") or (unit.kind == "noun" and unit.lexemes & told):
            break  # « qui préparaient une attaque contre Homs »
        if unit.kind == "place":
            within = unit.preposition == standing_for()["of"] and _says_in(units[begin:k])
            return k - 1 if within or unit.preposition in words()["here"] | words()["near"] else i
    return i


def _says_in(clause: Sequence[Unit]) -> bool:
    """« dans une rue de », « dans le sud de », « autour de »: whether what a place owns is where something was."""
    if len(clause) > 1 and clause[-2].norm in words()["around"]:
        return True
    return any(u.norm in words()["here"] for u in clause) and clause[-1].norm not in words()["here"]


def _was_doing(unit: Unit) -> bool:
    """« qui jouaient », « qui tentaient de fuir »: whether a verb tells what somebody was about when struck."""
    group = unit.group
    if group is None or group.negated:
        return False
    if group.effect == "attempt":
        return group.mood in ("imperfect", "infinitive")
    return group.mood in ("imperfect", "present") and group.effect is None


def _was_there(thing: Unit, unit: Unit) -> bool:
    """« une maison qui abritait », « un véhicule, qui a été détruit »: whether a verb tells of a thing that was struck."""
    if thing.kind != "word" or thing.norm not in words()["targets"] | words()["carriers"] | words()["bystanders"]:
        return False
    group = unit.group
    if group is None:
        return unit.norm.endswith(endings()["third_imperfect"])
    if group.voice == "passive":
        return group.mood == "perfect" and not group.negated and group.effect is None
    return _was_doing(unit) and unit.lexemes.isdisjoint(lexemes()["travelling"])


def over_those_killed(units: Sequence[Unit], i: int) -> int:
    """« a mené des raids au Liban, tuant dix civils à Tyr »: to before the place where a strike is told to have killed."""
    if not 0 < i < len(units) - 1 or units[i].kind != "comma":
        return i
    group = units[i + 1].group
    if group is None or group.mood != "gerund" or units[i + 1].lexemes.isdisjoint(lexemes()["killing"]):
        return i
    k = _before_place(units, i + 2, i)
    there = any(u.norm == standing_for()["there"] for u in units[max(0, i - _INCISE) : i])
    return (
        i if there and k > i and units[k + 1].anchors_here else k
    )  # « y a mené des raids, tuant dix civils dans le second »


def _told_of(clause: Sequence[Unit]) -> bool:
    """« alors que Bouaké, la deuxième ville, est tenue »: whether what looks like a relative clause is a place, and what is told of it."""
    return len(clause) > 1 and clause[1].kind == "place" and clause[1].subject


def over_incise(units: Sequence[Unit], i: int) -> int:
    """« a repris, avec l'appui des milices, la ville », « a repris, dimanche, la ville »: where what parts a verb from its object ends."""
    if not 0 < i < len(units) or units[i].kind != "comma":
        return i
    if _holds_day(units, i):
        return i + 1
    other = _other_comma(units, i, 1)
    if other is None or units[i - 1].kind not in ("verb", "noun"):
        return i
    within = units[i + 1 : other]
    if not within:
        return other + 1
    opens = units[i - 1].kind == "verb" and _goes_with_deed(within)
    return other + 1 if opens and not closed(within[_is_without(within[0]) :]) else i


def _goes_with_deed(incise: Sequence[Unit]) -> bool:
    """« avec l'appui de », « presque sans un tir »: whether an incise opens with what tells how or with whom something is done."""
    told = next((u for u in incise if u.norm not in words()["about_shares"]), incise[0])
    return _is_without(told) or told.norm.partition(" ")[0] in words()["circumstances"] | words()["accompaniments"]


def over_manner(units: Sequence[Unit], i: int, atom: Atom) -> int:
    """« ont pris sans combattre la ville », « sont entrés sans combattre dans Homs »: to what an atom asks for, over how it was done."""
    if atom.kind == "role":
        return _object_behind(units, i) if atom.values[0] in PLACE_ROLES else i
    k = before_object(units, i) if atom.kind == "word" and not words()["into"].isdisjoint(atom.values) else i
    return k if k < len(units) and units[k].norm in words()["into"] else i


def before_object(units: Sequence[Unit], i: int) -> int:
    """« se sont emparés après de violents combats de la ville »: to before the object."""
    k = _object_behind(units, i)
    return k - (k > i)


def _object_behind(units: Sequence[Unit], i: int) -> int:
    """The place that is the object of a verb right before a unit, behind how it came to it."""
    verb = units[i - 1].group if 0 < i < len(units) else None
    if verb is None or verb.voice != "active" or not (units[i].norm in words()["manner"] or _is_without(units[i])):
        return i
    for k in range(i + 1, min(len(units), i + _MANNER)):
        unit = units[k]
        if unit.kind == "place":
            joined = units[k - 1].norm in words()["joining"]  # « dans une embuscade entre Homs et Hama »
            return k if _is_object(units[i - 1], unit) and not joined else i
        acts = unit.group is not None and unit.group.finite and unit.group.mood != "infinitive"
        if acts or unit.kind in ("comma", "stop", "relative"):
            break
    return i


def _is_without(unit: Unit) -> bool:
    """« sans combattre »."""
    return unit.group is not None and unit.group.mood == "infinitive" and unit.group.effect == "denial"


def _is_object(verb: Unit, place: Unit) -> bool:
    """« ont pris Homs », « se sont emparés de Homs », « sont entrés dans Homs »: whether a place stands as the object of a verb would."""
    if verb.group is not None and verb.group.reflexive:
        return place.preposition == standing_for()["of"] and not verb.lexemes.isdisjoint(lexemes()["capturing"])
    if not verb.lexemes.isdisjoint(lexemes()["coming_in"]):
        return place.preposition in words()["into"]
    return place.preposition is None and place.subject


def before_day(units: Sequence[Unit], i: int) -> int:
    """« la cible, mardi, de drones »: to the left, what stands before a comma that only held a day."""
    return i - 1 if i > 0 and units[i].kind == "comma" and _holds_day(units, i) else i


def _holds_day(units: Sequence[Unit], comma: int) -> bool:
    """« faisaient face, vendredi, à », « la cible, mardi, de »: whether a comma stands for two, with a day between that was left out."""
    if comma + 1 >= len(units):
        return False
    left_out = units[comma + 1].first - units[comma].last
    return left_out > 1 and units[comma - 1].kind == "word" and units[comma + 1].norm in words()["to"] | words()["of"]


def resumes(units: Sequence[Unit], comma: int) -> bool:
    """« Les combats, qui ont repris lundi, font rage »: whether the verb of the main clause stands right behind a comma."""
    group = units[comma + 1].group if comma + 1 < len(units) else None
    return group is not None and group.finite and group.mood != "gerund"


def _goes_on_unknown(units: Sequence[Unit], comma: int) -> bool:
    """« …, qui mènent une offensive, se sont rapprochés de Homs »: whether a verb that no table knows is the main one's."""
    told = [u.norm for u in units[comma + 1 : comma + 3] if u.kind == "word"]
    reflexive = bool(told) and told[0] in grammar().reflexives
    return any(w in words()["auxiliaries" if reflexive else "many_had"] for w in told[int(reflexive) :][:1])


def passable(units: Sequence[Unit], i: int, *, wants_place: bool, nominal: bool) -> bool:
    """Whether a gap may stretch over a unit to its right: not over the end of a clause, nor, toward a place, over another place.

    ``nominal`` is the gap behind a noun.
    """
    unit = units[i]
    if unit.kind in ("stop", "relative", "pronoun"):
        return False
    if unit.kind == "comma":
        return _passable_comma(units, i, wants_place, nominal)
    if unit.kind == "place":
        return unit.preposition in words()["elsewhere"] if wants_place else not _is_taken(units, i)
    if wants_place and _is_apart(units, i, nominal):
        return False
    if unit.kind == "noun" and _tells_another(units, i, nominal):
        return nominal and units[i - 1].norm in words()["during"]
    if unit.kind == "verb":
        return _passable_verb(units, i, nominal) and not (wants_place and nominal and _tells_of_elsewhere(units, i))
    if _answers(units, i) or (wants_place and nominal and _turns_away(units, i)):
        return False
    return unit.norm not in words()["barriers"] or _picks(units, i, wants_place) or (nominal and _is_amid_war(units, i))


def _passable_comma(units: Sequence[Unit], i: int, wants_place: bool, nominal: bool) -> bool:
    """A comma behind which no other clause begins; between two parties, any."""
    if nominal:
        return not _begins_clause(units, i, nominal) or _is_between(units, i)
    return not (_begins_clause(units, i, nominal) or (wants_place and _goes_on_unknown(units, i)))


def _is_apart(units: Sequence[Unit], i: int, nominal: bool) -> bool:
    """« les réfugiés basés à », « le responsable de l'attaque de »: whether what follows is where some are, or another deed was."""
    posted = (
        units[i].norm in words()["posted"] and units[i - 1].norm not in words()["of"]
    )  # not « le camp de réfugiés de »
    if posted or is_somebodys_deed(units, i) or (not nominal and _only_dates(units, i)):
        return True
    led = nominal and not units[i].lexemes.isdisjoint(lexemes()["leading"])  # « des raids conduits près de »
    return units[i].norm in words()["carried"] and not led


def _tells_another(units: Sequence[Unit], i: int, nominal: bool) -> bool:
    """« s'est repliée à Goma depuis la chute de Sake »: whether a noun tells of another event."""
    another = not units[i].lexemes.isdisjoint(lexemes()["other_events"]) and not _goes_with(units, i)
    return another and (nominal or units[i - 1].norm in words()["dating_else"])


def _turns_away(units: Sequence[Unit], i: int) -> bool:
    """« une frappe après l'annulation du sommet de »: whether a word behind a noun turns to another matter."""
    return units[i].norm in words()["other_matters"] or _dates_by_event(units, i)


def _dates_by_event(units: Sequence[Unit], i: int) -> bool:
    """« le premier depuis l'assassinat de M. X à Beyrouth », not « depuis le milieu de la nuit à »."""
    told, after = units[i + 1 : i + 2], units[i + 2 : i + 3]
    if units[i].norm not in words()["since"] or not told:
        return False
    parts_of_time = words()["beginnings"] | words()["time_parts"]
    return told[0].norm not in parts_of_time and any(u.norm in words()["of"] for u in after)


def _is_amid_war(units: Sequence[Unit], i: int) -> bool:
    """« le premier raid pendant la guerre à »: whether a noun of the war itself follows, which tells no other event."""
    return units[i].norm in words()["during"] and any(
        not u.lexemes.isdisjoint(lexemes()["war"]) for u in units[i + 1 : i + 2]
    )


def is_somebodys_deed(units: Sequence[Unit], i: int) -> bool:
    """« a visé le responsable de l'attaque sur le Golan »: whether what a noun tells only says who somebody is."""
    deed = units[i].group is None and not units[i].lexemes.isdisjoint(lexemes()["attacks_told"])
    of_whom = deed and i > 1 and units[i - 1].norm in words()["of"]
    return of_whom and (units[i - 2].kind == "person" or units[i - 2].norm in words()["culprits"])


def _only_dates(units: Sequence[Unit], i: int) -> bool:
    """« deux jours après l'attaque de Homs », « au lendemain de la prise de Homs »: whether an event only says when another was."""
    told = lexemes()["attacks_told"] | lexemes()["other_events"]
    if units[i].kind != "noun" or units[i].lexemes.isdisjoint(told):
        return False
    morrow = i > 1 and units[i - 1].norm in words()["of"] and units[i - 2].norm in words()["morrow"]
    return morrow or units[i].preposition in words()["dating_else"]


def _goes_with(units: Sequence[Unit], i: int) -> bool:
    """« des frappes suivies d'explosions ont secoué »: whether what a noun tells only goes with the event told before it."""
    return units[i - 1].norm in words()["of"] and i > 1 and units[i - 2].norm in words()["going_with"]


def _answers(units: Sequence[Unit], i: int) -> bool:
    """« menés en réponse à l'attaque contre Homs », not « menés en représailles à Homs »: whether what others did is told next."""
    return units[i].norm in words()["answering"] and any(u.kind == "noun" for u in units[i + 1 : i + 3])


def _picks(units: Sequence[Unit], i: int, wants_place: bool) -> bool:
    """« dans plusieurs villes, dont Homs », « 60 villages, dont 40 vendredi, », « ont été signalés, comme à Homs »."""
    after, norm = units[i + 1 : i + 3], units[i].norm
    if norm in words()["picking"] and after:
        acts = len(after) > 1 and after[1].group is not None and not after[1].group.bare  # « dont Téhéran dit avoir »
        part = after[0].kind == "place" or after[0].norm in words()["targets"]  # « dont une base à Homs »
        return after[0].norm.isdigit() or (wants_place and part and not acts)
    return norm in words()["likening"] and wants_place and any(u.kind == "place" for u in after)


def _is_taken(units: Sequence[Unit], i: int) -> bool:
    """« a pris(, sans combattre,) Nahta », « a pris le contrôle de Nahta »: whether a place is what a verb of control took."""
    opening = _other_comma(units, i - 1, -1)
    before = units[i - 1 if opening is None else opening - 1]
    taking = before if before.kind == "verb" else units[i - 2] if before.norm in words()["of"] and i > 1 else before
    return not taking.lexemes.isdisjoint(lexemes()["controlling"]) and units[i].preposition in (
        None,
        standing_for()["of"],
    )


def _is_headline(units: Sequence[Unit], i: int) -> bool:
    """« Dix morts dans des tirs, écoles bombardées à Kharkiv »: a bare noun behind a comma, and what was done to it."""
    group = units[i].group
    if i < _CLAUSE or group is None or not group.bare or units[i - 2].kind != "comma":
        return False
    noun = units[i - 1]
    return noun.kind == "word" and noun.first == units[i - 2].last and noun.norm not in words()["place_heads"]


def _passable_verb(units: Sequence[Unit], i: int, nominal: bool) -> bool:
    """A bare participle, « étant »; behind a noun, its own predicate; not the verb of a headline."""
    group = units[i].group
    if group is None or _is_headline(units, i):
        return False
    if group.lemma in lemmas()["be"] and group.mood == "gerund":
        return True  # « de deux vallées, la plus grande étant »
    if not nominal and group.mood == "infinitive" and group.effect == "denial":
        apart = i + 1 < len(units) and units[i + 1].kind == "comma"  # « s'est emparée(,) sans combattre(,) de »
        return any(u.norm in words()["of"] for u in units[i + 1 + apart : i + 2 + apart])
    if group.effect is not None:
        return False
    if not nominal:
        return not group.finite and group.mood == "participle"
    if group.mood == "gerund" and units[i].norm.endswith(endings()["gerund"]):
        return False  # but « l'attaque ayant fait dix morts s'est produite à »
    return _is_begun(units, i) or units[i].lexemes.isdisjoint(lexemes()["travelling"])


def _tells_of_elsewhere(units: Sequence[Unit], i: int) -> bool:
    """« L'attaque a été condamnée à Paris », « préparée à Raqqa », « a été filmée à Homs »: whether a verb tells not where a deed was."""
    unit, group = units[i], units[i].group
    if group is None:
        return False
    spoken = bool(unit.lexemes & lexemes()["told_elsewhere"]) and not unit.lexemes & lexemes()["told_there"]
    if (
        spoken and group.finite and (group.first < unit.first or group.mood == "perfect")
    ):  # not « des attaques répétées à »
        return True
    after = units[i + 1 : i + 3]
    done = len(after) > 1 and _is_done(after[0]) and after[1].norm in words()["to_or_has"]
    was = group.lemma in lemmas()["be"] and group.mood == "perfect"  # not « sont vifs à »
    return (was or group.lemma in lemmas()["have"]) and done


def _is_done(unit: Unit) -> bool:
    """Whether a word that no table knows looks like a participle: « ont manifesté », not « ont lieu »."""
    return (
        unit.kind == "word" and unit.norm.endswith(endings()["any_participle"]) and unit.norm not in words()["place_in"]
    )


def _is_begun(units: Sequence[Unit], i: int) -> bool:
    """« des missiles venus d'Iran ont frappé », not « les habitants qui fuient sont arrivés à »: a participle with whence behind it."""
    group, following = units[i].group, units[i + 1 : i + 2]
    return group is not None and group.bare and any(u.norm in words()["of"] for u in following)


def opens_another(unit: Unit) -> bool:
    """Whether a unit belongs to a clause, not to an apposition: a verb but a bare participle, a relative pronoun."""
    if unit.kind == "verb":
        group = unit.group
        apposed = group is not None and (group.bare or group.mood == "gerund" or group.lemma in grammar().with_be)
        return (
            group is None or group.finite or not apposed
        )  # « , la première ville à tomber », but « , après avoir pris »
    return unit.kind in ("relative", "pronoun") or (unit.kind == "word" and unit.norm in words()["barriers"])


def has_place_before(units: Sequence[Unit], at: int) -> bool:
    """« reliant Goma, que le M23 contrôle, à Bukavu »: whether what a verb acts on is the place before its « que »."""
    group = units[at].group
    if group is None or group.voice != "active" or not group.finite:
        return False
    that = next((k for k in range(at - 1, max(0, at - _RELATIVE), -1) if units[k].norm in words()["that"]), 0)
    if not that or any(u.kind in ("verb", "comma", "stop") for u in units[that:at]):
        return False
    before = units[that - 2] if units[that - 1].kind == "comma" and that > 1 else units[that - 1]
    return before.kind == "place" or before.norm == LANDMARK


def is_said_at(units: Sequence[Unit], i: int) -> bool:
    """« a dit à Goma que le M23 contrôlait »: whether a place before « que » is where somebody speaks."""
    if i + 1 >= len(units) or units[i].kind != "place" or units[i].preposition not in words()["here"]:
        return False
    near = units[max(0, i - _SAID) : i]
    speaks = any(u.kind == "verb" and not u.lexemes.isdisjoint(lexemes()["saying"]) for u in near)
    return speaks and units[i + 1].norm in words()["that"]


def closed(clause: Sequence[Unit]) -> bool:
    """Whether a relative clause has its verb before what follows: « l'armée, qui recule, a bombardé »."""
    return any(u.group is not None and u.group.finite for u in clause)


def _is_between(units: Sequence[Unit], i: int) -> bool:
    """« entre Peuls, venus du nord, et Dogons »: whether the second of two parties is still to come."""
    known = words()
    ends = known["and"] | known["between"]
    back = itertools.takewhile(lambda u: u.norm not in ends, reversed(units[max(0, i - _PARTY) : i]))
    at = i - 1 - sum(1 for _ in back)
    return at >= max(0, i - _PARTY) and units[at].norm in known["between"]


def _begins_clause(units: Sequence[Unit], comma: int, nominal: bool) -> bool:
    """« , et », « , mais », and after a noun a new subject: whether what follows a comma begins another clause.

    Such is a town that something befalls behind a clause: « Dix heures après des raids qui ont tué, Lviv a été touchée ».
    """
    if comma + 1 >= len(units):
        return False
    unit = units[comma + 1]
    if unit.norm in words()["and"] | words()["but"]:
        return True
    if not nominal or not unit.subject:
        return False
    befalls = unit.kind == "place" and closed(units[comma + 2 : comma + 3]) and closed(units[:comma])
    return befalls or unit.kind in ("actor", "person", "pronoun")
