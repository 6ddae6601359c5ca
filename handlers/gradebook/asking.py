"""Setting a task: its name is typed, its due date tapped."""

from datetime import date, datetime, timedelta

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.gradebook.callbacks import Ask, DueMonth, DueOn, OpenCourse
from handlers.gradebook.courses import course_screen
from handlers.gradebook.tasks import task_screen
from models import assignments, timetable
from models.base import Session
from models.courses import Course
from models.gradebook.table import DAY_ENDS
from models.people import Person
from models.permissions import Action, access
from ui import Screen, Typed, button, may, screen
from ui.calendar import day_of, month

private = Router(name=__name__)

GIVE = Action.GIVE_MARK
A_YEAR = timedelta(days=365)


class Setting(StatesGroup):
    title = State()
    due = State()


@private.callback_query(Ask.filter())
@may(GIVE, course=Course)
async def ask(_: CallbackQuery, course: Course, state: FSMContext) -> Screen:
    await state.set_data({"course": course.id})
    await state.set_state(Setting.title)
    back = [button("gradebook-to-course", OpenCourse(course=course.id))]
    return screen("gradebook-task-title", back, subject=course.subject)


@private.message(Setting.title, Typed())
@may(GIVE)
async def named(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    course = await access(session, me, GIVE, Course, asked["course"])
    title = assignments.title_of(message.text or "")
    await state.set_data({"course": course.id, "title": title})
    await state.set_state(Setting.due)
    return _when(course, title, timetable.local_day(now, me.zone), me, now)


def _when(course: Course, title: str, shown: date, me: Person, now: datetime) -> Screen:
    today = timetable.local_day(now, me.zone)
    days = month(
        max(shown, today),
        today,
        today + A_YEAR,
        lambda day: DueOn(course=course.id, day=day.toordinal()),
        lambda day: DueMonth(course=course.id, month=day.toordinal()),
    )
    never = [button("gradebook-due-never", DueOn(course=course.id, day=0))]
    return screen("gradebook-task-due", *days, never, title=title)


@private.callback_query(DueMonth.filter())
@may(GIVE, course=Course)
async def turn(
    _: CallbackQuery,
    callback_data: DueMonth,
    course: Course,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    title = (await state.get_data()).get("title")
    if not title:
        return await course_screen(session, course)
    return _when(course, title, day_of(callback_data.month), me, now)


@private.callback_query(DueOn.filter())
@may(GIVE, course=Course)
async def due(
    _: CallbackQuery,
    callback_data: DueOn,
    course: Course,
    session: Session,
    me: Person,
    now: datetime,
    state: FSMContext,
) -> Screen:
    """A second tap finds the question answered, and shows the course."""
    asked = await state.get_data()
    if asked.get("course") != course.id or not asked.get("title"):
        return await course_screen(session, course)
    day = day_of(callback_data.day) if callback_data.day else None
    task = await assignments.assign(
        session,
        course,
        asked["title"],
        due_at=timetable.moment(day, DAY_ENDS, me.zone) if day else None,
        by=me,
        at=now,
        on=timetable.local_day(now, me.zone),
    )
    await state.clear()
    return await task_screen(session, task, me)
