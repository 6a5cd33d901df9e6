from datetime import date

from geo.maps import tables
from geo.model import Article, Count, Event, Place, Reading, Resolution, Span, Toll, Toponym

ARTICLE = Article(
    id="a1", text="À Homs, l’ONU compte 410 morts. Kfar Inconnu brûle.", title="Bilan", published=date(2024, 12, 1)
)


def test_an_event_is_a_row(taken: Event) -> None:
    row = tables.event_rows([taken], "fr")[0]

    assert row["Jour"] == date(2024, 11, 30)
    assert row["Lieu"] == "Alep"
    assert row["Qui"] == "Hayat Tahrir al-Cham"
    assert row["Phrase"] == "Les rebelles ont pris samedi la majeure partie d'Alep."


def test_a_toll_says_who_gives_it_and_is_not_added_up() -> None:
    toll = Toll(article_id="a1", span=Span(8, 30), killed=Count(low=410, best=410, high=410), attributed_to=("ONU",))
    rows = tables.toll_rows([Reading(article=ARTICLE, tolls=(toll, toll))], "fr")

    assert len(rows) == 2
    assert rows[0]["Morts"] == "410"
    assert rows[0]["Donné par"] == "ONU"
    assert rows[0]["Phrase"] == "À Homs, l’ONU compte 410 morts."


def test_what_has_no_place_says_why(unplaced: Event, taken: Event) -> None:
    rows = tables.unplaced_rows([unplaced, taken], "fr")

    assert [row["Raison"] for row in rows] == ["absent du répertoire de lieux"]


def test_a_name_without_a_place_is_shown_in_its_sentence() -> None:
    name = Toponym(span=Span(32, 44), surface="Kfar Inconnu")
    homs = Toponym(span=Span(2, 6), surface="Homs")
    placed = Resolution(toponym=homs, place=Place(id="p", name="Homs", latitude=34.7, longitude=36.7))
    rows = tables.unresolved_rows(
        [Reading(article=ARTICLE, resolutions=(placed, Resolution(toponym=name, reason="unknown")))], "en"
    )

    assert [(row["Name"], row["Sentence"]) for row in rows] == [("Kfar Inconnu", "Kfar Inconnu brûle.")]


def test_a_hostile_megabyte_fits_in_a_cell(hostile: Event) -> None:
    assert all(len(str(value)) < 2000 for value in tables.event_rows([hostile], "fr")[0].values())


def test_the_measures_say_on_what_they_were_made() -> None:
    for language in ("fr", "en"):
        rows = tables.measures(language)

        assert len({next(iter(row.values())) for row in rows}) >= 2
        assert all(value for row in rows for value in row.values())
