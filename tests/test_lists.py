"""Lists of people: brought in whole or not at all, namesakes asked about, and taken out again."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlmodel import col, select

from models import groups, lists
from models.courses import Course, CourseTeacher
from models.groups import Enrollment, GroupStaff
from models.imports import ImportFile
from models.lists import ListKind
from models.lists.columns import COLUMNS, surname_last
from models.people import Guardianship, Kin, Person, Reader, Role
from models.people import School as HomeSchool
from models.people import person as new_person
from models.spreadsheets import read_table
from tests.conftest import MOSCOW, SCHOOL, School
from tests.tables import TOLD, everything
from ui.i18n import Translator
from ui.templates import template

HEADER = "ученик;группа;школа;зачислен;мама;папа;опекун\n"
MIRON = "Мирон Ли;8-Д;Гимназия № 2;01.09.2026;Анна Сергеевна Ли;;\n"


async def people(school: School) -> dict[str, Person]:
    async with school.app.store.reading() as session:
        return {
            one.name: one for one in await session.exec(select(Person).order_by(col(Person.id)))
        }


async def rows(school: School, kind: Any) -> list[Any]:
    async with school.app.store.reading() as session:
        return list((await session.exec(select(kind))).all())


async def admin(school: School) -> Any:
    """An administrator comes in."""
    boss = school.telegram.person("Владимир", "Рудаков", id=1041, started=True)
    async with school.writing() as session:
        session.add(
            new_person(
                "Владимир Рудаков", Role.ADMIN, zone=SCHOOL, telegram_id=boss.id, settled=True
            )
        )
    return boss


async def sends(actor: Any, text: str, name: str = "список.csv") -> str:
    await actor.sends_file(name, text.encode())
    return str(actor.last.text)


async def test_a_family_is_shown_first_and_brought_in_on_request(school: School) -> None:
    told = await sends(school.anna, HEADER + MIRON)
    assert "Новых учеников: 1\n· Мирон Ли" in told
    assert "Мирон Ли" not in await people(school)
    await school.anna.taps("Применить")
    assert "«список.csv» применён" in school.anna.last.text
    found = await people(school)
    miron, mother = found["Мирон Ли"], found["Анна Сергеевна Ли"]
    assert (miron.called, miron.zone, miron.roles) == ("Мирон", SCHOOL, frozenset({Role.STUDENT}))
    assert (mother.called, mother.roles) == ("Анна Сергеевна", frozenset({Role.PARENT}))
    [enrolled] = [row for row in await rows(school, Enrollment) if row.student_id == miron.id]
    assert str(enrolled.joined_on) == "2026-09-01"
    [kin] = [row for row in await rows(school, Guardianship) if row.student_id == miron.id]
    assert (kin.guardian_id, kin.kin) == (mother.id, Kin.MOTHER)
    homes = {home.id: home.name for home in await rows(school, HomeSchool)}
    assert homes[miron.school_id or 0] == "Гимназия № 2"


async def test_the_same_list_twice_changes_nothing(school: School) -> None:
    await sends(school.anna, HEADER + MIRON)
    await school.anna.taps("Применить")
    assert "всё уже так и есть" in await sends(school.anna, HEADER + MIRON)
    assert school.anna.last.buttons == []


async def test_a_part_of_a_list_touches_only_its_rows(school: School) -> None:
    told = await sends(school.anna, "ученик;класс;бабушка\nКузнецова Лиза;8-д;Раиса Кузнецова\n")
    assert "Изменится строк: 1" in told
    await school.anna.taps("Применить")
    kin = {(one.guardian_id, one.kin) for one in await rows(school, Guardianship)}
    found = await people(school)
    assert kin == {
        (school.ids["mama"], Kin.MOTHER),
        (school.ids["papa"], Kin.FATHER),
        (found["Раиса Кузнецова"].id, Kin.GRANDMOTHER),
    }
    assert found["Лиза Кузнецова"].school_id is not None


async def test_a_namesake_is_asked_about_and_never_guessed(school: School) -> None:
    boss = await admin(school)
    async with school.writing() as session:
        await _group(session, "5-А")
    told = await sends(boss, HEADER + "Лиза Кузнецова;5-А;;;Ольга Кузнецова;;\n")
    assert "Лиза Кузнецова</b>" not in told
    assert "Лиза Кузнецова · 5-А\nСтрока 2 файла «список.csv»" in told
    assert "· Лиза Кузнецова — 8-Д" in told
    await boss.taps("Нет, другой человек")
    assert "Ольга Кузнецова · Лиза Кузнецова" in boss.last.text
    assert "Это последний вопрос." in boss.last.text
    await boss.taps("Да: Ольга Кузнецова, Лиза Кузнецова")
    assert "Новых учеников: 1" in boss.last.text
    await boss.taps("Применить")
    async with school.app.store.reading() as session:
        named = (await session.exec(select(Person).where(Person.name == "Лиза Кузнецова"))).all()
        assert len(named) == 2
        kin = (
            await session.exec(
                select(Guardianship.student_id).where(
                    Guardianship.guardian_id == school.ids["mama"]
                )
            )
        ).all()
    assert sorted(kin) == sorted(one.id for one in named)


async def test_it_is_her_in_a_second_group(school: School) -> None:
    boss = await admin(school)
    async with school.writing() as session:
        await _group(session, "Хор")
    await sends(boss, HEADER + "Лиза Кузнецова;Хор;;;;;\n")
    await boss.taps("Да: Лиза Кузнецова, 8-Д")
    assert "Изменится строк: 1" in boss.last.text
    await boss.taps("Применить")
    learns = [one for one in await rows(school, Enrollment) if one.student_id == school.ids["liza"]]
    assert len(learns) == 2


async def test_one_mother_of_many_is_said_once_for_all(school: School) -> None:
    lines = "".join(f"Ли{n} Ким;8-Д;;;Анна Ким;;\n" for n in "абв")
    told = await sends(school.anna, HEADER + lines)
    assert "Анна Ким · Либ Ким" in told
    await school.anna.taps("Да, и так во всех случаях (2)")
    assert "Новых учеников: 3" in school.anna.last.text
    await school.anna.taps("Применить")
    named = [one for one in await people(school) if one == "Анна Ким"]
    assert len(named) == 1
    mine = (await people(school))["Анна Ким"].id
    assert sum(one.guardian_id == mine for one in await rows(school, Guardianship)) == 3


async def test_a_number_says_who_it_is_and_may_bring_another_name(school: School) -> None:
    await school.anna.sends("/lists")
    await school.anna.taps("Скачать: ученики и семьи")
    document = school.anna.last.document
    assert document is not None
    assert document["file_name"] == "ученики и семьи.xlsx"
    content = school.telegram.world.files[document["file_id"]].content
    before = await everything(school, but=TOLD)
    await school.anna.sends_file("обратно.xlsx", content)
    assert "всё уже так и есть" in school.anna.last.text
    assert await everything(school, but=TOLD) == before
    book = load_workbook(io.BytesIO(content))
    book.active["B2"] = "Елизавета Кузнецова"
    file = io.BytesIO()
    book.save(file)
    await school.anna.sends_file("исправлено.xlsx", file.getvalue())
    await school.anna.taps("Применить")
    assert (await people(school))["Елизавета Кузнецова"].id == school.ids["liza"]


async def test_what_changed_meanwhile_is_not_done_unseen(school: School) -> None:
    await sends(school.anna, HEADER + MIRON)
    first = school.anna.last
    await sends(school.anna, HEADER + MIRON, "второй.csv")
    await school.anna.taps("Применить")
    await school.anna.taps("Применить", on=first)
    assert "«список.csv»: всё уже так и есть" in first.text
    assert len(await rows(school, Person)) == 7


async def test_one_row_twice_is_asked_about_and_then_refused(school: School) -> None:
    await sends(school.anna, HEADER + MIRON + MIRON.replace("Анна Сергеевна", "Инна"))
    await school.anna.taps("Да: Мирон Ли, 8-Д")
    assert "об этом же говорит строка выше" in school.anna.last.text


BROKEN = [
    (HEADER + "!!!;8-Д;;;;;\n", "не имя"),
    (HEADER + "Мирон Ли;9-Я;;;;;\n", "Группы «9-Я» среди ваших нет"),
    (HEADER + "Мирон Ли;8-Д;;завтра;;;\n", "не дата"),
    ("номер в школе;ученик;группа\n999;Лиза Кузнецова;8-Д\n", "Номера «999» среди ваших нет"),
    ("номер в школе;ученик;группа\nx;Лиза Кузнецова;8-Д\n", "Номера «x» среди ваших нет"),
    ("сотрудник;роль\nАнна Ким;тьютор\n", "присылает администратор"),
]


@pytest.mark.parametrize(("text", "told"), BROKEN)
async def test_what_can_not_be_taken_is_said(school: School, text: str, told: str) -> None:
    before = await people(school)
    assert told in await sends(school.anna, text)
    assert set(await people(school)) == set(before)


async def test_the_staff_and_what_they_teach(school: School) -> None:
    boss = await admin(school)
    staff = (
        "сотрудник;роль;группа;школа\nАнна Петровна Соколова;тьютор;8-Д;\n"
        "Ирина Ким;психолог;8-Д;\nВера Белых;координатор;;СОШ № 9\nЕгор Гай;учитель;;\n"
    )
    assert "Новых сотрудников: 3" in await sends(boss, staff)
    await boss.taps("Применить")
    found = await people(school)
    assert found["Вера Белых"].school_id not in (None, found["Лиза Кузнецова"].school_id)
    kept = {(one.person_id, one.role) for one in await rows(school, GroupStaff)}
    assert (found["Ирина Ким"].id, Role.PSYCHOLOGIST) in kept
    teaching = "преподаватель;предмет;группа\nЕгор Гай;алгебра;8-Д\nЕгор Гай;Танцы;8-Д\n"
    assert "Новых назначений: 2" in await sends(boss, teaching)
    await boss.taps("Применить")
    subjects = {one.id: one.subject for one in await rows(school, Course)}
    mine = {
        subjects[one.course_id]
        for one in await rows(school, CourseTeacher)
        if one.teacher_id == found["Егор Гай"].id
    }
    assert mine == {"Алгебра", "Танцы"}
    assert "всё уже так и есть" in await sends(boss, teaching)
    assert "всё уже так и есть" in await sends(boss, staff)
    assert "Преподавателя «Никто» в школе нет" in await sends(
        boss, "преподаватель;предмет;группа\nНикто;Танцы;8-Д\n"
    )


async def test_a_parent_who_comes_to_work_is_asked_about(school: School) -> None:
    boss = await admin(school)
    await sends(boss, "сотрудник;роль\nОльга Кузнецова;преподаватель\n")
    await boss.taps("Да: Ольга Кузнецова, Лиза Кузнецова")
    await boss.taps("Применить")
    mama = (await people(school))["Ольга Кузнецова"]
    assert (mama.id, mama.roles) == (school.ids["mama"], frozenset({Role.PARENT, Role.TEACHER}))


async def test_a_tutor_learns_of_no_namesake_beyond_their_groups(school: School) -> None:
    async with school.writing() as session:
        group = await _group(session, "5-А")
        other = new_person("Мирон Ли", Role.STUDENT, zone=MOSCOW)
        session.add(other)
        await session.flush()
        session.add(Enrollment(student_id=other.id, group_id=group.id))
    assert "Новых учеников: 1" in await sends(school.anna, HEADER + MIRON)


async def test_others_send_no_lists(school: School) -> None:
    await school.mama.sends_file("список.csv", (HEADER + MIRON).encode())
    assert "Применить" not in str(school.mama.last.buttons)
    await school.mama.sends("/lists")
    assert "Мирон Ли" not in await people(school)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("kind", list(ListKind))
def test_examples_are_of_their_kind(words: Translator, kind: ListKind, language: str) -> None:
    _, content = template(words, Reader(language), f"lists-file-{kind}", COLUMNS)
    table = read_table(content, COLUMNS)
    assert lists.is_list(content)
    assert lists.columns.kind_of(table.columns) is kind
    assert (table.problems, table.ignored_columns) == ((), ())


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Кузнецова Лиза", "Лиза Кузнецова"),
        ("Кузнецова Елизавета Павловна", "Елизавета Павловна Кузнецова"),
        ("Елизавета Павловна Кузнецова", "Елизавета Павловна Кузнецова"),
        ("Мадонна", "Мадонна"),
    ],
)
def test_surnames_come_last(written: str, kept: str) -> None:
    assert surname_last(written) == kept


async def _group(session: Any, name: str) -> Any:
    return await groups.create(session, name, zone=MOSCOW)


async def test_an_old_answer_and_a_second_tap_change_nothing(school: School) -> None:
    lines = "".join(f"Ли{n} Ким;8-Д;;;Анна Ким;;\n" for n in "абв")
    await sends(school.anna, HEADER + lines)
    question = school.anna.last
    first = question.buttons
    await school.anna.taps("Нет, другой человек")
    assert question.buttons != first
    async with school.app.store.reading() as session:
        [file] = (await session.exec(select(ImportFile))).all()
    school.anna.presses(question, f"list-means:{file.id}:0:1")
    await school.telegram.acted(wait=True)
    async with school.app.store.reading() as session:
        [again] = (await session.exec(select(ImportFile))).all()
    assert again.answers == file.answers == {"3:mother:0": "new"}
    await school.anna.taps("Отменить")
    assert "Ничего не изменилось" in school.anna.last.text
    school.anna.presses(question, f"list-apply:{file.id}")
    await school.telegram.acted(wait=True)
    assert "Лиа Ким" not in await people(school)


async def test_a_group_may_have_a_comma_in_its_name(school: School) -> None:
    boss = await admin(school)
    async with school.writing() as session:
        await _group(session, "5-А, Горизонт")
    await sends(boss, 'сотрудник;роль;группа\nИрина Ким;психолог;"5-А, Горизонт | 8-Д"\n')
    await boss.taps("Применить")
    ids = {one.group_id for one in await rows(school, GroupStaff) if one.role is Role.PSYCHOLOGIST}
    assert len(ids) == 2
    await boss.sends("/lists")
    await boss.taps("Скачать: сотрудники")
    document = boss.last.document
    assert document is not None
    before = await everything(school, but=TOLD)
    await boss.sends_file("x.xlsx", school.telegram.world.files[document["file_id"]].content)
    assert "всё уже так и есть" in boss.last.text
    assert await everything(school, but=TOLD) == before
