"""Who came, and whom did he meet?

Of two who meet, the one from another country than the place is the visitor; a statement or a stay tells of a visit only where
the speaker is not at home.
"""

from collections.abc import Sequence
from dataclasses import replace

from geo.codebook import Seat
from geo.model import Place, Roles
from geo.reading.reports.containment import is_area, lies_in
from geo.reading.rulebook.rules import Match
from geo.reading.sentences import partynames
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.story.coreference import coordinated, person_for
from geo.reading.story.discourse import Discourse
from geo.reading.story.persons import countries_told
from geo.reading.text import Sentence, normalise, spelled
from geo.reading.wordclasses import lexemes, standing_for, words

_UNION = "Union"  # « les ministres européens », at home where the Union meets
_NOBODYS = "nobody's"  # « l'émissaire », « le médiateur international »
_MEETING_REACH = 4  # tokens from « lors de » to the meeting
_OFFICE_BEFORE, _OFFICE_AFTER = 14, 8  # tokens about a name in which an office is told
_AGE_REACH = 3  # tokens behind a person of « , 34 ans »
_HOME_REACH = 7  # tokens behind a place of « , où il vit depuis mai en exil »
_CROWD_REACH = 3  # tokens before a person in which « des centaines d' » stands
_LED_REACH = 4  # units from a delegation to who leads it: « , conduite par M. Diop »
_TOGETHER = 2  # people of whom some may receive the others
_SEATS = frozenset(("PPLC", "PPLX", "PAL", "BLDG", "GOVL", "ADMF", "CTRA"))  # a capital, its quarters and buildings
_TOWN_REACH = 3  # units behind an area: the comma, « à » and the town
_QUOTES = frozenset('«"“')
_COUNTRY = 2  # letters of a country's code; an organisation's acronym is longer


def visited(d: Discourse, found: Match, targets: Sequence[int], sentence: Sentence) -> list[int]:
    """Of some places, those that a match tells a visit to: of no private traveller, nor of one who is at home."""
    travellers = _travellers(d, found)
    if _is_private(d, found) or any(_is_nobody(d, p) or _is_quoted(d, p, sentence) for p in travellers):
        return []
    if any(_is_lived_in(d, u) for u in found.roles.get("location", ())):
        return []
    if any(u.anaphor in words()["provinces"] for u in found.roles.get("location", ())):
        return []  # « en visite dans la région »: too wide a place to be the one told before
    return [t for t in targets if _is_visited(d, found, t, sentence)]


def _is_visited(d: Discourse, found: Match, index: int, sentence: Sentence) -> bool:
    """Whether a place is one that a match may tell a visit to: abroad or away from home where its rule asks for it."""
    rule = found.rule
    if rule.pattern.topic and _is_known_there(d, found, index):
        return False
    if rule.abroad and not _is_abroad(d, found, index, sentence):
        return False
    return not (rule.away and _is_at_home(d, found, index))


def as_visit(d: Discourse, found: Match) -> Match:
    """A match of a visit with who it was and the town where, as far as they are told beside what it binds."""
    return _in_town(d, _with_partner(_with_leader(_with_name(d, found))))


def _with_leader(found: Match) -> Match:
    """« une délégation malienne conduite par M. Diop est arrivée »: who leads those that come comes with them."""
    bound, units = found.roles.get("visitor", ()), found.units
    at = next((k for k, u in enumerate(units) if len(bound) == 1 and u is bound[0]), len(units))
    behind = [u for u in units[at + 1 : at + 1 + _LED_REACH] if u.kind not in ("comma", "word")]
    if [u.kind for u in behind[:2]] != ["verb", "person"] or behind[1].preposition not in words()["by"]:
        return found
    verb = behind[0]
    if verb.group is None or not verb.group.bare or verb.lexemes.isdisjoint(lexemes()["heading"]):
        return found
    return replace(found, roles={**found.roles, "visitor": (*bound, behind[1])})


def _with_partner(found: Match) -> Match:
    """« M. Annan a plaidé pour une trêve, au début d'une rencontre avec Mme Clinton »: of two who meet, the one who acts."""
    bound, units = found.roles.get("visitor", ()), found.units
    if not found.rule.meeting or "host" in found.roles or not any(u is bound[0] for u in units[found.anchor :]):
        return found
    acting = next((u for u in units[: found.anchor] if u.kind == "person" and u.subject), None)
    return found if acting is None else replace(found, roles={**found.roles, "host": (acting,)})


def _with_name(d: Discourse, found: Match) -> Match:
    """« M. Barrot, premier diplomate à se rendre à Beyrouth », « X à Damas, première visite d'un ministre »: who it was, told before."""
    bound, units = found.roles.get("visitor", ()), found.units
    at = next((k for k, u in enumerate(units) if bound and u is bound[0]), 0)
    if len(bound) > 1 or not at or units[at].kind != "person" or units[at].names[0][:1].isupper():
        return found
    if units[at].plural and at > 1 and units[at - 1].kind == "comma" and units[at - 2].kind == "person":
        told: Unit | None = units[at - 2]  # « X et Y, les deux présidents, »
    else:
        told = _singled_out(d, found, at)
    return found if told is None else replace(found, roles={**found.roles, "visitor": (told,)})


def _singled_out(d: Discourse, found: Match, at: int) -> Unit | None:
    """« M. Barrot, premier diplomate à »: the person whom « premier » or « seul » before an office singles out, the nearest first."""
    units = found.units
    noun = units[found.anchor].group is None and d.tokens[units[at].first - 1].norm in words()["one"]
    head = min(at, found.anchor) if noun else at
    if not head or spelled(d.tokens[units[head - 1].first].text) not in grammar().singling:
        return None
    before = units[: head - 1]
    if len(before) > 1 and before[-1].kind == "comma" and before[-2].kind == "person":
        return before[-2]
    return next((u for u in reversed(before) if u.kind == "person" and u.subject), None)


def _in_town(d: Discourse, found: Match) -> Match:
    """« au Proche-Orient, à Beyrouth », « dans la région, à Amman »: of an area and the town behind it, the town is where one went."""
    bound, units = found.roles.get("location", ()), found.units
    at = next((k for k, u in enumerate(units) if bound and u is bound[0]), len(units))
    if len(bound) != 1 or at < found.anchor or not _is_wide(d, bound[0]):
        return found
    behind = units[at + 1 : at + 1 + _TOWN_REACH]
    if [u.kind for u in behind[::2]] != ["comma", "place"] or behind[1].norm not in words()["to"]:
        return found
    town = behind[2]
    area, inner = (next((d.found.resolutions[i].place for i in u.places), None) for u in (bound[0], town))
    within = inner is not None and (area is None or area.country is None or lies_in(inner, area))
    return replace(found, roles={**found.roles, "location": (town,)}) if within else found


def _is_wide(d: Discourse, unit: Unit) -> bool:
    """Whether a place is an area, or « la région »."""
    told = [d.found.resolutions[i] for i in unit.places]
    return unit.anaphor in words()["provinces"] or (len(told) == 1 and is_area(told[0]))


def _is_nobody(d: Discourse, person: Unit) -> bool:
    """« des centaines d'opposants », « Rima A., 34 ans, arrivée au camp »: whether those who come hold no office."""
    aged = words()["aged"].isdisjoint(d.text.norms[person.last : person.last + _AGE_REACH])
    return _is_crowd(d, person) or not (aged or _is_official(d, person))


def _is_lived_in(d: Discourse, place: Unit) -> bool:
    """« A Riyad, où il vit en exil, »: whether a place is told as the one where somebody lives."""
    behind = d.text.norms[place.last : place.last + _HOME_REACH]
    where = next((k for k, norm in enumerate(behind[:2]) if norm in words()["or_where"]), len(behind))
    of_one = not words()["third_persons"].isdisjoint(behind[where + 1 : where + 2])
    return of_one and not words()["living_there"].isdisjoint(behind[where:])


def _is_crowd(d: Discourse, person: Unit) -> bool:
    """« des centaines d'opposants »: no delegation."""
    before = d.tokens[max(0, person.first - _CROWD_REACH) : person.first]
    return d.tokens[person.first].norm in words()["crowd_heads"] and any(t.norm in words()["crowds"] for t in before)


def _is_quoted(d: Discourse, person: Unit, sentence: Sentence) -> bool:
    """« Selon son chef, Rami A., « les jihadistes ont quitté »: one whose words follow does nothing of what they tell."""
    opens = spelled(d.tokens[sentence.first].text.lower()) in words()["according_to"]
    return (
        opens
        and person.last < len(d.tokens)
        and any(t.text in _QUOTES for t in d.tokens[person.last : person.last + 2])
    )


def _is_known_there(d: Discourse, found: Match, index: int) -> bool:
    """« arrivé mardi à Mossoul, il y a … »: whether a visitor's coming to where « y » lies has just been told."""
    names = {name for p in _travellers(d, found) for name in p.names}
    place = d.found.resolutions[index].place
    told = (d.found.resolutions[d.memory.visits[name]].place for name in names if name in d.memory.visits)
    return place is not None and place in told


def _is_abroad(d: Discourse, found: Match, index: int, sentence: Sentence) -> bool:
    """Whether a visitor is known to be of another country than the place, or meets somebody there."""
    place = d.found.resolutions[index].place
    if place is None or not (place.feature_class in ("P", "S") or (place.is_nation and _is_inside(found, index))):
        return False
    travellers = [p for p in _travellers(d, found) if not _resides(d, p)]
    if not travellers:
        return False
    told = _countries(d, travellers, place)
    if told in _home(d, travellers, place):
        return found.units[found.anchor].kind == "verb" and _on_tour(d, travellers, place)
    some = told == {_NOBODYS} and all(p.plural for p in travellers)  # « les médiateurs ont réclamé une trêve »
    return (bool(told) and not some) or _meets(d, sentence)


def _resides(d: Discourse, person: Unit) -> bool:
    """« l'ambassadeur de France », « la mission de l'ONU en RDC »: posted where it speaks, not « l'ambassadeur itinérant »."""
    head, *told = (t.norm for t in d.tokens[person.first : person.last])
    if head in words()["mission"]:
        return not (words()["in"] | words()["to_the"]).isdisjoint(told)
    told = [head, *told]
    return not words()["resident_offices"].isdisjoint(told) and words()["roving"].isdisjoint(told)


def _is_inside(found: Match, index: int) -> bool:
    """« en Irak », « a quitté l'Irak », not « le roi d'Irak »."""
    of = standing_for()["of"]
    return any(index in u.places and u.preposition != of for u in found.roles.get("location", ()))


def _meets(d: Discourse, sentence: Sentence) -> bool:
    """« à l'issue d'un entretien », « lors d'une réunion »: whether a sentence tells a meeting of its own, not one that it is about."""
    tokens = d.tokens[sentence.first : sentence.last]
    return any(
        t.norm in words()["meetings"]
        and any(before.norm in words()["at_meetings"] for before in tokens[max(0, k - _MEETING_REACH) : k])
        for k, t in enumerate(tokens)
    )


def _is_at_home(d: Discourse, found: Match, index: int) -> bool:
    """Whether all visitors whose country is known are of the place's own, and not on tour in it."""
    place, travellers = d.found.resolutions[index].place, _travellers(d, found)
    if place is None or _countries(d, travellers, place) not in _home(d, travellers, place):
        return False
    return not _on_tour(d, travellers, place)


def _home(d: Discourse, people: Sequence[Unit], place: Place) -> tuple[set[str], ...]:
    """The countries of people who are at home at a place; « le président » of no country told is of the article's."""
    unsaid = place.country == d.main_country() and any(_governs_here(d, person) for person in people)
    return ({place.country or ""}, *((set(),) if unsaid else ()))


def _on_tour(d: Discourse, people: Sequence[Unit], place: Place) -> bool:
    """Whether one who governs from a capital is somewhere else in his country."""
    if place.feature_code in _SEATS or place.feature_class not in ("P", "S"):
        return False
    if d.gazetteer.is_seat(place.id, Seat.GOVERNMENT):
        return False
    return any(_governs(d, person) for person in people)


def _governs_here(d: Discourse, person: Unit) -> bool:
    """« le Premier ministre », « le président X »: no president of a body, « son président »."""
    before = d.tokens[person.first - 1].norm if person.first else ""
    return not person.plural and before in words()["articles"] | words()["of"] and _governs(d, person)


def _governs(d: Discourse, person: Unit) -> bool:
    """« le président », « le chef d'état-major »: whether a person holds an office of the state."""
    told = {t.norm for t in d.tokens[max(0, person.first - 1) : person.last]}
    told |= {normalise(word) for name in person.names for word in name.split()}
    if not told.isdisjoint(words()["former"]):
        return False
    led = partynames.leader_country(d.tokens, person.first, person.last) is not None
    return led or not told.isdisjoint(words()["state_offices"])


def _travellers(d: Discourse, found: Match) -> list[Unit]:
    """Those whom a match sends somewhere, each of « X et Y »."""
    bound = (*found.roles.get("visitor", ()), *found.roles.get("party", ()))
    told = [p for u in bound if (p := person_for(d, u, found.units)) is not None]
    return [one for p in told for one in (p, *coordinated(p, found.units))]


def _is_private(d: Discourse, found: Match) -> bool:
    """« Aminata est arrivée à Dakar »: in a text of unknown day, which tells lives too, a traveller of whom no office is told."""
    if d.article.published is not None or found.rule.meeting or not found.roles.keys().isdisjoint(("host", "party")):
        return False
    travellers = [p for u in found.roles.get("visitor", ()) if (p := person_for(d, u, found.units)) is not None]
    return not any(_is_official(d, p) for p in travellers)


def _is_official(d: Discourse, person: Unit) -> bool:
    """Whether a text tells an office of a person, somewhere, or everybody knows it."""
    known = [normalise(word) for name in person.names for word in name.replace("-", " ").split()]
    if (
        not words()["offices"].isdisjoint(known)
        or partynames.leader_country(d.tokens, person.first, person.last) is not None
    ):
        return True
    surname = normalise(person.names[0].split()[-1])
    about = (d.tokens[max(0, i - _OFFICE_BEFORE) : i + _OFFICE_AFTER] for i in _mentions(d, surname))
    return any(t.norm in words()["offices"] for tokens in about for t in tokens)


def _mentions(d: Discourse, surname: str) -> list[int]:
    return [i for i, t in enumerate(d.tokens) if t.norm == surname]


def parted(d: Discourse, found: Match, roles: Roles, index: int) -> Roles:
    """The roles of several who are at a place together: those who are at home there receive the others."""
    place = d.found.resolutions[index].place
    travellers = _travellers(d, found) if len(roles.visitor) > 1 and place is not None else []
    if place is None or len(travellers) < _TOGETHER:
        return roles
    at_home = [p for p in travellers if _countries(d, [p], place) == {place.country}]
    names = {name for p in at_home for name in p.names}
    visitor = tuple(name for name in roles.visitor if name not in names)
    if not at_home or not visitor:
        return roles
    return replace(roles, visitor=visitor, host=tuple(dict.fromkeys((*roles.host, *(p.names[0] for p in at_home)))))


def facing(d: Discourse, found: Match, roles: Roles, index: int) -> Roles:
    """The roles of two who meet at a place: who is at home there receives the other.

    Where both are, as the ONU and an Egyptian at Cairo, nothing tells them apart.
    """
    place = d.found.resolutions[index].place
    if place is None:
        return roles
    visitor, host = (_country(d, found, role, place) for role in ("visitor", "host"))
    if host != place.country and (visitor == place.country or (host is not None and visitor is None)):
        return replace(roles, visitor=roles.host, host=roles.visitor)
    return roles


def _country(d: Discourse, found: Match, role: str, place: Place) -> str | None:
    """The country of whoever plays a role, the first told of several."""
    for unit in found.roles.get(role, ()):
        person = person_for(d, unit, found.units)
        told = _countries(d, [person], place) if person is not None else set()
        if told:
            return next(iter(sorted(told - {place.country or ""})), place.country)
    return None


def _countries(d: Discourse, people: Sequence[Unit], place: Place) -> set[str]:
    """The countries of some people, as far as known; that of the place for an organisation that has its seat there."""
    seat = d.gazetteer.is_seat(place.id, Seat.ORGANISATION)
    told = (country for p in people for country in _countries_of(d, p))
    return {(place.country or "") if seat and len(country) > _COUNTRY else country for country in told}


def _countries_of(d: Discourse, person: Unit) -> tuple[str, ...]:
    """The countries of a person or of several; that of the article for « l'émissaire du régime »."""
    if person.actor is not None:
        return (person.actor.country,) if person.actor.country is not None else ()
    told = {t.norm for t in d.tokens[person.first : person.last]}
    if not told.isdisjoint(words()["union"]):
        return (_UNION,)
    countries = countries_told(d.tokens, person.first, person.last)
    country = d.persons.country_of(person) or (None if told.isdisjoint(words()["home_sides"]) else d.main_country())
    if country is None and not told.isdisjoint(words()["envoys"] | words()["heads_of_states"]):
        country = _NOBODYS
    return countries or ((country,) if country is not None else ())
