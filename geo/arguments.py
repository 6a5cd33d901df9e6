"""Which options do the commands take, and what do they ask for?

What is asked for becomes a value at this door: a day, a selection, a style, a format. What cannot be understood is told in
one line, before anything is read.
"""

import argparse
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from geo import inputs
from geo.errors import InputError

if TYPE_CHECKING:
    from geo.maps.cartography import Style
    from geo.maps.selection import Selection

_DPI = (30, 1200)


def selection(options: argparse.Namespace) -> "Selection":
    """What is asked for: the query of a page's address, then what the options say."""
    from urllib.parse import parse_qsl

    from geo.maps.selection import LAYERS, Selection

    query = (options.view or "").partition("?")[2] or options.view or ""
    seen = Selection.from_query(dict(parse_qsl(query)))
    asked = {name: value for name in ("as_of", "window", "words") if (value := getattr(options, name)) is not None}
    if chosen := layers(options, LAYERS):
        asked["layers"] = tuple(layer for layer in LAYERS if layer in chosen)
    if options.sides:
        asked["sides"] = _sides(options.sides)
    if options.plain:
        asked["patterns"] = False
    return replace(seen, language=options.lang, **asked)


def layers(options: argparse.Namespace, known: Sequence[str]) -> tuple[str, ...] | None:
    """The layers asked for, in the order asked. Raises InputError for one that is not known."""
    asked = tuple(dict.fromkeys(layer.strip() for layer in (options.layers or "").split(",") if layer.strip()))
    if unknown := sorted(set(asked) - set(known)):
        raise InputError(f"--layers: {', '.join(unknown)} is no layer; there are {', '.join(known)}")
    return asked or None


def _sides(value: str) -> tuple[str, ...]:
    """The sides of a list; a state that has no look of its own is the two letters of its country."""
    from geo.maps import nomenclature
    from geo.maps.sides import sides

    asked = tuple(side.strip().lower() for side in value.split(",") if side.strip())
    unknown = [side for side in asked if side not in sides() and nomenclature.alpha3(side.upper()) is None]
    if unknown or not asked:
        told = f"{', '.join(unknown) or repr(value)} is no side"
        raise InputError(f"--sides: {told}; there are {', '.join(sides())}, and the two letters of a country")
    return asked


def style(options: argparse.Namespace) -> "Style":
    """How a printed map is to look."""
    from geo.maps.cartography import Style

    return Style(
        sheet=options.sheet,
        language=options.lang,
        dpi=options.dpi,
        grey=options.grey,
        title=options.title,
        subtitle=options.subtitle,
        produced=options.produced or today(),
        disclaimer=not options.no_disclaimer,
    )


def form(options: argparse.Namespace) -> str:
    """The format asked for by the name of the file. Raises InputError for another than a printed map's."""
    from geo.maps.manifest import FORMS

    suffix = Path(options.output or "carte.png").suffix.lower().removeprefix(".")
    if options.output is None or Path(options.output).is_dir():
        return str(options.format or "png")
    if suffix not in FORMS:
        raise InputError(f"{options.output}: a printed map is a {', '.join('.' + f for f in FORMS)} file")
    return suffix


def today() -> date:
    """The day of production: SOURCE_DATE_EPOCH where it is set, so that a build can be repeated; else the clock's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), tz=UTC).date() if epoch.isdigit() else datetime.now(tz=UTC).date()


def day(value: str) -> date:
    """The day that an option names."""
    try:
        return inputs.day(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


class Parser(argparse.ArgumentParser):
    """Says what is wrong with a command in one line, and where its help is.

    ``fill`` gives a command its options once it is the one asked for, so that none pays for what the others import.
    """

    def __init__(self, *names: Any, fill: "Callable[[Parser], None] | None" = None, **about: Any) -> None:
        """As ``argparse`` has it, and what fills it."""
        super().__init__(*names, **about)
        self._fill = fill

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Fill it, the first time, and parse."""
        fill, self._fill = self._fill, None
        if fill is not None:
            fill(self)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Say it, and leave with code 2."""
        self.exit(2, f"calque: {message}\nTry: {self.prog} --help\n")


class Span(argparse.Action):
    """Two days, told in their order."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: str | None = None
    ) -> None:
        """Take the two days, or say that they are the wrong way round."""
        first, last = values
        if last < first:
            parser.error(f"argument {option}: {first} comes after {last}")
        setattr(namespace, self.dest, (first, last))


def command_of(
    commands: "argparse._SubParsersAction[Parser]",
    name: str,
    run: Callable[[argparse.Namespace], int],
    purpose: str,
    fill: Callable[[Parser], None] | None = None,
) -> Parser:
    """A command: its name, what runs it, what it is for, and what gives it its options."""
    command = commands.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.", fill=fill)
    command.set_defaults(run=run)
    return command


def add_articles(command: argparse.ArgumentParser) -> None:
    """Articles, and how to date and place what they tell."""
    command.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="articles: .txt, .jsonl, .html, .zip, a feed, a folder, an address on the web, or - for the standard input",
    )
    command.add_argument("--online", action="store_true", help="look places that the gazetteer lacks up online")
    command.add_argument(
        "--geocoder", metavar="NAME", default="nominatim", help="with --online: one of geopy's, by name"
    )
    add_published(command)


def add_published(command: argparse.ArgumentParser, whose: str = "articles that bear none") -> None:
    """The day of publication of what bears none."""
    command.add_argument("--published", type=day, metavar="DAY", help=f"the day of {whose}, as 2024-12-02")


def add_selection(command: argparse.ArgumentParser) -> None:
    """What a map is to show."""
    from geo.maps.selection import WINDOWS
    from geo.maps.wording import LANGUAGES

    group = command.add_argument_group("what to show")
    group.add_argument("--as-of", type=day, metavar="DAY", help="the day of the map (default: the last told)")
    group.add_argument(
        "--window", type=int, choices=WINDOWS, help="events of so many days up to it (default: 7; 0: all)"
    )
    group.add_argument(
        "--baseline", metavar="NAME|FILE", help="who held what at the start (default: one that ships; none: none)"
    )
    group.add_argument("--layers", metavar="LIST", help="of zones,strikes,visits (default: all)")
    group.add_argument("--sides", metavar="LIST", help="only events of these sides, as hts,russia")
    told = 'only events whose sentences, place, actors or source hold these words ("in quotes": whole words)'
    group.add_argument("--words", metavar="WORDS", help=told)
    group.add_argument("--plain", action="store_true", help="no patterns, colours only")
    group.add_argument("--view", metavar="ADDRESS", help="what the dashboard shows at this address")
    group.add_argument("--lang", choices=LANGUAGES, default="fr", help="language of the map (default: fr)")


def add_style(command: argparse.ArgumentParser) -> None:
    """How a printed map is to look, and which ones."""
    from geo.maps.sheet import SHEETS

    group = command.add_argument_group("how to draw it")
    group.add_argument("--sheet", choices=tuple(SHEETS), default="a4", help="size (default: a4)")
    group.add_argument("--dpi", type=dpi, default=200.0, metavar="N", help="dots per inch of a PNG (default: 200)")
    group.add_argument("--grey", action="store_true", help="in grey, for print")
    group.add_argument("--title", metavar="WORDS", help="instead of the title proposed")
    group.add_argument("--subtitle", metavar="WORDS", help="instead of the subtitle proposed (empty: none)")
    group.add_argument("--no-disclaimer", action="store_true", help="leave out the reservation about boundaries")
    group.add_argument(
        "--produced", type=day, metavar="DAY", help="day of production (default: $SOURCE_DATE_EPOCH, else today)"
    )
    group.add_argument("--format", choices=("png", "svg", "pdf"), help="where -o is a folder (default: png)")
    group = command.add_argument_group("more than one picture, or the same again")
    only = group.add_mutually_exclusive_group()
    for name, purpose in (
        ("--series", "one picture a day, of one extent and legend, and their animated GIF"),
        ("--pair", "the two days, of one extent and legend"),
        ("--diff", "what changed hands between the two days"),
    ):
        only.add_argument(name, nargs=2, type=day, action=Span, metavar=("FIRST", "LAST"), help=purpose)
    only.add_argument("--from", dest="again", metavar="PICTURE", help="draw this picture again from the same articles")
    only.add_argument("--check", action="store_true", help="say what is missing and which labels overlap")


def add_export(command: argparse.ArgumentParser) -> None:
    """Where data go, and in which format."""
    from geo.maps.wording import LANGUAGES

    command.add_argument(
        "-o",
        "--output",
        metavar="FILE|FOLDER",
        required=True,
        help="the file to write; its extension says the format: gpkg, geojson, csv, zip, kml, kmz, parquet",
    )
    command.add_argument("--format", metavar="EXT", help="the format where -o is a folder (default: gpkg)")
    command.add_argument("--layers", metavar="LIST", help="of events,zones,visits,places,articles (default: all)")
    command.add_argument("--as-of", type=day, metavar="DAY", help="the day of the zones (default: as for a map)")
    command.add_argument(
        "--history", action="store_true", help="zones of every day up to it, with their first and last"
    )
    command.add_argument("--baseline", metavar="NAME|FILE", help="who held what at the start (none: none)")
    command.add_argument("--lang", choices=LANGUAGES, default="fr", help="language of labels (default: fr)")
    command.add_argument("--produced", type=day, metavar="DAY", help="day of production (default: today)")


def dpi(value: str) -> float:
    """The resolution that an option names, in dots per inch."""
    try:
        dots = float(value)
    except ValueError:
        dots = 0.0
    if not _DPI[0] <= dots <= _DPI[1]:
        raise argparse.ArgumentTypeError(f"{value!r} is no resolution; it lies between {_DPI[0]} and {_DPI[1]}")
    return dots
