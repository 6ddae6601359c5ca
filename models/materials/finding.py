"""What somebody finds in the library: courses, their topics, the materials of each; by a word."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func
from sqlalchemy import select as rows
from sqlmodel import col, select

from models import courses
from models.base import Session
from models.base import rows as asked
from models.courses import Course
from models.groups import Group
from models.materials.tables import KEEP, SEE, Material, MaterialState, MaterialTaking
from models.people import Person
from models.permissions import within
from models.timetable import Lesson
from models.words import says


class Shelf(NamedTuple):
    """A course, the name of its group, and how much there is to take."""

    course: Course
    group: str
    n: int
    kept: bool  # does whoever asks look after it?


class Topic(NamedTuple):
    """A topic of a course; any material of it, `like`, stands for it in a button."""

    name: str
    like: int
    n: int


async def shelves(session: Session, me: Person) -> list[Shelf]:
    """The courses in which somebody finds something, by subject; then those they may fill."""
    kept = await kept_courses(session, me)
    counted = rows(col(Material.course_id), func.count()).where(
        within(me, SEE, Material), _taken_from
    )
    [found] = await asked(session, counted.group_by(col(Material.course_id)))
    n = {one.course_id: one[1] for one in found}
    wanted = (
        select(Course, Group.name)
        .join(Group, col(Group.id) == Course.group_id)
        .where(col(Course.id).in_(kept | n.keys()))
        .order_by(Course.subject, Group.name)
    )
    found = [
        Shelf(course, group, n.get(course.id, 0), course.id in kept)
        for course, group in (await session.exec(wanted)).all()
    ]
    return sorted(found, key=lambda one: one.n == 0)


_taken_from: ColumnElement[bool] = col(Material.state) == MaterialState.OPEN


async def keeps(session: Session, me: Person, course: Course) -> bool:
    """May this person put something into this course?"""
    return course.id in await kept_courses(session, me)


async def kept_courses(session: Session, me: Person) -> set[int]:
    """The ids of the courses into which somebody may put something."""
    return {one.id for one in await courses.of_person(session, me, KEEP)}


def _shown(course_id: int, *, kept: bool) -> ColumnElement[bool]:
    """Withdrawn ones are listed for those only who keep the course."""
    states = (MaterialState.OPEN, MaterialState.WITHDRAWN) if kept else (MaterialState.OPEN,)
    return and_(col(Material.course_id) == course_id, col(Material.state).in_(states))


async def topics(session: Session, course: Course, *, kept: bool = False) -> list[Topic]:
    """The topics of a course, those with the newest materials first."""
    wanted = (
        rows(col(Material.topic), func.min(Material.id), func.count())
        .where(_shown(course.id, kept=kept))
        .group_by(col(Material.topic))
        .order_by(func.max(Material.id).desc())
    )
    [found] = await asked(session, wanted)
    return [Topic(*one) for one in found]


async def under(
    session: Session, like: Material, *, kept: bool, start: int, size: int
) -> tuple[list[Material], int, int]:
    """The materials under the topic of this one, newest first: one page of them, the first of
    which it really is, and how many there are."""
    shown = and_(_shown(like.course_id, kept=kept), col(Material.topic) == like.topic)
    n = (await session.exec(select(func.count()).select_from(Material).where(shown))).one()
    first = min(start, max(n - 1, 0) // size * size)
    page = select(Material).where(shown).order_by(col(Material.id).desc())
    found = (await session.exec(page.offset(first).limit(size))).all()
    return list(found), first, n


async def taken(session: Session, me: Person, materials: Sequence[Material]) -> set[int]:
    """Which of these somebody has in their newest version."""
    versions = {one.id: one.version for one in materials}
    mine = select(MaterialTaking).where(
        MaterialTaking.person_id == me.id, col(MaterialTaking.material_id).in_(versions)
    )
    found = (await session.exec(mine)).all()
    return {one.material_id for one in found if one.version >= versions[one.material_id]}


async def search(session: Session, me: Person, query: str) -> list[Material]:
    """What holds every word of a query in its title or topic, newest first."""
    columns = (col(Material.id), col(Material.title), col(Material.topic))
    [known] = await asked(session, rows(*columns).where(within(me, SEE, Material), _taken_from))
    ids = [id for id, title, topic in known if says(f"{title} {topic}", query)]
    found = select(Material).where(col(Material.id).in_(ids)).order_by(col(Material.id).desc())
    return list((await session.exec(found)).all())


async def of_lesson(session: Session, me: Person, lesson: Lesson) -> list[Course]:
    """The courses to which a lesson belongs, as far as somebody reads their materials."""
    around = [group.id for group in lesson.groups]
    mine = await courses.of_person(session, me, SEE)
    return [one for one in mine if one.subject == lesson.subject and one.group_id in around]


async def unfinished(session: Session, me: Person, course: Course | None = None) -> list[Material]:
    """What somebody has sent and not put into the library yet, of this course or of all."""
    mine = select(Material).where(
        within(me, KEEP, Material),
        Material.author_id == me.id,
        Material.state == MaterialState.DRAFT,
    )
    if course is not None:
        mine = mine.where(Material.course_id == course.id)
    return list((await session.exec(mine.order_by(col(Material.id)))).all())


async def together(session: Session, me: Person, first: Material, last: int) -> list[Material]:
    """What somebody has put in with this one, up to the one of this number, and is still there."""
    mine = select(Material).where(
        _taken_from,
        Material.author_id == me.id,
        Material.course_id == first.course_id,
        Material.topic == first.topic,
        col(Material.id).between(first.id, last),
    )
    return list((await session.exec(mine.order_by(col(Material.id)))).all())


def known_by(material: Material) -> tuple[str, str]:
    """Two of a course with the same are the same; a topic is one in whatever letters."""
    return material.title, material.topic.casefold()


async def names_in(session: Session, course: Course) -> set[tuple[str, str]]:
    """Of everything that is given out in a course, what it is `known_by`."""
    there = rows(col(Material.title), col(Material.topic)).where(_shown(course.id, kept=False))
    [found] = await asked(session, there)
    return {(title, topic.casefold()) for title, topic in found}


async def elsewhere(session: Session, me: Person, put_in: list[Material]) -> list[Course]:
    """Other groups that learn the same subject with this person, and have not got all of this."""
    here = await session.get_one(Course, put_in[0].course_id)
    wanted = set(map(known_by, put_in))
    return [
        course
        for course in await courses.of_person(session, me, KEEP)
        if course.subject == here.subject
        and course.id != here.id
        and not wanted <= await names_in(session, course)
    ]
