"""How do the layers of a GeoPackage look when QGIS opens them?

Styles in QGIS' own language (QML, 3.20 and later): a sign for each kind of event in its side's colour, zones in their
holder's colour and pattern, visits as arrows, names of places. What is denied, planned or recalled is there and switched
off; what is only known by country is not drawn; the layers follow QGIS' temporal controller.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from xml.sax.saxutils import quoteattr

from geo.codebook import CURRENT, Kind
from geo.maps.exports.content import SEPARATOR, Content, Layer
from geo.maps.sides import NOBODY, UNKNOWN, VISIT, Side, side
from geo.maps.wording import texts, zone

_INK = "#2b2b2b"
_SHAPES = {Kind.CONTROL: "square", Kind.STRIKE: "star", Kind.CLASH: "cross_fill", Kind.VISIT: "circle"}
_SIZES = {Kind.CONTROL: 2.6, Kind.STRIKE: 4.2, Kind.CLASH: 3.4, Kind.VISIT: 2.8}  # millimetres
_BRUSHES = {
    "/": "b_diagonal",
    "wide/": "b_diagonal",
    "\\": "f_diagonal",
    "wide\\": "f_diagonal",
    "–": "horizontal",
    "|": "vertical",
    "grid": "cross",
    "cross": "diagonal_x",
    "dots": "dense6",
    "zigzag": "dense7",
}
_OPAQUE, _PALE, _FAINT = 255, 150, 90
_HELD, _UNSURE = 150, 80  # how opaque a zone is, so that a base map shows through
_COUNTRY_ONLY = 6  # UCDP's where_prec


def qml(content: Content) -> dict[str, str]:
    """The style of each layer that has a geometry, by the layer's name."""
    return {layer.name: _STYLES[layer.name](content, layer) for layer in content.layers if layer.geometry}


class _Rule:
    """A line of the legend: its label, what it holds for, its symbol, and whether it is on."""

    def __init__(
        self, label: str, condition: str, symbol: str = "", *, on: bool = True, rules: "Sequence[_Rule]" = ()
    ) -> None:
        self.label, self.condition, self.symbol, self.on, self.rules = label, condition, symbol, on, rules


# ------------------------------------------------------------------ layers


def _events(content: Content, layer: Layer) -> str:
    say = texts(content.language)
    colour = _side_colour(layer)
    current = _one_of("factuality", [f.value for f in sorted(CURRENT)])
    wide = f'"where_prec" > 3 AND "where_prec" <> {_COUNTRY_ONLY}'
    rules = []
    for kind in Kind:
        here = f"\"kind\" = '{kind}' AND {current}"
        exact = f'{here} AND coalesce("where_prec", 1) <= 3'
        rules.append(_Rule(say[f"kinds.{kind}"], exact, _marker(kind, colour, filled=True)))
        rules.append(
            _Rule(
                f"{say[f'kinds.{kind}']} — {say['legend.area']}",
                f"{here} AND {wide}",
                _marker(kind, colour, filled=False),
            )
        )
    others = [
        _Rule(
            say[f"factuality.{name}"], f"\"factuality\" = '{name}'", _marker(Kind.VISIT, f"'{UNKNOWN}'", filled=False)
        )
        for name in ("denied", "planned", "hypothetical", "background")
    ]
    rules.append(_Rule(say["filter.factualities"], f"NOT ({current})", on=False, rules=others))
    return _style(rules, "marker", temporal=("first_day", "last_day"))


def _zones(content: Content, layer: Layer) -> str:
    say = texts(content.language)
    at = layer.positions
    seen = dict.fromkeys((row[at["holders"]], row[at["state"]], row[at["sure"]]) for row in layer.rows)
    rules = []
    for holders, state, sure in seen:
        sides = [side(holder) for holder in (holders or "").split(SEPARATOR) if holder]
        names = " / ".join(s.name(content.language) for s in sides)
        label = zone(state, names, content.language) + ("" if sure else f" ({say['zone.unsure']})")
        told = '"sure"' if sure else 'NOT "sure"'
        condition = f'coalesce("holders", \'\') = {_quoted(holders or "")} AND "state" = {_quoted(state)} AND {told}'
        rules.append(_Rule(label, condition, _zone_symbol(sides, state, sure=sure)))
    return _style(rules, "fill", temporal=("as_of", "until"))


def _visits(content: Content, layer: Layer) -> str:
    say = texts(content.language)
    del layer
    arrow = _line(VISIT, 0.7), _head(VISIT)
    dashed = _line(VISIT, 0.5, dash="dash"), _head(VISIT)
    rules = [
        _Rule(
            say["legend.visit"],
            f'{_one_of("factuality", [f.value for f in sorted(CURRENT)])} AND NOT "cancelled"',
            "".join(arrow),
        ),
        _Rule(say["legend.planned"], '"factuality" = \'planned\' AND NOT "cancelled"', "".join(dashed)),
        _Rule(say["legend.cancelled"], '"cancelled"', _line(NOBODY, 0.4, dash="dot"), on=False),
    ]
    return _style(rules, "line", temporal=("first_day", "last_day"))


def _places(content: Content, layer: Layer) -> str:
    del content, layer
    dot = _simple_marker("circle", 1.4, _INK, "#ffffff")
    return _style([_Rule("", "", dot)], "marker", label="place")


_STYLES: Mapping[str, Callable[[Content, Layer], str]] = {
    "events": _events,
    "zones": _zones,
    "visits": _visits,
    "places": _places,
}


# ------------------------------------------------------------------ symbols


def _side_colour(layer: Layer) -> str:
    """An expression for the colour of an event's first side, paler where the event is less sure."""
    at = layer.positions["sides"]
    first = dict.fromkeys(row[at].split(SEPARATOR)[0] for row in layer.rows if row[at])
    cases = " ".join(
        f'WHEN "sides" = {_quoted(s)} OR left("sides", {len(s) + len(SEPARATOR)}) = {_quoted(s + SEPARATOR)} THEN \'{side(s).colour}\''
        for s in sorted(first)
    )
    colour = f"CASE {cases} ELSE '{UNKNOWN}' END" if cases else f"'{UNKNOWN}'"
    return f"set_color_part({colour}, 'alpha', if(\"factuality\" = 'asserted', {_OPAQUE}, {_PALE}))"


def _marker(kind: Kind, colour: str, *, filled: bool) -> str:
    if filled:
        return _simple_marker(_SHAPES[kind], _SIZES[kind], UNKNOWN, _INK, {"fillColor": colour})
    return _simple_marker(_SHAPES[kind], _SIZES[kind], "#ffffff", _INK, {"outlineColor": colour}, alpha=_FAINT)


def _simple_marker(
    shape: str, size: float, fill: str, outline: str, driven: Mapping[str, str] | None = None, alpha: int = _OPAQUE
) -> str:
    options = {
        "name": shape,
        "size": f"{size:g}",
        "size_unit": "MM",
        "color": _colour(fill, alpha),
        "outline_color": _colour(outline),
        "outline_width": "0.3",
        "outline_width_unit": "MM",
    }
    return _layer("SimpleMarker", options, driven=driven)


def _line(colour: str, width: float, dash: str = "solid") -> str:
    options = {
        "line_color": _colour(colour),
        "line_width": f"{width:g}",
        "line_width_unit": "MM",
        "line_style": dash,
        "capstyle": "round",
    }
    return _layer("SimpleLine", options)


def _head(colour: str) -> str:
    marker = _symbol("marker", "@head", _simple_marker("filled_arrowhead", 3.2, colour, colour))
    return _layer("MarkerLine", {"placements": "LastVertex", "placement": "lastvertex", "rotate": "1"}, inside=marker)


def _zone_symbol(sides: Sequence[Side], state: str, *, sure: bool) -> str:
    alpha = _HELD if sure else _UNSURE
    edge = "solid" if sure else "dash"
    if state == "besieged" and not sides:
        return _fill(NOBODY, _INK, alpha=0, edge="dot")
    if state in ("withdrawn", "collapsed") or not sides:
        return _fill("#efebe3", NOBODY, alpha=_UNSURE, edge="dash") + _brush("f_diagonal", NOBODY)
    first = sides[0].colour
    if state == "changed":
        return _fill(first, first, alpha=0, edge="dash") + _brush("b_diagonal", first)
    layers = [_fill(first, first, alpha=alpha, edge=edge)]
    if state in ("contested", "partial"):
        other = sides[1].colour if len(sides) > 1 else "#ffffff"
        stripe = _symbol("line", "@stripe", _line(other, 1.3))
        layers.append(
            _layer("LinePatternFill", {"angle": "45", "distance": "2.6", "distance_unit": "MM"}, inside=stripe)
        )
    elif brush := _BRUSHES.get(sides[0].pattern or ""):
        layers.append(_brush(brush, first))
    if state == "majority":
        layers.append(_fill(first, _INK, alpha=0, edge="dash dot"))
    if state == "besieged":
        layers.append(_fill(first, _INK, alpha=0, edge="dot"))
    return "".join(layers)


def _fill(colour: str, outline: str, *, alpha: int, edge: str) -> str:
    options = {
        "color": _colour(colour, alpha),
        "style": "solid",
        "outline_color": _colour(outline),
        "outline_style": edge,
        "outline_width": "0.4",
        "outline_width_unit": "MM",
    }
    return _layer("SimpleFill", options)


def _brush(style: str, colour: str) -> str:
    return _layer("SimpleFill", {"color": _colour(colour, _PALE), "style": style, "outline_style": "no"})


# ------------------------------------------------------------------ QML


def _style(
    rules: Sequence[_Rule], kind: str, *, temporal: tuple[str, str] | None = None, label: str | None = None
) -> str:
    symbols: list[str] = []
    listed = _rules(rules, symbols)
    drawn = "".join(_symbol(kind, str(i), layers) for i, layers in enumerate(symbols))
    return (
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        f'<qgis version="3.28.0" styleCategories="Symbology|Labeling|Temporal" labelsEnabled="{int(label is not None)}">'
        f"{_temporal(temporal)}"
        '<renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0" referencescale="-1">'
        f'<rules key="calque">{listed}</rules><symbols>{drawn}</symbols></renderer-v2>'
        f"{_labels(label)}</qgis>\n"
    )


def _rules(rules: Iterable[_Rule], symbols: list[str], prefix: str = "rule") -> str:
    """The rules as elements; the symbol of each is appended to ``symbols``, where its number finds it."""
    found = []
    for i, rule in enumerate(rules):
        key = f"{prefix}-{i}"
        attributes = {"key": key, "label": rule.label}
        if rule.condition:
            attributes["filter"] = rule.condition
        if rule.symbol:
            attributes["symbol"] = str(len(symbols))
            symbols.append(rule.symbol)
        if not rule.on:
            attributes["checkstate"] = "0"
        found.append(f"<rule{_attributes(attributes)}>{_rules(rule.rules, symbols, key)}</rule>")
    return "".join(found)


def _symbol(kind: str, name: str, layers: str) -> str:
    return f'<symbol type="{kind}" name="{name}" alpha="1" clip_to_extent="1" force_rhr="0">{layers}</symbol>'


def _layer(name: str, options: Mapping[str, str], *, driven: Mapping[str, str] | None = None, inside: str = "") -> str:
    listed = "".join(f'<Option type="QString"{_attributes({"name": k, "value": v})}/>' for k, v in options.items())
    return (
        f'<layer class="{name}" enabled="1" locked="0" pass="0"><Option type="Map">{listed}</Option>'
        f"{_driven(driven)}{inside}</layer>"
    )


def _driven(expressions: Mapping[str, str] | None) -> str:
    if not expressions:
        return ""
    listed = "".join(
        f'<Option type="Map" name="{name}"><Option type="bool" name="active" value="true"/>'
        f'<Option type="QString"{_attributes({"name": "expression", "value": expression})}/>'
        '<Option type="int" name="type" value="3"/></Option>'
        for name, expression in expressions.items()
    )
    return (
        '<data_defined_properties><Option type="Map"><Option type="QString" name="name" value=""/>'
        f'<Option type="Map" name="properties">{listed}</Option>'
        '<Option type="QString" name="type" value="collection"/></Option></data_defined_properties>'
    )


def _temporal(fields: tuple[str, str] | None) -> str:
    if fields is None:
        return ""
    return (
        f'<temporal enabled="1" mode="2" startField="{fields[0]}" endField="{fields[1]}" limitMode="1" accumulate="0" '
        'fixedDuration="0" durationUnit="min" durationField="" startExpression="" endExpression="">'
        "<fixedRange><start></start><end></end></fixedRange></temporal>"
    )


def _labels(field: str | None) -> str:
    if field is None:
        return ""
    return (
        f'<labeling type="simple"><settings><text-style fieldName="{field}" isExpression="0" fontSize="8" '
        f'fontSizeUnit="Point" textColor="{_colour(_INK)}"><text-buffer bufferDraw="1" bufferSize="0.8" '
        f'bufferSizeUnits="MM" bufferColor="{_colour("#ffffff")}"/></text-style>'
        '<placement placement="6" dist="1" distUnits="MM"/></settings></labeling>'
    )


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items())


def _colour(colour: str, alpha: int = _OPAQUE) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"{red},{green},{blue},{alpha}"


def _one_of(field: str, values: Iterable[str]) -> str:
    return f'"{field}" IN ({", ".join(map(_quoted, values))})'


def _quoted(value: str) -> str:
    """A text as QGIS' expressions quote it."""
    return "'" + value.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n") + "'"
