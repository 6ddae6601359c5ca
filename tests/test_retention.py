"""Nothing is kept longer than it is needed for."""

from sqlmodel import col, select

from models.inbox import Inbox
from models.invitations import WrongGuess
from models.outbox import ANSWER, Notification
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
