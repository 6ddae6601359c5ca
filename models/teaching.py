"""Who teaches a subject in a group: assigned, replaced or ended, with the lessons to come."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, false, union
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from models import courses, groups, introductions, outbox, people, reassignment
from models.base import AccessDenied, Refusal, Session
from models.courses import Course, CourseTeacher
from models.groups import Group
from models.people import Guardianship, Person, Role
from models.permissions import Action, within
from models.slots import Slot, SlotGroup, SlotTeacher
from models.timetable import Lesson, LessonTeacher

BEGUN, ENDED, TOLD = "teaching-begun", "teaching-ended", "teaching-told"
LONGEST_SUBJECT = 60  # characters


class SubjectUnnamed(Refusal):
    """A subject needs a name that a family can read."""


class SharedLessons(Refusal):
    """The lessons are held together with groups that somebody else keeps."""


class NotTaught(Refusal):
    """They do not teach this any more; somebody else was quicker."""


class Taught(NamedTuple):
    """A course and who teaches it."""

    course: Course
    teachers: list[Person]


async def of_group(session: Session, group: Group) -> list[Taught]:
    """What the group learns, by subject."""
    wanted = select(Course).where(Course.group_id == group.id).order_by(Course.subject)
    found = (await session.exec(wanted)).all()
    return [Taught(course, await teachers_of(session, course)) for course in found]


async def teachers_of(session: Session, course: Course) -> list[Person]:
    wanted = (
        select(Person)
        .join(CourseTeacher, col(CourseTeacher.teacher_id) == Person.id)
        .where(CourseTeacher.course_id == course.id)
    )
    return list((await session.exec(wanted.order_by(Person.name))).all())


async def told_apart(session: Session, found: Sequence[Person]) -> dict[int, str]:
    """What those teach who share their name with another one of these, by person."""
    names = Counter(one.name for one in found)
    twins = [one.id for one in found if names[one.name] > 1]
    taught = (
        select(CourseTeacher.teacher_id, Course.subject, Group.name)
        .join(Course, col(Course.id) == CourseTeacher.course_id)
        .join(Group, col(Group.id) == Course.group_id)
        .where(col(CourseTeacher.teacher_id).in_(twins))
        .order_by(Course.subject, Group.name)
    )
    known: dict[int, list[str]] = defaultdict(list)
    for id, subject, group in (await session.exec(taught)).all():
        known[id].append(f"{subject} ({group})")
    return {id: ", ".join(known[id]) or f"№ {id}" for id in twins}


async def subject(session: Session, group: Group, typed: str) -> Course:
    """A subject of this group; the same in other letters is the same one."""
    name = people.visible(typed, LONGEST_SUBJECT)
    if not any(map(str.isalnum, name)):
        raise SubjectUnnamed
    for known in await of_group(session, group):
        if known.course.subject.casefold() == name.casefold():
            return known.course
    return await courses.course(session, group.id, name)


async def weekly(session: Session, course: Course, teacher: Person | None = None) -> list[Slot]:
    """The weekly lessons of a course, or those of them that this teacher holds."""
    wanted = (
        select(Slot)
        .join(SlotGroup, col(SlotGroup.slot_id) == Slot.id)
        .where(SlotGroup.group_id == course.group_id, Slot.subject == course.subject)
        .where(Slot.dropped == false())
    )
    # Whom other verbs have written past these objects is looked up anew.
    found = (await session.exec(wanted.execution_options(populate_existing=True))).all()
    return [s for s in found if teacher is None or teacher.id in {t.id for t in s.teachers}]


async def assign(
    session: Session, course: Course, teacher: Person, *, by: Person, at: datetime
) -> None:
    """They teach it from now on, beside whoever does; lessons that nobody held are theirs."""
    _a_teacher(teacher)
    if await session.get(CourseTeacher, (course.id, teacher.id)) is not None:
        return
    slots = [slot.id for slot in await weekly(session, course) if not slot.teachers]
    held = select(col(LessonTeacher.lesson_id))
    free = _coming(slots, at).where(col(Lesson.id).not_in(held))
    lessons = list((await session.exec(free)).all())
    await _hold(session, course, teacher, slots, lessons, by)
    await _tell(session, course, begun=teacher, by=by, at=at)


async def replace(
    session: Session, course: Course, old: Person, new: Person, *, by: Person, at: datetime
) -> None:
    """From now on it is somebody else: in the gradebook, the timetable and the lessons to come."""
    _a_teacher(new)
    if old.id == new.id:
        return
    slots, lessons = await _let_go(session, course, old, by, at)
    await _hold(session, course, new, slots, lessons, by)
    await _tell(session, course, begun=new, ended=old, by=by, at=at)
    await reassignment.succeed(session, course, old, new, by=by, at=at)


async def end(session: Session, course: Course, old: Person, *, by: Person, at: datetime) -> None:
    """They do not teach it any more, and nobody in their place yet."""
    await _let_go(session, course, old, by, at)
    await _tell(session, course, ended=old, by=by, at=at)
    others = await teachers_of(session, course)
    await reassignment.succeed(session, course, old, next(iter(others), None), by=by, at=at)


def _a_teacher(person: Person) -> None:
    if Role.TEACHER not in person.roles:
        raise AccessDenied


async def _check(session: Session, slot_ids: list[int], by: Person) -> None:
    """Nobody changes the lessons of a group that is not theirs."""
    others = (
        select(Group.name)
        .join(SlotGroup, col(SlotGroup.group_id) == Group.id)
        .where(col(SlotGroup.slot_id).in_(slot_ids))
        .where(~within(by, Action.ASSIGN_TEACHER, Group))
    )
    found = (await session.exec(others.distinct().order_by(Group.name))).all()
    if found:
        raise SharedLessons(groups=", ".join(found))


async def _let_go(
    session: Session, course: Course, old: Person, by: Person, at: datetime
) -> tuple[list[int], list[int]]:
    """Take the course from somebody; returns the weekly lessons and those to come that go, too."""
    slots = [slot.id for slot in await weekly(session, course, old)]
    await _check(session, slots, by)
    held = delete(CourseTeacher).where(
        col(CourseTeacher.course_id) == course.id, col(CourseTeacher.teacher_id) == old.id
    )
    if (await session.exec(held)).rowcount != 1:
        raise NotTaught(name=old.name)
    theirs = select(col(LessonTeacher.lesson_id)).where(col(LessonTeacher.teacher_id) == old.id)
    lessons = list((await session.exec(_coming(slots, at).where(col(Lesson.id).in_(theirs)))).all())
    for table, column, ids in (
        (SlotTeacher, SlotTeacher.slot_id, slots),
        (LessonTeacher, LessonTeacher.lesson_id, lessons),
    ):
        await session.exec(
            delete(table).where(col(column).in_(ids), col(table.teacher_id) == old.id)
        )
    return slots, lessons


async def _hold(
    session: Session,
    course: Course,
    new: Person,
    slots: list[int],
    lessons: list[int],
    by: Person,
) -> None:
    """Give them the course, these weekly lessons and these to come."""
    await _check(session, slots, by)
    if await session.get(CourseTeacher, (course.id, new.id)) is None:
        held = CourseTeacher(course_id=course.id, teacher_id=new.id, by_timetable=bool(slots))
        session.add(held)
    for table, name, ids in (
        (SlotTeacher, "slot_id", slots),
        (LessonTeacher, "lesson_id", lessons),
    ):
        mine = select(getattr(table, name)).where(col(table.teacher_id) == new.id)
        missing = set(ids) - set((await session.exec(mine)).all())
        session.add_all([table(**{name: id, "teacher_id": new.id}) for id in sorted(missing)])
    await session.flush()


def _coming(slot_ids: list[int], at: datetime) -> SelectOfScalar[int]:
    return select(Lesson.id).where(col(Lesson.slot_id).in_(slot_ids), Lesson.starts_at > at)


async def _tell(
    session: Session,
    course: Course,
    *,
    begun: Person | None = None,
    ended: Person | None = None,
    by: Person,
    at: datetime,
) -> None:
    """Both teachers hear of it, and the families whom they teach, if there is somebody new."""
    await session.flush()
    new = await courses.follow_timetable(session)
    for who, kind in ((begun, BEGUN), (ended, ENDED)):
        if who is not None and who.id != by.id:
            outbox.notify(session, who, kind, course.id, at=at)
    new += [(course.id, begun.id)] if begun else []
    await introductions.meet(session, new, at=at)
    if begun is None:
        return
    learners = groups.students([course.group_id]).subquery()
    families = select(Guardianship.guardian_id).where(
        col(Guardianship.student_id).in_(select(learners.c[0]))
    )
    everybody = union(select(learners.c[0]), families).subquery()
    rows: Any = select(col(Person.id).label("person_id")).where(
        col(Person.id).in_(select(everybody.c[0])),
        col(Person.telegram_id).is_not(None),
        col(Person.id).not_in([by.id, begun.id]),
    )
    await outbox.broadcast(session, rows, TOLD, about=course.id, due_at=at)
