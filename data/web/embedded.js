// The map inside the dashboard: data comes from the page around it, which is told only what it must know.
"use strict";
Calque.embedded = function (map) {
  let stamp = null, story = null, base = null, asked = 0, delivered = 0;
  const send = (type, more) => parent.postMessage({ isStreamlitMessage: true, type, ...more }, "*");
  // The view is written into the page's address without asking anything of the server.
  const remember = (state) => {
    const url = new URL(parent.location.href), query = url.searchParams;
    const put = (name, value) => (value === null || value === "" ? query.delete(name) : query.set(name, value));
    put("day", state.day);
    put("window", state.window === 7 ? null : state.window);
    put("layers", state.layers.length === 3 ? null : state.layers.join(",") || "none");
    put("plain", state.patterns ? null : "1");
    put("changes", state.changes ? "1" : null);
    put("event", state.event);
    put("at", state.at);
    if (url.href !== parent.location.href) parent.history.replaceState(parent.history.state, "", url);
  };
  // the server rewrites the address when a filter changes, and does not know what was written here
  setInterval(() => Calque.app?.remember(), 400);
  const ask = (value) => send("streamlit:setComponentValue", { value: { ...value, asked: ++asked }, dataType: "json" });
  const fetchCard = (card) => ask({ card });
  const picture = (seen) => ask({ picture: seen });
  window.addEventListener("message", (message) => {
    if (message.source !== parent || message.data.type !== "streamlit:render") return;
    const { args } = message.data;
    if (args.stamp !== stamp) {
      ({ stamp } = args);
      const data = JSON.parse(args.data);
      if (!Calque.app) {
        ({ base } = args);
        Object.assign(data.view, args.opening);
        Calque.app = new Calque.App(map, JSON.parse(base), data, { remember, fetchCard, picture });
      } else {
        if (args.base !== base) {
          ({ base } = args);
          Calque.app.base.show(JSON.parse(base));
        }
        Calque.app.load(data, args.story === story ? "filter" : "story");
      }
    }
    ({ story } = args);
    Calque.app.receive(args.card);
    if (args.picture && args.picture.asked === asked && delivered !== asked) {
      delivered = asked;
      Calque.app.receivePicture(args.picture);
    }
    Calque.app.remember();
  });
  send("streamlit:componentReady", { apiVersion: 1 });
};
