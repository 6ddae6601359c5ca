"""The courses one teaches: their tasks, and how marks are written in them."""

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.gradebook.callbacks import (
    Ask,
    Courses,
    Files,
    OpenCourse,
    OpenTask,
    Scales,
    SetScale,
)
from models import assignments, marks
from models.base import Session
from models.courses import Course, Scale
from models.gradebook import sheets
from models.groups import Group
from models.people import Person
from models.permissions import Action
from ui import Row, Screen, button, entry, may, pages, screen

private = Router(name=__name__)

GIVE = Action.GIVE_MARK
ON_A_PAGE = 8


@private.message(entry("gradebook", GIVE))
@may(GIVE)
async def ask(_: Message, session: Session, me: Person) -> Screen:
    return await _courses(session, me)


@private.callback_query(Courses.filter())
@may(GIVE)
async def show_courses(
    _: CallbackQuery, callback_data: Courses, session: Session, me: Person
) -> Screen:
    return await _courses(session, me, callback_data.page)


async def _courses(session: Session, me: Person, page: int = 0) -> Screen:
    found = await sheets.courses_of(session, me)
    rows: list[Row] = []
    for course in pages.cut(found, page, ON_A_PAGE):
        group = (await session.get_one(Group, course.group_id)).name
        this = OpenCourse(course=course.id)
        rows.append([button("gradebook-course", this, subject=course.subject, group=group)])
    turns = pages.turns(len(found), page, ON_A_PAGE, lambda number: Courses(page=number))
    files = [button("gradebook-by-file", Files())]
    return screen("gradebook-courses" if found else "gradebook-no-courses", *rows, turns, files)


@private.callback_query(OpenCourse.filter())
@may(GIVE, course=Course)
async def show_course(
    _: CallbackQuery, callback_data: OpenCourse, course: Course, session: Session
) -> Screen:
    return await course_screen(session, course, callback_data.page)


async def course_screen(session: Session, course: Course, page: int = 0) -> Screen:
    found = await assignments.of_course(session, course)
    group = (await session.get_one(Group, course.group_id)).name
    tasks: list[Row] = [
        [
            button(
                "gradebook-task",
                OpenTask(assignment=task.id),
                title=task.title,
                **({"at": task.due_at} if task.due_at else {"at": ""}),
            )
        ]
        for task in pages.cut(found, page, ON_A_PAGE)
    ]
    rows = [
        [button("gradebook-set-task", Ask(course=course.id), style="primary")],
        *tasks,
        pages.turns(
            len(found), page, ON_A_PAGE, lambda number: OpenCourse(course=course.id, page=number)
        ),
        [button("gradebook-scale", Scales(course=course.id), scale=course.scale.value)],
        [button("gradebook-to-courses", Courses())],
    ]
    return screen("gradebook-of-course", *rows, subject=course.subject, group=group, n=len(found))


@private.callback_query(Scales.filter())
@may(GIVE, course=Course)
async def show_scales(_: CallbackQuery, course: Course) -> Screen:
    rows: list[Row] = [
        [button("gradebook-scale-is", SetScale(course=course.id, scale=scale), scale=scale.value)]
        for scale in Scale
    ]
    back = [button("gradebook-to-course", OpenCourse(course=course.id))]
    return screen("gradebook-scales", *rows, back, subject=course.subject)


@private.callback_query(SetScale.filter())
@may(GIVE, course=Course)
async def set_scale(
    _: CallbackQuery, callback_data: SetScale, course: Course, session: Session
) -> Screen:
    await marks.set_scale(session, course, callback_data.scale)
    return await course_screen(session, course)
