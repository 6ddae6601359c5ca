"""What has just been put in, and the other groups that learn the same with the same teacher."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.materials.callbacks import Add, Keep, OfCourse, PutAlso
from models import materials
from models.base import Session
from models.courses import Course
from models.groups import Group
from models.materials import KEEP, SOON, Material
from models.people import Person
from ui import Row, Screen, button, may, screen

private = Router(name=__name__)

MOST_SHOWN, MOST_GROUPS = 8, 4


async def put_in_screen(
    session: Session, added: list[Material], me: Person, now: datetime
) -> Screen:
    """Each of them to be corrected, and a way to give all to another group."""
    course = await session.get_one(Course, added[0].course_id)
    first, last = added[0].id, added[-1].id
    rows: list[Row] = [
        [button("materials-title", Keep(material=one.id), title=one.title)]
        for one in added[:MOST_SHOWN]
    ]
    for other in (await materials.elsewhere(session, me, added))[:MOST_GROUPS]:
        group = (await session.get_one(Group, other.group_id)).name
        also = PutAlso(material=first, last=last, course=other.id)
        rows.append([button("materials-put-also", also, group=group)])
    rows.append([button("materials-add", Add(course=course.id))])
    rows.append([button("materials-to-topics", OfCourse(course=course.id))])
    facts: dict[str, Any] = {"subject": course.subject, "topic": added[0].topic}
    return screen("materials-put-in", *rows, n=len(added), at=now + SOON, **facts)


@private.callback_query(PutAlso.filter())
@may(KEEP, material=Material, course=Course)
async def put_also(
    _: CallbackQuery,
    callback_data: PutAlso,
    material: Material,
    course: Course,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    added = await materials.together(session, me, material, callback_data.last)
    if not added:
        return screen("materials-none-left")
    await materials.put_also(session, added, course, by=me, at=now)
    shown = await put_in_screen(session, added, me, now)
    return shown.but(toast="materials-put-also-done")
