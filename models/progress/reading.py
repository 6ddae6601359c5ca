"""Progress read from the store: a fixed number of queries, for one student or for a page of them.

Each query goes by an index of the students asked for; none is asked per course, task or mark.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from models.attendance import AttendanceState
from models.base import Session, rows
from models.courses import Course
from models.groups import Group
from models.marks import Mark
from models.mastery import Level
from models.progress import queries
from models.progress.standing import (
    UNWEIGHTED,
    Correction,
    GivenMark,
    Reached,
    Standing,
    Task,
    Try,
)

Key = tuple[int, int]  # a student and a course of theirs
Rows = Sequence[Any]


async def of_students(
    session: Session, student_ids: Sequence[int], course: Course | None = None
) -> dict[int, list[Standing]]:
    """How each of these students stands, by subject; with a course, in that one only.

    A course that a student has left stays as long as there are marks of it.
    """
    ids = list(student_ids)
    given = queries.given()
    if course is not None:
        given = given.where(col(Mark.course_id) == course.id)
    marks = _marks(*await rows(session, given, queries.corrected(), ids=ids))
    known = await _courses(session, ids, course)
    left = {course_id for _, course_id in marks.keys() - known.keys()}
    if left:
        named = await _named(session, left)
        known |= {(who, id): named[id] for who, id in marks.keys() - known.keys()}
    found = {
        key: Standing(course=course, group=group, marks=marks.get(key, []))
        for key, (course, group) in known.items()
    }
    asked, tried, joined, attended, levels = await rows(
        session,
        queries.asked(),
        queries.tried(),
        queries.joined(),
        queries.attended(),
        queries.levels(),
        ids=ids,
        courses=list({course_id for _, course_id in found}),
    )
    _add_tasks(found, asked, tried)
    _spare_newcomers(found, joined)
    _add_attendance(found, attended)
    _add_levels(found, levels)
    standings: dict[int, list[Standing]] = {id: [] for id in ids}
    for (student_id, _), standing in found.items():
        standings[student_id].append(standing)
    for theirs in standings.values():
        theirs.sort(key=lambda one: (one.course.subject, one.group))
    return standings


async def of_student(session: Session, student_id: int) -> list[Standing]:
    return (await of_students(session, [student_id]))[student_id]


async def in_course(session: Session, student_id: int, course: Course) -> Standing | None:
    """How one student stands in one course; None if it is not one of theirs."""
    found = (await of_students(session, [student_id], course))[student_id]
    return found[0] if found else None


async def _courses(
    session: Session, ids: list[int], course: Course | None
) -> dict[Key, tuple[Course, str]]:
    learned = queries.learned()
    if course is not None:
        learned = learned.where(col(Course.id) == course.id)
    found = (await session.exec(learned, params={"ids": ids})).all()
    return {(who, one.id): (one, name) for who, one, name in found}


async def _named(session: Session, ids: Iterable[int]) -> dict[int, tuple[Course, str]]:
    wanted = (
        select(Course, Group.name)
        .join(Group, col(Group.id) == Course.group_id)
        .where(col(Course.id).in_(list(ids)))
    )
    return {one.id: (one, name) for one, name in (await session.exec(wanted)).all()}


def _marks(given: Rows, corrections: Rows) -> dict[Key, list[GivenMark]]:
    """Marks that stand, newest first; an older attempt's mark is replaced by a newer one's."""
    newest: dict[tuple[int, int], int] = defaultdict(int)
    for who, _, _, _, _, _, task, number, _, _ in given:
        if task is not None:
            newest[who, task] = max(newest[who, task], number or 1)
    corrected = _corrections(corrections)
    marks: dict[Key, list[GivenMark]] = defaultdict(list)
    for who, course_id, id, score, what_for, on, task, number, title, weight in given:
        mark = GivenMark(
            id=id,
            score=score,
            what_for=what_for or title or "",
            given_on=on,
            assignment_id=task,
            number=number or 1,
            weight=UNWEIGHTED if weight is None else weight,
            corrections=tuple(corrected.get(id, ())),
            replaced=task is not None and (number or 1) < newest[who, task],
        )
        marks[who, course_id].append(mark)
    return marks


def _corrections(made: Rows) -> dict[int, list[Correction]]:
    found: dict[int, list[Correction]] = defaultdict(list)
    for mark_id, was, now, at in made:
        if now is not None:
            found[mark_id].append(Correction(was, now, at))
    return found


def _add_tasks(found: dict[Key, Standing], asked: Rows, tried: Rows) -> None:
    tasks: dict[int, list[tuple[int, str, datetime | None]]] = defaultdict(list)
    for id, course_id, title, due_at in asked:
        tasks[course_id].append((id, title, due_at))
    tries: dict[tuple[int, int], list[Try]] = defaultdict(list)
    for who, task, *attempt in tried:
        tries[who, task].append(Try(*attempt))
    for (who, course_id), standing in found.items():
        numbers: dict[int, set[int]] = defaultdict(set)
        for mark in standing.marks:
            if mark.assignment_id is not None:
                numbers[mark.assignment_id].add(mark.number)
        standing.tasks = [
            Task(title, due_at, tuple(tries.get((who, id), ())), frozenset(numbers.get(id, ())))
            for id, title, due_at in tasks.get(course_id, ())
        ]


def _spare_newcomers(found: dict[Key, Standing], joined: Rows) -> None:
    """What was due before somebody joined the group is not asked of them; what they did counts."""
    since = {(who, group): day for who, group, day in joined}
    for (who, _), standing in found.items():
        day = since.get((who, standing.course.group_id))
        if day is not None:
            standing.tasks = [
                task
                for task in standing.tasks
                if task.handed_in or task.due_at is None or task.due_at.date() >= day
            ]


def _add_attendance(found: dict[Key, Standing], attended: Rows) -> None:
    courses = {
        (who, one.course.group_id, one.course.subject): one for (who, _), one in found.items()
    }
    counts: dict[tuple[int, int, str], Counter[AttendanceState]] = defaultdict(Counter)
    for who, group_id, subject, state, starts_at in attended:
        standing = courses.get((who, group_id, subject))
        if standing is not None:
            counts[who, group_id, subject][AttendanceState(state)] += 1
            standing.noted_at = max(standing.noted_at or starts_at, starts_at)
    for key, counted in counts.items():
        courses[key].attendance = counted


def _add_levels(found: dict[Key, Standing], levels: Rows) -> None:
    for who, course_id, topic, level, at in levels:
        standing = found.get((who, course_id))
        if standing is not None:
            standing.levels.append(Reached(topic, Level(level), at))
