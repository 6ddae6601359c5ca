"""What the bot could not say in time: one short report to the staff, and the list behind it."""

from itertools import groupby

from aiogram import Router
from aiogram.types import CallbackQuery

from models import missed
from models.base import Session
from models.missed import Missed, Untold
from models.people import Person
from models.permissions import Action
from ui import CallbackData, Phrase, Screen, button, may, notification, phrase, screen

private = Router(name=__name__)

LESSONS_SHOWN, NAMES_SHOWN = 20, 8


class ShowMissed(CallbackData, prefix="missed"):
    """Show who was not told what."""

    missed: int


@notification(missed.KIND, Missed, Action.SEE_PEOPLE)
async def tell(session: Session, about: Missed, to: Person) -> Screen | None:
    """Nothing, if it is nobody of theirs any more."""
    found = await missed.untold(session, to, about)
    if not found:
        return None
    lessons = [one.lesson for one in found if one.lesson is not None]
    return screen(
        "missed-report",
        [button("missed-show", ShowMissed(missed=about.id))],
        reminders=len(lessons),
        lessons=len({lesson.id for lesson in lessons}),
        others=len(found) - len(lessons),
    )


@private.callback_query(ShowMissed.filter())
@may(Action.SEE_PEOPLE, missed=Missed)
async def show(_: CallbackQuery, missed: Missed, session: Session, me: Person) -> Screen:
    return await _list(session, me, missed)


async def _list(session: Session, me: Person, about: Missed) -> Screen:
    found = await missed.untold(session, me, about)
    by_lesson = groupby(found, lambda one: one.lesson and one.lesson.id)
    lines = [_line(list(people)) for _, people in by_lesson]
    shown = lines[:LESSONS_SHOWN]
    return screen("missed-list", lines=shown, more=len(lines) - len(shown))


def _line(found: list[Untold]) -> Phrase:
    """One lesson, or everything that was no reminder, and whom it concerned."""
    names = ", ".join([one.person.name for one in found][:NAMES_SHOWN])
    more, lesson = max(0, len(found) - NAMES_SHOWN), found[0].lesson
    if lesson is None:
        return phrase("missed-others", names=names, more=more)
    return phrase(
        "missed-lesson", subject=lesson.subject, at=lesson.starts_at, names=names, more=more
    )
