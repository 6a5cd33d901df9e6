// What lies under the signs: the base map, the zones of control, the outlines of imprecise places, the visits' arrows.
"use strict";
Calque.PANES = [["cq-base", 200], ["cq-zones", 410], ["cq-lines", 420], ["cq-areas", 430], ["cq-visits", 440], ["cq-signs", 450]];

Calque.Base = class {
  constructor(map) {
    this.map = map;
    const renderer = L.canvas({ pane: "cq-base", padding: 0.5 });
    const lines = L.svg({ pane: "cq-lines", padding: 0.5 });
    this.under = { renderer, pane: "cq-base", interactive: false };
    this.over = { renderer: lines, pane: "cq-lines", interactive: false, fill: false };
    this.group = L.layerGroup();
    this.linesGroup = L.layerGroup();
  }

  // Whether lines of a class lie about what the map opens on.
  has(name) {
    const bounds = L.latLngBounds(this.map.getBounds());
    return (this.shown[name] || []).some((packed) => bounds.intersects(L.latLngBounds(Calque.ring(packed))));
  }

  // base: packed shapes by class; see geo.maps.layers.base_map
  show(base) {
    this.shown = base;
    this.group.clearLayers();
    this.linesGroup.clearLayers();
    const area = (packed, style) => this.group.addLayer(L.polygon(Calque.polygons(packed), { ...this.under, ...style }));
    const line = (packed, style, over) => packed.length && (over ? this.linesGroup : this.group).addLayer(
      L.polyline(packed.map(Calque.ring), { ...(over ? this.over : this.under), fill: false, ...style }));
    if (base.land) area(base.land, { stroke: true, color: "#a9b9c2", weight: 0.8, fillColor: "#f6f3ec", fillOpacity: 1 });
    if (base.lakes) area(base.lakes, { stroke: true, color: "#a9c3d3", weight: 0.6, fillColor: "#cfe0ea", fillOpacity: 1 });
    line(base.rivers || [], { color: "#7fb0cc", weight: 1.3, opacity: 0.85 }, true);
    line(base.provinces || [], { color: "#6d6256", weight: 0.7, opacity: 0.55, dashArray: "1 2.5" }, true);
    line(base.border || [], { color: "#4a4138", weight: 1.5, opacity: 0.9 }, true);
    line(base.disputed || [], { color: "#4a4138", weight: 1.5, dashArray: "5 4" }, true);
    line(base.golan || [], { color: "#2e6bd6", weight: 1.6 }, true);
    line(base.undof || [], { color: "#2e6bd6", weight: 1.1, dashArray: "2 3" }, true);
  }
};

Calque.Zones = class {
  constructor(app) {
    this.app = app;
    this.renderer = L.svg({ pane: "cq-zones", padding: 0.5 });
    this.group = L.layerGroup();
    this.drawn = new Map();
    this.items = [];
  }

  reset(zones) {
    this.group.clearLayers();
    this.drawn.clear();
    this.items = zones.items;
    this.shapes = zones.shapes;
    this.days = zones.days;
    this.decoded = new Map();
  }

  shape(index) {
    if (!this.decoded.has(index)) this.decoded.set(index, Calque.polygons(this.shapes[index]));
    return this.decoded.get(index);
  }

  // The items of the last state known on a day; none before the first.
  on(day) {
    let items = [];
    for (const [from, list] of this.days) if (from <= day) items = list;
    return items;
  }

  show(day) {
    const wanted = new Set(this.on(day));
    for (const [item, layers] of this.drawn) {
      if (!wanted.has(item)) {
        layers.forEach((layer) => this.group.removeLayer(layer));
        this.drawn.delete(item);
      }
    }
    for (const item of wanted) if (!this.drawn.has(item)) this.drawn.set(item, this.draw(item));
  }

  draw(item) {
    const zone = this.items[item], style = Calque.zoneStyle(zone, this.app.data.sides, this.app.state.patterns);
    const common = { renderer: this.renderer, pane: "cq-zones", smoothFactor: 0.6 };
    const layer = L.polygon(this.shape(zone.s), {
      ...common, fillColor: style.fill, fillOpacity: style.opacity, color: style.stroke,
      opacity: style.strokeOpacity, weight: style.weight, dashArray: style.dash, className: "cq-zone",
    });
    layer.on("click", () => { this.app.pending = { zone: item }; });
    layer.on("mouseover", () => { this.app.hovered = { zone: item }; });
    layer.on("mouseout", () => { this.app.hovered = null; });
    this.group.addLayer(layer);
    if (!style.over) return [layer];
    const over = L.polygon(this.shape(zone.s), { ...common, stroke: false, fillColor: style.over, fillOpacity: 1, interactive: false });
    this.group.addLayer(over);
    return [layer, over];
  }

  restyle() {
    this.group.clearLayers();
    const items = [...this.drawn.keys()];
    this.drawn.clear();
    for (const item of items) this.drawn.set(item, this.draw(item));
  }
};

Calque.Areas = class {
  constructor(app) {
    this.app = app;
    this.renderer = L.svg({ pane: "cq-areas", padding: 0.5 });
    this.group = L.layerGroup();
  }

  // One outline for all the events that share it: a click lists them.
  show(indices) {
    this.group.clearLayers();
    const events = this.app.data.events, byShape = new Map();
    for (const i of indices) {
      const shape = events.outline[i];
      if (shape === undefined) continue;
      if (!byShape.has(shape)) byShape.set(shape, []);
      byShape.get(shape).push(i);
    }
    for (const [shape, list] of byShape) {
      const colours = new Set(list.map((i) => this.app.colour(i)));
      const colour = colours.size === 1 ? [...colours][0] : "#4a4138", wash = list.some((i) => events.drawn[i] === 3);
      const layer = L.polygon(Calque.polygons(this.app.data.outlines[shape]), {
        renderer: this.renderer, pane: "cq-areas", color: colour, weight: wash ? 2.2 : 1.5, dashArray: wash ? "9 4" : "4 4",
        fillColor: colour, fillOpacity: wash ? 0.25 : 0.06, className: "cq-area",
      });
      layer.on("click", () => { this.app.pending = { events: list }; });
      layer.on("mouseover", () => { this.app.hovered = { events: list }; });
      layer.on("mouseout", () => { this.app.hovered = null; });
      this.group.addLayer(layer);
    }
  }
};

const ARROW_STEPS = 40, BEND = 0.18;

// A name short enough for an arrow; the card has all of it.
function short(name) {
  return name.length > 34 ? name.slice(0, 33).trimEnd() + "…" : name;
}

// A curve from one place to another, bent to its left, as points on the ground.
Calque.curve = function (map, from, to) {
  const zoom = 6, a = map.project(from, zoom), b = map.project(to, zoom);
  const control = L.point((a.x + b.x) / 2 + (b.y - a.y) * BEND, (a.y + b.y) / 2 - (b.x - a.x) * BEND);
  const points = [];
  for (let i = 0; i <= ARROW_STEPS; i++) {
    const t = i / ARROW_STEPS, u = 1 - t;
    points.push(map.unproject(L.point(
      u * u * a.x + 2 * u * t * control.x + t * t * b.x, u * u * a.y + 2 * u * t * control.y + t * t * b.y), zoom));
  }
  return points;
};

Calque.Visits = class {
  constructor(app) {
    this.app = app;
    this.renderer = L.svg({ pane: "cq-visits", padding: 1 });
    this.group = L.layerGroup();
    this.names = [];
  }

  show(indices) {
    this.group.clearLayers();
    this.names = [];
    const { events, strings } = this.app.data;
    this.indices = indices;
    for (const i of indices) {
      if (!events.drawn[i]) continue;
      const to = [events.lat[i], events.lon[i]], colour = this.app.colour(i), from = events.origin[i];
      const who = short(strings[events.who[i]]), cancelled = events.cancelled.includes(i);
      if (!from) {  // a sign, not an arrow from nowhere
        if (who) this.names.push({ text: who, index: i, size: 12.5, kind: "person", struck: cancelled });
        continue;
      }
      const planned = this.app.data.sure[events.sure[i]] === "planned";
      const path = Calque.curve(this.app.map, from, to), strong = i === this.app.state.event;
      const style = { renderer: this.renderer, pane: "cq-visits", lineCap: "round", interactive: false };
      this.group.addLayer(L.polyline(path, { ...style, color: "#ffffff", weight: strong ? 7 : 5.5, opacity: 0.8 }));
      const arrow = L.polyline(path, {
        ...style, interactive: true, color: colour, weight: strong ? 4 : 2.8, dashArray: planned ? "7 6" : null,
        className: "cq-arrow",
      });
      arrow.on("click", () => { this.app.pending = { events: [i] }; });
      arrow.on("mouseover", () => { this.app.hovered = { events: [i] }; });
      arrow.on("mouseout", () => { this.app.hovered = null; });
      this.group.addLayer(arrow);
      arrow.getElement()?.setAttribute("marker-end", `url(#${this.head(colour)})`);
      if (cancelled) {
        const [a, b] = [path[Math.round(ARROW_STEPS * 0.42)], path[Math.round(ARROW_STEPS * 0.58)]];
        const across = L.latLng(a.lat + (b.lng - a.lng), a.lng - (b.lat - a.lat));
        const other = L.latLng(b.lat - (b.lng - a.lng), b.lng + (b.lat - a.lat));
        this.group.addLayer(L.polyline([across, other], { ...style, color: colour, weight: 3 }));
      }
      if (who) this.names.push({ text: who, path, size: 12.5, kind: "person", struck: cancelled });
    }
  }

  // The arrow head of a colour, made the first time it is needed.
  head(colour) {
    const id = "cq-head-" + colour.slice(1);
    if (!document.getElementById(id)) {
      const path = Calque.svg("path", { d: "M0 0L9 4.5L0 9L2.2 4.5z", fill: colour, stroke: "#ffffff", "stroke-width": 0.6 });
      const marker = { id, viewBox: "0 0 9 9", refX: 8, refY: 4.5, markerWidth: 17, markerHeight: 17, markerUnits: "userSpaceOnUse", orient: "auto" };
      document.querySelector("svg.cq-defs defs").appendChild(Calque.svg("marker", marker, [path]));
    }
    return id;
  }
};
