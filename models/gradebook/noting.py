"""What somebody notes from their telephone: a mark or a level by a typed line."""

from datetime import date, datetime
from typing import NamedTuple

from sqlmodel import select

from models import assignments, marks
from models.assignments import Assignment
from models.base import Refusal, Session
from models.courses import Course
from models.gradebook import scores, sheets
from models.gradebook.lines import Line, Named, means_subject, named
from models.marks import SECOND_THOUGHTS, Mark, TenMinutesOver
from models.mastery import Level, Mastery
from models.names import plain
from models.people import Person
from models.permissions import Action


class TopicMissing(Refusal):
    """A level is reached in a topic, and none is named."""


class Choice(NamedTuple):
    """A course that may be meant, with the name of its group."""

    course: Course
    group: str


Taught = list[tuple[Choice, list[Person]]]


class Meaning(NamedTuple):
    """What a line may mean: whom, and in which of their courses.

    `told` is whether the line names a subject that this is. `groups` tell students of one name
    apart, by the id of the student.
    """

    named: Named
    choices: tuple[Choice, ...]
    told: bool
    groups: dict[int, str]


async def meaning(session: Session, me: Person, line: Line) -> Meaning | None:
    """Whom and what a line means, as far as this person may mark; None if it is no such line."""
    taught = await _taught(session, me)
    everybody = {one.id: one for _, students in taught for one in students}
    found = named(line.who, sorted(everybody.values(), key=lambda one: one.name))
    found = _in_group(found, taught)
    if not found.students:
        return _of_nobody(found, taught)
    choices, told = _choices(taught, found.students, found.rest)
    guessed = found.close or len(found.rest) > 1
    groups = {one.id: choice.group for choice, who in taught for one in who}
    return None if guessed and not told else Meaning(found, choices, told, groups)


def _of_nobody(found: Named, taught: Taught) -> Meaning | None:
    """A subject of this person's and a name of nobody's: the name is what is left."""
    subjects = {choice.course.subject for choice, _ in taught}
    name = [w for w in found.rest if not any(means_subject([w], one) for one in subjects)]
    if not name or len(name) == len(found.rest):
        return None
    return Meaning(found._replace(rest=tuple(name)), (), told=True, groups={})


async def choices_for(
    session: Session, me: Person, student: Person, rest: tuple[str, ...]
) -> tuple[tuple[Choice, ...], bool]:
    """The courses of this student that these words may mean, and whether they do."""
    return _choices(await _taught(session, me), (student,), rest)


async def _taught(session: Session, me: Person) -> Taught:
    """Every course in which this person may mark, with its students."""
    found = await sheets.taught(session, me, Action.GIVE_MARK)
    return [(Choice(one.course, one.group.name), one.students) for one in found if one.students]


def _in_group(found: Named, taught: Taught) -> Named:
    """The word that names a group leaves its students only."""
    for word in found.rest:
        of_group = {one.id for choice, who in taught if plain(choice.group) == word for one in who}
        inside = tuple(one for one in found.students if one.id in of_group)
        if inside:
            return found._replace(
                students=inside, rest=tuple(other for other in found.rest if other != word)
            )
    return found


def _choices(
    taught: Taught, students: tuple[Person, ...], rest: tuple[str, ...]
) -> tuple[tuple[Choice, ...], bool]:
    ids = {one.id for one in students}
    theirs = [c for c, who in taught if not ids or any(one.id in ids for one in who)]
    meant = [choice for choice in theirs if means_subject(rest, choice.course.subject)]
    exact = [choice for choice in meant if plain(choice.course.subject) == " ".join(rest)]
    return tuple(exact or meant or theirs), bool(meant) or (not rest and len(theirs) == 1)


async def note_line(
    session: Session,
    student: Person,
    course: Course,
    value: str,
    what_for: str,
    *,
    on: date,
    by: Person,
    at: datetime,
) -> Mark | tuple[Mastery, Level | None]:
    """Note what the line says: a mark, or a level with what it was before."""
    reached = scores.level(value)
    if reached is not None:
        return await note_level(session, student, course, what_for, reached, by=by, at=at)
    score = scores.checked(value, course.scale)
    task = await _task_called(session, course, what_for)
    return await marks.give(
        session, student, course, score, what_for, task=task, on=on, by=by, at=at
    )


async def _task_called(session: Session, course: Course, title: str) -> Assignment | None:
    asked = await assignments.of_course(session, course)
    return next((task for task in asked if title and plain(task.title) == plain(title)), None)


async def note_level(
    session: Session,
    student: Person,
    course: Course,
    topic: str,
    level: Level,
    *,
    by: Person | None,
    at: datetime,
) -> tuple[Mastery, Level | None]:
    """The level reached in a topic, and what it was before."""
    if not topic:
        raise TopicMissing
    known = select(Mastery).where(Mastery.student_id == student.id, Mastery.course_id == course.id)
    rows = (await session.exec(known)).all()
    row = next((one for one in rows if plain(one.topic) == plain(topic)), None)
    was = row.level if row else None
    if row is None:
        row = Mastery(student_id=student.id, course_id=course.id, topic=topic, level=level, at=at)
        session.add(row)
    row.level, row.at, row.author_id = level, at, by.id if by else None
    await session.flush()
    return row, was


async def undo_level(
    session: Session, mastery: Mastery, was: Level | None, *, by: Person, at: datetime
) -> None:
    """Within ten minutes an author may take a level back."""
    if mastery.author_id != by.id or at - mastery.at > SECOND_THOUGHTS:
        raise TenMinutesOver
    if was is None:
        await session.delete(mastery)
    else:
        mastery.level, mastery.author_id = was, None
    await session.flush()
