"""Clashes of the coming two weeks: who or what is wanted twice, and the lessons to open."""

from datetime import datetime

from aiogram import Router
from aiogram.types import Message

from models import busy, lesson_clashes
from models.base import Session
from models.busy import Touched
from models.lesson_clashes import Held, LessonClash
from models.people import Person
from models.permissions import Action
from ui import Button, Phrase, Screen, Shelf, button, entry, may, phrase, screen
from ui.busy import touched, what
from ui.links import ShowBusy, ShowLesson

private = Router(name=__name__)

CLASHES_SHOWN = 10
NAMES_SHOWN = 3


@private.message(entry("clashes", Action.SEE_CLASHES, shelf=Shelf.SCHOOL))
@may(Action.SEE_CLASHES)
async def show(_: Message, session: Session, me: Person, now: datetime) -> Screen:
    found = await lesson_clashes.coming(session, me, at=now)
    wanted = await busy.coming(session, me, at=now)
    if not found and not wanted:
        return screen("clashes-none")
    shown = found[:CLASHES_SHOWN]
    lines = [line(number, clash) for number, clash in enumerate(shown, start=1)]
    rows = [_opening(number, clash) for number, clash in enumerate(shown, start=1)]
    more = len(found) - len(shown)
    if wanted:
        lines += [phrase("clashes-busy-heading"), *map(_busy, wanted[:CLASHES_SHOWN])]
        days = {hit.busy.id: hit.busy for hit in wanted[:CLASHES_SHOWN]}
        rows += [
            [button("clashes-open-busy", ShowBusy(busy=one.id), what=what(one))]
            for one in days.values()
        ]
    count = len(found) + len(wanted)
    return screen("clashes-list", *rows, count=count, more=more, lines=lines)


def _busy(hit: Touched) -> Phrase:
    return phrase("clashes-busy", **touched(hit))


def line(number: int, clash: LessonClash) -> Phrase:
    """Who or what is wanted twice, and for which two lessons."""
    return phrase(
        "clashes-line",
        number=number,
        kind=str(clash.kind),
        who=", ".join(clash.who[:NAMES_SHOWN]),
        at=clash.first.starts_at,
        first=_told(clash.first),
        second=_told(clash.second),
        again=clash.times - 1,
    )


def _told(lesson: Held) -> Phrase:
    if not lesson.mine:
        return phrase("clashes-other", at=lesson.starts_at, until=lesson.ends_at)
    return phrase(
        "clashes-lesson",
        at=lesson.starts_at,
        until=lesson.ends_at,
        subject=lesson.subject,
        groups=", ".join(lesson.groups),
    )


def _opening(number: int, clash: LessonClash) -> list[Button]:
    """The lessons that this reader may open."""
    return [
        button("clashes-open", ShowLesson(lesson=one.id), number=number, subject=one.subject)
        for one in (clash.first, clash.second)
        if one.mine
    ]
