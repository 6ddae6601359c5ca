"""One update brought to its end: read, handled in one transaction, answered, or given up."""

import asyncio
import json
import logging
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError
from pydantic import ValidationError
from sqlalchemy import TextClause

from bot.answers import Answers
from bot.middlewares import PersonalDataElsewhere
from bot.unit_of_work import UnitOfWork
from jobs.ahead import Ready
from jobs.saying import Saying
from models import audit, inbox
from models.audit import Asked
from models.base import AccessDenied, Refusal
from models.inbox import InboxState, Waiting
from models.people import Reader
from models.store import Store, unavailable

log = logging.getLogger(__name__)

TRIES = 3
BACK_OFF = (0.05, 0.2)  # seconds between tries
STORE_REST = 1.0  # seconds, while the store takes nothing


class DoneElsewhere(Exception):
    """Another process has taken our place for a moment, and closed this update."""


class Handling:
    """Reads what waited in the inbox, has it handled, and says what came of it."""

    def __init__(
        self,
        bot: Bot,
        store: Store,
        clock: Callable[[], datetime],
        dispatcher: Dispatcher,
        answers: Answers,
        reader: Reader,
        tools: dict[str, Any],
    ) -> None:
        self.bot, self.store, self.clock = bot, store, clock
        self.dispatcher, self.answers, self.reader, self.tools = dispatcher, answers, reader, tools
        # Hears what was asked for, how it ended, and after how many seconds.
        self.observed: Callable[[Asked | None, str, float], None] | None = None

    async def bring_to_end(self, item: Waiting) -> None:
        """Done, dead or poison in the inbox: returns when it has no need to be begun again."""
        try:
            update = Update.model_validate(json.loads(item.raw), context={"bot": self.bot})
            _ = update.event  # is it of a kind that we know?
        except (ValidationError, UpdateTypeLookupError, ValueError, RecursionError) as error:
            trouble = _where(error)
            log.error("update %s is poison: %s", item.update_id, trouble)
            await self._close(item.update_id, InboxState.POISON, trouble)
            return
        attempts = item.attempts
        while attempts < TRIES:
            try:
                await self._handle(update)
                return
            except Exception as error:
                if unavailable(error):  # nothing is wrong with the update
                    log.error("update %s has to wait for the store", item.update_id, exc_info=error)
                    await asyncio.sleep(STORE_REST)
                    continue
                log.error(
                    "update %s broke: %s", item.update_id, type(error).__name__, exc_info=error
                )
            attempts += 1
            await self.store.record(inbox.tried(item.update_id))
            if attempts < TRIES:
                await asyncio.sleep(BACK_OFF[attempts - 1])
        await self._give_up(update)

    async def _give_up(self, update: Update) -> None:
        code = secrets.token_hex(2).upper()
        log.error("update %s is given up, code %s", update.update_id, code)
        await self._close(update.update_id, InboxState.DEAD, code)
        try:
            await self.answers.apologise(update, self._reader(update), code)
        except Exception as error:
            log.error("nor could it be told, code %s", code, exc_info=error)

    async def _handle(self, update: Update) -> None:
        """One transaction, then one answer: nothing is said that has not been committed."""
        now, began = self.clock(), asyncio.get_running_loop().time()
        unit = UnitOfWork(self.store, self._reader(update))
        kept: list[Ready | Saying] | None = None
        try:
            async with unit:
                said = await self.dispatcher.feed_update(
                    self.bot, update, unit=unit, now=now, **self.tools
                )
                await unit.note_ties(getattr(update.event, "from_user", None))
                if unit.writes:
                    kept = await self.answers.keep(unit, update, said, now)
                    if not await inbox.finish(unit.session, update.update_id):
                        raise DoneElsewhere
        except DoneElsewhere:  # rolled back: it has happened already
            log.warning("update %s has been done by another process", update.update_id)
            return
        except Refusal as refusal:  # rolled back: what was refused has not happened
            await self.answers.refuse(update, refusal, unit.reader)
            await self.store.record(*_denial(unit, refusal, now), inbox.finished(update.update_id))
            self._observe(unit.asked, "refused", began)
            return
        if unit.seen:  # shown in a snapshot, and noted before it is said
            await self.store.record(*(audit.allowed(one, at=now) for one in unit.seen))
        try:
            await self.answers.give(unit, update, said, kept)
        except Exception as error:
            if not unit.writes:
                raise
            # It has happened, and must not happen again for the sake of the answer.
            log.error("update %s has no answer yet", update.update_id, exc_info=error)
        if not unit.writes:
            await self._close(update.update_id)
        self._observe(unit.asked, "done", began)

    def _observe(self, asked: Asked | None, end: str, began: float) -> None:
        if self.observed is not None:
            self.observed(asked, end, asyncio.get_running_loop().time() - began)

    async def _close(
        self, update_id: int, state: InboxState = InboxState.DONE, trouble: str | None = None
    ) -> None:
        await self.store.record(inbox.finished(update_id, state, trouble))

    def _reader(self, update: Update) -> Reader:
        """How to speak to somebody we do not know: as their Telegram does, Russian otherwise."""
        user = getattr(update.event, "from_user", None)
        code = (user and user.language_code) or ""
        return self.reader._replace(language="en") if code.startswith("en") else self.reader


def _denial(unit: UnitOfWork, refusal: Refusal, now: datetime) -> list[TextClause]:
    """The row of the audit log about a closed door; "too late" and the like are none."""
    if unit.asked is None or not isinstance(refusal, AccessDenied | PersonalDataElsewhere):
        return []
    closed = isinstance(refusal, PersonalDataElsewhere)
    return [audit.denied(unit.asked, audit.ELSEWHERE if closed else audit.NOT_THEIRS, at=now)]


def _where(error: Exception) -> str:
    """Where an update is broken; never what stands there."""
    if isinstance(error, ValidationError):
        first = error.errors(include_input=False, include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['type']}"[:200]
    return type(error).__name__
