"""Where did it happen?

At the place that a rule binds (``descriptions`` where it is not named), else at the one that its clause is about (``topics``).
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from geo.codebook import Head, Kind, Use
from geo.model import Place
from geo.reading.reports.containment import IN_TOWN, area_around, holds, is_area, told_of, town_beside, towns_within
from geo.reading.reports.descriptions import is_talked_in, place_told, places_of
from geo.reading.reports.scenes import scene
from geo.reading.reports.topics import topic
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.enumerations import is_told_of
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence, normalise
from geo.reading.wordclasses import endings, standing_for, words

_AMONG_REACH = 8  # words between a whole and its parts
_PART_REACH = 3  # tokens from « dont 30 à » to the place
_SHARE = 3  # tokens of « , six à »
_CLITIC_REACH = 6  # tokens before a noun in which « y » stands: « l'aviation y a mené douze raids »
_ASIDE = 2  # units of « , assiégée » at least
_SEVERAL = 2  # places of an enumeration
_OF_AN_ASIDE = ("comma", "word", "place")  # units of « , dans la province de Damas, »
_ORIGIN_REACH = 4  # tokens from « en provenance de » to the place, from « ensuite » to the verb
_FIGHTING = (Kind.STRIKE, Kind.CLASH)
_CONFLICT_KINDS = (Kind.CONTROL, Kind.STRIKE, Kind.CLASH)


def locations(d: Discourse, found: Match, units: Sequence[Unit]) -> list[int]:
    """Where a match happened, as indexes of the resolutions that may host an event of its kind."""
    kind = found.rule.kind
    bound = _bound(d, found, units)
    indexes = _told(d, found, units, bound)
    if kind in _FIGHTING:
        indexes = _fought(d, found, units, bound, indexes)
    if kind is Kind.CONTROL:
        indexes = [i if (town := town_beside(d, i, units)) is None else town for i in indexes]
    if seats := _seats(d, found):
        return seats
    hosts = [i for i in dict.fromkeys(indexes) if _may_host(d, i, kind)]
    if kind in _FIGHTING and not hosts:
        others = (u for k, u in enumerate(units) if u.kind == "place" and not _is_but_near(units, k))
        placed = any(not all(is_along_river(d, i) for i in u.places) for u in others)
        hosts = [i for i in dict.fromkeys(indexes) if is_along_river(d, i)][: 0 if placed else 1]
    elif kind in _FIGHTING:
        hosts = [town for i in _town_about(d, hosts, units, found) for town in towns_within(d, i)]
    return list(dict.fromkeys(hosts))


def _is_but_near(units: Sequence[Unit], k: int) -> bool:
    """« sur la rive est de l'Euphrate, près d'un puits de la province de Raqqa »: whether a place only says near what it was."""
    told = takewhile(lambda u: u.kind not in ("comma", "stop", "verb"), reversed(units[:k]))
    return any(u.norm in words()["near"] for u in told)


def _seats(d: Discourse, found: Match) -> list[int]:
    """« Moscou a reçu le ministre »: the capitals that stand for governments that receive."""
    return [p.index for u in found.roles.get("seat", ()) for p in d.places_in(u.first, u.last) if not p.nation]


def _told(d: Discourse, found: Match, units: Sequence[Unit], bound: Sequence[Unit]) -> list[int]:
    """The places that a rule binds, else the one that the clause is about."""
    kind = found.rule.kind
    indexes = [i for unit in bound for i in places_of(d, unit, units, kind)]
    if not indexes and found.rule.pattern.topic:
        indexes = [i for i in topic(d, found, units) if kind is Kind.VISIT or _lends_itself(d, i, units)]
    added = [i for unit in bound for i in _added(d, unit, units)] if kind is Kind.CONTROL else []
    return indexes + added


def _bound(d: Discourse, found: Match, units: Sequence[Unit]) -> Sequence[Unit]:
    """« Djibo, dans la province du Soum, a été attaqué »: the places that a rule binds, the town told of an area for it."""
    bound = [_agreed(d, units, unit, found.anchor) for unit in found.roles.get("location", ())]
    if found.rule.kind is Kind.VISIT:
        return [unit for unit in bound if not _is_but_inside(d, found, unit)]
    return [told_of(d, units, unit) for unit in bound]


def _is_but_inside(d: Discourse, found: Match, unit: Unit) -> bool:
    """« se trouve dans l'est du Tchad »: a place behind « dans » that no rule asks for, and no town by its noun."""
    within, asked = words()["in_the_town"], set(found.rule.pattern.source.replace("|", " ").split())
    named = unit.anaphor is not None or d.tokens[unit.first].norm in words()["towns"] | words()["seats"]
    return unit.preposition in within and within.isdisjoint(asked) and not named


def _fought(
    d: Discourse, found: Match, units: Sequence[Unit], bound: Sequence[Unit], indexes: Sequence[int]
) -> list[int]:
    """« des combats à X, dans le territoire de Djugu, et à Bunia »: where a village lies that nobody knows, and what goes on from it."""
    known = ((i, area_around(d, i, units)) for i in indexes)
    indexes = [i if around is None else around for i, around in known]
    lost = all(d.found.resolutions[i].place is None for i in indexes)
    strikes = found.rule.kind is Kind.STRIKE
    hit = _hit_before(d, units, found) if strikes else frozenset()
    further = [i for unit in bound for i in _further(d, unit, units, found.anchor, hit, joined=lost)]
    if not (lost and any(d.found.resolutions[i].place is not None for i in further)):
        further = indexes + further  # not « le secteur de X, à Aïtaroun »
    return _struck(d, found, units, further) if strikes else further


def _struck(d: Discourse, found: Match, units: Sequence[Unit], indexes: Sequence[int]) -> list[int]:
    """« La côte d'Oran a été visée, notamment Arzew »: the parts of what was struck; where nothing is told, the scene."""
    struck = _parts_behind(d, units, found.anchor) or _finer(d, indexes)
    return struck or list(scene(d, found, units))


def _agreed(d: Discourse, units: Sequence[Unit], unit: Unit, anchor: int) -> Unit:
    """« à Homs et dans la localité de Rastane, assiégée depuis mai », « Homs et Rastane, que l'armée a prise »: of the last place alone.

    A participle in the singular tells it; « que l'armée a prises » is told of both.
    """
    at = _position(units, unit, anchor)
    comma = next((k for k in range(anchor - 1, at, -1) if units[k].kind == "comma"), at)
    if len(unit.places) < _SEVERAL or comma == at or any(u.kind not in _OF_AN_ASIDE for u in units[at + 1 : comma]):
        return unit
    told, text = units[comma + 1], d.tokens[units[comma + 1].first].text.lower()
    bare = told.kind == "word" or (told.group is not None and told.group.bare)
    if told.norm in words()["object_relatives"]:
        bare, text = units[anchor].group is not None, d.tokens[units[anchor].last - 1].text.lower()
    return unit._replace(places=unit.places[-1:]) if bare and text.endswith(endings()["one_participle"]) else unit


def _town_about(d: Discourse, hosts: list[int], units: Sequence[Unit], found: Match) -> list[int]:
    """« A Nyala, des obus sont tombés sur le quartier X »: the town told before stands for a part of it that nothing resolves."""
    told, before = [d.found.resolutions[i] for i in hosts], units[: found.anchor]
    if not told or any(r.place is not None for r in told):
        return hosts
    clause = units[max(0, found.anchor - 1) : found.anchor + _CLITIC_REACH]
    if any(u.norm == standing_for()["there"] for u in clause):  # « des obus y ont touché le centre de l'Unrwa »
        there = place_told(d, found.rule.kind)
        return [there] if there is not None else hosts
    if any(r.toponym.head not in IN_TOWN for r in told):
        return hosts
    here = next((u.places[0] for u in reversed(before) if _is_in_town(d, u)), _town_of_scene(d))
    return hosts if here is None else [here]


def _town_of_scene(d: Discourse) -> int | None:
    """« L'armée avance à Syrte. On se bat près de la mosquée X »: the town of the fighting told in the sentence before."""
    several = len(d.memory.raided or ()) > 1  # « Azaz et Alep sont visées »
    scene = d.memory.scene if d.memory.scene_age <= 1 and not several else None
    place = d.found.resolutions[scene].place if scene is not None else None
    return scene if place is not None and place.feature_class == "P" else None


def _is_in_town(d: Discourse, unit: Unit) -> bool:
    """« A Nyala, », not « L'observatoire, à Londres, dit »: whether a unit says in which town something happened."""
    if unit.kind != "place" or not unit.places or unit.preposition not in words()["to_or_has"]:
        return False
    place = d.found.resolutions[unit.places[0]].place
    return place is not None and place.feature_class == "P" and not is_talked_in(d, unit.places[0])


def _hit_before(d: Discourse, units: Sequence[Unit], found: Match) -> frozenset[str]:
    """« ont touché un hôpital à Homs »: what else may be hit elsewhere, where it is told what is hit at the first place."""
    bound = found.roles.get("location", ())[:1]
    between = units[found.anchor + 1 : _position(units, bound[0], found.anchor)] if bound else ()
    told = {u.norm for u in between} | {d.tokens[u.first].norm for u in bound}
    site = any(d.found.resolutions[i].toponym.head is not None for u in bound for i in u.places[:1])
    return words()["targets"] if site or not told.isdisjoint(words()["targets"]) else frozenset()


def _opens_clause(place: Unit, behind: Sequence[Unit]) -> bool:
    """« Homs est tombée », « et à Homs(,) les rebelles ont »: whether a place is that of a clause of its own."""
    if not behind or place.preposition is None:
        return bool(behind) and (behind[0].kind == "verb" or is_told_of((place, *behind), 0))
    clause = list(takewhile(lambda u: u.kind not in ("comma", "stop", "relative"), behind[1:]))
    if behind[0].kind == "comma" and place.preposition in words()["here"]:
        return any(u.finite for u in clause[1:])
    return behind[0].kind in ("actor", "person") and place.preposition in words()["to_or_has"]


def _further(
    d: Discourse, unit: Unit, units: Sequence[Unit], anchor: int, hit: frozenset[str], *, joined: bool
) -> list[int]:
    """« sur Kherson, de même que dans les villages, à Kozatske et Tokarivka »: the places that go on from the one that a rule binds.

    ``joined`` lets the next place follow without a conjunction: « contre la base T4, près de Homs »; ``hit`` are the words of
    what may be hit there too: « et un dépôt à Kherson ».
    """
    at = _position(units, unit, anchor)
    after = _without_aside(units[at + 1 :]) if at > anchor else _as_well(d, units, anchor)
    hitting = bool(hit) and at > anchor
    further: list[int] = []
    incised = also = False  # « et, dans une moindre mesure, à Homs »
    for i, following in enumerate(after):
        if not _goes_on(following) and not (hitting and joined and _is_hit_too(following, after)):
            break
        if following.kind == "place":
            joined = joined or _lies_elsewhere(d, unit, after[:i], following)
            further += following.places if _goes_with(d, following, after[i + 1 :], joined=joined) else ()
        if following.kind != "word":
            incised = following.kind == "comma" and joined and not incised
        elif following.norm in words()["adding"]:
            joined, also = True, hitting and _is_as_well(d, following)
        elif not (incised or also or _lets_go_on(after, i, hit)):
            joined = False  # « des combats à Idleb et des immeubles en feu à Homs »
    return further


def _position(units: Sequence[Unit], unit: Unit, default: int) -> int:
    return next((k for k, u in enumerate(units) if u is unit), default)


def _goes_on(unit: Unit) -> bool:
    """« sur Kherson, de même que dans les villages », not « tandis que »: whether an enumeration may go on behind a unit."""
    return unit.kind == "place" or (unit.kind in ("word", "comma") and unit.norm not in words()["whereas"])


def _is_hit_too(unit: Unit, after: Sequence[Unit]) -> bool:
    """« un dépôt à Homs et des miliciens à Hama », not « et l'armée, à Damas, a promis »: whether those told do not act."""
    return unit.kind == "actor" and not any(u.group is not None and u.group.finite for u in after)


def _goes_with(d: Discourse, place: Unit, behind: Sequence[Unit], *, joined: bool) -> bool:
    """« à Kozatske et à Tokarivka », « dont 30 à Saraqeb »: whether a place goes on from the one before."""
    led = place.preposition is None or place.preposition in words()["here"] | words()["further"]
    onward = joined and (led or _is_that_of(d, place))
    return _is_part(d, place) or _is_share(d, place) or (onward and not _opens_clause(place, behind))


def _is_share(d: Discourse, place: Unit) -> bool:
    """« dix civils ont péri à Douma, six à Harasta »: whether a place has so many of those counted at the one before."""
    *_, mark, number, at = ("", "", "", *d.text.norms[max(0, place.first - _SHARE) : place.first])
    counts = number.isdigit() or number in words()["figures"]
    return mark in words()["chaining"] and counts and at in words()["to_or_has"]


def _is_that_of(d: Discourse, place: Unit) -> bool:
    """« l'aéroport de Damas a été visé, ainsi que celui d'Alep »: whether a place is told by the noun of the one before."""
    told = d.text.norms[max(0, place.first - _PART_REACH) : place.first]
    return place.preposition in words()["of"] and not words()["that_of"].isdisjoint(told)


def _lets_go_on(after: Sequence[Unit], i: int, hit: frozenset[str]) -> bool:
    """« et un dépôt à 5 km de Homs »: whether a word between two places only says what is hit at the second, or where."""
    norm = after[i].norm
    far = norm in words()["before_distance"] and i > 0 and after[i - 1].norm in hit
    return far or norm in hit or _says_where(norm)


def _is_as_well(d: Discourse, unit: Unit) -> bool:
    """« ainsi que », « de même que »: whether « que » only adds to what stands before."""
    before = d.tokens[unit.first - 1].norm if unit.first else ""
    return unit.norm in words()["that"] and before in words()["added_by"]


def _added(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Sequence[int]:
    """« ont pris Homs, au sud, ainsi que l'aérodrome de Hama »: what a clause adds to the place that a rule binds."""
    at = _position(units, unit, len(units))
    clause = list(takewhile(lambda u: u.kind not in ("verb", "stop", "relative"), units[at + 1 :]))
    k = next((k for k, u in enumerate(clause) if _is_as_well(d, u)), len(clause))
    behind = list(takewhile(lambda u: u.kind == "word" and _says_where(u.norm), clause[k + 1 :]))
    following = clause[k + 1 + len(behind) :][:1]
    return following[0].places if following and following[0].kind == "place" else ()


def _as_well(d: Discourse, units: Sequence[Unit], verb: int) -> Sequence[Unit]:
    """« Kherson a été visée par des drones, ainsi que Lviv »: what a sentence adds to the place before a verb."""
    clause = takewhile(lambda u: u.group is None or not u.group.finite, units[verb + 1 :])
    added = next((u for u in clause if _is_as_well(d, u)), None)
    return [u for u in units if added is not None and u.first >= added.first]


def _lies_elsewhere(d: Discourse, area: Unit, between: Sequence[Unit], unit: Unit) -> bool:
    """« dans la province d'Idleb, à Damas et à Hama »: towns behind an area that they do not lie in, and nothing between."""
    parted = any(u.kind != "comma" and u.norm not in words()["here"] for u in between)
    if parted or all(u.kind != "comma" for u in between) or len(unit.places) < _SEVERAL or not area.places:
        return False
    outer, towns = d.found.resolutions[area.places[-1]], [d.found.resolutions[i] for i in unit.places]
    return is_area(outer) and all(town.place is not None and not holds(outer, town) for town in towns)


def _without_aside(after: Sequence[Unit]) -> Sequence[Unit]:
    """« à Rastane, assiégée par l'armée, ainsi qu'à Homs », « , où dix sont morts, et »: what follows a place but what is told of it."""
    if [u.kind for u in after[:3]] == ["comma", "word", "comma"] and after[1].norm in words()["here"]:
        after = after[2:]  # « sur Erbil, dans [le nord de l'Irak], »
    if len(after) <= _ASIDE or after[0].kind != "comma":
        return after
    close = next((k for k in range(2, len(after) - 1) if after[k].kind in ("comma", "stop", "relative")), None)
    if close is None or after[close].kind != "comma":
        return after
    told = after[1].group
    apposed = told is not None and told.bare
    clause = after[1].kind == "relative" or after[1].norm in words()["or_where"]
    aside = clause or (told is not None and told.mood == "gerund")
    return after[close:] if apposed or (aside and after[close + 1].norm in words()["adding"]) else after


def _is_part(d: Discourse, unit: Unit) -> bool:
    """« dont 30 à Saraqeb », « notamment à Saraqeb »: whether a place is told as a part of what was told before it."""
    before = {t.norm for t in d.tokens[max(0, unit.first - _PART_REACH) : unit.first]}
    return unit.preposition in words()["at_or_in"] | words()["into"] and not words()["among"].isdisjoint(before)


def _says_where(norm: str) -> bool:
    """Whether a word between two places says no more than where the second is: a noun of places, a preposition, a number."""
    known = words()
    return norm.isdigit() or any(
        norm in known[kind]
        for kind in ("place_heads", "locative", "listing", "others", "figures", "qualifiers", "that_of")
    )


def _parts_behind(d: Discourse, units: Sequence[Unit], anchor: int) -> list[int]:
    """« La côte d'Oran a été visée, notamment Arzew et Canastel »: the parts that follow a verb stand for the whole."""
    after = units[anchor + 1 : anchor + 1 + _AMONG_REACH] if units[anchor].kind == "verb" else ()
    for before, unit in pairwise(after):
        if before.kind not in ("word", "comma", "actor"):
            break
        if unit.kind == "place" and (before.kind == "comma" or before.norm in words()["among"]):
            between = (t.norm for t in d.tokens[before.first : unit.first])
            return list(unit.places) if not words()["among"].isdisjoint(between) else []
    return []


def _finer(d: Discourse, indexes: Sequence[int]) -> list[int]:
    """« plusieurs quartiers de Homs, dont Khaldiyé »: the places named as parts stand for the whole."""
    named = sorted({i for i in indexes if i < len(d.places)}, key=lambda i: d.places[i].first)
    for k, (one, other) in enumerate(pairwise(named), start=1):
        between = [t.norm for t in d.tokens[d.places[one].last : d.places[other].first]]
        if len(between) <= _AMONG_REACH and not words()["among"].isdisjoint(between):
            return [*_beside_whole(d, named[:k]), *named[k:]]
    return list(indexes)


def _beside_whole(d: Discourse, named: Sequence[int]) -> Sequence[int]:
    """« Khaldiyé et plusieurs autres quartiers de Homs, dont »: the places named before a whole that is told as others."""
    whole = d.places[named[-1]].first
    before = [t.norm for t in d.tokens[max(0, whole - _AMONG_REACH) : whole]]
    return named[:-1] if not words()["others"].isdisjoint(before) else ()


def _lends_itself(d: Discourse, index: int, units: Sequence[Unit]) -> bool:
    """Whether a place may be that of what its sentence tells without one: a part of a country only where it opens it."""
    place = d.found.resolutions[index].place
    opens = any(index in u.places and u.preposition in words()["here"] for u in units[:2])
    return opens or place is None or not place.is_nation


def _may_host(d: Discourse, index: int, kind: Kind) -> bool:
    """A metonym hosts nothing; a whole country, not a part of it, or a river no control, strike or clash that could be drawn."""
    resolution = d.found.resolutions[index]
    if resolution.toponym.use is Use.METONYMIC or _is_of_an_era(d, index):
        return False
    place = resolution.place
    if place is None:
        return True
    if (kind is Kind.CONTROL and place.feature_class == "H") or normalise(place.name) in words()["continents"]:
        return False
    whole = place.is_nation and resolution.toponym.part is None
    if kind in _CONFLICT_KINDS and (whole or place.feature_code in ("CONT", "SEA", "OCN") or _is_river(d, index)):
        return False
    return place.feature_code != "CONT"


def is_along_river(d: Discourse, index: int) -> bool:
    """« des raids sur la rive est de l'Euphrate »: whether fighting is told along a river, no point of which is where it was."""
    return d.found.resolutions[index].toponym.use is Use.LITERAL and _is_river(d, index)


def _is_river(d: Discourse, index: int) -> bool:
    """« sur l'autre rive de l'Euphrate », not « à Kagara », which is read as a river's name but has no article."""
    told = d.found.resolutions[index]
    if index >= len(d.places) or told.place is None or told.place.feature_code != "STM":
        return False
    articles = words()["articles"] | words()["of_the"] | words()["to_the"]
    named = told.toponym.head is Head.RIVER or told.toponym.called is not None  # « du fleuve Niger »
    return named or d.tokens[d.places[index].first - 1].norm in articles


def _is_of_an_era(d: Discourse, index: int) -> bool:
    """« leur place dans la Syrie de demain »: whether a name stands for a land as it was or will be, where nobody is."""
    behind = d.places[index].last if index < len(d.places) else len(d.tokens)
    of, era = (*d.text.norms[behind : behind + 2], "", "")[:2]
    return of in words()["of_bare"] and era in words()["eras"]


def origin(d: Discourse, found: Match, sentence: Sentence, visitor: Sequence[str]) -> Place | None:
    """Where a visitor came from: a place told as such (« en provenance de », « venu de »), or the last one visited (« ensuite »)."""
    told = [i for unit in found.roles.get("origin", ()) for i in unit.places]
    told += [p.index for p in d.places_in(sentence.first, sentence.last) if _is_come_from(d, sentence, p.first)]
    if found.rule.kind is Kind.VISIT and not told and _is_next(d, sentence, found.units[found.anchor]):
        told = [d.memory.visits[name] for name in visitor if name in d.memory.visits]
    return d.found.resolutions[told[0]].place if told else None


def _is_come_from(d: Discourse, sentence: Sentence, place: int) -> bool:
    """« en provenance de Paris », « venu de Paris »: whether a place is where somebody came from."""
    before = d.text.norms[max(sentence.first, place - _ORIGIN_REACH) : place]
    return not (words()["coming_from"].isdisjoint(before) or words()["of_unelided"].isdisjoint(before))


def _is_next(d: Discourse, sentence: Sentence, anchor: Unit) -> bool:
    """« s'est ensuite rendu à Alger »: whether a visit follows another."""
    about = d.text.norms[max(sentence.first, anchor.first - _ORIGIN_REACH) : anchor.last + 3]
    return not words()["next"].isdisjoint(about)
