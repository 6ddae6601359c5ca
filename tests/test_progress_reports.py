"""A report on paper of how a student stands: for the family, the tutor and the coordinator."""

from typing import Any

import pypdfium2
import pytest

from handlers.progress.callbacks import Report
from models.attendance import AttendanceState
from models.people import Role
from tests.conftest import School
from tests.gradebook import GradeBook
from ui.reports import Part, paper
from ui.reports import Report as Paper

PRESENT, LATE, ABSENT, EXCUSED = AttendanceState


@pytest.fixture
async def marked(school: School) -> School:
    """Two weeks of marks, two works that are owed, four lessons noted."""
    async with school.writing() as session:
        book = GradeBook(session, school)
        for days, score in ((1, 5), (9, 3), (16, 4), (23, 3)):
            await book.mark("Физика", score, days=days)
            await book.mark("Алгебра", min(score + 1, 5), days=days)
        await book.task("Физика", "Задачи №12", due=2)
        await book.task("Русский", "Сочинение <о лете> 🌞", due=9)
        await book.attended("Алгебра", PRESENT, LATE, ABSENT, EXCUSED)
    return school


def report_of(school: School, actor: Any) -> bytes:
    document = actor.last.document
    assert document is not None
    assert document["file_name"] == "Лиза Кузнецова, успеваемость.pdf"
    return bytes(school.telegram.world.files[document["file_id"]].content)


def text_of(content: bytes) -> str:
    """What stands on the pages, in one line."""
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(p.get_textpage().get_text_range() for p in pages).split())


async def test_a_mother_takes_a_report_of_her_child(marked: School) -> None:
    mama = marked.mama
    await mama.sends("/progress")
    await mama.taps("По предметам")
    await mama.taps("Отчёт файлом")
    content = report_of(marked, mama)
    told = text_of(content)
    assert "Лиза Кузнецова" in told
    assert "8-Д · успеваемость на 14.10.2026" in told
    assert "2 из 4" in told
    assert "2 (по уваж. причине 1)" in told
    assert "· Русский: «Сочинение <о лете> », срок был 5 октября" in told
    assert "Физика: сдать «Задачи №12» до пятницы, 16 октября." in told
    await mama.taps("← По предметам")
    assert "по предметам" in mama.last.text


async def test_the_chart_is_on_the_paper_and_its_letters_too(marked: School) -> None:
    await marked.liza.sends("/progress")
    await marked.liza.taps("По предметам")
    await marked.liza.taps("Отчёт файлом")
    content = report_of(marked, marked.liza)
    pages = pypdfium2.PdfDocument(content)
    images = [one for page in pages for one in page.get_objects() if one.type == 3]
    assert len(images) == 1
    assert b"/FontFile2" in content


async def test_whoever_may_not_see_a_child_whole_takes_no_report(marked: School) -> None:
    """A teacher sees a course; an administrator, and somebody else's mother, nothing."""
    async with marked.writing() as session:
        book = GradeBook(session, marked)
        await book.person("boss", "Пётр Главный", Role.ADMIN, connected=True)
        await book.person("sonya", "Соня Абрамова", Role.PARENT, connected=True)
    button = Report(student=marked.ids["liza"]).pack()
    for who in (marked.dmitry, marked.boss, marked.sonya):
        await who.sends("/menu")
        before = len(who.heard())
        who.presses(who.last, button)
        await marked.telegram.settle()
        assert [one for one in who.heard()[before:] if one.document] == []


def test_a_report_of_nothing_and_of_very_much() -> None:
    empty = Paper("Имя", "", [["Предмет", "Средняя"]], [], None, "")
    assert len(pypdfium2.PdfDocument(paper(empty))) == 1
    rows = [["Предмет", "Средняя"], *[["Ф" * 120, "4"]] * 60]
    parts = [Part("Долги", ["· Слово " * 40] * 60)]
    assert len(pypdfium2.PdfDocument(paper(Paper("Имя", "", rows, parts, None, "")))) > 3
