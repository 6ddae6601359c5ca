"""The list of threads: whose questions wait, whose are answered, and one of them from near."""

from datetime import datetime, timedelta

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram.types import Message as Written

from handlers.desk.callbacks import Answer, Close, Listed, Members, Open, WhoInstead
from handlers.desk.cards import who
from models import desk
from models.base import Session
from models.desk import Message, Thread, ThreadState
from models.people import Person
from models.permissions import may as allowed
from ui import Phrase, Row, Screen, button, entry, may, notification, offers, phrase, screen
from ui.posts import plain_of

private = Router(name=__name__)

ANSWER = desk.ANSWER
PER_PAGE = 8
SHOWN, LONGEST_LINE = 6, 200  # messages of a thread, characters of each


@private.message(entry("desk", ANSWER))
@may(ANSWER)
async def begin(_: Written, session: Session, me: Person, now: datetime) -> Screen:
    return await _list(session, me, ThreadState.OPEN, 0, now)


@private.callback_query(Listed.filter())
@may(ANSWER)
async def turn(
    _: CallbackQuery, callback_data: Listed, session: Session, me: Person, now: datetime
) -> Screen:
    return await _list(session, me, callback_data.state, callback_data.page, now)


async def _list(
    session: Session, me: Person, state: ThreadState, page: int, now: datetime
) -> Screen:
    counted = await desk.counted(session, me)
    found = await desk.listed(session, me, state, first=page * PER_PAGE, most=PER_PAGE)
    rows: list[Row] = [
        [button("desk-thread", Open(thread=one.id), name=one.student.name)] for one in found
    ]
    pages = [
        button(words, Listed(state=state, page=other))
        for words, other in (("desk-earlier", page - 1), ("desk-later", page + 1))
        if other >= 0 and other * PER_PAGE < counted[state]
    ]
    others = [
        button("desk-state", Listed(state=one), state=one.value, n=counted[one])
        for one in ThreadState
        if one is not state
    ]
    if state is ThreadState.OPEN and allowed(me, desk.HAND):
        rows += [_stranded(one) for one in await desk.stranded(session, me)]
    usual = await desk.answers_within(session, me, at=now)
    return screen(
        "desk-list",
        *rows,
        pages,
        others,
        state=state.value,
        n=counted[state],
        lines=[_in_list(one, now) for one in found],
        minutes=_minutes(usual),
    )


def _stranded(thread: Thread) -> Row:
    return [button("desk-stranded", WhoInstead(thread=thread.id), name=thread.student.name)]


def _minutes(span: timedelta | None) -> int:
    """In whole minutes; -1 stands for none."""
    return round(span.total_seconds() / 60) if span is not None else -1


def _in_list(thread: Thread, now: datetime) -> Phrase:
    since = thread.asked_at or thread.since
    until = _until(thread, now)
    return phrase("desk-line", name=thread.student.name, since=since, until=until)


def _until(thread: Thread, now: datetime) -> Phrase | str:
    """Until when there will be an answer, or would have been."""
    until = thread.promised_at or thread.missed_at
    if until is None:
        return ""
    return phrase("desk-until", at=until, late="yes" if until <= now else "no")


@private.callback_query(Open.filter())
@may(ANSWER, thread=Thread)
async def show(
    _: CallbackQuery, thread: Thread, session: Session, me: Person, now: datetime
) -> Screen:
    """The family, what was said last, and what can be done."""
    family = [phrase("desk-member", who=who(one)) for one in await desk.family(session, thread)]
    said = await desk.history(session, thread, SHOWN)
    lines = [await _line(session, thread, one) for one in said]
    asked = {one.author_id: one for one in said if one.asks and one.answered_at is None}
    rows: list[Row] = [await _answer(session, thread, one, len(asked)) for one in asked.values()]
    rows.append([button("desk-write-family", Members(thread=thread.id))])
    if thread.state is not ThreadState.DONE:
        rows.append([button("desk-close", Close(thread=thread.id))])
    mine = next((one for one in reversed(said) if one.author_id == me.id), None)
    rows += offers(me, mine)
    rows.append([button("desk-back", Listed(state=thread.state))])
    after = await desk.answered_after(session, thread)
    found = await desk.asked(session, thread)
    return screen(
        "desk-card",
        *rows,
        until=_until(thread, now),
        minutes=_minutes(after),
        names=", ".join(one.called for one in found),
        n=len(found),
        student=thread.student.name,
        groups=await desk.group_names(session, thread.student_id),
        state=thread.state.value,
        since=thread.since,
        family=family,
        lines=lines,
    )


@notification(desk.LATE, Thread, ANSWER)
async def late(_session: Session, thread: Thread, _to: Person) -> Screen | None:
    """To the staff: the family knows that the promise was not kept."""
    if thread.missed_at is None:
        return None
    show = [button("desk-show", Open(thread=thread.id))]
    return screen("desk-late", show, student=thread.student.name, at=thread.missed_at)


@notification(desk.PROMISED, Thread, ANSWER)
async def promised(_session: Session, thread: Thread, _to: Person) -> Screen | None:
    """To the staff, shortly before; nothing if it has been answered meanwhile."""
    if thread.state is not ThreadState.OPEN or thread.promised_at is None:
        return None
    show = [button("desk-show", Open(thread=thread.id))]
    facts = {"student": thread.student.name, "at": thread.promised_at}
    return screen("desk-promised", show, **facts)


async def _answer(session: Session, thread: Thread, said: Message, waiting: int) -> Row:
    """Where several of the family wait, the button says whom it answers."""
    if waiting == 1:
        return [button("desk-answer", Answer(said=said.id))]
    member = who(await desk.member(session, thread, said.author))
    return [button("desk-answer-one", Answer(said=said.id), who=member)]


async def _line(session: Session, thread: Thread, said: Message) -> Phrase:
    text = plain_of(said.post)
    short = text if len(text) <= LONGEST_LINE else f"{text[: LONGEST_LINE - 1]}…"
    name = (
        who(await desk.member(session, thread, said.author))
        if said.asks
        else phrase("desk-staff", name=said.author.called)
    )
    files = len(said.post.attachments)
    return phrase("desk-said", at=said.at, who=name, text=short, n=files)
