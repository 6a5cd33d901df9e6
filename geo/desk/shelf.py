"""What do these articles say, if some have been read already, and how far is the reading of the others?

Readings are kept by a key that stands for the content of their article. An article is read beside whoever asks for it: who
asks is told how far it is, may give up, and may ask again later without its being read twice.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future, wait
from threading import Lock, Thread
from typing import TYPE_CHECKING

from geo.model import Article, Reading

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer

Progress = Callable[[float, int], None]
_TOLD_EVERY_S = 0.2


class Shelf:
    """The readings last asked for, so many of them."""

    def __init__(self, gazetteer: "Gazetteer", kept: int) -> None:
        """An empty shelf that keeps so many readings."""
        self._gazetteer, self._kept = gazetteer, kept
        self._tasks: OrderedDict[str, _Task] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, key: str) -> bool:
        """Whether an article has been read to its end."""
        task = self._tasks.get(key)
        return task is not None and task.made.done()

    def read(self, articles: Sequence[tuple[str, Article]], progress: Progress | None = None) -> tuple[Reading, ...]:
        """The readings of some articles, each given with its key.

        ``progress`` is told, at every article and every hundredth, which share of the text is read, and the number of the
        article, from 1.
        """
        whole = max(1, sum(len(article.text) for _, article in articles))
        behind, told, readings = 0, (0, 0), []
        for number, (key, article) in enumerate(articles, start=1):
            task = self._take(key, article)
            while progress is not None:
                share = (behind + task.share * len(article.text)) / whole
                if (number, int(100 * share)) > told:
                    told = number, int(100 * share)
                    progress(share, number)
                if wait([task.made], _TOLD_EVERY_S).done:
                    break
            readings.append(task.made.result())
            behind += len(article.text)
        return tuple(readings)

    def _take(self, key: str, article: Article) -> "_Task":
        """The reading of an article, begun if nobody asked for it before."""
        with self._lock:
            task = self._tasks.get(key)
            if task is None:
                task = self._tasks[key] = _Task()
                Thread(target=task.run, args=(article, self._gazetteer), daemon=True).start()
            self._tasks.move_to_end(key)
            while len(self._tasks) > self._kept:
                self._tasks.popitem(last=False)
        return task


class _Task:
    """The reading of one article; ``share`` of it is done, from 0 to 1."""

    def __init__(self) -> None:
        self.share = 0.0
        self.made: Future[Reading] = Future()

    def run(self, article: Article, gazetteer: "Gazetteer") -> None:
        """Read the article; what stops the reading is told to who waits for it."""
        from geo.reading import pipeline

        try:
            self.made.set_result(pipeline.read(article, gazetteer, progress=self._advance))
        except Exception as error:
            self.made.set_exception(error)

    def _advance(self, share: float) -> None:
        self.share = share
