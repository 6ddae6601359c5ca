"""A guardian says whether the group may hear of a child who is new, and can take it back."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from models import introductions
from models.base import Session
from models.groups import Group
from models.introductions import Introduction
from models.people import Person
from models.permissions import Action
from ui import CallbackData, Screen, button, may, notification, screen

private = Router(name=__name__)

ALLOW = Action.ALLOW_INTRODUCTION


class Allow(CallbackData, prefix="hello"):
    """The group may hear of this, or may not."""

    introduction: int
    allows: bool


@notification(introductions.ASKED, Introduction, ALLOW)
async def asked(session: Session, new: Introduction, to: Person) -> Screen | None:
    """To a guardian, once; None if they have said it, or there is nobody to introduce any more."""
    said = await introductions.permits(session, new)
    if to.id in said or not await introductions.there(session, new):
        return None
    id = new.id
    return screen(
        "introductions-may-we",
        [button("introductions-yes", Allow(introduction=id, allows=True))],
        [button("introductions-no", Allow(introduction=id, allows=False))],
        **await _facts(session, new),
    )


@private.callback_query(Allow.filter())
@may(ALLOW, introduction=Introduction)
async def allow(
    _: CallbackQuery,
    callback_data: Allow,
    introduction: Introduction,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    allows = callback_data.allows
    await introductions.answer(session, introduction, allows, by=me, at=now)
    said = await introductions.permits(session, introduction)
    state = "no"
    if allows and not all(said.values()):
        state = "other"
    elif introduction.said_at is not None:
        state = "later" if introduction.said_at > now else "now"
    elif allows:
        state = "nowhere"
    other = Allow(introduction=introduction.id, allows=not allows)
    return screen(
        "introductions-answered",
        [button("introductions-withdraw" if allows else "introductions-yes-after-all", other)],
        state=state,
        at=introduction.said_at or now,
        **await _facts(session, introduction),
    )


async def _facts(session: Session, new: Introduction) -> dict[str, str]:
    student = await session.get_one(Person, new.student_id)
    group = await session.get_one(Group, new.group_id)
    return {"name": introductions.first_name(student), "group": group.name}


@notification(introductions.HELLO, Introduction, aloud=True, names=True)
async def hello(session: Session, new: Introduction, _to: Group) -> Screen | None:
    """To the group: the first name and nothing else, as long as the family allows it."""
    if not await introductions.sayable(session, new):
        return None
    student = await session.get_one(Person, new.student_id)
    return screen("introductions-hello", name=introductions.first_name(student))


@notification(introductions.GONE, Introduction, aloud=True)
async def gone(session: Session, new: Introduction, _to: Group) -> Screen | None:
    """Over what the group was told; None if it is allowed again."""
    return None if await introductions.sayable(session, new) else screen("introductions-gone")
