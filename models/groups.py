"""Groups of students: who learns in them, who on the staff keeps them, and how they overlap."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Select
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models import people
from models.base import Refusal, Session, utc
from models.people import Person, Role


class GroupExists(Refusal):
    """There is a group of this name already."""


class GroupArchived(Refusal):
    """The group is history; bring it back first."""


class Group(SQLModel, table=True):
    """Students who are taught together: a class, a part of one, or several joined.

    `chat_id` is the group's Telegram chat, if it has one; `topic_id` the topic for announcements
    in a chat that is a forum. `lacks` names what the bot may not do there, None until it has
    looked; `news` what its tutors still have to be told of the chat; `tagged_at` when its members'
    tags were looked through, None where the bot may not set any. Since `archived_at` it is history.
    """

    __tablename__ = "student_group"  # "group" is a word of SQL
    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    zone: str
    chat_id: int | None = Field(default=None, unique=True)
    unreachable: str | None = None
    topic_id: int | None = None
    lacks: str | None = None
    news: str | None = None
    tagged_at: datetime | None = utc(default=None)
    archived_at: datetime | None = utc(default=None)


class GroupPart(SQLModel, table=True):
    """Which groups lie inside which, every group inside itself; kept transitively closed.

    Two groups share students exactly when they share a part.
    """

    __tablename__ = "group_part"
    whole_id: int = Field(foreign_key="student_group.id", primary_key=True)
    part_id: int = Field(foreign_key="student_group.id", primary_key=True, index=True)


class Enrollment(SQLModel, table=True):
    """This student learns in this group, since `joined_on` if that is known.

    What was asked of the group before that day is not asked of them.
    """

    student_id: int = Field(foreign_key="person.id", primary_key=True)
    group_id: int = Field(foreign_key="student_group.id", primary_key=True, index=True)
    joined_on: date | None = Field(default=None, index=True)


class GroupStaff(SQLModel, table=True):
    """This person is the group's tutor or psychologist, or a tutor's substitute for a time."""

    __tablename__ = "group_staff"
    group_id: int = Field(foreign_key="student_group.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    role: Role = Field(primary_key=True)
    substitution_id: int | None = Field(default=None, foreign_key="substitution.id", index=True)


class PersonalGroup(SQLModel, table=True):
    """The group of a single student, for lessons that are held for nobody else."""

    __tablename__ = "personal_group"
    student_id: int = Field(foreign_key="person.id", primary_key=True)
    group_id: int = Field(foreign_key="student_group.id", unique=True)


async def create(session: Session, name: str, *, zone: str) -> Group:
    if (await session.exec(select(Group.id).where(Group.name == name))).first() is not None:
        raise GroupExists(name=name)
    group = Group(name=name, zone=zone)
    session.add(group)
    await session.flush()
    session.add(GroupPart(whole_id=group.id, part_id=group.id))
    return group


async def rename(session: Session, group: Group, name: str) -> None:
    """Another name for the same group; what was sent under the old one stays as it was sent."""
    same = select(Group.id).where(Group.name == name, Group.id != group.id)
    if (await session.exec(same)).first() is not None:
        raise GroupExists(name=name)
    group.name = name
    await session.flush()


async def add_student(
    session: Session, name: str, group: Group, *, on: date | None = None
) -> Person:
    """Put a new student on the roster of a group, from that day on if it is known."""
    if group.archived_at is not None:
        raise GroupArchived(group=group.name)
    student = people.person(people.clean_name(name), Role.STUDENT, zone=group.zone)
    session.add(student)
    await session.flush()
    session.add(Enrollment(student_id=student.id, group_id=group.id, joined_on=on))
    return student


async def add_keeper(session: Session, name: str, role: Role, group: Group) -> Person:
    """Put a new tutor or psychologist of a group on the staff."""
    keeper = people.person(people.clean_name(name), role, zone=group.zone)
    session.add(keeper)
    await session.flush()
    session.add(GroupStaff(group_id=group.id, person_id=keeper.id, role=role))
    return keeper


async def personal(session: Session, student: Person, zone: str) -> Group:
    """The student's own group, kept by the tutors of their other groups; a new one if need be."""
    theirs = await session.get(PersonalGroup, student.id)
    if theirs is not None:
        return await session.get_one(Group, theirs.group_id)
    name = await free_name(session, people.short(student.name))
    group = await create(session, name, zone=zone)
    session.add(PersonalGroup(student_id=student.id, group_id=group.id))
    session.add(Enrollment(student_id=student.id, group_id=group.id))
    await session.flush()
    await follow_personal(session, student.id)
    return group


async def follow_personal(session: Session, student_id: int) -> None:
    """Make whoever keeps a student's groups keep their personal group as well, and nobody else."""
    theirs = await session.get(PersonalGroup, student_id)
    if theirs is None:
        return
    around = (
        select(GroupStaff)
        .join(GroupPart, col(GroupPart.whole_id) == GroupStaff.group_id)
        .join(Enrollment, col(Enrollment.group_id) == GroupPart.part_id)
        .where(Enrollment.student_id == student_id, GroupStaff.role == Role.TUTOR)
        .where(GroupStaff.group_id != theirs.group_id)
    )
    keepers = {one.person_id: one for one in (await session.exec(around)).all()}
    here = select(GroupStaff).where(
        GroupStaff.group_id == theirs.group_id, GroupStaff.role == Role.TUTOR
    )
    there = {one.person_id: one for one in (await session.exec(here)).all()}
    for gone in there.keys() - keepers.keys():
        await session.delete(there[gone])
    for id, keeper in keepers.items():
        mine = there.get(id) or GroupStaff(group_id=theirs.group_id, person_id=id, role=Role.TUTOR)
        mine.substitution_id = keeper.substitution_id
        session.add(mine)
    await session.flush()


async def free_name(session: Session, name: str) -> str:
    """This name for a group, or the next number of it that no group has."""
    same = select(Group.name).where(col(Group.name).startswith(name))
    taken = set((await session.exec(same)).all())
    number = next(n for n in range(1, len(taken) + 2) if _numbered(name, n) not in taken)
    return _numbered(name, number)


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name} {number}"


def students(
    group_ids: list[int] | Select[tuple[int]] | SelectOfScalar[int],
) -> SelectOfScalar[int]:
    """The ids of everybody who learns in these groups or in a part of them, as a query."""
    return (
        select(Enrollment.student_id)
        .join(GroupPart, col(GroupPart.part_id) == Enrollment.group_id)
        .where(col(GroupPart.whole_id).in_(group_ids))
        .distinct()
    )


async def roster(session: Session, group_id: int) -> list[Person]:
    of_group = select(Person).where(col(Person.id).in_(students([group_id]))).order_by(Person.name)
    return list((await session.exec(of_group)).all())


async def staff(session: Session, group_ids: list[int], role: Role) -> list[Person]:
    """Who keeps these groups, or a group that shares students with them, in this role."""
    mine, theirs = GroupPart.__table__.alias(), GroupPart.__table__.alias()  # type: ignore[attr-defined]
    keepers = (
        select(GroupStaff.person_id)
        .join(mine, mine.c.whole_id == GroupStaff.group_id)
        .join(theirs, theirs.c.part_id == mine.c.part_id)
        .where(theirs.c.whole_id.in_(group_ids), GroupStaff.role == role)
    )
    return list((await session.exec(select(Person).where(col(Person.id).in_(keepers)))).all())


def of_several() -> ColumnElement[bool]:
    """The condition under which a group is one of the lists: no personal one, none of history."""
    personal = select(PersonalGroup.group_id)
    return col(Group.archived_at).is_(None) & col(Group.id).not_in(personal)


async def is_personal(session: Session, group: Group) -> bool:
    mine = select(PersonalGroup.student_id).where(PersonalGroup.group_id == group.id)
    return (await session.exec(mine)).first() is not None


async def everything(session: Session) -> list[Group]:
    """Every group but the personal ones."""
    wanted = select(Group).where(of_several()).order_by(Group.name)
    return list((await session.exec(wanted)).all())


async def by_chat(session: Session, chat_id: int) -> Group | None:
    return (await session.exec(select(Group).where(Group.chat_id == chat_id))).first()
