// The map inside the dashboard: data comes from the page around it, which is told only what it must know.
"use strict";
Calque.embedded = function (map) {
  let key = null, base = null, asked = 0;
  const send = (type, more) => parent.postMessage({ isStreamlitMessage: true, type, ...more }, "*");
  // The view is written into the page's address without asking anything of the server.
  const remember = (state) => {
    const url = new URL(parent.location.href), query = url.searchParams;
    const put = (name, value) => (value === null || value === "" ? query.delete(name) : query.set(name, value));
    put("day", state.day);
    put("window", state.window === 7 ? null : state.window);
    put("layers", state.layers.length === 3 ? null : state.layers.join(",") || "none");
    put("plain", state.patterns ? null : "1");
    put("event", state.event);
    put("at", state.at);
    parent.history.replaceState(parent.history.state, "", url);
  };
  const fetchCard = (id) => send("streamlit:setComponentValue", { value: { card: id, asked: ++asked }, dataType: "json" });
  window.addEventListener("message", (message) => {
    if (message.source !== parent || message.data.type !== "streamlit:render") return;
    const { args } = message.data;
    if (args.key !== key) {
      key = args.key;
      const data = JSON.parse(args.data);
      if (!Calque.app) {
        ({ base } = args);
        Calque.app = new Calque.App(map, JSON.parse(base), data, { remember, fetchCard });
      } else {
        if (args.base !== base) {
          ({ base } = args);
          Calque.app.base.show(JSON.parse(base));
          map.fitBounds(data.view.bounds);
        }
        Calque.app.load(data, false);
      }
    }
    Calque.app.receive(args.card);
  });
  send("streamlit:componentReady", { apiVersion: 1 });
};
