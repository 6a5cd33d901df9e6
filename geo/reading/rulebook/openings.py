"""Who does what a sentence opens with? « Après avoir quitté Alep, l'armée a miné la route »: he whom its main clause is about."""

from collections.abc import Sequence

from geo.reading.sentences.units import Unit

_BEFORE = frozenset(("word", "comma"))  # what may stand before a verb that opens its sentence


def with_subject(units: Sequence[Unit], i: int) -> tuple[Unit, ...] | None:
    """The units that a sentence opens with, their subject set before the verb at ``i``; None where nobody follows who acts."""
    group = units[i].group
    if group is None or group.finite or group.voice != "active" or group.effect is not None:
        return None
    if any(unit.kind not in _BEFORE for unit in units[:i]):
        return None
    for k in range(i + 1, len(units) - 1):
        unit, following = units[k], units[k + 1]
        if unit.kind == "stop" or (unit.group is not None and unit.group.finite):
            return None
        if unit.kind == "comma" and following.subject and following.kind in ("actor", "person", "pronoun"):
            return (*units[:i], following, *units[i:k])
    return None
