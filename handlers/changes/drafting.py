"""The tutor looks at the draft: what clashes, whom it concerns, and why it is done."""

from datetime import datetime

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from handlers.changes.callbacks import Because, Discard, Draft, Explain, OwnWords, Publish
from handlers.changes.cards import line, reason
from models import busy, changes
from models.base import Session
from models.changes import Cause, Change, ChangeKind, Publication, PublicationState, Rival
from models.people import Person
from models.permissions import Action, access
from models.timetable import local_day
from ui import Phrase, Screen, Typed, button, entry, may, phrase, screen
from ui.busy import wanted
from ui.holidays import period

private = Router(name=__name__)

CHANGE = Action.CHANGE_TIMETABLE


class Typing(StatesGroup):
    reason = State()


@private.message(entry("draft", CHANGE))
@may(CHANGE)
async def mine(_: Message, session: Session, me: Person) -> Screen:
    draft = await changes.current_draft(session, me)
    if draft is None or not draft.changes:
        return screen("changes-no-draft")
    return await draft_screen(session, draft, me)


@private.callback_query(Draft.filter())
@may(CHANGE, publication=Publication)
async def show(_: CallbackQuery, publication: Publication, session: Session, me: Person) -> Screen:
    return await draft_screen(session, publication, me)


async def draft_screen(session: Session, publication: Publication, me: Person) -> Screen:
    """Everything to know before everybody hears of it."""
    if publication.state is not PublicationState.DRAFT:
        return screen("changes-decided")
    concerned = await changes.concerned(session, publication)
    away = [person for person in concerned if person.telegram_id is None or person.unreachable]
    lines: list[Phrase] = []
    for change in publication.changes:
        rivals = await changes.rivals_of(session, change, publication)
        lines += [line(change, staff=True), *map(_clash, rivals)]
        if holiday := await changes.holiday_of(session, change):
            lines.append(phrase("changes-in-holidays", what=period(holiday)))
        lines += await _busy(session, change, me)
    id = publication.id
    why = phrase("changes-why", reason=reason(publication)) if reason(publication) else ""
    return screen(
        "changes-draft",
        [button("changes-publish", Publish(publication=id), style="primary", n=len(concerned))],
        [button("changes-explain", Explain(publication=id))],
        [button("changes-discard", Discard(publication=id))],
        lines=lines,
        why=why,
        n=len(concerned),
        away=len(away),
    )


async def _busy(session: Session, change: Change, me: Person) -> list[Phrase]:
    """Whom their own school wants at that time, among the reader's students."""
    if change.kind is ChangeKind.CANCEL:
        return []
    span = change.now_starts_at, change.now_ends_at
    found = await busy.kept_from(session, me, change.lesson.groups, *span)
    day = local_day(change.now_starts_at, change.lesson.zone)
    return [phrase("changes-busy", **wanted(one, students, on=day)) for one, students in found]


def _clash(rival: Rival) -> Phrase:
    return phrase(
        "changes-clash",
        kind=rival.kind.value,
        subject=rival.lesson.subject,
        group=", ".join(group.name for group in rival.lesson.groups),
        at=rival.starts_at,
    )


@private.callback_query(Explain.filter())
@may(CHANGE, publication=Publication)
async def explain(_: CallbackQuery, publication: Publication) -> Screen:
    id = publication.id
    rows = [
        [button(f"changes-cause-{cause}", Because(publication=id, cause=cause))] for cause in Cause
    ]
    rows.append([button("changes-own-words", OwnWords(publication=id))])
    rows.append([button("changes-back", Draft(publication=id))])
    return screen("changes-explain-how", *rows)


@private.callback_query(Because.filter())
@may(CHANGE, publication=Publication)
async def because(
    _: CallbackQuery,
    callback_data: Because,
    publication: Publication,
    session: Session,
    me: Person,
) -> Screen:
    await changes.explain(session, publication, callback_data.cause, "", by=me)
    return await draft_screen(session, publication, me)


@private.callback_query(OwnWords.filter())
@may(CHANGE, publication=Publication)
async def own_words(_: CallbackQuery, publication: Publication, state: FSMContext) -> Screen:
    await state.set_data({"publication": publication.id})
    await state.set_state(Typing.reason)
    return screen("changes-type-reason", limit=changes.LONGEST_REASON)


@private.message(Typing.reason, Typed())
@may(CHANGE)
async def typed_reason(message: Message, session: Session, me: Person, state: FSMContext) -> Screen:
    asked = await state.get_data()
    publication = await access(session, me, CHANGE, Publication, asked["publication"])
    typed = " ".join((message.text or "").split())
    if not typed:
        return screen("changes-type-reason", limit=changes.LONGEST_REASON)
    if len(typed) > changes.LONGEST_REASON:
        n = len(typed)
        return screen("changes-reason-too-long", limit=changes.LONGEST_REASON, n=n)
    await changes.explain(session, publication, None, typed, by=me)
    await state.clear()
    return await draft_screen(session, publication, me)


@private.callback_query(Discard.filter())
@may(CHANGE, publication=Publication)
async def discard(
    _: CallbackQuery, publication: Publication, session: Session, me: Person, now: datetime
) -> Screen:
    await changes.discard(session, publication, by=me, at=now)
    return screen("changes-discarded")
