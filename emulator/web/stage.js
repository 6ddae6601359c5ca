// The page: top bar, panes, the drawer of calls, and the events that keep them true.

import { Calls } from "./calls.js";
import { el, icon } from "./dom.js";
import { Pane } from "./pane.js";
import { hours, longDay, shortDay } from "./time.js";
import { inLanguage, language, say, setLanguage } from "./words.js";
import { World } from "./world.js";

class Stage {
  constructor() {
    this.world = new World((event) => this.happened(event));
    this.panes = [];
    this.unread = new Map();
    this.bar = document.getElementById("bar");
    this.calls = new Calls(document.getElementById("calls"), this.world, () => this.toggleCalls());
    this.lost = false;
  }

  begin() {
    setLanguage(language());
    this.world.listen((lost) => { this.lost = lost; if (this.panes.length) this.drawBar(); });
  }

  setUp() {
    const seats = this.remembered() ?? this.world.panes;
    this.panes = seats.map((seat) => new Pane(this.world, seat, this));
    const main = document.getElementById("panes");
    main.append(...this.panes.map((pane) => pane.node));
    this.render();
  }

  // Who was seated in this tab before it was reloaded, if all of them are still in the world.
  remembered() {
    try {
      const seats = JSON.parse(sessionStorage.getItem("seats"));
      const known = ({ chat, as }) => this.world.people.has(as) && (chat === as || this.world.groups.has(chat));
      return seats?.length === this.world.panes.length && seats.every(known) ? seats : null;
    } catch {
      return null;
    }
  }

  seated() {
    sessionStorage.setItem("seats", JSON.stringify(this.panes.map(({ chat, person }) => ({ chat, as: person }))));
    for (const { chat } of this.panes) this.unread.delete(chat);
    this.render();
  }

  unreadElsewhere(pane) {
    if (this.panes[0] !== pane) return 0;
    return [...this.unread.values()].reduce((sum, number) => sum + number, 0);
  }

  happened(event) {
    if (event.type === "call") { this.calls.render(); return this.drawBar(); }
    if (event.type === "state" && !this.panes.length) return this.setUp();
    if (event.type === "clock" || event.type === "state") { this.followMigrations(); return this.render(); }
    const shown = this.panes.filter((pane) => pane.chat === event.chat);
    if (event.type === "message" && event.mine && !shown.length) {
      this.unread.set(event.chat, (this.unread.get(event.chat) ?? 0) + 1);
      this.panes[0].drawHead();
    }
    for (const pane of shown) {
      pane.heard(event);
      pane.render();
    }
    return undefined;
  }

  followMigrations() {
    for (const pane of this.panes) {
      const moved = this.world.moved[pane.chat];
      if (moved) pane.seat(moved, pane.person);
    }
  }

  toggleCalls() {
    this.calls.node.hidden = !this.calls.node.hidden;
    document.body.classList.toggle("with-calls", !this.calls.node.hidden);
    this.calls.render();
    if (!this.calls.node.hidden) this.calls.list.scrollTop = this.calls.list.scrollHeight;
    this.drawBar();
  }

  render() {
    document.title = inLanguage(this.world.title);
    this.drawBar();
    this.calls.render();
    this.panes.forEach((pane) => pane.render());
  }

  drawBar() {
    const { world } = this;
    const time = hours(world.now, world.zone);
    const failed = world.calls.filter((call) => call.status !== 200).length;
    const state = JSON.stringify([language(), world.title, time, longDay(world.now, world.zone), world.flood, failed, this.lost, this.calls.node.hidden]);
    if (state === this.drawn) return;
    this.drawn = state;
    const hadFocus = this.bar.contains(document.activeElement) ? document.activeElement.dataset.name : null;
    this.bar.replaceChildren(
      el("div", { class: "brand" }, el("img", { src: "/stage/web/icon.svg", alt: "" }), el("h1", {}, inLanguage(world.title))),
      this.lost && el("div", { class: "lost", role: "status" }, say("lost")) || "",
      el("div", { class: "clock" },
        el("div", { class: "moment", title: world.zone }, el("b", {}, time), el("span", { class: "wide" }, longDay(world.now, world.zone)), el("span", { class: "narrow" }, shortDay(world.now, world.zone))),
        el("div", { class: "buttons", role: "group", "aria-label": say("clock") },
          this.button("minutes", { do: "clock", minutes: 10 }), this.button("hour", { do: "clock", minutes: 60 }), this.button("morning", { do: "clock", to: "morning" }))),
      el("div", { class: "switches" },
        el("button", { type: "button", class: "switch", role: "switch", "data-name": "flood", "aria-checked": String(world.flood), title: say("floodHint"), onclick: () => this.act({ do: "flood", on: !world.flood }) }, el("i"), say("flood")),
        el("button", { type: "button", class: "calls-button", "data-name": "calls", "aria-pressed": String(!this.calls.node.hidden), onclick: () => this.toggleCalls() }, icon("calls"), el("span", {}, say("calls")), failed > 0 && el("i", { class: "badge" }, String(failed))),
        el("div", { class: "buttons", role: "group", "aria-label": say("language") }, ["ru", "en"].map((code) =>
          el("button", { type: "button", "data-name": code, "aria-pressed": String(language() === code), onclick: () => { setLanguage(code); this.calls.drawn.clear(); this.render(); } }, code.toUpperCase())))));
    if (hadFocus) this.bar.querySelector(`[data-name="${hadFocus}"]`)?.focus();
  }

  button(word, what) {
    return el("button", { type: "button", "data-name": word, title: say(`${word}Hint`), onclick: () => this.act(what) }, say(word));
  }

  async act(what) {
    try {
      await this.world.act(what);
    } catch (error) {
      this.panes[0].toast(`${say("failed")}: ${error.message}`);
    }
  }
}

new Stage().begin();
