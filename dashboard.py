"""A door: the page of Calque in a browser. Widgets become a selection, the selection a scene, the scene a map.

It decides nothing: what is read, selected and drawn is for ``geo`` to say. What one visitor pastes stays in that visitor's
session; the caches are keyed on content.
"""

import base64
import sys
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any, Literal

import streamlit as st
from streamlit.components.v1.component_registry import declare_component
from streamlit.delta_generator import DeltaGenerator

from geo import data
from geo.codebook import Factuality, GeoPrecision, Kind
from geo.desk import sources, uploads
from geo.desk.shelf import Shelf
from geo.errors import CalqueError
from geo.maps import annotate, exports, layers, press, staging, tables, webview, wording
from geo.maps.cartography import Style
from geo.maps.exports import delivery
from geo.maps.selection import CORPORA, VIEWS, Selection
from geo.maps.story import Story, article_key, digest
from geo.model import Article, Event, Reading
from geo.places.gazetteer import Gazetteer

KEPT = 24  # stories and scenes kept, of all visitors together
KEPT_READINGS = 4000
FORMS = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
ROWS_HEIGHT = 640  # pixels
MANY, LONG = 12, 100_000  # articles, or characters, from which reading shows its progress
_CODES = {"kinds": Kind, "factualities": Factuality, "precisions": GeoPrecision}
_NAMES = {"kinds": "kinds", "factualities": "factuality", "precisions": "precision"}


def main() -> None:
    """Draw the page."""
    st.set_page_config(page_title="Calque", page_icon="🗺️", layout="wide", initial_sidebar_state="collapsed")
    st.html(data.path("web/dashboard.css"))
    asked = Selection.from_query(st.query_params)
    _begin(asked)
    language = st.session_state["language"] or "fr"
    say = wording.texts(language)
    with st.container(key="taking"):
        _read_given(language)
    with st.container(key="brand"):
        st.title(say["app.name"], anchor=False)
    bar = st.container(key="bar", horizontal=True, vertical_alignment="center")
    st.html(f"<style>:root {{ --calque-upload: '{say['own.choose']}'; }}</style>")
    tabs, view = _tabs(asked, language)
    with bar:
        _own_articles(language)
        # one in each tab, whichever is looked at: the map stays where it is among its elements
        progress = {name: tab.container(key=f"progress-{name}") for name, tab in tabs.items()}
        with progress[view]:
            story = _story()
        selection = replace(_chosen(asked, story, language), view=view)
        _filters(selection.filters, story, language)
        st.segmented_control(
            say["app.language"],
            wording.LANGUAGES,
            format_func=str.upper,
            key="language",
            required=True,
            label_visibility="collapsed",
        )
    _remember(selection)
    if view != "map":  # first, since it is looked at; the map is drawn behind it, so that it is there on return
        with tabs[view], st.container(key="page"):
            _PAGES[view](story, selection, language)
    with progress["map"], st.spinner(say["map.drawing"]):
        drawn = _scene(story.key, story, webview.content(selection), language), _base(staging.seen(story))
    with tabs["map"], st.container(key="map"):
        _frame(*drawn, story, selection, language)


def _tabs(asked: Selection, language: str) -> tuple[Mapping[str, DeltaGenerator], str]:
    """The tabs by the views that they show, and the view that is looked at."""
    say, key = wording.texts(language), f"tabs-{language}"
    titles = {say[f"tab.{view}"]: view for view in VIEWS}
    st.session_state.setdefault(key, say[f"tab.{asked.view}"])
    tabs = dict(zip(VIEWS, st.tabs(list(titles), key=key, on_change="rerun"), strict=True))
    return tabs, titles[st.session_state[key]]


# ------------------------------------------------------------------ what is asked


def _begin(asked: Selection) -> None:
    """On a visitor's first run, the widgets take what the address asks for."""
    if "begun" in st.session_state:
        return
    accepted = st.context.headers.get("Accept-Language") if st.context.headers else None
    language, opened = asked.language or wording.language_of(accepted), _opened(tuple(sys.argv[1:]))
    st.session_state.update(
        begun=True,
        own=(),
        problems=tuple(wording.problem(told, language) for told in opened.problems),
        opening=webview.opening(asked),
        language=language,
        corpus=asked.corpus,
        words=asked.words or "",
        days=tuple(day for day in (asked.first_day, asked.last_day) if day),
        **{
            name: [str(value) for value in getattr(asked, name)]
            for name in ("kinds", "factualities", "precisions", "sides", "sources")
        },
    )


def _chosen(asked: Selection, story: Story, language: str) -> Selection:
    """What the widgets ask for, with what the map itself keeps in the address."""
    sides = {side.id for side in story.sides}
    for name, known in (("sides", sides), ("sources", set(story.sources))):
        st.session_state[name] = [value for value in st.session_state[name] if value in known]
    for name in (*_CODES, "words", "days"):  # said again, or a widget whose labels change language loses what it holds
        st.session_state[name] = st.session_state[name]
    period: list[date] = list(st.session_state["days"] or ())
    return replace(
        asked,
        kinds=tuple(Kind(code) for code in st.session_state["kinds"]),
        factualities=tuple(Factuality(code) for code in st.session_state["factualities"]),
        precisions=tuple(GeoPrecision(code) for code in st.session_state["precisions"]),
        sides=tuple(st.session_state["sides"]),
        sources=tuple(st.session_state["sources"]),
        words=st.session_state["words"].strip() or None,
        first_day=period[0] if period else None,
        last_day=period[1] if len(period) > 1 else None,
        corpus=st.session_state["corpus"],
        language=language,
    )


def _filters(active: int, story: Story, language: str) -> None:
    """The filters; the button is filled when some hold events back."""
    say = wording.texts(language)
    kind: Literal["primary", "secondary"] = "primary" if active else "secondary"
    with st.popover(say["filter.title"], icon=":material/filter_list:", key=f"filters-{language}", type=kind):
        hint, about = say["filter.words_hint"], say["filter.words_help"]
        st.text_input(say["filter.words"], key="words", placeholder=hint, max_chars=200, help=about)
        count = f" ({wording.plural('filter.active', active, language)})" if active else ""
        st.button(say["filter.reset"] + count, on_click=_reset, key="reset", disabled=not active)
        for name, codes in _CODES.items():
            st.multiselect(
                say[f"filter.{name}"],
                [code.value for code in codes],
                format_func=partial(_capital, say, _NAMES[name]),
                key=name,
                placeholder=say["filter.all"],
            )
            if name == "factualities" and (hidden := _hidden(say)):
                st.caption(say["filter.hidden"].format(codes=hidden))
        sides = {side.id: side.name(language) for side in story.sides}
        for name, options in (("sides", sides), ("sources", {source: source for source in story.sources})):
            label, names = say[f"filter.{name}"], list(options)
            st.multiselect(label, names, format_func=options.__getitem__, key=name, placeholder=say["filter.all"])
        st.date_input(say["filter.days"], key="days", format="DD/MM/YYYY")


def _hidden(say: Mapping[str, str]) -> str:
    """The kinds of statement that are not asked for, and so not shown; nothing when all are."""
    asked = st.session_state["factualities"]
    return ", ".join(say[f"factuality.{f.value}"] for f in Factuality if asked and f.value not in asked)


def _capital(say: Mapping[str, str], table: str, code: str) -> str:
    words = say[f"{table}.{code}"]
    return words[0].upper() + words[1:]


def _reset() -> None:
    default = Selection()
    for name in ("kinds", "factualities", "precisions", "sides", "sources"):
        st.session_state[name] = [str(value) for value in getattr(default, name)]
    st.session_state.update(words="", days=())


def _remember(selection: Selection) -> None:
    """The address takes what was chosen, and keeps what the map itself wrote there."""
    query = selection.to_query()
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)


# ------------------------------------------------------------------ articles


def _own_articles(language: str) -> None:
    """Paste an article, drop files, choose between them and the sample."""
    say = wording.texts(language)
    with st.popover(say["own.title"], icon=":material/note_add:", key=f"own-{language}", on_change="rerun"):
        with st.form("own-form", border=False):
            st.text_area(say["own.paste"], key="pasted", height=160, help=say["own.paste_hint"])
            st.file_uploader(
                say["own.upload"],
                accept_multiple_files=True,
                type=[suffix.removeprefix(".") for suffix in sources.SUFFIXES],
                key="files",
            )
            st.date_input(say["own.published"], value=None, key="published", format="DD/MM/YYYY")
            st.form_submit_button(say["own.read"], type="primary", on_click=_take)
        for key, show in (("problems", st.warning), ("messages", st.info)):
            for words in st.session_state.get(key, ()):
                show(words)
        if st.session_state["own"]:
            st.radio(
                say["own.corpus"],
                CORPORA,
                format_func=lambda name: say[_corpus_name(name)],
                key="corpus",
                horizontal=True,
            )
            st.button(say["own.remove"], on_click=_forget)


def _corpus_name(name: str) -> str:
    return "own.corpus_files" if name == "sample" and sys.argv[1:] else f"own.corpus_{name}"


def _take() -> None:
    """Hold what was pasted and dropped, for the run that follows: what a callback draws would move the tabs."""
    files = tuple((upload.name, upload.getvalue()) for upload in st.session_state["files"] or ())
    st.session_state["given"] = (files, st.session_state["pasted"], st.session_state["published"])


def _read_given(language: str) -> None:
    """Read what was given into this visitor's articles."""
    if (given := st.session_state.get("given")) is None:
        return
    say, (files, pasted, published) = wording.texts(language), given
    if not files and not pasted.strip():
        st.session_state.update(given=None, problems=(), messages=(say["own.nothing"],))
        return
    with st.spinner(say["own.taking"]):
        try:
            taken = uploads.intake(files, published, pasted=pasted, called=f"{say['own.pasted']}.txt")
        except Exception:  # told once; a run that another cuts short reads again
            st.session_state["given"] = None
            raise
    own = {article.id: article for article in (*st.session_state["own"], *taken.articles)}
    problems, messages = ([wording.problem(m, language) for m in told] for told in (taken.problems, taken.notes))
    if any(article.published is None for article in taken.articles):
        messages.append(say["own.undated"])
    st.session_state.update(given=None, own=tuple(own.values()), problems=tuple(problems), messages=tuple(messages))
    if taken.articles:
        st.session_state.update(corpus="own", pasted="", article=taken.articles[0].id)
        st.session_state[f"tabs-{language}"] = say["tab.articles"]
        st.session_state[f"own-{language}"] = False  # what was read shows below; the panel would hide it


def _forget() -> None:
    st.session_state.update(own=(), corpus="sample", problems=(), messages=())


@st.cache_resource(show_spinner=False)
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


@st.cache_resource(show_spinner=False)
def _opened(files: tuple[str, ...]) -> sources.Intake:
    """The articles that the page opens on: the files it was given, else the sample."""
    return sources.gather(files or [data.path("articles")])


def _articles() -> tuple[Article, ...]:
    own: tuple[Article, ...] = st.session_state["own"]
    opened = _opened(tuple(sys.argv[1:])).articles
    if st.session_state["corpus"] == "own" and own:
        return own
    return (*opened, *own) if st.session_state["corpus"] == "both" else opened


@st.cache_resource(show_spinner=False)
def _shelf() -> Shelf:
    return Shelf(_gazetteer(), KEPT_READINGS)


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _told(key: str, _readings: tuple[Reading, ...]) -> Story:
    from geo.desk import corroboration

    events = corroboration.merge(_readings)
    supports = {event.id: corroboration.support(event).grade for event in events}
    grades = {id_: grade.value for id_, grade in supports.items() if grade}
    return Story(key=key, readings=_readings, events=events, gazetteer=_gazetteer(), grades=grades)


def _story() -> Story:
    """What the chosen articles tell; long reading shows how far it is."""
    articles, shelf = [(article_key(article), article) for article in _articles()], _shelf()
    say, total = wording.texts(st.session_state["language"]), len(articles)
    unread = [len(article.text) for key, article in articles if key not in shelf]
    long = len(unread) >= MANY or sum(unread) >= LONG
    bar, waiting = st.progress(0.0, say["own.read_many"]) if long else st.empty(), st.spinner(say["own.read_many"])

    def show(share: float, number: int) -> None:
        words = say["own.reading" if total > 1 else "own.reading_one"]
        bar.progress(share, words.format(number=number, total=total, share=int(100 * share)))

    with nullcontext() if long else waiting:
        readings = shelf.read(articles, show if long else None)
        story = _told(digest(*(key for key, _ in articles)), readings)
    bar.empty()
    return story


# ------------------------------------------------------------------ the map


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _base(bounds: layers.Bounds) -> str:
    return layers.to_json(staging.base_map(bounds))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _scene(key: str, _story: Story, selection: Selection, language: str) -> tuple[str, str]:
    scene = staging.scene(_story, selection, _gazetteer(), language)
    text = layers.to_json(layers.payload(scene, with_cards=len(scene.events) <= layers.CARDS_MAX))
    return text, digest(key, text)


@st.fragment
def _frame(scene: tuple[str, str], base: str, story: Story, selection: Selection, language: str) -> None:
    """The frame; asked for a card or a picture, it runs again alone."""
    name = f"map-{language}"
    asked: dict[str, Any] = st.session_state.get(name) or {}
    wanted = asked.get("card")
    picture: dict[str, Any] | None = None
    if asked.get("picture"):
        picture = _picture(
            story, replace(selection, **webview.seen(asked["picture"])), asked["picture"].get("form"), language
        )
        picture |= {"asked": asked.get("asked")}
    declare_component("map", path=webview.frame().folder)(
        data=scene[0],
        base=base,
        key=name,
        stamp=scene[1],
        story=story.key,
        opening=st.session_state["opening"],
        card=story.card(wanted, language) if wanted else None,
        picture=picture,
        default=None,
    )


def _picture(story: Story, selection: Selection, form: object, language: str) -> dict[str, Any]:
    """A printed map of what is seen, or why there is none."""
    if form not in FORMS:
        return {"problem": f"{form}?"}
    style = Style(language=language, produced=date.today())
    try:
        content, _ = press.single(story.material, selection, style, str(form))
        name = press.name_on(story.material, selection, style, str(form), story.material.day(selection))
    except CalqueError as error:
        return {"problem": wording.problem(str(error), language)}
    return {"name": name, "type": FORMS[str(form)], "content": base64.b64encode(content).decode()}


# ------------------------------------------------------------------ the other pages


def _table(
    rows: list[tables.Row], empty: str, *, many: bool = False, widths: Mapping[str, int] = MappingProxyType({})
) -> None:
    """Rows, or what to say when there are none; a column is as wide as asked, in pixels, and numbers set thousands apart."""
    if rows:
        numbers = {name for row in rows for name, value in row.items() if isinstance(value, int)}
        columns: dict[str, Any] = {name: st.column_config.Column(width=wide) for name, wide in widths.items()}
        columns |= {name: st.column_config.NumberColumn(format="localized") for name in numbers}
        height: Any = ROWS_HEIGHT if many and len(rows) > MANY else "auto"
        st.dataframe(rows, hide_index=True, width="stretch", height=height, placeholder="", column_config=columns)
    else:
        st.info(empty)


def _events(story: Story, selection: Selection, language: str) -> None:
    say = wording.texts(language)
    chosen = selection.select(story.events)
    rows = tables.event_rows(map(story.names(language).event, chosen), language)
    empty = say["events.empty" if story.events else "events.none" if story.readings else "articles.empty"]
    _table(rows, empty, many=True, widths=tables.widths("events", language))
    if not rows:
        return
    form = st.selectbox(say["events.format"], list(exports.FORMATS), format_func=_format_name, key="format", width=260)
    day = selection.as_of or staging.proposed_day(story)
    make = partial(_export, form, chosen, story, day, language)
    name = delivery.name(story.material, story.zones_on(day), day, form)
    st.download_button(say["events.download"], make, name, exports.FORMATS[form].media_type, icon=":material/download:")


def _format_name(extension: str) -> str:
    return f"{exports.FORMATS[extension].name} (.{extension})"


def _export(form: str, events: tuple[Event, ...], story: Story, day: date | None, language: str) -> bytes:
    """The events asked for and the zones of the day, made when the button is pressed."""
    names = story.names(language)
    shown, zones = map(names.event, events), map(names.zone, story.zones_on(day))
    articles, today = story.material.articles, date.today()
    return exports.to_bytes(form, exports.gather(shown, zones, articles, as_of=day, produced=today, language=language))


def _read_articles(story: Story, _selection: Selection, language: str) -> None:
    say = wording.texts(language)
    by_id = {reading.article.id: reading for reading in story.readings}
    if not by_id:
        st.info(say["articles.empty"])
        return
    if st.session_state.get("article") not in by_id:
        st.session_state["article"] = next(iter(by_id))
    st.selectbox(
        say["articles.pick"], list(by_id), format_func=lambda i: tables.heading(by_id[i], language), key="article"
    )
    reading = by_id[st.session_state["article"]]
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.html(annotate.page(reading, language))
    with right:
        st.html(annotate.findings(reading, language))


def _control(story: Story, _selection: Selection, language: str) -> None:
    say = wording.texts(language)
    days = story.chronicle.days
    if not days:
        st.info(say["control.no_control"])
        return
    st.subheader(say["control.chart"], anchor=False)
    st.vega_lite_chart(story.chart(language), width="stretch")
    st.subheader(say["control.difference"], anchor=False)
    first, last = days[0], days[-1]
    left, right, _ = st.columns([1, 1, 3])
    period: Any = {"min_value": first, "max_value": last, "format": "DD/MM/YYYY"}
    start = left.date_input(say["control.from"], value=first, key="since", **period)
    end = right.date_input(say["control.to"], value=last, key="until", **period)
    found = story.changes(_day(start), _day(end), language)
    st.write(found.sentence)
    _table(found.areas, say["control.empty"])
    _table(found.rows, say["control.empty"])


def _day(value: Any) -> date:
    return value if isinstance(value, date) else value[0]


def _tolls(story: Story, _selection: Selection, language: str) -> None:
    say = wording.texts(language)
    st.write(say["tolls.intro"])
    rows = tables.toll_rows(story.readings, language)
    _table(rows, say["tolls.empty"], many=True, widths=tables.widths("tolls", language))


def _unplaced(story: Story, selection: Selection, language: str) -> None:
    say = wording.texts(language)
    st.subheader(say["unplaced.events"], anchor=False)
    st.write(say["unplaced.events_intro"])
    _table(tables.unplaced_rows(selection.select(story.events), language), say["unplaced.empty"])
    st.subheader(say["unplaced.toponyms"], anchor=False)
    _table(tables.unresolved_rows(story.readings, language), say["unplaced.empty"])
    st.subheader(say["unplaced.rejected"], anchor=False)
    st.write(say["unplaced.rejected_intro"])
    _table(tables.rejection_rows(story.readings, language), say["unplaced.rejected_empty"])


def _about(_story: Story, _selection: Selection, language: str) -> None:
    say = wording.texts(language)
    for topic in ("method", "control", "limits", "scores", "licences", "privacy"):
        st.subheader(say[f"about.{topic}_title"], anchor=False)
        if topic == "scores":
            if measured := tables.measured_on_day():
                st.write(say["about.scores"].format(day=wording.day(measured, language)))
            _table(tables.measures(language), say["about.scores_none"])
        else:
            st.write(say[f"about.{topic}"])


_PAGES = {
    "events": _events,
    "articles": _read_articles,
    "control": _control,
    "tolls": _tolls,
    "unplaced": _unplaced,
    "about": _about,
}


try:
    main()
except CalqueError as error:
    st.error(str(error))
