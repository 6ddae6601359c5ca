"""One's own telephone number: shown only by oneself, to whom one is told, and only as long."""

from datetime import datetime

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.contacts.callbacks import AskNumber, MyNumber, TakeBack
from models import contacts
from models.base import Session
from models.people import FAMILY, Person, Reader, Role
from models.permissions import Action
from ui import Row, Screen, Typed, button, may, offer, screen

private = Router(name=__name__)

SHARE = Action.SHARE_PHONE
KEYS = "contacts-key-share", "contacts-key-no"


class Sharing(StatesGroup):
    number = State()


offer(Reader, SHARE, "contacts-my-number", lambda reader: MyNumber())


@private.callback_query(MyNumber.filter())
@may(SHARE)
async def my_number(_: CallbackQuery, session: Session, me: Person) -> Screen:
    return await _mine(session, me)


async def _mine(session: Session, me: Person) -> Screen:
    mine = await contacts.own(session, me)
    row: Row = [button("contacts-share", AskNumber())]
    if mine is not None:
        row = [button("contacts-hide", TakeBack())]
    return screen("contacts-mine", row, number=mine.number if mine else "", **_to_whom(me))


def _to_whom(me: Person) -> dict[str, str]:
    """Who finds it, by what its owner is here."""
    works, answers = bool(me.roles - FAMILY), Role.PARENT in me.roles
    return {"to": "both" if works and answers else "families" if works else "tutors"}


@private.callback_query(AskNumber.filter())
@may(SHARE)
async def ask(_: CallbackQuery, me: Person, state: FSMContext) -> Screen:
    await state.set_state(Sharing.number)
    return screen("contacts-share-how", **_to_whom(me)).but(fresh=True, number=KEYS)


@private.message(Sharing.number, F.contact)
@may(SHARE)
async def share(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> list[Screen]:
    """A contact says whose it is; one that was passed on may say anything."""
    said = message.contact
    assert said is not None, "the filter has asked"
    owner = None if message.forward_origin else said.user_id
    await contacts.share(session, said.phone_number, owner, by=me, at=now)
    await state.clear()
    return [screen("contacts-shared").but(menu=me), await _mine(session, me)]


@private.message(Sharing.number, Typed())
@may(SHARE)
async def refuse(_: Message, me: Person, state: FSMContext) -> Screen:
    """Anything else is a no: a number that was typed may be anybody's."""
    await state.clear()
    return screen("contacts-not-shared").but(menu=me)


@private.callback_query(TakeBack.filter())
@may(SHARE)
async def take_back(_: CallbackQuery, session: Session, me: Person) -> Screen:
    await contacts.take_back(session, by=me)
    return await _mine(session, me)
