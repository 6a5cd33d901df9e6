"""Is a time told of who says or judges what happened, or of what an attack did, which is of its own day?

« Paris a condamné mardi le raid qui a visé Homs dimanche », « a reconnu mardi avoir perdu Homs dimanche ».
"""

from collections.abc import Sequence
from itertools import pairwise

from geo.reading.reports.participletimes import conjugates
from geo.reading.sentences.units import Unit
from geo.reading.sentences.verbs import grammar
from geo.reading.story.discourse import Discourse
from geo.reading.text import spelled
from geo.reading.wordclasses import endings, lemmas, lexemes, words

_AMID = 3  # tokens before an attack in which « dans », « lors de » stands
_MEANWHILE = 10  # tokens from « alors que » to its verb

Tokens = tuple[int, int]


def is_of_the_telling(d: Discourse, span: Tokens, anchor: Unit, units: Sequence[Unit]) -> bool:
    """Whether a time before an anchor is rather that of a verb which tells or judges what the anchor tells."""
    if span[0] >= anchor.first:
        return False
    group = anchor.group
    if group is not None and group.first <= span[0]:
        return any(_is_to_have(t.text) for t in d.tokens[span[1] : anchor.first])  # « a reconnu mardi avoir perdu »
    if group is not None and any(u.kind == "relative" for u in units if span[1] <= u.first < group.first):
        return True
    return group is None and _is_judged(d, anchor, units)


def _is_judged(d: Discourse, noun: Unit, units: Sequence[Unit]) -> bool:
    """« a condamné mardi le raid »: whether the verb before a noun does nothing of what the noun tells; not « a mené »."""
    sentence = d.text.sentence_at(d.tokens[noun.first].start)
    first = sentence.first if sentence is not None else 0
    if not words()["behind"].isdisjoint(d.text.norms[max(first, noun.first - _AMID) : noun.first]):
        return True  # « a ouvert mardi une enquête après le raid »
    at = next((k for k in range(noun.first - 1, first - 1, -1) if conjugates(d.tokens[k].text)), None)
    if at is None:
        return False
    verb = next((u for u in units if u.group is not None and u.group.first <= at < u.last), None)
    if verb is None or verb.group is None or not verb.lexemes or verb.group.lemma in lemmas()["have"]:
        return True
    told = grammar().blaming | grammar().accusing | lemmas()["claiming"]
    return verb.group.lemma in told or verb.lexemes <= lexemes()["telling"]


def is_judged_then(d: Discourse, span: Tokens, noun: Unit) -> bool:
    """« a condamné mardi le raid », « la prise de Homs a été saluée mardi »: whether a time is only that of a judgement."""
    sentence = d.text.sentence_at(d.tokens[noun.first].start)
    if sentence is None or noun.group is not None:
        return False
    first = sentence.first if span[0] < noun.first else noun.last
    return any(_judges(d, k) for k in d.text.among(words()["judged_by_then"], first, span[0]))


def _judges(d: Discourse, k: int) -> bool:
    """« a condamné », « condamne »; not « un raid condamné par Paris »."""
    if not spelled(d.tokens[k].text).endswith(endings()["participles"]):
        return True
    return any(conjugates(t.text) or _is_to_be(t.text) for t in d.tokens[max(0, k - _AMID) : k])


def _is_to_be(text: str) -> bool:
    return spelled(text) in grammar().be


def _is_to_have(text: str) -> bool:
    word, known = spelled(text), grammar()
    return "infinitive" in (known.have.get(word), known.be.get(word))


def tells_of_the_attack(noun: Unit, between: Sequence[Unit]) -> bool:
    """« les raids qui ont fait dimanche vingt morts »: whether a relative behind an attack tells what it did."""
    if noun.lexemes.isdisjoint(lexemes()["attacks_told"] | lexemes()["fighting"]):
        return False
    opening = next((k for k, u in enumerate(between) if u.kind == "relative"), len(between))
    verbs = [u for u in between[opening + 1 :] if u.group is not None and u.group.finite]
    if len(verbs) != 1 or any(u.kind in ("relative", "comma") for u in between[opening + 1 :]):
        return False
    group = verbs[0].group
    deeds = lexemes()["harming"] | lexemes()["killing"] | lexemes()["strikes"] | lexemes()["striking_ground"]
    does = not verbs[0].lexemes.isdisjoint(deeds)
    return group is not None and (does or group.lemma in lemmas()["doing"])


def is_amid_an_attack(d: Discourse, between: Sequence[Unit]) -> bool:
    """« tués dans une embuscade tendue mardi », « lors d'un assaut lancé mardi »: what befell in an attack is of its day."""
    attacks = lexemes()["shots"] | lexemes()["fighting"]
    return any(
        not u.lexemes.isdisjoint(attacks)
        and not words()["amid_attack"].isdisjoint(d.text.norms[max(0, u.first - _AMID) : u.first])
        for u in between
    )


def is_meanwhile(d: Discourse, anchor: Unit) -> bool:
    """« démissionna en mars 2012, alors que les rebelles s'emparaient de »: what went on while something else happened."""
    if anchor.group is None or anchor.group.mood != "imperfect":
        return False
    clause = d.text.norms[max(0, anchor.group.first - _MEANWHILE) : anchor.group.first]
    return any(a in words()["whereas"] and b in words()["that"] for a, b in pairwise(clause))
