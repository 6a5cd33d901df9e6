"""A town that two sides share is held in part by both; what people, talks or aid are divided between is held by nobody."""

from datetime import date

import pytest

from tests.reading.shown import controls

DAY = date(2016, 8, 28)

SHARED = [
    # text, who holds a part of it
    (
        "Alep est divisée depuis 2012 entre quartiers rebelles, à l'est, et secteurs loyalistes.",
        {"rebelles", "loyalistes"},
    ),
    ("Alep est coupée en deux entre le régime et les rebelles.", {"régime", "rebelles"}),
    ("Divisée entre le régime et les insurgés, Alep manque de pain.", {"régime", "insurgés"}),
    ("La ville d'Alep reste partagée entre soldats et rebelles.", {"soldats", "rebelles"}),
    ("Alep est scindée entre l'est rebelle et l'ouest gouvernemental.", {"rebelle", "gouvernemental"}),
    ("La province d'Alep est divisée entre le régime, les Kurdes et les rebelles.", {"régime", "Kurdes", "rebelles"}),
    ("Un convoi est arrivé à Alep, divisée entre l'armée et les rebelles.", {"armée", "rebelles"}),
    ("Le contrôle d'Alep est partagé entre les Kurdes et les rebelles.", {"Kurdes", "rebelles"}),
    ("Les Kurdes et le régime se partagent le contrôle d'Alep.", {"Kurdes", "régime"}),
    # the parts of the town told before, by where they lie
    ("Alep est coupée en deux: l'armée tient l'ouest, les rebelles l'est.", {"armée", "rebelles"}),
    ("Alep est coupée en deux: l'ouest est tenu par l'armée, l'est par les rebelles.", {"armée", "rebelles"}),
    ("Alep est divisée entre un ouest en ruines et l'est aux mains des rebelles.", {"rebelles"}),
    # no town is shared
    ("Alep est partagée entre chiites et sunnites.", set()),
    ("Les habitants d'Alep sont divisés entre le régime et les rebelles.", set()),
    ("L'opinion à Alep est partagée entre le soulagement et la peur des rebelles.", set()),
    ("Alep a longtemps été partagée entre l'armée et les rebelles.", set()),
    ("Alep sera divisée entre l'armée et les rebelles.", set()),
    ("Homs n'est pas sûre, les rebelles le savent, Alep l'est.", set()),
]


@pytest.mark.parametrize(("text", "holders"), SHARED)
def test_a_town_shared_by_two_sides_is_held_in_part_by_both(text, holders, gazetteer):
    found = controls(text, gazetteer, DAY)

    assert {e.place.name for e in found} == ({"Alep"} if holders else set())
    assert {str(e.extent) for e in found} <= {"partial"}
    assert {name for e in found for name in e.roles.holder} - {"Syrie"} == holders
