"""Groups of students: who learns in them, who on the staff keeps them, and how they overlap."""

from sqlalchemy import Select
from sqlmodel import Field, SQLModel, col, select

from models.base import Session
from models.people import Person, Role


class Group(SQLModel, table=True):
    """Students who are taught together: a class, a part of one, or several joined.

    `chat_id` is the group's Telegram chat, if it has one.
    """

    __tablename__ = "student_group"  # "group" is a word of SQL
    id: int = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    zone: str
    chat_id: int | None = Field(default=None, unique=True)
    unreachable: str | None = None


class GroupPart(SQLModel, table=True):
    """Which groups lie inside which, every group inside itself; kept transitively closed.

    Two groups share students exactly when they share a part.
    """

    __tablename__ = "group_part"
    whole_id: int = Field(foreign_key="student_group.id", primary_key=True)
    part_id: int = Field(foreign_key="student_group.id", primary_key=True, index=True)


class Enrollment(SQLModel, table=True):
    """This student learns in this group."""

    student_id: int = Field(foreign_key="person.id", primary_key=True)
    group_id: int = Field(foreign_key="student_group.id", primary_key=True, index=True)


class GroupStaff(SQLModel, table=True):
    """This person is the group's tutor or psychologist."""

    __tablename__ = "group_staff"
    group_id: int = Field(foreign_key="student_group.id", primary_key=True)
    person_id: int = Field(foreign_key="person.id", primary_key=True, index=True)
    role: Role = Field(primary_key=True)


async def create(session: Session, name: str, *, zone: str) -> Group:
    group = Group(name=name, zone=zone)
    session.add(group)
    await session.flush()
    session.add(GroupPart(whole_id=group.id, part_id=group.id))
    return group


def students(group_ids: list[int] | Select[tuple[int]]) -> Select[tuple[int]]:
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


async def by_chat(session: Session, chat_id: int) -> Group | None:
    return (await session.exec(select(Group).where(Group.chat_id == chat_id))).first()
