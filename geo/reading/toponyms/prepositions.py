"""What does the preposition before a name say of its use?

« par Moscou » names a government, « vers Moscou » a town; « de Moscou » depends on the noun before, « à Moscou » on the verb.
"""

from geo.codebook import Head, Use
from geo.reading.text import Token, spelled
from geo.reading.toponyms.named import QUOTES, Named, Power, before, begins, beside
from geo.reading.toponyms.vocabulary import Vocabulary
from geo.reading.wordclasses import endings, written
from geo.reading.wordclasses import words as classes

_BACK = 5
_DEALING = 7
_HELD = 4  # words between « échappe » and « contrôle »
_LAUNCHED = 7  # words between « des missiles », « des raids ont été menés » and « contre »
_ARMED_WITH = 8  # words between « une attaque contre Kiev » and its drones
_ANTECEDENT = 20


def governed(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> Use | None:
    """The use that a preposition gives to a name; None when nothing governs it."""
    if _is_located(tokens, name, words):
        return Use.LITERAL
    if name.first > name.lowest and tokens[name.first - 1].norm in classes()["one"]:
        return Use.LITERAL  # « dans une Libye divisée »
    k = before(tokens, name, words)
    word = tokens[k].norm if k >= name.lowest else ""
    if name.power is Power.BUILDING and word in words.facing:
        return Use.LITERAL
    if word in words.connector:
        return _of(tokens, name, k, words)
    if word in classes()["to"] and tokens[k].text not in written()["has"]:
        return _to(tokens, name, k, words)
    if word in classes()["for"]:
        return _for(tokens, name, k, words)
    if word in classes()["between"]:
        return _between(tokens, name, k, words)
    return _beside(tokens, name, k, words)


def _is_located(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> bool:
    """« la ville de Homs », « au nord de Homs »; not « onze pays, dont la France », « les pays alliés de la Russie »."""
    found = name.context
    if found.distance_km is not None or found.bearing is not None or found.part is not None:
        return True
    if found.head is not Head.COUNTRY:
        return found.head is not None
    return found.de and tokens[before(tokens, name, words) - 1].norm not in words.partners


def _beside(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> Use | None:
    """The use that a comma, a conjunction or another preposition before the name gives to it."""
    word, country = tokens[k].norm if k >= name.lowest else "", name.power is Power.COUNTRY
    if word == "," and _told_what(tokens, k, name, words):
        return Use.LITERAL  # « entre les rebelles, qui tiennent la capitale, Sanaa, et l'armée »
    if word in classes()["chaining"] and (opening := _other_end(tokens, name, k)):
        fought = country and any(t.norm in words.dealings for t in tokens[name.lowest : opening])
        return Use.METONYMIC if fought or _between(tokens, name, opening, words) is Use.METONYMIC else None
    if (country and word in words.before_states) or (
        word in classes()["likening"] and _likened(tokens, name, k, words)
    ):
        return Use.METONYMIC
    if word in classes()["against"] and name.power is Power.CAPITAL and _is_launched(tokens, name, k, words):
        return Use.LITERAL  # « a lancé vingt missiles contre Kiev »
    j = _over_demonyms(tokens, k - 1, name, words)
    j -= j > name.lowest and tokens[j].norm in words.days  # « est passé jeudi par Beyrouth »
    if word in classes()["with"] and _borders(tokens, name, j, words):
        return Use.LITERAL
    return _plain(word, tokens[j].norm if j >= name.lowest else "", words)


def _over_demonyms(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> int:
    """« la frontière syrienne avec », « la frontière (avec »: the noun before the adjectives of nations that end at a token."""
    while k > name.lowest and (tokens[k].norm in words.demonyms or tokens[k].text == "("):
        k -= 1
    return k


def _borders(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> bool:
    """« la frontière de l'Éthiopie avec »: whether the token ends a country whose border is told."""
    while k > name.lowest and tokens[k].text[0].isupper():
        k -= 1
    while k > name.lowest and (tokens[k].norm in words.article or tokens[k].norm in words.connector):
        k -= 1
    return (
        k >= name.lowest and tokens[k].norm.startswith(tuple(words.bordering)) and tokens[k + 1].norm in words.connector
    )


def _told_what(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """« dans la capitale, Kinshasa, »: whether the name only says which town or country the noun before means."""
    if k <= name.lowest or tokens[k].text not in (",", "("):
        return False
    if name.last < name.end and tokens[name.last].text not in (",", ")", "."):
        return False  # « arrivé dans la capitale syrienne, Moscou a annoncé »
    return any(tokens[j].norm in words.seat for j in range(max(name.lowest, k - 2), k))


def _is_launched(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> bool:
    """Whether what is told about a preposition is launched at a town: raids, an attack with drones, « lancé contre Kiev des obus »."""
    told = {t.norm for t in tokens[max(name.lowest, k - _LAUNCHED) : k]}
    if not told.isdisjoint(words.launched) or not told.isdisjoint(words.blows - words.attacks):
        return True
    if not told.isdisjoint(words.assaults) and told.isdisjoint(words.unfought):
        return True
    after = tokens[name.last : min(name.end, name.last + _ARMED_WITH)]
    shot = not told.isdisjoint(words.attacks) or any(begins(norm, words.launching) for norm in told)
    return shot and any(t.norm in words.launched for t in after)


def _plain(word: str, previous: str, words: Vocabulary) -> Use | None:
    """The use that a preposition gives by itself, or with the word before it."""
    if word in words.turning:
        return Use.METONYMIC
    if word in classes()["with"]:
        return Use.LITERAL if begins(previous.rpartition("-")[2], words.bordering) else Use.METONYMIC
    if word in classes()["by"]:
        return Use.LITERAL if begins(previous, words.passing) else Use.METONYMIC
    if word in classes()["on"] and begins(previous, words.pressure):
        return Use.METONYMIC
    if f"{previous} {word}" in words.likened_to:
        return Use.METONYMIC
    placed = word in words.locative and word not in classes()["to_or_has"]
    return Use.LITERAL if placed or word in words.timing else None


def _for(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> Use:
    """« Pour Ryad, » gives an opinion; « un risque pour les États-Unis » befalls a state."""
    previous = tokens[k - 1].norm if k - 1 >= name.lowest else ""
    opening = k == name.lowest or previous in words.clause_openers or previous in QUOTES
    joint = tokens[name.last].norm if name.last < name.end else ""
    acting = name.last + 1 < name.end and tokens[name.last + 1].norm.endswith(endings()["infinitive"])
    if joint in classes()["of_bare"] and acting:
        return Use.METONYMIC  # « il est temps pour Rabat de négocier »
    if opening and joint in words.ends_opinion:
        return Use.METONYMIC
    if previous in QUOTES and k - 2 >= name.lowest:
        previous = tokens[k - 2].norm  # « une "menace" pour la Chine »
    return Use.METONYMIC if previous in words.stakes else Use.LITERAL


def _between(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> Use:
    """« un pacte entre Rabat et Nairobi » joins governments, « la route entre Gao et Kidal » towns."""
    before = [tokens[j].norm for j in range(max(name.lowest, k - _DEALING), k)]
    if any(word in words.dealings for word in before):
        return Use.METONYMIC
    if name.power is Power.CAPITAL and not any(word in words.ways for word in before):
        return Use.METONYMIC
    return Use.LITERAL


def _likened(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> bool:
    """« l'Italie va, comme la France, envoyer des armes »; but « des pays, comme le Tchad, », « ailleurs, comme la Libye, le Mali »."""
    if name.last + 1 >= name.end or tokens[k - 1].text != "," or tokens[name.last].text != ",":
        return False
    listed = tokens[name.last + 1].norm in words.article
    return not listed and not any(t.norm in words.peers for t in tokens[max(name.lowest, k - _BACK) : k])


def _other_end(tokens: tuple[Token, ...], name: Named, k: int) -> int:
    """« l'alliance entre les rebelles et la Russie »: where the « entre » is whose other end a name is; 0 where there is none."""
    known = classes()
    for j in range(k - 1, max(name.lowest, k - _ANTECEDENT) - 1, -1):
        if tokens[j].norm in known["between"]:
            return j
        if tokens[j].norm in known["and"]:
            break  # that end is taken
    return 0


def _to(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> Use:
    """« transmis à Moscou », « son soutien à la Russie » name governments; « à la Russie » is no way of saying where."""
    for j in range(k - 1, max(name.lowest, k - _BACK) - 1, -1):
        word = tokens[j].norm
        if word in words.days or word in words.determined or word in words.connector:
            break
        if not tokens[j].text[0].islower() and j > name.lowest:
            break
        if word in words.taking_place or (j > name.lowest and tokens[j - 1].norm in words.taking_place):
            break  # « aura lieu à », « une conférence de presse donnée à »
        if begins(word, words.dative):
            return Use.METONYMIC
    if name.power is Power.COUNTRY and tokens[name.first - 1].norm in classes()["the_feminine"]:
        linked = tokens[k - 1].norm if k - 1 >= name.lowest else ""
        if not begins(linked, words.linked):
            return Use.METONYMIC
    return Use.LITERAL


def _of(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> Use | None:
    """The use that the noun before « de » gives; None when « de » only repeats that of a list."""
    if beside(tokens, name, words):
        return Use.METONYMIC  # « les raids du Tchad, fidèle allié de la junte »
    if tokens[k - 1].norm in words.leaving and name.power is Power.COUNTRY and not name.context.article:
        return Use.LITERAL  # « notre retrait de Syrie », but « le retrait de la Russie »
    deed = tokens[k - 1].norm
    fought = deed in words.struggles and _goes_on(tokens, name, classes()["against"])
    struck = deed in words.blows and _goes_on(tokens, name, classes()["aimed_at"])
    if name.power <= Power.CAPITAL and (fought or struck):
        return Use.METONYMIC  # « la guerre du Tchad contre les rebelles », « les bombardements d'Israël sur Rafah »
    return Use.METONYMIC if _holds(tokens, name, k, words) else _possessed(tokens, name, k, words)


def _holds(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> bool:
    """« sous le contrôle total de Kiev », « l'emprise de Damas sur l'est »: whether the name is of who holds a place, not of the place."""
    j = k - 1 - (tokens[k - 1].norm in words.extents or tokens[k - 1].norm.endswith(words.adjective_endings))
    if j <= name.lowest or tokens[j].norm not in words.holding:
        return False
    if name.last < name.end and tokens[name.last].norm in words.held_over:
        return True
    opening = j - 1
    while opening > name.lowest and (tokens[opening].norm in words.article or tokens[opening].norm in words.connector):
        opening -= 1  # « sous le », « hors du »
    if tokens[opening].norm in words.held_in:
        return True
    return any(begins(t.norm, words.escaping) for t in tokens[max(name.lowest, j - _HELD) : j])


def _goes_on(tokens: tuple[Token, ...], name: Named, against: frozenset[str]) -> bool:
    """Whether the name is followed by « contre » somebody, « sur » something."""
    return name.last + 1 < name.end and tokens[name.last].norm in against


def _possessed(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> Use | None:
    """The use that one of the words before « de » gives, the nearest first."""
    beyond = adjective = False
    bare = -1  # the « de » of « avions de combat »
    for j in range(k - 1, max(name.lowest, k - _BACK) - 1, -1):
        word, nearest = tokens[j].norm, j == k - 1
        if word in words.again:
            return _antecedent(tokens, j, name, words)
        if word in words.partners or (word in words.offices if beyond else _sided(tokens, name, j, words)):
            return Use.METONYMIC
        if beyond or word in QUOTES or _is_epithet(tokens, j, words):
            continue
        if nearest and word in classes()["beside"]:
            return None
        if word in words.complements:
            bare = j - 1
            continue
        if word in classes()["east_or_is"]:
            break  # « s'est rapproché de », « l'est de »
        verdict = _owner(word, name, adjective, nearest, words) or _agent(tokens, name, nearest, words)
        if verdict is not None:
            return verdict
        if not word[0].isalpha() or word in words.locative or word in words.auxiliaries:
            break
        beyond = word in words.connector and j != bare
        adjective = word in words.demonyms
    return Use.METONYMIC if name.power is Power.BUILDING else Use.LITERAL


def _is_epithet(tokens: tuple[Token, ...], k: int, words: Vocabulary) -> bool:
    """« l'avenir politique de », not « la politique de »."""
    return tokens[k].norm in words.politics and tokens[k - 1].norm not in words.article | words.indefinite


def _sided(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> bool:
    """« des sources proches de Damas », « aux côtés de Damas », « l'homme fort de Kigali »: whether one is of a government's side."""
    if tokens[k].norm in words.close:
        return _follows(tokens, name, k, words)
    return (tokens[k - 1].norm, tokens[k].norm) in words.strongmen or spelled(tokens[k].text) in written()["side"]


def _follows(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> bool:
    """« des sources proches de Damas », « la chaîne Al-Manar, proche de l'Iran »: near in mind, not in space."""
    for j in range(k - 1, max(name.lowest, k - _DEALING) - 1, -1):
        word = tokens[j].norm
        if word in words.followers or word in words.offices or word in words.media:
            return True
        if word in words.heads:
            return False
    return False


def _agent(tokens: tuple[Token, ...], name: Named, adjacent: bool, words: Vocabulary) -> Use | None:
    """« les tentatives de l'Égypte d'arrêter les combats »: what is followed by what it means to do is a government."""
    k = name.last
    if not adjacent or k + 1 >= name.end or tokens[k].norm not in classes()["of_bare"]:
        return None
    k += 1
    while k + 1 < name.end and tokens[k].norm in words.before_verb:
        k += 1
    acting = tokens[k].norm.endswith(endings()["infinitive"])
    return Use.METONYMIC if acting else None


def _owner(word: str, name: Named, adjective: bool, adjacent: bool, words: Vocabulary) -> Use | None:
    """What the noun itself says: of a government (« le régime de »), of a place (« le nord de »); None when it says nothing."""
    capital, noun = name.power is Power.CAPITAL, word in words.nouns
    if word in words.bearings or word in words.topics or (word in words.literal_nouns and not (capital and noun)):
        return Use.LITERAL
    if noun:  # « les autorités de Damas », but « les troupes russes de Syrie » are not Syria's
        return Use.LITERAL if adjective and word not in words.offices else Use.METONYMIC
    if _acts_for(word, name, adjacent, words):
        return Use.METONYMIC
    if word in words.meetings and capital:
        return Use.LITERAL
    if word in words.of or word in words.near or word in words.heads:
        return Use.METONYMIC if name.power is Power.BUILDING else Use.LITERAL
    return Use.METONYMIC if capital and adjacent and word.endswith(words.abstract_endings) else None


def _acts_for(word: str, name: Named, adjacent: bool, words: Vocabulary) -> bool:
    """« favorable à l'Iran », « la demande de l'Iran », « l'entrée en guerre de l'Iran »: whether a noun tells what a government does."""
    if begins(word, words.leaning) or (adjacent and begins(word, words.asking)):
        return True
    return word in words.acted and name.power is Power.COUNTRY


def _antecedent(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> Use:
    """« l'ambassadeur indien, ainsi que ceux du Brésil »: the noun that a pronoun stands for decides."""
    for j in range(k - 1, max(name.lowest, k - _ANTECEDENT) - 1, -1):
        word = tokens[j].norm
        if word in words.heads:
            return Use.LITERAL
        if word in words.offices or word in words.partners:
            return Use.METONYMIC
    return Use.LITERAL
