"""What may be done on the page of the emulator; every request is checked before an actor acts."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from emulator.actors import Group, Heard, Person
from emulator.faults import Fault
from emulator.media import DOWNLOAD_LIMIT
from emulator.telegram import Emulator

Body = Mapping[str, Any]
Act = Callable[[Body], Awaitable[None]]

_SENDS = (
    "sendMessage",
    "sendPhoto",
    "sendVideo",
    "sendAnimation",
    "sendAudio",
    "sendDocument",
    "sendVoice",
    "sendVideoNote",
    "sendMediaGroup",
)
_FLOOD_SECONDS = 5
_ENDLESS = 1_000_000
_MORNING = 8
_TEXT = 4096
_CAPTION = 1024
_LONGEST_STEP = 60 * 24 * 31


class Refused(Exception):
    """A request from the page that makes no sense; the text says why."""


class Acts:
    """Carries out what the page asks for; nothing here waits for the bot.

    ``flood`` is true while every send of the bot is answered 429.
    """

    def __init__(self, telegram: Emulator, zone: ZoneInfo) -> None:
        self._telegram = telegram
        self._zone = zone
        self._faults: list[Fault] = []
        self._acts: dict[str, Act] = {
            "send": self._send,
            "edit": self._edit,
            "tap": self._tap,
            "file": self._file,
            "photo": self._file,
            "contact": self._contact,
            "block": self._block,
            "offline": self._offline,
            "membership": self._membership,
            "bot": self._bot,
            "migrate": self._migrate,
            "clock": self._clock,
            "flood": self._switch_flood,
        }

    @property
    def flood(self) -> bool:
        """Whether the 429 switch is on."""
        return bool(self._faults)

    async def perform(self, body: Body) -> None:
        """Do what ``body["do"]`` names; ``Refused`` says what is wrong with the request."""
        act = self._acts.get(_text(body, "do"))
        if act is None:
            raise Refused(f"unknown act {body['do']!r}")
        await act(body)

    # Messages

    async def _send(self, body: Body) -> None:
        person, where = self._person(body), self._where(body)
        reply = self._heard(body, "reply_to") if "reply_to" in body else None
        await person.sends(_text(body, "text", _TEXT), where=where, reply_to=reply, wait=False)

    async def _edit(self, body: Body) -> None:
        number = _integer(body, "message_id")
        await self._person(body).edits(
            _text(body, "text", _TEXT), message_id=number, where=self._where(body), wait=False
        )

    async def _tap(self, body: Body) -> None:
        person = self._person(body)
        heard = self._heard(body, "message_id")
        row, column = _integer(body, "row"), _integer(body, "column")
        rows = heard.inline
        if not (0 <= row < len(rows) and 0 <= column < len(rows[row])):
            raise Refused("the message no longer has this button")
        button = rows[row][column]
        if "callback_data" not in button:
            raise Refused("this button sends nothing to the bot")
        person.presses(heard, button["callback_data"])
        await self._telegram.acted(False)

    async def _file(self, body: Body) -> None:
        person, where = self._person(body), self._where(body)
        name = _text(body, "name", 255)
        caption = _text(body, "caption", _CAPTION) if "caption" in body else None
        try:
            content = base64.b64decode(_text(body, "content", DOWNLOAD_LIMIT * 2), validate=True)
        except binascii.Error:
            raise Refused("content must be base64") from None
        if len(content) > DOWNLOAD_LIMIT:
            raise Refused("the file is larger than 20 MB")
        if body["do"] == "photo":
            await person.sends_photo(content, caption=caption, where=where, wait=False)
        else:
            await person.sends_file(name, content, caption=caption, where=where, wait=False)

    async def _contact(self, body: Body) -> None:
        await self._person(body).sends_contact(where=self._where(body), wait=False)

    # People and groups

    async def _block(self, body: Body) -> None:
        person = self._person(body)
        if _flag(body, "on"):
            await person.blocks_bot(wait=False)
        else:
            await person.unblocks_bot(wait=False)

    async def _offline(self, body: Body) -> None:
        self._person(body).offline = _flag(body, "on")

    async def _membership(self, body: Body) -> None:
        person, group = self._person(body), self._group(body)
        if _flag(body, "on"):
            await person.joins(group, wait=False)
        else:
            await person.leaves(group, wait=False)

    async def _bot(self, body: Body) -> None:
        person, group = self._person(body), self._group(body)
        if _flag(body, "on"):
            await group.adds_bot(by=person, wait=False)
            if group.chat.is_forum:  # whoever has topics invites a bot to govern them
                await group.promotes_bot(by=person, wait=False)
        else:
            await group.removes_bot(by=person, wait=False)

    async def _migrate(self, body: Body) -> None:
        await self._group(body).migrates(wait=False)

    # Time and faults

    async def _clock(self, body: Body) -> None:
        clock = self._telegram.clock
        if body.get("to") == "morning":
            local = clock().astimezone(self._zone)
            morning = local.replace(hour=_MORNING, minute=0, second=0, microsecond=0)
            if morning <= local:
                morning += timedelta(days=1)
            step = morning.astimezone(UTC) - clock()
        else:
            minutes = _integer(body, "minutes")
            if not 0 < minutes <= _LONGEST_STEP:
                raise Refused("the clock goes forward, at most a month at a time")
            step = timedelta(minutes=minutes)
        clock.advance(step)
        await self._telegram.updates.notify()

    async def _switch_flood(self, body: Body) -> None:
        pending = self._telegram.server.faults.pending
        pending[:] = [f for f in pending if not any(f is ours for ours in self._faults)]
        self._faults = []
        if _flag(body, "on"):
            for method in _SENDS:
                text = f"retry after {_FLOOD_SECONDS}"
                self._telegram.fail(method, 429, text, retry_after=_FLOOD_SECONDS, times=_ENDLESS)
            self._faults = pending[-len(_SENDS) :]
        self._telegram.events.emit({"type": "world"})

    # Reading the request

    def _person(self, body: Body) -> Person:
        person = self._telegram.people.get(_integer(body, "as"))
        if person is None:
            raise Refused("there is no such person")
        return person

    def _where(self, body: Body) -> Group | None:
        """The group that is meant, None for the person's own chat."""
        return None if body.get("chat") == body.get("as") else self._group(body)

    def _group(self, body: Body) -> Group:
        group = self._telegram.groups.get(_integer(body, "chat"))
        if group is None:
            raise Refused("there is no such chat")
        return group

    def _heard(self, body: Body, name: str) -> Heard:
        """A message that this person sees; ephemeral ones are numbered apart."""
        person = self._person(body)
        chat = person.chat(self._where(body))
        if "ephemeral" in body:
            message = chat.ephemeral.get((person.id, _integer(body, "ephemeral")))
        else:
            message = chat.messages.get(_integer(body, name))
        if message is None:
            raise Refused("the message is gone")
        return Heard(chat, message)


def _text(body: Body, name: str, limit: int = 64) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value.strip():
        raise Refused(f"{name} must be a text that is not empty")
    if len(value) > limit:
        raise Refused(f"{name} is longer than {limit} characters")
    return value


def _integer(body: Body, name: str) -> int:
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused(f"{name} must be a whole number")
    return value


def _flag(body: Body, name: str) -> bool:
    value = body.get(name)
    if not isinstance(value, bool):
        raise Refused(f"{name} must be true or false")
    return value
