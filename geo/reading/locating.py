"""Where did it happen?

At the place that a rule binds; else at the one that its clause is about (« A Alep, … », « …, où … », « y »), or that a
description names without its name (« la capitale britannique », « l'aéroport de la ville »).
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from geo.codebook import Head, Kind, TimePrecision, Use
from geo.model import Place
from geo.reading import actors
from geo.reading.coreference import subject_before
from geo.reading.discourse import Discourse
from geo.reading.rules import Match
from geo.reading.text import Sentence, normalise
from geo.reading.units import Unit, words

_SCENE_CARRY = 2  # sentences over which fighting without a place is where the last was
_STRUCK_CARRY = 6  # sentences over which « le raid » is the one told before
_STRIKES = frozenset(("frappe", "projectile"))  # lexemes of nouns of strikes
_KILLING = frozenset(("tuer", "massacrer"))  # lexemes of verbs of what a strike did
_TALKS_REACH = 5  # tokens before a place that may say that one only talks there
_AMONG_REACH = 8  # words between a whole and its parts
_ELSEWHERE_REACH = 12  # tokens after fighting in which other places are spoken of
_FRONT = 3  # units from the head of a clause to the place that opens it
_CLITIC_REACH = 6  # tokens before a noun in which « y » stands: « l'aviation y a mené douze raids »
_OBJECT_REACH = 6  # tokens after a verb in which its object is told
_THAT = {"que", "qu'"}
_RANK_REACH = 3  # tokens behind « la deuxième ville » in which its country stands
_ABOUT = frozenset(
    (None, "autour", "vers", "aux")
)  # further prepositions, or none, of a place that goes on from another
_SITE_KM = 30.0
_SITES = {"aeroport": ("AIRP", "AIRB"), "base": ("AIRB", "INSM"), "port": ("PRT",)}
_IN_TOWN = (Head.QUARTER, Head.SITE, Head.BUILDING, Head.ROAD)  # parts of a town
_CONFLICT_KINDS = (Kind.CONTROL, Kind.STRIKE, Kind.CLASH)


def locations(d: Discourse, found: Match, units: Sequence[Unit]) -> list[int]:
    """Where a match happened, as indexes of the resolutions that may host an event of its kind."""
    bound = found.roles.get("location", ())
    indexes = [i for unit in bound for i in _places_of(d, unit, units, found.rule.kind)]
    if not bound and found.rule.pattern.topic:
        indexes = list(_topic(d, found, units))
    if found.rule.kind in (Kind.STRIKE, Kind.CLASH):
        lost = all(d.found.resolutions[i].place is None for i in indexes)
        indexes += [i for unit in bound for i in _further(unit, units, found.anchor, joined=lost)]
    if found.rule.kind is Kind.STRIKE:
        indexes = _parts_behind(d, units, found.anchor) or _finer(d, indexes) or list(_scene(d, found, units))
    seats = [p.index for u in found.roles.get("seat", ()) for p in d.places_in(u.first, u.last) if not p.nation]
    hosts = [i for i in dict.fromkeys(indexes) if _may_host(d, i, found.rule.kind)]
    if seats:
        return seats
    return _town_about(d, hosts, units, found.anchor) if found.rule.kind in (Kind.STRIKE, Kind.CLASH) else hosts


def _town_about(d: Discourse, hosts: list[int], units: Sequence[Unit], anchor: int) -> list[int]:
    """« A Nyala, des obus sont tombés sur le quartier X »: the town told before stands for a part of it that nothing resolves."""
    told = [d.found.resolutions[i] for i in hosts]
    if not told or any(r.place is not None for r in told):
        return hosts
    if any(u.norm == "(y)" for u in units[max(0, anchor - 1) : anchor + _CLITIC_REACH]) and d.memory.place is not None:
        return [d.memory.place]  # « des obus y ont touché le centre de l'Unrwa »
    if any(r.toponym.head not in _IN_TOWN for r in told):
        return hosts
    for unit in reversed(units[:anchor]):
        place = d.found.resolutions[unit.places[0]].place if unit.kind == "place" and unit.places else None
        if place is not None and place.feature_class == "P" and unit.preposition == "a":
            return [unit.places[0]]
    return hosts


def _further(unit: Unit, units: Sequence[Unit], anchor: int, *, joined: bool) -> list[int]:
    """« sur Kherson, de même que dans les villages, à Kozatske et Tokarivka »: the places that go on from the one that a rule binds.

    ``joined`` lets the next place follow without a conjunction: « contre la base T4, près de Homs ».
    """
    at = next((k for k, u in enumerate(units) if u is unit), anchor)
    further: list[int] = []
    after = units[at + 1 :] if at > anchor else ()
    for i, following in enumerate(after):
        if following.kind == "place":
            apart = following.preposition is None and i + 1 < len(after) and after[i + 1].kind == "verb"
            if joined and not apart and following.preposition in words()["here"] | _ABOUT:
                further += following.places
        elif following.kind not in ("word", "comma"):
            break
        joined = joined or following.norm in words()["adding"]
    return further


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


def _places_of(d: Discourse, unit: Unit, units: Sequence[Unit], kind: Kind) -> Sequence[int]:
    if unit.places:
        return unit.places
    memory = d.memory
    at = next((k for k, u in enumerate(units) if u is unit), 0)
    earlier = [u for u in units[:at] if u.kind == "place" and u.places and _may_be_called(d, u, unit.anaphor)]
    if unit.kind == "relative":
        near = [u for u in units[max(0, at - 3) : at] if u.kind == "place" and u.places]
        blocked = at and units[at - 1].kind in ("actor", "person")
        return near[-1].places if near and not blocked else ()
    if unit.kind == "pronoun":
        return () if subject_before(units, at) is not None or memory.town is None else (memory.town,)
    if unit.anaphor in words()["towns"] and d.tokens[unit.first + 1].norm in words()["ranks"]:
        return _ranked(d, unit)
    if unit.anaphor == "capitale":
        named = _capital_named(d, unit)
        if named is not None:
            return (named,)
        capitals = [i for u in earlier for i in u.places if d.code(i) == "PPLC"]
        return capitals[-1:] or _capital_told(d, unit, kind)
    site = _site(d, unit, earlier)
    if site is not None:
        return (site,)
    if earlier:
        return earlier[-1].places[:1]
    if unit.anaphor in words()["quarters"] and memory.quarter is not None:
        return (memory.quarter,)
    if unit.anaphor in words()["provinces"]:
        return (memory.province,) if memory.province is not None else ()
    chosen = memory.town if unit.anaphor in words()["towns"] else memory.place
    return (chosen,) if chosen is not None else ()


def _ranked(d: Discourse, unit: Unit) -> Sequence[int]:
    """« la deuxième ville syrienne », « la troisième ville du pays »: the last town told before of that country, no capital."""
    country = d.main_country()
    for k in range(unit.last, min(unit.last + _RANK_REACH, len(d.tokens))):
        named = actors.names().demonyms.get(d.tokens[k].norm)
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
    return place is None or place.feature_class in ("P", "S")


def _capital_named(d: Discourse, unit: Unit) -> int | None:
    """« la capitale britannique »: the capital of the country that the adjective names."""
    after = d.tokens[unit.last] if unit.last < len(d.tokens) else None
    country = actors.names().demonyms.get(after.norm, (None,))[0] if after is not None else None
    capital = d.gazetteer.capital(country) if country is not None else None
    return d.tell_place(unit.first, unit.last + 1, capital) if capital is not None else None


def _capital_told(d: Discourse, unit: Unit, kind: Kind) -> Sequence[int]:
    """« la capitale »: the last one told; where there is fighting, that of the country that the article is about."""
    told = d.memory.capital
    place = d.found.resolutions[told].place if told is not None else None
    home = d.main_country()
    if kind is Kind.VISIT or home is None or (place is not None and place.country == home):
        return (told,) if told is not None else ()
    capital = d.gazetteer.capital(home)
    return (d.tell_place(unit.first, unit.last, capital),) if capital is not None else ()


def _site(d: Discourse, unit: Unit, earlier: Sequence[Unit]) -> int | None:
    """« l'aéroport de la ville »: the site of that kind near the town told before, where the gazetteer has one."""
    before = [t.norm for t in d.tokens[max(0, unit.first - 3) : unit.first]]
    codes = _SITES.get(unit.anaphor or "") or next((codes for word, codes in _SITES.items() if word in before), None)
    town = earlier[-1].places[0] if earlier else d.memory.town
    place = d.found.resolutions[town].place if town is not None else None
    if codes is None or place is None:
        return None
    near = [p for p in d.gazetteer.near(place.latitude, place.longitude, _SITE_KM) if p.feature_code in codes]
    return d.tell_place(max(0, unit.first - 2), unit.last, near[0]) if near else None


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
    if before:
        unit = before[-1]
        about = [t.norm for t in d.tokens[max(0, unit.first - _TALKS_REACH) : unit.first]]
        if found.rule.kind is not Kind.VISIT and not words()["talks"].isdisjoint(about):
            return ()  # « reprendre les pourparlers à Djeddah malgré les tirs »
        behind = [u.norm for u in units[units.index(unit) + 1 :][:2]]
        if unit.preposition is None and "dont" in behind:
            return ()  # « Washington, dont l'aviation mène des attaques »
        told = bool(unit.anaphor) or unit.preposition not in words()["not_here"] or unit.first <= units[0].first + 3
        told = told or any(d.found.resolutions[i].toponym.distance_km is not None for i in unit.places)
        return _places_of(d, unit, units, found.rule.kind) if told else ()
    for unit in units[found.anchor + 1 : found.anchor + 12] if not _is_noun_alone(found) else ():
        if unit.norm in words()["carried"]:
            break
        if unit.kind == "verb" and unit.group is not None and unit.group.mood != "participle":
            break
        if unit.kind == "place" and unit.preposition in words()["here"]:
            return _places_of(d, unit, units, found.rule.kind)
    if "y" in window or any(t.norm in ("secteur", "zone") for t in d.tokens[anchor.first : anchor.first + 8]):
        named = d.places_in(units[0].first, anchor.first)  # « la Turquie, où il ira »: a government named before « y »
        return (named[-1].index,) if named else (d.memory.place,) if d.memory.place is not None else ()
    if found.rule.kind in (Kind.STRIKE, Kind.CLASH) and not any(u.kind == "place" and u.places for u in units):
        return _corridor(d, found) or _scene(d, found, units)
    return ()


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
    if not words()["talks"].isdisjoint(about) or not words()["except"].isdisjoint(told) or (speaks and told & _THAT):
        return False
    opened = next((j for j in range(k - 1, -1, -1) if units[j].kind in ("comma", "stop")), -1)
    headed = k == 0 and bool(between) and between[0].kind == "stop"  # « Kobané: nouvelles frappes »
    over = headed or any(u.kind == "comma" for u in between)
    where = [u.norm for u in between[:2] if u.kind != "comma"][:1] == ["ou"]
    if over and any(u.kind == "relative" for u in units[opened + 1 : k]):
        return False
    here = unit.preposition in words()["here"] or opened < 0 or where
    if _is_noun_alone(found) and not _inside(over, here and k - opened <= _FRONT, told, where=where):
        return False
    if _told_around(d, anchor, words()["widest"]) and not _lies_in_area(d, unit):
        return False
    named = unit.anaphor is not None or unit.preposition not in words()["not_here"] or where
    return named or unit.first <= units[0].first + 3 or _told_around(d, anchor, words()["town_parts"])


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


def _told_around(d: Discourse, anchor: Unit, nouns: frozenset[str]) -> bool:
    """Whether one of some nouns stands soon after an anchor: « pilonnaient plusieurs quartiers »."""
    return any(t.norm in nouns for t in d.tokens[anchor.last : anchor.last + _OBJECT_REACH])


def _is_of_another_time(d: Discourse, anchor: Unit) -> bool:
    """Whether a sentence tells a month, a year, an earlier day or what is long over: no more of the scene told before."""
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    told = d.times_in(sentence.first, sentence.last) if sentence is not None else []
    vague, day = (TimePrecision.MONTH, TimePrecision.YEAR), d.memory.time
    days = [t.time for _, t in told if t.time is not None]
    definite = anchor.first > 0 and d.tokens[anchor.first - 1].norm in words()["before_anaphor"]
    earlier = not definite and any(day is not None and time.last_day < day.first_day for time in days)
    return earlier or any(t.background for _, t in told) or any(time.precision in vague for time in days)


def _is_of_earlier_day(d: Discourse, anchor: Unit) -> bool:
    """« La veille, huit soldats ont été tués dans des combats »: whether a sentence tells a day before that of the scene."""
    sentence, scene = d.text.sentence_at(d.tokens[anchor.first].start), d.memory.scene_time
    told = d.times_in(sentence.first, sentence.last) if sentence is not None and scene is not None else []
    days = [t.time for _, t in told if t.time is not None and t.time.precision is TimePrecision.DAY]
    return bool(days) and scene is not None and all(day.last_day < scene.first_day for day in days)


def _is_of_agent(d: Discourse, anchor: Unit) -> bool:
    """« par les frappes », « par des tirs »: who or what does something, not something told of its own."""
    return anchor.first > 1 and d.tokens[anchor.first - 2].norm == "par"


def _scene(d: Discourse, found: Match, units: Sequence[Unit]) -> Sequence[int]:
    """Where the last fighting was, for a telling that names no place of its own, not even « plusieurs villes »."""
    anchor = units[found.anchor]
    struck = next((u for u in units[found.anchor :] if not u.lexemes.isdisjoint(_STRIKES)), anchor)
    reach = _STRUCK_CARRY if found.rule.kind is Kind.STRIKE and _is_the_strike(d, struck) else _SCENE_CARRY
    if d.memory.scene is None or d.memory.scene_age > reach or any(u.places for u in units):
        return ()
    told_before = struck.first and d.tokens[struck.first - 1].norm in words()["before_anaphor"]
    if not told_before and _is_of_earlier_day(d, anchor):
        return ()
    if (anchor.kind == "noun" and _is_of_agent(d, anchor)) or _is_of_another_time(d, anchor):
        return ()  # « sa mort en mai dans un raid », « l'EI, ciblé par les frappes russes »
    if found.rule.kind is Kind.CLASH and _told_around(d, anchor, words()["wide"] | {"secteurs"}):
        return ()  # « lance une offensive dans deux vallées »
    if found.rule.kind is Kind.CLASH and any(u.norm == "pays" for u in units[found.anchor :]):
        return ()  # « sont morts dans des combats dans tout le pays »
    if found.rule.kind is Kind.STRIKE:
        killing = not anchor.lexemes.isdisjoint(_KILLING) and d.memory.scene_age <= 1
        if (struck.kind == "noun" and not (told_before or killing)) or _told_around(d, anchor, words()["wide"]):
            return ()
        clause = takewhile(lambda u: u.norm not in (",", "et"), units[found.anchor : found.anchor + _OBJECT_REACH])
        if any(u.group is not None and u.group.mood == "present" for u in clause):
            return ()  # « les avions bombardent les rebelles »
    return (d.memory.scene,)


def _corridor(d: Discourse, found: Match) -> Sequence[int]:
    """« une embuscade entre Gao et Kidal »: the first of the two places between which it was, where no other is told."""
    told = d.places_in(found.units[0].first, found.units[-1].last) if found.rule.kind is Kind.CLASH else []
    return [p.index for p in told if d.found.resolutions[p.index].toponym.between is not None][:1]


def _is_the_strike(d: Discourse, struck: Unit) -> bool:
    """« le raid », « cette frappe »: one strike, told before, however far."""
    return struck.kind == "noun" and struck.first > 0 and d.tokens[struck.first - 1].norm in words()["the_one"]


def _may_host(d: Discourse, index: int, kind: Kind) -> bool:
    """A metonym hosts nothing; a whole country no control, strike or clash that could be drawn."""
    resolution = d.found.resolutions[index]
    if resolution.toponym.use is Use.METONYMIC:
        return False
    place = resolution.place
    if place is None:
        return True
    if (kind is Kind.CONTROL and place.feature_class == "H") or normalise(place.name) in words()["continents"]:
        return False
    country = place.feature_class == "A" and (place.feature_code or "PCL").startswith("PCL")
    if kind in _CONFLICT_KINDS and (country or place.feature_code in ("CONT", "SEA", "OCN")):
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
            and "de" in before
        ):
            told.append(span.index)
    anchor = found.units[found.anchor]
    about = [t.norm for t in d.tokens[max(sentence.first, anchor.first - 4) : anchor.last + 3]]
    if found.rule.kind is Kind.VISIT and not told and not words()["next"].isdisjoint(about):
        told += [d.memory.visits[name] for name in visitor if name in d.memory.visits]
    return d.found.resolutions[told[0]].place if told else None
