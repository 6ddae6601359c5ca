"""A teacher reads three lines about each student who is new to them, and says so."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import Router
from aiogram.types import CallbackQuery

from models import introductions
from models.base import Session
from models.introductions import Briefing, New
from models.people import Person
from models.permissions import Action
from ui import CallbackData, Phrase, Screen, button, may, notification, pages, phrase, screen, zones

private = Router(name=__name__)

SEE = Action.SEE_BRIEFING
ON_A_PAGE = 6
ADVICE_SHOWN = 250  # characters of a psychologist's advice; all of it stands in /advice


class Page(CallbackData, prefix="newcomers"):
    """Show more of those who are new to me."""

    briefing: int
    page: int


class Confirm(CallbackData, prefix="newcomers-ok"):
    """I have read about everybody here."""

    briefing: int


@notification(introductions.TOLD, Briefing, SEE)
async def told(session: Session, briefing: Briefing, to: Person, at: datetime) -> Screen | None:
    """To the teacher; None if they teach none of them any more, or no consent is in force."""
    return await _page(session, briefing, to, 0, at)


@private.callback_query(Page.filter())
@may(SEE, briefing=Briefing)
async def turn(
    _: CallbackQuery,
    callback_data: Page,
    briefing: Briefing,
    session: Session,
    me: Person,
    now: datetime,
) -> Screen:
    found = await _page(session, briefing, me, callback_data.page, now)
    return found or screen("introductions-nobody")


@private.callback_query(Confirm.filter())
@may(Action.CONFIRM_BRIEFING, briefing=Briefing)
async def confirm(_: CallbackQuery, briefing: Briefing, session: Session, now: datetime) -> Screen:
    await introductions.confirm(session, briefing, at=now)
    return screen("introductions-confirmed")


async def _page(
    session: Session, briefing: Briefing, me: Person, page: int, now: datetime
) -> Screen | None:
    found = await introductions.students(session, me, briefing)
    if not found:
        return None
    shown = await introductions.lines(session, me, pages.cut(found, page, ON_A_PAGE))
    id = briefing.id
    turns = pages.turns(len(found), page, ON_A_PAGE, lambda other: Page(briefing=id, page=other))
    done = [button("introductions-ok", Confirm(briefing=id), style="success")]
    return screen(
        "introductions-told",
        turns,
        done if briefing.confirmed_at is None else [],
        n=len(found),
        lines=[_lines(one, me, now) for one in shown],
    )


def _lines(new: New, me: Person, now: datetime) -> Phrase:
    zone = new.student.zone
    advice = new.advice
    if len(advice) > ADVICE_SHOWN:
        advice = advice[:ADVICE_SHOWN].rsplit(" ", 1)[0] + "…"
    return phrase(
        "introductions-lines",
        name=new.student.name,
        groups=new.groups,
        school=new.school.name if new.school else "",
        clock=phrase(
            "introductions-clock", city=zones.city(zone, me.language), **_ahead(zone, me, now)
        ),
        advice=advice,
    )


def _ahead(zone: str, me: Person, now: datetime) -> dict[str, object]:
    """How much later or earlier it is there than here."""
    there, here = (now.astimezone(ZoneInfo(name)).replace(tzinfo=None) for name in (zone, me.zone))
    minutes = round((there - here).total_seconds() / 60)
    which = "same" if not minutes else "ahead" if minutes > 0 else "behind"
    hours, rest = divmod(abs(minutes), 60)
    return {"which": which, "hours": f"{hours}" + (f":{rest:02}" if rest else "")}


@notification(introductions.UNREAD, Briefing, SEE)
async def unread(session: Session, briefing: Briefing, to: Person) -> Screen | None:
    """To a tutor: the first lesson is near, and the teacher has not said that they know."""
    found = await introductions.students(session, to, briefing)
    if briefing.confirmed_at is not None or briefing.lesson_at is None or not found:
        return None
    teacher = await session.get_one(Person, briefing.teacher_id)
    names = ", ".join(one.name for one in found[:ON_A_PAGE])
    return screen(
        "introductions-unread",
        teacher=teacher.called,
        names=names,
        more=max(len(found) - ON_A_PAGE, 0),
        at=briefing.lesson_at,
    )
