"""KML that Google Earth opens, and in which nothing that an article says runs."""

import io
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from geo.codebook import Factuality, Kind
from geo.maps.exports import icons, kml
from geo.maps.exports.content import Content, gather
from geo.model import Event, Zone
from tests.story_by_hand import HOSTILE, days

NS = "{http://www.opengis.net/kml/2.2}"


def document(content: Content) -> ET.Element:
    return ET.fromstring(kml.render(content))


def folders(root: ET.Element) -> dict[str, list[ET.Element]]:
    return {f.findtext(f"{NS}name", ""): f.findall(f"{NS}Placemark") for f in root.iter(f"{NS}Folder")}


def test_shapes_stand_in_folders_by_what_they_are(held: Content, taken: Event) -> None:
    planned = replace(taken, id="e-prévu", factuality=Factuality.PLANNED)
    found = folders(document(gather((taken, planned))))

    assert list(found) == ["Contrôle — affirmé par l’article", "Contrôle — annoncé ou prévu"]
    assert "Zones de contrôle" in folders(document(held))


def test_what_is_not_told_as_happening_is_there_and_hidden(taken: Event) -> None:
    root = document(gather((taken, replace(taken, id="x", factuality=Factuality.DENIED))))

    shown, hidden = [p.findtext(f"{NS}visibility", "1") for p in root.iter(f"{NS}Placemark")]
    assert (shown, hidden) == ("1", "0")


def test_an_event_without_a_place_is_listed_without_a_point(unplaced: Event) -> None:
    (placemarks,) = folders(document(gather((unplaced,)))).values()

    assert placemarks[0].find(f"{NS}Point") is None
    assert placemarks[0].findtext(f"{NS}name") == "Kfar Inconnu"


def test_days_are_time_spans_and_unknown_days_are_none(taken: Event) -> None:
    period = replace(taken, id="p", time=days(date(2024, 11, 27), date(2024, 11, 29)))
    root = document(gather((taken, period, replace(taken, id="u", time=None))))

    spans = [p.find(f"{NS}TimeSpan") for p in root.iter(f"{NS}Placemark")]
    told = [(s.findtext(f"{NS}begin"), s.findtext(f"{NS}end")) if s is not None else None for s in spans]
    assert told == [("2024-11-30", "2024-11-30"), ("2024-11-27", "2024-11-29"), None]


def test_zones_stand_from_the_day_of_the_map_on(zones: tuple[Zone, ...]) -> None:
    root = document(gather((), zones, as_of=date(2024, 12, 8)))

    spans = [(s.findtext(f"{NS}begin"), s.findtext(f"{NS}end")) for s in root.iter(f"{NS}TimeSpan")]
    assert spans == [("2024-12-08", None)] * len(zones)


def test_every_style_that_is_named_exists_once(held: Content) -> None:
    root = document(held)

    ids = [style.get("id") for style in root.iter(f"{NS}Style")]
    urls = {url.text for url in root.iter(f"{NS}styleUrl")}
    assert len(ids) == len(set(ids))
    assert urls <= {f"#{id_}" for id_ in ids}


def test_what_an_article_says_is_text_in_the_card_and_nothing_else(hostile: Event) -> None:
    root = document(gather((hostile,)))

    (card,) = [p.findtext(f"{NS}description", "") for p in root.iter(f"{NS}Placemark")]
    assert "<script" not in card
    assert "<img" not in card
    assert "&lt;script&gt;" in card


def test_what_google_earth_would_replace_in_a_card_is_kept_as_it_reads(strike: Event) -> None:
    said = replace(strike.reports[0], title="$[name] ]]> & <b>")
    root = document(gather((replace(strike, reports=(said,)),)))

    (card,) = [p.findtext(f"{NS}description", "") for p in root.iter(f"{NS}Placemark")]
    assert "$[" not in card
    assert "$&#91;name] ]]&gt; &amp; &lt;b&gt;" in card


def test_characters_that_xml_forbids_do_not_break_the_file(strike: Event) -> None:
    said = replace(strike.reports[0], title="a\x00b\x0bc\ud800d\uffffe")

    root = document(gather((replace(strike, reports=(said,)),)))

    (card,) = [p.findtext(f"{NS}description", "") for p in root.iter(f"{NS}Placemark")]
    assert "a\ufffdb\ufffdc\ufffdd\ufffde" in card


@pytest.mark.parametrize("language", ["fr", "en"])
def test_cards_speak_the_language_asked_for(strike: Event, language: str) -> None:
    root = document(gather((strike,), language=language))

    (card,) = [p.findtext(f"{NS}description", "") for p in root.iter(f"{NS}Placemark")]
    assert ("frappe aérienne" in card) == (language == "fr")


def test_a_card_tells_the_day_and_not_only_the_words_that_it_was_read_from(strike: Event) -> None:
    root = document(gather((strike,)))

    (card,) = [p.findtext(f"{NS}description", "") for p in root.iter(f"{NS}Placemark")]
    assert "Quand\u00a0: dimanche 1er décembre 2024 (lu dans «\u00a0dimanche\u00a0»)" in card


@pytest.mark.parametrize(
    ("language", "told"), [("fr", "absent du répertoire de lieux"), ("en", "not in the gazetteer")]
)
def test_a_card_says_why_there_is_no_place_in_the_language_asked_for(unplaced: Event, language: str, told: str) -> None:
    root = document(gather((replace(unplaced, reason="not in the gazetteer"),), language=language))

    (card,) = [p.findtext(f"{NS}description", "") for p in root.iter(f"{NS}Placemark")]
    assert told in card


def test_sides_colour_their_signs_in_kml_s_own_order(strike: Event) -> None:
    root = document(gather((strike,)))

    (colour,) = [
        s.findtext(f"{NS}IconStyle/{NS}color") for s in root.iter(f"{NS}Style") if s.get("id") == "strike-russia"
    ]
    assert colour == "ff1c247b"  # #7B241C: alpha, blue, green, red


def test_a_zipped_kml_asks_nothing_of_the_network(held: Content) -> None:
    with zipfile.ZipFile(io.BytesIO(kml.render_zipped(held))) as archive:
        names = archive.namelist()
        root = ET.fromstring(archive.read("doc.kml"))

    assert names[0] == "doc.kml"
    assert {href.text for href in root.iter(f"{NS}href")} <= set(names)


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_sign_that_a_reader_of_pictures_opens(kind: Kind) -> None:
    from PIL import Image

    picture = Image.open(io.BytesIO(icons.icon(kind)))

    assert picture.size == (64, 64)
    assert picture.getpixel((32, 32)) == (255, 255, 255, 255)
    assert picture.getpixel((0, 0))[3] == 0


def test_a_name_keeps_what_it_is_made_of(hostile: Event) -> None:
    root = document(gather((hostile,)))

    (name,) = [p.findtext(f"{NS}name", "") for p in root.iter(f"{NS}Placemark")]
    assert name == HOSTILE
