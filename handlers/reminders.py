"""A reminder: a lesson begins soon, and here is its link."""

from aiogram import Router

from models import reminders, timetable
from models.base import Session
from models.people import Person, Role
from models.permissions import Action
from models.timetable import Lesson, LessonState
from ui import Screen, link, notification, screen

private = Router(name=__name__)


@notification(reminders.KIND, Lesson, Action.SEE_TIMETABLE)
async def soon(session: Session, lesson: Lesson, to: Person) -> Screen | None:
    if lesson.state is not LessonState.PLANNED:
        return None
    children = []
    if Role.PARENT in to.roles:
        children = [c.called for c in await timetable.concerned_children(session, to, lesson)]
    row = [link("reminders-enter", lesson.link)] if lesson.link else []
    return screen(
        "reminders-soon",
        row,
        subject=lesson.subject,
        at=lesson.starts_at,
        child=", ".join(children),
        group=", ".join(g.name for g in lesson.groups) if Role.TEACHER in to.roles else "",
    )
