"""The online fall-back: asked politely, answered once and for good, and clear about what goes wrong."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.errors import NetworkError
from geo.model import Resolution, Span, Toponym
from geo.places.gazetteer import Gazetteer
from geo.places.online import Fallback, complete
from geo.places.resolution import resolve
from tests.places.local_server import Answer, Site, serve

# What Nominatim answers to /search?format=json&addressdetails=1
VILLAGE = {
    "place_id": 1, "osm_type": "node", "osm_id": 3141592, "lat": "36.0123", "lon": "36.6543", "class": "place", "type": "village",
    "addresstype": "village", "name": "Tell Zarour", "display_name": "Tell Zarour, Alep, Syrie",
    "address": {"village": "Tell Zarour", "state": "Alep", "country": "Syrie", "country_code": "sy"},
    "boundingbox": ["36.0", "36.1", "36.6", "36.7"], "importance": 0.3,
}  # fmt: skip


def says(*places: dict[str, object]) -> Answer:
    return Answer(json.dumps(places).encode(), kind="application/json")


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as served:
        served.give("/search", says(VILLAGE))
        yield served


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "online.jsonl"


def ask(
    site: Site, kept: Path, *, timeout_s: float = 5.0, pause_s: float = 0.0, service: str = "nominatim"
) -> Fallback:
    domain = site.address.removeprefix("http://")
    return Fallback.open(service, file=kept, timeout_s=timeout_s, pause_s=pause_s, domain=domain, scheme="http")


def test_an_unknown_village_is_asked_for_and_found(site: Site, kept: Path) -> None:
    place = ask(site, kept).find("Tell Zarour", "SY")

    assert place is not None
    assert (place.id, place.name, place.country) == ("nominatim:n3141592", "Tell Zarour", "SY")
    assert (place.latitude, place.longitude) == (36.0123, 36.6543)
    assert (place.feature_class, place.feature_code) == ("P", "PPL")


def test_the_service_is_told_who_asks_and_where_to_look(site: Site, kept: Path) -> None:
    ask(site, kept).find("Tell Zarour", "SY")
    (path, query), agent = site.asked[0], site.agents[0]

    assert path == "/search"
    assert (query["q"], query["countrycodes"], query["format"]) == (["Tell Zarour"], ["SY"], ["json"])
    assert agent.startswith("Calque/")


def test_an_answer_is_kept_for_good_with_its_source(site: Site, kept: Path) -> None:
    first = ask(site, kept).find("Tell Zarour", "SY")
    again = ask(site, kept).find("TELL ZAROUR", "SY")

    assert again == first
    assert len(site.asked) == 1
    (line,) = kept.read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["service"] == "nominatim"


def test_not_known_is_an_answer_too(site: Site, kept: Path) -> None:
    site.give("/search", says())

    assert ask(site, kept).find("Zzz") is None
    assert ask(site, kept).find("Zzz") is None
    assert len(site.asked) == 1


def test_one_country_s_answer_is_not_another_s(site: Site, kept: Path) -> None:
    fallback = ask(site, kept)
    fallback.find("Tell Zarour", "SY")
    fallback.find("Tell Zarour", "IQ")

    assert len(site.asked) == 2


def test_requests_keep_their_distance(site: Site, kept: Path) -> None:
    fallback = ask(site, kept, pause_s=0.2)
    begun = time.monotonic()
    for name in ("Un", "Deux", "Trois"):
        fallback.find(name)

    assert site.at[-1] - begun >= 2 * 0.2  # a slow machine only makes it more


def test_the_pause_is_a_second_unless_told_otherwise(kept: Path) -> None:
    assert Fallback.open(file=kept)._pause_s == 1.0


def test_a_service_that_fails_once_is_asked_again(site: Site, kept: Path) -> None:
    site.give("/search", Answer(status=503), says(VILLAGE))

    assert ask(site, kept).find("Tell Zarour") is not None
    assert len(site.asked) == 2


@pytest.mark.filterwarnings("ignore:Latitude normalization")  # geopy's own words about the impossible latitude
@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(status=500), "500"),
        (Answer(status=403), "403"),
        (Answer(status=429), "429"),
        (Answer(b"<html>down</html>", kind="text/html"), "nominatim: Homs: "),
        (Answer(b'{"error": "nonsense"}', kind="application/json"), "nominatim: Homs: "),
        (says(VILLAGE | {"lat": "91.5"}), "nominatim: Homs: "),
        (says(VILLAGE | {"lat": "north"}), "nominatim: Homs: "),
        (says({"name": "Homs"}), "nominatim: Homs: "),
        (Answer(says(VILLAGE).body, delay_s=1.5), "(?i)timed? ?out"),
        (Answer(says(VILLAGE).body, sent=20), "nominatim: Homs: "),
    ],
)
def test_what_goes_wrong_is_named_and_not_kept(site: Site, kept: Path, answer: Answer, message: str) -> None:
    site.give("/search", answer)

    with pytest.raises(NetworkError, match=message):
        ask(site, kept, timeout_s=0.4).find("Homs")

    assert not kept.exists()
    assert len(site.asked) <= 3


def test_nobody_listening_is_named(kept: Path) -> None:
    fallback = Fallback.open(file=kept, timeout_s=0.5, pause_s=0.0, domain="127.0.0.1:9", scheme="http")

    with pytest.raises(NetworkError, match="nominatim: Homs: "):
        fallback.find("Homs")


def test_a_line_cut_short_by_an_interruption_is_passed_over(site: Site, kept: Path) -> None:
    ask(site, kept).find("Tell Zarour", "SY")
    kept.write_text(kept.read_text(encoding="utf-8") + '{"service": "nomi', encoding="utf-8")
    again = ask(site, kept)

    assert again.find("Tell Zarour", "SY") is not None
    assert again.find("Homs") is not None
    assert ask(site, kept).find("Homs") is not None
    assert len(site.asked) == 2


def test_any_geocoder_of_geopy_will_do_by_its_name(site: Site, kept: Path) -> None:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [36.6543, 36.0123]},
        "properties": {"name": "Tell Zarour", "country": "Syrie", "osm_type": "N", "osm_id": 3141592},
    }
    site.give(
        "/api/",
        Answer(json.dumps({"type": "FeatureCollection", "features": [feature]}).encode(), kind="application/json"),
    )
    site.give(
        "/api",
        Answer(json.dumps({"type": "FeatureCollection", "features": [feature]}).encode(), kind="application/json"),
    )

    place = ask(site, kept, service="photon").find("Tell Zarour", "SY")

    assert place is not None
    assert place.id.startswith("photon:")
    assert (place.latitude, place.country) == (36.0123, "SY")


def test_a_service_that_geopy_has_not_is_named(kept: Path) -> None:
    with pytest.raises(NetworkError, match="nonesuch: geopy knows no such service"):
        Fallback.open("nonesuch", file=kept)


# ------------------------------------------------------------------ in an article


def named(text: str, *surfaces: str) -> list[Toponym]:
    return [Toponym(span=Span(text.index(s), text.index(s) + len(s)), surface=s) for s in surfaces]


def read_online(site: Site, kept: Path, gazetteer: Gazetteer, *surfaces: str) -> tuple[Resolution, ...]:
    toponyms = named(" ".join(surfaces), *surfaces)
    return complete(resolve(toponyms, gazetteer), ask(site, kept, timeout_s=0.5))


def test_what_the_gazetteer_lacks_is_looked_up_in_the_country_of_the_article(
    site: Site, kept: Path, gazetteer: Gazetteer
) -> None:
    alep, village = read_online(site, kept, gazetteer, "Alep", "Tell Zarourzz")

    assert alep.place is not None
    assert village.place is not None
    assert village.place.id == "nominatim:n3141592"
    assert [clue.name for clue in village.candidates[0].clues] == ["online"]
    assert [query["q"] for _, query in site.asked] == [["Tell Zarourzz"]]


def test_a_place_online_in_another_country_is_not_taken(site: Site, kept: Path, gazetteer: Gazetteer) -> None:
    site.give("/search", says(VILLAGE | {"address": {"country_code": "fr"}}))
    _, village = read_online(site, kept, gazetteer, "Alep", "Tell Zarourzz")

    assert village.place is None
    assert "not SY" in (village.reason or "")


def test_an_article_that_names_no_country_asks_nothing(site: Site, kept: Path, gazetteer: Gazetteer) -> None:
    (village,) = read_online(site, kept, gazetteer, "Tell Zarourzz")

    assert village.place is None
    assert site.asked == []


def test_a_service_that_fails_leaves_the_rest_of_the_article(site: Site, kept: Path, gazetteer: Gazetteer) -> None:
    site.give("/search", Answer(status=403))
    alep, one, other = read_online(site, kept, gazetteer, "Alep", "Tell Zarourzz", "Kafr Zzarin")

    assert alep.place is not None
    assert "403" in (one.reason or "")
    assert "403" in (other.reason or "")
    assert len({query["q"][0] for _, query in site.asked}) == 1


@pytest.mark.parametrize("online", [True, False])
def test_the_terminal_asks_only_when_told_to(site: Site, tmp_path: Path, online: bool) -> None:
    command = [
        sys.executable,
        "-m",
        "geo",
        "gazetteer",
        "search",
        "Tell Zarour Zzz",
        "--in",
        "SY",
        *(["--online"] if online else []),
    ]
    settings = {**os.environ, "CALQUE_HOME": str(tmp_path), "CALQUE_NOMINATIM": site.address}
    done = subprocess.run(command, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)

    assert done.returncode == (0 if online else 2)
    assert len(site.asked) == int(online)
    assert ("nominatim:n3141592" in done.stdout) == online


@pytest.mark.parametrize("online", [True, False])
def test_an_article_is_read_online_only_when_told_to(site: Site, tmp_path: Path, online: bool) -> None:
    article, out = tmp_path / "a.txt", tmp_path / "out.jsonl"
    article.write_text("L'armée a bombardé lundi le village de Tell Zarourzz, près d'Alep, en Syrie.", encoding="utf-8")
    command = [sys.executable, "-m", "geo", "extract", str(article), "-o", str(out), *(["--online"] if online else [])]
    settings = {**os.environ, "CALQUE_HOME": str(tmp_path), "CALQUE_NOMINATIM": site.address}
    done = subprocess.run(command, env=settings, capture_output=True, text=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stderr
    assert bool(site.asked) == online
    assert ("nominatim:n3141592" in out.read_text(encoding="utf-8")) == online
