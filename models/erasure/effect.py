"""What erasure does to the rows: everything the registry says, in the caller's transaction."""

import json
from typing import Any

from sqlalchemy import Select, delete, false, or_, select, update
from sqlmodel import SQLModel, col

from models.base import Session
from models.groups import Group, PersonalGroup
from models.inbox import Inbox, InboxState
from models.outbox import Notification, State
from models.people import Person
from models.posts import Attachment, Post
from models.registry import REGISTRY, Erase, rows_of

GONE = "Удалённый участник"

# What stands in a row that stays, by table: nothing that leads to anybody.
BLANK: dict[str, dict[str, Any]] = {
    "inbox": {"raw": None, "trouble": None, "lane": 0},
    "erasure": {"reason": ""},
    "person": {
        "name": GONE,
        "called": GONE,
        "telegram_id": None,
        "language": "ru",
        "zone": "Etc/UTC",
        "settled": False,
        "unreachable": None,
        "quiet_from": None,
        "quiet_to": None,
        "school_id": None,
    },
}


async def erase(session: Session, person: Person) -> None:
    """Delete and blank everything about this person. Done twice it is done once.

    The row of the person stays, without a name: its number must never be given to anybody else.
    """
    id, telegram_id = person.id, person.telegram_id
    session.expunge(person)
    await _forget_said(session, person)
    await _rename_group(session, id)
    posts = await _posts(session, id, telegram_id)
    for table in reversed(SQLModel.metadata.sorted_tables):
        declared = REGISTRY[table.name]
        mine = rows_of(REGISTRY, table.name, id, telegram_id)
        if declared.erase is Erase.DELETE:
            await session.exec(delete(table).where(mine))
        elif declared.erase is Erase.BLANK:
            await session.exec(update(table).where(mine).values(BLANK[table.name]))
    await _forget_loose(session, posts)
    session.expire_all()


async def _forget_said(session: Session, person: Person) -> None:
    """Drawn answers that name them and are still on their way, and their words in groups.

    An update that has not been worked is left: it is as if it came after.
    """
    names = {json.dumps(name)[1:-1] for name in (person.name, person.called)}
    names = {name for name in names | {person.name, person.called} if name}
    named = or_(
        false(), *(col(Notification.payload).contains(name, autoescape=True) for name in names)
    )
    await session.exec(update(Notification).where(named).values(payload=None, state=State.VOID))
    if person.telegram_id is not None:
        theirs = col(Inbox.raw).contains(str(person.telegram_id))
        await session.exec(
            update(Inbox)
            .where(theirs, col(Inbox.state) != InboxState.NEW)
            .values(raw=None, trouble=None)
        )


async def _rename_group(session: Session, id: int) -> None:
    """The group of a single student is called after them, and its lessons stay."""
    mine = select(col(PersonalGroup.group_id)).where(col(PersonalGroup.student_id) == id)
    for group_id in await _ids(session, mine):
        named = update(Group).where(col(Group.id) == group_id)
        await session.exec(named.values(name=f"{GONE} {group_id}"))


async def _posts(session: Session, id: int, telegram_id: int | None) -> set[int]:
    """What they have written, and what hangs on rows of theirs whoever wrote it."""
    written = select(col(Post.id)).where(col(Post.author_id) == id)
    found = await _ids(session, written)
    for declared in REGISTRY.values():
        for name in declared.holds:
            mine = rows_of(REGISTRY, declared.name, id, telegram_id)
            held = select(declared.table.c[name]).where(mine)
            found |= await _ids(session, held)
    return found


async def _ids(session: Session, wanted: Select[Any]) -> set[int]:
    return {row[0] for row in await session.exec(wanted)} - {None}  # type: ignore[call-overload]


async def _forget_loose(session: Session, posts: set[int]) -> None:
    """Of these posts those that no row refers to any more, with their files."""
    holders = [
        column
        for table in SQLModel.metadata.sorted_tables
        if table.name != Attachment.__tablename__
        for column in table.columns
        if any(key.column.table.name == "post" for key in column.foreign_keys)
    ]
    held: set[int] = set()
    for column in holders:
        held |= await _ids(session, select(column).where(column.in_(posts)))
    loose = posts - held
    await session.exec(delete(Attachment).where(col(Attachment.post_id).in_(loose)))
    await session.exec(delete(Post).where(col(Post.id).in_(loose)))
