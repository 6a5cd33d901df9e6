"""Events told by hand at real places, for the tests of the printed map."""

import re
from datetime import date
from typing import TYPE_CHECKING

from geo.codebook import Factuality, GeoPrecision, Kind, TimePrecision
from geo.model import Event, Place, Report, Span, TimeReference

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer

DAY = date(2024, 12, 8)
PRODUCED = date(2026, 11, 21)


def place(gazetteer: "Gazetteer", name: str, country: str = "SY") -> Place:
    return next(m.place for m in gazetteer.lookup(name) if m.place.country == country and m.place.feature_class == "P")


def event(number: int, kind: Kind, where: Place, side: str | None, **fields: object) -> Event:
    factuality = fields.pop("factuality", Factuality.ASSERTED)
    report = Report(
        article_id="a",
        span=Span(0, 5),
        rule="test",
        factuality=factuality,
        passage="Texte",
        passage_start=0,
        source="AFP",
    )  # type: ignore[arg-type]
    values: dict[str, object] = {"precision": GeoPrecision.EXACT, **fields}
    return Event(
        id=f"e{number}",
        kind=kind,
        factuality=factuality,
        reports=(report,),
        place=where,
        time=TimeReference(first_day=DAY, last_day=DAY, precision=TimePrecision.DAY, words="dimanche"),
        sides=(side,) if side else (),
        **values,
    )  # type: ignore[arg-type]


def words(svg: str) -> list[str]:
    """The texts of a print, each as it is set."""
    return re.findall(r"<text[^>]*>([^<]+)</text>", svg)
