// The side panel: key figures, the list of events, and the card of whatever was opened.
"use strict";
Calque.Figures = class {
  constructor(app) {
    this.app = app;
    this.node = Calque.make("dl", "cq-figures");
  }

  show(indices) {
    const { data, say } = this.app, { events } = data;
    let strikes = 0, low = 0, high = 0, told = false;
    for (const i of indices) {
      if (data.kinds[events.kind[i]] === "strike") strikes += 1;
      told = told || events.low[i] !== null || events.high[i] !== null;
      low += events.low[i] || 0;
      high += Math.max(events.high[i] || 0, events.low[i] || 0);
    }
    const number = (n) => Calque.number(n, say);
    const rows = [
      ["events", number(indices.length)], ["strikes", number(strikes)],
      ["deaths", !told ? "–" : low === high ? number(low) : number(low) + "–" + number(high)],
      ["changed", number(this.app.changes().length)], ["articles", number(data.figures.articles)], ["unplaced", number(data.figures.unplaced)],
    ];
    Calque.clear(this.node);
    for (const [key, value] of rows) {
      const box = Calque.make("div", "cq-figure cq-figure-" + key);
      box.append(Calque.make("dd", null, value), Calque.make("dt", null, say[(value === "1" ? "figure_one." : "figure.") + key]));
      this.node.appendChild(box);
    }
  }
};

const PAGE = 120;

Calque.List = class {
  constructor(app) {
    this.app = app;
    this.node = Calque.make("section", "cq-list", null, { "aria-label": app.say["list.title"] });
    this.title = Calque.make("h2", "cq-list-title", null, { "aria-live": "polite" });
    this.rows = Calque.make("ol", "cq-rows");
    this.node.append(this.title, this.rows);
    this.rows.addEventListener("click", (e) => {
      const row = e.target.closest("[data-index]");
      if (row) app.open(Number(row.dataset.index), true);
    });
  }

  show(indices) {
    this.indices = indices;
    this.shown = 0;
    this.title.textContent = Calque.plural(this.app.say, "list.count", indices.length);
    Calque.clear(this.rows);
    if (!indices.length) this.rows.appendChild(Calque.make("li", "cq-empty", this.nothing()));
    this.more();
    this.mark(this.app.state.event);
  }

  // Why there is nothing to list: not in these days, nowhere known, or not told.
  nothing() {
    const { data, say } = this.app;
    if (data.events.id.length) return say["list.empty"];
    return data.figures.unplaced ? Calque.plural(say, "map.unplaced", data.figures.unplaced) : say["map.empty"];
  }

  more(until) {
    this.rows.querySelector(".cq-more")?.remove();
    let day = this.lastDay;
    if (!this.shown) day = undefined;
    const end = Math.min(Math.max(this.shown + PAGE, until || 0), this.indices.length), { data, say } = this.app;
    for (; this.shown < end; this.shown++) {
      const i = this.indices[this.shown], to = data.events.to[i], last = to === null ? null : Math.min(to, this.app.state.day);
      if (last !== day) {
        day = last;
        this.rows.appendChild(Calque.make("li", "cq-day", last === null ? say["list.undated"] : Calque.day.words(last, say, true)));
      }
      this.rows.appendChild(this.row(i));
    }
    this.lastDay = day;
    if (end < this.indices.length) {
      const button = Calque.make("button", "cq-more", say["list.more"], { type: "button" });
      button.addEventListener("click", () => this.more());
      this.rows.appendChild(button);
    }
  }

  row(i) {
    const { data } = this.app, { events, strings } = data, item = Calque.make("li", "cq-row");
    const button = Calque.make("button", "cq-open", null, { type: "button", "data-index": i });
    const words = Calque.make("span", "cq-words");
    words.append(Calque.make("strong", null, strings[events.place[i]]), Calque.make("span", "cq-what", strings[events.what[i]]));
    const who = strings[events.who[i]];
    if (who) words.appendChild(Calque.make("span", "cq-who", who));
    button.append(Calque.sign({ ...this.app.look(i), radius: 9, mark: null }), words);
    const deaths = this.app.deaths(i);
    if (deaths) button.appendChild(Calque.make("span", "cq-deaths", deaths));
    item.appendChild(button);
    return item;
  }

  mark(index) {
    this.rows.querySelector("[aria-current]")?.removeAttribute("aria-current");
    if (index === null) return;
    const at = this.indices ? this.indices.indexOf(index) : -1;
    if (at >= this.shown) this.more(at + 1);
    const row = this.rows.querySelector(`[data-index="${index}"]`);
    if (!row) return;
    row.setAttribute("aria-current", "true");
    const top = row.offsetTop - this.rows.offsetTop, { scrollTop, clientHeight } = this.rows;
    if (top < scrollTop || top > scrollTop + clientHeight - 50) this.rows.scrollTop = Math.max(0, top - 60);
  }
};

Calque.Card = class {
  constructor(app) {
    this.app = app;
    this.node = Calque.make("section", "cq-card", null, { "aria-live": "polite", tabindex: "-1" });
    this.node.hidden = true;
  }

  close() {
    this.node.hidden = true;
    Calque.clear(this.node);
  }

  begin(title, subtitle, sign) {
    const { say } = this.app, head = Calque.make("header", "cq-card-head");
    Calque.clear(this.node);
    this.node.hidden = false;
    const words = Calque.make("div", "cq-card-words");
    words.append(Calque.make("h2", null, title));
    if (subtitle) words.appendChild(Calque.make("p", "cq-card-what", subtitle));
    const close = Calque.make("button", "cq-close", "×", { type: "button", "aria-label": say["card.close"], title: say["card.close"] });
    close.addEventListener("click", () => this.app.close());
    if (sign) head.appendChild(sign);
    head.append(words, close);
    this.node.appendChild(head);
    this.node.scrollTop = 0;
  }

  // card: see geo.maps.cards
  showEvent(index, card) {
    this.begin(card ? card.title : this.app.data.strings[this.app.data.events.place[index]],
      card ? card.subtitle : null, Calque.sign({ ...this.app.look(index), radius: 12, mark: null }));
    if (!card) {
      this.node.appendChild(Calque.make("p", "cq-wait", this.app.say["card.loading"]));
      return;
    }
    this.told(card, card.lines);
  }

  // The first sentence before all else, then what was read in it, then the other reports.
  told(card, lines) {
    const { say } = this.app, [first, ...others] = card.reports;
    this.node.append(Calque.make("h3", null, `${say["card.reports"]} (${card.reports.length})`), this.report(first));
    this.lines(lines);
    if (others.length) this.node.append(Calque.make("h3", null, say["card.other_reports"]), ...others.map((report) => this.report(report)));
  }

  lines(lines) {
    const list = Calque.make("dl", "cq-lines");
    for (const [label, words] of lines) list.append(Calque.make("dt", null, label), Calque.make("dd", null, words));
    this.node.appendChild(list);
  }

  report(report) {
    const box = Calque.make("article", "cq-report"), quote = Calque.make("blockquote", null, null, { dir: "auto" });
    for (const [words, classes] of report.passage) {
      quote.appendChild(classes ? Calque.make(classes.includes("place") ? "mark" : "span", "cq-" + classes.split(" ").join(" cq-"), words)
        : document.createTextNode(words));
    }
    const source = Calque.make("p", "cq-source"), title = report.url
      ? Calque.make("a", null, report.title, { href: report.url, target: "_blank", rel: "noopener noreferrer nofollow" })
      : Calque.make("cite", null, report.title);
    source.append(title, Calque.make("span", null, [report.source, report.day].join(" · ")));
    box.append(quote, source, Calque.make("p", "cq-sure", report.sure + " · " + report.rule));
    return box;
  }

  // Several events under one click.
  showMany(indices) {
    this.begin(this.app.say["card.here"], Calque.plural(this.app.say, "list.count", indices.length));
    const rows = Calque.make("ol", "cq-rows");
    for (const i of indices.slice(0, PAGE)) rows.appendChild(this.app.list.row(i));
    rows.addEventListener("click", (e) => {
      const row = e.target.closest("[data-index]");
      if (row) this.app.open(Number(row.dataset.index), false);
    });
    this.node.appendChild(rows);
  }

  // A zone: what it is, and the sentences of its community nearest to the click.
  showZone(zone, at) {
    const { data, say } = this.app, sides = zone.h.map((h) => data.sides[h].name);
    const holder = sides[0] || say["control.nobody"];
    const words = Calque.zoneWords(zone, say).replace("{holder}", holder).replace("{holders}", sides.join(" / "));
    const swatch = Calque.swatch(zone, data.sides, this.app.state.patterns);
    const near = this.nearest(zone, at);
    this.begin(near === null ? say["zone.title"] : data.zones.places[near][0], words, swatch);
    const lines = [[say["card.sure"], say["zone.basis_" + zone.basis] + (zone.sure ? "" : ", " + say["zone.unsure"])]];
    if (zone.p.length) lines.push([say["zone.communities"], Calque.plural(say, "zone.community", zone.p.length)]);
    const claims = zone.c.filter(([place]) => place === near || place === null || near === null);
    this.claims(claims.length ? claims : zone.c.slice(0, 1));
    this.lines(lines);
    this.node.appendChild(Calque.make("p", "cq-rule", say["zone.rule"]));
  }

  claims(claims) {
    const { data, say } = this.app, seen = new Set();
    for (const [, event, source] of claims) {
      if (event === null) {
        this.node.appendChild(Calque.make("p", "cq-source", source ? say["zone.source"].replace("{source}", source) : say["zone.no_sentence"]));
      } else if (!seen.has(event)) {
        seen.add(event);
        const card = this.app.cardOf(event);
        if (card) {
          this.told(card, card.lines.filter((_, i) => i !== 1));  // where it is stands above
        }
      }
    }
  }

  nearest(zone, at) {
    let best = null, least = Infinity;
    for (const p of zone.p) {
      const [, lat, lon] = this.app.data.zones.places[p];
      const d = (lat - at.lat) ** 2 + ((lon - at.lng) * Math.cos((at.lat * Math.PI) / 180)) ** 2;
      if (d < least) [least, best] = [d, p];
    }
    return best;
  }
};
