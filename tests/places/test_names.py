"""Spellings: what print changes is forgotten, what romanisation changes is brought together, and two names stay two."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places.gazetteer import Gazetteer
from geo.places.names import fold
from geo.places.overlay import Overlay
from geo.places.romanisation import ARABIC, FAMILIES, SLAVIC, Family, disagreement, family_of, key
from geo.places.volume import Volume

FOLDED = {
    "Alep": "alep",
    "ALEP": "alep",
    "Lattaquié": "lattaquie",
    "Deir ez-Zor": "deir ez zor",
    "Ma`arrat an Nu`mān": "maarrat an numan",
    "Ma‘arrat an Nu‘mān": "maarrat an numan",
    "I‘zāz": "izaz",
    "Aʻzāz": "azaz",
    "ʻAyn ʻĪsá": "ayn isa",
    "Côte d'Ivoire": "cote d ivoire",
    "Côte d’Ivoire": "cote d ivoire",
    "N’Djamena": "n djamena",
    "Saint-Pétersbourg": "saint petersbourg",
    "Saint – Pétersbourg": "saint petersbourg",
    "St. Louis": "st louis",
    "Øresund": "oresund",
    "Łódź": "lodz",
    "İstanbul": "istanbul",
    "Þingvellir": "thingvellir",
    "Œuf": "oeuf",
    "حلب": "حلب",
    "  Idleb ": "idleb",
    "—": "",
    "": "",
}

ONE_NAME = [
    (ARABIC, "Maarat al-Nouman", "Ma`arrat an Nu`mān"),
    (ARABIC, "Maaret el-Noomane", "Ma`arrat an Nu`mān"),
    (ARABIC, "Khan Cheikhoun", "Khan Shaykhun"),
    (ARABIC, "Khan Cheikhoune", "Khān Shaykhūn"),
    (ARABIC, "Deir Ezzor", "Deir ez-Zor"),
    (ARABIC, "Deir Al Zor", "Dayr az Zawr"),
    (ARABIC, "Raqa", "Raqqa"),
    (ARABIC, "Rakka", "Ar Raqqah"),
    (ARABIC, "Manbij", "Membij"),
    (ARABIC, "Minbej", "Minbij"),
    (ARABIC, "Soueïda", "As-Suwayda"),
    (ARABIC, "Sweida", "As-Suwayda"),
    (ARABIC, "Tell Rifaat", "Tall Rif‘at"),
    (ARABIC, "Tal Rifaat", "Tell Rifaat"),
    (ARABIC, "Jisr al-Choughour", "Jisr ash Shughūr"),
    (ARABIC, "Qouneitra", "Al Qunayţirah"),
    (ARABIC, "Hassaké", "Al Ḩasakah"),
    (ARABIC, "Qamichli", "Al Qāmishlī"),
    (ARABIC, "Khirbet Ghazalé", "Khirbat Ghazālah"),
    (ARABIC, "Banine", "Banin"),
    (ARABIC, "Djarablous", "Jarābulus"),
    (ARABIC, "Ghouta", "Gouta"),
    (ARABIC, "Kirkouk", "Kirkūk"),
    (ARABIC, "Falloujah", "Al Fallūjah"),
    (ARABIC, "Hodeïda", "Al Ḩudaydah"),
    (ARABIC, "Misrata", "Mişrātah"),
    (SLAVIC, "Zaporijjia", "Zaporizhzhia"),
    (SLAVIC, "Kharkiv", "Kharkov"),
    (SLAVIC, "Louhansk", "Lugansk"),
    (SLAVIC, "Tchernihiv", "Chernihiv"),
    (SLAVIC, "Marioupol", "Mariupol"),
    (SLAVIC, "Bakhmout", "Bakhmut"),
    (SLAVIC, "Krementchouk", "Kremenchuk"),
    (SLAVIC, "Lvov", "Lviv"),
    (SLAVIC, "Chakhtarsk", "Shakhtarsk"),
    (SLAVIC, "Jytomyr", "Zhytomyr"),
    (SLAVIC, "Djankoï", "Dzhankoy"),
    (SLAVIC, "Stchastia", "Shchastya"),
    (SLAVIC, "Irpine", "Irpin"),
]

TWO_NAMES = [
    (ARABIC, "Hama", "Homs"),
    (ARABIC, "Daraya", "Deraa"),
    (ARABIC, "Raqqa", "Ariqa"),
    (ARABIC, "Sarmin", "Sarmada"),
    (ARABIC, "Kafr Nabl", "Kafr Nabuda"),
    (ARABIC, "Tell Abyad", "Tell Rifaat"),
    (ARABIC, "Douma", "Dimas"),
    (ARABIC, "Bosra", "Bassora"),
    (ARABIC, "Alep", "Alexandrie"),
    (ARABIC, "Mossoul", "Masyaf"),
    (ARABIC, "Tripoli", "Tartous"),
    (ARABIC, "Damas", "Dimas"),
    (ARABIC, "Bassir", "Bassira"),
    (ARABIC, "Western Ghouta", "Eastern Ghouta"),
    (ARABIC, "Jérusalem-Est", "Jérusalem-Ouest"),
    (ARABIC, "Jane", "Janah"),
    (ARABIC, "Al-Qaïda", "Al Qaidiyah"),
    (ARABIC, "Al-Baghdadi", "Baghdad"),
    (ARABIC, "Mossouli", "Mosul"),
    (SLAVIC, "Kharkiv", "Kherson"),
    (SLAVIC, "Donetsk", "Louhansk"),
    (SLAVIC, "Soumy", "Sim"),
    (SLAVIC, "Pokrovsk", "Petrivsk"),
    (SLAVIC, "Lyman", "Lymar"),
    (SLAVIC, "Odessa", "Adjika"),
]

MIXED = st.text(alphabet=st.sampled_from("aeiouybcdfghjklmnqrstwxzâéèïüşḩ' -’`"), max_size=24)


@pytest.mark.parametrize(("name", "folded"), FOLDED.items())
def test_print_s_liberties_are_forgotten(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(("family", "one", "other"), ONE_NAME)
def test_romanisations_of_one_name_come_together(family: Family, one: str, other: str) -> None:
    assert key(one, family) == key(other, family) != ""
    assert disagreement(one, other, family) <= 1


@pytest.mark.parametrize(("family", "one", "other"), TWO_NAMES)
def test_two_names_stay_two(family: Family, one: str, other: str) -> None:
    assert key(one, family) != key(other, family) or disagreement(one, other, family) > 1


def test_a_country_says_how_its_names_are_romanised() -> None:
    assert family_of("SY") is ARABIC
    assert family_of("UA") is SLAVIC
    assert family_of("FR") is None


def test_a_name_in_its_own_script_has_no_key() -> None:
    assert key("حلب") == ""
    assert key("Харків", SLAVIC) == ""


def test_keys_of_two_families_never_meet() -> None:
    assert key("Kharkiv", ARABIC) != key("Kharkiv", SLAVIC)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(MIXED)
def test_capitals_and_hyphens_change_no_key(name: str) -> None:
    for family in FAMILIES:
        assert key(name.upper(), family) == key(name.replace("-", " "), family)


@given(MIXED, MIXED)
def test_disagreement_is_mutual_and_none_with_oneself(one: str, other: str) -> None:
    for family in FAMILIES:
        assert disagreement(one, one, family) == 0
        assert disagreement(one, other, family) == pytest.approx(disagreement(other, one, family))


def latin_names(gazetteer: Gazetteer, country: str) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Id, folded own name and all folded Latin names of the towns of a country."""
    for place in gazetteer.communities(country):
        names = frozenset(name for name in gazetteer.names(place.id) if name.isascii())
        if place.id.startswith("geonames:") and names:
            yield place.id, fold(place.name), names


def measured(gazetteer: Gazetteer, country: str) -> tuple[float, float]:
    """The share of a country's names found again through another name of their place, and of towns falsely merged.

    A name is taken away, then looked for: it is found again when another name of its place has its key and agrees. A town
    is falsely merged when its own name meets one of another town that does not bear that very name.
    """
    family = family_of(country)
    assert family is not None
    towns = list(latin_names(gazetteer, country))
    by_key: dict[str, set[tuple[str, str]]] = defaultdict(set)
    bearers: dict[str, set[str]] = defaultdict(set)
    for place_id, _, names in towns:
        for name in names:
            by_key[key(name, family)].add((place_id, name))
            bearers[name].add(place_id)
    found = sought = merged = 0
    for place_id, own, names in towns:
        for name in names if len(names) > 1 else ():
            sought += 1
            found += any(
                i == place_id and n != name and disagreement(name, n, family) <= 1 for i, n in by_key[key(name, family)]
            )
        met = (pair for pair in by_key[key(own, family)] if pair[0] != place_id and pair[0] not in bearers[own])
        merged += any(disagreement(own, n, family) <= 1 for _, n in met)
    return found / sought, merged / len(towns)


@pytest.mark.parametrize(
    ("country", "together", "merged"),
    [
        ("SY", 0.75, 0.05),
        ("IQ", 0.65, 0.03),
        ("LB", 0.7, 0.03),
        ("PS", 0.65, 0.05),
        ("YE", 0.5, 0.10),
        ("UA", 0.6, 0.25),
    ],
)
def test_keys_bring_names_together_and_keep_towns_apart(
    gazetteer: Gazetteer, country: str, together: float, merged: float, capsys: pytest.CaptureFixture[str]
) -> None:
    found, wrong = measured(gazetteer, country)
    with capsys.disabled():
        print(f"\n{country}: names brought together {found:.1%}, towns falsely merged {wrong:.1%}", end="")

    assert found >= together
    assert wrong <= merged


def test_names_of_the_french_press_are_found_through_the_key_alone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The curated aliases are taken away, and looked for among GeoNames' own names."""
    base = Gazetteer([Volume(root / "data" / "gazetteer" / "world")], Overlay())
    verbatim = found = missed = wrong = 0
    with (root / "data" / "gazetteer" / "aliases.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["name"], base.place(row["place_id"])) for row in csv.DictReader(file)]
    for name, place in rows:
        if place is None or family_of(place.country or "") is None:
            continue
        if any(match.place.id == place.id for match in base.lookup(name)):
            verbatim += 1
            continue
        met = [match.place.id for match in base.by_key(name) if match.place.country == place.country]
        found += place.id in met
        missed += place.id not in met
        wrong += bool(met) and met[0] != place.id
    with capsys.disabled():
        print(f"\n{verbatim} press names stand in GeoNames; of {found + missed} others the key finds", end=" ")
        print(
            f"{found / (found + missed):.1%}, and offers another town first for {wrong / (found + missed):.1%}", end=""
        )

    assert found / (found + missed) >= 0.85
    assert wrong / (found + missed) <= 0.03


def test_typing_errors_are_forgiven_within_a_country(gazetteer: Gazetteer, capsys: pytest.CaptureFixture[str]) -> None:
    """One letter of a name is left out, doubled, changed or swapped with the next, always the same way."""
    towns = [
        place for place in gazetteer.communities("SY") if len(fold(place.name)) > 6 and " " not in fold(place.name)
    ]
    tried = found = wrong = 0
    for n, place in enumerate(towns):
        name = fold(place.name)
        at = 1 + n % (len(name) - 2)
        swapped = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        spoilt = (
            name[:at] + name[at + 1 :],
            name[:at] + name[at] + name[at:],
            name[:at] + "q" + name[at + 1 :],
            swapped,
        )[n % 4]
        if gazetteer.lookup(spoilt) or spoilt == name:
            continue
        tried += 1
        met = gazetteer.similar(spoilt, ("SY",))
        found += place.id in {match.place.id for match in met}
        wrong += bool(met) and met[0].place.id != place.id
    with capsys.disabled():
        print(
            f"\n{tried} names mistyped: {found / tried:.1%} found again, another town first for {wrong / tried:.1%}",
            end="",
        )

    assert found / tried >= 0.95
    assert wrong / tried <= 0.05
