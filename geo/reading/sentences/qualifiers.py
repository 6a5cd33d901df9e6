"""What only qualifies a party or a deed, and is left out beside it as its determiners are."""

from geo.reading.sentences.units import Unit
from geo.reading.wordclasses import endings, standing_for, words

_COUNTED = 3  # units of « de centaines de »


def tells_manner(units: list[Unit], i: int, norm: str) -> bool:
    """« les combats acharnés pour Homs »: whether a word says how a deed was done, right behind its noun."""
    noun = units[-1] if units and norm in words()["deed_qualifiers"] else None
    return noun is not None and noun.last == i and noun.kind == "noun" and bool(noun.lexemes)


def leave_out_manner(units: list[Unit], first: int) -> None:
    """« une violente attaque »: how a deed was done, right before its noun.

    « La ville est assiégée après un violent pilonnage » keeps it: what is qualified so is news, and no mere date.
    """
    k = len(units)
    while k and units[k - 1].last == first and units[k - 1].norm in words()["deed_qualifiers"]:
        k -= 1
        first = units[k].first
    if not (k and units[k - 1].norm in words()["dating_else"]):
        del units[k:]


def _rank(units: list[Unit]) -> int:
    """« la 14e brigade », « la troisième division »: how many units before a party tell its rank in a row."""
    norm = units[-1].norm
    if len(units) > 1 and norm in words()["ordinal_marks"]:
        mark, figures = units[-1], units[-2]
        return 2 if figures.norm.isdigit() and figures.last == mark.first else 0
    return int(norm.endswith(endings()["ordinal_bare"]))


def leave_out_qualifiers(units: list[Unit], preposition: str | None) -> None:
    """« par une poignée de jeunes rebelles », « a chassé la 3e brigade »: what qualifies a party, as its determiners are."""
    known, begin = words(), len(units)
    while units and units[-1].kind == "word":
        qualified = 1 if units[-1].norm in known["party_qualifiers"] else _rank(units)
        if not qualified:
            break
        del units[-qualified:]
    if preposition is None:
        if len(units) < begin and units and units[-1].norm in known["of_bare"]:
            units.pop()  # « affronte de nombreux rebelles »
        return
    told, k = known["counted_by"] | known["of"] | known["party_qualifiers"] | known["about_counts"], len(units) - 1
    governing = known["of"] if preposition == standing_for()["of"] else (preposition,)
    while k >= 0 and units[k].kind == "word" and units[k].norm not in governing:
        if units[k].norm not in told and not units[k].norm.isdigit():
            return
        k -= 1
    if k >= 0 and units[k].norm in governing:
        del units[k + 1 :]
    while len(units) >= _COUNTED and (units[-3].norm in known["of"] and units[-2].norm in known["counted_by"]):
        del units[-2:]  # « aux mains de centaines de rebelles »
