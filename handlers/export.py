"""What the school keeps about me: everything, in two files, for me alone."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from models import export, people
from models.base import Session
from models.people import Person, Reader, Role
from models.permissions import Action
from ui import CallbackData, Row, Screen, Shelf, button, entry, may, offer, screen
from ui.i18n import Translator
from ui.own_page import page

private = Router(name=__name__)

SEE = Action.SEE_MY_DATA


class MyData(CallbackData, prefix="mydata"):
    """Show what I can have of what is kept about me and my children."""


class TakeMine(CallbackData, prefix="takeme"):
    """Send me everything that is kept about me."""


class TakeOf(CallbackData, prefix="takeof"):
    """Send me everything that is kept about this child."""

    person: int


@private.message(entry("mydata", SEE, shelf=Shelf.OWN))
@may(SEE)
async def command(_: Message, session: Session, me: Person) -> Screen:
    return await _overview(session, me)


@private.callback_query(MyData.filter())
@may(SEE)
async def overview(_: CallbackQuery, session: Session, me: Person) -> Screen:
    return await _overview(session, me)


@private.callback_query(TakeMine.filter())
@may(SEE)
async def take_mine(
    _: CallbackQuery, session: Session, me: Person, now: datetime, words: Translator
) -> list[Screen]:
    return await _files(session, me, me, now, words)


@private.callback_query(TakeOf.filter())
@may(SEE, person=Person)
async def take_of(
    _: CallbackQuery,
    person: Person,
    session: Session,
    me: Person,
    now: datetime,
    words: Translator,
) -> list[Screen]:
    return await _files(session, me, person, now, words)


async def _overview(session: Session, me: Person) -> Screen:
    """Only a parent may take more than their own."""
    children = await people.children(session, me.id) if Role.PARENT in me.roles else []
    rows: list[Row] = [[button("export-take-mine", TakeMine())]]
    rows += [
        [button("export-take-of", TakeOf(person=child.id), name=child.called)] for child in children
    ]
    return screen("export-overview", *rows)


async def _files(
    session: Session, me: Person, person: Person, now: datetime, words: Translator
) -> list[Screen]:
    """The one to read comes last, so that it is the one that is seen."""
    parts = await export.gather(session, person)
    name = words.say(me.reader, "export-file", name=person.called)
    html = page(words, me.reader, person, parts, now).encode()
    return [
        screen("export-for-programs", name=person.called).but(
            document=(f"{name}.json", export.as_json(parts, at=now)), secret=True
        ),
        screen("export-to-read", name=person.called).but(
            document=(f"{name}.html", html), secret=True
        ),
    ]


offer(Reader, SEE, "export-mine", lambda reader: MyData())
