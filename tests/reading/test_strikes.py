"""A strike is where its clause puts it, by whom the text says, and not where it is only talked about."""

from datetime import date

import pytest

from geo.codebook import CURRENT, Weapon
from geo.model import Article
from geo.reading.pipeline import read

MONDAY = date(2024, 12, 2)


def strikes(text, gazetteer):
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events
    return [e for e in found if e.kind == "strike" and e.factuality in CURRENT]


PLACED = [
    ("Des frappes ont visé un dépôt à Homs et une école à Saraqeb.", {"Homs", "Saraqeb"}),
    ("Des frappes ont visé un dépôt à Homs et des secouristes fouillent une école à Saraqeb.", {"Homs"}),
    ("Des roquettes ont été tirées. L'une d'elles est tombée à Homs.", {"Homs"}),
    ("Des civils ont fui. Certains ont atteint Homs.", set()),
    ("Un raid a visé Homs. Un autre a touché Hama.", {"Homs", "Hama"}),
    ("Les avions ont frappé les abords nord et est de Raqa.", {"Raqqa"}),
    ("Deux frappes ont fait dix morts. La plus meurtrière a touché Hama.", {"Hama"}),
    ("Deux frappes ont fait dix morts. La crise la plus violente a touché Hama.", set()),
    ("Un drone a frappé Homs, un second s'est écrasé à Hama.", {"Homs", "Hama"}),
    ("Un raid a tué un homme à Homs. Un autre a été tué à Hama.", {"Homs"}),
    ("Un raid a touché Homs. Une autre a visé Hama.", {"Homs"}),
    ("Un raid a touché Homs. Un autre a gagné Hama.", {"Homs"}),
    ("Un drone a frappé lundi l'aéroport international Rafic-Hariri.", {"Aéroport de Beyrouth"}),
    ("Un obus est tombé sur l'hôpital Nasser de Khan Younès.", {"Hôpital Nasser"}),
    ("L'armée a bombardé lundi le corridor de Philadelphie.", {"Corridor de Philadelphie"}),
    ("Un raid a visé lundi la banlieue sud de Beyrouth.", {"Dahieh"}),
    ("Un raid a visé lundi la banlieue de Beyrouth.", {"Beyrouth"}),
    ("Un raid a visé la Ghouta orientale, près de Damas.", {"Ghouta orientale"}),
    ("Des raids ont tué dix civils dans la Ghouta orientale, aux portes de Damas.", {"Ghouta orientale"}),
    ("Un raid a visé la province d'Idleb, près de Saraqeb.", {"Saraqeb"}),
    ("L'armée a bombardé lundi les fermes occupées de Chebaa, au Liban.", {"Fermes de Chebaa"}),
    ("Douma a été touchée lundi par une attaque chimique.", {"Douma"}),
    ("Dix civils ont péri lundi à Douma dans une attaque au chlore.", {"Douma"}),
    ("Des chars ont bombardé le quartier de cheikh Radouane à Gaza.", {"Cheikh Radwan"}),
    ("Sébastopol, port d'attache de la flotte, en Crimée, a été attaqué lundi par des drones.", {"Sébastopol"}),
    ("Sans les nommer, le ministre a accusé les rebelles, qui auraient bombardé Homs.", {"Homs"}),
    ("Selon le ministre, sans cet accord, les rebelles auraient bombardé Homs.", set()),
    ("Les rebelles ont tiré des roquettes, dont l'une s'est écrasée près de Saraqeb.", {"Saraqeb"}),
    ("Une salve de missiles a été tirée lundi, dont au moins deux ont touché Homs.", {"Homs"}),
    ("Un raid a touché Homs lundi. Un soldat a été blessé par un drone dans le sud du pays.", {"Homs", "Syrie"}),
    ("Un raid a touché Homs lundi. Un soldat a été blessé par un drone.", {"Homs"}),
    ("L'armée a neutralisé lundi par voie aérienne dix insurgés près de Homs.", {"Homs"}),
    ("Le ministère russe de la Défense dit avoir anéanti un dépôt à Homs avec des armes de haute précision.", {"Homs"}),
    ("Des soldats ont été tués lundi durant un raid sur Homs.", {"Homs"}),
    ("Deux avions ont été endommagés à Homs, à dix kilomètres du front, dans l'explosion d'un drone.", {"Homs"}),
    ("Des familles ont fui Homs, sur laquelle sont tombés lundi dix missiles.", {"Homs"}),
    ("Homs est régulièrement bombardée par l'armée. L'armée bombarde souvent Hama.", {"Homs"}),
    ("Homs a été bombardée lundi, comme elle l'est souvent.", {"Homs"}),
    (
        "Des raids ont visé Homs. Trois civils ont été tués à Hama. Deux personnes sont mortes à Alep.",
        {"Homs", "Hama", "Alep"},
    ),
    ("Des raids ont visé Homs. Le marché a rouvert. Deux personnes sont mortes à Alep.", {"Homs"}),
    ("Un obus a tué deux passants à Homs, ville régulièrement visée par l'armée.", {"Homs"}),
    ("Deux passants ont été tués par un drone sur la route entre Homs et Hama.", {"Homs"}),
    ("Un raid a visé Homs lundi. Un drone a lâché une bombe dans une zone déserte, sans blesser personne.", {"Homs"}),
    (
        "Des drones ont survolé Hama. Un drone a touché le quartier d'Ifran, à la périphérie de la capitale, Damas.",
        {"Damas"},
    ),
    ("Des combats font rage à Homs ainsi qu'à Rastane, dans la province de Homs, soumise à des raids.", {"Rastane"}),
    ("Douze soldats, dont trois sont morts de soif, étaient perdus près de Palmyre.", set()),
    ("L'aviation a mené un raid contre des rebelles qui attaquaient ses alliés dans la ville de Saraqeb.", {"Saraqeb"}),
    ("Un drone a visé des rebelles qui projetaient un assaut contre Saraqeb.", set()),
    ("Des raids ont lieu. Une personne a été tuée à Homs et sept autres ont été blessées.", {"Homs"}),
    ("Le régime encercle Douma depuis 2013. Samedi, l'aviation y a mené douze raids.", {"Douma"}),
    ("L'armée syrienne a bombardé plusieurs quartiers de Homs, dont Khaldiyé.", {"Khaldiyé"}),
    ("Des roquettes sont tombées sur Douma, ainsi que dans les faubourgs, à Daraya.", {"Douma", "Daraya"}),
    ("Un obus est tombé près du consulat de Suède à Damas.", {"Damas"}),
    ("Des roquettes sont tombées. Les rebelles ont visé la base de Saraqeb.", {"Saraqeb"}),
    ("Kharkiv a été visée par une attaque de drones.", {"Kharkiv"}),
    ("On se bat à Homs. L'aviation a bombardé la ville située à 160 km de Damas.", {"Homs"}),
    ("A Nousseirat, dans le centre de la bande de Gaza, un raid a tué lundi cinq passants.", {"Nousseirat"}),
    ("Il vit à Saraqeb, et Homs a été bombardée lundi.", {"Homs"}),
    ("Des frappes ont visé lundi Homs au nord, Hama au centre et Deraa au sud.", {"Homs", "Hama", "Deraa"}),
    ("La milice a revendiqué lundi un tir de roquettes en direction de Haïfa.", {"Haïfa"}),
    ("Les secours d'Alep sont débordés. Les avions ont bombardé l'ex-capitale marchande du pays.", {"Alep"}),
    ("La lisière de Damas a été ciblée, notamment Douma et Harasta.", {"Douma", "Harasta"}),
    ("Un enfant a été tué à Homs dans un raid de l'aviation.", {"Homs"}),
    ("Les avions n'ont pas cessé de bombarder Idleb.", {"Idleb"}),
    ("Les avions de Moscou ont ciblé à Idleb et Homs des rebelles.", {"Idleb", "Homs"}),
    ("Un obus tiré à partir du territoire libanais est tombé par erreur sur Homs.", {"Homs"}),
    ("Un convoi est entré à Homs. Deux obus y ont touché le centre de l'Unrwa.", {"Homs"}),
    ("Un dépôt d'Alep, au pied de Qalamoun, a pris feu après un raid.", {"Alep"}),
    ("Homs a été pour le troisième jour de suite la cible de raids.", {"Homs"}),
    ("Une roquette tirée de Syrie a tué une personne à Gaziantep.", {"Gaziantep"}),
    ("A Idleb, des avions russes ont frappé vendredi un hôpital.", {"Idleb"}),
    ("Au sud d'Idleb, la localité de Saraqeb a été bombardée.", {"Saraqeb"}),
    ("L'armée turque a, selon une agence locale, pilonné Azaz.", {"Azaz"}),
    ("Un drone a frappé lundi le restaurant Tigris, à Homs.", {"Homs"}),
    ("Un drone a tué lundi un passant à Homs.", {"Homs"}),
    ("Homs a été visée par des obus, de même que Saraqeb.", {"Homs", "Saraqeb"}),
    ("L'aviation a bombardé un marché à Homs ainsi qu'une école à Saraqeb.", {"Homs", "Saraqeb"}),
    ("Homs a été bombardée, ainsi que l'a confirmé le maire de Saraqeb.", {"Homs"}),
    ("Homs a été bombardée, a dit le maire, qui a évoqué Idleb ainsi que Saraqeb.", {"Homs"}),
    ("A Homs, des obus sont tombés dans le quartier de Zarbatia.", {"Homs"}),
    ("Une frappe près de Raqa aurait éliminé un chef jihadiste.", {"Raqqa"}),
    ("Kiev a essuyé dans la nuit une attaque massive de drones.", {"Kiev"}),
    ("La Russie a lancé quarante drones contre Kiev.", {"Kiev"}),
    ("La Russie semble avoir mené deux raids sur Idleb.", {"Idleb"}),
    ("L'Ukraine a attaqué la raffinerie de Saratov avec des drones.", {"Saratov"}),
    ("L'artillerie turque a ouvert le feu sur des positions kurdes près d'Azaz.", {"Azaz"}),
    ("Une vague de drones a visé Kiev mardi.", {"Kiev"}),
    ("Des bombardements ont été menés contre Beyrouth.", {"Beyrouth"}),
    ("Une attaque contre Kiev, à l'aide de drones, a fait dix morts.", {"Kiev"}),
    ("Dix morts dans un raid sur Homs, écoles bombardées à Idleb", {"Homs", "Idleb"}),
    ("Des missiles venus d'Irak ont frappé Homs.", {"Homs"}),
    ("Des raids ont été conduits lundi près de Homs.", {"Homs"}),
    ("L'Irak a mené avant l'aube des raids sur Homs.", {"Homs"}),
    ("A Homs, fief rebelle dans l'est du pays, des obus ont touché un bus.", {"Homs"}),
    ("Les raids ont visé Homs, dans le centre de la Syrie, et Idleb, dans le nord.", {"Homs", "Idleb"}),
    ("Des missiles ont touché Homs.\n\nDix personnes ont péri à Saraqeb.", {"Homs", "Saraqeb"}),
    ("Des missiles ont touché Homs. A Saraqeb, un homme a péri.", {"Homs", "Saraqeb"}),
    ("Une attaque russe a détruit un immeuble de Saraqeb.", {"Saraqeb"}),
    ("Un marché de Saraqeb a été bombardé. L'attaque a fait dix morts à Saraqeb.", {"Saraqeb"}),
    ("Les raids ont visé un marché où était vendu du pain à Saraqeb.", {"Saraqeb"}),
    ("Les raids ont visé plusieurs villages situés à 70 km de Homs.", {"Homs"}),
    (
        "Du côté de Saraqeb, à 16 km au sud du bastion rebelle d'Idleb, des civils ont été tués par des obus.",
        {"Saraqeb"},
    ),
    ("Un raid a visé une caserne de Beyrouth. Une frappe israélienne a touché ensuite la capitale.", {"Beyrouth"}),
    ("Un incendie s'est déclaré dans une usine de Saratov après une attaque de drones.", {"Saratov"}),
    ("Dix roquettes tirées de Beyrouth sur Homs ont fait deux morts.", {"Homs"}),
    ("Des fermes ont été visées lors de ces attaques dans la région d'Idleb, notamment à Saraqeb.", {"Saraqeb"}),
    ("Des raids ont tué 40 civils dans la région d'Idleb en un jour, dont 12 à Saraqeb.", {"Saraqeb"}),
    ("Douze personnes ont péri lundi à Homs. Elles ont été tuées par des tirs de roquettes.", {"Homs"}),
    ("L'EI a lancé lundi une série d'attaques à la roquette sur la ville de Homs.", {"Homs"}),
    ("Les missiles, les obus et les drones pleuvent. La Russie multiplie les attaques contre Saratov.", {"Saratov"}),
    ("Missiles et obus pleuvent. Ces drones visaient un dépôt de Saratov, qui avait été attaqué lundi.", {"Saratov"}),
    ("L'armée a attaqué lundi Homs. La frappe a détruit deux maisons.", {"Homs"}),
    ("Homs est assiégée. Lundi, les avions ont bombardé un convoi, et ils ont mené plusieurs raids.", {"Homs"}),
    ("Douze personnes ont péri lundi à Homs. Ces décès sont dus à l'hiver.", set()),
    (
        "Les drones se multiplient, les missiles et les obus aussi. Une attaque contre Saratov a fait un mort.",
        {"Saratov"},
    ),
    ("Des drones ont survolé Homs lundi. Des hameaux de Saraqeb ont été attaqués.", {"Saraqeb"}),
    ("La Russie a lancé cent drones. L'armée russe a attaqué lundi Soumy.", {"Soumy"}),
    ("L'armée a ouvert le feu lundi sur Homs. Les obus ont touché des maisons.", {"Homs"}),
    ("Homs a connu lundi une nouvelle attaque. Dix missiles sont tombés sur Khaldiyé.", {"Homs", "Khaldiyé"}),
]


@pytest.mark.parametrize(("text", "places"), PLACED, ids=[text[:60] for text, _ in PLACED])
def test_a_strike_is_where_its_clause_puts_it(text, places, gazetteer):
    assert {e.place.name for e in strikes(text, gazetteer)} == places


def test_a_town_whose_name_a_building_bears_is_not_where_it_was_struck(gazetteer):
    text = "Azaz et Alep sont visées. Un obus a traversé lundi le toit du sanatorium Binnich."

    assert strikes(text, gazetteer)[-1].place is None


def test_nameless_aircraft_are_not_those_of_the_army_that_they_strike(gazetteer):
    (event,) = strikes("Des avions ont frappé lundi des positions de l'armée syrienne près de Homs.", gazetteer)

    assert event.roles.attacker == ("avions",)


def test_aircraft_of_a_company_are_those_of_no_state(gazetteer):
    text = "Les hélicoptères d'une société privée ont mitraillé lundi des pirogues près de Mocimboa da Praia."
    (event,) = strikes(text, gazetteer)

    assert event.roles.attacker == ("hélicoptères",)


ONLY_TALKED_ABOUT = [
    "A Genève, le commissaire a dénoncé les bombardements de zones habitées.",
    "Le ministre a évoqué à Paris les bombardements du régime.",
    "Les blessés du bombardement ont été transférés à l'hôpital de Gaziantep.",
    "Il vit à Berlin depuis que sa maison a été détruite par un obus.",
    "Les roquettes ont été tirées par des rebelles postés à partir des collines de Douma.",
    "La vie continue à Alep malgré les bombardements.",
    "Une frappe sur Téhéran pourrait embraser la région.",
    "A Alep, l'armée a détruit neuf véhicules.",
    "Plusieurs options sont étudiées, dont un raid sur Homs.",
    "La Russie a promis de suspendre ses tirs sur Idleb.",
    "Les sanctions visant Kiev ont été levées.",
    "Dix personnes ont péri à Saraqeb.",
    "Des combattants ont tiré des missiles. Dix civils ont été tués par l'armée à Saraqeb.",
    "Une attaque de miliciens a détruit un dépôt de Saraqeb.",
    "L'armée a bombardé un camp au moment où l'ONU réunissait les parties à Genève.",
    "L'armée a bombardé un camp où vivent des familles venues de Homs.",
    "Un raid a visé une base de Zarbatia, située à 50 km de Homs.",
    "Un incendie s'est déclaré dans une usine de Saratov.",
    "Les rebelles ont abattu mardi un hélicoptère de l'armée près d'Idleb, tuant dix soldats.",
    "Les rebelles ont détruit deux chars de l'armée à Idleb.",
    "L'EI a frappé à plusieurs reprises dans la région d'Idleb.",
    "L'aéroport d'Alep sert aux hélicoptères qui bombardent les rebelles.",
    "L'artillerie s'éloigne de Donetsk, fief des rebelles, régulièrement bombardé.",
    "Installée à Gaziantep, la famille a connu les bombardements.",
    "Quarante roquettes ont été tirées de Homs en une heure.",
    "La défense a affirmé avoir réussi à détruire les engins au-dessus de Saratov, mais pas les missiles.",
    "Trois personnes ont péri lundi à Homs. L'armée a aussi pilonné des positions rebelles.",
]


@pytest.mark.parametrize("text", ONLY_TALKED_ABOUT)
def test_no_strike_is_where_it_is_only_talked_about(text, gazetteer):
    assert strikes(text, gazetteer) == []


ATTACKERS = [
    ("Des raids aériens attribués à Israël ont visé Homs.", "Israël"),
    ("Trois raids ont été lancés sur Raqa par les Américains.", "Américains"),
    ("Douma a subi un violent pilonnage de la part de l'armée russe.", "armée russe"),
    ("Un opposant a accusé le régime de Damas d'avoir bombardé Douma.", "régime"),
    ("Un raid sur Douma, imputé à l'aviation du régime, a fait dix morts.", "aviation du régime"),
    ("Les avions de Moscou ont bombardé Saraqeb.", "Russie"),
    ("Des avions, vraisemblablement russes, ont bombardé Saraqeb.", "Russie"),
    ("Un raid de représailles mené par Israël a visé Homs.", "Israël"),
    ("Deux civils ont été tués par un drone ukrainien à Koursk.", "Ukraine"),
    ("Un raid a frappé un marché de Homs. L'opposition a accusé le régime.", "régime"),
    ("En bombardant un hôpital de Homs, le régime a tué dix patients.", "régime"),
    ("Une agence a fait état d'une « agression israélienne » contre l'aéroport d'Alep.", "Israël"),
    ("Un Mig a largué deux bombes sur Saraqeb.", "Mig"),
    ("Une frappe a visé un dépôt près de Homs. Le raid a été attribué à Israël.", "Israël"),
    ("Deux obus sont tombés sur Homs. Les projectiles ont été tirés par des rebelles.", "rebelles"),
    ("Un raid a fait dix morts à Douma, selon une ONG, qui accuse le régime.", "régime"),
    ("Deux roquettes sont tombées sur Homs. Des rebelles ont revendiqué ces tirs.", "rebelles"),
    ("Les rebelles ont revendiqué un tir de roquettes sur Homs.", "rebelles"),
    ("Des tirs d'artillerie attribués par Damas aux rebelles ont touché Homs.", "rebelles"),
    ("Des avions français ont participé à des frappes contre Homs.", "France"),
    ("Le ministère russe de la Défense a déclaré que des Su-34 avaient frappé Homs.", "Russie"),
    ("Des barils jetés à partir d'hélicoptères ont tué dix civils à Homs.", "hélicoptères"),
    ("Homs est bombardée à grand renfort d'obus par l'armée.", "armée"),
    ("Les avions du pouvoir de Bachar al-Assad ont bombardé Homs.", "Syrie"),
    ("L'Otan confirme avoir conduit deux raids à Homs.", "Otan"),
    ("Le régime a annoncé avoir tué un chef du Front al-Nosra lors d'une frappe visant Saraqeb.", "régime"),
    ("L'aviation russe a mené des raids, détruisant deux chasseurs et frappant la télévision à Homs.", "Russie"),
    ("Des avions ont détruit deux maisons à Nabatiyé.", "Israël"),
    ("Un raid a touché Homs. Cette frappe a été menée par l'aviation russe.", "Russie"),
    ("Un raid a touché Homs. L'aviation russe est à l'origine de cette frappe.", "Russie"),
    ("Un raid a touché Homs. Une ONG impute cette frappe à la Russie.", "Russie"),
    ("Une ONG attribue à la Russie les raids sur Homs.", "Russie"),
]


@pytest.mark.parametrize(("text", "attacker"), ATTACKERS, ids=[a for _, a in ATTACKERS])
def test_the_attacker_is_told_about_the_noun_of_a_strike(text, attacker, gazetteer):
    (event,) = strikes(text, gazetteer)

    assert attacker in event.roles.attacker


def test_who_is_not_at_the_origin_of_a_strike_did_not_strike(gazetteer):
    found = strikes("Un raid a touché Homs. La Russie n'est pas à l'origine de cette frappe.", gazetteer)

    assert [e.roles.attacker for e in found] == [()]


def test_where_a_drone_came_from_is_not_whose_it_is(gazetteer):
    (event,) = strikes("Des missiles venus d'Irak ont frappé Homs.", gazetteer)

    assert event.roles.attacker == ()


def test_those_whose_arms_a_strike_destroys_did_not_make_it(gazetteer):
    (event,) = strikes("Trois raids ont permis de détruire des mortiers des rebelles près de Homs.", gazetteer)

    assert event.roles.attacker == ()


def test_arms_behind_a_noun_are_no_party(gazetteer):
    (event,) = strikes("Vingt attaques d'artillerie ont été signalées à Saraqeb.", gazetteer)

    assert event.roles.attacker == ()


def test_the_leader_of_a_body_that_is_no_state_lends_it_none(gazetteer):
    (event,) = strikes("Les forces du maréchal Haftar ont bombardé Syrte.", gazetteer)

    assert "Libye" not in event.roles.attacker


def test_a_building_that_the_gazetteer_lacks_is_in_its_town(gazetteer):
    (strike,) = read(Article(id="essai", text="Un raid a visé l'hôpital Zarqoun, à Alep."), gazetteer).events

    assert strike.place is not None
    assert strike.place.name == "Alep"


def test_a_bomb_that_goes_off_was_planted(gazetteer):
    (bomb,) = read(Article(id="essai", text="Une bombe a explosé à Saraqeb."), gazetteer).events

    assert bomb.weapon is Weapon.MINE


def test_what_somebody_is_accused_of_is_claimed(gazetteer):
    (event,) = strikes("Un maire a accusé l'armée syrienne de bombarder Douma.", gazetteer)

    assert event.factuality == "claimed"


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Un attentat a secoué lundi le quartier de Karrada, à Bagdad.", Weapon.MINE),
        ("A Bagdad, sept passants ont été tués dans un attentat à la voiture piégée.", Weapon.CAR_BOMB),
        ("Un attentat mené par deux kamikazes a fait dix morts à Bagdad.", Weapon.SUICIDE),
        ("Trois jihadistes se sont fait sauter lundi à Bagdad.", Weapon.SUICIDE),
    ],
)
def test_an_attack_with_explosives_is_a_strike_of_its_weapon(text, weapon, gazetteer):
    (strike,) = strikes(text, gazetteer)

    assert strike.weapon is weapon


def test_a_bombing_is_not_by_those_whose_shells_were_told_before(gazetteer):
    text = "L'armée a pilonné lundi Homs. Un attentat à la voiture piégée a fait deux morts à Homs."

    (bombing,) = [e for e in strikes(text, gazetteer) if e.weapon is Weapon.CAR_BOMB]

    assert not bombing.roles.attacker


def test_a_part_of_the_country_that_opens_a_sentence_ends_the_scene(gazetteer):
    text = "Des combats ont secoué lundi Homs. Dans le nord du pays, l'armée s'est repliée à l'issue de plusieurs jours de combats."

    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert {(e.place.name, str(e.kind)) for e in found if e.place and not e.place.is_nation} == {("Homs", "clash")}


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("A Homs, une bombe placée sous un pont a touché un convoi.", Weapon.MINE),
        ("A Homs, deux bombes ont explosé au passage d'un convoi.", Weapon.MINE),
        ("A Homs, un attentat à la bombe a visé une radio.", Weapon.MINE),
        ("A Homs, une bombe a touché un convoi.", None),
        ("A Homs, une bombe a explosé dans une école, larguée d'un hélicoptère.", None),
        ("A Homs, un obus caché sous un pont a touché un convoi.", Weapon.ARTILLERY),
    ],
)
def test_a_bomb_that_was_laid_did_not_fall(text, weapon, gazetteer):
    (strike,) = strikes(text, gazetteer)

    assert strike.weapon is weapon


REMOTE = [
    ("Une attaque israélienne a tué mardi trois personnes à Nabatiyé, au Liban.", "strike"),
    ("Une attaque terrestre israélienne a fait mardi trois morts à Khan Younès.", "clash"),
    ("Deux Palestiniens ont été tués mardi dans une attaque israélienne à Jénine.", "clash"),
    ("Une attaque russe contre des positions de l'armée a échoué mardi à Bakhmout.", "clash"),
    ("Une attaque rebelle a fait mardi trois morts à Bakhmout.", "clash"),
    ("Un raid russe a visé mardi Soumy. Une attaque à Soumy a fait un mort.", "strike"),
    ("Un raid russe a visé mardi Soumy. Une attaque contre un barrage à Soumy a fait un mort.", "clash"),
    ("A Soumy, mardi, des attaques se sont produites et l'une de ces frappes a touché une école.", "strike"),
]


@pytest.mark.parametrize(("text", "kind"), REMOTE)
def test_an_attack_that_names_no_arms_is_a_strike_where_nobody_fights_on_the_ground(text, kind, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2024, 9, 11)), gazetteer).events

    assert str(found[-1].kind) == kind


def test_each_strike_of_a_sentence_is_of_the_weapon_told_with_it(gazetteer):
    told = strikes("La milice a lancé des roquettes sur Metoula et tiré des drones explosifs sur Haïfa.", gazetteer)

    assert {e.place.name: e.weapon for e in told} == {"Metoula": Weapon.ROCKET, "Haïfa": Weapon.DRONE}
