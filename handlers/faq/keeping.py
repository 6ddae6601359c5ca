"""The tutor publishes an answer for all, says for whom it is, and withdraws it."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.faq.callbacks import (
    Discard,
    Groups,
    Keep,
    Publish,
    ToggleGroup,
    Withdraw,
)
from handlers.faq.cards import card
from models import faq as answers
from models.base import Session
from models.faq import KEEP, Faq
from models.people import Person
from ui import Row, Screen, button, may, screen

private = Router(name=__name__)


@private.callback_query(Keep.filter())
@may(KEEP, faq=Faq)
async def keep(_: CallbackQuery, faq: Faq, session: Session, me: Person) -> Screen:
    return await card(session, faq, me)


@private.callback_query(Groups.filter())
@may(KEEP, faq=Faq)
async def groups(_: CallbackQuery, faq: Faq, session: Session, me: Person) -> Screen:
    return await _groups(session, faq, me)


@private.callback_query(ToggleGroup.filter())
@may(KEEP, faq=Faq)
async def toggle_group(
    _: CallbackQuery, callback_data: ToggleGroup, faq: Faq, session: Session, me: Person
) -> Screen:
    await answers.toggle_group(session, faq, callback_data.group, by=me)
    return await _groups(session, faq, me)


async def _groups(session: Session, faq: Faq, me: Person) -> Screen:
    chosen = {part.group_id for part in faq.audience.parts}
    rows: list[Row] = [
        [
            button(
                "faq-group",
                ToggleGroup(faq=faq.id, group=group.id),
                name=group.name,
                on="yes" if group.id in chosen else "no",
            )
        ]
        for group in await answers.groups_of(session, me)
    ]
    return screen("faq-whose", *rows, [button("faq-ready", Keep(faq=faq.id))], title=faq.question)


@private.callback_query(Publish.filter())
@may(KEEP, faq=Faq)
async def publish(
    _: CallbackQuery, faq: Faq, session: Session, me: Person, now: datetime
) -> Screen:
    await answers.publish(session, faq, by=me, at=now)
    return (await card(session, faq, me)).but(toast="faq-published")


@private.callback_query(Withdraw.filter())
@may(KEEP, faq=Faq)
async def withdraw(
    _: CallbackQuery, faq: Faq, session: Session, me: Person, now: datetime
) -> Screen:
    await answers.withdraw(session, faq, at=now)
    return (await card(session, faq, me)).but(toast="faq-withdrawn")


@private.callback_query(Discard.filter())
@may(KEEP, faq=Faq)
async def discard(_: CallbackQuery, faq: Faq, session: Session, me: Person) -> Screen:
    await answers.discard(session, faq, by=me)
    return screen("faq-discarded")
