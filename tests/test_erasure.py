"""Erasure: who may ask, who decides, what goes, what stays, and that nothing is left of it."""

import asyncio
import logging
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, make_url
from sqlmodel import col, select

from bot import database
from bot.backup import back_up
from bot.database import is_file
from bot.restore import restore
from bot.settings import Settings
from handlers.erasure.callbacks import Approve, AskOf, Withdraw
from jobs import erasing
from models import erasure, outbox
from models.announcements.tables import TOLD, Announcement, AnnouncementState
from models.attendance import Attendance, AttendanceState
from models.audiences import Audience
from models.audit import Audit
from models.base import AccessDenied, Session
from models.erasure import GONE, Erased, Erasure, ErasureState
from models.erasure.effect import BLANK
from models.guides import GuideQuestion
from models.outbox import Notification
from models.people import Guardianship, Person, Role, person
from models.permissions import Action
from models.posts import Post
from models.registry import REGISTRY, Erase
from models.timetable import Lesson
from tests import canaries, stores
from tests.conftest import SCHOOL, School
from tests.faults.figures import Promise

ADMIN = "Вера Павловна Громова"


@pytest.fixture
async def governed(school: School) -> School:
    """The school with an administrator in Telegram."""
    school.actors["admin"] = school.telegram.person("Вера", "Громова", id=2001, started=True)
    async with school.writing() as session:
        admin = person(ADMIN, Role.ADMIN, zone=SCHOOL, settled=True, telegram_id=2001)
        session.add(admin)
        await session.flush()
        school.ids["admin"] = admin.id
    return school


async def asks(school: School, who: str, whose: str | None = None) -> None:
    actor = school.actors[who]
    await actor.sends("/settings")
    await actor.taps("Удалить мои данные")
    if whose:
        await actor.taps(whose)
    await actor.taps("Да, попросить удалить")


async def carried_out(school: School) -> None:
    """The minute passes, everybody is told, the rows go."""
    await school.passes(seconds=61)
    await school.passes(seconds=10)


async def state(school: School) -> ErasureState:
    async with school.app.store.reading() as session:
        newest = select(Erasure).order_by(col(Erasure.id).desc())
        found = (await session.exec(newest)).first()
        assert found is not None
        return found.state


def files(school: School) -> dict[str, bytes]:
    """Everything that lies on the disk of this store."""
    return stores.bytes_of(school.app.settings.database_url)


def left(found: dict[str, bytes], words: set[str]) -> set[str]:
    """Which of these words stand in any of the files."""
    return {word for content in found.values() for word in words if word.encode() in content}


async def test_a_mother_has_her_childs_data_erased(governed: School) -> None:
    await governed.mama.sends("/settings")
    await governed.mama.taps("Удалить мои данные")
    await governed.mama.taps("О ребёнке: Лиза")
    assert "Исчезнет: имя" in governed.mama.last.text
    assert "Останется: уроки группы" in governed.mama.last.text
    await governed.mama.taps("Да, попросить удалить")
    assert "передана администратору" in governed.mama.last.text
    assert "Если вы против" in governed.papa.last.text
    assert "просит школу удалить твои данные" in governed.liza.last.text
    card = governed.admin.last
    assert "Просьба об удалении: Лиза Кузнецова" in card.text
    assert "Просит Ольга Кузнецова" in card.text
    assert "Павел Кузнецов" in card.text
    await governed.admin.taps("Удалить навсегда")
    assert "Через минуту" in card.text
    await governed.passes(seconds=61)
    governed.oracles.forgive("ledger")  # what she was owed goes with everything else
    assert "До свидания" in governed.liza.last.text
    assert governed.liza.keyboard == []
    assert "Лиза: данные удаляются" in governed.mama.last.text
    assert "Лиза: данные удаляются" in governed.papa.last.text
    await governed.passes(seconds=10)
    assert await state(governed) is ErasureState.DONE
    async with governed.app.store.reading() as session:
        gone = await session.get_one(Person, governed.ids["liza"])
        assert (gone.name, gone.called, gone.telegram_id) == (GONE, GONE, None)
        assert gone.roles == frozenset()
        lessons = (await session.exec(select(func.count()).select_from(Lesson))).one()
        assert lessons > 0
        ties = (await session.exec(select(Guardianship))).all()
        assert ties == []
        log = await session.exec(select(Audit).where(Audit.action == Action.DECIDE_ERASURE))
        last = list(log)[-1]
        assert (last.kind, last.thing_id) == ("person", governed.ids["liza"])
    await governed.liza.sends("/today")
    assert "Алгебра" not in governed.liza.last.text
    await governed.anna.sends("/today")
    assert "Физика" in governed.anna.last.text


async def test_nothing_of_an_erased_child_is_left_on_the_disk(
    governed: School, caplog: pytest.LogCaptureFixture, promise: Promise
) -> None:
    """Every word of theirs that the registry says goes: not in the store, nor beside it (P18)."""
    for name in ("bot", "handlers", "jobs", "models", "ui", "aiogram", "apscheduler"):
        caplog.set_level(logging.DEBUG, logger=name)
    async with governed.writing() as session:
        mine, other = await canaries.two_students(
            session, governed.ids["mama"], governed.ids["dmitry"]
        )
        session.add(
            Notification(
                chat_id=governed.anna.id,
                kind="answer",
                about=0,
                due_at=governed.clock() + timedelta(days=2),
                payload='{"text": "Тестова Зюзя, Зюзя Тестова"}',
            )
        )
    goes = {d.name for d in REGISTRY.values() if d.erase in (Erase.DELETE, Erase.BLANK)}
    words = mine.words(*goes) | {mine.rows["student_group"]["name"], "Зюзя"}
    # Their Telegram id, as it is written down.
    sqlite = is_file(governed.app.settings.database_url)
    number = (777_000_112).to_bytes(*((4, "big") if sqlite else (8, "little")))
    assert len(words) > 20
    assert left(files(governed), words) == words
    assert any(number in content for content in files(governed).values())
    await asks(governed, "mama", "О ребёнке: Зюзя")
    await governed.admin.taps("Удалить навсегда")
    await carried_out(governed)
    assert await state(governed) is ErasureState.DONE
    assert left(files(governed), words) == set()
    assert not any(number in content for content in files(governed).values())
    assert [word for word in words if word in caplog.text] == []
    theirs = other.words(*goes)
    assert left(files(governed), theirs) == theirs
    promise("P18", f"0 of {len(words)} texts of an erased child left in the store and beside it")


async def test_every_column_that_is_to_be_blank_is(governed: School) -> None:
    """What leads to a person, row by row: no number of theirs stands where it should be gone."""
    assert set(BLANK) == {d.name for d in REGISTRY.values() if d.erase is Erase.BLANK}
    async with governed.writing() as session:
        mine, _ = await canaries.two_students(session, governed.ids["mama"], governed.ids["dmitry"])
        child = await session.get_one(Person, mine.person.id)
        await erasure.erase(session, child)
        for declared in REGISTRY.values():
            if declared.erase is Erase.DELETE:
                column = next(c for c in declared.table.columns if c.primary_key)
                row = mine.rows[declared.name][column.name]
                stays = select(column).where(column == row)
                if declared.table.columns.keys()[0] == "id":
                    assert (await session.exec(stays)).first() is None, declared.name


async def test_erasing_a_parent_keeps_the_childs_data(governed: School) -> None:
    async with governed.writing() as session:
        lesson = (await session.exec(select(Lesson).limit(1))).one()
        session.add(
            Attendance(
                lesson_id=lesson.id,
                student_id=governed.ids["liza"],
                state=AttendanceState.EXCUSED,
                reason="Болела",
                author_id=governed.ids["mama"],
                at=governed.clock(),
            )
        )
    await asks(governed, "mama", "Только обо мне")
    assert "Просит о себе" in governed.admin.last.text
    await governed.admin.taps("Удалить навсегда")
    await carried_out(governed)
    async with governed.app.store.reading() as session:
        kept = (await session.exec(select(Attendance))).one()
        assert (kept.reason, kept.author_id) == ("Болела", governed.ids["mama"])
        assert (await session.get_one(Person, governed.ids["liza"])).name == "Лиза Кузнецова"
        ties = (await session.exec(select(Guardianship.guardian_id))).all()
        assert ties == [governed.ids["papa"]]
    await governed.papa.sends("/today")
    assert "Физика" in governed.papa.last.text


async def test_words_go_with_what_holds_them(governed: School) -> None:
    """A question goes with its answer, whoever wrote that; the school's own word stays."""
    async with governed.writing() as session:
        anna, papa = governed.ids["anna"], governed.ids["papa"]
        asked = Post(author_id=papa, html="Вопрос отца")
        answered = Post(author_id=anna, html="Ответ ему")
        own = Post(author_id=anna, html="Слово школы")
        loose = Post(author_id=papa, html="Ничей черновик")
        session.add_all([asked, answered, own, loose])
        await session.flush()
        for asker, post, answer in ((papa, asked, answered), (governed.ids["mama"], own, None)):
            question = GuideQuestion(asker_id=asker, post_id=post.id, asked_at=governed.clock())
            question.answer_id = answer.id if answer else None
            session.add(question)
        await session.flush()
        await erasure.erase(session, await session.get_one(Person, papa))
        kept = (await session.exec(select(Post.html))).all()
        assert kept == ["Слово школы"]


async def test_an_administrator_thinks_again_within_the_minute(governed: School) -> None:
    await asks(governed, "liza")
    await governed.admin.taps("Удалить навсегда")
    await governed.passes(seconds=50)
    await governed.admin.taps("Отменить удаление")
    await carried_out(governed)
    assert await state(governed) is ErasureState.ASKED
    async with governed.app.store.reading() as session:
        liza = await session.get_one(Person, governed.ids["liza"])
        assert liza.roles == {Role.STUDENT}


async def test_an_administrator_refuses_and_says_why(governed: School) -> None:
    await asks(governed, "liza")
    assert "твоей" not in governed.liza.last.text
    await governed.admin.taps("Отказать…")
    await governed.admin.sends("Сначала сдай учебники")
    assert "Отказано. Причина: Сначала сдай учебники" in governed.admin.last.text
    assert "Причина: Сначала сдай учебники" in governed.liza.last.text
    await carried_out(governed)
    assert await state(governed) is ErasureState.REFUSED
    await governed.admin.sends("/settings")
    await governed.admin.taps("Просьбы об удалении")
    assert "нет" in governed.admin.last.text


async def test_a_tap_twice_is_a_tap_once(governed: School) -> None:
    await governed.liza.sends("/settings")
    await governed.liza.taps("Удалить мои данные")
    question = governed.liza.last
    ask = question.data("Да, попросить удалить")
    governed.liza.presses(question, ask)
    governed.liza.presses(question, ask)
    await governed.telegram.settle()
    async with governed.app.store.reading() as session:
        assert len((await session.exec(select(Erasure))).all()) == 1
    card = governed.admin.last
    yes = card.data("Удалить навсегда")
    governed.admin.presses(card, yes)
    governed.admin.presses(card, yes)
    await governed.telegram.settle()
    assert "уже решено" in (governed.admin.alert or "")
    await carried_out(governed)
    assert await state(governed) is ErasureState.DONE


async def test_whoever_asked_can_take_it_back(governed: School) -> None:
    await asks(governed, "liza")
    card = governed.admin.last
    await governed.liza.taps("Отозвать просьбу")
    assert "остаётся как есть" in governed.liza.last.text
    governed.admin.presses(card, card.data("Удалить навсегда"))
    await governed.telegram.settle()
    assert "уже решено" in (governed.admin.alert or "")


async def test_buttons_of_others_do_nothing(governed: School) -> None:
    """Nobody asks for another's child, decides without being an administrator, or withdraws."""
    await asks(governed, "liza")
    async with governed.app.store.reading() as session:
        id = (await session.exec(select(Erasure.id))).one()
    for who in ("anna", "mama", "dmitry", "liza", "stranger"):
        actor = governed.actors[who]
        await actor.sends("/menu")
        forged = [Approve(erasure=id), AskOf(person=governed.ids["papa"])]
        forged += [] if who == "liza" else [Withdraw(erasure=id)]
        for sentence in forged:
            actor.presses(actor.last, sentence.pack())
            await governed.telegram.settle()
            assert "Этого здесь уже нет" in (actor.alert or ""), (who, sentence)
    assert await state(governed) is ErasureState.ASKED


async def test_the_last_administrator_stays(governed: School) -> None:
    await governed.admin.sends("/settings")
    await governed.admin.taps("Удалить мои данные")
    await governed.admin.taps("Да, попросить удалить")
    assert "единственный администратор" in (governed.admin.alert or "")


async def test_a_restored_backup_does_not_bring_them_back(governed: School) -> None:
    """The list beside the store makes up for it: once, in this store, and for no one else."""
    path = governed.app.erasures
    assert path is not None
    await asks(governed, "liza")
    await governed.admin.taps("Удалить навсегда")
    await carried_out(governed)
    lines = erasing.listed(path)
    assert [line.person_id for line in lines] == [governed.ids["liza"]]
    assert "Лиза" not in path.read_text(encoding="ascii")
    store = governed.app.store
    assert await erasing.reapply(store, path) == 0
    async with governed.writing() as session:
        await _as_in_the_backup(session, governed.ids["liza"])
    assert await erasing.reapply(store, path) == 1
    assert await erasing.reapply(store, path) == 0
    async with store.reading() as session:
        assert (await session.get_one(Person, governed.ids["liza"])).name == GONE


async def _as_in_the_backup(session: Session, id: int) -> None:
    """What a copy from before the erasure has: the name, and no trace of the request."""
    for one in (await session.exec(select(Erasure))).all():
        await session.delete(one)
    liza = await session.get_one(Person, id)
    liza.name = "Лиза Кузнецова"


async def test_the_number_of_somebody_erased_is_never_given_again(governed: School) -> None:
    """They came after the backup was made: the row is made anew, empty."""
    async with governed.writing() as session:
        here = await erasure.installation(session)
        at = governed.clock()
        lines = [Erased(here, 500, at), Erased("another-store", governed.ids["mama"], at)]
        assert await erasure.reapply(session, lines) == 1
        assert (await session.get_one(Person, 500)).name == GONE
        assert (await session.get_one(Person, governed.ids["mama"])).name != GONE


def test_a_line_that_a_crash_has_cut_short_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "list"
    at = canaries.DAWN
    erasing.note(path, Erased("a", 1, at))
    erasing.note(path, Erased("a", 2, at))
    assert erasing.listed(path) == [Erased("a", 1, at), Erased("a", 2, at)]
    path.write_bytes(path.read_bytes()[:-8])
    assert erasing.listed(path) == [Erased("a", 1, at)]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.sqlite
async def test_only_the_owner_reads_the_store(governed: School) -> None:
    await asks(governed, "liza")
    store = Path(make_url(governed.app.settings.database_url).database or "")
    found = [path for path in store.parent.glob(f"{store.name}*") if path.suffix != ".lock"]
    assert len(found) > 2
    assert {stat.S_IMODE(path.stat().st_mode) for path in found} == {0o600}


async def test_a_teacher_goes_and_the_lessons_stay(governed: School) -> None:
    """Whatever they have given or changed stands, under nobody's name."""
    await asks(governed, "dmitry")
    assert "передайте его группы и уроки" in governed.admin.last.text
    await governed.admin.taps("Удалить навсегда")
    await carried_out(governed)
    await governed.mama.sends("/week")
    assert "Алгебра" in governed.mama.last.text
    assert "Лапин" not in governed.mama.last.text
    await governed.liza.sends("/progress")
    assert "сломалось" not in governed.liza.last.text
    await governed.dmitry.sends("/today")
    assert "Алгебра" not in governed.dmitry.last.text


async def test_a_tutor_goes_and_what_the_school_said_stays(governed: School) -> None:
    async with governed.writing() as session:
        at, anna = governed.clock(), await session.get_one(Person, governed.ids["anna"])
        post = Post(author_id=anna.id, html="Собрание в пятницу")
        audience = Audience(author_id=anna.id, parts=[])
        session.add_all([post, audience])
        await session.flush()
        said = Announcement(
            author_id=anna.id,
            post_id=post.id,
            audience_id=audience.id,
            state=AnnouncementState.SENDING,
            begun_at=at,
            sent_at=at,
        )
        session.add(said)
        await session.flush()
        outbox.notify(session, governed.ids["mama"], TOLD, said.id, at=at)
    await governed.telegram.settle()
    assert "Собрание в пятницу" in governed.mama.last.text
    await asks(governed, "anna")
    await governed.admin.taps("Удалить навсегда")
    await carried_out(governed)
    async with governed.app.store.reading() as session:
        kept = (await session.exec(select(Announcement))).one()
        assert (kept.post.html, kept.author.called) == ("Собрание в пятницу", GONE)
        sent = select(Notification).where(Notification.kind == TOLD)
        assert len((await session.exec(sent)).all()) == 1


@pytest.mark.parametrize("stage", [ErasureState.LEAVING, ErasureState.ERASED])
async def test_a_crash_between_two_stages_loses_none(governed: School, stage: ErasureState) -> None:
    """The process goes away when they are being told, or when the log is not emptied yet."""
    await asks(governed, "liza")
    await governed.admin.taps("Удалить навсегда")
    await governed.passes(seconds=61)
    assert await state(governed) is ErasureState.LEAVING
    if stage is ErasureState.ERASED:
        async with governed.writing() as session:
            for one in await erasure.ready(session, at=governed.clock()):
                await erasure.carry_out(session, one, at=governed.clock())
    assert await state(governed) is stage
    await governed.restarts()
    await governed.passes(seconds=10)
    assert await state(governed) is ErasureState.DONE
    async with governed.app.store.reading() as session:
        assert (await session.get_one(Person, governed.ids["liza"])).name == GONE


async def test_whoever_can_not_be_told_is_erased_all_the_same(governed: School) -> None:
    await asks(governed, "liza")
    await governed.liza.blocks_bot()
    await governed.admin.taps("Удалить навсегда")
    await carried_out(governed)
    assert await state(governed) is ErasureState.DONE


@pytest.mark.sqlite
async def test_a_backup_from_before_is_put_right_when_it_is_restored(
    governed: School, tmp_path: Path
) -> None:
    """The real way: a backup, an erasure, the backup in place of the store, the next start."""
    backup, restored = tmp_path / "backup.db", tmp_path / "restored.db"
    url = governed.app.settings.database_url
    await asyncio.to_thread(back_up, url, backup)
    await asks(governed, "liza")
    await governed.admin.taps("Удалить навсегда")
    await carried_out(governed)
    listed = governed.app.erasures
    assert listed is not None
    restored.with_name("restored.db.erasures").write_bytes(listed.read_bytes())
    again = database.url_of(restored)
    await asyncio.to_thread(restore, again, backup, at=governed.clock())
    assert "Кузнецова".encode() in restored.read_bytes()
    store = database.connect(again)
    try:
        beside = database.erasures_beside(Settings(database_url=again))
        assert await erasing.reapply(store, beside) == 1
        async with store.reading() as session:
            assert (await session.get_one(Person, governed.ids["liza"])).name == GONE
        assert "Лиза".encode() not in restored.read_bytes()
    finally:
        await store.close()


async def test_only_whoever_asked_takes_the_request_back(governed: School) -> None:
    async with governed.writing() as session:
        mama, papa = [await session.get_one(Person, governed.ids[who]) for who in ("mama", "papa")]
        asked = await erasure.ask(session, mama, by=mama, at=governed.clock())
        with pytest.raises(AccessDenied):
            await erasure.withdraw(session, asked, by=papa, at=governed.clock())
        assert asked.state is ErasureState.ASKED
    await governed.telegram.settle()


async def test_an_administrator_may_go_where_another_stays(governed: School) -> None:
    async with governed.writing() as session:
        other = person("Пётр Ильич Орлов", Role.ADMIN, zone=SCHOOL, telegram_id=None)
        session.add(other)
        await session.flush()
        asked = await erasure.ask(session, other, by=other, at=governed.clock())
        assert asked.state is ErasureState.ASKED
    await governed.telegram.settle()
