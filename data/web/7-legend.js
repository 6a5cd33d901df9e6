// The legend: only what the map shows at this moment.
"use strict";
// A sample of a zone's look.
Calque.swatch = function (zone, sides, patterned) {
  const style = Calque.zoneStyle(zone, sides, patterned);
  const box = { x: 3, y: 3.5, width: 24, height: 12 };
  const children = [Calque.svg("rect", {
    ...box, fill: style.fill, "fill-opacity": style.opacity, stroke: style.stroke, "stroke-opacity": style.strokeOpacity,
    "stroke-width": Math.min(style.weight, 5), "stroke-dasharray": style.dash || "none" })];
  if (style.over) children.push(Calque.svg("rect", { ...box, fill: style.over }));
  return Calque.svg("svg", { class: "cq-swatch", width: 30, height: 19, "aria-hidden": "true" }, children);
};

Calque.Legend = class {
  constructor(app) {
    this.app = app;
    const { say } = app;
    this.node = Calque.make("details", "cq-legend");
    this.node.open = window.innerWidth >= 1300;  // a smaller screen keeps its room for the map
    this.node.appendChild(Calque.make("summary", null, say["legend.title"]));
    this.body = Calque.make("div", "cq-legend-body");
    this.node.appendChild(this.body);
    L.DomEvent.disableClickPropagation(this.node);
    L.DomEvent.disableScrollPropagation(this.node);
  }

  show(indices) {
    Calque.clear(this.body);
    this.holders = new Set();
    const { layers } = this.app.state;
    if (layers.includes("zones")) this.zones();
    if (layers.includes("strikes")) this.strikes(indices);
    if (layers.includes("visits")) this.visits(indices);
    this.lines();
    this.node.hidden = !this.body.hasChildNodes();
  }

  section(title, rows) {
    if (!rows.length) return;
    this.body.appendChild(Calque.make("h3", null, title));
    const list = Calque.make("ul");
    for (const [sign, words] of rows) {
      const item = Calque.make("li");
      item.append(sign, Calque.make("span", null, words));
      list.appendChild(item);
    }
    this.body.appendChild(list);
  }

  zones() {
    const { say, data, state, zones } = this.app, { sides } = data, shown = zones.on(state.day).map((i) => zones.items[i]);
    const sample = (zone) => Calque.swatch({ h: [], state: "held", basis: "reports", sure: true, ...zone }, sides, state.patterns);
    const rows = [], plainStates = ["held", "majority", "besieged"];
    sides.forEach((side, h) => {
      if (shown.some((z) => z.h.includes(h) && (plainStates.includes(z.state) || z.h.length))) rows.push([sample({ h: [h] }), legendName(side) + (state.patterns && side.mark ? ` (${side.mark})` : "")]);
    });
    for (const state of ["collapsed", "withdrawn", "contested", "partial", "changed", "majority", "besieged"]) {
      const zone = shown.find((z) => z.state === state);
      if (zone) rows.push([sample({ ...zone, sure: true }), say["legend." + state]]);
    }
    if (shown.some((z) => !z.sure)) rows.push([sample({ h: shown.find((z) => !z.sure).h, sure: false }), say["legend.unsure"]]);
    if (shown.some((z) => z.basis === "baseline")) rows.push([edge(0.7, 0.6), say["legend.baseline"]]);
    if (shown.some((z) => z.basis === "reports")) rows.push([edge(2.2, 1), say["legend.reports"]]);
    if (state.changes) rows.push([changeSign(sides), say["legend.change"]]);
    this.holders = new Set(shown.flatMap((zone) => zone.h));
    this.section(say["legend.sides"], rows);
  }

  lines() {
    const { say, base } = this.app, dash = { disputed: ["#4a4138", "5 4"], golan: ["#2e6bd6", "none"], undof: ["#2e6bd6", "2 3"] };
    this.section(say["legend.lines"], Object.entries(dash).filter(([name]) => base.has(name)).map(([name, [stroke, dashes]]) => [
      Calque.svg("svg", { class: "cq-swatch", width: 30, height: 19, "aria-hidden": "true" }, [
        Calque.svg("path", { d: "M2 9.5H28", stroke, "stroke-width": 1.6, "stroke-dasharray": dashes })]), say["legend." + name]]));
  }

  strikes(indices) {
    const { say, data } = this.app, { events } = data, weapons = new Map(), attackers = new Map();
    let area = false, clash = false;
    for (const i of indices) {
      const kind = data.kinds[events.kind[i]];
      if (kind !== "strike" && kind !== "clash") continue;
      if (events.drawn[i] >= 2) area = true;
      if (!events.drawn[i]) continue;
      const look = this.app.look(i), side = events.side[i];
      if (kind === "clash") clash = true;
      else weapons.set(look.glyph, say["weapon." + look.glyph]);
      if (side !== null && this.holders.has(side)) continue;  // its colour is told above
      attackers.set(side, side === null ? say["legend.unknown_side"] : say["legend.attacker"].replace("{side}", legendName(data.sides[side])));
    }
    const sign = (look) => Calque.sign({ glyph: "unknown", colour: "#4a4138", radius: 8.5, sure: "firm", outlined: false, ...look });
    const rows = [...weapons].map(([glyph, words]) => [sign({ glyph }), words]);
    if (clash) rows.push([sign({ glyph: "clash" }), say["kind.clash"]]);
    if (area) rows.push([ringSign(), say["legend.area"]]);
    const by = [...attackers].map(([side, words]) => {
      const s = side === null ? { colour: Calque.UNKNOWN_COLOUR } : data.sides[side];
      return [disc(s.colour, s.outlined, this.app.state.patterns ? s.mark : null), words];
    });
    this.section(say["legend.strikes"], [...rows, ...by]);
    const sizes = indices.filter((i) => events.drawn[i] && data.kinds[events.kind[i]] === "strike").map((i) => this.app.look(i).radius);
    if (Math.max(...sizes) > Calque.radius(0)) this.deaths(new Set(sizes));
  }

  // The sizes that the map shows, of which one at least tells of deaths.
  deaths(sizes) {
    const row = Calque.make("div", "cq-sizes");
    for (const [n, words] of [[0, this.app.say["legend.deaths_none"]], [1, "1+"], [10, "10+"], [50, "50+"], [100, "100+"]]) {
      if (!sizes.has(Calque.radius(n))) continue;
      const box = Calque.make("span"), r = Calque.radius(n);
      box.append(Calque.svg("svg", { width: 2 * r + 2, height: 2 * r + 2 }, [
        Calque.svg("circle", { cx: r + 1, cy: r + 1, r, fill: "none", stroke: "#4a4138", "stroke-width": 1.3 })]),
      Calque.make("small", null, words));
      row.appendChild(box);
    }
    this.body.append(Calque.make("h3", null, this.app.say["legend.deaths"]), row);
  }

  visits(indices) {
    const { say, data } = this.app, { events } = data, rows = new Map();
    for (const i of indices) {
      if (data.kinds[events.kind[i]] !== "visit" || !events.drawn[i]) continue;
      if (!events.origin[i]) {
        rows.set("nowhere", [Calque.sign({ ...this.app.look(i), sure: "firm", radius: 8.5 }), say["legend.nowhere"]]);
        continue;
      }
      const key = events.cancelled.includes(i) ? "cancelled" : data.sure[events.sure[i]] === "planned" ? "planned" : "visit";
      rows.set(key, [arrowSign(key), say["legend." + key]]);
    }
    this.section(say["legend.visits"], [...rows.values()]);
  }
};

function changeSign(sides) {
  const [a, b] = [sides[0], sides[1] || sides[0]].map((side) => (side ? side.colour : "#fff"));
  return Calque.svg("svg", { class: "cq-swatch", width: 30, height: 19, "aria-hidden": "true" }, [
    Calque.svg("path", { d: "M15 4a5.5 5.5 0 0 0 0 11z", fill: a, stroke: "#231f1a" }), Calque.svg("path", { d: "M15 4a5.5 5.5 0 0 1 0 11z", fill: b, stroke: "#231f1a" })]);
}

// A side's name, without where else it is named.
function legendName(side) {
  return side.name.replace(/\s*\([^)]*(?:fiche|card)[^)]*\)/, "");
}

function edge(width, opacity) {
  return Calque.svg("svg", { class: "cq-swatch", width: 24, height: 19, "aria-hidden": "true" }, [
    Calque.svg("path", { d: "M2 14C7 3 15 17 22 5", fill: "none", stroke: "#3b332b", "stroke-width": width, "stroke-opacity": opacity })]);
}

function disc(colour, outlined, mark) {
  const letter = Calque.svg("text", { x: 21, y: 17, "text-anchor": "middle", class: "cq-mark" });
  letter.textContent = mark || "";
  return Calque.svg("svg", { class: "cq-swatch", width: 30, height: 19, "aria-hidden": "true" }, [
    Calque.svg("circle", { cx: 15, cy: 9.5, r: 6.5, fill: outlined ? "#fff" : colour, stroke: colour, "stroke-width": outlined ? 2 : 0 }), letter]);
}

function ringSign() {
  return Calque.svg("svg", { class: "cq-swatch", width: 30, height: 19, "aria-hidden": "true" }, [
    Calque.svg("circle", { cx: 15, cy: 9.5, r: 8, fill: "#4a4138", "fill-opacity": 0.1, stroke: "#4a4138", "stroke-dasharray": "3 3" })]);
}

function arrowSign(key) {
  const children = [Calque.svg("path", {
    d: "M2 15Q13 3 24 8", fill: "none", stroke: "#4a2c6e", "stroke-width": 2.4, "stroke-dasharray": key === "planned" ? "4 3" : "none" }),
  Calque.svg("path", { d: "M20 3L29 9.5L19 12z", fill: "#4a2c6e" })];
  if (key === "cancelled") children.push(Calque.svg("path", { d: "M9 3L16 15", stroke: "#4a2c6e", "stroke-width": 2.2 }));
  return Calque.svg("svg", { class: "cq-swatch", width: 30, height: 19, "aria-hidden": "true" }, children);
}
