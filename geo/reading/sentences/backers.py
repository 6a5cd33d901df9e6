"""Who only helps another, or is but whose side he takes? « l'armée, appuyée par la Russie, le Hezbollah et des milices, ».

Those who back, lead or arm the party told before are no subjects of the verb behind them, however many they are; those to whom
somebody is favourable or hostile do nothing at all.
"""

from collections.abc import Sequence

from geo.reading.sentences import partynames
from geo.reading.sentences.units import Unit, position
from geo.reading.text import normalise
from geo.reading.wordclasses import words

_PARTIES = ("actor", "person")
_REVOLT = 3  # units from a revolt to whom it is against
_OVER = 6  # units from « aidée » over « dans son offensive » to « par »


def with_backers(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """Units whose backers, enumerated behind « par », are governed by it, each of them."""
    out = list(units)
    known, names = words(), partynames.names()
    siding, joining = known["siding"], known["and"]
    for k in range(len(out) - 1):
        told, following = out[k], out[k + 1]
        if told.kind == following.kind == "word" and told.norm in siding and _sided_with(out[k + 2 : k + 3]):
            out[k + 2] = out[k + 2]._replace(kind="word", subject=False)  # « des habitants, favorables aux rebelles, »
        if told.norm in known["that"] and _leads_inverted(out, k):
            out[k + 2] = out[k + 2]._replace(subject=False, preposition=next(iter(known["by"])))
        if (told.norm in names.companions or told.norm in names.backed) and (at := _by(out, k)):
            begin, end = at + 1, _end(out, k, at + 1)
        elif told.kind == "actor" and following.norm in joining and _ends_in_backer(told):
            begin, end = k + 2, k + 2 + _is_capital(out[k + 2 : k + 3])  # « des rebelles soutenus par Ankara et Doha »
        else:
            continue
        for i in range(begin, end):
            if out[i].kind in _PARTIES and out[i].subject:
                out[i] = out[i]._replace(subject=False, preposition=next(iter(words()["by"])))
    return tuple(out)


def _leads_inverted(units: Sequence[Unit], k: int) -> bool:
    """« la coalition que dirigent les Etats-Unis », « des milices que finance l'Iran »: whether a party acts in a relative alone."""
    if not 0 < k < len(units) - 2 or units[k - 1].kind not in _PARTIES:
        return False
    verb, party = units[k + 1], units[k + 2]
    return (verb.kind == "word" or verb.group is not None) and party.kind in _PARTIES and party.subject


def is_bystander(units: Sequence[Unit], unit: Unit) -> bool:
    """Whether a party does nothing in a fight, and only says of which place or revolt one speaks.

    « une attaque contre un barrage tenu par l'armée », « à Deraa, berceau de la contestation contre le régime ».
    """
    at = position(unit, units, 0)
    before = [u.norm for u in units[max(0, at - _REVOLT) : at]]
    if unit.preposition in words()["by"]:
        return not words()["kept"].isdisjoint(before[-2:-1])
    if before and before[-1] in words()["posted"]:
        return True  # « l'offensive vise un quartier, où sont retranchés des jihadistes »
    if unit.preposition in words()["with"]:  # « le poste de Jdeidé, leur dernier lien avec la Turquie »
        return not words()["ties"].isdisjoint(before[-2:])
    return unit.preposition in words()["against"] and not words()["protests"].isdisjoint(before)


def _sided_with(following: Sequence[Unit]) -> bool:
    """Whether a party stands behind « à »."""
    return any(u.kind in _PARTIES and u.preposition in words()["to"] for u in following)


def _by(units: Sequence[Unit], k: int) -> int:
    """Where « par » stands behind a participle, over « dans leur offensive »; nothing where it does not."""
    for i in range(k + 1, min(len(units), k + _OVER)):
        if units[i].norm in words()["by"]:
            return i
        if units[i].kind not in ("word", "noun"):
            break
    return 0


def _end(units: Sequence[Unit], k: int, begin: int) -> int:
    """Where the enumeration ends that says who backs: at the comma that closes it, or before a verb that no comma parts from it."""
    told = next((i for i in range(k - 1, -1, -1) if units[i].norm != "adjective"), 0)
    apposed = told > 0 and units[told].kind == "comma" and units[told - 1].kind in (*_PARTIES, "place")
    last, joined = begin, False
    while last < len(units) and (units[last].kind in (*_PARTIES, "comma") or _goes_on(units[last])):
        joined = joined or units[last].norm in words()["and"]
        last += 1
    group = units[last].group if last < len(units) else None
    if group is None or not group.finite:
        return k
    if units[last - 1].kind == "comma":
        return last if apposed else k
    return last if joined and units[told].kind in _PARTIES else k


def _goes_on(unit: Unit) -> bool:
    """Whether a word may stand in such an enumeration: a conjunction, an adjective, a noun that no table knows."""
    known = words()
    return unit.kind == "word" and unit.norm not in known["barriers"] and unit.norm not in known["locative"]


def _ends_in_backer(unit: Unit) -> bool:
    """« des rebelles soutenus par Ankara »: whether the name of a party ends with who backs it."""
    told = [normalise(word) for word in unit.names[0].split()] if unit.names else []
    return not partynames.names().backed.isdisjoint(told) and not words()["by"].isdisjoint(told)


def _is_capital(following: Sequence[Unit]) -> bool:
    """Whether what is joined is a government by the name of its capital, or of its country without an article."""
    mention = following[0].actor if following else None
    return (
        mention is not None and mention.country is not None and mention.last - mention.first == 1 and not mention.plural
    )
