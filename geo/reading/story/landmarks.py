"""Does a place's name only say where another place lies, or what is left out?

« Ansongo, à 90 km au sud de Gao », « Oufa, au pied de l'Oural », « la route qui mène à Doha »: spatial language calls such a
name a landmark. « à l'exception de Tabqa » tells of no event there either.
"""

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from geo.model import Place, Toponym
from geo.reading.sentences.verbs import grammar
from geo.reading.text import Token, spelled
from geo.reading.wordclasses import endings, words

_ROAD = 2  # tokens of « route de »
_OF_A_BODY = 4  # tokens from « flotte » to the name behind its « de »
_BEARING = 9  # tokens from « kilomètres au sud » to the name that they are reckoned from
_UNIT_REACH = 3  # tokens from « kilomètres » to the name that they are reckoned from
_ONE_OF = 14  # tokens from « , l'un des sept bourgs » to the name
_NEIGHBOUR = 8  # tokens from « , voisine de » to the name
_RECKONED = 4  # tokens of « ville au nord de »
_SELF_RULED = 5  # tokens of « dans la région autonome du »
_TOWN = 10  # tokens from a town to the name that its apposition reckons from
_DISTANCE = 7  # tokens of « cette ville située à une centaine de »
_APPOSED = 5  # tokens from the comma of an apposition to the name in it
_OF_A_TOWN = 8  # tokens from « la métropole » to the name behind « du nord de »
_EXCEPTED = 7  # tokens from « exception » to the name of what is left out
_COUNTED = 12  # tokens from « deuxième ville » over « à échapper au régime après » to the name
_OPENING = 5  # tokens of « Depuis jeudi soir, », and the stop before it
_AIMED = 20  # tokens from « objectifs: » over other names to the name
_MARKS = ",;:()"
_STOPS = ".;?!"


def is_landmark(tokens: Sequence[Token], first: int, toponym: Toponym) -> bool:
    """Whether a name, by the words before it, only says where another place lies.

    Of one that is told to lie in a region itself only a road does so: « la route de Butembo dans l'est du pays ».
    """
    if toponym.container is not None:
        return _refers([t.norm for t in tokens[max(0, first - _ROAD) : first]])
    first = _with_title(tokens, first)
    # « a mené à Doha » is no « route qui mène à Doha »
    norms = [t.text if t.text.endswith(endings()["participle"]) else t.norm for t in tokens[max(0, first - 4) : first]]
    apposed = "," in norms
    norms = norms[norms.index(",") + 1 :] if apposed else norms
    if toponym.between is not None or _refers(norms):
        return True
    if any(marks(tokens, first) for marks in (_close_by, _next_to, _one_of, _beyond, _governs)):
        return True
    measured = toponym.distance_km is not None or not words()["units"].isdisjoint(norms[-_UNIT_REACH:])
    return (measured or _bears_from(tokens, first)) and _marks_another(tokens, first)


def _with_title(tokens: Sequence[Token], first: int) -> int:
    """Where « la capitale régionale Maiduguri » begins, behind its article."""
    titles = words()["seats"] | words()["provincial"]
    return next((k for k in range(first, 0, -1) if tokens[k - 1].norm not in titles), first)


def lies_along(tokens: Sequence[Token], first: int, place: Place | None) -> bool:
    """« Kosti, sur le Nil Blanc, puis El-Obeid »: waters in an apposition that only tell on which of them a town lies."""
    if place is None or place.is_nation or place.feature_class not in ("H", "A"):
        return False  # « le Nil Blanc » is a state too
    told = [t.norm for t in tokens[max(0, first - _TOWN) : first] if t.norm not in words()["articles"]]
    along = words()["along"].isdisjoint
    return told[-2:-1] == [","] and not along(told[-1:]) and along(told[:-2])  # « des raids sur Homs, sur l'Euphrate »


def is_of_fleet(tokens: Sequence[Token], first: int) -> bool:
    """« l'état-major de la flotte russe de la mer Noire, à Sébastopol »: a name that only tells which body is meant."""
    norms = [t.norm for t in tokens[max(0, first - _OF_A_BODY) : first]]
    fleet = next((k for k, norm in enumerate(norms) if norm in words()["fleets"]), len(norms))
    behind = [norm for norm in norms[fleet + 1 :] if norm not in words()["articles"]]
    return not words()["of"].isdisjoint(behind[-1:]) and "," not in behind


def _next_to(tokens: Sequence[Token], first: int) -> bool:
    """« Amhara, voisine de la région en guerre du Tigré »: a name in an apposition that tells whose neighbour the one before is."""
    before = [t.norm for t in tokens[max(0, first - _NEIGHBOUR) : first]]
    apposed = before[len(before) - before[::-1].index(",") :] if "," in before else []
    return not words()["next_to"].isdisjoint(apposed[:1])


def _one_of(tokens: Sequence[Token], first: int) -> bool:
    """« Rajo, l'un des sept bourgs de l'enclave d'Afrine »: a name in an apposition that tells of whose towns the one before is."""
    before = [t.norm for t in tokens[max(0, first - _ONE_OF) : first]]
    apposed = before[len(before) - before[::-1].index(",") :] if "," in before else []
    told = [norm for norm in apposed if norm not in words()["articles"]]
    towns = not words()["several_places"].isdisjoint(told)
    return towns and not words()["one"].isdisjoint(told[:1]) and told[-1] in words()["of"]


def _governs(tokens: Sequence[Token], first: int) -> bool:
    """« que se disputent la région autonome du Kurdistan et Bagdad »: a region that acts; not « dans la région autonome »."""
    *ahead, region, own, _ = ("", "", "", *(t.norm for t in tokens[max(0, first - _SELF_RULED) : first]))
    if region not in words()["regions"] or own not in words()["self_ruled"]:
        return False
    before = next((norm for norm in reversed(ahead) if norm not in words()["articles"]), "")
    return before not in words()["here"] | words()["to_or_has"] | words()["into"]


def _beyond(tokens: Sequence[Token], first: int) -> bool:
    """« Rastane, ville stratégique au nord de Homs tombée mardi »: a name from which a bare apposition reckons."""
    before = tokens[max(0, first - _TOWN) : first]
    comma = next((k for k in range(len(before) - 1, 0, -1) if before[k].text in _MARKS), 0)
    describing = words()["one"] | words()["qualifiers"]  # « une petite ville du nord de Homs que »
    told = list(dropwhile(describing.__contains__, (t.norm for t in before[comma + 1 :])))
    named = comma and before[comma].text == "," and not before[comma - 1].text.islower()
    if not named or len(told) < _RECKONED:
        return False
    noun, *_, bearing, of = told
    leads = noun in words()["towns"] | words()["bastions"] and of in words()["of"]
    return (
        leads and bearing in words()["bearings"] and words()["auxiliaries"].isdisjoint(set(told) - words()["bearings"])
    )


def _close_by(tokens: Sequence[Token], first: int) -> bool:
    """« Oufa, au pied de l'Oural », « Soukkari, proche de Salaheddine »: a name that only tells where the one before lies."""
    norms = [t.norm for t in tokens[max(0, first - _APPOSED) : first]]
    by = next((k for k, norm in enumerate(norms) if norm in words()["close_by"]), len(norms))
    return "," in norms[:by] and not words()["of"].isdisjoint(norms[by + 1 : by + 2])


def _bears_from(tokens: Sequence[Token], first: int) -> bool:
    """« à 9 kilomètres à l'est du fief rebelle de Lougansk »: whether a distance and a bearing lead to a name."""
    before = tokens[max(0, first - _BEARING) : first]
    if words()["units"].isdisjoint([t.norm for t in before]):
        return False
    norms = [t.norm for t in takewhile(lambda t: t.text not in _MARKS, reversed(before))]
    bearing = next((k for k, norm in enumerate(norms) if norm in words()["bearings"]), len(norms))
    return not words()["units"].isdisjoint(
        norms[bearing : bearing + _BEARING]
    )  # « à 450 km de la frontière, au sud de »


def _marks_another(tokens: Sequence[Token], first: int) -> bool:
    """« Ansongo, à 90 km au sud de Gao »: a distance that only tells where another place lies."""
    distances = words()["distances"]
    behind = (
        k for k in range(first - 1, max(0, first - 12), -1) if tokens[k].norm.isdigit() or tokens[k].norm in distances
    )
    return any(_lies_elsewhere(tokens, k) for k in behind)


def _lies_elsewhere(tokens: Sequence[Token], distance: int) -> bool:
    """« , à 90 km », « un camp à 90 km », not « plusieurs villages situés à 70 km »: whether a distance is that of a place told before."""
    before = [t.norm for t in tokens[max(0, distance - 4) : distance]]
    at = next((k for k, norm in enumerate(before) if norm in words()["before_distance"]), 0)
    if "," in before and _opens(tokens, distance - len(before) + before.index(",")):
        return False
    if "," in before or "(" in before or (at and before[at - 1] not in words()["anaphors"] | words()["plural_heads"]):
        return True
    return _is_of_the_town([t.norm for t in tokens[max(0, distance - _DISTANCE) : distance]])


def _opens(tokens: Sequence[Token], comma: int) -> bool:
    """« Depuis jeudi, à 90 km au sud de Gao, »: whether a comma only ends what opens a sentence, no place that lies so."""
    told = list(takewhile(lambda t: t.text not in _STOPS, reversed(tokens[max(0, comma - _OPENING) : comma])))
    timed = 0 < len(told) < _OPENING and spelled(told[-1].text) in grammar().adverbs | words()["backdrop"]
    return timed and all(t.text.islower() for t in told[:-1])


def _is_of_the_town(before: Sequence[str]) -> bool:
    """« la ville située à 70 km de », « cette localité située à une centaine de »: whether a distance says where a place told lies."""
    at = next((k for k, norm in enumerate(before) if norm in words()["before_distance"]), 0)
    return at > 1 and before[at - 1] in words()["towns"] and before[at - 2] in words()["the_one"]


def is_excepted(tokens: Sequence[Token], first: int, last: int) -> bool:
    """« toute la province, à l'exception de la base de Tabqa »: what is left out, unless the text goes on to speak of it."""
    if _is_left_out_behind(tokens, last):
        return True
    before = tokens[max(0, first - _EXCEPTED) : first]
    if words()["except"].isdisjoint([t.norm for t in before]):
        return False
    told = takewhile(lambda t: t.text not in _MARKS, reversed(before))
    if words()["except"].isdisjoint(t.norm for t in told):
        return False
    after = [t.norm for t in tokens[last : last + 2] if t.text != ","]
    return (words()["relatives"] | words()["goes_on"]).isdisjoint(after[:1])


def _is_left_out_behind(tokens: Sequence[Token], last: int) -> bool:
    """« Homs et Hama exceptées, »: whether a place, or the list that goes on from it, is left out by the word behind it."""
    for token in tokens[last : last + _EXCEPTED]:
        if token.norm in words()["excepted"]:
            return True
        if not (token.text[0].isupper() or token.norm in words()["and"] or token.text == ","):
            return False
    return False


def lies_of_a_town(tokens: Sequence[Token], first: int) -> bool:
    """« la grande ville de l'ouest du Soudan »: a part of a country that only tells where a town told before lies."""
    norms = [t.norm for t in tokens[max(0, first - _OF_A_TOWN) : first + 1]]
    town = next((k for k in range(len(norms) - 1, -1, -1) if norms[k] in words()["cities"]), None)
    if town is None or words()["of"].isdisjoint(norms[town + 1 : town + 2]):
        return False
    return not words()["the_one"].isdisjoint(norms[max(0, town - 2) : town])


def is_compared(tokens: Sequence[Token], first: int) -> bool:
    """« la deuxième ville à tomber après Homs », « le troisième bourg perdu, derrière Homs »: a name but counted along with another."""
    before = [
        t.norm for t in takewhile(lambda t: t.text not in _STOPS, reversed(tokens[max(0, first - _COUNTED) : first]))
    ]
    near = reversed(tokens[max(0, first - _COUNTED) : first])
    names = takewhile(lambda t: t.text[0].isupper() or t.norm in words()["and"], near)
    behind = not words()["counted_after"].isdisjoint(before[len(list(names)) :][:1])
    ranked = (
        norm for norm, noun in zip(before[1:], before, strict=False) if noun in words()["seats"] | words()["towns"]
    )
    return behind and any(norm in words()["counting_towns"] for norm in ranked)


def is_aim(tokens: Sequence[Token], first: int) -> bool:
    """« l'armée s'est fixé deux objectifs: Homs et Hama »: a name behind the colon of what somebody means to take next."""
    before = [
        t.norm for t in takewhile(lambda t: t.text not in _STOPS, reversed(tokens[max(0, first - _AIMED) : first]))
    ]
    return ":" in before and not words()["aims"].isdisjoint(before[before.index(":") :])


def _refers(before: Sequence[str]) -> bool:
    """Whether the words before a name make it a mark to reckon from; « le consulat de Suède à Damas » stands in Damascus."""
    known = words()
    leads = not known["leading"].isdisjoint(before)
    if leads and any(a in known["leading"] and b in known["leading_to"] for a, b in pairwise(before)):
        return True
    if not known["who"].isdisjoint(before) and not known["stretching"].isdisjoint(before[-2:-1]):
        return before[-1] in known["of_bare"]  # « un désert qui court de Palmyre à Deir Ezzor »
    bridge = next((k for k, norm in enumerate(before) if norm in known["bridges"]), len(before))
    if not known["across"].isdisjoint(before[bridge + 1 : bridge + 2]):
        return True  # « a pris un pont sur le Nil Bleu »
    told = known["reference"].intersection(before)
    return bool(told) and not (told <= known["missions"] and before[-1] in known["to_or_has"])
