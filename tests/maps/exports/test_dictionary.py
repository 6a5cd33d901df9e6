"""The data dictionary says what is in the files: all of it, in both languages."""

import pytest

from geo.maps.exports import LAYERS, dictionary
from geo.maps.exports.content import Content
from geo.maps.exports.frames import DTYPES


@pytest.mark.parametrize("layer", LAYERS)
def test_every_row_has_the_columns_of_the_dictionary(held: Content, layer: str) -> None:
    columns = dictionary.columns(layer)
    expected = {"text": str, "category": str, "integer": int, "number": (int, float), "boolean": bool}

    for row in held.layer(layer).rows:
        assert len(row) == len(columns)
        for column, value in zip(columns, row, strict=True):
            kind = expected.get(column.type)
            assert value is None or kind is None or isinstance(value, kind), f"{column.name}: {value!r}"
            assert value != "", column.name


@pytest.mark.parametrize("layer", LAYERS)
def test_no_layer_is_empty_in_the_story_that_the_tests_tell(held: Content, layer: str) -> None:
    assert held.layer(layer).rows


def test_every_column_is_explained_in_both_languages() -> None:
    for entry in dictionary.entries():
        assert entry.layer in LAYERS
        assert entry.type in dictionary.TYPES
        assert entry.fr
        assert entry.en
        assert "'" not in entry.fr, f"{entry.name}: a straight apostrophe"


def test_a_layer_has_no_two_columns_of_one_name() -> None:
    for layer in LAYERS:
        names = [column.name for column in dictionary.columns(layer)]
        assert len(names) == len(set(names))


def test_every_type_has_a_pandas_type() -> None:
    assert set(DTYPES) == set(dictionary.TYPES)


def test_the_field_s_own_codes_are_columns_of_events() -> None:
    systems = {c.name: c.system for c in dictionary.columns("events")}

    acled = ("event_type", "sub_event_type", "geo_precision", "time_precision")
    ucdp = ("where_prec", "date_prec", "low", "best", "high")
    assert [systems[name] for name in acled] == ["ACLED"] * 4
    assert [systems[name] for name in ucdp] == ["UCDP"] * 5
    assert (systems["cameo"], systems["plover"]) == ("CAMEO", "PLOVER")
