"""What is said of materials: the file itself, what is new, a newer version, a file that is lost."""

from typing import Any

from aiogram import Router

from handlers.materials.callbacks import OfCourse, Renew
from handlers.materials.rows import take_row
from models import materials
from models.base import Session
from models.courses import Course
from models.materials import KEEP, SEE, TAKE, Material, MaterialState
from models.people import Person
from ui import Row, Screen, button, notification, phrase, screen
from ui.posts import html_of, media_of

private = Router(name=__name__)

MOST_LISTED = 5


@notification(materials.FILE, Material, TAKE)
async def file(session: Session, material: Material, _to: Any) -> Screen | None:
    if material.state is not MaterialState.OPEN:
        return None
    course = await session.get_one(Course, material.course_id)
    return screen(
        "materials-file",
        title=material.title,
        subject=course.subject,
        topic=material.topic,
        body=html_of(material.post),
    ).but(media=media_of(material.post))


@notification(materials.ADDED, Material, SEE)
async def added(session: Session, material: Material, to: Person) -> Screen | None:
    """Everything that is new in the course, in one message."""
    new = await materials.untold(session, material, to)
    if not new:
        return None
    course = await session.get_one(Course, material.course_id)
    shown = new[:MOST_LISTED] if len(new) > MOST_LISTED else new
    if len(new) == 1:
        rows: list[Row] = [take_row(new[0])]
    else:
        rows = [[button("materials-open-new", OfCourse(course=course.id), n=len(new))]]
    return screen(
        "materials-new",
        *rows,
        child=await _children(session, material, to),
        subject=course.subject,
        n=len(new),
        lines=[phrase("materials-new-one", title=one.title, topic=one.topic) for one in shown],
        more=len(new) - len(shown),
    )


@notification(materials.RENEWED, Material, SEE)
async def renewed(session: Session, material: Material, to: Person) -> Screen | None:
    """Nothing to whoever has found the new one by themselves."""
    gone = material.state is not MaterialState.OPEN or material.lost_at is not None
    if gone or await materials.has_newest(session, material, to):
        return None
    course = await session.get_one(Course, material.course_id)
    return screen(
        "materials-renewed",
        take_row(material),
        child=await _children(session, material, to),
        title=material.title,
        subject=course.subject,
    )


async def _children(session: Session, material: Material, to: Person) -> str:
    return ", ".join(one.called for one in await materials.children(session, material, to))


@notification(materials.LOST, Material, KEEP)
async def lost(session: Session, material: Material, _to: Any) -> Screen | None:
    """To whoever keeps it: Telegram does not give the file out any more."""
    if material.lost_at is None or material.state is not MaterialState.OPEN:
        return None
    course = await session.get_one(Course, material.course_id)
    way = [button("materials-send-again", Renew(material=material.id), style="primary")]
    return screen("materials-lost", way, title=material.title, subject=course.subject)


@notification(materials.UNSENT, Material, SEE)
async def unsent(_session: Session, material: Material, _to: Any) -> Screen:
    """To whoever wanted it, and gets it later."""
    return screen("materials-lost-take", title=material.title)
