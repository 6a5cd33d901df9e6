"""What an address on the web gives, from a site on this machine: pages, feeds, their copies, and what goes wrong."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from geo.desk import sources, uploads, web
from geo.maps import wording
from tests.desk.test_pages import PAGE, RSS
from tests.places.local_server import Answer, Site, serve


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("CALQUE_HOME", str(tmp_path))
    monkeypatch.setattr(web, "PAUSE_S", 0.05)
    monkeypatch.setattr(web, "TIMEOUT_S", 0.5)
    with serve() as served:
        yield served


def test_a_page_is_read_from_its_address(site: Site) -> None:
    site.give("/monde/raid-idleb.html", Answer(PAGE.encode()))
    asked: list[str] = []

    (article,) = sources.gather([f"{site.address}/monde/raid-idleb.html"], progress=asked.append).articles

    assert (article.id, article.published) == ("raid-idleb", date(2024, 12, 2))
    assert article.text.startswith("Un raid a visé Idleb lundi")
    assert asked == [f"{site.address}/monde/raid-idleb.html"]
    assert site.agents[0].startswith("Calque/")


def test_an_address_may_have_accents_and_a_page_that_tells_none_has_the_one_asked(site: Site) -> None:
    site.give("/%C3%A9t%C3%A9", Answer(PAGE.replace("canonical", "autre").encode()))

    (article,) = sources.gather([f"{site.address}/été"]).articles

    assert article.url == f"{site.address}/été"


def test_two_pages_of_one_name_are_two_articles(site: Site) -> None:
    for number in (1, 2):
        site.give(f"/{number}/article", Answer(PAGE.replace("lundi", f"lundi {number}").encode()))

    intake = sources.gather([f"{site.address}/{number}/article" for number in (1, 2)])

    assert [a.id for a in intake.articles] == ["article", f"{site.address}/2/article"]


def test_the_short_entries_of_a_feed_are_read_in_their_pages_and_each_page_once(site: Site) -> None:
    feed = RSS.replace("https://quotidien.example", site.address)
    site.give("/flux", Answer(feed.encode()))
    site.give("/n1", Answer(PAGE.encode()))

    for _ in range(2):
        intake = sources.gather([f"{site.address}/flux"])
        first, second = intake.articles
        assert first.text.startswith("Un raid a visé Idleb lundi")
        assert (first.id, first.published) == ("n1", date(2024, 12, 3))
        assert second.text.startswith("Les rebelles ont pris Hama.")
        assert [note.partition(": ")[2] for note in intake.notes] == [
            f"only its summary is read: {site.address}/n2: the site answers 404 Not Found"
        ]
    assert [path for path, _ in site.asked] == ["/flux", "/n1", "/n2", "/flux", "/n2"]


def test_a_site_is_not_asked_twice_at_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "PAUSE_S", 0.3)
    site.give("/flux", Answer(RSS.replace("https://quotidien.example", site.address).encode()))

    sources.gather([f"{site.address}/flux"])

    assert all(later - earlier > 0.25 for earlier, later in zip(site.at, site.at[1:], strict=False))


def test_a_site_that_is_not_reached_gives_the_copy_kept_and_its_day(site: Site) -> None:
    site.give("/a", Answer(PAGE.encode()), Answer(status=503))
    first = sources.gather([f"{site.address}/a"])

    again = sources.gather([f"{site.address}/a"])

    assert again.articles == first.articles
    today = datetime.now(UTC).date()
    assert again.notes == (f"{site.address}/a: the copy of {today} is read: the site answers 503 Service Unavailable",)


@pytest.mark.parametrize(
    ("path", "answer", "message"),
    [
        ("/a", Answer(status=404), "the site answers 404 Not Found"),
        ("/a", Answer(PAGE.encode(), delay_s=1.5), "no answer within 0.5 s"),
        ("/a", Answer(PAGE.encode(), sent=50), f"cut short, 50 bytes of {len(PAGE.encode())}"),
        ("/a", Answer(b"<html></html>"), "no article is found in this page"),
        ("/a", Answer(b"\x89PNG\r\n\x1a\n\x00\x00"), "is not text"),
    ],
)
def test_what_goes_wrong_is_told_by_the_address_and_the_rest_is_read(
    site: Site, tmp_path: Path, path: str, answer: Answer, message: str
) -> None:
    site.give(path, answer)
    (tmp_path / "hama.txt").write_text("Hama est tombée.", encoding="utf-8")

    intake = sources.gather([f"{site.address}{path}", tmp_path / "hama.txt"])

    assert [a.id for a in intake.articles] == ["hama"]
    assert intake.problems == (f"{site.address}{path}: {message}",)


def test_a_machine_that_is_not_there_is_told_in_the_readers_words(site: Site) -> None:
    address = f"{site.address.rpartition(':')[0]}:1/a"

    (told,) = sources.gather([address]).problems

    assert told.startswith(f"{address}: not reached: ")
    assert wording.problem(told, "fr").startswith(f"{address}\u00a0: le site n’est pas joint (")


@pytest.mark.parametrize("address", ["http://", "https://[1", "http:///a", "HTTP://"])
def test_what_is_no_address_is_told(address: str) -> None:
    assert sources.gather([address]).problems == (f"{address}: not a web address",)


def test_too_much_is_left(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web.records, "ARTICLE_BYTES", 1_000_000)
    site.give("/a", Answer(b"a" * 1_000_001))

    assert sources.gather([f"{site.address}/a"]).problems == (f"{site.address}/a: more than 1 MB",)


def test_addresses_are_pasted_alone(site: Site) -> None:
    site.give("/a", Answer(PAGE.encode()))

    intake = uploads.intake([("hama.txt", "Hama est tombée.".encode())], pasted=f"  {site.address}/a\n")
    told = uploads.intake([], pasted=f"Raid sur Idleb. Lire {site.address}/b", called="collé.txt")

    assert [a.id for a in intake.articles] == ["a", "hama"]
    assert [a.id for a in told.articles] == ["collé"]
    assert [path for path, _ in site.asked] == ["/a"]


def test_no_file_asks_anything_of_the_web(site: Site, tmp_path: Path) -> None:
    (tmp_path / "flux.rss").write_text(RSS.replace("https://quotidien.example", site.address), encoding="utf-8")

    assert len(sources.gather([tmp_path / "flux.rss"]).articles) == 2
    assert site.asked == []
