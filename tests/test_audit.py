"""The audit log: what leaves a row, and that no row can be changed without being noticed."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import delete, select

from bot.database import is_file
from bot.verify_command import verify
from models import audit, outbox
from models.audit import DENIALS_A_MINUTE, Asked, Audit, Head, Verdict
from models.people import Guardianship, Person, Role, RoleGrant
from models.permissions import Action, able_roles, capacities
from models.progress import letters
from tests import stores
from tests.conftest import WEDNESDAY, School
from tests.gradebook import GradeBook
from tests.test_people import joins
from ui.i18n import Translator

TRIGGERS = ("audit_keeps_rows", "audit_changes_nothing", "audit_grows_at_its_end")


async def rows(school: School, *columns: str) -> list[tuple[object, ...]]:
    async with school.app.store.reading() as session:
        found = (await session.exec(select(Audit).order_by(Audit.id))).all()  # type: ignore[arg-type]
        return [tuple(getattr(row, name) for name in columns) for row in found]


async def checked(school: School, since: Head | None = None) -> Verdict:
    async with school.app.store.reading() as session:
        return await audit.verify(session, since)


async def writes(school: School, count: int) -> None:
    async with school.writing() as session:
        for number in range(count):
            what = Asked(Action.GIVE_MARK, school.ids["anna"], "tutor", "person", number)
            await audit.write(session, what, at=WEDNESDAY)


async def meddle(school: School, *statements: str) -> None:
    """Whoever has the file takes the triggers off first. The bot goes on running meanwhile."""
    url = school.app.settings.database_url
    off = [f"DROP TRIGGER IF EXISTS {name}" for name in TRIGGERS] if is_file(url) else []
    await asyncio.to_thread(stores.meddle, url, *off, *statements)


async def test_a_write_leaves_its_row_in_the_transaction_of_the_deed(school: School) -> None:
    await school.mama.sends("/settings")
    await school.mama.taps("Язык · Language")
    await school.mama.taps("English")
    seen = await rows(school, "person_id", "role", "action", "decision", "reason")
    assert seen[-1] == (school.ids["mama"], "parent", "set-preferences", "allow", None)
    assert (await checked(school)).good


async def test_a_look_at_personal_things_leaves_a_row_and_at_others_none(school: School) -> None:
    await school.mama.sends("/today")
    assert await rows(school, "action") == []
    await school.mama.sends("/progress")
    [row] = await rows(school, "person_id", "role", "action", "decision")
    assert row == (school.ids["mama"], "parent", "see-progress", "allow")


async def test_a_letter_that_has_arrived_leaves_a_row(school: School) -> None:
    async with school.writing() as session:
        await GradeBook(session, school).mark("Физика", 5, "Задачи №11")
        outbox.notify(session, school.ids["mama"], letters.KIND, school.ids["mama"], at=WEDNESDAY)
    await school.telegram.settle()
    assert "Лиза" in school.mama.last.text
    [row] = await rows(school, "person_id", "action", "kind", "reason")
    assert row == (school.ids["mama"], "see-progress", "person", "delivered")


async def test_several_roles_are_noted_as_far_as_they_reach(school: School) -> None:
    """Лиза's teacher is her uncle, too: as a teacher he may not open her whole progress."""
    async with school.writing() as session:
        dmitry, liza = school.ids["dmitry"], school.ids["liza"]
        session.add(RoleGrant(person_id=dmitry, role=Role.PARENT))
        session.add(Guardianship(guardian_id=dmitry, student_id=liza))
    async with school.app.store.reading() as session:
        me = await session.get_one(Person, dmitry)
        assert able_roles(me, Action.SEE_PROGRESS) == [Role.PARENT, Role.TEACHER]
        found = await capacities(session, me, Action.SEE_PROGRESS, Person, liza)
        assert found == [Role.PARENT]


async def test_a_closed_door_leaves_a_row_after_the_rollback(school: School) -> None:
    await school.papa.sends("/today")
    school.papa.presses(school.papa.last, f"cut:{school.ids['mama']}")
    await school.telegram.settle()
    [row] = await rows(school, "person_id", "role", "action", "decision", "reason")
    assert row == (school.ids["papa"], None, "disconnect", "deny", "not-theirs")
    assert (await checked(school)).good


async def test_a_flood_of_denials_does_not_fill_the_disk(school: School) -> None:
    await school.papa.sends("/today")
    for _ in range(DENIALS_A_MINUTE + 5):
        school.papa.presses(school.papa.last, f"cut:{school.ids['mama']}")
    await school.telegram.settle()
    reasons = await rows(school, "reason")
    assert reasons == [("not-theirs",)] * (DENIALS_A_MINUTE - 1) + [("flood",)]
    await school.stranger.sends("/people")  # each has a measure of their own
    assert (await rows(school, "person_id", "decision"))[-1] == (None, "deny")
    await school.passes(minutes=1)
    school.papa.presses(school.papa.last, f"cut:{school.ids['mama']}")
    await school.telegram.settle()
    assert (await rows(school, "reason"))[-1] == ("not-theirs",)


async def test_the_door_of_a_school_without_personal_data_in_telegram(closed: School) -> None:
    await closed.mama.sends("/progress")
    [row] = await rows(closed, "action", "decision", "reason")
    assert row == ("see-progress", "deny", "elsewhere")


async def test_rows_can_be_neither_changed_nor_taken_out_nor_put_in(school: School) -> None:
    await writes(school, 3)
    sqlite = is_file(school.app.settings.database_url)
    trick = "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 2"
    for statement in (
        update(Audit).values(person_id=None),
        delete(Audit),
        text(trick if sqlite else "TRUNCATE audit"),
        text("INSERT INTO audit SELECT 9, at, person_id, role, action, kind, thing_id, decision,"
             " reason, hash, hash FROM audit WHERE id = 3"),
    ):  # fmt: skip
        with pytest.raises(IntegrityError, match=r"append-only|at its end"):
            async with school.writing() as session:
                await (await session.connection()).execute(statement)
    assert await checked(school) == Verdict((await checked(school)).head)


async def test_whatever_is_changed_in_the_file_breaks_the_chain(school: School) -> None:
    await writes(school, 3)
    head = (await checked(school)).head
    assert head.id == 3
    for column in Audit.__table__.columns:  # type: ignore[attr-defined]
        other = "7" if column.name in ("id", "person_id", "thing_id") else "hash || 'x'"
        other = "'2026-10-14'" if column.name == "at" else other
        await meddle(school, "CREATE TABLE was AS SELECT * FROM audit",
               f"UPDATE audit SET {column.name} = {other} WHERE id = 2")  # fmt: skip
        assert (await checked(school)).broken == 2, column.name
        await meddle(
            school, "DELETE FROM audit", "INSERT INTO audit SELECT * FROM was", "DROP TABLE was"
        )
        assert await checked(school) == Verdict(head)


@pytest.mark.sqlite
async def test_one_byte_in_the_file_breaks_the_chain(school: School) -> None:
    await writes(school, 3)
    for change in (
        "hash = substr(hash, 1, 63) || char(unicode(substr(hash, 64)) + 1)",
        "at = substr(at, 1, 25) || '1'",
        "role = cast(x'ff' AS TEXT)",
    ):
        await meddle(school, "CREATE TABLE was AS SELECT * FROM audit",
               f"UPDATE audit SET {change} WHERE id = 3")  # fmt: skip
        assert not (await checked(school)).good, change
        await meddle(
            school, "DELETE FROM audit", "INSERT INTO audit SELECT * FROM was", "DROP TABLE was"
        )


@pytest.mark.parametrize(("gone", "broken"), [(1, 1), (2, 2), (3, None)])
async def test_a_row_that_was_taken_out(school: School, gone: int, broken: int | None) -> None:
    await writes(school, 3)
    head = (await checked(school)).head
    await meddle(school, f"DELETE FROM audit WHERE id = {gone}")
    assert (await checked(school)).broken == broken
    kept = await checked(school, head)
    assert (kept.broken, kept.cut) == (broken, broken is None)


async def test_a_chain_written_anew_does_not_match_the_head_that_was_kept(school: School) -> None:
    await writes(school, 3)
    head = (await checked(school)).head
    await writes(school, 2)
    assert (await checked(school, head)).good
    assert (await checked(school, Head(3, "0" * 64))).broken == 3
    assert Head.read(f" {head}\n") == head


async def test_what_a_bystander_records_meanwhile_keeps_the_chain(school: School) -> None:
    store = school.app.store
    what = Asked(Action.SEE_PROGRESS, school.ids["mama"], "parent")
    async with asyncio.TaskGroup() as tasks:
        for _ in range(20):
            tasks.create_task(store.record(audit.allowed(what, at=WEDNESDAY)))
    assert (await checked(school)).head.id == 20


async def test_the_command_says_it_in_a_sentence(
    school: School, capsys: pytest.CaptureFixture[str], tmp_path: Path, words: Translator
) -> None:
    settings = school.app.settings
    assert await verify(settings, None, words) == 0
    assert capsys.readouterr().out == "В журнале действий ещё нет записей.\n"
    await writes(school, 3)
    assert await verify(settings, None, words) == 0
    said, _, head = capsys.readouterr().out.splitlines()
    assert said == "Журнал действий цел: 3 записи подряд, ни одна не изменена."
    assert await verify(settings, head, words) == 0
    await meddle(school, "DELETE FROM audit WHERE id = 3")
    assert await verify(settings, head, words) == 1
    assert "обрезан: осталось 2 записи" in capsys.readouterr().out
    await meddle(school, "UPDATE audit SET thing_id = 9 WHERE id = 1")
    assert await verify(settings, None, words) == 1
    assert "нарушен на записи 1: её изменили" in capsys.readouterr().out
    assert await verify(settings, "3:abc", words) == 2
    nowhere = settings.model_copy(
        update={"database_url": f"sqlite+aiosqlite:///{tmp_path / 'no.db'}"}
    )
    assert await verify(nowhere, None, words) == 5


@pytest.fixture
async def admin(school: School) -> School:
    await joins(school, "rudakov", "Владимир Рудаков", 1041, Role.ADMIN)
    return school


async def test_an_administrator_reads_the_log_in_plain_words(admin: School) -> None:
    await admin.mama.sends("/progress")
    admin.papa.presses(admin.mama.last, f"cut:{admin.ids['mama']}")
    await admin.telegram.settle()
    await admin.stranger.sends("/people")
    await admin.rudakov.sends("/audit")
    assert admin.rudakov.last.text.splitlines() == [
        "Журнал действий",
        "",
        "⛔️ ср 14 окт, 10:35 · кто-то без роли или сервер: списки и карточки людей",
        "⛔️ ср 14 окт, 10:35 · Павел Кузнецов: отключение от бота — Ольга Кузнецова",
        "▫️ ср 14 окт, 10:35 · Ольга Кузнецова: просмотр успеваемости",
    ]
    assert (await rows(admin, "action"))[-1] == ("see-audit",)  # whoever looks is seen


async def test_a_long_log_is_paged(admin: School) -> None:
    await writes(admin, 20)
    await admin.rudakov.sends("/audit")
    assert admin.rudakov.last.text.count("отметки и посещаемость") == 15
    assert admin.rudakov.last.buttons == [["Раньше"]]
    await admin.rudakov.taps("Раньше")
    assert admin.rudakov.last.text.count("отметки и посещаемость") == 5
    assert admin.rudakov.last.buttons == [["К последним записям"]]
    await admin.rudakov.taps("К последним записям")
    assert "просмотр журнала действий" in admin.rudakov.last.text


async def test_the_log_of_one_person_is_on_their_card(admin: School) -> None:
    await admin.mama.sends("/progress")
    await writes(admin, 1)
    await admin.rudakov.sends("/people")
    await admin.rudakov.taps("8-Д")
    await admin.rudakov.taps("Лиза Кузнецова")
    await admin.rudakov.taps("Ольга Кузнецова — мама")
    await admin.rudakov.taps("Журнал действий")
    assert admin.rudakov.last.text.startswith("Журнал действий · Ольга Кузнецова\n")
    assert "просмотр успеваемости" in admin.rudakov.last.text
    assert "отметки" not in admin.rudakov.last.text
    await admin.rudakov.taps("Журнал всех")
    assert "отметки" in admin.rudakov.last.text


@pytest.mark.parametrize("who", ["anna", "mama", "liza", "dmitry", "stranger"])
async def test_nobody_else_reads_the_log(school: School, who: str) -> None:
    await school.actors[who].sends("/audit")
    assert "Журнал" not in school.actors[who].last.text
    assert "audit" not in dict(school.actors[who].commands)


def test_what_was_written_before_is_sealed_as_it_stands(tmp_path: Path) -> None:
    """A store of the time before the chain: its rows get their places in it."""
    config = Config(toml_file=Path(__file__).parent.parent / "pyproject.toml")
    config.attributes["url"] = f"sqlite+aiosqlite:///{tmp_path / 'old.db'}"
    command.upgrade(config, "0007")
    with sqlite3.connect(tmp_path / "old.db") as connection:
        connection.executemany(
            "INSERT INTO audit (id, at, actor_id, action, duty, kind, thing_id)"
            " VALUES (?, '2026-09-01 05:00:00.000000', NULL, ?, 'A4', ?, ?)",
            [(3, "SEE_MENU", None, None), (7, "CHANGE_TIMETABLE", "lesson", 12)],
        )
    command.upgrade(config, "head")
    rows = connection.execute("SELECT * FROM audit ORDER BY id").fetchall()
    connection.close()
    assert [row[:8] for row in rows] == [
        (1, "2026-09-01 05:00:00.000000", None, None, "see-menu", None, None, "allow"),
        (2, "2026-09-01 05:00:00.000000", None, None, "change-timetable", "lesson", 12, "allow"),
    ]
    assert [audit.seal(*row[:-1]) for row in rows] == [row[-1] for row in rows]
    assert [row[-2] for row in rows] == ["", rows[0][-1]]
