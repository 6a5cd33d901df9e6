"""What can be asked of the gazetteer from a terminal: add, remove, search, show, stats.

Each function takes plain values and returns the lines to print; ``add_commands`` hangs them on a command line.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import GazetteerError, NetworkError
from geo.places import catalogue
from geo.places.building import Entry
from geo.places.gazetteer import Gazetteer, Match

if TYPE_CHECKING:
    from geo.places.download import Progress

_MEGABYTE = 1_000_000
_BAR = 24
_SHOWN = 20
LICENCE = "CC BY 4.0"


def add_country(
    code: str,
    *,
    file: Path | None = None,
    alternates: Path | None = None,
    site: str | None = None,
    progress: "Progress | None" = None,
    home: Path | None = None,
) -> Iterator[str]:
    """Add GeoNames' places of a country: from its public site, or from its files when ``file`` is given.

    Raises GazetteerError and NetworkError; the gazetteer is then as it was.
    """
    import tempfile

    from geo.places import download, imports

    code = code.upper()
    if Gazetteer.open(extras=False).country(code) is None:
        raise GazetteerError(f"{code}: not the ISO 3166 code of a country (SY, UA…), nor a table of places (.csv)")
    with tempfile.TemporaryDirectory(prefix="calque-") as folder:
        if file is None:
            try:
                file, alternates = download.country_files(code, Path(folder), base=site, progress=progress)
            except NetworkError as error:
                raise NetworkError(f"{error}; files fetched elsewhere are added with --file and --names") from error
            yield f"fetched {file.name} and its alternate names from {site or download.site()}"
        entries = imports.read_dump(file, code, alternates)
        source = f"GeoNames, dump of {code}" + ("" if alternates else ", without the table of alternate names")
        done = catalogue.install(code, entries, home, title=code, source=source, licence=LICENCE, namespace="geonames")
    yield _told(done)


def add_own(path: Path, *, home: Path | None = None) -> Iterator[str]:
    """Add a table of one's own places; those that do not tell their country get that of their point. Raises InputError."""
    from geo.places import imports

    entries = tuple(_located(entry) for entry in imports.read_own(path))
    about = {"title": path.stem, "source": str(path.name), "licence": "your own", "namespace": "own"}
    yield _told(catalogue.install(path.name, entries, home, **about))


def _located(entry: Entry) -> Entry:
    if entry.country:
        return entry
    from geo.places import boundaries

    country, admin1 = boundaries.locate(entry.latitude, entry.longitude)
    return replace(entry, country=country or "", admin1=entry.admin1 or admin1 or "")


def _told(addition: catalogue.Addition) -> str:
    return f"{addition.id}: {addition.places:,} places under {addition.names:,} names added".replace(",", "\u202f")


def remove(identity: str, *, home: Path | None = None) -> Iterator[str]:
    """Take an addition back. Raises GazetteerError when there is none of that name."""
    known = {addition.id for addition in catalogue.additions(home)}
    gone = catalogue.remove(identity.upper() if identity.upper() in known - {identity} else identity, home)
    yield f"{gone.id}: {gone.places} places removed"


def search(gazetteer: Gazetteer, text: str, country: str | None = None, province: str | None = None) -> Iterator[str]:
    """The places that a text may name, best first. Raises GazetteerError when there is none."""
    if not text.strip():
        raise GazetteerError("name: is empty; give the name of a place, as « Idleb »")
    found = gazetteer.search(text, country.upper() if country else None, province)
    if not found:
        where = f" in {', '.join(filter(None, (province, country)))}" if country else ""
        raise GazetteerError(f"{text}: no such place{where}")
    for match in found[:_SHOWN]:
        yield _line(gazetteer, match)
    if len(found) > _SHOWN:
        yield f"… and {len(found) - _SHOWN} more"


def _line(gazetteer: Gazetteer, match: Match) -> str:
    place = match.place
    province = gazetteer.province(place.country, place.admin1) if place.country and place.admin1 else None
    where = ", ".join(filter(None, (province.name if province and province.id != place.id else None, place.country)))
    how = {"name": "", "alias": f" « {match.name} »", "key": f" ~ « {match.name} »", "fuzzy": f" ≈ « {match.name} »"}[
        match.basis
    ]
    code = f"{place.feature_class or '?'}.{place.feature_code or '?'}"
    people = f"{place.population} inhabitants" if place.population else ""
    return "  ".join(
        filter(
            None,
            (f"{place.name} ({where})", code, f"{place.latitude:.4f} {place.longitude:.4f}", people, place.id + how),
        )
    )


def show(gazetteer: Gazetteer, place_id: str) -> Iterator[str]:
    """All that is known of a place. Raises GazetteerError when there is none of that id."""
    place = gazetteer.place(place_id)
    if place is None:
        raise GazetteerError(f"{place_id}: no such place; « calque gazetteer search » gives the ids")
    yield place.name
    country = gazetteer.country(place.country) if place.country else None
    province = gazetteer.province(place.country, place.admin1) if place.country and place.admin1 else None
    rows = (
        ("id", place.id),
        ("kind", f"{place.feature_class or '?'}.{place.feature_code or '?'}"),
        ("latitude", f"{place.latitude:.5f}"),
        ("longitude", f"{place.longitude:.5f}"),
        ("province", f"{province.name} ({place.admin1})" if province else place.admin1),
        ("country", f"{country.name} ({place.country})" if country else place.country),
        ("population", str(place.population) if place.population else None),
        ("source", gazetteer.source(place_id)),
        ("names", " · ".join(gazetteer.names(place_id))),
    )
    for name, value in rows:
        if value:
            yield f"  {name:<11}{value}"


def stats(gazetteer: Gazetteer, home: Path | None = None) -> Iterator[str]:
    """What the gazetteer is made of: places, names, size, source, licence."""
    for part in gazetteer.parts():
        size = f"{part.size / _MEGABYTE:.1f} MB" if part.size else ""
        counts = f"{part.places:>8} places  {part.names:>8} names"
        yield f"{part.title:<18}{counts}  {size:>8}  {part.source}"
    yield f"your additions are kept in {home or catalogue.home()}"


# ------------------------------------------------------------------ the command line


def add_commands(parser: argparse.ArgumentParser, command: Callable[..., argparse.ArgumentParser]) -> None:
    """Hang what ``gazetteer`` can do on its command line.

    ``command(commands, name, run, purpose)`` makes one command of what ``add_subparsers`` returned.
    """
    inner = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=type(parser))

    one = command(inner, "add", _add, "add GeoNames' places of a country (SY), or a table of your own (places.csv)")
    one.add_argument(
        "what", metavar="COUNTRY|TABLE.csv", help="an ISO 3166 code, or a table: name,lat,lon,kind,aliases"
    )
    one.add_argument("--file", type=Path, metavar="SY.zip", help="read this file of GeoNames rather than its site")
    one.add_argument("--names", type=Path, metavar="ZIP", help="with --file: GeoNames' alternate names of that country")
    one.add_argument(
        "--site", metavar="URL", help="another site with GeoNames' files (default: $CALQUE_GEONAMES, else GeoNames)"
    )

    one = command(inner, "search", _search, "list the places that a name may name")
    one.add_argument("name", metavar="NAME", help="« Idleb », « Rami village », « gouvernorat d'Alep »")
    one.add_argument("--in", dest="country", metavar="SY", help="only in this country")
    one.add_argument("--province", metavar="NAME", help="only in this province of it (a name or a GeoNames code)")
    one.add_argument(
        "--online", action="store_true", help="ask Nominatim (OpenStreetMap) when the gazetteer does not know"
    )

    one = command(inner, "show", _show, "tell all that is known of a place")
    one.add_argument("id", metavar="ID", help="a place's id, as « search » gives it (geonames:170063)")

    command(inner, "stats", _stats, "tell what the gazetteer is made of")

    one = command(inner, "remove", _remove, "take back what was added")
    one.add_argument("id", metavar="ID", help="what was added: SY, places.csv")


def _print(lines: Iterable[str]) -> int:
    for line in lines:
        sys.stdout.write(line + "\n")
    return 0


def _add(options: argparse.Namespace) -> int:
    what = Path(options.what)
    if what.suffix.lower() in (".csv", ".tsv", ".txt"):
        return _print(add_own(what))
    if options.names and not options.file:
        raise GazetteerError("--names goes with --file; without it both files are fetched")
    return _print(
        add_country(options.what, file=options.file, alternates=options.names, site=options.site, progress=_progress)
    )


def _search(options: argparse.Namespace) -> int:
    gazetteer = Gazetteer.open()
    try:
        return _print(search(gazetteer, options.name, options.country, options.province))
    except GazetteerError:
        if not options.online:
            raise
    from geo.places import online

    place = online.Fallback.open().find(options.name, options.country.upper() if options.country else None)
    if place is None:
        raise GazetteerError(f"{options.name}: no such place, online either")
    where = f"{place.latitude:.4f} {place.longitude:.4f}"
    return _print([f"{place.name} ({place.country})  {where}  {place.id}  online"])


def _show(options: argparse.Namespace) -> int:
    return _print(show(Gazetteer.open(), options.id))


def _stats(_options: argparse.Namespace) -> int:
    return _print(stats(Gazetteer.open()))


def _remove(options: argparse.Namespace) -> int:
    return _print(remove(options.id))


def _progress(name: str, came: int, expected: int | None) -> None:
    """One line that fills, on the standard error, where somebody watches."""
    if not sys.stderr.isatty():
        return
    share = min(1.0, came / expected) if expected else 0.0
    bar = "█" * round(share * _BAR) + "·" * (_BAR - round(share * _BAR))
    total = f" / {expected / _MEGABYTE:.1f}" if expected else ""
    end = "\n" if expected and came >= expected else ""
    sys.stderr.write(f"\r{name:<24} {bar} {came / _MEGABYTE:.1f}{total} MB{end}")
    sys.stderr.flush()
