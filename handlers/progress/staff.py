"""Lists of students for those who work with them: a group, a school, a course."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.progress.callbacks import Lists, OfCourse, OfGroup, OfSchool, Show, Taught
from handlers.progress.phrases import average, course_lines
from models import consents, progress
from models.base import AccessDenied, Session
from models.courses import Course
from models.groups import Group
from models.people import Person, Role
from models.permissions import Action
from models.progress import Standing, reach
from ui import Phrase, Row, Screen, button, may, pages, phrase, screen

private = Router(name=__name__)

STUDENTS_ON_A_SCREEN = 8
COURSES_ON_A_SCREEN = 20


@private.callback_query(Lists.filter())
@may(Action.SEE_PROGRESS)
async def show_lists(_: CallbackQuery, session: Session, me: Person, now: datetime) -> Screen:
    found = await lists(session, me, now)
    if not found:
        raise AccessDenied
    return found[0]


async def lists(session: Session, me: Person, now: datetime) -> list[Screen]:
    """What somebody may open as staff; a single list is shown at once, and nothing is nothing."""
    kept = await reach.groups_kept(session, me)
    taught = await reach.courses_taught(session, me)
    rows: list[Row] = [
        [button("progress-group", OfGroup(group=group.id), group=group.name)] for group in kept
    ]
    rows += [
        [button("progress-course", OfCourse(course=course.id), subject=course.subject, group=name)]
        for course, name in taught[:COURSES_ON_A_SCREEN]
    ]
    if Role.COORDINATOR in me.roles:
        rows.append([button("progress-school", OfSchool())])
    if not rows:
        return []
    if len(kept) == len(rows) == 1:
        return [await _of_group(session, me, kept[0], now)]
    if Role.COORDINATOR in me.roles and len(rows) == 1:
        return [await _of_school(session, me, now)]
    return [screen("progress-lists", *rows)]


@private.callback_query(OfGroup.filter())
@may(Action.SEE_PROGRESS, group=Group)
async def show_group(
    _: CallbackQuery,
    callback_data: OfGroup,
    group: Group,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    return await _of_group(session, me, group, now, callback_data.page)


async def _of_group(
    session: Session, me: Person, group: Group, now: datetime, page: int = 0
) -> Screen:
    found = await reach.of_group(session, me, group)
    id = group.id
    turns = pages.turns(
        len(found), page, STUDENTS_ON_A_SCREEN, lambda number: OfGroup(group=id, page=number)
    )
    rows = [turns, *_doors(found, page), *await _back(session, me)]
    lines = await _signs(session, me, found, page, now)
    lines += await _left_out(session, group.id)
    return screen("progress-of-group", *rows, group=group.name, lines=lines, n=len(found))


@private.callback_query(OfSchool.filter())
@may(Action.SEE_PROGRESS)
async def show_school(
    _: CallbackQuery, callback_data: OfSchool, session: Session, me: Person, now: datetime
) -> Screen:
    return await _of_school(session, me, now, callback_data.page)


async def _of_school(session: Session, me: Person, now: datetime, page: int = 0) -> Screen:
    found = await reach.of_school(session, me)
    turns = pages.turns(
        len(found), page, STUDENTS_ON_A_SCREEN, lambda number: OfSchool(page=number)
    )
    rows = [turns, *_doors(found, page), *await _back(session, me)]
    lines = await _signs(session, me, found, page, now, named=True)
    return screen("progress-of-school", *rows, lines=lines, n=len(found))


@private.callback_query(OfCourse.filter())
@may(Action.SEE_PROGRESS, course=Course)
async def show_course(
    _: CallbackQuery,
    callback_data: OfCourse,
    course: Course,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    found = await reach.of_course(session, me, course)
    page, id = callback_data.page, course.id
    shown = pages.cut(found, page, STUDENTS_ON_A_SCREEN)
    stand = await progress.of_students(session, [student.id for student in shown], course)
    lines = [
        phrase(
            "progress-in-course",
            name=student.name,
            average=average(one),
            owed=len(one.overdue(now)),
        )
        for student in shown
        for one in stand[student.id]
    ]
    lines += await _left_out(session, course.group_id)
    turns = pages.turns(
        len(found), page, STUDENTS_ON_A_SCREEN, lambda number: OfCourse(course=id, page=number)
    )
    doors: list[Row] = [
        [button("progress-student", Taught(course=id, student=one.id), name=one.name)]
        for one in shown
    ]
    back = [button("progress-to-lists", Lists())]
    facts = {"subject": course.subject, "n": len(found)}
    return screen("progress-of-course", turns, *doors, back, **facts, lines=lines)


@private.callback_query(Taught.filter())
@may(Action.SEE_PROGRESS, course=Course)
async def show_taught(
    _: CallbackQuery,
    callback_data: Taught,
    course: Course,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    """A teacher sees their own subject of a student, and nothing else of them."""
    found = await reach.of_course(session, me, course)
    student = next((pupil for pupil in found if pupil.id == callback_data.student), None)
    if student is None:
        raise AccessDenied
    one = await progress.in_course(session, student.id, course)
    if one is None:
        raise AccessDenied
    return screen(
        "progress-subject",
        [button("progress-to-course", OfCourse(course=course.id), subject=course.subject)],
        child=student.name,
        subject=course.subject,
        lines=course_lines(one, now),
    )


async def _left_out(session: Session, group_id: int) -> list[Phrase]:
    count = await consents.left_out(session, [group_id])
    return [phrase("progress-left-out", n=count)] if count else []


def _doors(found: Sequence[Person], page: int) -> list[Row]:
    return [
        [button("progress-student", Show(student=student.id), name=student.name)]
        for student in pages.cut(found, page, STUDENTS_ON_A_SCREEN)
    ]


async def _back(session: Session, me: Person) -> list[Row]:
    """To the other lists, where there are others."""
    count = len(await reach.groups_kept(session, me)) + len(await reach.courses_taught(session, me))
    count += Role.COORDINATOR in me.roles
    return [[button("progress-to-lists", Lists())]] if count > 1 else []


async def _signs(
    session: Session,
    me: Person,
    found: Sequence[Person],
    page: int,
    now: datetime,
    *,
    named: bool = False,
) -> list[Phrase]:
    """A line for each student: what is overdue, or how long nothing has been heard."""
    shown = pages.cut(found, page, STUDENTS_ON_A_SCREEN)
    stand = await progress.of_students(session, [student.id for student in shown])
    return [_sign(me, student, stand[student.id], now, named=named) for student in shown]


def _sign(
    me: Person, student: Person, standings: list[Standing], now: datetime, *, named: bool
) -> Phrase:
    week = progress.summed_up(standings, at=now, zone=me.zone)
    group = ", ".join(sorted({one.group for one in standings})) if named else ""
    if week.debts:
        return phrase("progress-sign-owed", name=student.name, group=group, n=len(week.debts))
    if week.silent is None:
        return phrase("progress-sign-nothing", name=student.name, group=group)
    if week.unknown:
        return phrase("progress-sign-silent", name=student.name, group=group, n=week.silent)
    return phrase("progress-sign-fine", name=student.name, group=group)
