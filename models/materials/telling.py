"""Who hears of a material: what is new, in one message; of a newer version; of a lost file."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Insert, Select, Update, and_, exists, func, literal, or_, update
from sqlalchemy import select as rows
from sqlmodel import col, select

from models import groups, outbox, people
from models.base import Session
from models.courses import Course, CourseTeacher
from models.groups import GroupPart, GroupStaff
from models.materials.tables import (
    ADDED,
    LOST,
    RENEWED,
    UNSENT,
    Material,
    MaterialNews,
    MaterialState,
    MaterialTaking,
)
from models.outbox import Notification, State
from models.people import Guardianship, Person, Role

SOON = timedelta(minutes=5)  # so long after the last of several somebody hears of them


async def tell_added(session: Session, material: Material, *, at: datetime) -> None:
    """The students of the course, and the guardians who want it or stand in for a student."""
    course = await session.get_one(Course, material.course_id)
    told = _concerned(course).where(
        col(Person.telegram_id).is_not(None), col(Person.id) != material.author_id
    )
    await outbox.broadcast(session, told, ADDED, about=material.id, due_at=at + SOON)


def _concerned(course: Course) -> Select[Any]:
    """The ids of those who hear of what is new in a course, as a query."""
    students = groups.students([course.group_id])
    learns, mute = col(Person.id).in_(students), col(Person.telegram_id).is_(None)
    wanting = select(MaterialNews.person_id).where(MaterialNews.wanted)
    decided = select(MaterialNews.person_id)
    guardian, child = col(Guardianship.guardian_id), col(Guardianship.student_id)
    standing_in = and_(child.in_(select(Person.id).where(learns, mute)), guardian.not_in(decided))
    theirs = select(guardian).where(child.in_(students), or_(guardian.in_(wanting), standing_in))
    return rows(col(Person.id).label("person_id")).where(or_(learns, col(Person.id).in_(theirs)))


async def untold(session: Session, material: Material, to: Person) -> list[Material]:
    """What is new in its course since this reader has last heard of it.

    Nothing, if one more is to be told: then that message tells of all.
    """
    course = select(Material.id).where(Material.course_id == material.course_id)
    mine = and_(
        col(Notification.person_id) == to.id,
        col(Notification.kind) == ADDED,
        col(Notification.about).in_(course),
    )
    last = select(func.max(Notification.id))
    this = last.where(mine, Notification.about == material.id).scalar_subquery()
    waiting = col(Notification.state) == State.PENDING
    later = select(Notification.id).where(mine, waiting, col(Notification.id) > this)
    if (await session.exec(later.limit(1))).first() is not None:
        return []
    told = func.coalesce(last.where(mine, Notification.state == State.SENT).scalar_subquery(), 0)
    gave_way = col(Notification.state).in_((State.PENDING, State.VOID))
    since = select(Notification.about).where(mine, gave_way, col(Notification.id) > told)
    new = select(Material).where(col(Material.id).in_(since), Material.state == MaterialState.OPEN)
    return list((await session.exec(new.order_by(col(Material.id)))).all())


async def children(session: Session, material: Material, to: Person) -> list[Person]:
    """For whom of theirs a guardian hears of this; nobody, if they learn it themselves."""
    if Role.PARENT not in to.roles:
        return []
    course = await session.get_one(Course, material.course_id)
    learning = set((await session.exec(groups.students([course.group_id]))).all())
    return [one for one in await people.children(session, to.id) if one.id in learning]


async def tell_renewed(session: Session, material: Material, *, at: datetime) -> None:
    """Once for however many versions, if they come quickly."""
    await outbox.forget(session, RENEWED, material.id)
    behind: Select[Any] = rows(col(MaterialTaking.person_id).label("person_id")).where(
        col(MaterialTaking.material_id) == material.id,
        col(MaterialTaking.version) < material.version,
    )
    await outbox.broadcast(session, behind, RENEWED, about=material.id, due_at=at + SOON)


async def untell(session: Session, material: Material) -> None:
    """What has not been said of a material that is withdrawn."""
    await outbox.void(session, RENEWED, material.id)


async def hears(session: Session, person: Person) -> bool:
    """Has this guardian asked to hear of new materials?"""
    said = await session.get(MaterialNews, person.id)
    return said is not None and said.wanted


async def listen(session: Session, person: Person, *, wanted: bool) -> None:
    """A guardian hears of new materials from now on, or does not, whatever the child has."""
    said = await session.get(MaterialNews, person.id)
    if said is None:
        session.add(MaterialNews(person_id=person.id, wanted=wanted))
    else:
        said.wanted = wanted
    await session.flush()


def lost(sending: Notification, at: datetime) -> list[Update | Insert]:
    """Telegram does not know the file of this material any more: the statements that say so.

    Its author, or who keeps the course where that is not the author's any more, is asked once to
    send it again; whoever wanted it hears that it will come.
    """
    material_id = sending.about
    mine = col(Material.id) == material_id
    unnoted = exists().where(mine, col(Material.lost_at).is_(None))
    asked = _asked_again(material_id).where(unnoted)
    wanted = rows(literal(sending.person_id).label("person_id"))
    return [
        outbox.telling(asked, LOST, about=material_id, due_at=at),
        outbox.telling(wanted, UNSENT, about=material_id, due_at=at, urgent=True),
        update(Material).where(mine, col(Material.lost_at).is_(None)).values(lost_at=at),
    ]


def _asked_again(material_id: int) -> Select[Any]:
    """The author while they keep the course, else its tutors: their ids, as a query."""
    this = Material.id == material_id
    course = select(Material.course_id).where(this)
    author = select(Material.author_id).where(this)
    teachers = select(CourseTeacher.teacher_id).where(col(CourseTeacher.course_id).in_(course))
    group = select(Course.group_id).where(col(Course.id).in_(course))
    parts = select(GroupPart.part_id).where(col(GroupPart.whole_id).in_(group))
    around = select(GroupPart.whole_id).where(col(GroupPart.part_id).in_(parts))
    tutors = select(GroupStaff.person_id).where(
        col(GroupStaff.group_id).in_(around), GroupStaff.role == Role.TUTOR
    )
    keeps = or_(col(Person.id).in_(teachers), col(Person.id).in_(tutors))
    still = select(Person.id).where(col(Person.id).in_(author), keeps)
    instead = and_(col(Person.id).in_(tutors), ~still.exists())
    return rows(col(Person.id).label("person_id")).where(or_(col(Person.id).in_(still), instead))
