"""TypingPart somebody by a part of their name."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.people.callbacks import Card, Find, Stop
from models import rosters
from models.base import Session
from models.people import Person
from models.permissions import Action
from ui import Row, Screen, Typed, button, may, screen
from ui.people import standing_line

private = Router(name=__name__)


class TypingPart(StatesGroup):
    name = State()


@private.callback_query(Find.filter())
@may(Action.INVITE)
async def ask(_: CallbackQuery, state: FSMContext) -> Screen:
    await state.set_state(TypingPart.name)
    return screen("people-find", [button("people-stop", Stop())])


@private.message(TypingPart.name, Typed())
@may(Action.INVITE)
async def find(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    """The question stays open until somebody has been found."""
    found = await rosters.findable(session, me, message.text or "")
    rows: list[Row] = []
    for one in found:  # of two of one name each shows what they are here
        what = standing_line((await rosters.standings(session, one))[0])
        rows.append([button("people-found-one", Card(person=one.id), name=one.name, what=what)])
    if found:
        await state.clear()
    else:
        rows.append([button("people-stop", Stop())])
    return screen("people-found" if found else "people-not-found", *rows, n=len(found))
