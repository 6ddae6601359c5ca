// The list from which a pane's person or group is chosen, and the list of who speaks in a group.

import { avatar, el, icon, openMenu } from "./dom.js";
import { count, inLanguage, say } from "./words.js";

export function openChooser(pane) {
  const { world, stage } = pane;
  const list = el("div", { class: "chat-list" });
  const search = el("input", { type: "search", placeholder: say("search"), "aria-label": say("search") });
  const people = [...world.people.values()].map((person) => ({
    id: person.id, name: person.name, note: inLanguage(person.note), blocked: person.blocked,
    choose: () => pane.seat(person.id, person.id),
  }));
  const groups = [...world.groups.values()].map((group) => ({
    id: group.id, name: group.title, note: count(group.members.length, "members"),
    choose: () => pane.seat(group.id, group.members.includes(pane.person) ? pane.person : group.members[0] ?? pane.person),
  }));
  const entry = ({ id, name, note, blocked, choose }) => {
    const unread = stage.unread.get(id) ?? 0;
    return el("button", { type: "button", role: "menuitem", class: id === pane.chat ? "current" : "", "data-id": id, onclick: () => { menu.close(); choose(); } },
      avatar(id, name), el("span", { class: "titles" }, el("b", {}, name), el("span", { class: "note" }, note)),
      blocked && icon("block"), unread > 0 && el("i", { class: "badge" }, String(unread)));
  };
  const draw = () => {
    const wanted = search.value.trim().toLowerCase();
    const fits = ({ name, note }) => `${name} ${note}`.toLowerCase().includes(wanted);
    const sections = [[say("groups"), groups.filter(fits)], [say("people"), people.filter(fits)]];
    const nodes = sections.flatMap(([title, entries]) => (entries.length ? [el("h3", {}, title), ...entries.map(entry)] : []));
    list.replaceChildren(...(nodes.length ? nodes : [el("p", { class: "nobody" }, say("nobodyFound"))]));
  };
  search.addEventListener("input", draw);
  search.addEventListener("keydown", (event) => { if (event.key === "Enter") list.querySelector("button")?.click(); });
  const menu = openMenu(pane.node, "chooser", [el("label", { class: "search" }, icon("search"), search), list]);
  draw();
  search.focus();
}

export function openSpeakers(pane) {
  const { world, group } = pane;
  const menu = openMenu(pane.composer.node, "speakers", [
    el("h3", {}, say("speaker")),
    el("div", { class: "chat-list" }, group.members.filter((id) => world.people.has(id)).map((id) => {
      const person = world.people.get(id);
      return el("button", { type: "button", role: "menuitem", class: id === pane.person ? "current" : "", "data-id": id, onclick: () => { menu.close(); pane.seat(pane.chat, id); } },
        avatar(id, person.name, "small"), el("span", { class: "titles" }, el("b", {}, person.name), el("span", { class: "note" }, inLanguage(person.note))));
    })),
  ]);
}
