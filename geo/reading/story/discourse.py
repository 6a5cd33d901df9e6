"""What does a text remember from one sentence to the next?

Pronouns, « la ville », « la même source », days that go unsaid and a surname alone all stand for something told before. The
discourse keeps it; whom a pronoun stands for is told by ``coreference``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from itertools import pairwise, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING

from geo.codebook import GeoPrecision, Head, TimePrecision, Use
from geo.model import Article, Place, Resolution, Span, Toponym
from geo.places.extent import extent
from geo.places.gazetteer import Gazetteer
from geo.reading.rulebook.playing import is_met
from geo.reading.sentences import partynames, skeleton
from geo.reading.sentences.actors import ActorMention
from geo.reading.sentences.attribution import Attribution
from geo.reading.sentences.objects import doer_of_deed, is_acted_on
from geo.reading.sentences.units import PlaceSpan, Unit, position
from geo.reading.story import focus, landmarks
from geo.reading.story.countryparts import parts_of_countries
from geo.reading.story.entries import days_of_entries
from geo.reading.story.memory import Memory
from geo.reading.story.persons import Persons
from geo.reading.text import Sentence, Text, Token, normalise
from geo.reading.times.timevalues import TimeKind, TimeMention
from geo.reading.wordclasses import standing_for, words

if TYPE_CHECKING:
    from geo.reading.counts.figures import Figure

_FIRST, _START = attrgetter("first"), attrgetter("start")
WEB = 2000  # no article of an undated corpus of the web is older
_YEAR_DIGITS = 4
_TOWNS = (Head.CITY, Head.TOWN, Head.VILLAGE)
SITES = {Head.BASE: "INSM", Head.AIRPORT: "AIRP"}  # whose town alone a gazetteer may have
_KEPT = ("place", "actor", "person")  # units that are remembered
_MANY = 3  # dates that make a text one about another age
_STATE_CARRY = 12  # sentences over which « l'armée » is that of the state last spoken of
_SHELLED = 3  # words of bombs that make a text one of strikes
CARRY = 4  # sentences over which what was named still holds
_BESIDE = 4  # tokens from « voisine de », « de celle de » to the name of an area
_BACKING = 6  # tokens from « appuyées par » to the forces that help
_CARRIED_DAYS = 10  # a day older than this is not carried to other sentences
_MARKS = ",;:()"
_QUOTES, _UNQUOTES = frozenset('«"“'), frozenset('»"”')
_PASSING = 8  # tokens from « après avoir » to the place of what was done before
_RECENT = 6  # names that a pronoun may stand for
JIHADISTS = frozenset(("is", "hts", "jnim", "boko_haram", "shabaab"))
_CARRIED_KINDS = (TimeKind.POINT, TimeKind.DEICTIC, TimeKind.ANAPHORIC, TimeKind.INTERVAL)


@dataclass(frozen=True, slots=True)
class Found:
    """What the other stages found in a text."""

    resolutions: tuple[Resolution, ...]
    persons: tuple[Span, ...] = ()
    times: tuple[TimeMention, ...] = ()
    figures: tuple["Figure", ...] = ()
    countries: tuple[tuple[str, int], ...] = ()


class Discourse:
    """One article as it is read, from its first sentence to its last."""

    def __init__(self, article: Article, text: Text, found: Found, gazetteer: Gazetteer) -> None:
        """Bring what was found in the text to its tokens."""
        self.article, self.text, self.found, self.gazetteer = article, text, found, gazetteer
        self.tokens = text.tokens
        self.starts = list(map(_START, text.tokens))
        self.memory = Memory()
        containers = self._containers(found.resolutions)
        self.places = [self._place_span(i, r, containers) for i, r in enumerate(found.resolutions)]
        self.place_starts = list(map(_FIRST, self.places))
        self._spoken_of = focus.counted(found.resolutions, found.countries)
        self._parts = parts_of_countries(text, found.resolutions, self._spoken_of, gazetteer)
        self.people = list(map(self.tokens_of, found.persons))
        self.times = [(self.tokens_of(t.span), t) for t in found.times]
        self.persons = Persons(self.tokens)
        self.persons.look_ahead(self.people, self.places)
        self.time_starts = [first for (first, _), _ in self.times]
        self.years = [i for i, norm in enumerate(text.norms) if is_year(norm)]
        self.subsets = [f.span for f in found.figures if f.subset]
        self.is_history = _is_history(found.times)
        self.entries = days_of_entries(text, self.times)
        self.last_year = max((t.time.last_day.year for t in found.times if t.time is not None), default=None)

    def _containers(self, resolutions: Sequence[Resolution]) -> frozenset[Span]:
        """The towns inside which places lie; a region is not inside one told after it: « dans la région du lac, à Baga »."""
        told = ((r.toponym, r.toponym.container) for r in resolutions if not _is_area(r))
        inside = {outer for inner, outer in told if outer is not None and inner.span.start < outer.start}
        areas = ((a.toponym, b.toponym) for a, b in pairwise(resolutions) if a.place is not None and a.place.is_area)
        return frozenset(inside | {town.span for area, town in areas if self._is_of(area.span, town.span)})

    def _is_of(self, inner: Span, outer: Span) -> bool:
        """« la Ghouta orientale de Damas »: whether nothing but « de » joins a region to the town that it is of."""
        return normalise(self.article.text[inner.end : outer.start].strip()) in words()["of"]

    def places_in(self, first: int, last: int) -> list[PlaceSpan]:
        """The places among some tokens."""
        return self.places[bisect_left(self.place_starts, first) : bisect_left(self.place_starts, last)]

    def names_government(self, token: Token) -> bool:
        """Whether a name is that of a capital or a country that stands for its government."""
        found = (r.toponym for r in self.found.resolutions if r.toponym.span.start == token.start)
        return any(toponym.use is Use.METONYMIC for toponym in found)

    def parts_in(self, sentence: Sentence) -> list[PlaceSpan]:
        """The parts of countries that a sentence tells as places: « le nord de la Syrie », « l'est du pays »."""
        named = [
            replace(span, nation=False)
            for span in self.places_in(sentence.first, sentence.last)
            if span.nation and self.found.resolutions[span.index].toponym.part is not None
        ]
        for part in self._parts:
            if sentence.start <= part.toponym.span.start < sentence.end:
                first, last = self.tokens_of(part.toponym.span)
                named.append(PlaceSpan(first, last, self._tell(part), area=True))
        return sorted((span for span in named if not landmarks.lies_of_a_town(self.tokens, span.first)), key=_FIRST)

    def people_in(self, first: int, last: int) -> list[tuple[int, int]]:
        """The persons among some tokens."""
        return self.people[bisect_left(self.people, (first,)) : bisect_left(self.people, (last,))]

    def times_in(self, first: int, last: int) -> list[tuple[tuple[int, int], TimeMention]]:
        """The time mentions among some tokens, with their own."""
        return self.times[bisect_left(self.time_starts, first) : bisect_left(self.time_starts, last)]

    def years_in(self, first: int, last: int) -> Sequence[int]:
        """Those of some tokens that are numbers of four figures."""
        return self.years[bisect_left(self.years, first) : bisect_left(self.years, last)]

    def subsets_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The tokens of the figures among some characters that are part of the figure before them."""
        first, last = (bisect_left(self.subsets, at, key=_START) for at in (start, end))
        return [self.tokens_of(span) for span in self.subsets[first:last]]

    def code(self, index: int) -> str | None:
        """The feature code of a place."""
        place = self.found.resolutions[index].place
        return place.feature_code if place is not None else None

    def country(self, index: int) -> str | None:
        """The country in which a place lies."""
        place = self.found.resolutions[index].place
        return place.country if place is not None else None

    def main_country(self) -> str | None:
        """The country that the article speaks of most."""
        return focus.main(self._spoken_of)

    @cached_property
    def is_of_bombs(self) -> bool:
        """Whether the text tells of missiles, shells or drones, and hardly of anybody who fights on the ground."""
        known = words()
        bombs, ground = known["bombs"] | known["flown"] | known["shelled"], known["on_the_ground"]
        fired, fought = (sum(norm in kind for norm in self.text.norms) for kind in (bombs, ground))
        return fired >= max(_SHELLED, 2 * fought + 1)

    @cached_property
    def is_of_fighting(self) -> bool:
        """Whether the text tells of anybody who fights on the ground."""
        return not words()["on_the_ground"].isdisjoint(self.text.norms)

    def times_spoken_of(self, country: str) -> int:
        """How often the article speaks of a country."""
        return self._spoken_of.get(country, 0)

    def whose_state(self, country: str | None) -> str | None:
        """Whose « l'armée » is: that of the state whose forces were just spoken of, else of the place's country."""
        memory = self.memory
        if memory.rules and country in memory.armies:
            return country  # « des soldats libanais … le régime syrien … l'armée est entrée dans Ersal »
        if memory.state is not None and memory.state_age <= _STATE_CARRY:
            return memory.state
        return partynames.army_in(country or self.main_country())

    def remember(self, units: Sequence[Unit], times: Sequence[tuple[tuple[int, int], TimeMention]]) -> None:
        """Keep what a sentence told for those after it."""
        told = [u for u in units if u.kind in _KEPT and not (_beside(units, u) or self._is_next(u))]
        met = self._met(units)
        self._remember_person([u for u in told if u not in met], units)
        self._remember_beside(told)
        self._remember_area(units)
        acted_on = [u for i, u in enumerate(units) if is_acted_on(units, i)]
        for unit in told:
            if unit.kind != "place":
                self._remember_party(unit, acts=unit not in acted_on)
            for index in unit.places:
                self._remember_place(index)
        self._remember_day([t for _, t in times])
        self.memory.doer = doer_of_deed(units)

    def _is_next(self, unit: Unit) -> bool:
        """« Après la prise de Homs, l'armée s'est fixé un objectif: Hama. La ville … »: the town told of is that which just fell."""
        return unit.kind == "place" and not self.memory.turned_age and landmarks.is_aim(self.tokens, unit.first)

    def _remember_beside(self, told: Sequence[Unit]) -> None:
        """« Alep est bombardée », « les rebelles et l'armée »: the place that opens a sentence, its parties, its last crowd."""
        parties = tuple(u for u in told if u.kind != "place" and u.norm != "adjective")
        self.memory.beside = parties or self.memory.beside
        self.memory.about = next((i for u in told[:1] if u.kind == "place" and u.subject for i in u.places), None)
        self.memory.crowd = next((u for u in reversed(told) if _is_crowd(u)), None)

    def _met(self, units: Sequence[Unit]) -> Sequence[Unit]:
        """« a reçu le roi »: the persons of a sentence who are none that it is about."""
        people = [i for i, u in enumerate(units) if u.kind == "person"]
        return [units[i] for i in people if is_met(units, i) or self._is_of_his(units, i)]

    def _is_of_his(self, units: Sequence[Unit], i: int) -> bool:
        """« depuis qu'il a remplacé M. X, démissionnaire »: one told behind a pronoun for whom the story is about, who does nothing."""
        if self.memory.person is None or units[i].plural:
            return False
        following = next((u for u in units[i + 1 :] if u.kind != "comma"), None)
        acts = following is not None and following.finite
        led = any(u.kind == "pronoun" and not u.plural and u.norm in words()["third_persons"] for u in units[:i])
        return led and not acts and units[i - 1].kind != "comma"

    def _remember_party(self, unit: Unit, *, acts: bool) -> None:
        """« l'armée », « les rebelles »: a party, for « l'armée », « les combattants », « ils » in the sentences after it."""
        mention = unit.actor
        if mention is not None and mention.side in JIHADISTS:
            self.memory.jihadists[mention.side] = unit.names[-1]
        if unit.norm == "adjective":
            return
        if mention is not None:
            self._remember_state(unit, mention, acts=acts)
            self._remember_fighters(unit, mention)
        if unit.kind == "actor" and ((unit.subject and acts) or self.memory.actor is None):
            self.memory.actor = unit

    def _remember_state(self, unit: Unit, mention: ActorMention, *, acts: bool) -> None:
        """« l'armée syrienne »: whose « l'armée » is from here on; not of « a abattu un drone iranien », of « l'avion turc »."""
        memory, norm = self.memory, self.tokens[unit.first].norm
        lost = norm in words()["carriers"] and not (acts and unit.plural)
        if not mention.state or mention.country is None or lost or self._backs(unit):
            return
        memory.state, memory.state_age = mention.country, 0
        memory.rules = partynames.names().heads.get(norm) == "power"
        if not memory.rules:
            memory.armies.add(mention.country)

    def _remember_fighters(self, unit: Unit, mention: ActorMention) -> None:
        """« les combattants pro-Diallo », « les talibans »: whom « les combattants », « les insurgés », « le groupe » mean."""
        if mention.side in partynames.names().insurgents:
            self.memory.insurgents[mention.side] = unit
        if mention.side is not None or (_is_named(unit) and not mention.state):
            self.memory.fighters[self.tokens[unit.first].norm] = unit
            if is_organisation(unit):
                self.memory.organisation = unit

    def _backs(self, unit: Unit) -> bool:
        """« appuyées par l'aviation russe », « avec l'appui de l'aviation russe »: a state's forces that only help others."""
        before = takewhile(
            lambda t: t.text not in _MARKS, reversed(self.tokens[max(0, unit.first - _BACKING) : unit.first])
        )
        return any(t.norm in partynames.names().companions | words()["helping"] for t in before)

    def _remember_person(self, units: Sequence[Unit], sentence: Sequence[Unit]) -> None:
        """The person that a sentence is about: the first that may be a subject, or of whom a relative tells."""
        acting = _people_acting(units)
        alone = [u for u in acting if not _is_joined(sentence, u)]
        told = next(iter(alone or acting), None) or _told_of(sentence)
        self.memory.person = told or self.memory.person
        # « le patron de Wagner, Ivan Prigojine »
        called = next((u for u in acting if u.names[0][:1].isupper()), told)
        known = (told, called, *_acting(sentence))
        named = [u for u in units if u in known]
        self.memory.recent = (*self.memory.recent, *named)[-_RECENT:]

    def remember_quoted(self, units: Sequence[Unit], said: Sequence[Attribution]) -> None:
        """« "Nous irons à Moscou", a dit M. X. Il s'est rendu »: who is quoted, where the sentence tells of nobody else."""
        first = units[0].first if units else 0
        if not first or self.tokens[first - 1].text not in _QUOTES:
            return
        closing = next((a for a in said if _is_closing(a)), None)
        end = self._unquoted(first, closing.first if closing is not None else units[-1].first)
        told = (u for u in _people_acting(units) if u.first > end)
        speaker = next(told, None) or self._person_in(closing)
        if speaker is not None:
            self.memory.person, self.memory.recent = speaker, (*self.memory.recent, speaker)[-_RECENT:]

    def _unquoted(self, first: int, last: int) -> int:
        """« "Nous irons à Moscou" »: where what a sentence quotes ends."""
        return next((k for k in range(first, last) if self.tokens[k].text in _UNQUOTES), last)

    def _person_in(self, attribution: Attribution | None) -> Unit | None:
        """« a dit M. X »: the person whom an attribution names."""
        words_said = attribution.words if attribution is not None else (0, 0)
        people = self.people_in(*words_said)
        told = self.persons.named(skeleton.reduce(self.text, *words_said, (), people)) if people else ()
        return next(iter(_people_acting(told)), None)

    def _remember_area(self, units: Sequence[Unit]) -> None:
        """« Stepanakert, la capitale du Haut-Karabakh … cette région »: the area in which a town was told to lie."""
        told = self.places_in(units[0].first, max(u.last for u in units)) if units else []
        areas = [p.index for p in told if p.area and not p.nation and not p.metonymic and not self._is_beside(p.first)]
        self.memory.province = areas[-1] if areas else self.memory.province

    def _remember_place(self, index: int) -> None:
        memory, resolution = self.memory, self.found.resolutions[index]
        place, head = resolution.place, resolution.toponym.head
        if place is None:
            if head in _TOWNS:  # « la ville de X », which no gazetteer has, is « la ville »
                memory.place = index
                self._remember_town(index)
            return
        if place.feature_code in ("PCLI", "CONT"):
            return
        memory.place = index
        if place.feature_class in ("A", "L") and not self._is_bounding(index):
            memory.province = index
        if place.feature_class == "S" or head in SITES:
            memory.site = index
        if place.feature_code == "PPLC":
            memory.capital = index
        if place.feature_code == "PPLX":
            memory.quarter = index
        elif self._is_town(index, place):
            self._remember_town(index)

    def _remember_town(self, index: int) -> None:
        """« Homs »: what « la ville » means from here on."""
        self.memory.town = index
        self.memory.towns = (*self.memory.towns, index)

    def _is_town(self, index: int, place: Place) -> bool:
        """« Gajiram, à 75 km de Maiduguri », « une base »: whether a place is « la ville » from here on."""
        if index < len(self.places) and self.places[index].container:
            return self.memory.town is None
        populated = place.feature_class == "P" or (place.feature_class == "S" and not self._in_town())
        return populated and not self._is_left(index)

    def _is_left(self, index: int) -> bool:
        """« Ils s'élançaient depuis Khazir … à l'est de la ville »: whether a place is where somebody set out from, not the town told.

        Nor is it one told in passing: « ont pris Lachkargah, après être entrés dans Kandahar. La ville … », « les
        combattants, originaires de Misrata ». Nor is « la campagne de Hama » behind another town.
        """
        if self.memory.town is None or index >= len(self.places):
            return False
        first = self.places[index].first
        lands = any(t.norm in words()["countryside"] for t in self.tokens[max(0, first - _BESIDE) : first])
        before = takewhile(lambda t: t.text not in _MARKS, reversed(self.tokens[max(0, first - _PASSING) : first]))
        told = [t.norm for t in before]
        having = any(after in words()["behind"] and w in words()["before_verb"] for w, after in pairwise(told))
        native = not words()["natives"].isdisjoint(told) or landmarks.is_compared(self.tokens, first)
        return lands or having or native or not words()["since"].isdisjoint(told[:1])

    def _is_bounding(self, index: int) -> bool:
        """« la province voisine d'Idleb »: whether a place is named in the text, and only bounds the area told of."""
        return index < len(self.places) and self._is_beside(self.places[index].first)

    def _is_beside(self, first: int) -> bool:
        """« isole Hama de la province voisine d'Idleb, de celle de Homs »: whether an area only bounds the one that is told of."""
        before = [t.norm for t in self.tokens[max(0, first - _BESIDE) : first]]
        apart = any(a in words()["of"] and b in words()["that_of"] for a, b in pairwise(before))
        return self.memory.province is not None and (apart or not words()["next_to"].isdisjoint(before))

    def _in_town(self) -> bool:
        """Whether a town is what was spoken of last, so that « la ville » is no site told since."""
        town = self.memory.town
        place = self.found.resolutions[town].place if town is not None else None
        return place is not None and place.feature_class == "P"

    def _remember_day(self, times: Sequence[TimeMention]) -> None:
        """The day of the event just told where it is one of these, else the first of these that is news."""
        memory, published = self.memory, self.article.published
        points = [
            t.time
            for t in times
            if t.time is not None
            and not t.background
            and t.kind in _CARRIED_KINDS
            and t.time.precision in (TimePrecision.DAY, TimePrecision.DAYS)
            and (published is None or t.time.first_day <= published <= t.time.last_day + timedelta(days=_CARRIED_DAYS))
        ]
        if memory.told is not None and memory.told in points:
            memory.time, memory.time_age = memory.told, 0
        elif points:
            memory.time, memory.time_age = points[0], 0

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """The tokens of some characters, as a half-open range."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return first, max(last, first + 1)

    def _place_span(self, index: int, resolution: Resolution, containers: frozenset[Span]) -> PlaceSpan:
        toponym = resolution.toponym
        first, last = self.tokens_of(toponym.span)
        country = resolution.place.country if resolution.place else None
        return PlaceSpan(
            first,
            last,
            index,
            toponym.use is Use.METONYMIC,
            toponym.span in containers,
            landmarks.is_landmark(self.tokens, first, toponym)
            or landmarks.is_of_fleet(self.tokens, first)
            or landmarks.is_excepted(self.tokens, first, last)
            or landmarks.lies_along(self.tokens, first, resolution.place),
            country,
            toponym.container is not None,
            toponym.bearing_degrees is not None,
            resolution.place is not None and resolution.place.is_nation,
            resolution.place is not None and resolution.place.is_area,
        )

    def tell_place(self, first: int, last: int, place: Place, precision: GeoPrecision | None = None) -> int:
        """A place that a description names without its name, added to what the text resolves."""
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        toponym = Toponym(span=span, surface=self.text.said(span))
        own, area = (precision, None) if precision is not None else extent(toponym, place, None)
        return self._tell(Resolution(toponym=toponym, place=place, precision=own, area=area))

    def _tell(self, resolution: Resolution) -> int:
        self.found = replace(self.found, resolutions=(*self.found.resolutions, resolution))
        self._spoken_of = focus.counted((resolution,), self._spoken_of.items())
        return len(self.found.resolutions) - 1


def _is_history(times: Sequence[TimeMention]) -> bool:
    """Whether all that a text dates lies in another age."""
    years = [t.time.last_day.year for t in times if t.time is not None]
    now = any(t.kind in (TimeKind.DEICTIC, TimeKind.WITHIN) and not t.background for t in times)
    return len(years) >= _MANY and max(years) < WEB and not now


def is_year(norm: str) -> bool:
    """Whether a word is a number of as many figures as a year."""
    return len(norm) == _YEAR_DIGITS and norm.isdecimal()


def _told_of(units: Sequence[Unit]) -> Unit | None:
    """« une étape du voyage de M. Diallo, qui a reçu … »: the person for whom « qui » stands."""
    behind = (i + 1 + (units[i + 1].kind == "comma") for i in range(len(units) - 2) if units[i].kind == "person")
    k = next((k for k in behind if units[k].kind == "relative"), None)
    return units[k - 1 - (units[k - 1].kind == "comma")] if k is not None else None


def _is_closing(attribution: Attribution) -> bool:
    """« …", a dit M. X »: whether it names who said what stands before."""
    return attribution.said and not attribution.opening and not attribution.anaphoric


def _people_acting(units: Sequence[Unit]) -> Sequence[Unit]:
    """The persons who may be subjects."""
    return [u for u in units if u.kind == "person" and u.subject]


def _acting(units: Sequence[Unit]) -> Sequence[Unit]:
    """« l'armée a pris »: the parties of a sentence that do something."""
    return [u for i, u in enumerate(units) if u.is_party and u.subject and not is_acted_on(units, i)]


def _is_joined(units: Sequence[Unit], unit: Unit) -> bool:
    """« X et Y se sont vus, tandis que M. Z »: whether a person acts with another."""
    at = position(unit, units, 0)
    return any(u.norm in words()["and"] for u in (*units[max(0, at - 1) : at], *units[at + 1 : at + 2]))


def _is_named(unit: Unit) -> bool:
    """« les combattants pro-Diallo »: whether a name among its words says which body is meant."""
    return any(word[:1].isupper() or "-" in word for name in unit.names for word in name.split()[1:])


def is_organisation(unit: Unit) -> bool:
    """Whether « le groupe », « ce mouvement » may be a party: one with a name, or a rising of one name; no state's."""
    mention = unit.actor
    if mention is None or mention.side is None or mention.state or mention.country is not None:
        return False
    return unit.names[-1][:1].isupper() or mention.side in partynames.names().insurgents


def _is_crowd(unit: Unit) -> bool:
    """Whether « ils » may be those of a sentence before."""
    return unit.kind == "actor" and unit.plural and unit.norm != "adjective"


def _beside(units: Sequence[Unit], unit: Unit) -> bool:
    """« ont pris Azaz près d'Alep », « Ce bourg est, avec Azaz, le dernier »: whether a place is told only beside another one."""
    if unit.kind != "place" or unit.preposition not in (standing_for()["near"], *words()["with"]):
        return False
    named = (u for u in units if u.kind == "place" and u.first < unit.first)
    return any((u.places or u.anaphor) and not u.nation for u in named)


def _is_area(resolution: Resolution) -> bool:
    return resolution.place is not None and resolution.place.feature_class == "A"
