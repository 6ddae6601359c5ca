// A message's text with its entities (bold, links, quotes, ...) as elements.

import { el, icon } from "./dom.js";
import { entityTime, longDay, hours } from "./time.js";
import { say } from "./words.js";

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

// Offsets count UTF-16 units, and so do strings here.
export function richText(text, entities, context) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, 0, text.length, ordered, context);
}

function build(text, from, to, entities, context) {
  const nodes = [];
  let position = from;
  for (let i = 0; i < entities.length; i += 1) {
    const entity = entities[i];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < position || end <= entity.offset) continue;
    const inner = entities.slice(i + 1).filter((other) => other.offset < end);
    nodes.push(text.slice(position, entity.offset));
    nodes.push(wrap(entity, text.slice(entity.offset, end), build(text, entity.offset, end, inner, context), context));
    position = end;
    // A block ends its line by itself.
    if (BLOCKS.has(entity.type) && text[position] === "\n") position += 1;
  }
  nodes.push(text.slice(position, to));
  return nodes.filter((node) => node !== "");
}

function wrap(entity, text, children, context) {
  if (PLAIN[entity.type]) return el(PLAIN[entity.type], {}, children);
  switch (entity.type) {
    case "spoiler": return spoiler(children);
    case "code": return el("code", { title: say("copy"), onclick: () => context.copy(text) }, children);
    case "pre": return el("pre", { title: say("copy"), onclick: () => context.copy(text) }, children);
    case "blockquote": return el("blockquote", {}, children);
    case "expandable_blockquote": return expandable(children);
    case "text_link": return link(entity.url, children, context);
    case "url": return link(text, children, context);
    case "email": return link(`mailto:${text}`, children, context);
    case "bot_command": return el("button", { type: "button", class: "inline-link", onclick: () => context.send(text) }, children);
    case "date_time": return moment(entity, children, context);
    case "custom_emoji": return el("span", {}, children);
    default: return el("span", { class: "link" }, children);
  }
}

function spoiler(children) {
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0" }, el("span", {}, children));
  node.addEventListener("click", () => node.classList.add("shown"));
  return node;
}

function expandable(children) {
  const node = el("blockquote", { class: "folded", title: say("expand") }, children, icon("down"));
  node.addEventListener("click", () => node.classList.toggle("folded"));
  return node;
}

function moment(entity, children, context) {
  const format = entity.date_time_format ?? "";
  const shown = format ? entityTime(entity.unix_time, format, context.zone, context.now) : children;
  const title = `${longDay(entity.unix_time, context.zone)}, ${hours(entity.unix_time, context.zone)}`;
  return el("time", { title, datetime: new Date(entity.unix_time * 1000).toISOString() }, shown);
}

// Only addresses that a browser may open; anything else stays plain text.
export function address(given) {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(given) ? given : `https://${given}`);
    return ["http:", "https:", "mailto:", "tg:"].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
}

// The payload of a link that starts this bot (t.me/<bot>?start=… or tg://resolve), else null.
export function startPayload(given, username) {
  const url = address(given);
  if (!url) return null;
  const own = username.toLowerCase();
  const web = ["t.me", "telegram.me"].includes(url.hostname) && url.pathname.slice(1).toLowerCase() === own;
  const app = url.protocol === "tg:" && url.searchParams.get("domain")?.toLowerCase() === own;
  return web || app ? url.searchParams.get("start") ?? "" : null;
}

function link(given, children, context) {
  const url = address(given);
  if (!url) return el("span", { class: "link" }, children);
  const node = el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", class: "link" }, children);
  if (startPayload(given, context.username) !== null) {
    node.addEventListener("click", (event) => { event.preventDefault(); context.open(given); });
    node.addEventListener("contextmenu", (event) => { event.preventDefault(); context.chooseWhere(given, node); });
  }
  return node;
}
