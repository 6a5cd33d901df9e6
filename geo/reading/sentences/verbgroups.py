"""Which group stands at a form of a verb, and what governs it?

A verb is read with its auxiliary (tense, active or passive), its negation, and the verb or word before an infinitive (« a
réussi à chasser » happened, « tente de reprendre » did not). The governors are data: ``lexicon.toml``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.reading.language import Form, Lexicon
from geo.reading.sentences.asides import aside_before
from geo.reading.sentences.verbs import PAST, VerbGroup, grammar, happened, negation
from geo.reading.text import Token, spelled
from geo.reading.wordclasses import endings, lemmas, words, written

_INSTRUMENT = 14  # words between what was used and « pour »
_ACCUSED = 9  # words between an accuser and what one is accused of
_SHARED = 16  # words back over which an auxiliary is shared
_REACH = 7  # how many words back an auxiliary may stand
_INCISE = 14  # tokens of the longest incise between an auxiliary and its participle
_GOVERNOR_REACH = 6  # words back over which an infinitive is governed
_TURN = 14  # words back over whose turn it was
_OBJECT = 10  # words back over the object of what governs an infinitive
_ADVERB_MIN = 7  # letters of an adverb in « -ment »
_HAVING = ("present", "pluperfect")  # tenses of « avoir » that tell what has happened: « ont pris », « avait pris »
_BEING = ("present", "imperfect")  # tenses of « être » by which somebody is come to something
_QUOTES = frozenset('"«»“”')  # « avait "nettoyé" Daraya »


def read(tokens: Sequence[Token], index: int, start: int, form: Form, lexicon: Lexicon) -> VerbGroup | None:
    """The group of the verb form at ``index``, not looking before ``start``; None where it is no verb of that kind."""
    if form.mood == "gerund" and _is_now(tokens, index, start):
        return None
    if form.mood == "participle":
        group = _participle(tokens, index, start, form, lexicon)
    elif form.mood == "infinitive":
        group = _infinitive(tokens, index, start, form, lexicon)
    else:
        group = _finite(tokens, index, start, form)
    if group is None or form.reflexive != group.reflexive:
        return None
    return group


def _is_now(tokens: Sequence[Token], index: int, start: int) -> bool:
    """« contrôle maintenant la ville »: an adverb; not « , maintenant une base », « en maintenant un siège »."""
    if spelled(tokens[index].text) not in grammar().adverbs:
        return False
    before = tokens[index - 1].norm if index > start else ""
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    acts = before == "," and after in words()["articles"] | words()["determiners"]
    return not acts and before not in words()["in"]


def _is_adverb(word: str) -> bool:
    known = grammar()
    return word in known.adverbs or (
        word.endswith(endings()["adverb"]) and len(word) >= _ADVERB_MIN and word not in known.no_adverbs
    )


def _back(tokens: Sequence[Token], index: int, start: int) -> int:
    """The index of the first word before ``index`` that is no adverb."""
    i = index - 1
    floor = max(start, index - _REACH)
    while i >= floor:
        begin = _incise_before(tokens, i, start) if tokens[i].text == "," else aside_before(tokens, i, start)
        if begin is not None:
            i = begin - 1
        elif (
            tokens[i].text in _QUOTES
            or _is_adverb(spelled(tokens[i].text))
            or f"{tokens[i].norm} {tokens[i + 1].norm}" in words()["they_too"]
        ):
            i -= 1
        else:
            break
    return max(i, start - 1)


def _incise_before(tokens: Sequence[Token], i: int, start: int) -> int | None:
    """« a, selon l'agence, bombardé »: where an incise that ends with a comma opens right behind an auxiliary."""
    known = grammar()
    for j in range(i - 1, max(start, i - _INCISE), -1):
        word = spelled(tokens[j - 1].text)
        if tokens[j].text == "," and (word in known.have or word in known.be):
            return j
        if tokens[j].text in ";:.":
            break
    return None


def _participle(tokens: Sequence[Token], index: int, start: int, form: Form, lexicon: Lexicon) -> VerbGroup | None:
    known = grammar()
    i = _back(tokens, index, start)
    word = spelled(tokens[i].text) if i >= start else ""
    if word in known.have:
        negated, reflexive, begin = negation(tokens, i, index, start)
        mood = _perfect(known.have[word])
        if mood == "infinitive":
            return _governed(tokens, begin, index, start, form, lexicon, reflexive=reflexive)
        finite = mood != "gerund"
        return VerbGroup(begin, index, form.lemma, reflexive, "active", mood, negated, finite=finite, over=True)
    if known.be.get(word) == "infinitive":
        _, reflexive, begin = negation(tokens, i, i, start)
        told = spelled(tokens[i - 1].text) not in written()["to"]  # not « la deuxième ville à être tombée »
        if reflexive or (told and form.lemma in known.with_be):  # « a dit s'être rendu », « a dit être venu »
            return _governed(tokens, begin, index, start, form, lexicon, reflexive=reflexive, claimed=True)
        return _governed(tokens, i, index, start, form, lexicon)._replace(voice="passive")
    if word in known.be:
        return _after_be(tokens, index, start, form, i)
    shared = _shared_auxiliary(tokens, index, start)
    if shared is not None and known.have[spelled(tokens[shared].text)] == "infinitive":
        return _governed(tokens, shared, index, start, form, lexicon)._replace(first=index)
    if shared is not None:
        return VerbGroup(index, index, form.lemma, False, "active", "perfect", finite=True)
    undergone = _shared_passive(tokens, index, start, form)
    if undergone is not None:
        return undergone
    voice = "active" if form.lemma in known.with_be else "participle"
    return VerbGroup(index, index, form.lemma, False, voice, "participle", finite=False)


def _perfect(mood: str) -> str:
    """The tense of a participle behind an auxiliary: a present one makes a perfect."""
    return "perfect" if mood == "present" else mood


def _shared_auxiliary(tokens: Sequence[Token], index: int, start: int) -> int | None:
    """« ont franchi la limite et pris Morek », not « ont quitté Morek, petite et bombardée »: the « avoir » of one that it joins."""
    known = grammar()
    i = _back(tokens, index, start)
    if i < start or spelled(tokens[i].text) not in known.joins:
        return None
    if index + 1 < len(tokens) and tokens[index + 1].norm in words()["by"]:
        return None
    for j in range(i - 1, max(start, i - _SHARED) - 1, -1):
        word = spelled(tokens[j].text)
        if known.have.get(word) in ("present", "pluperfect", "infinitive"):
            first = next((k for k in range(j + 1, i) if not _is_adverb(tokens[k].norm)), i)
            return j if not tokens[first].text.isalpha() or _agree(tokens[first], tokens[index]) else None
        if word in known.parts or word in known.be:
            return None
    return None


def _shared_passive(tokens: Sequence[Token], index: int, start: int, form: Form) -> VerbGroup | None:
    """« a été attaquée puis prise par »: a participle joined to one that « être » makes passive, and that agrees with it."""
    known = grammar()
    i = _back(tokens, index, start)
    if i <= start or spelled(tokens[i].text) not in known.joins or form.lemma in known.with_be:
        return None
    i -= tokens[i - 1].text == ","  # « , puis reprise »
    for j in range(i - 1, max(start, i - _SHARED) - 1, -1):
        word = spelled(tokens[j].text)
        if word in known.be:
            first = next((k for k in range(j + 1, i) if not _is_adverb(tokens[k].norm)), i)
            if known.be[word] == "infinitive" or first == i or not _agree(tokens[first], tokens[index]):
                return None
            group = _after_be(tokens, index, start, form, j)
            return group._replace(first=index) if group.voice == "passive" else None
        if word in known.parts or word in known.have or word == ",":
            return None
    return None


def _agree(one: Token, other: Token) -> bool:
    """Whether two participles are of the same gender and number: « attaquée » and « prise », « visés » and « repris »."""
    plural = [t.text.endswith(endings()["regular_plural"]) for t in (one, other)]
    stems = [t.text[: len(t.text) - many] for t, many in zip((one, other), plural, strict=True)]
    feminine = [stem.endswith(endings()["feminine"]) for stem in stems]
    either = any(t.text.endswith(endings()["unchanging"]) for t in (one, other))
    return feminine[0] == feminine[1] and (either or plural[0] == plural[1])


def _after_be(tokens: Sequence[Token], index: int, start: int, form: Form, i: int) -> VerbGroup:
    known = grammar()
    first, mood = i, known.be[spelled(tokens[i].text)]
    if mood == "participle":
        j = _back(tokens, i, start)
        have = known.have.get(spelled(tokens[j].text)) if j >= start else None
        if have is not None:
            first, mood = j, _perfect(have)
    negated, reflexive, begin = negation(tokens, first, index, start)
    active = reflexive or (form.lemma in known.with_be and first == i)  # not « ont été passés par les armes »
    if active and mood in ("present", "imperfect"):
        mood = "perfect" if mood == "present" else "pluperfect"
    voice, over = "active" if active else "passive", active or first < i
    return VerbGroup(begin, index, form.lemma, reflexive, voice, mood, negated, over=over)


def _finite(tokens: Sequence[Token], index: int, start: int, form: Form) -> VerbGroup:
    negated, reflexive, begin = negation(tokens, index, index, start)
    return VerbGroup(begin, index, form.lemma, reflexive, "active", form.mood, negated, finite=form.mood != "gerund")


def _infinitive(tokens: Sequence[Token], index: int, start: int, form: Form, lexicon: Lexicon) -> VerbGroup:
    _, reflexive, begin = negation(tokens, index, index, start)
    return _governed(tokens, begin, index, start, form, lexicon, reflexive=reflexive)


@dataclass(frozen=True, slots=True)
class _Governor:
    """What governs an infinitive: what it makes of it, and the first token of its own group."""

    effect: str | None
    first: int
    negated: bool = False
    mood: str = "infinitive"
    finite: bool = False
    causative: bool = False
    object_acts: bool = False
    undergone: bool = False
    meant: bool = False


def _governed(
    tokens: Sequence[Token],
    begin: int,
    index: int,
    start: int,
    form: Form,
    lexicon: Lexicon,
    *,
    reflexive: bool = False,
    claimed: bool = False,
) -> VerbGroup:
    """A group under an infinitive: what governs it decides."""
    known = grammar()
    auxiliaries = (known.have, known.be) if reflexive else (known.have,)  # « avoir pris », « s'être rendu »
    perfect = any(of.get(spelled(t.text)) == "infinitive" for t in tokens[begin:index] for of in auxiliaries)
    i, floor = _before_links(tokens, begin, start)
    acted_on = reflexive or _is_undergone(tokens, begin, form)
    if i >= floor and _is_sequel(tokens, i, start, form, reflexive, lexicon):
        governor = _Governor(None, i, mood="perfect")
    elif _is_turn(tokens, begin, start, lexicon) or (acted_on and _is_singled_out(tokens, begin, floor)):
        governor = _Governor(None, begin, mood="perfect")
    else:
        found = _governing(tokens, i, start, begin, lexicon, over=perfect) if i >= floor else None
        said = i >= floor and (perfect or claimed)
        governor = found or _Governor("claim" if said else "plan", begin)
    denied = any(
        spelled(t.text) in known.negations for t in tokens[max(i, start) : index]
    )  # « affirment ne pas avoir pris »
    return VerbGroup(
        governor.first,
        index,
        form.lemma,
        reflexive,
        "passive" if governor.undergone else "active",
        governor.mood,
        governor.negated,
        "denial" if denied else governor.effect,
        governor.finite,
        governor.causative,
        governor.object_acts,
        over=perfect,
        meant=governor.meant,
    )


def _before_links(tokens: Sequence[Token], begin: int, start: int) -> tuple[int, int]:
    """« tentaient une nouvelle fois de prendre »: the word that may govern an infinitive, and how far back one is looked for."""
    i, floor = begin - 1, max(start, begin - _GOVERNOR_REACH)
    while i >= floor:
        if _is_link(spelled(tokens[i].text)):
            i -= 1
            continue
        aside = aside_before(tokens, i, start)
        if aside is None:
            break
        i = aside - 1
        floor = max(start, min(floor, i))
    if i > floor and tokens[i].text == ",":
        i = _before_incise(tokens, i, start)
        floor = min(floor, i)
    return i, floor


def _of_the_joined(tokens: Sequence[Token], i: int, start: int, begin: int, lexicon: Lexicon) -> _Governor | None:
    """« a réussi à chasser les rebelles et à reprendre Homs »: what governs the infinitive that « et » joins to another."""
    known = grammar()
    if spelled(tokens[i].text) not in known.joins:
        return None
    for j in range(i - 1, max(start, i - _SHARED) - 1, -1):
        word = spelled(tokens[j].text)
        if any(form.mood == "infinitive" for form in lexicon.forms.get(word, ())):
            _, _, opening = negation(tokens, j, j, start)
            at, floor = _before_links(tokens, opening, start)
            found = _governor(tokens, at, start, lexicon, over=False) if at >= floor else None
            return None if found is None else replace(found, first=begin)
        if word in known.parts or word in known.have or word in known.be or word == ",":
            return None
    return None


def _governing(
    tokens: Sequence[Token], i: int, start: int, begin: int, lexicon: Lexicon, *, over: bool
) -> _Governor | None:
    """What governs an infinitive at a word, or before the object that ends there."""
    found = _governor(tokens, i, start, lexicon, over=over) or _through_object(tokens, i, start, lexicon)
    found = found or _accusation(tokens, i, start, begin, lexicon)
    return found or _of_the_joined(tokens, i, start, begin, lexicon)


def _before_incise(tokens: Sequence[Token], comma: int, start: int) -> int:
    """« est parvenue dimanche, après trois semaines, à chasser »: the word that an incise parts from its infinitive."""
    i = next((k for k in range(comma - 1, max(start, comma - _INSTRUMENT), -1) if tokens[k].text == ","), comma) - 1
    while i > start and i < comma and _is_adverb(spelled(tokens[i].text)):
        i -= 1
    return i


def _is_undergone(tokens: Sequence[Token], begin: int, form: Form) -> bool:
    """« à tomber », « à être prise », « à échapper à »: a verb whose subject acts on nothing."""
    suffers = form.lemma in grammar().with_be or form.lemma in lemmas()["enduring"]
    return suffers or grammar().be.get(spelled(tokens[begin].text)) == "infinitive"


def _is_singled_out(tokens: Sequence[Token], begin: int, floor: int) -> bool:
    """« la première grande ville à tomber », « la seule à être tombée »: what is told apart by what it did."""
    k = begin - 1
    while k > floor and spelled(tokens[k].text) in grammar().clitics:
        k -= 1
    if k < 0 or spelled(tokens[k].text) not in written()["to"]:
        return False
    told = [spelled(t.text) for t in tokens[max(floor, k + 1 - _OBJECT) : k]]
    return any(w in grammar().singling or w.endswith(endings()["ordinal"]) for w in told)


def _is_turn(tokens: Sequence[Token], begin: int, start: int, lexicon: Lexicon) -> bool:
    """« c'était au tour de Koupiansk, plus au nord, d'être libérée », « ce fut ensuite le tour de »: whose turn it was."""
    floor = max(start, begin - _TURN)
    at = next((i for i in range(begin - 1, floor, -1) if tokens[i].norm in words()["turn"]), floor)
    if at - 2 < start or tokens[at - 1].norm not in words()["to_the"] | words()["articles"]:
        return False
    forms = (form for t in tokens[at + 1 : begin] for form in lexicon.forms.get(spelled(t.text), ()))
    if any(form.mood == "infinitive" for form in forms):
        return False  # « c'est au tour de Koupiansk de craindre d'être libérée »
    verb = _back(tokens, at - 1, start)
    return verb >= start and grammar().be.get(spelled(tokens[verb].text)) in ("present", "imperfect", "past")


def _is_sequel(tokens: Sequence[Token], i: int, start: int, form: Form, reflexive: bool, lexicon: Lexicon) -> bool:
    """« ont pris Hama avant d'en être chassés »: told behind what has happened; a journey may still be to come."""
    known = grammar()
    if spelled(tokens[i].text) not in known.sequels:
        return False
    if not known.journeys.isdisjoint(lexicon.lexemes.get((form.lemma, reflexive), ())):
        return False
    return _follows_a_deed(tokens, i, start, lexicon)


def _is_link(word: str) -> bool:
    """Whether a word may stand between an infinitive and what governs it."""
    known = grammar()
    return word in known.links or word in known.clitics or _is_adverb(word)


def _governor(tokens: Sequence[Token], i: int, start: int, lexicon: Lexicon, *, over: bool) -> _Governor | None:
    """The word or the verb at ``i`` when it governs an infinitive, ``over`` where that is a past one."""
    word = spelled(tokens[i].text)
    if word in written()["after"] or (word in grammar().sequels and _follows_a_deed(tokens, i, start, lexicon)):
        return _Governor(None, i, mood="perfect")  # « ont attaqué la ville avant d'en prendre le contrôle »
    if i > start and tokens[i - 1].norm in words()["in"] and grammar().be.get(word) in _BEING:
        return _Governor(None, i, mood=grammar().be[word], finite=True)  # « en étaient à se battre »
    phrase = f"{word} {tokens[i + 1].norm}"  # « au point de », not « sur le point de »
    effect = lexicon.governor_words.get(phrase) or lexicon.governor_words.get(word)
    if effect is not None:
        if word in words()["for"] and _used(tokens, i, start, lexicon):
            return _Governor(None, i, mood="perfect")  # « ont utilisé des missiles pour frapper »
        return _Governor(None, i, mood=_tense_of(tokens, i, start)) if effect == "fact" else _Governor(effect, i)
    governing = (_verb_governor(tokens, i, start, form, lexicon, over=over) for form in lexicon.forms.get(word, ()))
    return next((found for found in governing if found is not None), None)


def _verb_governor(
    tokens: Sequence[Token], i: int, start: int, form: Form, lexicon: Lexicon, *, over: bool
) -> _Governor | None:
    """« tente de », « semble avoir », « a fait »: what a verb, read as one of its forms, makes of an infinitive."""
    plain, reflexive = (Form(form.lemma, form.mood, pronoun) for pronoun in (False, True))
    if form.lemma in lemmas()["make"]:
        undergone = read(tokens, i, start, reflexive, lexicon)  # « s'est fait bombarder »
        inner = undergone or read(tokens, i, start, plain, lexicon)
        if inner is not None:
            return _Governor(
                inner.effect,
                inner.first,
                inner.negated,
                inner.mood,
                inner.finite,
                causative=undergone is None,
                object_acts=inner.object_acts,  # « a permis à l'armée de faire tomber »
                undergone=undergone is not None,
                meant=inner.effect == "plan",
            )
    seems = over and form.lemma in grammar().seeming  # « semble avoir mené »
    effect = "conditional" if seems else lexicon.governors.get(form.lemma)
    if effect is None:
        return None
    inner = read(tokens, i, start, plain, lexicon) or read(tokens, i, start, reflexive, lexicon)
    if inner is None:
        return None
    if effect == "denial" and inner.negated:
        return _Governor(None, inner.first, mood=inner.mood, finite=True)  # « n'ont pas cessé de bombarder »
    made = _made_by(form, inner, effect, lexicon)
    mood = "perfect" if inner.mood == "present" and form.lemma in lemmas()["come"] else inner.mood
    return _Governor(made, inner.first, inner.negated, mood, finite=inner.finite, meant=made == "plan")


def _tense_of(tokens: Sequence[Token], i: int, start: int) -> str:
    """« serait en train de prendre »: the tense of « être » before « en train »."""
    before = _back(tokens, i - 1, start)
    mood = grammar().be.get(spelled(tokens[before].text), "present") if before >= start else "present"
    return mood if mood in ("conditional", "imperfect") else "present"


def _follows_a_deed(tokens: Sequence[Token], i: int, start: int, lexicon: Lexicon) -> bool:
    """Whether what has happened is told last before a token: not « X, qui a vu le roi, doit parler », « , cherchant à … avant de »."""
    had = (j for j in range(i - 1, start - 1, -1) if grammar().have.get(spelled(tokens[j].text)) in _HAVING)
    done = next(had, i)
    behind = tokens[done + 2 : i]  # « a contraint », which is written as a present
    forms = (form for t in behind for form in lexicon.forms.get(spelled(t.text), ()))
    meant = any(f.mood in ("present", "gerund") and lexicon.governors.get(f.lemma) == "plan" for f in forms)
    return done < i and not meant


def _made_by(form: Form, inner: VerbGroup, effect: str, lexicon: Lexicon) -> str | None:
    """What a governing verb, as it stands, makes of the infinitive behind it."""
    if _has_gone(form, inner):
        return None
    tried = form.lemma in grammar().attempting and inner.mood in (*PAST, "imperfect", "present")
    if tried and inner.effect not in ("plan", "hypothesis", "denial"):  # « se préparait à tenter de prendre »
        return "attempt"
    over = inner.mood in PAST or inner.bare  # « contraints de quitter Homs »
    told = effect == "fact" or (form.lemma in lexicon.implicatives and over)
    return inner.effect if told else effect


def _used(tokens: Sequence[Token], i: int, start: int, lexicon: Lexicon) -> bool:
    """Whether something was used before « pour »: what follows was done with it."""
    known = grammar()
    for j in range(i - 1, max(start, i - _INSTRUMENT) - 1, -1):
        word = spelled(tokens[j].text)
        if word in known.parts or word == ",":
            return False
        used = [form for form in lexicon.forms.get(word, ()) if form.lemma in known.using]
        if used:
            group = read(tokens, j, start, used[0], lexicon)
            return group is not None and group.mood in PAST and happened(group) is None
    return False


def _through_object(tokens: Sequence[Token], i: int, start: int, lexicon: Lexicon) -> _Governor | None:
    """« a permis à l'armée de reprendre », « a contraint les rebelles à quitter »: what governs stands before its object.

    « n'a pas empêché les rebelles de prendre »: what was not prevented happened.
    """
    linked = spelled(tokens[i + 1].text) in grammar().links
    for k in range(i - 1, max(start, i - _OBJECT) - 1, -1):
        word = spelled(tokens[k].text)
        if not word[0].isalnum():
            return None
        for form in lexicon.forms.get(word, ()):
            governs = form.lemma in lexicon.implicatives and not (linked and form.lemma in lemmas()["witnessing"])
            inner = read(tokens, k, start, form, lexicon) if governs else None
            if inner is not None and inner.voice == "active" and inner.mood in PAST:
                return _Governor(inner.effect, i + 1, inner.negated, inner.mood, finite=True, object_acts=True)
            failed = read(tokens, k, start, form, lexicon) if form.lemma in lemmas()["preventing"] else None
            if failed is not None and failed.negated and failed.mood in PAST:
                return _Governor(failed.effect, i + 1, mood=failed.mood, finite=True, object_acts=True)
    return None


def _accusation(tokens: Sequence[Token], i: int, start: int, begin: int, lexicon: Lexicon) -> _Governor | None:
    """« a accusé Kiev de tirer »: an accuser before the one who did it."""
    known = grammar()
    for j in range(i, max(start, i - _ACCUSED) - 1, -1):
        word = spelled(tokens[j].text)
        if word in known.parts or word == "," or word in words()["that"]:
            return None
        if any(form.lemma in known.accusing for form in lexicon.forms.get(word, ())):
            return _Governor("claim", begin)
    return None


def _has_gone(form: Form, group: VerbGroup) -> bool:
    """« est allé », « alla » before an infinitive: not the near future."""
    return form.lemma in lemmas()["go"] and group.mood not in ("present", "imperfect", "infinitive")
