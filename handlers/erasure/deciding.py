"""What an administrator says to a request for erasure: it goes, or it stays and why."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.erasure.callbacks import Approve, Look, Refuse, Requests, TakeBack
from models import erasure as erasures
from models import people
from models.base import Session
from models.erasure import Erasure, ErasureState
from models.people import FAMILY, Person, Reader
from models.permissions import access
from ui import Row, Screen, Typed, button, may, notification, offer, screen

private = Router(name=__name__)

DECIDE = erasures.DECIDE


class TypingRefusal(StatesGroup):
    reason = State()


@private.callback_query(Requests.filter())
@may(DECIDE)
async def requests(_: CallbackQuery, session: Session) -> Screen:
    rows: list[Row] = [
        [button("erasure-request", Look(erasure=one.id), name=one.person.name)]
        for one in await erasures.everything(session)
    ]
    return screen("erasure-list", *rows, n=len(rows))


@private.callback_query(Look.filter())
@may(DECIDE, erasure=Erasure)
async def look(_: CallbackQuery, erasure: Erasure, session: Session, state: FSMContext) -> Screen:
    await state.clear()
    return await _card(session, erasure)


@private.callback_query(Approve.filter())
@may(DECIDE, erasure=Erasure)
async def approve(
    _: CallbackQuery, erasure: Erasure, session: Session, me: Person, now: datetime
) -> Screen:
    await erasures.approve(session, erasure, by=me, at=now)
    return await _card(session, erasure)


@private.callback_query(TakeBack.filter())
@may(DECIDE, erasure=Erasure)
async def take_back(
    _: CallbackQuery, erasure: Erasure, session: Session, me: Person, now: datetime
) -> Screen:
    await erasures.take_back(session, erasure, by=me, at=now)
    return await _card(session, erasure)


@private.callback_query(Refuse.filter())
@may(DECIDE, erasure=Erasure)
async def ask_reason(_: CallbackQuery, erasure: Erasure, state: FSMContext) -> Screen:
    if erasure.state is not ErasureState.ASKED:
        raise erasures.ErasureDecided
    await state.set_state(TypingRefusal.reason)
    await state.set_data({"erasure": erasure.id})
    back: Row = [button("erasure-back", Look(erasure=erasure.id))]
    return screen("erasure-why", back, name=erasure.person.name)


@private.message(TypingRefusal.reason, Typed())
@may(DECIDE)
async def refuse(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    erasure = await access(session, me, DECIDE, Erasure, asked["erasure"])
    await state.clear()
    await erasures.refuse(session, erasure, message.text or "", by=me, at=now)
    return await _card(session, erasure)


@notification(erasures.ASKED, Erasure, DECIDE)
async def tell_asked(session: Session, erasure: Erasure, _to: Person) -> Screen | None:
    return await _card(session, erasure) if erasure.state is ErasureState.ASKED else None


async def _card(session: Session, erasure: Erasure) -> Screen:
    """Who asks for whom, and who else would have to know: of two parents one may not."""
    rows: list[Row] = []
    if erasure.state is ErasureState.ASKED:
        yes = button("erasure-yes", Approve(erasure=erasure.id), style="danger")
        rows = [[yes], [button("erasure-no", Refuse(erasure=erasure.id))]]
    elif erasure.state is ErasureState.APPROVED:
        rows = [[button("erasure-undo", TakeBack(erasure=erasure.id))]]
    others = [
        who.name
        for who, _ in await people.guardians(session, erasure.person_id)
        if who.id != erasure.asker_id
    ]
    return screen(
        "erasure-card",
        *rows,
        name=erasure.person.name,
        asker=erasure.asker.name,
        own="yes" if erasure.asker_id == erasure.person_id else "no",
        others=", ".join(others),
        works="no" if erasure.person.roles <= FAMILY else "yes",
        state=erasure.state.value,
        at=erasure.asked_at,
        reason=erasure.reason,
    )


offer(Reader, DECIDE, "erasure-requests", lambda reader: Requests())
