"""A guardian reads what the school keeps of a child, agrees, and takes it back on any day."""

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from handlers.consents.callbacks import (
    AskWithdraw,
    GiveConsent,
    ReadConsent,
    ShowConsent,
    WithdrawConsent,
)
from handlers.consents.cards import Named, card, wording
from handlers.consents.papers import awaiting_screen
from models import consents, people
from models.base import Session
from models.consents import Awaiting
from models.people import Person, Role
from models.permissions import Action
from models.permissions import may as allowed
from models.rosters import Profile
from ui import Html, Screen, Shelf, button, entry, may, offer, screen
from ui.i18n import Translator

private = Router(name=__name__)

SEE, GIVE, WITHDRAW = Action.SEE_CONSENT, Action.GIVE_CONSENT, Action.WITHDRAW_CONSENT

offer(Awaiting, GIVE, "consents-read", lambda waiting: ShowConsent(student=waiting.student.id))
offer(
    Profile,
    SEE,
    "consents-open",
    lambda profile: ShowConsent(student=profile.person.id),
    lambda profile: Role.STUDENT in profile.person.roles,
)


@private.message(entry("consent", SEE, shelf=Shelf.OWN))
@may(SEE)
async def show_all(
    _: Message, session: Session, me: Person, now: datetime, words: Translator, settings: Named
) -> list[Screen]:
    """A message for each child; then, for the staff, who is still missing."""
    shown = [
        await card(session, me, child, wording(me, words, settings), now)
        for child in await people.children(session, me.id)
    ]
    if allowed(me, Action.NOTE_CONSENT):
        shown.append(await awaiting_screen(session, me))
    return shown or [screen("consents-nobody")]


@private.callback_query(ShowConsent.filter())
@may(SEE, student=Person)
async def show(
    _: CallbackQuery,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
    words: Translator,
    settings: Named,
) -> Screen:
    return await card(session, me, student, wording(me, words, settings), now)


@private.callback_query(ReadConsent.filter())
@may(SEE, student=Person)
async def read(
    _: CallbackQuery, student: Person, me: Person, words: Translator, settings: Named
) -> Screen:
    back = button("consents-back", ShowConsent(student=student.id))
    return screen("consents-words", [back], text=Html(wording(me, words, settings).text))


@private.callback_query(GiveConsent.filter())
@may(GIVE, student=Person)
async def give(
    _: CallbackQuery,
    callback_data: GiveConsent,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
    words: Translator,
    settings: Named,
) -> Screen:
    """Only to the words that stand above the button: newer ones are shown first."""
    today = wording(me, words, settings)
    if callback_data.digest != today.digest:
        return await card(session, me, student, today, now)
    text = await consents.text_of(session, today.text, today.language, at=now)
    await consents.give(session, student, text=text, by=me, at=now)
    return (await card(session, me, student, today, now)).but(toast="consents-thanks")


@private.callback_query(AskWithdraw.filter())
@may(WITHDRAW, student=Person)
async def ask_withdraw(_: CallbackQuery, student: Person) -> Screen:
    return screen(
        "consents-withdraw-sure",
        [button("consents-withdraw-yes", WithdrawConsent(student=student.id), style="danger")],
        [button("consents-back", ShowConsent(student=student.id))],
        child=student.name,
    )


@private.callback_query(WithdrawConsent.filter())
@may(WITHDRAW, student=Person)
async def withdraw(
    _: CallbackQuery,
    student: Person,
    session: Session,
    me: Person,
    now: datetime,
    words: Translator,
    settings: Named,
) -> Screen:
    await consents.withdraw(session, student, by=me, at=now)
    return await card(session, me, student, wording(me, words, settings), now)
