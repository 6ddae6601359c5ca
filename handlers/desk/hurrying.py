"""What is urgent needs a reason from a list; then it waits for nobody's hours."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.desk.callbacks import AskHurry, AskHurryAnswer, Hurry, HurryAnswer
from models import desk
from models.base import Session
from models.desk import Message, Urgency
from models.people import Person
from ui import Screen, button, may, screen

private = Router(name=__name__)

WRITE, ANSWER = desk.WRITE, desk.ANSWER


@private.callback_query(AskHurry.filter())
@may(WRITE, said=Message)
async def ask(_: CallbackQuery, said: Message) -> Screen:
    return _why(said, Hurry)


@private.callback_query(AskHurryAnswer.filter())
@may(ANSWER, said=Message)
async def ask_answer(_: CallbackQuery, said: Message) -> Screen:
    return _why(said, HurryAnswer)


def _why(said: Message, done: type[Hurry] | type[HurryAnswer]) -> Screen:
    rows = [[button("desk-urgency", done(said=said.id, why=why), why=why.value)] for why in Urgency]
    return screen("desk-why-urgent", *rows).but(fresh=True)


@private.callback_query(Hurry.filter())
@may(WRITE, said=Message)
async def hurry(
    _: CallbackQuery,
    callback_data: Hurry,
    said: Message,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    await desk.hurry(session, said, callback_data.why, by=me, at=now)
    return screen("desk-hurried")


@private.callback_query(HurryAnswer.filter())
@may(ANSWER, said=Message)
async def hurry_answer(
    _: CallbackQuery,
    callback_data: HurryAnswer,
    said: Message,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    await desk.hurry(session, said, callback_data.why, by=me, at=now)
    return screen("desk-hurried")
