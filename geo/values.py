"""What is a value? A frozen object that equals another of the same fields.

``value`` makes of a class of annotated fields what ``dataclasses.dataclass(frozen=True, slots=True, kw_only=True)`` makes,
for the few classes that a look-up needs: importing ``dataclasses`` takes longer than opening the gazetteer and asking it.
"""

from collections.abc import Callable
from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar, dataclass_transform

    T = TypeVar("T")
else:

    def dataclass_transform(**_: bool):  # what it tells is for type checkers alone
        """Leave a decorator as it is."""
        return lambda decorator: decorator


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(cls: "type[T]") -> "type[T]":
    """The class, frozen, with slots, and told by its fields: keywords only, two fields at least, ``__post_init__`` checks."""
    names = tuple(cls.__annotations__)
    given = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    left_out = {"__dict__", "__weakref__", *given}
    body = {name: member for name, member in cls.__dict__.items() if name not in left_out}
    body["__annotations__"] = cls.__annotations__  # which Python 3.14 keeps elsewhere
    made: Any = type(cls.__name__, cls.__bases__, {**body, **_members(names), "__slots__": names})
    made.__init__ = _filled([(name, getattr(made, name).__set__) for name in names], given, body.get("__post_init__"))
    made.__qualname__ = cls.__qualname__
    return made  # type: ignore[no-any-return]


def replace(whole: "T", **changes: "Any") -> "T":
    """A value with some of its fields changed. Raises TypeError for a field that it has not."""
    return type(whole)(**{**fields(whole), **changes})


def fields(whole: "Any") -> "dict[str, Any]":
    """The fields of a value, by their names."""
    return {name: getattr(whole, name) for name in whole.__slots__}


class _AsDataclass:
    """``__dataclass_fields__``, made when ``dataclasses`` asks for it: its ``replace``, ``asdict``, ``fields`` know values."""

    def __get__(self, _: "Any", cls: "Any") -> "Any":
        from dataclasses import make_dataclass

        made: Any = make_dataclass(cls.__name__, cls.__annotations__.items())
        cls.__dataclass_fields__ = made.__dataclass_fields__
        return cls.__dataclass_fields__


def _filled(slots: "list[tuple[str, Callable[[Any, Any], None]]]", given: "dict[str, Any]", check: "Any") -> "Any":
    """``__init__``: every slot filled by its keyword, or by what its class gives it."""
    names = {name for name, _ in slots}

    def __init__(self: "Any", **told: "Any") -> None:  # noqa: N807
        filled = {**given, **told}
        if filled.keys() != names:
            raise TypeError(f"{type(self).__name__}: not its fields: {', '.join(sorted(filled.keys() ^ names))}")
        for name, put in slots:
            put(self, filled[name])
        if check is not None:
            check(self)

    return __init__


def _members(names: tuple[str, ...]) -> "dict[str, Any]":
    """What tells a value by its fields, and keeps it as it is."""
    told = attrgetter(*names)

    def refuse(self: "Any", name: str, *_: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    def show(self: "Any") -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return {
        "__eq__": lambda self, other: told(self) == told(other) if type(other) is type(self) else NotImplemented,
        "__hash__": lambda self: hash(told(self)),
        "__repr__": show,
        "__dataclass_fields__": _AsDataclass(),
        "__setattr__": refuse,
        "__delattr__": refuse,
        "__reduce__": lambda self: (_again, (type(self), fields(self))),
    }


def _again(cls: "Any", told: "dict[str, Any]") -> "Any":
    """A value out of its fields: how it is copied and unpickled."""
    return cls(**told)
