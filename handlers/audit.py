"""The audit log on a screen: who did or saw what, the newest first, of everybody or of one."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message
from sqlmodel import col, select

from models import audit
from models.audit import Audit, Decision
from models.base import Session
from models.groups import Group
from models.people import Person
from models.permissions import Action
from models.rosters import Profile
from ui import CallbackData, Phrase, Row, Screen, Shelf, button, entry, may, offer, phrase, screen

private = Router(name=__name__)

ROWS_ON_A_SCREEN = 15
SIGNS = {str(Decision.ALLOW): "▫️", str(Decision.DENY): "⛔️"}
THINGS = {
    "lesson": "audit-lesson",
    "course": "audit-course",
    "mark": "audit-mark",
    "request": "audit-request",
}
PERSON, GROUP = str(Person.__tablename__), str(Group.__tablename__)


class Log(CallbackData, prefix="log"):
    """Show the rows before this one (or the newest), of this person (or of everybody)."""

    before: int = 0
    person: int = 0


offer(
    Profile,
    Action.SEE_AUDIT,
    "audit-of-person",
    lambda profile: Log(person=profile.person.id),
)


@private.message(entry("audit", Action.SEE_AUDIT, shelf=Shelf.SCHOOL))
@may(Action.SEE_AUDIT)
async def newest(_: Message, session: Session) -> Screen:
    return await _log(session, Log())


@private.callback_query(Log.filter())
@may(Action.SEE_AUDIT)
async def show(_: CallbackQuery, callback_data: Log, session: Session) -> Screen:
    return await _log(session, callback_data)


async def _log(session: Session, asked: Log) -> Screen:
    found = await audit.latest(
        session, ROWS_ON_A_SCREEN + 1, before=asked.before, person_id=asked.person
    )
    rows = found[:ROWS_ON_A_SCREEN]
    people = {row.person_id for row in rows} | {row.thing_id for row in rows if row.kind == PERSON}
    names = await _names(session, Person, people | {asked.person})
    groups = await _names(session, Group, {row.thing_id for row in rows if row.kind == GROUP})
    lines = [_line(row, names, groups) for row in rows]
    turns: Row = []
    if asked.before:
        turns.append(button("audit-newest", Log(person=asked.person)))
    if len(found) > len(rows):
        turns.append(button("audit-earlier", Log(before=rows[-1].id, person=asked.person)))
    everybody: Row = [button("audit-everybody", Log())] if asked.person else []
    words = "audit-log" if rows else "audit-empty"
    return screen(words, turns, everybody, name=names.get(asked.person, ""), lines=lines)


def _line(row: Audit, names: dict[int, str], groups: dict[int, str]) -> Phrase:
    known = names.get(row.person_id or 0)
    nobody = phrase("audit-nobody") if row.person_id is None else None
    return phrase(
        "audit-line",
        sign=SIGNS.get(row.decision, "❔"),
        at=row.at,
        who=known or nobody or phrase("audit-somebody", id=str(row.person_id)),
        # What is no action any more, or was never one, is shown as it stands there.
        what=phrase(f"action-{row.action}") if row.action in set(Action) else row.action,
        thing=_thing(row, names, groups),
        reason=row.reason or "none",
    )


def _thing(row: Audit, names: dict[int, str], groups: dict[int, str]) -> Phrase | str:
    """What it was done to: by name as far as the school still knows one."""
    if row.thing_id is None:
        return ""
    if row.kind == PERSON:
        return names.get(row.thing_id) or phrase("audit-somebody", id=str(row.thing_id))
    if row.kind == GROUP and row.thing_id in groups:
        return phrase("audit-group", name=groups[row.thing_id])
    return phrase(THINGS.get(row.kind or "", "audit-other"), id=str(row.thing_id))


async def _names(
    session: Session, kind: type[Person] | type[Group], ids: set[int | None]
) -> dict[int, str]:
    wanted = select(kind.id, kind.name).where(col(kind.id).in_(ids))
    return dict((await session.exec(wanted)).all())
