"""The ways in which rules' examples are put, and what each must come to; of how many of a hundred examples it does.

A variation (``variations`` makes its text) leaves the events as they were, or makes them what it says: claimed, of another
town, none at all. No reading is perfect: ``least`` holds what was reached.
"""

import re

from geo.codebook import Factuality

from . import frames
from . import variations as v
from .becoming import (
    Variation,
    also_in_palmyra,
    as_sure,
    dated,
    fighting,
    no_fighting,
    no_visit,
    of_others,
    of_tuesday,
    there,
    undated,
)

PUT_OTHERWISE = (
    Variation(
        "a source behind the subject",
        v.after_subject(
            ", selon l'OSDH,", ", selon une source locale,", ", d'après des habitants,", ", selon des témoins,"
        ),
        95,
    ),
    Variation(
        "who says so behind the subject",
        v.after_subject(
            ", a rapporté l'ONU,", ", a raconté un habitant,", ", ont indiqué des témoins,", ", a dit une ONG,"
        ),
        92,
    ),
    Variation(
        "when it was said behind the subject",
        v.after_subject(", a indiqué mercredi une source médicale,", ", a rapporté mercredi une ONG,"),
        95,
        of=dated,
    ),
    Variation(
        "a circumstance behind the subject",
        v.after_subject(
            ", malgré la trêve,", ", en dépit des appels au calme,", ", après une nuit calme,", ", faute de vivres,"
        ),
        95,
    ),
    Variation(
        "dashes or brackets behind the subject",
        v.after_subject(" — selon plusieurs habitants —", " – malgré la trêve –", " (selon des témoins)"),
        90,
    ),
    Variation(
        "a relative behind the group",
        v.after_group(
            (
                ", qui contrôle une partie du pays,",
                ", qui dispose de blindés,",
                ", qui progresse depuis trois semaines,",
            ),
            (
                ", qui contrôlent une partie du pays,",
                ", qui disposent de blindés,",
                ", qui progressent depuis trois semaines,",
            ),
        ),
        95,
    ),
    Variation(
        "who helps the group",
        v.after_group(
            (", avec l'appui de la Russie,", ", avec l'aide de ses alliés,", ", soutenue par Moscou,"),
            (", avec l'appui de la Russie,", ", avec l'aide de leurs alliés,", ", soutenus par Moscou,"),
        ),
        90,
    ),
    Variation(
        "how the group fares",
        v.after_group(
            (", très affaiblie,", ", à la peine depuis des mois,", " — qui manque d'hommes —"),
            (", très affaiblis,", ", à la peine depuis des mois,", " — qui manquent d'hommes —"),
        ),
        95,
    ),
    Variation(
        "where the town lies",
        v.after_town(
            ", dans le nord du pays", ", dans l'est du pays", ", près de la frontière", ", à 40 km de la frontière"
        ),
        90,
    ),
    Variation("the surroundings of the town", v.after_town(" et ses environs", " et sa région", closed=False), 95),
    Variation("the road on which the town lies", v.after_town(", sur la route de la capitale"), 95),
    Variation("a bracket behind the town", v.after_town(" (nord)", " (centre-est)", " (sud)", closed=False), 95),
    Variation(
        "an apposition to the town",
        v.after_town(
            ", une ville de 30.000 habitants", ", carrefour stratégique", ", deuxième ville du pays", ", ville martyre"
        ),
        95,
    ),
    Variation(
        "a relative behind the town",
        v.after_town(
            ", où vivent 30.000 personnes",
            ", qui compte 30.000 habitants",
            ", dont les écoles sont fermées",
            ", où l'eau manque",
        ),
        87,
    ),
    Variation(
        "the history of the town",
        v.after_town(
            ", qui avait été reprise l'an dernier par l'armée",
            ", reprise en 2022 par l'armée",
            ", que l'armée avait prise en 2019",
        ),
        90,
        of=no_fighting,
    ),
    Variation("its day in front", v.day(v.in_front), 95),
    Variation("its day behind the verb", v.day(v.behind_verb), 95),
    Variation("its day behind the subject", v.day(v.behind_subject), 95),
    Variation("its day at the end", v.day(v.at_end), 95),
    Variation(
        "a day in front", v.tuesday(v.in_front, "mardi", "mardi matin", "mardi 26 novembre"), 95, of_tuesday, undated
    ),
    Variation(
        "a day behind the verb",
        v.tuesday(v.behind_verb, "mardi", "mardi soir", "le 26 novembre"),
        95,
        of_tuesday,
        undated,
    ),
    Variation(
        "a day behind the subject", v.tuesday(v.behind_subject, "mardi", "dès mardi matin"), 95, of_tuesday, undated
    ),
    Variation(
        "a day at the end", v.tuesday(v.at_end, "mardi", "mardi soir", "mardi 26 novembre"), 95, of_tuesday, undated
    ),
    Variation(
        "how long behind the verb", v.tuesday(v.behind_verb, "pendant plusieurs heures", "durant trois jours"), 92
    ),
    Variation(
        "an adverb",
        v.adverb(
            *(
                "également",
                "en outre",
                "de nouveau",
                "par ailleurs",
                "finalement",
                "aussi",
                "à nouveau",
                "une nouvelle fois",
            ),
            *("pour la première fois", "même", "d'abord", "enfin"),
        ),
        95,
    ),
    Variation("what was just done", v.managed("vient de", "viennent de"), 92),
    Variation("what was done in the end", v.managed("a fini par", "ont fini par"), 92),
    Variation("what was managed", v.managed("est parvenu à", "sont parvenus à"), 95),
    Variation("what succeeded", v.managed("a réussi à", "ont réussi à"), 95),
    Variation("the passive", v.passive, 66),
    Variation(
        "a source first",
        v.before(
            "Selon l'OSDH, ",
            "Selon une source locale, ",
            "D'après des témoins, ",
            "De source médicale, ",
            "Selon l'ONU, ",
        ),
        95,
    ),
    Variation(
        "a source last",
        v.after(
            *(
                ", selon l'OSDH.",
                ", ont indiqué des habitants.",
                ", a rapporté une ONG locale.",
                ", selon plusieurs sources.",
            ),
            *(", a constaté un journaliste de l'AFP.", ", a-t-on appris de source médicale."),
        ),
        95,
    ),
    Variation(
        "what a third party says",
        v.before(
            "L'OSDH a indiqué que ",
            "Des habitants ont raconté que ",
            "L'ONU a confirmé que ",
            "Un témoin a rapporté que ",
        ),
        95,
    ),
    Variation("a witness quoted", v.quoted, 95),
    Variation(
        "what a party says",
        v.of_deeds(
            v.before("L'armée affirme que ", "Un commandant rebelle a assuré que ", "Un colonel de l'armée a dit que ")
        ),
        90,
        as_sure(Factuality.CLAIMED),
    ),
    Variation(
        "a party that says so",
        v.of_deeds(v.after(", a affirmé un porte-parole de l'armée.", ", a assuré un commandant rebelle.")),
        92,
        as_sure(Factuality.CLAIMED),
    ),
    Variation(
        "a participle in front",
        v.opening_participle(
            ("Appuyée par des blindés", "Forte de ses renforts", "Venue du sud", "Profitant de la nuit"),
            ("Appuyés par des blindés", "Forts de leurs renforts", "Venus du sud", "Profitant de la nuit"),
        ),
        95,
    ),
    Variation(
        "a circumstance in front",
        v.before(
            *(
                "Malgré la trêve, ",
                "Après plusieurs jours de pluie, ",
                "En dépit des appels au calme, ",
                "Dans un climat tendu, ",
            ),
            *("Sur le terrain, ", "Dans le même temps, ", "Par ailleurs, ", "Pendant ce temps, "),
        ),
        95,
    ),
    Variation(
        "a clause behind",
        v.after(
            *(
                " et l'électricité a été coupée.",
                ", tandis que la population manque d'eau.",
                ", et les écoles ont fermé.",
            ),
            *(", alors que les écoles rouvraient.", "; les marchés sont restés fermés."),
        ),
        95,
    ),
    Variation(
        "a clause ahead",
        v.before(
            *(
                "L'électricité a été coupée et ",
                "Les écoles sont fermées, mais ",
                "La trêve n'aura duré que deux jours: ",
            ),
            *("Alors que la population manque d'eau, ", "La peur grandit depuis que "),
        ),
        95,
    ),
    Variation(
        "talks elsewhere first",
        v.in_country(
            v.before(
                *(
                    "Au lendemain d'une réunion à Genève, ",
                    "Malgré l'accord conclu à Astana, ",
                    "Alors que les négociations piétinent à Vienne, ",
                    "A quelques jours d'un sommet à Astana, ",
                )
            )
        ),
        90,
    ),
    Variation(
        "talks elsewhere last",
        v.in_country(
            v.after(
                *(
                    ", à la veille de pourparlers à Vienne.",
                    ", au lendemain d'une réunion à Genève.",
                    " malgré l'accord conclu à Astana.",
                    ", à quelques jours d'un sommet à Genève.",
                    ", alors que les négociations piétinent à Vienne.",
                )
            )
        ),
        90,
    ),
    Variation(
        "a source elsewhere",
        v.in_country(
            v.after(", a indiqué une source diplomatique à Genève.", ", a dit un porte-parole de l'ONU à Vienne.")
        ),
        95,
    ),
    Variation(
        "a site in the town",
        v.before_town("devant une mosquée", "près d'un marché", "à proximité d'une école", "devant un poste de police"),
        90,
        of=fighting,
    ),
    Variation(
        "how a deed was done",
        v.manner(
            ("sanglante", "meurtrière", "d'envergure", "massive"),
            ("sanglant", "meurtrier", "nocturne", "massif"),
            ("intenses", "meurtriers", "acharnés", "violents"),
        ),
        95,
    ),
    Variation("a second place", v.second_place, 87, also_in_palmyra),
    Variation(
        "other sentences of the same war",
        v.around(
            ("La guerre dure depuis plusieurs années dans ce pays. ", " La population manque d'eau et d'électricité."),
            ("Les prix du pain ont doublé. ", " Les écoles sont fermées."),
            ("Les pourparlers sont au point mort.\n\n", "\n\nL'ONU demande un accès à la population.\n"),
        ),
        95,
    ),
    Variation(
        "sentences of other countries",
        v.around(
            ("{country}: la trêve est rompue\n\nAu Pérou, le Parlement a adopté le budget. ", ""),
            ("{country}: la trêve est rompue\n\n", " Au Japon, la Bourse a progressé."),
            ("{country}: la trêve est rompue\n\nLe Canada a dénoncé ces violences. ", " La Norvège a promis une aide."),
        ),
        95,
    ),
    Variation("a town of another war", v.other_town, 95, there),
    Variation("another group", v.other_group, 95, of_others),
    Variation("curly apostrophes", v.typed(lambda s: s.replace("'", "’")), 95),
    Variation(
        "hard spaces",
        v.typed(lambda s: s.replace(" de ", " de\N{NO-BREAK SPACE}").replace(" 1", "\N{NO-BREAK SPACE}1")),
        95,
    ),
    Variation("an accented capital", v.typed(lambda s: re.sub(r"^A ", "À ", s)), 95),
    Variation("a title", v.heading, 95),
    Variation("a dispatch", v.around(("GENEVE (AFP) - ", ""), ("", " (AFP)"), ("- ", ""), ("• ", "")), 95),
    Variation("the present", frames.tense("present"), 85),
    Variation("the imperfect", frames.tense("imperfect"), 90),
    Variation("what was done before", frames.perfect("Après ", "{have} gardé le silence"), 80),
    Variation("what was done by it", frames.gerund("{have} gardé le silence"), 80),
    Variation(
        "what a party says to have done",
        v.of_deeds(frames.said("a affirmé", "ont affirmé")),
        85,
        as_sure(Factuality.CLAIMED),
    ),
    Variation("a relative that tells it", frames.relative("a gardé le silence", "ont gardé le silence"), 90),
    Variation("who it was", frames.cleft, 90),
    Variation("a second deed", frames.coordinated("a reçu des renforts et", "ont reçu des renforts et"), 95),
    Variation("what was seen", frames.caused("Des habitants ont vu", ""), 90),
    Variation("what was made possible", frames.caused("Ce renfort a permis", "de "), 75),
    Variation("an apposition that tells it", frames.apposed("manque d'eau et d'électricité"), 60),
    Variation("a participle in front that tells it", frames.fronted_participle("manque d'eau et d'électricité"), 60),
    Variation("a title without an auxiliary", frames.bare_passive, 65),
    Variation("hearsay", v.with_verbs(v.hearsay), 87, as_sure(Factuality.CONDITIONAL)),
    Variation(
        "what it did",
        v.after(
            *(
                ", faisant dix morts et trente blessés.",
                ", tuant dix civils.",
                ", tuant au moins dix personnes, dont trois enfants.",
            ),
            *(", provoquant la fuite de milliers d'habitants.", ", détruisant plusieurs maisons."),
        ),
        95,
        of=fighting,
    ),
    Variation(
        "its toll in the next sentence",
        v.around(
            ("", " Dix civils ont été tués."),
            ("", " Le bilan s'élève à dix morts, selon l'OSDH."),
            ("", " Au moins dix personnes ont péri et trente ont été blessées."),
        ),
        95,
        of=fighting,
    ),
    Variation(
        "what nobody could verify",
        v.around(
            ("", " Ces informations n'ont pas pu être vérifiées de source indépendante."),
            ("", " Aucun bilan n'était disponible dans l'immédiat."),
            ("", " Le chef de l'ONU a condamné ces violences."),
        ),
        95,
    ),
    Variation(
        "a part of the country in front",
        frames.outside("Dans le nord du pays, ", "Dans le centre du pays, ", "Dans l'est du pays, "),
        95,
    ),
    Variation(
        "what it was for",
        v.after(
            *(", afin de faire pression sur le gouvernement.", ", pour venger la mort d'un chef."),
            *(", pour protester contre les sanctions.", ", dans l'espoir de couper une route."),
        ),
        95,
    ),
    Variation(
        "what came of it",
        v.after(
            *(
                ", obligeant les habitants à fuir.",
                ", ce qui a provoqué un exode.",
                ", un revers pour le gouvernement.",
            ),
            *(", ce que l'ONU a dénoncé.", ", poussant l'ONU à réagir.", ", au grand soulagement des habitants."),
        ),
        95,
    ),
    Variation(
        "about the town",
        frames.in_town(
            *("à proximité de", "aux alentours de", "à la sortie de", "dans les faubourgs de", "au sud-ouest de"),
            *("en périphérie de", "en plein centre de", "dans un quartier de", "dans les rues de"),
        ),
        95,
        of=no_visit,
    ),
    Variation("near the town", frames.in_town("non loin de", "tout près de", "autour de"), 85, of=fighting),
    Variation(
        "its noun before the town",
        frames.in_town("dans la ville de", "dans la localité de", "dans le village de"),
        95,
    ),
    Variation(
        "a longer source first",
        v.before(
            *("Selon un bilan établi par l'OSDH, ", "D'après un décompte de l'AFP, ", "A en croire des témoins, "),
            *("Selon des informations de presse, ", "Aux dires d'un habitant, ", "De l'avis d'un expert, "),
        ),
        95,
    ),
    Variation(
        "a source last, in the present",
        v.after(
            *(", rapporte un correspondant de l'AFP.", ", fait savoir l'OSDH.", ", précise la même source."),
            *(", indique-t-on de source sécuritaire.", ", détaille l'ONG."),
        ),
        95,
    ),
    Variation("what was begun", v.managed("a commencé à", "ont commencé à"), 95),
    Variation("what was gone on with", v.managed("a continué de", "ont continué de"), 95),
    Variation(
        "what a party is accused of",
        frames.accused("Une ONG accuse ", "Le gouvernement a accusé ", "Des témoins ont accusé "),
        80,
        as_sure(Factuality.CLAIMED),
    ),
)
