"""«Мои данные»: everything about oneself or one's child in two files, and nothing about others."""

import json
import re
from typing import Any

import pytest
from sqlmodel import select

from handlers.export import TakeOf
from models.attendance import Attendance, AttendanceState
from models.audit import Audit
from models.permissions import Action
from models.registry import Export, of_person
from models.timetable import Lesson
from tests import canaries
from tests.canaries import Canaries, in_json
from tests.conftest import School
from ui.i18n import LOCALES


def received(school: School, who: str) -> tuple[dict[str, Any], str]:
    """The two files that somebody got last: for programs, and the page to read."""
    names, contents = [], []
    for heard in school.actors[who].heard()[-2:]:
        assert heard.document is not None
        names.append(heard.document["file_name"])
        contents.append(school.telegram.world.files[heard.document["file_id"]].content.decode())
    assert [name.rpartition(".")[2] for name in names] == ["json", "html"]
    return json.loads(contents[0])["tables"], contents[1]


async def test_a_mother_takes_what_is_kept_about_her_child(school: School) -> None:
    async with school.writing() as session:
        lesson = (await session.exec(select(Lesson).limit(1))).one()
        reason = "Была у зубного & рада"
        session.add(
            Attendance(
                lesson_id=lesson.id,
                student_id=school.ids["liza"],
                state=AttendanceState.EXCUSED,
                reason=reason,
                author_id=school.ids["anna"],
                at=school.clock(),
            )
        )
    await school.mama.sends("/settings")
    await school.mama.taps("Мои данные")
    assert "только для вас" in school.mama.last.text
    await school.mama.taps("Прислать всё: Лиза")
    tables, page = received(school, "mama")
    assert tables["person"][0]["name"] == "Лиза Кузнецова"
    assert tables["attendance"][0]["reason"] == reason
    assert "Лиза: что хранит школа" in page
    assert "Была у зубного &amp; рада" in page
    assert "<dt>Причина</dt>" in page
    assert "по уважительной причине" in page
    assert "Анна Петровна" in page
    assert "Екатеринбург" in page
    assert "<script" not in page
    assert "<meta charset" in page
    async with school.app.store.reading() as session:
        noted = await session.exec(select(Audit).where(Audit.action == Action.SEE_MY_DATA))
        assert noted.all()[-1].thing_id == school.ids["liza"]


async def test_everybody_takes_their_own_in_their_language(school: School) -> None:
    await school.liza.sends("/mydata")
    assert "хранит о тебе" in school.liza.last.text
    assert school.liza.last.buttons == [["Прислать всё обо мне"]]
    await school.liza.taps("Прислать всё обо мне")
    assert received(school, "liza")[0]["person"][0]["telegram_id"] == school.liza.id
    await school.anna.sends("/settings")
    await school.anna.taps("Язык · Language")
    await school.anna.taps("English")
    await school.anna.sends("/mydata")
    await school.anna.taps("Send everything about me")
    tables, page = received(school, "anna")
    assert tables["group_staff"] == [{"group_id": ["8-Д"], "role": "tutor"}]
    assert 'lang="en"' in page
    assert "Groups looked after" in page


async def test_nobody_takes_what_is_anothers(school: School) -> None:
    """Not the tutor of the child, not the teacher, not a stranger; and no child its mother's."""
    for who, whose in (("anna", "liza"), ("dmitry", "liza"), ("liza", "mama"), ("mama", "papa")):
        actor = school.actors[who]
        await actor.sends("/menu")
        actor.presses(actor.last, TakeOf(person=school.ids[whose]).pack())
        await school.telegram.settle()
        assert not any(heard.document for heard in actor.heard())
        assert "Этого здесь уже нет" in (actor.alert or "")
    await school.stranger.sends("/mydata")
    assert school.stranger.last.document is None
    await school.mama.sends("/mydata@school_bot", where=school.chat)
    assert not any(heard.document for heard in school.mama.heard())


async def test_a_school_without_personal_data_in_telegram_sends_none(closed: School) -> None:
    await closed.mama.sends("/mydata")
    assert "через Telegram не передаёт" in closed.mama.last.text


@pytest.fixture
async def two(school: School) -> tuple[Canaries, Canaries]:
    async with school.writing() as session:
        return await canaries.two_students(session, school.ids["mama"], school.ids["dmitry"])


async def test_the_files_hold_every_column_and_nothing_of_another_child(
    school: School, two: tuple[Canaries, Canaries]
) -> None:
    mine, other = two
    await school.mama.sends("/mydata")
    await school.mama.taps("Прислать всё: Зюзя")
    tables, page = received(school, "mama")
    for declared in of_person():
        for column in declared.columns:
            place = f"{declared.name}.{column.name}"
            seeded = mine.rows[declared.name].get(column.name)
            found = [row.get(column.name) for row in tables.get(declared.name, [])]
            if declared.name == "person" or column.export is Export.NAMED:
                assert not declared.told or found != [], place
            elif column.export in (Export.TOLD, Export.CODE):
                assert in_json(seeded) in found, place
                if isinstance(seeded, str) and column.export is Export.TOLD and seeded[0] == "К":
                    assert seeded in page or column.name == "language", place
            else:
                assert column.name not in {
                    name for row in tables.get(declared.name, []) for name in row
                }
    whole = json.dumps(tables, ensure_ascii=False) + page
    assert [word for word in other.words() if word in whole] == []
    hidden = {
        str(mine.rows[declared.name].get(column.name))
        for declared in of_person()
        for column in declared.columns
        if column.export in (Export.SECRET, Export.OTHERS)
    }
    secrets = {word for word in hidden if word.startswith("Кнр")}
    assert len(secrets) > 2
    assert [word for word in secrets if word in whole] == []


def choices(language: str, key: str) -> set[str]:
    """What a message of the page chooses between."""
    text = (LOCALES / language / "export.ftl").read_text(encoding="utf-8")
    block = text.partition(f"{key} = ")[2].partition("\n}")[0]
    return set(re.findall(r"\[(\w+)\]", block))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_part_and_column_has_its_words(language: str) -> None:
    parts, columns, values = set(), set(), set()
    for declared in of_person():
        for column in declared.told:
            parts.add(declared.name)
            if column.export is not Export.CODE:
                columns.add(column.name)
                kind = getattr(declared.table.c[column.name].type, "enum_class", None)
                values |= {member.value for member in kind or ()}
    for key, wanted in (("part", parts), ("column", columns), ("value", values)):
        assert wanted - choices(language, f"export-{key}") == set()
