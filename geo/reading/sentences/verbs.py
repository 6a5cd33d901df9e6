"""What does a group of verbs say: that it happened, that it may, that it did not, that somebody wants it?

The group as ``verbgroups`` reads it, and the words about verbs: auxiliaries, adverbs, negations (``lexicon.toml``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import NamedTuple

from geo.reading.language import lexicon, table
from geo.reading.text import Token, spelled
from geo.reading.wordclasses import words, written

PAST = frozenset(("perfect", "past", "pluperfect"))  # moods in which what governs has happened
_AFTER_MAX = 6  # words behind a verb that restrict its negation: « ne … que »
_FORM_MIN = 6  # letters of a form that is told by its ending


class VerbGroup(NamedTuple):
    """A verb and what governs it.

    ``first`` and ``last`` bound its tokens; ``voice`` is active, passive, or participle for a bare past participle; ``mood``
    is that of the finite verb (present, imperfect, past, perfect, pluperfect, future, conditional, gerund, participle,
    infinitive); ``effect`` is None when the group says that it happened, else plan, attempt, hypothesis, denial or claim; ``finite``
    whether a subject may stand before it; ``causative`` marks « faire » before an infinitive; ``object_acts`` an infinitive
    whose subject is the object of what governs it (« a permis à l'armée de reprendre »);
    ``over`` a compound tense (« aurait pris »), ``meant`` what a verb of planning governs (« prévoit de prendre »).
    """

    first: int
    last: int
    lemma: str
    reflexive: bool
    voice: str
    mood: str
    negated: bool = False
    effect: str | None = None
    finite: bool = True
    causative: bool = False
    object_acts: bool = False
    over: bool = False
    meant: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is a participle without an auxiliary: « tombée », « menés par »."""
        return self.mood == "participle" and not self.finite


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words about a verb: auxiliaries with the tense that each form has, adverbs, clitics, negations."""

    have: Mapping[str, str]
    be: Mapping[str, str]
    adverbs: frozenset[str]
    no_adverbs: frozenset[str]
    clitics: frozenset[str]
    reflexives: frozenset[str]
    negations: frozenset[str]
    negators: frozenset[str]
    restrictors: frozenset[str]
    remaining: frozenset[str]
    links: frozenset[str]
    with_be: frozenset[str]
    joins: frozenset[str]
    singling: frozenset[str]
    parts: frozenset[str]
    sequels: frozenset[str]
    journeys: frozenset[str]
    accusing: frozenset[str]
    using: frozenset[str]
    seeming: frozenset[str]
    attempting: frozenset[str]
    blaming: frozenset[str]
    achieving: frozenset[str]
    as_conditional: frozenset[str]
    as_future: frozenset[str]
    not_ahead: frozenset[str]


@cache
def grammar(language: str = "fr") -> Grammar:
    """The words about verbs of a language, with their accents."""
    raw = table("lexicon", language)["verbal"]
    tenses = {name: {form: tense for tense, forms in raw[name].items() for form in forms} for name in ("have", "be")}
    groups = {f.name: frozenset(raw[f.name]) for f in fields(Grammar) if f.name not in tenses}
    return Grammar(have=tenses["have"], be=tenses["be"], **groups)


def unknown_mood(word: str) -> str | None:
    """Future or conditional by its ending, for a verb that the lexicon lacks: « priverait », « ouvrira »."""
    known = grammar()
    if len(word) < _FORM_MIN or not word.islower() or word in known.not_ahead:
        return None
    if word.endswith(tuple(known.as_conditional)):
        return "conditional"
    return "future" if word.endswith(tuple(known.as_future)) else None


def negation(tokens: Sequence[Token], first: int, last: int, start: int) -> tuple[bool, bool, int]:
    """Whether the group is negated, whether it is reflexive, and where it begins with its clitics."""
    known = grammar()
    begin = first
    while begin > start and ((word := spelled(tokens[begin - 1].text)) in known.clitics or word in known.negations):
        begin -= 1
    if begin == last:
        return False, False, begin
    within = [spelled(t.text) for t in tokens[begin:last]]
    before = within[: first - begin]
    reflexive = not known.reflexives.isdisjoint(within)
    negated = not known.negations.isdisjoint(before)
    return negated and not _only_restricts(tokens, begin, last), reflexive, begin


def _only_restricts(tokens: Sequence[Token], begin: int, last: int) -> bool:
    """« n'a pris que », « n'est plus tenue que par », « ne reste plus aux rebelles que »: whether a negation denies nothing."""
    known = grammar()
    told = [spelled(t.text) for t in tokens[begin : last + _AFTER_MAX]]
    at = [i for i, w in enumerate(told) if w in known.restrictors]
    behind = last - begin + 1
    by = behind in at and not words()["by"].isdisjoint(told[behind + 1 : behind + 2])
    left = told[behind - 1] in known.remaining and not (words()["to"] | written()["to"]).isdisjoint(
        told[behind : behind + 2]
    )
    return bool(at) and (by or left or all(w not in known.negators or i + 1 in at for i, w in enumerate(told)))


def happened(group: VerbGroup) -> str | None:
    """None when the group says that it happened, else denial, plan, hypothesis, conditional or claim."""
    if group.effect in ("denial", "plan", "hypothesis"):
        return group.effect
    if group.effect == "attempt":
        return "plan"
    if group.negated:
        return "denial"
    if group.mood == "future":
        return "plan"
    if group.mood == "conditional":
        return "conditional"
    return group.effect


def is_infinitive(token: Token) -> bool:
    """« reprendre », « avoir »: whether a word is an infinitive."""
    word = spelled(token.text)
    forms = lexicon().forms.get(word, ())
    return any(form.mood == "infinitive" for form in forms) or grammar().have.get(word) == "infinitive"


def is_conjugated(token: Token) -> bool:
    """Whether a word is an auxiliary that has a subject: « était », « ont »."""
    return token.norm in words()["auxiliaries"] and token.text not in written()["to"]


def acts(token: Token) -> bool:
    """Whether a word is a verb that has a subject."""
    if token.norm in words()["auxiliaries"]:
        return token.text not in written()["to"]
    word = spelled(token.text)
    moods = {form.mood for form in lexicon().forms.get(word, ())} if word not in lexicon().nouns else ()
    return bool(moods) and {"participle", "infinitive", "gerund"}.isdisjoint(moods)
