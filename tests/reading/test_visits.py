"""A visit is told by what an official does somewhere, if he is not at home there; a capital that only speaks hosts nobody."""

from datetime import date

import pytest

from geo.codebook import CURRENT
from geo.model import Article
from geo.reading.pipeline import read

THURSDAY = date(2016, 3, 10)


def visits(text, gazetteer):
    events = read(Article(id="essai", text=text, published=THURSDAY), gazetteer).events
    return [e for e in events if e.kind == "visit" and e.factuality in CURRENT]


TOLD = [
    # text, place, a word of the visitor
    (
        "Les chefs de la diplomatie turque, russe et iranienne ont repris mardi à Astana leurs pourparlers.",
        "Astana",
        "turque",
    ),
    # what he goes on to do, told behind a relative, is not said of the talks in it
    ("Le ministre polonais, qui a eu des pourparlers à Oslo avec le roi, est attendu mercredi.", "Oslo", "polonais"),
    ("Le ministre polonais, qui sort de discussions à Oslo avec le roi, doit se taire.", "Oslo", "polonais"),
    ("Le ministre polonais, qui a eu des entretiens à Oslo avec le roi, refuse de signer.", "Oslo", "polonais"),
    ("Le ministre polonais, de retour d'Oslo où il a eu des pourparlers, se dit prudent.", "Oslo", "polonais"),
    ("Le ministre polonais s'est montré prudent mercredi à Ankara.", "Ankara", "polonais"),
    ("Le ministre polonais a fait escale mercredi au Proche-Orient, à Amman.", "Amman", "polonais"),
    ("Le ministre polonais est arrivé dans la capitale irakienne pour parler de la trêve à Homs.", "Bagdad", "polon"),
    ("Le ministre polonais est parti mercredi pour Nairobi.", "Nairobi", "polonais"),
    (
        "A Riyad, où vivent des milliers de Polonais, le ministre polonais a appelé mardi à la trêve.",
        "Riyad",
        "polonais",
    ),
    ("Le président Joe Biden, 81 ans, est arrivé mardi à Nairobi.", "Nairobi", "Biden"),
    (
        "Au terme d'une visite mardi dans la capitale iranienne, le ministre polonais a promis une aide.",
        "Téhéran",
        "polonais",
    ),
    ("Arrivé samedi à Nairobi, le ministre polonais doit parler dimanche au roi.", "Nairobi", "polonais"),
    ("Le ministre polonais serait à Nairobi depuis mardi.", "Nairobi", "polonais"),
    ("En marge d'un forum qui se tenait à Nairobi, le ministre polonais a plaidé pour une trêve.", "Nairobi", "polon"),
    ("Le ministre polonais doit parler au roi, au lendemain d'une visite à Nairobi.", "Nairobi", "polonais"),
    ("Le ministre ghanéen de l'Intégration régionale, Ali Mensah, a quitté mercredi Nairobi.", "Nairobi", "Mensah"),
    ("Lors d'un discours à Nairobi, le président ghanéen a plaidé pour une trêve.", "Nairobi", "ghanéen"),
    ("Le président ghanéen est rentré mercredi de Nairobi.", "Nairobi", "ghanéen"),
    ("On négocie à Nairobi, que le président ghanéen a quittée mercredi.", "Nairobi", "ghanéen"),
    (
        "Le président ghanéen John Mensah voyage. Arrivé lundi à Nairobi, il a plaidé pour une trêve.",
        "Nairobi",
        "Mensah",
    ),
    ("Arrivée lundi à Nairobi, la ministre norvégienne a rencontré des réfugiés.", "Nairobi", "norvégienne"),
    ("« Assez! »: arrivée lundi à Nairobi, la ministre norvégienne a tancé les généraux.", "Nairobi", "norvégienne"),
    ("Le ministre polonais a discuté en tête à tête mardi à Nairobi avec un général.", "Nairobi", "polonais"),
    (
        "Arrivée lundi à Nairobi, la présidente de la Chambre américaine des représentants, Ann Lee, a dénoncé les raids.",
        "Nairobi",
        "Ann Lee",
    ),
    ("Américains et Russes ont repris mercredi à Vienne leurs discussions.", "Vienne", "Russes"),
    ("Varsovie a accueilli mardi la ministre norvégienne.", "Varsovie", "norvégienne"),
    (
        "Le ministre norvégien a exhorté Varsovie à agir au cours d'une visite de la base d'Incirlik.",
        "Incirlik",
        "norvégien",
    ),
    ("Une délégation du Hamas a quitté Le Caire mercredi.", "Le Caire", "Hamas"),
    ("Les équipes de l'OIAC se sont rendues mardi à Homs.", "Homs", "OIAC"),
    ("Aminata Bello, conseillère du président Mensah, s'est rendue mardi à Nairobi.", "Nairobi", "Bello"),
    ("Le roi Salmane d'Arabie saoudite s'est recueilli mardi à Amman.", "Amman", "Salmane"),
    (
        "Face à une guerre qui dure depuis deux ans, l'émissaire Ali Mensah, en visite à Amman, s'inquiète.",
        "Amman",
        "Mensah",
    ),
    ("Le nouveau ministre norvégien a passé deux jours à Nairobi.", "Nairobi", "norvégien"),
    ("A Nairobi, le nouveau ministre norvégien a signé un accord.", "Nairobi", "norvégien"),
    ("Le président irakien a inspecté mardi un poste à Kirkouk.", "Kirkouk", "irakien"),
    ("Le ministre norvégien est arrivé, mardi, à Nairobi.", "Nairobi", "norvégien"),
    ("Le ministre norvégien, qui doit voir le roi Salmane, a plaidé à Nairobi pour une trêve.", "Nairobi", "norvégien"),
    ("Une délégation de la Cédéao, arrivée mardi à Nairobi, a été bien reçue.", "Nairobi", "Cédéao"),
    ("Les émissaires de la Cédéao ont quitté mercredi le Ghana.", "Ghana", "Cédéao"),
    ("L'émissaire a quitté mercredi Nairobi sans accord.", "Nairobi", "émissaire"),
    (
        "Le ministre norvégien a parlé lors d'une conférence de presse donnée à Ankara, en Turquie.",
        "Ankara",
        "norvégien",
    ),
    ("Nairobi accueillait mardi le ministre norvégien Ole Vik et son homologue turc.", "Nairobi", "Vik"),
    ("« Tout va bien », a écrit le président ghanéen à son arrivée dans la capitale kényane.", "Nairobi", "ghanéen"),
    (
        "Ole Vik, premier ministre européen à se rendre à Nairobi depuis mars, a plaidé pour une trêve.",
        "Nairobi",
        "Vik",
    ),
    ("Le roi Salmane est resté ferme. Il a reçu mardi à Riyad le ministre norvégien Ole Vik.", "Riyad", "Vik"),
    ("Le roi Salmane, qui a reçu mardi à Riyad le ministre norvégien Ole Vik, est resté ferme.", "Riyad", "Vik"),
    ("Le ministre norvégien Ole Vik est arrivé au Kenya. Il s'est rendu à Nairobi mardi.", "Nairobi", "Vik"),
    ("Le président Ole Vik est arrivé mardi 8 mars, à Nairobi.", "Nairobi", "Vik"),
    ("Ali Mensah, Secrétaire Général de l'Igad, séjourne à Bakou.", "Bakou", "Mensah"),
    ("Angela Merkel et Ali Mensah, les deux dirigeants, se sont vus à Doha.", "Doha", "Merkel"),
    ("Le maréchal libyen s'est rendu mardi à Nairobi.", "Nairobi", "maréchal"),
    ("Le président ghanéen s'est arrêté mardi dans la capitale kényane avant de repartir.", "Nairobi", "ghanéen"),
    ("Une délégation ghanéenne conduite par le ministre Ali Mensah est arrivée mardi à Nairobi.", "Nairobi", "Mensah"),
    ("Une délégation ghanéenne, emmenée par Ali Mensah, est arrivée mardi à Nairobi.", "Nairobi", "Mensah"),
    ("Le ministre Ole Vik, conduit par un guide, est arrivé mardi à Nairobi.", "Nairobi", "Vik"),
    ("Le ministre norvégien se trouvait mardi à Nairobi, où Ali Mensah l'a reçu.", "Nairobi", "norvégien"),
    ("S'exprimant au forum d'Oslo, où il a rencontré le roi Salmane, Ali Mensah a promis une aide.", "Oslo", "Mensah"),
]


@pytest.mark.parametrize(("text", "place", "visitor"), TOLD)
def test_what_an_official_does_away_from_home_tells_a_visit(text, place, visitor, gazetteer):
    (visit,) = visits(text, gazetteer)

    assert visit.place.name == place
    assert any(visitor in name for name in visit.roles.visitor)


NO_VISIT = [
    ('"Nous avons marché la nuit", racontait mardi Rima Haddad, 34 ans, arrivée au camp de Yarmouk.', "no office"),
    ("A Riyad, où il vit en exil, Rachad al-Alimi a appelé mardi à la trêve.", "lives there"),
    ("Le président malien a reçu mercredi au palais de Koulouba le chef d'un parti.", "one who is at home"),
    ("Le roi marocain a reçu mercredi au palais royal le ministre norvégien.", "a palace of no town told"),
    ("Le ministre polonais s'est montré prudent mercredi à Varsovie.", "at home"),
    ("Le ministre polonais a discuté avec son homologue turc de la situation à Homs.", "what is talked about"),
    ("Le ministre polonais s'est entretenu à Ankara par téléphone avec des otages.", "a call"),
    ("Après une escale à Nairobi, le ministre polonais gagnera Amman.", "to come"),
    ("Le ministre polonais s'envole mardi pour Nairobi.", "about to leave"),
    ("Des centaines d'opposants syriens se sont réunis mardi à Istanbul.", "a crowd"),
    ("L'ambassadeur de France a affirmé mardi à Bamako que la trêve tenait.", "posted there"),
    ("La mission de l'ONU en RDC a défendu mardi à Goma son bilan.", "stationed there"),
    ("La dernière visite d'un ministre polonais à Bagdad remonte à dix ans.", "long ago"),
    ("Le président polonais est rentré mardi à Varsovie.", "back home"),
    ("Varsovie a exhorté le ministre turc à agir.", "a capital that speaks"),
    ("Le roi Salmane, qui a parlé mardi, doit recevoir Ole Vik avant de s'envoler pour Nairobi.", "to come after that"),
    ("Donald Trump n'est plus venu depuis son arrivée à la Maison Blanche.", "where he is at home"),
    ("La semaine dernière, le ministre polonais avait plaidé depuis Nairobi pour une trêve.", "recalled"),
    ("Le roi Salmane est resté ferme. Il a reçu mardi à Riyad le soutien du ministre norvégien.", "what is received"),
    ("A Washington, les médiateurs ont réclamé mardi une trêve.", "mediators of no name, where they work"),
    ("Un ministre polonais parle des missiles tirés depuis Téhéran.", "where missiles come from"),
]


@pytest.mark.parametrize(("text", "why"), NO_VISIT)
def test_no_visit_is_made_of_what_is_none(text, why, gazetteer):
    assert visits(text, gazetteer) == [], why


def test_what_is_meant_for_a_meeting_has_not_been(gazetteer):
    text = "Le ministre polonais prévoit de proposer une levée des sanctions en marge d'un sommet à Nairobi."

    assert visits(text, gazetteer) == []


def test_an_airport_is_where_one_lands_in_the_town_visited(gazetteer):
    text = "Ole Vik est en visite à Nairobi. M. Vik a parlé à la presse à l'aéroport de Nairobi."

    assert [v.place.name for v in visits(text, gazetteer)] == ["Nairobi"]


def test_a_heading_leaves_its_verb_out(gazetteer):
    (visit,) = visits("Kenya: le Norvégien Ole Vik à Nairobi pour des entretiens\nLe pays attend.", gazetteer)

    assert (visit.place.name, visit.roles.visitor) == ("Nairobi", ("Ole Vik",))


def test_a_heading_that_names_a_country_tells_of_a_policy(gazetteer):
    assert visits("Obama en Syrie: les raisons d'un échec\nLe pays attend.", gazetteer) == []
    assert len(visits("Obama en Syrie: une visite surprise\nLe pays attend.", gazetteer)) == 1


def test_whom_one_meets_is_not_who_goes_on(gazetteer):
    text = "Ole Vik a reçu le roi Salmane. En Jordanie, il a rencontré le président Ali Mensah. Il est arrivé à Bakou mardi."

    assert [v.roles.visitor[0] for v in visits(text, gazetteer)] == ["Ole Vik", "Ole Vik"]


def test_whom_one_replaces_is_not_who_goes_on(gazetteer):
    text = "L'émissaire Ali Mensah est à Bakou. Tout a changé depuis qu'il a remplacé le Norvégien Ole Vik. Il est arrivé à Tbilissi mardi."

    assert [v.roles.visitor[0] for v in visits(text, gazetteer)] == ["Ali Mensah", "Ali Mensah"]


def test_countries_visited_are_told_together_whatever_their_prepositions(gazetteer):
    text = "Le ministre norvégien s'est rendu au Kenya, en Ouganda, à Djibouti et aux Comores."

    assert [v.place.name for v in visits(text, gazetteer)][:4] == ["Kenya", "Ouganda", "Djibouti", "Comores"]


def test_of_two_who_are_together_the_one_at_home_receives_the_other(gazetteer):
    text = "Angela Merkel et le président turc ont tenu une conférence de presse commune à Ankara."

    (visit,) = visits(text, gazetteer)

    assert visit.roles.visitor == ("Angela Merkel",)
    assert visit.roles.host == ("président turc",)


def test_the_head_of_an_organisation_is_a_guest_where_another_has_its_seat(gazetteer):
    (visit,) = visits(
        "Au Caire, Ban Ki-moon, chef de l'ONU, a rencontré mardi le ministre égyptien Sameh Choukri.", gazetteer
    )

    assert "Sameh Choukri" in visit.roles.host


def test_the_adviser_of_a_president_is_not_the_president(gazetteer):
    (visit,) = visits("Le conseiller du président Mensah s'est rendu mardi à Nairobi.", gazetteer)

    assert visit.roles.visitor == ("conseiller du président Mensah",)


def test_a_name_behind_an_office_is_another_where_it_acts(gazetteer):
    (visit,) = visits(
        "Lors d'une rencontre à Ankara avec le président turc, Angela Merkel a promis une aide.", gazetteer
    )

    assert visit.roles.visitor == ("Angela Merkel",)


def test_the_capital_is_left_open_where_another_was_told_since_that_of_the_country(gazetteer):
    text = "Le chef de l'armée syrienne est à Damas. On le dit aussi à Paris. La ministre norvégienne a été reçue dans la capitale."

    assert not any("norvégienne" in " ".join(visit.roles.visitor) for visit in visits(text, gazetteer))


def test_the_states_of_several_ministers_are_all_part_of_who_came(gazetteer):
    (visit,) = visits("Les ministres du Kenya, la Norvège et la Pologne se sont rendus mardi à Nairobi.", gazetteer)

    assert visit.roles.visitor == ("ministres du Kenya, la Norvège et la Pologne",)


def test_a_visit_that_went_before_one_to_come_has_been(gazetteer):
    text = "Awa Diallo se rendra lundi à Moscou, après sa récente visite à Damas."
    found = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert [(e.place.name, str(e.factuality)) for e in found] == [("Moscou", "planned"), ("Damas", "asserted")]


def test_a_surname_alone_is_that_of_the_one_told_before(gazetteer):
    for office in ("L'émissaire de l'ONU Martin Griffiths", "Le ministre tchadien Abdallah Batili"):
        surname = office.split()[-1]
        found = visits(f"{office} voyage. A Khartoum, {surname} a rencontré le président soudanais.", gazetteer)

        assert [(e.place.name, surname in e.roles.visitor[0]) for e in found] == [("Khartoum", True)]


def test_a_town_takes_the_day_and_the_name_told_of_its_country(gazetteer):
    text = "Le ministre polonais Jan Nowak a entamé lundi une visite au Kenya. Le ministre est arrivé à Nairobi."
    found = visits(text, gazetteer)

    assert [(e.place.name, str(e.time.first_day), str(e.time.last_day)) for e in found] == [
        ("Nairobi", "2016-03-07", "2016-03-07")
    ]
    assert "Jan Nowak" in found[0].roles.visitor


def test_a_country_goes_to_the_first_of_its_towns_alone(gazetteer):
    text = "Le ministre polonais est arrivé lundi au Kenya. Mardi, il s'est rendu à Nairobi et mercredi à Mombasa."
    found = visits(text, gazetteer)

    assert {(e.place.name, str(e.time.last_day)) for e in found} >= {("Mombasa", "2016-03-09")}


def test_a_journey_told_as_the_one_before_is_of_no_day(gazetteer):
    text = "Le ministre polonais est arrivé mercredi à Beyrouth, après s'être rendu à Amman et au Caire."

    assert [e.place.name for e in visits(text, gazetteer)] == ["Beyrouth"]


@pytest.mark.parametrize(
    ("text", "visitor"),
    [
        ("La numéro deux de la diplomatie américaine a quitté mardi {}.", "numéro deux de la diplomatie américaine"),
        ("Le numéro deux du Hezbollah est arrivé mardi à {}.", "numéro deux du Hezbollah"),
        ("Les chefs de guerre soudanais sont arrivés mardi à {}.", "chefs de guerre soudanais"),
        ("Le ministre polonais s'est risqué mardi à {}.", "ministre polonais"),
        ("Le ministre polonais a atteint mardi {}.", "ministre polonais"),
        ("A peine arrivé à {}, le ministre polonais a vu le roi.", "ministre polonais"),
        ("Hôte mardi de {}, le ministre polonais a promis une aide.", "ministre polonais"),
        ("C'est dans un hôtel de {} qu'est apparu mardi le ministre polonais.", "ministre polonais"),
        ("Les délégués des deux Parlements libyens sont arrivés mardi à {}.", "délégués des deux Parlements libyens"),
    ],
)
def test_other_ways_to_be_told_in_a_town(text, visitor, gazetteer):
    found = visits(text.format("Nairobi"), gazetteer)

    assert [(e.place.name, e.roles.visitor[0]) for e in found] == [("Nairobi", visitor)]


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre polonais s'est risqué à une boutade sur {}.",
        "Hôte de la réunion de {}, le ministre polonais promettra une aide.",
        "Le ministre polonais a atteint son but, dit-on à {}.",
        "C'est à {} que s'est adressé mardi le ministre polonais.",
    ],
)
def test_words_of_coming_may_tell_of_no_town(text, gazetteer):
    assert visits(text.format("Nairobi"), gazetteer) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Reçu mardi à Rome par le pape, qu'il avait appelé lundi, le président polonais a parlé de paix.", "Rome"),
        ("Arrivée mardi à Doha, dont elle aime la lumière, la ministre polonaise a vu l'émir.", "Doha"),
        ("Reçu mardi à Rome par le pape, le président polonais a parlé de paix.", "Rome"),
        ("Attendu mardi à Rome par le pape, qu'il avait appelé lundi, le président polonais a renoncé.", None),
    ],
)
def test_who_came_is_told_behind_a_relative_about_his_host(text, place, gazetteer):
    assert [e.place.name for e in visits(text, gazetteer)] == ([place] if place else [])


@pytest.mark.parametrize(
    "text",
    [
        "Le président angolais a fait annuler le déplacement de Félix Tshisekedi à Luanda.",
        "Félix Tshisekedi a reporté sa visite à Luanda.",
        "Félix Tshisekedi est attendu lundi à Luanda.",
    ],
)
def test_a_visit_that_is_called_off_or_expected_has_not_been_made(text, gazetteer):
    found = read(Article(id="essai", text=text, published=THURSDAY), gazetteer).events

    assert [e.place.name for e in found] == ["Luanda"]
    assert not visits(text, gazetteer)
