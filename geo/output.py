"""How does a file leave Calque: whole, or not at all?

What is written goes to a file beside the one asked for, which is then put in its place in one step. A failure leaves
whatever was there before, and no fragment.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import OutputError


def write(path: str | Path, content: bytes) -> None:
    """Put these bytes into a file, replacing what it held.

    Raises OutputError when the folder is missing, read-only or full.
    """
    with beside(path) as part:
        part.write_bytes(content)


@contextmanager
def beside(path: str | Path) -> Iterator[Path]:
    """A path in the same folder, with the same suffix, to write to; it takes the place of ``path`` when all went well.

    Raises OutputError when the folder is missing, read-only or full.
    """
    target = Path(path)
    if target.exists() and not target.is_file() and not target.is_dir():
        # a device or a pipe, such as /dev/stdout, is written to and never replaced
        with _explained(target):
            yield target
        return
    target = target.resolve() if target.is_symlink() else target
    if target.is_dir():
        raise OutputError(f"{path}: is a folder; a file name is needed")
    if not target.parent.is_dir():
        raise OutputError(f"{path}: the folder {target.parent} does not exist")
    part = target.with_name(f".{target.stem[:80]}.{os.getpid()}{target.suffix}")
    try:
        with _explained(target):
            yield part
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{target}: cannot be written: {reason}") from error
