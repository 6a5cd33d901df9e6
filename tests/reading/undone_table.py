"""The ways to put a rule's example by which nothing of it has happened, and of how many of a hundred examples nothing is read.

Like ``variation_table``: what is denied, tried, meant, feared, asked, long over or made up.
"""

from . import frames
from . import variations as v
from .becoming import Variation, nothing

UNDONE = (
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
    Variation("what was tried in vain", v.governed("a tenté en vain de", "ont tenté en vain de"), 95, nothing),
    Variation("what nearly was", v.governed("a failli", "ont failli"), 95, nothing),
    Variation("what is promised", v.governed("a promis de", "ont promis de"), 95, nothing),
    Variation(
        "whether it was done",
        frames.in_doubt("On ignore si ", "Reste à savoir si ", "Nul ne sait si ", "Il est trop tôt pour savoir si "),
        95,
        nothing,
    ),
    Variation("a question", frames.asked, 95, nothing),
)
