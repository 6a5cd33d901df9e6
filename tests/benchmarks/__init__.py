"""How long things take."""

from collections.abc import Callable
from time import perf_counter


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """How long some work takes, at best of so many times."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return min(taken)
