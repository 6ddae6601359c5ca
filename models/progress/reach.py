"""Whose progress somebody may look at: own children, oneself, those of a group, school or course.

A teacher reaches a student by a course of theirs only, and then sees that course only.
"""

from sqlmodel import col, select

from models import consents, people
from models.base import AccessDenied, Session
from models.courses import Course
from models.groups import Group, students
from models.people import Person, Role
from models.permissions import Action, Reach, Scope, students_query, within

SEES = Action.SEE_PROGRESS


async def check(session: Session, me: Person, student: Person) -> None:
    """Refuse whoever is somebody else's business; a tutor's reach covers guardians, too."""
    mine = select(Person.id).where(
        Person.id == student.id, col(Person.id).in_(students_query(me, SEES))
    )
    if (await session.exec(mine)).first() is None:
        raise AccessDenied


async def family(session: Session, me: Person) -> list[Person]:
    """Those whom somebody asks about at home: themselves as a student, and their children."""
    at_home = await _at_home(session, me)
    waiting = {one.id for one in await _awaiting_of(session, at_home)}
    return [one for one in at_home if one.id not in waiting]


async def awaiting(session: Session, me: Person) -> list[Person]:
    """Those at home of whom nothing is shown yet, because nobody has consented."""
    return await _awaiting_of(session, await _at_home(session, me))


async def _awaiting_of(session: Session, at_home: list[Person]) -> list[Person]:
    return await consents.awaiting(session, [one.id for one in at_home])


async def _at_home(session: Session, me: Person) -> list[Person]:
    children = await people.children(session, me.id) if Role.PARENT in me.roles else []
    return [me, *children] if Role.STUDENT in me.roles else children


async def everybody(session: Session, me: Person) -> list[Person]:
    """All students whom somebody may see whole."""
    mine = col(Person.id).in_(students_query(me, SEES))
    wanted = select(Person).where(mine).order_by(Person.name)
    return list((await session.exec(wanted)).all())


async def groups_kept(session: Session, me: Person) -> list[Group]:
    """The groups that somebody is the tutor of."""
    mine = select(Group).where(within(me, SEES, Group, [Role.TUTOR])).order_by(Group.name)
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
