"""Who says so?

Finds the incises that name a source (« selon l'OSDH », « , a indiqué un porte-parole ») and the reporting clauses that open a
sentence (« L'armée a annoncé que »). A source is a party to the conflict or a third one; the words that tell are data.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.reading.language import lexicon
from geo.reading.sentences.saying import SayingWords, denied_at, is_negated, saying, turns_from_it
from geo.reading.sentences.sourcenames import ENDS, LONGEST, apposed_end, belongs, end_of_name, name_of, parenthesis_end
from geo.reading.sentences.verbs import acts, grammar, is_conjugated, is_infinitive
from geo.reading.text import Text, Token, normalise, spelled
from geo.reading.wordclasses import endings, words, written

_AUXILIARY_REACH = 3  # tokens from « avait » to the participle of a verb of saying
_TO_INFINITIVE = 4  # tokens from a verb of saying to the infinitive that tells what is said
_TO_QUE = 12  # tokens from a verb of saying to its « que », an incise between two commas included
_BEFORE_QUE = 12  # tokens of a day and a place between a verb of saying and its « que »
_AUXILIARY = 2  # tokens of « s'est » before the participle of a verb of saying
_RELATIVE = 3  # tokens from « qui » to its verb
_BEFORE_VERB = (",", '"', "»", "”", "–", "-", "—")  # marks before an inverted verb of saying
_CLOSES_QUOTE = ("»", '"', "”")
_QUOTES = ("«", '"', "“")
_CLOSING = ",.;"  # marks behind which nothing more tells who speaks


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source named in a sentence: the tokens of its incise, its words, whether it is a party to the conflict.

    ``said`` marks a verb of saying rather than « selon »; ``opening`` marks a reporting clause that opens the sentence: what
    it says begins at ``last``. ``anaphoric`` marks words that stand for the source named before, ``observer`` those that mean
    the last third party (« l'ONG »). ``words`` are the tokens that name it, its apposition included;
    ``recalled`` marks a pluperfect: « avait affirmé ».
    """

    first: int
    last: int
    source: str
    party: bool
    opening: bool = False
    denial: bool = False
    said: bool = False
    anaphoric: bool = False
    observer: bool = False
    words: tuple[int, int] = (0, 0)
    recalled: bool = False


def find_attributions(text: Text, first: int, last: int) -> tuple[Attribution, ...]:
    """The sources that a sentence's tokens [first, last) name, in order."""
    cues, tokens = saying(), text.tokens
    found: list[Attribution] = []
    reached = first
    for i in text.among(cues.openers, first, last):
        if i > first and tokens[i - 1].norm == cues.behind.get(tokens[i].norm):
            i -= 1
        if tokens[i].norm in cues.adding:
            if i >= reached and i + 1 < last and tokens[i + 1].norm in words()["that"]:
                found.append(_added(i, found))
                reached = i + 2
        elif i >= reached and (made := _according(tokens, i, last, cues) or _said(tokens, i, first, last, cues)):
            before = tokens[max(first, i - _AUXILIARY_REACH) : i]
            recalled = made.said and any(t.norm in cues.pluperfect for t in before)
            # what a party admits against itself is as good as confirmed
            admitted = made.said and tokens[i].norm in cues.admitted
            party = made.party and not admitted
            changed = recalled or party != made.party
            made = replace(made, recalled=recalled, party=party) if changed else made
            found.append(_spoken_on(tokens, made, found) if _is_joined(tokens, i, cues) else made)
            reached = made.last
    return tuple(a for a in found if not (_opens_quote(tokens, a) and any(_ends_quote(tokens, b) for b in found)))


def _opens_quote(tokens: Sequence[Token], said: Attribution) -> bool:
    """« L'opposition accuse: "… »: whether what a source says is what it is quoted with."""
    return said.opening and tokens[said.last - 1].text in _QUOTES


def _ends_quote(tokens: Sequence[Token], said: Attribution) -> bool:
    """« L'opposition accuse: "…", a dit le colonel »: whether who is quoted is told behind it."""
    return not said.opening and any(t.text in _CLOSES_QUOTE for t in tokens[max(0, said.first - 2) : said.first])


def _is_joined(tokens: Sequence[Token], i: int, cues: SayingWords) -> bool:
    """Whether « et » stands right before a verb of saying."""
    while i and tokens[i - 1].norm in cues.before_said:
        i -= 1
    return i > 0 and tokens[i - 1].norm in words()["and"]


def _spoken_on(tokens: Sequence[Token], made: Attribution, told: Sequence[Attribution]) -> Attribution:
    """« Le Hezbollah dément que des soldats aient avancé et dit avoir visé Metoula »: who goes on speaking behind what was said."""
    before = told[-1] if told and told[-1].opening and made.opening else None
    if before is None or all(t.norm not in words()["that"] for t in tokens[before.words[1] : before.last]):
        return made
    return replace(before, first=before.last, last=made.last, denial=made.denial, recalled=made.recalled)


def _added(i: int, told: Sequence[Attribution]) -> Attribution:
    """« , a indiqué l'OSDH, ajoutant que l'armée avait bombardé »: what the one who spoke just before says further."""
    if told:
        return replace(told[-1], first=i, last=i + 2, opening=True, said=True, denial=False, recalled=False)
    return Attribution(i, i + 2, "", party=False, opening=True, said=True, anaphoric=True, words=(i, i + 1))


def find_speaker(text: Text, first: int, last: int) -> Attribution | None:
    """Who speaks in a sentence that tells of an act of speech alone: « Un porte-parole a démenti toute reddition »."""
    cues, tokens = saying(), text.tokens
    for i in text.among(cues.speech_acts, first, last):
        start = i
        while start > first and tokens[start - 1].norm in cues.before_said:
            start -= 1
        begin = max(first, start - LONGEST)
        if start > first and tokens[start - 1].text in (",", '"', "»", "”"):  # « "…", a dénoncé samedi M. Annan »
            after = i + 1
            while after < last and tokens[after].norm in cues.after_said:
                after += 1
            end = end_of_name(tokens, after, last)
            return _made(tokens, start, after, end, cues, said=True) if after < end else None
        if begin < start < i:
            return _made(tokens, begin, begin, start, cues, opening=True, last=i + 1, said=True)
    return None


def subject_speaking(text: Text, first: int, verb: int) -> Attribution | None:
    """« (L'opposition) accuse le régime d'avoir bombardé »: the source that the words before a verb name."""
    begin = _subject_of(text.tokens, first, verb)
    return _made(text.tokens, begin, begin, verb, saying(), opening=True, said=True)


def agent_speaking(text: Text, by: int, last: int) -> Attribution | None:
    """« accusée par l'ONU (d'avoir bombardé) »: the source that the words behind « par » name."""
    of = text.among(words()["of_bare"], by + 1, last)
    end = min([end_of_name(text.tokens, by + 1, last), *of[-1:]])
    return _made(text.tokens, by, by + 1, end, saying(), said=True)


def outside(tokens: Sequence[Token], said: Attribution, index: int) -> bool:
    """Whether a token lies beyond what a source says: « Damas a annoncé que …, tandis que l'armée a bombardé Homs »."""
    if _opens_quote(tokens, said):
        return any(t.text in _CLOSES_QUOTE for t in tokens[said.last : index])
    relative = next((k for k in range(said.first, said.last) if tokens[k].norm in words()["who"]), None)
    if relative is not None and all(t.text != "," for t in tokens[relative : said.last]):
        return any(
            t.text == "," for t in tokens[said.last : index]
        )  # « L'armée, qui a annoncé une trêve, a repris Homs »
    if any(turns_from_it(tokens, k, index) for k in range(said.last, index - 1)):
        return True
    return any(
        tokens[k].norm in saying().elsewhere and tokens[k + 1].norm in words()["that"]
        for k in range(said.last, index - 1)
    )


def _according(tokens: Sequence[Token], i: int, last: int, cues: SayingWords) -> Attribution | None:
    norm = tokens[i].norm
    after = tokens[i + 1].norm if i + 1 < last else ""
    harsh = i + 1 < last and spelled(tokens[i + 1].text) in written()["harsh"]  # « d'âpres combats »
    if norm == cues.behind.get(after) and after not in cues.sources and not harsh:  # « d'après », « à en croire »
        begin = i + 2
        while begin < last and tokens[begin].norm in cues.of:
            begin += 1
    elif norm in cues.according or (norm in words()["of_unelided"] and after in cues.sources):
        begin = i + 1
    else:
        return None
    if begin < last and tokens[begin].norm in cues.relatives:
        return _whose_claim(tokens, i, begin, cues)
    end = end_of_name(tokens, begin, last)
    head = next((t for t in tokens[begin:end] if t.norm not in cues.articles), None)
    if head is not None and head.norm in cues.no_source:
        return None  # « selon la coutume », « selon l'accord »
    return _made(tokens, i, begin, end, cues)


def _whose_claim(tokens: Sequence[Token], i: int, relative: int, cues: SayingWords) -> Attribution | None:
    """« l'affirmation du Kremlin selon laquelle »: who made a claim that a relative tells."""
    end = i - (i > 0 and tokens[i - 1].text == ",")
    claim = next((k for k in range(end - 1, max(0, end - LONGEST), -1) if tokens[k].norm in cues.claims), end)
    if claim + 1 >= end or tokens[claim + 1].norm not in words()["of"]:
        return None
    return _made(tokens, claim, claim + 2, end, cues, opening=True, last=relative + 1, said=True)


def _said(tokens: Sequence[Token], i: int, first: int, last: int, cues: SayingWords) -> Attribution | None:
    """A verb of saying: inverted in an incise (« a-t-il ajouté », too), or before « que » with its subject before it."""
    token = tokens[i]
    asked = i if token.norm in cues.asked else i - 1
    if asked >= first and tokens[asked].norm.endswith(cues.inverted):
        return Attribution(asked, i + 1, "", False, said=True, anaphoric=True, words=(asked, i + 1))
    if _is_noun(tokens, i):
        return None  # « l'annonce de la reprise de la ville intervient alors que »
    start = i
    while start > first and tokens[start - 1].norm in cues.before_said and not _is_subject(tokens, start - 1, cues):
        start -= 1
    denied = denied_at(tokens, start, i, cues)
    if denied < i and token.norm in cues.causing:
        return None  # « il ne fait aucun doute que »
    negated, start = denied < i and is_negated(tokens, first, i, last), min(start, denied)
    quotes = token.norm in cues.said | cues.decried | cues.quoting
    quote, inverted = _quote_behind(tokens, i, last) if quotes else None, tokens[start - 1].text in _BEFORE_VERB
    if quote is not None and start > first and (not inverted or _is_apposed(tokens, i, start, quote)):
        subject = _subject_of(tokens, first, start)
        return _made(tokens, subject, subject, start, cues, opening=True, last=quote + 1, said=True)
    decried = token.norm in cues.decried and _is_told_before(tokens, first, i)
    denial = (token.norm in cues.denied) != negated
    if not (denial or decried or token.norm in cues.said or token.norm in cues.told_of):
        return None
    if denied == i and (start == first or tokens[start - 1].text in _BEFORE_VERB) and _may_name(tokens, i, last, cues):
        begin, end = _behind_verb(tokens, i, last, cues)
        if _names_source(tokens, begin, end, cues) and not _goes_on(tokens, begin, end):
            return _made(tokens, start, begin, end, cues, denial=denial, said=True)
    if decried:
        return None
    que = _que_behind(tokens, i, last, cues)
    if que is None:
        told = _claiming(tokens, i, start, first, last, cues)
        return None if negated and told is not None and told.last == i + 1 else told  # « nul n'a revendiqué l'attaque »
    subject = _subject_of(tokens, first, start)
    return _made(tokens, subject, subject, start, cues, opening=True, last=que + 1, denial=denial, said=True)


def _is_told_before(tokens: Sequence[Token], first: int, said: int) -> bool:
    """« L'armée a bombardé Homs, a dénoncé le ministre », not « l'ONG, qui aide Homs, a dénoncé le régime »."""
    opening = words()["who"] | words()["object_relatives"]
    main = (k for k in range(first, said - _AUXILIARY) if acts(tokens[k]))
    return any(opening.isdisjoint(t.norm for t in tokens[max(first, k - _RELATIVE) : k]) for k in main)


def _is_noun(tokens: Sequence[Token], i: int) -> bool:
    """« l'annonce », « cette même cité que »: whether an article or a demonstrative makes a noun of a word."""
    if tokens[i - 1].norm in words()["articles"]:
        return True
    k = i - 1
    while k > 0 and tokens[k].norm in words()["qualifiers"] | words()["ordinals"]:
        k -= 1
    return tokens[k].norm in words()["this"]


def _is_apposed(tokens: Sequence[Token], i: int, start: int, quote: int) -> bool:
    """« Le directeur, Rami Tarek, précise: "…" », not « "…", a précisé Rami Tarek: "…" »: whether a comma ends who speaks."""
    named = tokens[start - 1].text == "," and tokens[start - 2].text not in _CLOSES_QUOTE
    return named and quote - i == len((":", "«"))


def _quote_behind(tokens: Sequence[Token], i: int, last: int) -> int | None:
    """« a déclaré: "Nous avons pris Homs" », « a accusé le régime : « Il a »: the mark that opens what is said."""
    for j in range(i + 1, min(last - 1, i + _TO_QUE)):
        if tokens[j].text == ":":
            return j + 1 if tokens[j + 1].text in _QUOTES else None
        if tokens[j].text in ';.,«»"“”' or tokens[j].norm in words()["that"] | words()["but"]:
            return None
    return None


def _que_behind(tokens: Sequence[Token], i: int, last: int, cues: SayingWords) -> int | None:
    """« a annoncé que », « a dit, jeudi, que »: the « que » of what is said; not that of « quant au fait que »."""
    commas = 0
    for j in range(i + 1, min(last, i + _TO_QUE)):
        commas += tokens[j].text == ","
        if tokens[j].norm in words()["that"]:
            return None if commas == 1 or (j == i + 1 and tokens[i].norm in cues.causing) else j
        if tokens[j].text in ";:.":
            break
    return None


def _subject_of(tokens: Sequence[Token], first: int, start: int) -> int:
    """Where the subject of a verb of saying begins, at most so far back: behind a colon, and behind « En visite à Rome, »."""
    begin = max(first, start - LONGEST)
    begin = next((k + 1 for k in range(start - 1, begin - 1, -1) if tokens[k].text in "-–—:;"), begin)
    begin = _behind_relative(tokens, begin, start)
    begin += tokens[begin].norm in words()["but"]
    if tokens[begin].norm in saying().reached:  # « Joint par l'AFP, un habitant »
        begin = next((k + 1 for k in range(begin, start) if tokens[k].text == ","), begin)
    told = next((k for k in range(start - 1, begin, -1) if is_conjugated(tokens[k])), begin)
    begin = next((k + 1 for k in range(told, start) if told > begin and tokens[k].norm in words()["and"]), begin)
    if begin > first and tokens[begin - 1].norm in words()["locative"]:
        return next((k + 1 for k in range(begin, start) if tokens[k].text == ","), begin)
    return begin


def _behind_relative(tokens: Sequence[Token], begin: int, start: int) -> int:
    """« Salaheddine, dont | l'armée avait affirmé … »: where a subject begins that stands in a relative with its verb.

    So does what stands behind a circumstance: « Après une offensive, | l'EI a affirmé ».
    """
    if tokens[begin].norm in words()["fronting"]:
        begin = next((k + 1 for k in range(begin, start - 1) if tokens[k].text == ","), begin)
    for k in range(start - 2, begin - 1, -1):
        if tokens[k].norm in words()["object_relatives"]:
            return k + 1
        if tokens[k].text in ENDS or acts(tokens[k]):
            break
    return begin


def _may_name(tokens: Sequence[Token], i: int, last: int, cues: SayingWords) -> bool:
    """Whether the subject of an inverted verb of saying may follow: not what is said, nor « , fait état de »."""
    if i + 1 >= last or tokens[i + 1].norm == cues.told_of.get(tokens[i].norm):
        return False
    if tokens[i].norm in cues.causing and "'" in tokens[i + 1].text:
        return False
    return tokens[i + 1].norm != "," and not _opens_what_is_said(tokens, i + 1, last)


def _behind_verb(tokens: Sequence[Token], i: int, last: int, cues: SayingWords) -> tuple[int, int]:
    """The tokens behind a verb of saying that name who speaks, without the day and who heard it."""
    begin = i + 1
    end = end_of_name(tokens, begin, last)
    while begin < end and tokens[begin].norm in cues.after_said:
        begin += 1
    if cues.to.isdisjoint(t.norm for t in tokens[i + 1 : begin]) and tokens[begin - 1].text[:1].isupper():
        begin = i + 1  # « rapporte l'AFP », not « a dit à l'AFP »
    return _beyond_hearer(tokens, begin, end, cues), end


def _subject_end(tokens: Sequence[Token], begin: int, end: int, cues: SayingWords) -> int:
    """« L'état-major, selon une agence, a annoncé »: where a subject ends, without the incise in which another source stands."""
    comma = next((k for k in range(end - 2, begin, -1) if tokens[k].text == ","), end)
    return comma if tokens[end - 1].text == "," and tokens[comma + 1].norm in cues.according else end


def _is_subject(tokens: Sequence[Token], k: int, cues: SayingWords) -> bool:
    """Whether « il » is the subject before its verb, not the one of « a-t-il dit » nor « elle » of « l'ONU a elle affirmé »."""
    if tokens[k].norm not in cues.pronouns or not k:
        return tokens[k].norm in cues.pronouns
    return tokens[k - 1].text != "-" and tokens[k - 1].norm not in words()["auxiliaries"]


def _claiming(
    tokens: Sequence[Token], i: int, start: int, first: int, last: int, cues: SayingWords
) -> Attribution | None:
    """« Kiev a affirmé jeudi tenir Goma », « les rebelles ont annoncé avoir pris »: what is said follows as an infinitive."""
    if tokens[i].norm in cues.causing:
        return _telling_of(tokens, i, start, first, last, cues)  # « a fait tomber »
    for j in range(i + 1, min(last, i + _TO_INFINITIVE)):
        if any(form.mood == "infinitive" for form in lexicon().forms.get(tokens[j].text, ())):
            subject = _behind_relative(tokens, max(first, start - LONGEST), start)
            return _made(tokens, subject, subject, start, cues, opening=True, last=j, said=True)
        if tokens[j].norm not in cues.after_said:
            break
    return _telling_of(tokens, i, start, first, last, cues)


def _telling_of(
    tokens: Sequence[Token], i: int, start: int, first: int, last: int, cues: SayingWords
) -> Attribution | None:
    """« L'armée a annoncé la chute de Goma », « Sana a fait état de combats »: what is told follows as a noun."""
    told = cues.told_of.get(tokens[i].norm)
    if told is None or i + 1 >= last:
        return None
    if tokens[i + 1].norm in cues.no_noun and not (_is_told_to(tokens, i + 1, last, cues) or _is_when(tokens, i + 1)):
        return None
    if told and not any(t.norm == told for t in tokens[i + 1 : min(last, i + _TO_INFINITIVE)]):
        return None
    if tokens[start - 1].text == "," and not _names_event(tokens, i + 1, last, cues):
        return None  # « Les rebelles ont attaqué Sennar, a rapporté un comité »
    if tokens[i - 1].norm in grammar().reflexives:
        return None  # « l'offensive s'annonce difficile »
    conjugated = start < i or not tokens[i].text.endswith(endings()["participle"])
    subject = _behind_relative(tokens, max(first, start - LONGEST), start)
    if not conjugated or subject >= start or tokens[start - 1].norm in cues.articles:
        return None  # « une attaque annoncée », « l'annonce »
    return _made(tokens, subject, subject, start, cues, opening=True, last=i + 1, said=True)


def _is_when(tokens: Sequence[Token], k: int) -> bool:
    """« a revendiqué dans la nuit la prise de Goma »: whether a word opens no more than a part of the day on which it was told."""
    return not words()["time_parts"].isdisjoint(t.norm for t in tokens[k + 1 : k + 3])


def _is_told_to(tokens: Sequence[Token], to: int, last: int, cues: SayingWords) -> bool:
    """« a annoncé à M. Poutine la prise de Goma », « à l'AFP la prise »: whether what is told stands behind who heard it."""
    if tokens[to].norm not in cues.to:
        return False
    behind = range(to + 2, min(last, to + _TO_INFINITIVE))
    told = (k for k in behind if tokens[k].norm in cues.articles and tokens[k - 1].norm not in cues.of | cues.to)
    begin = next(told, last)
    return begin < last and _names_event(tokens, begin, last, cues)


def _opens_what_is_said(tokens: Sequence[Token], begin: int, last: int) -> bool:
    """« , a souligné mardi à Pékin que »: the speaker stands before the verb."""
    for j in range(begin, min(last, begin + _BEFORE_QUE)):
        if tokens[j].norm in words()["that"]:
            return True
        if tokens[j].text in ENDS:
            return False
    return False


def _beyond_hearer(tokens: Sequence[Token], begin: int, end: int, cues: SayingWords) -> int:
    """« a déclaré à la presse | le président »: where the source begins behind whom it spoke to."""
    k = begin
    while k < end and tokens[k].norm in cues.articles:
        k += 1
    heard = k < end - 1 and tokens[k].norm in cues.hearers and tokens[begin - 1].norm in cues.to
    if not heard:
        return begin
    k += 1
    while k < end - 1 and tokens[k].norm in words()["of"] and tokens[k + 1].text[0].isupper():
        k += 2  # « à la télévision d'Etat »
    return k if k < end else begin


def _goes_on(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """« , a accusé le régime d'avoir bombardé »: whether what stands behind a verb of saying is whom it is about, not who says it."""
    of = words()["of_bare"]  # not « un journal proche du pouvoir »
    return any(spelled(tokens[k].text) in of and is_infinitive(tokens[k + 1]) for k in range(begin, end - 1))


def _names_source(tokens: Sequence[Token], begin: int, end: int, cues: SayingWords) -> bool:
    """Whether what follows an inverted verb of saying is who said it, not what: « a annoncé le ministre », not « une trêve »."""
    head = tokens[begin : min(end, begin + 6)]
    if _names_event(tokens, begin, end, cues) or (begin < end and is_infinitive(tokens[begin])):
        return False  # « , ont lancé une offensive contre les rebelles », « , ont annoncé avoir chassé l'EI »
    if any(t.norm in cues.third or t.norm in cues.party or t.norm in cues.speakers for t in head):
        return True
    if begin and spelled(tokens[begin - 1].text) in written()["to"]:
        return not _names_event(tokens, begin + 1, end, cues)  # not « , ont lancé à Bosso une attaque »
    return bool(head) and head[0].text[:1].isupper()


def _names_event(tokens: Sequence[Token], begin: int, end: int, cues: SayingWords) -> bool:
    """Whether the first noun told is one of the rules': « la prise de », « des combats »."""
    passed, head = cues.articles | words()["determiners"] | cues.after_said, tokens[begin : min(end, begin + 6)]
    first = next((t for t in head if t.norm not in passed), None)
    return first is not None and spelled(first.text) in lexicon().nouns


def _made(
    tokens: Sequence[Token],
    first: int,
    begin: int,
    end: int,
    cues: SayingWords,
    *,
    opening: bool = False,
    last: int | None = None,
    denial: bool = False,
    said: bool = False,
) -> Attribution | None:
    if end <= begin:
        return None
    speaking = _speaking(tokens, begin, _subject_end(tokens, begin, end, cues) if opening else end, cues)
    apposed = range(0) if opening else range(end + 1, apposed_end(tokens, end, cues))
    told = [*speaking, *apposed]
    norms = [tokens[k].norm for k in told]
    third = not cues.third.isdisjoint(norms)
    party = not third and any(
        w in cues.party and (i < len(speaking) or w not in cues.anybodys) for i, w in enumerate(norms)
    )
    if cues.independent.isdisjoint(norms):
        party = party or any(f" {name} " in f" {' '.join(norms)} " for name in cues.party_names)
    source = name_of(tokens, speaking, told, cues)
    observer = normalise(source) in cues.observers and tokens[speaking[0]].norm not in words()["one"]  # not « une ONG »
    anaphoric = observer or normalise(source) in cues.told_before or not cues.pronouns.isdisjoint(norms[:2])
    end_of_incise = last if last is not None else apposed.stop if _tells_who(tokens, apposed, cues) else end
    span = (told[0], told[-1] + 1)
    return Attribution(first, end_of_incise, source, party, opening, denial, said, anaphoric, observer, span)


def _speaking(tokens: Sequence[Token], begin: int, end: int, cues: SayingWords) -> list[int]:
    """The tokens of a source without whom it spoke to (« à l'AFP ») and what is told of it (« dont les membres … », « (ASL, …) »)."""
    kept: list[int] = []
    k = begin
    while k < end and not (kept and tokens[k].norm in cues.relatives):
        closed = parenthesis_end(tokens, k, end) if kept else k
        if closed > k:
            k = closed
            continue
        heard = k + 1
        while heard < end and tokens[heard].norm in cues.articles:
            heard += 1
        if (
            tokens[k].norm in cues.to
            and tokens[k].text not in written()["has"]
            and heard < end
            and tokens[heard].norm in cues.hearers
        ):
            k = heard + 1
            continue
        kept.append(k)
        k += 1
    return kept or list(range(begin, end))


def _tells_who(tokens: Sequence[Token], apposed: range, cues: SayingWords) -> bool:
    """« , un commandant des rebelles, », « , de la section libanaise du parti. »: whether words behind a comma only tell who speaks."""
    if not apposed or apposed.stop >= len(tokens) or tokens[apposed.stop].text not in _CLOSING:
        return False
    head = next((tokens[k] for k in apposed if tokens[k].norm not in cues.articles), tokens[apposed.start])
    return head.norm in cues.persons or belongs(tokens, apposed.start)
