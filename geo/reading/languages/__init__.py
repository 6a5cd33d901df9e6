"""What does a language know: its lexicons, as TOML files that people read and edit?

A language is a folder of files; editing one changes what a sentence means. Words are compared in the form that
``geo.reading.text.normalise`` gives: lower case, without accents.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from geo.errors import RuleError

_FOLDER = Path(__file__).resolve().parent


@cache
def load(name: str, language: str = "fr") -> dict[str, Any]:
    """The content of one file of a language, by its stem.

    Raises RuleError when it does not exist or does not parse, with the file's name and the place in it.
    """
    path = _FOLDER / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RuleError(f"no such lexicon: {language}/{name}.toml") from None
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{language}/{name}.toml: {error}") from error
