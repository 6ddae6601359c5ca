"""The cheapest Telegram there can be: real HTTP on loopback, answers that are made beforehand.

It stands in for the emulator where a bot is to be loaded: whatever it costs is taken from the
bot's processors. Everybody who is measured, peers included, talks to the same one.
"""

import asyncio
import json
import re
from collections import Counter, deque
from collections.abc import Callable
from itertools import count
from typing import Any, Self

from emulator.limits import Limits
from emulator.refusals import ApiError

SPEAKING = ("sendMessage", "editMessageText", "sendPhoto")
TEXT = "Лиза: за эту неделю шесть отметок, средняя 4,6. Всё сдано, уроки посещены. " * 4
KEYBOARD = {
    "inline_keyboard": [
        [{"text": "По предметам", "callback_data": "subjects:1001:0"}],
        [{"text": "График", "callback_data": "chart:1001"}],
        [{"text": "Письмо", "callback_data": "letter:0"}],
    ]
}
_BOT = {"id": 42, "is_bot": True, "first_name": "Бот", "username": "bench_bot"}
_ABILITIES = {"can_join_groups": True, "can_read_all_group_messages": False}
_ABILITIES |= {"supports_inline_queries": False}
_DATE = 1_790_000_000
_LENGTH = re.compile(rb"(?i)content-length: *(\d+)")
_CHAT = re.compile(rb"chat_id[^0-9-]{1,12}(-?\d+)")
_OVER = re.compile(rb"message_id[^0-9-]{1,12}(\d+)")
_OFFSET = re.compile(rb"offset[^0-9-]{1,12}(-?\d+)")
_PATIENCE = re.compile(rb"(?<!_)timeout[^0-9-]{1,12}(\d+)")
_AT_ONCE = 100  # updates in one answer
# Where the numbers of a wire's updates begin: a store has met the ones of the wire before, and a
# small gap would be taken for updates that somebody else has got.
_beginnings = count(1_000_000_000, 10_000_000)
TAPPED = 7  # the number of the message that everybody taps


def _message(chat_id: int, message_id: int, text: str = TEXT) -> dict[str, Any]:
    chat = {"id": chat_id, "type": "private", "first_name": "Ученик"}
    about = {"message_id": message_id, "from": _BOT, "chat": chat, "date": _DATE}
    return about | {"text": text, "reply_markup": KEYBOARD}


def packed(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


_TRUE = packed({"ok": True, "result": True})
_ME = packed({"ok": True, "result": _BOT | _ABILITIES})
# The numbers of the chat and the message are put in where these stand.
_SPOKEN = packed({"ok": True, "result": _message(-777, -888)}).split(b"-777")
_SPOKEN = [_SPOKEN[0].replace(b"-888", b"%d"), _SPOKEN[1]]


class Wire:
    """Serves one bot. Times are those of the event loop's clock."""

    def __init__(self, token: str, limits: Limits | None = None) -> None:
        self.token, self.limits = token, limits
        self.calls: Counter[str] = Counter()
        self.spoken: list[float] = []  # when each message was taken
        self.speaks = asyncio.Event()  # something has been said
        self.caught_up = asyncio.Event()  # the bot has confirmed every update
        self.refused = 0  # calls that were answered with 429
        # Told the chat, the message that was written over (None: a new one), and when.
        self.heard: Callable[[int, int | None, float], None] | None = None
        self._queue: deque[tuple[int, bytes]] = deque()
        self._polls: list[tuple[Line, asyncio.TimerHandle]] = []
        self._numbers = count(next(_beginnings))
        self._last_message = 1000
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: Line(self), "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()

    @property
    def url(self) -> str:
        if self._server is None:
            raise RuntimeError("not opened")
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def press(self, person_id: int, data: str) -> None:
        """Somebody taps a button that says this."""
        self._last_message += 1
        who = {"id": person_id, "is_bot": False, "first_name": "Ученик", "language_code": "ru"}
        query = {"id": str(self._last_message), "from": who, "chat_instance": "1", "data": data}
        self._comes(callback_query=query | {"message": _message(person_id, TAPPED)})

    def says(self, person_id: int, text: str, *, group: int | None = None) -> None:
        """Somebody writes to the bot, or in a group where it listens."""
        self._last_message += 1
        who = {"id": person_id, "is_bot": False, "first_name": "Ученик", "language_code": "ru"}
        chat = {"id": person_id, "type": "private", "first_name": "Ученик"}
        if group is not None:
            chat = {"id": group, "type": "supergroup", "title": "5-Д"}
        message = {"message_id": self._last_message, "from": who, "chat": chat, "date": _DATE}
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        self._comes(message=message | {"text": text})

    def _comes(self, **what: Any) -> None:
        number = next(self._numbers)
        self._put(number, packed({"update_id": number} | what))

    def _put(self, number: int, body: bytes) -> None:
        self._queue.append((number, body))
        if self._polls:
            line, timer = self._polls.pop(0)
            timer.cancel()
            self._hand_over(line)

    @property
    def waiting(self) -> int:
        """Updates that the bot has not confirmed."""
        return len(self._queue)

    def answer(self, line: "Line", method: str, body: bytes) -> None:
        """Carry out one call of the bot."""
        if method.lower() == "getupdates":
            self._poll(line, body)
            return
        self.calls[method] += 1
        if method == "getMe":
            line.respond(_ME)
        elif method in SPEAKING:
            self._speak(line, method, body)
        else:
            line.respond(_TRUE)

    def _poll(self, line: "Line", body: bytes) -> None:
        found = _OFFSET.search(body)
        offset = int(found[1]) if found else 0
        while self._queue and self._queue[0][0] < offset:
            self._queue.popleft()
        if not self._queue:
            self.caught_up.set()
        patience = _PATIENCE.search(body)
        if self._queue or not patience or patience[1] == b"0":
            self._hand_over(line)
            return
        loop = asyncio.get_running_loop()
        self._polls.append((line, loop.call_later(int(patience[1]), self._give_up, line)))

    def _give_up(self, line: "Line") -> None:
        self.forget(line)
        self._hand_over(line)

    def _hand_over(self, line: "Line") -> None:
        updates = [packed for _, packed in list(self._queue)[:_AT_ONCE]]
        line.respond(b'{"ok":true,"result":[' + b",".join(updates) + b"]}")

    def forget(self, line: "Line") -> None:
        """It has hung up."""
        for poll in [poll for poll in self._polls if poll[0] is line]:
            poll[1].cancel()
            self._polls.remove(poll)

    def _speak(self, line: "Line", method: str, body: bytes) -> None:
        found = _CHAT.search(body)
        chat_id = int(found[1]) if found else 0
        # Answers to taps are edits here, and replies know no limit for all together (levlam).
        if self.limits is not None and method.startswith("send"):
            try:
                self.limits.check(method, str(chat_id))
            except ApiError as refusal:
                self.refused += 1
                line.respond(packed(refusal.body), status=b"429 Too Many Requests")
                return
        self._last_message += 1
        number = self._last_message
        line.respond((_SPOKEN[0] % number) + b"%d" % chat_id + _SPOKEN[1])
        now = asyncio.get_running_loop().time()
        self.spoken.append(now)
        self.speaks.set()
        if self.heard is not None:
            over = _OVER.search(body) if method.startswith("edit") else None
            self.heard(chat_id, int(over[1]) if over else None, now)


class Line(asyncio.Protocol):
    """One connection, kept open: HTTP/1.1 as far as the clients of these frameworks speak it."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self._came = bytearray()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def connection_lost(self, _: Exception | None) -> None:
        self._transport = None
        self.wire.forget(self)

    def data_received(self, data: bytes) -> None:
        self._came += data
        while (head := self._came.find(b"\r\n\r\n")) >= 0:
            length = _LENGTH.search(self._came, 0, head)
            ends = head + 4 + (int(length[1]) if length else 0)
            if b"chunked" in self._came[:head].lower():
                raise NotImplementedError("no client of ours sends its calls in chunks")
            if len(self._came) < ends:
                return
            path = bytes(self._came[: self._came.find(b"\r\n")]).split()[1]
            method = path.partition(b"?")[0].rpartition(b"/")[2].decode()
            body = path + b" " + bytes(self._came[head + 4 : ends])
            del self._came[:ends]
            self.wire.answer(self, method, body)

    def respond(self, body: bytes, status: bytes = b"200 OK") -> None:
        if self._transport is None:
            return
        head = b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        self._transport.write(head % (status, len(body)) + body)
