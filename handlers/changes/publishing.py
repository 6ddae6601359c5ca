"""The tutor publishes, sees who has heard, reminds the silent, and may take it back."""

from collections.abc import Iterable
from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.changes.callbacks import Publish, Remind, Status, Undo
from handlers.changes.cards import line
from models import changes
from models.base import Session
from models.changes import Publication, PublicationState
from models.hearings import Hearing
from models.people import Person
from models.permissions import Action
from models.receipts import Reply
from ui import Phrase, Screen, button, may, phrase, screen

private = Router(name=__name__)

CHANGE = Action.CHANGE_TIMETABLE
NAMES_SHOWN = 10


@private.callback_query(Publish.filter())
@may(CHANGE, publication=Publication)
async def publish(
    _: CallbackQuery, publication: Publication, session: Session, me: Person, now: datetime
) -> Screen:
    await changes.publish(session, publication, by=me, at=now)
    return await _status(session, publication, now)


@private.callback_query(Status.filter())
@may(CHANGE, publication=Publication)
async def status(
    _: CallbackQuery, publication: Publication, session: Session, now: datetime
) -> Screen:
    return await _status(session, publication, now)


@private.callback_query(Undo.filter())
@may(CHANGE, publication=Publication)
async def undo(
    _: CallbackQuery, publication: Publication, session: Session, now: datetime
) -> Screen:
    await changes.undo(session, publication, at=now)
    lines = [line(change, staff=True) for change in publication.changes]
    return screen("changes-undone", lines=lines)


@private.callback_query(Remind.filter())
@may(CHANGE, publication=Publication)
async def remind(
    _: CallbackQuery, publication: Publication, session: Session, now: datetime
) -> Screen:
    n = await changes.remind(session, publication, at=now)
    back = [button("changes-refresh", Status(publication=publication.id))]
    return screen("changes-reminded", back, n=n)


async def _status(session: Session, publication: Publication, now: datetime) -> Screen:
    hearings = await changes.hearings(session, publication)
    seen = [hearing for hearing in hearings if hearing.replied(Reply.SEEN)]
    cannot = [hearing for hearing in hearings if hearing.replied(Reply.CANNOT)]
    away = [hearing for hearing in hearings if hearing.away]
    silent = [hearing for hearing in hearings if hearing.silent]
    waiting = [hearing for hearing in hearings if hearing.waits]
    id = publication.id
    undoable = (
        publication.state is PublicationState.PUBLISHED
        and publication.published_at is not None
        and now <= publication.published_at + changes.UNDO_WITHIN
    )
    rows = [
        [button("changes-refresh", Status(publication=id))],
        [button("changes-remind", Remind(publication=id), n=len(silent))] if silent else [],
        [button("changes-undo", Undo(publication=id), style="danger")] if undoable else [],
    ]
    words = (
        "changes-status-undone"
        if publication.state is PublicationState.UNDONE
        else ("changes-status")
    )
    return screen(
        words,
        *rows,
        lines=[line(change, staff=True) for change in publication.changes],
        at=publication.published_at or now,
        all=len(hearings),
        seen=len(seen),
        silent=len(silent),
        waiting=len(waiting),
        who=[*_named("changes-cannot-come", cannot), *_named("changes-not-reached", away)],
    )


def _named(heading: str, hearings: list[Hearing]) -> Iterable[Phrase]:
    """A heading with names below it, and how many more there are."""
    if not hearings:
        return
    yield phrase(heading, n=len(hearings))
    for hearing in hearings[:NAMES_SHOWN]:
        yield phrase(
            "changes-who",
            name=hearing.person.name,
            children=", ".join(hearing.children),
            trouble=hearing.trouble or "none",
            reason=hearing.receipt.reason if hearing.receipt else "",
        )
    if len(hearings) > NAMES_SHOWN:
        yield phrase("changes-and-more", n=len(hearings) - NAMES_SHOWN)
