"""How do events and zones read when their places bear the names of the reader's language?

Only what is shown is renamed: what was read keeps its names, and places keep their ids.
"""

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from geo.maps import nomenclature
from geo.model import ControlClaim, Event, Zone

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer


class Renaming:
    """The names of places in one language."""

    def __init__(self, gazetteer: "Gazetteer", language: str) -> None:
        """Take the names from a gazetteer and those in common use."""
        self.place = cache(lambda place: replace(place, name=nomenclature.name(place, gazetteer, language)))

    def event(self, event: Event) -> Event:
        """An event whose places bear their names."""
        area = event.area
        return replace(
            event,
            place=self.place(event.place) if event.place else None,
            origin=self.place(event.origin) if event.origin else None,
            area=replace(area, other=self.place(area.other)) if area and area.other else area,
        )

    def zone(self, zone: Zone) -> Zone:
        """A zone whose communities bear their names, in its claims too."""
        return replace(
            zone,
            places=tuple(self.place(place) for place in zone.places),
            claims=tuple(self._claim(claim) for claim in zone.claims),
        )

    def _claim(self, claim: ControlClaim) -> ControlClaim:
        return replace(
            claim,
            place=self.place(claim.place) if claim.place else None,
            event=self.event(claim.event) if claim.event else None,
        )
