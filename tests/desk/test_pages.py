"""What is taken for the article of a page, and for those of a feed."""

from datetime import date
from pathlib import Path

import pytest

from geo.desk import pages, sources

HEAD = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Raid sur Idleb - Le Quotidien</title>
<meta property="og:title" content="Un raid tue trois personnes à Idleb">
<meta property="og:site_name" content="Le Quotidien">
<meta property="article:published_time" content="2024-12-02T23:40:00+01:00">
<link rel="canonical" href="https://quotidien.example/monde/raid-idleb.html">
<script>window.suivi = "Alep";</script><style>p { color: red }</style></head>"""
PAGE = f"""{HEAD}<body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav>
<main><h1>Un raid tue trois personnes à Idleb</h1>
<article>
<p class="chapo">Un raid a visé <a href="/idleb">Idleb</a> lundi, selon l’<em>OSDH</em>.</p>
<figure><img src="a.jpg"><figcaption>Des secouristes à Saraqeb. DR</figcaption></figure>
<p>L’aviation russe avait bombardé la veille la localité d’Ariha, à&nbsp;quinze kilomètres plus au sud, d&rsquo;apr&egrave;s
des habitants joints par t&eacute;l&eacute;phone.</p>
<aside><p>Lire aussi : <a href="/hama">A Hama, l’armée se retire</a></p></aside>
</article></main>
<section class="comments"><h2>Commentaires</h2><p>Et Homs alors ?</p></section>
<footer>Mentions légales. © Le Quotidien</footer></body></html>"""
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Le Quotidien</title>
<item><title>Idleb &amp; Ariha</title><guid isPermaLink="false">n1</guid><link>https://quotidien.example/n1</link>
<pubDate>Tue, 03 Dec 2024 00:30:00 +0100</pubDate>
<description><![CDATA[<p>Un raid a visé <b>Idleb</b>.</p><p>Un autre a visé Ariha.</p>]]></description></item>
<item><title>Hama</title><link>https://quotidien.example/n2</link>
<description>Hama est tombée.</description>
<content:encoded><![CDATA[<p>Les rebelles ont pris Hama.</p><script>alert(1)</script><p>L’armée se retire.</p>]]></content:encoded>
</item></channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Dépêches</title><entry><id>tag:depeches,1</id>
<title>Damas</title><link href="https://depeches.example/1"/><published>2024-12-08T00:10:00+03:00</published>
<summary type="html">&lt;p&gt;Damas est tombée.&lt;/p&gt;</summary></entry></feed>"""


def save(folder: Path, name: str, content: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode(encoding))
    return path


def test_a_saved_page_gives_its_article_and_nothing_around_it(tmp_path: Path) -> None:
    (article,) = sources.gather([save(tmp_path, "raid.html", PAGE)]).articles

    assert article.text.splitlines()[0] == "Un raid a visé Idleb lundi, selon l’OSDH."
    assert "d’après" in article.text
    for around in ("Accueil", "Saraqeb", "Hama", "Homs", "Mentions", "Alep", "color"):
        assert around not in article.text


def test_a_page_tells_its_title_day_source_and_address(tmp_path: Path) -> None:
    (article,) = sources.gather([save(tmp_path, "raid.html", PAGE)]).articles

    assert (article.id, article.title) == ("raid", "Un raid tue trois personnes à Idleb")
    assert (article.published, article.published_from) == (date(2024, 12, 2), "page")
    assert (article.source, article.url) == ("Le Quotidien", "https://quotidien.example/monde/raid-idleb.html")


def test_a_page_that_tells_no_day_has_none(tmp_path: Path) -> None:
    path = save(tmp_path, "a.html", "<html><body><article><p>Un raid a visé Idleb lundi.</p></article></body></html>")
    (article,) = sources.gather([path]).articles

    assert (article.published, article.title) == (None, None)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_page_is_read_in_the_encodings_of_the_french_web(tmp_path: Path, encoding: str) -> None:
    (article,) = sources.gather([save(tmp_path, "raid.htm", PAGE.replace("utf-8", encoding), encoding)]).articles

    assert "Un raid a visé Idleb lundi, selon l’OSDH." in article.text


@pytest.mark.parametrize(
    ("content", "page", "feed"),
    [
        (PAGE, True, False),
        ('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">\n<html xmlns="y">', True, False),
        ("\n  <HTML>", True, False),
        (RSS, False, True),
        (ATOM, False, True),
        ("Le <html> n’est pas un texte.", False, False),
        ("<p>Un raid a visé Idleb.</p>", False, False),
        ("Flux : <rss>", False, False),
    ],
)
def test_pages_and_feeds_are_known_by_how_they_begin(content: str, page: bool, feed: bool) -> None:
    assert (pages.is_page(content.encode()), pages.is_feed(content.encode())) == (page, feed)


def test_a_pasted_page_is_read_as_one(tmp_path: Path) -> None:
    (article,) = sources.gather([save(tmp_path, "collé.txt", PAGE)]).articles

    assert article.text.startswith("Un raid a visé Idleb lundi")


def test_a_feed_gives_its_entries_whole_or_with_their_titles(tmp_path: Path) -> None:
    first, second = sources.gather([save(tmp_path, "flux.xml", RSS)]).articles

    assert first.text == "Idleb & Ariha\nUn raid a visé Idleb.\nUn autre a visé Ariha."
    assert (first.id, first.title, first.url) == ("n1", "Idleb & Ariha", "https://quotidien.example/n1")
    assert second.text == "Les rebelles ont pris Hama.\nL’armée se retire."
    assert {a.source for a in (first, second)} == {"Le Quotidien"}


def test_the_day_of_an_entry_is_that_of_its_own_clock(tmp_path: Path) -> None:
    days = [
        a.published for a in sources.gather([save(tmp_path, "a.rss", RSS), save(tmp_path, "b.atom", ATOM)]).articles
    ]

    assert days == [date(2024, 12, 3), None, date(2024, 12, 8)]


def test_a_folder_leaves_out_what_a_browser_saves_beside_a_page(tmp_path: Path) -> None:
    save(tmp_path, "raid.html", PAGE)
    save(tmp_path, "raid_files/pub.html", "<html><body><p>Une publicité pour Damas.</p></body></html>")

    intake = sources.gather([tmp_path])

    assert [a.id for a in intake.articles] == ["raid"]
    assert intake.problems == ()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("vide.html", "<html><body></body></html>", "vide.html: no article is found in this page"),
        ("rien.html", "", "rien.html: no article is found in this page"),
        ("autre.xml", "<?xml version='1.0'?><plan/>", "autre.xml: holds no entry of a feed"),
        ("vide.rss", "<rss version='2.0'><channel/></rss>", "vide.rss: holds no entry of a feed"),
        ("court.rss", "<rss><channel><item><link>a</link></item></channel></rss>", "court.rss:1: text: is missing"),
    ],
)
def test_what_holds_no_article_says_so(tmp_path: Path, name: str, content: str, message: str) -> None:
    intake = sources.gather([save(tmp_path, name, content)])

    assert intake.articles == ()
    assert [problem.removeprefix(f"{tmp_path}/") for problem in intake.problems] == [message]


@pytest.mark.parametrize("odd", ["&lt;!DOCTYPE html&gt;", "&amp;#0; Hama", "&lt;!-- --&gt;", "&lt;p&gt;&lt;/div&gt;"])
def test_an_odd_entry_leaves_the_others(tmp_path: Path, odd: str) -> None:
    feed = f"{RSS[: RSS.index('<item>')]}<item><title>Ariha</title><description>{odd}</description></item>"
    feed += RSS[RSS.index("<item>") :]

    found = sources.gather([save(tmp_path, "flux.rss", feed)])

    assert [article.title for article in found.articles] == ["Ariha", "Idleb & Ariha", "Hama"]
    assert found.problems == ()


def test_the_spaces_of_french_are_kept_and_controls_are_not(tmp_path: Path) -> None:
    feed = RSS.replace("Hama est tombée.", "").replace(
        "L’armée se retire.", "Ils disent\u00a0: «\u202foui\u202f» &amp;#11; !"
    )
    (_, second) = sources.gather([save(tmp_path, "flux.rss", feed)]).articles

    assert "Ils disent\u00a0: «\u202foui\u202f»" in second.text
    assert "\x0b" not in second.text


def test_a_feed_reads_no_file_of_this_machine(tmp_path: Path) -> None:
    secret = save(tmp_path, "secret.txt", "Alep est à nous.")
    feed = RSS.replace("<rss", f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss', 1).replace("Hama", "&x;")

    intake = sources.gather([save(tmp_path, "flux.rss", feed)])

    assert not any("à nous" in a.text for a in intake.articles)
