"""The staff answer: by a reply to the copy, or by its button; a thread is closed and opened."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram.types import Message as Written

from handlers.desk.callbacks import Answer, AskHurryAnswer, Close, Members, Open, WriteFamily
from handlers.desk.cards import who
from handlers.desk.replying import Replies, Rewrites
from models import desk
from models.base import AccessDenied, Session
from models.desk import Message, Thread
from models.people import Person
from models.permissions import access
from ui import Phrase, Row, Screen, Typed, button, left_to_others, may, offers, phrase, screen
from ui.posts import OfAlbum, joined, length_of, received, text_of

private = Router(name=__name__)

ANSWER = desk.ANSWER


class Answering(StatesGroup):
    words = State()


@private.callback_query(Answer.filter())
@may(ANSWER, said=Message)
async def begin(_: CallbackQuery, said: Message, session: Session, state: FSMContext) -> Screen:
    if said.thread is None:
        raise AccessDenied
    return await _type_to(session, said.thread, said.author, said.id, state)


@private.callback_query(WriteFamily.filter())
@may(ANSWER, thread=Thread)
async def begin_with(
    _: CallbackQuery,
    callback_data: WriteFamily,
    thread: Thread,
    session: Session,
    state: FSMContext,
) -> Screen:
    to = await of_family(session, thread, callback_data.person)
    return await _type_to(session, thread, to, None, state)


async def _type_to(
    session: Session, thread: Thread, to: Person, replies_to: int | None, state: FSMContext
) -> Screen:
    await state.set_data({"thread": thread.id, "to": to.id, "replies_to": replies_to})
    await state.set_state(Answering.words)
    return screen(
        "desk-type-answer", student=thread.student.name, who=await _whose(session, thread, to)
    ).but(fresh=True)


async def _whose(session: Session, thread: Thread, to: Person) -> Phrase | str:
    """Who of the family it is, unless it is the child that was named already."""
    return "" if to.id == thread.student_id else who(await desk.member(session, thread, to))


async def of_family(session: Session, thread: Thread, person_id: int) -> Person:
    """Nobody else is there to be written to."""
    found = [one.person for one in await desk.family(session, thread)]
    to = next((one for one in found if one.id == person_id), None)
    if to is None:
        raise AccessDenied
    return to


@private.message(Answering.words, Typed())
@may(ANSWER)
async def typed(
    message: Written, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    about = await state.get_data()
    thread = await access(session, me, ANSWER, Thread, about["thread"])
    to = await of_family(session, thread, about["to"])
    shown = await send(session, message, thread, to, about["replies_to"], me, now)
    await state.clear()
    return shown


@private.message(Replies(family=False))
@may(ANSWER)
@left_to_others()
async def reply(
    message: Written, session: Session, me: Person, now: datetime, replied: int
) -> Screen | None:
    """Only to whoever has written what is replied to, or got it."""
    if await joined(session, message, me):
        return None
    about = await access(session, me, ANSWER, Message, replied)
    if about.thread is None:
        raise AccessDenied
    to = await of_family(session, about.thread, about.addressee_id or about.author_id)
    return await send(session, message, about.thread, to, about.id, me, now)


async def send(
    session: Session,
    message: Written,
    thread: Thread,
    to: Person,
    replies_to: int | None,
    me: Person,
    now: datetime,
) -> Screen:
    """Say it, and to whom it goes."""
    post = await received(session, message, me.id)
    place = {"chat_id": message.chat.id, "message_id": message.message_id}
    if replies_to is None:
        question = await desk.question(session, thread, to)
        replies_to = question.id if question and question.answered_at is None else None
    said = await desk.answer(
        session, thread, to, post, by=me, at=now, replies_to=replies_to, **place
    )
    waits = await desk.waits(session, said, at=now)
    row: Row = [button("desk-close", Close(thread=thread.id))]
    if waits:
        row.append(button("desk-hurry", AskHurryAnswer(said=said.id)))
    rows = [row, *offers(me, said)]
    until = phrase("desk-waits", at=waits) if waits else ""
    member = await _whose(session, thread, to)
    return screen("desk-answer-sent", *rows, student=thread.student.name, who=member, until=until)


@private.message(OfAlbum(Message))
@may(ANSWER)
@left_to_others()
async def more(message: Written, session: Session, me: Person, state: FSMContext) -> None:
    """What was begun by the button; meanwhile they may have been asked something else: `state`."""
    await joined(session, message, me)


@private.edited_message(Rewrites(family=False))
@may(ANSWER)
@left_to_others()
async def rewrite(
    message: Written, session: Session, me: Person, now: datetime, replied: int, state: FSMContext
) -> None:
    await renew(session, message, replied, me, now)


async def renew(
    session: Session, message: Written, replied: int, me: Person, now: datetime
) -> None:
    """An answer has been written anew, here or in a forum."""
    said = await access(session, me, ANSWER, Message, replied)
    length = length_of(message)
    await desk.edit(session, said, text_of(message), length=length, by=me, at=now)


@private.callback_query(Close.filter())
@may(ANSWER, thread=Thread)
async def close(
    _: CallbackQuery, thread: Thread, session: Session, me: Person, now: datetime
) -> Screen:
    await desk.close(session, thread, by=me, at=now)
    again = [button("desk-show", Open(thread=thread.id))]
    return screen("desk-closed", again, student=thread.student.name).but(fresh=True)


@private.callback_query(Members.filter())
@may(ANSWER, thread=Thread)
async def members(_: CallbackQuery, thread: Thread, session: Session) -> Screen:
    rows: list[Row] = [
        [button("desk-one", WriteFamily(thread=thread.id, person=one.person.id), whom=who(one))]
        for one in await desk.family(session, thread)
        if one.person.telegram_id is not None
    ]
    words = "desk-which-member" if rows else "desk-no-member"
    return screen(words, *rows, student=thread.student.name)
