// One phone: who holds it, the chat on its screen, and what that person may do.

import { openChooser } from "./chooser.js";
import { Composer } from "./composer.js";
import { avatar, el, icon, iconButton } from "./dom.js";
import { holds, messageNode } from "./message.js";
import { acceptDrops, openActions, openWhere } from "./pane-menus.js";
import { startPayload } from "./text.js";
import { dayKey, daySeparator, hours, sameHour } from "./time.js";
import { recordKey } from "./world.js";
import { count, inLanguage, language, say } from "./words.js";

const TYPING = 5000;
const TOAST = 4000;
const PRESSED = 15000;

export class Pane {
  constructor(world, seat, stage) {
    Object.assign(this, { world, stage, chat: seat.chat, person: seat.as });
    this.rows = new Map();
    this.unread = 0;
    this.following = true;
    this.lastTop = 0;
    this.typing = null;
    this.pressed = null;
    this.head = el("header", { class: "head" });
    this.feed = el("div", { class: "feed", role: "log", tabindex: "0", onscroll: () => this.scrolled() });
    this.jump = el("button", { type: "button", class: "jump", hidden: true, onclick: () => this.toBottom(true) });
    this.toasts = el("div", { class: "toasts", "aria-live": "polite" });
    this.composer = new Composer(this);
    this.body = el("div", { class: "body" }, this.feed, this.jump, this.toasts);
    this.node = el("section", { class: "pane" }, this.head, this.body, this.composer.node);
    acceptDrops(this);
    new ResizeObserver(() => { this.composer.fit(); if (this.following) this.toBottom(); }).observe(this.feed);
  }

  get group() {
    return this.chat === this.person ? null : this.world.groups.get(this.chat);
  }

  get holder() {
    return this.world.people.get(this.person);
  }

  seat(chat, person) {
    Object.assign(this, { chat, person, pressed: null, typing: null });
    this.composer.quoteNothing();
    this.composer.setText("");
    this.rows.clear();
    this.feed.replaceChildren();
    this.node.querySelector(".alert")?.remove();
    this.toasts.replaceChildren();
    this.stage.seated();
    this.toBottom();
  }

  // Drawing

  render() {
    this.node.dataset.chat = this.chat;
    this.node.dataset.person = this.person;
    this.node.setAttribute("aria-label", this.group ? this.group.title : this.holder.name);
    this.drawHead();
    this.drawFeed();
    this.composer.render();
    if (this.following) this.toBottom();
    this.drawJump();
  }

  drawHead() {
    const { group, holder } = this;
    const name = group ? group.title : holder.name;
    const state = JSON.stringify([language(), name, holder, group, this.typing !== null, this.ownTime(), this.stage.unreadElsewhere(this)]);
    if (state === this.headDrawn) return;
    this.headDrawn = state;
    const elsewhere = this.stage.unreadElsewhere(this);
    this.head.replaceChildren(
      el("button", { type: "button", class: "who", title: say("choose"), onclick: () => openChooser(this) },
        avatar(this.chat, name),
        el("span", { class: "titles" },
          el("span", { class: "name" }, el("b", {}, name), icon("down"), elsewhere > 0 && el("i", { class: "badge" }, String(elsewhere))),
          this.subtitle())),
      iconButton("more", say("more"), () => openActions(this), "actions"));
  }

  subtitle() {
    if (this.holder.offline) return el("span", { class: "note waiting-network" }, say("offline"));
    if (this.typing) return el("span", { class: "note typing" }, say("typing"), el("i"), el("i"), el("i"));
    const { group } = this;
    const own = this.ownTime();
    const note = !group ? inLanguage(this.holder.note)
      : [count(group.members.length, "members"), group.members.includes(this.person) ? null : say("notIn")].filter(Boolean).join(" · ");
    return el("span", { class: "note" }, el("span", {}, note), own && el("time", { title: say("localTime") }, icon("clock"), own));
  }

  // The person's own time of day, when it is not the school's.
  ownTime() {
    const zone = this.world.zoneOf(this.person);
    return sameHour(this.world.now, zone, this.world.zone) ? "" : hours(this.world.now, zone);
  }

  drawFeed() {
    const zone = this.world.zoneOf(this.person);
    const records = this.world.seenBy(this.person, this.chat);
    const nodes = [];
    const kept = new Map();
    records.forEach((record, i) => {
      const day = dayKey(record.message.date, zone);
      const newDay = i === 0 || day !== dayKey(records[i - 1].message.date, zone);
      if (newDay) nodes.push(this.row(kept, `day ${day}`, [day === dayKey(this.world.now, zone)], () =>
        el("div", { class: "service day" }, el("span", {}, daySeparator(record.message.date, this.world.now, zone)))));
      const place = {
        own: record.message.from?.id === this.person,
        group: Boolean(this.group),
        first: newDay || !sameRun(records[i - 1], record),
        last: i === records.length - 1 || !sameRun(record, records[i + 1]),
      };
      const ticking = JSON.stringify(record.message).includes('"date_time_format":"r"') && this.world.now;
      const state = [record.message, place, zone, this.pressed?.key === recordKey(record) && this.pressed, ticking];
      nodes.push(this.row(kept, recordKey(record), state, () => messageNode(record, place, this.context(zone))));
    });
    if (!records.length) nodes.push(this.row(kept, "empty", [this.chat], () => this.emptiness()));
    this.rows = kept;
    nodes.forEach((node, i) => { if (this.feed.children[i] !== node) this.feed.insertBefore(node, this.feed.children[i] ?? null); });
    while (this.feed.children.length > nodes.length) this.feed.lastChild.remove();
  }

  // The element of one line, made anew only when what it shows has changed.
  row(kept, key, state, make) {
    const drawn = JSON.stringify([language(), ...state]);
    const old = this.rows.get(key);
    const entry = old?.drawn === drawn ? old : { drawn, node: make() };
    if (entry !== old) {
      if (old) entry.node.classList.add("still");
      entry.node.querySelector("img")?.addEventListener("load", () => { if (this.following) this.toBottom(); });
    }
    kept.set(key, entry);
    return entry.node;
  }

  emptiness() {
    const { bot } = this.world;
    if (this.group) return el("div", { class: "service" }, el("span", {}, say("emptyGroup")));
    return el("div", { class: "welcome" }, avatar(bot.id, bot.name, "large"), el("b", {}, bot.name), el("p", {}, inLanguage(bot.description) || say("emptyBot")));
  }

  context(zone) {
    return {
      zone,
      now: this.world.now,
      username: this.world.bot.username,
      isPressed: (record, row, column) => this.pressed?.key === recordKey(record) && this.pressed.row === row && this.pressed.column === column,
      tap: (record, row, column) => this.tap(record, row, column),
      send: (text) => this.act({ do: "send", text }),
      open: (url) => this.open(url),
      copy: (text) => this.copy(text),
      toast: (text) => this.toast(text),
      reply: (message) => this.composer.replyTo(message),
      edit: (message) => this.composer.edit(message),
      chooseWhere: (url, node) => openWhere(this, url, node),
    };
  }

  // Doing

  // True when the emulator took it; otherwise the reason is shown.
  async act(what) {
    const offline = this.holder.offline && what.do !== "offline";
    if (offline) { this.toast(say("offlineSend")); return false; }
    try {
      this.following = true;
      await this.world.act({ as: this.person, chat: this.chat, ...what });
      return true;
    } catch (error) {
      this.toast(`${say("failed")}: ${error.message}`);
      return false;
    }
  }

  async tap(record, row, column) {
    const pressed = { key: recordKey(record), row, column };
    this.pressed = pressed;
    this.render();
    const { message_id, ephemeral_message_id: ephemeral } = record.message;
    const done = await this.act({ do: "tap", message_id, ...(ephemeral ? { ephemeral } : {}), row, column });
    const release = () => { if (this.pressed === pressed) { this.pressed = null; this.render(); } };
    if (done) setTimeout(release, PRESSED);
    else release();
  }

  open(url) {
    const payload = startPayload(url, this.world.bot.username);
    if (payload === null) window.open(url, "_blank", "noopener,noreferrer");
    else this.startWith(payload);
  }

  // A link to the bot opens the private chat of whoever holds this phone.
  startWith(payload) {
    if (this.group) this.seat(this.person, this.person);
    this.act({ do: "send", text: payload ? `/start ${payload}` : "/start" });
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.toast(say("copied"));
    } catch {
      this.toast(text);
    }
  }

  // What happens

  heard(event) {
    if (event.type === "typing") this.botTypes();
    if (event.type === "toast" && event.user === this.person) this.answered(event);
    if (event.type !== "message") return;
    if (event.mine) this.typing = clearTimeout(this.typing) ?? null;
    if (event.keyboard) this.composer.hidden = false;
    if (event.keyboard?.force_reply && event.mine) this.composer.replyTo(event.message);
    if (!this.following) this.unread += 1;
  }

  botTypes() {
    if (this.holder.offline) return;
    clearTimeout(this.typing);
    this.typing = setTimeout(() => { this.typing = null; this.render(); }, TYPING);
  }

  answered({ text, alert }) {
    this.pressed = null;
    if (!text || this.holder.offline) return;
    if (alert) this.alert(text);
    else this.toast(text);
  }

  toast(text) {
    const node = el("div", { class: "toast", role: "status" }, text);
    this.toasts.replaceChildren(node);
    setTimeout(() => node.remove(), TOAST);
  }

  alert(text) {
    const close = () => shade.remove();
    const ok = el("button", { type: "button", onclick: close }, say("alertOk"));
    const shade = el("div", { class: "alert", onkeydown: (event) => { if (event.key === "Escape") close(); } },
      el("div", { role: "alertdialog", "aria-modal": "true", "aria-label": this.world.bot.name }, el("b", {}, this.world.bot.name), el("p", {}, text), ok));
    this.node.append(shade);
    ok.focus();
  }

  // Scrolling

  atBottom() {
    return this.feed.scrollHeight - this.feed.scrollTop - this.feed.clientHeight < 60;
  }

  toBottom(smoothly = false) {
    this.feed.scrollTo({ top: this.feed.scrollHeight, behavior: smoothly ? "smooth" : "instant" });
    this.unread = 0;
    this.drawJump();
  }

  scrolled() {
    // Only a scroll upwards is the reader's wish to stay; content that grows is not.
    if (this.atBottom()) this.following = true;
    else if (this.feed.scrollTop < this.lastTop) this.following = false;
    this.lastTop = this.feed.scrollTop;
    if (this.following) this.unread = 0;
    this.drawJump();
  }

  drawJump() {
    this.jump.hidden = this.atBottom();
    this.jump.title = say("toBottom");
    this.jump.setAttribute("aria-label", say("toBottom"));
    this.jump.replaceChildren(icon("down"), this.unread ? el("i", { class: "badge" }, String(this.unread)) : "");
  }
}

const service = ({ message }) => !("text" in message || "caption" in message || holds(message));

// Messages of one sender close together form a run with one name and one tail.
function sameRun(one, other) {
  return one.message.from?.id === other.message.from?.id
    && other.message.date - one.message.date < 600
    && !service(one) && !service(other)
    && !one.message.reply_markup;
}
