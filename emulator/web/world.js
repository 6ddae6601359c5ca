// What the page knows of the emulator's world, kept fresh by its events.

const FAR = 400;

export const recordKey = ({ message }) =>
  message.ephemeral_message_id ? `e${message.chat.id}.${message.ephemeral_message_id}.${message.receiver_user?.id}` : `m${message.message_id}`;

export class World {
  constructor(changed) {
    this.changed = changed;
    this.chats = new Map();
    this.frozen = new Map();
    this.calls = [];
  }

  take(state) {
    const { people, groups, chats, calls, now, ...rest } = state;
    Object.assign(this, rest);
    this.people = new Map(people.map((person) => [person.id, person]));
    this.groups = new Map(groups.map((group) => [group.id, group]));
    const old = this.chats;
    this.chats = new Map(Object.entries(chats).map(([id, records]) => [Number(id), records]));
    this.calls = calls;
    this.setNow(now);
    for (const person of people) {
      // A phone without a network keeps showing what it had when the network went away.
      if (!person.offline) this.frozen.delete(person.id);
      else if (!this.frozen.has(person.id)) this.frozen.set(person.id, new Map(old.size ? old : this.chats));
    }
  }

  // The demo clock may stand still, so it only ever shows what the emulator said.
  setNow(iso) {
    this.now = Date.parse(iso) / 1000;
  }

  // Every connection, also one made anew, begins with the whole state.
  listen(lost) {
    const source = new EventSource("/stage/events");
    source.onopen = () => lost(false);
    source.onerror = () => lost(true);
    source.onmessage = (event) => this.apply(JSON.parse(event.data));
  }

  apply(event) {
    switch (event.type) {
      case "message": this.add(event); break;
      case "edit": this.replace(event); break;
      case "call": this.calls = [...this.calls.slice(-FAR), { ...event, at: this.now }]; break;
      case "clock": this.setNow(event.now); break;
      case "state": this.take(event); break;
    }
    this.changed(event);
  }

  add({ chat, message, keyboard, mine }) {
    const records = this.chats.get(chat) ?? [];
    this.chats.set(chat, [...records, { message, keyboard, mine }]);
  }

  replace({ chat, message, keyboard, mine }) {
    const key = recordKey({ message });
    const fresh = { message, keyboard, mine };
    const records = this.chats.get(chat) ?? [];
    this.chats.set(chat, records.map((record) => (recordKey(record) === key ? { ...record, ...fresh } : record)));
  }

  // The messages of a chat as this person sees them, oldest first.
  seenBy(person, chat) {
    const chats = this.frozen.get(person) ?? this.chats;
    const seen = (chats.get(chat) ?? []).filter(({ message }) =>
      !message.ephemeral_message_id || message.receiver_user?.id === person || message.from?.id === person);
    const hidden = new Set(seen.map((record) => record.replaces).filter(Boolean));
    return seen.filter((record) => !hidden.has(record.message.message_id)).slice(-FAR);
  }

  keyboard(person, chat) {
    const latest = this.seenBy(person, chat).findLast(({ keyboard }) => keyboard);
    return latest?.keyboard.keyboard ? latest.keyboard : null;
  }

  commandsOf(person, chat) {
    return (chat === person ? this.commands[person] : this.groups.get(chat)?.commands[person]) ?? [];
  }

  zoneOf(person) {
    return this.people.get(person)?.zone ?? this.zone;
  }

  // Ask the emulator to do something; a refusal is thrown in its own words.
  async act(what) {
    const answer = await fetch("/stage/act", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(what),
    });
    if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error ?? answer.statusText);
  }
}
