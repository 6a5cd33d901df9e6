"""Which places are told together: « à Alep, Idleb et Hama », « Rastan dans la province de Homs »?"""

from collections.abc import Mapping, Sequence
from itertools import pairwise, takewhile, zip_longest

from geo.reading.sentences.framing import is_backdrop
from geo.reading.sentences.units import PlaceSpan, Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.text import Text, Token, parentheses, spelled
from geo.reading.wordclasses import lexemes, standing_for, words

_NAMED_REACH = 9  # tokens from the name of an area to the noun of a place in it
_COUNTED = 3  # tokens before a noun in which it is told that it is one, or how many
_DIRECTLY = 2  # tokens from such a noun to a name that it has no other noun before: « la ville du Tigré »
_TOWN_REACH = 8  # units from a town to what it is a town of
_NOUN_AND_COMMA = 2  # units, and tokens, from a noun of places to the name behind it
_AND_AT = 3  # units of « et dans la ville de »
_RELATIVE = 4  # units of « , que tient »
_BEARING = 4  # words of « au nord », « dans le centre »
_FINITE = ("present", "imperfect", "past", "conditional", "future")
_ASIDE = 30  # units from a place over a list, or an aside, to its verb
_CLAUSE = 40  # units from « , et » back to the verb of the clause that it ends
LANDMARK = "(landmark)"  # stands for a place that only tells where another one lies


def gathered(
    text: Text, units: Sequence[Unit], places: Sequence[PlaceSpan], skipped: Sequence[tuple[int, int]] = ()
) -> tuple[Unit, ...]:
    """Units with the places of one enumeration in one unit, without containers and reference points."""
    if not places:
        return tuple(units)
    by_index = {p.index: p for p in places}
    spans = (*((p.first, p.last) for p in places), *skipped)
    taken = frozenset(i for a, b in spans for i in range(a, b))
    out: list[Unit] = []
    landmark = 0  # where the last one ends
    for at, (unit, after) in enumerate(zip_longest(units, units[1:])):
        if unit.anaphor and _is_apposed(out) and (after is None or after.kind != "verb"):
            out.append(Unit("word", unit.first, unit.last, LANDMARK))
        elif unit.kind != "place" or unit.anaphor:
            province = unit.anaphor in words()["provinces"]
            if not (province and _tells_of_town(text.tokens, out, unit.first, unit.last)):
                out.append(unit)
        elif by_index[unit.places[0]].reference and _is_held(units, at):
            out.append(unit._replace(preposition=standing_for()["of"], subject=False))
        elif (
            by_index[unit.places[0]].reference
            or _goes_on(text.tokens, landmark, unit.first)
            or _is_where_it_lies(out, unit)
        ):
            out.append(Unit("word", unit.first, unit.last, LANDMARK))
            landmark = unit.last
        elif (_is_subject(text.tokens, unit, after) and (_is_ruled(out) or _is_framed(out))) or _fronts(units, at, out):
            out.append(unit)
        else:
            acts = after is not None and (_is_said_of(after) or _acts_there(after) or is_told_of(units, at))
            _add(text, out, unit, by_index, taken, acts=acts)
    return tuple(out)


def _is_held(units: Sequence[Unit], at: int) -> bool:
    """« sur la route de Raqa, que tient l'armée, »: whether a relative tells who holds a place that is but reckoned from."""
    behind = units[at + 1 : at + _RELATIVE]
    opens = [u.kind for u in behind[:1]] == ["comma"] and behind[-1].group is not None
    return (
        opens
        and behind[1].norm in words()["object_relatives"]
        and not behind[-1].lexemes.isdisjoint(lexemes()["occupying"])
    )


def _is_subject(tokens: Sequence[Token], unit: Unit, after: Unit | None) -> bool:
    """« Hama est tombée », « Hama a »: whether a finite verb follows a bare name, an auxiliary alone too."""
    if after is None or unit.preposition is not None:
        return False
    word, known = spelled(tokens[after.first].text), grammar()
    if known.be.get(word) in _FINITE or known.have.get(word) in _FINITE:
        return True
    return after.group is not None and after.group.finite


def _is_ruled(out: Sequence[Unit]) -> bool:
    """« a bombardé Hama, mais … », « a éclaté à Hama et … »: whether the place told last goes with a verb of the main clause."""
    k = next((i for i in range(len(out) - 1, -1, -1) if out[i].kind == "place"), 0)
    joins = words()["conjoining"] - words()["that"]
    if not k or not {u.norm for u in out[k + 1 :] if u.kind != "comma"} <= joins | words()["here"]:
        return False
    ends = ("comma", "stop", "relative")
    clause = list(takewhile(lambda u: u.kind not in ends and u.norm not in words()["that"], reversed(out[:k])))
    opener = out[k - len(clause) - 1] if k > len(clause) else None
    within = opener is not None and (opener.kind == "relative" or opener.norm in words()["relatives"])
    return not within and any(u.group is not None and u.group.finite for u in clause)


def _is_framed(out: Sequence[Unit]) -> bool:
    """« Alors que le ministre est à Rome, Hama a été visée »: whether a comma parts what follows from a place where something is."""
    behind = len(out) > 1 and out[-1].kind == "comma" and out[-2].kind == "place"
    return behind and out[-2].preposition in words()["here"]


def _fronts(units: Sequence[Unit], at: int, out: Sequence[Unit]) -> bool:
    """« a repris Homs et à Hama, l'aviation a bombardé », « Malgré l'accord conclu à Rome, à Hama, »: whether a place opens a clause."""
    here, before = words()["here"], next((u for u in reversed(out) if u.kind == "place"), None)
    if before is None or units[at].preposition not in here:
        return False
    joined = before.preposition not in here and not words()["and"].isdisjoint(u.norm for u in out[-_AND_AT:])
    if not (joined or _is_told(out) or is_backdrop(out)):
        return False
    clause = list(takewhile(lambda u: u.kind not in ("stop", "relative"), units[at + 1 :]))
    if not clause or clause[0].kind != "comma":
        return False
    told = takewhile(lambda u: u.kind != "comma", clause[1:])
    return any(u.group is not None and u.group.finite for k, u in enumerate(told) if k)


def _is_told(out: Sequence[Unit]) -> bool:
    """« des raids ont visé un hameau près de Homs, et (à Hama) »: whether « , et » ends a clause that has its verb."""
    k = next((k for k in range(len(out) - 1, 0, -1) if out[k].norm in words()["and"]), 0)
    behind = out[k + 1 :]
    ends = k > 1 and out[k - 1].kind == "comma" and len(behind) < _AND_AT and all(u.kind == "word" for u in behind)
    told = takewhile(lambda u: u.kind != "stop", reversed(out[max(0, k - _CLAUSE) : k]))
    return ends and any(u.finite for u in told)


def _is_where_it_lies(out: Sequence[Unit], unit: Unit) -> bool:
    """« Hajine, situé dans la province de Deir Ezzor et tenu par »: whether a place only says where the one before a comma lies."""
    told = list(takewhile(lambda u: u.kind == "word", reversed(out)))
    comma = len(out) - len(told) - 1
    if not told or comma < 1 or out[comma].kind != "comma" or out[comma - 1].kind != "place":
        return False
    lies = told[-1].norm in words()["before_distance"]
    return lies and unit.preposition is not None and words()["and"].isdisjoint(u.norm for u in told)


def _is_apposed(out: Sequence[Unit]) -> bool:
    """« la route entre Deraa et Damas, la capitale du pays »: whether units end with a place to reckon from and a comma."""
    return len(out) > 1 and out[-1].kind == "comma" and out[-2].norm == LANDMARK


def _add(
    text: Text,
    out: list[Unit],
    unit: Unit,
    by_index: Mapping[int, PlaceSpan],
    taken: frozenset[int],
    *,
    acts: bool = False,
) -> None:
    """Add a place to the units before it: alone, to an enumeration, or not at all where it holds the place before.

    ``acts`` says that a verb follows: « Avec la prise de Homs, Damas devient … » lists nothing.
    """
    if _tells_where(text.tokens, out, unit, by_index):
        return
    named = _told_before(out, unit)
    if named is not None:
        _put(out, named, unit)
        return
    k = _place_before(text.tokens, out)
    joined = k >= 0 and out[k].kind == "place" and not out[k].anaphor
    if _tells_of_town_before(text.tokens, out, k if joined else None, unit, by_index):
        return
    if joined and _names_before(text.tokens, out, k, unit, by_index):
        return
    if joined and _is_listed(text, out, k, unit, by_index, taken, acts=acts):
        _join(out, k, unit, by_index)
    else:
        out.append(unit)


def _tells_where(tokens: Sequence[Token], out: Sequence[Unit], unit: Unit, by_index: Mapping[int, PlaceSpan]) -> bool:
    """« Azaz, localité près d'Alep », « Lougansk, dans l'est de l'Ukraine »: whether a place only says where the one before lies."""
    if unit.preposition == standing_for()["near"]:
        return _beside(tokens, out)
    span = by_index[unit.places[0]]
    return span.nation and _lies_in(out, unit, span, by_index)


def _put(out: list[Unit], k: int, unit: Unit) -> None:
    """Let a place stand for what units from one on told of it: « la capitale, Kinshasa »."""
    unit = unit._replace(preposition=out[k].preposition, subject=out[k].subject)
    del out[k:]
    out.append(unit)


def _tells_of_town_before(
    tokens: Sequence[Token], out: list[Unit], k: int | None, unit: Unit, by_index: Mapping[int, PlaceSpan]
) -> bool:
    """« Rastan dans la province de Homs », « ce bourg au bord du Tigre »: a container, which goes into the unit of its town."""
    span = by_index[unit.places[0]]
    if k is not None and span.container and not span.has_container:
        out[k] = out[k]._replace(last=unit.last)
        return True
    if span.area and _tells_of_town(tokens, out, span.first, unit.last):
        return True
    if len(out) > 1 and out[-1].norm in words()["inside"] and out[-2].anchors_here:
        out.pop()
        return True
    return False


def _names_before(
    tokens: Sequence[Token], out: list[Unit], k: int, unit: Unit, by_index: Mapping[int, PlaceSpan]
) -> bool:
    """« la capitale du Tigré, Mekelle », « une ville clé du nord de la Syrie, Azaz »: a name, which takes the place of its noun."""
    span, before = by_index[unit.places[0]], out[k]
    if _names_capital(tokens, before, span) or _is_part_of(tokens, before, unit, by_index):
        _put(out, k, unit)
        return True
    noun = None if span.area else _noun_named(tokens, before, unit, by_index)
    if noun is None:
        return False
    preposition = before.preposition if noun >= before.first else None
    del out[k:]
    while out and out[-1].kind in ("word", "actor") and out[-1].first >= noun:
        out.pop()
    out.append(unit._replace(preposition=preposition, subject=preposition is None))
    return True


def _is_listed(
    text: Text,
    out: Sequence[Unit],
    k: int,
    unit: Unit,
    by_index: Mapping[int, PlaceSpan],
    taken: frozenset[int],
    *,
    acts: bool,
) -> bool:
    """Whether a place goes on an enumeration."""
    before, first = out[k], by_index[unit.places[0]].first
    between = [text.tokens[i] for i in range(before.last, first) if i not in taken]
    if _frames(text.tokens, before, unit, by_index) or (acts and _begins_anew(between, before, unit)):
        return False
    if _opens_by_river(text.tokens, out[:k], before, unit):
        return False
    unknown = {i for u in out[k + 1 :] if u.kind == "person" for i in range(u.first, u.last)}
    return _listed(text, before.last, first, taken | unknown, state=unit.nation)


def _opens_by_river(tokens: Sequence[Token], ahead: Sequence[Unit], before: Unit, unit: Unit) -> bool:
    """« Plus en amont sur l'Euphrate, Raqa est tombée »: a name with an article that opens the sentence behind « sur », then a town."""
    comma = [t.text for t in tokens[before.last : unit.first]] == [","]
    told = comma and before.preposition in words()["on"] and tokens[before.first - 1].norm in words()["articles"]
    return told and unit.preposition is None and all(u.kind in ("word", "comma") for u in ahead)


def _begins_anew(between: Sequence[Token], before: Unit, unit: Unit) -> bool:
    """« Il vit à Homs, et Hama a été prise »: whether a place is the subject of a clause of its own."""
    apart = [t.norm for t in between]
    subject = unit.preposition is None and before.preposition is not None
    # « , et à Hérat les miliciens ont », « , dont Homs a été », « , et le centre de Homs est »
    joins = words()["and"] | words()["whose" if subject else "to_or_has"]
    if subject and before.preposition is not None and not words()["and"].isdisjoint(apart[1:2]):
        joins = joins | words()["determiners"] | words()["place_heads"] | words()["of"]
    return apart[:1] == [","] and len(apart) > (not subject) and joins.issuperset(apart[1:])


def _join(out: list[Unit], k: int, unit: Unit, by_index: Mapping[int, PlaceSpan]) -> None:
    """« à Alep, Idleb et Hama »: add a place to the enumeration that a unit opens."""
    first = out[k]
    # « au nord de Mossoul, Bachiqa et Tell Keif »: the first only tells where the others are, not in « ainsi qu'à Idleb »
    both = unit.preposition is not None and any(u.norm in words()["conjoining"] for u in out[k + 1 :])
    kept = first.places if both or not all(by_index[p].bearing for p in first.places) else ()
    joined = first._replace(first=first.first if kept else unit.first, last=unit.last, places=(*kept, *unit.places))
    out[k:] = [joined._replace(nation=first.nation and unit.nation)]


def is_told_of(units: Sequence[Unit], at: int) -> bool:
    """« , et Idleb, dernière province rebelle, est », « , et Sake et Beni figurent »: whether a verb follows a list or an aside."""
    end = min(len(units), at + _ASIDE)
    k = next((k for k in range(at + 1, end) if units[k].kind != "place" and units[k].norm not in words()["and"]), 0)
    if k and units[k].kind == "comma":
        k = next((j + 1 for j in range(k + 1, end) if units[j].kind in ("comma", "stop")), 0)
    return 0 < k < len(units) and units[k - 1].kind != "stop" and units[k].finite


def _is_said_of(unit: Unit) -> bool:
    """Whether a unit is a verb, which has the place before it for its subject, or looks like one that no rule knows."""
    if unit.group is not None:
        return unit.group.finite or unit.group.effect == "claim"
    known = words()
    linking = known["listing"] | known["locative"] | known["barriers"] | known["place_heads"] | known["chaining"]
    return unit.kind == "word" and unit.norm.isalpha() and unit.norm not in linking


def _acts_there(unit: Unit) -> bool:
    """Whether a unit right behind a place is who acts in a clause that the place opens."""
    return unit.kind in ("actor", "person") and unit.subject and unit.norm != "adjective"


def _lies_in(out: Sequence[Unit], unit: Unit, span: PlaceSpan, by_index: Mapping[int, PlaceSpan]) -> bool:
    """« A Lougansk, bastion prorusse dans l'est du pays, … »: a country, or a part of it, in which the place just told lies."""
    k = next((i for i in range(len(out) - 1, -1, -1) if out[i].kind not in ("word", "comma", "actor")), -1)
    if k < 0 or out[k].kind != "place" or not out[k].places or [u.kind for u in out[k + 1 : k + 2]] != ["comma"]:
        return False
    before, told = by_index[out[k].places[-1]], {u.norm for u in out[k + 1 :]}
    apart = told.isdisjoint(words()["pairing"]) or not told.isdisjoint(words()["bearings"])
    here = unit.preposition in words()["here"] or not told.isdisjoint(words()["here"])
    return apart and here and not before.nation and before.country == span.country


def _is_part_of(tokens: Sequence[Token], before: Unit, unit: Unit, by_index: Mapping[int, PlaceSpan]) -> bool:
    """« à Damas, dans le quartier de Tadamoun »: whether a name is that of a part, by its noun, of the town just told."""
    span, town, known = by_index[unit.places[0]], by_index[before.places[-1]], words()
    if town.area or span.area or span.country is None or span.country != town.country:
        return False
    between = [t.norm for t in tokens[before.last : unit.first] if t.text != "," and t.norm not in known["articles"]]
    return (
        between in [[word] for word in known["inside"]]
        and tokens[unit.first].norm in known["town_parts"] | known["quarters"]
    )


def _noun_named(tokens: Sequence[Token], before: Unit, unit: Unit, by_index: Mapping[int, PlaceSpan]) -> int | None:
    """« une localité de la province d'Alep, Azaz », « une ville dans le territoire de Masisi, Kitshanga »: the noun that is named."""
    known, span = words(), by_index[before.places[0]]
    if len(before.places) > 1 or [t.text for t in tokens[before.last : unit.first]] != [","]:
        return None
    # « un faubourg de Damas, Daraya »
    nouns = known["towns"] | known["plural_heads"] if span.area else known["suburbs"]
    for j in range(span.first - 1, max(0, span.first - _NAMED_REACH), -1):
        if not tokens[j].text[0].isalpha() or tokens[j].norm in known["and"] | known["picking"]:
            return None  # « la ville et la province d'Alep, Homs et Hama »
        if tokens[j].norm in nouns:
            told = {t.norm for t in tokens[max(0, j - _COUNTED) : j]}
            if not span.area and told.isdisjoint(known["one"] | known["counting"] | known["figures"]):
                return None  # « les quartiers de Khaldiyé, Bab Sbaa »
            directly = j + _DIRECTLY == span.first and not tokens[j].norm.startswith(tuple(known["towns"]))
            return None if directly else j
    return None


def _tells_of_town(tokens: Sequence[Token], out: list[Unit], first: int, last: int) -> bool:
    """« El-Fasher, la dernière grande ville de la région »: an area that goes into the unit of the town that it is told of."""
    near = range(len(out) - 1, max(-1, len(out) - _TOWN_REACH), -1)
    town = next((i for i in near if out[i].kind == "place" and not out[i].anaphor), None)
    if town is None or not _is_town_of(tokens, out[town], first):
        return False
    del out[town + 1 :]
    out[town] = out[town]._replace(last=last)
    return True


def _goes_on(tokens: Sequence[Token], landmark: int, first: int) -> bool:
    """« la route de Kosti et de Rabak »: whether a place is one more to reckon from."""
    if not landmark:
        return False
    known, between = words(), tokens[landmark:first]
    joins = known["pairing"] | known["of"] | known["articles"]
    return any(t.norm in known["pairing"] for t in between) and all(t.norm in joins for t in between)


def _frames(tokens: Sequence[Token], before: Unit, unit: Unit, by_index: Mapping[int, PlaceSpan]) -> bool:
    """« Dans la province d'Idleb, Saraqeb »: an area and, behind nothing but a comma, a town in it."""
    areas = [by_index[i].area for i in (*before.places[-1:], *unit.places)]
    comma = all(t.text == "," for t in tokens[before.last : unit.first])
    return comma and areas == [True, False] and before.preposition in words()["here"]


def _is_town_of(tokens: Sequence[Token], before: Unit, first: int) -> bool:
    """Whether what stands between a place and an area makes the one a town of the other."""
    known = words()
    between = [t.norm for t in tokens[before.last : first]]
    goes_on = between[:1] == [","] or not known["and"].isdisjoint(
        between[:1]
    )  # « , capitale du Sud et seule ville du »
    if not goes_on or "," in between[1:] or between[-1] not in known["of"] | known["articles"]:
        return False
    plain = [w for w in between if w not in known["of"] and w not in known["place_heads"]]
    apart = any(a in known["and"] and b not in known["last_ones"] | known["qualifiers"] for a, b in pairwise(between))
    return not known["towns"].isdisjoint(between) and known["locative"].isdisjoint(plain) and not apart


def _told_before(out: Sequence[Unit], unit: Unit) -> int | None:
    """« la capitale, Kinshasa », « la capitale régionale, Mekele »: the noun whose name follows."""
    if unit.preposition is not None or len(out) < _NOUN_AND_COMMA or out[-1].kind != "comma":
        return None
    k = len(out) - 2
    if k > 1 and out[k - 1].norm in words()["of"] and (out[k].nation or out[k].norm in words()["of_country"]):
        k -= 2  # « la deuxième ville du pays, Alep »
    elif k and not out[k].anaphor and (out[k].kind == "word" or out[k].norm == "adjective"):
        k -= 1
    return k if out[k].anaphor else None


def _beside(tokens: Sequence[Token], out: Sequence[Unit]) -> bool:
    """Whether « près de », right behind a place, tells where that place lies; no country lies so."""
    k = _place_before(tokens, out[:-2])
    place = k >= 0 and out[k].kind == "place" and not out[k].nation
    return place and any(u.kind == "comma" for u in out[k + 1 : -2])


def _names_capital(tokens: Sequence[Token], before: Unit, span: PlaceSpan) -> bool:
    """« la capitale du Tigré, Mekelle »: the second name is what is spoken of."""
    between = [t.text for t in tokens[before.last : span.first]]
    return between == [","] and tokens[before.first].norm in words()["seats"]


def _place_before(tokens: Sequence[Token], out: Sequence[Unit]) -> int:
    """The index of the unit before the commas, conjunctions, nouns of places and unknown names that end some units."""
    k = len(out) - 1
    lies = False  # whether what stands before may be how far from a landmark
    while k >= 0 and (
        out[k].kind == "comma"
        or _lists(out[k])
        or (lies and _measures(out[k]))
        or (
            k + 1 < len(out) and out[k].norm.isdigit() and out[k + 1].norm in words()["of"]
        )  # « la moitié de Hama et 30 % de Homs »
        or (k and _unknown(tokens, out[k], out[k - 1]))
    ):
        lies = out[k].norm == LANDMARK or (lies and out[k].kind == "word")
        k -= 1
    return k


def _measures(unit: Unit) -> bool:
    """« (à) 60 km (de) », « située (sur) »."""
    known = words()
    told = known["units"] | known["distances"] | known["before_distance"]
    return unit.kind == "word" and (unit.norm.isdigit() or unit.norm in told)


def _lists(unit: Unit) -> bool:
    """Whether a word may stand between two names of an enumeration."""
    known = words()
    return unit.kind == "word" and (unit.norm == LANDMARK or unit.norm in known["listing"] | known["place_heads"])


def _unknown(tokens: Sequence[Token], unit: Unit, before: Unit) -> bool:
    """« Salaheddine, Tariq al-Bab et Hanano »: a name that looks like a person's, listed among places."""
    listed = before.kind == "comma" or before.norm in words()["pairing"]
    return listed and unit.kind == "person" and tokens[unit.first].text[0].isupper()


def _repeats(tokens: Sequence[Token], first: int, between: Sequence[str], taken: frozenset[int]) -> bool:
    """« en Égypte, en Ouganda et en Éthiopie »: the same preposition before each name."""
    k = first - 1
    while k > 0 and k in taken:
        k -= 1
    return len(between) == 2 and between[0] == "," and tokens[k].norm == between[1]


def _bearing_told(between: Sequence[str]) -> int:
    """« sur Homs au nord, Hama au centre et Deraa au sud »: how many words behind a name of a list say where it lies."""
    known = words()
    told = next((k for k, w in enumerate(between[:_BEARING]) if w in known["bearings"] or w in known["middle"]), 0)
    apart = bool(told) and len(between) > told + 1 and between[told + 1] in known["joining"]
    return told + 1 if apart and all(w in known["at_the"] for w in between[:told]) else 0


def _listed(text: Text, first: int, last: int, taken: frozenset[int], *, state: bool) -> bool:
    """Whether what stands between two places makes them an enumeration: commas, conjunctions, articles, nouns of places.

    A ``state`` that holds not the place before it is set apart by nothing: « en Egypte, à Oman et au Qatar ».
    """
    known = words()
    between = _told_between(text, first, last, taken)
    if not between or between[0] in known["not_listing"]:
        return False
    if known["joining"].isdisjoint(between) or not known["capital"].isdisjoint(between):
        return False
    if _begins_clause(between):
        return False
    if _repeats(text.tokens, first, between, taken):
        return True
    apart = between[0] == "," and not known["set_apart"].isdisjoint(between[1:2])
    if apart and not state and (known["and"] | known["next"]).isdisjoint(between):
        return False
    ties = known["listing"] | known["determiners"] | known["adverbs"]
    loose = [w for w in between if w not in ties and not w.isdigit()]
    if known["conjoining"].isdisjoint(between):
        return not loose or _is_share(between)  # « Baba Amr, quartier de Homs » is an apposition
    return len([w for w in loose if w not in known["place_heads"]]) <= 1


def _is_share(between: Sequence[str]) -> bool:
    """« (la province de Homs), une partie de celle de (Hama) »: whether what follows is how much of the next place."""
    known = words()
    shares = known["part"] | known["shares"] | known["majority"]
    counted = not (known["determiners"].isdisjoint(between[1:2]) or shares.isdisjoint(between[2:4]))
    return counted and between[-1] in known["of"]


def _begins_clause(between: Sequence[str]) -> bool:
    """« a repris Homs, mais à Hama, les combats », « Bab Amr, que Damas a déclaré »: not « mais aussi à », « ainsi que »."""
    known = words()
    but = not known["but"].isdisjoint(between) and known["but_also"].isdisjoint(between)
    return but or (between[-1] in known["that"] and known["added_by"].isdisjoint(between))


def _told_between(text: Text, first: int, last: int, taken: frozenset[int]) -> list[str]:
    """The words in lower case between two names: « , » of « Alep (nord), Homs (centre) »."""
    tokens = text.tokens
    left_out = taken.union(*(range(a, b) for a, b in parentheses(text, first, last)))
    between = [tokens[i].norm for i in range(first, last) if i not in left_out and not tokens[i].text[0].isupper()]
    return between[_bearing_told(between) :]
