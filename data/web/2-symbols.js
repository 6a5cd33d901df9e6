// The signs of the map: a glyph by weapon or kind in a disc of the side's colour, and the hatching of zones.
"use strict";
Calque.GLYPHS = {  // in a box of 24 by 24
  air: "M12 1.5l1.7 7 8 4.6v2l-8-2.3-.5 5 2.6 2v1.5L12 20.1l-3.8 1.2v-1.5l2.6-2-.5-5-8 2.3v-2l8-4.6z",
  drone: "M3 4h7v2H7.8l2.6 3h3.2l2.6-3H14V4h7v2h-2.4L15.5 10v4l3.1 4H21v2h-7v-2h2.2l-2.6-3h-3.2l-2.6 3H10v2H3v-2h2.4l3.1-4v-4L5.4 6H3z",
  missile: "M12 1c2.3 2.2 3.3 5 3.3 8v5.5l3.7 3.5v3h-4.5l-.7-2.5h-3.6L9.5 21H5v-3l3.7-3.5V9c0-3 1-5.8 3.3-8z",
  rocket: "M3 15.5L13.5 5l2.5-.5-.5 2.5L5 17.5zM8 20.5L18.5 10l2.5-.5-.5 2.5L10 22.5zM2 10L9 3l2.5-.5L11 5l-7 7z",
  artillery: "M2.5 14.5L17 5.5l2.5 3.8-8.6 5.4a4 4 0 1 1-6.6 1.8zM19 3.5l1.5-1 1.8 2.7-1.5 1z",
  barrel_bomb: "M7 3h10c1.6 6 1.6 12 0 18H7C5.4 15 5.4 9 7 3zm-.2 4.5l-.2 2h10.8l-.2-2zm-.2 7l.2 2h10.4l.2-2z",
  chemical: "M12 2c4.5 6.5 6.5 9.3 6.5 13a6.5 6.5 0 0 1-13 0c0-3.7 2-6.5 6.5-13z",
  car_bomb: "M2.5 16v-4.5l2-.8L7 6h10l2.5 4.7 2 .8V16h-2v2.5h-3V16h-9v2.5h-3V16zM8 8l-1.5 3h11L16 8z",
  suicide: "M12 2a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 12 2zM6.5 10h11v5h-2v7h-7v-7h-2z",
  mine: "M11 4h2v3.1a6.5 6.5 0 0 1 5.5 6.4V15h-13v-1.5A6.5 6.5 0 0 1 11 7.1zM3.5 16.5h17v3h-17zM5 5.5l1.5-1.2 1.7 2.2-1.4 1.1zM19 5.5l-1.5-1.2-1.7 2.2 1.4 1.1z",
  unknown: "M12 1l2.2 6.1 5.6-3.3-2.4 6L23.5 12l-6.1 2.2 2.4 6-5.6-3.3L12 23l-2.2-6.1-5.6 3.3 2.4-6L.5 12l6.1-2.2-2.4-6 5.6 3.3z",
  clash: "M3 3h3.5l6 7 6-7H22v3.5l-7 6 4.2 4.2 1.6-.7.9 1.2-4.5 4.5-1.2-.9.7-1.6-4.2-4.2-4.2 4.2.7 1.6-1.2.9-4.5-4.5.9-1.2 1.6.7 4.2-4.2-7-6z",
  control: "M6 2h2v1.3c3.4-1.9 6.5 1.7 11 0v9.5c-4.5 1.7-7.6-1.9-11 0V22H6z",
  visit: "M12 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c0-5 3.5-8 8-8s8 3 8 8z",
};

Calque.UNKNOWN_COLOUR = "#6f6a63";
Calque.VISIT_COLOUR = "#4a2c6e";
const RADII = [[100, 19], [50, 16], [10, 13.5], [1, 11]];

// The radius in pixels of a strike's disc, by its reported deaths.
Calque.radius = function (deaths) {
  for (const [least, radius] of RADII) if (deaths >= least) return radius;
  return 9;
};

const sprites = new Map();

// A sign drawn once for each look. look: {glyph, colour, outlined, radius, sure, mark}; sure: firm, unsure, other, denied;
// mark: the letter at its foot, where some reader may take its colour for another's.
Calque.sprite = function (look, ratio) {
  const key = [look.glyph, look.colour, look.outlined, look.radius, look.sure, look.mark, ratio].join("|");
  if (sprites.has(key)) return sprites.get(key);
  const half = look.radius + (look.mark ? 8 : 3), canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.ceil(half * 2 * ratio);
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  ctx.translate(half, half);
  const firm = look.sure === "firm", hollow = look.outlined || look.sure === "other" || look.sure === "denied";
  const fill = hollow ? "#ffffff" : firm ? look.colour : Calque.mix(look.colour, "#ffffff", 0.62);
  ctx.beginPath();
  if (look.glyph === "control") ctx.roundRect(-look.radius, -look.radius, look.radius * 2, look.radius * 2, 3);
  else ctx.arc(0, 0, look.radius, 0, Math.PI * 2);
  ctx.fillStyle = fill;
  ctx.fill();
  ctx.lineWidth = firm && !hollow ? 1.6 : 1.8;
  ctx.strokeStyle = firm && !hollow ? "#ffffff" : look.colour;
  if (!firm) ctx.setLineDash([2.6, 2.2]);
  ctx.stroke();
  ctx.setLineDash([]);
  if (firm && !hollow) {
    ctx.beginPath();
    if (look.glyph === "control") ctx.roundRect(-look.radius - 1, -look.radius - 1, look.radius * 2 + 2, look.radius * 2 + 2, 4);
    else ctx.arc(0, 0, look.radius + 1.2, 0, Math.PI * 2);
    ctx.lineWidth = 0.7;
    ctx.strokeStyle = "rgba(30,25,20,.55)";
    ctx.stroke();
  }
  const size = look.radius * 1.36;
  ctx.save();
  ctx.scale(size / 24, size / 24);
  ctx.translate(-12, -12);
  ctx.fillStyle = hollow || !firm ? Calque.mix(look.colour, "#000000", 0.25) : Calque.isLight(look.colour) ? "#231f1a" : "#ffffff";
  ctx.fill(new Path2D(Calque.GLYPHS[look.glyph] || Calque.GLYPHS.unknown), "evenodd");
  ctx.restore();
  if (look.sure === "denied") {
    ctx.beginPath();
    ctx.moveTo(-look.radius * 0.75, look.radius * 0.75);
    ctx.lineTo(look.radius * 0.75, -look.radius * 0.75);
    ctx.lineWidth = 2;
    ctx.strokeStyle = "#231f1a";
    ctx.stroke();
  }
  if (look.mark) Calque.markSign(ctx, look);
  sprites.set(key, canvas);
  return canvas;
};

Calque.markSign = function (ctx, look) {
  ctx.font = "bold 11px system-ui, sans-serif";
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 3;
  ctx.strokeStyle = "#ffffff";
  ctx.fillStyle = "#231f1a";
  const at = look.radius * 0.8 + 1;
  ctx.strokeText(look.mark, at, at);
  ctx.fillText(look.mark, at, at);
};

// The sign as an image for lists and legends.
Calque.sign = function (look, classes) {
  const ratio = 2, sprite = Calque.sprite(look, ratio);
  const canvas = Calque.make("canvas", classes || "cq-sign", null, { "aria-hidden": "true" });
  canvas.width = sprite.width;
  canvas.height = sprite.height;
  canvas.style.width = sprite.width / ratio + "px";
  canvas.style.height = sprite.height / ratio + "px";
  canvas.getContext("2d").drawImage(sprite, 0, 0);
  return canvas;
};

// Hatching: lines and dots in a square that repeats, so that sides differ without their colours.
const HATCHES = {
  "/": { size: 9, lines: ["M-2 2L2 -2M0 9L9 0M7 11L11 7"] },
  "\\": { size: 9, lines: ["M-2 7L2 11M0 0L9 9M7 -2L11 2"] },
  "–": { size: 7, lines: ["M0 3.5H7"] },
  "|": { size: 8, lines: ["M4 0V8"] },
  "wide/": { size: 18, lines: ["M-2 2L2 -2M0 18L18 0M16 20L20 16"] },
  "wide\\": { size: 18, lines: ["M-2 16L2 20M0 0L18 18M16 -2L20 2"] },
  "grid": { size: 9, lines: ["M0 4.5H9M4.5 0V9"] },
  "cross": { size: 10, lines: ["M0 0L10 10M10 0L0 10"] },
  "dots": { size: 8, dots: [[2, 2], [6, 6]] },
  "zigzag": { size: 10, lines: ["M0 7L5 3L10 7"] },
};

const RISING = new Set(["/", "wide/", "cross"]);

function pattern(id, size, children) {
  return Calque.svg("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse" }, children);
}

// A hidden drawing with every pattern that the zones refer to.
Calque.patterns = function (sides) {
  const defs = Calque.svg("defs"), edge = { width: 6, lines: "M-1 1L1 -1M0 6L6 0M5 7L7 5" };
  sides.forEach((side, i) => {
    const ink = Calque.isLight(side.colour) ? Calque.mix(side.colour, "#000000", 0.45) : Calque.mix(side.colour, "#000000", 0.35);
    const hatch = HATCHES[side.pattern];
    if (hatch) {
      const marks = (hatch.lines || []).map((d) => Calque.svg("path", { d, stroke: ink, "stroke-width": 1.1, fill: "none" }));
      const dots = (hatch.dots || []).map(([cx, cy]) => Calque.svg("circle", { cx, cy, r: 1.15, fill: ink }));
      defs.appendChild(pattern("cq-hatch-" + i, hatch.size, [...marks, ...dots]));
    }
    defs.appendChild(pattern("cq-edge-" + i, edge.width,
      [Calque.svg("path", { d: edge.lines, stroke: ink, "stroke-width": 2.6 })]));
    const rising = !RISING.has(side.pattern);  // stripes run across the lines of a pattern
    defs.appendChild(pattern("cq-partial-" + i, 10, [Calque.svg("path", {
      d: rising ? "M-2.5 2.5L2.5 -2.5M0 10L10 0M7.5 12.5L12.5 7.5" : "M-2.5 7.5L2.5 12.5M0 0L10 10M7.5 -2.5L12.5 2.5",
      stroke: side.colour, "stroke-width": 3.4 })]));
  });
  sides.forEach((a, i) => sides.forEach((b, j) => {
    if (i >= j) return;
    const [[ground, k], [stripes]] = HATCHES[b.pattern] ? [[b, j], [a]] : [[a, i], [b]], square = { width: 16, height: 16 };
    const line = RISING.has(ground.pattern) ? "M-4 12L4 20M0 0L16 16M12 -4L20 4" : "M-4 4L4 -4M0 16L16 0M12 20L20 12";
    for (const patterned of [false, true]) {
      defs.appendChild(pattern(`cq-both-${i}-${j}${patterned ? "-hatched" : ""}`, 16, [
        Calque.svg("rect", { ...square, fill: ground.colour }),
        ...(patterned && HATCHES[ground.pattern] ? [Calque.svg("rect", { ...square, fill: `url(#cq-hatch-${k})` })] : []),
        Calque.svg("path", { d: line, stroke: stripes.colour, "stroke-width": 5.7 })]));
    }
  }));
  defs.appendChild(pattern("cq-collapsed", 10, [
    Calque.svg("rect", { width: 10, height: 10, fill: "#efebe3" }),
    Calque.svg("path", { d: "M-2 8L2 12M0 0L10 10M8 -2L12 2", stroke: "#a39a8e", "stroke-width": 0.9 })]));
  defs.appendChild(pattern("cq-withdrawn", 12, [
    Calque.svg("rect", { width: 12, height: 12, fill: "#fbfaf7" }),
    ...[[3, 3], [9, 9]].map(([cx, cy]) => Calque.svg("circle", { cx, cy, r: 0.9, fill: "#a39a8e" }))]));
  defs.appendChild(pattern("cq-changed", 7, [
    Calque.svg("path", { d: "M-1 1L1 -1M0 7L7 0M6 8L8 6", stroke: "#5b4636", "stroke-width": 2 })]));
  const drawing = Calque.svg("svg", { class: "cq-defs", width: 0, height: 0, "aria-hidden": "true" }, [defs]);
  return drawing;
};

// How a zone is held, its holders still to be named.
Calque.zoneWords = function (zone, say) {
  return say["zone." + zone.state + (zone.state === "besieged" && !zone.h.length ? "_untold" : "")];
};

// The fill of a zone or of its sample in the legend: {fill, opacity, over, stroke, weight, dash}.
Calque.zoneStyle = function (zone, sides, patterned) {
  const main = zone.h.length ? sides[zone.h[0]] : null;
  const colour = main ? main.colour : "#8d8377", index = zone.h[0];
  const reported = zone.basis === "reports";
  const style = {
    fill: colour, opacity: zone.sure ? 0.62 : 0.3, over: null,
    stroke: Calque.mix(colour, "#000000", 0.38), weight: reported ? 1.9 : 0.7,
    dash: zone.sure ? null : "5 4", strokeOpacity: reported ? 0.95 : 0.55,
  };
  if (patterned && main && HATCHES[main.pattern]) style.over = `url(#cq-hatch-${index})`;
  if (zone.state === "contested" && zone.h.length > 1) {
    const [a, b] = [...zone.h].sort((x, y) => x - y);
    Object.assign(style, { fill: `url(#cq-both-${a}-${b}${patterned ? "-hatched" : ""})`, over: null, stroke: "#3b332b" });
  } else if (zone.state === "partial" || zone.state === "contested") {
    Object.assign(style, { fill: main ? `url(#cq-partial-${index})` : "url(#cq-changed)", opacity: zone.sure ? 0.8 : 0.4 });
  } else if (zone.state === "majority") {
    Object.assign(style, { stroke: main ? `url(#cq-edge-${index})` : colour, weight: 7, dash: null, strokeOpacity: 1 });
  } else if (zone.state === "besieged") {
    Object.assign(style, { stroke: "#1f1b17", weight: 2.6, dash: "2 5", strokeOpacity: 1, opacity: main ? style.opacity : 0.05 });
  } else if (zone.state === "withdrawn") {
    Object.assign(style, { fill: "url(#cq-withdrawn)", opacity: 0.9, over: null, stroke: "#6f6a63", weight: 1.4, dash: "4 4" });
  } else if (zone.state === "collapsed") {
    Object.assign(style, { fill: "url(#cq-collapsed)", opacity: 0.85, over: null, stroke: "#6f655a", weight: reported ? 1.4 : 0.7 });
  } else if (zone.state === "changed") {
    Object.assign(style, { fill: colour, opacity: 0, over: null, stroke: "url(#cq-changed)", weight: 6, dash: null, strokeOpacity: 0.9 });
  }
  return style;
};
