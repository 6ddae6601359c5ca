"""What everything stands on: how the store is opened, what a moment is, and who is who."""

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import select

from models import invitations
from models.inbox import Inbox
from models.people import Person, Role
from tests.conftest import School
from tests.notes import inbox_of


async def pragma(school: School, name: str, engine: int) -> int:
    async with school.app.store.engines[engine].connect() as connection:
        return int((await connection.exec_driver_sql(f"PRAGMA {name}")).scalar_one())


@pytest.mark.sqlite
@pytest.mark.parametrize("engine", [0, 1])
async def test_a_commit_is_on_the_disk_and_what_is_deleted_is_overwritten(
    school: School, engine: int
) -> None:
    full, on = 2, 1
    assert await pragma(school, "synchronous", engine) == full
    assert await pragma(school, "secure_delete", engine) == on
    assert await pragma(school, "foreign_keys", engine) == on
    assert await pragma(school, "query_only", engine) == (engine == 0)


async def test_a_moment_without_a_zone_is_no_moment(school: School) -> None:
    naive = school.clock().replace(tzinfo=None)
    with pytest.raises(StatementError, match="naive"):
        async with school.writing() as session:
            session.add(Inbox(update_id=1, lane=1, raw="", received_at=naive))


async def test_a_namesake_is_a_stranger(school: School) -> None:
    """A name and a username are whatever their owner types."""
    other = school.telegram.person("Ольга", "Кузнецова", id=1999, username="mama")
    await other.sends("/today")
    [answer] = other.heard()
    assert "Физика" not in answer.text
    assert "Лиза" not in answer.text


def said(
    school: School, number: int, author: dict[str, object], **more: object
) -> dict[str, object]:
    """`/today` in the chat of the group."""
    chat = {"id": school.chat.id, "type": "supergroup", "title": "8-Д"}
    entities = [{"type": "bot_command", "offset": 0, "length": 6}]
    about = {"message_id": 77, "date": school.clock.timestamp(), "chat": chat, "from": author}
    return {"update_id": number, "message": about | {"text": "/today", "entities": entities} | more}


async def test_whoever_speaks_in_the_name_of_a_chat_is_nobody(school: School) -> None:
    liza = dict(school.liza.user)
    chat = {"id": school.chat.id, "type": "supergroup", "title": "8-Д"}
    bot = {"id": 5, "is_bot": True, "first_name": "Other"}
    guises: list[dict[str, object]] = [
        {"sender_chat": chat},
        {"via_bot": bot},
        {"is_automatic_forward": True},
    ]
    for number, guise in enumerate(guises, 800_000_001):
        await school.telegram.push(said(school, number, liza, **guise), raw=True)
        await school.telegram.settle()
    [hint] = school.chat.heard()  # to an administrator who hides: where answers are
    assert "11:00" not in hint.text
    assert len(await inbox_of(school)) == 3
    await school.telegram.push(
        said(school, 800_000_009, liza), raw=True
    )  # she herself gets an answer
    await school.telegram.settle()
    assert "Физика" in school.liza.heard(school.chat)[-1].text


async def test_an_account_of_nobody_matches_nobody(school: School) -> None:
    """An update without an author must not find those who have no Telegram."""
    async with school.writing() as session:
        (await session.get_one(Person, school.ids["anna"])).telegram_id = None
    author = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    await school.telegram.push(said(school, 800_000_001, author), raw=True)
    await school.telegram.settle()
    assert school.chat.heard() == []
    async with school.app.store.reading() as session:
        anna = (await session.exec(select(Person).where(Person.id == school.ids["anna"]))).one()
        assert Role.TUTOR in anna.roles


async def test_an_answer_does_not_follow_whoever_is_disconnected(school: School) -> None:
    """What was drawn for them already is drawn no more, once the account is nobody's."""
    school.telegram.fail("sendMessage", chat=school.mama, kind="html502")
    await school.mama.sends("/today")
    async with school.writing() as session:
        mama = await session.get_one(Person, school.ids["mama"])
        anna = await session.get_one(Person, school.ids["anna"])
        await invitations.disconnect(session, mama, by=anna, at=school.clock())
    await school.passes(minutes=5)
    assert [message.text[:14] for message in school.mama.heard()] == ["Школа отключил"]
