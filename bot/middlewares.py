"""The door: who is here, may they do this, and with which things in their hands."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from aiogram import BaseMiddleware
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.dispatcher.flags import get_flag
from aiogram.exceptions import TelegramBadRequest
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.asides import aside, author, ours, private
from bot.unit_of_work import UnitOfWork
from models import audit, people, permissions
from models.audit import Asked
from models.base import AccessDenied, Refusal, Session
from models.desk import forums
from models.incoming import Sent
from models.people import Person, Reader, Role
from models.permissions import Action, Listeners
from ui.access import AccessRule, DocumentRule

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

# Whoever does this may be somebody else afterwards: they join, or are appointed.
ARRIVALS = (Action.JOIN, Action.NOTE_REACH)


class NotHere(Refusal):
    """Meant for the private chat: in a group everybody would listen."""


class NothingHere(AccessDenied):
    """There is nothing for them here. In a group's chat it is said to nobody but the asker."""


class PersonalDataElsewhere(Refusal):
    """The school has decided that this does not go through Telegram."""


class AccessMiddleware(BaseMiddleware):
    """After the filters have chosen a handler: let the person in, fetch what the handler names."""

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        try:
            return await self._enter(handler, event, data)
        except SkipHandler:
            unit: UnitOfWork = data["unit"]
            await unit.step_back()
            raise

    async def _enter(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        rule: AccessRule | None = get_flag(data, "access_rule")
        if rule is None:
            raise AccessDenied
        row = permissions.PERMISSIONS[rule.action]
        unseen = _for_the_asker(event) if row.group is Listeners.ASKER else None
        if row.group is Listeners.NOBODY and not private(event):
            raise NotHere
        unit: UnitOfWork = data["unit"]
        if row.group is Listeners.FORUM and not await _among_tutors(event, unit):
            raise NotHere
        await _fetch_document(event, unit, rule, data)
        leaves = _leaves_dialog(event, data)
        session = await unit.write() if row.writes or leaves else unit.session
        me = await people.by_telegram(session, author(event)) or _stranger(unit.reader)
        unit.reader = me.reader
        unit.asked = _reached_for(me, rule, data)
        if not permissions.may(me, rule.action):
            denied = NothingHere if unseen else AccessDenied
            raise SkipHandler if get_flag(data, "left_to_others") else denied
        if unseen and not await ours(session, unseen):
            raise NotHere
        if row.personal and not data["settings"].personal_data_in_chat:
            raise PersonalDataElsewhere
        data |= {"session": session, "me": me}
        await _fetch_things(session, me, rule, data)
        await _note(unit, me, rule, data)
        if leaves:
            state: FSMContext = data["state"]
            await state.clear()
        said = await handler(event, data)
        if unseen:
            said = aside(said, unseen)
        if rule.action in ARRIVALS:  # they may be somebody else now
            me = await people.by_telegram(session, author(event)) or me
        unit.reader = me.reader  # in the language that they may just have chosen
        return said


async def _fetch_things(
    session: Session, me: Person, rule: AccessRule, data: dict[str, Any]
) -> None:
    """What the button names, as far as this person may."""
    unit: UnitOfWork = data["unit"]
    for name, kind in rule.things.items():
        id = getattr(data["callback_data"], name)
        unit.asked = _asked(me, rule.action, kind, id)
        data[name] = await permissions.access(session, me, rule.action, kind, id)


async def _note(unit: UnitOfWork, me: Person, rule: AccessRule, data: dict[str, Any]) -> None:
    """A write leaves its rows in the audit log now, a look at personal things once it is over."""
    row = permissions.PERMISSIONS[rule.action]
    if not (row.writes or row.personal):
        return
    things = [] if rule.things else [_asked(me, rule.action)]
    for name, kind in rule.things.items():
        id = data[name].id
        roles = await permissions.capacities(unit.session, me, rule.action, kind, id)
        things.append(_asked(me, rule.action, kind, id, roles))
    if not unit.writes:
        unit.seen += things
        return
    for asked in things:
        await audit.write(unit.session, asked, at=data["now"])


def _reached_for(me: Person, rule: AccessRule, data: dict[str, Any]) -> Asked:
    """What the button names first, whether there is such a thing or not."""
    for name, kind in rule.things.items():
        return _asked(me, rule.action, kind, getattr(data["callback_data"], name))
    return _asked(me, rule.action)


def _asked(
    me: Person, action: Action, kind: Any = None, id: int = 0, roles: list[Role] | None = None
) -> Asked:
    able = roles if roles is not None else permissions.able_roles(me, action)
    named = (kind.__tablename__, id) if kind else (None, None)
    return Asked(action, me.id, "+".join(able) or None, *named)


async def _fetch_document(
    event: TelegramObject, unit: UnitOfWork, rule: AccessRule, data: dict[str, Any]
) -> None:
    """`sent` is what stands in the document that was sent; see `ui.with_document`."""
    wanted: DocumentRule | None = get_flag(data, "document")
    if wanted is None:
        return
    me = await people.by_telegram(unit.session, author(event))
    if me is None or not permissions.may(me, rule.action):
        raise SkipHandler
    if not isinstance(event, Message) or event.document is None or event.bot is None:
        raise SkipHandler
    id, size = event.document.file_id, event.document.file_size or 0
    if size <= wanted.most and id not in unit.documents:
        await unit.session.close()  # nobody waits for a network inside a transaction
        with suppress(TelegramBadRequest):  # it is too big after all, or gone
            content = await event.bot.download(event.document)
            unit.documents[id] = Sent(content.read() if content is not None else b"")
    found = unit.documents.get(id)
    if found is not None and not await asyncio.to_thread(wanted.fits, found):
        raise SkipHandler
    data["sent"] = found


def _leaves_dialog(event: TelegramObject, data: dict[str, Any]) -> bool:
    """Somebody who was asked something writes something else: the question is dropped."""
    asked = data.get("raw_state") is not None
    return asked and isinstance(event, Message) and "state" not in data["handler"].params


def _for_the_asker(event: TelegramObject) -> Message | None:
    """The question, where only its author is to see the answer."""
    return event if isinstance(event, Message) and not private(event) else None


async def _among_tutors(event: TelegramObject, unit: UnitOfWork) -> bool:
    """In private, or in a forum that is some tutor's."""
    if private(event):
        return True
    place = event.message if isinstance(event, CallbackQuery) else event
    chat = getattr(place, "chat", None)
    return chat is not None and await forums.at_chat(unit.session, chat.id) is not None


def _stranger(reader: Reader) -> Person:
    return Person(name="", called="", language=reader.language, zone=reader.zone)
