"""The tutor sees it arrive: how many have it, who has confirmed, whom it did not reach and why."""

from collections.abc import Iterable
from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.announcements.callbacks import (
    AskCorrection,
    AskRecall,
    Away,
    Mine,
    Pause,
    Progress,
    Release,
    Remind,
    Stop,
    Unschedule,
)
from handlers.announcements.cards import title
from models import announcements
from models.announcements import Announcement, AnnouncementState
from models.base import Session
from models.hearings import Hearing
from models.people import Person
from models.permissions import Action
from models.receipts import Reply
from ui import Phrase, Row, Screen, button, may, offers, pages, phrase, screen

private = Router(name=__name__)

ANNOUNCE = Action.ANNOUNCE
NAMES_SHOWN, NAMES_ON_A_SCREEN, SENT_ON_A_SCREEN = 10, 30, 8
SENDING, PAUSED, STOPPED, RECALLED = (
    AnnouncementState.SENDING,
    AnnouncementState.PAUSED,
    AnnouncementState.STOPPED,
    AnnouncementState.RECALLED,
)


async def progress_screen(session: Session, announcement: Announcement, now: datetime) -> Screen:
    """How far it has come, and what can still be done about it."""
    found = await announcements.outcome(session, announcement)
    id, state, due_at = announcement.id, announcement.state, announcement.due_at
    asks = announcement.wants_receipt
    confirmed = sum(hearing.replied(Reply.SEEN) for hearing in found.hearings)
    silent = sum(hearing.silent for hearing in found.hearings)
    scheduled = due_at is not None and due_at > now and state in (SENDING, PAUSED)
    if scheduled:
        return screen(
            "announcements-scheduled",
            [button("announcements-not-yet", Unschedule(announcement=id))],
            [button("announcements-refresh", Progress(announcement=id))],
            about=title(announcement),
            n=found.all,
            at=due_at,
        )
    on = state in (SENDING, PAUSED) and found.waiting
    away = len(found.away)
    rows: list[Row] = [
        [button("announcements-refresh", Progress(announcement=id))]
        if state is not RECALLED
        else [],
        [
            button("announcements-release", Release(announcement=id))
            if state is PAUSED
            else button("announcements-pause", Pause(announcement=id)),
            button("announcements-stop", Stop(announcement=id), style="danger"),
        ]
        if on
        else [],
        [button("announcements-remind", Remind(announcement=id), n=silent)]
        if asks and silent and state is not RECALLED
        else [],
        [button("announcements-all-away", Away(announcement=id), n=away)]
        if away > NAMES_SHOWN
        else [],
        *(offers(announcement.author, announcement) if away else []),
        [
            button("announcements-correct", AskCorrection(announcement=id)),
            button("announcements-recall", AskRecall(announcement=id)),
        ]
        if state is not RECALLED
        else [],
    ]
    return screen(
        "announcements-progress",
        *rows,
        state=state.value if on or state in (STOPPED, RECALLED) else "sent",
        about=title(announcement),
        at=due_at or announcement.sent_at or now,
        sent=found.sent,
        all=found.all,
        phoned=sum(hearing.phoned for hearing in found.hearings),
        asks="yes" if asks else "no",
        confirmed=confirmed,
        silent=silent,
        away=[
            *_heading(away + len(found.lost_chats)),
            *(
                phrase("announcements-chat-away", group=group.name, trouble=trouble or "none")
                for group, trouble in found.lost_chats
            ),
            *map(_line, found.away[:NAMES_SHOWN]),
        ],
    )


def _heading(n: int) -> Iterable[Phrase]:
    if n:
        yield phrase("announcements-not-reached", n=n)


def _line(hearing: Hearing) -> Phrase:
    return phrase(
        "announcements-one-away",
        name=hearing.person.name,
        children=", ".join(hearing.children),
        trouble=hearing.trouble or "none",
    )


@private.callback_query(Progress.filter())
@may(ANNOUNCE, announcement=Announcement)
async def show(
    _: CallbackQuery, announcement: Announcement, session: Session, now: datetime
) -> Screen:
    return await progress_screen(session, announcement, now)


@private.callback_query(Away.filter())
@may(ANNOUNCE, announcement=Announcement)
async def away(
    _: CallbackQuery, callback_data: Away, announcement: Announcement, session: Session
) -> Screen:
    found = (await announcements.outcome(session, announcement)).away
    id, page = announcement.id, callback_data.page
    turns = pages.turns(
        len(found), page, NAMES_ON_A_SCREEN, lambda n: Away(announcement=id, page=n)
    )
    lines = [_line(hearing) for hearing in pages.cut(found, page, NAMES_ON_A_SCREEN)]
    back = [button("announcements-back", Progress(announcement=id))]
    heading = phrase("announcements-not-reached", n=len(found))
    return screen("announcements-away", turns, back, lines=[heading, *lines])


@private.callback_query(Mine.filter())
@may(ANNOUNCE)
async def mine(_: CallbackQuery, callback_data: Mine, session: Session, me: Person) -> Screen:
    found = await announcements.mine(session, me)
    page = callback_data.page
    rows: list[Row] = [
        [
            button(
                "announcements-one",
                Progress(announcement=sent.id),
                about=title(sent) or phrase("announcements-untitled"),
                at=sent.due_at or sent.sent_at or sent.begun_at,
            )
        ]
        for sent in pages.cut(found, page, SENT_ON_A_SCREEN)
    ]
    turns = pages.turns(len(found), page, SENT_ON_A_SCREEN, lambda n: Mine(page=n))
    return screen("announcements-list" if found else "announcements-none", *rows, turns)


@private.callback_query(Pause.filter())
@may(ANNOUNCE, announcement=Announcement)
async def pause(
    _: CallbackQuery, announcement: Announcement, session: Session, now: datetime
) -> Screen:
    await announcements.pause(session, announcement)
    return await progress_screen(session, announcement, now)


@private.callback_query(Release.filter())
@may(ANNOUNCE, announcement=Announcement)
async def release(
    _: CallbackQuery, announcement: Announcement, session: Session, now: datetime
) -> Screen:
    await announcements.release(session, announcement)
    return await progress_screen(session, announcement, now)


@private.callback_query(Stop.filter())
@may(ANNOUNCE, announcement=Announcement)
async def stop(
    _: CallbackQuery, announcement: Announcement, session: Session, now: datetime
) -> Screen:
    await announcements.stop(session, announcement, at=now)
    return await progress_screen(session, announcement, now)


@private.callback_query(Remind.filter())
@may(ANNOUNCE, announcement=Announcement)
async def remind(
    _: CallbackQuery, announcement: Announcement, session: Session, now: datetime
) -> Screen:
    n = await announcements.remind(session, announcement, at=now)
    back = [button("announcements-back", Progress(announcement=announcement.id))]
    return screen("announcements-reminded", back, n=n)
