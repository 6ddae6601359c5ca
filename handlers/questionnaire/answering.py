"""The guardian's side: question after question, by text or voice, or not at all."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.questionnaire.callbacks import (
    Allow,
    AskReaders,
    Correct,
    Decline,
    Go,
    Pause,
    ShowMine,
    Skip,
)
from handlers.questionnaire.own import own_answers
from handlers.questionnaire.wording import question
from models import questionnaire
from models.base import Session
from models.people import Person
from models.permissions import access
from models.posts import of_album
from models.questionnaire import (
    ANSWER,
    ASKED,
    QUESTIONS,
    REMINDED,
    AnswersState,
    FamilyAnswers,
    Readers,
)
from ui import Row, Screen, Typed, button, may, notification, screen
from ui.posts import joins, length_of, received

private = Router(name=__name__)


class TypingAnswer(StatesGroup):
    answer = State()


@notification(ASKED, FamilyAnswers, ANSWER)
@notification(REMINDED, FamilyAnswers, ANSWER)
async def asked(session: Session, answers: FamilyAnswers, _to: Person) -> Screen | None:
    """Three questions about the child; nobody has to answer."""
    if answers.state is not AnswersState.OPEN:
        return None
    tutor = await session.get_one(Person, answers.questionnaire.author_id)
    return screen(
        "questionnaire-asked",
        *_beginning(answers),
        child=answers.student.called,
        tutor=tutor.called,
        again="yes" if answers.reminded_at else "no",
    )


def _beginning(answers: FamilyAnswers) -> list[Row]:
    id = answers.id
    return [
        [button("questionnaire-go", Go(answers=id), begun="yes" if answers.given else "no")],
        [button("questionnaire-decline", Decline(answers=id))],
    ]


@private.callback_query(Go.filter())
@may(ANSWER, answers=FamilyAnswers)
async def go(_: CallbackQuery, answers: FamilyAnswers, state: FSMContext) -> Screen:
    return await _next(answers, state)


async def _next(answers: FamilyAnswers, state: FSMContext) -> Screen:
    """The next question; who may read it, once there is none; then how it all stands."""
    if answers.state in (AnswersState.WITHDRAWN, AnswersState.LAPSED):
        await state.clear()
        return screen("questionnaire-closed", child=answers.student.called)
    if answers.next is not None:
        return await _question(answers, answers.next, state)
    await state.clear()
    return own_answers(answers) if answers.state is AnswersState.SENT else _readers(answers)


async def _question(answers: FamilyAnswers, number: int, state: FSMContext) -> Screen:
    await state.set_state(TypingAnswer.answer)
    await state.set_data({"answers": answers.id, "number": number})
    id = answers.id
    return screen(
        "questionnaire-ask",
        [button("questionnaire-skip", Skip(answers=id, number=number))],
        [button("questionnaire-pause", Pause(answers=id))],
        child=answers.student.called,
        n=number + 1,
        all=QUESTIONS,
        question=question(answers.questionnaire, number),
    )


@private.message(TypingAnswer.answer, Typed())
@may(ANSWER)
async def answer(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen | None:
    album = await of_album(session, me.id, message.media_group_id)
    if album is not None and await joins(session, message, album):
        return None
    data = await state.get_data()
    answers = await access(session, me, ANSWER, FamilyAnswers, data["answers"])
    post = await received(session, message, me.id)
    length = length_of(message)
    number = data["number"]
    await questionnaire.answer(session, answers, number, post, by=me, at=now, length=length)
    return await _next(answers, state)


@private.callback_query(Skip.filter())
@may(ANSWER, answers=FamilyAnswers)
async def skip(
    _: CallbackQuery,
    callback_data: Skip,
    answers: FamilyAnswers,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    await questionnaire.answer(session, answers, callback_data.number, None, by=me, at=now)
    return await _next(answers, state)


@private.callback_query(Pause.filter())
@may(ANSWER, answers=FamilyAnswers)
async def pause(_: CallbackQuery, answers: FamilyAnswers, state: FSMContext) -> Screen:
    await state.clear()
    if answers.state is AnswersState.SENT:
        return own_answers(answers)
    return screen("questionnaire-paused", *_beginning(answers), child=answers.student.called)


@private.callback_query(Correct.filter())
@may(ANSWER, answers=FamilyAnswers)
async def correct(
    _: CallbackQuery, callback_data: Correct, answers: FamilyAnswers, state: FSMContext
) -> Screen:
    return await _question(answers, min(callback_data.number, QUESTIONS - 1), state)


@private.callback_query(Decline.filter())
@may(ANSWER, answers=FamilyAnswers)
async def decline(
    _: CallbackQuery,
    answers: FamilyAnswers,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    await questionnaire.refuse(session, answers, by=me, at=now)
    await state.clear()
    return _refused(answers)


def _refused(answers: FamilyAnswers) -> Screen:
    again = [button("questionnaire-after-all", Go(answers=answers.id))]
    return screen("questionnaire-refusal-taken", again, child=answers.student.called)


@private.callback_query(AskReaders.filter())
@may(ANSWER, answers=FamilyAnswers)
async def ask_readers(_: CallbackQuery, answers: FamilyAnswers) -> Screen:
    return _readers(answers)


def _readers(answers: FamilyAnswers) -> Screen:
    id = answers.id
    rows: list[Row] = [
        [button("questionnaire-allow", Allow(answers=id, readers=one), readers=one.value)]
        for one in Readers
    ]
    back = [button("questionnaire-look", ShowMine(answers=id))]
    return screen("questionnaire-readers", *rows, back, child=answers.student.called)


@private.callback_query(Allow.filter())
@may(ANSWER, answers=FamilyAnswers)
async def allow(
    _: CallbackQuery,
    callback_data: Allow,
    answers: FamilyAnswers,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    await questionnaire.send_answers(session, answers, callback_data.readers, by=me, at=now)
    if answers.state is AnswersState.REFUSED:
        return _refused(answers)
    return screen(
        "questionnaire-thanks",
        [button("questionnaire-look", ShowMine(answers=answers.id))],
        child=answers.student.called,
        readers=answers.readers.value,
    )
