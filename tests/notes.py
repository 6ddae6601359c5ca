"""A kind of notification for tests of the spine, and what became of everything in the store."""

from typing import Any

import pytest
from sqlmodel import col, select

from models import outbox
from models.inbox import Inbox
from models.outbox import Notification
from models.people import Person
from models.permissions import Action
from models.timetable import Lesson
from tests.conftest import School
from ui import Screen, screen
from ui.notifications import NOTIFICATIONS, Kind

NOTE = "test-note"  # says its number aloud or in private, to anybody
PRIVATE = "test-private"  # only to whoever may see the lesson it is about
MUTE = "test-mute"  # no longer matters
BROKEN = "test-broken"  # can't be drawn


async def _numbered(_session: Any, lesson: Lesson, _to: Any) -> Screen:
    return screen("timetable-of-child", child=f"№ {lesson.id}")


async def _nothing(_session: Any, _lesson: Lesson, _to: Any) -> None:
    return None


async def _broken(_session: Any, _lesson: Lesson, _to: Any) -> None:
    raise ZeroDivisionError


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kinds above, known for one test."""
    kinds = {
        NOTE: Kind(_numbered, Lesson, None, aloud=True),
        PRIVATE: Kind(_numbered, Lesson, Action.SEE_TIMETABLE, aloud=False),
        MUTE: Kind(_nothing, Lesson, None, aloud=False),
        BROKEN: Kind(_broken, Lesson, None, aloud=False),
    }
    for name, kind in kinds.items():
        monkeypatch.setitem(NOTIFICATIONS, name, kind)


async def tells(
    school: School, whom: str, about: int = 1, kind: str = NOTE, *, settle: bool = True, **more: Any
) -> None:
    """Put a note into somebody's outbox, and wait until the bot has done what it can."""
    async with school.writing() as session:
        outbox.notify(session, school.ids[whom], kind, about, at=school.clock(), **more)
    if settle:
        await school.telegram.settle()


async def notifications(school: School) -> list[Notification]:
    async with school.app.store.reading() as session:
        everything = select(Notification).where(col(Notification.kind).startswith("test-"))
        return list((await session.exec(everything.order_by(col(Notification.id)))).all())


async def the_only(school: School) -> Notification:
    [only] = await notifications(school)
    return only


async def inbox_of(school: School) -> list[Inbox]:
    async with school.app.store.reading() as session:
        return list((await session.exec(select(Inbox).order_by(col(Inbox.update_id)))).all())


async def person(school: School, name: str) -> Person:
    async with school.app.store.reading() as session:
        return await session.get_one(Person, school.ids[name])


def numbers(school: School, name: str) -> list[int]:
    """The notes that somebody has read, in the order they came."""
    who = school.chat if name == "chat" else school.actors[name]
    return [int(h.text.split("№ ")[1]) for h in who.heard() if "№ " in h.text]


def tries(school: School, name: str) -> int:
    """How often the bot has tried to say something to somebody."""
    chat_id = school.chat.id if name == "chat" else school.actors[name].id
    return len([c for c in school.telegram.calls("sendMessage") if c.chat_id == chat_id])


async def dies_and_returns(school: School) -> None:
    """The process dies in the middle of whatever it does; a new one remembers only the store."""
    await school._stop()
    await school.app.prepare()
    await school._start()
