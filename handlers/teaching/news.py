"""What teachers and families hear when somebody else teaches a subject."""

from models import teaching
from models.base import Session
from models.courses import Course
from models.groups import Group
from models.people import Person
from models.permissions import Action
from ui import Screen, notification, screen


@notification(teaching.BEGUN, Course)
async def begun(session: Session, course: Course, to: Person) -> Screen | None:
    return await _news(session, course, "teaching-begun", to, teaches=True)


@notification(teaching.ENDED, Course)
async def ended(session: Session, course: Course, to: Person) -> Screen | None:
    return await _news(session, course, "teaching-ended", to, teaches=False)


@notification(teaching.TOLD, Course, Action.SEE_TIMETABLE)
async def told(session: Session, course: Course, to: Person) -> Screen | None:
    return await _news(session, course, "teaching-told", to)


async def _news(
    session: Session, course: Course, words: str, to: Person, teaches: bool | None = None
) -> Screen | None:
    """As it is now: what has been changed again meanwhile is not said any more."""
    teachers = await teaching.teachers_of(session, course)
    if not teachers and teaches is None:
        return None
    if teaches is not None and teaches != (to.id in {one.id for one in teachers}):
        return None
    group = await session.get_one(Group, course.group_id)
    names = ", ".join(one.name for one in teachers)
    return screen(words, subject=course.subject, group=group.name, teachers=names)
