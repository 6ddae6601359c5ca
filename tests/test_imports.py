"""Import of a timetable: sent, looked at, taken over whole or not at all."""

import csv
import io
import re
import time as clock_of_the_machine
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pydantic import SecretStr
from sqlmodel import col, select

from bot.database import connect
from bot.import_command import import_file
from bot.settings import Settings
from bot.terminal import Terminal
from models import changes, groups, imports, lesson_clashes, people
from models.base import AccessDenied
from models.groups import Enrollment, Group, GroupPart, GroupStaff
from models.imports import APART, FileBroken, ImportFile, Plan
from models.people import Person, Role
from models.permissions import Action, access
from models.slots import Slot
from models.spreadsheets import MOST_BYTES
from models.store import Store
from models.timetable import Lesson, LessonState
from models.timetable_csv import read_timetable
from tests import stores
from tests.conftest import MOSCOW, SCHOOL, WEDNESDAY, School
from tests.stores import Place

HERE = Path(__file__).parent
LOM = HERE.parent.parent / "shared" / "data" / "timetable-lom"
HEADER = "день;начало;конец;предмет;преподаватель;группа;кабинет;ссылка\n"
# What the school of the stories has in its store already, as a file would say it.
MONDAY = "пн;09:00;09:40;Алгебра;Лапин Дмитрий Андреевич;8-Д;;https://meet.example/8d\n"
WEDNESDAYS = (
    "ср;09:00;09:40;Алгебра;Дмитрий Андреевич  ЛАПИН;8-д;;https://meet.example/8d\n"
    "ср;11:00;11:40;Физика;Дмитрий Андреевич Лапин;8-Д;;https://meet.example/8d\n"
)
THURSDAY = "чт;09:00;09:40;Русский;Дмитрий Андреевич Лапин;8-Д;;https://meet.example/8d\n"
WHOLE = HEADER + MONDAY + WEDNESDAYS + THURSDAY


async def send(school: School, text: str, name: str = "неделя.csv", by: str = "anna") -> str:
    await getattr(school, by).sends_file(name, text.encode())
    return str(getattr(school, by).last.text)


async def slots_of(school: School) -> list[Slot]:
    async with school.app.store.reading() as session:
        wanted = select(Slot).where(col(Slot.dropped).is_(False)).order_by(col(Slot.id))
        return list((await session.exec(wanted)).all())


async def lessons_of(school: School, subject: str) -> list[Lesson]:
    async with school.app.store.reading() as session:
        wanted = select(Lesson).where(Lesson.subject == subject).order_by(col(Lesson.day))
        return list((await session.exec(wanted)).all())


async def count(school: School, kind: Any) -> int:
    async with school.app.store.reading() as session:
        return len((await session.exec(select(kind))).all())


async def test_a_tutor_asks_how_and_gets_examples_that_can_be_imported(school: School) -> None:
    await school.anna.sends("/import")
    assert "Пришлите сюда таблицу" in school.anna.last.text
    for label in ("Пример: начало и конец", "Пример: уроки подряд"):
        await school.anna.taps(label)
        document = school.anna.last.document
        assert document is not None
        content = school.telegram.world.files[document["file_id"]].content
        reading = read_timetable(content)
        assert (reading.problems, len(reading.rows)) == ((), 3)


async def test_a_file_is_shown_first_and_applied_on_request(school: School) -> None:
    text = await send(school, WHOLE + "пт;10:00;10:40;Химия;Ким А. В.;8-Д;12;\n")
    assert "неделя.csv" in text
    assert "В файле 5 уроков в неделю." in text
    assert "Добавится: 1" in text
    assert "Без изменений: 4" in text
    assert "Новый преподаватель: Ким А. В." in text
    assert "Накладок нет." in text
    assert school.anna.last.buttons == [["Применить", "Отменить"]]
    assert len(await slots_of(school)) == 4
    await school.anna.taps("Применить")
    assert "Добавлено: 1, изменено: 0, убрано: 0." in school.anna.last.text
    assert len(await slots_of(school)) == 5
    first = (await lessons_of(school, "Химия"))[0]
    assert first.day == date(2026, 10, 16)
    await school.liza.sends("/week")
    await school.liza.taps("пт")
    assert "10:00–10:40 Химия" in school.liza.last.text


async def test_the_same_file_again_changes_nothing(school: School) -> None:
    before = await slots_of(school)
    text = await send(school, WHOLE)
    assert "4 урока в неделю, все уже в расписании. Менять нечего." in text
    assert school.anna.last.buttons == []
    assert [(slot.id, slot.key) for slot in await slots_of(school)] == [
        (slot.id, slot.key) for slot in before
    ]


async def test_a_moved_lesson_moves_and_keeps_its_place_in_the_store(school: School) -> None:
    before = {lesson.id for lesson in await lessons_of(school, "Русский")}
    moved = THURSDAY.replace("чт;09:00;09:40", "пт;10:00;10:40")
    text = await send(school, HEADER + MONDAY + WEDNESDAYS + moved)
    assert "Изменится: 1" in text
    assert "чт 09:00–09:40 Русский" in text
    assert "→ пт 10:00–10:40 Русский" in text
    await school.anna.taps("Применить")
    lessons = await lessons_of(school, "Русский")
    assert {lesson.id for lesson in lessons} == before
    assert {lesson.day.weekday() for lesson in lessons} == {4}
    assert lessons[0].starts_at == datetime(2026, 10, 16, 5, tzinfo=UTC)


async def test_lessons_that_are_not_in_the_file_leave(school: School) -> None:
    text = await send(school, HEADER + MONDAY + WEDNESDAYS)
    assert "Уйдёт из расписания: 1" in text
    await school.anna.taps("Применить")
    assert len(await slots_of(school)) == 3
    assert await lessons_of(school, "Русский") == []
    await send(school, WHOLE)
    await school.anna.taps("Применить")
    assert len(await slots_of(school)) == 4
    assert await count(school, Slot) == 4  # the old one has come back
    assert len(await lessons_of(school, "Русский")) == 4


async def test_what_was_changed_by_hand_stays(school: School) -> None:
    """A lesson that somebody has moved is not overwritten, and one in a draft is cancelled."""
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        first, second = (
            await session.exec(select(Lesson).where(Lesson.subject == "Русский"))
        ).all()[:2]
        to = first.starts_at + timedelta(hours=3)
        await changes.move(session, first, to, by=anna, at=WEDNESDAY)
        draft = await changes.current_draft(session, anna)
        assert draft is not None
        await changes.publish(session, draft, by=anna, at=WEDNESDAY)
        await changes.cancel(session, second, by=anna, at=WEDNESDAY)
    await send(school, HEADER + MONDAY + WEDNESDAYS)
    await school.anna.taps("Применить")
    left = await lessons_of(school, "Русский")
    assert [(one.starts_at, one.state) for one in left] == [
        (to, LessonState.PLANNED),
        (to + timedelta(days=7, hours=-3), LessonState.CANCELLED),
    ]


async def test_a_lesson_changed_by_hand_is_its_weeks_lesson_on_the_new_weekday(
    school: School,
) -> None:
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        wanted = select(Lesson).where(Lesson.subject == "Русский").order_by(col(Lesson.day))
        first = (await session.exec(wanted)).all()[0]
        await changes.move(
            session, first, first.starts_at + timedelta(hours=3), by=anna, at=WEDNESDAY
        )
        draft = await changes.current_draft(session, anna)
        assert draft is not None
        await changes.publish(session, draft, by=anna, at=WEDNESDAY)
    moved = THURSDAY.replace("чт;", "пт;")
    await send(school, HEADER + MONDAY + WEDNESDAYS + moved)
    await school.anna.taps("Применить")
    lessons = await lessons_of(school, "Русский")
    assert [lesson.starts_at.weekday() for lesson in lessons] == [3, 4, 4, 4]
    assert lessons[0].starts_at == first.starts_at


async def test_tapping_twice_applies_once(school: School) -> None:
    await send(school, WHOLE + "пт;10:00;10:40;Химия;Ким А. В.;8-Д;;\n")
    preview = school.anna.last
    data = preview.data("Применить")
    await school.anna.taps("Применить")
    school.anna.presses(preview, data)
    await school.telegram.settle()
    assert "С этим файлом уже всё решено." in (school.anna.alert or "")
    assert len(await slots_of(school)) == 5


async def test_a_file_put_aside_changes_nothing_and_is_forgotten(school: School) -> None:
    await send(school, HEADER + MONDAY)
    await school.anna.taps("Отменить")
    assert "ничего не изменилось" in school.anna.last.text
    async with school.app.store.reading() as session:
        file = (await session.exec(select(ImportFile))).one()
        assert file.content == b""
    async with school.writing() as session:
        await session.exec(imports.expired(WEDNESDAY + timedelta(minutes=59)))
    assert await count(school, ImportFile) == 1
    async with school.writing() as session:
        await session.exec(imports.expired(WEDNESDAY + timedelta(minutes=60)))
    assert await count(school, ImportFile) == 0
    assert len(await slots_of(school)) == 4


async def test_whoever_was_quicker_is_not_overwritten_unseen(school: School) -> None:
    await send(school, HEADER + MONDAY + WEDNESDAYS)
    async with school.writing() as session:
        other = await session.get_one(Slot, (await slots_of(school))[0].id)
        other.room = "7"
    await school.anna.taps("Применить")
    assert "Пока вы смотрели, кое-что изменилось." in school.anna.last.text
    assert "Изменится: 1" in school.anna.last.text
    assert len(await slots_of(school)) == 4
    await school.anna.taps("Применить")
    assert len(await slots_of(school)) == 3


async def test_each_bad_row_is_named_and_nothing_is_half_imported(school: School) -> None:
    content = (HERE / "data" / "timetable_broken.csv").read_bytes()
    await school.anna.sends_file("неделя.csv", content)
    text = school.anna.heard()[-2].text
    assert "«неделя.csv» пока не применён" in text
    assert "Есть 7 ошибок." in text
    assert "Строка 2, столбец «день». «пнд» — не знаю такого дня недели." in text
    assert "Строка 3, столбец «начало». «25:00» — не время." in text
    assert "Строка 4, столбец «конец». Урок заканчивается в 10:00, раньше, чем начинается." in text
    assert "Строка 5, столбец «предмет». Не назван предмет." in text
    assert "Строка 6, столбец «группа». Не названа группа." in text
    assert "Строка 7, столбец «ссылка». «meet» — не ссылка." in text
    assert "Строка 8. Ячеек в строке — 2" in text
    assert school.anna.last.buttons == []
    assert await count(school, ImportFile) == 0
    assert len(await slots_of(school)) == 4


async def test_many_bad_rows_come_as_a_table_too(school: School) -> None:
    rows = "".join(f"пт;10:00;10:40;Химия {n};Ким;8-Д;;=cmd{n}\n" for n in range(12))
    await send(school, HEADER + rows)
    preview, report = school.anna.heard()[-2:]
    assert "Есть 12 ошибок." in preview.text
    assert preview.text.count("Строка") == 10
    assert report.document is not None
    assert report.document["file_name"] == "ошибки.xlsx"
    content = school.telegram.world.files[report.document["file_id"]].content
    table = load_workbook(io.BytesIO(content)).active
    assert [cell.value for cell in table[1]][:2] == ["Что исправить", "день"]
    what, *_, link = [cell.value for cell in table[13]]
    assert (what[:12], link, table["I13"].data_type) == ("«=cmd11» — н", "=cmd11", "s")
    assert read_timetable(content).ignored_columns == ("Что исправить",)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "Файл пустой."),
        (b"PK\x03\x04\0\0\0", "Файл повреждён"),
        ("день;начало;предмет\nпн;9:00;Химия\n".encode(), "столбец «группа». Такого столбца нет"),
        (HEADER.encode(), "Есть только заголовок."),
        ((HEADER + 'пн;"09:00;09:40;Химия;Ким;8-Д;;\n').encode(), "Не закрыты кавычки."),
        (b"\xff\xd8\xff\xe1 photo \xfe\xfe", "Не понимаю кодировку файла."),
    ],
)
async def test_a_broken_file_is_answered_with_what_to_do(
    school: School, content: bytes, told: str
) -> None:
    await school.anna.sends_file("x.csv", content)
    assert told in school.anna.last.text


async def test_a_file_that_is_too_large_is_not_even_fetched(school: School) -> None:
    await school.anna.sends_file("x.csv", b"x" * (MOST_BYTES + 1))
    assert "больше 20 МБ" in school.anna.last.text


async def test_unknown_columns_are_named_and_left_out(school: School) -> None:
    text = HEADER.replace("\n", ";учебник\n") + MONDAY.replace("\n", ";Мерзляк\n")
    assert "Эти столбцы я не знаю и не читал: учебник" in await send(school, text)


async def test_a_time_that_the_clocks_skip_is_refused_with_the_day(school: School) -> None:
    async with school.writing() as session:
        group = await session.get_one(Group, school.ids["group"])
        group.zone = "Europe/Berlin"
    text = await send(school, HEADER + "вс;02:10;02:50;Химия;Ким;8-Д;;\n")
    assert "Строка 2. 28.03.2027 времени 02:10 не будет" in text
    assert await count(school, ImportFile) == 0


async def test_names_are_kept_and_cannot_do_harm(school: School) -> None:
    row = "пт;10:00;10:40;<b>Химия</b> & Ко 🧪;О\u202e'Нил <i>;8-Д;;\n"
    text = await send(school, WHOLE + row, name="<s>&\u202efile.csv")
    assert "<s>&file.csv" in text
    await school.anna.taps("Применить")
    (lesson, *_) = await lessons_of(school, "<b>Химия</b> & Ко 🧪")
    assert lesson.teachers[0].name == "О'Нил <i>"
    await school.liza.sends("/week")
    assert "<b>Химия</b> & Ко 🧪" in school.liza.last.text


async def test_lessons_that_overlap_are_told_but_not_forbidden(school: School) -> None:
    text = await send(school, WHOLE + "чт;09:20;10:00;Химия;Лапин Дмитрий Андреевич;8-Д;;\n")
    assert "2 накладки." in text
    assert "Дмитрий Андреевич Лапин — сразу на двух уроках:" in text
    assert "Применить" in school.anna.last.buttons[0]


async def test_an_english_reader_reads_english(school: School) -> None:
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        anna.language = "en"
    text = await send(school, HEADER + "xx;09:00;09:40;Chemistry;Kim;8-Д;;\n")
    assert "Line 2, column “day”. “xx” is no weekday that I know." in text


@pytest.mark.parametrize("somebody", ["liza", "mama", "dmitry", "stranger"])
async def test_a_document_of_anybody_else_goes_to_the_desk(school: School, somebody: str) -> None:
    text = await send(school, WHOLE, by=somebody)
    assert "неделя.csv" not in text
    assert re.search("[Пп]ередано|/menu|Здравствуйте!", text), text
    assert await count(school, ImportFile) == 0


async def test_a_file_of_somebody_else_cannot_be_applied(school: School) -> None:
    await send(school, HEADER + MONDAY)
    school.anna.last.data("Применить")
    async with school.writing() as session:
        vera = people.person("Вера Ильина", Role.TUTOR, zone=SCHOOL)
        session.add(vera)
        await session.flush()
        file = (await session.exec(select(ImportFile))).one()
        with pytest.raises(AccessDenied):
            await access(session, vera, Action.IMPORT_TIMETABLE, ImportFile, file.id)


async def test_a_tutor_gets_new_groups_and_keeps_out_of_others(school: School) -> None:
    async with school.writing() as session:
        await groups.create(session, "9-А", zone=SCHOOL)
    text = await send(
        school,
        HEADER + "пт;10:00;10:40;Химия;Ким;9-А;;\nпт;11:00;11:40;Химия;Ким;9-Б;;\n",
    )
    assert "Строка 2. Группу «9-А» ведёт другой тьютор." in text
    text = await send(school, HEADER + "пт;11:00;11:40;Химия;Ким;9-Б;;\n")
    assert "Новая группа: 9-Б" in text
    await school.anna.taps("Применить")
    async with school.app.store.reading() as session:
        group = (await session.exec(select(Group).where(Group.name == "9-Б"))).one()
        staff = (
            await session.exec(select(GroupStaff).where(GroupStaff.group_id == group.id))
        ).one()
        assert (staff.person_id, staff.role) == (school.ids["anna"], Role.TUTOR)
        own = select(GroupPart).where(GroupPart.whole_id == group.id)
        assert [part.part_id for part in (await session.exec(own)).all()] == [group.id]


async def test_subgroups_come_from_a_file_of_their_own(school: School) -> None:
    text = await send(school, "набор;часть\n8-Д;8-Д первая\n8-Д;8-Д вторая\nХор;8-Д первая\n")
    assert "Новые группы (3): 8-Д вторая, 8-Д первая, Хор" in text
    await school.anna.taps("Применить")
    clash = "пт;10:00;10:40;Пение;Ким;Хор;;\nпт;10:00;10:40;Химия;Орлова;8-Д первая;;\n"
    text = await send(school, HEADER + clash)
    assert "8-Д первая, Хор — сразу на двух уроках:" in text
    no_clash = clash.replace("8-Д первая", "8-Д вторая")
    assert "Накладок нет." in await send(school, HEADER + no_clash)


async def test_a_file_of_subgroups_cannot_take_a_strangers_group(school: School) -> None:
    async with school.writing() as session:
        await groups.create(session, "9-А", zone=SCHOOL)
    for sets in ("набор;часть\nМои;9-А\n", "набор;часть\n9-А;Мои\n"):
        assert "Состав группы «9-А» меняет её тьютор" in await send(school, sets)


async def test_two_files_with_the_same_ids_do_not_meet(school: School) -> None:
    header = "id;" + HEADER
    for group in ("9-А", "9-Б"):
        await send(school, f"{header}1;пт;11:00;11:40;Химия;Ким {group};{group};;\n")
        await school.anna.taps("Применить")
    keys = [slot.key.rsplit(APART, 1)[0] for slot in await slots_of(school)]
    assert keys == ["0", "1", "2", "3", "1", "1"]


async def test_a_student_in_two_groups_is_wanted_twice(school: School) -> None:
    async with school.writing() as session:
        choir = await groups.create(session, "Хор", zone=MOSCOW)
        session.add(Enrollment(student_id=school.ids["liza"], group_id=choir.id))
        session.add(GroupStaff(group_id=choir.id, person_id=school.ids["anna"], role=Role.TUTOR))
    # Nine in Yekaterinburg is seven in Moscow, where the choir is.
    text = await send(school, HEADER + "чт;07:10;07:30;Пение;Ким;Хор;;\n")
    assert "Общие ученики — сразу на двух уроках: чт 07:10–07:30 Пение" in text


async def test_a_plan_with_refused_rows_is_never_applied(school: School) -> None:
    async with school.writing() as session:
        reading = read_timetable((HEADER + "xx;1;2;;;;;\n").encode())
        plan = await imports.compare(session, reading, by=None, zone=SCHOOL, at=WEDNESDAY)
        with pytest.raises(FileBroken):
            await imports.apply(session, plan, by=None, at=WEDNESDAY)


@pytest.fixture
def settings_of(place: Place) -> Settings:
    url = place.fresh("command")
    return Settings(bot_token=SecretStr("42:TEST"), database_url=url, school_zone=SCHOOL)


async def test_the_command_line_shows_first_and_applies_when_told(
    settings_of: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "week.csv"
    file.write_text(WHOLE, encoding="utf-8")
    assert await import_file(settings_of, file, None, False, Terminal(settings_of, asks=False)) == 0
    assert "повторите команду с ключом «--apply»" in capsys.readouterr().out
    assert await import_file(settings_of, file, None, True, Terminal(settings_of, asks=False)) == 0
    out = capsys.readouterr().out
    assert "Добавится: 4" in out
    assert "Готово: расписание обновлено." in out
    assert await import_file(settings_of, file, None, True, Terminal(settings_of, asks=False)) == 0
    assert "Всё уже так и есть" in capsys.readouterr().out
    file.write_text(HEADER + "xx;1;2;;;;;\n", encoding="utf-8")
    assert await import_file(settings_of, file, None, True, Terminal(settings_of, asks=False)) == 1
    assert "Строка 2, столбец «день»." in capsys.readouterr().out


class LomStore:
    """A store of its own for the timetable of a real school."""

    def __init__(self, url: str, store: Store) -> None:
        self.url, self.store = url, store

    async def takes(self, name: str, sets: str | None = None) -> Plan:
        content = (LOM / name).read_bytes()
        parts = (LOM / sets).read_bytes() if sets else None
        async with self.store.writing() as session:
            _, plan = await imports.from_files(
                session, content, parts, by=None, zone="Europe/Sofia", at=WEDNESDAY
            )
            await imports.apply(session, plan, by=None, at=WEDNESDAY)
        return plan

    async def clashes(self) -> set[tuple[str, str, str]]:
        """Kind and the ids that the file gives to the two lessons."""
        async with self.store.reading() as session:
            found = await lesson_clashes.coming(session, None, at=WEDNESDAY)
            keys = dict((await session.exec(select(Slot.id, Slot.key))).all())
        told = set()
        for clash in found:
            ids = (
                keys[one.slot_id or 0].rsplit(APART, 1)[0] for one in (clash.first, clash.second)
            )
            first, second = sorted(ids, key=int)
            told.add((str(clash.kind), first, second))
        return told

    def dump(self) -> dict[str, list[stores.Row]]:
        return stores.content(self.url)


@pytest.fixture
async def lom(place: Place) -> AsyncIterator[LomStore]:
    if not LOM.is_dir():
        pytest.skip("the timetable of the school in Lom is not on this machine (../shared/data)")
    url = place.fresh("lom")
    store = connect(url)
    yield LomStore(url, store)
    await store.close()


SETS = "Bulgaria_Lom_student_sets.csv"


async def test_a_real_timetable_is_imported_whole_and_only_once(lom: LomStore) -> None:
    begun = clock_of_the_machine.perf_counter()
    plan = await lom.takes("Bulgaria_Lom.csv", SETS)
    assert clock_of_the_machine.perf_counter() - begun < 3 * 4  # slow machines are no failure
    assert (len(plan.added), plan.problems, plan.clashes) == (448, (), ())
    before = lom.dump()
    again = await lom.takes("Bulgaria_Lom.csv", SETS)
    assert (len(again.unchanged), again.changes_anything) == (448, False)
    assert lom.dump() == before
    assert await lom.clashes() == set()


@pytest.mark.parametrize("moved", [1, 5, 20])
async def test_moved_lessons_change_and_clash_and_nothing_else(lom: LomStore, moved: int) -> None:
    await lom.takes("Bulgaria_Lom.csv", SETS)
    name = f"Bulgaria_Lom_moved{moved}"
    plan = await lom.takes(f"{name}.csv")
    old, new = (read_timetable((LOM / f"{one}.csv").read_bytes()) for one in ("Bulgaria_Lom", name))
    differing = sum(a != b for a, b in zip(old.rows, new.rows, strict=True))
    assert (len(plan.changed), len(plan.added), len(plan.dropped)) == (differing, 0, 0)
    known = (LOM / f"{name}_clashes.csv").read_text(encoding="utf-8").splitlines()
    expected = {(row["kind"], *row["lesson_ids"].split()) for row in csv.DictReader(known)}
    assert await lom.clashes() == expected
    assert len(plan.clashes) == len(expected)
