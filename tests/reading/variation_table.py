"""The ways in which rules' examples are put, and what each must come to; of how many of a hundred examples it does.

A variation (``variations`` makes its text) leaves the events as they were, or makes them what it says: claimed, of another
town, none at all. No reading is perfect: ``least`` holds what was reached.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from geo.codebook import CURRENT, Factuality, Kind

from . import frames
from . import variations as v

TUESDAY = date(2024, 11, 26)


class Told(NamedTuple):
    """What is compared of an event."""

    kind: str
    place: str | None
    sure: str
    change: str | None
    who: frozenset[str]
    first: date | None
    last: date | None
    untold: bool


Becomes = Callable[[list[Told], str, str], list[Told]]
"""What events become: from what was told, from the example and from its variation, both with their brackets."""


# ── what events become ───────────────────────────────────────────────────────────────────────────────────────────────


def the_same(told: list[Told], _example: str, _varied: str) -> list[Told]:
    return told


def of_tuesday(told: list[Told], _example: str, _varied: str) -> list[Told]:
    return [t._replace(first=TUESDAY, last=TUESDAY, untold=False) for t in told]


def as_sure(sure: Factuality) -> Becomes:
    return lambda told, _example, _varied: [t._replace(sure=str(sure)) if t.sure in CURRENT else t for t in told]


def there(told: list[Told], _example: str, varied: str) -> list[Told]:
    town = re.search(r"\[([^\]|]+)\|location\]", varied)
    return [t._replace(place=town and town[1]) for t in told]


def of_others(told: list[Told], example: str, varied: str) -> list[Told]:
    old, new = (re.search(r"(\w+)\|(?:attacker|holder)\]", source) for source in (example, varied))
    names = {old[1].lower(): new[1].lower()} if old and new else {}
    return [t._replace(who=frozenset(names.get(name, name) for name in t.who)) for t in told]


def also_in_palmyra(told: list[Told], _example: str, _varied: str) -> list[Told]:
    return [*told, *(t._replace(place="Palmyre") for t in told)]


def nothing(_told: list[Told], _example: str, _varied: str) -> list[Told]:
    return []


def undated(told: list[Told]) -> bool:
    """Whether an example tells no day, and nothing that lasts: a holding is of the day on which it is told."""
    return all(t.untold and t.change != "held" for t in told)


def dated(told: list[Told]) -> bool:
    return not any(t.untold for t in told)


def fighting(told: list[Told]) -> bool:
    return all(t.kind in (Kind.STRIKE, Kind.CLASH) for t in told)


def no_fighting(told: list[Told]) -> bool:
    """Whether an example tells of no fight, whose parties are all those about."""
    return all(t.kind != Kind.CLASH for t in told)


# ── the variations ───────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Variation:
    """A way to put it, of how many of a hundred examples the events become what they should, what that is, and of which examples."""

    name: str
    make: v.Make
    least: int
    becomes: Becomes = the_same
    of: Callable[[list[Told]], bool] = bool


VARIATIONS = (
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
                    "Alors que l'émissaire de l'ONU était attendu à Vienne, ",
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
    Variation("what was not done", v.with_verbs(v.negated, v.undone), 95, nothing),
    Variation("what could not be done", v.governed("n'a pas pu", "n'ont pas pu"), 95, nothing),
    Variation("what may be done", v.governed("pourrait", "pourraient"), 95, nothing),
    Variation("what is hoped", v.governed("espère", "espèrent"), 95, nothing),
    Variation("what is threatened", v.governed("a menacé de", "ont menacé de"), 95, nothing),
    Variation("what is tried", v.governed("tente de", "tentent de"), 95, nothing),
    Variation("what failed", v.governed("a échoué à", "ont échoué à"), 95, nothing),
    Variation("what is prepared", v.governed("se prépare à", "se préparent à"), 92, nothing),
    Variation("what is refused", v.governed("a refusé de", "ont refusé de"), 95, nothing),
    Variation(
        "what is untrue",
        v.untrue(
            *(
                "Il est faux que ",
                "Le gouvernement a démenti que ",
                "Rien ne prouve que ",
                "L'ONU n'a pas confirmé que ",
            ),
            "Rien n'indique que ",
        ),
        95,
        nothing,
    ),
    Variation("a condition", v.conditional, 95, nothing),
    Variation(
        "long ago",
        v.long_ago(
            "Il y a dix ans, ",
            "En 2014, ",
            "Dix ans plus tôt, ",
            "Deux ans auparavant, ",
            "Au début du conflit, en 2015, ",
        ),
        95,
        nothing,
    ),
    Variation(
        "a work of fiction",
        v.of_fighting(
            v.before("Dans ce film, ", "Dans le roman, ", "Dans un jeu vidéo, ", "Le documentaire raconte comment ")
        ),
        95,
        nothing,
    ),
    Variation(
        "a drill", v.of_fighting(v.before("Lors d'un exercice militaire, ", "Au cours de manœuvres, ")), 95, nothing
    ),
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
)
