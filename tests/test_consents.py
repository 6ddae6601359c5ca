"""Nothing personal of a child before a guardian agrees, and nothing more once it is withdrawn."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete
from sqlmodel import select

from emulator import Person as Actor
from handlers.consents.callbacks import GiveConsent, NotePaper, ShowConsent, WithdrawConsent
from handlers.gradebook.callbacks import LessonPupil, NoteState, OpenLesson
from handlers.progress.callbacks import Show
from models import consents
from models.attendance import Attendance, AttendanceState
from models.base import AccessDenied
from models.consents import Consent, ConsentMissing, ConsentText, ConsentWay
from models.marks import Mark
from models.outbox import Notification, State
from models.people import Person, Role
from models.permissions import PERMISSIONS, Action, students_within
from models.progress import letters
from models.timetable import Lesson
from tests.conftest import WEDNESDAY, School
from tests.gradebook import GradeBook
from ui import CallbackData

NEEDED = "согласие одного из родителей"


@pytest.fixture
async def undecided(school: School) -> School:
    """Лиза has a mark, and nobody has consented to that yet."""
    async with school.writing() as session:
        await session.exec(delete(Consent))
        await GradeBook(session, school).mark("Физика", 5, "Контрольная", days=1)
    return school


async def presses(school: School, actor: Actor, sentence: CallbackData) -> None:
    """As somebody with a changed client, or with an old screen, would."""
    actor.presses(actor.last, sentence.pack())
    await school.telegram.settle()


def said(actor: Actor) -> str:
    """What stands in the little window after a tap."""
    return actor.alert or actor.toast or ""


async def rows(school: School, kind: Any) -> list[Any]:
    async with school.app.store.reading() as session:
        return list((await session.exec(select(kind))).all())


async def agrees(school: School, guardian: Actor) -> None:
    await guardian.sends("/consent")
    await guardian.taps("Даю согласие")


async def test_a_parent_is_asked_reads_and_agrees(undecided: School) -> None:
    await undecided.passes(seconds=10)
    assert "Лиза Кузнецова: школе нужно ваше согласие" in undecided.mama.last.text
    assert "Лиза Кузнецова: школе нужно ваше согласие" in undecided.papa.last.text
    await undecided.mama.taps("Прочитать и решить")
    assert "Где. В базе школы. Сообщения бота идут через Telegram" in undecided.mama.last.text
    await undecided.mama.taps("Даю согласие")
    assert "Согласие действует с 14 октября. Даёт в боте: Ольга Кузнецова" in (
        undecided.mama.last.text
    )
    await undecided.telegram.settle()
    assert "согласие на обработку данных дано 14 октября (Ольга Кузнецова)" in (
        undecided.papa.last.text
    )
    [given] = await rows(undecided, Consent)
    [text] = await rows(undecided, ConsentText)
    assert (given.way, given.text_id, text.language) == (ConsentWay.BOT, text.id, "ru")
    assert text.digest == consents.digest(text.text)
    await undecided.mama.sends("/progress")
    assert "Физика: 5 — Контрольная" in undecided.mama.last.text


async def test_they_are_asked_once(undecided: School) -> None:
    for _ in range(3):
        await undecided.passes(minutes=10)
    asked = [n for n in await rows(undecided, Notification) if n.kind == consents.ASKED]
    assert len(asked) == 2


async def test_until_then_nobody_reads_a_mark(undecided: School) -> None:
    await undecided.mama.sends("/progress")
    assert "Пока нет согласия одного из родителей" in undecided.mama.last.text
    assert undecided.mama.last.buttons == [["Прочитать и решить"]]
    await undecided.liza.sends("/progress")
    assert "Попроси открыть в боте /consent" in undecided.liza.last.text
    await presses(undecided, undecided.mama, Show(student=undecided.ids["liza"]))
    assert NEEDED in said(undecided.mama)
    for reader in (undecided.anna, undecided.dmitry):
        await reader.sends("/progress")
        assert "Контрольная" not in reader.last.text
        assert "Лиза" not in reader.last.text
    await undecided.anna.sends("/progress")
    assert "Без согласия родителей и потому не в списке: 1" in undecided.anna.last.text


async def test_until_then_nothing_is_noted(undecided: School) -> None:
    async with undecided.app.store.reading() as session:
        lesson = (await session.exec(select(Lesson).where(Lesson.subject == "Алгебра"))).first()
    assert lesson is not None
    await undecided.passes(days=1)
    await undecided.dmitry.sends("/week")
    await presses(undecided, undecided.dmitry, OpenLesson(lesson=lesson.id))
    assert "Отмечено: 0 из 0" in undecided.dmitry.last.text
    assert "Без согласия родителей и потому не в списке: 1" in undecided.dmitry.last.text
    here = {"lesson": lesson.id, "student": undecided.ids["liza"]}
    for sentence in (
        LessonPupil(**here),
        NoteState(**here, state=AttendanceState.ABSENT),
    ):
        await presses(undecided, undecided.dmitry, sentence)
    assert await rows(undecided, Attendance) == []


async def test_withdrawn_means_at_once_and_for_everybody(undecided: School) -> None:
    await agrees(undecided, undecided.mama)
    await undecided.papa.sends("/consent")
    await undecided.papa.taps("Отозвать согласие")
    assert "Отозвать согласие? Лиза Кузнецова" in undecided.papa.last.text
    await undecided.papa.taps("Да, отозвать")
    assert "Согласие отозвано 14 октября (Павел Кузнецов)" in undecided.papa.last.text
    for reader in (undecided.mama, undecided.anna):
        assert "отозвано 14 октября (Павел Кузнецов)" in reader.last.text
    await undecided.mama.sends("/progress")
    assert "Контрольная" not in undecided.mama.last.text
    assert len(await rows(undecided, Mark)) == 1  # hidden; erasing is another wish
    await undecided.passes(seconds=10)
    asked = [n for n in await rows(undecided, Notification) if n.kind == consents.ASKED]
    assert asked == []  # whoever has decided is left in peace
    await agrees(undecided, undecided.mama)
    await undecided.mama.sends("/progress")
    assert "Контрольная" in undecided.mama.last.text
    given, again = await rows(undecided, Consent)
    assert given.withdrawn_by_id == undecided.ids["papa"]
    assert again.withdrawn_at is None


async def test_what_was_on_its_way_is_not_delivered(undecided: School) -> None:
    """A letter that was due before the withdrawal is drawn after it."""
    await agrees(undecided, undecided.mama)
    friday = WEDNESDAY + timedelta(days=2, hours=10)
    async with undecided.writing() as session:
        liza = await session.get_one(Person, undecided.ids["liza"])
        papa = await session.get_one(Person, undecided.ids["papa"])
        assert await letters.due(session, at=friday) == 2
        assert await consents.withdraw(session, liza, by=papa, at=WEDNESDAY)
        assert not await consents.withdraw(session, liza, by=papa, at=WEDNESDAY)
    await undecided.passes(days=2, hours=10)
    told = [n for n in await rows(undecided, Notification) if n.kind == "progress-letter"]
    assert {n.state for n in told} == {State.VOID}


async def test_a_signed_paper_is_as_good(undecided: School) -> None:
    await undecided.anna.sends("/consent")
    assert "Есть: 0 из 1." in undecided.anna.last.text
    await undecided.anna.taps("Лиза Кузнецова")
    await undecided.anna.taps("Есть на бумаге")
    await undecided.anna.sends("подписали")
    assert "Не вижу номера и даты" in undecided.anna.last.text
    await undecided.anna.sends("№ 15 от 01.09.2026")
    assert "Бумага: № 15 от 01.09.2026 (вносит: Анна Петровна Соколова)" in (
        undecided.anna.last.text
    )
    await undecided.anna.taps("← У кого согласия нет")
    assert "Есть: 1 из 1. Все на месте." in undecided.anna.last.text
    await undecided.mama.sends("/progress")
    assert "Контрольная" in undecided.mama.last.text


async def test_the_tutor_reminds_once_a_day(undecided: School) -> None:
    await undecided.passes(seconds=10)
    for _ in range(2):
        await undecided.anna.sends("/consent")
        await undecided.anna.taps("Напомнить этим семьям")
        assert undecided.anna.toast == "Напоминания отправлены"
    asked = [n for n in await rows(undecided, Notification) if n.kind == consents.ASKED]
    assert len(asked) == 4  # the first question and one reminder, for two parents


async def test_only_words_that_were_read_are_agreed_to(undecided: School) -> None:
    """The text has changed since the button was drawn: the new one is shown first."""
    await undecided.mama.sends("/consent")
    old = GiveConsent(student=undecided.ids["liza"], digest="0" * 12)
    await presses(undecided, undecided.mama, old)
    assert "Согласие на обработку персональных данных" in undecided.mama.last.text
    assert await rows(undecided, Consent) == []


async def test_two_taps_are_one_consent(undecided: School) -> None:
    await undecided.mama.sends("/consent")
    card = undecided.mama.last
    for _ in range(2):
        undecided.mama.presses(card, card.data("Даю согласие"))
    await undecided.telegram.settle()
    assert len(await rows(undecided, Consent)) == 1


@pytest.mark.parametrize("who", ["liza", "dmitry", "stranger"])
async def test_nobody_else_decides(undecided: School, who: str) -> None:
    actor = undecided.actors[who]
    await actor.sends("/menu")
    id = undecided.ids["liza"]
    for sentence in (
        ShowConsent(student=id),
        GiveConsent(student=id, digest="0" * 12),
        NotePaper(student=id),
        WithdrawConsent(student=id),
    ):
        await presses(undecided, actor, sentence)
        assert "Согласи" not in actor.last.text
    assert await rows(undecided, Consent) == []


async def test_a_parent_of_another_child_is_a_stranger_here(undecided: School) -> None:
    async with undecided.writing() as session:
        book = GradeBook(session, undecided)
        await book.student("kirill", "Кирилл Панов")
        await book.person("panov", "Игорь Панов", Role.PARENT, connected=True)
        await book.guards("panov", "kirill")
    actor = undecided.actors["panov"]
    await actor.sends("/consent")
    assert "Кирилл Панов" in actor.last.text
    await presses(undecided, actor, ShowConsent(student=undecided.ids["liza"]))
    assert "Лиза" not in actor.last.text + said(actor)


async def test_papers_are_for_students(undecided: School) -> None:
    async with undecided.writing() as session:
        mama = await session.get_one(Person, undecided.ids["mama"])
        anna = await session.get_one(Person, undecided.ids["anna"])
        with pytest.raises(AccessDenied):
            await consents.note_paper(session, mama, "№ 1", by=anna, at=WEDNESDAY)


async def test_every_personal_action_waits_for_consent(undecided: School) -> None:
    """Whatever the table calls personal reaches nobody before, and somebody after."""
    personal = [action for action in Action if PERMISSIONS[action].consented]
    assert len(personal) > 5
    for consented in (False, True):
        reached = set()
        async with undecided.writing() as session:
            for key in ("anna", "liza", "mama"):
                me = await session.get_one(Person, undecided.ids[key])
                for action in personal:
                    if await students_within(session, me, action):
                        reached.add(action)
            liza = await session.get_one(Person, undecided.ids["liza"])
            if not consented:
                assert reached == set()
                with pytest.raises(ConsentMissing):
                    await consents.check(session, liza)
                anna = await session.get_one(Person, undecided.ids["anna"])
                await consents.note_paper(session, liza, "№ 2", by=anna, at=WEDNESDAY)
    assert {Action.SEE_PROGRESS, Action.GIVE_MARK, Action.ASK_REASSIGNMENT} <= reached
    await undecided.telegram.settle()  # whoever has to hear of the paper has heard


async def test_only_who_answers_for_the_child_agrees(undecided: School) -> None:
    async with undecided.writing() as session:
        liza = await session.get_one(Person, undecided.ids["liza"])
        words = await consents.text_of(session, "Я согласен", "ru", at=WEDNESDAY)
        anna = await session.get_one(Person, undecided.ids["anna"])
        with pytest.raises(AccessDenied):
            await consents.give(session, liza, text=words, by=anna, at=WEDNESDAY)
        with pytest.raises(ConsentMissing):
            await consents.check(session, liza)
        mama = await session.get_one(Person, undecided.ids["mama"])
        await consents.give(session, liza, text=words, by=mama, at=WEDNESDAY)
        await consents.check(session, liza)
    await undecided.telegram.settle()


async def test_a_father_who_is_not_in_telegram_holds_up_no_withdrawal(undecided: School) -> None:
    async with undecided.writing() as session:
        liza = await session.get_one(Person, undecided.ids["liza"])
        papa = await session.get_one(Person, undecided.ids["papa"])
        mama = await session.get_one(Person, undecided.ids["mama"])
        papa.telegram_id = None
        words = await consents.text_of(session, "Я согласна", "ru", at=WEDNESDAY)
        await consents.give(session, liza, text=words, by=mama, at=WEDNESDAY)
        assert await consents.withdraw(session, liza, by=mama, at=WEDNESDAY)
        assert not (await consents.standing(session, liza)).in_force
    await undecided.telegram.settle()
