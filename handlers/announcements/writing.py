"""The tutor writes: a text, a photo, a video, a file, or an album that arrives in pieces."""

from datetime import datetime

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.announcements.callbacks import Mine, Rewrite
from handlers.announcements.choosing import whom_screen
from handlers.announcements.drafting import draft_screens
from models import announcements
from models.announcements import Announcement
from models.base import Session
from models.people import Person
from models.permissions import Action
from ui import Screen, Typed, button, entry, may, screen
from ui.posts import file_of, length_of, text_of

private = Router(name=__name__)

ANNOUNCE = Action.ANNOUNCE


class Writing(StatesGroup):
    post = State()
    album = State()  # its first file is there, the others follow


@private.message(entry("announce", ANNOUNCE))
@may(ANNOUNCE)
async def begin(
    _: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> list[Screen]:
    draft = await announcements.current_draft(session, me)
    if draft is not None:
        await state.clear()
        return await draft_screens(session, draft, now)
    await state.set_state(Writing.post)
    return [screen("announcements-write", [button("announcements-mine", Mine())])]


@private.callback_query(Rewrite.filter())
@may(ANNOUNCE, announcement=Announcement)
async def rewrite(
    _: CallbackQuery, announcement: Announcement, me: Person, state: FSMContext
) -> Screen:
    announcements.editable(announcement, by=me)
    await state.set_state(Writing.post)
    return screen("announcements-write-again").but(fresh=True)


@private.message(Writing.album, F.media_group_id)
@may(ANNOUNCE)
async def album(message: Message, session: Session, me: Person, state: FSMContext) -> Screen | None:
    draft = await announcements.current_draft(session, me)
    file = file_of(message)
    if draft is None or draft.post.album != message.media_group_id or file is None:
        await state.clear()
        return screen("announcements-one-at-a-time")
    await announcements.add_file(session, draft.post, text_of(message), file)
    return None


@private.message(Writing.post, Typed())
@may(ANNOUNCE)
async def written(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen | list[Screen]:
    file = file_of(message)
    again = await announcements.current_draft(session, me)
    draft = await announcements.write(
        session,
        text_of(message),
        [file] if file else [],
        length=length_of(message),
        by=me,
        at=now,
        album=message.media_group_id,
    )
    if message.media_group_id:
        await state.set_state(Writing.album)
    else:
        await state.clear()
    chosen = again is not None and (draft.audience.parts or draft.silent_of)
    if chosen and not message.media_group_id:
        return await draft_screens(session, draft, now)
    return await whom_screen(session, draft, me)
