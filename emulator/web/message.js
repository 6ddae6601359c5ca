// One message: bubble, media, buttons; or a service line.

import { avatar, colour, el, icon, iconButton } from "./dom.js";
import { richText, startPayload } from "./text.js";
import { hours } from "./time.js";
import { say } from "./words.js";

const fileAddress = (id) => `/stage/file/${encodeURIComponent(id)}`;

export const fullName = (user) => [user?.first_name, user?.last_name].filter(Boolean).join(" ");

// `place` says where the message stands: own, group, first and last of its sender's run.
export function messageNode(record, place, context) {
  const service = serviceText(record.message);
  if (service) return el("div", { class: "service" }, el("span", {}, service));
  return ordinary(record, place, context);
}

function ordinary(record, place, context) {
  const { message } = record;
  const rows = message.reply_markup?.inline_keyboard;
  const face = place.group && !place.own && (place.last ? avatar(message.from.id, fullName(message.from), "small") : el("span", { class: "no-face" }));
  const classes = ["row", place.own ? "own" : "other", place.first && "first", place.last && "last"];
  const tools = el("div", { class: "tools" },
    iconButton("reply", say("reply"), () => context.reply(message)),
    place.own && message.text && !message.ephemeral_message_id && iconButton("edit", say("editing"), () => context.edit(message)));
  return el("div", { class: classes.filter(Boolean).join(" "), "data-message": message.message_id, ondblclick: () => context.reply(message) },
    face,
    el("div", { class: `column ${rows ? "with-keys" : ""}` }, bubble(record, place, context), rows && keys(record, rows, context)),
    !message.ephemeral_message_id && tools);
}

function bubble({ message }, place, context) {
  const photo = message.photo?.at(-1);
  const text = message.text ?? message.caption ?? "";
  const meta = metaLine(message, place, context);
  const parts = [
    place.group && !place.own && place.first && el("div", { class: `sender name-${colour(message.from.id)}` }, el("span", { class: "whole" }, fullName(message.from)), message.from.is_bot && el("span", { class: "bot-mark" }, say("bot")), message.sender_tag && el("span", { class: "bot-mark" }, message.sender_tag)),
    message.ephemeral_message_id && el("div", { class: "only-you" }, icon("eye"), say("onlyYou")),
    message.forward_origin && el("div", { class: "forwarded" }, say("forwarded", { who: fullName(message.forward_origin.sender_user) || message.forward_origin.sender_user_name })),
    message.reply_to_message && (topicLine(message.reply_to_message, context) ?? quoted(message.reply_to_message)),
    photo && el("img", { class: "photo", src: fileAddress(photo.file_id), alt: say("photo"), draggable: "false" }),
    fileCard(message),
    message.voice && voiceCard(message.voice),
    message.contact && contactCard(message.contact),
  ].filter(Boolean);
  const known = text || holds(message);
  const body = text ? richText(text, message.entities ?? message.caption_entities ?? [], context) : [];
  if (!known) body.push(el("em", { class: "unknown" }, say("unknown")));
  const classes = ["bubble", photo && "with-photo", photo && !text && "photo-only", !text && known && "no-text", bigEmoji(message) && "big-emoji"];
  return el("div", { class: classes.filter(Boolean).join(" ") }, parts, el("div", { class: "text" }, body, meta));
}

// One to three emoji alone are shown large.
function bigEmoji({ text, entities }) {
  return Boolean(text) && !entities && /^(?:\p{Extended_Pictographic}[\u{1F3FB}-\u{1F3FF}\uFE0F]*){1,3}$/u.test(text);
}

function metaLine(message, place, context) {
  return el("span", { class: "meta" },
    message.edit_date && el("span", { class: "edited" }, say("edited")),
    el("time", {}, hours(message.date, context.zone)),
    place.own && icon("seen"));
}

// Whatever stands in a topic replies to the message that opened it, if to no other. Whoever wants
// to write there does the same.
function topicLine(opening, context) {
  if (!opening.forum_topic_created) return null;
  return el("button", { class: "forwarded topic", type: "button", title: say("writeInTopic"), onclick: () => context.reply(opening) }, topicName(opening));
}

const topicName = ({ forum_topic_created: topic }) => topic && say("inTopic", { what: topic.name });

function quoted(message) {
  return el("div", { class: `quoted quote-${colour(message.from?.id ?? 0)}` }, el("b", {}, fullName(message.from)), el("span", {}, brief(message)));
}

// An animation shows itself as a document, too, so it is asked for first.
const FILES = ["video", "animation", "video_note", "audio", "document"];

// A message in a few words.
export const brief = (message) =>
  topicName(message) ?? message.text ?? message.caption ?? message.document?.file_name ?? say(["photo", "voice", ...FILES].find((name) => message[name]) ?? "message");

// Whether there is something to show besides the text.
export const holds = (message) => ["photo", "voice", "contact", ...FILES].some((name) => message[name]);

function fileCard(message) {
  const kind = FILES.find((name) => message[name]);
  if (!kind) return null;
  const file = message[kind];
  const name = file.title ?? file.file_name ?? say(kind);
  const label = [kind !== "document" && say(kind), size(file.file_size ?? 0)].filter(Boolean).join(", ");
  return el("a", { class: "card", href: fileAddress(file.file_id), download: file.file_name ?? "", title: name },
    el("span", { class: "disc" }, icon("file"), icon("download")),
    el("span", { class: "about" }, el("b", {}, name), el("small", {}, label)));
}

function size(bytes) {
  const units = ["B", "KB", "MB"];
  const step = bytes < 1024 ? 0 : bytes < 1024 * 1024 ? 1 : 2;
  return `${(bytes / 1024 ** step).toFixed(step ? 1 : 0)} ${units[step]}`;
}

function voiceCard(voice) {
  const bars = Array.from({ length: 28 }, (_, i) => el("i", { style: { height: `${5 + ((i * 37 + 11) % 17)}px` } }));
  return el("div", { class: "card" },
    el("a", { class: "disc", href: fileAddress(voice.file_id), download: "", title: say("voice") }, icon("download")),
    el("span", { class: "about" }, el("span", { class: "wave" }, bars), el("small", {}, `0:${String(voice.duration ?? 0).padStart(2, "0")}`)));
}

function contactCard(contact) {
  return el("div", { class: "card" }, avatar(contact.user_id ?? 0, fullName(contact)),
    el("span", { class: "about" }, el("b", {}, fullName(contact)), el("small", {}, contact.phone_number)));
}

function keys(record, rows, context) {
  return el("div", { class: "keys" }, rows.map((row, r) =>
    el("div", { class: `key-row ${row.length > 4 ? "tight" : ""}` }, row.map((button, c) => key(record, button, r, c, context)))));
}

function key(record, button, row, column, context) {
  const kind = button.url ? "link" : button.copy_text ? "copy" : null;
  const waiting = context.isPressed(record, row, column);
  const classes = ["key", button.style && `key-${button.style}`, button.disabled && "key-disabled", waiting && "waiting"];
  const node = el("button", {
    type: "button",
    class: classes.filter(Boolean).join(" "),
    "aria-disabled": button.disabled ? "true" : null,
    title: button.url ?? button.copy_text?.text,
    onclick: () => press(record, button, row, column, context),
  }, el("span", {}, button.text), kind && icon(kind));
  if (button.url && startPayload(button.url, context.username) !== null) {
    node.addEventListener("contextmenu", (event) => { event.preventDefault(); context.chooseWhere(button.url, node); });
  }
  return node;
}

function press(record, button, row, column, context) {
  if (button.disabled) context.toast(say("disabledButton"));
  else if (button.copy_text) context.copy(button.copy_text.text);
  else if (button.url) context.open(button.url);
  else context.tap(record, row, column);
}

function serviceText(message) {
  const who = fullName(message.from);
  if (message.new_chat_members) {
    const others = message.new_chat_members.filter((user) => user.id !== message.from.id);
    return say("joined", { who, what: others.map(fullName).join(", ") });
  }
  if (message.left_chat_member) return say("left", { who: fullName(message.left_chat_member) });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return say("migrated");
  if (message.group_chat_created) return say("createdGroup", { who, what: message.chat.title });
  if (message.pinned_message) return say("pinned");
  if (message.forum_topic_created) return say("topicOpened", { what: message.forum_topic_created.name });
  const what = message.reply_to_message?.forum_topic_created?.name;
  if (message.forum_topic_edited) return say("topicRenamed", { what: message.forum_topic_edited.name ?? what });
  if (message.forum_topic_closed) return say("topicClosed", { what });
  if (message.forum_topic_reopened) return say("topicReopened", { what });
  return null;
}
