// The events as signs, and the names of towns, on one canvas: nothing overlaps, and ten thousand signs stay smooth.
//
// A sign that would cover another moves to the nearest free spot around its place, joined to it by a thin line; where
// too many share a place, one badge counts them. Only the view moves them: the data keeps its coordinates.
"use strict";
Calque.Scatter = L.Renderer.extend({
  options: { padding: 0.35, pane: "cq-signs" },

  initialize(app) {
    L.Renderer.prototype.initialize.call(this, {});
    this.app = app;
    this.signs = [];
    this.names = [];
    this.extraNames = [];
    this.changes = [];
    this.placed = { zoom: null };
  },

  _initContainer() {
    this._container = document.createElement("canvas");
    this._ctx = this._container.getContext("2d");
    this._container.style.pointerEvents = "none";
  },

  _destroyContainer() {
    L.DomUtil.remove(this._container);
    delete this._container;
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize(), ratio = Math.min(window.devicePixelRatio || 1, 2), canvas = this._container;
    L.DomUtil.setPosition(canvas, this._bounds.min);
    canvas.width = ratio * size.x;
    canvas.height = ratio * size.y;
    canvas.style.width = size.x + "px";
    canvas.style.height = size.y + "px";
    this.ratio = ratio;
    if (this.extraNames.length) this.placed.zoom = null;  // the names of arrows follow what is seen of them
    this.paint();
  },

  // signs: [{index, lat, lon, look, weight, key}], names: [{text, lat, lon, size, kind}]
  show(signs, names, extraNames) {
    this.signs = signs;
    this.names = names;
    this.extraNames = extraNames;
    this.placed.zoom = null;
    if (this._map && this._bounds) this.paint();
  },

  arrange() {
    const zoom = this._map.getZoom();
    if (this.placed.zoom === zoom) return;
    const grid = new Grid(), spots = [], left = [];
    const crowded = this.signs.length > CROWD, all = this.signs.map((sign) => ({ sign, at: this._map.project([sign.lat, sign.lon], zoom) }));
    for (const group of crowded ? squares(all) : [all]) {
      const alone = !crowded || group.length <= ALONE;
      for (const { sign, at } of group) {
        const spot = alone ? free(grid, at, sign.look.radius + 1.5) : null;
        if (spot) spots.push({ sign, at, x: spot[0], y: spot[1], r: sign.look.radius });
        else left.push({ sign, at });
      }
    }
    const stacks = squares(left).map((group) => stack(grid, group));
    this.placed = { zoom, spots, stacks, labels: this.arrangeNames(grid, zoom, spots) };
  },

  // The point of an arrow where its name goes: about its middle, or what is seen of it.
  along(path) {
    const seen = this._map.getBounds().pad(-0.06);
    const share = [0.55, 0.65, 0.45, 0.75, 0.35, 0.85, 0.93].find((s) => seen.contains(path[Math.round(s * (path.length - 1))]));
    return share ? path[Math.round(share * (path.length - 1))] : null;
  },

  // Where something happens is named first, and as far off as its signs ask for.
  arrangeNames(grid, zoom, spots) {
    const ctx = this._ctx, labels = [], boxes = new Boxes(grid), key = ({ lat, lon }) => lat.toFixed(3) + "," + lon.toFixed(3);
    const signed = new Set(spots.map(({ sign }) => key(sign))), happens = (name) => DOTTED.has(name.kind) && signed.has(key(name));
    const names = [...this.names.filter(happens), ...this.extraNames, ...this.names.filter((name) => !happens(name))];
    for (const name of names) {
      const told = happens(name);
      if (name.from && zoom < name.from && !told) continue;
      if (name.until && zoom > name.until) continue;
      ctx.font = font(name);
      const spaced = name.kind === "country" ? name.text.length * 2.2 : 0, spot = spots.find(({ sign }) => sign.index === name.index);
      const where = name.path ? this.along(name.path) : spot ? null : [name.lat, name.lon];
      if (name.path ? !where : name.index !== undefined && !spot) continue;
      const width = ctx.measureText(name.text).width + spaced, at = spot ? L.point(spot.x, spot.y) : this._map.project(where, zoom);
      const dotted = DOTTED.has(name.kind) && !spot;
      if (dotted && !told && !boxes.fits(at.x - DOT, at.y - DOT, 2 * DOT, 2 * DOT)) continue;  // its dot would lie on another's name
      const high = name.size, gap = spot ? spot.r + 4 : DOTTED.has(name.kind) ? 6 : 0;
      const places = gap ? (told ? FAR : NEAR).flatMap((more) => around(gap + more, width, high)) : [[-width / 2, -high / 2]];
      const fit = places.find(([dx, dy]) => boxes.take(at.x + dx, at.y + dy, width, high));
      if (!fit) continue;
      labels.push({ name, at, x: at.x + fit[0], y: at.y + fit[1] + high / 2, width });
      if (dotted) boxes.put(at.x - DOT, at.y - DOT, 2 * DOT, 2 * DOT);
    }
    return labels;
  },

  paint() {
    if (!this._map || !this._container) return;
    this.arrange();
    const ctx = this._ctx, origin = this._map.getPixelOrigin(), low = this._bounds.min;
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.clearRect(0, 0, this._container.width, this._container.height);
    ctx.translate(-origin.x - low.x, -origin.y - low.y);
    const seen = L.bounds(this._bounds.min.add(origin), this._bounds.max.add(origin));
    for (const change of this.changes) this.paintChange(ctx, change);
    this.paintNames(ctx, seen);
    this.paintSigns(ctx, seen);
  },

  paintNames(ctx, seen) {
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    for (const { name, at, x, y } of this.placed.labels) {
      if (!seen.contains([at.x, at.y])) continue;
      ctx.font = font(name);
      if (name.kind === "city" || name.kind === "capital") dot(ctx, at, name);
      if ("letterSpacing" in ctx) ctx.letterSpacing = name.kind === "country" ? "2px" : "0px";
      ctx.strokeStyle = "rgba(255,255,255,.88)";
      ctx.lineWidth = name.kind === "country" ? 3 : 3.4;
      ctx.strokeText(name.text, x, y);
      ctx.fillStyle = INK[name.kind] || INK.city;
      ctx.fillText(name.text, x, y);
      if (name.struck) {
        ctx.fillRect(x, y, ctx.measureText(name.text).width, 1.4);
      }
      if ("letterSpacing" in ctx) ctx.letterSpacing = "0px";
    }
  },

  paintSigns(ctx, seen) {
    ctx.lineWidth = 1;
    ctx.strokeStyle = "rgba(40,34,28,.6)";
    ctx.beginPath();
    for (const s of this.placed.spots) {
      if (Math.abs(s.x - s.at.x) + Math.abs(s.y - s.at.y) > 4 && seen.contains([s.at.x, s.at.y])) {
        ctx.moveTo(s.at.x, s.at.y);
        ctx.lineTo(s.x, s.y);
      }
    }
    ctx.stroke();
    const chosen = this.app.state.event;
    for (const s of [...this.placed.spots].reverse()) {
      if (!seen.contains([s.x, s.y])) continue;
      if (s.sign.index === chosen) halo(ctx, s);
      const sprite = Calque.sprite(s.sign.look, this.ratio), side = sprite.width / this.ratio;
      ctx.drawImage(sprite, s.x - side / 2, s.y - side / 2, side, side);
    }
    ctx.textAlign = "center";
    for (const b of this.placed.stacks) {
      if (!seen.contains([b.x, b.y])) continue;
      if (b.events.includes(chosen)) halo(ctx, b);
      badge(ctx, b);
    }
    ctx.textAlign = "start";
  },

  // A dot of two halves: who held the place, who holds it now.
  paintChange(ctx, { lat, lon, before, after }) {
    const at = this._map.project([lat, lon]), { sides } = this.app.data;
    [[before, 0.5], [after, 1.5]].forEach(([held, turn]) => {
      ctx.beginPath();
      ctx.arc(at.x, at.y, CHANGE, turn * Math.PI, (turn + 1) * Math.PI);
      ctx.closePath();
      ctx.fillStyle = held.length === 1 ? sides[held[0]].colour : "#ffffff";
      ctx.fill();
    });
    ctx.beginPath();
    ctx.arc(at.x, at.y, CHANGE, 0, Math.PI * 2);
    ctx.moveTo(at.x, at.y - CHANGE);
    ctx.lineTo(at.x, at.y + CHANGE);
    ctx.lineWidth = 1;
    ctx.strokeStyle = "#231f1a";
    ctx.stroke();
  },

  changeAt(containerPoint) {
    const p = this._map.containerPointToLayerPoint(containerPoint).add(this._map.getPixelOrigin());
    return this.changes.find(({ lat, lon }) => this._map.project([lat, lon]).distanceTo(p) <= CHANGE + 1) || null;
  },

  // The sign or badge under a point of the page, if any: {events: [index…]}.
  hit(containerPoint) {
    if (!this.placed.spots) return null;
    const p = this._map.containerPointToLayerPoint(containerPoint).add(this._map.getPixelOrigin());
    const near = (s) => (s.x - p.x) ** 2 + (s.y - p.y) ** 2 <= (s.r + 2) ** 2;
    const spot = this.placed.spots.find(near);
    if (spot) return { events: [spot.sign.index] };
    const stack = this.placed.stacks.find(near);
    return stack ? { events: stack.events } : null;
  },

  // Where an event's sign is on the page, or null where it is not drawn.
  whereIs(index) {
    if (!this.placed.spots) return null;
    const found = this.placed.spots.find((s) => s.sign.index === index) ||
      this.placed.stacks.find((s) => s.events.includes(index));
    return found
      ? this._map.layerPointToContainerPoint(L.point(found.x, found.y).subtract(this._map.getPixelOrigin()))
      : null;
  },
});

const CROWD = 300;  // signs from which a map shows counts rather than signs
const SQUARE = 52;  // pixels
const ALONE = 2;  // signs that a square may hold before they are counted

// Signs by squares of the map.
function squares(all) {
  const groups = new Map();
  for (const one of all) {
    const key = Math.floor(one.at.x / SQUARE) + "," + Math.floor(one.at.y / SQUARE);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(one);
  }
  return [...groups.values()];
}

// One badge for several signs, amid them, and on a free spot if there is one near.
function stack(grid, left) {
  const mean = (of) => left.reduce((sum, { at }) => sum + of(at), 0) / left.length;
  const at = L.point(mean((p) => p.x), mean((p) => p.y)), r = 11 + 2.2 * Math.log10(left.length);
  const spot = free(grid, at, r, 8) || [at.x, at.y];
  return { at, x: spot[0], y: spot[1], r, count: left.length, events: left.map(({ sign }) => sign.index) };
}

// Where a name may stand about a point: beside it first, then above and below.
function around(gap, width, high) {
  return [[gap, -high / 2], [-gap - width, -high / 2], [-width / 2, -gap - high], [-width / 2, gap],
    [gap, -high], [gap, 0], [-gap - width, -high], [-gap - width, 0]];
}

const NEAR = [0, 8, 14], FAR = [0, 8, 14, 22, 32, 44, 58];  // pixels beyond the gap, tried in turn
const DOTTED = new Set(["city", "capital"]);
const INK = { city: "#2d2823", capital: "#1d1916", country: "#857b6e", province: "#8d8275", water: "#6f93a8", person: "#4a2c6e" };
const DOT = 2.5;  // pixels
const CELL = 24;
const CHANGE = 5.5;  // pixels

function font(name) {
  const style = name.kind === "province" || name.kind === "water" ? "italic " : "";
  const weight = name.kind === "capital" || name.kind === "person" ? "600 " : name.kind === "country" ? "500 " : "400 ";
  return style + weight + name.size + "px system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
}

function dot(ctx, at, name) {
  const r = name.kind === "capital" ? 3.4 : 2.3;
  ctx.beginPath();
  if (name.kind === "capital") ctx.rect(at.x - r, at.y - r, 2 * r, 2 * r);
  else ctx.arc(at.x, at.y, r, 0, Math.PI * 2);
  ctx.fillStyle = "#2d2823";
  ctx.fill();
  ctx.lineWidth = 1.2;
  ctx.strokeStyle = "rgba(255,255,255,.9)";
  ctx.stroke();
}

function halo(ctx, spot) {
  ctx.beginPath();
  ctx.arc(spot.x, spot.y, spot.r + 5, 0, Math.PI * 2);
  ctx.fillStyle = "rgba(255,255,255,.75)";
  ctx.fill();
  ctx.lineWidth = 2.6;
  ctx.strokeStyle = "#111";
  ctx.stroke();
}

function badge(ctx, b) {
  ctx.beginPath();
  ctx.arc(b.x, b.y, b.r, 0, Math.PI * 2);
  ctx.fillStyle = "#2b2620";
  ctx.fill();
  ctx.lineWidth = 1.6;
  ctx.strokeStyle = "#fff";
  ctx.stroke();
  ctx.font = "600 11px system-ui, sans-serif";
  ctx.fillStyle = "#fff";
  ctx.fillText(b.count > 999 ? Math.round(b.count / 1000) + "k" : b.count, b.x, b.y + 0.5);
}

// Discs already placed, in square cells; a disc looks only at its neighbours.
class Grid {
  constructor() { this.cells = new Map(); }

  near(x, y, r, test) {
    for (let i = Math.floor((x - r - 20) / CELL); i <= Math.floor((x + r + 20) / CELL); i++) {
      for (let j = Math.floor((y - r - 20) / CELL); j <= Math.floor((y + r + 20) / CELL); j++) {
        for (const disc of this.cells.get(i * 1000003 + j) || []) if (test(disc)) return true;
      }
    }
    return false;
  }

  fits(x, y, r) {
    return !this.near(x, y, r, (d) => (d.x - x) ** 2 + (d.y - y) ** 2 < (d.r + r) ** 2);
  }

  add(x, y, r) {
    const key = Math.floor(x / CELL) * 1000003 + Math.floor(y / CELL);
    if (!this.cells.has(key)) this.cells.set(key, []);
    this.cells.get(key).push({ x, y, r });
  }
}

const TRIES = 26, GOLDEN = Math.PI * (3 - Math.sqrt(5));

// The free spot nearest to a point, on a spiral around it; null when there is none near enough.
function free(grid, at, r, tries) {
  for (let i = 0; i < (tries || TRIES); i++) {
    const away = i ? r * 0.9 * Math.sqrt(i + 1.5) : 0;
    const x = at.x + away * Math.cos(i * GOLDEN), y = at.y + away * Math.sin(i * GOLDEN);
    if (grid.fits(x, y, r)) {
      grid.add(x, y, r);
      return [x, y];
    }
  }
  return null;
}

// Boxes of names and of their dots already placed, that keep off each other and off the signs.
class Boxes {
  constructor(grid) {
    this.grid = grid;
    this.cells = new Map();
  }

  take(x, y, width, height) {
    if (!this.fits(x, y, width, height)) return false;
    this.put(x, y, width, height);
    return true;
  }

  fits(x, y, width, height) {
    const overlaps = (o) => x < o.x + o.w + ASIDE && o.x < x + width + ASIDE && y < o.y + o.h + 1 && o.y < y + height + 1;
    if (squaresOf(x, y, width, height).some((k) => (this.cells.get(k) || []).some(overlaps))) return false;
    const middle = Math.max(width, height) / 2;
    const covers = (d) => Math.hypot(
      Math.max(x - d.x, 0, d.x - x - width), Math.max(y - d.y, 0, d.y - y - height)) < d.r;
    return !this.grid.near(x + width / 2, y + height / 2, middle, covers);
  }

  put(x, y, width, height) {
    for (const k of squaresOf(x, y, width, height)) {
      if (!this.cells.has(k)) this.cells.set(k, []);
      this.cells.get(k).push({ x, y, w: width, h: height });
    }
  }
}

const ASIDE = 4;  // pixels between two names on one line, so that they are not read as one

function squaresOf(x, y, width, height) {
  const keys = [];
  for (let i = Math.floor((x - ASIDE) / 60); i <= Math.floor((x + width + ASIDE) / 60); i++) {
    for (let j = Math.floor(y / 60); j <= Math.floor((y + height) / 60); j++) keys.push(i * 1000003 + j);
  }
  return keys;
}
