"""The printed map: its forms, its signs, what lies on it, and that it is drawn the same way every time."""

import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import shapely
from PIL import Image

from geo.codebook import Factuality, GeoPrecision, Kind, Weapon
from geo.maps import captions, cartography, signs, snapshot, zoning
from geo.maps.cartography import Drawing, Style
from geo.maps.ink import PATTERNS, Hatch, Ink
from geo.maps.selection import Selection
from geo.maps.sheet import SHEETS
from geo.maps.sides import side
from geo.maps.snapshot import Snapshot
from geo.model import ControlClaim, Count, Roles, Zone
from tests.maps.told import DAY, PRODUCED, event, place, words

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer


ROOT = Path(__file__).resolve().parents[2]


# ------------------------------------------------------------------ formats


def test_text_in_an_svg_stays_text_in_named_groups(svg: str) -> None:
    assert {"Damas", "Alep", "Abbas Araghchi depuis Téhéran"} <= set(words(svg))
    groups = set(re.findall(r'<g id="([a-z]+)">', svg))
    assert {"base", "zones", "lines", "areas", "visits", "towns", "strikes", "names", "legend", "texts"} <= groups
    assert "font-family: 'Open Sans'" in svg


def test_a_pdf_embeds_its_fonts(drawing: Drawing) -> None:
    content = drawing.render("pdf")

    assert content.startswith(b"%PDF")
    assert b"OpenSans" in content
    assert b"/FontFile2" in content
    assert b"/Type3" not in content


@pytest.mark.parametrize(
    ("sheet", "millimetres"), [("a4", (297, 210)), ("a4-portrait", (210, 297)), ("square", (210, 210))]
)
def test_a_png_has_the_dots_of_its_sheet(printed: Snapshot, sheet: str, millimetres: tuple[int, int]) -> None:
    content = cartography.draw(printed, Style(sheet=sheet, dpi=50)).render("png")

    assert Image.open(BytesIO(content)).size == pytest.approx([mm / 25.4 * 50 for mm in millimetres], abs=1)


def test_a_slide_is_1920_by_1080() -> None:
    sheet = SHEETS["16:9"]

    assert (round(sheet.width / 25.4 * 144), round(sheet.height / 25.4 * 144)) == (1920, 1080)


def test_a_grey_map_has_no_colour(printed: Snapshot) -> None:
    content = cartography.draw(printed, Style(grey=True, dpi=40)).render("png")

    pixels = Image.open(BytesIO(content)).convert("RGB")
    red, green, blue = pixels.split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_where_some_reader_may_take_an_attacker_for_another_a_letter_tells_them_apart(printed: Snapshot) -> None:
    letters = signs.marks(printed.strikes, grey=False)
    told = words(cartography.draw(printed, Style()).render("svg").decode())

    assert letters == {"hts": "a"}  # its green is a grey to some, and that is who is not told
    assert told.count("a") == 2  # its one sign, and the legend
    assert "b" not in told


def test_a_map_of_bare_colours_bears_no_letters(printed: Snapshot) -> None:
    told = words(cartography.draw(replace(printed, patterns=False), Style()).render("svg").decode())

    assert "a" not in told


@pytest.mark.parametrize("holders", [("hts",), ("sna",), ("regime", "hts"), ("regime", "sna")])
def test_the_pattern_of_a_holder_shows_in_a_zone_that_is_held_in_part_or_contested(holders: tuple[str, ...]) -> None:
    hatched: list[Hatch] = []
    ink = Ink(SHEETS["a4"], 40)
    ink.layer("zones")
    ink.hatch = lambda _shape, hatch, _colour, **_style: hatched.append(hatch)  # type: ignore[method-assign]
    state: Any = "partial" if len(holders) == 1 else "contested"
    zone = Zone(geometry=shapely.box(0, 0, 1, 1), holders=holders, state=state, basis="reports")
    zoning.draw(ink, shapely.box(50, 50, 80, 80), zone, side, patterns=True)

    pattern, stripes = hatched
    assert pattern == PATTERNS[side(holders[-1]).pattern or ""]
    assert set(stripes.angles).isdisjoint(pattern.angles)


def test_what_happened_beyond_the_map_is_counted_apart(printed: Snapshot, gazetteer: "Gazetteer") -> None:
    far = event(40, Kind.VISIT, place(gazetteer, "Genève", "CH"), "us", roles=Roles(visitor=("Kerry",)))
    shown = replace(printed, events=(*printed.strikes, far), changed=(), zones=())
    told = " ".join(words(cartography.draw(shown, Style()).render("svg").decode()))

    assert "visite" not in told
    assert "1 événement de ces jours-là a eu lieu hors du cadre" in told


def test_a_map_on_which_nothing_lies_does_not_say_that_nothing_is_told(
    printed: Snapshot, gazetteer: "Gazetteer"
) -> None:
    far = event(40, Kind.VISIT, place(gazetteer, "Genève", "CH"), "us", roles=Roles(visitor=("Kerry",)))
    shown = replace(printed, events=(far,), changed=(), zones=())
    told = " ".join(words(cartography.draw(shown, Style()).render("svg").decode()))

    assert "Rien de ce qui est rapporté pour ces jours n’est situé sur cette carte" in told


def test_the_only_outlet_is_not_counted_twice(printed: Snapshot) -> None:
    line = captions.sources(replace(printed, outlets=(("AFP", 12),), articles=12), "fr")

    assert "AFP (12 articles)" in line


def test_on_a_grey_map_a_letter_tells_the_attacker(printed: Snapshot) -> None:
    told = words(cartography.draw(printed, Style(grey=True)).render("svg").decode())

    letters = [word for word in told if word in "abcde"]
    # one for each sign, and one for each attacker in the legend
    assert sorted(set(letters)) == ["a", "b", "c", "d", "e"]
    assert len(letters) >= 10


@pytest.mark.parametrize("form", ["png", "svg", "pdf"])
def test_the_same_snapshot_gives_the_same_bytes(printed: Snapshot, form: str) -> None:
    style = Style(produced=PRODUCED, dpi=40)
    metadata = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": None}[form]

    first, second = (cartography.draw(printed, style).render(form, metadata) for _ in range(2))

    assert first == second


def test_a_reader_s_own_settings_of_matplotlib_change_nothing(printed: Snapshot, drawing: Drawing) -> None:
    import matplotlib as mpl

    with mpl.rc_context({"font.size": 30, "lines.linewidth": 9, "text.usetex": False, "axes.facecolor": "red"}):
        again = cartography.draw(printed, Style(produced=PRODUCED, dpi=60)).render("png")

    assert again == drawing.render("png")


# ------------------------------------------------------------------ signs and arrows


def test_signs_that_crowd_are_set_apart_and_the_data_stays(printed: Snapshot) -> None:
    from geo.maps.labels import Board
    from geo.maps.projection import Frame

    frame = Frame.fitted(printed.extent, SHEETS["a4"].map)
    placed = signs.settle(printed.strikes, frame, Board(frame.box))

    at_idleb = [s for s in placed if s.event.place and s.event.place.name in ("Idleb", "Idlib")]
    assert len(at_idleb) == 4
    assert len({(round(s.x, 3), round(s.y, 3)) for s in at_idleb}) == 4
    assert len({s.place for s in at_idleb}) == 1
    deadliest = max(at_idleb, key=lambda s: s.radius)
    assert deadliest.place == (deadliest.x, deadliest.y)


def test_where_signs_crowd_a_second_view_shows_them_larger(printed: Snapshot, svg: str) -> None:
    few = replace(printed, events=tuple(e for e in printed.events if e.kind is not Kind.STRIKE))

    alone = cartography.draw(few, Style(produced=PRODUCED)).render("svg").decode()

    groups = set(re.findall(r'<g id="([a-z-]+)">', svg))
    assert {"part-zones", "part-strikes", "part-names"} <= groups
    assert "part-zones" not in alone
    # what the second view shows is not drawn in the first as well
    assert len(re.findall(r">Idle?ib<|>Idleb<", svg)) <= 2


@pytest.mark.parametrize(
    ("count", "size"),
    [
        (None, 0),
        (Count(low=0), 0),
        (Count(low=1), 1),
        (Count(low=10, best=12), 2),
        (Count(high=50), 3),
        (Count(best=9), 1),
    ],
)
def test_the_size_of_a_sign_follows_the_deaths_reported(gazetteer: "Gazetteer", count: Count | None, size: int) -> None:
    assert signs.size(event(1, Kind.STRIKE, place(gazetteer, "Homs"), None, fatalities=count)) == size


def test_an_arrow_that_leaves_the_map_says_where_it_goes(svg: str) -> None:
    assert "Araghchi vers Ankara" in words(svg)


def test_a_country_is_no_place_for_a_sign(gazetteer: "Gazetteer") -> None:
    syria = gazetteer.country("SY")
    assert syria is not None

    assert signs.is_washed(event(1, Kind.STRIKE, syria, None, precision=GeoPrecision.COUNTRY))


# ------------------------------------------------------------------ what is on a map


def test_a_map_of_nothing_is_still_a_map(gazetteer: "Gazetteer") -> None:
    empty = snapshot.compose([], [], Selection(), gazetteer, as_of=DAY)

    told = words(cartography.draw(empty, Style(produced=PRODUCED)).render("svg").decode())

    assert "Carte des conflits" in told


def test_a_strike_in_another_country_is_drawn_where_it_is(gazetteer: "Gazetteer") -> None:
    goma = place(gazetteer, "Goma", "CD")
    shown = snapshot.compose([event(1, Kind.STRIKE, goma, None)], [], Selection(), gazetteer, as_of=DAY)

    drawing = cartography.draw(shown, Style(produced=PRODUCED))

    assert "Goma" in words(drawing.render("svg").decode())
    assert drawing.title.startswith("République démocratique du Congo")


def test_what_happened_somewhere_in_a_province_is_written_on_it(gazetteer: "Gazetteer") -> None:
    province = next(m.place for m in gazetteer.lookup("Idleb") if m.place.feature_code == "ADM1")
    strikes = [
        event(i, Kind.STRIKE, province, side, weapon=Weapon.AIR, precision=GeoPrecision.PROVINCE)
        for i, side in enumerate((None, None, "russia"))
    ]
    shown = snapshot.compose(strikes[:2], [], Selection(), gazetteer, as_of=DAY)
    known = snapshot.compose(strikes[2:], [], Selection(), gazetteer, as_of=DAY)
    drawings = [cartography.draw(s, Style(produced=PRODUCED)) for s in (shown, known)]
    texts = [words(d.render("svg").decode()) for d in drawings]

    assert [d.title for d in drawings] == ["Syrie\u00a0: les frappes"] * 2
    assert "frappe aérienne\u00a0(2)" in [label.wish.text.replace("\n", " ") for label in drawings[0].labels]
    assert " ".join(texts[0]).count("auteur non dit") == 1
    assert "auteur\u00a0: Russie" in texts[1]
    assert "auteur non dit" not in " ".join(texts[1])


def test_a_siege_of_nobody_knows_whom_is_drawn_and_told(gazetteer: "Gazetteer") -> None:
    homs = place(gazetteer, "Homs")
    ground = shapely.Point(homs.longitude, homs.latitude).buffer(0.1)
    siege = Zone(geometry=ground, holders=(), state="besieged", basis="reports", places=(homs,))
    shown = snapshot.compose([], [], Selection(), gazetteer, as_of=DAY, zones=(siege,))
    drawing = cartography.draw(shown, Style(produced=PRODUCED))

    assert "assiégé" in words(drawing.render("svg").decode())
    assert "Rien" not in captions.subtitle(shown, "fr")
    assert snapshot.difference(shown, shown).zones == ()


def test_a_town_that_was_left_to_nobody_known_is_in_the_subtitle(gazetteer: "Gazetteer") -> None:
    homs = place(gazetteer, "Homs")
    ground = shapely.Point(homs.longitude, homs.latitude).buffer(0.1)
    claim = ControlClaim(day=DAY, place=homs, holder=None, extent=None, factuality=Factuality.ASSERTED)
    left = Zone(geometry=ground, holders=(), state="withdrawn", basis="reports", places=(homs,), claims=(claim,))
    shown = snapshot.compose([], [], Selection(), gazetteer, as_of=DAY, zones=(left,))

    assert captions.subtitle(shown, "fr").endswith("depuis le 2 décembre\u00a0: Homs")


@pytest.mark.parametrize(("count", "told"), [(0, ""), (1, "1 événement de ces"), (3, "3 événements de ces")])
def test_the_sources_say_how_much_has_no_place(printed: Snapshot, count: int, told: str) -> None:
    line = captions.sources(replace(printed, unplaced=count), "fr")

    assert told in line
    assert ("lieu connu" in line) == bool(count)


def test_no_map_names_a_disputed_capital_s_hour(gazetteer: "Gazetteer") -> None:
    gaza = next(m.place for m in gazetteer.lookup("Gaza") if m.place.country == "PS" and m.place.feature_class == "P")
    shown = snapshot.compose([event(1, Kind.STRIKE, gaza, None)], [], Selection(), gazetteer, as_of=DAY)

    assert captions.as_of(shown, "fr")[2] == "à minuit, heure locale"


# ------------------------------------------------------------------ offline


def test_a_map_is_drawn_with_no_browser_and_no_network(tmp_path: Path) -> None:
    program = (
        "import socket, sys\n"
        "def refuse(*_): raise AssertionError('network')\n"
        "socket.socket.connect = refuse\n"
        "from geo.cli import main\n"
        "code = main(sys.argv[1:])\n"
        "unwanted = {'streamlit', 'folium', 'geopandas', 'pandas', 'matplotlib.pyplot'} & set(sys.modules)\n"
        "sys.exit(repr(unwanted) if unwanted else code)\n"
    )
    article = tmp_path / "a.txt"
    article.write_text("publié: 2024-12-02\n\nL’aviation russe a bombardé Idleb dimanche.", encoding="utf-8")
    command = [sys.executable, "-c", program, "snapshot", str(article), "-o", str(tmp_path / "a.png"), "--dpi", "50"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr.count("\n")) == (0, 1), done.stderr
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
