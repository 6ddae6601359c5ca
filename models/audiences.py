"""Audiences: whom something is meant for, chosen by role, by group or one by one."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, or_, union
from sqlmodel import Field, Relationship, SQLModel, col, select

from models import groups
from models.base import Session
from models.courses import Course, CourseTeacher
from models.groups import Group, GroupPart, GroupStaff
from models.people import Guardianship, Person, Role, RoleGrant
from models.permissions import Action, within


class PartKind(StrEnum):
    CHAT = "chat"  # the chat of a group, where everybody listens
    ROLE = "role"  # everybody in this role around a group; without a group, around all of them
    PERSON = "person"


class Audience(SQLModel, table=True):
    """Whom its author has chosen. It never reaches further than the author does."""

    id: int = Field(default=None, primary_key=True)
    author_id: int = Field(foreign_key="person.id", index=True)
    parts: list["AudiencePart"] = Relationship(
        sa_relationship_kwargs={
            "lazy": "selectin",
            "order_by": "AudiencePart.id",
            "cascade": "all, delete-orphan",
        }
    )


class AudiencePart(SQLModel, table=True):
    __tablename__ = "audience_part"
    id: int = Field(default=None, primary_key=True)
    audience_id: int = Field(default=None, foreign_key="audience.id", index=True)
    kind: PartKind
    group_id: int | None = Field(default=None, foreign_key="student_group.id")
    role: Role | None = None
    person_id: int | None = Field(default=None, foreign_key="person.id")


async def begin(session: Session, *, by: Person) -> Audience:
    """Nobody yet."""
    audience = Audience(author_id=by.id, parts=[])
    session.add(audience)
    await session.flush()
    return audience


async def toggle(
    session: Session,
    audience: Audience,
    kind: PartKind,
    *,
    group_id: int | None = None,
    role: Role | None = None,
    person_id: int | None = None,
) -> bool:
    """Put a part in, or take it out again; says whether it is in now."""
    same = [
        part
        for part in audience.parts
        if (part.kind, part.group_id, part.role, part.person_id)
        == (kind, group_id, role, person_id)
    ]
    if same:
        for part in same:
            audience.parts.remove(part)
    else:
        audience.parts.append(
            AudiencePart(kind=kind, group_id=group_id, role=role, person_id=person_id)
        )
    await session.flush()
    return not same


def reachable_groups(me: Person, action: Action) -> Select[Any]:
    """The ids of the groups around which this person may speak, as a query."""
    return select(Group.id).where(within(me, action, Group))


def reachable_people(me: Person, action: Action) -> ColumnElement[bool]:
    """The condition under which somebody may be chosen by name: they are around one's groups."""
    around = reachable_groups(me, action)
    return or_(*(_in_role(role, around) for role in Role))


def people(audience: Audience, author: Person, action: Action) -> Select[Any]:
    """The ids of everybody in an audience, each once, as a query with the column `person_id`.

    A student without Telegram is left to the guardians.
    """
    reach = reachable_groups(author, action)
    named = [part.person_id for part in audience.parts if part.kind is PartKind.PERSON]
    chosen = and_(col(Person.id).in_(named), reachable_people(author, action))
    conditions: list[ColumnElement[bool]] = [chosen] if named else []
    for part in audience.parts:
        if part.kind is PartKind.ROLE and part.role is not None:
            around = reach if part.group_id is None else reach.where(col(Group.id) == part.group_id)
            conditions.append(_in_role(part.role, around))
    return select(col(Person.id).label("person_id")).where(or_(false(), *conditions))


async def chats(
    session: Session, audience: Audience, author: Person, action: Action
) -> list[Group]:
    """The groups whose chats are in an audience."""
    wanted = [part.group_id for part in audience.parts if part.kind is PartKind.CHAT]
    mine = select(Group).where(
        col(Group.id).in_(wanted), within(author, action, Group), col(Group.chat_id).is_not(None)
    )
    return list((await session.exec(mine.order_by(Group.name))).all())


def _in_role(role: Role, around: Select[Any]) -> ColumnElement[bool]:
    """Who holds this role around these groups."""
    learners = groups.students(around)
    match role:
        case Role.STUDENT:
            guarded = select(Guardianship.student_id)
            mute = and_(col(Person.telegram_id).is_(None), col(Person.id).in_(guarded))
            return or_(
                and_(col(Person.id).in_(learners), ~mute),
                col(Person.id).in_(_guardians_of_mute(learners)),
            )
        case Role.PARENT:
            theirs = select(Guardianship.guardian_id)
            return col(Person.id).in_(theirs.where(col(Guardianship.student_id).in_(learners)))
        case Role.TEACHER:
            near = _sharing_students(around)
            taught = select(CourseTeacher.teacher_id).join(
                Course, col(Course.id) == CourseTeacher.course_id
            )
            return col(Person.id).in_(taught.where(col(Course.group_id).in_(near)))
        case Role.TUTOR | Role.PSYCHOLOGIST:
            near = _sharing_students(around)
            keepers = select(GroupStaff.person_id).where(GroupStaff.role == role)
            return col(Person.id).in_(keepers.where(col(GroupStaff.group_id).in_(near)))
        case Role.COORDINATOR:
            schools = select(Person.school_id).where(col(Person.id).in_(learners))
            holders = select(RoleGrant.person_id).where(RoleGrant.role == role)
            return and_(col(Person.id).in_(holders), col(Person.school_id).in_(schools))
        case Role.ADMIN:
            return false()


def _guardians_of_mute(learners: Any) -> Any:
    """Who answers for those students who have no Telegram of their own."""
    mute = select(Person.id).where(col(Person.id).in_(learners), col(Person.telegram_id).is_(None))
    return select(Guardianship.guardian_id).where(col(Guardianship.student_id).in_(mute))


def _sharing_students(around: Select[Any]) -> Any:
    """The groups that lie in these or around them, these included."""
    parts = select(GroupPart.part_id).where(col(GroupPart.whole_id).in_(around))
    wholes = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(parts))
    return select(union(parts, wholes).subquery().c[0])
