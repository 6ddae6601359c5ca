"""Whoever got a card answers: «seen», or «can't come» and, if they like, why."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.changes.callbacks import Cannot, Seen, TellWhy
from handlers.changes.cards import card
from models import changes
from models.base import Session
from models.changes import Publication, PublicationState
from models.people import Person
from models.permissions import Action, access
from models.receipts import LONGEST_REASON, Reply
from ui import Screen, Typed, button, may, screen

private = Router(name=__name__)

ANSWER = Action.ANSWER_CHANGE


class Typing(StatesGroup):
    why = State()


@private.callback_query(Seen.filter())
@may(ANSWER, publication=Publication)
async def seen(
    _: CallbackQuery, publication: Publication, session: Session, me: Person, now: datetime
) -> Screen:
    return await _answer(session, publication, Reply.SEEN, me, now)


@private.callback_query(Cannot.filter())
@may(ANSWER, publication=Publication)
async def cannot(
    _: CallbackQuery, publication: Publication, session: Session, me: Person, now: datetime
) -> Screen:
    return await _answer(session, publication, Reply.CANNOT, me, now)


async def _answer(
    session: Session, publication: Publication, reply: Reply, me: Person, now: datetime
) -> Screen:
    """The card stays, with the answer below it and the other answer still to be had."""
    id = publication.id
    if publication.state is not PublicationState.PUBLISHED:
        return await card(session, publication, me, "changes-card-struck") or _outdated()
    can = reply is Reply.SEEN
    row = (
        [button("changes-cannot", Cannot(publication=id))]
        if can
        else [
            button("changes-tell-why", TellWhy(publication=id)),
            button("changes-can-after-all", Seen(publication=id)),
        ]
    )
    shown = await card(
        session, publication, me, "changes-card-seen" if can else "changes-card-cannot", row
    )
    if shown is None:
        return _outdated()
    await changes.answer(session, publication, reply, by=me, at=now)
    return shown


def _outdated() -> Screen:
    return screen("changes-outdated")


@private.callback_query(TellWhy.filter())
@may(ANSWER, publication=Publication)
async def ask_why(_: CallbackQuery, publication: Publication, state: FSMContext) -> Screen:
    await state.set_data({"publication": publication.id})
    await state.set_state(Typing.why)
    return screen("changes-type-why", limit=LONGEST_REASON).but(fresh=True)


@private.message(Typing.why, Typed())
@may(ANSWER)
async def typed_why(
    message: Message, session: Session, me: Person, now: datetime, state: FSMContext
) -> Screen:
    asked = await state.get_data()
    publication = await access(session, me, ANSWER, Publication, asked["publication"])
    typed = " ".join((message.text or "").split())
    if not typed:
        return screen("changes-type-why", limit=LONGEST_REASON)
    if len(typed) > LONGEST_REASON:
        return screen("changes-reason-too-long", limit=LONGEST_REASON, n=len(typed))
    await changes.cannot_because(session, publication, typed, by=me, at=now)
    await state.clear()
    return screen("changes-why-passed-on")
