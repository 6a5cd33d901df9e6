"""Which states are named behind a body of armed people: « l'aviation de la Turquie », « des avions des Etats-Unis et du Qatar »?"""

from collections.abc import Mapping, Sequence
from functools import cache

from geo.reading.language import table
from geo.reading.text import Token, parse


@cache
def countries(language: str = "fr") -> Mapping[str, str]:
    """The name of each country that an adjective stands for, by its code."""
    return {code: line.split("|")[0].strip() for code, line in table("demonyms", language).items()}


def countries_at(tokens: Sequence[Token], i: int, last: int) -> list[str]:
    """« (l'aviation) de la Turquie », « (des avions) des Etats-Unis et de la France »: the states whose a body is.

    Without an article, it is where they are or whence they leave: « (le retrait des troupes) d'Irak ».
    """
    found: list[str] = []
    while i < last:
        if found and tokens[i].norm in ("et", ","):
            i += 1
        opening = [t.norm for t in tokens[i : min(last, i + 2)]]
        if opening[:1] == ["de"] and opening[1:] in (["la"], ["l'"]):
            i += 2
        elif opening[:1] in (["du"], ["des"]) or (found and opening[:1] in (["de"], ["d'"])):
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
