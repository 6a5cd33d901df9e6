"""Is a time that of a participle which describes something else than what an anchor tells?

« ont visé Homs malgré la trêve signée le 3 mai », « a détruit un pont construit en 1965 », « la Crimée annexée en 2014 ».
"""

from functools import cache

from geo.reading import numerals
from geo.reading.language import lexicon
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.story.discourse import Discourse
from geo.reading.text import Token, spelled
from geo.reading.wordclasses import endings, words, written

_REACH = 9  # tokens from a participle, over who did it and where, to its time
_AUXILIARY = 2  # tokens before a participle in which the auxiliary stands that makes a verb of it

Tokens = tuple[int, int]


def is_of_a_participle(d: Discourse, span: Tokens, anchor: Unit) -> bool:
    """Whether a participle that is no part of the anchor, and tells nothing of it, has a time to itself."""
    return _told_before(d, span, anchor) if span[0] < anchor.first else _told_behind(d, span, anchor)


def _told_behind(d: Discourse, span: Tokens, anchor: Unit) -> bool:
    """« les combats opposent l'armée à une brigade créée en 2013 »; not « l'offensive contre Homs lancée lundi »."""
    at = _participle(d, anchor.last, span[0])
    if at is None:
        return False
    between = d.tokens[anchor.last : at]
    acts = (anchor.group is not None and anchor.group.finite) or any(conjugates(t.text) for t in between)
    if _comes_about(d.tokens[at]):
        return acts and any(t.norm in words()["set_against"] for t in between)
    return acts or at > anchor.last


def _told_before(d: Discourse, span: Tokens, anchor: Unit) -> bool:
    """« Malgré la trêve signée le 3 mai, les raids », « Les rebelles chassés lundi de Homs ont attaqué »."""
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    first = sentence.first if sentence is not None else 0
    first = next((k + 1 for k in range(span[0] - 1, first, -1) if d.tokens[k].text == ","), first)
    at = _participle(d, first + 1, span[0])
    if at is None or any(conjugates(t.text) for t in d.tokens[first:at]):
        return False
    parted = any(t.text == "," for t in d.tokens[span[1] : anchor.first])
    if _comes_about(d.tokens[at]):
        return parted and (d.tokens[first].norm in words()["set_against"] or _is_gerund(d.tokens[first]))
    return parted or (anchor.group is not None and anchor.group.finite)


def _participle(d: Discourse, low: int, high: int) -> int | None:
    """The last participle that stands for itself among some tokens before a time, up to where a clause opens."""
    for k in range(high - 1, max(low, high - _REACH) - 1, -1):
        token = d.tokens[k]
        if not (token.text[0].isalnum() or token.text in "'’()"):
            return None
        if (
            token.norm in words()["clause_openers"]
            or spelled(token.text) in written()["where"]
            or conjugates(token.text)
        ):
            return None
        if _describes(d, k):
            return k
    return None


def _describes(d: Discourse, k: int) -> bool:
    """Whether a word is a participle behind its noun: « la trêve signée »; not « dix morts », « a été signée », « l'armée »."""
    token, before = d.tokens[k], d.tokens[k - 1]
    if (
        not k
        or not token.text[0].islower()
        or token.norm in words()["harm"]
        or not (before.text[0].isalpha() or before.text == ")")
    ):
        return False
    if before.norm in words()["determiners"] | words()["locative"] | words()["pairing"] or numerals.counts(before.norm):
        return False
    if any(_is_auxiliary(t) for t in d.tokens[max(0, k - _AUXILIARY) : k]):
        return False
    return _comes_about(token) or _stem(spelled(token.text)) in _dated()


@cache
def _dated() -> frozenset[str]:
    return frozenset(map(_stem, written()["dated_of_itself"]))


def _stem(participle: str) -> str:
    """A participle without its endings of gender and number: « prises », « pris »."""
    plural, feminine = endings()["regular_plural"][0], endings()["feminine"][0]
    return participle.removesuffix(plural).removesuffix(feminine).removesuffix(plural)


def _comes_about(token: Token) -> bool:
    return token.norm in words()["come_about"] | words()["begun"] | words()["reported"]


def _is_gerund(token: Token) -> bool:
    return spelled(token.text.lower()).endswith(endings()["gerund"])


def _is_auxiliary(token: Token) -> bool:
    return spelled(token.text) in grammar().have or spelled(token.text) in grammar().be


def conjugates(text: str) -> bool:
    """Whether a word is an auxiliary or a verb of the rules in a finite form."""
    word, known = spelled(text), grammar()
    if known.have.get(word, "infinitive") != "infinitive" or known.be.get(word) in ("present", "imperfect", "past"):
        return True
    moods = {form.mood for form in lexicon().forms.get(word, ())}
    return bool(moods) and moods.isdisjoint(("participle", "infinitive", "gerund"))
