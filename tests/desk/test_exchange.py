"""How a reading is written for other programs."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.codebook import Change, Extent, Factuality, GeoPrecision, Kind, TimePrecision, Use, Weapon
from geo.desk import exchange
from geo.errors import OutputError
from geo.model import (
    Area,
    Article,
    Count,
    Event,
    Place,
    Reading,
    Report,
    Resolution,
    Roles,
    Span,
    TimeReference,
    Toll,
    Toponym,
)

TEXT = "Selon l’OSDH, l’aviation russe a bombardé Idleb dimanche, faisant au moins 8 morts."
IDLEB = Place(id="geonames:169389", name="Idlib", latitude=35.93, longitude=36.63, feature_class="P", country="SY")
SUNDAY = TimeReference(
    first_day=date(2024, 12, 1), last_day=date(2024, 12, 1), precision=TimePrecision.DAY, words="dimanche"
)


def reported(kind: Kind, **fields: object) -> Event:
    report = Report(
        article_id="a",
        span=Span(0, len(TEXT)),
        rule=f"{kind}.test",
        factuality=Factuality.CLAIMED,
        attributed_to=("OSDH",),
        location=Span(42, 47),
        passage=TEXT,
        passage_start=0,
    )
    values: dict[str, object] = {"place": IDLEB, "precision": GeoPrecision.EXACT, "time": SUNDAY, **fields}
    return Event(
        id="e", kind=kind, factuality=Factuality.CLAIMED, attributed_to=("OSDH",), reports=(report, report), **values
    )  # type: ignore[arg-type]


def read(*events: Event, **fields: object) -> Reading:
    article = Article(id="a", text=TEXT, published=date(2024, 12, 2), published_from="field")
    return Reading(article=article, events=events, **fields)  # type: ignore[arg-type]


def only(event: Event) -> dict[str, object]:
    return exchange.record(read(event))["events"][0]  # type: ignore[no-any-return]


def test_a_strike_is_written_with_every_field_of_the_format() -> None:
    strike = reported(
        Kind.STRIKE,
        roles=Roles(attacker=("aviation russe", "Russie")),
        weapon=Weapon.AIR,
        fatalities=Count(low=8, attributed_to=("OSDH",)),
    )

    assert only(strike) == {
        "id": "e",
        "kind": "strike",
        "location": {"start": 42, "end": 47},
        "place": {
            "id": "geonames:169389",
            "name": "Idlib",
            "country": "SY",
            "lat": 35.93,
            "lon": 36.63,
            "feature_class": "P",
            "feature_code": None,
        },
        "geo_precision": 1,
        "where_prec": 1,
        "area": None,
        "first_day": "2024-12-01",
        "last_day": "2024-12-01",
        "time_precision": 1,
        "date_prec": 1,
        "factuality": "claimed",
        "attributed_to": ["OSDH"],
        "roles": {"attacker": ["aviation russe", "Russie"], "target": []},
        "weapon": "air",
        "fatalities": {"low": 8, "best": None, "high": None, "attributed_to": ["OSDH"]},
        "wounded": None,
        "evidence": [{"start": 0, "end": len(TEXT)}],
        "rule": "strike.test",
    }


def test_who_struck_is_written_with_the_sentence_that_names_him_where_another_does() -> None:
    named = "Des avions russes bombardent la région."

    assert only(reported(Kind.STRIKE, named_in=named))["named_in"] == named
    assert "named_in" not in only(reported(Kind.STRIKE))


def test_control_says_what_changed_and_how_much_of_it() -> None:
    entry = only(reported(Kind.CONTROL, change=Change.TAKEN, extent=Extent.MAJORITY, roles=Roles(holder=("rebelles",))))

    assert (entry["change"], entry["extent"]) == ("taken", "majority")
    assert entry["roles"] == {"holder": ["rebelles"], "previous_holder": []}
    assert "weapon" not in entry


def test_a_visit_has_visitor_host_and_origin() -> None:
    entry = only(reported(Kind.VISIT, roles=Roles(visitor=("Abbas Araghchi",))))

    assert entry["roles"] == {"visitor": ["Abbas Araghchi"], "host": []}
    assert entry["origin"] is None


def test_an_event_without_a_place_says_why() -> None:
    entry = only(reported(Kind.STRIKE, place=None, precision=None, reason="no candidate"))

    assert (entry["place"], entry["geo_precision"], entry["reason"]) == (None, None, "no candidate")


def test_a_part_of_a_country_has_no_coordinates() -> None:
    country = replace(IDLEB, feature_class="A", feature_code="PCLI")
    entry = only(reported(Kind.STRIKE, place=country, area=Area(shape="part", bearing_degrees=0.0)))

    assert entry["place"] == exchange._place(country) | {"lat": None, "lon": None}
    assert entry["area"] == {"shape": "part", "bearing_degrees": 0.0}


def test_an_area_gives_its_shape_and_its_measure() -> None:
    entry = only(reported(Kind.STRIKE, precision=GeoPrecision.NEAR, area=Area(shape="ring", radius_km=5.0)))

    assert entry["area"] == {"shape": "ring", "radius_km": 5.0}


@pytest.mark.parametrize(("precision", "codes"), [(p, exchange.TIME_CODES[p]) for p in TimePrecision])
def test_every_time_precision_is_written_in_both_codes(precision: TimePrecision, codes: tuple[int | None, int]) -> None:
    time = TimeReference(first_day=date(2024, 11, 1), last_day=date(2024, 11, 30), precision=precision, words="mots")

    entry = only(reported(Kind.STRIKE, time=time))

    assert (entry["time_precision"], entry["date_prec"]) == tuple(codes)


def test_a_toponym_has_a_place_or_a_reason() -> None:
    placed = Resolution(toponym=Toponym(span=Span(42, 47), surface="Idleb"), place=IDLEB)
    lost = Resolution(
        toponym=Toponym(span=Span(0, 5), surface="Selon", use=Use.METONYMIC), reason="not in the gazetteer"
    )

    first, second = exchange.record(read(resolutions=(placed, lost)))["toponyms"]

    assert first["place"]["name"] == "Idlib"
    assert "reason" not in first
    assert second == {
        "start": 0,
        "end": 5,
        "surface": "Selon",
        "use": "metonymic",
        "place": None,
        "reason": "not in the gazetteer",
    }


def test_a_toll_is_written_under_what_it_counts() -> None:
    toll = Toll(
        article_id="a", span=Span(3, 9), killed=Count(low=410, attributed_to=("OSDH",)), attributed_to=("OSDH",)
    )

    assert exchange.record(read(tolls=(toll,)))["tolls"] == [
        {
            "killed": {"low": 410, "best": None, "high": None},
            "who": None,
            "scope": None,
            "first_day": None,
            "last_day": None,
            "attributed_to": ["OSDH"],
            "evidence": [{"start": 3, "end": 9}],
        }
    ]


def test_a_line_is_utf_8_without_escapes_and_the_same_every_time(tmp_path: Path) -> None:
    reading = read(reported(Kind.VISIT, roles=Roles(visitor=("Émir «\u2028»",))))

    exchange.write([reading], tmp_path / "a.jsonl")
    exchange.write([reading], tmp_path / "b.jsonl")

    content = (tmp_path / "a.jsonl").read_bytes()
    assert content == (tmp_path / "b.jsonl").read_bytes()
    assert "Émir" in content.decode()
    assert content.count(b"\n") == 1
    assert json.loads(content)["published"] == "2024-12-02"


def test_a_failure_on_the_way_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("avant")

    def failing() -> object:
        yield read()
        raise ValueError("sur le chemin")

    with pytest.raises(ValueError, match="sur le chemin"):
        exchange.write(failing(), path)  # type: ignore[arg-type]

    assert path.read_text() == "avant"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["absent/a.jsonl", "."])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match=r"does not exist|is a folder"):
        exchange.write([read()], tmp_path / name)
