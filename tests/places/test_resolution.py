"""What toponyms name, with the real gazetteer. Toponyms are made by hand: resolution knows no language."""

import pytest

from geo.codebook import GeoPrecision, Head, Use
from geo.model import Resolution, Span, Toponym
from geo.places.gazetteer import Gazetteer
from geo.places.resolution import DEFAULT_RING_KM, resolve


def toponym(surface: str, at: int = 0, **told: object) -> Toponym:
    return Toponym(span=Span(at, at + len(surface)), surface=surface, **told)  # type: ignore[arg-type]


def only(found: Toponym, gazetteer: Gazetteer, *others: Toponym, **context: float) -> Resolution:
    return resolve([found, *others], gazetteer, context or None)[0]


SYRIA = toponym("Syrie", 900)


@pytest.mark.parametrize(
    ("surface", "country", "code"),
    [
        ("Syrie", "SY", "PCLI"),
        ("Etats-Unis", "US", "PCLI"),
        ("Damas", "SY", "PPLC"),
        ("Le Caire", "EG", "PPLC"),
        ("Kiev", "UA", "PPLC"),
        ("Djibouti", "DJ", "PCLI"),
    ],
)
def test_countries_and_capitals_need_no_context(surface: str, country: str, code: str, gazetteer: Gazetteer) -> None:
    place = only(toponym(surface), gazetteer).place

    assert place is not None
    assert (place.country, place.feature_code) == (country, code)


def test_a_bare_name_is_the_town_and_its_province_needs_the_word(gazetteer: Gazetteer) -> None:
    town = only(toponym("Alep"), gazetteer, SYRIA).place
    province = only(toponym("Alep", head=Head.PROVINCE), gazetteer, SYRIA).place

    assert town is not None
    assert province is not None
    assert (town.feature_class, province.feature_code) == ("P", "ADM1")


def test_one_name_can_be_two_things_in_one_article(gazetteer: Gazetteer) -> None:
    town, province = resolve([toponym("Idleb"), toponym("Idleb", 50, head=Head.PROVINCE)], gazetteer)

    assert town.place is not None
    assert province.place is not None
    assert (town.place.feature_class, province.place.feature_class) == ("P", "A")


def test_the_country_of_the_article_chooses_between_namesakes(gazetteer: Gazetteer) -> None:
    lebanon = only(toponym("Tripoli"), gazetteer, toponym("Liban", 100), toponym("Beyrouth", 200)).place
    libya = only(toponym("Tripoli"), gazetteer, toponym("Libye", 100), toponym("Benghazi", 200)).place

    assert lebanon is not None
    assert libya is not None
    assert (lebanon.country, libya.country) == ("LB", "LY")


def test_a_village_hides_no_town_of_another_country_that_is_romanised_so(gazetteer: Gazetteer) -> None:
    told = toponym("Al-Dour", head=Head.TOWN)
    iraqi = only(told, gazetteer, toponym("Tikrit", 100), toponym("Irak", 900)).place
    syrian = only(told, gazetteer, toponym("Soueïda", 100), SYRIA).place

    assert (iraqi and iraqi.country, syrian and syrian.country) == ("IQ", "SY")


def test_adjectives_of_countries_count_as_context(gazetteer: Gazetteer) -> None:
    place = only(toponym("Tripoli"), gazetteer, LB=5.0).place

    assert place is not None
    assert place.country == "LB"


def test_a_town_of_that_name_comes_before_one_that_only_bears_it_too(gazetteer: Gazetteer) -> None:
    place = only(toponym("Karasu"), gazetteer, toponym("Ukraine", 100), toponym("Turquie", 200)).place

    assert place is not None
    assert place.country == "TR"


def test_a_name_shared_with_a_town_far_from_its_province_is_the_province(gazetteer: Gazetteer) -> None:
    place = only(toponym("Oregon"), gazetteer, toponym("États-Unis", 100)).place

    assert place is not None
    assert place.feature_code == "ADM1"


def test_a_river_bears_an_article_and_a_town_none(gazetteer: Gazetteer) -> None:
    bare, articled = (only(toponym("Dniepr", articled=told), gazetteer, UA=1.0).place for told in (False, True))

    assert bare is not None
    assert articled is not None
    assert (bare.feature_class, articled.feature_class) == ("P", "H")


def test_a_gulf_has_banks(gazetteer: Gazetteer) -> None:
    assert only(toponym("Golfe", head=Head.RIVER), gazetteer).place is not None


def test_the_airport_of_a_town_is_its_site_where_the_gazetteer_has_it(gazetteer: Gazetteer) -> None:
    found = only(toponym("Alep", head=Head.AIRPORT), gazetteer, SYRIA)

    assert found.place is not None
    assert found.place.feature_code == "AIRP"
    assert found.precision is GeoPrecision.EXACT
    assert any(clue.name == "site" for clue in found.candidates[0].clues)


def test_a_site_that_the_gazetteer_lacks_is_near_its_town(gazetteer: Gazetteer) -> None:
    found = only(toponym("Alep", head=Head.SITE), gazetteer, SYRIA)

    assert found.place is not None
    assert found.place.feature_class == "P"
    assert found.precision is GeoPrecision.NEAR


def test_a_distance_and_a_bearing_make_an_arc_and_no_new_point(gazetteer: Gazetteer) -> None:
    palmyra = only(toponym("Palmyre"), gazetteer, SYRIA).place
    found = only(toponym("Palmyre", near=True, distance_km=25.0, bearing_degrees=0.0), gazetteer, SYRIA)

    assert found.place == palmyra
    assert found.precision is GeoPrecision.NEAR
    assert found.area is not None
    assert (found.area.shape, found.area.radius_km, found.area.bearing_degrees) == ("arc", 25.0, 0.0)


def test_near_a_town_is_a_ring_of_the_default_radius(gazetteer: Gazetteer) -> None:
    found = only(toponym("Hama", near=True), gazetteer, SYRIA)

    assert found.area is not None
    assert (found.precision, found.area.shape, found.area.radius_km) == (GeoPrecision.NEAR, "ring", DEFAULT_RING_KM)


def test_between_two_towns_is_a_corridor(gazetteer: Gazetteer) -> None:
    first, second = Span(0, 5), Span(20, 29)
    idleb = Toponym(span=first, surface="Idleb", between=second)
    latakia = Toponym(span=second, surface="Lattaquié", between=first)

    found, other = resolve([idleb, latakia, SYRIA], gazetteer)[:2]

    assert found.precision is GeoPrecision.REGION
    assert found.area is not None
    assert (found.area.shape, found.area.other) == ("corridor", other.place)


@pytest.mark.parametrize(
    ("told", "precision", "shape"),
    [
        ({"surface": "Syrie"}, GeoPrecision.COUNTRY, "country"),
        ({"surface": "Syrie", "part": 315.0}, GeoPrecision.REGION, "part"),
        ({"surface": "Idleb", "head": Head.PROVINCE}, GeoPrecision.PROVINCE, "admin"),
        ({"surface": "Hama"}, GeoPrecision.EXACT, None),
        ({"surface": "mer Rouge", "head": Head.SEA}, GeoPrecision.SEA_OR_AIR, None),
    ],
)
def test_each_kind_of_place_has_its_precision(
    told: dict[str, object], precision: GeoPrecision, shape: str | None, gazetteer: Gazetteer
) -> None:
    found = only(toponym(**told), gazetteer, SYRIA)  # type: ignore[arg-type]

    assert found.precision is precision
    assert (found.area.shape if found.area else None) == shape


def test_a_name_that_nothing_bears_stays_unresolved_with_a_reason(gazetteer: Gazetteer) -> None:
    found = only(toponym("Zarboutiyé"), gazetteer, SYRIA)

    assert found.place is None
    assert found.reason == "not in the gazetteer"


def test_a_small_town_of_a_country_that_the_text_does_not_speak_of_is_no_answer(gazetteer: Gazetteer) -> None:
    found = only(toponym("Ornex"), gazetteer, SYRIA, toponym("Damas", 100))

    assert found.place is None
    assert "does not speak of" in (found.reason or "")


def test_a_city_that_bears_its_name_alone_is_known_in_any_text(gazetteer: Gazetteer) -> None:
    palermo = only(toponym("Palerme"), gazetteer, SYRIA, toponym("Damas", 100))
    one_of_several = only(toponym("Windsor"), gazetteer, SYRIA, toponym("Damas", 100))

    assert palermo.place is not None
    assert palermo.place.country == "IT"
    assert one_of_several.place is None


def test_a_place_that_lies_elsewhere_than_the_text_says_is_no_answer(gazetteer: Gazetteer) -> None:
    province = toponym("Raqa", 50, head=Head.PROVINCE)
    inside = toponym("Saraqeb", head=Head.VILLAGE, container=province.span)

    found = only(inside, gazetteer, province, SYRIA)

    assert found.place is None
    assert "not where the text says" in (found.reason or "")


def test_namesakes_that_nothing_tells_apart_are_left_open(gazetteer: Gazetteer) -> None:
    found = only(toponym("San Ignacio"), gazetteer)

    assert found.place is None
    assert "ambiguous" in (found.reason or "")


def test_a_quarter_without_a_place_of_its_own_is_in_its_town(gazetteer: Gazetteer) -> None:
    town = toponym("Alep", 50)
    quarter = toponym("Zarboutiyé", head=Head.QUARTER, container=town.span)

    found, outer = resolve([quarter, town, SYRIA], gazetteer)[:2]

    assert found.place == outer.place
    assert found.precision is GeoPrecision.NEAR


def test_a_government_is_no_small_town(gazetteer: Gazetteer) -> None:
    found = only(toponym("Moscou", use=Use.METONYMIC), gazetteer)

    assert found.place is not None
    assert (found.place.country, found.place.feature_code) == ("RU", "PPLC")


def test_a_score_is_the_sum_of_the_weights_of_its_clues(gazetteer: Gazetteer) -> None:
    found = resolve([toponym("Tripoli"), toponym("Alep", 50, head=Head.AIRPORT), toponym("Raqa", 90), SYRIA], gazetteer)

    candidates = [c for r in found for c in r.candidates]
    assert len(candidates) > 5
    assert all(abs(c.score - sum(clue.weight for clue in c.clues)) < 1e-3 for c in candidates)


def test_every_toponym_gets_one_answer_in_its_order(gazetteer: Gazetteer) -> None:
    toponyms = [toponym(name, 20 * i) for i, name in enumerate(("Alep", "Zarboutiyé", "Alep", "Syrie", "Moscou"))]

    found = resolve(toponyms, gazetteer)

    assert [r.toponym for r in found] == toponyms
    assert found[0].place == found[2].place


def test_no_toponym_is_no_answer(gazetteer: Gazetteer) -> None:
    assert resolve([], gazetteer) == ()


def test_the_same_toponyms_are_resolved_the_same_way_twice(gazetteer: Gazetteer) -> None:
    toponyms = [toponym(name, 20 * i) for i, name in enumerate(("Hama", "Tripoli", "San Ignacio", "Sahel"))]

    assert resolve(toponyms, gazetteer) == resolve(toponyms, gazetteer)


def test_a_mistyped_town_is_read_only_where_the_article_is_about_its_country(gazetteer: Gazetteer) -> None:
    damascus = toponym("Damas", 700)
    here = only(toponym("Jarabloqs"), gazetteer, SYRIA, damascus)
    elsewhere = only(toponym("Jarabloqs"), gazetteer, toponym("France", 900))

    assert here.place is not None
    assert here.place.name == "Jarablous"
    assert here.candidates[0].clues[0].detail == "fuzzy: jarablous"
    assert elsewhere.place is None


@pytest.mark.parametrize(("bearing", "name"), [(0.0, "Gajiram"), (180.0, None)])
def test_a_village_is_taken_for_mistyped_only_where_the_text_measures_where_it_lies(
    bearing: float, name: str | None, gazetteer: Gazetteer
) -> None:
    town = toponym("Maiduguri", 50, distance_km=70.0, bearing_degrees=bearing)
    village = toponym("Gajirem", container=town.span)
    country = toponym("Nigeria", 900)

    measured = only(village, gazetteer, town, country).place

    assert (measured.name if measured is not None else None) == name
    assert only(toponym("Gajirem"), gazetteer, toponym("Maiduguri", 50), country).place is None


def test_a_base_is_found_by_another_romanisation_of_its_name(gazetteer: Gazetteer) -> None:
    base = only(toponym("Nairab", head=Head.BASE), gazetteer, SYRIA).place
    village = only(toponym("Nairab"), gazetteer, SYRIA).place

    assert base is not None
    assert village is not None
    assert (base.name, village.feature_class) == ("Base aérienne de Nayrab", "P")


def test_a_city_is_not_its_smaller_neighbour_that_borrows_its_name(gazetteer: Gazetteer) -> None:
    place = only(toponym("Bahawalpur"), gazetteer, toponym("Pakistan", 900)).place

    assert place is not None
    assert place.name == "Bahawalpur"


def test_another_spelling_needs_a_text_about_its_country(gazetteer: Gazetteer) -> None:
    iraq = only(toponym("Karpala"), gazetteer, toponym("Irak", 100), toponym("Bagdad", 200))
    burkina = only(toponym("Karpala"), gazetteer, toponym("Burkina Faso", 100), toponym("Ouagadougou", 200))

    assert iraq.place is not None
    assert (iraq.place.name, burkina.place) == ("Kerbala", None)
    assert burkina.reason is not None
    assert "another spelling" in burkina.reason


def test_a_distance_from_a_country_is_from_its_border(gazetteer: Gazetteer) -> None:
    jordan = toponym("Jordanie", 100, distance_km=150.0)
    town = only(toponym("Routba", container=jordan.span), gazetteer, jordan, toponym("Irak", 200)).place

    assert town is not None
    assert town.name == "Routba"


def test_the_country_of_who_acts_alone_makes_no_other_strange(gazetteer: Gazetteer) -> None:
    by_americans = only(toponym("Galkayo"), gazetteer, US=1.0).place
    in_kenya = only(toponym("Galkayo"), gazetteer, toponym("Kenya", 100)).place

    assert by_americans is not None
    assert (by_americans.country, in_kenya) == ("SO", None)


def test_a_quarter_of_a_town_told_of_is_not_strange(gazetteer: Gazetteer) -> None:
    quarter = toponym("Abou Salim", head=Head.QUARTER)
    place = only(quarter, gazetteer, toponym("Tripoli", 100), toponym("Moscou", 200), toponym("Russie", 300)).place

    assert place is not None
    assert (place.country, place.feature_code) == ("LY", "PPLX")
