"""A small country of our own making, and claims about it; the communities, the facts and the baseline are the real ones."""

import csv
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geo.codebook import Change, Extent, Factuality, GeoPrecision, Kind, TimePrecision
from geo.control import Baseline, State, chronicle, read_baseline
from geo.model import ControlClaim, Event, Place, Report, Span, TimeReference

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer

FIRST = date(2024, 11, 26)

TOWNS = {
    "alep": ("Alep", 36.2012, 37.1612, "09"),
    "hama": ("Hama", 35.1318, 36.7578, "10"),
    "homs": ("Homs", 34.7268, 36.7234, "11"),
    "damas": ("Damas", 33.5102, 36.2913, "13"),
    "idleb": ("Idleb", 35.9306, 36.6339, "12"),
    "saraqeb": ("Saraqeb", 35.8645, 36.8059, "12"),
    "palmyre": ("Palmyre", 34.5624, 38.2840, "11"),
    "deir": ("Deir Ezzor", 35.3359, 40.1408, "07"),
}


def state(
    claims: Iterable[ControlClaim], baseline: Baseline | None, as_of: date, communities: Iterable[Place] = ()
) -> State:
    return chronicle(claims, baseline, communities).on(as_of)


def town(key: str) -> Place:
    name, latitude, longitude, admin1 = TOWNS[key]
    return Place(
        id=f"test:{key}", name=name, latitude=latitude, longitude=longitude,
        feature_class="P", feature_code="PPL", country="SY", admin1=admin1,
    )  # fmt: skip


IDLEB_PROVINCE = Place(
    id="test:idleb-province", name="Idleb", latitude=35.8, longitude=36.6,
    feature_class="A", feature_code="ADM1", country="SY", admin1="12",
)  # fmt: skip
AIRPORT = Place(
    id="test:airport", name="aéroport d’Alep", latitude=36.18, longitude=37.23,
    feature_class="S", feature_code="AIRP", country="SY", admin1="09",
)  # fmt: skip


def claim(
    key: str | Place | None,
    holder: str | None,
    day: int = 1,
    extent: Extent = Extent.FULL,
    previous: str | None = None,
    factuality: Factuality = Factuality.ASSERTED,
    **more: object,
) -> ControlClaim:
    """A claim so many days after the eve."""
    place = town(key) if isinstance(key, str) else key
    return ControlClaim(
        place=place, holder=holder, previous=previous, extent=extent, day=FIRST + timedelta(days=day),
        factuality=factuality, source=f"{holder} {day}", **more,  # type: ignore[arg-type]
    )  # fmt: skip


def event(number: int, place: Place | None, published: date | None = date(2024, 11, 30), **more: object) -> Event:
    """An event of control, told by one report of an article published that day."""
    report = Report(
        article_id=f"a{number}", span=Span(0, 10), rule="control.taken", factuality=Factuality.ASSERTED,
        passage="Une phrase.", passage_start=0, published=published,
    )  # fmt: skip
    day = date(2024, 11, 29)
    told: dict[str, object] = {
        "kind": Kind.CONTROL, "factuality": Factuality.ASSERTED, "place": place, "reason": None if place else "rien",
        "precision": GeoPrecision.EXACT, "sides": ("hts",), "change": Change.TAKEN, "extent": Extent.FULL,
        "time": TimeReference(first_day=day, last_day=day, precision=TimePrecision.DAY, words="vendredi"),
    }  # fmt: skip
    return Event(id=f"e{number}", reports=(report,), **(told | more))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def towns() -> tuple[Place, ...]:
    return tuple(town(key) for key in TOWNS)


@pytest.fixture(scope="session")
def syria() -> Baseline:
    return read_baseline("syria-2024-11-26")


@pytest.fixture(scope="session")
def communities(gazetteer: "Gazetteer") -> tuple[Place, ...]:
    return gazetteer.communities("SY")


@pytest.fixture(scope="session")
def reported(shared: Path) -> tuple[ControlClaim, ...]:
    """The dated changes that somebody reported, and the fall of the government; not those that follow from a rule."""
    with (shared / "facts" / "syria-control-changes.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if not r["note"].startswith("bascule") and r["geonameid"]]
    return (*map(_reported, rows), claim(None, None, day=12, previous="regime", collapse=True))


def _reported(row: dict[str, str]) -> ControlClaim:
    place = Place(
        id=f"geonames:{row['geonameid']}", name=row["name_fr"], latitude=float(row["lat"]), longitude=float(row["lon"]),
        feature_class="P", country="SY",
    )  # fmt: skip
    return ControlClaim(
        place=place, holder=row["new_holder"], previous=row["previous_holder"].split("+")[0], extent=Extent(row["extent"]),
        day=date.fromisoformat(row["date"]), factuality=Factuality.ASSERTED, source=row["source"],
    )  # fmt: skip


Tell = Callable[..., ControlClaim]
