"""Nothing is kept longer than it is needed for."""

import re
from datetime import timedelta

from sqlmodel import col, func, select

from models import retention
from models.inbox import Inbox
from models.invitations import WrongGuess
from models.outbox import ANSWER, Notification
from models.registry import REGISTRY
from tests import canaries
from tests.conftest import School


async def counts(school: School) -> dict[str, int]:
    async with school.app.store.reading() as session:
        answers = select(Notification).where(col(Notification.kind) == ANSWER)
        return {
            "updates": len((await session.exec(select(Inbox))).all()),
            "answers": len((await session.exec(answers)).all()),
            "guesses": len((await session.exec(select(WrongGuess))).all()),
        }


async def test_after_two_days_what_was_said_is_forgotten(school: School) -> None:
    await school.stranger.sends("0123456789")
    before = await counts(school)
    assert all(before.values()), before
    await school.passes(hours=47)
    assert await counts(school) == before | {"guesses": 0}
    await school.passes(hours=2)
    assert await counts(school) == dict.fromkeys(before, 0)


async def test_the_text_of_an_update_goes_as_soon_as_it_is_answered(school: School) -> None:
    await school.mama.sends("Лиза сегодня болеет")
    async with school.app.store.reading() as session:
        kept = (await session.exec(select(Inbox))).one()
        assert kept.raw is None


HOURS = re.compile("(an|[0-9]+) hours?")  # how the registry says that a table empties by itself


async def test_what_the_registry_lets_go_after_hours_is_let_go(school: School) -> None:
    """A row in every table, and a year later only the tables with a time of their own are empty."""
    async with school.writing() as session:
        await canaries.two_students(session, school.ids["mama"], school.ids["dmitry"])
        await retention.forget(session, at=canaries.DAWN + timedelta(days=365))
        gone = set()
        for declared in REGISTRY.values():
            rows = select(func.count()).select_from(declared.table)
            if (await session.exec(rows)).one() == 0:
                gone.add(declared.name)
    timed = {declared.name for declared in REGISTRY.values() if HOURS.match(declared.until)}
    assert {"inbox", "import_file", "wrong_guess"} <= timed
    assert gone - {"installation"} == timed
