// The drawer with the bot's calls to the Bot API, newest at the bottom.

import { el, iconButton } from "./dom.js";
import { hours } from "./time.js";
import { say } from "./words.js";

export class Calls {
  constructor(node, world, toggle) {
    Object.assign(this, { node, world });
    this.title = el("b");
    this.closeButton = iconButton("close", "", toggle);
    this.list = el("div", { class: "call-list", role: "log" });
    this.drawn = new Map();
    node.append(el("header", {}, this.title, this.closeButton), this.list);
  }

  render() {
    this.title.textContent = say("calls");
    this.closeButton.title = say("close");
    this.closeButton.setAttribute("aria-label", say("close"));
    if (this.node.hidden) return;
    const following = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 40;
    const kept = new Map();
    const nodes = this.world.calls.map((call) => {
      const node = this.drawn.get(call) ?? this.entry(call);
      kept.set(call, node);
      return node;
    });
    this.drawn = kept;
    this.list.replaceChildren(...(nodes.length ? nodes : [el("p", { class: "nobody" }, say("callsEmpty"))]));
    if (following) this.list.scrollTop = this.list.scrollHeight;
  }

  entry(call) {
    const good = call.status === 200;
    const kind = good ? "good" : call.status === 429 || call.status === 0 ? "slow" : "bad";
    const { text, caption } = call.args;
    const whom = this.world.people.get(call.chat)?.name ?? this.world.groups.get(call.chat)?.title ?? call.chat;
    const rest = Object.entries(call.args).map(([name, value]) => `${name} = ${value}`).join("\n");
    return el("details", { class: `call ${kind}`, ontoggle: (event) => event.target.scrollIntoView({ block: "nearest" }) },
      el("summary", {},
        el("span", { class: "status" }, String(call.status || "—")),
        el("b", {}, call.method),
        el("time", {}, call.at ? hours(call.at, this.world.zone) : ""),
        (whom || text || caption) && el("span", { class: "what" }, [whom, text ?? caption].filter(Boolean).join(": ")),
        call.description && el("span", { class: "reason" }, call.description)),
      el("pre", {}, rest));
  }
}
