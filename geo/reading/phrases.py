"""Does a phrase of a list stand at a token?"""

from collections.abc import Mapping
from typing import Any

from geo.reading.text import Text, parse


class Phrases:
    """Phrases of some words, found by their first word, the longest first."""

    def __init__(self, phrases: Mapping[str, Any]) -> None:
        """Index the phrases of a table by their words."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], Any]]] = {}
        for phrase, value in phrases.items():
            elided = phrase.endswith("'")  # « près d' » is cut as before a vowel
            tokens = parse(f"{phrase}a").tokens[:-1] if elided else parse(phrase).tokens
            words = tuple(token.norm for token in tokens)
            self._by_first.setdefault(words[0], []).append((words, value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        lengths = {len(words) for entries in self._by_first.values() for words, _ in entries}
        self._lengths = tuple(sorted(lengths, reverse=True))

    @property
    def first_words(self) -> frozenset[str]:
        """The words that a phrase may begin with."""
        return frozenset(self._by_first)

    @property
    def last_words(self) -> frozenset[str]:
        """The words that a phrase may end with."""
        return frozenset(words[-1] for entries in self._by_first.values() for words, _ in entries)

    def at(self, text: Text, index: int) -> tuple[int, Any] | None:
        """The index after the longest phrase that begins at a token, and its value."""
        tokens = text.tokens
        entries = self._by_first.get(tokens[index].norm) if index < len(tokens) else None
        if entries is None:
            return None
        for words, value in entries:
            end = index + len(words)
            if len(words) == 1:
                return end, value
            if end > len(tokens) or tokens[index + 1].norm != words[1]:
                continue
            if len(words) == 2 or words == tuple(t.norm for t in tokens[index:end]):
                return end, value
        return None

    def before(self, text: Text, index: int) -> tuple[int, Any] | None:
        """The index of the first token of the longest phrase that ends before a token, and its value."""
        for length in self._lengths:
            start = index - length
            if start >= 0 and (found := self.at(text, start)) and found[0] == index:
                return start, found[1]
        return None
