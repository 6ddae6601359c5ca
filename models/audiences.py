"""Audiences: whom something is meant for, chosen by role, by group or one by one."""

from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, or_
from sqlmodel import Field, Relationship, SQLModel, col, select

from models import groups
from models.base import Session
from models.courses import Course, CourseTeacher
from models.groups import Enrollment, Group, GroupPart, GroupStaff
from models.people import Guardianship, Person, Role, RoleGrant
from models.permissions import PERMISSIONS, Action, Reach, Scope


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
    """The ids of the groups around which this person may speak, as a query.

    Only groups that are theirs as a whole: who keeps a part does not speak to all of it.
    """
    living = col(Group.archived_at).is_(None)
    return select(Group.id).where(living, or_(false(), *_reached(me, action)))


def _reached(me: Person, action: Action) -> list[ColumnElement[bool]]:
    """Role by role."""
    conditions: list[ColumnElement[bool]] = []
    for role in sorted(me.roles):
        scope = PERMISSIONS[action].scopes[role]
        if scope is Scope.ALL:
            conditions.append(col(Group.id).is_not(None))
        elif scope is not Scope.NONE:
            conditions.append(col(Group.id).in_(Reach(me, role, scope).parts))
    return conditions


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
        col(Group.id).in_(wanted),
        col(Group.id).in_(reachable_groups(author, action)),
        col(Group.chat_id).is_not(None),
    )
    return list((await session.exec(mine.order_by(Group.name))).all())


def takes_in(me: Person, role: Role, action: Action) -> ColumnElement[bool]:
    """The condition under which a part of an audience takes in this person under this role.

    The inverse of `people`, except that groups named once stay: only a part without a group asks
    again whether its author reaches everybody by this action.
    """
    everywhere = [held for held, scope in PERMISSIONS[action].scopes.items() if scope is Scope.ALL]
    authors = (
        select(Audience.id)
        .join(RoleGrant, col(RoleGrant.person_id) == Audience.author_id)
        .where(col(RoleGrant.role).in_(everywhere))
    )
    found = {role: places(me, role)}
    if role is Role.PARENT:
        found[Role.STUDENT] = _attended(_mute_children(me))
    return or_(
        col(AudiencePart.person_id) == me.id,
        *(
            and_(
                col(AudiencePart.kind) == PartKind.ROLE,
                col(AudiencePart.role) == named,
                or_(
                    col(AudiencePart.group_id).in_(around),
                    and_(
                        col(AudiencePart.group_id).is_(None),
                        col(AudiencePart.audience_id).in_(authors),
                        around.exists(),
                    ),
                ),
            )
            for named, around in found.items()
        ),
    )


def places(me: Person, role: Role) -> Select[Any]:
    """The ids of the groups around which this person holds this role, as a query."""
    match role:
        case Role.STUDENT:
            return _attended(select(Person.id).where(Person.id == me.id))
        case Role.PARENT:
            mine = Guardianship.guardian_id == me.id
            return _attended(select(Guardianship.student_id).where(mine))
        case Role.TEACHER:
            taught = select(Course.group_id).join(
                CourseTeacher, col(CourseTeacher.course_id) == Course.id
            )
            return _sharing_students(taught.where(CourseTeacher.teacher_id == me.id))
        case Role.TUTOR | Role.PSYCHOLOGIST:
            kept = select(GroupStaff.group_id).where(
                GroupStaff.person_id == me.id, GroupStaff.role == role
            )
            return _sharing_students(kept)
        case Role.COORDINATOR if me.school_id is not None:
            return _attended(select(Person.id).where(Person.school_id == me.school_id))
    return select(Group.id).where(false())


def _attended(students: Select[Any]) -> Select[Any]:
    """The groups in which these students learn, those around them included."""
    learn = select(Enrollment.group_id).where(col(Enrollment.student_id).in_(students))
    return select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(learn))


def _mute_children(me: Person) -> Select[Any]:
    """One's children without Telegram of their own."""
    return (
        select(Guardianship.student_id)
        .join(Person, col(Person.id) == Guardianship.student_id)
        .where(Guardianship.guardian_id == me.id, col(Person.telegram_id).is_(None))
    )


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


def _sharing_students(around: Select[Any]) -> Select[Any]:
    """The groups that share a part with these, these included."""
    parts = select(GroupPart.part_id).where(col(GroupPart.whole_id).in_(around))
    return select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(parts))
