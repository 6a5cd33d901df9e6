"""What does a gerund take from the verb that it goes with?

« pourrait l'emporter en reprenant Homs » tells of what may be, « avaient lancé une offensive, chassant les insurgés » of an
earlier time: a gerund has neither mood nor tense of its own.
"""

from collections.abc import Sequence
from itertools import takewhile

from geo.reading.language import lexicon
from geo.reading.sentences import verbs
from geo.reading.sentences.units import Unit


def outcome(units: Sequence[Unit], anchor: int) -> str | None:
    """« pourrait l'emporter en reprenant Homs »: what the verb that a gerund goes with says of both; None where it happened."""
    for unit in reversed(units[:anchor]):
        if unit.kind == "stop":
            return None
        if unit.group is not None and unit.group.finite:
            said = lexicon().governors.get(unit.group.lemma) or verbs.happened(unit.group)
            return said if said in ("plan", "hypothesis", "conditional") else None
    return None


def in_tense(units: Sequence[Unit], anchor: int) -> Unit:
    """« avaient lancé une offensive, chassant les insurgés »: a gerund in the tense of the verb that it goes with."""
    unit = units[anchor]
    if unit.group is None or unit.group.mood != "gerund":
        return unit
    before = takewhile(lambda u: u.kind != "stop", reversed(units[:anchor]))
    leads = next((u.group for u in before if u.group is not None and u.group.finite), None)
    recalled = leads is not None and leads.mood == "pluperfect"
    return unit._replace(group=unit.group._replace(mood="pluperfect")) if recalled else unit
