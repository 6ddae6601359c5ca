"""What a guardian has answered: seen, corrected, shown to others, taken back."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.questionnaire.callbacks import (
    AskReaders,
    AskWithdraw,
    Correct,
    Go,
    Mine,
    PlayMine,
    ShowMine,
    Withdraw,
)
from handlers.questionnaire.wording import lines, played, recorded
from models import questionnaire
from models.base import Session
from models.people import Person, Reader
from models.questionnaire import ANSWER, AnswersState, FamilyAnswer, FamilyAnswers
from ui import Row, Screen, button, may, offer, screen

private = Router(name=__name__)

offer(Reader, ANSWER, "questionnaire-mine", lambda _reader: Mine())


@private.callback_query(Mine.filter())
@may(ANSWER)
async def mine(_: CallbackQuery, session: Session, me: Person) -> Screen:
    found = await questionnaire.mine(session, me)
    rows: list[Row] = [
        [
            button(
                "questionnaire-mine-one",
                ShowMine(answers=one.id),
                child=one.student.called,
                at=one.asked_at,
            )
        ]
        for one in found
    ]
    return screen("questionnaire-all-mine" if found else "questionnaire-none-mine", *rows)


@private.callback_query(ShowMine.filter())
@may(ANSWER, answers=FamilyAnswers)
async def show_mine(_: CallbackQuery, answers: FamilyAnswers) -> Screen:
    return own_answers(answers)


def own_answers(answers: FamilyAnswers) -> Screen:
    """What they have answered, who reads it, and what can be done about it."""
    id, state = answers.id, answers.state
    goes_on = state in (AnswersState.OPEN, AnswersState.REFUSED)
    corrects = [
        button("questionnaire-reword", Correct(answers=id, number=one.number), n=one.number + 1)
        for one in answers.given
    ]
    plays = [
        button("questionnaire-play", PlayMine(answer=one.id), n=one.number + 1)
        for one in recorded(answers)
    ]
    begun = "yes" if answers.given else "no"
    sent: list[Row] = [
        [button("questionnaire-change-readers", AskReaders(answers=id))],
        [button("questionnaire-withdraw", AskWithdraw(answers=id))],
    ]
    return screen(
        "questionnaire-own",
        plays,
        corrects,
        [button("questionnaire-go", Go(answers=id), begun=begun)] if goes_on else [],
        *(sent if state is AnswersState.SENT else []),
        child=answers.student.called,
        state=state.value,
        readers=answers.readers.value,
        lines=lines(answers),
    )


@private.callback_query(PlayMine.filter())
@may(ANSWER, answer=FamilyAnswer)
async def play(_: CallbackQuery, answer: FamilyAnswer, session: Session) -> Screen:
    answers = await session.get_one(FamilyAnswers, answer.answers_id)
    back = button("questionnaire-look", ShowMine(answers=answers.id))
    return played(answers, answer, back)


@private.callback_query(AskWithdraw.filter())
@may(ANSWER, answers=FamilyAnswers)
async def ask_withdraw(_: CallbackQuery, answers: FamilyAnswers) -> Screen:
    return screen(
        "questionnaire-withdraw-sure",
        [button("questionnaire-withdraw-yes", Withdraw(answers=answers.id), style="danger")],
        [button("questionnaire-look", ShowMine(answers=answers.id))],
        child=answers.student.called,
    )


@private.callback_query(Withdraw.filter())
@may(ANSWER, answers=FamilyAnswers)
async def withdraw(
    _: CallbackQuery, answers: FamilyAnswers, session: Session, me: Person, now: datetime
) -> Screen:
    await questionnaire.withdraw(session, answers, by=me, at=now)
    return screen("questionnaire-withdrawn", child=answers.student.called)
