// The day shown: a slider over a histogram of events, steps, and play.
"use strict";
Calque.Time = class {
  constructor(app) {
    this.app = app;
    const { say } = app;
    this.node = Calque.make("section", "cq-time", null, { "aria-label": say["timeline.day"] });
    const buttons = Calque.make("div", "cq-buttons");
    const button = (key, sign, act) => {
      const b = Calque.make("button", "cq-step", sign, { type: "button", title: say["timeline." + key], "aria-label": say["timeline." + key] });
      b.addEventListener("click", act);
      buttons.appendChild(b);
      return b;
    };
    button("previous", "‹", () => this.step(-1));
    this.playButton = button("play", "▶", () => (this.timer ? this.pause() : this.play()));
    button("next", "›", () => this.step(1));
    this.date = Calque.make("output", "cq-date");
    this.window = Calque.make("select", "cq-window", null, { "aria-label": say["timeline.window"] });
    for (const n of [1, 3, 7, 0]) this.window.appendChild(Calque.make("option", null, say["timeline.window_" + n], { value: n }));
    this.window.addEventListener("change", () => app.set({ window: Number(this.window.value) }));
    const words = Calque.make("div", "cq-date-box");
    words.append(this.date, this.window);
    this.track = Calque.make("div", "cq-track");
    this.bars = Calque.svg("svg", { class: "cq-bars", preserveAspectRatio: "none", role: "img", "aria-label": say["timeline.histogram"] });
    this.ticks = Calque.make("div", "cq-ticks", null, { "aria-hidden": "true" });
    this.slider = Calque.make("input", "cq-slider", null, { type: "range", step: 1, "aria-label": say["timeline.day"] });
    this.slider.addEventListener("input", () => { this.pause(); app.set({ day: Number(this.slider.value) }); });
    this.track.append(this.bars, this.slider, this.ticks);
    this.node.append(buttons, words, this.track);
  }

  reset(data) {
    const { first, last, dated } = data.view;
    this.dated = dated;
    this.first = first;
    this.last = last;
    Object.assign(this.slider, { min: first, max: last });
    this.slider.disabled = first === last;
    this.window.disabled = !dated;
    this.counts = new Map();
    const { events } = data;
    events.id.forEach((_, i) => {
      if (events.to[i] === null || events.to[i] - events.from[i] > Calque.VAGUE_DAYS) return;
      const day = Math.max(first, Math.min(last, events.to[i]));
      if (!this.counts.has(day)) this.counts.set(day, {});
      const kinds = this.counts.get(day), kind = data.kinds[events.kind[i]];
      kinds[kind] = (kinds[kind] || 0) + 1;
    });
    this.drawBars();
    this.drawTicks();
  }

  // The share of the slider's way at which a day stands.
  at(day) {
    return this.last === this.first ? 0.5 : (day - this.first) / (this.last - this.first);
  }

  drawBars() {
    const high = 34, days = this.last - this.first + 1, step = 1000 / Math.max(days, 2);
    Calque.clear(this.bars);
    this.bars.setAttribute("viewBox", `0 0 1000 ${high}`);
    const total = (kinds) => Object.values(kinds).reduce((a, b) => a + b, 0);
    const most = Math.max(1, ...[...this.counts.values()].map(total));
    for (const [day, kinds] of this.counts) {
      let y = high;
      for (const kind of ["control", "strike", "clash", "visit"]) {
        if (!kinds[kind]) continue;
        const tall = (kinds[kind] / most) * (high - 2), wide = Math.min(Math.max(step * 0.72, 2.5), 16);
        y -= tall;
        this.bars.appendChild(Calque.svg("rect", {
          x: this.at(day) * 1000 - wide / 2, y, width: wide, height: tall, class: "cq-bar cq-bar-" + kind }));
      }
    }
    this.cursor = Calque.svg("rect", { y: 0, width: 1.6, height: high, class: "cq-cursor" });
    this.range = Calque.svg("rect", { y: 0, height: high, class: "cq-range" });
    this.bars.prepend(this.range);
    this.bars.append(this.cursor);
  }

  drawTicks() {
    Calque.clear(this.ticks);
    if (!this.dated) return;
    const span = this.last - this.first, days = [];
    for (let day = this.first; day <= this.last; day++) {
      const n = Calque.day.of(day).getUTCDate();
      if (span <= 12 || (span <= 45 ? [1, 8, 15, 22].includes(n) : n === 1)) days.push(day);
    }
    const years = span > 366, { left, right, width } = this.track.getBoundingClientRect();
    const room = Math.floor((width || 900) / (years ? 92 : 64)), short = (free) => Math.max(0, 40 - free);
    const every = Math.ceil(days.length / Math.max(2, Math.min(12, room)));
    days.filter((_, i) => i % every === 0).forEach((day) => {
      const words = Calque.day.short(day, this.app.say), year = Calque.day.of(day).getUTCFullYear();
      const tick = Calque.make("span", null, years ? `${words} ${year}` : words);
      tick.style.left = `clamp(${short(left)}px, ${this.at(day) * 100}%, calc(100% - ${short(window.innerWidth - right)}px))`;
      this.ticks.appendChild(tick);
    });
  }

  show(day, window) {
    this.slider.value = day;
    const words = this.dated ? Calque.day.words(day, this.app.say, true) : this.app.say["list.undated"];
    this.slider.setAttribute("aria-valuetext", words);
    this.date.textContent = words;
    this.window.value = window;
    const from = window ? Math.max(this.first, day - window + 1) : this.first;
    this.cursor.setAttribute("x", this.at(day) * 1000 - 0.8);
    this.range.setAttribute("x", this.at(from) * 1000 - 3);
    this.range.setAttribute("width", Math.max(6, (this.at(day) - this.at(from)) * 1000 + 6));
  }

  step(by) {
    this.pause();
    this.app.set({ day: Math.max(this.first, Math.min(this.last, this.app.state.day + by)) });
  }

  // Play goes from one day with news to the next.
  play() {
    const days = [...this.counts.keys()].sort((a, b) => a - b);
    const advance = () => {
      const next = days.find((day) => day > this.app.state.day);
      if (next === undefined) this.pause();
      else this.app.set({ day: next });
    };
    if (this.app.state.day >= (days.at(-1) ?? this.last)) this.app.set({ day: this.first });
    this.timer = setInterval(advance, 900);
    this.sign("pause", "❚❚");
  }

  pause() {
    clearInterval(this.timer);
    this.timer = null;
    this.sign("play", "▶");
  }

  sign(key, mark) {
    const words = this.app.say["timeline." + key];
    this.playButton.textContent = mark;
    this.playButton.title = words;
    this.playButton.setAttribute("aria-label", words);
  }
};
