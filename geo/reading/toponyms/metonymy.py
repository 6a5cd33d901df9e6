"""Does the name of a country or a capital mean the place, or the government that sits there?

« Moscou a annoncé » names a government, « arrivé à Moscou » a town. What tells them apart is what governs the name: a
preposition, a noun (« le régime de Damas »), a verb of which it is the subject or the object. The members of a list share
what governs the first of them and the verb that follows the last.
"""

from collections.abc import Sequence

from geo.codebook import Use
from geo.reading.text import Token, spelled
from geo.reading.toponyms.capitals import in_dateline
from geo.reading.toponyms.named import QUOTES, Named, Power, before, begins, beside
from geo.reading.toponyms.prepositions import governed
from geo.reading.toponyms.subjects import conjugated, plain, skip_apposition, subject
from geo.reading.toponyms.vocabulary import Vocabulary
from geo.reading.wordclasses import endings, written
from geo.reading.wordclasses import words as classes

_BACK = 5
_ANTECEDENT = 20
_CONFERENCE = 4
_PAIRED = 4  # tokens from « et » back to the verb that has the first of a pair for its object


def uses(tokens: tuple[Token, ...], named: Sequence[Named], words: Vocabulary) -> list[Use]:
    """How each name is used, in the order given."""
    found: list[Use] = []
    i = 0
    while i < len(named):
        j = i + 1
        pair = i + 1 + (named[i].context.preposition in classes()["between"])  # « entre » has two ends
        while j < len(named) and named[j].listed and (j < pair or not _turns(tokens, named[j], words)):
            j += 1
        found.extend(_list_uses(tokens, named[i:j], words))
        i = j
    return found


def _turns(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> bool:
    """« … à Gaza et Washington appelle … », « A Lyman, dont Moscou a fait sa base »: a name that looks listed, and opens a clause."""
    own = tokens[before(tokens, name, words)].norm not in classes()["beside"] | classes()["whose"]
    if name.power is Power.NONE or own or name.last >= name.end:
        return False
    k = skip_apposition(tokens, name.last, name.end - 1, words)
    while k < name.end - 1 and (tokens[k].text in QUOTES or tokens[k].norm in {",", *classes()["who"]}):
        k += 1
    if k == name.last + 1 and tokens[name.last].text == ",":
        return False  # « le Sahel, qui va du Tchad au Mali et au Niger, est vaste »
    verb = plain(tokens[k].norm, words)
    plural = verb.endswith(endings()["plural_verb"]) or verb in words.never_alone
    conjugated_to_have = tokens[k].text in written()["has"]  # « Après la fin du bloc, la Russie a … »
    return (
        (verb not in words.not_verbs or conjugated_to_have) and not plural and subject(tokens, name, words) is not None
    )


def _list_uses(tokens: tuple[Token, ...], members: Sequence[Named], words: Vocabulary) -> list[Use]:
    """The uses of the members of a list, or of a name alone."""
    powers = [m for m in members if m.power is not Power.NONE]
    shared = _shared_use(tokens, members, words) if powers else Use.LITERAL
    found = []
    for member in members:
        if member.power is Power.NONE:
            found.append(Use.METONYMIC if _power_noun(tokens, member, words) else Use.LITERAL)
        else:
            own = None if member is members[0] else governed(tokens, member, words)
            found.append(own or shared)
    return found


def _shared_use(tokens: tuple[Token, ...], members: Sequence[Named], words: Vocabulary) -> Use:
    """The use that what governs the first of a list gives to all, or what they all do."""
    first = members[0]
    shared = governed(tokens, first, words)
    if shared is None:
        # not « vers des pays comme le Tchad, … »
        compared = tokens[before(tokens, first, words)].norm in classes()["likening"]
        listed = len(members) >= _CONFERENCE and all(m.power is Power.COUNTRY for m in members)
        if listed and not compared:
            return Use.METONYMIC  # countries listed as such are parties to something
        return _free(tokens, first, members[-1], words)
    if first.context.preposition in classes()["between"] and any(m.power is Power.NONE for m in members):
        return Use.LITERAL  # « entre Damas et Alep »
    return shared


def _power_noun(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> bool:
    """« les monarchies arabes du Golfe »: a region that stands for its governments."""
    if not name.context.de:
        return False
    before = tokens[max(name.lowest, name.first - 1 - _BACK) : name.first - 1]
    return any(t.norm in words.region_powers for t in before)


def _free(tokens: tuple[Token, ...], first: Named, last: Named, words: Vocabulary) -> Use:
    """The use of a name or a list that no preposition governs: as a subject, as an object, beside « ses alliés »."""
    if in_dateline(tokens, (first.first, last.last), first.lowest, first.end):
        return Use.LITERAL
    k = before(tokens, first, words)
    verdict = _by_verb(tokens, k, first, last, words)
    if verdict is not None:
        return verdict
    if first.power is Power.BUILDING or _goes_with(tokens, k, first, last, words):
        return Use.METONYMIC
    company = beside(tokens, last, words) or _in_company(tokens, k, first, words)
    return Use.METONYMIC if company else Use.LITERAL


def _by_verb(tokens: tuple[Token, ...], k: int, first: Named, last: Named, words: Vocabulary) -> Use | None:
    """The use that a verb gives: the one before a name or a list, that has it for an object or a subject, or the one behind."""
    verb = _verb_before(tokens, k, first, words)
    if _inverted(tokens, verb, first, words):
        return Use.METONYMIC
    if _is_taken(tokens, first, words):
        return Use.LITERAL
    told = verb >= first.lowest
    aimed = _aimed_at(tokens, verb, first, words) if told else None
    verdict = aimed or subject(tokens, last, words)
    return _addressed(tokens, verb, first, words) if verdict is None and told else verdict


def _goes_with(tokens: tuple[Token, ...], k: int, first: Named, last: Named, words: Vocabulary) -> bool:
    """« des pays arabes, Qatar en tête », « a invité Ryad et Moscou », « le dialogue Iran/Turquie »: whether a list is of governments."""
    if " ".join(t.norm for t in tokens[last.last : last.last + 2]) in classes()["ahead"]:
        return True
    word = tokens[k].norm if k >= first.lowest else ""
    if word in classes()["pairing"]:
        addressed = (begins(t.norm, words.object_verbs) for t in tokens[max(first.lowest, k - _PAIRED) : k])
        return any(addressed)
    return last is not first and word in words.dealings


def _in_company(tokens: tuple[Token, ...], k: int, first: Named, words: Vocabulary) -> bool:
    """Whether a name or a list stands among governments: « les pays membres (Qatar, Oman) », « ses alliés, dont l'Iran »."""
    word = tokens[k].norm if k >= first.lowest else ""
    listed = word in words.exemplifying
    for j in range(k, max(first.lowest, k - 8) - 1, -1):
        partner = tokens[j].norm in words.partners and tokens[j - 1].norm not in words.peers
        if partner or (listed and _peers(tokens, j, first, words)):
            return True
    if word in words.connector and _shared_office(tokens, k, first, words):
        return True
    opening = tokens[first.lowest].norm  # « Ont signé le texte le Tchad et la Libye »
    return opening in words.opening_plurals


def _verb_before(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> int:
    """Where the verb is of which a name may be the object: « accuse directement Ankara », « a réconcilié lundi la Turquie »."""
    while k > name.lowest:
        aside = (tokens[k - 1].norm, tokens[k].norm) in words.asides
        if not (
            aside
            or tokens[k].norm in words.adverbs
            or tokens[k].norm in words.days
            or tokens[k].norm.endswith(endings()["long_adverb"])
        ):
            break
        k -= 1 + aside
    return k


def _is_taken(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> bool:
    """« a visité l'Irak », « rallier Goma », not « rallier la Turquie à sa cause »: the object of a verb that has places for objects."""
    k = _verb_before(tokens, before(tokens, name, words), name, words)
    verb = tokens[k].norm if k >= name.lowest else ""
    won = name.power is Power.COUNTRY and begins(verb, words.object_verbs)
    return bool(verb) and begins(verb, words.taking_verbs) and not won


def _inverted(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """« comme l'affirme Moscou », « où interviennent les États-Unis »: whether the verb before the name has it for its subject."""
    if k <= name.lowest:
        return False
    if begins(tokens[k].norm, words.telling) and (tokens[k - 1].text == "," or tokens[k - 1].text in QUOTES):
        return True  # « la ville est tombée, affirme Kiev »
    if not begins(tokens[k].norm, words.verbs):
        return False
    j = k - 1
    while j > name.lowest and tokens[j].norm in words.before_verb:
        j -= 1
    return spelled(tokens[j].text) in written()["inverting"]


def _aimed_at(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> Use | None:
    """« des frappes ont visé notamment Beyrouth » falls on a town, « des sanctions visent Damas » on a government."""
    if not begins(tokens[k].norm, words.aiming):
        return None
    before = [t.norm for t in tokens[name.lowest : k]]
    if any(begins(word, words.pressure) for word in before):
        return Use.METONYMIC
    blown = any(word in words.blows or word in words.launched or word in words.arms for word in before)
    return Use.LITERAL if blown else None


def _addressed(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> Use | None:
    """The use of the object of the verb at a token, where that has a government for its object."""
    verb = tokens[k].norm
    if begins(verb, words.object_verbs) or (begins(verb, words.verbs) and conjugated(tokens, k, name, words)):
        return Use.METONYMIC
    if verb in words.objecting and k > name.lowest and tokens[k - 1].norm in classes()["in"]:
        return Use.METONYMIC  # « a mis en garde Ankara », not « garde Damas »
    return None


def _peers(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """Whether a noun means several governments: « les pays membres », but not « le pays », nor « dans les pays voisins »."""
    if tokens[k].norm not in words.peers:
        return False
    j = k - 1
    while j > name.lowest and tokens[j].norm in words.peers:
        j -= 1  # « les pays voisins »
    if j >= name.lowest and tokens[j].norm in classes()["of_this"]:
        return False  # « la moitié du pays, dont Sanaa »
    if j < name.lowest or tokens[j].norm not in words.article:
        return True
    return tokens[j].norm in classes()["the_plural"] and not (j > name.lowest and tokens[j - 1].norm in words.locative)


def _shared_office(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """« les ministres de la Santé du Kenya, du Mali et du Tchad »: the noun at the head of the list."""
    for j in range(k - 1, max(name.lowest, k - _ANTECEDENT) - 1, -1):
        token = tokens[j]
        noun = token.norm in words.nouns and tokens[j + 1].norm in words.connector
        if noun or token.norm in words.offices:
            return True
        skipped = token.text[0].isupper() or token.norm in words.enumeration
        skipped = skipped or token.norm in words.peers  # « le soutien des pays arabes et de la Turquie »
        if not (skipped or token.norm.endswith(words.adjective_endings)):
            return False
    return False
