"""Invitations for a whole group on paper: who is missing, and a slip for each of them."""

import asyncio
from datetime import datetime

from aiogram import Bot, Router
from aiogram.types import CallbackQuery

from models import rosters
from models.base import Session
from models.groups import Group
from models.invitations import Key
from models.people import Person
from models.permissions import Action
from models.slips import invite_together, missing
from ui import CallbackData, Screen, button, may, offer, screen
from ui.i18n import Translator
from ui.people import invitation_link, spelled, standing_line
from ui.slips import Slip, slips

private = Router(name=__name__)

SHOWN = 30  # names


class Absent(CallbackData, prefix="absent"):
    """Show who of a group is not in the bot yet."""

    group: int


class Print(CallbackData, prefix="slips"):
    """Make a key for each of them, and a slip to print."""

    group: int


offer(Group, Action.INVITE, "slips-open", lambda group: Absent(group=group.id))


@private.callback_query(Absent.filter())
@may(Action.INVITE, group=Group)
async def absent(_: CallbackQuery, group: Group, session: Session, me: Person) -> Screen:
    found = await missing(session, me, group)
    names = [one.name for one in found.absent]
    make = [button("slips-make", Print(group=group.id))] if names else []
    return screen(
        "slips-missing",
        make,
        group=group.name,
        joined=found.joined,
        n=len(names),
        names=", ".join(names[:SHOWN]),
        more=max(len(names) - SHOWN, 0),
    )


@private.callback_query(Print.filter())
@may(Action.INVITE, group=Group)
async def make(
    _: CallbackQuery,
    group: Group,
    session: Session,
    me: Person,
    now: datetime,
    bot: Bot,
    words: Translator,
) -> Screen:
    found = await missing(session, me, group)
    if not found.absent:
        return screen("slips-missing", group=group.name, joined=found.joined, n=0, names="", more=0)
    made = await invite_together(session, found.absent, by=me, at=now)
    username = (await bot.me()).username or ""
    cards = [await _slip(session, words, one, key, username) for one, key in made]
    title = words.say(me.reader, "slips-title", group=group.name)
    content = await asyncio.to_thread(slips, cards, title)
    return screen("slips-made", group=group.name, n=len(cards)).but(
        document=(f"{title}.pdf", content), secret=True
    )


async def _slip(session: Session, words: Translator, one: Person, key: Key, username: str) -> Slip:
    """In the words of whoever takes it home."""
    found = await rosters.standings(session, one)
    lines = [standing_line(standing, shortly=True) for standing in found]
    standing = "; ".join(words.say(one.reader, line.words, **line.facts) for line in lines)
    return Slip(
        one.name,
        standing,
        invitation_link(username, key.token),
        spelled(key.code),
        words.say(one.reader, "slips-steps", username=username).splitlines(),
        words.say(one.reader, "slips-until", at=key.invitation.expires_at),
    )
