"""What is asked, and for whom: a coming lesson, a past one, or a task."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.reassignment.asking import ask_why, offer_instead
from handlers.reassignment.callbacks import (
    AskLesson,
    AskTask,
    BeginLesson,
    BeginTask,
    New,
    Requests,
    Things,
)
from handlers.reassignment.cards import card
from models import reassignment
from models.assignments import Assignment
from models.base import AccessDenied, Session
from models.people import Person
from models.permissions import Action
from models.reassignment import RequestKind
from models.timetable import Lesson, LessonState
from ui import Row, Screen, button, may, offer, pages, screen

private = Router(name=__name__)

ASK = Action.ASK_REASSIGNMENT
ON_A_PAGE = 8

offer(
    Lesson,
    ASK,
    "reassignment-offer-lesson",
    lambda lesson: AskLesson(lesson=lesson.id),
    lambda lesson: lesson.state is LessonState.PLANNED,
)
offer(Assignment, ASK, "reassignment-offer-task", lambda task: AskTask(assignment=task.id))


@private.callback_query(New.filter())
@may(ASK, student=Person)
async def new(_: CallbackQuery, student: Person, session: Session, me: Person) -> Screen:
    await reassignment.check_speaker(session, me, student)
    id = student.id
    what = (
        ("reassignment-kind-move", Things(student=id, kind=RequestKind.MOVE)),
        ("reassignment-kind-makeup", Things(student=id, kind=RequestKind.MAKEUP)),
        ("reassignment-kind-redo-task", Things(student=id, kind=RequestKind.REDO, tasks=True)),
        ("reassignment-kind-redo", Things(student=id, kind=RequestKind.REDO)),
    )
    rows: list[Row] = [[button(words, things)] for words, things in what]
    rows.append([button("reassignment-to-list", Requests())])
    return screen("reassignment-what", *rows, child=_child(student, me))


def _child(student: Person, me: Person) -> str:
    return "" if student.id == me.id else student.called


@private.callback_query(Things.filter())
@may(ASK, student=Person)
async def things(
    _: CallbackQuery,
    callback_data: Things,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    kind, page = callback_data.kind, callback_data.page
    found: list[Row] = []
    if callback_data.tasks:
        for task in await reassignment.tasks_to_ask_about(session, student, at=now):
            begin = BeginTask(assignment=task.id, student=student.id)
            subject = task.course.subject
            found.append([button("reassignment-a-task", begin, title=task.title, subject=subject)])
    else:
        for lesson in await reassignment.lessons_to_ask_about(session, student, kind, at=now):
            this = BeginLesson(lesson=lesson.id, student=student.id, kind=kind)
            subject, at = lesson.subject, lesson.starts_at
            found.append([button("reassignment-a-lesson", this, subject=subject, at=at)])

    def turned(page: int) -> Things:
        return callback_data.model_copy(update={"page": page})

    rows = [
        *pages.cut(found, page, ON_A_PAGE),
        pages.turns(len(found), page, ON_A_PAGE, turned),
        [button("reassignment-back", New(student=student.id))],
    ]
    words = "reassignment-which" if found else "reassignment-nothing-there"
    of = "task" if callback_data.tasks else kind.value
    return screen(words, *rows, child=_child(student, me), of=of)


@private.callback_query(AskLesson.filter())
@may(ASK, lesson=Lesson)
async def ask_lesson(
    _: CallbackQuery, lesson: Lesson, session: Session, me: Person, now: datetime
) -> Screen:
    """From the lesson's own screen: what is it to be, and for which child?"""
    students = await reassignment.learners_of(session, me, lesson)
    held = (RequestKind.MAKEUP, RequestKind.REDO)
    kinds = held if lesson.starts_at <= now else (RequestKind.MOVE,)
    if len(students) == 1 and len(kinds) == 1:
        return await _begin(session, kinds[0], students[0], lesson, me, now)
    several = len(students) > 1
    rows: list[Row] = [
        [
            button(
                "reassignment-kind-for",
                BeginLesson(lesson=lesson.id, student=student.id, kind=kind),
                kind=kind.value,
                child=student.called if several else "",
            )
        ]
        for student in students
        for kind in kinds
    ]
    return screen("reassignment-what-about", *rows, subject=lesson.subject, at=lesson.starts_at)


@private.callback_query(AskTask.filter())
@may(ASK, assignment=Assignment)
async def ask_task(
    _: CallbackQuery, assignment: Assignment, session: Session, me: Person, now: datetime
) -> Screen:
    students = await reassignment.learners_of(session, me, assignment)
    if len(students) == 1:
        return await _begin(session, RequestKind.REDO, students[0], assignment, me, now)
    rows: list[Row] = [
        [
            button(
                "reassignment-for",
                BeginTask(assignment=assignment.id, student=student.id),
                child=student.called,
            )
        ]
        for student in students
    ]
    return screen("reassignment-for-whom", *rows, title=assignment.title)


@private.callback_query(BeginLesson.filter())
@may(ASK, lesson=Lesson, student=Person)
async def begin_lesson(
    _: CallbackQuery,
    callback_data: BeginLesson,
    lesson: Lesson,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    return await _begin(session, callback_data.kind, student, lesson, me, now)


@private.callback_query(BeginTask.filter())
@may(ASK, assignment=Assignment, student=Person)
async def begin_task(
    _: CallbackQuery,
    assignment: Assignment,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    return await _begin(session, RequestKind.REDO, student, assignment, me, now)


async def _begin(
    session: Session,
    kind: RequestKind,
    student: Person,
    thing: Lesson | Assignment,
    me: Person,
    now: datetime,
) -> Screen:
    """A draft, or the request that is there already."""
    if student not in await reassignment.learners_of(session, me, thing):
        raise AccessDenied
    there = await reassignment.open_about(session, student, thing)
    if there is not None:
        return await card(session, there, me, twice=True)
    request = await reassignment.draft(session, kind, student, thing, by=me, at=now)
    if request.alone is None and await reassignment.shared(session, request):
        return offer_instead(request, me)
    return ask_why(request, me)
