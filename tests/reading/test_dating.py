"""An event is of the day that its own words give it, else of the day that the story stands at, else of the days before."""

from datetime import date

import pytest

from geo.model import Article
from geo.reading.pipeline import read

FRIDAY = date(2013, 3, 8)


def days(text, gazetteer, kind="strike", published=FRIDAY):
    found = read(Article(id="essai", text=text, published=published), gazetteer).events
    return {e.place.name: (str(e.time.first_day), str(e.time.last_day)) for e in found if e.kind == kind and e.place}


def test_the_day_of_publication_told_before_is_that_of_what_follows(gazetteer):
    told = days("L'armée a bombardé vendredi Idleb. Des roquettes ont visé Saraqeb.", gazetteer)

    assert told["Saraqeb"] == ("2013-03-08", "2013-03-08")


def test_news_after_the_eve_is_of_the_eve_or_of_the_day(gazetteer):
    told = days("L'armée a bombardé jeudi Idleb. Ailleurs, des roquettes ont visé Saraqeb.", gazetteer)

    assert told == {"Idleb": ("2013-03-07", "2013-03-07"), "Saraqeb": ("2013-03-07", "2013-03-08")}


@pytest.mark.parametrize(
    "after",
    [
        "Les assaillants ont ouvert le feu sur les habitants.",
        "L'armée a affirmé avoir repoussé l'attaque.",
        "L'armée a repoussé les assaillants.",
    ],
)
def test_more_of_an_attack_is_of_its_day(gazetteer, after):
    told = days(f"Des jihadistes ont attaqué lundi une base de l'armée à Idleb. {after}", gazetteer, "clash")

    assert told == {"Idleb": ("2013-03-04", "2013-03-04")}


ITS_OWN_DAY = [
    ("Cette attaque, perpétrée mardi contre Idleb, est la pire de l'année.", ("2013-03-05", "2013-03-05")),
    ("La pire attaque contre Idleb depuis le début du siège a été repoussée mardi.", ("2013-03-05", "2013-03-05")),
    ("L'attaque d'Idleb, revendiquée mardi par un groupe, a fait dix morts.", ("2013-03-07", "2013-03-08")),
    ("L'attaque d'Idleb après l'attentat qui a visé mardi un ministre a fait dix morts.", ("2013-03-07", "2013-03-08")),
]


@pytest.mark.parametrize(("text", "told"), ITS_OWN_DAY)
def test_an_attack_is_of_the_day_that_its_own_verb_is_told_of(text, told, gazetteer):
    assert days(text, gazetteer, "clash").get("Idleb") == told


def test_who_strikes_back_is_told_of_the_same_attack(gazetteer):
    text = "Des jihadistes ont attaqué lundi l'armée à Idleb. L'armée a repoussé les jihadistes."
    found = read(Article(id="essai", text=text, published=FRIDAY), gazetteer).events

    assert [(e.roles.attacker, len(e.reports)) for e in found] == [(("jihadistes",), 2)]


def test_what_assailants_did_elsewhere_is_of_no_older_day(gazetteer):
    text = "L'armée a attaqué lundi Idleb. A Saraqeb, les assaillants ont tué trois civils."

    assert days(text, gazetteer, "clash")["Saraqeb"] == ("2013-03-07", "2013-03-08")


def test_the_day_that_an_offensive_began_is_no_news(gazetteer):
    text = "L'armée a pris jeudi Saraqeb, dix jours après le début de l'offensive pour reprendre Idleb."
    found = read(Article(id="essai", text=text, published=FRIDAY), gazetteer).events

    assert [(e.kind, e.factuality) for e in found if e.kind == "clash"] == [("clash", "background")]


@pytest.mark.parametrize(
    "text",
    [
        "L'armée, qui a repris le 22 février Idleb, veut avancer vers Saraqeb.",
        "Le ministre s'est exprimé après l'attaque d'Idleb le 22 février.",
    ],
)
def test_what_is_told_in_passing_is_no_news_after_ten_days(gazetteer, text):
    found = read(Article(id="essai", text=text, published=FRIDAY), gazetteer).events

    assert "background" in {e.factuality for e in found if e.place and e.place.name == "Idleb"}


def test_a_day_before_a_relative_leaves_it_news(gazetteer):
    text = "Depuis janvier, la milice fait face à l'armée, qui a repris Idleb."
    found = read(Article(id="essai", text=text, published=FRIDAY), gazetteer).events

    assert [e.factuality for e in found if e.kind == "control"] == ["asserted"]


def test_an_older_day_is_not_lent_to_other_news(gazetteer):
    told = days("L'armée a bombardé lundi Idleb. Ailleurs, des roquettes ont visé Saraqeb.", gazetteer)

    assert told == {"Idleb": ("2013-03-04", "2013-03-04"), "Saraqeb": ("2013-03-07", "2013-03-08")}


def test_fighting_whose_place_is_told_above_is_of_the_day_told_above(gazetteer):
    text = "Les jihadistes ont attaqué mercredi Homs. Des combats ont opposé les assaillants à l'armée{}."
    days = [
        [
            e.time.first_day.day
            for e in read(Article(id="essai", text=text.format(end), published=date(2024, 10, 20)), gazetteer).events
        ]
        for end in ("", " à Hama")
    ]

    assert days == [[16, 16], [16, 19]]


def test_a_day_that_only_the_story_gives_is_that_of_the_same_deed_in_its_sentence(gazetteer):
    text = "La veille, un raid avait visé Hama. L'armée a dit que la base T4, bombardée jeudi, avait été endommagée."
    found = read(Article(id="essai", text=text, published=date(2024, 10, 20)), gazetteer).events

    assert [e.time.first_day.day for e in found if e.place and e.place.name != "Hama"] == [17]


def test_what_points_back_keeps_the_day_told(gazetteer):
    text = "L'armée a attaqué lundi les rebelles à Idleb. Les insurgés ont alors bombardé Saraqeb."

    assert days(text, gazetteer)["Saraqeb"] == ("2013-03-04", "2013-03-04")


def test_the_raids_are_those_of_the_sentence_before(gazetteer):
    text = "Des raids ont tué lundi neuf civils à Idleb. Les raids ont visé Saraqeb."

    assert days(text, gazetteer)["Saraqeb"] == ("2013-03-04", "2013-03-04")


@pytest.mark.parametrize(
    "text",
    [
        "A Idleb, des heurts opposent les clans depuis le lancement le 20 février d'une offensive.",
        "Les combats ont repris à Idleb après une semaine d'accalmie au début du mois.",
    ],
)
def test_a_day_behind_depuis_or_apres_dates_another_noun(text, gazetteer):
    assert days(text, gazetteer, "clash")["Idleb"] == ("2013-03-07", "2013-03-08")


def test_the_heaviest_raids_in_so_long_are_of_today(gazetteer):
    text = "Idleb a essuyé les bombardements les plus meurtriers en deux ans."

    assert days(text, gazetteer)["Idleb"] == ("2013-03-07", "2013-03-08")


def test_a_day_within_what_opens_the_sentence_dates_that_alone(gazetteer):
    text = "Depuis l'annonce mardi d'une trêve, les combats ont redoublé à Idleb."

    assert days(text, gazetteer, "clash")["Idleb"] == ("2013-03-07", "2013-03-08")


def test_how_long_a_victory_had_no_like_is_not_its_day(gazetteer):
    text = "L'armée a repris Saraqeb, son plus grand succès depuis 2011."

    assert days(text, gazetteer, "control")["Saraqeb"] == ("2013-03-07", "2013-03-08")


RECALLED = [
    "Le marché s'est vidé depuis la chute de Saraqeb.",
    "Le 10 février, des raids ont visé Saraqeb.",
    "L'armée a chassé les rebelles de Saraqeb en novembre 2012.",
    "En mars 2012, les rebelles ont pris Saraqeb.",
    "Ils ont fui Saraqeb, prise par les rebelles en novembre.",
    "La prise de Saraqeb par les rebelles, en novembre, les avait surpris.",
    "Depuis mars 2012, l'aviation a bombardé Saraqeb.",
    "La guerre a commencé en mars 2012, lorsque les tensions entre le régime et l'opposition ont tourné aux combats à Saraqeb.",
    "Lors de la guerre de 2008-2010, l'armée a pris Saraqeb.",
    "L'armée revendique souvent la prise de villages dans la région d'Idleb.",
    "Les rebelles ont pris le nord du pays, dont la ville de Saraqeb en 2011.",
    "L'attaque de Saraqeb par les jihadistes avait fait cent morts.",
]


@pytest.mark.parametrize("text", RECALLED)
def test_what_lies_behind_is_recalled(text, gazetteer):
    found = read(Article(id="essai", text=text, published=FRIDAY), gazetteer).events

    assert [str(e.factuality) for e in found] == ["background"]


STANDING = [
    "Les rebelles se sont emparés de Saraqeb, bourg de quelque 1200 feux.",
    "Les rebelles ont évacué Saraqeb, soumise à un siège depuis deux ans.",
    "Les rebelles se sont emparés de Saraqeb, théâtre de combats depuis mars 2011.",
    "L'armée a chassé fin novembre les rebelles de Saraqeb.",
    "Depuis janvier 2012, l'armée a pris Saraqeb.",
]


@pytest.mark.parametrize("text", STANDING)
def test_what_a_place_has_become_is_news_whatever_else_lies_behind(text, gazetteer):
    found = read(Article(id="essai", text=text, published=FRIDAY), gazetteer).events

    assert {str(e.factuality) for e in found if e.kind == "control"} == {"asserted"}


APART = [
    ("L'armée, qui avait lancé lundi l'assaut, s'est emparée de Saraqeb.", ("2013-03-07", "2013-03-08")),
    ("L'armée, qui s'est emparée de Saraqeb, a bombardé mardi un marché.", ("2013-03-07", "2013-03-08")),
    ("Les rebelles qui encerclent un camp depuis mars 2012 ont pris Saraqeb.", ("2013-03-07", "2013-03-08")),
    ("L'armée a repris Saraqeb, visée lundi par des raids.", ("2013-03-07", "2013-03-08")),
    ("L'armée a repris Saraqeb, où des raids avaient eu lieu lundi.", ("2013-03-07", "2013-03-08")),
    ("La route a été ouverte lundi et les rebelles ont pris mercredi Saraqeb.", ("2013-03-06", "2013-03-06")),
    (
        "Mercredi, alors que des pourparlers avaient échoué lundi, l'armée a repris Saraqeb.",
        ("2013-03-06", "2013-03-06"),
    ),
    ("Les rebelles contrôlent depuis mardi Saraqeb.", ("2013-03-05", "2013-03-05")),
    ("Les rebelles contrôlent depuis la mi-février Saraqeb.", ("2013-03-08", "2013-03-08")),
    ("Les rebelles contrôlent depuis le 4 mars Saraqeb.", ("2013-03-04", "2013-03-04")),
    ("L'armée, qui a lancé en janvier une offensive et pris Saraqeb, est affaiblie.", ("2013-01-01", "2013-01-31")),
    (
        "L'armée, qui a lancé en janvier une offensive et a pris Saraqeb lundi, est affaiblie.",
        ("2013-03-04", "2013-03-04"),
    ),
]


@pytest.mark.parametrize(("text", "told"), APART)
def test_a_day_is_that_of_its_own_clause(text, told, gazetteer):
    assert days(text, gazetteer, "control")["Saraqeb"] == told


def test_an_attack_has_the_day_that_is_told_behind_it(gazetteer):
    told = days("Une ONG a dénombré vendredi dix morts dans les frappes de la veille à Saraqeb.", gazetteer)

    assert told == {"Saraqeb": ("2013-03-07", "2013-03-07")}


def test_the_ninth_attack_of_a_war_is_news(gazetteer):
    told = days("Cette neuvième attaque depuis le début du conflit visait Saraqeb.", gazetteer, "clash")

    assert told == {"Saraqeb": ("2013-03-07", "2013-03-08")}


def test_what_is_said_on_one_day_happened_on_another(gazetteer):
    told = days("L'OSDH a indiqué vendredi que des raids avaient visé Saraqeb jeudi.", gazetteer)

    assert told == {"Saraqeb": ("2013-03-07", "2013-03-07")}


def test_the_second_place_has_the_day_told_behind_it(gazetteer):
    told = days("Mardi, des raids ont visé Idleb, puis Saraqeb mercredi.", gazetteer)

    assert told == {"Idleb": ("2013-03-05", "2013-03-05"), "Saraqeb": ("2013-03-06", "2013-03-06")}


def chronicled(text, gazetteer):
    found = read(Article(id="a", text=text, published=date(2022, 5, 24)), gazetteer).events
    return {e.place.name: (str(e.time.first_day), str(e.factuality)) for e in found if e.place and e.time}


def test_an_entry_of_a_chronicle_is_of_its_own_day_and_of_the_month_told_before(gazetteer):
    text = (
        "Les étapes du conflit :\n\n• Le 24 février, l'armée attaque Idleb.\n\n• Le 2 mars, des troupes entrent dans Homs. "
        "Saraqeb tombe aux mains des rebelles.\n\n• Le 21, l'armée bombarde Alep."
    )

    assert chronicled(text, gazetteer) == {
        "Idleb": ("2022-02-24", "background"),
        "Homs": ("2022-03-02", "background"),
        "Saraqeb": ("2022-03-02", "background"),
        "Alep": ("2022-03-21", "background"),
    }


def test_the_headings_of_a_chronicle_date_what_stands_under_them(gazetteer):
    text = "24 février 2022. L'armée attaque Idleb.\n\n20 mai 2022 : le siège\nL'armée bombarde Alep. Des combats éclatent à Homs."

    assert chronicled(text, gazetteer) == {
        "Idleb": ("2022-02-24", "background"),
        "Alep": ("2022-05-20", "asserted"),
        "Homs": ("2022-05-20", "asserted"),
    }


def test_a_title_behind_a_day_or_a_month_dates_what_stands_under_it(gazetteer):
    text = "Mars 2021 Une ville visée\nL'armée bombarde Alep.\n\n20 mai 2022 Des heurts\nDes combats éclatent à Homs."

    assert chronicled(text, gazetteer) == {
        "Alep": ("2021-03-01", "background"),
        "Homs": ("2022-05-20", "asserted"),
    }


def test_bare_days_under_a_month_date_the_entries_of_a_chronicle(gazetteer):
    text = (
        "MAI 2022\n\n- 19: L'armée attaque Idleb.\n\n- 20: Les rebelles prennent Homs. Des combats éclatent à Saraqeb."
    )

    assert chronicled(text, gazetteer) == {
        "Idleb": ("2022-05-19", "asserted"),
        "Homs": ("2022-05-20", "asserted"),
        "Saraqeb": ("2022-05-20", "asserted"),
    }


def test_bare_numbers_under_no_month_date_nothing(gazetteer):
    text = "- 19: L'armée a attaqué Idleb.\n\n- 20: Les rebelles ont pris Homs."

    assert chronicled(text, gazetteer)["Homs"] == ("2022-05-23", "asserted")


def test_one_dated_line_makes_no_chronicle(gazetteer):
    text = "• Le 24 février, l'armée a attaqué Idleb. L'armée a bombardé Alep.\n\nLe 21, rue de la Paix, à Homs."

    assert chronicled(text, gazetteer)["Alep"] == ("2022-05-23", "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "Encouragée par l'arrivée le 6 février de renforts, l'armée a bombardé Idleb.",
        "Les frappes sur Idleb sont plus nombreuses par rapport au mois de février.",
    ],
)
def test_a_day_of_what_opens_a_sentence_or_gives_the_measure_is_not_that_of_the_event(gazetteer, text):
    assert days(text, gazetteer) == {"Idleb": ("2013-03-07", "2013-03-08")}


def test_that_day_may_be_some_day_of_a_month_told_before(gazetteer):
    told = days("En février, un raid a visé Idleb. Dix obus ont été tirés ce jour-là sur Saraqeb.", gazetteer)

    assert told["Saraqeb"] == ("2013-02-01", "2013-02-28")


SINCE_THE_WAR = [
    ("Depuis le début de la guerre, les raids sur Saraqeb ont tué 900 civils.", "background"),
    ("Les raids sur Saraqeb ont tué 900 civils depuis le déclenchement du conflit.", "background"),
    ("Depuis le début de l'assaut, les raids sur Saraqeb ont tué 90 civils.", "asserted"),
    ("Les pires raids depuis le début de la guerre ont frappé Saraqeb.", "asserted"),
    ("Saraqeb, à l'écart depuis le début de la révolte, a été bombardée.", "asserted"),
]


@pytest.mark.parametrize(("text", "sure"), SINCE_THE_WAR)
def test_the_sum_of_a_whole_war_is_no_news(text, sure, gazetteer):
    found = read(Article(id="essai", text=text, published=FRIDAY), gazetteer).events

    assert [str(e.factuality) for e in found if e.kind == "strike"] == [sure]


UNDER_WAY = [
    ("Saraqeb est depuis des mois le théâtre de violents combats.", "asserted"),
    ("Depuis deux mois, de violents combats ont lieu à Saraqeb.", "asserted"),
    ("Saraqeb était depuis des mois le théâtre de violents combats.", "background"),
    ("Depuis trois ans, de violents combats ont lieu à Saraqeb.", "background"),
    ("C'est l'assaut le plus important mené contre Saraqeb depuis deux mois.", "asserted"),
    ("Lors de la récente bataille de Saraqeb, les avions ont appuyé les Kurdes.", "background"),
    ("Mardi, de récents renforts ont mené des combats à Saraqeb.", "asserted"),
]


@pytest.mark.parametrize(("text", "sure"), UNDER_WAY)
def test_fighting_is_of_today_or_recalled(text, sure, gazetteer):
    found = read(Article(id="essai", text=text, published=FRIDAY), gazetteer).events

    assert [str(e.factuality) for e in found if e.kind == "clash"] == [sure]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Dix soldats ont été tués par un drone à Saraqeb, a annoncé vendredi l'armée. La frappe a eu lieu mercredi soir.",
            "2013-03-06",
        ),
        (
            "Un raid a tué dix soldats à Saraqeb, a annoncé vendredi l'armée. Il pleut. Ce raid a été mené jeudi.",
            "2013-03-07",
        ),
        (
            "Dix soldats ont été tués par un drone à Saraqeb, a annoncé vendredi l'armée. La frappe a fait du bruit.",
            "2013-03-08",
        ),
        ("Un drone a frappé vendredi Saraqeb. Une autre frappe a eu lieu mercredi à Homs.", "2013-03-08"),
    ],
)
def test_when_the_strike_took_place_is_told_behind_it(text, day, gazetteer):
    found = read(Article(id="essai", text=text, published=FRIDAY), gazetteer).events

    (time,) = [e.time for e in found if e.kind == "strike" and e.place and e.place.name == "Saraqeb"]

    assert str(time.first_day) == str(time.last_day) == day


def test_what_has_happened_this_month_ends_by_the_day_it_is_told(gazetteer):
    told = Article(id="essai", text="L'armée a bombardé Alep en août.", published=date(2016, 8, 5))
    time = read(told, gazetteer).events[0].time

    assert (time.first_day, time.last_day) == (date(2016, 8, 1), date(2016, 8, 5))


@pytest.mark.parametrize(
    ("opening", "verb", "day"),
    [
        ("La veille de la prise de la ville", "avait frappé", "2013-03-05"),
        ("Deux jours avant la prise de Saraqeb", "avait frappé", "2013-03-04"),
        ("Au lendemain de la chute de Saraqeb", "a frappé", "2013-03-07"),
    ],
)
def test_what_is_counted_from_a_taking_told_before_has_its_day(opening, verb, day, gazetteer):
    text = f"L'armée a pris mercredi Saraqeb. {opening}, l'aviation {verb} Idleb."

    assert days(text, gazetteer)["Idleb"] == (day, day)
    assert days(text, gazetteer, kind="control") == {"Saraqeb": ("2013-03-06", "2013-03-06")}


@pytest.mark.parametrize(
    "taking", ["En mars 2012, l'armée avait pris Saraqeb.", "L'armée a pris Saraqeb.", "Saraqeb est calme."]
)
def test_what_is_counted_from_a_taking_of_no_recent_day_is_recalled(taking, gazetteer):
    text = f"{taking} La veille de la prise de la ville, l'aviation avait frappé Idleb."
    found = read(Article(id="essai", text=text, published=FRIDAY), gazetteer).events

    assert {str(e.factuality) for e in found if e.kind == "strike"} == {"background"}


@pytest.mark.parametrize(
    ("left", "day"),
    [
        ("Les rebelles ont reconnu s'être retirés de la ville.", "2013-03-05"),
        ("Les rebelles ont reconnu s'être retirés jeudi de la ville.", "2013-03-07"),
    ],
)
def test_a_withdrawal_told_of_a_town_just_taken_is_of_that_day(left, day, gazetteer):
    found = read(Article(id="essai", text=f"L'armée a pris mardi Saraqeb. {left}", published=FRIDAY), gazetteer).events

    assert [str(e.time.last_day) for e in found if e.change == "lost"] == [day]
