"""Which articles are in what somebody pasted or dropped on the page?

Names and bytes go through the same door as files (``geo.desk.sources``); a folder that lasts as long as the call holds them.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from geo.desk import sources


def intake(files: Iterable[tuple[str, bytes]], published: date | None = None) -> sources.Intake:
    """The articles of some files, each a name and its bytes; ``published`` dates those that bear no date.

    Messages name the files as they were given.
    """
    with TemporaryDirectory(prefix="calque-") as folder:
        paths = []
        for i, (name, content) in enumerate(files):
            # two files may bear one name, and no name leads out of the folder
            path = Path(folder, str(i), Path(name.replace("\\", "/")).name or "article.txt")
            path.parent.mkdir()
            path.write_bytes(content)
            paths.append(path)
        found = sources.gather(paths, published)
    return sources.Intake(
        articles=found.articles,
        problems=tuple(_as_given(message, folder) for message in found.problems),
        notes=tuple(_as_given(message, folder) for message in found.notes),
    )


def _as_given(message: str, folder: str) -> str:
    """A message without the folder that stood in for the reader's own."""
    before, found, rest = message.partition(f"{folder}/")
    return before + rest.partition("/")[2] if found else message
