"""Tables taken out of the school: whose they are, and that they go in again and change nothing."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import delete

from handlers.downloads import Take, TakeRecords
from models import announcements, receipts
from models.announcements import Announcement, AnnouncementState
from models.attendance import AttendanceState
from models.audiences import Audience
from models.consents import Consent
from models.courses import Scale
from models.downloads import Download, Period
from models.downloads.receipts import Arrival, What
from models.groups import Group
from models.mastery import Level
from models.outbox import Notification, State
from models.people import Reader, Role
from models.posts import Post
from models.reassignment import Request, RequestCause, RequestKind, RequestState
from models.reassignment.tables import UNSAID
from models.receipts import Reply
from models.slots import Slot
from tests.conftest import SCHOOL, WEDNESDAY, School
from tests.gradebook import GradeBook, ago
from tests.tables import TOLD, everything
from ui import CallbackData
from ui.downloads import _cell
from ui.i18n import Translator


def told(cell: Any) -> Any:
    """A day or a moment as it stands in the cell."""
    return f"{cell:%d.%m.%Y %H:%M}" if isinstance(cell, datetime | date) else cell


def file_of(school: School, message: Any) -> tuple[str, bytes]:
    document = message.document
    assert document is not None
    return document["file_name"], school.telegram.world.files[document["file_id"]].content


async def taken(school: School, actor: Any, *taps: str) -> dict[str, bytes]:
    """The files that come of these taps, by name."""
    await actor.sends("/downloads")
    before = len(actor.heard())
    for label in taps:
        await actor.taps(label)
    return dict(file_of(school, one) for one in actor.heard()[before - 1 :] if one.document)


async def forges(school: School, actor: Any, callback: CallbackData) -> None:
    """A button that nobody has drawn brings no file."""
    await actor.sends("/downloads")
    before = len(actor.heard())
    actor.presses(actor.last, callback.pack())
    await school.telegram.settle()
    assert [one for one in actor.heard()[before:] if one.document] == []


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = load_workbook(io.BytesIO(content))
    return {
        sheet.title: [[told(one) for one in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book
    }


@pytest.fixture
async def marked(school: School) -> School:
    """Лиза has marks on every scale, works with and without a mark, and lessons that were noted."""
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.mark("Алгебра", 5, "=1+1", days=1)
        await book.mark("Алгебра", 4, "Опрос", days=2)
        await book.mark("Физика", 3, days=40)
        await book.mark("Химия", 1, "Реакции", scale=Scale.PASS)
        await book.mark("Музыка", 87.5, "Тест", scale=Scale.PERCENT)
        essay = await book.task("Русский", "Сочинение", due=9)
        made = await book.attempt(essay, days=8)
        made.submitted_at = ago(8) + timedelta(seconds=31)
        await book.mark("Русский", 4, "Сочинение", assignment_id=essay.id, attempt_id=made.id)
        await book.level("Алгебра", "Дроби", Level.ADVANCED)
        dictation = await book.task("Русский", "Диктант", due=4)
        await book.mark("Русский", 2, "Диктант", assignment_id=dictation.id)
        await book.attended(
            "Алгебра", AttendanceState.PRESENT, AttendanceState.LATE, reason="болит живот"
        )
    return school


async def goes_in_again(
    school: School, files: dict[str, bytes], told: str = "уже так и есть"
) -> None:
    """Tables that were taken out change no table when they are sent back."""
    before = await everything(school, but=TOLD)
    for name, content in files.items():
        await school.anna.sends_file(name, content)
        assert told in school.anna.last.text, name
    assert await everything(school, but=TOLD) == before


async def test_the_gradebook_goes_out_and_in_again_and_nothing_changes(marked: School) -> None:
    anna = marked.anna
    found = await taken(marked, anna, "Оценки, задания и уровни", "За всё время")
    assert set(found) == {
        f"{name}.xlsx" for name in ("задания", "оценки", "сданные работы", "уровни")
    }
    assert sheets(found["задания.xlsx"])["задания"][1:] == [
        *(["8-Д", "Русский", "Сочинение", "05.10.2026 10:35", None, 1, "пятибалльная"],),
        *(["8-Д", "Русский", "Диктант", "10.10.2026 10:35", None, 1, "пятибалльная"],),
    ]
    assert sheets(found["уровни.xlsx"])["уровни"][1:] == [
        ["Лиза Кузнецова", "8-Д", "Алгебра", "Дроби", "повышенный"]
    ]
    assert sheets(found["оценки.xlsx"])["оценки"][:2] == [
        ["ученик", "группа", "предмет", "оценка", "за что", "дата"],
        ["Лиза Кузнецова", "8-Д", "Алгебра", 4, "Опрос", "12.10.2026 00:00"],
    ]
    assert {row[3] for row in sheets(found["оценки.xlsx"])["оценки"][1:]} == {
        5,
        4,
        3,
        87.5,
        "зачёт",
    }
    assert sheets(found["сданные работы.xlsx"])["сданные работы"][1:] == [
        ["Лиза Кузнецова", "8-Д", "Русский", "Сочинение", "06.10.2026 10:35", "нет", 4],
        ["Лиза Кузнецова", "8-Д", "Русский", "Диктант", None, "нет", 2],
    ]
    await goes_in_again(marked, found)


async def test_a_formula_stays_a_text(marked: School) -> None:
    found = await taken(marked, marked.anna, "Оценки, задания и уровни", "Этот месяц")
    book = load_workbook(io.BytesIO(found["оценки.xlsx"]))
    [cell] = [one for row in book.active.iter_rows() for one in row if one.value == "=1+1"]
    assert cell.data_type == "s"


async def test_attendance_goes_out_and_in_again(marked: School) -> None:
    found = await taken(marked, marked.anna, "Посещаемость", "За всё время")
    [rows] = sheets(found["посещаемость.xlsx"]).values()
    assert rows[1] == [
        *("Лиза Кузнецова", "8-Д", "Алгебра", "12.10.2026 00:00", time(9)),
        *("был", "болит живот"),
    ]
    assert [row[5] for row in rows[1:]] == ["был", "опоздал"]
    await goes_in_again(marked, found)


async def test_a_period_leaves_out_what_was_before_it(marked: School) -> None:
    found = await taken(marked, marked.anna, "Оценки, задания и уровни", "Этот месяц")
    subjects = {row[2] for row in sheets(found["оценки.xlsx"])["оценки"][1:]}
    assert subjects == {"Алгебра", "Химия", "Музыка"}
    found = await taken(marked, marked.anna, "Оценки, задания и уровни", "Последние 90 дней")
    assert "Физика" in {row[2] for row in sheets(found["оценки.xlsx"])["оценки"][1:]}


async def test_the_timetable_goes_out_and_in_again(school: School) -> None:
    found = await taken(school, school.anna, "Расписание")
    [rows] = sheets(found["расписание по часам.xlsx"]).values()
    assert rows[1][:6] == ["пн", time(9), time(9, 40), "Алгебра", "Дмитрий Андреевич Лапин", "8-Д"]
    assert len(rows) == 5
    await goes_in_again(school, found, "все уже в расписании. Менять нечего")


async def test_lessons_with_groups_of_others_stand_apart(school: School) -> None:
    """A file that named 5-Д would speak for its whole week."""
    async with school.writing() as session:
        book = GradeBook(session, school)
        other = await book.group("other", "5-Д")
        ours = await session.get_one(Group, school.ids["group"])
        joint: dict[str, Any] = {"weekday": 4, "starts": time(15), "ends": time(15, 40)}
        session.add(Slot(key="x", zone=SCHOOL, subject="Хор", groups=[ours, other], **joint))
    found = await taken(school, school.anna, "Расписание")
    first, second = sheets(found["расписание по часам.xlsx"]).values()
    assert "Хор" not in [row[3] for row in first]
    assert [row[3] for row in second] == ["предмет", "Хор"]
    assert "ещё 1 — на втором листе" in school.anna.last.text
    await school.anna.sends_file("обратно.xlsx", found["расписание по часам.xlsx"])
    assert "Менять нечего" in school.anna.last.text


async def test_a_teacher_takes_their_own_subjects(marked: School) -> None:
    async with marked.writing() as session:
        book = GradeBook(session, marked)
        await book.mark("Черчение", 5, "Кубик")
    found = await taken(marked, marked.dmitry, "Оценки, задания и уровни", "За всё время")
    subjects = {row[2] for row in sheets(found["оценки.xlsx"])["оценки"][1:]}
    assert subjects == {"Алгебра", "Физика"}
    found = await taken(marked, marked.dmitry, "Расписание")
    assert len(next(iter(sheets(found["расписание по часам.xlsx"]).values()))) >= 1


async def test_without_a_consent_nothing_personal_goes_out(marked: School) -> None:
    async with marked.writing() as session:
        await session.exec(delete(Consent))
    assert await taken(marked, marked.anna, "Посещаемость", "За всё время") == {}
    assert "ничего нет" in marked.anna.last.text


async def test_an_administrator_takes_no_marks(marked: School) -> None:
    async with marked.writing() as session:
        book = GradeBook(session, marked)
        await book.person("boss", "Пётр Главный", Role.ADMIN, connected=True)
        await book.group("other", "5-Д")
    await marked.boss.sends("/downloads")
    assert [row for row in marked.boss.last.buttons if row == ["Оценки, задания и уровни"]] == []
    found = await taken(marked, marked.boss, "Расписание", "5-Д")
    assert found == {}
    assert "ничего нет" in marked.boss.last.text
    assert await taken(marked, marked.boss, "Расписание", "8-Д")
    await forges(marked, marked.boss, TakeRecords(kind=Download.MARKS, group=0, period=Period.ALL))


async def test_families_find_no_such_entry(school: School) -> None:
    for who in (school.mama, school.liza):
        await who.sends("/downloads")
        assert not who.last.buttons or "Расписание" not in str(who.last.buttons)


async def test_a_forged_button_takes_nothing_personal_by_the_other_door(marked: School) -> None:
    anna = marked.anna
    await forges(marked, anna, Take(kind=Download.MARKS, group=0, period=Period.ALL))
    await forges(marked, anna, TakeRecords(kind=Download.TIMETABLE, group=0, period=Period.ALL))
    await forges(marked, anna, Take(kind=Download.TIMETABLE, group=77, period=Period.ALL))


async def test_requests_go_out_with_what_became_of_them(marked: School) -> None:
    ids = marked.ids
    async with marked.writing() as session:
        book = GradeBook(session, marked)
        task = await book.task("Физика", "Опыт")
        post = Post(author_id=ids["mama"], html="Был <b>врач</b> &amp; укол")
        session.add(post)
        await session.flush()
        asked: dict[str, Any] = {"student_id": ids["liza"], "asker_id": ids["mama"]}
        asked |= {"assignment_id": task.id, "teacher_id": ids["dmitry"], "kind": RequestKind.REDO}
        for state in (RequestState.DRAFT, RequestState.ASSIGNED):
            session.add(Request(state=state, since=WEDNESDAY, post_id=post.id, **asked))
    [[_, row]] = sheets(
        (await taken(marked, marked.anna, "Заявки", "За всё время"))["заявки.xlsx"]
    ).values()
    assert row[:4] == ["Лиза Кузнецова", "пройти заново", "Физика", "Опыт"]
    assert row[6:10] == [
        *("Был врач & укол", "Дмитрий Андреевич Лапин", "назначено", "14.10.2026 10:35"),
    ]
    [[_, row]] = sheets(
        (await taken(marked, marked.dmitry, "Заявки", "Этот месяц"))["заявки.xlsx"]
    ).values()
    assert row[1] == "пройти заново"


async def test_who_has_confirmed_what_goes_out(school: School) -> None:
    ids = school.ids
    async with school.writing() as session:
        post = Post(author_id=ids["anna"], html="<b>Собрание</b> в пятницу\nПриходите")
        audience = Audience(author_id=ids["anna"], parts=[])
        session.add_all([post, audience])
        await session.flush()
        news = Announcement(
            author_id=ids["anna"],
            post_id=post.id,
            audience_id=audience.id,
            begun_at=WEDNESDAY,
            sent_at=WEDNESDAY,
            state=AnnouncementState.SENDING,
            wants_receipt=True,
        )
        session.add(news)
        await session.flush()
        for who, state in (("mama", State.SENT), ("papa", State.UNREACHABLE)):
            session.add(
                Notification(
                    person_id=ids[who],
                    kind=announcements.TOLD,
                    about=news.id,
                    due_at=WEDNESDAY,
                    state=state,
                )
            )
        await receipts.give(
            session, announcements.TOLD, news.id, Reply.SEEN, by=ids["mama"], at=WEDNESDAY
        )
    found = await taken(school, school.anna, "Кто ознакомился", "Этот месяц")
    [[header, *rows]] = sheets(found["кто ознакомился.xlsx"]).values()
    assert header[3:6] == ["кому", "доставка", "подтверждение"]
    about = ["объявление", "Собрание в пятницу", "14.10.2026 10:35"]
    assert rows == [
        [*about, "Ольга Кузнецова", "доставлено", "да", "14.10.2026 10:35"],
        [*about, "Павел Кузнецов", "не дошло", None, None],
    ]
    assert await taken(school, school.dmitry, "Расписание")
    assert "Кто ознакомился" not in str(school.dmitry.last.buttons)
    await forges(school, school.dmitry, Take(kind=Download.RECEIPTS, group=0, period=Period.ALL))


async def test_outside_telegram_nothing_personal_is_a_file(closed: School) -> None:
    async with closed.writing() as session:
        await GradeBook(session, closed).mark("Алгебра", 5)
    assert await taken(closed, closed.anna, "Оценки, задания и уровни", "За всё время") == {}
    assert await taken(closed, closed.anna, "Расписание")


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("kind", [RequestKind, RequestCause, RequestState, What, Arrival, Reply])
def test_every_word_of_a_table_is_said(words: Translator, kind: Any, language: str) -> None:
    said = [_cell(words, Reader(language), one, ()) for one in kind if one not in UNSAID]
    assert len(set(said)) == len(said)
    last = _cell(words, Reader(language), Reply.CANNOT, ())
    assert kind is Reply or last not in said
