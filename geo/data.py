"""Where is the data that ships with Calque?

In a checkout it is the folder ``data/``; in an installed wheel it lives inside the package, as ``geo/_data``.
"""

import os.path
from functools import cache

from geo.errors import DataError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.realpath(__file__))


@cache
def _folder() -> str:
    """The data folder: inside the package when installed, beside it in a checkout."""
    for candidate in (os.path.join(_PACKAGE, "_data"), os.path.join(os.path.dirname(_PACKAGE), "data")):
        if os.path.isdir(candidate):
            return candidate
    package = os.path.basename(_PACKAGE)
    raise DataError(f"Calque's data folder is missing: looked beside {package}/ and in {package}/_data")


def where(name: str) -> str:
    """Where one data file or folder is, by its name relative to ``data/``.

    Raises DataError when it does not exist.
    """
    found = os.path.join(_folder(), name)
    if not os.path.exists(found):
        raise DataError(f"Calque's data file {name} is missing")
    return found


def folder() -> "Path":
    """The data folder. Raises DataError when it does not exist."""
    from pathlib import Path  # not on the way of a look-up

    return Path(_folder())


def path(name: str) -> "Path":
    """The path of one data file or folder, by its name relative to ``data/``.

    Raises DataError when it does not exist.
    """
    from pathlib import Path

    return Path(where(name))
