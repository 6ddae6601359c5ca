"""The tutor's side: three questions, reworded where need be, and sent to the parents."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.questionnaire.callbacks import Begin, Discard, Reword, Send, ShowFamily, Usual
from handlers.questionnaire.wording import question
from models import questionnaire
from models.base import Session
from models.people import Person
from models.permissions import access
from models.questionnaire import ASK, LONGEST_QUESTION, QUESTIONS, Questionnaire
from ui import Screen, Typed, button, may, phrase, screen

private = Router(name=__name__)


class TypingQuestion(StatesGroup):
    question = State()


@private.callback_query(Begin.filter())
@may(ASK, student=Person)
async def begin(
    _: CallbackQuery, student: Person, session: Session, me: Person, now: datetime
) -> Screen:
    asking = await questionnaire.prepare(session, student, by=me, at=now)
    return await draft(session, asking, now)


async def draft(session: Session, asking: Questionnaire, now: datetime) -> Screen:
    id, student = asking.id, asking.student
    asked = await questionnaire.to_ask(session, student, at=now)
    rewords = [
        button("questionnaire-reword", Reword(asking=id, number=number), n=number + 1)
        for number in range(QUESTIONS)
    ]
    send = [button("questionnaire-send", Send(asking=id), style="success")] if asked else []
    return screen(
        "questionnaire-draft",
        rewords,
        send,
        [button("questionnaire-discard", Discard(asking=id))],
        child=student.name,
        lines=[
            phrase("questionnaire-numbered", n=number + 1, question=question(asking, number))
            for number in range(QUESTIONS)
        ],
        names=", ".join(one.name for one in asked),
    )


@private.callback_query(Reword.filter())
@may(ASK, asking=Questionnaire)
async def ask_words(
    _: CallbackQuery, callback_data: Reword, asking: Questionnaire, state: FSMContext
) -> Screen:
    number = min(callback_data.number, QUESTIONS - 1)
    await state.set_state(TypingQuestion.question)
    await state.set_data({"asking": asking.id, "number": number})
    return screen(
        "questionnaire-type-question",
        [button("questionnaire-usual", Usual(asking=asking.id, number=number))],
        n=number + 1,
        question=question(asking, number),
        limit=LONGEST_QUESTION,
    )


@private.message(TypingQuestion.question, Typed())
@may(ASK)
async def reword(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    asking = await access(session, me, ASK, Questionnaire, asked["asking"])
    questionnaire.put(asking, asked["number"], message.text or " ")
    session.add(asking)
    await state.clear()
    return await draft(session, asking, now)


@private.callback_query(Usual.filter())
@may(ASK, asking=Questionnaire)
async def usual(
    _: CallbackQuery,
    callback_data: Usual,
    asking: Questionnaire,
    session: Session,
    now: datetime,
    state: FSMContext,
) -> Screen:
    questionnaire.put(asking, callback_data.number, "")
    session.add(asking)
    await state.clear()
    return await draft(session, asking, now)


@private.callback_query(Send.filter())
@may(ASK, asking=Questionnaire)
async def send(_: CallbackQuery, asking: Questionnaire, session: Session, now: datetime) -> Screen:
    asked = await questionnaire.send(session, asking, at=now)
    return screen(
        "questionnaire-sent",
        [button("questionnaire-to-family", ShowFamily(student=asking.student_id))],
        child=asking.student.name,
        names=", ".join(one.name for one in asked),
    )


@private.callback_query(Discard.filter())
@may(ASK, asking=Questionnaire)
async def discard(_: CallbackQuery, asking: Questionnaire, session: Session) -> Screen:
    student_id, name = asking.student_id, asking.student.name
    await questionnaire.discard(session, asking)
    back = [button("questionnaire-to-family", ShowFamily(student=student_id))]
    return screen("questionnaire-discarded", back, child=name)
