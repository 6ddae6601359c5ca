"""A lesson's sheet: who was there, and how they did, in two taps for each student."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.gradebook.callbacks import (
    LessonPupil,
    MarkAtLesson,
    NoteRest,
    NoteState,
    OpenLesson,
    TakeFromLesson,
)
from handlers.gradebook.sheets import doors, marks, page_of, score_of
from models import attendance, consents, timetable
from models import marks as given
from models.attendance import AttendanceState
from models.base import Session
from models.gradebook import scores, sheets
from models.gradebook.sheets import Row as SheetRow
from models.people import Person
from models.permissions import Action
from models.timetable import Lesson, LessonState
from ui import Row, Screen, button, may, offer, screen
from ui.links import ShowLesson

private = Router(name=__name__)

GIVE = Action.GIVE_MARK

offer(
    Lesson,
    GIVE,
    "gradebook-open-lesson",
    lambda lesson: OpenLesson(lesson=lesson.id),
    lambda lesson: lesson.state is LessonState.PLANNED,
)


@private.callback_query(OpenLesson.filter())
@may(GIVE, lesson=Lesson)
async def show(
    _: CallbackQuery,
    callback_data: OpenLesson,
    lesson: Lesson,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    attendance.check_begun(lesson, now)
    return await _sheet(session, lesson, me, callback_data.page)


async def _sheet(session: Session, lesson: Lesson, me: Person, page: int = 0) -> Screen:
    found = await sheets.of_lesson(session, me, lesson)
    id = lesson.id
    open_ones = any(one.state is None for one in found)
    rows = [
        *doors(
            found,
            page,
            lambda student: LessonPupil(lesson=id, student=student.id),
            lambda number: OpenLesson(lesson=id, page=number),
        ),
        [button("gradebook-rest-there", NoteRest(lesson=id))] if open_ones else [],
        [button("gradebook-to-lesson", ShowLesson(lesson=id))],
    ]
    return screen(
        "gradebook-lesson",
        *rows,
        subject=lesson.subject,
        at=lesson.starts_at,
        noted=sum(one.state is not None for one in found),
        n=len(found),
        awaiting=await consents.left_out(session, [group.id for group in lesson.groups]),
    )


@private.callback_query(LessonPupil.filter())
@may(GIVE, lesson=Lesson)
async def show_pupil(
    _: CallbackQuery, callback_data: LessonPupil, lesson: Lesson, session: Session, me: Person
) -> Screen:
    found = await sheets.of_lesson(session, me, lesson)
    row = sheets.row_of(found, callback_data.student)
    return await _pupil(session, lesson, found, row)


async def _pupil(session: Session, lesson: Lesson, found: list[SheetRow], row: SheetRow) -> Screen:
    same = {"lesson": lesson.id, "student": row.student.id}
    course = await sheets.course_of(session, lesson, row.student)
    states = [
        button("gradebook-state", NoteState(**same, state=state), state=state.value)
        for state in AttendanceState
    ]
    rows: list[Row] = [
        states[:2],
        states[2:],
        *marks(
            course,
            lambda score: MarkAtLesson(**same, score=score),
            TakeFromLesson(**same),
            row.mark,
        ),
        [
            button(
                "gradebook-to-sheet",
                OpenLesson(lesson=lesson.id, page=page_of(found, row.student)),
            )
        ],
    ]
    return screen(
        "gradebook-at-lesson",
        *rows,
        name=row.student.name,
        subject=lesson.subject,
        at=lesson.starts_at,
        state=row.state.value if row.state else "",
        score=score_of(row.mark),
    )


@private.callback_query(NoteState.filter())
@may(GIVE, lesson=Lesson)
async def note_state(
    _: CallbackQuery,
    callback_data: NoteState,
    lesson: Lesson,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    attendance.check_begun(lesson, now)
    found = await sheets.of_lesson(session, me, lesson)
    student = sheets.row_of(found, callback_data.student).student
    await attendance.note(session, lesson, student, callback_data.state, by=me, at=now)
    return await _sheet(session, lesson, me, page_of(found, student))


@private.callback_query(NoteRest.filter())
@may(GIVE, lesson=Lesson)
async def note_rest(
    _: CallbackQuery, lesson: Lesson, session: Session, me: Person, now: datetime
) -> Screen:
    attendance.check_begun(lesson, now)
    for row in await sheets.of_lesson(session, me, lesson):
        if row.state is None:
            present = AttendanceState.PRESENT
            await attendance.note(session, lesson, row.student, present, by=me, at=now)
    return await _sheet(session, lesson, me)


@private.callback_query(MarkAtLesson.filter())
@may(GIVE, lesson=Lesson)
async def mark(
    _: CallbackQuery,
    callback_data: MarkAtLesson,
    lesson: Lesson,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    """Whoever gets a mark was there."""
    attendance.check_begun(lesson, now)
    found = await sheets.of_lesson(session, me, lesson)
    row = sheets.row_of(found, callback_data.student)
    course = await sheets.course_of(session, lesson, row.student)
    await given.give(
        session,
        row.student,
        course,
        scores.tapped(callback_data.score, course.scale),
        lesson_id=lesson.id,
        on=timetable.local_day(lesson.starts_at, lesson.zone),
        by=me,
        at=now,
    )
    if row.state is None:
        await attendance.note(session, lesson, row.student, AttendanceState.PRESENT, by=me, at=now)
    return await _sheet(session, lesson, me, page_of(found, row.student))


@private.callback_query(TakeFromLesson.filter())
@may(GIVE, lesson=Lesson)
async def take_mark(
    _: CallbackQuery,
    callback_data: TakeFromLesson,
    lesson: Lesson,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    found = await sheets.of_lesson(session, me, lesson)
    row = sheets.row_of(found, callback_data.student)
    if row.mark is not None:
        await given.correct(session, row.mark, None, by=me, at=now)
    return await _sheet(session, lesson, me, page_of(found, row.student))
