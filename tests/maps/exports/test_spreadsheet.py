"""CSV that a spreadsheet opens without running anything."""

import csv
import io

import pandas as pd
import pytest

from geo.maps.exports import spreadsheet
from geo.maps.exports.content import Content
from tests.maps.exports.conftest import FORMULAS


@pytest.mark.parametrize("layer", ["events", "zones", "visits", "places", "articles"])
def test_no_cell_begins_a_formula(held: Content, layer: str) -> None:
    text = spreadsheet.render(held.layer(layer)).decode("utf-8-sig")

    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            assert cell[:1] not in {f[0] for f in FORMULAS} or cell.lstrip("-").replace(".", "").isdigit(), cell


@pytest.mark.parametrize("words", FORMULAS)
def test_a_defused_cell_only_gains_an_apostrophe(words: str) -> None:
    assert spreadsheet.defused(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "Alep", "l’OSDH = source", " =1", "'déjà"])
def test_any_other_cell_is_left_alone(words: str) -> None:
    assert spreadsheet.defused(words) == words


def test_accents_survive_a_spreadsheet_and_pandas(held: Content) -> None:
    data = spreadsheet.render(held.layer("zones"))

    assert data.startswith(b"\xef\xbb\xbf")
    assert pd.read_csv(io.BytesIO(data))["holders_fr"].tolist()[0] == "Régime syrien"


def test_a_southern_latitude_stays_a_number(held: Content) -> None:
    data = spreadsheet.render(held.layer("places"))

    assert pd.read_csv(io.BytesIO(data))["latitude"].dtype == "float64"


def test_the_dictionary_is_a_table_too() -> None:
    table = pd.read_csv(io.BytesIO(spreadsheet.render_dictionary(("events",))))

    assert list(table.columns) == ["layer", "column", "type", "system", "fr", "en"]
    assert set(table["layer"]) == {"events"}
