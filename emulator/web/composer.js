// The foot of a pane: what is being written, attachments, the command list, the reply keyboard.

import { openSpeakers } from "./chooser.js";
import { avatar, el, icon, iconButton, menuItem, openMenu } from "./dom.js";
import { brief, fullName } from "./message.js";
import { say } from "./words.js";

const LARGEST = 20 * 1024 * 1024;

// `pane` offers: world, chat, person, act(), toast().
export class Composer {
  constructor(pane) {
    this.pane = pane;
    this.reply = null;
    this.editing = null;
    this.hidden = false;
    this.drawn = "";
    this.input = el("textarea", { rows: "1", maxlength: "4096", oninput: () => this.typed(), onkeydown: (event) => this.onKey(event) });
    this.picker = el("input", { type: "file", hidden: true, onchange: () => this.picked() });
    this.suggestions = el("div", { class: "suggestions", role: "listbox" });
    this.node = el("footer", { class: "composer" });
  }

  render() {
    const { world, chat, person } = this.pane;
    const seat = world.people.get(person);
    const keyboard = world.keyboard(person, chat);
    const empty = world.seenBy(person, chat).length === 0;
    const state = JSON.stringify([say("send"), chat, person, seat, keyboard, empty, this.hidden, this.reply, this.editing, world.commandsOf(person, chat)]);
    if (state === this.drawn) return;
    this.drawn = state;
    const hadFocus = document.activeElement === this.input;
    if (chat === person && seat.blocked) this.node.replaceChildren(this.bigButton("unblock", () => this.pane.act({ do: "block", on: false })));
    else if (chat === person && empty) this.node.replaceChildren(this.bigButton("start", () => this.send("/start")));
    else this.node.replaceChildren(this.suggestions, this.quote(), this.line(keyboard), keyboard && !this.hidden ? this.keys(keyboard) : "", this.picker);
    if (hadFocus) this.input.focus();
  }

  bigButton(word, onclick) {
    return el("button", { type: "button", class: "big", onclick }, say(word));
  }

  line(keyboard) {
    const { chat, person, world } = this.pane;
    const grouped = chat !== person;
    this.input.placeholder = grouped ? say("speaks", { who: world.people.get(person).short }) : keyboard?.input_field_placeholder ?? say("message");
    this.input.setAttribute("aria-label", say("message"));
    const sendButton = iconButton("send", say("send"), () => this.submit(), "send");
    this.line_ = el("div", { class: `line ${this.input.value.trim() ? "filled" : ""}` },
      grouped && el("button", { type: "button", class: "speaker", title: say("speaker"), "aria-label": say("speaker"), onclick: () => openSpeakers(this.pane) }, avatar(person, world.people.get(person).name, "small")),
      world.commandsOf(person, chat).length > 0 && iconButton("menu", say("commands"), () => this.showCommands(""), "commands-button"),
      this.input,
      keyboard && iconButton(this.hidden ? "keyboard" : "down", say(this.hidden ? "showKeyboard" : "hideKeyboard"), () => { this.hidden = !this.hidden; this.pane.render(); }, "keyboard-button"),
      iconButton("attach", say("attach"), () => this.attach(), "attach"),
      sendButton);
    return this.line_;
  }

  quote() {
    const message = this.editing ?? this.reply;
    if (!message) return "";
    const title = this.editing ? say("editing") : fullName(message.from);
    return el("div", { class: "quote-bar" }, icon(this.editing ? "edit" : "reply"),
      el("div", {}, el("b", {}, title), el("span", {}, brief(message))),
      iconButton("close", say("cancel"), () => this.quoteNothing()));
  }

  quoteNothing() {
    if (this.editing) this.setText("");
    this.reply = this.editing = null;
    this.render();
  }

  replyTo(message) {
    this.editing = null;
    this.reply = message;
    this.render();
    this.input.focus();
  }

  edit(message) {
    this.reply = null;
    this.editing = message;
    this.setText(message.text);
    this.render();
    this.input.focus();
  }

  keys(keyboard) {
    return el("div", { class: "reply-keys" }, keyboard.keyboard.map((row) =>
      el("div", {}, row.map((button) => el("button", {
        type: "button",
        class: button.style ? `key-${button.style}` : "",
        onclick: () => this.pressKey(button, keyboard),
      }, button.text)))));
  }

  pressKey(button, keyboard) {
    if (keyboard.one_time_keyboard) this.hidden = true;
    if (button.request_contact) this.pane.act({ do: "contact" });
    else this.send(button.text);
  }

  setText(text) {
    this.input.value = text;
    this.typed();
  }

  // As tall as what is written, up to six lines.
  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 132)}px`;
  }

  typed() {
    this.fit();
    this.line_?.classList.toggle("filled", Boolean(this.input.value.trim()));
    const asked = /^\/([a-z0-9_]*)$/.exec(this.input.value);
    if (asked) this.showCommands(asked[1]);
    else this.suggestions.replaceChildren();
  }

  showCommands(start) {
    const { world, chat, person } = this.pane;
    if (start === "" && this.suggestions.childElementCount && !this.input.value) return this.suggestions.replaceChildren();
    const name = chat === person ? "" : `@${world.bot.username}`;
    this.suggestions.replaceChildren(...world.commandsOf(person, chat)
      .filter(([command]) => command.startsWith(start))
      .map(([command, description]) => el("button", { type: "button", role: "option", onclick: () => { this.setText(""); this.send(`/${command}${name}`); } },
        el("b", {}, `/${command}`), el("span", {}, description))));
    return undefined;
  }

  onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape") {
      this.suggestions.replaceChildren();
      this.quoteNothing();
    } else if (event.key === "ArrowUp" && !this.input.value) {
      const own = this.pane.world.seenBy(this.pane.person, this.pane.chat).findLast(({ message }) => message.from?.id === this.pane.person && message.text && !message.ephemeral_message_id);
      if (own) { event.preventDefault(); this.edit(own.message); }
    }
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const { editing } = this;
    const done = editing ? await this.pane.act({ do: "edit", text, message_id: editing.message_id }) : await this.send(text);
    if (done) {
      this.editing = null;
      this.setText("");
      this.render();
    }
  }

  async send(text) {
    const quoted = this.reply;
    const done = await this.pane.act({ do: "send", text, ...(quoted ? { reply_to: quoted.message_id } : {}) });
    if (done) {
      this.reply = null;
      this.suggestions.replaceChildren();
      this.render();
    }
    return done;
  }

  attach() {
    openMenu(this.node, "attach-menu", [
      menuItem("photo", say("photo"), () => this.pick("photo", "image/*")),
      menuItem("file", say("document"), () => this.pick("file", "")),
      menuItem("contact", say("contact"), () => this.pane.act({ do: "contact" })),
    ]);
  }

  pick(kind, accept) {
    this.kind = kind;
    this.picker.accept = accept;
    this.picker.value = "";
    this.picker.click();
  }

  picked() {
    const [file] = this.picker.files;
    if (file) this.sendFile(file, this.kind);
  }

  async sendFile(file, kind) {
    if (file.size > LARGEST) return this.pane.toast(say("tooLarge"));
    const content = await base64(file);
    const caption = this.input.value.trim();
    if (await this.pane.act({ do: kind, name: file.name, content, ...(caption ? { caption } : {}) })) this.setText("");
    return undefined;
  }
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
