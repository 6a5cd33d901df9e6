"""Which number of people do words say, and whom do they count?

« au moins 20 morts », « une dizaine de combattants kurdes », « entre 20 et 30 civils », « trois autres », « dont six à Homs ».
Numbers of other things (hours, shells, villages) are none.
"""

from dataclasses import dataclass
from typing import NamedTuple

from geo.model import Count
from geo.reading import numerals
from geo.reading.counts.figurewords import figure_words
from geo.reading.text import Text, Token
from geo.reading.times.timewords import time_words
from geo.reading.wordclasses import endings
from geo.reading.wordclasses import words as classes

QUOTES = frozenset('"«»“”')  # « ont été "exécutés" »
_MODIFIERS = 2  # adjectives kept with a noun: « combattants kurdes syriens »
_COMPLEMENT = 6  # words kept of « membres des forces de sécurité »
_CLITIC = 2  # tokens before « blessé » in which « en » stands: « en a blessé vingt »


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number of people in a text: its tokens (half-open), the number after its bound words at ``number``, and whom it counts.

    ``toll`` is what the noun itself says (« morts » → killed); ``who`` the noun as the text has it; ``sure`` is False where the
    noun is not known to mean people; ``subset`` where it is part of another amount (« dont 5 enfants »); ``elliptic`` where it
    leaves its noun and verb to an amount before it (« et 3 à Hama »).
    """

    first: int
    last: int
    count: Count
    who: str | None = None
    toll: str | None = None
    sure: bool = True
    subset: bool = False
    elliptic: bool = False


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as said: its value, the index after it, the bound that its own words give, whether an article may be meant."""

    value: int
    end: int
    bound: str = ""
    collective: bool = False
    article: bool = False
    high: int | None = None


class _Noun(NamedTuple):
    """What a number counts: the index after it, its words, what they say happened, whether they are known to mean people."""

    last: int
    who: str | None = None
    toll: str | None = None
    sure: bool = True


def read(text: Text, index: int, floor: int, stop: int) -> Amount | None:
    """The amount whose number begins at a token, its bound words not before ``floor`` and its noun not beyond ``stop``."""
    number = _range(text, index, stop) or _number(text, index, stop)
    if number is None or number.end > stop:
        return None
    first, bound = _bound(text, index, floor)
    if number.high is not None and first == index > floor and text.tokens[index - 1].norm in classes()["between"]:
        first -= 1
    subset = figure_words().subset.before(text, first)
    inside = subset is not None and subset[0] >= floor
    elliptic = not inside and _elliptic(text, first, number, floor, stop)
    noun = _noun(text, number, stop, bare=inside or elliptic)
    if noun is None:
        return None
    last = noun.last
    after = figure_words().bounds_after.at(text, last)
    if after and after[0] <= stop and not bound:
        last, bound = after
    if number.article and bound != "about":
        bound = ""  # « au moins un mort »
    return Amount(
        first=first,
        last=last,
        count=_count(number, bound),
        who=noun.who,
        toll=noun.toll,
        sure=noun.sure,
        subset=inside,
        elliptic=elliptic,
    )


def _elliptic(text: Text, first: int, number: _Number, floor: int, stop: int) -> bool:
    """Whether a number leaves its noun to one before it: « 9 bergers sont morts à Homs et 3 à Hama », « en a blessé vingt »."""
    words, end = figure_words(), number.end
    harmed = None if number.article else words.verbs.before(text, first)
    if harmed is not None and harmed[0] - _CLITIC >= floor:
        return any(t.norm in classes()["in"] for t in text.tokens[harmed[0] - _CLITIC : harmed[0]])
    if (
        number.article
        or not floor < first
        or end + 1 >= stop
        or text.tokens[first - 1].norm not in classes()["chaining"]
    ):
        return False
    return text.tokens[end].text.lower() in words.elsewhere


def _count(number: _Number, bound: str) -> Count:
    """The bounds that a number and its words give."""
    if number.high is not None:
        return Count(low=number.value, high=number.high)
    bound = number.bound if number.bound == "low" or not bound or (bound == "about" and number.bound) else bound
    if bound == "low":
        return Count(low=number.value)
    if bound == "high":
        return Count(high=number.value)
    if bound == "about":
        return Count(best=number.value)
    return Count(low=number.value, best=number.value, high=number.value)


def _bound(text: Text, index: int, floor: int) -> tuple[int, str]:
    """Where an amount begins with its bound words, and the bound: low, high, about or none."""
    first, bound = index, ""
    while (found := figure_words().bounds.before(text, first)) and found[0] >= floor:
        first = found[0]
        if not bound or bound == "about":
            bound = found[1]
        if text.tokens[first].norm in figure_words().collective:
            break
    return first, bound


def _number(text: Text, index: int, stop: int) -> _Number | None:
    """A number, a collective (« une dizaine », « des centaines de milliers ») or « plusieurs »."""
    words, token = figure_words(), text.tokens[index]
    collective = _collective(text, index, stop)
    if collective is not None:
        return collective
    if _is_kin(text, index, stop):
        return _Number(1, index + 1, article=True)
    if token.norm in words.many:
        return _Number(words.some[token.norm], index + 1, "low")
    counted = numerals.read(text.tokens, index)
    if counted is None:
        return None
    value, end = counted
    if end < stop and value < 100 and (unit := numerals.abouts().get(text.tokens[end].norm)) is not None:
        return _Number(value * unit, end + 1, "about", collective=True)
    joined = text.tokens[end - 1].norm in words.joined_by_of
    return _Number(value, end, collective=joined, article=token.norm in classes()["one"] and end == index + 1)


def _is_kin(text: Text, index: int, stop: int) -> bool:
    """« un homme, sa femme et leur bébé »: whether one more of a list is told by whose kin it is."""
    words = figure_words()
    listed = index > 0 and text.tokens[index - 1].norm in words.begin_join
    kin = index + 1 < stop and text.tokens[index + 1].norm in words.kin
    return listed and kin and text.tokens[index].norm in words.own


def _collective(text: Text, index: int, stop: int) -> _Number | None:
    """« une dizaine », « des centaines de milliers »."""
    words, abouts = figure_words(), numerals.abouts()
    first, noun = text.tokens[index].norm, text.tokens[index + 1].norm if index + 1 < stop else ""
    if noun not in abouts or not (first in words.some or first in words.collective):
        return None
    value, end = abouts[noun] * words.some.get(first, 1), index + 2
    if not noun.endswith(endings()["regular_plural"]):
        return _Number(value, end, "" if noun in words.exact else "about", collective=True)
    if end + 1 < stop and text.tokens[end].norm in words.of:
        more = text.tokens[end + 1].norm
        times = abouts.get(more) or (1_000_000 if more in words.by_the_million else None)
        if times:
            value, end = value * times, end + 2
    return _Number(value, end, "low", collective=True)


def _range(text: Text, index: int, stop: int) -> _Number | None:
    """« entre 20 et 30 », « 20 à 30 »: from the first number."""
    first = numerals.read(text.tokens, index)
    if first is None or first[1] + 1 >= stop or text.tokens[index].norm in classes()["one"]:
        return None
    value, i = first
    word = text.tokens[i].text.lower()
    between = index > 0 and text.tokens[index - 1].norm in classes()["between"] and word in classes()["and"]
    if not between and word not in figure_words().range:
        return None
    second = numerals.read(text.tokens, i + 1)
    if second is None or not value < second[0] <= value * 10:
        return None
    return _Number(value, second[1], high=second[0])


def _noun(text: Text, number: _Number, stop: int, *, bare: bool) -> _Noun | None:
    """What a number counts; ``bare`` where it may leave its noun out."""
    words = figure_words()
    begin = i = _behind_number(text, number, stop)
    while i < stop and text.tokens[i].norm in words.adjectives:
        i += 1
    others = i > begin  # « trois autres »
    if (among := words.among.at(text, i)) and among[0] <= stop:
        return _Noun(among[0])
    if i < stop and text.tokens[i].text[0].isalpha():
        return _counted(text, i, stop, number, bare=bare, others=others)
    return _Noun(i) if bare or others else None


def _counted(text: Text, i: int, stop: int, number: _Number, *, bare: bool, others: bool) -> _Noun | None:
    """« morts », « civils », « blindés »: what a word behind a number says of those counted; ``others`` behind « autres »."""
    words, token = figure_words(), text.tokens[i]
    if _tells_toll(token, number):
        return _toll(text, i, stop)
    if token.norm in words.people:
        return _whom(text, i, stop, sure=True)
    if others and token.norm in classes()["aimed_at"]:
        return None  # « deux missiles sur Alep, tuant un berger, et quatre autres sur Homs »
    if _is_function(token) or token.norm in time_words().weekdays:
        predicate = _is_auxiliary(token) and not number.article  # « plus de 300 sont morts »
        return _Noun(i, sure=bare or others) if bare or others or predicate else None
    plural = token.text.endswith(endings()["plural"])
    if (others and words.passive.at(text, i)) or (bare and not plural):
        return _Noun(i)
    if number.article or not plural or token.norm in words.never or token.norm in time_words().months:
        return None
    return _whom(text, i, stop, sure=False)


def _behind_number(text: Text, number: _Number, stop: int) -> int:
    """Where what a number counts begins: « des « dizaines » de rebelles », « porte à 14 000 le nombre de déplacés »."""
    words, i = figure_words(), number.end
    i += i < stop and text.tokens[i].text in QUOTES
    i += number.collective and i < stop and text.tokens[i].norm in words.of
    number_of = " ".join(t.norm for t in text.tokens[i : i + 2]) in words.number_of
    return i + 3 if number_of and i + 2 < stop else i


def _tells_toll(token: Token, number: _Number) -> bool:
    """« 20 morts », « un mort »: whether a noun says what happened to those counted; not « un blessés »."""
    words = figure_words()
    plural = token.norm.endswith(endings()["regular_plural"]) and token.norm not in words.same_in_plural
    one = not plural and token.norm not in words.never_one
    return token.norm in words.tolls and (one or not number.article)


def _whom(text: Text, index: int, stop: int, *, sure: bool) -> _Noun:
    """« combattants kurdes », « membres des forces de sécurité »: the noun of those counted, with what goes with it."""
    last = _extended(text, index, stop)
    return _Noun(last, text.text[text.tokens[index].start : text.tokens[last - 1].end], sure=sure)


def _toll(text: Text, index: int, stop: int) -> _Noun:
    """« 36 victimes civiles », « 12 morts parmi les soldats »: who they were, where the next words say."""
    words = figure_words()
    toll = words.tolls[text.tokens[index].norm]
    following = text.tokens[index + 1 : min(stop, index + 3)]
    joined = len(following) > 1 and following[0].norm in classes()["and"]
    if joined and words.tolls.get(following[1].norm, toll) != toll:
        return _Noun(index + 3, toll="casualties")  # « 150 tués et blessés »
    if following and following[0].norm in words.people:
        return _Noun(index + 2, following[0].text, toll)
    return _Noun(index + 1, toll=toll)


def _extended(text: Text, index: int, stop: int) -> int:
    """The index after a noun, its adjectives and, for « membres » and the like, its complement."""
    words, i = figure_words(), index + 1
    for _ in range(_MODIFIERS):
        if i < stop and _is_adjective(text, i):
            i += 1
    if text.tokens[index].norm not in words.heads or i >= stop or text.tokens[i].norm not in classes()["of"]:
        return i
    end = i + 1
    while end < min(stop, i + _COMPLEMENT):
        token = text.tokens[end]
        known = token.norm in classes()["of"] | classes()["articles"]
        if not known and (not token.text[0].isalpha() or _is_function(token)):
            break
        if words.passive.at(text, end):
            break
        end += 1
    while _is_function(text.tokens[end - 1]):
        end -= 1
    return max(end, i)


def _is_function(token: Token) -> bool:
    """Whether a word is an article, a preposition, a conjunction, a pronoun or an auxiliary."""
    return token.norm in figure_words().function or _is_auxiliary(token)


def _is_auxiliary(token: Token) -> bool:
    """« sont », « ont »."""
    words, written = figure_words(), token.text.lower()
    return written in words.be or written in words.have


def _is_adjective(text: Text, index: int) -> bool:
    """Whether a word goes with the noun before it: a plural in lower case that is no participle of harm and no verb."""
    token, words = text.tokens[index], figure_words()
    if not token.text.isalpha() and "-" not in token.text:
        return False
    if not token.text[0].islower() or _is_function(token):
        return False
    if words.passive.at(text, index) or words.with_be.at(text, index):
        return False
    return token.text.endswith(endings()["plural"])
