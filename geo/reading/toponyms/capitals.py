"""Is a word printed in capitals a name, or an acronym?

« LA SYRIE » in a heading and « PARIS (AFP) » at the head of a dispatch are names, « OTAN » is none. Such a head vouches for a
town that is little known, too: « AJDABIAH, Libye (Reuters) ».
"""

from geo.reading.text import Sentence, Token
from geo.reading.toponyms.vocabulary import Vocabulary
from geo.reading.wordclasses import words as classes

_ACRONYM, _INITIALS = 5, 3  # letters of the longest acronym, and of what may be nothing else
_BEHIND = frozenset("(,/-–—:")  # what a dateline puts behind its town
_BETWEEN = frozenset(",/-–—")  # and between two of them


def is_acronym(tokens: tuple[Token, ...], k: int, sentence: Sentence, famous: bool, words: Vocabulary) -> bool:
    """Whether the word at a token is an acronym by its capitals; ``famous`` where a well known place is spelled so."""
    text = tokens[k].text
    if len(text) > _ACRONYM or not text.isupper():
        return False
    if tokens[k].norm in words.acronyms:
        return False
    shouted = _among_capitals(tokens, k, sentence, words) or in_dateline(
        tokens, (k, k + 1), sentence.first, sentence.last
    )
    return not (famous and len(text) > _INITIALS and shouted)


def in_dateline(tokens: tuple[Token, ...], name: tuple[int, int], start: int, end: int) -> bool:
    """« ALEP (AFP) », « BEYROUTH/AMMAN (Reuters) »: whether a name in capitals opens a dispatch."""
    first, last = name
    if last >= end or tokens[last].text not in _BEHIND or not tokens[first].text.isupper():
        return False
    return all(t.text.isupper() or t.text in _BETWEEN for t in tokens[start:first])


def _among_capitals(tokens: tuple[Token, ...], k: int, sentence: Sentence, words: Vocabulary) -> bool:
    """Whether the sentence is in capitals, or at least the article before the word: « DANS LE NORD DE LA SYRIE Des chars »."""
    before = tokens[k - 1] if k > sentence.first else None
    joining = words.article | classes()["of_the_or_some"]
    if before is not None and before.norm in joining and before.text.isupper() and len(before.text) > 1:
        return before.text[-1].isalpha()
    found = [t.text for t in tokens[sentence.first : sentence.last] if t.text[0].isalpha() and len(t.text) > _INITIALS]
    return len(found) > 1 and all(word.isupper() for word in found)
