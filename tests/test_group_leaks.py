"""Everything that can be said in a class chat, by everybody who can say it: nothing of a child."""

import itertools
from typing import Any

import pytest

from models.attendance import AttendanceState
from tests.conftest import School
from tests.gradebook import GradeBook
from ui.menu import ENTRIES, WAYS

SECRETS = ("зимородок", "живот", "Лиза Кузнецова")


@pytest.fixture
async def told(school: School) -> School:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.attended("Алгебра", AttendanceState.EXCUSED, reason="Болит живот, страшно")
        await book.mark("Алгебра", 2, "диктант зимородок")
    return school


def everything_said(school: School) -> list[str]:
    """Each command and each key of the menu, and what stands at the beginning."""
    words = school.app.words
    keys = [
        label for key in (*ENTRIES, *WAYS.values()) for label in words.in_all_languages(key.words)
    ]
    return [f"/{entry.name}" for entry in ENTRIES] + keys + ["/start", "/menu", "/start menu"]


def unhurt(school: School) -> None:
    """Nothing that all in the chat could read, and no update that broke."""
    texts = [heard.text for heard in school.chat.heard() if not heard.ephemeral]
    assert [text for text in texts if any(secret in text for secret in SECRETS)] == []
    broken = "SELECT trouble FROM inbox WHERE state IN ('DEAD', 'POISON')"
    assert school.oracles.witness.rows(broken) == []
    assert school.oracles.leaks == []


async def test_by_members(told: School) -> None:
    for text in everything_said(told):
        for key in ("mama", "anna", "liza", "dmitry"):
            await told.actors[key].sends(text, where=told.chat, wait=False)
        await told.telegram.settle()
    unhurt(told)


async def test_by_an_anonymous_administrator(told: School) -> None:
    told.chat.promotes(told.anna)
    for text in everything_said(told):
        await told.anna.sends(text, where=told.chat, anonymous=True)
    unhurt(told)


@pytest.mark.parametrize("way", ["channel", "forward"])
async def test_by_a_channel(told: School, way: str) -> None:
    """What a channel writes, and what Telegram forwards of it by itself, bears nobody's name."""
    channel = {"id": -1001, "type": "channel", "title": "Школа"}
    more: dict[str, Any] = {"is_automatic_forward": True} if way == "forward" else {}
    somebody = {"id": 777000 if more else 136817688, "is_bot": not more, "first_name": "-"}
    for number, text in enumerate(everything_said(told)):
        message = {
            "message_id": 10**6 + number,
            "date": told.clock.timestamp(),
            "chat": {"id": told.chat.id, "type": "supergroup", "title": "8-Д"},
            "from": somebody,
            "sender_chat": channel,
            "text": text,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}],
        }
        await told.telegram.push({"message": message | more}, raw=True)
    await told.telegram.settle(60)
    unhurt(told)


async def test_in_a_topic(told: School) -> None:
    told.chat.becomes_forum()
    topic = await told.chat.opens_topic("Разное", by=told.anna)
    for text in everything_said(told):
        await told.mama.sends(text, topic=topic)
    unhurt(told)


async def test_a_foreign_button_in_the_group(told: School) -> None:
    """Her own buttons, pressed by others on a message of the group."""
    await told.mama.sends("/progress")
    await told.mama.sends("/today")
    inline = itertools.chain.from_iterable(m.inline for m in told.mama.heard())
    keys = [key["callback_data"] for row in inline for key in row if "callback_data" in key]
    await told.anna.sends("/today", where=told.chat)
    shown = told.anna.heard(told.chat)[-1]
    assert keys
    for data in keys:
        for key in ("papa", "dmitry", "anna"):
            told.actors[key].presses(shown, data)
        await told.telegram.settle()
    unhurt(told)
