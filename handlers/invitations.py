"""Invitations: the tutor makes a key, the newcomer opens the door with it."""

from datetime import datetime
from io import BytesIO
from typing import Any

from aiogram import Bot, Router
from aiogram.filters import CommandObject, CommandStart, StateFilter
from aiogram.types import CallbackQuery, Message, User

from models import invitations, people, rosters
from models.base import Session
from models.invitations import Invitation
from models.people import Person
from models.permissions import Action
from models.rosters import Profile
from ui import (
    CallbackData,
    Phrase,
    Screen,
    button,
    copying,
    greeting,
    may,
    notification,
    offer,
    offers,
    screen,
)
from ui.people import account, invitation_link, spelled, standing_line

private = Router(name=__name__)

NOBODY = Person(name="", called="", zone="UTC")  # whose menu has no keys


class Join(CallbackData, prefix="join"):
    """I am the one whom this key is for."""

    key: str


class Decline(CallbackData, prefix="notme"):
    """The invitation is somebody else's."""


class Invite(CallbackData, prefix="invite"):
    """Make a key for this person."""

    person: int


class Void(CallbackData, prefix="void"):
    """Take a key back."""

    invitation: int


class AskDisconnect(CallbackData, prefix="cut"):
    """Ask once more whether this account is to be cut off."""

    person: int


class Disconnect(CallbackData, prefix="cutnow"):
    """Cut it off."""

    person: int


offer(
    Profile,
    Action.INVITE,
    "invitations-invite",
    lambda profile: Invite(person=profile.person.id),
    lambda profile: profile.person.telegram_id is None,
)
offer(
    Profile,
    Action.INVITE,
    "invitations-void",
    lambda profile: Void(invitation=profile.invitation.id),
    lambda profile: profile.person.telegram_id is None and profile.invitation is not None,
)
offer(
    Profile,
    Action.DISCONNECT,
    "invitations-disconnect",
    lambda profile: AskDisconnect(person=profile.person.id),
    lambda profile: profile.person.telegram_id is not None,
)


def looks_like_code(message: Message) -> bool:
    return invitations.looks_like_code(message.text or "")


@private.message(CommandStart(deep_link=True))
@may(Action.JOIN)
async def by_link(message: Message, command: CommandObject, session: Session, now: datetime) -> Any:
    return await _ask(message, command.args or "", session, now)


@private.message(StateFilter(None), looks_like_code)
@may(Action.JOIN)
async def by_code(message: Message, session: Session, now: datetime) -> Any:
    return await _ask(message, invitations.normal(message.text or ""), session, now)


async def _ask(message: Message, key: str, session: Session, now: datetime) -> Any:
    """Is it you? The message with the key goes: it would stand in the chat for ever."""
    found = await invitations.find(session, key, telegram_id=_sender(message).id, at=now)
    if found is None:
        return screen("invitations-wrong-key")
    person = await session.get_one(Person, found.person_id)
    shown = screen(
        "invitations-yours",
        [button("invitations-yes", Join(key=key), style="success")],
        [button("invitations-no", Decline())],
        name=person.name,
        lines=await _standings(session, person, shortly=True),
    )
    return [shown.but(secret=True), message.delete()]


@private.callback_query(Join.filter())
@may(Action.JOIN)
async def join(
    query: CallbackQuery, callback_data: Join, session: Session, me: Person, now: datetime
) -> Any:
    user = query.from_user
    found = await invitations.find(session, callback_data.key, telegram_id=user.id, at=now)
    if found is None:
        return screen("invitations-wrong-key")
    person = await invitations.accept(session, found, account=account(user), me=me, at=now)
    joined = screen("invitations-joined", name=person.called)
    return [joined, greeting(person)] if person.settled else joined


@private.callback_query(Decline.filter())
@may(Action.JOIN)
async def decline(_: CallbackQuery) -> Screen:
    return screen("invitations-declined")


@private.callback_query(Invite.filter())
@may(Action.INVITE, person=Person)
async def invite(
    _: CallbackQuery, person: Person, session: Session, me: Person, now: datetime, bot: Bot
) -> Screen:
    key = await invitations.invite(session, person, by=me, at=now)
    link, code = invitation_link((await bot.me()).username or "", key.token), spelled(key.code)
    return screen(
        "invitations-made",
        [copying("invitations-copy-link", link), copying("invitations-copy-code", code)],
        name=person.name,
        lines=await _standings(session, person),
        link=link,
        code=code,
        until=key.invitation.expires_at,
    ).but(photo=_qr(link), secret=True)


@private.callback_query(Void.filter())
@may(Action.INVITE, invitation=Invitation)
async def void(
    _: CallbackQuery, invitation: Invitation, session: Session, me: Person, now: datetime
) -> Screen:
    in_time = await invitations.void(session, invitation, at=now)
    person = await session.get_one(Person, invitation.person_id)
    words = "invitations-voided" if in_time else "invitations-used-already"
    return screen(words, *offers(me, person), name=person.name)


@private.callback_query(AskDisconnect.filter())
@may(Action.DISCONNECT, person=Person)
async def ask_disconnect(_: CallbackQuery, person: Person, me: Person) -> Screen:
    sure = button("invitations-disconnect-yes", Disconnect(person=person.id), style="danger")
    return screen("invitations-disconnect-sure", [sure], *offers(me, person), name=person.name)


@private.callback_query(Disconnect.filter())
@may(Action.DISCONNECT, person=Person)
async def disconnect(
    _: CallbackQuery, person: Person, session: Session, me: Person, now: datetime
) -> Screen:
    await invitations.disconnect(session, person, by=me, at=now)
    return screen("invitations-cut-off", *offers(me, person), name=person.name)


@notification("invitations-accepted", Invitation, Action.INVITE)
async def accepted(session: Session, invitation: Invitation, _to: Person) -> Screen | None:
    """To whoever has invited: somebody came in, as this account."""
    person = await session.get_one(Person, invitation.person_id)
    if person.telegram_id is None:
        return None
    return screen(
        "invitations-accepted",
        [button("invitations-not-them", AskDisconnect(person=person.id))],
        name=person.name,
        lines=await _standings(session, person),
        account=invitation.used_as,
    )


@notification("invitations-family", Invitation)
async def family(session: Session, invitation: Invitation, to: Person) -> Screen | None:
    """To the child's other guardians: one more adult reads about the child now."""
    person = await session.get_one(Person, invitation.person_id)
    mine = {child.id: child.called for child in await people.children(session, to.id)}
    theirs = [child.id for child in await people.children(session, person.id)]
    shared = [mine[id] for id in theirs if id in mine]
    if person.telegram_id is None or not shared:
        return None
    children = ", ".join(shared)
    return screen(
        "invitations-family", child=children, name=person.name, account=invitation.used_as
    )


@notification("invitations-disconnected", Person)
async def goodbye(_session: Session, _person: Person, _to: Any) -> Screen:
    return screen("invitations-goodbye").but(menu=NOBODY)


async def _standings(session: Session, person: Person, *, shortly: bool = False) -> list[Phrase]:
    found = await rosters.standings(session, person)
    return [standing_line(standing, shortly=shortly) for standing in found]


def _sender(message: Message) -> User:
    if message.from_user is None:
        raise ValueError("a private message without an author")
    return message.from_user


def _qr(link: str) -> bytes:
    """The link as a PNG picture that a telephone's camera reads from paper or a screen."""
    import segno

    picture = BytesIO()
    segno.make(link, micro=False, error="m").save(picture, kind="png", scale=10, border=4)
    return picture.getvalue()
