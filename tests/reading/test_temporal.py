"""Do the days that we read in French words agree with what a reader of the newspaper would circle on a calendar?"""

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.codebook import TimePrecision
from geo.reading.text import parse
from geo.reading.times.dateline import publication_day
from geo.reading.times.temporal import find_times
from geo.reading.times.timevalues import TimeKind, TimeMention

MONDAY = date(2024, 12, 2)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def read(sentence: str, published: date | None = MONDAY) -> list[TimeMention]:
    return list(find_times(parse(sentence), published))


def days(mention: TimeMention) -> str | None:
    """First and last day as one would jot them down: 11-27, 11-27/12-02, 2016-03-01."""
    if mention.time is None:
        return None
    first, last = mention.time.first_day, mention.time.last_day

    def short(day: date) -> str:
        return f"{day:%m-%d}" if day.year == MONDAY.year else str(day)

    return short(first) if first == last else f"{short(first)}/{short(last)}"


# sentence, words read, days (published on Monday 2 December 2024), kind
ONE_TIME = [
    # week days
    ("Les tirs ont repris mercredi.", "mercredi", "11-27", "point"),
    ("Les tirs ont repris lundi.", "lundi", "12-02", "point"),
    ("Les tirs ont repris samedi soir.", "samedi soir", "11-30", "point"),
    ("Les tirs ont repris dimanche à l'aube.", "dimanche à l'aube", "12-01", "point"),
    ("Les tirs ont repris samedi à 05H00 (03H00 GMT).", "samedi à 05H00 (03H00 GMT)", "11-30", "point"),
    ("Les tirs ont repris samedi aux alentours de 17 heures.", "samedi aux alentours de 17 heures", "11-30", "point"),
    ("Les tirs ont repris samedi peu après 3h30 du matin.", "samedi peu après 3h30 du matin", "11-30", "point"),
    ("Les tirs ont repris samedi, après 14 heures de trêve.", "samedi", "11-30", "point"),
    ("Les tirs ont repris jeudi de la semaine dernière.", "jeudi de la semaine dernière", "11-28", "point"),
    ("Les tirs ont repris lundi de la semaine passée.", "lundi de la semaine passée", "11-25", "point"),
    ("Il sera à Ankara lundi de la semaine prochaine.", "lundi de la semaine prochaine", "12-09", "point"),
    ("Les tirs ont repris à l'aube du 28 novembre.", "à l'aube du 28 novembre", "11-28", "point"),
    ("Les tirs ont repris vers 14h00.", "vers 14h00", "12-02", "part"),
    ("Les tirs ont repris mercredi dernier.", "mercredi dernier", "11-27", "point"),
    ("Les tirs ont repris lundi dernier.", "lundi dernier", "11-25", "point"),
    ("Les tirs ont repris ce mercredi.", "ce mercredi", "11-27", "point"),
    ("Il se rendra mercredi à Ankara.", "mercredi", "12-04", "point"),
    ("Mercredi, il se rendra à Ankara.", "Mercredi", "12-04", "point"),
    ("Il doit rencontrer vendredi son homologue.", "vendredi", "12-06", "point"),
    ("Il va rencontrer vendredi son homologue.", "vendredi", "12-06", "point"),
    ("Le sommet est attendu jeudi.", "jeudi", "12-05", "point"),
    ("Le sommet prévu jeudi réunit dix pays.", "jeudi", "12-05", "point"),
    ("Un vote est inscrit pour jeudi.", "jeudi", "12-05", "point"),
    ("Il est à Genève vendredi prochain.", "vendredi prochain", "12-06", "point"),
    ("Ils ont appelé à manifester vendredi.", "vendredi", "12-06", "point"),
    ("Deux ministres sont annoncés jeudi.", "jeudi", "12-05", "point"),
    ("Il sera à Riyad, avant de rencontrer vendredi le roi.", "vendredi", "12-06", "point"),
    ("Ils affirment avoir repoussé jeudi un assaut.", "jeudi", "11-28", "point"),
    ("Il a annoncé mercredi qu'il partira.", "mercredi", "11-27", "point"),
    ("Comme prévu, les troupes sont parties jeudi.", "jeudi", "11-28", "point"),
    # dates
    ("La ville est tombée le 16 septembre.", "16 septembre", "09-16", "point"),
    ("La ville est tombée le 1er décembre.", "1er décembre", "12-01", "point"),
    ("La ville est tombée le premier décembre.", "premier décembre", "12-01", "point"),
    ("La ville est tombée le 9 décembre.", "9 décembre", "2023-12-09", "point"),
    ("Le sommet se tiendra le 9 décembre.", "9 décembre", "12-09", "point"),
    ("Après les élections du 9 décembre, plus rien.", "9 décembre", "12-09", "point"),
    ("La ville est tombée le 9 mai 2015.", "9 mai 2015", "2015-05-09", "point"),
    ("La ville est tombée le samedi 30 novembre.", "samedi 30 novembre", "11-30", "point"),
    ("La ville est tombée le 30/11/2024 au soir.", "30/11/2024 au soir", "11-30", "point"),
    ("La ville est tombée le 2024-11-30.", "2024-11-30", "11-30", "point"),
    ("Le cessez-le-feu du 27 novembre dernier a tenu.", "27 novembre dernier", "11-27", "point"),
    ("Elle est censée débuter samedi 7 décembre.", "samedi 7 décembre", "12-07", "point"),
    # months, years, seasons
    ("La ville a été reprise en novembre dernier.", "novembre dernier", "11-01/11-30", "point"),
    ("La ville a été reprise en juin 2013.", "juin 2013", "2013-06-01/2013-06-30", "point"),
    ("La ville a été reprise en juin.", "juin", "06-01/06-30", "point"),
    ("Une conférence aura lieu en février.", "février", "2025-02-01/2025-02-28", "point"),
    ("En 2016, la ville avait été reprise.", "2016", "2016-01-01/2016-12-31", "point"),
    ("Les combats de 2016 ont tout changé.", "2016", "2016-01-01/2016-12-31", "point"),
    ("La ville a été reprise fin 2014.", "fin 2014", "2014-10-01/2014-12-31", "point"),
    ("La ville a été reprise à la fin de 2014.", "fin de 2014", "2014-10-01/2014-12-31", "point"),
    ("La ville a été reprise au début de l'année 2014.", "début de l'année 2014", "2014-01-01/2014-03-31", "point"),
    ("La ville a été reprise début mars.", "début mars", "03-01/03-10", "point"),
    ("La ville a été reprise à la mi-juillet.", "mi-juillet", "07-11/07-20", "point"),
    ("La ville a été reprise fin novembre.", "fin novembre", "11-21/11-30", "point"),
    ("La ville a été reprise au printemps 2018.", "printemps 2018", "2018-03-01/2018-05-31", "point"),
    ("La ville a été reprise au printemps.", "printemps", "03-01/05-31", "point"),
    ("La ville a été reprise à l'automne.", "automne", "09-01/11-30", "point"),
    ("La ville a été reprise cet été.", "été", "06-01/08-31", "point"),
    ("La ville a été reprise l'hiver dernier.", "hiver dernier", "2023-12-01/02-29", "point"),
    # periods
    ("Les tirs ont duré du 3 au 5 mai.", "du 3 au 5 mai", "05-03/05-05", "interval"),
    ("Les tirs ont duré de lundi à jeudi.", "de lundi à jeudi", "11-25/11-28", "interval"),
    ("Ils sont tombés entre lundi et mercredi.", "entre lundi et mercredi", "11-25/11-27", "interval"),
    ("Ils sont tombés entre le 3 et le 5 mai.", "entre le 3 et le 5 mai", "05-03/05-05", "interval"),
    ("Il a régné de 2011 à 2013.", "de 2011 à 2013", "2011-01-01/2013-12-31", "interval"),
    ("Ils ont tiré vendredi 29 et samedi 30 novembre.", "vendredi 29 et samedi 30 novembre", "11-29/11-30", "interval"),
    ("Ils ont tiré les 29 et 30 novembre.", "29 et 30 novembre", "11-29/11-30", "interval"),
    ("Ils ont tiré samedi et dimanche.", "samedi et dimanche", "11-30/12-01", "interval"),
    ("Ils ont tiré dans la nuit de jeudi à vendredi.", "dans la nuit de jeudi à vendredi", "11-28/11-29", "interval"),
    ("Ils ont tiré dans la nuit du 28 au 29 novembre.", "dans la nuit du 28 au 29 novembre", "11-28/11-29", "interval"),
    ("Ils ont tiré dans la nuit du 28 au 29.", "dans la nuit du 28 au 29", "11-28/11-29", "interval"),
    ("Ils ont tiré dans la nuit de samedi.", "dans la nuit de samedi", "11-30/12-01", "interval"),
    # from publication
    ("Les tirs ont repris hier.", "hier", "12-01", "deictic"),
    ("Les tirs ont repris hier soir.", "hier soir", "12-01", "deictic"),
    ("Les tirs ont repris avant-hier.", "avant-hier", "11-30", "deictic"),
    ("Les tirs ont repris aujourd'hui.", "aujourd'hui", "12-02", "deictic"),
    ("Les tirs ont repris ce matin.", "ce matin", "12-02", "deictic"),
    ("Les tirs reprendront demain.", "demain", "12-03", "deictic"),
    ("Les tirs ont repris la semaine dernière.", "la semaine dernière", "11-25/12-01", "deictic"),
    ("Les tirs ont repris cette semaine.", "cette semaine", "12-02", "deictic"),
    ("Les tirs ont repris ce week-end.", "ce week-end", "11-30/12-01", "deictic"),
    ("Les tirs ont repris le mois dernier.", "le mois dernier", "11-01/11-30", "deictic"),
    ("Les tirs ont repris l'an dernier.", "l'an dernier", "2023-01-01/2023-12-31", "deictic"),
    ("Les tirs ont repris au début du mois.", "début du mois", "12-01/12-02", "deictic"),
    ("Les tirs ont repris il y a dix jours.", "il y a dix jours", "11-22", "deictic"),
    ("Les tirs ont repris il y a trois mois.", "il y a trois mois", "09-01/09-30", "deictic"),
    ("Les tirs ont repris il y a deux ans.", "il y a deux ans", "2022-01-01/2022-12-31", "deictic"),
    ("Homs tombait il y a deux ans ce dimanche.", "il y a deux ans ce dimanche", "2022-01-01/2022-12-31", "deictic"),
    ("Ils ont récemment repris le bourg.", "récemment", "11-11/12-02", "deictic"),
    ("Les tirs ont repris il y a peu.", "il y a peu", "11-11/12-02", "deictic"),
    ("La dernière attaque remonte à 2014.", "2014", "2014-01-01/2014-12-31", "point"),
    # stretches
    ("Les tirs durent depuis mercredi.", "depuis mercredi", "11-27/12-02", "since"),
    ("Les tirs durent depuis mercredi 27 novembre.", "depuis mercredi 27 novembre", "11-27/12-02", "since"),
    ("Les tirs durent depuis trois jours.", "depuis trois jours", "11-29/12-02", "since"),
    ("Les tirs durent depuis plus d'un an.", "depuis plus d'un an", "2023-12-02/12-02", "since"),
    ("Les tirs durent depuis 2011.", "depuis 2011", "2011-01-01/12-02", "since"),
    ("Les tirs durent depuis fin novembre.", "depuis fin novembre", "11-21/12-02", "since"),
    ("La trêve tiendra jusqu'à jeudi.", "jusqu'à jeudi", "12-05", "until"),
    ("Les tirs ont duré jusqu'à jeudi.", "jusqu'à jeudi", "11-28", "until"),
    ("La trêve finira d'ici trois mois.", "d'ici trois mois", "12-02/2025-03-02", "until"),
    ("Les tirs ont repris ces derniers jours.", "ces derniers jours", "11-29/12-02", "within"),
    ("La ville est tombée en 72 heures.", "en 72 heures", "11-29/12-02", "within"),
    ("Les tirs ont repris dans les 24 dernières heures.", "les 24 dernières heures", "12-01/12-02", "within"),
    ("Les tirs ont repris ces deux dernières semaines.", "ces deux dernières semaines", "11-18/12-02", "within"),
    ("Ils seront jugés dans les prochains jours.", "les prochains jours", "12-02/12-05", "within"),
    # parts of the day of publication
    ("Les tirs ont repris à l'aube.", "à l'aube", "12-02", "part"),
    ("Les tirs ont repris dans la matinée.", "dans la matinée", "12-02", "part"),
    ("Les tirs ont repris dans la nuit.", "dans la nuit", "12-01/12-02", "part"),
]


@pytest.mark.parametrize(("sentence", "words", "expected", "kind"), ONE_TIME)
def test_a_time_is_read_as_a_reader_would(sentence: str, words: str, expected: str, kind: str) -> None:
    (mention,) = read(sentence)

    assert sentence[mention.span.start : mention.span.end] == words
    assert days(mention) == expected
    assert mention.kind == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'armée a repris Rastan mardi et, le lendemain, Talbissé.", ["11-26", "11-27"]),
        ("L'armée a fui vendredi. La veille, elle tenait encore.", ["11-29", "11-28"]),
        ("L'armée a fui vendredi. Le même jour, la radio s'est tue.", ["11-29", "11-29"]),
        ("L'armée a fui vendredi. 48 heures plus tard, la ville est tombée.", ["11-29", "12-01"]),
        ("L'armée a fui vendredi. Quelques heures plus tard, la ville est tombée.", ["11-29", "11-29"]),
        ("L'armée a fui vendredi soir.\n\nLa ville avait été encerclée la veille.", ["11-29", "11-28"]),
        ("L'armée a fui vendredi. Quatre jours plus tôt, elle avançait.", ["11-29", "11-25"]),
        ("L'armée a fui le 9 mai 2015. Le surlendemain, la ville est tombée.", ["2015-05-09", "2015-05-11"]),
        ("Vendredi, l'armée a fui. Les tirs ont cessé à l'aube.", ["11-29", "12-02"]),
        ("Vendredi, les tirs ont cessé peu à peu, puis repris dans la soirée.", ["11-29", "11-29"]),
        ("La ville est tombée en juin 2012. Un an plus tard, elle était reprise.", ["2012-06-01/2012-06-30", "2013-06-01/2013-06-30"]),
    ],
)  # fmt: skip
def test_words_of_the_story_count_from_the_day_it_named(text: str, expected: list[str]) -> None:
    mentions = read(text)

    assert [days(m) for m in mentions] == expected


def test_a_dateline_is_the_day_of_publication_and_of_no_event() -> None:
    dateline, day = read("DAMAS, 2 déc 2024 (AFP) - L'armée a fui samedi.")

    assert dateline.kind is TimeKind.DATELINE
    assert day.kind is TimeKind.POINT


def test_the_day_before_counts_from_the_day_named_and_says_which() -> None:
    named, before = read("L'armée a fui vendredi. La veille, elle tenait encore.")

    assert before.relative_to_event
    assert before.anchor == named.span


def test_the_day_before_counts_from_publication_where_no_day_is_named_close_by() -> None:
    far = read("L'armée a fui vendredi.\nUn. \nDeux.\nTrois.\nDes raids l'avaient visée la veille.")[-1]
    alone = read("Des raids l'avaient visée la veille.")[-1]

    assert [days(m) for m in (far, alone)] == ["12-01", "12-01"]
    assert alone.relative_to_event
    assert alone.anchor is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Au lendemain de l'offensive, la ville était vide.",
        "À la veille du sommet, la ville était vide.",
        "Deux jours après le raid, la ville était vide.",
        "Le lendemain, la ville était vide.",
    ],
)
def test_a_time_that_counts_from_an_undated_event_stays_open(sentence: str) -> None:
    (mention,) = read(sentence)

    assert mention.time is None
    assert mention.relative_to_event
    assert mention.reason


@pytest.mark.parametrize(
    "sentence",
    [
        "Les tirs ont duré pendant trois jours.",
        "Un enfant de 5 ans a survécu.",
        "Une femme de 30 ans après un raid.",
        "C'était après 16 mois de révolte.",
        "La sonde a quitté Mars.",
        "Mais les rebelles ont fui, sept villages sont vides.",
        "Plus de 2016 habitants ont fui.",
        "Il fallait de 3 à 5 hommes.",
        "La brigade du 7 avril a fui.",
        "Le printemps arabe a été long.",
        "La ville a été reprise au printemps arabe.",
        "Les combats reprennent au printemps.",
        "Du jour au lendemain, la ville était vide.",
        "La fin de la guerre approche.",
        "Les derniers jours de la bataille furent durs.",
        "Il a marché en deux minutes.",
        "Tout a changé de 10 à 12 km plus loin.",
    ],
)
def test_durations_ages_counts_and_names_are_no_times(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["Ils manifestent chaque vendredi.", "Ils tirent tous les jours.", "Les vendredis, on prie."]
)
def test_what_recurs_has_no_day(sentence: str) -> None:
    (mention,) = read(sentence)

    assert mention.kind is TimeKind.RECURRENT
    assert mention.time is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Ils ont tiré mercredi.",
        "Ils ont tiré hier.",
        "Ils tirent depuis trois jours.",
        "Ils ont tiré le 3 mai.",
        "En juin, rien.",
    ],
)
def test_without_a_publication_date_relative_days_stay_open_and_say_so(sentence: str) -> None:
    (mention,) = read(sentence, published=None)

    assert mention.time is None
    assert mention.reason == "no publication date"


def test_without_a_publication_date_full_dates_are_still_read() -> None:
    assert [days(m) for m in read("Pris le 9 mai 2015 et repris en 2016.", None)] == [
        "2015-05-09",
        "2016-01-01/2016-12-31",
    ]


def test_without_a_publication_date_a_day_takes_the_year_of_a_month_named_before_it() -> None:
    assert [days(m) for m in read("L'offensive de mars 2019. Le village est tombé le 23 mars.", None)][
        -1
    ] == "2019-03-23"


def test_a_week_day_that_contradicts_its_date_is_kept_as_dated_and_says_so() -> None:
    (mention,) = read("La ville est tombée samedi 29 novembre.")

    assert days(mention) == "11-29"
    assert mention.conflict == "le 29 novembre 2024 est un vendredi, pas un samedi"


def test_a_week_day_that_agrees_with_its_date_is_no_conflict() -> None:
    (mention,) = read("La ville est tombée vendredi 29 novembre.")

    assert mention.conflict is None


def test_a_day_that_the_calendar_lacks_is_open() -> None:
    (mention,) = read("La ville est tombée le 31 février 2024.")

    assert mention.time is None


@pytest.mark.parametrize(
    ("sentence", "background"),
    [
        ("La ville est tombée en 2016.", True),
        ("La ville, prise en mai 2015, est vide.", True),
        ("La ville est tombée le 9 mai.", True),
        ("La ville est tombée en novembre.", False),
        ("La ville est tombée mercredi.", False),
        ("Les combats durent depuis 2011.", False),
        ("Les combats ont fait rage ces dernières années.", False),
    ],
)
def test_what_was_long_before_the_article_is_background(sentence: str, background: bool) -> None:
    (mention,) = read(sentence)

    assert mention.background is background


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("mercredi", TimePrecision.DAY), ("ces derniers jours", TimePrecision.DAYS), ("entre lundi et mercredi", TimePrecision.DAYS),
        ("la semaine dernière", TimePrecision.WEEK), ("en novembre", TimePrecision.MONTH), ("en 2016", TimePrecision.YEAR),
    ],
)  # fmt: skip
def test_a_time_is_no_finer_than_its_words(words: str, precision: TimePrecision) -> None:
    (mention,) = read(f"Ils ont tiré {words}.")

    assert mention.time is not None
    assert mention.time.precision is precision


HEADERS = [
    ("14/03/2025 mis à jour: 18:05\n3071\n\nUn texte.", date(2025, 3, 14)),
    ("Un titre\n\nPublié le 3 décembre 2024 à 10h\n\nUn texte.", date(2024, 12, 3)),
    ("Par Jeanne Martin, publié le mardi 3 décembre 2024 à 10:12\n\nUn texte.", date(2024, 12, 3)),
    ("DAMAS, 8 déc 2024 (AFP) - Un texte.", date(2024, 12, 8)),
    ("BEYROUTH, 8 décembre 2024 – Un texte.", date(2024, 12, 8)),
    ("2024-12-08\n\nUn texte.", date(2024, 12, 8)),
    ("2024-12-08T10:00:00Z\n\nUn texte.", date(2024, 12, 8)),
    ("Lundi 2 décembre 2024\n\nUn texte.", date(2024, 12, 2)),
    ("Le 1er décembre 2024 à 9h30\n\nUn texte.", date(2024, 12, 1)),
    ("Publié le 3 mai 2024 © Agence\n\nUn texte.", date(2024, 5, 3)),
    ("Chaîne 24 • 14/05/2024 à 14:06\n\nUn texte.", date(2024, 5, 14)),
    ("Rédaction Afrique | 3 mai 2024\n\nUn texte.", date(2024, 5, 3)),
    ("Par Jeanne Martin, le 3 mai 2024\n\nUn texte.", date(2024, 5, 3)),
    ("3 mai 2024 à 13h07 par AFP\n\nUn texte.", date(2024, 5, 3)),
    ("Publié par Jeanne Martin le 3 mai 2024 dans Monde\n\nUn texte.", date(2024, 5, 3)),
    ("Publié le 03-05-2024 Modifié le 05-05-2024 à 10:22\n\nUn texte.", date(2024, 5, 3)),
    ("Mis à jour le 5 mai 2024 - Publié le 3 mai 2024\n\nUn texte.", date(2024, 5, 3)),
    ("Dernière mise à jour : 5 mai 2024\n\nUn texte.", date(2024, 5, 5)),
    ("Posté le 03/05/24\n\nUn texte.", date(2024, 5, 3)),
    ("mai 3, 2024\n\nUn texte.", date(2024, 5, 3)),
    ("Direct démarré le 3 mai 2024 à 6H00\n\nUn texte.", date(2024, 5, 3)),
    ("BAMAKO (AFP), vendredi 3 mai 2024, 15h06 - Un texte.", date(2024, 5, 3)),
    ("BAMAKO (AFP, 3 mai 2024) - Un texte.", date(2024, 5, 3)),
    ("GAO, Mali, 3 mai 2024 (Reuters) - Un texte.", date(2024, 5, 3)),
    ("Un texte.\n" * 20 + "Publié le 03/05/2024", date(2024, 5, 3)),
    ("Un texte.\n(©AFP / 3 mai 2024 13h48)", date(2024, 5, 3)),
    ("Selon un rapport publié le 3 mai 2024, l'armée a fui.", None),
    ("Une vidéo, publiée le 3 mai 2024 par la milice, montre la ville.", None),
    ("L'armée a fui la ville, le 3 mai 2024 - jour de la trêve.", None),
    ("Le président à Gao, le 3 mai 2024 - AFP\n\nUn texte.", None),
    ("Gao (Mali), le 3 mai 2024 (AFP / Jean Martin)\n\nUn texte.", None),
    ("3 mai 2024 – Début de la révolte\n\nUn texte.", None),
    ("24, 3 mai 2024 - Un texte.", None),
    ("Un texte.\n\nCopyright 2025. Tous droits réservés.", None),
    ("Un texte.\n\n© 2025-01-03", None),
    ("Un texte.\n\n© Agence, 3 décembre 2024", None),
    ("Le 3 décembre 2024, l'armée a fui la ville.", None),
    ("L'armée a fui la ville le 3 décembre 2024.", None),
    ("31/02/2024\n\nUn texte.", None),
    ("Publié le 31 février 2024\n\nUn texte.", None),
    ("2024\n\nUn texte.", None),
    ("", None),
    ("\n\n  \n", None),
]


@pytest.mark.parametrize(("text", "expected"), HEADERS)
def test_a_header_line_dates_a_text_and_prose_and_copyright_do_not(text: str, expected: date | None) -> None:
    assert publication_day(text) == expected


def test_a_body_of_a_megabyte_is_searched_only_where_headers_stand() -> None:
    assert publication_day("mot " * 250_000 + "\nPublié le 3 décembre 2024") == date(2024, 12, 3)
    assert publication_day("mot " * 2000 + "\nPublié le 3 décembre 2024\n" + "mot " * 2000) is None


PUBLISHED = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(
    st.sampled_from(WEEKDAYS),
    PUBLISHED,
    st.sampled_from(["Ils ont tiré {}.", "{}, ils ont tiré.", "Le raid de {} soir a cessé."]),
)
def test_a_week_day_of_the_past_is_in_the_week_up_to_publication(name: str, published: date, frame: str) -> None:
    (mention,) = read(frame.format(name), published)

    assert mention.time is not None
    assert timedelta(0) <= published - mention.time.last_day < timedelta(days=7)
    assert WEEKDAYS[mention.time.first_day.weekday()] == name


@given(st.sampled_from(WEEKDAYS), PUBLISHED)
def test_a_week_day_of_the_future_is_in_the_week_from_publication(name: str, published: date) -> None:
    (mention,) = read(f"Il se rendra {name} à Ankara.", published)

    assert mention.time is not None
    assert timedelta(0) <= mention.time.first_day - published < timedelta(days=7)


PIECES = st.sampled_from(
    ["lundi", "mardi", "le", "3", "31", "1er", "mai", "février", "2015", "en", "depuis", "jusqu'à", "de", "à", "et", "entre", "la veille",
     "le lendemain", "ces derniers jours", "il y a", "trois", "jours", "plus tard", "dans la nuit", "mi-mars", "fin", "début", "semaine",
     "dernière", "prochain", "a", "tiré", "sera", ".", ",", "été", "cet", "02/12/2024", "d'ici", "99999999999", "ans", "«", "vingt-quatre"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map(" ".join), st.none() | st.dates())
def test_spans_lie_in_the_text_in_order_and_do_not_overlap(text: str, published: date | None) -> None:
    mentions = read(text, published)

    assert all(0 <= m.span.start < m.span.end <= len(text) for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    assert all(m.time is None or m.time.words == text[m.span.start : m.span.end] for m in mentions)
    assert all((m.time is None) == (m.reason is not None) for m in mentions)


@given(st.lists(PIECES, max_size=25).map(" ".join), st.none() | st.dates())
def test_the_same_text_reads_the_same_twice(text: str, published: date | None) -> None:
    assert read(text, published) == read(text, published)


@pytest.mark.parametrize("published", [date.min, date.max])
@pytest.mark.parametrize("text", ["mardi", "mi-mars", "la semaine dernière", "ce week-end", "en fin de semaine"])
def test_a_day_at_an_end_of_the_calendar_is_no_day_of_publication(text: str, published: date) -> None:
    assert read(text, published) == read(text, None)


@given(st.text(max_size=300))
def test_a_publication_day_is_looked_for_in_any_text(text: str) -> None:
    assert publication_day(text) is None or isinstance(publication_day(text), date)


def test_the_days_of_the_gold_are_among_those_read(shared: Path) -> None:
    for line in (shared / "gold" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        mentions = read(article["text"], date.fromisoformat(article["published"]))
        known = {d for m in mentions if m.time for d in (m.time.first_day, m.time.last_day)}
        told = [e for e in article["events"] if e["status"] == "asserted" and e.get("date_precision") == "day"]

        assert told
        assert {date.fromisoformat(e["date"]) for e in told} <= known


@pytest.mark.parametrize(
    "word",
    ["le ", "fin de ", "mille ", "lundi ", "3 et ", "depuis ", "entre le ", "trois jours ", "d'ici ", "la veille "],
)
def test_a_sentence_without_end_is_read_to_its_end(word: str) -> None:
    text = parse(word * 20_000 + "mardi")

    (*_, last) = find_times(text, MONDAY)

    assert last.span.end == len(text.text)
