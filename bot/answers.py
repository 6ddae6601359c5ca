"""What the bot says back to somebody's own message or tap, after the commit."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import AiogramError
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, InaccessibleMessage, Message, Update

from bot.asides import anonymous, aside
from bot.middlewares import NothingHere
from bot.unit_of_work import UnitOfWork
from jobs.ahead import Ready
from jobs.delivery import Delivery
from jobs.saying import Saying
from models.base import AccessDenied, Refusal
from models.people import Reader
from models.store import Store
from ui import drawing
from ui.i18n import Translator
from ui.screen import Screen, private_link, screen

log = logging.getLogger(__name__)


class Answers:
    """Draws what a handler returned and brings it to the chat where the person is.

    What was changed has been promised: its answer waits in the outbox until it has arrived. What
    was only looked up is sent straight, and joins the outbox when Telegram does not take it.
    """

    def __init__(
        self,
        bot: Bot,
        store: Store,
        words: Translator,
        clock: Callable[[], datetime],
        delivery: Delivery,
    ) -> None:
        self.bot, self.store, self.words, self.clock = bot, store, words, clock
        self.delivery = delivery

    async def keep(
        self, unit: UnitOfWork, update: Update, said: Any, now: datetime
    ) -> list[Ready | Saying]:
        """Put the answer into the outbox, in the transaction of the change it tells of.

        What must not be stored comes back as it was drawn.
        """
        return [
            await self.delivery.keep(unit.session, saying, now) if saying.storable else saying
            for saying in self._drawn(update, said, unit.reader, unit.ties)
        ]

    async def give(
        self, unit: UnitOfWork, update: Update, said: Any, kept: Sequence[Ready | Saying] | None
    ) -> None:
        """Stop the button's clock and show the screens: nobody waits for both calls in a row."""
        if kept is None:
            kept = self._drawn(update, said, unit.reader, unit.ties)
        await asyncio.gather(self._acknowledge(update, said, unit.reader), self._show(said, kept))
        if unit.writes:  # who only looks owes nobody a word
            self.delivery.wake()

    async def _show(self, said: Any, parts: Sequence[Ready | Saying]) -> None:
        """None before the one above it."""
        waits = False
        for part in parts:
            if isinstance(part, Ready):
                waits = waits or not await self.delivery.answer(part)
            elif waits and part.storable:
                await self.delivery.put_off(part)
            else:
                waits = not await self.delivery.say(part)
        for method in _methods(said):
            await self._call(method)

    async def refuse(self, update: Update, refusal: Refusal, reader: Reader) -> None:
        """Say no: over the button that was tapped, or as a message."""
        event = update.event
        if isinstance(event, CallbackQuery):
            text = self.words.say(reader, refusal.key(), **refusal.facts)
            await self._answer_query(event, text[:200], alert=True)
        elif isinstance(event, Message):
            shown = screen(refusal.key(), **refusal.facts)
            if event.chat.type != "private":
                await self._refuse_aside(update, event, refusal, shown, reader)
                return
            for saying in self._drawn(update, shown, reader):
                await self.delivery.say(saying)

    async def _refuse_aside(
        self, update: Update, event: Message, refusal: Refusal, shown: Screen, reader: Reader
    ) -> None:
        """In a group a refusal would say something about the one who asked: only they see it.

        Of whoever hides we know nothing, and talk that was not meant for the bot gets no answer.
        """
        if isinstance(refusal, AccessDenied) and not isinstance(refusal, NothingHere):
            return
        shown = shown.but(rows=([private_link("common-open-private", "menu")],))
        if anonymous(event):
            [saying] = self._drawn(update, shown.but(topic=event.message_thread_id), reader)
            await self.delivery.hints.hint(saying)
        said = aside(shown, event)
        for saying in self._drawn(update, said, reader):
            await self.delivery.say(saying)
        for method in _methods(said):
            await self._call(method)

    async def apologise(self, update: Update, reader: Reader, code: str) -> None:
        """Something of ours is broken: say so, with a code that the log knows."""
        event = update.event
        if isinstance(event, CallbackQuery):
            text = self.words.say(reader, "common-broken", code=code)
            await self._answer_query(event, text, alert=True)
        elif isinstance(event, Message) and event.chat.type == "private":
            for saying in self._drawn(update, screen("common-broken", code=code), reader):
                await self.delivery.say(saying)

    def _drawn(self, update: Update, said: Any, reader: Reader, ties: str = "") -> list[Saying]:
        if said is UNHANDLED:  # of a kind, perhaps, that we have never asked for
            return []
        event = update.event
        chat_id = _place(event)
        if chat_id is None:
            return []
        sayings = [
            self.saying(reader, shown, chat_id, _over(event, shown) if number == 0 else None)
            for number, shown in enumerate(_screens(said))
        ]
        return [replace(one, ties=ties if one.asker or chat_id > 0 else "") for one in sayings]

    def saying(self, reader: Reader, shown: Screen, chat_id: int, tapped: int | None) -> Saying:
        """A screen drawn for its reader, over the message that was tapped if it can be."""
        reader = shown.reader or reader
        inline = drawing.keyboard(self.words, reader, shown.rows, self.delivery.username)
        keys: Any = drawing.menu(self.words, shown.menu, shown.shelf) if shown.menu else None
        if shown.number is not None:
            keys = drawing.number_keys(self.words, reader, shown.number)
        markup = inline or keys
        anew = shown.fresh or shown.document is not None or (keys is not None and inline is None)
        anew = anew or shown.confidential  # the tapped message may be one that can be forwarded
        return Saying(
            chat_id,
            drawing.text(self.words, reader, shown),
            markup.model_dump(mode="json", exclude_none=True) if markup else None,
            None if anew else tapped,
            photo=shown.photo,
            secret=shown.secret,
            document=shown.document,
            media=shown.media,
            asker=shown.asker,
            thread=shown.topic,
            replies=shown.replies,
            confidential=shown.confidential,
        )

    async def _call(self, method: TelegramMethod[Any]) -> None:
        """Best effort: leaving a chat, deleting a message. Nobody waits for it."""
        try:
            await self.bot(method)
        except (AiogramError, TypeError) as error:
            log.info("%s did not work: %s", type(method).__name__, type(error).__name__)

    async def _acknowledge(self, update: Update, said: Any, reader: Reader) -> None:
        event = update.event
        if isinstance(event, CallbackQuery):
            toast = next((shown.toast for shown in _screens(said) if shown.toast), None)
            await self._answer_query(event, toast and self.words.say(reader, toast))

    async def _answer_query(
        self, query: CallbackQuery, text: str | None = None, *, alert: bool = False
    ) -> None:
        """Best effort: a query that is too old has stopped waiting by itself."""
        try:
            await self.bot.answer_callback_query(query.id, text=text, show_alert=alert or None)
        except (AiogramError, TypeError) as error:
            log.info("a tap could not be acknowledged: %s", type(error).__name__)


def _parts(said: Any) -> Sequence[Any]:
    return said if isinstance(said, list | tuple) else [said]


def _screens(said: Any) -> list[Screen]:
    return [part for part in _parts(said) if isinstance(part, Screen)]


def _methods(said: Any) -> list[TelegramMethod[Any]]:
    """What a handler wants done besides speaking, once its transaction is committed."""
    return [part for part in _parts(said) if isinstance(part, TelegramMethod)]


def _place(event: Any) -> int | None:
    """The chat to answer in."""
    if isinstance(event, CallbackQuery):
        return event.message.chat.id if event.message else event.from_user.id
    chat = getattr(event, "chat", None)
    return chat.id if chat else None


def _over(event: Any, shown: Screen) -> int | None:
    """The message that was tapped, if this screen can be written over it.

    Over a picture goes another picture, or the same files with other words; never text alone.
    """
    tapped = event.message if isinstance(event, CallbackQuery) else None
    if tapped is None:
        return None
    if isinstance(tapped, InaccessibleMessage):
        return tapped.message_id if shown.photo is None else None
    bare = tapped.text is not None
    fits = bare if shown.photo is None and not shown.media else (tapped.photo or shown.media)
    return tapped.message_id if fits else None
