"""Copies the names of countries from CLDR to ``data/gazetteer/cldr_names.csv``, which ``gazetteer.py`` reads.

The copy is kept so that the gazetteer is the same whatever version of babel is installed, and without it. Run again only to
take over newer names, then build the gazetteer again::

    python data/make/cldr.py
"""

import csv
import sys
from importlib.metadata import version
from pathlib import Path

from babel import Locale

OUT = Path(__file__).resolve().parents[1] / "gazetteer" / "cldr_names.csv"
LANGUAGES = ("fr", "en", "ar")


def main() -> None:
    """Write the names of every country and territory, by its ISO 3166-1 alpha-2 code."""
    names = {language: Locale(language).territories for language in LANGUAGES}
    source = f"babel {version('babel')} (CLDR)"
    with OUT.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("country", *LANGUAGES, "source"))
        table.writerows(
            (code, *(names[language].get(code, "") for language in LANGUAGES), source)
            for code in sorted(names["en"])
            if code.isalpha()
        )
    sys.stdout.write(f"{OUT}: {source}\n")


if __name__ == "__main__":
    main()
