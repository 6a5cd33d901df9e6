"""What can be asked of Calque from a terminal?

Each command is one call into the house. Results go to the standard output or to a file, messages to the standard error.
The exit code is 0 when something was done, 1 when a check found fault, 2 when nothing could be done, 130 when interrupted.
Set ``CALQUE_DEBUG=1`` to see where an unexpected error came from.
"""

import argparse
import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from geo import __version__, arguments, inputs
from geo.errors import CalqueError, InputError

if TYPE_CHECKING:
    from geo.desk.sources import Intake
    from geo.maps.cartography import Style
    from geo.maps.press import Material
    from geo.maps.selection import Selection
    from geo.model import Event, Reading
    from geo.places.gazetteer import Gazetteer

_COLLECT_EVERY = 20_000  # values made: reading makes many, and hardly ever a cycle for the collector to find
_LOOPBACK = "127.0.0.1"
_NAMED, _NAME_MAX = 5, 80  # articles that a message names, and characters of each


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(words)
    gc.set_threshold(_COLLECT_EVERY)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # whoever read our output has left; what remains in the buffer must not complain at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except CalqueError as error:
        _say(str(error))
        return 2
    except Exception as error:
        if os.environ.get("CALQUE_DEBUG"):
            raise
        _say(f"unexpected {type(error).__name__}: {error} (set CALQUE_DEBUG=1 to see where)")
        return 2
    return code


# ------------------------------------------------------------------ commands


def extract(options: argparse.Namespace) -> int:
    """Read articles and write what they say in the exchange format."""
    from geo.desk import exchange

    if options.output != "-":
        _aim(options)
    count = exchange.write(_readings(options), options.output)
    if options.output != "-":
        _say(f"{count} article{'s' * (count != 1)} → {options.output}")
    return 0


def map_page(options: argparse.Namespace) -> int:
    """Write one page that opens with no network: the map, its days, its cards."""
    from geo import output
    from geo.desk import corroboration
    from geo.maps import page, staging
    from geo.maps.story import Story

    if Path(options.output).suffix.lower() not in (".html", ".htm", ""):
        told = "« calque snapshot » draws pictures, « calque export » writes data"
        raise InputError(f"{options.output}: the map is a .html page; {told}")
    _aim(options)
    selection, readings, gazetteer = arguments.selection(options), tuple(_readings(options)), _gazetteer()
    events = corroboration.merge(readings)
    story = Story(key="", readings=readings, events=events, gazetteer=gazetteer, baseline=options.baseline)
    _miss(selection, events)
    shown = staging.scene(story, selection, gazetteer, options.lang)
    output.write(options.output, page.standalone(shown, staging.base_map(shown.bounds)).encode())
    _say(f"{len(events)} event{'s' * (len(events) != 1)} → {options.output}")
    return 0


def snapshot(options: argparse.Namespace) -> int:
    """Draw printed maps: one day, a series, a pair, a difference; or draw again, or check."""
    from geo.maps import press

    if options.output is None and not options.check:
        raise InputError("-o is needed: the file or the folder to write")
    if options.output is not None:
        _aim(options, folder=True)
    if options.again:
        return _draw_again(options)
    form, selection, style = arguments.form(options), arguments.selection(options), arguments.style(options)
    days = press.days_between(*options.series) if options.series else options.pair
    material = _material(options)
    _miss(selection, material.events)
    if options.check:
        return _check(options, material, selection, style)
    if days:
        return _draw_series(options, material, selection, style, days)
    if options.diff:
        content = press.difference(material, selection, style, form, options.diff)
        return _save(options, material, replace(selection, as_of=options.diff[1]), content, "difference")
    content, _ = press.single(material, selection, style, form)
    return _save(options, material, selection, content)


def export(options: argparse.Namespace) -> int:
    """Write events, zones, visits, places and articles for other tools."""
    from geo.maps import exports
    from geo.maps.exports import delivery

    target, layers = Path(options.output), arguments.layers(options, exports.LAYERS)
    extension = (options.format or delivery.DEFAULT_FORMAT).lower().removeprefix(".")
    exports.format_of(target / f"export.{extension}" if target.is_dir() else target)
    _aim(options, folder=True)
    made = delivery.deliver(
        _material(options),
        target,
        as_of=options.as_of,
        history=options.history,
        produced=options.produced or arguments.today(),
        language=options.lang,
        layers=layers,
        extension=extension,
    )
    for path in made:
        _say(f"→ {path}")
    return 0


def explain(options: argparse.Namespace) -> int:
    """Say what was recognised in a sentence, and why."""
    from geo.model import Article
    from geo.reading.explanation import explain as explanation

    text = _standard_input() if options.sentence == "-" else options.sentence
    if not text.strip():
        raise InputError("sentence: is empty")
    published = options.published
    article = Article(id="sentence", text=text, published=published, published_from="option" if published else None)
    sys.stdout.write(explanation(article, _gazetteer()))
    return 0


def dashboard(options: argparse.Namespace) -> int:
    """Open the page in a browser; it listens on this machine only."""
    page = Path(__file__).with_name("_dashboard.py")
    if not page.is_file():
        page = Path(__file__).resolve().parent.parent / "dashboard.py"
    if not page.is_file():
        raise InputError("the dashboard's page is missing from this installation")
    for name in options.files:
        if not inputs.is_address(name) and not Path(name).exists():
            raise InputError(f"{name}: no such file")
    # fmt: off
    command = [
        sys.executable, "-m", "streamlit", "run", str(page),
        f"--server.address={_LOOPBACK}",
        f"--server.headless={'true' if options.no_open else 'false'}",
        f"--logger.hideWelcomeMessage={'false' if options.no_open else 'true'}",  # with it goes the library's own advertising
        "--server.showEmailPrompt=false",
        "--server.fileWatcherType=none",
        "--browser.gatherUsageStats=false",
        "--client.toolbarMode=minimal",
        "--client.showErrorDetails=none",
        "--theme.base=light", "--theme.primaryColor=#1d4e79",
        *([f"--server.port={options.port}"] if options.port else []),
        "--", *(name if inputs.is_address(name) else str(Path(name).resolve()) for name in options.files),
    ]
    # fmt: on
    if os.name == "posix":
        # become the server, so that whoever ends this process ends it
        os.execv(sys.executable, command)  # noqa: S606  # our own interpreter, no shell
    import subprocess

    return subprocess.call(command)  # noqa: S603  # our own interpreter, no shell


# ------------------------------------------------------------------ printed maps


def _check(options: argparse.Namespace, material: "Material", selection: "Selection", style: "Style") -> int:
    """Say what is missing of a picture and which of its labels overlap; 1 where something does."""
    from geo.maps import press

    content, drawing = press.single(material, selection, style, arguments.form(options))
    faults = drawing.check()
    sys.stdout.write("\n".join(faults or ["nothing missing, no label overlaps"]) + "\n")
    if options.output:
        _save(options, material, selection, content)
    return 1 if faults else 0


def _draw_series(
    options: argparse.Namespace, material: "Material", selection: "Selection", style: "Style", days: "Sequence[date]"
) -> int:
    """A picture a day, of one extent and legend; of a series their animation too."""
    from geo import output
    from geo.maps import press

    form, target = arguments.form(options), Path(options.output)
    folder, stem = (target, None) if target.is_dir() else (target.parent, target.stem)
    pictures = []
    for day, content in press.series(material, selection, style, form, days):
        name = f"{stem}-{day:%Y%m%d}.{form}" if stem else press.name_on(material, selection, style, form, day)
        output.write(folder / name, content)
        pictures.append(content)
        _say(f"{day} → {folder / name}")
    if options.series and form == "png":
        name = f"{stem or f'serie_{days[0]:%Y%m%d}_{days[-1]:%Y%m%d}'}.gif"
        output.write(folder / name, press.animation(pictures))
        _say(f"{len(pictures)} days → {folder / name}")
    return 0


def _draw_again(options: argparse.Namespace) -> int:
    """The same picture from the same articles; refused where they differ."""
    from geo.maps import manifest, press

    old = manifest.read(options.again)
    options.baseline = old.baseline
    material, form = _material(options), arguments.form(options)
    if faults := manifest.differences(old, press.manifest_like(old, material)):
        raise InputError(f"{options.again}: cannot be drawn again:\n  " + "\n  ".join(faults))
    return _save(options, material, old.selection(), press.again(material, old, form))


def _save(
    options: argparse.Namespace, material: "Material", selection: "Selection", content: bytes, suffix: str = ""
) -> int:
    from geo import output
    from geo.maps import press

    target = Path(options.output)
    if target.is_dir():
        name = press.name_on(
            material, selection, arguments.style(options), arguments.form(options), material.day(selection)
        )
        target /= name.replace("_controle_", f"_{suffix}_") if suffix else name
    output.write(target, content)
    _say(f"→ {target}")
    return 0


def _material(options: argparse.Namespace) -> "Material":
    from geo import control
    from geo.desk import corroboration
    from geo.maps.press import NO_BASELINE, Material

    if options.baseline not in (None, NO_BASELINE):
        control.read_baseline(options.baseline)  # a wrong one is told before any article is read
    readings = tuple(_readings(options))
    articles = tuple(reading.article for reading in readings)
    events = corroboration.merge(readings)
    return Material(events=events, articles=articles, gazetteer=_gazetteer(), baseline=options.baseline)


# ------------------------------------------------------------------ what commands share


def _aim(options: argparse.Namespace, *, folder: bool = False) -> None:
    """Refuse, before anything is read, a place where nothing can be written, and a file that is itself read."""
    from geo import output
    from geo.desk import sources

    target = Path(options.output)
    if not (folder and target.is_dir()):
        output.check(target)
    if os.path.realpath(target) in map(os.path.realpath, sources.files(options.files)):
        raise InputError(f"{target}: is one of the files that are read; write to another")


def _standard_input() -> str:
    try:
        return inputs.decoded(sys.stdin.buffer.read())[0]
    except ValueError as error:
        raise InputError(f"stdin: {error}") from None


def _intake(options: argparse.Namespace) -> "Intake":
    """The articles asked for; what could not be read is told, and nothing at all is an error."""
    from geo.desk import sources

    intake = sources.gather(options.files, options.published, lambda address: _say(f"asking {address}"))
    for message in intake.notes + intake.problems:
        _say(message)
    if not intake.articles:
        raise InputError("no article could be read")
    return intake


def _readings(options: argparse.Namespace) -> "Iterator[Reading]":
    from geo.reading import pipeline

    articles = _intake(options).articles
    gazetteer, fallback = _gazetteer(), None
    if options.online:
        from geo.places.online import Fallback

        fallback = Fallback.open(options.geocoder)
    return _told(pipeline.read(article, gazetteer, fallback) for article in articles)


def _told(readings: "Iterable[Reading]") -> "Iterator[Reading]":
    """The readings as they come; once the last has gone by, which articles could say little, and why."""
    undated, placeless = [], []
    for reading in readings:
        if reading.article.published is None:
            undated.append(reading.article.id)
        if not reading.resolutions:
            placeless.append(reading.article.id)
        yield reading
    if undated:
        _say(
            f"{_some(undated)}: no day of publication found: « jeudi » and the like stay undated (--published gives it)"
        )
    if placeless:
        _say(f"{_some(placeless)}: names no place")


def _miss(selection: "Selection", events: "Sequence[Event]") -> None:
    """Tell that no event is what was asked for, where some are told."""
    if events and not selection.select(events):
        asked = f" holds « {selection.words} »" if selection.words else " is as asked for"
        _say(f"no event{asked}: the map shows none")


def _some(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    more = len(names) - _NAMED
    return ", ".join(name if len(name) <= _NAME_MAX else f"{name[:_NAME_MAX]}…" for name in names[:_NAMED]) + (
        f" and {more} more" if more > 0 else ""
    )


def _gazetteer() -> "Gazetteer":
    from geo.places.gazetteer import Gazetteer

    return Gazetteer.open()


def _say(message: str) -> None:
    print(f"calque: {message}", file=sys.stderr)


# ------------------------------------------------------------------ the commands


def _parser() -> argparse.ArgumentParser:
    parser = arguments.Parser(
        prog="calque",
        description="Reads French news about armed conflicts and draws what it says as map layers, offline.",
    )
    parser.add_argument("--version", action="version", version=f"calque {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=arguments.Parser)
    new = partial(arguments.command_of, commands)
    new("extract", extract, "read articles and write their toponyms, events and tolls as JSON Lines", _of_extract)
    new("map", map_page, "write the interactive map as one page that opens with no network", _of_map)
    new("snapshot", snapshot, "draw a printed map: PNG, SVG or PDF", _of_snapshot)
    new("export", export, "write the data as GeoPackage, GeoJSON, CSV, KML or GeoParquet", _of_export)
    new("explain", explain, "say what is recognised in a sentence, and why", _of_explain)
    new("dashboard", dashboard, "open the map in a browser, on this machine only", _of_dashboard)
    commands.add_parser("gazetteer", help="search the places that Calque knows, add your own", fill=_of_gazetteer)
    return parser


def _of_extract(command: arguments.Parser) -> None:
    arguments.add_articles(command)
    told = "the file to write (default: the standard output)"
    command.add_argument("-o", "--output", metavar="OUT.jsonl", default="-", help=told)


def _of_map(command: arguments.Parser) -> None:
    arguments.add_articles(command)
    command.add_argument("-o", "--output", metavar="MAP.html", required=True, help="the file to write")
    arguments.add_selection(command)


def _of_snapshot(command: arguments.Parser) -> None:
    arguments.add_articles(command)
    told = "the file (.png, .svg, .pdf), or a folder for a name as OCHA's"
    command.add_argument("-o", "--output", metavar="MAP.png", help=told)
    arguments.add_selection(command)
    arguments.add_style(command)


def _of_export(command: arguments.Parser) -> None:
    arguments.add_articles(command)
    arguments.add_export(command)


def _of_explain(command: arguments.Parser) -> None:
    command.add_argument("sentence", metavar="SENTENCE", help="a sentence in French (-: the standard input)")
    arguments.add_published(command, "the sentence's publication")


def _of_dashboard(command: arguments.Parser) -> None:
    told = "articles to open with (default: the sample articles)"
    command.add_argument("files", metavar="FILE", nargs="*", help=told)
    told = "the port to listen on (default: 8501 or the next free one)"
    command.add_argument("--port", type=int, metavar="N", help=told)
    command.add_argument("--no-open", action="store_true", help="do not open a browser")


def _of_gazetteer(command: arguments.Parser) -> None:
    from geo.places.commands import add_commands

    add_commands(command, arguments.command_of)
