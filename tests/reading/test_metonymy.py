"""Does a name stand for a government or for its place? The sentences are made up; the gazetteer is the real one."""

import pytest

from geo.codebook import Use
from geo.model import Toponym
from geo.places.gazetteer import Gazetteer
from geo.reading.text import parse
from geo.reading.toponyms.recognition import read_entities


def toponyms(text: str, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    return read_entities(parse(text), gazetteer).toponyms


@pytest.mark.parametrize(
    ("text", "surface", "use"),
    [
        ("Moscou a annoncé des frappes.", "Moscou", Use.METONYMIC),
        ("Il est arrivé lundi à Moscou.", "Moscou", Use.LITERAL),
        ("Le régime de Damas a cédé.", "Damas", Use.METONYMIC),
        ("Les habitants de Damas fuient.", "Damas", Use.LITERAL),
        ("Les bombardements de Damas sur la Ghouta ont repris.", "Damas", Use.METONYMIC),
        ("Les bombardements de Damas ont repris.", "Damas", Use.LITERAL),
        ("Des combattants soutenus par l'Iran approchent.", "Iran", Use.METONYMIC),
        ("Il s'est réfugié en Iran.", "Iran", Use.LITERAL),
        ("La Turquie soutient certaines factions.", "Turquie", Use.METONYMIC),
        ("Ils ont franchi la frontière avec la Turquie.", "Turquie", Use.LITERAL),
        ("Le poste est à la frontière de l'Éthiopie avec le Soudan.", "Soudan", Use.LITERAL),
        (
            "KHARTOUM, 16 avril (Reuters) - L'armée a frappé Omdurman, ville voisine, a dit un témoin.",
            "KHARTOUM",
            Use.LITERAL,
        ),
        ("Selon Ankara, rien n'est décidé.", "Ankara", Use.METONYMIC),
        ("Les pourparlers entre Moscou et Washington ont échoué.", "Washington", Use.METONYMIC),
        ("La route entre Damas et Amman est fermée.", "Amman", Use.LITERAL),
        ("Le Japon, la France et le Canada ont appelé au calme.", "France", Use.METONYMIC),
        ("Kiev a été bombardée cette nuit.", "Kiev", Use.LITERAL),
        ("Damas, Homs et Hama sont tenues par l'armée.", "Damas", Use.LITERAL),
        ("Les rebelles ont pris Damas, a annoncé le ministère.", "Damas", Use.LITERAL),
        ("Les rebelles ont sécurisé Damas, disent des habitants.", "Damas", Use.LITERAL),
        ("Les rebelles tiennent Damas, ont indiqué des sources locales.", "Damas", Use.LITERAL),
        ("Moscou, puis Damas, ont annoncé des frappes.", "Damas", Use.METONYMIC),
        ("Sanaa est occupée par des miliciens.", "Sanaa", Use.LITERAL),
        ("Tripoli avait été épargnée jusque-là.", "Tripoli", Use.LITERAL),
        ("Damas est passée sous le contrôle des insurgés.", "Damas", Use.LITERAL),
        ("Le maréchal a lancé une offensive contre Tripoli.", "Tripoli", Use.LITERAL),
        ("Il mène une offensive diplomatique contre Tripoli.", "Tripoli", Use.METONYMIC),
        ("Damas est tenu de respecter la trêve.", "Damas", Use.METONYMIC),
        ("Damas est défendu à l'ONU.", "Damas", Use.METONYMIC),
        ("Moscou avait évacué ses soldats.", "Moscou", Use.METONYMIC),
        ("Des raids ont visé Kiev et sa banlieue.", "Kiev", Use.LITERAL),
        ("Les sanctions visant Kiev, après les raids, durent.", "Kiev", Use.METONYMIC),
        ("Un raid aérien a été mené contre Kiev.", "Kiev", Use.LITERAL),
        ("Il a lancé une attaque virulente contre Kiev.", "Kiev", Use.METONYMIC),
        ("L'ONU accuse Téhéran de livrer des armes.", "Téhéran", Use.METONYMIC),
        ("Le Brésil, la Chine et le Kenya ont voté contre.", "Chine", Use.METONYMIC),
        ("Le Kremlin dément.", "Kremlin", Use.METONYMIC),
        ("Les émirats pétroliers du Golfe se réunissent.", "Golfe", Use.METONYMIC),
        ("L'armée a repris Alep.", "Alep", Use.LITERAL),
        ("Rabat a transmis à Moscou une liste.", "Moscou", Use.METONYMIC),
        ("Des heurts ont lieu dans la bande de Gaza et Washington appelle au calme.", "Washington", Use.METONYMIC),
        ("Moscou, puis Washington, ont salué l'accord.", "Washington", Use.METONYMIC),
        ("L'Iran et le Hezbollah yéménite approuvent le texte.", "Iran", Use.METONYMIC),
        (
            "Les ministres de la Santé du Kenya, du Mali et de la France sont venus.",
            "France",
            Use.METONYMIC,
        ),
        ("Les troupes russes de Syrie se retirent.", "Syrie", Use.LITERAL),
        ("La Syrie a sombré dans la misère.", "Syrie", Use.LITERAL),
        ("Ils font pression sur Damas.", "Damas", Use.METONYMIC),
        ("Nous avons quitté la Syrie.", "Syrie", Use.LITERAL),
        # two subjects of one verb, behind a relative pronoun, a quotation mark, a question
        ("Téhéran et Bagdad, qui se disputent l'eau, négocient.", "Téhéran", Use.METONYMIC),
        ("L'Iran et l'Irak « ont des vues communes », dit-il.", "Iran", Use.METONYMIC),
        ("Pourquoi l'Iran et l'Irak ont-ils rompu ?", "Iran", Use.METONYMIC),
        ("Rabat et ses alliés soutiennent le texte.", "Rabat", Use.METONYMIC),
        # objects, with an adverb or a day between; what is only taken or struck
        ("Il a critiqué vivement la Turquie.", "Turquie", Use.METONYMIC),
        ("L'émissaire a réconcilié mardi l'Algérie et le Maroc.", "Maroc", Use.METONYMIC),
        ("Paris met en garde Téhéran.", "Téhéran", Use.METONYMIC),
        ("Le régime garde Téhéran.", "Téhéran", Use.LITERAL),
        ("Les obus atteignant Israël sont rares.", "Israël", Use.LITERAL),
        # what is done and what is undergone
        ("La France avait bombardé des camps au Tchad.", "France", Use.METONYMIC),
        ("Le Soudan sera détruit.", "Soudan", Use.LITERAL),
        ("La Libye compte plusieurs milices.", "Libye", Use.LITERAL),
        ("Alger compte saisir l'ONU.", "Alger", Use.METONYMIC),
        ("Il croyait que les États-Unis le protégeraient.", "États-Unis", Use.METONYMIC),
        ("Après la chute de l'Union soviétique, la Russie a gardé ses armes.", "Russie", Use.METONYMIC),
        ("Il a rencontré l'opposition modérée à Washington.", "Washington", Use.LITERAL),
        ("L'attaque a fait mille morts d'après Washington.", "Washington", Use.METONYMIC),
        ("Des vols de reconnaissance ont lieu au-dessus de la Libye.", "Libye", Use.LITERAL),
        # nouns and their adjectives
        ("Ils craignent pour l'avenir politique de la Libye.", "Libye", Use.LITERAL),
        ("Malgré les efforts de l'Otan et de la France, rien ne bouge.", "France", Use.METONYMIC),
        ("Les autorités de Khartoum ont cédé.", "Khartoum", Use.METONYMIC),
        ("La colère de la Russie, alliée du pouvoir, grandit.", "Russie", Use.METONYMIC),
        # lists of countries: parties to something, or places
        ("Ils ont fui dans les pays voisins : Tchad, Niger et Libye.", "Tchad", Use.LITERAL),
        ("Neuf pays qui appuient le texte, dont la France et l'Italie, se sont réunis.", "Italie", Use.METONYMIC),
        ("Ils partent vers des pays comme le Tchad, le Niger, la Libye ou le Togo.", "Niger", Use.LITERAL),
        ("Dialogue Iran/Irak à Bagdad.", "Iran", Use.METONYMIC),
        ("Comme l'affirme Alger, rien n'est signé.", "Alger", Use.METONYMIC),
        ("C'est un pays où interviennent militairement la France et le Tchad.", "Tchad", Use.METONYMIC),
        ("Réunis dans la capitale kényane, les États-Unis ont promis une aide.", "États-Unis", Use.METONYMIC),
        ("Le Brésil, la Chine et le Kenya, alliés du pouvoir, ont voté contre.", "Chine", Use.METONYMIC),
        ("L'Arabie saoudite en particulier voulait venir.", "Arabie saoudite", Use.METONYMIC),
        ("Nous confirmons notre retrait de Libye.", "Libye", Use.LITERAL),
        ("Les raids de la Russie, fidèle alliée de la junte, continuent.", "Russie", Use.METONYMIC),
        ("Il est venu chercher à Bruxelles un appui.", "Bruxelles", Use.LITERAL),
        ("C'est la « plus grande menace » pour la Chine.", "Chine", Use.METONYMIC),
        ("Il a écrit depuis la Maison Blanche, dit-on.", "Maison Blanche", Use.LITERAL),
        ("Il vit dans la capitale, Khartoum, et a vu la guerre.", "Khartoum", Use.LITERAL),
        ("Les points de passage sur la frontière syrienne avec l'Irak ont fermé.", "Irak", Use.LITERAL),
        # what one country does to another, asks of it, finds hard
        ("La guerre du Tchad contre les rebelles continue.", "Tchad", Use.METONYMIC),
        ("Une offensive de l'Éthiopie est en cours.", "Éthiopie", Use.METONYMIC),
        ("Il veut obtenir de Rabat un geste.", "Rabat", Use.METONYMIC),
        ("Il est malaisé pour Alger de trouver un accord.", "Alger", Use.METONYMIC),
        ("Contrairement au Kenya, le Ghana hésite.", "Kenya", Use.METONYMIC),
        ("Le Togo en a promis dix.", "Togo", Use.METONYMIC),
        ("Des navires de guerre du Maroc approchent.", "Maroc", Use.METONYMIC),
        ("Un accord opposant Rabat à des rebelles échoue.", "Rabat", Use.METONYMIC),
        ("Il fustige la politique « agressive » de Khartoum.", "Khartoum", Use.METONYMIC),
        ("Ils défilent devant la Maison Blanche.", "Maison Blanche", Use.LITERAL),
        ("Tout est possible dans une Libye divisée.", "Libye", Use.LITERAL),
        ("La conférence de Tunis approche.", "Tunis", Use.LITERAL),
        ("Les patrouilles du Tchad avancent.", "Tchad", Use.METONYMIC),
        ("Il a réuni les pays alliés du Tchad.", "Tchad", Use.METONYMIC),
        ("Des manifestations ont eu lieu mardi soir à Tunis.", "Tunis", Use.LITERAL),
        ("Des manifestations ont eu lieu à Tunis.", "Tunis", Use.LITERAL),
        ("On s'interroge à propos de la Libye.", "Libye", Use.LITERAL),
        ("Une alliance entre les rebelles touareg et le Mali se dessine.", "Mali", Use.METONYMIC),
        ("Ils accusent par ailleurs Khartoum de mentir.", "Khartoum", Use.METONYMIC),
        ("L'Italie va, comme la France, envoyer des armes.", "France", Use.METONYMIC),
        ("On fuit ailleurs, comme la Libye, le Mali et le Togo.", "Libye", Use.LITERAL),
        ("Dans un pays comme le Mali, nous risquons gros.", "Mali", Use.LITERAL),
        ("Le désert, qui va du Tchad au Mali et au Niger, est vaste.", "Niger", Use.LITERAL),
        # whose side one is on
        ("Des sources proches de Tunis le confirment.", "Tunis", Use.METONYMIC),
        ("Un village proche de Tunis a brûlé.", "Tunis", Use.LITERAL),
        ("Il se bat aux côtés de Tunis.", "Tunis", Use.METONYMIC),
        ("La côte de Tunisie est déserte.", "Tunisie", Use.LITERAL),
        ("L'homme fort de Tunis a parlé.", "Tunis", Use.METONYMIC),
        ("Il plaide auprès du Maroc.", "Maroc", Use.METONYMIC),
        ("Il s'y est engagé devant le Maroc.", "Maroc", Use.METONYMIC),
        ("Il attend devant Tunis.", "Tunis", Use.LITERAL),
        # who tells, who acts, to whom
        ("La ville est perdue, reconnaît Tunis.", "Tunis", Use.METONYMIC),
        ("Les efforts de Tunis d'apaiser la crise échouent.", "Tunis", Use.METONYMIC),
        ("On prie les civils de Tunis de partir.", "Tunis", Use.LITERAL),
        ("Le Tchad et les rebelles centrafricains ont pris la ville.", "Tchad", Use.METONYMIC),
        ("Tunis et les villages voisins ont été bombardés.", "Tunis", Use.LITERAL),
        ("Rabat et Alger, pressés par des voisins, arabes et africains, ont signé.", "Rabat", Use.METONYMIC),
        ("Le voisin a prévenu le Maroc.", "Maroc", Use.METONYMIC),
        ("Deux parties (Maroc, Algérie) signeront.", "Maroc", Use.METONYMIC),
        # what strikes a town, and what befalls a country
        ("Des raids ont visé notamment Tunis et son port.", "Tunis", Use.LITERAL),
        ("Des sanctions visent Tunis.", "Tunis", Use.METONYMIC),
        ("Deux drones visaient le Kremlin à Moscou.", "Kremlin", Use.LITERAL),
        ("Avant de rallier Tunis, il a dormi à Sfax.", "Tunis", Use.LITERAL),
        ("Il veut rallier la Tunisie à sa cause.", "Tunisie", Use.METONYMIC),
        ("Le Tchad s'enfonce dans la crise.", "Tchad", Use.LITERAL),
        ("Le Tchad traverse une crise.", "Tchad", Use.LITERAL),
        ("Ils frappent déjà le Togo et le Bénin voisins.", "Bénin", Use.LITERAL),
        ("L'armée communique peu sur ses pertes au Tchad.", "Tchad", Use.LITERAL),
        ("La frontière (avec le Tchad) est fermée.", "Tchad", Use.LITERAL),
        ("Un conflit oppose entre eux les rebelles tenant la capitale, Tunis, et l'armée.", "Tunis", Use.LITERAL),
        ("Tunis, dont la petite flotte a mené trois sorties contre des pirates, veut la paix.", "Tunis", Use.METONYMIC),
    ],
)
def test_a_government_is_told_from_its_place(text: str, surface: str, use: Use, gazetteer: Gazetteer) -> None:
    assert next(t for t in toponyms(text, gazetteer) if t.surface == surface).use is use


def test_one_name_can_be_a_town_and_a_government_in_one_text(gazetteer: Gazetteer) -> None:
    found = toponyms("Il est arrivé lundi à Téhéran. Téhéran a démenti.", gazetteer)

    assert [t.use for t in found] == [Use.LITERAL, Use.METONYMIC]


@pytest.mark.parametrize(
    "text",
    [
        "Damas a changé de mains.",
        "Damas est sous les bombes depuis samedi.",
        "Damas, sous blocus jihadiste, manque de tout.",
        "Damas, entre les mains des jihadistes, reste calme.",
        "Damas est tombée sous la coupe de l'EI, puis est passée jeudi aux insurgés.",
        "Damas a été livrée aux forces gouvernementales.",
        "Damas échappe encore à l'armée.",
        "Damas a résisté lundi aux insurgés.",
        "Damas a tenu bon mardi face à une nouvelle poussée des miliciens.",
        "Damas reste le dernier bastion que les islamistes détiennent.",
        "Damas fait partie des villes tenues par les rebelles.",
        "Damas s'est rendue sans combat.",
        "Damas reste syrienne.",
        "Damas est redevenue syrienne.",
        "Le régime a déchaîné son artillerie contre Damas.",
        "Le Hezbollah a lancé contre Damas trois roquettes.",
        "Les raids que l'aviation a effectués lundi contre Damas ont fait dix morts.",
    ],
)
def test_a_capital_is_its_town_where_that_changes_hands_or_is_struck(text: str, gazetteer: Gazetteer) -> None:
    assert {t.use for t in toponyms(text, gazetteer) if t.surface == "Damas"} == {Use.LITERAL}


@pytest.mark.parametrize(
    "text",
    [
        "Damas a résisté aux pressions.",
        "Damas est prête à livrer des armes aux rebelles.",
        "Damas échappe aux sanctions.",
        "Damas s'est rendue à l'évidence.",
        "Damas, sous le feu des critiques, dément.",
        "Damas fait état de dix morts.",
        "Damas est opposée aux rebelles.",
        "L'ONU a lancé contre Damas une campagne de sanctions.",
    ],
)
def test_a_capital_is_its_government_where_that_alone_is_spoken_of(text: str, gazetteer: Gazetteer) -> None:
    assert {t.use for t in toponyms(text, gazetteer) if t.surface == "Damas"} == {Use.METONYMIC}
