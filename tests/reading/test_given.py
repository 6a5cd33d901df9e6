"""What a sentence takes for given happened, whatever its verb denies, plans or weighs."""

from datetime import date

import pytest

from geo.model import Article
from geo.reading.pipeline import read

WEDNESDAY = date(2016, 10, 12)


def told(text, gazetteer):
    found = read(Article(id="essai", text=text, published=WEDNESDAY), gazetteer).events
    return {(str(e.kind), e.place.name) for e in found if e.place and e.factuality in ("asserted", "claimed")}


GIVEN = [
    (
        ("visit", "Damas"),
        "M. Diallo, dont l'offre n'a rien donné, ira lundi à Moscou, après une récente visite à Damas.",
    ),
    (("visit", "Amman"), "Ni Antony Blinken ni Najib Mikati ne se sont exprimés lors de leur entretien à Amman."),
    (("visit", "Berlin"), "Le ministre turc a dit mardi, lors d'un déplacement à Berlin, que l'Europe devait agir."),
    (("visit", "Le Caire"), "Au Caire, Sergueï Lavrov s'est efforcé de rassurer ses partenaires."),
    (("visit", "Le Caire"), "Au Caire, Sergueï Lavrov a tenté de convaincre le président égyptien."),
    (("clash", "Ghazni"), "Le président a demandé d'enquêter sur l'assaut contre Ghazni."),
    (("strike", "Homs"), "L'ONU a demandé mardi une enquête sur le bombardement, dimanche, d'un hôpital de Homs."),
    (("control", "Homs"), "La chute de Homs n'est pas sans conséquence."),
    (("control", "Homs"), "La reprise de Homs par l'armée n'est pas anodine."),
    (("strike", "Homs"), "L'aviation avait au préalable mené mardi des frappes sur Homs."),
    (("clash", "Homs"), "Un convoi parti pour Homs a été la cible d'une attaque rebelle à Homs."),
    (("visit", "Bagdad"), "Le ministre turc Hakan Fidan dit s'être rendu lundi à Bagdad."),
    (("strike", "Homs"), "Alors que des pourparlers s'ouvriront le 22 octobre à Genève, l'armée bombarde Homs."),
    (("control", "Homs"), "La perte de Homs, où l'EI avait ses bureaux, a porté un coup au groupe."),
    (("control", "Homs"), "L'armée l'a reconnu : Homs, en trois jours, est tombée."),
    (("clash", "Homs"), "La rumeur des combats de Homs parvient aux faubourgs."),
    (("clash", "Homs"), "Dans un message diffusé sur Telegram, les jihadistes ont revendiqué l'attaque de Homs."),
    (("control", "Homs"), "Malgré les rumeurs, l'armée a repris Homs."),
    (("control", "Homs"), "Les rebelles ont pris deux quartiers de Homs."),
    (("control", "Homs"), "L'armée a repris ses positions à Homs."),
]


@pytest.mark.parametrize(("event", "text"), GIVEN)
def test_what_is_taken_for_given_happened(event, text, gazetteer):
    assert event in told(text, gazetteer)


NOT_GIVEN = [
    "Le président a demandé de préparer l'assaut contre Ghazni.",
    "Aucune visite à Damas n'a eu lieu après la trêve.",
    "La chute de Homs n'est pas imminente.",
    "La prise de Homs par l'armée n'est pas confirmée.",
    "Sergueï Lavrov a tenté de rencontrer le président égyptien au Caire.",
    "Nicolas Sarkozy se rend en Russie pour une première rencontre avec Dmitri Medvedev à Moscou.",
    'Selon le directeur de l\'OSDH, Sami Haddad, "les jihadistes ont filé vers Sarmine".',
    "L'opposition a posé comme préalable le départ de l'armée de Homs.",
    "Les rebelles ont posé pour condition le retrait de l'armée de Homs.",
    "L'armée a massé des troupes pour lancer une offensive contre Hodeida.",
    "Le ministre turc Hakan Fidan affirme se rendre lundi à Bagdad.",
    "Les rebelles se défendent d'avoir pris Homs.",
    "L'armée réfute avoir bombardé Homs.",
    "Des experts doutent que les rebelles prennent Homs.",
    "Il est hors de question que les rebelles prennent Homs.",
    "Il est peu probable que les jihadistes attaquent l'armée à Homs.",
    "L'idée que l'aviation bombarde Homs inquiète les voisins.",
    "Des frappes russes sur Homs sont imminentes.",
    "Des frappes russes sur Homs ont été annulées.",
    "La perte de Homs, où l'EI avait ses bureaux, serait un revers pour le groupe.",
    "L'attaque de Bosso, où vivent dix mille personnes, n'a pas eu lieu.",
    "Les experts redoutent que Homs, un jour, tombe.",
    "Un scénario que redoutent les experts : que Homs tombe.",
    "Une seule crainte à Damas : que Homs, demain, tombe.",
    "Une rumeur fait état d'une incursion rebelle à Homs.",
    "Selon des rumeurs, les rebelles ont pris Homs.",
    "Un message circulant depuis l'aube fait état d'une attaque rebelle à Homs.",
    "Des messages relayés sur WhatsApp font état de combats à Homs.",
    "Les rebelles ont pris Homs, selon un message anonyme.",
    "Le gouvernement a pris ses quartiers à Homs.",
    "A Homs, les rebelles ont pris leurs quartiers dans une école.",
    "C'est la cinquième base visée en quelques semaines dans cette région. A Homs, on s'inquiète.",
]


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_what_is_not_did_not(text, gazetteer):
    assert told(text, gazetteer) == set()
