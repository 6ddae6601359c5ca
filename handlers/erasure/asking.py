"""Asking that data go: for whom, what that means, and thinking again."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.erasure.callbacks import (
    AboutMine,
    AboutOf,
    AskMine,
    AskOf,
    Begin,
    Keep,
    Withdraw,
)
from models import erasure as erasures
from models import people
from models.base import Session
from models.erasure import Erasure, ErasureState
from models.people import FAMILY, Person, Reader, Role
from models.permissions import Action
from ui import Row, Screen, button, may, notification, offer, screen

private = Router(name=__name__)

ASK = Action.ASK_ERASURE
NOBODY = Person(name="", called="", zone="UTC")  # whose menu has no keys


@private.callback_query(Begin.filter())
@may(ASK)
async def begin(_: CallbackQuery, session: Session, me: Person) -> Screen:
    children = await people.children(session, me.id) if Role.PARENT in me.roles else []
    if not children:
        return await _about(session, me, me)
    rows: list[Row] = [
        [button("erasure-of-child", AboutOf(person=child.id), name=child.called)]
        for child in children
    ]
    return screen("erasure-whose", *rows, [button("erasure-of-mine", AboutMine())])


@private.callback_query(AboutMine.filter())
@may(ASK)
async def about_mine(_: CallbackQuery, session: Session, me: Person) -> Screen:
    return await _about(session, me, me)


@private.callback_query(AboutOf.filter())
@may(ASK, person=Person)
async def about_of(_: CallbackQuery, person: Person, session: Session, me: Person) -> Screen:
    return await _about(session, person, me)


@private.callback_query(AskMine.filter())
@may(ASK)
async def ask_mine(_: CallbackQuery, session: Session, me: Person, now: datetime) -> Screen:
    return _waits(await erasures.ask(session, me, by=me, at=now), me)


@private.callback_query(AskOf.filter())
@may(ASK, person=Person)
async def ask_of(
    _: CallbackQuery, person: Person, session: Session, me: Person, now: datetime
) -> Screen:
    return _waits(await erasures.ask(session, person, by=me, at=now), me)


@private.callback_query(Keep.filter())
@may(ASK)
async def keep(_: CallbackQuery) -> Screen:
    return screen("erasure-kept")


@private.callback_query(Withdraw.filter())
@may(ASK, erasure=Erasure)
async def withdraw(
    _: CallbackQuery, erasure: Erasure, session: Session, me: Person, now: datetime
) -> Screen:
    await erasures.withdraw(session, erasure, by=me, at=now)
    return screen("erasure-kept")


@notification(erasures.FAMILY_ASKED, Erasure)
async def tell_family(_session: Session, erasure: Erasure, to: Person) -> Screen | None:
    """The rest of the family may know better."""
    if erasure.state is not ErasureState.ASKED:
        return None
    mine = "yes" if to.id == erasure.person_id else "no"
    facts = {"asker": erasure.asker.called, "name": erasure.person.called}
    return screen("erasure-family-asked", mine=mine, **facts)


@notification(erasures.REFUSED, Erasure)
async def tell_refused(_session: Session, erasure: Erasure, _to: Person) -> Screen | None:
    if erasure.state is not ErasureState.REFUSED:
        return None
    return screen("erasure-stays", name=erasure.person.called, reason=erasure.reason)


@notification(erasures.LEAVING, Erasure)
async def tell_leaving(_session: Session, erasure: Erasure, to: Person) -> Screen | None:
    """The last that whoever is erased reads from us, and the end of their menu."""
    if erasure.state is not ErasureState.LEAVING:
        return None
    mine = to.id == erasure.person_id
    said = screen("erasure-goes", name=erasure.person.called, mine="yes" if mine else "no")
    return said.but(menu=NOBODY) if mine else said


async def _about(session: Session, person: Person, me: Person) -> Screen:
    """What goes and what stays; a request that is there already is shown instead."""
    there = await erasures.open_request(session, person)
    if there is not None:
        return _waits(there, me)
    own = person.id == me.id
    ask = AskMine() if own else AskOf(person=person.id)
    return screen(
        "erasure-about",
        [button("erasure-ask", ask, style="danger")],
        [button("erasure-keep", Keep())],
        name=person.called,
        mine="yes" if own else "no",
        works="no" if person.roles <= FAMILY else "yes",
    )


def _waits(erasure: Erasure, me: Person) -> Screen:
    withdrawable = erasure.state is ErasureState.ASKED and erasure.asker_id == me.id
    row: Row = [button("erasure-withdraw", Withdraw(erasure=erasure.id))] if withdrawable else []
    return screen("erasure-waits", row, name=erasure.person.called, at=erasure.asked_at)


offer(Reader, ASK, "erasure-mine", lambda reader: Begin())
