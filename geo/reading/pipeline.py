"""How is an article read? The order of the stages."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from geo.model import Article, Reading
from geo.places.gazetteer import Gazetteer
from geo.places.resolution import resolve
from geo.reading.counts.figures import find_figures
from geo.reading.counts.tolls import read_tolls
from geo.reading.reports.events import read_events
from geo.reading.story.discourse import Found
from geo.reading.text import parse
from geo.reading.times.temporal import find_times
from geo.reading.toponyms.recognition import read_entities

if TYPE_CHECKING:
    from geo.places.online import Fallback


def read(
    article: Article,
    gazetteer: Gazetteer,
    fallback: "Fallback | None" = None,
    progress: Callable[[float], None] | None = None,
) -> Reading:
    """All that an article says of places, events and tolls.

    ``fallback`` is asked online for the places that the gazetteer lacks; without it nothing leaves this machine.
    ``progress`` is told, as reading goes on, which share of the article is read.
    """
    text = parse(article.text)
    entities = read_entities(text, gazetteer)
    resolutions = resolve(entities.toponyms, gazetteer, {code: float(n) for code, n in entities.countries})
    if fallback is not None:
        from geo.places.online import complete

        resolutions = complete(resolutions, fallback)
    times = find_times(text, article.published, article.month)
    figures = find_figures(text)
    known = Found(resolutions, entities.persons, times, figures, entities.countries)
    events, rejections = read_events(article, text, known, gazetteer, progress)
    return Reading(
        article=article,
        resolutions=resolutions,
        events=events,
        tolls=read_tolls(article, text, figures, times, events),
        rejections=rejections,
    )
