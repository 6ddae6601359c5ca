"""The weekly letter: on which day, at which hour of whose clock, and what it says."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from models.outbox import Notification, State
from models.people import Person, Role
from models.progress import letters
from tests.conftest import MOSCOW, SCHOOL, School
from tests.gradebook import GradeBook

BERLIN, APIA = "Europe/Berlin", "Pacific/Apia"
LETTER = """\
Неделя до 16 октября

Лиза

✅ Что хорошо
· Физика: 5 — Задачи №11

⏰ Не сдано в срок: 1
· Физика: «Задачи №12», срок был 12 октября

👉 Один шаг на неделю
Физика: сдать «Задачи №12» до пятницы, 23 октября."""


@pytest.fixture
async def marked(school: School) -> School:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.mark("Физика", 5, "Задачи №11", days=1)
        await book.task("Физика", "Задачи №12", due=2)
    return school


async def written(school: School) -> dict[str, list[State]]:
    """What became of the letters, by whom they are for."""
    names = {school.ids[key]: key for key in school.actors if key in school.ids}
    async with school.app.store.reading() as session:
        kind = select(Notification).where(Notification.kind == letters.KIND)
        found: dict[str, list[State]] = {}
        for row in (await session.exec(kind.order_by(col(Notification.id)))).all():
            found.setdefault(names.get(row.person_id or 0, "?"), []).append(State(row.state))
        return found


def read(school: School, key: str) -> list[str]:
    texts = [heard.text for heard in school.actors[key].heard()]
    return [text for text in texts if text.startswith("Неделя до")]


async def test_on_friday_evening_by_each_guardians_own_clock(marked: School) -> None:
    """18:00 in Yekaterinburg is two hours before 18:00 in Moscow; it comes once."""
    await marked.passes(days=2, hours=7, minutes=24)  # Friday, 17:59 in Yekaterinburg
    assert await written(marked) == {}
    await marked.passes(minutes=1)
    assert read(marked, "papa") == [LETTER]
    assert read(marked, "mama") == []
    await marked.passes(hours=2)
    await marked.passes(minutes=1)
    assert read(marked, "mama") == read(marked, "papa") == [LETTER]
    assert marked.mama.last.buttons == [["Лиза: подробнее"], ["Письмо раз в неделю"]]
    assert set(await written(marked)) == {"mama", "papa"}
    await marked.mama.taps("Лиза: подробнее")
    assert marked.mama.last.text.startswith("Лиза\n")
    assert read(marked, "mama") == [LETTER]  # it stays to be read again
    await marked.passes(days=7)
    assert len(read(marked, "mama")) == len(read(marked, "papa")) == 2
    assert "Нет данных за 10 дней" in read(marked, "mama")[1]


async def test_a_guardian_chooses_day_and_hour_or_no_letter(marked: School) -> None:
    mama, papa = marked.mama, marked.papa
    await mama.sends("/progress")
    await mama.taps("Письмо раз в неделю")
    assert "Приходит по пятницам в 18:00 по вашим часам" in mama.last.text
    assert mama.last.buttons[:2] == [["Пн", "Вт", "Ср", "Чт"], ["Пт", "Сб", "Вс"]]
    await mama.taps("Чт")
    assert mama.last.text.startswith("В котором часу присылать письмо по четвергам?")
    await marked.restarts()
    await mama.taps("8:00")
    assert (mama.toast, "по четвергам в 8:00" in mama.last.text) == ("Готово", True)
    await papa.sends("/progress")
    await papa.taps("Письмо раз в неделю")
    await papa.taps("Не присылать")
    assert "Сейчас не приходит" in papa.last.text
    assert papa.last.buttons == [["Пн", "Вт", "Ср", "Чт"], ["Пт", "Сб", "Вс"]]
    await marked.passes(hours=23, minutes=30)  # Thursday, 08:05 in Moscow
    assert len(read(marked, "mama")) == 1
    await mama.taps("Письмо раз в неделю")
    await mama.taps("Сб")
    await mama.taps("10:00")
    await marked.passes(days=3)
    assert len(read(marked, "mama")) == 1  # once a week it stays
    assert await written(marked) == {"mama": [State.SENT]}
    await marked.passes(days=6, hours=2)  # the next Saturday, 10:05 in Moscow
    assert len(read(marked, "mama")) == 2
    await papa.taps("Пт")
    await papa.taps("20:00")
    assert "по пятницам в 20:00" in papa.last.text


async def test_neighbours_of_one_clock_have_hours_of_their_own(marked: School) -> None:
    """And what is chosen after the hour has struck begins with the next week."""
    async with marked.writing() as session:
        await GradeBook(session, marked).person("aunt", "Мария Зуева", Role.PARENT, connected=True)
        await GradeBook(session, marked).guards("aunt", "liza")
    await marked.aunt.sends("/progress")
    await marked.aunt.taps("Письмо раз в неделю")
    await marked.aunt.taps("Пт")
    await marked.aunt.taps("8:00")
    await marked.passes(days=1, hours=21, minutes=30)  # Friday, 08:05 in Yekaterinburg
    assert set(await written(marked)) == {"aunt"}
    await marked.papa.sends("/progress")
    await marked.papa.taps("Письмо раз в неделю")
    await marked.papa.taps("Чт")
    await marked.papa.taps("18:00")
    await marked.passes(minutes=10)
    assert set(await written(marked)) == {"aunt"}


async def test_what_nobody_offers_is_not_taken(marked: School) -> None:
    mama, liza = marked.mama, marked.liza
    await mama.sends("/progress")
    for forged in ("letter-at:7:18", "letter-at:1:3", "letter-at:1:22"):
        mama.presses(mama.last, forged)
        await marked.telegram.settle()
        assert (mama.alert or "").startswith("В это время письма не отправляются"), forged
    await liza.sends("/progress")
    for forged in ("letter", "letter-day:1", "letter-at:1:18", "letter-off"):
        liza.presses(liza.last, forged)
        await marked.telegram.settle()
        assert (liza.alert or "").startswith("Этого здесь уже нет"), forged
    mama.presses(mama.last, "letter-day:9")
    await marked.telegram.settle()
    assert mama.last.text.startswith("В котором часу присылать письмо по средам?")


async def test_after_a_day_of_downtime_it_is_too_late(marked: School) -> None:
    await marked._stop()
    marked.clock.advance(timedelta(days=3, hours=8))  # Saturday, 16:35 in Moscow
    await marked._start()
    await marked.passes(seconds=10)
    assert len(read(marked, "mama")) == 1  # 22 hours and a half late
    assert len(read(marked, "papa")) == 0  # two hours more
    await marked._stop()
    marked.clock.advance(timedelta(days=7, hours=4))  # Saturday, 20:35 in Moscow
    await marked._start()
    await marked.passes(seconds=10)
    assert len(read(marked, "mama")) == 1
    assert len(read(marked, "papa")) == 0


async def test_each_child_apart_and_no_letter_where_no_records_are_kept(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.group("five", "5-Д")
        await book.student("kirill", "Кирилл Кузнецов", "five")
        await book.guards("mama", "kirill")
    await school.passes(days=3)
    assert await written(school) == {"mama": [State.VOID], "papa": [State.VOID]}
    async with school.writing() as session:
        await GradeBook(session, school).mark("Физика", 5, "Опрос", days=-5)
    await school.passes(days=7)
    [letter] = read(school, "mama")
    kirill, liza = letter.split("\n\nЛиза\n")
    assert "Кирилл\n\nДанных пока нет" in kirill
    assert "· Физика: 5 — Опрос" in liza
    assert school.mama.last.buttons[:2] == [["Кирилл: подробнее"], ["Лиза: подробнее"]]


async def test_somebody_who_no_longer_answers_for_a_child_gets_none(marked: School) -> None:
    async with marked.writing() as session:
        book = GradeBook(session, marked)
        await book.person("aunt", "Мария Зуева", Role.PARENT, connected=True)
        (await session.get_one(Person, marked.ids["papa"])).telegram_id = None
    await marked.passes(days=3)
    assert set(await written(marked)) == {"mama"}


@pytest.mark.parametrize(
    ("zone", "at", "struck"),
    [
        (SCHOOL, datetime(2026, 10, 16, 12, 59, tzinfo=UTC), datetime(2026, 10, 9, 13, tzinfo=UTC)),
        (SCHOOL, datetime(2026, 10, 16, 13, tzinfo=UTC), datetime(2026, 10, 16, 13, tzinfo=UTC)),
        (MOSCOW, datetime(2026, 10, 19, 0, tzinfo=UTC), datetime(2026, 10, 16, 15, tzinfo=UTC)),
        # Summer time ends in the night to October 25th: six in the evening stays six.
        (BERLIN, datetime(2026, 10, 23, 17, tzinfo=UTC), datetime(2026, 10, 23, 16, tzinfo=UTC)),
        (BERLIN, datetime(2026, 10, 30, 17, tzinfo=UTC), datetime(2026, 10, 30, 17, tzinfo=UTC)),
        (BERLIN, datetime(2026, 10, 30, 16, tzinfo=UTC), datetime(2026, 10, 23, 16, tzinfo=UTC)),
        (
            "Pacific/Apia",
            datetime(2026, 10, 16, 6, tzinfo=UTC),
            datetime(2026, 10, 16, 5, tzinfo=UTC),
        ),
    ],
)
def test_when_the_hour_struck(zone: str, at: datetime, struck: datetime) -> None:
    assert letters.last_struck(at, zone, 4, 18) == struck
