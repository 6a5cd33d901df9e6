"""Words of war tell of war amid other things, and of other things that look like it: pairs of sentences that are nearly the same."""

from datetime import date
from functools import partial

import pytest

from tests.reading.shown import shown as shown_of

shown = partial(shown_of, published=date(2024, 12, 2))

NEARLY_THE_SAME = {
    "sport": (
        "L'armée a pris Bamako au terme de deux heures de combats.",
        "Le club de Gao a pris Bamako au terme de deux matchs de championnat.",
    ),
    "sport, its fighters": (
        "Des hommes armés ont pris d'assaut samedi un poste de Sfax.",
        "Les visiteurs ont pris d'assaut samedi les buts de Sfax en finale.",
    ),
    "sport, by its players": (
        "Les rebelles ont repoussé samedi les assauts de l'armée à Sfax.",
        "Le Club africain et son ailier ont repoussé samedi les assauts du Stade à Sfax.",
    ),
    "pests": (
        "Des rebelles ont envahi Gao, où les éleveurs ont repoussé l'assaillant.",
        "Des criquets ont envahi Gao, où les éleveurs ont repoussé l'assaillant.",
    ),
    "a film": ("La bataille d'Alep fait rage.", "Le documentaire retrace la bataille d'Alep."),
    "a novel": (
        "L'aviation a mené des raids sur Saada.",
        "Dans son dernier roman, elle décrit des raids aériens sur Saada.",
    ),
    "a title": (
        "Les jihadistes ont annoncé la chute de Sirte.",
        "Le jury a primé le reportage « La chute de Sirte ».",
    ),
    "a title before its work": (
        "La chute de Sirte a surpris.",
        "« La chute de Sirte », documentaire d'Awa Diallo, est diffusé mardi.",
    ),
    "a name": (
        "La libération de Damas a surpris les chancelleries.",
        "Le boulevard de la Libération de Damas est rouvert aux voitures.",
    ),
    "a place's name": (
        "Une roquette est tombée sur la place de la Victoire à Damas.",
        "La place de la Libération, à Damas, accueille un marché.",
    ),
    "memory": ("La prise de Kidal a surpris tout le monde.", "La prise de Kidal reste dans toutes les mémoires."),
    "an anniversary": (
        "Une semaine après la bataille de Marib, les rebelles ont attaqué dimanche Marib.",
        "Le dixième anniversaire de la bataille de Marib a été célébré dimanche.",
    ),
    "those who survived it": (
        "Les rescapés de l'attaque menée dimanche à Djibo ont tout perdu.",
        "Les rescapés de l'attaque de Djibo attendent toujours des réponses.",
    ),
    "a trial": (
        "Des hommes armés ont attaqué dimanche le tribunal de Bosso.",
        "Le tribunal de Niamey juge les auteurs de l'attaque de Bosso.",
    ),
    "a school shooting": (
        "Une fusillade entre soldats et rebelles a fait quatre morts à Bunia.",
        "Une fusillade dans un lycée de Denver a fait quatre morts.",
    ),
    "crime": (
        "Des affrontements entre milices rivales ont éclaté samedi à Tripoli.",
        "Des affrontements entre dealers ont éclaté samedi à Marseille.",
    ),
    "a mishap": (
        "Un obus a explosé dimanche dans un marché de Sanaa.",
        "Un obus a explosé par accident dans une caserne de Sanaa.",
    ),
    "a drill": (
        "Les parachutistes ont pris l'aéroport de Hostomel.",
        "Les parachutistes ont pris l'aéroport de Calvi lors d'un exercice.",
    ),
    "targets of a drill": (
        "Des chasseurs ont bombardé des dépôts près de Palmyre.",
        "Des chasseurs ont bombardé des cibles fictives près de Palmyre.",
    ),
    "a fear": (
        "Les habitants de Rafah ont subi une offensive.",
        "Les habitants de Rafah vivent dans la hantise d'une offensive.",
    ),
    "an expectation": (
        "Tout le monde a appris dimanche la chute de Goma.",
        "Tout le monde s'attend à la chute de Goma.",
    ),
    "a bet": ("La prise de Bangui a duré trois heures.", "Une prise de Bangui en trois heures était son pari."),
    "a conquest set out for": (
        "La conquête de Tripoli par les milices a fait cent morts.",
        "Le maréchal est parti à la conquête de Tripoli.",
    ),
    "what did not come": ("Malgré l'aide de Paris, Kidal est tombée.", "Sans l'aide de Paris, Kidal serait tombée."),
    "a rumour": (
        "Les autorités ont confirmé la rumeur d'une attaque des rebelles à Birao.",
        "La rumeur d'une attaque des rebelles à Birao était infondée.",
    ),
    "a rumour cut short": (
        "Une attaque de drone a mis le feu à un dépôt de Tambov.",
        "Le gouverneur de Tambov a coupé court aux rumeurs d'attaque de drone.",
    ),
    "rain": (
        "Une pluie nourrie de roquettes s'est abattue sur Gao.",
        "Des pluies diluviennes se sont abattues sur Gao.",
    ),
    "a stroke": (
        "Victimes d'une attaque nocturne, dix gardes ont péri à l'hôpital de Gao.",
        "Victime d'une attaque cérébrale, le chanteur a péri à l'hôpital de Gao.",
    ),
    "a strike of workers": (
        "La frappe a touché de plein fouet le port de Lagos.",
        "La grève des dockers frappe de plein fouet le port de Lagos.",
    ),
    "a measure": (
        "La frappe de drone a détruit le port de Lagos.",
        "Le décret des autorités frappe de nullité le port de Lagos.",
    ),
    "an aircraft that fails": (
        "Un drone ukrainien s'est écrasé sur un dépôt de Belgorod.",
        "Un drone ukrainien s'est écrasé après une panne près de Belgorod.",
    ),
    "an invention": ("La chute de Bangui est totale.", "La prétendue chute de Bangui est une invention."),
    "a foiled attack": (
        "Une attaque contre une église a fait trois morts à Maiduguri.",
        "Une attaque contre une église a été déjouée à Maiduguri.",
    ),
    "missiles that were stopped": (
        "Deux missiles qui visaient Haïfa ont touché un port.",
        "La marine a intercepté deux missiles qui visaient Haïfa.",
    ),
    "a habit": (
        "Cette semaine, des bandits ont attaqué des villages autour de Gusau.",
        "Chaque semaine, des bandits attaquent des villages autour de Gusau.",
    ),
    "whenever": (
        "Les jihadistes attaquent Diffa dimanche.",
        "On redoute la saison sèche, quand les jihadistes attaquent Diffa.",
    ),
    "another age": (
        "Les troupes du régime assiègent Homs.",
        "Sous l'empire ottoman, les troupes du sultan assiègent Homs.",
    ),
    "what once was": (
        "Homs, jadis prospère, a été bombardée lundi par l'armée.",
        "Homs, jadis prospère, a été bombardée par l'armée.",
    ),
    "the simple past": ("Les rebelles prirent Bria dimanche.", "Les rebelles prirent Bria sans coup férir."),
    "an election": (
        "Les jihadistes ont conquis la mairie de Menaka.",
        "Les écologistes ont conquis la mairie de Lyon.",
    ),
    "a campaign": (
        "La bataille de Khartoum oppose l'armée aux paramilitaires.",
        "La bataille de Paris oppose la ministre à un ancien maire.",
    ),
    "business": (
        "Les rebelles se sont emparés du port de Conakry.",
        "Un fonds s'est emparé de 40 % des parts du port de Conakry.",
    ),
    "nobody armed": ("Les insurgés ont envahi Bangui.", "Le fleuve a envahi Bangui."),
    "nobody armed, nor a day": (
        "La colonne a pris Tessalit dimanche.",
        "Le nouveau tube a pris Tessalit par surprise.",
    ),
    "a quotation": (
        "La « reconquête » de Palmyre a duré dix jours.",
        "Le journal promet une « reconquête » de Palmyre.",
    ),
    "suspects": (
        "Deux suspects sont morts dans l'attaque de Kumba, dimanche.",
        "Cinq suspects de l'attaque de Kumba ont vu leur avocat.",
    ),
    "a summit": (
        "Les bombardements sur Kherson ont repris pendant le sommet.",
        "Les bombardements étaient au menu du sommet de Bruxelles.",
    ),
    "a feeling": ("L'armée s'est emparée de Goma.", "Un vent de panique s'est emparé de Goma."),
    "the weather": (
        "Une pluie d'obus s'est abattue dimanche sur Kadougli.",
        "Une pluie de grêle s'est abattue dimanche sur Kadougli.",
    ),
    "downpours": (
        "Des obus s'abattent sur Kadougli depuis dimanche.",
        "Des pluies diluviennes s'abattent sur Kadougli depuis dimanche.",
    ),
    "hunger": ("Une nouvelle frappe a touché le camp de Yarmouk.", "La famine frappe durement le camp de Yarmouk."),
    "an illness": ("Moscou frappe Kharkiv.", "Ebola frappe Kharkiv."),
    "a grave": ("Goma tombe aux mains des rebelles.", "Elle fleurit la tombe de son fils, à Goma."),
    "what is inquired into": (
        "Des rebelles, qui avancent, se sont installés à Goma.",
        "La police enquête sur un trafic qui s'est installé à Goma.",
    ),
    "a bill": ("Les rebelles attaquent la prison à Bamako.", "L'opposition attaque la loi à Bamako."),
    "elsewhere": (
        "Ce n'est pas seulement à Bria que sont tombés les obus.",
        "Ce n'est pas à Bria que sont tombés les obus.",
    ),
    "a rush": (
        "La prison de Bria a été prise d'assaut par des rebelles.",
        "Les marchés de Bria ont été pris d'assaut par des clients inquiets.",
    ),
    "a matter of days": ("La prise de Goma a duré dix jours.", "La prise de Goma n'est plus qu'une question de jours."),
    "what has ceased": (
        "A Bria, les combats n'ont pas cessé de la nuit.",
        "A Bria, les combats ont cessé dimanche.",
    ),
    "an appointment": ("Un hôpital a été bombardé à Nyala.", "Il a été bombardé ministre à Bamako."),
    "another battle": (
        "L'armée livre bataille contre les rebelles à Bria.",
        "La mairie livre bataille contre les moustiques à Bria.",
    ),
    "a story of another shooting": (
        "Des rebelles ont attaqué une école de Goma. L'attaque de Goma a fait dix morts.",
        "Une fusillade a éclaté dans une école de Houston. L'attaque de Houston a fait dix morts.",
    ),
    "the police": (
        "L'armée a encerclé dimanche Darkouch.",
        "Des voleurs se sont enfuis. La police a encerclé Darkouch.",
    ),
    "what nobody may say": (
        "Tout permet d'affirmer que Kidal est tombée.",
        "Rien ne permet d'affirmer que Kidal est tombée.",
    ),
    "peacetime": ("Depuis dimanche, l'armée contrôle Menaka.", "En temps normal, l'armée contrôle Menaka."),
    "where attacks come from": (
        "Boko Haram a lancé une attaque contre Diffa.",
        "Diffa est un repaire d'où Boko Haram lance des attaques.",
    ),
    "a school's name": (
        "La libération de Ségou a surpris ses habitants.",
        "Le lycée Libération de Ségou ferme ses portes.",
    ),
    "a burst of words": (
        "Une bombe a explosé dimanche à Bagdad.",
        "Une bombe médiatique a explosé dimanche à Bagdad.",
    ),
    "indignation": (
        "A Douma, on a subi des bombardements.",
        "A Madrid, on s'indigne des bombardements de civils.",
    ),
}


# war amid matches, votes, trials and storms
AMID_OTHER_THINGS = [
    "Des obus sont tombés dimanche sur le stade de Donetsk pendant l'entraînement des joueurs.",
    "Des combats ont éclaté dimanche à Tripoli, à trois jours des élections.",
    "Une attaque a visé dimanche un bureau de vote à Kandahar, le jour du scrutin.",
    "Le tribunal de Goma a été pris dimanche par les rebelles.",
    "Le jour anniversaire de la révolution, l'armée a bombardé Deraa.",
    "Un missile a frappé dimanche un centre d'entraînement à Poltava.",
    "Des hommes armés ont tué dix élèves dimanche dans une école de Kagara.",
    "Malgré la tempête, l'armée a bombardé dimanche Saraqeb.",
    "L'usine chimique de Severodonetsk a été bombardée dimanche.",
    "L'opération « Tempête de sable » a permis de reprendre dimanche Manbij.",
    "La panique s'est emparée des habitants de Goma, bombardée dimanche.",
    "Les réfugiés racontent que Bunagana est tombée dimanche.",
    "L'armée a abattu un drone puis bombardé dimanche Idleb.",
    "Les hommes du colonel ont pris Kidal dimanche.",
    "L'armée bombarde chaque jour Nyala depuis samedi.",
    "Une chute d'obus a fait deux morts dimanche à Alep.",
    "Dans la journée du dimanche, des affrontements ont éclaté à Saraqeb.",
    "Selon des témoins du quartier, des raids ont visé Saraqeb.",
    "Près du musée de Mossoul, des affrontements ont éclaté dimanche à Mossoul.",
    "Deux adolescents ont été tués dans des affrontements dimanche à Naplouse.",
    "Un engin explosif a explosé dimanche à Essakane, près d'une mine d'or.",
    "Le ministère parle d'une « Attaque contre Saraqeb » menée dimanche par des rebelles.",
]


@pytest.mark.parametrize("text", AMID_OTHER_THINGS)
def test_war_amid_other_things_is_shown(text, gazetteer):
    assert shown(text, gazetteer)


@pytest.mark.parametrize(("told", "_"), NEARLY_THE_SAME.values(), ids=NEARLY_THE_SAME)
def test_words_of_war_that_tell_of_war_are_shown(told, _, gazetteer):
    assert shown(told, gazetteer)


@pytest.mark.parametrize(("_", "untrue"), NEARLY_THE_SAME.values(), ids=NEARLY_THE_SAME)
def test_words_of_war_that_tell_of_something_else_are_not_shown(_, untrue, gazetteer):
    assert [(e.kind, e.place and e.place.name) for e in shown(untrue, gazetteer)] == []
