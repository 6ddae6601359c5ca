"""What the desk owes: promises that were not kept, people who are gone, whoever stands in."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from emulator.attachments import photo
from models import desk, hours, teaching
from models.base import AccessDenied
from models.courses import Course
from models.desk import Message, Thread, ThreadState
from models.groups import GroupStaff
from models.people import Person, Role
from tests.conftest import School
from tests.gradebook import GradeBook


async def works(school: School, who: str, begins: int = 9, ends: int = 18) -> None:
    async with school.writing() as session:
        person = await session.get_one(Person, school.ids[who])
        await hours.work(session, by=person, begins=begins, ends=ends, saturdays=False, within=60)


async def test_a_promise_that_is_not_kept_is_owned_up_to_once(school: School) -> None:
    await works(school, "anna")
    anna, mama, papa = school.anna, school.mama, school.papa
    await mama.sends("Когда собрание, скажите?")
    assert "Ответ будет до ср 14 окт, 09:35" in mama.last.text, "by her own clock"
    asked = anna.last
    await school.passes(minutes=59)
    await school.restarts()
    await school.passes(minutes=1, seconds=10)
    assert mama.last.text == (
        "Лиза: обещанного ответа ещё нет, срок был ср 14 окт, 09:35. Простите! Вопрос не потерян "
        "и стоит первым: ответит Анна Петровна. Если ждать нельзя, позвоните, пожалуйста, в школу."
    )
    assert mama.last.wire["reply_to_message"]["text"] == "Когда собрание, скажите?"
    assert anna.last.text == (
        "Лиза Кузнецова: обещанного до ср 14 окт, 11:35 ответа ещё нет. Семья об этом знает и ждёт."
    )
    heard = len(mama.heard()), len(anna.heard())
    await mama.sends("Ау?")
    await school.passes(minutes=90)
    assert (len(mama.heard()), len(anna.heard())) == (heard[0], heard[1] + 1), "once"
    await anna.sends("/desk")
    assert "ср 14 окт, 10:35, ⏰ ответ обещан до ср 14 окт, 11:35" in anna.last.text
    await papa.sends("И я спрошу про собрание")
    assert "Ответ будет до ср 14 окт, 14:05" in papa.last.text, "a promise of his own"
    await school.passes(minutes=61)
    assert "обещанного ответа ещё нет" in papa.last.text
    assert len(mama.heard()) == heard[0]
    await anna.replies(asked, "В пятницу в шесть")
    of_papa = next(one for one in anna.heard() if one.text.endswith("спрошу про собрание"))
    await anna.replies(of_papa, "В пятницу")
    async with school.app.store.reading() as session:
        thread = (await session.exec(select(Thread))).one()
    assert (thread.missed_at, thread.promised_at) == (None, None)


async def test_what_is_missed_at_the_end_of_the_day_is_said_in_the_morning(school: School) -> None:
    """To the staff: nobody is reminded at night. The family hears it before its quiet hours."""
    await works(school, "anna", 8, 17)
    await school.mama.sends("/settings")
    await school.mama.taps("Тихие часы")
    await school.mama.taps("21:00–8:00")
    await school.passes(hours=5, minutes=25)  # 16:00 there
    await school.mama.sends("Когда собрание, скажите?")
    heard = len(school.anna.heard())
    await school.passes(minutes=61)
    assert "обещанного ответа ещё нет" in school.mama.last.text
    assert not any("Семья об этом знает" in one.text for one in school.anna.heard()[heard:])
    await school.passes(hours=15)
    assert "Семья об этом знает" in school.anna.last.text


async def test_a_question_to_a_teacher_who_is_gone_is_passed_on_unread(school: School) -> None:
    anna, mama, ids = school.anna, school.mama, school.ids
    async with school.writing() as session:
        await GradeBook(session, school).person(
            "fyodor", "Фёдор Ильич Громов", Role.TEACHER, connected=True
        )
    await mama.sends("/ask")
    await mama.taps("Дмитрий")
    await mama.sends("Почему у Лизы тройка по физике?")
    await school.dmitry.replies(school.dmitry.last, "Не сдана лабораторная")
    answer = mama.last
    await mama.replies(answer, "А когда её можно сдать?")
    assert school.dmitry.last.text.endswith("А когда её можно сдать?")
    await anna.sends("/desk")
    assert "Ждут ответа: 0" in anna.last.text
    heard = len(anna.heard())
    async with school.writing() as session:
        by = await session.get_one(Person, ids["anna"])
        old, new = [await session.get_one(Person, ids[key]) for key in ("dmitry", "fyodor")]
        for course in (await session.exec(select(Course))).all():
            if course.subject == "Физика":
                await teaching.replace(session, course, old, new, by=by, at=school.clock())
            else:
                await teaching.end(session, course, old, by=by, at=school.clock())
    await school.passes(seconds=20)
    assert [one.text for one in anna.heard()[heard:] if "без ответа" in one.text] == [
        (
            "Лиза Кузнецова: вопрос семьи остался без ответа — Дмитрий Андреевич больше не "
            "работает с этим учеником. Кто ответит? Вопрос увидит только тот, кого вы выберете."
        )
    ]
    told = len(anna.heard())
    await mama.replies(answer, "Подскажите, пожалуйста")
    assert mama.last.text == (
        "Сообщение не отправлено: Дмитрий Андреевич больше не работает с этим учеником. "
        "Выберите, кому написать: /ask"
    )
    await school.restarts()
    await school.passes(minutes=1)
    assert len(anna.heard()) == told, "once"
    await anna.sends("/desk")
    await anna.taps("Лиза Кузнецова: отвечать больше некому")
    assert anna.last.buttons[0] == ["Тьютор: Анна Петровна"]
    screen, again = anna.last, anna.last.data("Физика: Фёдор")
    await anna.taps("Физика: Фёдор")
    assert anna.last.text.startswith("✓ Лиза Кузнецова: вопрос передан — Фёдор Ильич")
    assert school.fyodor.last.text.endswith("А когда её можно сдать?")
    assert mama.last.text == ("Лиза: на ваш вопрос теперь ответит Фёдор Ильич (преподаватель).")
    anna.presses(screen, again)
    await school.telegram.settle()
    assert anna.alert
    assert not any("лабораторная" in one.text for one in anna.heard()[heard:])
    await school.fyodor.replies(school.fyodor.last, "В четверг после шестого урока")
    assert mama.last.text.endswith("В четверг после шестого урока")
    await school.fyodor.sends("/desk")
    await school.fyodor.taps("Отвечено: 1")
    await school.fyodor.taps("Лиза")
    assert "Не сдана лабораторная" not in school.fyodor.last.text
    async with school.app.store.reading() as session:
        threads = (await session.exec(select(Thread).order_by(col(Thread.id)))).all()
        assert [one.state for one in threads] == [ThreadState.DONE, ThreadState.WAITING]
        with pytest.raises(AccessDenied):
            await desk.pass_on(session, threads[1], Role.TUTOR, None, at=school.clock())


async def test_what_is_written_after_a_replacement_goes_to_the_tutor(school: School) -> None:
    await school.liza.sends("/ask")
    await school.liza.taps("Дмитрий")
    await school.liza.sends("Что задано на среду?")
    await school.dmitry.replies(school.dmitry.last, "Параграф пять")
    async with school.writing() as session:
        by, old = [await session.get_one(Person, school.ids[key]) for key in ("anna", "dmitry")]
        book = GradeBook(session, school)
        await book.group("other", "5-Д")
        await book.student("kirill", "Кирилл Панов", "other")
        await book.teaches("dmitry", "Химия", "other")
        of_other = Thread(student_id=school.ids["kirill"], role=Role.TEACHER, staff_id=old.id)
        of_other.since = school.clock()
        session.add(of_other)
        learnt = select(Course).where(Course.group_id == school.ids["group"])
        for course in (await session.exec(learnt)).all():
            await teaching.end(session, course, old, by=by, at=school.clock())
    await school.liza.sends("А на пятницу что-нибудь задано?")
    assert "Анна Петровна (тьютор)" in school.liza.last.text
    async with school.app.store.reading() as session:
        lost = (await session.exec(select(Thread).where(desk.keeping.lost()))).all()
        assert [one.student_id for one in lost] == [school.ids["liza"]], "not of his other group"


@pytest.mark.parametrize("role", [Role.PSYCHOLOGIST, Role.COORDINATOR])
async def test_psychologist_and_coordinator_are_asked_and_missed(
    school: School, role: Role
) -> None:
    ids = school.ids
    async with school.writing() as session:
        who = await GradeBook(session, school).person("vera", "Вера Громова", role, connected=True)
        if role is Role.PSYCHOLOGIST:
            session.add(GroupStaff(group_id=ids["group"], person_id=who.id, role=role))
        else:
            who.school_id = (await session.get_one(Person, ids["liza"])).school_id
    await school.mama.sends("/ask")
    await school.mama.taps("Вера")
    await school.mama.sends("Можно с вами поговорить?")
    asked = school.vera.last
    await school.passes(minutes=20)
    await school.vera.replies(asked, "Конечно, завтра в три")
    await school.vera.sends("/desk")
    assert "Обычно вы отвечаете за 20 минут." in school.vera.last.text
    await school.vera.taps("Отвечено: 1")
    await school.vera.taps("Лиза")
    assert "Отвечает: Вера Громова. Первый ответ — через 20 мин" in school.vera.last.text
    async with school.writing() as session:
        thread = (await session.exec(select(Thread))).one()
        assert await desk.keeping.still_asked(session, thread)
        if role is Role.PSYCHOLOGIST:
            await session.delete(
                await session.get_one(GroupStaff, (ids["group"], ids["vera"], role))
            )
        else:
            (await session.get_one(Person, ids["vera"])).school_id = None
        await session.flush()
        assert not await desk.keeping.still_asked(session, thread)


async def test_a_substitute_has_a_median_of_their_own(school: School) -> None:
    anna = school.anna
    await school.mama.sends("Первый вопрос")
    await school.passes(minutes=30)
    await anna.replies(anna.last, "Ответ")
    async with school.writing() as session:
        await GradeBook(session, school).person("nina", "Нина Белова", Role.TUTOR, connected=True)
        keeps = GroupStaff(
            group_id=school.ids["group"], person_id=school.ids["nina"], role=Role.TUTOR
        )
        session.add(keeps)
    await school.nina.sends("/desk")
    assert "Обычно вы отвечаете" not in school.nina.last.text
    await school.mama.sends("Второй вопрос")
    await school.passes(minutes=10)
    await school.nina.replies(school.nina.last, "И ответ")
    await school.nina.sends("/desk")
    assert "Обычно вы отвечаете за 10 минут." in school.nina.last.text
    await school.nina.taps("Отвечено: 1")
    await school.nina.taps("Лиза")
    assert (
        "Отвечают: Анна Петровна, Нина Белова. Первый ответ — через 10 мин" in school.nina.last.text
    )
    await anna.sends("/desk")
    assert "Обычно вы отвечаете за 30 минут." in anna.last.text


async def test_an_album_that_answers_by_the_button_comes_whole(school: School) -> None:
    await school.mama.sends("Пришлите, пожалуйста, бланк")
    await school.anna.taps("Ответить")
    await school.anna.sends_album(photo(), photo(b"\xff\xd8\xff\xe0 2"), caption="Вот бланк")
    await school.passes(seconds=3)
    assert [(one.media or "")[0] for one in school.mama.heard()[-3:-1]] == ["photo", "photo"]
    async with school.app.store.reading() as session:
        said = (await session.exec(select(Message).order_by(col(Message.id).desc()))).first()
    assert said is not None
    assert len(said.post.attachments) == 2
    assert timedelta() <= school.clock() - said.at
