// Building blocks of the page: elements, icons, avatars, menus. Data only ever becomes text nodes.

export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "style") for (const [k, v] of Object.entries(value)) node.style.setProperty(k, v);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// Line icons on a 24 x 24 grid.
const ICONS = {
  attach: "M19.5 11.5l-7.6 7.6a4.7 4.7 0 0 1-6.7-6.7l8-8a3.2 3.2 0 0 1 4.5 4.5l-8 8a1.6 1.6 0 0 1-2.3-2.3l7.1-7.1",
  block: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6.2 6.2l11.6 11.6",
  bot: "M7 8.5h10a2.5 2.5 0 0 1 2.5 2.5v6a2.5 2.5 0 0 1-2.5 2.5H7A2.5 2.5 0 0 1 4.5 17v-6A2.5 2.5 0 0 1 7 8.5zM12 8.5v-4M9.3 13v1.5M14.7 13v1.5M2.5 12.5v3M21.5 12.5v3",
  calls: "M8 6.5h12M8 12h12M8 17.5h12M4 6.5h.01M4 12h.01M4 17.5h.01",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  contact: "M12 12.5a3.7 3.7 0 1 0 0-7.5 3.7 3.7 0 0 0 0 7.5zM5 19.5c.6-3.3 3.5-4.8 7-4.8s6.4 1.5 7 4.8",
  copy: "M9.5 8.5h8a1.5 1.5 0 0 1 1.5 1.5v8.5a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 8 18.5V10a1.5 1.5 0 0 1 1.5-1.5zM5.5 15.5A1.5 1.5 0 0 1 4 14V5.5A1.5 1.5 0 0 1 5.5 4H13a1.5 1.5 0 0 1 1.5 1.5",
  door: "M10 4.5H6.5A1.5 1.5 0 0 0 5 6v12a1.5 1.5 0 0 0 1.5 1.5H10M14.5 8l4 4-4 4M18.5 12H9.5",
  down: "M6 9.5l6 6 6-6",
  download: "M12 4.5v11M7 11l5 5 5-5M5 19.5h14",
  edit: "M4.5 19.5l1-4L16 5a2.1 2.1 0 0 1 3 3L8.5 18.5z",
  eye: "M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12zM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z",
  file: "M7 3.5h6.5L18.5 8.5V19A1.5 1.5 0 0 1 17 20.5H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5zM13.5 3.5v5h5",
  group: "M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM2.8 18.7c.4-3 3-4.5 6.2-4.5s5.8 1.5 6.2 4.5M16 11.3a2.8 2.8 0 0 0 0-5.5M17.2 14.3c2.3.4 3.8 1.8 4 4.2",
  keyboard: "M4.5 6h15A1.5 1.5 0 0 1 21 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16.5v-9A1.5 1.5 0 0 1 4.5 6zM7 10h.01M10.5 10h.01M14 10h.01M17 10h.01M8.5 14h7",
  link: "M8 16L16.5 7.5M9.5 7.5h7v7",
  menu: "M4.5 7h15M4.5 12h15M4.5 17h15",
  more: "M12 5.5h.01M12 12h.01M12 18.5h.01",
  photo: "M5 4.5h14A1.5 1.5 0 0 1 20.5 6v12a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 18V6A1.5 1.5 0 0 1 5 4.5zM3.5 16l5-5 5.5 5.5 2.5-2.5 4 4M15.5 9.5h.01",
  reply: "M10 6l-6 6 6 6M4.5 12H14a6 6 0 0 1 6 6v.5",
  search: "M10.8 17.3a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5l4.5 4.5",
  seen: "M2.5 12.8l4 4 8-9M10.2 14.8l2 2 8.5-9.5",
  send: "M4 20l17-8L4 4l2.3 8zM6.3 12H13",
  up: "M12 19V5.5M6 11.5l6-6 6 6",
  wifi: "M3 9.5a13 13 0 0 1 18 0M6 13a8.6 8.6 0 0 1 12 0M9 16.3a4.3 4.3 0 0 1 6 0M12 19.5h.01",
};
const SVG = "http://www.w3.org/2000/svg";

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick, className = "") {
  return el("button", { type: "button", class: `round ${className}`, title: label, "aria-label": label, onclick }, icon(name));
}

// The first letters of the first two words, as messengers do.
export function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return (words.length ? words : [name]).slice(0, 2).map((word) => [...word][0] ?? "").join("").toUpperCase();
}

export const colour = (id) => Math.abs(Number(id)) % 7;

export function avatar(id, name, className = "") {
  return el("span", { class: `avatar colour-${colour(id)} ${className}`, "aria-hidden": "true" }, initials(name));
}

// A small menu that belongs to `host`; it closes on a click elsewhere, on Escape and after a choice.
export function openMenu(host, className, content) {
  host.ownerDocument.querySelectorAll(".menu").forEach((menu) => menu.close());
  const menu = el("div", { class: `menu ${className}`, role: "menu" }, content);
  const outside = (event) => { if (!menu.contains(event.target)) menu.close(); };
  const escape = (event) => { if (event.key === "Escape") menu.close(); };
  menu.close = () => {
    menu.remove();
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("keydown", escape);
  };
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("keydown", escape);
  host.append(menu);
  return menu;
}

export function menuItem(iconName, label, choose, className = "") {
  const node = el("button", { type: "button", class: `item ${className}`, role: "menuitem" }, icon(iconName), el("span", {}, label));
  node.addEventListener("click", () => { node.closest(".menu").close(); choose(); });
  return node;
}
