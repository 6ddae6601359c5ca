"""One human being who is on the lists twice: what would be joined is shown before it is."""

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from models import merging, rosters
from models.base import Session
from models.merging import Side
from models.people import Person
from models.permissions import Action, access
from models.rosters import Changing
from ui import (
    CallbackData,
    Phrase,
    Row,
    Screen,
    Typed,
    button,
    may,
    notification,
    offer,
    offers,
    phrase,
    screen,
)
from ui.people import standing_line

private = Router(name=__name__)

MERGE = Action.MERGE_PEOPLE


class Begin(CallbackData, prefix="twice"):
    """Show who may be the same human being as this one."""

    person: int


class Find(CallbackData, prefix="twicefind"):
    """Let me type a part of the name on the other card."""

    person: int


class Look(CallbackData, prefix="twicelook"):
    """Show what would be joined: the card that stays, and the one that becomes a part of it."""

    into: int
    gone: int


class Unite(CallbackData, prefix="unite"):
    """They are one, with the account of the first or of the second card."""

    into: int
    gone: int
    second: bool


class TypingTwin(StatesGroup):
    name = State()


offer(Changing, MERGE, "merging-begin", lambda changing: Begin(person=changing.person.id))


@private.callback_query(Begin.filter())
@may(MERGE, person=Person)
async def begin(
    _: CallbackQuery, person: Person, session: Session, me: Person, state: FSMContext
) -> Screen:
    await state.clear()
    found = await merging.candidates(session, me, person)
    words = "merging-which" if found else "merging-none"
    return await _choice(session, me, words, person, found)


async def _choice(
    session: Session, me: Person, words: str, person: Person, found: list[Person]
) -> Screen:
    rows: list[Row] = []
    for one in found:
        standing = [*(await rosters.standings(session, one)), None][0]
        what = standing_line(standing) if standing else ""
        look = Look(into=person.id, gone=one.id)
        rows.append([button("merging-person", look, name=one.name, what=what)])
    find = [button("merging-find", Find(person=person.id))]
    return screen(words, *rows, find, *offers(me, person), name=person.name)


@private.callback_query(Find.filter())
@may(MERGE, person=Person)
async def ask_name(_: CallbackQuery, person: Person, me: Person, state: FSMContext) -> Screen:
    await state.set_state(TypingTwin.name)
    await state.set_data({"person": person.id})
    return screen("merging-find-whom", *offers(me, person), name=person.name)


@private.message(TypingTwin.name, Typed())
@may(MERGE)
async def find(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    person = await access(session, me, MERGE, Person, (await state.get_data())["person"])
    named = await rosters.findable(session, me, message.text or "")
    found = [one for one in named if one.id != person.id]
    words = "merging-which" if found else "merging-nobody"
    return await _choice(session, me, words, person, found)


@private.callback_query(Look.filter())
@may(MERGE, into=Person, gone=Person)
async def look(
    _: CallbackQuery,
    into: Person,
    gone: Person,
    session: Session,
    me: Person,
    state: FSMContext,
) -> Screen:
    await state.clear()
    await merging.check(session, gone, into, by=me)
    first, second = await merging.side(session, into), await merging.side(session, gone)
    lines = [*await _card(session, first), phrase("merging-and"), *await _card(session, second)]
    yes: dict[str, Any] = {"into": into.id, "gone": gone.id}
    rows: list[Row] = []
    if first.account and second.account:
        for number, one in enumerate((first, second)):
            this = Unite(**yes, second=bool(number))
            keep = button("merging-keep", this, style="danger", account=one.account, n=number + 1)
            rows.append([keep])
    else:
        this = Unite(**yes, second=first.account is None)
        rows.append([button("merging-yes", this, style="danger")])
    accounts = len([one for one in (first, second) if one.account])
    return screen(
        "merging-sure", *rows, *offers(me, into), name=into.name, lines=lines, accounts=accounts
    )


async def _card(session: Session, one: Side) -> list[Phrase]:
    """One of the two cards, line by line."""
    lines = [phrase("merging-card", name=one.person.name, account=one.account or "")]
    standings = await rosters.standings(session, one.person)
    lines += [phrase("merging-standing", what=standing_line(standing)) for standing in standings]
    counted = {fact.value: n for fact, n in one.counts.items() if n}
    lines += [phrase("merging-count", fact=fact, n=n) for fact, n in counted.items()]
    return lines


@private.callback_query(Unite.filter())
@may(MERGE, into=Person, gone=Person)
async def unite(
    _: CallbackQuery,
    callback_data: Unite,
    into: Person,
    gone: Person,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    keep = gone if callback_data.second else into
    await merging.unite(session, gone, into, keep=keep, by=me, at=now)
    return screen("merging-done", *offers(me, into), name=into.name)


@notification(merging.DONE, Person)
async def done(_session: Session, person: Person, _to: Person) -> Screen:
    return screen("merging-told", name=person.name)
