"""With what weapon?

Told by words near what a rule was anchored on: « barils d'explosifs », « drone ». The words are data.
"""

from collections.abc import Sequence
from functools import cache

from geo.codebook import Weapon
from geo.reading.language import table
from geo.reading.rulebook.rules import Match
from geo.reading.sentences.units import Unit
from geo.reading.text import Sentence, Text, Token, normalise
from geo.reading.wordclasses import lexemes, words

OF_STRIKES = (  # weapons that make a strike of an « attaque »
    Weapon.CAR_BOMB,
    Weapon.SUICIDE,
    Weapon.MISSILE,
    Weapon.DRONE,
    Weapon.ROCKET,
    Weapon.AIR,
    Weapon.ARTILLERY,
    Weapon.BARREL_BOMB,
    Weapon.CHEMICAL,
)

_LAID = 3  # units about a bomb in which it is told that it was laid
_STORED = 4  # tokens between a store and the weapons in it


def weapon_of(tokens: Sequence[Token], first: int, last: int) -> Weapon | None:
    """The weapon that words near a strike name; the most telling first; None where none does."""
    told = {tokens[i].norm for i in range(first, min(last, len(tokens))) if not _is_stored(tokens, i)}
    if told >= words()["unmanned"]:
        told |= words()["drone"]  # « des appareils sans pilote »
    return next((weapon for weapon, cues in _weapons() if told & cues), None)


def is_laid(norms: Sequence[str], found: Match) -> bool:
    """« une bombe placée sous un pont a touché un convoi », « deux bombes ont explosé »: a bomb that somebody laid, of a sentence."""
    anchor = found.units[found.anchor]
    bomb = anchor.norm in words()["bomb"] or (
        anchor.norm in words()["device"] and not words()["passing_by"].isdisjoint(norms)
    )  # « un engin a explosé au passage d'un convoi »
    if not bomb or not words()["fell"].isdisjoint(norms):
        return False
    behind = found.units[found.anchor + 1 : found.anchor + 1 + _LAID]
    before = {u.norm for u in found.units[max(0, found.anchor - _LAID) : found.anchor]}
    told = any(u.norm in words()["laid"] or not u.lexemes.isdisjoint(lexemes()["exploding"]) for u in behind)
    return told or not words()["bombings"].isdisjoint(before)


def is_launched_there(norms: Sequence[str], noun: Unit) -> bool:
    """« ont frappé les sites de tirs de roquettes à Kounine »: shots that only say what is struck."""
    told = noun.group is None and noun.first > 1 and norms[noun.first - 1] in words()["of"]
    return told and norms[noun.first - 2] in words()["launch_sites"]


def at_close_quarters(text: Text, sentence: Sentence) -> bool:
    """« ont visé une base. Une fusillade a éclaté »: whether a sentence or one beside it tells of men who shoot, and of no bombs."""
    before, after = text.sentence_before(sentence), text.sentence_at(text.tokens[sentence.last - 1].end + 1)
    first, last = (before or sentence).first, (after or sentence).last
    told, known = set(text.norms[first:last]), words()
    return not told.isdisjoint(known["close_quarters"]) and told.isdisjoint(known["bombs"] | known["flown"])


def _is_stored(tokens: Sequence[Token], i: int) -> bool:
    """« un dépôt de roquettes », « le programme d'armement chimique », « une base aérienne »: what is struck, not what strikes."""
    if i and tokens[i - 1].norm in words()["no_raid"]:
        return True
    if i and tokens[i].norm in words()["of_drones"] and tokens[i - 1].norm in words()["drone"]:
        return True  # « un drone piégé » is a drone
    return not words()["stores"].isdisjoint(t.norm for t in tokens[max(0, i - _STORED) : i])


@cache
def _weapons(language: str = "fr") -> tuple[tuple[Weapon, frozenset[str]], ...]:
    return tuple(
        (Weapon(name), frozenset(normalise(w) for w in cues))
        for name, cues in table("lexicon", language)["weapon"].items()
    )
