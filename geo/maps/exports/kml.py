"""How does an export leave as KML?

A document that Google Earth opens: folders of zones, visits and events by kind, styles in the sides' colours, time spans
for its slider, cards with the sentence that each shape comes from. Google Earth takes a card for HTML: what articles say
is escaped twice, for the card and for XML. A row without a place is listed without a point.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from geo import __version__
from geo.codebook import CURRENT, TIME_CODES, Factuality, Kind
from geo.maps import wording
from geo.maps.exports.content import SEPARATOR, Content, Layer
from geo.maps.exports.icons import ICONS, icon
from geo.maps.exports.spreadsheet import ZIP_STAMP
from geo.maps.sides import NOBODY, UNKNOWN, VISIT, side
from geo.maps.wording import texts
from geo.model import TimeReference

_ONLINE = "http://maps.google.com/mapfiles/kml/shapes/"
_ONLINE_ICONS = {
    Kind.CONTROL: "square.png",
    Kind.STRIKE: "star.png",
    Kind.CLASH: "polygon.png",
    Kind.VISIT: "placemark_circle.png",
}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_ID = re.compile(r"[^A-Za-z0-9_.]")
_TYPES = {"integer": "int", "number": "double", "boolean": "bool"}
_SHOWN: Mapping[str, Mapping[str, str]] = {
    "events": {
        "time_words": "card.when",
        "holder": "role.holder",
        "previous_holder": "role.previous_holder",
        "attacker": "role.attacker",
        "target": "role.target",
        "visitor": "role.visitor",
        "host": "role.host",
        "attributed_to": "tolls.source",
        "no_place_reason": "unplaced.reason",
    },
    "zones": {"community_names": "zone.communities", "sources": "events.sources"},
    "visits": {"visitor": "role.visitor", "host": "role.host"},
}
"""What the card of a shape lists, and under which words of the interface."""


def render(content: Content) -> bytes:
    """The document; its icons are those of Google Earth."""
    return _document(content, {kind: _ONLINE + name for kind, name in _ONLINE_ICONS.items()}).encode("utf-8")


def render_zipped(content: Content) -> bytes:
    """The document and icons of its own, zipped (KMZ): nothing is asked of the network."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        document = _document(content, {kind: f"icons/{kind}.png" for kind in ICONS})
        archive.writestr(zipfile.ZipInfo("doc.kml", ZIP_STAMP), document, zipfile.ZIP_DEFLATED)
        for kind in ICONS:
            archive.writestr(zipfile.ZipInfo(f"icons/{kind}.png", ZIP_STAMP), icon(kind))
    return stream.getvalue()


def _document(content: Content, icons: Mapping[Kind, str]) -> str:
    say = texts(content.language)
    body = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>',
        _tag("name", say["app.title"]),
        "<open>1</open>",
        _tag("description", _about(content, say)),
        *_styles(content, icons),
        *(_schema(layer) for layer in content.layers if layer.name in _SHOWN),
        *_zones(content, say),
        *_visits(content, say),
        *_events(content, say),
        "</Document>\n</kml>\n",
    ]
    return "\n".join(body)


def _about(content: Content, say: Mapping[str, str]) -> str:
    made = f"Calque {__version__}" + (f", {content.produced}" if content.produced else "")
    return "<br>".join(map(_html, (made, say["map.attribution"], say["map.disclaimer"])))


def _schema(layer: Layer) -> str:
    fields = "".join(
        f'<SimpleField name="{c.name}" type="{_TYPES.get(c.type, "string")}">{_tag("displayName", c.name)}</SimpleField>'
        for c in layer.columns
    )
    return f'<Schema id="schema-{layer.name}" name="{layer.name}">{fields}</Schema>'


# ------------------------------------------------------------------ folders


def _events(content: Content, say: Mapping[str, str]) -> Iterator[str]:
    layer = content.layer("events")
    at = layer.positions
    order = [(kind, factuality) for factuality in Factuality for kind in Kind]
    folders: dict[tuple[Kind, Factuality] | None, list[str]] = {key: [] for key in (*order, None)}
    for row, point in zip(layer.rows, layer.coordinates, strict=True):
        kind, factuality = Kind(row[at["kind"]]), Factuality(row[at["factuality"]])
        sureness = say[f"factuality.{factuality}"]
        title = row[at["place"]] or row[at["location_words"]] or say[f"kind.{kind}"]
        shape = f"<Point>{_coordinates((point,))}</Point>" if point else ""
        style = f"#{_style_of(kind, row[at['sides']])}"
        span = _span(row[at["first_day"]], row[at["last_day"]])
        card = _card(layer, row, f"{_what(row, at, say)} · {sureness}", content.language)
        placemark = _placemark(layer, row, title, style, span, card, shape, seen=factuality in CURRENT)
        folders[(kind, factuality) if point else None].append(placemark)
    for key, placemarks in folders.items():
        name = f"{say[f'kinds.{key[0]}']} — {say[f'factuality.{key[1]}']}" if key else say["unplaced.events"]
        if placemarks:
            yield _folder(name, placemarks)


def _zones(content: Content, say: Mapping[str, str]) -> Iterator[str]:
    layer = content.layer("zones")
    at = layer.positions
    found = []
    for row, shape in zip(layer.rows, layer.coordinates, strict=True):
        names = " / ".join(side(h).name(content.language) for h in _split(row[at["holders"]]))
        title = wording.zone(row[at["state"]], names, content.language)
        polygons = "".join(map(_polygon, shape or ()))
        geometry = f"<MultiGeometry>{polygons}</MultiGeometry>" if polygons else ""
        card = _card(layer, row, title, content.language)
        found.append(
            _placemark(layer, row, title, f"#zone-{row[0]}", _span(row[at["as_of"]], row[at["until"]]), card, geometry)
        )
    if found:
        yield _folder(say["layer.zones"], found)


def _visits(content: Content, say: Mapping[str, str]) -> Iterator[str]:
    layer = content.layer("visits")
    at = layer.positions
    found = []
    for row, shape in zip(layer.rows, layer.coordinates, strict=True):
        title = " → ".join(row[at[name]] for name in ("origin", "place"))
        title = f"{row[at['visitor']]}, {title}" if row[at["visitor"]] else title
        lines = "".join(
            f"<LineString><tessellate>1</tessellate>{_coordinates(line)}</LineString>" for line in shape or ()
        )
        span = _span(row[at["first_day"]], row[at["last_day"]])
        card = _card(layer, row, say[f"factuality.{row[at['factuality']]}"], content.language)
        seen = row[at["factuality"]] in CURRENT and not row[at["cancelled"]]
        found.append(
            _placemark(layer, row, title, "#way", span, card, f"<MultiGeometry>{lines}</MultiGeometry>", seen=seen)
        )
    if found:
        yield _folder(say["layer.visits"], found)


# ------------------------------------------------------------------ elements


def _folder(name: str, placemarks: Iterable[str]) -> str:
    return "\n".join((f"<Folder>{_tag('name', name)}", *placemarks, "</Folder>"))


def _placemark(
    layer: Layer, row: Sequence[Any], title: str, style: str, span: str, card: str, shape: str, *, seen: bool = True
) -> str:
    data = "".join(
        f'<SimpleData name="{column.name}">{_xml(_cell(value))}</SimpleData>'
        for column, value in zip(layer.columns, row, strict=True)
        if value is not None
    )
    return (
        f"<Placemark>{_tag('name', title)}{'' if seen else '<visibility>0</visibility>'}{_tag('description', card)}{span}"
        f"{_tag('styleUrl', style)}"
        f'<ExtendedData><SchemaData schemaUrl="#schema-{layer.name}">{data}</SchemaData></ExtendedData>{shape}</Placemark>'
    )


def _what(row: Sequence[Any], at: Mapping[str, int], say: Mapping[str, str]) -> str:
    """What happened, in a word or two."""
    if row[at["kind"]] == Kind.STRIKE:
        return say[f"weapon.{row[at['weapon']] or 'unknown'}"]
    return say[f"change.{row[at['change']]}"] if row[at["change"]] else say[f"kind.{row[at['kind']]}"]


def _card(layer: Layer, row: Sequence[Any], heading: str, language: str) -> str:
    """What Google Earth shows of a shape, as HTML."""
    say = texts(language)
    cells = {column.name: value for column, value in zip(layer.columns, row, strict=True)}
    lines = [f"<b>{_html(heading)}</b>"]
    if cells["evidence"]:
        lines.append(f"<i>« {_html(cells['evidence'])} »</i>")
    published = wording.day(cells["published"], language) if cells.get("published") else None
    origin = [cells.get("article_title"), cells.get("source"), published, cells.get("article_id"), cells.get("rule")]
    lines.append(_html(" · ".join(str(words) for words in origin if words)))
    told = ((say[words], _line(name, cells, language)) for name, words in _SHOWN[layer.name].items() if cells[name])
    lines += [_html(f"{label}{say['count.colon']} {words}") for label, words in told]
    return "<br>".join(line for line in lines if line)


def _line(name: str, cells: Mapping[str, Any], language: str) -> str:
    """A cell as a reader is told it."""
    if name == "time_words":
        precision = next(p for p, codes in TIME_CODES.items() if codes.ucdp == cells["date_prec"])
        time = TimeReference(
            first_day=cells["first_day"], last_day=cells["last_day"], precision=precision, words=cells[name]
        )
        return f"{wording.days(time, language)} ({texts(language)['time.read_from'].format(words=time.words)})"
    return wording.reason(cells[name], language) if name == "no_place_reason" else ", ".join(_split(cells[name]))


def _span(first: date | None, last: date | None) -> str:
    if first is None:
        return ""
    end = f"<end>{last.isoformat()}</end>" if last else ""
    return f"<TimeSpan><begin>{first.isoformat()}</begin>{end}</TimeSpan>"


def _polygon(rings: Sequence[Sequence[tuple[float, float]]]) -> str:
    outer, *holes = (f"<LinearRing>{_coordinates(ring)}</LinearRing>" for ring in rings)
    inner = "".join(f"<innerBoundaryIs>{hole}</innerBoundaryIs>" for hole in holes)
    return f"<Polygon><tessellate>1</tessellate><outerBoundaryIs>{outer}</outerBoundaryIs>{inner}</Polygon>"


def _coordinates(points: Iterable[tuple[float, float]]) -> str:
    return f"<coordinates>{' '.join(f'{x:.10g},{y:.10g}' for x, y in points)}</coordinates>"


def _styles(content: Content, icons: Mapping[Kind, str]) -> Iterator[str]:
    events, zones = content.layer("events"), content.layer("zones")
    at = events.positions
    shown = {
        _style_of(row[at["kind"]], row[at["sides"]]): (row[at["kind"]], _side_of(row[at["sides"]]))
        for row in events.rows
    }
    for style, (kind, id_) in shown.items():
        colour = side(id_).colour if id_ else UNKNOWN
        icon_style = (
            f"<IconStyle>{_colour(colour)}<scale>0.9</scale><Icon>{_tag('href', icons[Kind(kind)])}</Icon></IconStyle>"
        )
        yield f'<Style id="{style}">{icon_style}<LabelStyle><scale>0.7</scale></LabelStyle></Style>'
    yield f'<Style id="way"><LineStyle>{_colour(VISIT)}<width>2.5</width></LineStyle></Style>'
    at = zones.positions
    for row in {row[0]: row for row in zones.rows}.values():
        holders, state = _split(row[at["holders"]]), row[at["state"]]
        colour = side(holders[0]).colour if holders and state not in ("withdrawn", "collapsed") else NOBODY
        alpha = 0 if state == "changed" else 140 if row[at["sure"]] else 70
        line = f"<LineStyle>{_colour(colour)}<width>1.5</width></LineStyle>"
        yield f'<Style id="zone-{row[0]}">{line}<PolyStyle>{_colour(colour, alpha)}</PolyStyle></Style>'


def _colour(colour: str, alpha: int = 255) -> str:
    """A colour as KML writes it: alpha, blue, green, red."""
    return f"<color>{alpha:02x}{colour[5:7]}{colour[3:5]}{colour[1:3]}</color>".lower()


def _split(cell: str | None) -> list[str]:
    return cell.split(SEPARATOR) if cell else []


def _side_of(cell: str | None) -> str:
    return _split(cell)[0] if cell else ""


def _style_of(kind: str, sides: str | None) -> str:
    """The id of a style: letters that XML and addresses both take."""
    return f"{kind}-{_NOT_ID.sub('-', _side_of(sides))}"


def _cell(value: Any) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


def _tag(name: str, text: str) -> str:
    return f"<{name}>{_xml(text)}</{name}>"


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _html(text: str) -> str:
    """A text that shows as it reads in a card; « $[ » would be replaced by Google Earth."""
    return escape(text).replace("$[", "$&#91;").replace("\n", "<br>")
