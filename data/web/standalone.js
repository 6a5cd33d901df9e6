// The page on its own: it remembers its view in the part of its address after the #.
"use strict";
Calque.standalone = function (map) {
  const asked = new URLSearchParams(location.hash.slice(1)), data = JSON.parse(document.getElementById("calque-data").textContent);
  const day = Calque.day.parse(asked.get("day")), at = (asked.get("at") || "").split(",").map(Number);
  const remember = (state) => {
    const query = new URLSearchParams({ day: state.day || "", window: state.window, layers: state.layers.join(","), at: state.at });
    if (state.event) query.set("event", state.event);
    if (!state.patterns) query.set("plain", "1");
    if (state.changes) query.set("changes", "1");
    try { history.replaceState(null, "", "#" + query); } catch { /* a page opened in a frame has no address of its own */ }
  };
  if (day !== null) data.view.asOf = day;
  if (at.length === 3 && at.every(Number.isFinite)) data.view.at = at;
  if (asked.has("window")) data.view.window = Number(asked.get("window")) || 0;
  if (asked.has("layers")) data.view.layers = asked.get("layers").split(",").filter((layer) => ["zones", "strikes", "visits"].includes(layer));
  if (asked.get("plain") === "1") data.view.patterns = false;
  if (asked.get("changes") === "1") data.view.changes = true;
  if (asked.has("event")) data.view.event = asked.get("event");
  Calque.app = new Calque.App(map, JSON.parse(document.getElementById("calque-base").textContent), data, { remember });
};
