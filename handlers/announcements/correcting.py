"""The tutor thinks again: another text in every copy, or none; a draft again before its moment."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.announcements.callbacks import (
    AskCorrection,
    AskRecall,
    Correct,
    Progress,
    Recall,
    Unschedule,
)
from handlers.announcements.drafting import draft_screens
from handlers.announcements.guarding import found_in
from handlers.announcements.progress import progress_screen
from models import announcements, guard
from models.announcements import Announcement
from models.base import Session
from models.guard import Finding
from models.people import Person
from models.permissions import Action, access
from ui import Html, Row, Screen, Typed, button, may, screen
from ui.guard import findings
from ui.posts import html_of, length_of, text_of

private = Router(name=__name__)

ANNOUNCE = Action.ANNOUNCE


class Correcting(StatesGroup):
    text = State()


@private.callback_query(AskCorrection.filter())
@may(ANNOUNCE, announcement=Announcement)
async def ask_correction(_: CallbackQuery, announcement: Announcement, state: FSMContext) -> Screen:
    await state.set_data({"announcement": announcement.id})
    await state.set_state(Correcting.text)
    files = "yes" if announcement.post.attachments else "no"
    return screen("announcements-type-correction", files=files).but(fresh=True)


@private.message(Correcting.text, Typed())
@may(ANNOUNCE)
async def typed_correction(
    message: Message, session: Session, me: Person, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    announcement = await access(session, me, ANNOUNCE, Announcement, asked["announcement"])
    text = text_of(message)
    await announcements.propose(session, announcement, text, length=length_of(message), by=me)
    await state.clear()
    return await _look(session, announcement)


async def _look(session: Session, announcement: Announcement) -> Screen:
    """The new words once more; what they tell of a child, if a group's chat would read that."""
    proposed = announcement.correction
    found: list[Finding] = []
    if proposed is not None and await announcements.outcome_aloud(session, announcement):
        found = await found_in(session, announcement, proposed)
    id = announcement.id
    outright = any(one.outright for one in found)
    rows: list[Row] = [
        [button("announcements-correct-quietly", Correct(announcement=id, loud=False))],
        [button("announcements-correct-aloud", Correct(announcement=id, loud=True))],
    ]
    again: list[Row] = [[button("announcements-edit", AskCorrection(announcement=id))]]
    return screen(
        "announcements-correction",
        *(again if outright else rows),
        [button("announcements-leave", Progress(announcement=id))],
        text=html_of(proposed) if proposed is not None else Html(),
        personal=("outright" if outright else "perhaps") if found else "no",
        lines=findings(found),
    )


@private.callback_query(Correct.filter())
@may(ANNOUNCE, announcement=Announcement)
async def correct(
    _: CallbackQuery,
    callback_data: Correct,
    announcement: Announcement,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    """Whoever taps it has read what was found, and answers for it."""
    if announcement.correction is not None:
        found = await found_in(session, announcement, announcement.correction)
        if any(one.outright for one in found):
            return await _look(session, announcement)
        await guard.excuse(session, announcement, found, ANNOUNCE, by=me, at=now)
    await announcements.correct(session, announcement, loud=callback_data.loud, at=now)
    return await progress_screen(session, announcement, now)


@private.callback_query(AskRecall.filter())
@may(ANNOUNCE, announcement=Announcement)
async def ask_recall(_: CallbackQuery, announcement: Announcement) -> Screen:
    id = announcement.id
    rows: list[Row] = [
        [button("announcements-recall-quietly", Recall(announcement=id, loud=False))],
        [button("announcements-recall-aloud", Recall(announcement=id, loud=True))],
        [button("announcements-leave", Progress(announcement=id))],
    ]
    return screen("announcements-recall-how", *rows)


@private.callback_query(Recall.filter())
@may(ANNOUNCE, announcement=Announcement)
async def recall(
    _: CallbackQuery,
    callback_data: Recall,
    announcement: Announcement,
    session: Session,
    now: datetime,
) -> Screen:
    await announcements.recall(session, announcement, loud=callback_data.loud, at=now)
    return await progress_screen(session, announcement, now)


@private.callback_query(Unschedule.filter())
@may(ANNOUNCE, announcement=Announcement)
async def unschedule(
    _: CallbackQuery, announcement: Announcement, session: Session, me: Person, now: datetime
) -> list[Screen]:
    await announcements.unschedule(session, announcement, by=me, at=now)
    return await draft_screens(session, announcement, now)
