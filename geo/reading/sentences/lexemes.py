"""Which word of the rules stands at a token: a verb with what governs it, a noun, a phrase?"""

from collections.abc import Sequence, Set
from itertools import pairwise

from geo.reading import numerals
from geo.reading.language import Form
from geo.reading.sentences import verbgroups, verbs
from geo.reading.sentences.asides import aside_before
from geo.reading.sentences.governing import is_bearing, of_name
from geo.reading.sentences.units import Reader, Unit
from geo.reading.text import Token, spelled
from geo.reading.wordclasses import endings, lemmas, lexemes, words, written

_FINITE = frozenset(("present", "imperfect", "past", "future", "conditional"))
_PHRASE_MAX = 5  # words of a phrase of the lexicon
_FROM_WHOM = 6  # tokens from a participle over the one from whom to « par »
_MANNER = 5  # tokens of « de plein fouet » and of what begins its object
_AGAINST = 14  # tokens from « l'ouest » to « l'est »
_APPOSITION = 8  # units back from a comma over what is apposed to a place
_SUBJECTS = ("actor", "person", "pronoun", "relative", "place")


def lexeme_at(reader: Reader, before: Sequence[Unit], i: int) -> Unit | None:
    """The verb or noun of the rules that stands at a token."""
    token, lexical = reader.tokens[i], reader.lexicon
    word = spelled(token.text)
    phrase = _phrase(reader, i, lexical.openers[word]) if word in lexical.openers else None
    if phrase is not None:
        return phrase
    if _is_occasion(reader, i) or _is_from(reader, i) or _is_check(reader, i):
        return None
    noun = lexical.nouns.get(word)
    if noun is not None and _is_no_event(reader, i, noun):
        return None
    if noun is not None and (word not in lexical.forms or _is_noun(reader, before, i)):
        return Unit("noun", i, i + 1, token.norm, noun, preposition=of_name(reader, i))
    if word not in lexical.forms or _is_the_east(reader, i):
        return None
    if word in words()["not_verbs"] and not _has_left(reader, i):
        return None
    found = _verb(reader, i, word)
    if found is None or _is_clung_to(reader, found) or _is_settling(reader, found):
        return None
    showering = not found.lexemes.isdisjoint(lexemes()["showering"])
    return None if showering and _is_showered(reader, i) else found


def _is_no_event(reader: Reader, i: int, noun: Set[str]) -> bool:
    """« la place de la Libération », « une offensive diplomatique », « une pluie de critiques »: a noun that tells of no war."""
    if noun.isdisjoint(lexemes()["shot"]):
        if _is_name(reader, i):
            return True
    elif _is_of_oil(reader, i) or _is_idle(reader, i):
        return True
    if _is_weather(reader, i) or (not noun.isdisjoint(lexemes()["shots_alone"]) and _is_showered(reader, i)):
        return True
    return not noun.isdisjoint(lexemes()["war"]) and _is_figurative(reader, i)


def _is_idle(reader: Reader, i: int) -> bool:
    """« un obus non explosé », « un drone de reconnaissance »: what strikes nothing now."""
    following = [t.norm for t in reader.tokens[i + 1 : min(reader.last, i + 3)]]
    unexploded = not words()["no"].isdisjoint(following[:1]) and not words()["unexploded"].isdisjoint(following[1:])
    watching = not words()["of"].isdisjoint(following[:1]) and not words()["watching"].isdisjoint(following[1:])
    return unexploded or watching


def _is_of_oil(reader: Reader, i: int) -> bool:
    """« le baril de brut », « cent barils de pétrole »: what is sold, not dropped."""
    following = [t.norm for t in reader.tokens[i + 1 : min(reader.last, i + 3)]]
    of = not words()["of"].isdisjoint(following[:1])
    return of and not words()["crude"].isdisjoint(following[1:])


def _is_weather(reader: Reader, i: int) -> bool:
    """« des pluies diluviennes se sont abattues », not « une pluie (nourrie) de roquettes »: rain of nothing but water."""
    following = [t.norm for t in reader.tokens[i + 1 : min(reader.last, i + 3)]]
    return reader.tokens[i].norm in words()["rain"] and words()["of"].isdisjoint(following)


def _is_clung_to(reader: Reader, found: Unit) -> bool:
    """« les rebelles qui s'y accrochaient », « s'accrochent à leurs positions »: who holds on to something fights nobody by it."""
    group = found.group
    if group is None or not group.reflexive or group.lemma not in lemmas()["clinging"]:
        return False
    there = any(t.norm in words()["at_it"] for t in reader.tokens[group.first : found.first])
    behind = [t.norm for t in reader.tokens[found.last : min(reader.last, found.last + 2)]]
    return there or (not words()["to"].isdisjoint(behind[:1]) and not words()["possessives"].isdisjoint(behind[1:]))


def _is_settling(reader: Reader, found: Unit) -> bool:
    """« des exilés ont pris leurs quartiers à Homs », not « ont pris deux quartiers »: who settles down takes nothing."""
    if found.group is None or found.group.lemma not in lemmas()["settling"]:
        return False
    behind = [t.norm for t in reader.tokens[found.last : min(reader.last, found.last + 3)]]
    return not (words()["possessives"].isdisjoint(behind[:1]) or words()["lodgings"].isdisjoint(behind[1:]))


def _is_name(reader: Reader, i: int) -> bool:
    """« la place de la Libération », « le lycée Libération »: a noun whose capital makes it a name."""
    text = reader.tokens[i].text
    return i > reader.first and text[0].isupper() and not text.isupper() and reader.tokens[i - 1].text.islower()


def _is_showered(reader: Reader, i: int) -> bool:
    """« bombardé de questions », « une pluie de critiques », « a été bombardé ministre »: with no bombs."""
    following = [t.norm for t in reader.tokens[i + 1 : min(reader.last, i + 3)]]
    if words()["of"].isdisjoint(following[:1]):
        return not words()["state_offices"].isdisjoint(following[:1])
    return not words()["showers"].isdisjoint(following[1:])


def with_auxiliary(before: list[Unit], group: verbs.VerbGroup) -> verbs.VerbGroup:
    """« est depuis mars contrôlée », « ont en mai repris »: a participle with the auxiliary that a time parts from it, which
    is taken from the units before."""
    helper = before[-1].group if before else None
    if helper is None or not helper.finite or not group.bare:
        return group
    lemma = group.lemma
    if helper.lemma in lemmas()["be"]:
        active = lemma in verbs.grammar().with_be
    elif helper.lemma in lemmas()["have"]:
        active = True
    else:
        return group
    before.pop()
    moods = {"present": "perfect", "imperfect": "pluperfect"} if active else {}
    mood = moods.get(helper.mood, helper.mood)
    return helper._replace(last=group.last, lemma=lemma, voice="active" if active else "passive", mood=mood)


def _is_the_east(reader: Reader, i: int) -> bool:
    """« dans l'Est », « l'est de Homs »: no verb."""
    token = reader.tokens[i]
    if token.norm not in words()["east_or_is"]:
        return False
    if token.text.istitle() and i > reader.first:
        return True
    if _is_behind_preposition(reader, i) or _is_set_against(reader, i):
        return True
    return is_bearing(reader, i) and i + 1 < reader.last and reader.tokens[i + 1].norm in words()["after_east"]


def _is_behind_preposition(reader: Reader, i: int) -> bool:
    """« entre l'est rebelle et »: whether a preposition and « l' » stand before « est »."""
    before = [t.norm for t in reader.tokens[max(reader.first, i - 2) : i]]
    return before[1:] != [] and before[1] in words()["elided"] and before[0] in words()["locative"]


def _is_set_against(reader: Reader, i: int) -> bool:
    """« l'ouest par l'armée, l'est par les rebelles »: whether another bearing is told before « l'est »."""
    told = [t.norm for t in reader.tokens[max(reader.first, i - _AGAINST) : i]]
    if told[-1:] == [] or told[-1] not in words()["elided"]:
        return False
    others = words()["bearings"] - words()["east_or_is"]
    return any(a in words()["elided"] | words()["articles"] and b in others for a, b in pairwise(told))


def _has_left(reader: Reader, i: int) -> bool:
    """« est parti mardi pour Bakou », not « le parti »: a participle right behind a form of « être », adverbs aside."""
    word, k, known = spelled(reader.tokens[i].text), i - 1, words()
    forms = reader.lexicon.forms[word]
    while k > reader.first and reader.tokens[k].norm in known["adverbs"]:
        k -= 1
    gone = any(form.mood == "participle" and form.lemma in verbs.grammar().with_be for form in forms)
    return gone and k >= reader.first and spelled(reader.tokens[k].text) in verbs.grammar().be


def _is_occasion(reader: Reader, i: int) -> bool:
    """« à cinq reprises »: so many times, no retaking."""
    if reader.tokens[i].norm not in words()["occasions"]:
        return False
    return any(spelled(t.text) in written()["to"] for t in reader.tokens[max(reader.first, i - 2) : i])


def _is_check(reader: Reader, i: int) -> bool:
    """« un point de contrôle »: no control of a place."""
    tokens = reader.tokens
    if i < reader.first + 2 or tokens[i - 1].norm not in words()["of"] or tokens[i - 2].norm not in words()["checking"]:
        return False
    return not reader.lexicon.nouns.get(spelled(tokens[i].text), frozenset()).isdisjoint(lexemes()["holding"])


def _is_from(reader: Reader, i: int) -> bool:
    """« tiré à partir du Liban »: no verb of leaving."""
    if reader.tokens[i].norm not in words()["starting"] or i in (reader.first, reader.last - 1):
        return False
    return spelled(reader.tokens[i - 1].text) in written()["to"] and reader.tokens[i + 1].norm in words()["of"]


def _is_figurative(reader: Reader, i: int) -> bool:
    """« une offensive diplomatique », « le combat contre la faim »: a noun of war that tells of none."""
    known, tokens, j = words(), reader.tokens, i + 1
    if tokens[i].norm in known["storming"] and i > reader.first and tokens[i - 1].norm in known["of_elided"]:
        return True  # « un fusil d'assaut », « ont pris d'assaut »
    bare = i > reader.first + 1 and spelled(tokens[i - 1].text) in known["of_bare"]
    if bare and tokens[i - 2].norm in known["meant_for"] and not tokens[i].norm.endswith(endings()["regular_plural"]):
        return True  # « des avions d'attaque », « l'ordre d'attaque »
    j += j < reader.last and tokens[j].norm in known["military"]  # « une opération militaire d'évacuation »
    if j < reader.last and tokens[j].norm in known["struggling"]:
        return _is_cause(reader, j + 1)
    return j < reader.last and tokens[j].norm in known["figurative"]


def _is_cause(reader: Reader, j: int) -> bool:
    """« (contre) la faim », « (combattre) Ebola »: whether what is fought from a token on is nobody."""
    known, tokens = words(), reader.tokens
    while j < reader.last and tokens[j].norm in known["articles"]:
        j += 1
    return j < reader.last and tokens[j].norm in known["causes"]


def _phrase(reader: Reader, i: int, seconds: Set[str]) -> Unit | None:
    """The longest phrase of the lexicon that begins at a token, with one of some words behind it."""
    if i + 1 >= reader.last or spelled(reader.tokens[i + 1].text) not in seconds:
        return None
    for n in range(min(_PHRASE_MAX, reader.last - i), 1, -1):
        phrase = tuple(spelled(t.text) for t in reader.tokens[i : i + n])
        lexemes = reader.lexicon.phrases.get(phrase)
        if lexemes is not None:
            return Unit("noun", i, i + n, " ".join(phrase), lexemes)
    return None


def _verb(reader: Reader, i: int, word: str) -> Unit | None:
    """A verb's form in its likeliest reading."""
    group = _likeliest(reader, i, word)
    if group is None:
        return None
    last, meant = _told(reader, i, group)
    if not meant and group.first == i and _is_of_locutions(reader, group):
        return None  # « un ultime réduit », « des véhicules volés »
    return Unit("verb", i, last, reader.tokens[i].norm, meant, group)


def _likeliest(reader: Reader, i: int, word: str) -> verbs.VerbGroup | None:
    """The likeliest of the groups that a form may belong to."""
    best: verbs.VerbGroup | None = None
    for form in reader.lexicon.forms[word]:
        group = verbgroups.read(reader.tokens, i, reader.first, form, reader.lexicon)
        if group is None:
            continue
        group = _over_time(reader, i, form, group)
        if form.mood in _FINITE and (_is_governed(reader, group.first) or _is_what_lies(reader, i, form)):
            continue  # « les avions de chasse », « à l'aide de drones », « la tombe du soldat »
        if form.mood == "gerund" and i > reader.first and reader.tokens[i - 1].norm in words()["one"]:
            continue  # « a tué un passant »
        if best is None or not _likelier(best, group, reader.tokens, i, reader.last):
            best = group
    return best


def _told(reader: Reader, i: int, group: verbs.VerbGroup) -> tuple[int, frozenset[str]]:
    """Where a verb ends with its complement (« ont mis samedi la main sur »), and its lexemes."""
    verb, known = (group.lemma, group.reflexive), reader.lexicon
    ends = ((_complement_end(reader, i + 1, said.complement), said.lexemes) for said in known.locutions.get(verb, ()))
    last, meant = next((told for told in ends if told[0] is not None), (None, frozenset[str]()))
    if last is None:
        last = i + 1
        bare = group.lemma in lemmas()["have"] and _is_auxiliary(reader, i)
        meant = frozenset() if bare else known.lexemes.get(verb, frozenset())
    if group.voice == "active" and meant & lexemes()["struggling"] and _is_cause(reader, last):
        meant = frozenset()  # « combattent Ebola à Beni »
    return last, meant


def _is_auxiliary(reader: Reader, i: int) -> bool:
    """« a brisé l'emprise des rebelles »: whether a form of « avoir » stands before a participle that no table knows."""
    known, k = words(), i + 1
    while k < reader.last and (k in reader.skipped or reader.tokens[k].norm in known["adverbs"]):
        k = reader.skipped.get(k, k + 1)
    if k >= reader.last or reader.tokens[k].norm in known["determiners"] | known["locative"]:
        return False
    word = spelled(reader.tokens[k].text)
    return word not in reader.lexicon.nouns and word.endswith(endings()["unknown_participle"])


def _is_of_locutions(reader: Reader, group: verbs.VerbGroup) -> bool:
    """Whether a verb is one of the rules only with what is written behind it: « voler en éclats »."""
    known = reader.lexicon
    return (group.lemma, group.reflexive) in known.locutions and group.lemma not in known.governors


def _complement_end(reader: Reader, i: int, complement: Sequence[str]) -> int | None:
    """Where the words of a complement end: times, articles, adverbs and one adjective may stand between."""
    known, tokens, adjectives = words(), reader.tokens, 1
    for wanted in complement:
        while i < reader.last and spelled(tokens[i].text) != wanted:
            norm = tokens[i].norm
            if i in reader.skipped:
                i = reader.skipped[i]
            elif norm in known["determiners"] or norm in known["of"] or norm in known["adverbs"]:
                i += 1
            elif adjectives and _is_adjective(reader, i):
                adjectives, i = adjectives - 1, i + 1
            else:
                return None
        if i >= reader.last:
            return None
        i += 1
    return i


def _is_adjective(reader: Reader, i: int) -> bool:
    """« un vibrant hommage »: whether a word may be an adjective of the noun behind it."""
    known, token = words(), reader.tokens[i]
    other = known["locative"] | known["conjoining"] | known["barriers"]
    return token.text.islower() and token.text.isalpha() and token.norm not in other


def _over_time(reader: Reader, i: int, form: Form, group: verbs.VerbGroup) -> verbs.VerbGroup:
    """« avaient réussi la semaine dernière à avancer »: an infinitive with what governs it before a time."""
    if form.mood != "infinitive" or group.effect != "plan" or group.finite:
        return group
    tokens, end = reader.tokens, group.first
    while end - 1 > reader.first and spelled(tokens[end - 1].text) in verbs.grammar().links:
        end -= 1
    begin = next((a for a, b in reader.skipped.items() if b == end and reader.first < a < end), None)
    if begin is None or end == group.first:
        return group
    without = (*tokens[:begin], *tokens[end:])
    again = verbgroups.read(without, i - (end - begin), reader.first, form, reader.lexicon)
    return again._replace(last=i) if again is not None and again.first < begin else group


def _is_governed(reader: Reader, i: int) -> bool:
    """Whether a preposition stands right before a form and its clitics, as before no finite verb."""
    before = reader.tokens[i - 1]
    return i > reader.first and before.norm in words()["governing_noun"] and before.text not in written()["has"]


def _is_what_lies(reader: Reader, i: int, form: Form) -> bool:
    """« la tombe », « le reste »: a noun, since no verb with « être » has an object before it."""
    articles = words()["articles"] | words()["possessives"]
    return i > reader.first and form.lemma in verbs.grammar().with_be and reader.tokens[i - 1].norm in articles


def _likelier(first: verbs.VerbGroup, second: verbs.VerbGroup, tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether the first of two readings of a form is the likelier: « conduit par » a participle, « craint la » a present."""
    by = i + 1 < last and tokens[i + 1].norm in words()["by"]

    def rank(group: verbs.VerbGroup) -> int:
        if group.first < i and group.mood != "participle":
            return 0
        return (0 if by else 2) if group.mood == "participle" else 1

    return rank(first) <= rank(second)


def _is_noun(reader: Reader, before: Sequence[Unit], i: int) -> bool:
    """Whether a form that a noun and a verb share is the noun: a verb needs its subject, a clitic or an adverb before it."""
    if reader.tokens[i].norm in words()["nouns_only"]:
        return True
    if i == reader.first:
        return not (_opens_apposition(reader, i) or _is_done_by(reader, i))
    if any(verbal(reader, before, i) for verbal in _VERBAL):
        return False
    previous = reader.tokens[i - 1]
    return previous.norm not in words()["to_or_has"] or spelled(previous.text) in written()["to"]


def _has_subject(reader: Reader, before: Sequence[Unit], i: int) -> bool:
    """« l'armée contrôle », « elle le contrôle »: whether a subject stands before a form, or a pronoun and its clitic."""
    if not before:
        return False
    subject = before[-1].kind in _SUBJECTS and before[-1].norm != "adjective"
    beside = subject and (before[-1].last == i or (before[-1].last == i - 1 and _has_clitic(reader, i)))
    return beside or before[-1].kind == "pronoun"


def _has_clitic(reader: Reader, i: int) -> bool:
    """« l'armée la contrôle », not « confirme l'armée la prise de », « à l'armée la frappe qui »: whether it has an object before it."""
    completed = i + 1 < reader.last and reader.tokens[i + 1].norm in words()["of"] | words()["relating"]
    return not completed and reader.tokens[i - 1].norm in words()["it"]


def _follows_verbal(reader: Reader, _: Sequence[Unit], i: int) -> bool:
    """« ne contrôle », « et tué au moins huit personnes »: whether what stands before a form goes with a verb."""
    known, previous = words(), reader.tokens[i - 1]
    if previous.text in ",:" and _opens_apposition(reader, i):
        return True  # « "Assez!": arrivée lundi à Kinshasa, la ministre »
    if previous.text == "," and _has_object(reader, i):
        return True  # « le gouvernement, reconnu par l'ONU, contrôle Tripoli »
    return previous.norm in known["before_verb"] or (previous.norm in known["and"] and _counts(reader, i + 1))


def _is_compound(reader: Reader, _: Sequence[Unit], i: int) -> bool:
    """« ont déjà tué », « ont de nouveau tué »: whether only adverbs stand between an auxiliary and a form."""
    j = i - 1
    while j > reader.first:
        begin = aside_before(reader.tokens, j, reader.first)
        norm = reader.tokens[j].norm
        if begin is None and norm not in words()["adverbs"] and not norm.endswith(endings()["adverb"]):
            break
        j = (j if begin is None else begin) - 1
    opening, grammar = spelled(reader.tokens[j].text), verbs.grammar()
    return reader.first <= j < i - 1 and (opening in grammar.have or opening in grammar.be)


def _is_apposed(reader: Reader, before: Sequence[Unit], i: int) -> bool:
    """« Soukhna, reprise lundi aux jihadistes »: a participle behind the comma of a place; not « , (lente) prise d'otages »."""
    if not before or before[-1].kind != "comma" or not _describes_place(before):
        return False
    forms = reader.lexicon.forms.get(spelled(reader.tokens[i].text), ())
    told = [t.norm for t in reader.tokens[i + 1 : min(reader.last, i + 3)]]
    if len(told) > 1 and i + 1 not in reader.skipped and not _is_left(told[0]) and told[1] in words()["of"]:
        return False  # « , reprise graduelle des activités »
    noun = bool(told) and told[0] in words()["of"]
    return before[-1].last == i and any(f.mood == "participle" for f in forms) and not noun


def _describes_place(before: Sequence[Unit]) -> bool:
    """« Soukhna, », « Soukhna, fief des rebelles, »: whether what stands before a comma is a place, and what it is apposed to it."""
    for k in range(len(before) - 2, max(0, len(before) - _APPOSITION) - 1, -1):
        if before[k].kind == "place":
            return before[k + 1].kind == "comma"
        if before[k].kind in ("stop", "relative") or before[k].group is not None:
            return False
    return False


def _is_left(norm: str) -> bool:
    """Whether a word behind a participle is no adjective of the noun that it looks like."""
    known = words()
    told = known["locative"] | known["adverbs"] | known["determiners"] | known["conjoining"] | known["barriers"]
    return norm in told or norm.endswith(endings()["adverb"]) or not norm[:1].isalpha()


def _opens_apposition(reader: Reader, i: int) -> bool:
    """« Arrivée lundi à Kinshasa, la ministre », « , arrivée au Mali, »: a participle, not « Arrivée de renforts »."""
    forms = reader.lexicon.forms.get(spelled(reader.tokens[i].text), ())
    if not any(form.mood == "participle" and form.lemma in verbs.grammar().with_be for form in forms):
        return False
    following = reader.skipped.get(i + 1, i + 1)
    return following < reader.last and reader.tokens[following].norm in words()["here"]


def _counts(reader: Reader, i: int) -> bool:
    """« et tué au moins huit personnes »: whether a number follows, as it does a verb."""
    told = [t.norm for t in reader.tokens[i : min(reader.last, i + 3)]]
    return bool(told) and (numerals.counts(told[0]) or " ".join(told[:2]) in words()["bounds"])


def _has_object(reader: Reader, i: int) -> bool:
    """« contrôle la ville », « contrôle Hama »: what no noun has right behind it, but a verb has."""
    return i + 1 < reader.last and (i + 1 in reader.places or reader.tokens[i + 1].norm in words()["articles"])


def _goes_with_object(reader: Reader, _: Sequence[Unit], i: int) -> bool:
    """« la famine frappe le camp », « Ebola frappe Beni »: whether a form stands between another noun and an object.

    Not « une nouvelle frappe », « une frappe la nuit dernière ».
    """
    before, known, k = reader.tokens[i - 1], words(), i + 1
    beside = ("determiners", "qualifiers", "deed_qualifiers", "of", "locative", "conjoining")
    if k in reader.skipped or not before.text.isalpha() or any(before.norm in known[name] for name in beside):
        return False
    k += k < reader.last and reader.tokens[k].norm.endswith(endings()["adverb"])
    k = _over_manner(reader, k)
    if before.text[0].isupper():  # whether it is a party that no table knows, nobody says
        return k in reader.places
    return _has_object(reader, k - 1)


def _over_manner(reader: Reader, k: int) -> int:
    """« frappe de plein fouet (Goma) », « frappe de paralysie (le port) »: where the object begins behind how a verb is meant."""
    if k >= reader.last or reader.tokens[k].norm not in words()["of"]:
        return k
    for j in range(k + 1, min(reader.last, k + _MANNER)):
        if j > k + 1 and j not in reader.skipped and _has_object(reader, j - 1):
            return j
        if not (reader.tokens[j].text.islower() and reader.tokens[j].text.isalpha()):
            break
    return k


def _has_agent(reader: Reader, _: Sequence[Unit], i: int) -> bool:
    """« reprise par l'armée », « reprise aux rebelles par l'armée »: whether « par » follows, days and incises left out."""
    known, before = words(), reader.tokens[i - 1].norm
    return before not in known["determiners"] | known["locative"] and _is_done_by(reader, i)


def _is_done_by(reader: Reader, i: int) -> bool:
    """« reprise lundi par l'armée », « reprise aux rebelles par l'armée »: whether « par » follows a form."""
    known, following = words(), reader.skipped.get(i + 1, i + 1)
    ahead = [t.norm for t in reader.tokens[following : following + _FROM_WHOM]]
    if not known["to_the"].isdisjoint(ahead[:1]) and "," not in ahead and not known["by"].isdisjoint(ahead):
        return True
    return not known["by"].isdisjoint(ahead[:1])


def _is_inverted(reader: Reader, _: Sequence[Unit], i: int) -> bool:
    """« Homs, que contrôle le régime », « où contrôle l'EI »: whether the subject of a form stands behind it."""
    behind = i + 1 < reader.last and reader.tokens[i + 1].norm in words()["articles"]
    return behind and spelled(reader.tokens[i - 1].text) in written()["inverting"]


_VERBAL = (_is_apposed, _has_agent, _has_subject, _follows_verbal, _is_compound, _goes_with_object, _is_inverted)
"""What shows that a form which a noun and a verb share is the verb."""
