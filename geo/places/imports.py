"""How do files of places become entries of a gazetteer?

Two formats: GeoNames' country dump (``SY.zip``: ``SY.txt``, 19 columns parted by tabs) with its alternate names
(``alternatenames/SY.zip``), as its public site describes them; and a table of one's own places. Every error names file,
line and field.
"""

import io
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from geo import inputs
from geo.errors import GazetteerError, InputError
from geo.places.building import Entry, Spelling
from geo.places.names import fold

_COLUMNS = (
    "geonameid name asciiname alternatenames latitude longitude feature_class feature_code country_code cc2 admin1_code "
    "admin2_code admin3_code admin4_code population elevation dem timezone modification_date"
).split()
_ALTERNATE_COLUMNS = 4  # number, geonameid, language, name; what follows may be left out
_NO_LANGUAGE = frozenset("link post iata icao faac unlc wkdt abbr tcid piny phon".split())
"""What GeoNames writes in the column of the language where the name is no name."""

# What a conflict may be about; class P is taken whole. Countries and first-order divisions ship already.
_TAKEN = {
    "A": "ADM2 ADM3 ADM4 ADMD ZN TERR",
    "S": "AIRB AIRF AIRH AIRP AIRQ BDG BRKS BUSTN CMP CMPRF CMPL CMPQ CMPO CSTM CTRM DAM DPOF FRM FT FY GATE HSP INSM MFG "
    "MFGM MFGN MNA MNQ NOV OILR OILP OILT PMPO PRN PRT PS PSH PSN PSTB PSTP PSTC RSTN STNM TOWR UNIV WHRF",
    "T": "CAPE DSRT HLL HLLS ISL ISLS MT MTS PASS PEN PLAT PLN VAL",
    "H": "BAY CNL GULF LK LKS MRSH RSV SEA STM STMX STRT WAD",
    "L": "AREA BTL CMN INDS LCTY MILB MNA NVB OAS OILF PRK REFC RGN RGNE RGNH MVA GASF",
    "R": "RDJCT TNL TNLRD",
}
_CODES = {feature_class: frozenset(codes.split()) for feature_class, codes in _TAKEN.items()}


def read_dump(path: Path, country: str, alternates: Path | None = None) -> Iterator[Entry]:
    """The places of GeoNames' dump of a country, those that news of a conflict may name.

    Raises GazetteerError when the archive is damaged, cut short or of another country, InputError for a line that is wrong.
    """
    names = _alternates(alternates, country) if alternates else {}
    seen: set[int] = set()
    member = f"{country}.txt"
    for line, text in _lines(path, member):
        where, fields = f"{member}:{line}", text.split("\t")
        if len(fields) != len(_COLUMNS):
            raise InputError(f"{where}: {len(fields)} columns, where GeoNames has {len(_COLUMNS)}")
        row = dict(zip(_COLUMNS, fields, strict=True))
        if row["country_code"] != country:
            raise InputError(f"{where}: country_code: {row['country_code']!r}, expected {country!r}")
        number = _natural(where, row, "geonameid")
        if number in seen:
            raise InputError(f"{where}: geonameid: {number} is there twice")
        seen.add(number)
        if row["feature_class"] == "P" or row["feature_code"] in _CODES.get(row["feature_class"], ()):
            yield _entry(where, row, number, names.get(number, ()))
    if not seen:
        raise GazetteerError(f"{path.name}: {member}: holds no place")


def _entry(where: str, row: Mapping[str, str], number: int, alternates: tuple[Spelling, ...]) -> Entry:
    latitude, longitude = inputs.degrees(where, row, "latitude", 90), inputs.degrees(where, row, "longitude", 180)
    if not row["name"].strip():
        raise InputError(f"{where}: name: is empty")
    population = _natural(where, row, "population") if row["population"] else 0
    told = {fold(spelling.text) for spelling in alternates}
    others = (
        name
        for name in row["alternatenames"].split(",")
        if name and fold(name) not in told and not _transliterated(name)
    )
    french = next((spelling.text for spelling in alternates if spelling.language == "fr"), None)
    return Entry(
        number=number,
        name=french or row["name"],
        latitude=latitude,
        longitude=longitude,
        feature_class=row["feature_class"],
        feature_code=row["feature_code"],
        country=row["country_code"],
        admin1="" if row["admin1_code"] == "00" else row["admin1_code"],
        population=population or None,
        spellings=(
            Spelling(row["name"], alias=False),
            Spelling(row["asciiname"]),
            *alternates,
            *(Spelling(name) for name in others),
        ),
    )


def _transliterated(name: str) -> bool:
    """Whether a name is a machine's transliteration of another script (``hlb``), or an airport's code."""
    return (name[0].isascii() and name.islower()) or (len(name) <= 3 and name.isascii() and name.isupper())


def _alternates(path: Path, country: str) -> dict[int, tuple[Spelling, ...]]:
    """The names by place, French and preferred ones first, as GeoNames' table of alternate names tells them."""
    found: dict[int, list[tuple[bool, int, Spelling]]] = defaultdict(list)
    member = f"{country}.txt"
    for line, text in _lines(path, member):
        fields = text.split("\t")
        if len(fields) < _ALTERNATE_COLUMNS:
            raise InputError(
                f"{path.name}: {member}:{line}: {len(fields)} columns, where GeoNames has at least {_ALTERNATE_COLUMNS}"
            )
        if not fields[1].isdecimal():
            raise InputError(f"{path.name}: {member}:{line}: geonameid: not a number: {fields[1]!r}")
        if fields[3] and fields[2] not in _NO_LANGUAGE:
            preferred = len(fields) > _ALTERNATE_COLUMNS and fields[4] == "1"
            found[int(fields[1])].append((not preferred, line, Spelling(fields[3], language=fields[2] or None)))
    return {number: tuple(spelling for _, _, spelling in sorted(names)) for number, names in found.items()}


def _lines(path: Path, member: str) -> Iterator[tuple[int, str]]:
    """The lines of one file of an archive, numbered from 1. Reading to the end checks the archive's own checksum."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(member) as raw:
            for line, text in enumerate(io.TextIOWrapper(raw, encoding="utf-8", newline="\n"), start=1):
                if text.strip():
                    yield line, text.rstrip("\r\n")
    except FileNotFoundError as error:
        raise GazetteerError(f"{path}: no such file") from error
    except KeyError as error:
        raise GazetteerError(f"{path.name}: holds no {member}: not GeoNames' file of that country") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path.name}: {member}: not UTF-8 text") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise GazetteerError(f"{path.name}: damaged or cut short: {error}") from error


def _natural(where: str, row: Mapping[str, str], field: str) -> int:
    if not (row[field].isascii() and row[field].isdecimal() and int(row[field]) < 2**32):
        raise InputError(f"{where}: {field}: not a whole number: {row[field]!r}")
    return int(row[field])


# ------------------------------------------------------------------ one's own places

_REQUIRED = ("name", "lat", "lon")
_OPTIONAL = ("kind", "aliases", "country", "admin1", "population")
KINDS: Mapping[str, tuple[str, str]] = {
    "ville": ("P", "PPL"), "village": ("P", "PPL"), "localité": ("P", "PPL"), "hameau": ("P", "PPL"), "town": ("P", "PPL"),
    "city": ("P", "PPL"), "quartier": ("P", "PPLX"), "neighbourhood": ("P", "PPLX"), "district": ("A", "ADM2"),
    "base": ("S", "INSM"), "base aérienne": ("S", "AIRB"), "air base": ("S", "AIRB"), "aéroport": ("S", "AIRP"),
    "airport": ("S", "AIRP"), "aérodrome": ("S", "AIRF"), "airfield": ("S", "AIRF"), "barrage": ("S", "DAM"), "dam": ("S", "DAM"),
    "camp": ("S", "CMP"), "camp de réfugiés": ("S", "CMPRF"), "refugee camp": ("S", "CMPRF"), "poste-frontière": ("S", "PSTB"),
    "border crossing": ("S", "PSTB"), "prison": ("S", "PRN"), "hôpital": ("S", "HSP"), "hospital": ("S", "HSP"),
    "port": ("S", "PRT"), "pont": ("S", "BDG"), "bridge": ("S", "BDG"), "centrale": ("S", "PS"), "usine": ("S", "MFG"),
    "montagne": ("T", "MT"), "mountain": ("T", "MT"), "colline": ("T", "HLL"), "hill": ("T", "HLL"), "île": ("T", "ISL"),
    "rivière": ("H", "STM"), "fleuve": ("H", "STM"), "river": ("H", "STM"), "lac": ("H", "LK"), "lake": ("H", "LK"),
    "région": ("L", "RGN"), "region": ("L", "RGN"), "champ pétrolier": ("L", "OILF"), "carrefour": ("R", "RDJCT"),
}  # fmt: skip
"""The words for kinds of places that a table may use, and GeoNames' class and code of each; « S.AIRB » is read too."""


def read_own(path: Path) -> tuple[Entry, ...]:
    """A table of one's own places, as a spreadsheet saves it: ``name,lat,lon,kind,aliases``.

    ``kind``, ``aliases`` (parted by bars), ``country``, ``admin1`` and ``population`` may be left out. Raises InputError.
    """
    found: dict[int, Entry] = {}
    for where, row in inputs.rows(path, _REQUIRED, _OPTIONAL):
        entry = _own(where, row)
        if entry.number in found:
            raise InputError(f"{where}: name: {entry.name} is there twice at one point")
        found[entry.number] = entry
    if not found:
        raise InputError(f"{path}: holds no place")
    return tuple(found.values())


def _own(where: str, row: Mapping[str, str]) -> Entry:
    if not fold(row["name"]):
        raise InputError(f"{where}: name: is empty")
    latitude, longitude = inputs.degrees(where, row, "lat", 90), inputs.degrees(where, row, "lon", 180)
    feature_class, feature_code = _kind(where, row.get("kind", ""))
    country = row.get("country", "").upper()
    if country and not (len(country) == 2 and country.isalpha()):
        raise InputError(f"{where}: country: {country!r} is no code of two letters (SY, UA…)")
    population = _natural(where, row, "population") if row.get("population") else None
    identity = f"{fold(row['name'])}|{latitude:.5f}|{longitude:.5f}".encode()
    return Entry(
        number=zlib.crc32(identity),
        name=row["name"],
        latitude=latitude,
        longitude=longitude,
        feature_class=feature_class,
        feature_code=feature_code,
        country=country,
        admin1=row.get("admin1", ""),
        population=population,
        spellings=tuple(Spelling(name.strip()) for name in row.get("aliases", "").split("|") if name.strip()),
    )


def _kind(where: str, kind: str) -> tuple[str, str]:
    if not kind:
        return ("P", "PPL")
    known = KINDS.get(kind.casefold())
    feature_class, dot, code = kind.upper().partition(".")
    if known is None and dot and feature_class in "APSTHLRUV" and code.isalnum():
        known = (feature_class, code)
    if known is None:
        raise InputError(
            f"{where}: kind: {kind!r} is none of {', '.join(sorted(KINDS))}, nor GeoNames' class and code (S.AIRB)"
        )
    return known
