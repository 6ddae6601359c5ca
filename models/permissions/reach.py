"""How far the table carries one person: as SQL that a thing can ask, and as the door to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, bindparam, false, or_, true, union
from sqlalchemy import select as select_columns
from sqlalchemy.orm.util import identity_key
from sqlmodel import SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models import consents
from models.base import AccessDenied, Session, rows
from models.consents import ConsentMissing
from models.groups import Enrollment, Group, GroupPart, GroupStaff
from models.people import Guardianship, Person, Role, RoleGrant
from models.permissions.table import PERMISSIONS, Action, Scope

T = TypeVar("T", bound=SQLModel)


@dataclass(frozen=True)
class Reach:
    """How far one role carries one person for one action, as SQL that a thing can ask.

    `students` are ids of people, `parts` ids of the groups whose lessons concern them. Only those
    count for whom a consent is in force, where it has to be (`consented`). For a thing that is
    looked at `singly`, nobody goes through all students of a tutor: see `holds`.
    """

    me: Person
    role: Role
    scope: Scope
    consented: bool = False
    singly: bool = False

    @property
    def students(self) -> Select[Any]:
        ids, mine = self._students
        return select(ids).where(mine, self.agreed(ids))

    def holds(self, student_id: Any) -> ColumnElement[bool]:
        """The condition under which the student of this column is one of them.

        SQLite writes down everybody in a list before it looks for one in it. Among many things the
        list says which to fetch; for a single one its student is looked up instead. The column
        must be of no table that a reach itself is made of.
        """
        if not self.singly:
            return col(student_id).in_(self.students)
        ids, mine = self._students
        them = select_columns(ids).where(ids == student_id, mine, self.agreed(ids))
        return them.correlate(student_id.class_).exists()

    @property
    def _students(self) -> tuple[Any, ColumnElement[bool]]:
        match self.role, self.scope:
            case Role.STUDENT, Scope.OWN:
                return col(Person.id), col(Person.id) == self.me.id
            case Role.PARENT, Scope.STUDENTS:
                return col(Guardianship.student_id), col(Guardianship.guardian_id) == self.me.id
            case _, Scope.STUDENTS:
                return col(Enrollment.student_id), col(Enrollment.group_id).in_(self.parts)
            case _, Scope.SCHOOL if self.me.school_id is not None:  # NULL would match NULL
                # Staff of the school are people too; only those enrolled somewhere are students.
                enrolled = col(Person.id).in_(select(Enrollment.student_id))
                return col(Person.id), (col(Person.school_id) == self.me.school_id) & enrolled
            case _, Scope.ALL:
                return col(Enrollment.student_id), true()
        return col(Person.id), false()

    def agreed(self, student_id: Any) -> ColumnElement[bool]:
        """The condition under which what is personal of the student of this column may be used."""
        return consents.agreed(student_id) if self.consented else true()

    @property
    def people(self) -> ColumnElement[bool]:
        """Those students and, for the tutor of their group, the adults who answer for them."""
        students = col(Person.id).in_(self.students)
        if self.role is not Role.TUTOR:
            return students
        families = col(Guardianship.student_id).in_(self.students)
        return or_(students, col(Person.id).in_(select(Guardianship.guardian_id).where(families)))

    @property
    def parts(self) -> Select[Any]:
        if self.scope is Scope.STUDENTS and self.role is not Role.PARENT:
            return (
                select(GroupPart.part_id)
                .join(GroupStaff, col(GroupStaff.group_id) == GroupPart.whole_id)
                .where(GroupStaff.person_id == self.me.id, GroupStaff.role == self.role)
            )
        return select(Enrollment.group_id).where(col(Enrollment.student_id).in_(self.students))


def may(me: Person, action: Action) -> bool:
    """Could this person ever do this? Enough to draw a menu; never enough to touch a thing."""
    rule = PERMISSIONS[action]
    return any(rule.scopes[role] is not Scope.NONE for role in me.roles) or rule.stranger


def within(
    me: Person,
    action: Action,
    kind: type[Any],
    roles: Iterable[Role] | None = None,
    *,
    consented: bool | None = None,
    singly: bool = False,
) -> ColumnElement[bool]:
    """The condition under which rows of this kind are this person's business.

    Read role by role: what one role may see never widens what another may do. With `roles` only
    those count. `consented` asks as if the action did, or did not, need a consent.
    """
    rule = PERMISSIONS[action]
    gated = rule.consented if consented is None else consented
    conditions: list[ColumnElement[bool]] = []
    for role in sorted(me.roles if roles is None else me.roles.intersection(roles)):
        scope = rule.scopes[role]
        if scope is Scope.ALL:
            conditions.append(col(kind.id).is_not(None))
        elif scope is not Scope.NONE:
            conditions.append(_covered(kind, Reach(me, role, scope, gated, singly)))
    return or_(false(), *conditions)


def _covered(kind: type[Any], reach: Reach) -> ColumnElement[bool]:
    """People and groups are what a reach is made of; everything else says what it hangs on."""
    if kind is Person:
        return reach.people
    if kind is Group:
        around = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(reach.parts))
        return col(Group.id).in_(around)
    condition: ColumnElement[bool] = kind.within(reach)
    return condition


async def access(session: Session, me: Person, action: Action, kind: type[T], id: int) -> T:
    """The only door to a record: fetch and check at once, or refuse without saying why.

    Whom only a missing consent keeps out is told so.
    """
    who = (me.roles, me.school_id is not None)
    asked = {"id": id, "me": me.id, "school": me.school_id}
    thing: T | None = session.sync_session.identity_map.get(identity_key(kind, id))
    if thing is None:
        thing = (await session.exec(_door(action, kind, *who), params=asked)).first()
    elif not any(await rows(session, _door(action, kind, *who, known=True), **asked)):
        thing = None
    if thing is not None:
        return thing
    if PERMISSIONS[action].consented:
        ungated = _door(action, kind, *who, consented=False)
        if (await session.exec(ungated, params=asked)).first() is not None:
            raise ConsentMissing
    raise AccessDenied


@cache  # put together once for all who hold the same roles: it is a part of every tap
def _door(
    action: Action,
    kind: type[T],
    roles: frozenset[Role],
    at_school: bool,
    consented: bool | None = None,
    *,
    known: bool = False,
) -> Any:
    """The query of a thing whose `id` somebody asks for: `me`, on the roll of `school`.

    What is `known` in the session, drawn for many one after the other, is not fetched again.
    """
    somebody = _somebody(roles, at_school)
    id: Any = kind.id  # type: ignore[attr-defined]
    wanted: Any = select_columns(id) if known else select(kind)
    theirs = within(somebody, action, kind, consented=consented, singly=True)
    return wanted.where(id == bindparam("id"), theirs)


def _somebody(roles: frozenset[Role], at_school: bool) -> Person:
    """Stands for everybody who holds these roles, where a query is kept for all of them."""
    mine: dict[str, Any] = {"id": bindparam("me")}
    if at_school:
        mine["school_id"] = bindparam("school")
    grants = [RoleGrant(role=role) for role in roles]
    return Person(name="", called="", zone="", grants=grants, **mine)


async def is_student_of(session: Session, me: Person, action: Action, id: int) -> bool:
    """Is this one of the students this person may do this for?"""
    query = _student(action, me.roles, me.school_id is not None)
    asked = {"id": id, "me": me.id, "school": me.school_id}
    return (await session.exec(query, params=asked)).first() is not None


@cache
def _student(action: Action, roles: frozenset[Role], at_school: bool) -> SelectOfScalar[int]:
    theirs = students_query(_somebody(roles, at_school), action)
    return select(Person.id).where(Person.id == bindparam("id"), col(Person.id).in_(theirs))


def students_query(me: Person, action: Action) -> SelectOfScalar[int]:
    """The ids of all students this person may do this for, over all roles, as a query."""
    rule = PERMISSIONS[action]
    reaches = [
        Reach(me, role, rule.scopes[role], rule.consented).students for role in sorted(me.roles)
    ]
    if not reaches:
        return select(Person.id).where(false())
    ids: SelectOfScalar[int] = select(union(*reaches).subquery().c[0])
    return ids


def able_roles(me: Person, action: Action) -> list[Role]:
    """In which of their roles this person may do this to something."""
    return [r for r in sorted(me.roles) if PERMISSIONS[action].scopes[r] is not Scope.NONE]


async def capacities(
    session: Session, me: Person, action: Action, kind: type[Any], id: int
) -> list[Role]:
    """In which of their roles this person may do this to a thing that they may do it to."""
    able = able_roles(me, action)
    if len(able) < 2:
        return able
    covers: Any = select_columns(*(within(me, action, kind, [role]) for role in able))
    [found] = (await session.exec(covers.where(kind.id == id))).all()
    return [role for role, covered in zip(able, found, strict=True) if covered]


async def students_within(session: Session, me: Person, action: Action) -> list[int]:
    return list((await session.exec(students_query(me, action))).all())
