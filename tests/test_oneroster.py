"""OneRoster sets come in by the command line: whole or not at all, and each row once."""

from pathlib import Path
from typing import Any

import pytest
import typer
from sqlmodel import col

from benchmarks.sets import school_of
from emulator import Person as Actor
from models import incoming
from models.courses import Course, CourseTeacher
from models.groups import Enrollment, Group
from models.imports import FileState, ImportFile
from models.oneroster.sourced import Sourced
from models.people import Guardianship, Person, Role, person
from models.people import School as HomeSchool
from tests.conftest import SCHOOL, School
from tests.oneroster import SMALL, Set, archive, zipped
from tests.tables import TOLD, everything
from ui.files import flow


@pytest.fixture
def taken(school: School, tmp_path: Path) -> Set:
    return Set(school, tmp_path)


async def test_a_set_is_shown_first(taken: Set, capsys: pytest.CaptureFixture[str]) -> None:
    before = await taken.everything()
    assert await taken.takes(archive(SMALL), apply=False) == 0
    assert "Новое: 8\n" in capsys.readouterr().out
    assert await taken.everything() == before


async def test_people_families_classes_and_places_come_in(taken: Set) -> None:
    assert await taken.takes(archive(SMALL)) == 0
    child, mother = await taken.person("Мирон Ли"), await taken.person("Анна Сергеевна Ли")
    teacher = await taken.person("Глеб Юрьевич Орлов")
    assert [one.roles for one in (child, mother, teacher)] == [
        {Role.STUDENT},
        {Role.PARENT},
        {Role.TEACHER},
    ]
    [group] = await taken.rows(Group, Group.name == "9-А")
    [course] = await taken.rows(Course, Course.group_id == group.id)
    [place] = await taken.rows(Enrollment, Enrollment.student_id == child.id)
    [teaches] = await taken.rows(CourseTeacher, CourseTeacher.teacher_id == teacher.id)
    [kin] = await taken.rows(Guardianship, Guardianship.student_id == child.id)
    [home] = await taken.rows(HomeSchool, HomeSchool.id == child.school_id)
    assert (course.subject, home.name) == ("Химия", "СОШ № 7")
    assert (place.group_id, str(place.joined_on)) == (group.id, "2026-09-01")
    assert (teaches.course_id, kin.guardian_id) == (course.id, mother.id)


async def test_the_same_set_twice_changes_nothing(
    taken: Set, capsys: pytest.CaptureFixture[str]
) -> None:
    await taken.takes(archive(SMALL))
    before = await taken.everything()
    capsys.readouterr()
    assert await taken.takes(archive(SMALL)) == 0
    assert "Без изменений: 7\nВсё уже так и есть" in capsys.readouterr().out
    assert await taken.everything() == before


async def test_a_delta_touches_only_its_rows(taken: Set) -> None:
    await taken.takes(archive(SMALL))
    columns = "sourcedId,status,dateLastModified,classSourcedId,userSourcedId,role\n"
    delta = {
        "enrollments": columns + "e1,tobedeleted,2026-11-01,c1,u1,student\n",
        "users": "sourcedId,status,givenName,familyName\nu3,active,Глеб,Соколов\n",
    }
    before = await taken.everything()
    assert await taken.takes(archive(delta, mode="delta")) == 0
    child = await taken.person("Мирон Ли")
    assert await taken.rows(Enrollment, Enrollment.student_id == child.id) == []
    assert await taken.rows(Sourced, Sourced.sourced_id == "e1") == []
    await taken.person("Глеб Соколов")
    after = await taken.everything()
    grown = {name: len(after[name]) - len(rows) for name, rows in before.items()}
    assert {name: n for name, n in grown.items() if n} == {
        "enrollment": -1,
        "sourced": -1,
        "audit": 1,
    }


async def test_whoever_is_deleted_leaves_and_stays_known(taken: Set) -> None:
    await taken.takes(archive(SMALL))
    gone = "sourcedId,status,givenName,familyName\nu1,tobedeleted,Мирон,Ли\n"
    assert await taken.takes(archive({"users": gone}, mode="delta")) == 0
    child = await taken.person("Мирон Ли")
    assert await taken.rows(Enrollment, Enrollment.student_id == child.id) == []
    assert await taken.rows(Guardianship, Guardianship.student_id == child.id) == []
    assert await taken.rows(Sourced, Sourced.person_id == child.id) == []


LIZA = SMALL | {"users": SMALL["users"].replace("Мирон,Ли", "Лиза,Кузнецова")}


async def test_a_new_id_with_a_known_name_is_not_guessed(
    taken: Set, capsys: pytest.CaptureFixture[str]
) -> None:
    before = await taken.everything()
    assert await taken.takes(archive(LIZA)) == 1
    assert "1 · Лиза Кузнецова — 8-Д" in capsys.readouterr().out
    assert await taken.everything() == before


@pytest.mark.parametrize(("said", "many"), [(1, 1), (0, 2)])
async def test_somebody_says_who_is_meant(
    taken: Set, monkeypatch: pytest.MonkeyPatch, said: int, many: int
) -> None:
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: said)
    assert await taken.takes(archive(LIZA), asks=True) == 0
    assert len(await taken.rows(Person, Person.name == "Лиза Кузнецова")) == many
    assert await taken.takes(archive(LIZA)) == 0, "what was said once is known"


def but(file: str, old: str, new: str) -> bytes:
    """The small set with one mistake."""
    assert old in SMALL[file]
    return archive(SMALL | {file: SMALL[file].replace(old, new)})


BAD = (
    (zipped(SMALL), "нет файла manifest.csv"),
    (archive(SMALL, version="1.1"), "Набор версии «1.1»"),
    (archive({}, absent="users"), "users.csv: Манифест обещает"),
    (b"PK\x03\x04 and no more", "не"),
    (but("users", "o1\nu2", "o9\nu2"), "Строка 2. users.csv: «o9» не найти"),
    (but("users", ",u2,", ",u9,"), "users.csv: «u9» не найти"),
    (but("users", "u2,Анна,Ли,Сергеевна", "u2,,-,"), "Строка 3. users.csv: «-» — не имя"),
    (but("users", "u2,Анна", ",Анна"), "users.csv: Столбец «sourcedId» пуст"),
    (but("users", "u3,Глеб", "u1,Глеб"), "users.csv: Номер «u1» уже есть"),
    (but("users", ",Сергеевна,,", ",Сергеевна"), "Строка 3. users.csv:"),
    (but("roles", "r1,u1", "r1,u9"), "roles.csv: «u9» не найти"),
    (but("orgs", "СОШ № 7", ""), "Строка 2. orgs.csv:"),
    (but("classes", ",k1", ",k9"), "Строка 2. classes.csv: «k9» не найти"),
    (but("classes", "9-А", ""), "Строка 2. classes.csv:"),
    (but("courses", "Химия", ""), "Строка 2. classes.csv:"),
    (but("classes", "c1,9-А,k1\n", "c1,9-А,k1\nc2,9-а,k1\n"), "Строка 3. classes.csv:"),
    (but("enrollments", "e1,c1", "e1,c9"), "enrollments.csv: «c9» не найти"),
    (but("enrollments", "c1,u3", "c1,u9"), "enrollments.csv: «u9» не найти"),
    (but("enrollments", "2026-09-01", "2026-13-01"), "enrollments.csv: «2026-13-01» — не дата"),
    (but("orgs", "sourcedId,name", "sourcedId,title"), "orgs.csv:"),
    (
        archive({"users": "sourcedId,status,givenName,familyName\nu1,gone,Я,Я\n"}),
        "users.csv: «gone» — не состояние",
    ),
)


async def test_a_bad_set_is_refused_whole_with_a_sentence(
    taken: Set, capsys: pytest.CaptureFixture[str]
) -> None:
    await taken.refuses(capsys, *BAD)


async def test_a_generated_school_comes_in_whole(taken: Set) -> None:
    assert await taken.takes(school_of(20, classes=4, places=3)) == 0
    from_set = col(Group.name).startswith("Группа")
    assert len(await taken.rows(Group, from_set)) == 4
    assert len(await taken.rows(Enrollment)) == 20 * 3 + 1


async def admin(school: School) -> Actor:
    """An administrator comes in."""
    boss = school.telegram.person("Владимир", "Рудаков", id=1041, started=True)
    async with school.writing() as session:
        session.add(
            person("Владимир Рудаков", Role.ADMIN, zone=SCHOOL, telegram_id=boss.id, settled=True)
        )
    return boss


async def test_an_administrator_sends_a_set_and_takes_one_out(taken: Set) -> None:
    school, boss = taken.school, await admin(taken.school)
    await boss.sends_file("bad.zip", but("users", ",u2,", ",u9,"))
    assert "users.csv: «u9» не найти" in boss.last.text
    await boss.sends_file("set.zip", archive(LIZA))
    assert "Так же зовут того, кого я уже знаю:\n· Лиза Кузнецова — 8-Д" in boss.last.text
    await boss.taps("Нет, другой человек")
    assert "Новое: 8" in boss.last.text
    assert await taken.rows(Group, Group.name == "9-А") == []
    await boss.taps("Применить")
    assert "«set.zip» применён" in boss.last.text
    assert len(await taken.rows(Person, Person.name == "Лиза Кузнецова")) == 2
    await boss.sends("/oneroster")
    await boss.taps("Забрать набор")
    document = boss.last.document
    assert document is not None
    content = school.telegram.world.files[document["file_id"]].content
    before = await everything(school, but=TOLD)
    await boss.sends_file("back.zip", content)
    assert "всё уже так и есть" in boss.last.text
    assert await everything(school, but=TOLD) == before


async def test_a_tutor_is_told_that_it_is_no_table(taken: Set) -> None:
    await taken.school.anna.sends_file("set.zip", archive(SMALL))
    assert "Школу целым набором вносит администратор" in taken.school.anna.last.text


async def test_a_large_set_is_worked_at_beside_and_can_be_stopped(
    taken: Set, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow, "LONG", 0)
    school, boss = taken.school, await admin(taken.school)
    long_work, going_on = school.app.long_work, ImportFile.state == FileState.WAITING
    before = await everything(school, but=TOLD)
    seen: list[str] = []
    look = incoming.look

    async def stopped(*args: Any) -> Any:
        [file] = await taken.rows(ImportFile, going_on)
        seen.append(boss.last.text)
        long_work.stop(file.id)
        return await look(*args)

    with monkeypatch.context() as stopping:
        stopping.setattr(incoming, "look", stopped)
        await boss.sends_file("set.zip", archive(SMALL))
    assert seen == ["Читаю файл… Он большой, я скажу, когда закончу."]
    await boss.taps("Остановить")
    assert boss.last.text == "«set.zip» отложен. Ничего не изменилось."
    after = await everything(school, but=TOLD | {"import_file"})
    assert after == {name: rows for name, rows in before.items() if name != "import_file"}

    await boss.sends_file("set.zip", archive(SMALL))
    assert "Новое: 8" in boss.last.text
    await taken.takes(archive(SMALL))
    await boss.taps("Применить")
    assert "всё уже так и есть" in boss.last.text

    more = {
        "users": "sourcedId,givenName,familyName\nu4,Ян,Ким\n",
        "roles": "sourcedId,userSourcedId,role\nr4,u4,student\n",
    }
    await boss.sends_file("more.zip", archive(more, mode="delta"))
    heard = len(boss.heard())
    await boss.taps("Применить")
    assert "«more.zip» применён" in boss.last.text
    assert len(boss.heard()) == heard, "one message says all of it"
    await taken.person("Ян Ким")
    await boss.sends_file("set.zip", archive(SMALL))
    assert "всё уже так и есть" in boss.last.text
    heard = len(boss.heard())
    await boss.sends_file("two.csv", "ученик;группа\n—;8-Д\nЛи;8-Ъ\n".encode())
    told, report = boss.heard()[heard:]
    assert "«two.csv» пока не применён" in told.text
    assert report.document is not None
