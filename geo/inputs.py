"""How does what somebody hands in become text, days, rows, coordinates?

Nobody vouches for it: what cannot be read is told as ``file:line: field: what is wrong``.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from geo.errors import InputError, os_reason

YEARS = range(1000, 9000)  # of days that are counted with: what is told to be a century ago is a day too
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_CONTROL_SHARE = 0.01  # a text holds hardly any control characters
_NUMERIC_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_DELIMITERS = ",;\t"


def is_address(name: str) -> bool:
    """Whether a name is an address on the web."""
    return name.lower().startswith(("https://", "http://"))


def text(path: Path) -> str:
    """The text of a file. Raises InputError where there is none."""
    try:
        return decoded(path.read_bytes())[0]
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {os_reason(error)}") from error
    except ValueError as error:
        raise InputError(f"{path}: {error}") from None


def decoded(content: bytes) -> tuple[str, str | None]:
    """The text of some bytes, and a note where it was not UTF-8.

    Raises ValueError where they are no text.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return content.decode("utf-16"), "read as UTF-16"
        except UnicodeDecodeError:
            raise ValueError("is not text") from None
    if (
        b"\0" in content
        or len(content.translate(None, _CONTROL)) < len(content) * (1 - _CONTROL_SHARE)
        or content[:5] == b"%PDF-"
    ):
        raise ValueError("is not text")
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    # a stray byte in a text that is UTF-8 elsewhere must not turn every accent of it into two characters
    mended = content.decode("utf-8-sig", errors="replace")
    broken = mended.count("\ufffd")
    if sum(not c.isascii() for c in mended) > 4 * broken:
        return mended, f"{broken} characters are not UTF-8"
    try:
        return content.decode("cp1252"), "read as Windows-1252"
    except UnicodeDecodeError:
        raise ValueError("is neither UTF-8 nor Windows-1252 text") from None


def day(value: str) -> date:
    """A day as people give it to a program: 2024-12-02, an ISO date and time, or 02/12/2024.

    Raises ValueError, in words that quote the value.
    """
    words = value.strip()
    try:
        if numeric := _NUMERIC_DAY.fullmatch(words):
            found = date(int(numeric[3]), int(numeric[2]), int(numeric[1]))
        else:
            found = datetime.fromisoformat(words).date()
    except ValueError:
        raise ValueError(f"{value!r} is not a day; write it as 2024-12-02") from None
    if found.year not in YEARS:
        raise ValueError(f"{value!r} is not a day of the years {YEARS[0]} to {YEARS[-1]}")
    return found


def rows(path: Path, required: Sequence[str], optional: Sequence[str] = ()) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table as a spreadsheet saves it, each with where it is (``places.csv:2``); empty ones are passed over.

    Commas, semicolons or tabs part the cells; columns come in any order, and in any case of letters. Raises InputError.
    """
    table = text(path)
    delimiter = max(_DELIMITERS, key=table.split("\n", 1)[0].count)
    reader = csv.DictReader(io.StringIO(table, newline=""), delimiter=delimiter)
    try:
        columns = [(name or "").strip().lower() for name in reader.fieldnames or ()]
        if missing := [name for name in required if name not in columns]:
            every = ", ".join((*required, *optional))
            raise InputError(f"{path}:1: {missing[0]}: missing column; such a table has {every}")
        reader.fieldnames = columns
        for row in reader:
            where = f"{path}:{reader.line_num}"
            if None in row:
                raise InputError(f"{where}: more cells than columns; put one that holds a comma between quotes")
            cells = {name: (value or "").strip() for name, value in row.items()}
            if any(cells.values()):
                yield where, cells
    except csv.Error as error:
        raise InputError(f"{path}:{reader.line_num}: {error}") from error


def degrees(where: str, row: Mapping[str, str], field: str, most: float) -> float:
    """A coordinate; a decimal comma is read too. Raises InputError."""
    try:
        value = float(row[field].replace(",", "."))
    except ValueError:
        raise InputError(f"{where}: {field}: not a number: {row[field]!r}") from None
    if not -most <= value <= most:  # which no NaN passes
        raise InputError(f"{where}: {field}: {row[field]} is not between -{most:g} and {most:g}")
    return value
