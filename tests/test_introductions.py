"""Somebody is new: the group hears if the family allows it, teachers read three lines."""

from datetime import timedelta

from sqlmodel import col, select

from models import consents, introductions, teaching
from models.advice import Advice
from models.base import Session
from models.groups import Enrollment
from models.introductions import Briefing, Introduction
from models.outbox import Notification, State
from models.people import Person, Role
from models.rewriting import merge
from models.timetable import Lesson, LessonState
from tests.conftest import MOSCOW, WEDNESDAY, School, on_paper
from tests.gradebook import GradeBook

HELLO = "К нам присоединяется Лиза. Добро пожаловать!"


async def comes(session: Session, school: School, *students: str) -> None:
    """They have learnt here since today."""
    for key in students:
        tie = (school.ids[key], school.ids["group"])
        (await session.get_one(Enrollment, tie)).joined_on = WEDNESDAY.date()


async def new(session: Session) -> Introduction:
    return (await session.exec(select(Introduction))).one()


async def test_the_group_hears_a_first_name_if_the_family_allows_it(school: School) -> None:
    mama, papa, liza = school.mama, school.papa, school.liza
    async with school.writing() as session:
        await comes(session, school, "liza")
    await school.passes(seconds=10)
    await school.passes(minutes=6)
    cards, asked = mama.heard()
    assert cards.text.startswith("Лиза: вот кто рядом\n\n· Анна Петровна — тьютор")
    assert liza.last.text.startswith("Вот кто рядом с тобой")
    await liza.taps("Анна Петровна")
    assert asked.text == (
        f"Лиза теперь в группе 8-Д. Можно сказать об этом в чате группы?\n\n"
        f"Там появится одна строка: «{HELLO}» "
        "Ни фамилии, ни чего-либо ещё. Если вы не ответите, ничего не скажем."
    )
    assert "8-Д" not in liza.last.text, "the family's adults are asked"
    yes = asked.data("Да, можно")
    school.stranger.presses(asked, yes)
    school.anna.presses(asked, yes)
    liza.presses(asked, yes)
    await school.telegram.settle()
    await school.restarts()
    await mama.taps("Да, можно")
    assert "чт, 15 октября" in mama.last.text, "the other parent may still say no"
    await papa.taps("Да, можно")
    mama.presses(asked, yes)
    await school.passes(days=1, hours=1)
    assert [one.text for one in school.chat.heard()] == [HELLO]
    await papa.taps("Больше не рассказывать")
    assert [one.text for one in school.chat.heard()] == ["Сообщение убрано."]
    await mama.taps("Больше не рассказывать")
    await mama.taps("Всё-таки можно")
    assert "один из взрослых семьи против" in mama.last.text
    await school.passes(days=2)
    assert [one.text for one in school.chat.heard()] == ["Сообщение убрано."]


async def test_one_no_silence_and_a_withdrawn_consent_say_nothing(school: School) -> None:
    async with school.writing() as session:
        await comes(session, school, "liza")
        await introductions.follow(session, at=WEDNESDAY)
        here = await new(session)
        mama, papa = [await session.get_one(Person, school.ids[key]) for key in ("mama", "papa")]
        assert not await introductions.sayable(session, here), "silence"
        await introductions.answer(session, here, True, by=mama, at=WEDNESDAY)
        await introductions.answer(session, here, True, by=mama, at=WEDNESDAY)
        said = [here.said_at]
        await introductions.answer(session, here, False, by=papa, at=WEDNESDAY)
        said.append(here.said_at)
        await introductions.answer(session, here, True, by=papa, at=WEDNESDAY)
        said.append(here.said_at)
        night = WEDNESDAY + timedelta(hours=12)
        await introductions.answer(session, here, False, by=papa, at=night)
        await introductions.answer(session, here, True, by=papa, at=night)
        said.append(here.said_at)
        tomorrow = WEDNESDAY + timedelta(days=1)
        morning = WEDNESDAY + timedelta(hours=22, minutes=25)
        assert said == [tomorrow, None, WEDNESDAY, morning], "no sooner than all have said yes"
        liza = await session.get_one(Person, school.ids["liza"])
        await consents.withdraw(session, liza, by=mama, at=night)
        await introductions.follow(session, at=night)
        await session.refresh(here)
        assert here.said_at is None
        told = select(Notification).where(Notification.kind == introductions.HELLO)
        assert {one.state for one in (await session.exec(told)).all()} == {State.VOID}
    await school.passes(days=2)
    assert school.chat.heard() == []


async def test_whoever_moves_on_before_is_not_introduced(school: School) -> None:
    async with school.writing() as session:
        await comes(session, school, "liza")
        await introductions.follow(session, at=WEDNESDAY)
        here = await new(session)
        mama = await session.get_one(Person, school.ids["mama"])
        await introductions.answer(session, here, True, by=mama, at=WEDNESDAY)
        book = GradeBook(session, school)
        other = await book.group("other", "5-Д")
        tie = (school.ids["liza"], school.ids["group"])
        await session.delete(await session.get_one(Enrollment, tie))
        moved = {"student_id": school.ids["liza"], "group_id": other.id}
        session.add(Enrollment(**moved, joined_on=WEDNESDAY.date()))
        await session.flush()
        await introductions.follow(session, at=WEDNESDAY)
        await session.refresh(here)
        assert here.said_at is None
        groups = (await session.exec(select(Introduction.group_id))).all()
        assert set(groups) == {school.ids["group"], other.id}, "there she is new, too"
    await school.passes(days=2)
    assert school.chat.heard() == []
    asked = [one for one in school.mama.heard() if "Можно сказать" in one.text]
    assert asked == [], "no chat, no question"


async def test_a_teacher_reads_three_lines_about_everybody_new_at_once(school: School) -> None:
    dmitry, anna = school.dmitry, school.anna
    async with school.writing() as session:
        book = GradeBook(session, school)
        inna = await book.person("inna", "Инна Лис", Role.PSYCHOLOGIST)
        liza = await session.get_one(Person, school.ids["liza"])
        liza.zone = MOSCOW
        session.add(
            Advice(author_id=inna.id, student_id=liza.id, at=WEDNESDAY, text="Хвалить за старание")
        )
        await book.student("petya", "Пётр Ёлкин")
        await book.student("vera", "Вера Тихая")
        for given in (await session.exec(select(consents.Consent))).all():
            if given.student_id == school.ids["vera"]:
                await session.delete(given)
        for lesson in (await session.exec(select(Lesson).where(Lesson.subject == "Физика"))).all():
            lesson.state = LessonState.CANCELLED
        await comes(session, school, "liza", "petya", "vera")
    await school.passes(minutes=1)
    assert dmitry.heard() == []
    await school.passes(minutes=15)
    assert dmitry.last.text == (
        "Новые для вас ученики: 2\n\n"
        "Лиза Кузнецова, 8-Д\n"
        "СОШ №7 · Москва: там на 2 ч меньше, чем у вас\n"
        "Советует психолог: Хвалить за старание\n\n"
        "Пётр Ёлкин, 8-Д\n"
        "Екатеринбург: время как у вас"
    ), "nothing of Вера, for whom nobody has consented"
    shown = dmitry.last
    data = shown.data("Понятно")
    await anna.sends("/contacts")
    await anna.sends("Лиза")
    await anna.taps("Лиза Кузнецова")
    assert "справка не прочитана" in anna.last.text
    anna.presses(shown, data)
    school.stranger.presses(shown, data)
    await school.telegram.settle()
    await school.passes(hours=22)
    unread = [one.text for one in anna.heard() if "ещё не прочитана: Лиза" in one.text]
    assert len(unread) == 1
    assert unread[0].startswith("Дмитрий Андреевич — справка о новых учениках ещё не прочитана")
    assert unread[0].endswith("Лиза Кузнецова, Пётр Ёлкин. Первый урок — чт 15 окт, 09:00.")
    await school.restarts()
    await dmitry.taps("Понятно", on=shown)
    assert shown.text == "✓ Спасибо! Тьютор видит, что вы в курсе."
    dmitry.presses(shown, data)
    await school.telegram.settle()
    async with school.writing() as session:
        session.add(on_paper(school.ids["vera"], school.ids["anna"]))
    await school.passes(minutes=1)
    assert dmitry.last.text.startswith("Новый для вас ученик\n\nВера Тихая, 8-Д")


async def test_a_new_teacher_hears_of_the_whole_class(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        fyodor = await book.person("fyodor", "Фёдор Физик", Role.TEACHER, connected=True)
        anna = await session.get_one(Person, school.ids["anna"])
        for number in range(8):
            await book.student(f"s{number}", f"Ученик Номер{number}")
        course = await book.course("Физика")
        await teaching.assign(session, course, fyodor, by=anna, at=WEDNESDAY)
        told = (await session.exec(select(Briefing))).one()
        assert len(await introductions.students(session, fyodor, told)) == 9
        await introductions.meet(session, course, fyodor, at=WEDNESDAY)
        assert len((await session.exec(select(Briefing))).all()) == 1, "once is enough"
    await school.passes(seconds=10)
    reader = school.fyodor
    assert reader.last.text.startswith("Новые для вас ученики: 9")
    assert "Номер7" not in reader.last.text
    await reader.taps("Дальше (2 из 2) →")
    assert "Номер7" in reader.last.text
    async with school.writing() as session:
        book = GradeBook(session, school)
        fyodor, anna = [
            await session.get_one(Person, school.ids[key]) for key in ("fyodor", "anna")
        ]
        await teaching.end(session, await book.course("Физика"), fyodor, by=anna, at=WEDNESDAY)
    await reader.taps("← Назад")
    assert "Этих учеников у вас сейчас нет." in [one.text for one in reader.heard()]


async def test_two_cards_of_one_child_are_introduced_once(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.student("again", "Кузнецова Лиза")
        await book.guards("mama", "again")
        await comes(session, school, "liza", "again")
        await introductions.follow(session, at=WEDNESDAY)
        found = (await session.exec(select(Introduction).order_by(col(Introduction.id)))).all()
        mama, liza, again = [
            await session.get_one(Person, school.ids[key]) for key in ("mama", "liza", "again")
        ]
        for one in found:
            await introductions.answer(session, one, True, by=mama, at=WEDNESDAY)
        await merge(session, again, liza)
        [left] = (await session.exec(select(Introduction))).all()
        assert await introductions.permits(session, left) == {mama.id: True}
