"""Where is the data that ships with Calque?

In a checkout it is the folder ``data/``; in an installed wheel it lives inside the package, as ``geo/_data``.
"""

from functools import cache
from pathlib import Path

from geo.errors import DataError

_PACKAGE = Path(__file__).resolve().parent


@cache
def folder() -> Path:
    """The data folder: inside the package when installed, beside it in a checkout.

    Raises DataError when neither exists.
    """
    for candidate in (_PACKAGE / "_data", _PACKAGE.parent / "data"):
        if candidate.is_dir():
            return candidate
    raise DataError(f"Calque's data folder is missing: looked beside {_PACKAGE.name}/ and in {_PACKAGE.name}/_data")


def path(name: str) -> Path:
    """The path of one data file or folder, by its name relative to ``data/``.

    Raises DataError when it does not exist.
    """
    found = folder() / name
    if not found.exists():
        raise DataError(f"Calque's data file {name} is missing")
    return found
