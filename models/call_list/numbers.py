"""Telephone numbers noted by hand: read, kept, known to be wrong, put right."""

import re
from collections.abc import Collection
from datetime import datetime

from sqlmodel import col, select

from models import outbox
from models.base import AccessDenied, Session
from models.call_list.callees import Callee, callees
from models.call_list.tables import RIGHTED, BestHours, Call, CallResult, NumberUnread, PhoneNumber
from models.people import Person

ASIDE = re.compile(r"[\s().\u2010-\u2015-]+")
WRITTEN = re.compile(r"\+?\d{10,15}")
RUSSIAN = 11  # digits, the 8 or 7 in front included
INSIDE = 10  # digits within Russia


def read(typed: str) -> str:
    """A number as E.164: «8 (912) 345-67-89» is +79123456789. Raises NumberUnread."""
    bare = ASIDE.sub("", typed)
    if not WRITTEN.fullmatch(bare):
        raise NumberUnread
    if bare.startswith("+"):
        return bare
    if len(bare) == RUSSIAN and bare[0] in "78":
        return f"+7{bare[1:]}"
    if len(bare) == INSIDE and bare[0] == "9":
        return f"+7{bare}"
    raise NumberUnread


async def of(session: Session, ids: Collection[int]) -> dict[int, PhoneNumber]:
    """The numbers of these people, the wrong ones among them."""
    wanted = select(PhoneNumber).where(col(PhoneNumber.person_id).in_(ids))
    return {number.person_id: number for number in (await session.exec(wanted)).all()}


async def table(session: Session, me: Person) -> list[tuple[Person, list[Callee], set[int]]]:
    """Every student with whom to call about them, and the ids of those with a number."""
    found = await callees(session, me)
    known = await of(session, list(found))
    good = {id for id, number in known.items() if number.wrong_at is None}
    families: dict[int, tuple[Person, list[Callee], set[int]]] = {}
    for one in found.values():
        for child in one.children:
            family = families.setdefault(child.id, (child, [], set()))
            family[1].append(one)
            family[2].update(good & {one.person.id})
    return sorted(families.values(), key=lambda family: (family[0].name, family[0].id))


async def note(
    session: Session, person: Person, typed: str, *, by: Person, at: datetime
) -> PhoneNumber:
    """Under this number they are called from now on. Who found the old one wrong hears of it."""
    read_as = read(typed)
    number = await session.get(PhoneNumber, person.id)
    was_wrong = number is not None and number.wrong_at is not None
    if number is None:
        number = PhoneNumber(person_id=person.id, number=read_as, noted_at=at)
    number.number, number.noted_by, number.noted_at, number.wrong_at = read_as, by.id, at, None
    session.add(number)
    await session.flush()
    if was_wrong:
        wrong = select(Call).where(
            Call.person_id == person.id, Call.result == CallResult.WRONG_NUMBER
        )
        last = (await session.exec(wrong.order_by(col(Call.id).desc()))).first()
        if last is not None and last.by_id != by.id:
            outbox.notify(session, last.by_id, RIGHTED, last.id, at=at)
    return number


async def prefer(session: Session, person: Person, hours: BestHours) -> PhoneNumber:
    """When they are best called."""
    number = await session.get(PhoneNumber, person.id)
    if number is None:
        raise AccessDenied
    number.hours = hours
    session.add(number)
    return number


async def forget(session: Session, person: Person) -> None:
    """They do not want to be called."""
    number = await session.get(PhoneNumber, person.id)
    if number is not None:
        await session.delete(number)
        await session.flush()
