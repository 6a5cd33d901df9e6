"""As what does a place or an actor stand in a sentence?

A place takes the nouns and the preposition before it with it; a capital may stand for its government, an actor for a means.
"""

from geo.reading.sentences import actors, partynames
from geo.reading.sentences.governing import of_name, of_party, of_place, tells_share
from geo.reading.sentences.leaders import led
from geo.reading.sentences.nations import countries
from geo.reading.sentences.units import PlaceSpan, Reader, Unit, word
from geo.reading.text import spaced, spelled
from geo.reading.wordclasses import standing_for, words

_PARTITIVE = 3  # tokens of « par de l' »
_NOT_FAR = ("no", "far_off", "of")  # the words of « non loin de »

Made = tuple[Unit | None, int]
"""A unit, if any, and the token where the next one begins."""


def place_unit(reader: Reader, before: list[Unit], span: PlaceSpan) -> Made:
    """A place with the nouns and the preposition that it stands behind, or the government that its name stands for."""
    if span.metonymic:
        return _metonym(reader, span), span.last
    tokens = reader.tokens
    preposition, begin = of_place(reader, span.first)
    if span.nation and not words()["towns"].isdisjoint(t.norm for t in tokens[begin : span.first]):
        preposition, begin = standing_for()["of"], span.first  # « la deuxième ville d'Irak » is no Iraq
    reach = begin - 2 - (begin > reader.first and tokens[begin - 1].norm in words()["articles"])
    near = any(t.norm in words()["near"] for t in tokens[max(reader.first, reach) : begin + 1])
    if near and not tells_share(reader, begin, span.first):
        preposition = standing_for()["near"]
    while before and before[-1].first >= begin:
        before.pop()
    preposition = _as_rules_spell_it(before, preposition, nouns=begin < span.first)
    unit = Unit(
        "place",
        begin,
        span.last,
        places=(span.index,),
        preposition=preposition,
        subject=preposition is None,
        nation=span.nation,
    )
    return unit, span.last


def _as_rules_spell_it(before: list[Unit], preposition: str | None, *, nouns: bool) -> str | None:
    """« en périphérie de Homs » is in it, « non loin de Homs » near it: the preposition of a place by the one that rules have for it."""
    told, stands = [u.norm for u in before[-len(_NOT_FAR) :]], standing_for()
    if nouns and preposition in words()["in"] and told[-1:] == [preposition]:
        before[-1] = before[-1]._replace(norm=stands["inside"])
        return stands["inside"]
    if len(told) == len(_NOT_FAR) and all(norm in words()[kind] for norm, kind in zip(told, _NOT_FAR, strict=True)):
        before[-3:-1] = [before[-2]._replace(norm=stands["near"])]
    return preposition


def _metonym(reader: Reader, span: PlaceSpan) -> Unit:
    """« Moscou » of a government: an actor."""
    surface = spaced(reader.tokens, range(span.first, span.last))
    side = partynames.state_side(span.country, None)
    country = None if span.nation else countries().get(span.country or "")
    names = (surface,) if country is None else (surface, country)
    mention = actors.ActorMention(span.first, span.last, names, side, span.country)
    preposition = of_name(reader, span.first)
    return Unit(
        "actor",
        span.first,
        span.last,
        actor=mention,
        names=mention.names,
        preposition=preposition,
        subject=preposition is None,
    )


def actor_unit(reader: Reader, mention: actors.ActorMention) -> Made:
    """An actor with what governs it, or, where it is a means, the plain word."""
    if _is_means(reader, mention):
        return word(mention.first, reader.tokens[mention.first].norm), mention.first + 1
    mention = led(reader, mention)
    preposition = of_party(reader, mention.first)
    unit = Unit(
        "actor",
        mention.first,
        mention.last,
        actor=mention,
        names=mention.names,
        preposition=preposition,
        subject=preposition is None and not mention.adjective,
        plural=mention.plural or _are_many(reader, mention.first),
        norm="adjective" if mention.adjective else "",
    )
    return unit, mention.last


def _is_means(reader: Reader, mention: actors.ActorMention) -> bool:
    """« des attaques d'artillerie », « une frappe de drone »: with what, not by whom."""
    tokens, i = reader.tokens, mention.first
    some = [t.norm for t in tokens[max(reader.first, i - _PARTITIVE) : i]]
    if tokens[i].norm in words()["means"] and mention.country is None and mention.side is None and _is_some(some):
        return True  # « frappée 90 fois par de l'artillerie »
    bare = i > reader.first + 1 and spelled(tokens[i - 1].text) in words()["of_bare"]
    if not bare or tokens[i].norm not in words()["means"] or mention.country is not None or mention.side is not None:
        return False
    return spelled(tokens[i - 2].text) in reader.lexicon.nouns or tokens[i - 2].norm in words()["means_of"]


def _is_some(before: list[str]) -> bool:
    """Whether « par de l' », « par des » stands before a word."""
    behind = next((k for k, norm in enumerate(before) if norm in words()["by"]), len(before))
    told = before[behind + 1 :]
    return bool(told) and told[0] in words()["of"] and all(norm in words()["articles"] for norm in told[1:])


def _are_many(reader: Reader, i: int) -> bool:
    """« les shebab »: a name without a plural of its own, behind an article that tells one."""
    return i > reader.first and reader.tokens[i - 1].norm in words()["plural_articles"]
