"""Where did it happen?

At the place that a rule binds (``descriptions`` where it is not named), else at the one that its clause is about (``topics``).
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from geo.codebook import Kind, Use
from geo.model import Place
from geo.reading.reports.containment import IN_TOWN, area_around, holds, is_area, told_of, towns_within
from geo.reading.reports.descriptions import is_talked_in, place_told, places_of
from geo.reading.reports.scenes import scene
from geo.reading.reports.topics import told_in_part, topic
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.enumerations import LANDMARK
from geo.reading.sentences.units import Unit
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence, normalise
from geo.reading.wordclasses import endings, standing_for, words

_AMONG_REACH = 8  # words between a whole and its parts
_PART_REACH = 3  # tokens from « dont 30 à » to the place
_CLITIC_REACH = 6  # tokens before a noun in which « y » stands: « l'aviation y a mené douze raids »
_SEVERAL = 2  # places of an enumeration
_OF_AN_ASIDE = ("comma", "word", "place")  # units of « , dans la province de Damas, »
_CONFLICT_KINDS = (Kind.CONTROL, Kind.STRIKE, Kind.CLASH)


def locations(d: Discourse, found: Match, units: Sequence[Unit]) -> list[int]:
    """Where a match happened, as indexes of the resolutions that may host an event of its kind."""
    bound = tuple(_agreed(d, units, unit, found.anchor) for unit in found.roles.get("location", ()))
    if found.rule.kind is not Kind.VISIT:
        bound = tuple(told_of(d, units, unit) for unit in bound)
    behind = any(unit.first > units[found.anchor].first for unit in bound)  # « , assiège Homs »
    reckoned = _apposed_to(d, units, found.anchor) if found.rule.kind is Kind.CONTROL and not behind else None
    if reckoned is not None:
        return [reckoned]
    indexes = [i for unit in bound for i in places_of(d, unit, units, found.rule.kind)]
    if not indexes and found.rule.pattern.topic:
        indexes = [i for i in topic(d, found, units) if found.rule.kind is Kind.VISIT or _lends_itself(d, i, units)]
    if found.rule.kind is Kind.CONTROL:
        indexes += [i for unit in bound for i in _added(d, unit, units)]
    if found.rule.kind in (Kind.STRIKE, Kind.CLASH):
        known = ((i, area_around(d, i, units)) for i in indexes)
        indexes = [i if around is None else around for i, around in known]
        lost = all(d.found.resolutions[i].place is None for i in indexes)
        told = _hit_before(d, units, found) if found.rule.kind is Kind.STRIKE else frozenset()
        further = [i for unit in bound for i in _further(d, unit, units, found.anchor, told, joined=lost)]
        found_there = lost and any(d.found.resolutions[i].place is not None for i in further)
        indexes = further if found_there else indexes + further  # « le secteur de X, à Aïtaroun »
    if found.rule.kind is Kind.STRIKE:
        elsewhere = told_in_part(units, found.anchor) or any(_is_singled_out(units, unit) for unit in bound)
        told_before = () if elsewhere else scene(d, found, units)
        indexes = _parts_behind(d, units, found.anchor) or _finer(d, indexes) or list(told_before)
    seats = [p.index for u in found.roles.get("seat", ()) for p in d.places_in(u.first, u.last) if not p.nation]
    hosts = [i for i in dict.fromkeys(indexes) if _may_host(d, i, found.rule.kind)]
    if seats:
        return seats
    if found.rule.kind not in (Kind.STRIKE, Kind.CLASH):
        return hosts
    return list(dict.fromkeys(town for i in _town_about(d, hosts, units, found) for town in towns_within(d, i)))


def _is_singled_out(units: Sequence[Unit], unit: Unit) -> bool:
    """« c'est X, à deux pas du port, qui a été bombardé »: whether « qui » stands for a name that is no known place."""
    told = list(takewhile(lambda u: u is not unit, units)) if unit.kind == "relative" else []
    named = (k for k in range(len(told) - 1, 1, -1) if told[k].kind == "person" and told[k - 1].group is not None)
    return any(told[k - 2].norm in words()["it_is"] for k in named)


def _apposed_to(d: Discourse, units: Sequence[Unit], anchor: int) -> int | None:
    """« Marinka est à 5 km de Donetsk, tenue par l'armée »: the place reckoned from that a clause behind its comma tells of.

    Not « Marinka, à 5 km de Donetsk, tenue par », where two commas hold what is reckoned.
    """
    comma = next((k for k in range(anchor - 1, 0, -1) if units[k].kind not in ("word", "place", "noun")), 0)
    if units[comma].kind != "comma" or units[comma - 1].norm != LANDMARK:
        return None
    before = next((u for u in reversed(units[: comma - 1]) if u.kind in ("comma", "place", "verb", "stop")), None)
    if before is None or before.kind == "comma":
        return None
    told = d.places_in(units[comma - 1].first, units[comma - 1].last)
    return told[-1].index if told else None


def _agreed(d: Discourse, units: Sequence[Unit], unit: Unit, anchor: int) -> Unit:
    """« à Homs et dans la localité de Rastane, assiégée depuis mai »: a participle in the singular is told of the last place alone."""
    at = next((k for k in range(anchor) if units[k] is unit), anchor)
    comma = next((k for k in range(anchor - 1, at, -1) if units[k].kind == "comma"), at)
    if len(unit.places) < _SEVERAL or comma == at or any(u.kind not in _OF_AN_ASIDE for u in units[at + 1 : comma]):
        return unit
    told, text = units[comma + 1], d.tokens[units[comma + 1].first].text.lower()
    bare = told.kind == "word" or (told.group is not None and told.group.bare)
    return unit._replace(places=unit.places[-1:]) if bare and text.endswith(endings()["one_participle"]) else unit


def _town_about(d: Discourse, hosts: list[int], units: Sequence[Unit], found: Match) -> list[int]:
    """« A Nyala, des obus sont tombés sur le quartier X »: the town told before stands for a part of it that nothing resolves."""
    anchor, kind = found.anchor, found.rule.kind
    told = [d.found.resolutions[i] for i in hosts]
    if not told or any(r.place is not None for r in told):
        return hosts
    if any(u.norm == standing_for()["there"] for u in units[max(0, anchor - 1) : anchor + _CLITIC_REACH]):
        there = place_told(d, kind)
        return [there] if there is not None else hosts  # « des obus y ont touché le centre de l'Unrwa »
    if any(r.toponym.head not in IN_TOWN for r in told):
        return hosts
    for unit in reversed(units[:anchor]):
        place = d.found.resolutions[unit.places[0]].place if unit.kind == "place" and unit.places else None
        if place is None or place.feature_class != "P" or is_talked_in(d, unit.places[0]):
            continue  # « L'observatoire, à Londres, dit que le quartier X a été touché »
        if unit.preposition in words()["to_or_has"]:
            return [unit.places[0]]
    return hosts


def _hit_before(d: Discourse, units: Sequence[Unit], found: Match) -> frozenset[str]:
    """« ont touché un hôpital à Homs »: what else may be hit elsewhere, where it is told what is hit at the first place."""
    bound = found.roles.get("location", ())[:1]
    at = next((k for k, u in enumerate(units) if bound and u is bound[0]), found.anchor)
    told = {u.norm for u in units[found.anchor + 1 : at]} | {d.tokens[u.first].norm for u in bound}
    site = any(d.found.resolutions[i].toponym.head is not None for u in bound for i in u.places[:1])
    return words()["targets"] if site or not told.isdisjoint(words()["targets"]) else frozenset()


def _opens_clause(place: Unit, following: Unit) -> bool:
    """« Homs est tombée », « et à Homs les rebelles ont »: whether a place is that of a clause of its own."""
    acts = following.kind in ("actor", "person") and following.subject and following.norm != "adjective"
    return (place.preposition is None and following.kind == "verb") or (
        acts and place.preposition in words()["to_or_has"]
    )


def _further(
    d: Discourse, unit: Unit, units: Sequence[Unit], anchor: int, hit: frozenset[str], *, joined: bool
) -> list[int]:
    """« sur Kherson, de même que dans les villages, à Kozatske et Tokarivka »: the places that go on from the one that a rule binds.

    ``joined`` lets the next place follow without a conjunction: « contre la base T4, près de Homs »; ``hit`` are the words of
    what may be hit there too: « et un dépôt à Kherson ».
    """
    at = next((k for k, u in enumerate(units) if u is unit), anchor)
    further: list[int] = []
    incised = also = False  # « et, dans une moindre mesure, à Homs »
    after = _without_apposition(units[at + 1 :]) if at > anchor else _as_well(d, units, anchor)
    hitting = bool(hit) and at > anchor
    for i, following in enumerate(after):
        incised = following.kind == "comma" and joined and not incised if following.kind != "word" else incised
        if following.kind == "place":
            joined = joined or _lies_elsewhere(d, unit, after[:i], following)
            apart = i + 1 < len(after) and _opens_clause(following, after[i + 1])
            if _is_part(d, following) or (joined and not apart and _goes_on_from(following.preposition)):
                further += following.places
        elif following.kind == "actor" and hitting and joined and not _acts(after):
            continue  # « un dépôt à Homs et des miliciens à Hama »
        elif following.kind not in ("word", "comma") or following.norm in words()["whereas"]:
            break
        if following.norm in words()["adding"]:
            joined = True
            also = hitting and _is_as_well(d, following)
        elif following.kind == "word" and not (
            incised
            or also
            or _says_where(following.norm)
            or following.norm in hit
            or (following.norm in words()["before_distance"] and i and after[i - 1].norm in hit)
        ):
            joined = False  # « des combats à Idleb et des immeubles en feu à Homs »
    return further


def _acts(units: Sequence[Unit]) -> bool:
    """« a visé Homs, et l'armée, à Damas, a promis »: whether a verb of their own follows those who are told."""
    return any(u.group is not None and u.group.finite for u in units)


def _is_as_well(d: Discourse, unit: Unit) -> bool:
    """« ainsi que », « de même que »: whether « que » only adds to what stands before."""
    before = d.tokens[unit.first - 1].norm if unit.first else ""
    return unit.norm in words()["that"] and before in words()["added_by"]


def _added(d: Discourse, unit: Unit, units: Sequence[Unit]) -> Sequence[int]:
    """« ont pris Homs, au sud, ainsi que l'aérodrome de Hama »: what a clause adds to the place that a rule binds."""
    at = next((k for k, u in enumerate(units) if u is unit), len(units))
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


def _without_apposition(after: Sequence[Unit]) -> Sequence[Unit]:
    """« à Rastane, assiégée par l'armée, ainsi qu'à Homs »: what follows a place, without what a participle tells of it."""
    told = after[1].group if len(after) > 1 and after[0].kind == "comma" else None
    if told is None or not told.bare:
        return after
    close = next((k for k in range(2, len(after)) if after[k].kind in ("comma", "stop", "relative")), None)
    return after[close:] if close is not None and after[close].kind == "comma" else after


def _is_part(d: Discourse, unit: Unit) -> bool:
    """« dont 30 à Saraqeb », « notamment à Saraqeb »: whether a place is told as a part of what was told before it."""
    before = {t.norm for t in d.tokens[max(0, unit.first - _PART_REACH) : unit.first]}
    return unit.preposition in words()["at_or_in"] | words()["into"] and not words()["among"].isdisjoint(before)


def _says_where(norm: str) -> bool:
    """Whether a word between two places says no more than where the second is: a noun of places, a preposition, a number."""
    known = words()
    return norm.isdigit() or any(
        norm in known[kind] for kind in ("place_heads", "locative", "listing", "others", "figures", "qualifiers")
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


def _goes_on_from(preposition: str | None) -> bool:
    """Whether a preposition, or none, lets a place go on from the one before."""
    return preposition is None or preposition in words()["here"] | words()["further"]


def _lends_itself(d: Discourse, index: int, units: Sequence[Unit]) -> bool:
    """Whether a place may be that of what its sentence tells without one: a part of a country only where it opens it."""
    place = d.found.resolutions[index].place
    opens = any(index in u.places and u.preposition in words()["here"] for u in units[:2])
    return opens or place is None or not place.is_nation


def _may_host(d: Discourse, index: int, kind: Kind) -> bool:
    """A metonym hosts nothing; a whole country, not a part of it, no control, strike or clash that could be drawn."""
    resolution = d.found.resolutions[index]
    if resolution.toponym.use is Use.METONYMIC:
        return False
    place = resolution.place
    if place is None:
        return True
    if (kind is Kind.CONTROL and place.feature_class == "H") or normalise(place.name) in words()["continents"]:
        return False
    whole = place.is_nation and resolution.toponym.part is None
    if kind in _CONFLICT_KINDS and (whole or place.feature_code in ("CONT", "SEA", "OCN")):
        return False
    return place.feature_code != "CONT"


def origin(d: Discourse, found: Match, sentence: Sentence, visitor: Sequence[str]) -> Place | None:
    """Where a visitor came from: a place told as such (« en provenance de », « venu de »), or the last one visited (« ensuite »)."""
    told = [i for unit in found.roles.get("origin", ()) for i in unit.places]
    for span in d.places_in(sentence.first, sentence.last):
        before = [t.norm for t in d.tokens[max(sentence.first, span.first - 4) : span.first]]
        if (
            sentence.first <= span.first < sentence.last
            and not words()["coming_from"].isdisjoint(before)
            and not words()["of_unelided"].isdisjoint(before)
        ):
            told.append(span.index)
    anchor = found.units[found.anchor]
    about = [t.norm for t in d.tokens[max(sentence.first, anchor.first - 4) : anchor.last + 3]]
    if found.rule.kind is Kind.VISIT and not told and not words()["next"].isdisjoint(about):
        told += [d.memory.visits[name] for name in visitor if name in d.memory.visits]
    return d.found.resolutions[told[0]].place if told else None
