// Moments as the reader's own phone shows them.

import { language, say } from "./words.js";

const formats = new Map();

export function show(seconds, zone, options) {
  const key = `${language()}|${zone}|${JSON.stringify(options)}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(language() === "en" ? "en-GB" : "ru-RU", { timeZone: zone, ...options }));
  }
  return formats.get(key).format(new Date(seconds * 1000));
}

export const hours = (seconds, zone) => show(seconds, zone, { hour: "2-digit", minute: "2-digit" });
export const longDay = (seconds, zone) => show(seconds, zone, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
export const shortDay = (seconds, zone) => show(seconds, zone, { weekday: "short", day: "numeric", month: "short" });
export const dayKey = (seconds, zone) => show(seconds, zone, { year: "numeric", month: "2-digit", day: "2-digit" });

export function daySeparator(seconds, now, zone) {
  if (dayKey(seconds, zone) === dayKey(now, zone)) return say("today");
  return show(seconds, zone, { day: "numeric", month: "long" });
}

// Whether two zones read the same hour at this moment.
export const sameHour = (seconds, one, other) => hours(seconds, one) === hours(seconds, other);

// MessageEntity.date_time_format: "r", or any of w, d or D, t or T; empty keeps the bot's own words.
export function entityTime(seconds, format, zone, now) {
  if (format === "r") return relative(seconds - now);
  const parts = [];
  if (format.includes("w")) parts.push(show(seconds, zone, { weekday: "long" }));
  if (format.includes("d")) parts.push(show(seconds, zone, { day: "2-digit", month: "2-digit", year: "2-digit" }));
  if (format.includes("D")) parts.push(show(seconds, zone, { day: "numeric", month: "long", year: "numeric" }));
  if (format.includes("t")) parts.push(hours(seconds, zone));
  if (format.includes("T")) parts.push(show(seconds, zone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }));
  return parts.join(", ");
}

function relative(seconds) {
  const words = new Intl.RelativeTimeFormat(language(), { numeric: "auto" });
  const steps = [["day", 86400], ["hour", 3600], ["minute", 60]];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ["minute", 60];
  return words.format(Math.round(seconds / size), unit);
}
