// The map and all that stands around it, kept in step: one state, one function that changes it.
"use strict";
const NARROW = 760;  // pixels: a telephone, whose map has no room for an open control
Calque.VAGUE_DAYS = 31;  // what is dated less finely than a month belongs to no window of days

Calque.App = class {
  // options: {remember(state), fetchCard(id)}; both may be absent
  constructor(map, base, data, options) {
    this.map = map;
    this.options = options || {};
    this.data = data;
    this.say = data.texts;
    this.pending = null;
    this.hovered = null;
    this.state = { day: null, window: 7, layers: [], patterns: true, changes: false, event: null };
    map.setMinZoom(3);
    this.frame();
    for (const [name, z] of Calque.PANES) map.createPane(name).style.zIndex = z;
    this.base = new Calque.Base(map);
    this.base.show(base);
    this.zones = new Calque.Zones(this);
    this.areas = new Calque.Areas(this);
    this.visits = new Calque.Visits(this);
    this.scatter = new Calque.Scatter(this);
    this.controls();
    this.load(data, "first");
    this.listen();
  }

  frame() {
    const { say } = this, container = this.map.getContainer();
    this.root = Calque.make("main", "cq-app", null, { lang: this.data.language });
    const middle = Calque.make("div", "cq-middle"), stage = Calque.make("div", "cq-stage"), side = Calque.make("aside", "cq-side");
    this.figures = new Calque.Figures(this);
    this.list = new Calque.List(this);
    this.card = new Calque.Card(this);
    this.time = new Calque.Time(this);
    this.legend = new Calque.Legend(this);
    this.tip = Calque.make("div", "cq-tip", null, { role: "tooltip" });
    this.tip.hidden = true;
    container.setAttribute("aria-label", say["map.label"]);
    document.body.appendChild(this.root);
    if (this.data.title) this.root.appendChild(Calque.make("h1", "cq-title", this.data.title));
    stage.append(container, this.legend.node, this.tip);
    side.append(this.card.node, this.list.node);
    middle.append(stage, side);
    this.credits = Calque.make("footer", "cq-credits");
    this.root.append(this.figures.node, middle, this.time.node, this.credits);
    new ResizeObserver(() => this.resize()).observe(stage);
  }

  controls() {
    const { map, say } = this;
    map.attributionControl.setPrefix(false).addAttribution(Calque.make("span", null, say["map.attribution"]).innerHTML);
    this.tiles = L.tileLayer("https://tile.openstreetmap.org/{z}/{x}/{y}.png", { maxZoom: 19, attribution: "© OpenStreetMap contributors" });
    this.groups = { zones: this.zones.group, strikes: L.layerGroup([this.scatter, this.areas.group]), visits: this.visits.group };
    const control = L.control.layers(
      { [say["layer.base"]]: this.base.group, [say["layer.tiles"]]: this.tiles },
      { [say["layer.zones"]]: this.groups.zones, [say["layer.strikes"]]: this.mark("strikes"), [say["layer.visits"]]: this.groups.visits,
        [say["layer.changes"]]: this.mark("changes"), [say["layer.patterns"]]: this.mark("patterns") },
      { collapsed: window.innerWidth <= NARROW, position: "bottomright" });
    this.base.group.addTo(map);
    this.base.linesGroup.addTo(map);
    this.scatter.addTo(map);
    this.areas.group.addTo(map);
    control.addTo(map);
    this.layerControl = control;
    const toggle = control.getContainer().querySelector(".leaflet-control-layers-toggle");
    for (const name of ["title", "aria-label"]) toggle.setAttribute(name, say["layer.title"]);
    map.zoomControl?.setPosition("topright");
    for (const way of ["in", "out"]) {
      const words = say["map.zoom_" + way], button = map.getContainer().querySelector(".leaflet-control-zoom-" + way);
      for (const name of ["title", "aria-label"]) button?.setAttribute(name, words);
    }
    L.control.scale({ imperial: this.data.language === "en" }).addTo(map);
    const fit = L.control({ position: "topright" });
    fit.onAdd = () => {
      const box = Calque.make("div", "leaflet-bar"), a = Calque.make("a", "cq-fit", "⤢", { href: "#", role: "button", title: say["map.fit"], "aria-label": say["map.fit"] });
      L.DomEvent.on(a, "click", (e) => { L.DomEvent.stop(e); this.fit(); });
      box.appendChild(a);
      return box;
    };
    fit.addTo(map);
    if (this.options.picture) this.pictureControl();
  }

  // Asks for a printed map of what is seen.
  pictureControl() {
    const { map, say } = this, control = L.control({ position: "topright" });
    control.onAdd = () => {
      const box = Calque.make("details", "leaflet-bar cq-picture"), summary = Calque.make("summary", null, "⤓", {
        title: say["map.picture"], "aria-label": say["map.picture"] });
      const menu = Calque.make("div", "cq-picture-forms");
      for (const form of ["png", "svg", "pdf"]) {
        const button = Calque.make("button", null, form.toUpperCase(), { type: "button" });
        button.addEventListener("click", () => { box.open = false; this.picture(form); });
        menu.appendChild(button);
      }
      box.append(summary, menu);
      L.DomEvent.disableClickPropagation(box);
      return box;
    };
    control.addTo(map);
  }

  picture(form) {
    const { state, map } = this, centre = map.getCenter();
    this.notice(this.say["map.drawing"]);
    this.options.picture({
      form, day: this.data.view.dated ? Calque.day.iso(state.day) : null, window: state.window, layers: state.layers, patterns: state.patterns,
      at: [centre.lat, centre.lng, map.getZoom()] });
  }

  // picture: {name, type, content in base 64} or {problem}
  receivePicture(picture) {
    this.notice(picture.problem || null);
    if (!picture.content) return;
    const bytes = Uint8Array.from(atob(picture.content), (c) => c.charCodeAt(0));
    const link = Calque.make("a", null, null, { download: picture.name, href: URL.createObjectURL(new Blob([bytes], { type: picture.type })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  notice(words) {
    this.root.querySelector(".cq-notice")?.remove();
    if (words) this.root.querySelector(".cq-stage").appendChild(Calque.make("p", "cq-notice", words, { role: "status" }));
  }

  // An entry of the layer control that stands for a choice rather than for a Leaflet layer.
  mark(name) {
    this.marks = this.marks || {};
    return (this.marks[name] = L.layerGroup());
  }

  // how: "first" takes all from the data, "story" another story's days and place, "filter" only its events.
  load(data, how) {
    this.data = data;
    this.say = data.texts;
    const { view } = data, kept = this.state, first = how === "first";
    this.indexOf = new Map(data.events.id.map((id, i) => [id, i]));
    document.querySelector("svg.cq-defs")?.remove();
    document.body.prepend(Calque.patterns(data.sides));
    this.zones.reset(data.zones);
    this.time.reset(data);
    const wanted = how === "filter" ? kept.day : view.asOf;
    const open = first ? view.event : kept.eventId;
    this.state = {
      day: Math.max(view.first, Math.min(view.last, wanted)),
      window: view.dated ? (first ? view.window : kept.window || view.window) : 0,
      layers: first ? view.layers : kept.layers,
      patterns: first ? view.patterns : kept.patterns,
      changes: first ? view.changes : kept.changes,
      event: this.indexOf.has(open) ? this.indexOf.get(open) : null,
    };
    if (first) this.map.setView(view.bounds[0], 6, { animate: false });  // nothing can be drawn before a view is set
    if (first) this.syncLayers();
    this.credits.textContent = this.credits.title = data.credits.join(" ");
    this.names = data.labels.map(([text, lat, lon, kind, size, from, until]) => ({ text, lat, lon, kind, size, from, until }));
    this.legend.show(this.visible());
    if (how !== "filter") this.lookAround();  // once the legend has its size
    this.refresh();
    if (this.state.event !== null) this.open(this.state.event, first && !view.at);
    else this.card.close();
  }

  // The view that was asked for. A page that opens behind another tab has no size yet, and looks when it has one.
  lookAround() {
    const { view } = this.data;
    this.map.invalidateSize({ pan: false });
    const size = this.map.getSize();
    this.looked = size.x > 0 && size.y > 0;
    if (view.at) this.map.setView([view.at[0], view.at[1]], view.at[2], { animate: false });
    else this.fit();
  }

  // The whole area, beside the legend where the map is wide enough for both.
  fit() {
    const legend = this.legend.node, beside = legend.open && this.map.getSize().x > 3 * legend.offsetWidth;
    this.map.fitBounds(this.data.view.bounds, {
      animate: false, paddingTopLeft: [beside ? legend.offsetWidth + 14 : 0, 0] });
    this.fitted = this.where();
  }

  where() {
    const centre = this.map.getCenter();
    return [centre.lat.toFixed(4), centre.lng.toFixed(4), this.map.getZoom()].join(",");
  }

  // A frame finds its width after it has opened: the whole area stays in it until the reader moves the map.
  resize() {
    if (!this.looked) return this.lookAround();
    const untouched = this.fitted === this.where();
    this.map.invalidateSize({ animate: false, pan: !untouched });
    if (untouched) this.fit();
  }

  // The layer control follows the state.
  syncLayers() {
    const on = (group, wanted) => (wanted ? group.addTo(this.map) : group.remove());
    on(this.groups.zones, this.state.layers.includes("zones"));
    on(this.groups.visits, this.state.layers.includes("visits"));
    on(this.marks.strikes, this.state.layers.includes("strikes"));
    on(this.marks.changes, this.state.changes);
    on(this.marks.patterns, this.state.patterns);
  }

  listen() {
    const { map } = this;
    map.on("click", (e) => this.click(e));
    map.on("mousemove", (e) => this.hover(e));
    map.on("mouseout movestart", () => { this.tip.hidden = true; });
    map.on("moveend", () => this.remember());
    map.on("zoomend", () => {
      this.visits.show(this.visits.indices);
      this.scatter.show(this.scatter.signs, this.names, this.visits.names);
    });
    map.on("overlayadd overlayremove", (e) => {
      if (e.layer === this.marks.patterns) this.set({ patterns: e.type === "overlayadd" });
      if (e.layer === this.marks.changes) this.set({ changes: e.type === "overlayadd" });
      const name = e.layer === this.marks.strikes ? "strikes" : Object.keys(this.groups).find((key) => this.groups[key] === e.layer);
      if (!name) return;
      const rest = this.state.layers.filter((layer) => layer !== name);
      this.set({ layers: e.type === "overlayadd" ? [...rest, name] : rest });
    });
    map.on("baselayerchange", (e) => {
      if (e.layer === this.tiles) this.base.linesGroup.remove();
      else this.base.linesGroup.addTo(map);
    });
    document.addEventListener("keydown", (e) => {
      if (e.key === "Escape") this.close();
      if (e.target.closest("input, select, textarea, .leaflet-container")) return;
      if (e.key === "ArrowLeft") this.time.step(-1);
      if (e.key === "ArrowRight") this.time.step(1);
    });
  }

  set(changes) {
    this.tip.hidden = true;  // what it tells may be gone
    const restyle = "patterns" in changes && changes.patterns !== this.state.patterns;
    Object.assign(this.state, changes);
    if (restyle) this.zones.restyle();
    this.refresh();
    this.remember();
  }

  remember() {
    if (!this.looked) return;
    const centre = this.map.getCenter();
    this.state.eventId = this.state.event === null ? null : this.data.events.id[this.state.event];
    this.options.remember?.({
      day: this.data.view.dated ? Calque.day.iso(this.state.day) : null, window: this.state.window, layers: this.state.layers, patterns: this.state.patterns, changes: this.state.changes,
      event: this.state.eventId, at: [centre.lat.toFixed(4), centre.lng.toFixed(4), Number(this.map.getZoom().toFixed(2))].join(","),
    });
  }

  // The events of the day and the window, newest first.
  visible() {
    const { events } = this.data, { day, window, layers } = this.state, from = window ? day - window + 1 : -Infinity, found = [];
    for (let i = 0; i < events.id.length; i++) {
      if (!layers.includes(this.layerOf(i))) continue;
      const dated = events.to[i] !== null && (!window || events.to[i] - events.from[i] <= Calque.VAGUE_DAYS);
      if (dated ? events.from[i] <= day && events.to[i] >= from : !window) found.push(i);
    }
    return found.sort((a, b) => (events.to[b] ?? -1e9) - (events.to[a] ?? -1e9) || a - b);
  }

  layerOf(i) {
    const kind = this.data.kinds[this.data.events.kind[i]];
    return kind === "control" ? "zones" : kind === "visit" ? "visits" : "strikes";
  }

  refresh() {
    const { state, data } = this, { events } = data, shown = this.visible();
    this.shown = shown;
    this.zones.show(state.day);
    this.areas.show(shown.filter((i) => this.layerOf(i) === "strikes"));
    this.visits.show(shown.filter((i) => this.layerOf(i) === "visits"));
    const signs = [];
    for (const i of shown) {
      if (this.layerOf(i) === "zones" && events.to[i] !== null && events.to[i] !== state.day) continue;  // zones tell the changes of other days, and none of no day
      if (events.drawn[i] !== 1 && events.drawn[i] !== 2) continue;
      if (events.origin[i]) continue;  // an arrow
      signs.push({ index: i, lat: events.lat[i], lon: events.lon[i], look: this.look(i) });
    }
    const order = { strike: 0, clash: 1, visit: 2, control: 3 }, rank = (s) => order[data.kinds[events.kind[s.index]]];
    signs.sort((a, b) => rank(a) - rank(b) || b.look.radius - a.look.radius || a.index - b.index);
    this.scatter.changes = state.changes ? this.changes() : [];
    this.scatter.show(signs, this.names, this.visits.names);
    this.figures.show(shown);
    this.list.show(shown);
    this.legend.show(shown);
    this.time.show(state.day, state.window);
  }

  // The communities whose holders are others at the end of the day than before the window: {lat, lon, before, after}.
  changes() {
    const { day, window } = this.state, start = window ? day - window : -Infinity, found = [];
    for (const [name, lat, lon, turns] of this.data.turns) {
      const held = (until) => turns.reduce((holders, [from, sides]) => (from <= until ? sides : holders), start === -Infinity ? turns[0][1] : []);
      const before = start < turns[0][0] ? turns[0][1] : held(start), after = held(day);
      if (day >= turns[0][0] && String(before) !== String(after)) found.push({ name, lat, lon, before, after });
    }
    return found;
  }

  // The name of one who holds, or held.
  holders(sides) {
    return sides.map((side) => this.data.sides[side].name).join(" / ") || this.say["control.nobody"];
  }

  colour(i) {
    const side = this.data.events.side[i];
    if (side !== null) return this.data.sides[side].colour;
    return this.layerOf(i) === "visits" ? Calque.VISIT_COLOUR : Calque.UNKNOWN_COLOUR;
  }

  look(i) {
    const { data } = this, { events } = data, kind = data.kinds[events.kind[i]], sure = data.sure[events.sure[i]];
    const firm = events.cancelled.includes(i) ? "denied"
      : { asserted: "firm", claimed: "unsure", conditional: "unsure", denied: "denied" }[sure] || "other";
    const side = events.side[i] === null ? null : data.sides[events.side[i]];
    return {
      glyph: kind === "strike" ? data.weapons[events.weapon[i]] || "unknown" : kind, sure: firm, colour: this.colour(i),
      outlined: Boolean(side && side.outlined), mark: side && kind !== "visit" && this.state.patterns ? side.mark : null,
      radius: kind === "strike" ? Calque.radius(events.low[i] || events.high[i] || 0) : kind === "control" ? 7 : 9.5,
    };
  }

  deaths(i) {
    const { low, high } = this.data.events, n = (v) => Calque.number(v, this.say);
    if (low[i] === null && high[i] === null) return null;
    const a = low[i] ?? 0, b = high[i] ?? null;
    return b === null ? n(a) + "+" : a === b ? n(a) : n(a) + "–" + n(b);
  }

  cardOf(id) {
    return this.data.cards[id] || this.fetched?.[id];
  }

  // Cards of a large corpus come one by one.
  receive(card) {
    if (!card) return;
    this.fetched = { ...this.fetched, [card.id]: card };
    if (this.state.event !== null && this.data.events.id[this.state.event] === card.id) this.card.showEvent(this.state.event, card);
  }

  open(index, fly) {
    const { events } = this.data, id = events.id[index], card = this.cardOf(id);
    this.set({ event: index });
    this.card.showEvent(index, card);
    if (!card) this.options.fetchCard?.(id);
    this.list.mark(index);
    if (fly && events.drawn[index] && events.lat[index] !== null) this.flyTo(index);
  }

  flyTo(index) {
    const { events } = this.data, at = [events.lat[index], events.lon[index]], from = events.origin[index];
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (from) this.map.fitBounds(L.latLngBounds([at, from]).pad(0.3), { animate: !still, maxZoom: 8 });
    else this.map.flyTo(at, Math.max(this.map.getZoom(), 9), { animate: !still, duration: 0.7 });
  }

  close() {
    this.card.close();
    if (this.state.event !== null) this.set({ event: null });
    this.list.mark(null);
  }

  click(e) {
    const hit = this.scatter.hit(e.containerPoint) || this.pending;
    this.pending = null;
    if (!hit) return this.close();
    if (hit.events && hit.events.length === 1) return this.open(hit.events[0], false);
    if (hit.events) return this.card.showMany(hit.events);
    this.set({ event: null });
    this.list.mark(null);
    return this.card.showZone(this.zones.items[hit.zone], e.latlng);
  }

  hover(e) {
    const change = this.scatter.changeAt(e.containerPoint), { tip, data } = this;
    const hit = this.scatter.hit(e.containerPoint) || change || this.hovered;
    this.map.getContainer().classList.toggle("cq-pointing", Boolean(hit));
    tip.hidden = !hit;
    if (!hit) return;
    if (hit === change) tip.textContent = `${hit.name} · ${this.holders(hit.before)} → ${this.holders(hit.after)}`;
    else tip.textContent = hit.zone !== undefined ? this.zoneWords(data.zones.items[hit.zone], e.latlng) : this.eventWords(hit.events);
    const box = this.map.getSize(), right = e.containerPoint.x > box.x - 240;
    tip.style.left = right ? "" : e.containerPoint.x + 14 + "px";
    tip.style.right = right ? box.x - e.containerPoint.x + 10 + "px" : "";
    tip.style.top = e.containerPoint.y + 12 + "px";
  }

  eventWords(indices) {
    const { events, strings } = this.data, i = indices[0];
    if (indices.length > 1) return this.say["map.stack"].replace("{count}", indices.length);
    const day = events.to[i] === null ? this.say["list.undated"] : Calque.day.words(events.to[i], this.say);
    return [strings[events.place[i]], strings[events.what[i]], strings[events.who[i]], day].filter(Boolean).join(" · ");
  }

  zoneWords(zone, at) {
    const near = this.card.nearest(zone, at), sides = zone.h.map((h) => this.data.sides[h].name);
    const words = Calque.zoneWords(zone, this.say).replace("{holder}", sides[0] || "").replace("{holders}", sides.join(" / "));
    return (near === null ? "" : this.data.zones.places[near][0] + " · ") + words;
  }
};

// Starts the page on a map; what it needs is in elements of the page, as JSON.
Calque.start = function (map, options) {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  Calque.app = new Calque.App(map, read("calque-base"), read("calque-data"), options);
  return Calque.app;
};
