"""Which part of a country is told without its name, as in « l'est du pays » and « le nord-est syrien »?

Such words are no toponyms, yet they say where something happened. « le nord de la Syrie » is told by the name itself.
"""

from collections.abc import Mapping, Sequence

from geo.codebook import GeoPrecision
from geo.model import Area, Resolution, Span, Toponym
from geo.places.gazetteer import Gazetteer
from geo.reading.sentences.partynames import names
from geo.reading.story import focus
from geo.reading.text import Text
from geo.reading.toponyms.vocabulary import vocabulary
from geo.reading.wordclasses import words

_COUNTRY = 4  # tokens from a bearing to what tells the country: « l'est de ce même pays »


def parts_of_countries(
    text: Text, resolutions: Sequence[Resolution], countries: Mapping[str, int], gazetteer: Gazetteer
) -> tuple[Resolution, ...]:
    """The parts of countries that a text tells, in its order.

    ``countries`` says how often the text speaks of each, by ISO 3166-1 alpha-2 code.
    """
    found: list[Resolution] = []
    for i in text.among(words()["bearings"], 1, len(text.tokens) - 1):
        if text.norms[i - 1] not in words()["before_part"]:
            continue
        end, country = _country_told(text, i + 1)
        if end > i + 1 and country is None:
            country = focus.near(resolutions, countries, text.tokens[i].start)
        place = gazetteer.country(country) if country is not None else None
        if place is None:
            continue
        degrees = vocabulary().bearings[text.norms[i]]
        span = Span(text.tokens[i].start, text.tokens[end - 1].end)
        toponym = Toponym(span=span, surface=text.said(span), part=degrees)
        area = Area(shape="part", bearing_degrees=degrees)
        found.append(Resolution(toponym=toponym, place=place, precision=GeoPrecision.REGION, area=area))
    return tuple(found)


def _country_told(text: Text, i: int) -> tuple[int, str | None]:
    """What tells the country at a token, « syrien » or « du pays »: the token after it, and the code of an adjective's."""
    token = text.tokens[i]
    if token.norm in names().demonyms and token.text[0].islower():
        return i + 1, names().demonyms[token.norm][0]
    if token.norm in words()["of"]:
        for k in text.among(words()["the_country"], i + 1, min(len(text.tokens), i + _COUNTRY)):
            if all(norm in words()["determiners"] for norm in text.norms[i + 1 : k]):
                return k + 1, None
    return i, None
