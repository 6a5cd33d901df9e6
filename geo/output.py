"""How does a file leave Calque: whole, or not at all?

What is written goes to a file beside the one asked for, which is then put in its place in one step. A failure leaves
whatever was there before, and no fragment.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import CalqueError, OutputError, os_reason


def write(path: str | Path, content: bytes) -> None:
    """Put these bytes into a file, replacing what it held. Raises OutputError where ``check`` does, or the disk is full."""
    with beside(path) as part:
        part.write_bytes(content)


def check(path: str | Path) -> None:
    """See, before a long work, that a file can be written. Raises OutputError where its folder is missing or read-only."""
    target = Path(path)
    with _explained(path):
        if target.is_dir():
            raise OutputError(f"{path}: is a folder; a file name is needed")
        if not target.parent.is_dir():
            raise OutputError(f"{path}: the folder {target.parent} does not exist")
        if not os.access(target.parent, os.W_OK) and not _is_device(target):
            raise OutputError(f"{path}: cannot be written: permission denied")


@contextmanager
def beside(path: str | Path) -> Iterator[Path]:
    """A path in the same folder, with the same suffix, to write to; it takes the place of ``path`` when all went well.

    Raises OutputError where ``check`` does, or the disk is full.
    """
    check(path)
    if _is_device(Path(path)):  # which is written to and never replaced
        with _explained(path):
            yield Path(path)
        return
    target = Path(os.path.realpath(path))  # a link keeps pointing where it did
    part = target.with_name(f".{target.stem[:80]}.{os.getpid()}{target.suffix}")
    try:
        with _explained(path):
            yield part
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _is_device(target: Path) -> bool:
    """Whether it is a device or a pipe, such as /dev/stdout."""
    return target.exists() and not target.is_file() and not target.is_dir()


@contextmanager
def _explained(path: str | Path) -> Iterator[None]:
    try:
        yield
    except CalqueError:  # of what is written: some are errors of the system too
        raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {os_reason(error)}") from error
