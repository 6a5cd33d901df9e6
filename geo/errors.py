"""What can go wrong, as one tree.

::

    CalqueError
    ├── InputError (ValueError)         an article or a file that cannot be read: names file, line and field
    ├── OutputError (OSError)           a file that cannot be written
    ├── DataError (RuntimeError)        the data that ships with Calque is missing or damaged
    ├── GazetteerError (ValueError)     a gazetteer file that is wrong, damaged or interrupted
    ├── RuleError (ValueError)          a rule or a lexicon that does not parse: underlines the place
    └── NetworkError (ConnectionError)  an online service, used on request, that does not answer
"""


def os_reason(error: OSError) -> str:
    """Why the system refused, in its own words."""
    return (error.strerror or str(error) or type(error).__name__).lower()


class CalqueError(Exception):
    """Any failure that Calque explains to its user in one sentence."""


class InputError(CalqueError, ValueError):
    """An input that cannot be read; says where, as ``file:line: field: what is wrong``."""


class OutputError(CalqueError, OSError):
    """An output that cannot be written; nothing half-written is left behind."""


class DataError(CalqueError, RuntimeError):
    """A file of ``data/`` that is missing or damaged."""


class GazetteerError(CalqueError, ValueError):
    """A gazetteer source that is wrong, damaged or interrupted; the gazetteer is left as it was."""


class RuleError(CalqueError, ValueError):
    """A rule or a lexicon that does not parse."""


class NetworkError(CalqueError, ConnectionError):
    """An online service that does not answer, or answers nonsense."""
