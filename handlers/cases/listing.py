"""The cases of this person, and one of them from near."""

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.types import Message as Written

from handlers.cases.callbacks import Close, Decide, Listed, New, Open, ToWhom, Write
from handlers.cases.cards import asks_procedure, who
from models import cases, desk
from models.base import Session
from models.cases import Case, CaseMessage, CaseState
from models.people import Person
from models.permissions import may as allowed
from ui import Phrase, Row, Screen, button, entry, may, pages, phrase, screen
from ui.posts import plain_of

private = Router(name=__name__)

KEEP = cases.KEEP
PER_PAGE = 8
SHOWN, LONGEST_LINE = 6, 300  # messages of a case, characters of each

SOS = entry("sos", KEEP, shelf=None)


@private.message(SOS)
@may(KEEP)
async def begin(_: Written, session: Session, me: Person) -> Screen:
    return await _list(session, me, CaseState.OPEN, 0)


@private.callback_query(Listed.filter())
@may(KEEP)
async def turn(_: CallbackQuery, callback_data: Listed, session: Session, me: Person) -> Screen:
    return await _list(session, me, callback_data.state, callback_data.page)


async def _list(session: Session, me: Person, state: CaseState, page: int) -> Screen:
    counted = await cases.counted(session, me)
    found = await cases.listed(session, me, state, first=page * PER_PAGE, most=PER_PAGE)
    rows: list[Row] = [
        [button("cases-case", Open(case=one.id), name=one.student.name, who=_short(one, me))]
        for one in found
    ]
    turns = pages.turns(
        counted[state], page, PER_PAGE, lambda number: Listed(state=state, page=number)
    )
    others = [
        button("cases-state", Listed(state=one), state=one.value, n=counted[one])
        for one in CaseState
        if one is not state and counted[one]
    ]
    if allowed(me, cases.OPEN):
        rows.insert(0, [button("cases-new", New())])
    tutor = "yes" if allowed(me, cases.OPEN) else "no"
    return screen(
        "cases-list",
        *rows,
        turns,
        others,
        asks_procedure(),
        state=state.value,
        n=counted[state],
        tutor=tutor,
    ).but(confidential=True)


def _short(case: Case, me: Person) -> Phrase:
    other = case.other(me.id)
    return phrase("cases-short", name=other.called)


@private.callback_query(Open.filter())
@may(KEEP, case=Case)
async def show(_: CallbackQuery, case: Case, session: Session, me: Person) -> Screen:
    """Who speaks with whom, what they have agreed, what was said last."""
    said = await cases.history(session, case, SHOWN)
    decided = await cases.decision(session, case)
    rows: list[Row] = [
        [
            button("cases-write", Write(case=case.id)),
            button("cases-decide", Decide(case=case.id)),
        ]
    ]
    ends: Row = []
    if case.state is not CaseState.CLOSED:
        ends.append(button("cases-close", Close(case=case.id)))
    if await cases.successors(session, case, me):
        ends.append(button("cases-hand", ToWhom(case=case.id)))
    waits = case.answered_at is None and case.state is CaseState.OPEN
    promise = case.promised_at if waits else None
    return screen(
        "cases-card",
        *rows,
        ends,
        asks_procedure(),
        [button("cases-back", Listed(state=case.state))],
        student=case.student.name,
        groups=await desk.group_names(session, case.student_id),
        tutor=who(case, case.tutor),
        asked=who(case, case.asked),
        state=case.state.value,
        since=case.since,
        promise=phrase("cases-promise", at=promise) if promise else "",
        decision=plain_of(decided.post) if decided else "",
        lines=[_line(case, one) for one in said],
    ).but(confidential=True)


def _line(case: Case, said: CaseMessage) -> Phrase:
    text = plain_of(said.post)
    short = text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"
    return phrase(
        "cases-line",
        at=said.at,
        who=said.author.called,
        text=short,
        decides="yes" if said.decides else "no",
        n=len(said.post.attachments),
    )
