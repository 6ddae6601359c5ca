"""The staff see who has not consented, remind, and note a consent that lies there on paper."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.consents.callbacks import NotePaper, RemindConsent, ShowAwaiting, ShowConsent
from handlers.consents.cards import Named, card, wording
from models import consents
from models.base import Session
from models.people import Person
from models.permissions import Action, access, students_query
from ui import Row, Screen, Typed, button, may, pages, screen
from ui.i18n import Translator

private = Router(name=__name__)

NOTE = Action.NOTE_CONSENT
ON_A_PAGE = 8


class TypingPaper(StatesGroup):
    document = State()


@private.callback_query(NotePaper.filter())
@may(NOTE, student=Person)
async def ask_paper(_: CallbackQuery, student: Person, state: FSMContext) -> Screen:
    await state.set_state(TypingPaper.document)
    await state.set_data({"student": student.id})
    back = button("consents-back", ShowConsent(student=student.id))
    return screen("consents-name-paper", [back], child=student.name)


@private.message(TypingPaper.document, Typed())
@may(NOTE)
async def note_paper(
    message: Message,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
    words: Translator,
    settings: Named,
) -> Screen:
    asked = await state.get_data()
    student = await access(session, me, NOTE, Person, asked["student"])
    await consents.note_paper(session, student, message.text or "", by=me, at=now)
    await state.clear()
    return await card(session, me, student, wording(me, words, settings), now)


@private.callback_query(ShowAwaiting.filter())
@may(NOTE)
async def show_awaiting(
    _: CallbackQuery, callback_data: ShowAwaiting, session: Session, me: Person
) -> Screen:
    return await awaiting_screen(session, me, callback_data.page)


@private.callback_query(RemindConsent.filter())
@may(NOTE)
async def remind(_: CallbackQuery, session: Session, me: Person, now: datetime) -> Screen:
    asked = await consents.remind(session, students_query(me, NOTE), at=now)
    return (await awaiting_screen(session, me, asked=asked)).but(toast="consents-asked-again")


async def awaiting_screen(
    session: Session, me: Person, page: int = 0, *, asked: int | None = None
) -> Screen:
    total, agreed = await consents.counted(session, students_query(me, NOTE))
    found = await consents.awaiting(session, students_query(me, NOTE))
    doors: list[Row] = [
        [button("consents-of", ShowConsent(student=one.id), name=one.name)]
        for one in pages.cut(found, page, ON_A_PAGE)
    ]
    turns = pages.turns(len(found), page, ON_A_PAGE, lambda number: ShowAwaiting(page=number))
    again = [button("consents-remind", RemindConsent())] if found and asked is None else []
    return screen(
        "consents-awaiting", *doors, turns, again, n=len(found), agreed=agreed, total=total
    )
