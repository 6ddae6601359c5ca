"""Calendars: one's own timetable as a file and by a secret address, which can be switched off."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
from icalendar import Calendar

from models.people import Person
from models.timetable import Lesson, LessonState
from tests.conftest import School, peopled, running
from tests.stores import Place
from ui.i18n import Translator


@pytest.fixture
async def reachable(place: Place, words: Translator) -> AsyncIterator[School]:
    """The school of the stories, with a way in from outside."""
    url = "https://bot.school.example/calendar/"
    async with running(place, words, http_port=0, calendar_url=url) as bare:
        yield await peopled(bare)


def events(content: bytes) -> dict[str, Any]:
    """What a calendar program makes of it: the first event of each summary."""
    found: dict[str, Any] = {}
    for event in Calendar.from_ical(content).walk("VEVENT"):
        found.setdefault(str(event["SUMMARY"]), event)
    return found


def file_of(school: School, actor: Any) -> bytes:
    document = actor.last.document
    assert document is not None
    return bytes(school.telegram.world.files[document["file_id"]].content)


async def fetched(school: School, address: str) -> tuple[int, bytes]:
    assert school.app.outside is not None
    path = address.removeprefix("https://bot.school.example")
    async with (
        aiohttp.ClientSession() as http,
        http.get(f"http://127.0.0.1:{school.app.outside.port}{path}") as answer,
    ):
        return answer.status, await answer.read()


def address_in(actor: Any) -> str:
    return next(str(word) for word in actor.last.text.split() if word.startswith("https://"))


async def test_a_mother_takes_the_timetable_as_a_file(school: School) -> None:
    await school.mama.sends("/calendar")
    assert "Если уроки перенесут, возьмите новый." in school.mama.last.text
    assert school.mama.last.buttons == [["Файл для календаря"]]
    await school.mama.taps("Файл для календаря")
    assert school.mama.last.document is not None
    assert school.mama.last.document["file_name"] == "расписание.ics"
    lesson = events(file_of(school, school.mama))["Лиза: Физика"]
    assert lesson["DTSTART"].dt == datetime(2026, 10, 14, 6, tzinfo=UTC)
    assert str(lesson["DESCRIPTION"]) == "Преподаватель: Дмитрий Андреевич"
    assert str(lesson["URL"]) == "https://meet.example/8d"


async def test_a_subscription_follows_what_changes(reachable: School) -> None:
    await reachable.liza.sends("/calendar")
    await reachable.liza.taps("Адрес для подписки")
    assert "Никому не показывай:" in reachable.liza.last.text
    address = address_in(reachable.liza)
    status, content = await fetched(reachable, address)
    assert (status, str(events(content)["Физика"]["STATUS"])) == (200, "CONFIRMED")
    async with reachable.writing() as session:
        lesson = await session.get_one(Lesson, _number(events(content)["Физика"]))
        lesson.state = LessonState.CANCELLED
    status, content = await fetched(reachable, address)
    cancelled = events(content)["Физика"]
    assert str(cancelled["STATUS"]) == "CANCELLED"
    assert "URL" not in cancelled


async def test_a_new_address_ends_the_old_one_and_both_can_be_switched_off(
    reachable: School,
) -> None:
    await reachable.mama.sends("/calendar")
    await reachable.mama.taps("Адрес для подписки")
    first = address_in(reachable.mama)
    await reachable.mama.sends("/calendar")
    await reachable.mama.taps("Новый адрес")
    second = address_in(reachable.mama)
    assert (await fetched(reachable, first))[0] == 404
    assert (await fetched(reachable, second))[0] == 200
    await reachable.mama.taps("Отключить адрес")
    assert reachable.mama.toast == "Адрес больше не открывается."
    assert (await fetched(reachable, second))[0] == 404
    assert (await fetched(reachable, "https://bot.school.example/calendar/x.ics"))[0] == 404


async def test_who_is_disconnected_reads_nothing_any_more(reachable: School) -> None:
    await reachable.mama.sends("/calendar")
    await reachable.mama.taps("Адрес для подписки")
    address = address_in(reachable.mama)
    async with reachable.writing() as session:
        (await session.get_one(Person, reachable.ids["mama"])).telegram_id = None
    assert (await fetched(reachable, address))[0] == 404


async def test_without_a_way_in_there_is_no_address(school: School) -> None:
    await school.papa.sends("/calendar")
    school.papa.presses(school.papa.last, "calendar-publish")
    await school.telegram.acted(wait=True)
    assert "Подписки в этой школе нет" in str(school.papa.alert)
    await school.stranger.sends("/calendar")
    assert school.stranger.last.document is None


def _number(event: Any) -> int:
    return int(str(event["UID"]).removeprefix("lesson-").partition("@")[0])
