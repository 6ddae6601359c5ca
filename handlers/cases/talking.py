"""The two write to each other, by a reply or a button, think again, and write down a decision."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram.types import Message as Written

from handlers.cases.callbacks import Decide, Hurry, Write
from handlers.cases.cards import sent, who
from models import cases, people
from models.base import Session
from models.cases import Case, CaseMessage
from models.people import Person
from models.permissions import access
from ui import Screen, Typed, left_to_others, may, screen
from ui.posts import OfAlbum, joined, length_of, text_of

private = Router(name=__name__)

KEEP = cases.KEEP


class Talking(StatesGroup):
    words = State()


class Replies(Filter):
    """A reply to something said in a case; the handler gets its number as `replied`."""

    async def __call__(self, message: Written, unit: Any, **_: Any) -> bool | dict[str, Any]:
        to = message.reply_to_message
        if to is None or (message.text or "").startswith("/"):
            return False
        return await self._said(message, unit.session, to.message_id)

    async def _said(
        self, message: Written, session: Session, message_id: int
    ) -> bool | dict[str, Any]:
        me = message.from_user and await people.by_telegram(session, message.from_user.id)
        said = me and await cases.shown(session, me, message.chat.id, message_id)
        return {"replied": said.id} if said else False


class Rewrites(Replies):
    """Words said in a case that have been written anew."""

    async def __call__(self, message: Written, unit: Any, **_: Any) -> bool | dict[str, Any]:
        return await self._said(message, unit.session, message.message_id)


@private.message(Replies())
@may(KEEP)
@left_to_others()
async def reply(
    message: Written,
    session: Session,
    me: Person,
    now: datetime,
    replied: int,
    settings: Any,
) -> list[Screen]:
    if await joined(session, message, me):
        return []
    about = await access(session, me, KEEP, CaseMessage, replied)
    return await sent(session, message, about.case, me, now, settings, replies_to=about.id)


@private.edited_message(Rewrites())
@may(KEEP)
@left_to_others()
async def rewrite(
    message: Written, session: Session, me: Person, now: datetime, replied: int, state: FSMContext
) -> None:
    """The copy changes, and nothing is said. A question of another dialog stays open: `state`."""
    said = await access(session, me, KEEP, CaseMessage, replied)
    length = length_of(message)
    await cases.edit(session, said, text_of(message), length=length, by=me, at=now)


@private.callback_query(Write.filter())
@may(KEEP, case=Case)
async def write(_: CallbackQuery, case: Case, me: Person, state: FSMContext) -> Screen:
    return await _type(case, me, state, "cases-type-more", decides=False)


@private.callback_query(Decide.filter())
@may(KEEP, case=Case)
async def decide(_: CallbackQuery, case: Case, me: Person, state: FSMContext) -> Screen:
    return await _type(case, me, state, "cases-type-decision", decides=True)


async def _type(case: Case, me: Person, state: FSMContext, words: str, *, decides: bool) -> Screen:
    await state.set_data({"case": case.id, "decides": decides})
    await state.set_state(Talking.words)
    whom = who(case, case.other(me.id))
    return screen(words, student=case.student.name, who=whom).but(fresh=True, confidential=True)


@private.message(Talking.words, Typed())
@may(KEEP)
async def typed(
    message: Written,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
    settings: Any,
) -> list[Screen]:
    about = await state.get_data()
    case = await access(session, me, KEEP, Case, about["case"])
    shown = await sent(session, message, case, me, now, settings, decides=about["decides"])
    await state.clear()
    return shown


@private.callback_query(Hurry.filter())
@may(KEEP, said=CaseMessage)
async def hurry(
    _: CallbackQuery, said: CaseMessage, session: Session, me: Person, now: datetime
) -> Screen:
    await cases.hurry(session, said, by=me, at=now)
    return screen("cases-hurried")


@private.message(OfAlbum(CaseMessage))
@may(KEEP)
@left_to_others()
async def more(message: Written, session: Session, me: Person, state: FSMContext) -> None:
    """What was begun by the button; meanwhile they may have been asked something else: `state`."""
    await joined(session, message, me)
