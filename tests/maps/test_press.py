"""Pictures as they leave: series, pairs, differences, the same picture again, names of files."""

import json
import os
import re
import shutil
import zlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from geo.cli import main
from geo.desk import corroboration, sources
from geo.errors import InputError
from geo.maps import captions, manifest, press, snapshot
from geo.maps.cartography import Style
from geo.maps.press import Material
from geo.maps.selection import Selection, Viewpoint
from geo.reading import pipeline

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer

PRODUCED = date(2026, 11, 21)
SMALL = Style(dpi=40, produced=PRODUCED)
DISPATCHES = {
    "alep": "titre: Alep\npublié: 2024-11-30\nsource: AFP\n\nLes combattants de Hayat Tahrir al-Cham ont pris samedi la ville d’Alep.",
    "hama": "titre: Hama\npublié: 2024-12-05\nsource: AFP\n\nLes combattants de Hayat Tahrir al-Cham ont pris jeudi la ville de Hama.",
    "idleb": "titre: Idleb\npublié: 2024-12-02\nsource: Reuters\n\nL’aviation russe a bombardé Idleb dimanche, tuant huit personnes.",
}
MANIFEST = (
    b'<svg>calque:{"articles": [], "days": [], "kind": "day", "baseline": null, "version": "", "world": "", "rules": "", '
    b"%s}</svg>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in DISPATCHES.items():
        (articles / f"{name}.txt").write_text(text, encoding="utf-8")
    return articles


@pytest.fixture
def material(folder: Path, gazetteer: "Gazetteer") -> Material:
    articles = sources.gather([folder]).articles
    events = corroboration.merge(pipeline.read(article, gazetteer) for article in articles)
    return Material(events=events, articles=articles, gazetteer=gazetteer)


def day_of(year: int, month: int, number: int) -> Selection:
    return Selection(as_of=date(year, month, number))


# ------------------------------------------------------------------ one day


def test_the_day_proposed_is_the_last_that_is_told(material: Material) -> None:
    assert material.day(Selection()) == date(2024, 12, 5)


def test_nothing_dated_gives_no_map_but_a_reason(gazetteer: "Gazetteer") -> None:
    with pytest.raises(InputError, match="nothing to draw: no event is told"):
        Material(events=(), articles=(), gazetteer=gazetteer).day(Selection())


def test_what_cannot_be_drawn_says_why(gazetteer: "Gazetteer", tmp_path: Path) -> None:
    texts = {
        "only 1 background": "En 2016, le régime avait repris Alep.",
        "a place that is known": "L’aviation a bombardé lundi le hameau de Zzarbouliya.",
    }
    for reason, text in texts.items():
        (tmp_path / "un.txt").write_text(f"publié: 2024-12-03\n\n{text}", encoding="utf-8")
        articles = sources.gather([tmp_path / "un.txt"]).articles
        events = corroboration.merge(pipeline.read(article, gazetteer) for article in articles)

        with pytest.raises(InputError, match=reason):
            press.scene(Material(events=events, articles=articles, gazetteer=gazetteer), Selection())


def test_what_articles_tell_colours_the_map_and_its_subtitle(material: Material) -> None:
    shown = press.scene(material, day_of(2024, 12, 5))

    assert {(place.name, holder) for place, holder in shown.changed} == {("Alep", "hts"), ("Hama", "hts")}
    hts = [zone for zone in shown.zones if zone.holders == ("hts",) and zone.basis == "reports"]
    assert {p.name for zone in hts for p in zone.places} >= {"Alep", "Hama"}


def test_a_starting_situation_can_be_refused(material: Material) -> None:
    bare = Material(events=material.events, articles=material.articles, gazetteer=material.gazetteer, baseline="none")

    assert press.scene(material, day_of(2024, 12, 5)).baseline
    assert press.scene(bare, day_of(2024, 12, 5)).baseline is None
    assert all(zone.basis == "reports" for zone in press.scene(bare, day_of(2024, 12, 5)).zones)


def test_the_view_of_the_page_is_the_extent_of_the_map(material: Material) -> None:
    viewpoint = Viewpoint(latitude=36.2, longitude=37.1, zoom=9)

    extent = press.scene(material, Selection(as_of=date(2024, 12, 5), viewpoint=viewpoint)).extent

    assert extent.centre == pytest.approx((37.1, 36.2))
    assert extent.east - extent.west == pytest.approx(360 * 900 / (256 * 2**9))


def test_an_english_map_names_places_in_english(material: Material) -> None:
    picture, _ = press.single(material, day_of(2024, 12, 5), Style(language="en", produced=PRODUCED), "svg")

    told = set(re.findall(r">([^<>]+)</text>", picture.decode()))
    assert {"Syria: who controls what", "Damascus", "Aleppo", "at midnight, Damascus time"} <= told


def test_files_are_named_as_ocha_names_them(material: Material) -> None:
    name = press.name_on(material, Selection(), Style(sheet="a4"), "png", date(2024, 12, 6))

    assert name == "SYR_controle_a4_20241206.png"


# ------------------------------------------------------------------ several days


def test_a_series_has_one_extent_and_one_legend(material: Material) -> None:
    days = press.days_between(date(2024, 11, 29), date(2024, 12, 1))

    pictures = dict(press.series(material, Selection(), SMALL, "svg", days))

    assert list(pictures) == list(days)
    scales = {re.search(r"1/[\d\u202f]+", picture.decode())[0] for picture in pictures.values()}  # type: ignore[index]
    assert len(scales) == 1
    legends = [set(re.findall(r">([^<>]+)</text>", picture.decode())) for picture in pictures.values()]
    assert all({"HTS et alliés", "frappe aérienne"} <= legend for legend in legends)


def test_a_series_becomes_an_animation(material: Material) -> None:
    days = press.days_between(date(2024, 11, 29), date(2024, 12, 1))
    pictures = [picture for _, picture in press.series(material, Selection(), SMALL, "png", days)]

    animated = Image.open(BytesIO(press.animation(pictures)))

    assert (animated.format, animated.n_frames) == ("GIF", 3)  # type: ignore[attr-defined]
    assert animated.info["loop"] == 0
    assert press.animation(pictures) == press.animation(pictures)


def test_an_animation_keeps_the_colours_of_small_things() -> None:
    few = ("#2e8b57", "#2e6bd6", "#c0392b", "#f1c40f")  # a disc each, on thousands of mixed tones
    picture = Image.effect_noise((1200, 800), 60).convert("RGB")
    for i, colour in enumerate(few):
        picture.paste(colour, (20 + 30 * i, 20, 28 + 30 * i, 28))
    stream = BytesIO()
    picture.save(stream, format="PNG")

    frame = Image.open(BytesIO(press.animation([stream.getvalue()] * 2))).convert("RGB")

    kept = ["#{:02x}{:02x}{:02x}".format(*frame.getpixel((24 + 30 * i, 24))) for i in range(len(few))]  # type: ignore[misc]
    assert kept == list(few)


def test_days_the_wrong_way_round_and_endless_series_are_refused() -> None:
    with pytest.raises(InputError, match="comes after"):
        press.days_between(date(2024, 12, 2), date(2024, 12, 1))
    with pytest.raises(InputError, match="at most"):
        press.days_between(date(2024, 1, 1), date(2024, 12, 1))


def test_a_difference_shows_what_was_gained_and_by_whom(material: Material) -> None:
    picture = press.difference(material, Selection(), SMALL, "svg", (date(2024, 11, 29), date(2024, 12, 5))).decode()

    told = re.findall(r">([^<>]+)</text>", picture)
    assert "Entre le 29 novembre 2024 et le 5 décembre 2024" in told
    assert "Gagné entre les deux jours, par" in told
    assert "HTS et alliés" in told


def test_a_difference_keeps_what_is_held_in_part_and_what_is_only_claimed(material: Material) -> None:
    before = press.scene(material, day_of(2024, 11, 29))
    after = press.scene(material, day_of(2024, 12, 5))
    taken = next(zone for zone in after.zones if zone.holders == ("hts",) and zone.basis == "reports")
    others = tuple(zone for zone in after.zones if zone is not taken)

    for looks in ({"state": "partial"}, {"sure": False}):
        shown = snapshot.difference(before, replace(after, zones=(*others, replace(taken, **looks))))

        assert any(z.holders == ("hts",) and all(getattr(z, k) == v for k, v in looks.items()) for z in shown.zones)


def test_the_fall_of_a_side_is_the_first_thing_said(folder: Path, gazetteer: "Gazetteer") -> None:
    fall = "titre: Damas\npublié: 2024-12-08\nsource: AFP\n\nLe régime de Bachar al-Assad est tombé dimanche."
    (folder / "chute.txt").write_text(fall, encoding="utf-8")
    articles = sources.gather([folder]).articles
    events = corroboration.merge(pipeline.read(article, gazetteer) for article in articles)
    material = Material(events=events, articles=articles, gazetteer=gazetteer)

    subtitle = captions.subtitle(press.scene(material, day_of(2024, 12, 8)), "fr")

    assert subtitle.startswith("Régime syrien\u00a0: effondrement rapporté le 8 décembre. Localités passées")


def test_what_was_lost_to_nobody_known_is_gained_by_nobody(folder: Path, gazetteer: "Gazetteer") -> None:
    fall = "titre: Damas\npublié: 2024-12-08\nsource: AFP\n\nLe régime de Bachar al-Assad est tombé dimanche."
    (folder / "chute.txt").write_text(fall, encoding="utf-8")
    articles = sources.gather([folder]).articles
    events = corroboration.merge(pipeline.read(article, gazetteer) for article in articles)
    material = Material(events=events, articles=articles, gazetteer=gazetteer)

    days = (date(2024, 11, 29), date(2024, 12, 8))
    picture = press.difference(material, Selection(), SMALL, "svg", days).decode()

    told = " ".join(re.findall(r">([^<>]+)</text>", picture))
    heading, entry = "Perdu, sans nouveau tenant rapporté", "plus tenu, nouveau tenant non rapporté"
    assert told.index("Gagné entre les deux jours, par") < told.index(heading) < told.rindex(entry)
    assert "collapsed" not in told.casefold()


# ------------------------------------------------------------------ the same picture again


@pytest.mark.parametrize("form", manifest.FORMS)
def test_a_picture_can_be_drawn_again_from_itself(folder: Path, tmp_path: Path, form: str) -> None:
    first, again = tmp_path / f"carte.{form}", tmp_path / f"encore.{form}"
    arguments = [
        "--as-of",
        "2024-12-01",
        "--window",
        "3",
        "--sheet",
        "square",
        "--lang",
        "en",
        "--dpi",
        "40",
        "--title",
        "Été",
    ]
    main(["snapshot", str(folder), "-o", str(first), *arguments, "--produced", "2026-11-21"])

    code = main(["snapshot", str(folder), "-o", str(again), "--from", str(first)])

    assert code == 0
    assert again.read_bytes() == first.read_bytes()


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (["--series", "2024-11-30", "2024-12-01"], "carte-20241130.png"),
        (["--pair", "2024-11-30", "2024-12-05"], "carte-20241205.png"),
        (["--diff", "2024-11-29", "2024-12-05"], "carte.png"),
        (["--as-of", "2024-12-05", "--baseline", "none"], "carte.png"),
    ],
)
def test_every_kind_of_picture_can_be_drawn_again(folder: Path, tmp_path: Path, asked: list[str], name: str) -> None:
    main(["snapshot", str(folder), "-o", str(tmp_path / "carte.png"), "--dpi", "40", *asked])

    code = main(["snapshot", str(folder), "-o", str(tmp_path / "encore.png"), "--from", str(tmp_path / name)])

    assert code == 0
    assert (tmp_path / "encore.png").read_bytes() == (tmp_path / name).read_bytes()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda folder: (folder / "hama.txt").unlink(), "article hama: is missing"),
        (lambda folder: shutil.copy(folder / "hama.txt", folder / "homs.txt"), "article homs: is not in the picture"),
        (lambda folder: (folder / "hama.txt").write_text(DISPATCHES["hama"] + " Rien."), "article hama: has changed"),
    ],
)
def test_other_articles_are_refused_and_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: object, message: str
) -> None:
    picture = tmp_path / "carte.png"
    main(["snapshot", str(folder), "-o", str(picture), "--dpi", "40"])
    change(folder)  # type: ignore[operator]

    code = main(["snapshot", str(folder), "-o", str(tmp_path / "encore.png"), "--from", str(picture)])

    assert code == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "encore.png").exists()


def test_the_manifest_tells_articles_versions_and_what_was_asked(material: Material, tmp_path: Path) -> None:
    selection = Selection(as_of=date(2024, 12, 1), window=3, sides=("russia",))
    content, _ = press.single(material, selection, SMALL, "png")
    (tmp_path / "carte.png").write_bytes(content)

    found = manifest.read(tmp_path / "carte.png")

    assert [name for name, _ in found.articles] == ["alep", "hama", "idleb"]
    assert found.selection() == selection
    assert found.drawn() == SMALL
    assert found.rules
    assert found.world
    assert json.loads(Image.open(BytesIO(content)).text["Calque"])["query"]["day"] == "2024-12-01"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("carte.pdf", b"%PDF calque:abc"),
        ("carte.svg", b'<svg>calque:{"articles": 3}</svg>'),
        ("carte.svg", MANIFEST % b'"query": 3, "style": {}'),
        ("carte.svg", MANIFEST % b'"query": {}, "style": {"sheet": "a3"}'),
    ],
)
def test_a_manifest_that_was_meddled_with_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(InputError, match="its manifest is damaged"):
        manifest.read(tmp_path / name)


def test_a_damaged_picture_is_told_and_not_guessed(material: Material, tmp_path: Path) -> None:
    content, _ = press.single(material, day_of(2024, 12, 1), SMALL, "png")
    path = tmp_path / "carte.png"
    at = content.index(b"Calque\0{") + 20
    path.write_bytes(content[:at] + b"#" + content[at + 1 :])

    with pytest.raises(InputError, match="holds no manifest"):
        manifest.read(path)
    assert zlib.crc32(content) != zlib.crc32(path.read_bytes())


def test_the_day_of_production_comes_from_the_build(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    path = tmp_path / "carte.svg"

    main(["snapshot", str(folder), "-o", str(path)])

    assert "14 novembre 2023" in path.read_text(encoding="utf-8")


# ------------------------------------------------------------------ writing


def test_a_picture_goes_into_a_folder_under_its_own_name(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "cartes"
    target.mkdir()

    main(["snapshot", str(folder), "-o", str(target), "--as-of", "2024-12-05", "--dpi", "40"])

    assert [p.name for p in target.iterdir()] == ["SYR_controle_a4_20241205.png"]


def test_a_series_a_pair_and_a_difference_are_written_beside_each_other(folder: Path, tmp_path: Path) -> None:
    common = ["snapshot", str(folder), "--dpi", "40"]
    main([*common, "-o", str(tmp_path / "serie.png"), "--series", "2024-12-01", "2024-12-02"])
    main([*common, "-o", str(tmp_path / "paire.svg"), "--pair", "2024-11-29", "2024-12-05"])
    main([*common, "-o", str(tmp_path / "diff.pdf"), "--diff", "2024-11-29", "2024-12-05"])

    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == [
        "diff.pdf",
        "paire-20241129.svg",
        "paire-20241205.svg",
        "serie-20241201.png",
        "serie-20241202.png",
        "serie.gif",
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_gives_a_clear_message(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["snapshot", str(folder), "-o", "/dev/full", "--format", "png", "--dpi", "40"])

    assert code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions don't hold for this user")
def test_a_read_only_folder_gives_a_clear_message_and_no_fragment(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "fermé"
    target.mkdir(mode=0o500)

    code = main(["snapshot", str(folder), "-o", str(target / "carte.png"), "--dpi", "40"])

    assert code == 2
    assert "cannot be written: permission denied" in capsys.readouterr().err
    assert list(target.iterdir()) == []


def test_the_check_says_so_where_all_is_well(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["snapshot", str(folder), "--as-of", "2024-12-05", "--check"])

    assert (code, capsys.readouterr().out) == (0, "nothing missing, no label overlaps\n")


def test_the_check_names_what_is_missing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["snapshot", str(folder), "--as-of", "2024-12-05", "--check", "--no-disclaimer", "--title", ""])

    assert code == 1
    assert capsys.readouterr().out == "missing: title\nmissing: disclaimer\n"
