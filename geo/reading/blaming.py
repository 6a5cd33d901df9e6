"""Who is said to have made an attack, or says so himself?

« a accusé la Russie d'avoir mené », « un raid imputé au régime », « la milice a revendiqué des tirs sur »: a verb of blaming
or of claiming names the attacker, beside the attack or a sentence later.
"""

from collections.abc import Sequence

from geo.reading.coreference import stands_for
from geo.reading.discourse import Discourse
from geo.reading.units import Unit, words
from geo.reading.verbs import VerbGroup, grammar

_NEAR = 4  # units from such a verb to whom it names
_TO = ("à", "a", "au", "aux", "par")  # before whom an attack is laid to, or by whom it is claimed
_SAID_OF = frozenset(("frappe", "tir", "projectile", "attaque", "offensive", "attentat", "suicide"))


def accused(units: Sequence[Unit], anchor: int) -> Unit | None:
    """« a accusé la Russie d'avoir mené », « Moscou est accusé de »: who is said to have done it."""
    for i in range(anchor - 1, -1, -1):
        group = units[i].group
        if units[i].kind == "stop":
            break
        if group is not None and group.lemma in grammar().accusing:
            near = units[i + 1 : i + _NEAR] if group.voice == "active" else reversed(units[:i])
            return next((u for u in near if u.kind == "actor" and u.norm != "adjective"), None)
    return None


def blamed(units: Sequence[Unit], anchor: int) -> Unit | None:
    """« un raid sur Douma, imputé au régime, », « a été attribué à »: to whom an attack is laid behind its noun."""
    for i in range(anchor + 1, len(units)):
        if units[i].kind == "stop":
            break
        if _blames(units[i].group, "passive", "participle"):
            return next((u for u in units[i + 1 : i + _NEAR] if u.kind == "actor" and u.preposition in _TO), None)
    return None


def claimed(units: Sequence[Unit], anchor: int) -> Unit | None:
    """« la milice a revendiqué des tirs sur Safed »: who says of an attack that it is his own."""
    k = anchor - 1
    while k >= 0 and units[k].kind in ("word", "noun"):
        k -= 1
    group = units[k].group if k >= 0 else None
    if not _blames(group, "active") or group is None or group.lemma != "revendiquer":
        return None
    return next((u for u in reversed(units[:k]) if u.kind in ("actor", "pronoun") and u.subject), None)


def named_after(d: Discourse, units: Sequence[Unit]) -> Unit | None:
    """« Le raid a été attribué à Israël », « Les shebab ont revendiqué l'attaque »: who made the attack told just before."""
    for i, unit in enumerate(units):
        if unit.kind != "noun" or unit.lexemes.isdisjoint(_SAID_OF) or not unit.first:
            continue
        if d.tokens[unit.first - 1].norm in words()["before_anaphor"]:
            author = blamed(units, i) or claimed(units, i)
            return stands_for(d, author, units) if author is not None else None
    return None


def _blames(group: VerbGroup | None, *voices: str) -> bool:
    """Whether a verb lays an attack to somebody."""
    return group is not None and group.lemma in grammar().blaming and group.voice in voices and not group.negated
