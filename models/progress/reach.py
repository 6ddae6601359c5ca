"""Whose progress somebody may look at: own children, oneself, those of a group, school or course.

A teacher reaches a student by a course of theirs only, and then sees that course only.
"""

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, false, or_
from sqlmodel import col, select

from models import consents
from models.base import AccessDenied, Session
from models.courses import Course
from models.groups import Group, students
from models.people import Guardianship, Person, Role
from models.permissions import Action, Reach, Scope, is_student_of, students_query, within

SEES = Action.SEE_PROGRESS


class Home(NamedTuple):
    """Those whom somebody asks about at home: themselves as a student, and their children."""

    family: list[Person]
    awaiting: list[Person]  # nothing of them is shown yet, because nobody has consented


async def check(session: Session, me: Person, student: Person) -> None:
    """Refuse whoever is somebody else's business: a tutor's reach covers guardians, too."""
    if Role.TUTOR in me.roles and not await is_student_of(session, me, SEES, student.id):
        raise AccessDenied


async def home(session: Session, me: Person) -> Home:
    """Who is at home, by name after oneself, parted by their consent."""
    at_home = _at_home(Role.STUDENT in me.roles, Role.PARENT in me.roles)
    rows = (await session.exec(at_home, params={"me": me.id})).all()
    return Home(
        [one for one, agreed in rows if agreed], [one for one, agreed in rows if not agreed]
    )


@cache  # put together once: each look at progress asks
def _at_home(student: bool, parent: bool) -> Any:
    mine = col(Person.id) == bindparam("me")
    theirs = select(Guardianship.student_id).where(Guardianship.guardian_id == bindparam("me"))
    who = [condition for condition, holds in ((mine, student), (_in(theirs), parent)) if holds]
    agreed: Any = consents.agreed(Person.id)
    return select(Person, agreed).where(or_(false(), *who)).order_by(~mine, Person.name)


def _in(ids: Any) -> ColumnElement[bool]:
    return col(Person.id).in_(ids)


async def everybody(session: Session, me: Person) -> list[Person]:
    """All students whom somebody may see whole."""
    mine = col(Person.id).in_(students_query(me, SEES))
    wanted = select(Person).where(mine).order_by(Person.name)
    return list((await session.exec(wanted)).all())


async def groups_kept(session: Session, me: Person) -> list[Group]:
    """The groups that somebody is the tutor of."""
    mine = (
        select(Group)
        .where(within(me, SEES, Group, [Role.TUTOR]), col(Group.archived_at).is_(None))
        .order_by(Group.name)
    )
    return list((await session.exec(mine)).all())


async def of_group(session: Session, me: Person, group: Group) -> list[Person]:
    """The students of a group, for its tutor."""
    _only(me, Role.TUTOR)
    mine = Reach(me, Role.TUTOR, Scope.STUDENTS, consented=True).students
    wanted = select(Person).where(
        col(Person.id).in_(students([group.id])), col(Person.id).in_(mine)
    )
    return list((await session.exec(wanted.order_by(Person.name))).all())


async def of_school(session: Session, me: Person) -> list[Person]:
    """The students of the school that somebody is the coordinator of."""
    _only(me, Role.COORDINATOR)
    wanted = select(Person).where(within(me, SEES, Person, [Role.COORDINATOR]))
    return list((await session.exec(wanted.order_by(Person.name))).all())


async def courses_taught(session: Session, me: Person) -> list[tuple[Course, str]]:
    """The courses that somebody teaches, with the names of their groups."""
    mine = (
        select(Course, Group.name)
        .join(Group, col(Group.id) == Course.group_id)
        .where(within(me, SEES, Course, [Role.TEACHER]))
        .order_by(Course.subject, Group.name)
    )
    return list((await session.exec(mine)).all())


async def of_course(session: Session, me: Person, course: Course) -> list[Person]:
    """The students of a course, for its teacher."""
    _only(me, Role.TEACHER)
    taught = select(Course.id).where(
        Course.id == course.id, within(me, SEES, Course, [Role.TEACHER])
    )
    if (await session.exec(taught)).first() is None:
        raise AccessDenied
    wanted = select(Person).where(
        col(Person.id).in_(students([course.group_id])), consents.agreed(Person.id)
    )
    return list((await session.exec(wanted.order_by(Person.name))).all())


def _only(me: Person, role: Role) -> None:
    if role not in me.roles:
        raise AccessDenied
