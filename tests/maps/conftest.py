"""The printed map that the tests of maps share: a day with a bit of everything."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
import shapely

from geo.codebook import Factuality, GeoPrecision, Kind, Weapon
from geo.maps import cartography, snapshot
from geo.maps.cartography import Drawing, Style
from geo.maps.selection import Selection
from geo.maps.snapshot import Snapshot
from geo.model import Area, Article, Count, Place, Roles, Zone
from geo.places import boundaries
from tests.maps.told import DAY, PRODUCED, event, place

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def printed(gazetteer: "Gazetteer") -> Snapshot:
    """A day with a bit of everything: zones of all states, strikes that crowd, visits made, received and planned."""
    at: Callable[[str], Place] = lambda name: place(gazetteer, name)  # noqa: E731
    syria = boundaries.country("SY")
    west, south, east, north = syria.bounds

    def slab(first: float, last: float) -> object:
        width = east - west
        return shapely.box(west + first * width, south, west + last * width, north).intersection(syria)

    states = ("held", "majority", "contested", "besieged", "withdrawn", "collapsed")
    holders = (("hts",), ("sdf",), ("regime", "hts"), ("regime",), (), ())
    zones = tuple(
        Zone(
            geometry=slab(i / 6, (i + 1) / 6),
            holders=holders[i],
            state=state,
            basis="baseline" if i == 0 else "reports",
            sure=i != 1,
            places=(at("Damas"),),
        )
        for i, state in enumerate(states)
    )
    changed = Zone(geometry=boundaries.province("SY", "09"), holders=("hts",), state="changed", basis="reports")
    bombed = [
        event(i, Kind.STRIKE, at("Idleb"), side, weapon=weapon, fatalities=Count(low=deaths) if deaths else None)
        for i, (side, weapon, deaths) in enumerate(
            [
                ("russia", Weapon.AIR, 12),
                ("regime", Weapon.ARTILLERY, 3),
                (None, None, 60),
                ("regime", Weapon.BARREL_BOMB, 0),
            ]
        )
    ]
    others = [
        event(10, Kind.CLASH, at("Hama"), "hts"),
        event(11, Kind.STRIKE, at("Damas"), "israel", weapon=Weapon.MISSILE, factuality=Factuality.CONDITIONAL),
        event(
            12, Kind.STRIKE, at("Homs"), "russia", precision=GeoPrecision.NEAR, area=Area(shape="ring", radius_km=12.0)
        ),
        event(
            13,
            Kind.VISIT,
            at("Damas"),
            "iran",
            origin=place(gazetteer, "Téhéran", "IR"),
            roles=Roles(visitor=("Abbas Araghchi",)),
        ),
        event(
            14,
            Kind.VISIT,
            place(gazetteer, "Ankara", "TR"),
            "iran",
            origin=at("Damas"),
            roles=Roles(visitor=("Araghchi",)),
        ),
        event(
            15,
            Kind.VISIT,
            at("Alep"),
            "us",
            origin=at("Damas"),
            factuality=Factuality.PLANNED,
            roles=Roles(visitor=("Blinken",)),
        ),
        event(16, Kind.VISIT, at("Raqqa"), None, roles=Roles(visitor=("Geir Pedersen",))),
    ]
    articles = [
        Article(id=str(i), text=f"Texte {i}.", source=source) for i, source in enumerate(["AFP", "AFP", "Reuters"])
    ]
    return snapshot.compose(
        [*bombed, *others],
        articles,
        Selection(factualities=(*Selection().factualities, Factuality.PLANNED)),
        gazetteer,
        as_of=DAY,
        zones=(*zones, changed),
        sites=((at("Manbij"), "sdf"),),
        changed=((at("Damas"), "hts"), (at("Homs"), "hts")),
    )


@pytest.fixture(scope="session")
def drawing(printed: Snapshot) -> Drawing:
    return cartography.draw(printed, Style(produced=PRODUCED, dpi=60))


@pytest.fixture(scope="session")
def svg(drawing: Drawing) -> str:
    return drawing.render("svg", {"Date": None}).decode()
