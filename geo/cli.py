"""What can be asked of Calque from a terminal?

Each command is one call into the house. Results go to the standard output or to a file, messages to the standard error.
The exit code is 0 when something was done, 2 when nothing could be, 130 when interrupted. Set ``CALQUE_DEBUG=1`` to see
where an unexpected error came from.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from geo import __version__
from geo.errors import CalqueError, InputError

if TYPE_CHECKING:
    from geo.desk.sources import Intake
    from geo.model import Reading
    from geo.places.gazetteer import Gazetteer

_LOOPBACK = "127.0.0.1"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
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

    count = exchange.write(_readings(options), options.output)
    if str(options.output) != "-":
        _say(f"{count} article{'s' * (count != 1)} → {options.output}")
    return 0


def explain(options: argparse.Namespace) -> int:
    """Say what was recognised in a sentence, and why."""
    from geo.model import Article
    from geo.reading.explanation import explain as explanation

    text = sys.stdin.read() if options.sentence == "-" else options.sentence
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
        if not Path(name).exists():
            raise InputError(f"{name}: no such file")
    # fmt: off
    command = [
        sys.executable, "-m", "streamlit", "run", str(page),
        f"--server.address={_LOOPBACK}",
        f"--server.headless={'true' if options.no_open else 'false'}",
        "--server.showEmailPrompt=false",
        "--server.fileWatcherType=none",
        "--browser.gatherUsageStats=false",
        "--client.toolbarMode=minimal",
        *([f"--server.port={options.port}"] if options.port else []),
        "--", *(str(Path(name).resolve()) for name in options.files),
    ]
    # fmt: on
    if os.name == "posix":
        # become the server, so that whoever ends this process ends it
        os.execv(sys.executable, command)  # noqa: S606  # our own interpreter, no shell
    import subprocess

    return subprocess.call(command)  # noqa: S603  # our own interpreter, no shell


# ------------------------------------------------------------------ what commands share


def _intake(options: argparse.Namespace) -> "Intake":
    """The articles asked for; what could not be read is told, and nothing at all is an error."""
    from geo.desk import sources

    intake = sources.gather(options.files, options.published)
    for message in intake.notes + intake.problems:
        _say(message)
    if not intake.articles:
        raise InputError("no article could be read")
    return intake


def _readings(options: argparse.Namespace) -> "Iterator[Reading]":
    from geo.reading import pipeline

    articles = _intake(options).articles
    gazetteer = _gazetteer()
    return (pipeline.read(article, gazetteer) for article in articles)


def _gazetteer() -> "Gazetteer":
    from geo.places.gazetteer import Gazetteer

    return Gazetteer.open()


def _say(message: str) -> None:
    print(f"calque: {message}", file=sys.stderr)


# ------------------------------------------------------------------ arguments


def _day(value: str) -> date:
    from geo.desk.sources import day

    try:
        return day(value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


class _Parser(argparse.ArgumentParser):
    """Says what is wrong with a command in one line, and where its help is."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"calque: {message}\nTry: {self.prog} --help\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="calque",
        description="Reads French news about armed conflicts and draws what it says as map layers, offline.",
    )
    parser.add_argument("--version", action="version", version=f"calque {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)

    command = _command(
        commands, "extract", extract, "read articles and write their toponyms, events and tolls as JSON Lines"
    )
    _add_articles(command)
    command.add_argument(
        "-o", "--output", metavar="OUT.jsonl", default="-", help="the file to write (default: the standard output)"
    )

    command = _command(commands, "explain", explain, "say what is recognised in a sentence, and why")
    command.add_argument("sentence", metavar="SENTENCE", help="a sentence in French (-: the standard input)")
    _add_published(command)

    command = _command(commands, "dashboard", dashboard, "open the map in a browser, on this machine only")
    command.add_argument(
        "files", metavar="FILE", nargs="*", help="articles to open with (default: the sample articles)"
    )
    command.add_argument(
        "--port", type=int, metavar="N", help="the port to listen on (default: 8501 or the next free one)"
    )
    command.add_argument("--no-open", action="store_true", help="do not open a browser")

    from geo.places.commands import add_commands

    add_commands(commands, _command)
    return parser


def _command(
    commands: "argparse._SubParsersAction[_Parser]", name: str, run: Callable[[argparse.Namespace], int], purpose: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
    command.set_defaults(run=run)
    return command


def _add_articles(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", metavar="FILE", nargs="+", help="articles: .txt, .jsonl, .zip, a folder, or - for the standard input"
    )
    _add_published(command)


def _add_published(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--published", type=_day, metavar="DAY", help="the day of articles that bear none, as 2024-12-02"
    )
