"""Does a time that a sentence tells date one of its verbs?

A time dates the verb of its own clause: not the main verb from within a relative or an apposition, nor the other way round.
Where it recalls what is long over, a comma between the two is enough to part them.
"""

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from geo.codebook import Kind
from geo.reading.language import lexicon
from geo.reading.reports.participletimes import conjugates, is_of_a_participle
from geo.reading.reports.tellingtimes import is_amid_an_attack, tells_of_the_attack
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.incises import incises
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.story.discourse import Discourse
from geo.reading.text import Token, spelled
from geo.reading.times.timevalues import TimeKind, TimeMention
from geo.reading.wordclasses import endings, lemmas, lexemes, words, written

_TOUR = 3  # units of « qui l'a mené »
OLD_DAYS = 21  # fighting this much older than the article is recalled, not reported
OLD_SINCE_DAYS = 45  # what has gone on for longer is a state of things
_ENDING_REACH = 4  # tokens from « après », « au terme de » to the fighting that came before
_MEASURE_REACH = 5  # tokens from « par rapport » to a time
_RECORD_REACH = 4  # tokens before « depuis » in which a superlative stands
_PHRASE = 16  # tokens before « depuis » in which the noun stands that has had no like
_PARTICIPLE_MIN = 4  # letters of a participle that is told by its ending
_PAIR = 5  # tokens of the first of two between « entre » and « et »
_SUBJECT_REACH = 8  # tokens from « et » to the verb of the clause that it opens

Tokens = tuple[int, int]
"""The tokens of a time, half-open."""


def dates(d: Discourse, span: Tokens, mention: TimeMention, anchor: Unit, units: Sequence[Unit]) -> bool:
    """Whether a time may date what an anchor tells."""
    if span[0] < anchor.first:
        apart = _dates_else_ahead(d, span, mention, anchor, units)
    else:
        apart = _of_another_verb(d, span, anchor, units) or _behind_closed_clause(d, span, anchor)
        apart = apart or _frames_next(d, span) or _of_absolute(span, anchor, units)
    if apart or is_of_a_participle(d, span, anchor) or _of_a_record(d, span, mention) or _is_compared_with(d, span):
        return False
    return not (is_old(d, mention) and _is_apart(d, span, anchor, units))


def _dates_else_ahead(d: Discourse, span: Tokens, mention: TimeMention, anchor: Unit, units: Sequence[Unit]) -> bool:
    """« L'armée, qui avait attaqué lundi, a repris Homs »: whether a time before an anchor dates another clause."""
    if after_having(d, anchor) or (is_old(d, mention) and _is_joined(d, span, anchor)):
        return True
    if _in_relative(span, anchor, units) or _of_what_is_to_come(d, span, mention, anchor):
        return True
    others = (_frames_another, _in_closed_clause, _of_what_opens, _of_what_follows)
    return any(of_another(d, span, anchor) for of_another in others)


def _of_absolute(span: Tokens, anchor: Unit, units: Sequence[Unit]) -> bool:
    """« au coeur des combats, l'armée ayant lancé lundi une opération »: a time of a participle with a subject of its own."""
    behind = [u for u in units if anchor.last <= u.first < span[0]]
    acting = (k for k, u in enumerate(behind) if k > 1 and u.group is not None and u.group.mood == "gerund")
    return any(behind[k - 1].subject and any(u.kind == "comma" for u in behind[: k - 1]) for k in acting)


def crosses_clause(d: Discourse, span: Tokens, anchor: Unit) -> bool:
    """Whether a time stands in a clause joined to the anchor's, or tells when it was said: « a indiqué vendredi que »."""
    said = any(t.norm in words()["that"] for t in d.tokens[span[1] : anchor.first])
    return said or _is_joined(d, span, anchor)


def _is_joined(d: Discourse, span: Tokens, anchor: Unit) -> bool:
    """« a été ouvert le 20 juillet et l'assaut a été donné »: whether a time stands beyond an « et » with a verb of its own."""
    ahead = span[0] < anchor.first
    low, high = (span[1], anchor.first) if ahead else (anchor.last, span[0])
    if ahead and _is_elided(d, anchor, low):
        return False  # « a lancé en juin une offensive et pris Mossoul »
    for k in d.text.among(words()["pairing"], low, high):
        if _pairs_names(d, low, k) or _is_elided(d, anchor, k + 1):
            continue
        if ahead and not (_conjugated(d, _clause_start(d, anchor, span), span[0]) or _conjugated(d, low, k)):
            continue  # « En mai, le roi et le ministre se sont vus »
        if _conjugated(d, k + 1, max(high, k + _SUBJECT_REACH) if ahead else high):
            return True
    return False


def _pairs_names(d: Discourse, low: int, k: int) -> bool:
    """« entre l'armée et les rebelles », « où »: whether what may join clauses joins none."""
    between = d.text.says(words()["between"], max(low, k - _PAIR), k)
    return between or spelled(d.tokens[k].text) in written()["where"]


def _conjugated(d: Discourse, first: int, last: int) -> bool:
    """Whether a conjugated verb is told among the tokens [first, last)."""
    return any(conjugates(t.text) for t in d.tokens[first:last])


def _sentence_start(d: Discourse, anchor: Unit) -> int:
    """The first token of the sentence of an anchor."""
    sentence = d.text.sentence_at(d.tokens[anchor.first].start)
    return sentence.first if sentence is not None else 0


def _clause_start(d: Discourse, anchor: Unit, span: Tokens) -> int:
    """« La ville a souffert lorsque, en mai, l'armée et »: the first token of the clause of a time, behind « lorsque » if told."""
    opening = _sentence_start(d, anchor)
    return max((k + 1 for k in d.text.among(words()["when"], opening, span[0])), default=opening)


def _is_elided(d: Discourse, anchor: Unit, low: int) -> bool:
    """« Le 5 mai, les soldats ont atteint Mossoul et pris deux ponts »: whether a participle has no auxiliary from some token on."""
    group = anchor.group
    elided = group is not None and group.finite and _is_participle(spelled(d.tokens[group.first].text))
    return elided and not _conjugated(d, low, anchor.first)


def _frames_next(d: Discourse, span: Tokens) -> bool:
    """« était à Riyad et, le 30 mai, Tokyo accueillera »: whether a time opens a clause joined to what stands before it."""
    k = span[0] - 1
    while k > 0 and d.tokens[k].norm in words()["before_joined_day"]:
        k -= 1
    return span[1] < len(d.tokens) and d.tokens[k].norm in words()["and"] and d.tokens[span[1]].text == ","


def after_having(d: Discourse, anchor: Unit) -> bool:
    """« a réuni jeudi ses officiers (trois jours) après avoir évacué Syrte »: earlier than the day of the main verb."""
    group = anchor.group
    if group is None:
        return False
    having = group.mood == "infinitive" or (group.mood == "perfect" and not group.finite)
    opening = d.tokens[max(0, group.first - having) : group.first + 1]
    return any(t.norm in words()["behind"] for t in opening)


def is_of_a_tour(found: Match, units: Sequence[Unit], times: Sequence[tuple[Tokens, TimeMention]]) -> bool:
    """« a bouclé mardi une tournée qui l'a mené à Tokyo »: a stop made before the day that the main verb tells, on no day of its own."""
    anchor, before = units[found.anchor], units[max(0, found.anchor - _TOUR) : found.anchor]
    group = anchor.group
    if found.rule.kind is not Kind.VISIT or group is None or group.lemma not in lemmas()["taking_along"]:
        return False
    led = group.mood in ("perfect", "pluperfect") and any(u.kind == "relative" for u in before)
    return led and all(span[0] < anchor.first for span, _ in times)


def is_old(d: Discourse, mention: TimeMention) -> bool:
    """Whether what a time dates is recalled rather than reported."""
    published, time = d.article.published, mention.time
    if mention.background or time is None or published is None:
        return mention.background
    since = mention.kind is TimeKind.SINCE and (published - time.first_day).days > OLD_SINCE_DAYS
    return since or (published - time.last_day).days > OLD_DAYS


def _frames_another(d: Discourse, span: Tokens, anchor: Unit) -> bool:
    """« Depuis l'annonce mardi d'une trêve, le 3 mai à Genève, les combats … »: a day of what opens the sentence, up to a comma."""
    opening = _sentence_start(d, anchor)
    framed = span[0] > opening and d.tokens[opening].norm in words()["dating_else"]
    return framed and _is_parted(d, span[1], anchor.first)


def _is_parted(d: Discourse, first: int, last: int) -> bool:
    """Whether a comma stands among the tokens [first, last)."""
    return "," in d.text.norms[first:last]


def _of_what_follows(d: Discourse, span: Tokens, anchor: Unit) -> bool:
    """« se rendra lundi à Moscou, après une visite à Damas »: a day of what a visit or a meeting named by a noun comes before."""
    if anchor.group is not None or anchor.lexemes.isdisjoint(lexemes()["meetings"]):
        return False
    return d.text.says(words()["behind"], max(span[1], anchor.first - _MEASURE_REACH), anchor.first)


def _of_what_is_to_come(d: Discourse, span: Tokens, mention: TimeMention, anchor: Unit) -> bool:
    """« Alors que des pourparlers s'ouvriront vendredi, l'armée bombarde »: a day to come of the clause that opens the sentence."""
    published = d.article.published
    if mention.time is None or published is None or mention.time.last_day <= published:
        return False
    opens = d.tokens[_sentence_start(d, anchor)].norm in words()["clause_openers"]
    return opens and _is_parted(d, span[1], anchor.first)


def _of_what_opens(d: Discourse, span: Tokens, anchor: Unit) -> bool:
    """« Affaiblie par la perte le 3 mai de Palmyre, l'armée a bombardé »: a day of what a participle that opens the sentence tells."""
    opening = _sentence_start(d, anchor)
    if not _is_participle(spelled(d.tokens[opening].text.lower())):
        return False
    return _is_parted(d, span[1], anchor.first) and d.text.says(words()["by"], opening + 1, span[0])


def _in_closed_clause(d: Discourse, span: Tokens, anchor: Unit) -> bool:
    """« L'armée, qui avait attaqué lundi, a repris Homs »: a time of a relative or an apposition that is over."""
    begin = anchor.group.first if anchor.group is not None else anchor.first
    if not _is_parted(d, span[1], begin):
        return False
    comma = _comma_before(d, span[0], anchor)
    if comma is None or (span[0] <= comma + 2 and d.tokens[comma + 1].norm in words()["since"]):
        return False  # « s'envolaient, depuis septembre 2015, les chasseurs qui ont pilonné Homs »
    return _opens_clause(d, comma) or _is_told_within(d, comma, span[0], anchor)


def _is_told_within(d: Discourse, comma: int, first: int, anchor: Unit) -> bool:
    """« A Homs, deuxième ville du pays où l'on se bat depuis mai, »: whether an apposition dates a relative or a participle of its own."""
    since = d.tokens[first].norm in words()["since"]
    return anchor.finite and any(
        d.tokens[k].norm in words()["who"]
        or spelled(d.tokens[k].text) in written()["where"]
        or (since and _is_bare_participle(d, k))
        for k in range(comma + 2, first)
    )


def _is_bare_participle(d: Discourse, k: int) -> bool:
    """Whether a word is a participle of the rules without its auxiliary."""
    forms = lexicon().forms.get(spelled(d.tokens[k].text), ())
    return any(form.mood == "participle" for form in forms) and not conjugates(d.tokens[k - 1].text)


def _in_relative(span: Tokens, anchor: Unit, units: Sequence[Unit]) -> bool:
    """« Les rebelles qui tiennent Homs depuis avril ont attaqué »: a time of a relative that the main verb ends."""
    clause = _relative_before(anchor, units)
    verbs = [u for u in clause if u is anchor or u.finite]
    if sum(u.last <= span[0] for u in verbs) != 1:
        return False
    following = next(u for u in verbs if u is anchor or u.first >= span[1])
    between = (u for u in clause if span[1] <= u.first < following.first)
    return not any(u.kind in ("comma", "stop") or u.norm in words()["pairing"] | words()["but"] for u in between)


def _relative_before(anchor: Unit, units: Sequence[Unit]) -> Sequence[Unit]:
    """« qui tiennent Homs depuis avril ont attaqué »: the units from a relative to the main verb, if a relative comes before it.

    « Les raids qui ont visé Homs lundi ont tué » is told of one attack.
    """
    if anchor.group is None or not anchor.group.finite:
        return ()
    told = [u for u in units if u.first < anchor.group.first]
    opening = next((k for k in range(len(told) - 1, -1, -1) if told[k].kind == "relative"), None)
    if opening is None:
        return ()
    attacks, subject = lexemes()["attacks_told"], told[max(0, opening - _SUBJECT_REACH) : opening]
    return () if any(not u.lexemes.isdisjoint(attacks) for u in subject) else (*told[opening + 1 :], anchor)


def _behind_closed_clause(d: Discourse, span: Tokens, anchor: Unit) -> bool:
    """« L'armée, qui a repris Homs, a bombardé lundi Alep »: a time of the verb that a relative leaves room for."""
    begin = anchor.group.first if anchor.group is not None else anchor.first
    comma = _comma_before(d, begin, anchor)
    if comma is None or not _opens_clause(d, comma):
        return False
    closing = (k for k in range(anchor.last, span[0] - 1) if d.tokens[k].text == ",")
    return any(conjugates(d.tokens[k + 1].text) for k in closing)


def _comma_before(d: Discourse, index: int, anchor: Unit) -> int | None:
    """The nearest comma before a token of the anchor's sentence."""
    return next((k for k in range(index - 1, _sentence_start(d, anchor), -1) if d.tokens[k].text == ","), None)


def _opens_clause(d: Discourse, comma: int) -> bool:
    """Whether a relative or an apposition begins behind a comma: « , qui », « , où », « , lancée », « , depuis la chute de Homs, »."""
    token, known = d.tokens[comma + 1], words()
    if token.norm in known["clause_openers"] or token.norm in known["since"]:
        return True
    return spelled(token.text) in written()["where"] or _is_participle(spelled(token.text))


def _is_participle(word: str) -> bool:
    """Whether a word looks like a past participle that opens an apposition."""
    if any(form.mood == "participle" for form in lexicon().forms.get(word, ())):
        return True
    return len(word) >= _PARTICIPLE_MIN and word.endswith(endings()["participles"])


def _of_what_will_be(between: Sequence[Unit]) -> bool:
    """« tombés dans une embuscade, seront inhumés jeudi »: a time of what is to come, behind a comma."""
    behind = dropwhile(lambda u: u.kind != "comma", between)
    return any(u.group is not None and u.group.mood == "future" for u in behind)


def _came_before(d: Discourse, noun: Unit, span: Tokens) -> bool:
    """« Forte de la prise de Homs, l'armée a attaqué lundi Hama »: a time of the main verb, behind the comma of what came before."""
    given = d.text.says(words()["given_before"], max(0, noun.first - _ENDING_REACH), noun.first)
    comma = next((k for k in range(noun.last, span[0]) if d.tokens[k].text == ","), span[0])
    return given and not noun.lexemes.isdisjoint(lexemes()["turns"]) and _conjugated(d, comma, span[0])


def _of_another_verb(d: Discourse, span: Tokens, anchor: Unit, units: Sequence[Unit]) -> bool:
    """« un siège levé il y a dix jours », « Homs, tombée le 3 mai », « Homs, où »: a time behind a verb that dates another."""
    told = _outside_incises(units, anchor.last, span[0])
    if _dates_next(d, span, anchor, units, told) or any(spelled(d.tokens[k].text) in written()["where"] for k in told):
        return True
    between = [u for u in units if u.first in told and u.last <= span[0]]
    if anchor.group is None and (_of_what_will_be(between) or _came_before(d, anchor, span)):
        return True
    if anchor.group is None and tells_of_the_attack(anchor, between):
        return False
    if any((u.kind == "relative" or _opens_relative(d, u)) and not _singles_out(d, u.first, span) for u in between):
        return True
    if d.text.says(words()["endings"], max(0, anchor.first - _ENDING_REACH), anchor.first):
        return False  # « repris mercredi après des combats »
    return _of_an_apposition(d, span, anchor, told, between)


def _dates_next(d: Discourse, span: Tokens, anchor: Unit, units: Sequence[Unit], told: Sequence[int]) -> bool:
    """« a bombardé Homs après la chute, mardi, d'Alep »: whether a time is that of what « après » or « depuis » opens."""
    if anchor.group is not None and not anchor.group.finite:
        return False
    opening = (k for k in told if k < span[0] - 1 and d.tokens[k].norm in words()["dating_next"])
    return any(
        not _is_closed(d, k, span[0]) and (anchor.group is not None or not _has_predicate(units, k, span[0]))
        for k in opening
    )


def _of_an_apposition(d: Discourse, span: Tokens, anchor: Unit, told: Sequence[int], between: Sequence[Unit]) -> bool:
    """« Homs, tombée le 3 mai », « un siège levé lundi »: whether a time is that of a participle before it."""
    comma = next((k for k in reversed(told) if d.tokens[k].text == ","), None)
    if comma is not None and comma + 1 < span[0] and _is_participle(spelled(d.tokens[comma + 1].text)):
        return anchor.group is not None or not _retells(anchor, d.tokens[comma + 1])
    dated = _dated_participle(d, span, between)
    if dated is None:
        return _is_described(d, span, anchor)
    if comma is None and (anchor.group is None or is_amid_an_attack(d, between)):
        return _is_of_another(between, dated)  # « des frappes menées mardi »
    return True


def _dated_participle(d: Discourse, span: Tokens, between: Sequence[Unit]) -> Unit | None:
    """« lancée le 3 mai »: the participle right before a time, if any is."""
    first = span[0] - (d.tokens[span[0] - 1].norm in words()["articles"])
    ending = (u for u in between if u.last == first and u.group is not None)
    return next((u for u in ending if u.group is not None and u.group.mood == "participle"), None)


def _retells(noun: Unit, participle: Token) -> bool:
    """« cette attaque, perpétrée mardi », « la chute de Homs, tombée lundi »: whether a participle tells what a noun names."""
    if participle.norm in words()["come_about"]:
        return True
    turned = not noun.lexemes.isdisjoint(lexemes()["turns"])
    return turned and any(
        form.lemma in lemmas()["turning"] for form in lexicon().forms.get(spelled(participle.text), ())
    )


def _is_of_another(between: Sequence[Unit], dated: Unit) -> bool:
    """« une attaque pour reprendre les villages pris lors de l'offensive lancée le 3 mai »: whether a day is of what is recalled."""
    told = [u for u in between if u.first < dated.first]
    recalled = next((k for k, u in enumerate(told) if u.group is not None and u.group.bare), len(told))
    return any(u.kind == "noun" for u in told[recalled:])


def _is_described(d: Discourse, span: Tokens, anchor: Unit) -> bool:
    """« a pris cette ville disputée depuis des années »: since when a participle describes the noun before it."""
    last = span[0] - 1
    if anchor.group is None or d.tokens[span[0]].norm not in words()["since"] or last <= anchor.last:
        return False
    if not _is_participle(spelled(d.tokens[last].text)) or conjugates(d.tokens[last - 1].text):
        return False
    return d.tokens[last - 1].norm not in words()["determiners"] | words()["articles"]


def _has_predicate(units: Sequence[Unit], opening: int, last: int) -> bool:
    """« la pire attaque depuis le début du siège a été repoussée mardi »: whether the next verb is that of the noun before."""
    between = [u for u in units if opening < u.first and u.last <= last]
    if any(u.kind in ("comma", "relative") or u.norm in words()["relatives"] for u in between):
        return False
    return any(u.finite for u in between)


def _is_closed(d: Discourse, opening: int, last: int) -> bool:
    """« Un missile, après une nuit calme, a touché Lviv mardi »: whether what « après » opens ends at a comma, before another verb."""
    comma = next((k for k in range(opening, last) if d.tokens[k].text == ","), last)
    return _conjugated(d, comma, last)


def _outside_incises(units: Sequence[Unit], first: int, last: int) -> list[int]:
    """The tokens [first, last) but those of incises that end among them: « a pris Homs, où l'eau manque, jeudi »."""
    apart = [(units[i].first, units[j].last) for i, j in incises(units)] if last - first > 1 else []
    hidden = {k for a, b in apart if first <= a and b <= last for k in range(a, b)}
    return [k for k in range(first, last) if k not in hidden]


def _opens_relative(d: Discourse, unit: Unit) -> bool:
    """« que », « dont »; not « en tant que réfugié »."""
    as_one = unit.first > 0 and d.tokens[unit.first - 1].norm in words()["as_such"]
    return unit.kind == "word" and unit.norm in words()["relatives"] and not as_one


def _singles_out(d: Discourse, whose: int, span: Tokens) -> bool:
    """« ont pris le nord, dont la capitale en 2014 »: « dont » before what is no clause, up to where the next one opens."""
    if d.tokens[whose].norm not in words()["whose"]:
        return False
    told = (*d.tokens[whose + 1 : span[0]], *d.tokens[span[1] : span[1] + _SUBJECT_REACH])
    clause = takewhile(lambda t: t.text not in ",;:.", told)
    return not any(conjugates(t.text) for t in clause)


def _is_apart(d: Discourse, span: Tokens, anchor: Unit, units: Sequence[Unit]) -> bool:
    """« s'est retirée de Douma, soumise à un siège depuis 2013 »: a time that a comma parts from a verb, and that frames nothing.

    « a commencé en avril, lorsque des combats ont éclaté » is one time.
    """
    first = span[0]
    while first > units[0].first and d.tokens[first - 1].norm in words()["before_date"]:
        first -= 1
    if _frames(d, first, units[0].first) or is_aside_of(d, anchor, span):
        return False
    low, high = sorted((anchor.first, first))
    parting = (u.last for u in units if u.kind in ("comma", "stop") and low < u.first < high)
    return any(d.tokens[k].norm not in words()["when"] and not _singles_out(d, k, span) for k in parting)


def is_aside_of(d: Discourse, anchor: Unit, span: Tokens) -> bool:
    """« l'attaque, en août, d'un hôtel », « ont tenté, à deux reprises en mai, de prendre »: a time in an incise that parts an anchor."""
    if anchor.group is not None and anchor.group.first < span[0] < anchor.first:
        return True
    if span[0] <= anchor.last or d.tokens[anchor.last].text != "," or span[1] >= len(d.tokens):
        return False
    return d.tokens[span[1]].text == "," and not _is_parted(d, anchor.last + 1, span[0])


def _frames(d: Discourse, first: int, opening: int) -> bool:
    """« En 2013, », « Lors de la guerre de 1992-1994, »: whether a time opens a sentence or a clause, and so dates all of it."""
    before = d.tokens[first - 1]
    comma = next((k for k in range(first - 1, opening, -1) if d.tokens[k].text == ","), opening)
    if comma > opening and d.tokens[comma - 1].norm in words()["when"]:
        return True  # « lorsque, d'avril 2012 à janvier 2013, ils tenaient Tombouctou »
    if first <= opening or not before.text[0].isalnum() or before.norm in words()["joining"]:
        return True
    return d.tokens[opening].norm in words()["during"] and not _is_parted(d, opening, first)


def _is_compared_with(d: Discourse, span: Tokens) -> bool:
    """« une recrudescence des combats par rapport au mois de mars »: a time that only gives the measure."""
    return d.text.says(words()["measuring"], max(0, span[0] - _MEASURE_REACH), span[0])


def _of_a_record(d: Discourse, span: Tokens, mention: TimeMention) -> bool:
    """« son plus grand succès depuis 2014 », « l'assaut le plus vaste mené contre Homs depuis mai »: how long it had no like."""
    if mention.kind is not TimeKind.SINCE:
        return False
    if any(t.norm in words()["records"] for t in d.tokens[max(0, span[0] - _RECORD_REACH) : span[0]]):
        return True
    phrase = takewhile(
        lambda k: _goes_on_with_noun(d.tokens[k].text), range(span[0] - 1, max(0, span[0] - _PHRASE), -1)
    )
    return any(_is_superlative(d, k) for k in phrase)


def _goes_on_with_noun(text: str) -> bool:
    """Whether a word may stand within what is told of one noun."""
    word = spelled(text)
    noun = word in lexicon().nouns or grammar().have.get(word) == "gerund"  # « l'attaque », « ayant visé »
    return text not in ",;:." and (noun or not conjugates(text))


def _is_superlative(d: Discourse, k: int) -> bool:
    """« le plus meurtrier », « la première frappe »; not « plus de dix morts », « le Premier ministre »."""
    token = d.tokens[k]
    if token.norm in words()["more"]:
        return d.tokens[k - 1].norm in words()["articles"] and d.tokens[k + 1].norm not in words()["of"]
    return token.norm in words()["records"] and token.text.islower()


def is_present(units: Sequence[Unit], at: int) -> bool:
    """« Marib est au coeur d'une bataille », « les combats font rage »: whether the clause of an anchor is told in the present."""
    before = takewhile(lambda u: u.kind not in ("comma", "stop"), reversed(units[:at]))
    after = takewhile(lambda u: u.kind not in ("comma", "stop", "relative"), units[at:])
    groups = [u.group for u in (*after, *before) if u.group is not None and u.group.finite]
    return bool(groups) and groups[0].mood == "present" and groups[0].effect is None
