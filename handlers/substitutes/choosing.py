"""Naming a substitute for a tutor: who, from which day to which, and an end of it."""

from datetime import date, datetime, timedelta

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.substitutes.callbacks import Decide, End, FirstDays, From, Look, Show, Until, Whom
from handlers.substitutes.wording import facts_of
from models import substitutes
from models.base import AccessDenied, Session
from models.groups import Group
from models.people import Person
from models.permissions import Action
from models.rosters import Inside, Managing
from models.substitutes import Substitution, SubstitutionState
from models.timetable import local_day
from ui import Row, Screen, button, calendar_day, may, offer, offers, pages, phrase, screen
from ui.calendar import month

private = Router(name=__name__)

NAME = Action.SUBSTITUTE
ON_A_PAGE = 8
A_TERM = timedelta(days=120)


offer(
    Managing,
    NAME,
    "substitutes-open",
    lambda managing: Show(group=managing.group.id),
    lambda managing: managing.group.archived_at is None,
)


@private.callback_query(Show.filter())
@may(NAME, group=Group)
async def show(_: CallbackQuery, group: Group, session: Session, me: Person) -> Screen:
    return await _group(session, me, group)


async def _group(session: Session, me: Person, group: Group, news: str = "none") -> Screen:
    keep = await substitutes.tutors(session, group)
    rows: list[Row] = []
    lines = []
    for one in await substitutes.open_ones(session, group):
        facts = await facts_of(session, one)
        running = "yes" if one.state is SubstitutionState.RUNNING else "no"
        lines.append(phrase("substitutes-line", **facts, running=running))
        end = End(substitution=one.id)
        rows.append([button("substitutes-end", end, name=facts["name"], running=running)])
    # A tutor is asked about themselves first; where there are two, an administrator says for whom.
    for tutor in [one for one in keep if one.id == me.id] or keep:
        new = Whom(group=group.id, tutor=tutor.id)
        rows.append([button("substitutes-new", new, name=tutor.name, n=len(keep))])
    words = "substitutes-group" if keep else "substitutes-no-tutor"
    names = ", ".join(one.name for one in keep)
    rows += offers(me, Inside(group.id))
    return screen(words, *rows, group=group.name, tutors=names, lines=lines, news=news)


@private.callback_query(Whom.filter())
@may(NAME, group=Group)
async def choose(
    _: CallbackQuery, callback_data: Whom, group: Group, session: Session, me: Person
) -> Screen:
    asked = callback_data
    found = [
        one for one in await substitutes.candidates(session, group, me) if one.id != asked.tutor
    ]
    rows: list[Row] = []
    for one in pages.cut(found, asked.page, ON_A_PAGE):
        pick = From(group=group.id, tutor=asked.tutor, substitute=one.id)
        rows.append([button("substitutes-person", pick, name=one.name)])
    turns = pages.turns(
        len(found), asked.page, ON_A_PAGE, lambda page: asked.model_copy(update={"page": page})
    )
    back = [button("substitutes-back", Show(group=group.id))]
    words = "substitutes-who" if found else "substitutes-nobody"
    return screen(words, turns, *rows, back, group=group.name)


@private.callback_query(From.filter())
@may(NAME, group=Group)
async def choose_first(
    _: CallbackQuery,
    callback_data: From,
    group: Group,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    tutor = await session.get(Person, callback_data.tutor)
    substitute = await session.get(Person, callback_data.substitute)
    if tutor is None or substitute is None:
        raise AccessDenied
    one = await substitutes.draft(session, group, tutor, substitute, by=me, at=now)
    today = local_day(now, group.zone)
    tomorrow = today + timedelta(days=1)
    month = FirstDays(substitution=one.id, month=today.toordinal(), last=False)
    return screen(
        "substitutes-from",
        [button("substitutes-today", Until(substitution=one.id, day=today.toordinal()))],
        [button("substitutes-tomorrow", Until(substitution=one.id, day=tomorrow.toordinal()))],
        [button("substitutes-other-day", month)],
        [button("substitutes-back", Show(group=group.id))],
        name=substitute.name,
        group=group.name,
    )


@private.callback_query(FirstDays.filter())
@may(NAME, substitution=Substitution)
async def days(
    _: CallbackQuery,
    callback_data: FirstDays,
    substitution: Substitution,
    session: Session,
    now: datetime,
) -> Screen:
    id, last = substitution.id, callback_data.last
    today = await _today(session, substitution, now)
    first = substitution.first_day if last else today
    rows = month(
        min(max(calendar_day(callback_data.month), first), first + A_TERM),
        first,
        first + A_TERM,
        lambda day: (Look if last else Until)(substitution=id, day=day.toordinal()),
        lambda day: FirstDays(substitution=id, month=day.toordinal(), last=last),
    )
    return screen("substitutes-last-day" if last else "substitutes-first-day", *rows)


@private.callback_query(Until.filter())
@may(NAME, substitution=Substitution)
async def choose_last(
    _: CallbackQuery,
    callback_data: Until,
    substitution: Substitution,
    session: Session,
    now: datetime,
) -> Screen:
    today = await _today(session, substitution, now)
    first = min(max(calendar_day(callback_data.day), today), today + A_TERM)
    substitutes.begin_on(substitution, first)
    id = substitution.id
    rows: list[Row] = []
    for days, words in ((0, "day"), (6, "week"), (13, "fortnight")):
        last = first + timedelta(days=days)
        look = Look(substitution=id, day=last.toordinal())
        rows.append([button("substitutes-for", look, length=words, day=last)])
    month = FirstDays(substitution=id, month=first.toordinal(), last=True)
    rows.append([button("substitutes-other-day", month)])
    back = [button("substitutes-back", Show(group=substitution.group_id))]
    return screen("substitutes-until", *rows, back, day=first)


@private.callback_query(Look.filter())
@may(NAME, substitution=Substitution)
async def look(
    _: CallbackQuery,
    callback_data: Look,
    substitution: Substitution,
    session: Session,
    me: Person,
) -> Screen:
    last = _last(substitution, callback_data.day)
    others = await substitutes.other_groups(session, substitution, me)
    yes = {"substitution": substitution.id, "day": last.toordinal()}
    names = ", ".join(one.name for one in others)
    rows: list[Row] = [
        [button("substitutes-yes", Decide(**yes, everywhere=False), style="success", n=len(others))]
    ]
    if others:
        rows.append([button("substitutes-everywhere", Decide(**yes, everywhere=True), of=names)])
    rows.append([button("substitutes-back", Show(group=substitution.group_id))])
    facts = await facts_of(session, substitution)
    return screen("substitutes-sure", *rows, **facts | {"last": last})


@private.callback_query(Decide.filter())
@may(NAME, substitution=Substitution)
async def decide(
    _: CallbackQuery,
    callback_data: Decide,
    substitution: Substitution,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    last = _last(substitution, callback_data.day)
    everywhere = callback_data.everywhere
    await substitutes.decide(session, substitution, last, by=me, at=now, everywhere=everywhere)
    group = await session.get_one(Group, substitution.group_id)
    return await _group(session, me, group, news="named")


@private.callback_query(End.filter())
@may(NAME, substitution=Substitution)
async def end(
    _: CallbackQuery, substitution: Substitution, session: Session, me: Person, now: datetime
) -> Screen:
    await substitutes.end(session, substitution, by=me, at=now)
    group = await session.get_one(Group, substitution.group_id)
    return await _group(session, me, group, news="ended")


async def _today(session: Session, substitution: Substitution, now: datetime) -> date:
    return local_day(now, (await session.get_one(Group, substitution.group_id)).zone)


def _last(substitution: Substitution, ordinal: int) -> date:
    """The last day that a button names, brought near enough."""
    first = substitution.first_day
    return min(max(calendar_day(ordinal), first), first + A_TERM)
