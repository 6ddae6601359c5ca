"""A psychologist's notes: sealed, their author's alone, and never in Telegram."""

import io
from pathlib import Path

import pytest

from bot.notes_command import keep
from models import notes
from models.base import AccessDenied
from models.groups import GroupStaff
from models.notes import WrongKey
from models.people import Person, Role, person
from models.permissions import Action, may
from tests import stores
from tests.conftest import WEDNESDAY, School
from tests.test_people import joins

SECRET = "Тревожится перед контрольными, говорит об этом впервые."


def keeper(school: School, key: str) -> GroupStaff:
    group, who = school.ids["group"], school.ids[key]
    return GroupStaff(group_id=group, person_id=who, role=Role.PSYCHOLOGIST)


@pytest.fixture
async def counselled(school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    """Vera keeps the class; Oleg, a psychologist as well, keeps none."""
    await joins(school, "vera", "Вера Ильинична Громова", 1501, Role.PSYCHOLOGIST)
    await joins(school, "oleg", "Олег Юрьевич Дёмин", 1502, Role.PSYCHOLOGIST)
    monkeypatch.setattr("bot.notes_command.now", school.clock)
    async with school.writing() as session:
        session.add(keeper(school, "vera"))
    school.app.settings = school.app.settings.model_copy(
        update={"notes_key": tmp_path / "notes.key"}
    )
    return school


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> "type[io.StringIO]":
    monkeypatch.setattr("sys.stdin", io.StringIO(SECRET))
    return io.StringIO


async def runs(school: School, verb: str, author: str = "громова", student: str = "лиза") -> int:
    ended = await keep(school.app.settings, verb, author, student, school.app.words)
    await school.passes(seconds=1)  # the bot finds what the command has left in the outbox
    return ended


async def test_a_note_is_written_and_read_at_the_workstation(
    counselled: School, types: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await runs(counselled, "key") == 0
    assert await runs(counselled, "write") == 0
    counselled.app.delivery.wake()
    await counselled.telegram.settle()
    assert counselled.vera.last.text.startswith("Запись обновлена. Откройте её на рабочем месте")
    assert await runs(counselled, "list") == 0
    listed = capsys.readouterr().out
    assert "Лиза Кузнецова · 1 ваша запись" in listed
    assert SECRET not in listed
    assert await runs(counselled, "read") == 0
    assert SECRET in capsys.readouterr().out
    for actor in counselled.actors.values():
        for heard in actor.heard():
            assert "Тревожится" not in heard.text
            assert actor is not counselled.vera or "Лиза" not in heard.text


async def test_the_store_holds_nothing_that_can_be_read(counselled: School, types: object) -> None:
    await runs(counselled, "key")
    await runs(counselled, "write")
    content = b"".join(stores.bytes_of(counselled.app.settings.database_url).values())
    assert b"gAAAA" in content  # the sealed note is there
    assert SECRET.encode() not in content
    assert counselled.app.settings.notes_key is not None
    key = counselled.app.settings.notes_key.read_bytes()
    assert key not in content


async def test_a_key_that_others_can_read_is_not_used(
    counselled: School, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await runs(counselled, "read") == 1
    assert "Ключа нет" in capsys.readouterr().err
    assert await runs(counselled, "key") == 0
    key = counselled.app.settings.notes_key
    assert key is not None
    assert key.stat().st_mode & 0o777 == 0o600
    assert await runs(counselled, "key") == 1
    assert "Ключ уже есть" in capsys.readouterr().err
    key.chmod(0o640)
    assert await runs(counselled, "read") == 1
    assert "могут прочитать другие" in capsys.readouterr().err


async def test_nobody_but_the_author(
    counselled: School, types: object, capsys: pytest.CaptureFixture[str]
) -> None:
    await runs(counselled, "key")
    assert await runs(counselled, "write", author="дёмин") == 1  # Лиза is no student of his
    assert await runs(counselled, "write", author="соколова") == 1  # a tutor is no psychologist
    assert "Кто из психологов" in capsys.readouterr().err
    assert await runs(counselled, "read", student="куз") == 0
    assert "ваших записей нет" in capsys.readouterr().out


async def test_another_key_and_a_moved_note(counselled: School) -> None:
    counselled.oracles.forgive("conservation")  # the bot is not told to look
    key, other = notes.new_key(), notes.new_key()
    async with counselled.writing() as session:
        vera = await session.get_one(Person, counselled.ids["vera"])
        liza = await session.get_one(Person, counselled.ids["liza"])
        note = await notes.write(session, SECRET, about=liza, by=vera, key=key, at=WEDNESDAY)
        assert [p.text for p in await notes.read(session, about=liza, by=vera, key=key)] == [SECRET]
        for wrong in (other, b"no key at all"):
            with pytest.raises(WrongKey):
                await notes.read(session, about=liza, by=vera, key=wrong)
        with pytest.raises(WrongKey):
            await notes.write(session, "Ещё", about=liza, by=vera, key=other, at=WEDNESDAY)
        note.author_id = counselled.ids["oleg"]  # whoever has the store gives it to a colleague
        oleg = await session.get_one(Person, counselled.ids["oleg"])
        session.add(keeper(counselled, "oleg"))
        await session.flush()
        with pytest.raises(WrongKey):
            await notes.read(session, about=liza, by=oleg, key=key)


@pytest.mark.parametrize("role", list(Role))
def test_only_psychologists_keep_notes(role: Role) -> None:
    somebody = person("Кто-то", role, zone="UTC")
    assert may(somebody, Action.KEEP_NOTES) == (role is Role.PSYCHOLOGIST)


async def test_each_look_is_in_the_audit_log(counselled: School, types: object) -> None:
    await runs(counselled, "key")
    await runs(counselled, "write")
    await runs(counselled, "read")
    seen = "SELECT person_id, action, thing_id FROM audit WHERE reason IS NULL ORDER BY id"
    found = counselled.oracles.witness.rows(seen)
    assert found == [(counselled.ids["vera"], "keep-notes", counselled.ids["liza"])] * 2


async def test_an_administrator_does_not_reach_them(counselled: School) -> None:
    await joins(counselled, "rudakov", "Владимир Рудаков", 1041, Role.ADMIN)
    async with counselled.app.store.reading() as session:
        liza = await session.get_one(Person, counselled.ids["liza"])
        for key in ("rudakov", "anna", "mama", "liza", "dmitry", "oleg"):
            me = await session.get_one(Person, counselled.ids[key])
            with pytest.raises(AccessDenied):
                await notes.listed(session, about=liza, by=me)
