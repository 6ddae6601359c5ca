"""The tutor looks how it reads and whom it reaches; then it is sent, or not."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.announcements.callbacks import (
    ChooseGroup,
    ChooseTime,
    Discard,
    Draft,
    ForFamily,
    Readers,
    Rewrite,
    Send,
    SetReceipt,
    Settle,
)
from handlers.announcements.cards import aloud, card
from handlers.announcements.guarding import found_in, personal
from handlers.announcements.progress import progress_screen
from models import announcements
from models.announcements import Announcement
from models.base import Session
from models.people import Person, short
from models.permissions import Action
from ui import Row, Screen, button, may, phrase, screen

private = Router(name=__name__)

ANNOUNCE = Action.ANNOUNCE


async def draft_screens(
    session: Session, announcement: Announcement, now: datetime
) -> list[Screen]:
    """How it looks, and below it what can be done with it."""
    return [await _preview(session, announcement), await control(session, announcement, now)]


async def _preview(session: Session, announcement: Announcement) -> Screen:
    """As its first reader gets it, or, for a chat alone, as the chat does."""
    readers = await announcements.addressees(session, announcement)
    chats = await announcements.chats(session, announcement)
    if not readers and chats:
        return (await aloud(announcement, chats[0])).but(fresh=True, topic=None)
    to = readers[0] if readers else announcement.author
    shown = await card(session, announcement, to, "announcements-card", sample=True)
    return shown.but(fresh=True, reader=to.reader)


async def control(session: Session, announcement: Announcement, now: datetime) -> Screen:
    """Whom it reaches, when, and every way to change that."""
    announcements.editable(announcement, by=announcement.author)
    readers = await announcements.addressees(session, announcement)
    chats = await announcements.chats(session, announcement)
    away = [person for person in readers if person.telegram_id is None or person.unreachable]
    id, due_at = announcement.id, announcement.due_at
    late = due_at is not None and due_at <= now
    wanted = announcement.wants_receipt
    rows: list[Row] = [
        [
            button(
                "announcements-send",
                Send(announcement=id),
                style="primary",
                later="yes" if due_at else "no",
            )
        ]
        if (readers or chats) and not late
        else [],
        [button("announcements-readers", Readers(announcement=id), n=len(readers))]
        if readers
        else [],
        [button("announcements-edit", Rewrite(announcement=id))],
        [
            button("announcements-choose-whom", ChooseGroup(announcement=id)),
            button("announcements-choose-when", ChooseTime(announcement=id)),
        ],
        [
            button(
                "announcements-ask-receipt",
                SetReceipt(announcement=id, wanted=not wanted),
                wanted="yes" if wanted else "no",
            )
        ],
        [button("announcements-discard", Discard(announcement=id))],
    ]
    return screen(
        "announcements-draft",
        *rows,
        n=len(readers),
        away=len(away),
        chats=", ".join(chat.name for chat in chats),
        when=phrase("announcements-then", at=due_at) if due_at else "",
        late="yes" if late else "no",
        wanted="yes" if wanted else "no",
    )


@private.callback_query(Draft.filter())
@may(ANNOUNCE, announcement=Announcement)
async def show(
    _: CallbackQuery, announcement: Announcement, session: Session, me: Person, now: datetime
) -> list[Screen]:
    announcements.editable(announcement, by=me)
    preview, below = await draft_screens(session, announcement, now)
    return [preview, below.but(fresh=True)]


@private.callback_query(Settle.filter())
@may(ANNOUNCE, announcement=Announcement)
async def settle(
    _: CallbackQuery, announcement: Announcement, session: Session, me: Person, now: datetime
) -> Screen:
    announcements.editable(announcement, by=me)
    return await control(session, announcement, now)


@private.callback_query(SetReceipt.filter())
@may(ANNOUNCE, announcement=Announcement)
async def set_receipt(
    _: CallbackQuery,
    callback_data: SetReceipt,
    announcement: Announcement,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    announcements.ask_receipts(announcement, callback_data.wanted, by=me)
    return await control(session, announcement, now)


@private.callback_query(Send.filter())
@may(ANNOUNCE, announcement=Announcement)
async def send(
    _: CallbackQuery, announcement: Announcement, session: Session, me: Person, now: datetime
) -> Screen:
    announcements.editable(announcement, by=me)
    if found := await found_in(session, announcement, announcement.post):
        return await personal(session, announcement, found, me)
    await announcements.send(session, announcement, by=me, at=now)
    return await progress_screen(session, announcement, now)


@private.callback_query(ForFamily.filter())
@may(ANNOUNCE, announcement=Announcement)
async def for_family(
    _: CallbackQuery,
    callback_data: ForFamily,
    announcement: Announcement,
    session: Session,
    me: Person,
    now: datetime,
) -> list[Screen]:
    """Not sent yet: whom it reaches has changed, and is looked at once more."""
    student = await announcements.reachable(session, me, callback_data.student)
    await announcements.for_family(session, announcement, student, by=me)
    return [
        screen("announcements-only-family", name=short(student.name)),
        *(shown.but(fresh=True) for shown in await draft_screens(session, announcement, now)),
    ]


@private.callback_query(Discard.filter())
@may(ANNOUNCE, announcement=Announcement)
async def discard(
    _: CallbackQuery, announcement: Announcement, session: Session, me: Person, now: datetime
) -> Screen:
    await announcements.discard(session, announcement, by=me, at=now)
    return screen("announcements-discarded")
