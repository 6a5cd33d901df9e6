// What every part of the page needs: elements made of text, days, numbers, packed shapes.
"use strict";
const Calque = {};

// An element with classes, attributes and children; words are always set as text, never as markup.
Calque.make = function (tag, classes, words, attributes) {
  const node = document.createElement(tag);
  if (classes) node.className = classes;
  if (words !== undefined && words !== null) node.textContent = words;
  for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, value);
  return node;
};

Calque.svg = function (tag, attributes, children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes || {})) node.setAttribute(name, value);
  for (const child of children || []) node.appendChild(child);
  return node;
};

Calque.clear = function (node) {
  while (node.firstChild) node.removeChild(node.firstChild);
  return node;
};

// Days travel as a count from 1 January 1970.
Calque.day = {
  of(number) { return new Date(number * 86400000); },
  iso(number) { return Calque.day.of(number).toISOString().slice(0, 10); },
  parse(iso) { return /^\d{4}-\d{2}-\d{2}$/.test(iso || "") ? Math.round(Date.parse(iso) / 86400000) : null; },
  words(number, say, weekday) {
    const d = Calque.day.of(number), n = d.getUTCDate();
    return say[weekday ? "day.one" : "day.plain"]
      .replace("{weekday}", say["weekday." + (d.getUTCDay() || 7)])
      .replace("{day}", n === 1 ? say["day.first_of_month"] : n)
      .replace("{month}", say["month." + (d.getUTCMonth() + 1)])
      .replace("{year}", d.getUTCFullYear());
  },
  short(number, say) {
    const d = Calque.day.of(number), n = d.getUTCDate();
    return (n === 1 ? say["day.first_of_month"] : n) + "\u00a0" + say["month_short." + (d.getUTCMonth() + 1)];
  },
};

Calque.number = function (value, say) {
  return String(value).replace(/\B(?=(\d{3})+$)/g, say["count.thousands"]);
};

Calque.plural = function (say, key, count) {
  return (count === 1 ? say[key + "_one"] : say[key + "_many"]).replace("{count}", Calque.number(count, say));
};

// A ring travels as whole thousandths of a degree: the first point, then differences, latitude before longitude.
Calque.ring = function (packed) {
  const points = [];
  let lat = 0, lon = 0;
  for (let i = 0; i < packed.length; i += 2) {
    lat += packed[i];
    lon += packed[i + 1];
    points.push([lat / 1000, lon / 1000]);
  }
  return points;
};

// Polygons, each of rings: the outside, then the holes.
Calque.polygons = function (packed) {
  return packed.map((polygon) => polygon.map(Calque.ring));
};

Calque.rgb = function (hex) {
  const n = parseInt(hex.slice(1), 16);
  return [n >> 16, (n >> 8) & 255, n & 255];
};

// A colour moved toward another by a share of the way.
Calque.mix = function (hex, toward, share) {
  const a = Calque.rgb(hex), b = Calque.rgb(toward);
  return "#" + a.map((v, i) => Math.round(v + (b[i] - v) * share).toString(16).padStart(2, "0")).join("");
};

Calque.isLight = function (hex) {
  const [r, g, b] = Calque.rgb(hex);
  return 0.299 * r + 0.587 * g + 0.114 * b > 165;
};
