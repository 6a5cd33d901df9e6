"""How fast do a hundred thousand events leave, next to pandas' and geopandas' own writers? Ratios within one run."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import geopandas
import pytest

from geo.codebook import Change, Extent, Factuality, GeoPrecision, Kind, TimePrecision, Weapon
from geo.maps import exports
from geo.maps.exports import frames, gather
from geo.model import Article, Count, Event, Place, Report, Roles, Span, TimeReference
from tests.benchmarks import seconds

EVENTS = 100_000
ARTICLES = 20_000
PLACES = 5_000
_PASSAGE = (
    "Selon l’Observatoire, l’aviation a bombardé dimanche les faubourgs de la ville n° {}, faisant au moins {} morts."
)


@cache
def archive() -> tuple[tuple[Event, ...], tuple[Article, ...]]:
    """An archive that does not exist, always the same."""
    places = tuple(
        Place(
            id=f"geonames:{i}",
            name=f"Ville {i}",
            latitude=round(32 + i % 97 / 19, 5),
            longitude=round(35 + i % 89 / 13, 5),
            feature_class="P",
            feature_code="PPL",
            country="SY",
            admin1=f"{i % 14:02}",
            population=i,
        )
        for i in range(PLACES)
    )
    articles = tuple(
        Article(id=f"article-{i}", text=f"Texte {i}", title=f"Titre {i}", source=f"Agence {i % 7}", published=_day(i))
        for i in range(ARTICLES)
    )
    return tuple(_event(i, places[i * 7 % PLACES], articles[i % ARTICLES]) for i in range(EVENTS)), articles


def _day(i: int) -> date:
    return date(2015, 1, 1) + timedelta(days=i % 3650)


def _event(i: int, place: Place, article: Article) -> Event:
    kind = tuple(Kind)[i % 4]
    passage = _PASSAGE.format(i, i % 50)
    report = Report(
        article_id=article.id,
        span=Span(0, len(passage)),
        rule=f"{kind}.rule",
        factuality=Factuality.CLAIMED,
        attributed_to=("OSDH",),
        location=Span(49, 60),
        passage=passage,
        passage_start=0,
        title=article.title,
        source=article.source,
        published=article.published,
    )
    event = Event(
        id=f"{i:016x}",
        kind=kind,
        factuality=Factuality.CLAIMED,
        reports=(report,),
        place=place,
        precision=tuple(GeoPrecision)[i % 7],
        time=TimeReference(first_day=_day(i), last_day=_day(i), precision=TimePrecision.DAY, words="dimanche"),
        attributed_to=("OSDH",),
        roles=Roles(attacker=("l’armée", "Syrie"), target=("rebelles",)),
        sides=("regime",),
        other_sides=("hts",),
        weapon=Weapon.AIR if kind is Kind.STRIKE else None,
        change=Change.TAKEN if kind is Kind.CONTROL else None,
        extent=Extent.FULL if kind is Kind.CONTROL else None,
        fatalities=Count(low=i % 50, attributed_to=("OSDH",)),
    )
    return event if i % 20 else replace(event, place=None, precision=None, reason="inconnu")


def _geopandas(events: tuple[Event, ...], path: Path) -> None:
    frame = frames.events_frame(events)
    points = geopandas.points_from_xy(frame["longitude"].astype(float), frame["latitude"].astype(float))
    geopandas.GeoDataFrame(frame, geometry=points, crs="EPSG:4326").to_file(path, driver="GPKG")


@pytest.mark.parametrize("extension", exports.FORMATS)
def test_an_archive_leaves_whole(tmp_path: Path, extension: str, capsys: pytest.CaptureFixture[str]) -> None:
    events, articles = archive()
    path = tmp_path / f"archive.{extension}"

    spent = seconds(lambda: exports.export(gather(events, (), articles, produced=date(2026, 11, 21)), path))

    with capsys.disabled():
        print(f"\n{EVENTS} events → .{extension}: {spent:.1f} s, {path.stat().st_size / 1e6:.0f} MB")
    assert path.stat().st_size > 0


def test_the_writers_that_one_would_use_otherwise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events, _ = archive()

    ours = {e: seconds(lambda e=e: exports.export(gather(events), tmp_path / f"a.{e}")) for e in ("csv", "gpkg")}  # type: ignore[misc]
    theirs = {
        "csv": seconds(lambda: frames.events_frame(events).to_csv(tmp_path / "b.csv", index=False)),
        "gpkg": seconds(lambda: _geopandas(events, tmp_path / "b.gpkg")),
    }

    with capsys.disabled():
        for extension, spent in ours.items():
            print(f"\n.{extension}: {spent / theirs[extension]:.2f} of the time of pandas and geopandas", end="")
    assert (tmp_path / "a.gpkg").stat().st_size > 0
