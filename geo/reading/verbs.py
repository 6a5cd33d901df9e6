"""What does a group of verbs say: that it happened, that it may, that it did not, that somebody wants it?

A verb is read with what governs it: its auxiliary (tense, active or passive), its negation, and the verb or word before an
infinitive (« a réussi à chasser » happened, « tente de reprendre » did not). The governors are data: ``lexicon.toml``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.reading.language import Form, Lexicon
from geo.reading.text import Token

_HAVE = {
    "a": "present", "ont": "present", "avons": "present", "ai": "present", "avait": "pluperfect", "avaient": "pluperfect",
    "aura": "future", "auront": "future", "aurait": "conditional", "auraient": "conditional", "ayant": "gerund",
    "avoir": "infinitive", "eut": "pluperfect", "eurent": "pluperfect", "ait": "subjunctive", "aient": "subjunctive",
    "eût": "subjunctive", "avions": "pluperfect", "as": "present",
}  # fmt: skip
_BE = {
    "est": "present", "sont": "present", "sommes": "present", "était": "imperfect", "étaient": "imperfect", "etait": "imperfect",
    "etaient": "imperfect", "fut": "past", "furent": "past", "sera": "future", "seront": "future", "serait": "conditional",
    "seraient": "conditional", "étant": "gerund", "être": "infinitive", "soit": "subjunctive", "soient": "subjunctive",
    "été": "participle", "fût": "subjunctive", "suis": "present",
}  # fmt: skip
_ADVERBS = frozenset(
    "pas plus jamais guère toujours déjà également aussi encore ensuite alors désormais bien donc même depuis enfin ainsi "
    "tous toutes tout d'abord notamment aujourd'hui hier presque quasi certes finalement ultérieurement souvent parfois "
    "mieux peu très trop là ici mardi lundi mercredi jeudi vendredi samedi dimanche entre-temps auparavant surtout non "
    "réellement tôt tard eux elles lui-même elle-même eux-mêmes elles-mêmes point sitôt aussitôt vite cependant pourtant "
    "rien toutefois néanmoins d' abord nouveau totalement elle il ils".split()
)
_CLITICS = frozenset("se s' s’ le la l' l’ les en y lui leur nous me m' m’ vous".split())
_NOT = frozenset("ne n' n’".split())
_NEGATORS = frozenset("pas plus jamais guère point rien aucun aucune nullement ni".split())
_SHARED = 16  # words back over which an auxiliary is shared
_REACH = 7  # how many words back an auxiliary may stand
_ETRE_VERBS = frozenset(
    "tomber passer basculer entrer pénétrer rentrer arriver venir parvenir partir aller revenir descendre retomber repasser "
    "mourir rester demeurer survenir débarquer".split()
)


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb and what governs it.

    ``first`` and ``last`` bound its tokens; ``voice`` is active, passive, or participle for a bare past participle; ``mood`` is that of the finite verb (present,
    imperfect, past, perfect, pluperfect, future, conditional, gerund, participle, infinitive); ``effect`` is None when the
    group says that it happened, else plan, hypothesis, denial or claim; ``finite`` whether a subject may stand before it.
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


def _lower(token: Token) -> str:
    # « A » begins a sentence as the preposition « à »
    return "à" if token.text == "A" else token.text.lower().replace("’", "'")


def read(tokens: Sequence[Token], index: int, start: int, form: Form, lexicon: Lexicon) -> VerbGroup | None:
    """The group of the verb form at ``index``, not looking before ``start``; None where it is no verb of that kind."""
    if form.mood == "participle":
        group = _participle(tokens, index, start, form)
    elif form.mood == "infinitive":
        group = _infinitive(tokens, index, start, form, lexicon)
    else:
        group = _finite(tokens, index, start, form)
    if group is None or form.reflexive != group.reflexive:
        return None
    return group


def _back(tokens: Sequence[Token], index: int, start: int, skip: frozenset[str]) -> int:
    """The index of the first word before ``index`` that is none to skip (adverbs in -ment are always skipped)."""
    i = index - 1
    floor = max(start, index - _REACH)
    while i >= floor:
        word = _lower(tokens[i])
        if word in skip or (word.endswith("ment") and len(word) > 6):
            i -= 1
            continue
        return i
    return max(i, start - 1)


def _negation(tokens: Sequence[Token], first: int, last: int, start: int) -> tuple[bool, bool, int]:
    """Whether the group is negated, whether it is reflexive, and where it begins with its clitics."""
    negated = reflexive = False
    i = first - 1
    while i >= start and (_lower(tokens[i]) in _CLITICS or _lower(tokens[i]) in _NOT):
        word = _lower(tokens[i])
        if word in _NOT:
            negated = True
        elif word in ("se", "s'", "s"):
            reflexive = True
        i -= 1
    begin = i + 1
    for j in range(begin, last):
        if _lower(tokens[j]) in ("se", "s'"):
            reflexive = True
    if negated:
        # « n'a pris que » restricts, it does not deny
        after = [_lower(t) for t in tokens[begin : last + 6]]
        words = set(after)
        if not words & _NEGATORS and words & {"que", "qu'"}:
            negated = False
    return negated, reflexive, begin


def _participle(tokens: Sequence[Token], index: int, start: int, form: Form) -> VerbGroup | None:
    i = _back(tokens, index, start, _ADVERBS)
    word = _lower(tokens[i]) if i >= start else ""
    if word in _HAVE:
        negated, reflexive, begin = _negation(tokens, i, index, start)
        mood = {"present": "perfect", "gerund": "gerund"}.get(_HAVE[word], _HAVE[word])
        if mood == "infinitive":
            return _governed(tokens, begin, index, start, form, reflexive, "active")
        return VerbGroup(begin, index, form.lemma, reflexive, "active", mood, negated, finite=mood != "gerund")
    if word == "être" and _negation(tokens, i, i, start)[1]:
        return _governed(tokens, _negation(tokens, i, i, start)[2], index, start, form, True, "active", claimed=True)
    if word == "être":
        return replace(_governed(tokens, i, index, start, form, False, "passive"), voice="passive")
    if word in _BE:
        return _after_be(tokens, index, start, form, i)
    if _shares_auxiliary(tokens, index, start):
        return VerbGroup(index, index, form.lemma, False, "active", "perfect", finite=True)
    voice = "active" if form.lemma in _ETRE_VERBS else "participle"
    return VerbGroup(index, index, form.lemma, False, voice, "participle", finite=False)


def _shares_auxiliary(tokens: Sequence[Token], index: int, start: int) -> bool:
    """« ont franchi la limite et pris Morek »: a participle joined to one that has « avoir »."""
    i = _back(tokens, index, start, _ADVERBS)
    if (
        i < start
        or _lower(tokens[i]) not in ("et", "puis")
        or (index + 1 < len(tokens) and _lower(tokens[index + 1]) == "par")
    ):
        return False
    for j in range(i - 1, max(start, i - _SHARED) - 1, -1):
        word = _lower(tokens[j])
        if word in _HAVE and _HAVE[word] in ("present", "pluperfect"):
            return True
        if word in ("qui", "que", "dont", ";", "où") or word in _BE:
            return False
    return False


def _after_be(tokens: Sequence[Token], index: int, start: int, form: Form, i: int) -> VerbGroup:
    word, mood = _lower(tokens[i]), _BE[_lower(tokens[i])]
    first = i
    if word == "été":
        j = _back(tokens, i, start, _ADVERBS)
        if j >= start and _lower(tokens[j]) in _HAVE:
            first, mood = j, {"present": "perfect"}.get(_HAVE[_lower(tokens[j])], _HAVE[_lower(tokens[j])])
    negated, reflexive, begin = _negation(tokens, first, index, start)
    active = reflexive or form.lemma in _ETRE_VERBS
    if active and mood in ("present", "imperfect"):
        mood = "perfect" if mood == "present" else "pluperfect"
    return VerbGroup(begin, index, form.lemma, reflexive, "active" if active else "passive", mood, negated)


def _finite(tokens: Sequence[Token], index: int, start: int, form: Form) -> VerbGroup:
    negated, reflexive, begin = _negation(tokens, index, index, start)
    effect = None
    if form.mood == "gerund" and begin > start and _lower(tokens[begin - 1]) == "en":
        begin -= 1
    return VerbGroup(
        begin, index, form.lemma, reflexive, "active", form.mood, negated, effect, finite=form.mood != "gerund"
    )


def _infinitive(tokens: Sequence[Token], index: int, start: int, form: Form, lexicon: Lexicon) -> VerbGroup:
    _, reflexive, begin = _negation(tokens, index, index, start)
    return _governed(tokens, begin, index, start, form, reflexive, "active", lexicon)


def _governed(
    tokens: Sequence[Token],
    begin: int,
    index: int,
    start: int,
    form: Form,
    reflexive: bool,
    voice: str,
    lexicon: Lexicon | None = None,
    *,
    claimed: bool = False,
) -> VerbGroup:
    """A group under an infinitive: what governs it decides."""
    from geo.reading.language import lexicon as default

    lexicon = lexicon or default()
    passive = begin > start and _lower(tokens[begin - 1]) == "être"
    i = begin - 1
    effect: str | None = "plan"
    negated, mood, first, finite, causative = False, "infinitive", begin, False, False
    perfect = index > begin and any(_lower(tokens[j]) == "avoir" for j in range(begin, index))
    steps = 0
    while i >= start and steps < 6:
        word = _lower(tokens[i])
        steps += 1
        if (
            word in ("de", "d'", "à", "a")
            or word in _ADVERBS
            or word in _CLITICS
            or (word.endswith("ment") and len(word) > 6)
        ):
            i -= 1
            continue
        if word in ("après",):
            effect, mood, first = None, "perfect", i
        elif word in lexicon.governor_words:
            effect, first = lexicon.governor_words[word], i
        else:
            found = _governor(tokens, i, start, lexicon)
            if found is not None:
                effect, negated, mood, first, causative = found
                finite = True
            elif perfect or claimed:
                effect = "claim"
        break
    return VerbGroup(
        first, index, form.lemma, reflexive, "passive" if passive else voice, mood, negated, effect, finite, causative
    )


def _governor(
    tokens: Sequence[Token], i: int, start: int, lexicon: Lexicon
) -> tuple[str | None, bool, str, int, bool] | None:
    """Effect, negation, mood and first token of the verb at ``i`` when it governs an infinitive."""
    for form in lexicon.forms.get(_lower(tokens[i]), ()):
        if form.lemma == "faire":
            inner = read(tokens, i, start, Form("faire", form.mood, False), lexicon)
            if inner is not None:
                return inner.effect, inner.negated, inner.mood, inner.first, True
        effect = lexicon.governors.get(form.lemma)
        if effect is None:
            continue
        inner = read(tokens, i, start, Form(form.lemma, form.mood, False), lexicon) or read(
            tokens, i, start, Form(form.lemma, form.mood, True), lexicon
        )
        if inner is None:
            continue
        negated, outcome = inner.negated, None if effect == "fact" else effect
        if outcome is None:
            outcome = inner.effect
        if form.lemma == "aller" and inner.mood not in ("present", "imperfect", "infinitive"):
            outcome = None
        return outcome, negated, inner.mood, inner.first, False
    return None


def happened(group: VerbGroup) -> str | None:
    """None when the group says that it happened, else denial, plan, hypothesis, conditional or claim."""
    if group.effect in ("denial", "plan", "hypothesis"):
        return group.effect
    if group.negated:
        return "denial"
    if group.mood == "future":
        return "plan"
    if group.mood == "conditional":
        return "conditional"
    return group.effect
