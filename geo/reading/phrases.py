"""Does a phrase of a list stand at a token?"""

from collections.abc import Mapping
from typing import Any

from geo.reading.text import Text, parse


class Phrases:
    """Phrases of some words, found by their first word, the longest first."""

    def __init__(self, phrases: Mapping[str, Any]) -> None:
        """Index the phrases of a table by their words."""
        # first word → what it means alone, and second word → the longer phrases
        self._by_first: dict[str, tuple[list[Any], dict[str, list[tuple[tuple[str, ...], Any]]]]] = {}
        self._words = []
        for phrase, value in phrases.items():
            elided = phrase.endswith("'")  # « près d' » is cut as before a vowel
            tokens = parse(f"{phrase}o").tokens[:-1] if elided else parse(phrase).tokens
            words = tuple(token.norm for token in tokens)
            self._words.append(words)
            alone, longer = self._by_first.setdefault(words[0], ([], {}))
            if len(words) == 1:
                alone.append(value)
            else:
                longer.setdefault(words[1], []).append((words, value))
        for _, longer in self._by_first.values():
            for entries in longer.values():
                entries.sort(key=lambda entry: -len(entry[0]))
        self._lengths = tuple(sorted({len(words) for words in self._words}, reverse=True))

    @property
    def beginnings(self) -> Mapping[str, frozenset[str] | None]:
        """The words that a phrase may begin with, and what must follow each (None where nothing must)."""
        return {first: None if alone else frozenset(longer) for first, (alone, longer) in self._by_first.items()}

    @property
    def first_words(self) -> frozenset[str]:
        """The words that a phrase may begin with."""
        return frozenset(self._by_first)

    @property
    def last_words(self) -> frozenset[str]:
        """The words that a phrase may end with."""
        return frozenset(words[-1] for words in self._words)

    def at(self, text: Text, index: int) -> tuple[int, Any] | None:
        """The index after the longest phrase that begins at a token, and its value."""
        tokens = text.tokens
        begun = self._by_first.get(tokens[index].norm) if index < len(tokens) else None
        if begun is None:
            return None
        alone, longer = begun
        if index + 1 < len(tokens):
            for words, value in longer.get(tokens[index + 1].norm, ()):
                end = index + len(words)
                if len(words) == 2 or words == tuple(t.norm for t in tokens[index:end]):
                    return end, value
        return (index + 1, alone[0]) if alone else None

    def before(self, text: Text, index: int) -> tuple[int, Any] | None:
        """The index of the first token of the longest phrase that ends before a token, and its value."""
        for length in self._lengths:
            start = index - length
            if start >= 0 and (found := self.at(text, start)) and found[0] == index:
                return start, found[1]
        return None
