"""Which part of a country is told without its name, as in « l'est du pays » and « le nord-est syrien »?

Such words are no toponyms, yet they say where something happened. « le nord de la Syrie » is told by the name itself.
"""

from collections.abc import Mapping, Sequence

from geo.codebook import GeoPrecision, Use
from geo.model import Area, Resolution, Span, Toponym
from geo.places.gazetteer import Gazetteer
from geo.reading.sentences.partynames import names
from geo.reading.text import Text
from geo.reading.toponyms.vocabulary import vocabulary
from geo.reading.wordclasses import words

_MUCH = 2  # a country named half as often as the one named most is one that the text is about
_COUNTRY = 4  # tokens from a bearing to what tells the country: « l'est de ce même pays »


def parts_of_countries(
    text: Text, resolutions: Sequence[Resolution], countries: Mapping[str, int], gazetteer: Gazetteer
) -> tuple[Resolution, ...]:
    """The parts of countries that a text tells, in its order.

    ``countries`` says how often the text speaks of each, by ISO 3166-1 alpha-2 code. « le pays » is that of the last place
    told before it, if the text is much about it, else the one spoken of most.
    """
    found: list[Resolution] = []
    for i in text.among(words()["bearings"], 1, len(text.tokens) - 1):
        if text.norms[i - 1] not in words()["before_part"]:
            continue
        end, country = _country_told(text, i + 1)
        if end > i + 1 and country is None:
            country = _spoken_of(resolutions, countries, text.tokens[i].start)
        place = gazetteer.country(country) if country is not None else None
        if place is None:
            continue
        degrees = vocabulary().bearings[text.norms[i]]
        span = Span(text.tokens[i].start, text.tokens[end - 1].end)
        toponym = Toponym(span=span, surface=text.text[span.start : span.end], part=degrees)
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


def _spoken_of(resolutions: Sequence[Resolution], countries: Mapping[str, int], at: int) -> str | None:
    """The country that « le pays » means at a character."""
    if not countries:
        return None
    most = max(countries.values())
    told = (
        r.place.country
        for r in reversed(resolutions)
        if r.toponym.span.start < at and r.place is not None and r.toponym.use is Use.LITERAL
        if r.place.feature_code != "PPLC"  # where much is only said
    )
    about = (code for code in told if code is not None and _MUCH * countries.get(code, 0) >= most)
    return next(about, None) or max(sorted(countries), key=lambda code: countries[code])
