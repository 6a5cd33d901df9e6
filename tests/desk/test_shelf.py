import pytest

from geo.desk.shelf import Shelf
from geo.model import Article, Reading
from geo.places.gazetteer import Gazetteer
from geo.reading import pipeline

RAID = "L'aviation russe a bombardé Idleb."
LONG = "\n\n".join([RAID, *(f"À la page {n}, rien n'est dit de la guerre." for n in range(40))])


def article(text: str) -> tuple[str, Article]:
    return text, Article(id="a", text=text)


@pytest.fixture
def shelf(gazetteer: Gazetteer) -> Shelf:
    return Shelf(gazetteer, kept=2)


def test_what_is_read_is_what_the_pipeline_reads_in_the_order_asked_for(shelf: Shelf, gazetteer: Gazetteer) -> None:
    asked = [article(LONG), article(RAID)]

    assert shelf.read(asked) == tuple(pipeline.read(each, gazetteer) for _, each in asked)


def test_an_article_asked_for_twice_is_read_once(shelf: Shelf) -> None:
    (first,), (again,) = shelf.read([article(RAID)]), shelf.read([article(RAID)])

    assert again is first


def test_the_article_that_nobody_asked_for_longest_gives_way(shelf: Shelf) -> None:
    shelf.read([article("Un."), article("Deux."), article("Un."), article("Trois.")])

    assert [text in shelf for text in ("Un.", "Deux.", "Trois.")] == [True, False, True]


def test_who_waits_is_told_how_far_it_is(shelf: Shelf) -> None:
    told: list[tuple[float, int]] = []
    shelf.read([article(RAID), article(LONG)], lambda share, number: told.append((share, number)))

    assert told == sorted(told)
    assert told[0][1] == 1
    assert told[-1][1] == 2
    assert all(0 <= share <= 1 for share, _ in told)


def test_a_long_article_tells_its_share_as_it_goes(gazetteer: Gazetteer) -> None:
    told: list[float] = []
    pipeline.read(Article(id="a", text=LONG), gazetteer, progress=told.append)

    assert told == sorted(set(told))
    assert len(told) > 40
    assert told[-1] == 1


def test_reading_given_up_goes_on_and_is_not_begun_again(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    read = pipeline.read
    monkeypatch.setattr(pipeline, "read", lambda a, *more, **named: (begun.append(a.id), read(a, *more, **named))[1])

    def give_up(_share: float, _number: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        shelf.read([article(LONG)], give_up)
    readings: tuple[Reading, ...] = shelf.read([article(LONG)])

    assert begun == ["a"]
    assert readings[0].events


def test_what_stops_the_reading_is_told_to_who_waits(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Reading:
        raise RecursionError("too deep")

    monkeypatch.setattr(pipeline, "read", fail)

    with pytest.raises(RecursionError, match="too deep"):
        shelf.read([article(RAID)])
