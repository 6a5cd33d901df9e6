"""Which place does a description mean that does not name it?

« la ville », « le village », « l'aéroport de la ville », « la deuxième ville du pays », « où »: a place told before, in the
sentence or in an earlier one, or one that the gazetteer has near it.
"""

from collections.abc import Sequence, Set
from itertools import takewhile

from geo.codebook import Kind, Seat
from geo.model import Place, Resolution
from geo.reading.reports.capitals import capital, is_capital
from geo.reading.reports.containment import is_area, town_of_quarter
from geo.reading.reports.seats import province_around, seat_of
from geo.reading.reports.several import is_several, one_of, told_together
from geo.reading.sentences import partynames
from geo.reading.sentences.incises import incises, tells
from geo.reading.sentences.units import Unit
from geo.reading.story.coreference import subject_before
from geo.reading.story.discourse import SITES, Discourse
from geo.reading.text import normalise
from geo.reading.wordclasses import lexemes, standing_for, words

_RANK_REACH = 3  # tokens behind « la deuxième ville » in which its country stands
_SITE_KM = 30.0
_SITE_REACH = 3  # tokens from « l'aéroport » to « la ville »
_TOWN_KM = 8.0  # from a site to the town that it is of
_OFTEN = 4  # times that an article speaks of a country that it is about
_PEOPLE_REACH = 6  # tokens from « une habitante » to her town: « de la petite ville de », « par téléphone depuis »
_RELATIVE_REACH = 3  # units before « où » in which its place stands
_FALL_REACH = 3  # tokens from « la prise » to « la ville »
_APPOSITION = ("place", "comma")  # what stands before « à 80 km de la ville »
_CALLED_REACH = 3  # tokens behind « la base » in which « dite », « baptisée » gives it a name


def places_of(d: Discourse, unit: Unit, units: Sequence[Unit], kind: Kind) -> Sequence[int]:
    """The places that a unit names or stands for, as indexes of the resolutions."""
    at = next((k for k, u in enumerate(units) if u is unit), 0)
    seat = seat_of(d, unit, units[:at])
    if seat is not None or unit.places:
        return unit.places if seat is None else seat
    if is_several(unit):
        return told_together(d, unit)
    if (ranked := one_of(d, unit)) is not None:
        return ranked
    if unit.kind == "relative":
        before = units[: next((s[0] for s in incises(units) if s[1] == at - 1 and tells(units, s)), at)]
        return _beside(d, before) or _before_relative(before)
    if unit.kind == "pronoun":
        return _before_pronoun(d, units, at, kind)
    return _described(d, unit, units[:at], kind)


def _beside(d: Discourse, before: Sequence[Unit]) -> Sequence[int]:
    """« Beryslav, au bord du Dniepr, qui a été reprise »: the place of which an aside only tells what it lies by."""
    opening = next((k for k in range(len(before) - 2, 0, -1) if before[k].kind == "comma"), 0)
    told, aside = before[opening - 1], before[opening + 1 : -1]
    if not opening or before[-1].kind != "comma" or told.kind != "place" or not aside or aside[0].kind != "word":
        return ()
    plain = all(u.kind in ("word", "noun", "place") for u in aside)
    by = all(_lies_by(d.found.resolutions[i]) for u in aside for i in u.places)
    return told.places[-1:] if plain and by else ()


def _lies_by(resolution: Resolution) -> bool:
    """Whether a place is a river, or told only for what is near it."""
    river = resolution.place is not None and resolution.place.feature_class == "H"
    return river or resolution.toponym.near or resolution.toponym.distance_km is not None


def _before_relative(before: Sequence[Unit]) -> Sequence[int]:
    """« à Homs, où », not « à Homs l'armée, qui »: the place just before a relative, or before another relative that ends there."""
    near = [u for u in before[-_RELATIVE_REACH:] if u.kind == "place" and u.places]
    return near[-1].places if near and before[-1].kind not in ("actor", "person") else ()


def _before_pronoun(d: Discourse, units: Sequence[Unit], at: int, kind: Kind) -> Sequence[int]:
    """« Homs a beaucoup souffert ; elle est tombée »: the place that the clause before is about, or that of the article."""
    if (clause := _clause_town(units[:at])) is not None:
        return clause.places[-1:]
    told = _town_told(d, kind) if d.memory.about is None else d.memory.about
    return () if told is None or subject_before(units, at) is not None else (told,)


def _described(d: Discourse, unit: Unit, before: Sequence[Unit], kind: Kind) -> Sequence[int]:
    """« la ville », « la base », « la capitale »: the places that a noun stands for."""
    if _is_reckoned_from(before):
        return ()
    if unit.anaphor in words()["towns"] and not words()["ranks"].isdisjoint(d.text.norms[unit.first + 1 : unit.last]):
        return _ranked(d, unit)
    before = [u._replace(places=tuple(told)) if (told := one_of(d, u)) else u for u in before]
    named = (u for k, u in enumerate(before) if u.kind == "place" and u.places and not is_come_from(before, k))
    earlier = [u for u in named if _may_be_called(d, u, unit.anaphor, kind)]
    if is_capital(d, unit):
        return _apposed(earlier, before) or capital(d, unit, earlier, before, kind)
    site = _site(d, unit, _since_that(before, earlier) or _capital_before(d, before, kind))
    if site is not None:
        return (site,)
    if kind is Kind.CONTROL and _is_another_site(d, unit, earlier):
        return ()
    return [_town_of_site(d, unit, i) for i in _told(d, unit, earlier, before, kind)]


def _capital_before(d: Discourse, before: Sequence[Unit], kind: Kind) -> Sequence[Unit]:
    """« Dans la capitale, un obus est tombé près de l'aéroport »: the capital told before a site, with its place."""
    at = next((k for k in range(len(before) - 1, -1, -1) if is_capital(d, before[k])), None)
    found = capital(d, before[at], (), before[:at], kind) if at is not None else ()
    return [before[at]._replace(places=tuple(found))] if at is not None and found else ()


def _is_reckoned_from(before: Sequence[Unit]) -> bool:
    """« Gharyan, à 80 km au sud de la ville, est »: whether a noun only tells how far off the place before it lies."""
    told = list(takewhile(lambda u: u.kind == "word", reversed(before)))
    if words()["units"].isdisjoint(u.norm for u in told) or len(before) < len(told) + len(_APPOSITION):
        return False
    opening = before[: len(before) - len(told)][-len(_APPOSITION) :]
    return tuple(u.kind for u in opening) == _APPOSITION


def _apposed(earlier: Sequence[Unit], before: Sequence[Unit]) -> Sequence[int]:
    """« à Grozny, la capitale »: the place that a noun stands behind, with a comma."""
    apposed = earlier and before[-1].kind == "comma" and before[-2] is earlier[-1]
    return earlier[-1].places[-1:] if apposed else ()


def _told(d: Discourse, unit: Unit, earlier: Sequence[Unit], before: Sequence[Unit], kind: Kind) -> Sequence[int]:
    """« à Homs … la ville »: the last place told in a sentence that a noun may stand for, else the one of a sentence before."""
    if not earlier or _only_describes(before):
        return _told_before(d, unit, kind)
    return (_around(d, unit, earlier[-1].places[0]),)


def _around(d: Discourse, unit: Unit, told: int) -> int:
    """« des combats à Khaldiyé … le reste de la ville »: the town of a quarter told before."""
    town = town_of_quarter(d, told) if unit.anaphor in words()["cities"] else None
    return told if town is None else town


def _clause_town(before: Sequence[Unit]) -> Unit | None:
    """« Homs a beaucoup souffert ; elle est tombée »: the place that the clause before a pronoun's is about."""
    if not before or before[-1].kind != "stop":
        return None
    begin = next((k + 1 for k in range(len(before) - 2, -1, -1) if before[k].kind == "stop"), 0)
    subjects = takewhile(lambda u: u.group is None or not u.group.finite, before[begin:-1])
    first = next((u for u in subjects if u.subject and u.kind in ("place", "actor", "person", "pronoun")), None)
    return first if first is not None and first.kind == "place" and first.places else None


def is_come_from(units: Sequence[Unit], k: int) -> bool:
    """« des hommes venus de Nyala ont attaqué la base », « depuis Nyala »: whether a place is only where somebody came from."""
    if units[k].preposition in words()["since"]:
        return True
    if units[k].preposition != standing_for()["of"]:
        return False
    before = next((u for u in reversed(units[:k]) if u.norm not in words()["of"] | words()["place_heads"]), None)
    if before is None or before.norm in words()["coming_from"]:
        return before is not None
    return before.group is not None and before.group.bare and not before.lexemes.isdisjoint(lexemes()["travelling"])


def _town_of_site(d: Discourse, unit: Unit, index: int) -> int:
    """« l'aéroport de Louhansk … la ville », « l'aciérie Azovstal, à Marioupol … la ville »: the town of a site told before."""
    told = d.found.resolutions[index]
    if unit.anaphor not in words()["cities"] or told.place is None or told.place.feature_class != "S":
        return index
    around = ((i, r.place) for i, r in enumerate(d.found.resolutions) if r.toponym.span == told.toponym.container)
    held = next((i for i, place in around if _is_town(place)), None)
    if held is not None:
        return held
    town = _town_called(told) if _is_called_site(told) else _town_about(d, told.place)
    return d.tell_place(unit.first, unit.last, town) if town is not None else index


def _is_called_site(told: Resolution) -> bool:
    """« l'aéroport de Louhansk »: whether a site is told by the name of its town."""
    return any(clue.name == "site" for best in told.candidates[:1] for clue in best.clues[-1:])


def _town_called(told: Resolution) -> Place | None:
    """« l'aéroport de Louhansk … la ville »: the town that a site told before has its name from."""
    return next((other.place for other in told.candidates[1:] if _is_town(other.place)), None)


def _town_about(d: Discourse, site: Place) -> Place | None:
    """« la citadelle d'Alep … la ville »: the town about a site that the site's own name or the text names."""
    told = {r.place.id for r in d.found.resolutions if r.place is not None}
    near = d.gazetteer.near(site.latitude, site.longitude, _TOWN_KM)
    return next(
        (p for p in near if _is_town(p) and (p.id in told or f" {p.name}" in site.name.replace("'", " "))), None
    )


def _is_town(place: Place | None) -> bool:
    return place is not None and place.feature_class == "P"


def _told_before(d: Discourse, unit: Unit, kind: Kind) -> Sequence[int]:
    """The place of an earlier sentence that a noun stands for; the town of who speaks in this one."""
    memory, noun = d.memory, unit.anaphor
    if noun == standing_for()["part"] and _are_told_side_by_side(d):
        return ()
    if noun in words()["towns"] and (spoken := _town_spoken_of(d, unit)) is not None:
        return (spoken,)
    told = _area_told(d, noun)
    if told == ():
        told = province_around(d, unit, talked=memory.town is not None and is_talked_in(d, memory.town))
    if told is None and kind is Kind.CONTROL:
        told = _town_fallen(d, unit)
    if told is not None:
        return told
    chosen = _town_told(d, kind) if noun in words()["towns"] | words()["capital"] else memory.place
    if _is_clitic(d, unit) and memory.quarter is not None and memory.quarter == memory.place:
        chosen = memory.quarter  # « l'armée est entrée dans Midane. Les rebelles s'en étaient retirés »
    if chosen is None or _is_unlike(d, chosen, noun):
        return ()
    return (chosen,)


def _are_told_side_by_side(d: Discourse) -> bool:
    """« Ils ont évacué Homs et Hama. L'armée tient les quartiers sud »: whether the last town told is but one of two."""
    spans = [d.found.resolutions[i].toponym.span for i in d.memory.towns[-2:]]
    if len(spans) < len(("Homs", "Hama")):
        return False
    between = normalise(d.article.text[spans[0].end : spans[1].start]).split()
    return bool(between) and words()["chaining"].issuperset(word for word in between if word not in words()["of"])


def _area_told(d: Discourse, noun: str | None) -> Sequence[int] | None:
    """« le quartier », « la province », « la zone »: the one told before; None where a noun stands for no such area."""
    quarter, province = d.memory.quarter, d.memory.province
    areas = (("quarters", quarter), ("provinces", province), ("zones", province))
    area = next((i for nouns, i in areas if noun in words()[nouns] and i is not None), None)
    if area is not None:
        return (area,)
    return () if noun in words()["provinces"] else None


def _town_spoken_of(d: Discourse, unit: Unit) -> int | None:
    """« La ville a été bombardée, a dit une habitante de Douma »: the town, no area, of who speaks."""
    town = town_of_speaker(d, unit)
    unfit = town is None or is_area(d.found.resolutions[town])
    return None if unfit else town


def _is_but_talked_in(d: Discourse, index: int, kind: Kind) -> bool:
    """« a dit M. Diallo à Genève. La ville a été bombardée »: whether nothing of a kind happens in a place, where one but talks."""
    return kind is not Kind.VISIT and is_talked_in(d, index)


def _town_fallen(d: Discourse, unit: Unit) -> Sequence[int] | None:
    """« ont pris Homs. L'armée s'en était retirée »: the town that just changed hands; none where a fall is told of another."""
    if _is_another_than_fell(d, unit):
        return ()
    memory = d.memory
    if memory.turned is None or memory.turned_age > 1 or not _is_clitic(d, unit):
        return None
    return (memory.turned,)


def _is_another_than_fell(d: Discourse, unit: Unit) -> bool:
    """« ont pris Homs. A Alep, un raid a tué. Paris a salué la prise de la ville »: a fall told as known, and not of the town told last."""
    town, fell = ((d.found.resolutions[i].place if i is not None else None) for i in (d.memory.town, d.memory.turned))
    before = {t.norm for t in d.tokens[max(0, unit.first - _FALL_REACH) : unit.first]}
    return fell is not None and town is not None and town.id != fell.id and not before.isdisjoint(words()["falls"])


def _is_clitic(d: Discourse, unit: Unit) -> bool:
    """« ont pris Homs, poussant des habitants vers Hama. L'armée s'en était retirée »: whether a place is but a verb's pronoun."""
    return unit.last - unit.first == 1 and d.tokens[unit.first].norm != unit.anaphor


def _town_told(d: Discourse, kind: Kind) -> int | None:
    """The last town told before, for what is told of fighting the last where more may happen than talks."""
    if kind is Kind.VISIT:
        return d.memory.town
    return next((index for index in reversed(d.memory.towns) if not is_talked_in(d, index)), None)


def place_told(d: Discourse, kind: Kind) -> int | None:
    """« y »: the place told last; for fighting, the last town told where more may happen than talks."""
    told = d.memory.place
    return _town_told(d, kind) if told is not None and _is_but_talked_in(d, told, kind) else told


def town_of_speaker(d: Discourse, unit: Unit) -> int | None:
    """« La ville a été bombardée, a dit une habitante de Douma »: the one town whose people or mayor a sentence lets speak.

    « a dit le gouverneur de cette ville »: the town told last.
    """
    sentence = d.text.sentence_at(d.tokens[unit.first].start)
    if sentence is None:
        return None
    spans = d.places_in(sentence.first, sentence.last)
    told = {p.index for p in spans if _is_of_townspeople(d, p.first) and not is_talked_in(d, p.index)}
    if not told and d.memory.town is not None and _lets_speak(d.text.norms[sentence.first : sentence.last]):
        return d.memory.town
    return told.pop() if len(told) == 1 else None


def _lets_speak(norms: Sequence[str]) -> bool:
    """« a indiqué le gouverneur de cette ville »: whether somebody of the town told before speaks."""
    known = words()
    ahead = zip(norms, norms[1:], norms[2:], norms[3:], strict=False)
    return any(
        who in known["townspeople"] | known["rulers"]
        and of in known["of"]
        and this in known["this"]
        and town in known["towns"]
        for who, of, this, town in ahead
    )


def _is_of_townspeople(d: Discourse, first: int) -> bool:
    """Whether a place's name says of which town somebody is an inhabitant."""
    for k in range(first - 1, max(-1, first - 1 - _PEOPLE_REACH), -1):
        norm = d.tokens[k].norm
        if norm in words()["townspeople"] | words()["rulers"]:
            return True
        if d.tokens[k].text in (",", ".") or norm in words()["auxiliaries"] - words()["to"]:
            return False
    return False


def is_talked_in(d: Discourse, index: int) -> bool:
    """« a dit M. Diallo à Genève. La ville … »: a seat of governments in a country without fighting; where a party spoke."""
    place = d.found.resolutions[index].place
    if place is None or index in d.memory.spoken_at:
        return place is not None
    home, told = d.memory.theatres or {d.main_country() or ""}, place.country or ""
    if told in home or d.times_spoken_of(told) >= _OFTEN:
        return False
    return is_of_talks(d, index)


def is_of_talks(d: Discourse, index: int) -> bool:
    """Whether a place is a capital or another seat of governments, where much is said of elsewhere."""
    place = d.found.resolutions[index].place
    seat = place is not None and any(d.gazetteer.is_seat(place.id, of) for of in Seat)
    return seat or d.code(index) == "PPLC"


def _only_describes(opening: Sequence[Unit]) -> bool:
    """« Capitale d'un Etat au sud de Khartoum, la ville »: whether what stands before a noun only says what it is, not its name."""
    if len(opening) < 2 or opening[-1].kind != "comma" or any(u.group is not None for u in opening):
        return False
    return opening[0].kind == "word" and opening[0].norm in words()["seats"] | words()["place_heads"]


def _since_that(before: Sequence[Unit], told: Sequence[Unit]) -> Sequence[Unit]:
    """« Un habitant d'Idleb a dit que la base était prise »: of some places those behind the last « que », all where there is none."""
    that = next((u for u in reversed(before) if u.norm in words()["that"]), None)
    return [u for u in told if that is None or u.first > that.first]


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
    before = d.places_in(0, unit.first)
    told = [p.index for p in before if _is_lesser_town(d.found.resolutions[p.index].place, country)]
    turned = d.memory.turned if d.memory.turned_age <= 1 else None
    return [turned] if turned in told else told[-1:]  # « Hama est tombée, une semaine après Alep »


def _is_lesser_town(place: Place | None, country: str | None) -> bool:
    """Whether a place is a town of a country, neither its capital nor a quarter."""
    if place is None or not _is_town(place) or place.country != country:
        return False
    return place.feature_code not in ("PPLC", "PPLX")


def _may_be_called(d: Discourse, unit: Unit, anaphor: str | None, kind: Kind) -> bool:
    """Whether a place is of the kind that a noun names: « la ville » is no province told before, and what is bombed no seat of talks."""
    if _is_but_talked_in(d, unit.places[-1], kind):
        return False
    if anaphor not in words()["towns"]:
        return True
    place = d.found.resolutions[unit.places[-1]].place
    return place is None or (place.feature_class in ("P", "S") and not _is_unlike(d, unit.places[-1], anaphor))


def _site(d: Discourse, unit: Unit, earlier: Sequence[Unit]) -> int | None:
    """« l'aéroport de la ville »: the site of that kind near the town told before, where the gazetteer has one."""
    codes = _codes_of(d, unit)
    if codes is None:
        return None
    told = d.memory.site if not earlier and not _is_a_name(d, unit) else None
    if told is not None and d.code(told) in codes:
        return told
    called = told if told is not None and _is_called(d, told, codes) else None
    town = earlier[-1].places[0] if earlier else called if called is not None else d.memory.town
    place = d.found.resolutions[town].place if town is not None else None
    if place is None or place.feature_class == "A" or _is_a_name(d, unit):
        return None
    site = _site_near(d, place, _of_use(d, unit, codes))
    return d.tell_place(max(0, unit.first - 2), unit.last, site) if site is not None else called


def _site_near(d: Discourse, town: Place, codes: tuple[str, ...]) -> Place | None:
    """« la ville … l'aéroport »: the site of a kind near a town, of several kinds the first; none where a larger town lies near."""
    around = d.gazetteer.near(town.latitude, town.longitude, _SITE_KM)
    near = [p for p in around if p.feature_code in codes] if _is_chief(town, around) else []
    return min(near, key=lambda p: codes.index(p.feature_code or ""), default=None)


def _is_chief(town: Place, around: Sequence[Place]) -> bool:
    """« Douma brûle … la base aérienne »: whether no larger town lies near, whose the site rather is."""
    return all((other.population or 0) <= (town.population or 0) for other in around if other.feature_class == "P")


def _is_called(d: Discourse, index: int, codes: tuple[str, ...]) -> bool:
    """« la base aérienne de Tabqa … la base »: whether a town was told as that of a site."""
    head = d.found.resolutions[index].toponym.head
    return head in SITES and SITES[head] in codes


def _of_use(d: Discourse, unit: Unit, codes: tuple[str, ...]) -> tuple[str, ...]:
    """« l'aéroport international », « l'aéroport militaire »: of the codes of a site, those of what it is used for."""
    used = {t.norm for t in d.tokens[unit.first : unit.last + 1]}
    if not used.isdisjoint(words()["civil_use"]):
        return codes[:1]
    return codes[-1:] if not used.isdisjoint(words()["military_use"]) and unit.anaphor in words()["airport"] else codes


def _codes_of(d: Discourse, unit: Unit) -> tuple[str, ...] | None:
    """« la base », « la base de la ville »: the feature codes of the kind of site that a noun, or one just before it, tells."""
    return _site_codes({unit.anaphor}) or _site_codes(set(d.text.norms[max(0, unit.first - _SITE_REACH) : unit.first]))


def _site_codes(nouns: Set[str | None]) -> tuple[str, ...] | None:
    """The feature codes of the first kind of site that some nouns tell."""
    known = words()
    sites = ((known["airport"], ("AIRP", "AIRB")), (known["base"], ("AIRB", "INSM")), (known["port"], ("PRT",)))
    return next((codes for kind, codes in sites if kind & nouns), None)


def _is_another_site(d: Discourse, unit: Unit, earlier: Sequence[Unit]) -> bool:
    """« est entrée dans la province d'Alep et a pris l'aéroport »: which of its airports, nobody says; « la base dite Brigade 52 »."""
    if _site_codes({unit.anaphor}) is None:
        return False
    place = d.found.resolutions[earlier[-1].places[0]].place if earlier else None
    return _is_a_name(d, unit) or (place is not None and place.feature_class == "A")


def _is_a_name(d: Discourse, unit: Unit) -> bool:
    """« la base militaire dite Brigade 52 », « la base 52 »: a site with a name of its own, which the gazetteer lacks."""
    behind = d.tokens[unit.last].text if unit.last < len(d.tokens) else ""
    return (
        behind[:1].isupper()
        or behind.isdigit()
        or any(t.norm in words()["called"] for t in d.tokens[unit.last : unit.last + _CALLED_REACH])
    )
