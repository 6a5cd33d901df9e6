"""The styles that QGIS finds in a GeoPackage draw every row that should be drawn, once."""

import sqlite3
import xml.etree.ElementTree as ET
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from geo.codebook import CURRENT, Factuality, GeoPrecision
from geo.maps.exports import geopackage, styles
from geo.maps.exports.content import Content, gather
from geo.model import Event, Zone

LAYERS = ("events", "zones", "visits", "places")


def rules(style: str, *, on: bool = True) -> list[str]:
    """The conditions of the rules that draw something."""
    root = ET.fromstring(style.partition("\n")[2])
    tree = root.find("renderer-v2/rules")
    assert tree is not None
    hidden = {rule for off in tree.iter("rule") if off.get("checkstate") == "0" for rule in off.iter("rule")}
    drawn = [rule for rule in tree.iter("rule") if rule.get("symbol") is not None]
    return [rule.get("filter") or "1" for rule in drawn if (rule not in hidden) == on]


def counts(path: Path, layer: str, conditions: list[str]) -> list[int]:
    """By how many rules each row is drawn; what QGIS' expressions and SQL share is all that is used."""
    total = " + ".join(f"coalesce(({c}), 0)" for c in conditions)
    with closing(sqlite3.connect(path)) as database:
        return [n for (n,) in database.execute(f'SELECT {total} FROM "{layer}" ORDER BY fid')]


@pytest.fixture
def package(tmp_path: Path, held: Content) -> Path:
    path = tmp_path / "x.gpkg"
    path.write_bytes(geopackage.render(held))
    return path


def test_every_layer_with_a_geometry_has_a_default_style(package: Path) -> None:
    with closing(sqlite3.connect(package)) as database:
        found = database.execute(
            "SELECT f_table_name, f_geometry_column, useAsDefault, styleQML FROM layer_styles ORDER BY id"
        ).fetchall()

    assert [(name, column, default) for name, column, default, _ in found] == [(n, "geom", 1) for n in LAYERS]
    assert all(qml.startswith("<!DOCTYPE qgis") for *_, qml in found)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_rule_names_a_symbol_that_exists(held: Content, language: str) -> None:
    for style in styles.qml(replace(held, language=language)).values():
        root = ET.fromstring(style.partition("\n")[2])
        symbols = {symbol.get("name") for symbol in root.findall("renderer-v2/symbols/symbol")}

        assert {rule.get("symbol") for rule in root.iter("rule") if rule.get("symbol")} == symbols
        assert all(layer.get("class") for layer in root.iter("layer"))


@pytest.mark.parametrize("factuality", Factuality)
@pytest.mark.parametrize("precision", [None, *GeoPrecision])
def test_an_event_is_drawn_once_and_not_where_only_its_country_is_known(
    tmp_path: Path, story: tuple[Event, ...], factuality: Factuality, precision: GeoPrecision | None
) -> None:
    events = tuple(replace(e, factuality=factuality, precision=precision) for e in story)
    told = gather(events)
    path = tmp_path / "x.gpkg"
    path.write_bytes(geopackage.render(told))
    style = styles.qml(told)["events"]

    shown, hidden = counts(path, "events", rules(style)), counts(path, "events", rules(style, on=False))

    drawn = factuality in CURRENT and precision is not GeoPrecision.COUNTRY
    assert shown == [int(drawn)] * len(events)
    assert hidden == [int(factuality not in CURRENT)] * len(events)


def test_every_zone_is_drawn_once(package: Path, held: Content, zones: tuple[Zone, ...]) -> None:
    assert counts(package, "zones", rules(styles.qml(held)["zones"])) == [1] * len(zones)


def test_a_zone_has_its_holder_s_colour_and_a_contested_one_both(held: Content) -> None:
    style = styles.qml(held)["zones"]
    root = ET.fromstring(style.partition("\n")[2])

    symbols = {s.get("name"): ET.tostring(s, encoding="unicode") for s in root.findall("renderer-v2/symbols/symbol")}
    contested = next(r for r in root.iter("rule") if "contested" in (r.get("filter") or ""))
    drawn = symbols[contested.get("symbol")]
    assert "192,57,43," in drawn  # régime
    assert "46,139,87," in drawn  # HTS
    assert "LinePatternFill" in drawn


def test_visits_are_drawn_once_and_cancelled_ones_are_off(tmp_path: Path, visit: Event) -> None:
    visits = (
        visit,
        replace(visit, id="p", factuality=Factuality.PLANNED),
        replace(visit, id="c", cancelled=True),
        replace(visit, id="d", factuality=Factuality.DENIED),
    )
    told = gather(visits)
    path = tmp_path / "x.gpkg"
    path.write_bytes(geopackage.render(told))

    assert counts(path, "visits", rules(styles.qml(told)["visits"])) == [1, 1, 0, 0]


def test_a_side_with_quotes_in_its_name_breaks_no_expression(tmp_path: Path, strike: Event) -> None:
    told = gather((replace(strike, sides=("o'side",)),))
    path = tmp_path / "x.gpkg"
    path.write_bytes(geopackage.render(told))

    style = styles.qml(told)["events"]

    assert counts(path, "events", rules(style)) == [1]
    assert "'o''side'" in style.replace("&apos;", "'")
