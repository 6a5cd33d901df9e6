"""A small story told by hand: real values, no reading, so that the map is tested on its own."""

from dataclasses import replace
from datetime import date

import pytest
from shapely.geometry import box

from geo.codebook import Change, Extent, Factuality, GeoPrecision, Kind, TimePrecision, Weapon
from geo.maps.areas import Ground
from geo.maps.layers import Label, Scene, Style
from geo.model import (
    Area,
    ControlClaim,
    Count,
    Event,
    Place,
    Report,
    Roles,
    Span,
    TimeReference,
    Zone,
)

ALEP = Place(id="geonames:170063", name="Alep", latitude=36.2012, longitude=37.1612, country="SY", admin1="09")
HAMA = Place(id="geonames:170017", name="Hama", latitude=35.1318, longitude=36.7578, country="SY", admin1="10")
HOMS = Place(id="geonames:169577", name="Homs", latitude=34.7268, longitude=36.7234, country="SY", admin1="11")
DAMAS = Place(id="geonames:170654", name="Damas", latitude=33.5102, longitude=36.2913, country="SY", admin1="13")
IDLEB = Place(id="geonames:169389", name="Idleb", latitude=35.9306, longitude=36.6339, country="SY", admin1="12")
TEHERAN = Place(id="geonames:112931", name="Téhéran", latitude=35.6944, longitude=51.4215, country="IR", admin1="26")
HOSTILE = (
    "</script><script>window.ran=1</script><img src=x onerror=window.ran=1>`${window.ran=1}` \u202eabc\u2028 {{7*7}}"
)
STYLES = (
    Style("regime", "Régime syrien", "#C0392B", None, False),
    Style("hts", "HTS et alliés", "#2E8B57", "/", False),
    Style("iran", "Iran", "#1E8449", None, True),
    Style("russia", "Russie", "#7B241C", None, True),
)


def days(first: date, last: date | None = None, words: str = "samedi") -> TimeReference:
    precision = TimePrecision.DAY if last is None else TimePrecision.DAYS
    return TimeReference(first_day=first, last_day=last or first, precision=precision, words=words)


def report(passage: str, location: str, **more: object) -> Report:
    start = passage.index(location)
    base = Report(
        article_id="a1",
        span=Span(100, 100 + len(passage)),
        rule="control.taken",
        factuality=Factuality.ASSERTED,
        location=Span(100 + start, 100 + start + len(location)),
        passage=passage,
        passage_start=100,
        title="Alep change de mains",
        source="rédigé pour Calque",
        published=date(2024, 12, 1),
    )
    return replace(base, **more)  # type: ignore[arg-type]


@pytest.fixture
def taken() -> Event:
    return Event(
        id="e-alep",
        kind=Kind.CONTROL,
        factuality=Factuality.ASSERTED,
        reports=(report("Les rebelles ont pris samedi la majeure partie d'Alep.", "Alep"),),
        place=ALEP,
        precision=GeoPrecision.EXACT,
        time=days(date(2024, 11, 30)),
        roles=Roles(holder=("Hayat Tahrir al-Cham",), previous_holder=("l'armée syrienne",)),
        sides=("hts",),
        other_sides=("regime",),
        change=Change.TAKEN,
        extent=Extent.MAJORITY,
        excepted="hormis les quartiers kurdes",
    )


@pytest.fixture
def strike() -> Event:
    return Event(
        id="e-idleb",
        kind=Kind.STRIKE,
        factuality=Factuality.CLAIMED,
        attributed_to=("l'OSDH",),
        reports=(report("Des raids russes ont tué au moins 8 civils à Idleb, selon l'OSDH.", "Idleb"),),
        place=IDLEB,
        precision=GeoPrecision.NEAR,
        area=Area(shape="ring", radius_km=5),
        time=days(date(2024, 12, 1), words="dimanche"),
        roles=Roles(attacker=("l'aviation russe",)),
        sides=("russia",),
        weapon=Weapon.AIR,
        fatalities=Count(low=8, attributed_to=("l'OSDH",)),
    )


@pytest.fixture
def visit() -> Event:
    return Event(
        id="e-visite",
        kind=Kind.VISIT,
        factuality=Factuality.ASSERTED,
        reports=(report("Abbas Araghchi s'est rendu dimanche à Damas.", "Damas"),),
        place=DAMAS,
        precision=GeoPrecision.EXACT,
        time=days(date(2024, 12, 1), words="dimanche"),
        roles=Roles(visitor=("Abbas Araghchi",), host=("Bachar al-Assad",)),
        sides=("iran",),
        origin=TEHERAN,
    )


@pytest.fixture
def hostile() -> Event:
    return Event(
        id="e-hostile",
        kind=Kind.STRIKE,
        factuality=Factuality.ASSERTED,
        reports=(
            report(f"À Homs, {HOSTILE}", "Homs", title=HOSTILE, source=HOSTILE, url="javascript:window.ran=1"),
            report("À Homs, " + "long " * 200_000, "Homs", url="https://exemple.test/a?b=1&c=2"),
        ),
        place=replace(HOMS, name=HOSTILE),
        precision=GeoPrecision.EXACT,
        time=days(date(2024, 12, 2), words=HOSTILE),
        roles=Roles(attacker=(HOSTILE,)),
        sides=("nobody-known",),
    )


@pytest.fixture
def unplaced() -> Event:
    return Event(
        id="e-sans-lieu",
        kind=Kind.STRIKE,
        factuality=Factuality.ASSERTED,
        reports=(report("Une frappe a visé Kfar Inconnu.", "Kfar Inconnu"),),
        reason="not in the gazetteer",
    )


@pytest.fixture
def story(taken: Event, strike: Event, visit: Event, hostile: Event) -> tuple[Event, ...]:
    return (taken, strike, visit, hostile)


@pytest.fixture
def told(taken: Event) -> ControlClaim:
    return ControlClaim(
        place=ALEP,
        holder="hts",
        extent=Extent.MAJORITY,
        day=date(2024, 11, 30),
        factuality=Factuality.ASSERTED,
        event=taken,
    )


@pytest.fixture
def start() -> ControlClaim:
    return ControlClaim(
        place=DAMAS,
        holder="regime",
        extent=Extent.FULL,
        day=date(2024, 11, 26),
        factuality=Factuality.ASSERTED,
        source="situation de départ",
    )


@pytest.fixture
def scene(story: tuple[Event, ...], told: ControlClaim, start: ControlClaim) -> Scene:
    south = Zone(
        geometry=box(36, 32.5, 38.5, 35.5),
        holders=("regime",),
        state="held",
        basis="baseline",
        places=(DAMAS, HOMS, HAMA),
        claims=(start,),
    )
    north = Zone(
        geometry=box(36.5, 35.7, 38, 36.6),
        holders=("hts",),
        state="majority",
        basis="reports",
        places=(ALEP,),
        claims=(told,),
    )
    return Scene(
        events=story,
        zones=((date(2024, 11, 27), (south,)), (date(2024, 11, 30), (south, north))),
        turns=((ALEP, ((date(2024, 11, 26), ("regime",)), (date(2024, 11, 30), ("hts",)))),),
        styles=STYLES,
        labels=(Label("Alep", 36.2012, 37.1612, "city", 13), Label("Syrie", 34.9, 38.5, "country", 14)),
        grounds={Ground("SY", "12", None): box(36.2, 35.5, 37, 36.3)},
        bounds=(32, 35, 37.5, 42.5),
        first_day=date(2024, 11, 27),
        last_day=date(2024, 12, 8),
        articles=3,
        unplaced=1,
    )
