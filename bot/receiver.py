"""Inbox in: each update is stored before Telegram is told that it may forget it."""

import asyncio
import json
import logging
from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial
from typing import Any

import aiohttp
from aiogram import Bot
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from jobs.verdicts import TokenRefused
from models import desk, inbox
from models.inbox import InboxState, Received, Stored
from models.store import Store

log = logging.getLogger(__name__)

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
LONGEST_POLL = 25  # seconds
BACK_OFF = (1, 2, 4, 8, 15, 30, 60)  # seconds between tries while Telegram is out of reach
STORE_REST = 4  # seconds at most, while the store takes nothing
WEBHOOK = "webhook is active"  # how a 409 says that it is not another one who asks
BIGGEST_ID = 2**63 - 1
# Reading a rich text takes aiogram 3.31 twenty times as long for each level that it is nested:
# 1.4 s for four, 22 s for five, and everybody waits. Nothing of ours looks into it.
UNREAD = frozenset({"rich_message"})
# What a tutor's forum is read for: talk in topics, and who comes and goes.
OF_FORUM = ("is_topic_message", "new_chat_members", "left_chat_member")
# Numbers of updates follow one another; they begin anew at random after a week without any.
LARGEST_GAP = 10_000
# Whatever keeps us from asking or from storing passes: nothing is confirmed meanwhile.
PASSING = (aiohttp.ClientError, OSError, TimeoutError, ValueError, RecursionError)
FULL = (OperationalError, NoConnection)


class Receiver:
    """Long polling of our own: aiogram's confirms an update before anything has been done with it,
    and one update that it cannot read stops it altogether."""

    def __init__(
        self,
        bot: Bot,
        store: Store,
        clock: Callable[[], datetime],
        received: Callable[[Stored], None],
    ) -> None:
        self.bot, self.store, self.clock, self.received = bot, store, clock, received
        self.offset = 0
        # On the event loop's clock, for the watchdog.
        self.polled_at = 0.0
        self.conflict_at: float | None = None
        self.missing = 0  # updates that somebody else has got, for all we can tell
        self.trouble = ""  # what Telegram says about our webhook; we have none
        self._answered = False  # getUpdates, in this run

    async def run(self) -> None:
        """Ask for updates until cancelled."""
        last = await self.store.look(inbox.last_update_id)
        self.offset = last + 1 if last is not None else 0
        self.polled_at = asyncio.get_running_loop().time()
        self._answered = False
        failures = 0
        timeout = aiohttp.ClientTimeout(total=LONGEST_POLL + 15)
        async with aiohttp.ClientSession(timeout=timeout) as http:
            while True:
                try:
                    updates = await self._ask(http)
                    await self.keep(updates)
                    self.polled_at = asyncio.get_running_loop().time()
                    self._answered = True
                    failures = 0
                except PASSING + FULL as error:
                    wait = BACK_OFF[min(failures, len(BACK_OFF) - 1)]
                    if isinstance(error, FULL):  # whoever was asked is here, not at Telegram's
                        wait = min(wait, STORE_REST)
                    log.warning("no updates (%s); asking again in %s s", type(error).__name__, wait)
                    failures += 1
                    await asyncio.sleep(wait)

    async def _ask(self, http: aiohttp.ClientSession) -> list[Any]:
        asked = {"offset": self.offset, "timeout": LONGEST_POLL, "allowed_updates": ALLOWED}
        async with http.post(self._url("getUpdates"), json=asked) as response:
            answer = loaded(await response.read())
        if not isinstance(answer, dict) or answer.get("ok") is not True:
            code = answer.get("error_code") if isinstance(answer, dict) else None
            if code in (401, 404):
                raise TokenRefused
            if code == 409 and not self._answered and WEBHOOK in str(answer.get("description")):
                log.warning("a webhook is left over from before, and is taken away")
                await http.post(self._url("deleteWebhook"))
            elif code == 409:
                log.error("somebody else is asking for this bot's updates")
                self.conflict_at = asyncio.get_running_loop().time()
            raise ValueError(f"getUpdates was answered with {code}")
        return list(answer["result"])

    def _url(self, method: str) -> str:
        return self.bot.session.api.api_url(self.bot.token, method)

    async def keep(self, updates: list[Any]) -> None:
        """Store a batch in one commit; only then does the offset move on and confirm it."""
        if not updates:
            return
        kept, stored = await store(self.store, updates, self.clock())
        self._count_missing({update.update_id for update in kept})
        self.offset = max(update.update_id for update in kept) + 1
        self.received(stored)

    def _count_missing(self, came: set[int]) -> None:
        """A gap: somebody else asks with our token, or the store is an older one than we had."""
        new = {number for number in came if number >= self.offset}
        if not self.offset or not new or max(new) - self.offset > LARGEST_GAP:
            return
        if missing := max(new) + 1 - self.offset - len(new):
            self.missing += missing
            log.error("%s updates before %s never came", missing, max(new))


def loaded(body: bytes) -> Any:
    """What Telegram has written. Raises ValueError or RecursionError."""
    # Buttons' data is passed on as it came, and need not be UTF-8 (Client.cpp:16702).
    return json.loads(body.decode(errors="replace"))


async def store(into: Store, updates: list[Any], at: datetime) -> tuple[list[Received], Stored]:
    """Into the inbox, in one commit; returns what is there now, and what of it is to be worked.

    Raises ValueError if nothing of it has a number.
    """
    forums: frozenset[int] = frozenset()
    if any(map(_in_forum, updates)):
        forums = await into.look(desk.forums.chat_ids)
    found = (read(update, forums) for update in updates)
    kept = [received for received in found if received is not None]
    if not kept:
        raise ValueError("updates without a number")
    stored = await into.share(partial(inbox.store, updates=kept, at=at))
    for poison in (update for update in kept if update.state is InboxState.POISON):
        log.error("update %s can't be read: %s", poison.update_id, poison.trouble)
    return kept, stored


def read(raw: Any, forums: Collection[int] = ()) -> Received | None:
    """What to keep of one update. None only for something that has no number of its own.

    In `forums` of tutors talk in topics is meant for us.
    """
    if not isinstance(raw, dict):
        return None
    update_id = raw.get("update_id")
    if not isinstance(update_id, int) or isinstance(update_id, bool):
        return None
    if not 0 <= update_id <= BIGGEST_ID:
        return None
    text = ""
    try:
        text = _written(raw)
        text = _written(_kept(raw))
        lane, overheard = _lane(raw), _overheard(raw, forums)
    except (TypeError, AttributeError, KeyError, RecursionError, OverflowError) as error:
        return Received(update_id, 0, text, InboxState.POISON, type(error).__name__)
    if overheard:
        return Received(update_id, lane, "", InboxState.DONE)
    return Received(update_id, lane, text)


def _lane(raw: dict[str, Any]) -> int:
    """The chat an update belongs to: what happens in one chat is worked in order."""
    query = raw.get("callback_query")
    event = next((value for value in raw.values() if isinstance(value, dict)), {})
    message = query.get("message") if query else event
    chat = (message or {}).get("chat") or event.get("from") or {"id": 0}
    author = event.get("from") or chat
    if not isinstance(chat["id"], int) or not isinstance(author["id"], int):
        raise TypeError
    return int(chat["id"])


def _written(raw: Any) -> str:
    # Half of a surrogate pair can't be stored, nor sent: it becomes a question mark.
    return json.dumps(raw, ensure_ascii=False).encode(errors="replace").decode()


def _kept(value: Any) -> Any:
    """All but what nobody reads; a number that the store can't hold makes the update poison."""
    if isinstance(value, dict):
        return {key: _kept(part) for key, part in value.items() if key not in UNREAD}
    if isinstance(value, list):
        return [_kept(part) for part in value]
    if isinstance(value, int) and abs(value) > BIGGEST_ID:
        raise OverflowError
    return value


def _in_forum(raw: Any) -> bool:
    """Is it said in a chat with topics?"""
    message = isinstance(raw, dict) and (raw.get("message") or raw.get("edited_message"))
    chat = isinstance(message, dict) and message.get("chat")
    return isinstance(chat, dict) and bool(chat.get("is_forum"))


def _overheard(raw: dict[str, Any], forums: Collection[int]) -> bool:
    """Talk in a group that is not for us: nothing of it is kept but the number."""
    message = raw.get("message") or raw.get("edited_message")
    if not message or message["chat"].get("type") not in ("group", "supergroup"):
        return False
    if message["chat"]["id"] in forums:
        return not any(name in message for name in OF_FORUM)
    if "message" not in raw:
        return True
    entities = message.get("entities") or ()
    commands = any(entity.get("type") == "bot_command" for entity in entities)
    return not (commands or "migrate_to_chat_id" in message or "migrate_from_chat_id" in message)
