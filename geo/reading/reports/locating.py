"""Where did it happen?

At the place that a rule binds; else at the one that its clause is about (« A Alep, … », « …, où … », « y »), or that a
description names without its name (« la capitale britannique », « l'aéroport de la ville »).
"""

from collections.abc import Sequence, Set
from itertools import pairwise, takewhile

from geo.codebook import Kind, Use
from geo.model import Place
from geo.reading.reports.capitals import capital, is_capital
from geo.reading.reports.containment import IN_TOWN, area_around, holds, is_area, town_within
from geo.reading.reports.scenes import corridor, scene, told_around
from geo.reading.reports.seats import seat_of
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import partynames
from geo.reading.sentences.units import Unit
from geo.reading.story.coreference import subject_before
from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence, normalise
from geo.reading.wordclasses import endings, lexemes, standing_for, words

_TALKS_REACH = 5  # tokens before a place that may say that one only talks there
_AMONG_REACH = 8  # words between a whole and its parts
_ELSEWHERE_REACH = 12  # tokens after fighting in which other places are spoken of
_LEAVING_REACH = 5  # units from a word whose « de » is where one was to the place
_FRONT = 3  # units from the head of a clause to the place that opens it
_CLITIC_REACH = 6  # tokens before a noun in which « y » stands: « l'aviation y a mené douze raids »
_RANK_REACH = 3  # tokens behind « la deuxième ville » in which its country stands
_TELLING = ("noun", "verb", "person")  # units that tell something of their own before a place
_SITE_KM = 30.0
_CALLED_REACH = 3  # tokens behind « la base » in which « dite », « baptisée » gives it a name
_CONFLICT_KINDS = (Kind.CONTROL, Kind.STRIKE, Kind.CLASH)


def locations(d: Discourse, found: Match, units: Sequence[Unit]) -> list[int]:
    """Where a match happened, as indexes of the resolutions that may host an event of its kind."""
    bound = found.roles.get("location", ())
    if found.rule.kind is not Kind.VISIT:
        bound = tuple(_told_of(d, units, unit) for unit in bound)
    indexes = [i for unit in bound for i in _places_of(d, unit, units, found.rule.kind)]
    if not indexes and found.rule.pattern.topic:
        indexes = [i for i in _topic(d, found, units) if found.rule.kind is Kind.VISIT or _lends_itself(d, i, units)]
    if found.rule.kind in (Kind.STRIKE, Kind.CLASH):
        known = ((i, area_around(d, i, units)) for i in indexes)
        indexes = [i if around is None else around for i, around in known]
        lost = all(d.found.resolutions[i].place is None for i in indexes)
        indexes += [i for unit in bound for i in _further(unit, units, found.anchor, joined=lost)]
    if found.rule.kind is Kind.STRIKE:
        indexes = _parts_behind(d, units, found.anchor) or _finer(d, indexes) or list(scene(d, found, units))
    seats = [p.index for u in found.roles.get("seat", ()) for p in d.places_in(u.first, u.last) if not p.nation]
    hosts = [i for i in dict.fromkeys(indexes) if _may_host(d, i, found.rule.kind)]
    if seats:
        return seats
    if found.rule.kind not in (Kind.STRIKE, Kind.CLASH):
        return hosts
    return list(dict.fromkeys(town_within(d, i) for i in _town_about(d, hosts, units, found.anchor)))


def _town_about(d: Discourse, hosts: list[int], units: Sequence[Unit], anchor: int) -> list[int]:
    """« A Nyala, des obus sont tombés sur le quartier X »: the town told before stands for a part of it that nothing resolves."""
    told = [d.found.resolutions[i] for i in hosts]
    if not told or any(r.place is not None for r in told):
        return hosts
    if (
        any(u.norm == standing_for()["there"] for u in units[max(0, anchor - 1) : anchor + _CLITIC_REACH])
        and d.memory.place is not None
    ):
        return [d.memory.place]  # « des obus y ont touché le centre de l'Unrwa »
    if any(r.toponym.head not in IN_TOWN for r in told):
        return hosts
    for unit in reversed(units[:anchor]):
        place = d.found.resolutions[unit.places[0]].place if unit.kind == "place" and unit.places else None
        if place is not None and place.feature_class == "P" and unit.preposition in words()["to_or_has"]:
            return [unit.places[0]]
    return hosts


def _further(unit: Unit, units: Sequence[Unit], anchor: int, *, joined: bool) -> list[int]:
    """« sur Kherson, de même que dans les villages, à Kozatske et Tokarivka »: the places that go on from the one that a rule binds.

    ``joined`` lets the next place follow without a conjunction: « contre la base T4, près de Homs ».
    """
    at = next((k for k, u in enumerate(units) if u is unit), anchor)
    further: list[int] = []
    incised = False  # « et, dans une moindre mesure, à Homs »
    after = units[at + 1 :] if at > anchor else ()
    for i, following in enumerate(after):
        incised = following.kind == "comma" and joined and not incised if following.kind != "word" else incised
        if following.kind == "place":
            apart = following.preposition is None and i + 1 < len(after) and after[i + 1].kind == "verb"
            if joined and not apart and _goes_on_from(following.preposition):
                further += following.places
        elif following.kind not in ("word", "comma"):
            break
        if following.norm in words()["adding"]:
            joined = True
        elif following.kind == "word" and not incised and not _says_where(following.norm):
            joined = False  # « des combats à Idleb et des immeubles en feu à Homs »
    return further


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
            return named[k:]
    return list(indexes)


def _goes_on_from(preposition: str | None) -> bool:
    """Whether a preposition, or none, lets a place go on from the one before."""
    return preposition is None or preposition in words()["here"] | words()["further"]


def _lends_itself(d: Discourse, index: int, units: Sequence[Unit]) -> bool:
    """Whether a place may be that of what its sentence tells without one: a part of a country only where it opens it."""
    place = d.found.resolutions[index].place
    opens = any(index in u.places and u.preposition in words()["here"] for u in units[:2])
    return opens or place is None or not place.is_nation


def _places_of(d: Discourse, unit: Unit, units: Sequence[Unit], kind: Kind) -> Sequence[int]:
    at = next((k for k, u in enumerate(units) if u is unit), 0)
    seat = seat_of(d, unit, units[:at])
    if seat is not None or unit.places:
        return unit.places if seat is None else seat
    memory = d.memory
    earlier = [u for u in units[:at] if u.kind == "place" and u.places and _may_be_called(d, u, unit.anaphor)]
    if unit.kind == "relative":
        near = [u for u in units[max(0, at - 3) : at] if u.kind == "place" and u.places]
        blocked = at and units[at - 1].kind in ("actor", "person")
        return near[-1].places if near and not blocked else ()
    if unit.kind == "pronoun":
        told = memory.town if memory.about is None else memory.about
        return () if subject_before(units, at) is not None or told is None else (told,)
    if unit.anaphor in words()["towns"] and d.tokens[unit.first + 1].norm in words()["ranks"]:
        return _ranked(d, unit)
    if is_capital(d, unit):
        apposed = at > 1 and units[at - 1].kind == "comma" and units[at - 2] in earlier
        return units[at - 2].places[-1:] if apposed else capital(d, unit, earlier, kind)
    inner = _since_that(units[:at])
    site = _site(d, unit, [u for u in earlier if u in inner])
    if site is not None:
        return (site,)
    if (
        kind is Kind.CONTROL
        and _site_codes({unit.anaphor}) is not None
        and (_is_a_name(d, unit) or _in_an_area(d, earlier))
    ):
        return ()
    if earlier:
        return earlier[-1].places[:1]
    if unit.anaphor in words()["quarters"] and memory.quarter is not None:
        return (memory.quarter,)
    if unit.anaphor in words()["provinces"]:
        return (memory.province,) if memory.province is not None else ()
    chosen = memory.town if unit.anaphor in words()["towns"] | words()["capital"] else memory.place
    return (chosen,) if chosen is not None and not _is_unlike(d, chosen, unit.anaphor) else ()


def _since_that(units: Sequence[Unit]) -> Sequence[Unit]:
    """« Un habitant d'Idleb a dit que la base était prise »: the units behind the last « que », all of them where there is none."""
    at = next((k for k in range(len(units) - 1, -1, -1) if units[k].norm in words()["that"]), -1)
    return units[at + 1 :]


def _is_unlike(d: Discourse, index: int, anaphor: str | None) -> bool:
    """« le camp », « le village »: no capital told before, but a camp may be in that of the country at war.

    « sauf Achrafiyé … La citadelle est prise »: a site of the town, not of its last quarter.
    """
    if index == d.memory.quarter and anaphor not in words()["towns"]:
        return True
    place = d.found.resolutions[index].place
    abroad = place is not None and place.country != d.main_country()
    return anaphor in words()["no_capitals"] and d.code(index) == "PPLC" and abroad


def _ranked(d: Discourse, unit: Unit) -> Sequence[int]:
    """« la deuxième ville syrienne », « la troisième ville du pays »: the last town told before of that country, no capital."""
    country = d.main_country()
    for k in range(unit.last, min(unit.last + _RANK_REACH, len(d.tokens))):
        named = partynames.names().demonyms.get(d.tokens[k].norm)
        place = next((d.found.resolutions[p.index].place for p in d.places_in(k, k + 1)), None)
        country = named[0] if named is not None else place.country if place is not None else country
    told = [
        p.index
        for p in d.places
        if p.first < unit.first and (place := d.found.resolutions[p.index].place) is not None
        if place.country == country and place.feature_class == "P" and place.feature_code not in ("PPLC", "PPLX")
    ]
    return told[-1:]


def _may_be_called(d: Discourse, unit: Unit, anaphor: str | None) -> bool:
    """Whether a place is of the kind that a noun names: « la ville » is no province told before."""
    if anaphor not in words()["towns"]:
        return True
    place = d.found.resolutions[unit.places[-1]].place
    return place is None or (place.feature_class in ("P", "S") and not _is_unlike(d, unit.places[-1], anaphor))


def _site(d: Discourse, unit: Unit, earlier: Sequence[Unit]) -> int | None:
    """« l'aéroport de la ville »: the site of that kind near the town told before, where the gazetteer has one."""
    before = [t.norm for t in d.tokens[max(0, unit.first - 3) : unit.first]]
    codes = _site_codes({unit.anaphor}) or _site_codes(set(before))
    if codes is not None and not earlier and d.memory.site is not None and d.code(d.memory.site) in codes:
        return d.memory.site
    town = earlier[-1].places[0] if earlier else d.memory.town
    place = d.found.resolutions[town].place if town is not None else None
    if codes is None or place is None or _is_a_name(d, unit) or place.feature_class == "A":
        return None
    near = [p for p in d.gazetteer.near(place.latitude, place.longitude, _SITE_KM) if p.feature_code in codes]
    return d.tell_place(max(0, unit.first - 2), unit.last, near[0]) if near else None


def _site_codes(nouns: Set[str | None]) -> tuple[str, ...] | None:
    """The feature codes of the first kind of site that some nouns tell."""
    known = words()
    sites = ((known["airport"], ("AIRP", "AIRB")), (known["base"], ("AIRB", "INSM")), (known["port"], ("PRT",)))
    return next((codes for kind, codes in sites if kind & nouns), None)


def _in_an_area(d: Discourse, earlier: Sequence[Unit]) -> bool:
    """« est entrée dans la province d'Alep et a pris l'aéroport »: which of its airports, nobody says."""
    place = d.found.resolutions[earlier[-1].places[0]].place if earlier else None
    return place is not None and place.feature_class == "A"


def _is_a_name(d: Discourse, unit: Unit) -> bool:
    """« la base militaire dite Brigade 52 »: a site with a name of its own, which the gazetteer lacks."""
    return any(t.norm in words()["called"] for t in d.tokens[unit.last : unit.last + _CALLED_REACH])


def _topic(d: Discourse, found: Match, units: Sequence[Unit]) -> Sequence[int]:
    """The place that a clause is about when it is not told after the verb: « A Alep, … », « …, où … », « y »."""
    anchor = units[found.anchor]
    begin = anchor.group.first if anchor.group else anchor.first
    reach = _CLITIC_REACH if found.rule.kind is Kind.STRIKE and anchor.kind == "noun" else 3
    window = [t.norm for t in d.tokens[max(0, begin - reach) : anchor.last + 2]]
    abroad = found.rule.kind is Kind.VISIT  # only a visit is to a whole country
    before = [u for u in units[: found.anchor] if u.kind == "place" and (abroad or not u.nation)]
    if found.rule.kind is Kind.CLASH and _told_elsewhere(d, anchor):
        return ()
    if before and found.rule.kind is Kind.STRIKE:
        framing = next((k for k in range(found.anchor - 1, -1, -1) if _frames(d, units, k, found)), None)
        return _places_of(d, units[framing], units, found.rule.kind) if framing is not None else ()
    if before:  # « a pris Baga, sur les rives du lac Tchad, après deux jours de combats »
        told = next((u for u in reversed(before) if not _is_water(d, u)), before[-1])
        told = _told_in(d, units, before, told)
        return _places_of(d, told, units, found.rule.kind) if _is_about(d, found, units, told) else ()
    after = _told_after(d, found, units)
    if after is not None:
        return _places_of(d, after, units, found.rule.kind)
    known, about = words(), d.tokens[anchor.first : anchor.first + 8]
    if not known["at_it"].isdisjoint(window) or any(t.norm in known["area"] for t in about):
        named = d.places_in(units[0].first, anchor.first)  # « la Turquie, où il ira »: a government named before « y »
        return (named[-1].index,) if named else (d.memory.place,) if d.memory.place is not None else ()
    if found.rule.kind in (Kind.STRIKE, Kind.CLASH) and not any(u.kind == "place" and u.places for u in units):
        return corridor(d, found) or scene(d, found, units)
    return ()


def _told_of(d: Discourse, units: Sequence[Unit], unit: Unit) -> Unit:
    """« Djibo, dans la province du Soum, a été attaqué »: the town told of an area that a rule binds."""
    before = [u for u in takewhile(lambda u: u is not unit, units) if u.kind == "place"]
    return _told_in(d, units, (*before, unit), unit) if unit.kind == "place" and before else unit


def _told_in(d: Discourse, units: Sequence[Unit], before: Sequence[Unit], area: Unit) -> Unit:
    """« ont quitté Saraqeb, leur fief dans la province d'Idleb, après deux jours de combats »: the town told of the area."""
    if not area.places or not is_area(d.found.resolutions[area.places[-1]]):
        return area
    outer = d.found.resolutions[area.places[-1]]
    for town in reversed(before[: before.index(area)]):
        between = units[units.index(town) + 1 : units.index(area)]
        if any(u.kind in ("verb", "relative", "stop") or u.norm in words()["and"] for u in between) or not town.places:
            break
        inner = d.found.resolutions[town.places[-1]]
        if holds(outer, inner):
            return town
        if not is_area(inner):
            break
    return area


def _is_water(d: Discourse, unit: Unit) -> bool:
    """Whether a place told is a lake, a river or a sea, which mostly says where another lies."""
    told = [d.found.resolutions[i].place for i in unit.places] or [None]
    return all(place is not None and place.feature_class == "H" for place in told)


def _is_about(d: Discourse, found: Match, units: Sequence[Unit], unit: Unit) -> bool:
    """Whether the last place told before a verb or a noun is what its clause is about."""
    about = [t.norm for t in d.tokens[max(0, unit.first - _TALKS_REACH) : unit.first]]
    if found.rule.kind is not Kind.VISIT and not words()["talks"].isdisjoint(about):
        return False  # « reprendre les pourparlers à Djeddah malgré les tirs »
    behind = [u.norm for u in units[units.index(unit) + 1 :][:2]]
    between = units[units.index(unit) : found.anchor]
    since = any(a.norm in words()["dating_else"] and b.norm in words()["that"] for a, b in pairwise(between))
    if since and unit.preposition not in words()["here"]:
        return False  # « ont pris Homs après que des alliés ont lancé une offensive »
    if unit.preposition is None and not words()["whose"].isdisjoint(behind):
        return False  # « Washington, dont l'aviation mène des attaques »
    if unit.anaphor or unit.preposition not in words()["not_here"] or unit.first <= units[0].first + 3:
        return True
    tells = any(u.group is not None and u.group.finite for u in between)  # « vers Homs, où »
    opens = not tells and not words()["or_where"].isdisjoint(behind)
    distant = any(d.found.resolutions[i].toponym.distance_km is not None for i in unit.places)
    return opens or distant or d.tokens[max(0, unit.first - 2)].norm in words()["around"] or _is_left(units, unit)


def _told_after(d: Discourse, found: Match, units: Sequence[Unit]) -> Unit | None:
    """The place told soon after an anchor, in its clause; behind « Après deux jours de combats, », in the main one."""
    fronted = found.rule.kind is Kind.CLASH and _opens_sentence(d, found, units)
    for unit in units[found.anchor + 1 : found.anchor + 12] if not _is_noun_alone(found) else ():
        if unit.norm in words()["carried"]:
            break
        if not fronted and unit.kind == "verb" and unit.group is not None and unit.group.mood != "participle":
            break
        here = unit.preposition in words()["here"]
        if unit.kind == "place" and (here or (fronted and (unit.preposition is None or _is_left(units, unit)))):
            return unit
    return None


def _is_left(units: Sequence[Unit], unit: Unit) -> bool:
    """« se sont retirés de Palmyre »: whether « de » only says what a verb leaves."""
    before = units[max(0, units.index(unit) - _LEAVING_REACH) : units.index(unit)]
    return unit.preposition == standing_for()["of"] and any(u.lexemes & lexemes()["left"] for u in before)


def _opens_sentence(d: Discourse, found: Match, units: Sequence[Unit]) -> bool:
    """« Après deux jours de combats, l'armée a pris Homs »: whether fighting only opens a sentence, up to a comma."""
    after = units[found.anchor + 1] if found.anchor + 1 < len(units) else None
    opening = d.tokens[units[0].first].norm in words()["endings"] or units[1].norm in words()["endings"]
    return opening and after is not None and after.kind == "comma"


def _told_elsewhere(d: Discourse, anchor: Unit) -> bool:
    """« avaient lieu dans d'autres régions », « à une province voisine »: whether places without a name are where it happened."""
    told = [t.norm for t in d.tokens[anchor.last : anchor.last + _ELSEWHERE_REACH]]
    told = told[: told.index(",")] if "," in told else told
    others = any(w in words()["others"] and after in words()["wide"] for w, after in pairwise(told))
    return others or not words()["neighbouring"].isdisjoint(told)


def _frames(d: Discourse, units: Sequence[Unit], k: int, found: Match) -> bool:
    """Whether a place told before a strike is what its clause is about: no speaker's place, none of a clause that is over."""
    unit, anchor, between = units[k], units[found.anchor], units[k + 1 : found.anchor]
    if unit.kind != "place" or unit.nation:
        return False
    about = {t.norm for t in d.tokens[max(0, unit.first - _TALKS_REACH) : unit.first]}
    speaks = any(u.kind == "person" and u.subject for u in units[: found.anchor])
    told = {u.norm for u in between}
    if (
        not words()["talks"].isdisjoint(about)
        or not words()["except"].isdisjoint(told)
        or (speaks and told & words()["that"])
    ):
        return False
    opened = next((j for j in range(k - 1, -1, -1) if units[j].kind in ("comma", "stop")), -1)
    headed = k == 0 and bool(between) and between[0].kind == "stop"  # « Kobané: nouvelles frappes »
    over = headed or any(u.kind == "comma" for u in between)
    where = any(u.norm in words()["or_where"] for u in [u for u in between[:2] if u.kind != "comma"][:1])
    if over and any(u.kind == "relative" for u in units[opened + 1 : k]):
        return False
    opening = units[opened + 1 : k] if over and _is_noun_alone(found) else ()
    if any(_tells(d, u) for u in opening) and not any(u.group is not None and u.group.finite for u in opening):
        return False  # « Réfugiée à Nice, elle a vécu sous les bombes »
    if between and between[-1].kind == "relative" and not where:
        return False  # « la base sert aux hélicoptères qui bombardent »
    here = unit.preposition in words()["here"] or opened < 0 or where
    if _is_noun_alone(found) and not _inside(over, here and k - opened <= _FRONT, told, where=where):
        return False
    if told_around(d, anchor, words()["widest"]) and not _lies_in_area(d, unit):
        return False
    named = unit.anaphor is not None or unit.preposition not in words()["not_here"] or where
    return named or unit.first <= units[0].first + 3 or told_around(d, anchor, words()["town_parts"])


def _tells(d: Discourse, unit: Unit) -> bool:
    """Whether a unit before a place tells something of its own: a noun, a verb, a participle that no table knows."""
    participle = unit.kind == "word" and d.tokens[unit.first].text.endswith(endings()["participles"])
    return participle or unit.kind in _TELLING


def _lies_in_area(d: Discourse, unit: Unit) -> bool:
    """Whether a place may hold « plusieurs régions »: no town does."""
    places = [d.found.resolutions[i].place for i in unit.places]
    return all(place is None or place.feature_class in ("A", "L") for place in places)


def _is_noun_alone(found: Match) -> bool:
    """Whether a rule reads but the noun of a strike, which says little of where it happened."""
    pattern = found.rule.pattern
    return found.rule.kind is Kind.STRIKE and pattern.topic and not pattern.left and not pattern.right


def _inside(over: bool, opens: bool, told: set[str], *, where: bool) -> bool:
    """Whether a noun is told of a place: one that opens its clause, or one just before (« à Homs dans un raid », « Homs, où »)."""
    return where or (opens if over else not words()["amid"].isdisjoint(told))


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
