"""A name that says nothing more than a greater one beside it is left out from afar."""

from typing import TYPE_CHECKING

import pytest

from geo.codebook import Kind
from geo.maps import quarters, staging
from tests.maps.told import event, place

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("name", "great", "country", "expected"),
    [
        ("Desna", "Kiev", "UA", True),
        ("Brovary", "Kiev", "UA", False),
        ("City of Westminster", "Londres", "GB", True),
        ("Mossoul al-Jadida", "Mossoul", "IQ", True),
        ("Mossoul", "Mossoul al-Jadida", "IQ", False),
        ("Douma", "Damas", "SY", False),
        ("Saraqeb", "Idleb", "SY", False),
    ],
)
def test_a_quarter_is_told_from_a_town_nearby(
    gazetteer: "Gazetteer", name: str, great: str, country: str, expected: bool
) -> None:
    places = {p.name: p for p in sorted(gazetteer.communities(country), key=lambda p: p.population or 0)}

    assert quarters.is_quarter(places[name], [places[great]]) is expected


def test_quarters_show_on_the_page_when_a_city_fills_it_or_an_article_tells_of_them(gazetteer: "Gazetteer") -> None:
    labels = {label.text: label for label in staging.labels(gazetteer, (49.5, 29.5, 51.5, 31.5), [], "fr")}

    told = event(1, Kind.STRIKE, place(gazetteer, "Pozniaky", "UA"), None)
    sooner = {label.text: label for label in staging.labels(gazetteer, (49.5, 29.5, 51.5, 31.5), [told], "fr")}

    assert (labels["Pozniaky"].from_zoom or 0) > 10
    assert (sooner["Pozniaky"].from_zoom or 0) < 8
    assert (labels["Brovary"].from_zoom or 0) < 8
