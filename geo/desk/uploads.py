"""Which articles are in what somebody pasted or dropped on the page?

Names and bytes go through the same door as files (``geo.desk.sources``); a folder that lasts as long as the call holds them.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from geo.desk import sources
from geo.inputs import is_address


def intake(
    files: Iterable[tuple[str, bytes]], published: date | None = None, *, pasted: str = "", called: str = ""
) -> sources.Intake:
    """The articles of some files, each a name and its bytes, and of what was pasted; ``published`` dates the undated.

    What was pasted is an article of that name (``called``), or else addresses on the web. Messages name the files as they were
    given.
    """
    addresses = pasted.split() if all(map(is_address, pasted.split())) else []
    if pasted.strip() and not addresses:
        files = (*files, (called, pasted.encode()))
    with TemporaryDirectory(prefix="calque-") as folder:
        paths: list[str | Path] = [*addresses]
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
