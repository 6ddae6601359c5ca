"""Who comes in with a key, who comes in by the settings, and who is shown out."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import col, select

from models import dialogs, guides, outbox, people, preferences
from models.base import Session
from models.invitations.keys import invite
from models.invitations.tables import (
    Account,
    AlreadyConnected,
    Invitation,
    Key,
    KeySpent,
    OwnAccount,
    StudentAccount,
    alive,
    changed,
    entitled,
)
from models.people import Person, Role, RoleGrant
from models.rewriting import merge


async def accept(
    session: Session, invitation: Invitation, *, account: Account, me: Person, at: datetime
) -> Person:
    """Join the school with this key. Of two who use it at once, one gets in.

    `me` is whom the account belongs to already, or a stranger who is not stored.
    """
    person = await session.get_one(Person, invitation.person_id)
    known = me.telegram_id is not None
    if known and me.id == person.id:
        raise AlreadyConnected
    if known and (Role.STUDENT in me.roles or Role.STUDENT in person.roles):
        raise StudentAccount(name=me.called)
    used = (
        update(Invitation)
        .where(col(Invitation.id) == invitation.id, alive(at))
        .values(used_at=at, used_as=account.called)
    )
    if person.telegram_id is not None or not await changed(session, used):
        raise KeySpent
    if known:
        await merge(session, person, into=me)
        person = me
    if not person.settled:
        person.language = me.language
    _connect(session, person, account)
    await _tell(session, invitation, person, at)
    return person


def _connect(session: Session, person: Person, account: Account) -> None:
    if not person.name:  # the first administrator, whom nobody has entered by name
        person.name = account.written
        person.called = people.spoken(person.name, *person.roles)
    person.telegram_id = account.id
    people.reached(person)
    session.add(person)


async def appoint(
    session: Session, account: Account, *, me: Person, zone: str, at: datetime
) -> Person:
    """The settings name this account as an administrator's: make it one."""
    person = me
    if me.telegram_id is None:
        person = people.person(account.written, zone=zone, language=me.language)
        person.telegram_id = account.id
        session.add(person)
        await session.flush()
        await session.refresh(person, ["grants"])
        preferences.ask(session, person, at=at)
    await people.grant(session, person, Role.ADMIN)
    outbox.notify(session, person, "menu-commands", person.id, at=at)
    return person


async def first_admin(session: Session, *, zone: str, at: datetime) -> Key | None:
    """A key for the first administrator; None as soon as one is in Telegram."""
    holders = select(RoleGrant.person_id).where(RoleGrant.role == Role.ADMIN)
    admins = (await session.exec(select(Person).where(col(Person.id).in_(holders)))).all()
    if any(admin.telegram_id is not None for admin in admins):
        return None
    admin = admins[0] if admins else people.person("", Role.ADMIN, zone=zone)
    session.add(admin)
    await session.flush()
    return await invite(session, admin, by=None, at=at)


async def _tell(session: Session, invitation: Invitation, person: Person, at: datetime) -> None:
    """The one who invited hears who has come; so do the child's other guardians."""
    if invitation.author_id is not None and invitation.author_id != person.id:
        outbox.notify(session, invitation.author_id, "invitations-accepted", invitation.id, at=at)
    outbox.notify(session, person, "menu-commands", person.id, at=at)
    preferences.ask(session, person, at=at)
    if person.settled:  # others are welcomed when they have said how to speak to them
        await guides.welcome(session, person, at=at)
    for child in await people.children(session, person.id):
        for guardian, _ in await people.guardians(session, child.id):
            if guardian.id not in (person.id, invitation.author_id):
                outbox.notify(session, guardian, "invitations-family", invitation.id, at=at)


async def disconnect(session: Session, person: Person, *, by: Person, at: datetime) -> None:
    """This Telegram account is nobody's any more; the person stays on the roster."""
    if by.id == person.id:
        raise OwnAccount
    entitled(by, person)
    if person.telegram_id is None:
        return
    await outbox.forget_answers(session, person.telegram_id)
    await dialogs.forget(session, person.telegram_id)
    for kind in ("invitations-disconnected", "menu-commands"):
        outbox.notify(session, person, kind, person.id, at=at, chat_id=person.telegram_id)
    person.telegram_id = None
    session.add(person)
