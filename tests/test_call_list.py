"""The call list: whom the bot can't reach is called, what came of it counts, and is undone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, delete, select

from handlers.call_list.wording import speech
from models import announcements, call_list, consents, desk, groups, hearings, invitations, people
from models.announcements import Announcement, AnnouncementState
from models.base import AccessDenied, Session
from models.call_list import (
    BestHours,
    Call,
    CallResult,
    Later,
    Matter,
    MatterKind,
    PhoneNumber,
)
from models.call_list.tables import CallNoted, CallPast, LineTaken, NumberUnread
from models.contacts import Phone
from models.desk import Message, Thread
from models.erasure.effect import erase
from models.groups import Group, GroupStaff
from models.outbox import Notification, State
from models.people import Guardianship, Kin, Person, Role
from models.people import School as HomeSchool
from models.posts import Post
from models.receipts import Receipt
from tests.conftest import MOSCOW, WEDNESDAY, School, on_paper
from tests.gradebook import GradeBook
from tests.test_changes import published
from tests.test_guides import mailed
from ui.i18n import Translator


@pytest.fixture
async def home(school: School) -> School:
    """The school of the stories, with the coordinator of Лиза's own school."""
    async with school.writing() as session:
        book = GradeBook(session, school)
        kotova = await book.person("kotova", "Людмила Котова", Role.COORDINATOR, connected=True)
        kotova.school_id = (await session.exec(select(HomeSchool.id))).one()
    return school


async def announced(school: School, *, asking: bool = True) -> None:
    await school.anna.sends("/announce")
    await school.anna.sends("Собрание в пятницу в 18:00")
    await school.anna.taps("Родители")
    await school.anna.taps("Готово, показать")
    if asking:
        await school.anna.taps("Ознакомлен(а)?")
    await school.anna.taps("Отправить")


async def test_a_mother_who_blocked_the_bot_and_a_silent_father_are_called(home: School) -> None:
    anna, mama = home.anna, home.mama
    await anna.sends("/calls")
    assert "Звонить никому не нужно" in anna.last.text
    await mama.blocks_bot()
    await announced(home)
    await anna.taps("Обновить")
    told = anna.last
    assert ["📞 Обзвон"] in told.buttons
    await anna.sends("/calls")
    assert "Обзвон · 1 человек" in anna.last.text, "the father has a day to answer"
    assert "Лиза Кузнецова — мама, Ольга Кузнецова, у них 08:35, рано звонить" in anna.last.text
    assert "не дошло объявление · номера нет" in anna.last.text
    await home.passes(days=1, hours=2)
    await anna.sends("/calls")
    assert "Обзвон · 2 человека" in anna.last.text
    assert "не подтверждено объявление" in anna.last.text

    await anna.taps("Лиза Кузнецова · мама")
    assert "📵 Номера нет." in anna.last.text
    assert (
        "Здравствуйте, Ольга Кузнецова! Это Анна Петровна, тьютор (Лиза Кузнецова). "
        "До вас не дошло объявление: «Собрание в пятницу в 18:00» Всё ли понятно?"
    ) in anna.last.text
    await anna.taps("✏️ Записать номер")
    await home.restarts()
    await anna.sends("не знаю")
    assert "Это не похоже на номер телефона" in anna.last.text
    await anna.sends("8 (912) 345-67-89")
    await anna.taps("Вечером")
    assert "📞 +79123456789" in anna.last.text
    assert "Удобнее вечером" in anna.last.text
    await anna.taps("📞 Позвонить")
    assert "📞 +79123456789\n🕙 у них 10:35. Удобнее вечером." in anna.last.text
    pressed = anna.last.inline[0][0]["callback_data"]
    await anna.taps("✅ Дозвонились")
    assert "Отмечено: дозвонились" in anna.last.text
    said = anna.last
    anna.presses(said, pressed)
    await home.telegram.settle()
    assert "уже отмечен" in (anna.alert or "")
    await anna.taps("Отменить")
    assert "До вас не дошло объявление" in anna.last.text, "her receipt is gone with the call"
    await anna.taps("✅ Дозвонились")

    await anna.taps("Дальше · Павел Кузнецов")
    await anna.taps("Не ответили")
    await anna.taps("← К списку обзвона")
    assert "Обзвон · 1 человек" in anna.last.text
    assert "не ответили 1 раз" in anna.last.text
    await anna.taps("Лиза Кузнецова · папа")
    await anna.taps("Перезвонить позже")
    await anna.taps("Сегодня вечером, 19:00")
    assert "перезвонить чт, 15 октября, 19:00" in anna.last.text
    await home.papa.taps("Ознакомлен(а)")
    await anna.sends("/calls")
    assert "Звонить никому не нужно" in anna.last.text, "he has come by himself"
    await anna.taps("Обновить")
    assert "Дошло: 1 из 2, сказано по телефону: 1" in told.text
    await anna.sends("/people")
    await anna.taps("Лиза Кузнецова")
    await anna.taps("📞 Телефоны и звонки")
    assert "мама, Ольга Кузнецова: +79123456789" in anna.last.text
    assert "· чт 15 окт, 12:35 · Ольга Кузнецова: дозвонились (Анна Петровна)" in anna.last.text
    async with home.app.store.reading() as session:
        news = (await session.exec(select(Announcement.id))).one()
        heard = await hearings.of(session, announcements.TOLD, news)
        assert not any(one.away or one.silent for one in heard)


async def test_a_wrong_number_is_the_coordinator_s_task(home: School) -> None:
    anna, kotova = home.anna, home.kotova
    async with home.writing() as session:
        mama = await session.get_one(Person, home.ids["mama"])
        by = await session.get_one(Person, home.ids["anna"])
        await call_list.note(session, mama, "+79120000000", by=by, at=WEDNESDAY)
    await home.mama.blocks_bot()
    await anna.sends("/calls")
    await anna.taps("Лиза Кузнецова · мама")
    assert "Сообщения школьного бота до вас не доходят" in anna.last.text
    await kotova.sends("/calls")
    await kotova.taps("Лиза Кузнецова · мама")
    assert "Сейчас звонит Анна Петровна" in (kotova.alert or kotova.last.text)
    async with home.writing() as session:
        session.add(Phone(person_id=home.ids["mama"], number="+79330000000", at=WEDNESDAY))
    await anna.taps("Номер неверный")
    assert "Координатор школы получит просьбу" in anna.last.text
    await anna.sends("/calls")
    await anna.taps("Лиза Кузнецова · мама")
    assert "📞 +79330000000" in anna.last.text, "the one that she shows herself"
    assert not any("Номер неверный" in row for row in anna.last.buttons)
    async with home.writing() as session:
        await session.exec(delete(Phone))
    assert "номер телефона оказался неверным" not in kotova.last.text, "it can still be undone"
    await home.passes(minutes=2)
    await anna.taps("Отменить")
    assert "уже не отменить" in (anna.alert or anna.last.text)
    asked = kotova.last
    assert asked.text.startswith("Лиза Кузнецова — мама, Ольга Кузнецова: номер телефона")
    await kotova.taps("✏️ Записать номер")
    await home.restarts()
    await kotova.sends("+7 922 111-22-33")
    assert anna.last.text.startswith("Лиза Кузнецова — мама, Ольга Кузнецова: записан новый")
    await anna.taps("📞 Позвонить")
    assert "+79221112233" in anna.last.text
    await home.mama.unblocks_bot()
    await kotova.sends("/calls")
    await kotova.taps("Телефоны семей")
    assert "Не хватает 1 номера." in kotova.last.text
    await kotova.taps("Лиза Кузнецова · номеров: 1 из 2")
    assert "папа, Павел Кузнецов: номера нет" in kotova.last.text
    await kotova.taps("✏️ Изменить номер")
    await kotova.taps("Отмена")
    await kotova.taps("✏️ Изменить номер")
    await kotova.taps("Удалить номер")
    assert "мама, Ольга Кузнецова: номера нет" in kotova.last.text
    await anna.sends("/calls")
    assert "Звонить никому не нужно" in anna.last.text
    for stranger in (home.papa, home.dmitry, home.stranger):
        await stranger.sends("/calls")
        assert "922" not in stranger.last.text
        assert "Обзвон" not in stranger.last.text


async def test_a_moved_lesson_a_guide_and_an_answer_in_words_for_the_telephone(
    home: School,
) -> None:
    anna = home.anna
    await home.mama.blocks_bot()
    await published(home)
    await mailed(home, "Родители", rule="От одного из родителей")
    async with home.writing() as session:
        anna_, mama = await person(session, home, "anna"), await person(session, home, "mama")
        thread = Thread(student_id=home.ids["liza"], since=WEDNESDAY)
        post = Post(author_id=anna_.id, html="Да")
        session.add_all([thread, post])
        await session.flush()
        answer = Message(
            thread_id=thread.id,
            author_id=anna_.id,
            addressee_id=mama.id,
            post_id=post.id,
            chat_id=1,
            message_id=1,
            at=WEDNESDAY,
        )
        session.add(answer)
        await session.flush()
        lost = Notification(
            person_id=mama.id, kind=desk.ANSWERED, about=answer.id, due_at=WEDNESDAY
        )
        lost.state = State.UNREACHABLE
        session.add(lost)
    await home.passes(hours=3, minutes=1)
    await anna.sends("/calls")
    assert "нет ответа об уроке" in anna.last.text
    await anna.taps("Лиза Кузнецова · мама")
    assert (
        "Физика переносится: вместо ср, 14 октября, 09:00, урок будет чт, 15 октября в 09:00 "
        "по вашему времени. Лиза сможет прийти?"
    ) in anna.last.text
    assert "· ещё не дошёл ответ школы\n· ещё не дошла инструкция" in anna.last.text
    await home.papa.taps("Видел(а)")
    await anna.sends("/calls")
    assert "уроке" not in anna.last.text, "one adult of a family who knows is enough"
    await anna.taps("Лиза Кузнецова · мама")
    assert "ответ от 14 октября до вас не дошёл. Я вам его прочитаю." in anna.last.text
    await anna.taps("✅ Дозвонились")
    await anna.sends("/calls")
    assert "Звонить никому не нужно" in anna.last.text
    async with home.app.store.writing() as session:
        by_phone = select(Receipt).where(col(Receipt.call_id).is_not(None))
        assert len((await session.exec(by_phone)).all()) == 2
        await erase(session, await person(session, home, "liza"))
        assert (await session.exec(select(Call))).all() == []
        assert (await session.exec(by_phone)).all() == []
        await session.rollback()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("8 (912) 345-67-89", "+79123456789"),
        ("79123456789", "+79123456789"),
        ("912 345 67 89", "+79123456789"),
        ("+49 30 1234567", "+49301234567"),
        ("12345", None),
        ("8912345678", None),
        ("+7 912 345-67-89 мама", None),
        ("", None),
        ("+" * 40, None),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, number: str | None) -> None:
    from models.call_list.numbers import read

    if number is None:
        with pytest.raises(NumberUnread):
            read(typed)
    else:
        assert read(typed) == number


@pytest.mark.parametrize(
    ("hour", "later", "hours", "expected"),
    [
        (8, Later.EVENING, BestHours.ANY, "2026-10-14 19:00"),
        (20, Later.EVENING, BestHours.ANY, "2026-10-15 19:00"),
        (20, Later.TOMORROW, BestHours.ANY, "2026-10-15 10:00"),
        (23, Later.TOMORROW, BestHours.EVENING, "2026-10-15 19:00"),
        (8, Later.WEEK, BestHours.DAY, "2026-10-21 13:00"),
    ],
)
def test_later_is_by_the_clock_of_whoever_is_called(
    hour: int, later: Later, hours: BestHours, expected: str
) -> None:
    mama = Person(name="", called="", zone=MOSCOW)
    at = datetime(2026, 10, 14, hour, 30, tzinfo=ZoneInfo(MOSCOW)).astimezone(UTC)
    number = PhoneNumber(person_id=1, number="+79120000000", hours=hours, noted_at=at)
    found = call_list.moment(mama, number, later, at).astimezone(ZoneInfo(MOSCOW))
    assert f"{found:%Y-%m-%d %H:%M}" == expected
    assert (Later.EVENING in call_list.offered(mama, at)) is (hour < 19)


@pytest.mark.parametrize(
    ("hour", "asleep"), [(8, True), (9, False), (20, False), (21, True), (2, True)]
)
def test_nobody_is_called_at_night(hour: int, asleep: bool) -> None:
    mama = Person(name="", called="", zone=MOSCOW, quiet_from=23, quiet_to=8)
    at = datetime(2026, 10, 14, hour, 30, tzinfo=ZoneInfo(MOSCOW)).astimezone(UTC)
    assert call_list.asleep(mama, at) is asleep


async def person(session: Session, school: School, key: str) -> Person:
    return await session.get_one(Person, school.ids[key])


async def test_two_callers_a_late_undo_and_lost_rights(home: School) -> None:
    async with home.writing() as session:
        anna, kotova = await person(session, home, "anna"), await person(session, home, "kotova")
        liza, mama = await person(session, home, "liza"), await person(session, home, "mama")
        mama.unreachable = "blocked"
        await call_list.note(session, mama, "+79120000000", by=anna, at=WEDNESDAY)
        who = await call_list.callee(session, anna, liza, mama.id)
        call = await call_list.take(session, who, by=anna, at=WEDNESDAY)
        with pytest.raises(LineTaken):
            await call_list.take(session, who, by=kotova, at=WEDNESDAY + timedelta(minutes=9))
        line = await call_list.line(session, anna, who, at=WEDNESDAY)
        with pytest.raises(AccessDenied):
            await call_list.say(session, call, CallResult.REACHED, line, by=kotova, at=WEDNESDAY)
        asked = await call_list.say(
            session, call, CallResult.WRONG_NUMBER, line, by=anna, at=WEDNESDAY
        )
        assert asked == 1
        hidden = await call_list.line(session, anna, who, at=WEDNESDAY)
        assert hidden.dialled == ""
        assert hidden.wrong
        with pytest.raises(AccessDenied):
            await call_list.undo(session, call, by=kotova, at=WEDNESDAY)
        await call_list.undo(session, call, by=anna, at=WEDNESDAY + timedelta(seconds=30))
        again = await call_list.line(session, anna, who, at=WEDNESDAY)
        assert again.dialled == "+79120000000"
        half = WEDNESDAY + timedelta(seconds=30)
        await call_list.say(session, call, CallResult.REACHED, again, by=anna, at=half)
        with pytest.raises(CallNoted):
            await call_list.say(session, call, CallResult.REACHED, again, by=anna, at=half)
        with pytest.raises(CallPast):
            await call_list.undo(session, call, by=anna, at=half + timedelta(seconds=61))
        assert await call_list.lines(session, anna, at=half) == [], "she is trusted to unblock it"
        later = WEDNESDAY + timedelta(days=15)
        assert len(await call_list.lines(session, anna, at=later)) == 1
        await call_list.take(session, who, by=kotova, at=half)
        for key in ("papa", "dmitry"):
            assert await call_list.lines(session, await person(session, home, key), at=later) == []
        keeps = select(GroupStaff).where(GroupStaff.person_id == anna.id)
        await session.delete((await session.exec(keeps)).one())
        await session.flush()
        with pytest.raises(AccessDenied):
            await call_list.callee(session, anna, liza, mama.id)
        assert await call_list.lines(session, anna, at=later) == []


async def test_consents_invitations_and_children_on_their_own(home: School) -> None:
    """What can't be settled by telephone waits for a fortnight; a child with guardians is left."""
    async with home.writing() as session:
        anna, liza = await person(session, home, "anna"), await person(session, home, "liza")
        papa = await person(session, home, "papa")
        liza.unreachable = papa.unreachable = "blocked"
        group = await session.get_one(Group, home.ids["group"])
        timur = await groups.add_student(session, "Тимур Сафин", group)
        vera = await people.add_guardian(session, "Вера Сафина", timur, Kin.MOTHER)
        alone = await groups.add_student(session, "Адам Одинцов", group)
        papa_again = Guardianship(guardian_id=papa.id, student_id=timur.id, kin=Kin.GUARDIAN)
        session.add(papa_again)
        for who in (vera, alone):
            await invitations.invite(session, who, by=anna, at=WEDNESDAY)
        asked = Notification(
            person_id=vera.id, kind=consents.ASKED, about=timur.id, due_at=WEDNESDAY
        )
        asked.state = State.SENT
        session.add(asked)
        assert len(await call_list.lines(session, anna, at=WEDNESDAY)) == 1
        at = WEDNESDAY + timedelta(days=4)
        found = await call_list.lines(session, anna, at=at)
        kinds = {line.person.name: [one.kind.value for one in line.matters] for line in found}
        assert kinds == {
            "Вера Сафина": ["consent", "invitation"],
            "Адам Одинцов": ["invitation"],
            "Павел Кузнецов": ["away"],
        }
        both = next(line for line in found if line.person.id == papa.id)
        assert [child.name for child in both.callee.children] == ["Лиза Кузнецова", "Тимур Сафин"]
        assert both.callee.kin is Kin.FATHER
        session.add(on_paper(timur.id, anna.id))
        await session.flush()
        left = await call_list.lines(session, anna, at=at)
        assert "consent" not in [m.kind.value for line in left for m in line.matters]


async def test_three_hundred_lines_have_pages(home: School) -> None:
    async with home.writing() as session:
        group = await session.get_one(Group, home.ids["group"])
        for number in range(300):
            student = await groups.add_student(session, f"Ученик {number:03}", group)
            student.unreachable = "blocked"
    await home.anna.sends("/calls")
    assert "Обзвон · 300 человек" in home.anna.last.text
    assert "Ученик 000 — ученик, у них 10:35" in home.anna.last.text
    await home.anna.taps("Дальше")
    assert "Ученик 006" in home.anna.last.text
    await home.anna.sends("/settings")
    await home.anna.taps("Язык · Language")
    await home.anna.taps("English")
    await home.anna.sends("/calls")
    assert "Call list · 300 people" in home.anna.last.text
    await home.anna.taps("Ученик 000 · student")
    assert "This is Анна Петровна, tutor (Ученик 000)." in home.anna.last.text


async def test_a_letter_to_chosen_people_is_quoted_to_its_author_alone(
    home: School, words: Translator
) -> None:
    async with home.app.store.writing() as session:
        anna, kotova = await person(session, home, "anna"), await person(session, home, "kotova")
        liza, mama = await person(session, home, "liza"), await person(session, home, "mama")
        mama.unreachable = "blocked"
        news = await announcements.write(
            session, "Лизе нужен врач", [], length=15, by=anna, at=WEDNESDAY
        )
        await announcements.for_family(session, news, liza, by=anna)
        news.state = AnnouncementState.SENDING
        told = Notification(
            person_id=mama.id, kind=announcements.TOLD, about=news.id, due_at=WEDNESDAY
        )
        told.state = State.UNREACHABLE
        session.add(told)
        await session.flush()
        heard = {}
        for me in (anna, kotova):
            who = await call_list.callee(session, me, liza, mama.id)
            line = await call_list.line(session, me, who, at=WEDNESDAY)
            said = await speech(session, me, line, line.matters[0])
            heard[me.id] = words.html(me.reader, said.words, **said.facts)
        assert "Лизе нужен врач" in heard[anna.id]
        assert "врач" not in heard[kotova.id]
        assert "есть объявление от 14 октября" in heard[kotova.id]
        for kind, beginning in (
            (MatterKind.CONSENT, "Школе нужно согласие на обработку данных (Лиза)"),
            (MatterKind.INVITATION, "14 октября мы пригласили вас в школьный бот"),
        ):
            matter = Matter(kind, liza.id, WEDNESDAY, arrived=True)
            said = await speech(session, anna, line, matter)
            assert words.html(anna.reader, said.words, **said.facts).startswith(beginning)
        await session.rollback()
