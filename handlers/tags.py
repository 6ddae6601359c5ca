"""The tag beside a parent's name in the group's chat: asked once, off until they agree."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from models import people, tags
from models.base import Session
from models.people import Person, Reader, Role
from models.permissions import Action
from ui import CallbackData, Screen, button, may, notification, offer, screen

private = Router(name=__name__)

SET = Action.SET_TAG


class AskTag(CallbackData, prefix="tag"):
    """What stands beside my name in the group's chat?"""


class SetTag(CallbackData, prefix="tag-set"):
    """Let it stand there, or not."""

    agreed: bool


offer(Reader, SET, "tags-open", lambda reader: AskTag())


@private.callback_query(AskTag.filter())
@may(SET)
async def ask(_: CallbackQuery, session: Session, me: Person) -> Screen:
    return await _question(session, me)


@private.callback_query(SetTag.filter())
@may(SET)
async def choose(
    _: CallbackQuery, callback_data: SetTag, session: Session, me: Person, now: datetime
) -> Screen:
    await tags.choose(session, callback_data.agreed, by=me, at=now)
    return await _question(session, me)


@notification(tags.ASKED, Person)
async def asked(session: Session, guardian: Person, _to: Person) -> Screen | None:
    """Nothing, if they have decided by themselves, or the bot may not do it any more."""
    decided = await tags.choice(session, guardian) is not None
    possible = Role.PARENT in guardian.roles and await tags.around(session, guardian)
    return None if decided or not possible else await _question(session, guardian)


async def _question(session: Session, me: Person) -> Screen:
    chosen = await tags.choice(session, me)
    agreed = chosen is not None and chosen.agreed
    groups = await tags.around(session, me)
    children = await people.children(session, me.id)
    return screen(
        "tags-question",
        [button("tags-hide" if agreed else "tags-show", SetTag(agreed=not agreed))],
        agreed="yes" if agreed else "no",
        groups=", ".join(group.name for group in groups),
        child=children[0].called if children else "",
    )
