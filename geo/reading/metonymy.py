"""Does the name of a country or a capital mean the place, or the government that sits there?

« Moscou a annoncé » names a government, « arrivé à Moscou » a town. What tells them apart is what governs the name: a
preposition, a noun (« le régime de Damas »), a verb of which it is the subject or the object. The members of a list share
what governs the first of them and the verb that follows the last.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from geo.codebook import Use
from geo.reading.context import Context
from geo.reading.text import Token
from geo.reading.vocabulary import Vocabulary

_BACK = 5
_DEALING = 7
_ANTECEDENT = 20
_JOINT = 10
_CONFERENCE = 4
_PLURAL = frozenset(("ont", "sont", "vont", "se", "etaient", "avaient"))
_QUOTES = frozenset("\"«»“”'")
_STEM = 3


class Power(IntEnum):
    """What a name stands for when it stands for a government."""

    COUNTRY = 0
    CAPITAL = 1
    BUILDING = 2
    NONE = 3


@dataclass(slots=True)
class Named:
    """A name in its text: tokens ``first`` to ``last`` of the sentence that ends before token ``end``."""

    first: int
    last: int
    lowest: int
    end: int
    power: Power
    context: Context
    listed: bool


def uses(tokens: tuple[Token, ...], named: Sequence[Named], words: Vocabulary) -> list[Use]:
    """How each name is used, in the order given."""
    found: list[Use] = []
    i = 0
    while i < len(named):
        j = i + 1
        while j < len(named) and named[j].listed:
            j += 1
        found.extend(_list_uses(tokens, named[i:j], words))
        i = j
    return found


def _list_uses(tokens: tuple[Token, ...], members: Sequence[Named], words: Vocabulary) -> list[Use]:
    """The uses of the members of a list, or of a name alone."""
    if all(m.power is Power.NONE for m in members):
        return [Use.METONYMIC if _power_noun(tokens, m) else Use.LITERAL for m in members]
    shared = _governed(tokens, members[0], words)
    if (
        shared is Use.METONYMIC
        and members[0].context.preposition == "entre"
        and any(m.power is Power.NONE for m in members)
    ):
        shared = Use.LITERAL  # « entre Damas et Alep »
    if shared is None:
        shared = _free(tokens, members[0], members[-1], words)
        if len(members) >= _CONFERENCE and all(m.power is Power.COUNTRY for m in members):
            shared = Use.METONYMIC  # countries listed as such are parties to something
    found = []
    for member in members:
        if member.power is Power.NONE:
            found.append(Use.METONYMIC if _power_noun(tokens, member) else Use.LITERAL)
            continue
        own = None if member is members[0] else _governed(tokens, member, words)
        found.append(own or shared or Use.LITERAL)
    return found


def _power_noun(tokens: tuple[Token, ...], name: Named) -> bool:
    """« les monarchies arabes du Golfe »: a region that stands for its governments."""
    if not name.context.de:
        return False
    before = tokens[max(name.lowest, name.first - 1 - _BACK) : name.first - 1]
    return any(t.norm in ("monarchies", "petromonarchies", "emirats") for t in before)


def _before(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> int:
    """The token before the name and its article; lowest - 1 at the sentence's start."""
    k = name.first - 1
    while k >= name.lowest and (tokens[k].text in '"«»“”' or tokens[k].norm in words.article):
        k -= 1
    return k


def _governed(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> Use | None:
    """The use that a preposition gives to a name; None when nothing governs it."""
    found = name.context
    k = _before(tokens, name, words)
    word = tokens[k].norm if k >= name.lowest else ""
    text = tokens[k].text if word else ""
    previous = tokens[k - 1].norm if k - 1 >= name.lowest else ""
    if found.head is not None or found.distance_km is not None or found.bearing is not None or found.part is not None:
        return Use.LITERAL
    if word in ("avant", "apres"):
        return Use.LITERAL
    if word == "avec":
        return Use.LITERAL if previous.startswith(("fronti", "frontali", "limit")) else Use.METONYMIC
    if word in ("selon", "outre") or (word == "que" and previous in ("ainsi", "meme")):
        return Use.METONYMIC
    if word == "par":
        return Use.LITERAL if previous.startswith(("pass", "transit", "entr")) else Use.METONYMIC
    if word == "contre":
        return Use.METONYMIC
    if word == "pour":
        return _for(tokens, name, k, words)
    if word == "sur" and previous.startswith(("pression", "influence", "sanction", "embargo")):
        return Use.METONYMIC
    if word == "entre":
        return _between(tokens, name, k, words)
    if word == "envers" or (word == "vis" and previous == "a"):
        return Use.METONYMIC
    if word in ("a", "au", "aux") and text != "a":
        return _to(tokens, name, k, words)
    if word in ("de", "d'", "du", "des"):
        return _of(tokens, name, k, words)
    return Use.LITERAL if word in words.locative and text != "a" else None


def _for(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> Use:
    """« Pour Ryad, » gives an opinion; « un risque pour les États-Unis » befalls a state."""
    previous = tokens[k - 1].norm if k - 1 >= name.lowest else ""
    opening = k == name.lowest or previous in words.clause_openers or previous in _QUOTES
    after = name.last + (name.last < name.end and tokens[name.last].norm in words.adverbs)
    if opening and after < name.end and tokens[after].text in (",", "et", ":"):
        return Use.METONYMIC
    return Use.METONYMIC if previous in words.stakes else Use.LITERAL


def _between(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> Use:
    """« un accord entre Moscou et Washington » joins governments, « la route entre Damas et Alep » towns."""
    before = [tokens[j].norm for j in range(max(name.lowest, k - _DEALING), k)]
    if any(word in words.dealings for word in before):
        return Use.METONYMIC
    if name.power is Power.CAPITAL and not any(word in words.ways for word in before):
        return Use.METONYMIC
    return Use.LITERAL


def _to(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> Use:
    """« transmis à Moscou », « son soutien à la Russie » name governments; « à la Russie » is no way of saying where."""
    for j in range(k - 1, max(name.lowest, k - _BACK) - 1, -1):
        word = tokens[j].norm
        if word in words.days or word in words.article or word in words.connector or not tokens[j].text[0].islower():
            break
        if _begins(word, words.dative):
            return Use.METONYMIC
    if name.power is Power.COUNTRY and tokens[name.first - 1].norm in ("la", "l'") and k == name.first - 2:
        linked = tokens[k - 1].norm if k - 1 >= name.lowest else ""
        if not linked.startswith(
            ("reli", "men", "rattach", "annex", "frontali", "limitroph", "acces", "retour", "voisin", "appart", "jusqu")
        ):
            return Use.METONYMIC
    return Use.LITERAL


def _of(tokens: tuple[Token, ...], name: Named, k: int, words: Vocabulary) -> Use | None:
    """The use that the noun before « de » gives; None when « de » only repeats that of a list."""
    beyond = adjective = False
    for j in range(k - 1, max(name.lowest, k - _BACK) - 1, -1):
        word = tokens[j].norm
        if word in _QUOTES:
            continue
        if word in words.again:
            return _antecedent(tokens, j, name, words)
        if word in words.partners or (beyond and word in words.offices):
            return Use.METONYMIC
        if beyond:
            continue
        if word in words.literal_nouns or word in words.bearings:
            return Use.LITERAL
        if word in words.nouns:  # « les troupes russes de Syrie » are not Syria's
            return Use.LITERAL if adjective and word not in words.offices else Use.METONYMIC
        if word in (",", "et", "ou") and j == k - 1:
            return None
        if (
            name.power is Power.CAPITAL
            and j == k - 1
            and word.endswith(words.abstract_endings)
            and word not in words.of
        ):
            return Use.METONYMIC
        if word.startswith(("depend", "mefi")):
            return Use.METONYMIC
        if word in words.of or word in words.near or word in words.heads or not word[0].isalpha():
            break
        if word in words.locative or word in words.auxiliaries:
            break
        beyond = word in words.connector
        adjective = adjective or word in words.demonyms
    return Use.LITERAL if name.power is not Power.BUILDING else Use.METONYMIC


def _antecedent(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> Use:
    """« le gouvernement ukrainien, ainsi que ceux de la France »: the noun that a pronoun stands for decides."""
    for j in range(k - 1, max(name.lowest, k - _ANTECEDENT) - 1, -1):
        word = tokens[j].norm
        if word in words.heads:
            return Use.LITERAL
        if word in words.offices or word in words.partners:
            return Use.METONYMIC
    return Use.LITERAL


def _free(tokens: tuple[Token, ...], first: Named, last: Named, words: Vocabulary) -> Use:
    """The use of a name or a list that no preposition governs: as a subject, as an object, beside « ses alliés »."""
    k = _before(tokens, first, words)
    word = tokens[k].norm if k >= first.lowest else ""
    if _begins(word, words.taking_verbs):
        return Use.LITERAL
    verdict = _subject(tokens, last, words)
    if verdict is not None:
        return verdict
    if _begins(word, words.object_verbs) or (_begins(word, words.verbs) and _conjugated(tokens, k, first, words)):
        return Use.METONYMIC
    if tokens[last.last : last.last + 2] and [t.norm for t in tokens[last.last : last.last + 2]] == ["en", "tete"]:
        return Use.METONYMIC  # « des pays arabes, Qatar en tête »
    if word in ("et", "ou") and any(
        _begins(tokens[j].norm, words.object_verbs) for j in range(max(first.lowest, k - 4), k)
    ):
        return Use.METONYMIC
    if (
        last.last + 1 < last.end
        and tokens[last.last].text == ","
        and any(tokens[j].norm in words.partners for j in range(last.last + 1, min(last.end, last.last + 4)))
    ):
        return Use.METONYMIC  # « la Russie, principal soutien du régime »
    if first.power is Power.BUILDING:
        return Use.METONYMIC
    listed = word in ("(", ":", "notamment", "comme", "dont", "particulier", "surtout")
    for j in range(k, max(first.lowest, k - 8) - 1, -1):
        if tokens[j].norm in words.partners or (listed and tokens[j].norm in words.peers):
            return Use.METONYMIC
    if word in words.connector and _shared_office(tokens, k, first, words):
        return Use.METONYMIC
    opening = tokens[first.lowest].norm
    if opening in ("ont", "sont") and last.last - first.lowest > _BACK:
        return Use.METONYMIC  # « Ont participé à la réunion le Qatar et la Jordanie »
    return Use.LITERAL


def _shared_office(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """« les chefs de la diplomatie du Qatar, de l'Union européenne et de la France »: the noun at the head of the list."""
    for j in range(k - 1, max(name.lowest, k - _ANTECEDENT) - 1, -1):
        token = tokens[j]
        if token.norm in words.offices or token.norm in words.partners:
            return True
        skipped = token.text[0].isupper() or token.norm in words.enumeration or token.norm in words.demonyms
        if not (skipped or token.norm.endswith(words.adjective_endings)):
            return False
    return False


def _conjugated(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> bool:
    """« comme l'a déjà dit la Turquie »: whether the participle at a token has its auxiliary before it."""
    k -= 1
    while k > name.lowest and tokens[k].norm in words.adverbs:
        k -= 1
    return k >= name.lowest and tokens[k].norm in ("a", "ont", "avait", "avaient") and tokens[k].text != "à"


def _subject(tokens: tuple[Token, ...], name: Named, words: Vocabulary) -> Use | None:
    """The use of the subject of the verb that follows; None when no verb does."""
    k = name.last
    if k < name.end and tokens[k].norm in words.epithets:
        k += 1
    if (
        k + 2 < name.end
        and tokens[k].text == ","
        and tokens[k + 1].norm in words.article
        and tokens[k + 2].text[0].isupper()
    ):
        return _joint_subject(tokens, k + 1, name, words)
    following = tokens[k + 1].norm if k + 1 < name.end else ""
    if k < name.end and tokens[k].norm == "qui":
        k += 1
    elif following and tokens[k].text == "," and following == "qui":
        k += 2
    elif following and tokens[k].text == "," and tokens[k + 1].text != "à" and following in words.auxiliaries:
        k += 1  # « Moscou, puis Washington, ont annoncé »
    elif tokens[k : k + 2] and tokens[k].norm in words.article and following in words.auxiliaries and k < name.end:
        k += 1  # « Téhéran les a présentés »
    else:
        k = _skip_apposition(tokens, k, name.end)
    while k < name.end and (
        tokens[k].norm in words.adverbs or tokens[k].norm in words.epithets or tokens[k].text in _QUOTES
    ):
        k += 1
    if k >= name.end:
        return None
    token = tokens[k]
    word = token.norm
    if not token.text[0].isalpha() or not token.text[0].islower():
        return None
    if word in words.auxiliaries and token.text != "à":
        return _predicate(tokens, k, name, words)
    if word == "et":
        return _joint_subject(tokens, k + 1, name, words)
    if word in words.not_verbs or token.text == "à":
        return None
    if _begins(word, words.verbs) or (word.endswith(words.verb_endings) and not word.endswith(words.not_verb_endings)):
        return Use.METONYMIC
    return None


def _joint_subject(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> Use | None:
    """« l'Iran et le Hezbollah libanais soutiennent »: a plural verb follows a list that goes on with other names."""
    named = False
    for j in range(k, min(name.end, k + _JOINT)):
        word = tokens[j].norm
        if tokens[j].text[0].isupper():
            named = True
        elif word in _PLURAL or (word.endswith("ent") and _begins(word, words.verbs)):
            return Use.METONYMIC if named else None
        elif word != "," and (not word[0].isalpha() or word in words.locative or word in ("qui", "que", "dont")):
            return None
    return None


def _predicate(tokens: tuple[Token, ...], k: int, name: Named, words: Vocabulary) -> Use:
    """« la Libye est dirigée par » speaks of the country, « Kiev a été bombardée » of the town."""
    for j in range(k + 1, min(name.end, k + 4)):
        word = tokens[j].norm
        if word in words.undergone:
            return Use.LITERAL
        if (word in words.described and tokens[k].norm not in ("a", "ont", "n'")) or (
            word in ("ete", "etre")
            and any(tokens[m].norm in words.described for m in range(j + 1, min(name.end, j + 3)))
        ):
            return Use.LITERAL
    return Use.METONYMIC


def _skip_apposition(tokens: tuple[Token, ...], k: int, end: int) -> int:
    """Step over « , soutien des rebelles, » or a parenthesis between a subject and its verb."""
    if k < end and tokens[k].text in (",", "(", "-", "–", "—"):
        close = {"(": ")"}.get(tokens[k].text, tokens[k].text)
        for j in range(k + 1, min(end, k + 16)):
            if tokens[j].text == close:
                return j + 1
    return k


def _begins(word: str, stems: frozenset[str]) -> bool:
    """Whether a word begins with one of some stems, which have three letters or more, or is one of them."""
    return word in stems or any(word[:size] in stems for size in range(_STEM, len(word)))
