"""What has already been worked out of a word?

A text says few words many times over: what holds of a word wherever it stands is worked out when it is first met.
"""

from collections.abc import Callable
from typing import TypeVar

_MOST = 65536  # answers kept; a long life begins anew now and then rather than grow for ever

Key = TypeVar("Key")
Answer = TypeVar("Answer")


class Memo(dict[Key, Answer]):
    """A table that works out what it lacks: ``memo[word]``. As quick as a dictionary where the answer is there."""

    def __init__(self, work: Callable[[Key], Answer]) -> None:
        """Begin empty; ``work`` gives the answer for one key, and always the same one."""
        super().__init__()
        self._work = work

    def __missing__(self, key: Key) -> Answer:
        """Work the answer out, and keep it."""
        if len(self) >= _MOST:
            self.clear()
        answer = self[key] = self._work(key)
        return answer
