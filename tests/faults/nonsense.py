"""Updates that the Bot API's description allows, and that nobody would ever send.

Made from the description itself, so that whatever Telegram adds there is met here first. Every text
carries `CANARY`, which must never be found in a log.
"""

import json
import random
from enum import Enum
from pathlib import Path
from typing import Any

from tests.callbacks import callbacks

DESCRIPTION = Path(__file__).parents[2] / "emulator" / "data" / "api-10.3.slim.json"
CANARY = "Кнр7F3A"
OURS = "ours-"  # queries of people whom the school knows begin with this
DEEPEST = 4
NASTY = (
    "",
    " ",
    "\u202egnirts\u202c",
    "\u200b\u200d\ufeff",
    "<b>&lt;<script>alert(1)</script>",
    "</code></pre><a href='tg://user?id=1'>",
    "'; DROP TABLE person; --",
    "%s %(name)s {name} { $name }",
    "\x00\x01\x1b[31m",
    "🏳️‍🌈👨‍👩‍👧‍👦" * 20,
    "a\u0301" * 300,
    "ы" * 4096,
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "٣٤٥ 31.02.2026 25:61",
    "-1",
    "1e309",
    "\ud83d",
)
COMMANDS = (
    *("/start", "/menu", "/today", "/week", "/people", "/announce", "/draft", "/redo"),
    *("/progress", "/settings", "/guides", "/marks", "/help", "/cancel", "/gradebook"),
    *("Сегодня", "Неделя", "Люди", "16.10 15:00", "Алгебра: Лиза 5", "ABCDE-FGHJK"),
)
NUMBERS = (0, 1, 2, 3, -1, 7, 2**31 - 1, 2**31, 2**53, 2**63 - 1)
TOO_LARGE = (2**63, -(2**63), 10**30)  # for any store; such an update is poison


class Nonsense:
    """A source of updates; the same seed gives the same ones.

    `people` and `chats` are users and groups that the school knows: three of ten events are theirs.
    """

    def __init__(
        self, seed: int, people: list[dict[str, Any]], chats: list[dict[str, Any]], now: int
    ) -> None:
        self.chance = random.Random(seed)
        self.people, self.chats, self.now = people, chats, now
        self.types = json.loads(DESCRIPTION.read_text(encoding="utf-8"))["types"]
        self.kinds = [f["name"] for f in self.types["Update"]["fields"] if f["name"] != "update_id"]
        self.sentences = list(callbacks())

    def update(self, number: int) -> dict[str, Any]:
        """One event of one kind, mostly of those that the bot asks for."""
        asked = ("message", "message", "message", "callback_query", "callback_query")
        kind = self.chance.choice((*asked, "my_chat_member", self.chance.choice(self.kinds)))
        field = next(f for f in self.types["Update"]["fields"] if f["name"] == kind)
        event = self.value(field["types"], kind, 0)
        if self.chance.random() < 0.3:
            self.known(kind, event)
        return {"update_id": number, kind: event}

    def known(self, kind: str, event: Any) -> None:
        """Let somebody of the school have done this, in their own chat or in the group."""
        if not isinstance(event, dict):
            return
        author = self.chance.choice(self.people)
        private = {"id": author["id"], "type": "private", "first_name": author["first_name"]}
        chat = self.chance.choice((private, private, *self.chats))
        event["from"] = author
        if kind == "callback_query":
            event["message"] = {
                "message_id": self.chance.randrange(1, 60),
                "date": self.chance.choice((0, self.now)),
                "chat": chat,
            }
            event["id"] = f"{OURS}{self.chance.randrange(10**9)}"
            event["data"] = self.sentence()
            if self.chance.random() < 0.1:
                del event["message"]
        else:
            event["chat"] = chat
            if kind == "message" and self.chance.random() < 0.8:
                for guise in ("sender_chat", "via_bot", "is_automatic_forward"):
                    event.pop(guise, None)
                event["text"] = text = self.chance.choice((*COMMANDS, self.text("text")))
                if text.startswith("/"):
                    whole = {"type": "bot_command", "offset": 0, "length": len(text)}
                    event["entities"] = [whole]

    def sentence(self) -> str:
        """What a button of ours says, about a thing that may or may not be there; often spoilt."""
        kind = self.chance.choice(self.sentences)
        fields = {n: self.word(field.annotation) for n, field in kind.model_fields.items()}
        packed = ":".join((kind.__prefix__, *map(str, fields.values())))
        match self.chance.randrange(10):
            case 0:
                return packed[: self.chance.randrange(1, 64)]
            case 1:
                return packed + self.chance.choice((":", "0", " ", ":1", "\u0663"))
            case 2:
                return self.text("data")
        return packed

    def word(self, kind: Any) -> Any:
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self.chance.choice(list(kind)).value
        if kind is bool:
            return self.chance.choice((0, 1))
        if kind is int:
            small = self.chance.random() < 0.8
            return self.chance.choice(range(1, 6) if small else (*NUMBERS, *TOO_LARGE))
        return self.chance.choice(("Europe/Moscow", "ru", "x", self.text("")[:5]))

    def value(self, types: list[str], name: str, depth: int) -> Any:
        """Something that one of these types allows."""
        kind = self.chance.choice(types)
        if kind.startswith("Array of "):
            many = self.chance.choice((0, 1, 1, 2)) if depth < DEEPEST else 0
            inner = [kind.removeprefix("Array of ")]
            return [self.value(inner, name, depth + 1) for _ in range(many)]
        match kind:
            case "Integer" | "Number":
                return self.number(name)
            case "Float":
                return self.chance.choice((0.5, -90.0, 1e300))
            case "Boolean":
                return self.chance.random() < 0.5
            case "True":
                return True
            case "String" | "InputFile":
                return self.text(name)
        described = self.types.get(kind, {})
        if described.get("subtypes"):
            return self.value([self.chance.choice(described["subtypes"])], name, depth)
        return self.object(kind, depth)

    def object(self, kind: str, depth: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        often = 0.08 / (1 + depth)
        for field in self.types.get(kind, {}).get("fields") or ():
            wanted = field["required"] or self.chance.random() < often
            if wanted and (depth < DEEPEST or field["required"]) and depth < DEEPEST * 3:
                allowed = field.get("enum")
                made[field["name"]] = (
                    self.chance.choice(allowed)
                    if allowed
                    else self.value(field["types"], field["name"], depth + 1)
                )
        return made

    def number(self, name: str) -> int:
        if name.endswith("date"):
            return self.chance.choice((0, self.now, self.now, 2**31 - 1))
        if name in ("offset", "length", "message_id"):
            return self.chance.choice((0, 1, 5, 64, 2**31 - 1))
        if self.chance.random() < 0.005:
            return self.chance.choice(TOO_LARGE)
        return self.chance.choice((*NUMBERS, self.chance.randrange(10**9)))

    def text(self, name: str) -> str:
        if name == "language_code":
            return self.chance.choice(("ru", "en", "xx", "en-GB", CANARY))
        return self.chance.choice((*NASTY, *COMMANDS[:6])) + CANARY
