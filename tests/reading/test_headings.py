"""A heading is evidence of what the text tells; alone it still tells its event."""

from datetime import date

import pytest

from geo.model import Article
from geo.reading.pipeline import read


def events(text, gazetteer):
    return read(Article(id="essai", text=text, published=date(2013, 3, 8)), gazetteer).events


def test_a_heading_is_no_second_telling_and_makes_nothing_surer(gazetteer):
    text = "Le conflit dure.\nCombats à Saraqeb\nDes combats ont éclaté vendredi à Saraqeb, a affirmé un général."
    (event,) = events(text, gazetteer)

    assert str(event.factuality) == "claimed"
    assert [text[r.span.start : r.span.end][:5] for r in event.reports] == ["Des c", "Comba"]


def test_a_heading_alone_still_tells_its_event(gazetteer):
    text = "Le conflit dure.\nCombats à Saraqeb\nLes habitants fuient."

    assert [e.place.name for e in events(text, gazetteer)] == ["Saraqeb"]


def test_a_title_that_tells_of_a_province_tells_what_its_text_tells_of_a_town_there(gazetteer):
    title = "Syrie: dix morts dans une attaque de drone dans la province d'Idleb\n\n"
    told = events(title + "Dix civils ont été tués vendredi dans une attaque de drone sur Saraqeb.", gazetteer)

    assert [e.place.name for e in told] == ["Saraqeb"]
    elsewhere = events(title + "Dix civils ont été tués vendredi dans une attaque de drone sur Homs.", gazetteer)
    assert {e.place.name for e in elsewhere} == {"Idleb", "Homs"}


@pytest.mark.parametrize("opening", ["A lire aussi:", "►►► Lire également :", "Voir aussi :", "À lire :"])
def test_the_title_of_another_article_tells_nothing(opening, gazetteer):
    assert events(f"Le conflit dure.\n{opening} l'armée a repris Saraqeb\nLes habitants fuient.", gazetteer) == ()
    assert len(events("Le conflit dure. Les habitants à lire aussi. L'armée a repris Saraqeb.", gazetteer)) == 1


@pytest.mark.parametrize("label", ["Lire aussi", "Sur le même sujet", "À LIRE AUSSI :", "Articles liés"])
def test_the_titles_under_a_line_of_links_tell_nothing(label, gazetteer):
    links = f"{label}\nSyrie : l'armée a repris Saraqeb\n• Les rebelles ont pris Idleb\n"

    assert events(f"Le conflit dure.\n{links}Les habitants fuient.", gazetteer) == ()
    assert len(events(f"Le conflit dure.\n{links}L'armée a bombardé vendredi Alep.", gazetteer)) == 1


def test_a_title_that_runs_into_its_text_is_no_second_telling(gazetteer):
    text = "Syrie: combats à SaraqebDes combats ont éclaté vendredi à Saraqeb."
    (event,) = events(text, gazetteer)

    assert [text[r.span.start : r.span.end][:5] for r in event.reports] == ["Des c", "Syrie"]


@pytest.mark.parametrize("line", ["Des chars à Homs, le 3 mars 2013. © AFP", "Publié le 3 mars 2013 à 10h"])
def test_the_day_of_a_picture_or_of_an_update_dates_no_news(line, gazetteer):
    (event,) = events(f"Le conflit dure.\n{line}\nL'armée a bombardé Saraqeb.", gazetteer)

    assert event.time is not None
    assert str(event.time.first_day) == "2013-03-07"


@pytest.mark.parametrize(
    ("heading", "places"),
    [
        ("Saraqeb : violents combats entre rebelles et soldats", ["Saraqeb"]),
        ("Saraqeb: embuscade contre un convoi de l'armée", ["Saraqeb"]),
        ("Saraqeb : fin des combats entre rebelles et soldats", []),
        ("Moscou : offensive diplomatique du ministre", []),
        ("Damas : embuscade contre des soldats à Saraqeb", ["Saraqeb"]),
    ],
)
def test_a_heading_names_the_place_ahead_of_a_colon(heading, places, gazetteer):
    assert [e.place.name for e in events(heading, gazetteer)] == places


@pytest.mark.parametrize(
    ("heading", "places"),
    [
        ("Emmanuel Macron à Kiev : la France promet une aide", ["Kiev"]),
        ("La France promet une aide : Emmanuel Macron à Kiev", []),
    ],
)
def test_a_heading_may_tell_more_behind_who_is_where(heading, places, gazetteer):
    assert [e.place.name for e in events(heading, gazetteer)] == places
