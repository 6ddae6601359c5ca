"""A task's sheet: who has handed it in, and how well it was done."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.gradebook.callbacks import (
    DropTask,
    HandedIn,
    MarkForTask,
    OpenCourse,
    OpenTask,
    TakeFromTask,
    TaskPupil,
)
from handlers.gradebook.courses import course_screen
from handlers.gradebook.sheets import doors, marks, page_of, score_of
from models import assignments, timetable
from models import marks as given
from models.assignments import Assignment
from models.base import Session
from models.gradebook import scores, sheets
from models.gradebook.sheets import Row as SheetRow
from models.people import Person
from models.permissions import Action
from ui import Row, Screen, button, may, screen

private = Router(name=__name__)

GIVE = Action.GIVE_MARK


@private.callback_query(OpenTask.filter())
@may(GIVE, assignment=Assignment)
async def show_task(
    _: CallbackQuery, callback_data: OpenTask, assignment: Assignment, session: Session, me: Person
) -> Screen:
    return await task_screen(session, assignment, me, callback_data.page)


async def task_screen(session: Session, task: Assignment, me: Person, page: int = 0) -> Screen:
    found = await sheets.of_task(session, me, task)
    id = task.id
    rows = [
        *doors(
            found,
            page,
            lambda student: TaskPupil(assignment=id, student=student.id),
            lambda number: OpenTask(assignment=id, page=number),
        ),
        [button("gradebook-drop-task", DropTask(assignment=id))],
        [button("gradebook-to-course", OpenCourse(course=task.course_id))],
    ]
    return screen(
        "gradebook-of-task",
        *rows,
        title=task.title,
        subject=task.course.subject,
        at=task.due_at or "",
        handed=sum(one.handed_in for one in found),
        n=len(found),
    )


@private.callback_query(TaskPupil.filter())
@may(GIVE, assignment=Assignment)
async def show_pupil(
    _: CallbackQuery, callback_data: TaskPupil, assignment: Assignment, session: Session, me: Person
) -> Screen:
    found = await sheets.of_task(session, me, assignment)
    return _pupil(assignment, found, sheets.row_of(found, callback_data.student))


def _pupil(task: Assignment, found: list[SheetRow], row: SheetRow) -> Screen:
    same = {"assignment": task.id, "student": row.student.id}
    turned = HandedIn(**same, yes=not row.handed_in)
    rows: list[Row] = [
        [button("gradebook-handed-in", turned, yes="no" if row.handed_in else "yes")],
        *marks(
            task.course,
            lambda score: MarkForTask(**same, score=score),
            TakeFromTask(**same),
            row.mark,
        ),
        [
            button(
                "gradebook-to-sheet",
                OpenTask(assignment=task.id, page=page_of(found, row.student)),
            )
        ],
    ]
    return screen(
        "gradebook-at-task",
        *rows,
        name=row.student.name,
        title=task.title,
        handed="yes" if row.handed_in else "no",
        score=score_of(row.mark),
    )


@private.callback_query(HandedIn.filter())
@may(GIVE, assignment=Assignment)
async def note_handed_in(
    _: CallbackQuery,
    callback_data: HandedIn,
    assignment: Assignment,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    found = await sheets.of_task(session, me, assignment)
    student = sheets.row_of(found, callback_data.student).student
    await assignments.note_handed_in(session, assignment, student, callback_data.yes, at=now)
    return await task_screen(session, assignment, me, page_of(found, student))


@private.callback_query(MarkForTask.filter())
@may(GIVE, assignment=Assignment)
async def mark(
    _: CallbackQuery,
    callback_data: MarkForTask,
    assignment: Assignment,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    """What has a mark has been handed in."""
    found = await sheets.of_task(session, me, assignment)
    row = sheets.row_of(found, callback_data.student)
    if not row.handed_in:
        await assignments.note_handed_in(session, assignment, row.student, True, at=now)
    await given.give(
        session,
        row.student,
        assignment.course,
        scores.tapped(callback_data.score, assignment.course.scale),
        task=assignment,
        on=timetable.local_day(now, me.zone),
        by=me,
        at=now,
    )
    return await task_screen(session, assignment, me, page_of(found, row.student))


@private.callback_query(TakeFromTask.filter())
@may(GIVE, assignment=Assignment)
async def take_mark(
    _: CallbackQuery,
    callback_data: TakeFromTask,
    assignment: Assignment,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    found = await sheets.of_task(session, me, assignment)
    row = sheets.row_of(found, callback_data.student)
    if row.mark is not None:
        await given.correct(session, row.mark, None, by=me, at=now)
    return await task_screen(session, assignment, me, page_of(found, row.student))


@private.callback_query(DropTask.filter())
@may(GIVE, assignment=Assignment)
async def drop(
    _: CallbackQuery, callback_data: DropTask, assignment: Assignment, session: Session
) -> Screen:
    if not callback_data.sure:
        yes = button(
            "gradebook-drop-sure", DropTask(assignment=assignment.id, sure=True), style="danger"
        )
        back = button("gradebook-to-sheet", OpenTask(assignment=assignment.id))
        return screen("gradebook-drop-really", [yes], [back], title=assignment.title)
    assignment.cancelled = True
    await session.flush()
    return await course_screen(session, assignment.course)
