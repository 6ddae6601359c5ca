// What a pane offers beside the conversation: its menu, opening a link elsewhere, dropping things.

import { menuItem, openMenu } from "./dom.js";
import { startPayload } from "./text.js";
import { say } from "./words.js";

export function openActions(pane) {
  const { group, holder } = pane;
  const items = [menuItem("wifi", say(holder.offline ? "goOnline" : "goOffline"), () => pane.act({ do: "offline", on: !holder.offline }))];
  if (!group) items.push(menuItem("block", say(holder.blocked ? "unblock" : "blockBot"), () => pane.act({ do: "block", on: !holder.blocked }), "danger"));
  else {
    const member = group.members.includes(pane.person);
    items.push(menuItem("door", say(member ? "leave" : "join"), () => pane.act({ do: "membership", on: !member })));
    items.push(menuItem("bot", say(group.bot ? "botOut" : "botIn"), () => pane.act({ do: "bot", on: !group.bot })));
    if (group.kind === "group") items.push(menuItem("group", say("migrate"), () => pane.act({ do: "migrate" })));
  }
  openMenu(pane.node, "actions-menu", items);
}

// A link that starts the bot may be opened on any phone on the page.
export function openWhere(pane, url, node) {
  const others = pane.stage.panes.filter((other) => other !== pane && !other.group);
  const menu = openMenu(pane.body, "where-menu", [
    menuItem("down", say("here"), () => pane.open(url)),
    others.map((other) => menuItem("contact", say("openAt", { who: other.holder.name }), () => other.open(url))),
    menuItem("copy", say("copyLink"), () => pane.copy(url)),
  ]);
  const place = node.getBoundingClientRect().bottom - pane.body.getBoundingClientRect().top;
  menu.style.top = `${Math.max(8, Math.min(place + 4, pane.body.clientHeight - menu.offsetHeight - 8))}px`;
}

// A link to the bot dropped here starts it here; a file is sent.
export function acceptDrops(pane) {
  pane.node.addEventListener("dragover", (event) => { event.preventDefault(); pane.node.classList.add("dropping"); });
  pane.node.addEventListener("dragleave", (event) => { if (!pane.node.contains(event.relatedTarget)) pane.node.classList.remove("dropping"); });
  pane.node.addEventListener("drop", (event) => {
    event.preventDefault();
    pane.node.classList.remove("dropping");
    const url = event.dataTransfer.getData("text/uri-list");
    const [file] = event.dataTransfer.files;
    if (file) pane.composer.sendFile(file, file.type.startsWith("image/") ? "photo" : "file");
    else if (url && startPayload(url, pane.world.bot.username) !== null) pane.open(url);
  });
}
