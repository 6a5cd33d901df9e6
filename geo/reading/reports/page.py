"""Which lines of a page are its article's?

A page holds more than its article: the day and hour of publication, the titles of other articles that it links to, pictures
with what is to be seen on them and whose they are. The first two tell nothing here; a picture tells of its own day.
"""

from collections.abc import Iterator

from geo.reading.story.discourse import Discourse
from geo.reading.text import Sentence
from geo.reading.times import dateline
from geo.reading.wordclasses import words

_LABEL = 9  # tokens of « A lire également sur le même sujet »
_CLOSED = frozenset((*".!?…", "..."))
_BEFORE = " \t\u00a0►•·-–—*>→"  # what may stand before a title on its line
_LINE = 300  # characters of the line of a picture


def told_here(d: Discourse) -> Iterator[Sentence]:
    """The sentences of an article without the titles of others that its page links to."""
    listing = False
    for sentence in d.text.sentences:
        if (
            _points_elsewhere(d, sentence)
            or _is_byline(d, sentence)
            or (_is_title(d, sentence) and dateline.is_stamp(_line(d, sentence)))
        ):
            listing = False
        elif _heads_links(d, sentence):
            listing = True
        elif not listing or not _is_title(d, sentence):
            listing = False
            yield sentence


def _points_elsewhere(d: Discourse, sentence: Sentence) -> bool:
    """« A lire aussi: … », « ►►► Voir également »: a line with the title of another article, which tells nothing here."""
    said = d.text.norms[sentence.first : sentence.last]
    if words()["reading_on"].isdisjoint(said) or not _ends_line(d, sentence):
        return False
    told = [t.norm for t in d.tokens[sentence.first : sentence.last] if t.text[0].isalnum() or t.text == ":"]
    told = told[1:] if told and told[0] in words()["to_or_has"] else told
    on = len(told) > 2 and told[0] in words()["reading_on"] and told[1] in words()["as_well"]
    return on and any(word != ":" for word in told[2:])


def _is_byline(d: Discourse, sentence: Sentence) -> bool:
    """« Avec notre correspondante à Dakar, Awa Diallo »: who wrote the article, and where from."""
    opening = [t.norm for t in d.tokens[sentence.first : sentence.first + 3]]
    ours = opening[0] in words()["byline"] and not words()["our"].isdisjoint(opening[1:2])
    return ours and opening[-1] in words()["correspondents"]


def _heads_links(d: Discourse, sentence: Sentence) -> bool:
    """« Lire aussi », « Sur le même sujet »: a line of its own, above the titles of other articles."""
    if sentence.last - sentence.first > _LABEL or not _is_title(d, sentence):
        return False
    label = " ".join(t.norm for t in d.tokens[sentence.first : sentence.last] if t.text[0].isalnum())
    return label in words()["heading_links"]


def _is_title(d: Discourse, sentence: Sentence) -> bool:
    """Whether a sentence is a line of its own that no mark closes."""
    begin = d.article.text[max(0, sentence.start - _LABEL) : sentence.start].rstrip(_BEFORE)[-1:]
    closed = d.tokens[sentence.last - 1].text in _CLOSED
    return begin in ("", "\n") and _ends_line(d, sentence) and not closed


def _ends_line(d: Discourse, sentence: Sentence) -> bool:
    return d.article.text[sentence.end : sentence.end + 1] in ("", "\n", "\r")


def is_caption(d: Discourse, sentence: Sentence) -> bool:
    """« Des chars près de Homs, le 3 mai. © AFP »: a line about a picture, whose day is that of the picture alone."""
    return dateline.credits_picture(_line(d, sentence))


def _line(d: Discourse, sentence: Sentence) -> str:
    text = d.article.text
    begin = text.rfind("\n", max(0, sentence.start - _LINE), sentence.start) + 1 or max(0, sentence.start - _LINE)
    end = text.find("\n", sentence.end)
    return text[begin : end if end >= 0 else len(text)][: 3 * _LINE]
