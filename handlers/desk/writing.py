"""Whoever writes to the bot writes to the tutor: what no other feature wants is passed on."""

from datetime import datetime

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.types import CallbackQuery
from aiogram.types import Message as Written

from handlers.desk.callbacks import Drop, SendTo
from handlers.desk.cards import passed_on, passed_on_too
from handlers.desk.replying import taken
from models import desk, faq
from models.base import AccessDenied, Refusal, Session
from models.desk import Message, Thread
from models.people import FAMILY, Person, Role
from models.permissions import Action
from ui import (
    Row,
    Screen,
    Typed,
    button,
    kept_out,
    left_to_others,
    may,
    offers,
    phrase,
    screen,
)
from ui.posts import joined

words = Router(name=__name__)

WRITE = desk.WRITE
# What people say; everything else in a private chat is Telegram's own news.
SAID = frozenset({"text", "photo", "video", "animation", "document", "audio", "voice"})
SAID |= {"video_note", "sticker", "contact", "location", "venue", "poll", "dice", "story"}


class SentAlready(Refusal):
    """It has been said to whom it goes, or to nobody."""


def says(message: Written) -> bool:
    return message.content_type in SAID


@words.message(StateFilter(None), Typed(), says, kept_out)
@may(Action.SEE_MENU)
async def elsewhere(message: Written, session: Session, me: Person) -> Screen:
    """Nothing is kept or passed on: where the tutor can be spoken to, and what may answer it."""
    children = await desk.children(session, me)
    if not children:
        return screen("lost-words" if me.roles else "menu-stranger").but(menu=me)
    tutors = {one.name for child in children for one in await desk.tutors(session, child.id)}
    found = await faq.similar(session, me, message.text or message.caption or "")
    maybe = [row for one in found for row in offers(me, one)]
    return screen(
        "desk-elsewhere",
        *maybe,
        names=", ".join(sorted(tutors)),
        n=len(tutors),
        maybe=phrase("faq-maybe") if maybe else "",
    )


@words.message(StateFilter(None), Typed(), says)
@may(WRITE)
@left_to_others()
async def write(message: Written, session: Session, me: Person, now: datetime) -> Screen | None:
    if await joined(session, message, me):
        return None
    if not await desk.children(session, me):
        raise SkipHandler
    said = await taken(session, message, me, now)
    thread = await _meant(session, me, now)
    if thread is None:
        return await _about_whom(session, said, me)
    first = await desk.ask(session, said, thread, at=now)
    if first or thread.role is not Role.TUTOR:
        return await passed_on(session, said, thread, me, now)
    return await passed_on_too(session, said, me)


async def _meant(session: Session, me: Person, now: datetime) -> Thread | None:
    """Where the talk is going on, else the tutor of the only child; None: they have to say it.

    Whoever works for the school, too, may have meant something else.
    """
    last = await desk.last_thread(session, me, at=now)
    if last is not None:
        return last
    children = await desk.children(session, me)
    if len(children) != 1 or not me.roles <= FAMILY:
        return None
    return await desk.thread_of(session, children[0], Role.TUTOR, None, at=now)


async def _about_whom(session: Session, said: Message, me: Person) -> Screen:
    children = await desk.children(session, me)
    rows: list[Row] = [
        [button("desk-about", SendTo(said=said.id, student=child.id), name=child.called)]
        for child in children
    ]
    rows.append([button("desk-nobody", Drop(said=said.id))])
    return screen("desk-about-whom", *rows)


@words.callback_query(SendTo.filter())
@may(WRITE, said=Message, student=Person)
async def send_to(
    _: CallbackQuery, said: Message, student: Person, session: Session, me: Person, now: datetime
) -> Screen:
    _undecided(said, me)
    if student.id not in {child.id for child in await desk.children(session, me)}:
        raise AccessDenied
    thread = await desk.thread_of(session, student, Role.TUTOR, None, at=now)
    await desk.ask(session, said, thread, at=now)
    return await passed_on(session, said, thread, me, now)


@words.callback_query(Drop.filter())
@may(WRITE, said=Message)
async def drop(_: CallbackQuery, said: Message, session: Session, me: Person) -> Screen:
    _undecided(said, me)
    await desk.forget(session, [said])
    return screen("desk-dropped")


def _undecided(said: Message, me: Person) -> None:
    if said.author_id != me.id:
        raise AccessDenied
    if said.thread_id is not None:
        raise SentAlready
