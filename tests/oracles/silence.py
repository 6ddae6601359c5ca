"""Silence: who has blocked the bot, or is to be left alone for a while, hears nothing from it."""

from datetime import datetime, timedelta

from emulator.server import Call

FORBIDDEN, TOO_MANY = 403, 429


class Silence:
    """Reads Telegram's answers: a no holds until the person speaks, a pause until it is over."""

    def __init__(self) -> None:
        self.closed: set[int] = set()
        self.paused: dict[int, datetime] = {}
        self.broken: list[str] = []

    def wrote(self, chat: int) -> None:
        """They have spoken to the bot, so they can be spoken to."""
        self.closed.discard(chat)

    def hears(self, call: Call) -> None:
        """Look at one finished call."""
        chat = call.chat_id
        if not isinstance(chat, int) or not call.method.startswith(("send", "edit", "copy")):
            return
        if chat in self.closed:
            self.broken.append(f"silence: {call.method} to {chat}, who has said no")
        if chat in self.paused and call.at < self.paused[chat]:
            self.broken.append(f"silence: {call.method} to {chat} before {self.paused[chat]}")
        if call.status == FORBIDDEN:
            self.closed.add(chat)
        if call.status == TOO_MANY:
            rest = (call.answer.get("parameters") or {}).get("retry_after", 0)
            self.paused[chat] = call.at + timedelta(seconds=rest)
