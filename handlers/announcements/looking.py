"""The tutor looks through the readers' eyes: who gets it, and how it stands before them."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.announcements.callbacks import Readers, Sample, Settle, Through
from handlers.announcements.cards import card
from models import announcements
from models.announcements import Announcement
from models.base import AccessDenied, Refusal, Session
from models.people import Person
from models.permissions import Action
from ui import Row, Screen, button, may, pages, screen

private = Router(name=__name__)

ANNOUNCE = Action.ANNOUNCE
READERS_ON_A_SCREEN = 8


class OnlyAPreview(Refusal):
    """The button is for the readers."""


@private.callback_query(Readers.filter())
@may(ANNOUNCE, announcement=Announcement)
async def readers(
    _: CallbackQuery,
    callback_data: Readers,
    announcement: Announcement,
    session: Session,
    me: Person,
) -> Screen:
    """Everybody by name; whoever is tapped lends their eyes."""
    announcements.editable(announcement, by=me)
    found = await announcements.addressees(session, announcement)
    id, page = announcement.id, callback_data.page
    rows: list[Row] = [
        [button("announcements-through", Through(announcement=id, person=p.id), name=p.name)]
        for p in pages.cut(found, page, READERS_ON_A_SCREEN)
    ]
    turns = pages.turns(
        len(found), page, READERS_ON_A_SCREEN, lambda n: Readers(announcement=id, page=n)
    )
    back = [button("announcements-back", Settle(announcement=id))]
    return screen("announcements-who", *rows, turns, back, n=len(found))


@private.callback_query(Through.filter())
@may(ANNOUNCE, announcement=Announcement)
async def through(
    _: CallbackQuery,
    callback_data: Through,
    announcement: Announcement,
    session: Session,
    me: Person,
) -> Screen:
    """In their language, with their child's name, with their buttons."""
    announcements.editable(announcement, by=me)
    found = await announcements.addressees(session, announcement)
    to = next((person for person in found if person.id == callback_data.person), None)
    if to is None:
        raise AccessDenied
    shown = await card(session, announcement, to, "announcements-card", sample=True)
    return shown.but(fresh=True, reader=to.reader)


@private.callback_query(Sample.filter())
@may(ANNOUNCE)
async def sample(_: CallbackQuery) -> None:
    raise OnlyAPreview
