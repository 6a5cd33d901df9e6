"""Which states are named behind a body of armed people: « l'aviation de la Turquie », « des avions des Etats-Unis et du Qatar »?"""

from collections.abc import Mapping, Sequence
from functools import cache

from geo.reading.language import table
from geo.reading.text import Token, parse
from geo.reading.wordclasses import words


@cache
def countries(language: str = "fr") -> Mapping[str, str]:
    """The name of each country that an adjective stands for, by its code."""
    return {code: line.split("|")[0].strip() for code, line in table("demonyms", language).items()}


def countries_at(tokens: Sequence[Token], i: int, last: int) -> list[str]:
    """« (l'aviation) de la Turquie », « (des avions) des Etats-Unis et de la France »: the states whose a body is.

    Without an article, it is where they are or whence they leave: « (le retrait des troupes) d'Irak ».
    """
    known, found = words(), list[str]()
    while i < last:
        if found and tokens[i].norm in known["chaining"]:
            i += 1
        link = tokens[i].norm if i < last else ""
        if link in known["of_unelided"] and i + 1 < last and tokens[i + 1].norm in known["the_feminine"]:
            i += 2
        elif link in known["of_the_or_some"] or (found and link in known["of_bare"]):
            i += 1
        else:
            break
        code, i = next(
            ((c, i + len(n)) for n, c in _country_names() if tuple(t.norm for t in tokens[i : i + len(n)]) == n),
            ("", i),
        )
        if not code:
            break
        found.append(code)
    return found


@cache
def _country_names() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The names of the countries as tokens, with their codes."""
    return tuple((tuple(t.norm for t in parse(name).tokens), code) for code, name in countries().items())
