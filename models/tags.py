"""Tags beside names in a group's chat: the subject, the tutor, and whose parent, if they agree."""

from collections import defaultdict
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, String, cast, literal, update
from sqlalchemy.orm import aliased
from sqlmodel import Field, SQLModel, col, select

from models import chats, outbox
from models.base import Session, utc
from models.chats import MemberTag
from models.courses import Course, CourseTeacher
from models.groups import Enrollment, Group, GroupPart, GroupStaff, students
from models.people import Guardianship, Kin, Person, Role

ASKED = "tags-asked"
EVERY = timedelta(minutes=10)  # so soon a tag follows a role
GOING = ""  # made of nothing: it is to be taken away
AGAIN = timedelta(days=1)  # whom Telegram has not taken a tag for is tried again


class TagKind(StrEnum):
    """What a tag tells of somebody."""

    SUBJECT = "subject"
    TUTOR = "tutor"
    PSYCHOLOGIST = "psychologist"
    KIN = "kin"


class TagChoice(SQLModel, table=True):
    """Whether a guardian agrees to be called a child's mother before all. No row: they do not."""

    __tablename__ = "tag_choice"
    person_id: int = Field(foreign_key="person.id", primary_key=True)
    agreed: bool
    at: datetime = utc()


class Tag(NamedTuple):
    """What is to stand beside a name: subjects, or the children's given names."""

    kind: TagKind
    of: tuple[str, ...] = ()
    kin: Kin | None = None

    @property
    def source(self) -> str:
        """What it is made of; where that stays the same, so does the tag."""
        return "|".join((self.kind, self.kin or "", *self.of))


async def choice(session: Session, me: Person) -> TagChoice | None:
    return await session.get(TagChoice, me.id)


async def choose(session: Session, agreed: bool, *, by: Person, at: datetime) -> None:
    """Agree, or take it back; in the chats it is put right at once."""
    chosen = await session.get(TagChoice, by.id) or TagChoice(person_id=by.id, agreed=agreed, at=at)
    chosen.agreed, chosen.at = agreed, at
    session.add(chosen)
    for group in await around(session, by):
        chats.look(session, group, at=at)


async def around(session: Session, guardian: Person) -> list[Group]:
    """The groups of somebody's children in whose chats the bot may set tags."""
    mine = select(Guardianship.student_id).where(Guardianship.guardian_id == guardian.id)
    learned_in = (
        select(GroupPart.whole_id)
        .join(Enrollment, col(Enrollment.group_id) == GroupPart.part_id)
        .where(col(Enrollment.student_id).in_(mine))
    )
    wanted = select(Group).where(col(Group.id).in_(learned_in), _may_tag())
    return list((await session.exec(wanted.order_by(Group.name))).all())


def _may_tag() -> ColumnElement[bool]:
    return col(Group.tagged_at).is_not(None) & col(Group.chat_id).is_not(None)


async def wanted(session: Session, group: Group) -> dict[int, Tag]:
    """The tags of a group's chat, by Telegram account. Students have none: a child is not labelled.

    Whoever works for the school has one for that, and is nobody's parent there.
    """
    found = {who: _of_children(rows) for who, rows in (await _agreed(session, group)).items()}
    found |= await _staff(session, group)
    return found


async def _staff(session: Session, group: Group) -> dict[int, Tag]:
    parts = select(GroupPart.part_id).where(GroupPart.whole_id == group.id)
    around = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(parts))
    account: Any = Person.telegram_id
    teach = (
        select(account, Course.subject)
        .join(CourseTeacher, col(CourseTeacher.teacher_id) == Person.id)
        .join(Course, col(Course.id) == CourseTeacher.course_id)
        .where(col(Course.group_id).in_(around), account.is_not(None))
        .order_by(Course.subject)
    )
    subjects: dict[int, dict[str, None]] = defaultdict(dict)
    for teacher, subject in (await session.exec(teach)).all():
        subjects[teacher][subject] = None
    found = {teacher: Tag(TagKind.SUBJECT, tuple(of)) for teacher, of in subjects.items()}
    keep = (
        select(account, GroupStaff.role)
        .join(GroupStaff, col(GroupStaff.person_id) == Person.id)
        .where(GroupStaff.group_id == group.id, account.is_not(None))
    )
    for keeper, role in (await session.exec(keep)).all():
        found[keeper] = Tag(TagKind.TUTOR if role is Role.TUTOR else TagKind.PSYCHOLOGIST)
    return found


async def _agreed(session: Session, group: Group) -> dict[int, list[tuple[Kin, str]]]:
    """The children of those who agree, as far as they learn in this group."""
    child: Any = aliased(Person)
    account: Any = Person.telegram_id
    rows = (
        select(account, Guardianship.kin, child.called)
        .join(Guardianship, col(Guardianship.guardian_id) == Person.id)
        .join(TagChoice, col(TagChoice.person_id) == Person.id)
        .join(child, col(child.id) == Guardianship.student_id)
        .where(col(TagChoice.agreed), account.is_not(None))
        .where(col(Guardianship.student_id).in_(students([group.id])))
        .order_by(child.called)
    )
    found: dict[int, list[tuple[Kin, str]]] = defaultdict(list)
    for parent, kin, called in (await session.exec(rows)).all():
        found[parent].append((Kin(kin), called))
    return found


def _of_children(rows: list[tuple[Kin, str]]) -> Tag:
    return Tag(TagKind.KIN, tuple(called for _, called in rows), rows[0][0])


async def standing(session: Session, chat_id: int) -> dict[int, MemberTag]:
    """What the bot has set in a chat, by Telegram account."""
    there = select(MemberTag).where(MemberTag.chat_id == chat_id)
    return {tag.account_id: tag for tag in (await session.exec(there)).all()}


async def differing(session: Session, group: Group, *, at: datetime) -> dict[int, Tag | None]:
    """What has to be set in a group's chat, and taken away (None)."""
    if group.chat_id is None:
        return {}
    there, due = await standing(session, group.chat_id), await wanted(session, group)
    found: dict[int, Tag | None] = dict.fromkeys(there.keys() - due.keys())
    found |= {account: None for account, now in there.items() if now.source == GOING}
    for account, tag in due.items():
        now = there.get(account)
        if account in found:
            continue
        tried = now.refused_at if now is not None else None
        if now is None or now.source != tag.source or (tried and tried + AGAIN <= at):
            found[account] = tag
    return found


async def note(
    session: Session, chat_id: int, account_id: int, tag: Tag | None, *, taken: bool, at: datetime
) -> None:
    """Telegram has taken it, or not: then it is left alone for a day."""
    row = await session.get(MemberTag, (chat_id, account_id))
    if tag is None:  # whoever is not there any more has none
        if row is not None:
            await session.delete(row)
        return
    row = row or MemberTag(chat_id=chat_id, account_id=account_id, source="")
    row.source, row.refused_at = tag.source, None if taken else at
    session.add(row)


async def take_away(session: Session, person: Person, *, at: datetime) -> None:
    """Nothing is to stand beside their name any more; they are about to be forgotten."""
    mine = col(MemberTag.account_id) == person.telegram_id
    chosen = await session.get(TagChoice, person.id)
    if chosen is not None:
        chosen.agreed, chosen.at = False, at
    in_chats = select(MemberTag.chat_id).where(mine)
    for group in (await session.exec(select(Group).where(col(Group.chat_id).in_(in_chats)))).all():
        chats.look(session, group, at=at)
    await session.exec(update(MemberTag).where(mine).values(source=GOING))


async def looked(session: Session, group_id: int, *, may_tag: bool, at: datetime) -> None:
    """Whether the bot may set tags there; when it may for the first time, guardians are asked."""
    group = await session.get_one(Group, group_id)
    if may_tag and group.tagged_at is None:
        await ask(session, group, at=at)
    group.tagged_at = at if may_tag else None


async def follow(session: Session, *, at: datetime) -> None:
    """Every few minutes: where somebody has come, gone or another role, tags are put right."""
    late = select(Group).where(_may_tag(), col(Group.tagged_at) <= at - EVERY)
    for group in (await session.exec(late)).all():
        group.tagged_at = at
        if await differing(session, group, at=at):
            chats.look(session, group, at=at)


async def ask(session: Session, group: Group, *, at: datetime) -> None:
    """The bot may set tags there now: each guardian is asked, once for ever."""
    guardians = (
        select(Guardianship.guardian_id)
        .join(Person, col(Person.id) == Guardianship.guardian_id)
        .where(col(Guardianship.student_id).in_(students([group.id])))
        .where(col(Person.telegram_id).is_not(None))
        .distinct()
        .subquery()
    )
    once = literal("tags:") + cast(guardians.c.guardian_id, String)
    rows: Any = select(
        guardians.c.guardian_id.label("person_id"),
        guardians.c.guardian_id.label("about"),
        once.label("once"),
    )
    await outbox.broadcast(session, rows, ASKED, due_at=at)
