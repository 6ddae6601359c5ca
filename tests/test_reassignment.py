"""Requests to move, make up for and redo: a family asks, the teacher answers, the tutor decides."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from models import groups, reassignment, teaching
from models.assignments import Assignment, Attempt
from models.base import AccessDenied
from models.changes import InThePast, LessonOver
from models.courses import Course
from models.groups import Enrollment, GroupStaff
from models.people import Guardianship, Person, Role, person
from models.reassignment import Request, RequestCause, RequestKind, RequestState
from models.reassignment.tables import AlreadyAsked, AlreadySettled, CallAhead, NotYetHeld
from models.timetable import Lesson
from tests.conftest import SCHOOL, School, on_paper
from tests.gradebook import GradeBook, counting

DUE = datetime(2026, 10, 12, 18, 59, tzinfo=UTC)
THURSDAY = "чт 15 окт, 11:00"


async def task(school: School) -> int:
    """Physics has set a test that is over."""
    async with school.writing() as session:
        physics = (await session.exec(select(Course).where(Course.subject == "Физика"))).one()
        set_ = Assignment(course_id=physics.id, title="Контрольная № 2", due_at=DUE)
        session.add(set_)
        await session.flush()
        return set_.id


async def asks_to_redo(school: School, *last: str) -> None:
    await task(school)
    await school.liza.sends("/redo")
    for label in ("Новая заявка", "Переделать задание", "Физика: Контрольная № 2", "Болезнь"):
        await school.liza.taps(label)
    for label in last or ("Отправить",):
        await school.liza.taps(label)


async def asks_to_move(school: School, *last: str) -> None:
    """Liza opens today's physics at eleven and asks for another time."""
    await school.liza.sends("/today")
    await school.liza.taps("11:00 Физика")
    await school.liza.taps("Перенос или отработка")
    for label in last or ("Другие дела в это время", "Отправить"):
        await school.liza.taps(label)


async def classmate(school: School, name: str = "Петя Орлов") -> Person:
    """Liza is no longer alone in her class."""
    async with school.writing() as session:
        petya = person(name, Role.STUDENT, zone=SCHOOL)
        session.add(petya)
        await session.flush()
        session.add(Enrollment(student_id=petya.id, group_id=school.ids["group"]))
        return petya


async def without_account(school: School, key: str = "liza") -> None:
    async with school.writing() as session:
        (await session.get_one(Person, school.ids[key])).telegram_id = None


async def only(school: School) -> Request:
    async with school.app.store.reading() as session:
        return (await session.exec(select(Request))).one()


async def attempts(school: School) -> list[tuple[int, datetime | None]]:
    async with school.app.store.reading() as session:
        return [(made.number, made.due_at) for made in await session.exec(select(Attempt))]


async def test_a_task_is_redone_in_three_minutes(school: School) -> None:
    await asks_to_redo(school)
    assert school.liza.heard()[0].text.startswith(
        "Заявка отправлена. Сначала её посмотрит преподаватель (Дмитрий Андреевич)"
    )
    hers = school.mama.last
    assert hers.text.startswith("Лиза: переделать задание — «Контрольная № 2», Физика")
    assert "Ждём преподавателя: Дмитрий Андреевич." in hers.text
    assert hers.buttons == []
    assert "Лиза: первая просьба за два месяца." in school.dmitry.last.text
    for label in ("Да, но другой срок", "Другой день", "16"):
        await school.dmitry.taps(label)
    assert "Преподаватель согласен, но до пт, 16 октября, 21:59." in hers.text
    assert len(school.mama.heard()) == 1
    assert "Дмитрий Андреевич предлагает: до пт, 16 октября, 23:59." in school.liza.last.text
    assert "Тебе подходит?" in school.liza.last.text
    word, card = school.liza.last, school.liza.heard()[1]
    await school.liza.taps("Подходит", on=word)
    assert "Последнее слово за тьютором" in word.text
    assert "Последнее слово за тьютором" in card.text
    assert word.buttons == []
    assert "Последнее слово за вами" in school.anna.last.text
    await school.anna.taps("Назначить: до пт 16 окт, 23:59")
    assert "Новая попытка: до пт, 16 октября, 21:59. (Анна Петровна)" in hers.text
    assert "назначено: до пт, 16 октября, 21:59 — Анна Петровна" in hers.text
    assert len(school.mama.heard()) == 2
    assert "Решение тьютора: Анна Петровна." in school.mama.last.text
    assert "Новая попытка" in school.dmitry.heard()[0].text
    due = datetime(2026, 10, 16, 18, 59, tzinfo=UTC)
    assert await attempts(school) == [(2, due)]
    # Within a minute it can be taken back, and every card says so.
    await school.anna.taps("Вернуть как было")
    assert await attempts(school) == []
    assert "Согласовано" in hers.text
    assert "Согласовано" in school.mama.heard()[1].text
    assert "Решение отозвано" in school.mama.last.text
    await school.anna.taps("Выбрать срок")
    await school.anna.taps("до ср 21 окт, 23:59")
    assert await attempts(school) == [(2, due + timedelta(days=5))]
    await school.passes(minutes=2)
    await school.anna.taps("Вернуть как было")
    assert school.anna.alert is not None
    assert school.anna.alert.startswith("Минута прошла")


async def test_an_individual_lesson_moves_like_any_other(school: School) -> None:
    await asks_to_move(school, "Другие дела в это время", "Предложить время", THURSDAY, "← Назад")
    assert "Подошло бы:\n— чт, 15 октября, 11:00" in school.liza.last.text
    await school.liza.taps("Отправить")
    assert "Лиза Кузнецова: перенос урока — Физика, ср, 14 октября, 11:00" in (
        school.dmitry.last.text
    )
    await school.dmitry.taps(f"Да, {THURSDAY}")
    await school.anna.taps(f"Назначить: {THURSDAY}")
    card = "Было: ср, 14 октября, 11:00\nСтало: чт, 15 октября, 11:00"
    for reader in (school.liza, school.papa, school.dmitry):
        assert card in reader.last.text
        assert reader.last.buttons == [["Видел(а)", "Не смогу"]]
    assert "Урок перенесён на чт, 15 октября, 11:00" in school.liza.heard()[1].text
    assert "Лиза" not in school.chat.last.text
    await school.anna.taps("Вернуть как было")
    assert "отбой, всё остаётся как было" in school.papa.last.text
    async with school.app.store.reading() as session:
        physics = select(Lesson).where(Lesson.subject == "Физика").order_by(col(Lesson.starts_at))
        lesson = (await session.exec(physics)).first()
        assert lesson is not None
        assert lesson.starts_at == datetime(2026, 10, 14, 6, tzinfo=UTC)


async def test_the_tutors_own_draft_stays_a_draft(school: School) -> None:
    await school.anna.sends("/week")
    for label in ("чт", "09:00 Русский", "Отменить урок"):
        await school.anna.taps(label)
    await asks_to_move(school)
    await school.dmitry.taps("Согласен(на)")
    await school.anna.taps("Выбрать время")
    await school.anna.taps(THURSDAY)
    await school.anna.sends("/draft")
    assert "Русский — урок отменён" in school.anna.last.text
    assert "Физика" not in school.anna.last.text


async def test_a_groups_lesson_is_not_moved_for_one(school: School) -> None:
    await classmate(school)
    await asks_to_move(school, "Консультация")
    assert ["Тема осталась непонятной"] not in school.liza.last.buttons
    for label in ("Болезнь", "Предложить время"):
        await school.liza.taps(label)
    assert "11:00" in str(school.liza.last.buttons)
    await school.liza.taps("← Назад")
    await school.liza.taps("Отправить")
    assert "Вместо переноса: консультация" in school.dmitry.last.text
    await school.dmitry.taps("Согласен(на)")
    await school.anna.taps("Выбрать время")
    await school.anna.taps(THURSDAY)
    assert "Лиза: изменение в расписании" in school.mama.last.text
    assert "Физика — новый урок" in school.mama.last.text
    await school.liza.sends("/week")
    assert "11:00–11:40 Физика" in school.liza.last.text
    async with school.app.store.reading() as session:
        added = (await session.exec(select(Lesson).where(col(Lesson.slot_id).is_(None)))).one()
        assert [group.name for group in added.groups] == ["Лиза К."]
        theirs = await groups.roster(session, added.groups[0].id)
        assert [student.called for student in theirs] == ["Лиза"]
    await school.anna.sends("/people")
    assert "Лиза К." not in str(school.anna.last.buttons)


async def test_insisting_shows_staff_who_cannot_come_and_families_how_many(
    school: School,
) -> None:
    petya = await classmate(school)
    async with school.writing() as session:
        other = await groups.create(session, "Кружок", zone=SCHOOL)
        session.add(Enrollment(student_id=petya.id, group_id=other.id))
        day = datetime(2026, 10, 14, tzinfo=UTC)
        for number in range(15):  # Петя is busy at every bell of eleven and one o'clock
            for hour in (6, 8):
                begins = day + timedelta(days=number, hours=hour, minutes=10 if hour == 8 else 0)
                session.add(
                    Lesson(
                        day=begins.date(),
                        starts_at=begins,
                        ends_at=begins + timedelta(minutes=40),
                        zone=SCHOOL,
                        subject="Шахматы",
                        groups=[other],
                    )
                )
    await asks_to_move(school, "Всё равно попросить о переносе", "Болезнь", "Предложить время")
    assert "не сможет 1 ученик: другой урок" in school.liza.last.text
    assert "Петя" not in school.liza.last.text
    assert "Шахматы" not in school.liza.last.text
    await school.liza.taps("Другой день")
    await school.liza.taps("15")
    assert "не смогут 1" in str(school.liza.last.buttons)
    await school.liza.taps(f"{THURSDAY} · не смогут 1")
    await school.liza.taps("← Назад")
    await school.liza.taps("Отправить")
    assert "· Петя Орлов — Шахматы" in school.dmitry.last.text
    everybody = "⚠️ Это урок всей группы: новое время получат все."
    assert everybody in school.dmitry.last.text
    await school.dmitry.taps(f"Да, {THURSDAY}")
    assert "чт, 15 октября, 11:00 — не сможет 1 ученик:" in school.anna.last.text
    assert "· Петя Орлов — Шахматы" in school.anna.last.text
    assert everybody in school.anna.last.text
    assert everybody not in school.mama.last.text
    assert "Петя" not in school.mama.last.text


async def test_a_missed_lesson_is_made_up_for(school: School) -> None:
    await school.passes(hours=4)
    await school.liza.sends("/today")
    await school.liza.taps("11:00 Физика")
    await school.liza.taps("Перенос или отработка")
    for label in ("отработать пропуск", "Не было связи", "Отправить"):
        await school.liza.taps(label)
    await school.dmitry.taps("Да, но в другое время")
    await school.dmitry.taps("Написать")
    await school.dmitry.sends("после дождичка")
    assert "Не получилось понять время" in school.dmitry.last.text
    await school.restarts()
    await school.dmitry.sends("16.10 15:00")
    assert "пт, 16 октября, 15:00. Верно?" in school.dmitry.last.text
    await school.dmitry.taps("Да, верно")
    await school.liza.taps("Подходит", on=school.liza.heard()[-1])
    await school.anna.taps("Назначить: пт 16 окт, 15:00")
    for reader in (school.liza, school.papa, school.dmitry):
        assert "Физика — новый урок" in reader.last.text
        assert "пт, 16 октября, 15:00" in reader.last.text
    assert school.chat.heard() == []


async def test_a_recording_and_a_guest(school: School) -> None:
    """After the teacher's no the tutor finds something else."""
    petya = await classmate(school)
    async with school.writing() as session:
        other = await groups.create(session, "8-Г", zone=SCHOOL)
        anna, dmitry = school.ids["anna"], await session.get_one(Person, school.ids["dmitry"])
        session.add(GroupStaff(group_id=other.id, person_id=anna, role=Role.TUTOR))
        begins = datetime(2026, 10, 16, 6, tzinfo=UTC)
        session.add(
            Lesson(
                day=begins.date(),
                starts_at=begins,
                ends_at=begins + timedelta(minutes=40),
                zone=SCHOOL,
                subject="Физика",
                link="https://meet.example/8g",
                groups=[other],
                teachers=[dmitry],
            )
        )
    await asks_to_move(school, "Всё равно попросить о переносе", "Болезнь", "Отправить")
    await school.dmitry.taps("Отказать")
    await school.dmitry.sends("Нет свободных <часов>")
    assert "Передали тьютору" in school.dmitry.last.text
    assert "Преподаватель не может: «Нет свободных <часов>»" in school.mama.last.text
    await school.anna.taps("Предложить замену")
    await school.anna.taps("Урок с другой группой")
    await school.anna.taps("Выбрать время")
    await school.anna.taps("пт 16 окт, 11:00")
    assert "новый урок" in school.liza.last.text
    assert "Урок с другой группой: пт, 16 октября, 11:00" in school.dmitry.last.text
    async with school.app.store.reading() as session:
        lessons = await session.exec(select(Lesson).where(col(Lesson.link).endswith("8g")))
        host, mine = lessons.all()
        assert (mine.starts_at, mine.teachers) == (host.starts_at, [])
        assert [group.name for group in host.groups] == ["8-Г"]
        assert petya.id not in [p.id for p in await groups.roster(session, mine.groups[0].id)]
    await school.liza.sends("/week")
    await school.liza.taps("чт")
    await school.liza.taps("09:00 Русский")
    await school.liza.taps("Перенос или отработка")
    for label in ("Запись урока и задание", "Болезнь", "Отправить"):
        await school.liza.taps(label)
    await school.dmitry.taps("Согласен(на)")
    await school.anna.taps("Выбрать срок")
    await school.anna.taps("до ср 21 окт, 23:59")
    assert "Запись урока и задание к ней: до ср, 21 октября, 23:59" in school.liza.last.text


async def test_a_no_with_its_reason(school: School) -> None:
    await asks_to_redo(school)
    await school.dmitry.taps("Отказать")
    await school.dmitry.sends("о" * 301)
    assert "Получилось 301 знак" in school.dmitry.last.text
    await school.restarts()
    await school.dmitry.sends("Работа уже разобрана на уроке")
    assert "Преподаватель не может: «Работа уже разобрана" in school.anna.last.text
    assert ["Предложить замену"] not in school.anna.last.buttons
    await school.anna.taps("Отказать с причиной")
    await school.anna.sends("Будет другая контрольная")
    for reader in (school.mama, school.dmitry):
        assert "Не получится: «Будет другая контрольная»" in reader.last.text
    assert await attempts(school) == []
    # The next request brings the history along.
    await school.liza.sends("/redo")
    assert "отказано" in school.liza.last.text
    for label in ("Новая заявка", "Переделать задание", "Контрольная № 2", "Болезнь"):
        await school.liza.taps(label)
    await school.liza.taps("Отправить")
    assert "просьба за два месяца — 2-я. Выполнено: 0, отказано: 1." in school.dmitry.last.text


async def test_consent_by_telephone(school: School) -> None:
    await without_account(school, "dmitry")
    await asks_to_redo(school)
    assert "с ним поговорит тьютор" in school.liza.heard()[0].text
    assert school.dmitry.heard() == []
    assert "Тьютор позвонит преподавателю: Дмитрий Андреевич." in school.anna.last.text
    card = school.anna.last
    await school.anna.sends("/redo")
    assert "ждут вас: 1" in school.anna.last.text
    assert "нужно позвонить преподавателю" in school.anna.last.text
    await school.anna.taps("Согласовано по телефону", on=card)
    await school.anna.taps("Написать", on=card)
    await school.anna.sends("вчера вечером")
    assert "Напишите день и время разговора" in school.anna.last.text
    await school.anna.sends("15.10 10:00")  # the last fifteenth of October was a year ago
    heard = "согласовано по телефону (Дмитрий Андреевич, ср 15 окт, 10:00) — Анна Петровна"
    assert heard in school.papa.last.text
    await school.anna.taps("Выбрать срок", on=card)
    await school.anna.taps("до сб 17 окт, 23:59", on=card)
    assert "Новая попытка" in school.mama.last.text
    async with school.writing() as session:
        request = (await session.exec(select(Request))).one()
        anna = await session.get_one(Person, school.ids["anna"])
        later = school.clock() + timedelta(hours=1)
        with pytest.raises(CallAhead):
            await reassignment.phone(session, request, called_at=later, by=anna, at=school.clock())


async def test_a_silent_teacher_is_reminded_and_then_the_tutor_sees_it(school: School) -> None:
    await asks_to_redo(school)
    await school.passes(hours=23)
    assert len(school.dmitry.heard()) == 1
    await school.passes(hours=1)
    await school.passes(minutes=1)
    asked = [heard.text for heard in school.dmitry.heard() if "уже сутки" in heard.text]
    assert len(asked) == 1
    assert not any("молчит" in heard.text for heard in school.anna.heard())
    await school.passes(hours=2)
    await school.anna.sends("/redo")
    assert "преподаватель молчит 26 ч" in school.anna.last.text
    await school.anna.taps("Лиза Кузнецова: Контрольная № 2, заново")
    await school.anna.taps("Согласовано по телефону")
    await school.anna.taps("Сейчас")
    assert "Согласовано." in school.anna.last.text
    reminder = next(h for h in school.dmitry.heard() if "Контрольная" in h.text and not h.buttons)
    assert "Согласовано" in reminder.text


async def test_taking_it_back(school: School) -> None:
    await asks_to_redo(school)
    teachers = school.dmitry.last
    await school.liza.taps("Забрать заявку")
    assert "Заявку забрали. (Лиза)" in school.mama.last.text
    assert teachers.buttons == []
    # What was tapped on an old screen tells the outcome.
    school.dmitry.presses(teachers, f"re-agree:{(await only(school)).id}")
    await school.telegram.settle()
    assert "Уже решено: Лиза" in teachers.text
    assert (await only(school)).state is RequestState.WITHDRAWN


async def test_a_second_request_shows_the_first(school: School) -> None:
    await without_account(school)
    for parent in (school.mama, school.papa):
        await parent.sends("/today")
        await parent.taps("Физика")
        await parent.taps("Перенос или отработка")
        await parent.taps("Болезнь")
    await school.mama.taps("Отправить")
    drafted = next(h for h in school.papa.heard() if ["Отправить"] in h.buttons)
    await school.papa.taps("Отправить", on=drafted)
    assert drafted.text.startswith("Об этом уже просили ср, 14 октября, 10:35.")
    await school.papa.sends("/today")
    await school.papa.taps("11:00 Физика")
    await school.papa.taps("Перенос или отработка")
    assert school.papa.last.text.startswith("Об этом уже просили")
    async with school.app.store.reading() as session:
        asked = select(Request).where(col(Request.state).in_(reassignment.OPEN))
        request = (await session.exec(asked)).one()
        assert request.asker_id == school.ids["mama"]


async def test_a_child_with_an_account_asks_alone(school: School) -> None:
    id = await task(school)
    await school.mama.sends("/redo")
    await school.mama.taps("Новая заявка")
    assert school.mama.alert is not None
    assert school.mama.alert.startswith("Лиза пользуется ботом и может попросить об этом без вас")
    async with school.writing() as session:
        kid = person("Миша Кузнецов", Role.STUDENT, zone=SCHOOL)
        session.add(kid)
        await session.flush()
        session.add(on_paper(kid.id, school.ids["anna"]))
        session.add(Enrollment(student_id=kid.id, group_id=school.ids["group"]))
        session.add(Guardianship(guardian_id=school.ids["mama"], student_id=kid.id))
    await school.mama.sends("/today")
    await school.mama.taps("Физика")
    await school.mama.taps("Перенос или отработка")
    assert school.mama.last.buttons == [["Лиза: перенести урок"], ["Миша: перенести урок"]]
    await school.mama.taps("Лиза: перенести урок")
    assert school.mama.alert.startswith("Лиза пользуется ботом")
    school.mama.presses(school.mama.last, f"re-task:{id}")
    await school.telegram.settle()
    assert "Для кого просите?" in school.mama.last.text
    await school.mama.sends("/redo")
    for label in (
        "Миша: новая заявка",
        "Переделать задание",
        "Контрольная № 2",
        "Своими словами или фото",
    ):
        await school.mama.taps(label)
    assert "пришлите фото" in school.mama.last.text
    await school.restarts()
    await school.mama.sends_photo(caption="Справка <b>от врача</b>")
    assert "«Справка <b>от врача</b>»" in school.mama.last.text
    assert "Приложено файлов: 1" in school.mama.last.text
    await school.mama.sends("Болел всю неделю")
    await school.mama.taps("Отправить")
    assert school.mama.last.text.startswith("Миша: переделать задание")
    assert "«Болел всю неделю»" in school.dmitry.last.text
    await school.dmitry.taps("Посмотреть фото и файлы (1)")
    assert school.dmitry.last.photo
    assert school.liza.heard() == []


async def test_the_other_learns_who_was_quicker(school: School) -> None:
    async with school.writing() as session:
        second = person("Ирина Львовна Белова", Role.TUTOR, zone=SCHOOL)
        second.telegram_id = school.telegram.person("Ирина", id=1200, started=True).id
        session.add(second)
        await session.flush()
        session.add(GroupStaff(group_id=school.ids["group"], person_id=second.id, role=Role.TUTOR))
    irina = school.telegram.people[1200]
    await asks_to_redo(school, "Предложить срок", "до сб 17 окт, 23:59", "← Назад", "Отправить")
    await school.dmitry.taps("Да, до сб 17 окт, 23:59")
    mine, hers = school.anna.last, irina.last
    done = mine.data("Назначить: до сб 17 окт, 23:59")
    await school.anna.taps("Назначить: до сб 17 окт, 23:59", on=mine)
    irina.presses(hers, done)
    await school.telegram.settle()
    assert "Уже решено: Анна Петровна, ср, 14 октября, 10:35." in hers.text
    assert len(await attempts(school)) == 1
    school.anna.presses(mine, done)  # a double tap tells nothing new and does nothing
    await school.telegram.settle()
    assert "Уже решено" not in mine.text
    assert len(await attempts(school)) == 1


async def test_of_two_who_decide_at_once_one_wins(school: School) -> None:
    school.oracles.forgive("conservation")  # it ends before anything is delivered
    await asks_to_redo(school)
    at = school.clock()
    async with school.writing() as session:
        request = (await session.exec(select(Request))).one()
        dmitry = await session.get_one(Person, school.ids["dmitry"])
        liza = await session.get_one(Person, school.ids["liza"])
        anna = await session.get_one(Person, school.ids["anna"])
        mama = await session.get_one(Person, school.ids["mama"])
        with pytest.raises(AccessDenied):
            await reassignment.agree(session, request, by=anna, at=at)
        with pytest.raises(AccessDenied):
            await reassignment.withdraw(session, request, by=mama, at=at)
        await reassignment.agree(session, request, by=dmitry, at=at)
        with pytest.raises(AlreadySettled) as quicker:
            await reassignment.decline(session, request, "нет", by=dmitry, at=at)
        assert quicker.value.facts == {
            "name": "Дмитрий Андреевич",
            "at": at,
            "state": "agreed",
            "to": "",
        }
        due = at + timedelta(days=3)
        await reassignment.assign(session, request, due, by=anna, at=at)
        for late in (
            reassignment.assign(session, request, due, by=anna, at=at),
            reassignment.refuse(session, request, "нет", by=anna, at=at),
            reassignment.withdraw(session, request, by=liza, at=at),
        ):
            with pytest.raises(AlreadySettled):
                await late
        assert len((await session.exec(select(Attempt))).all()) == 1
        assert [step.state.value for step in request.steps] == ["asked", "agreed", "assigned"]


async def test_a_long_list_asks_the_store_no_more_than_a_short_one(school: School) -> None:
    await asks_to_redo(school)
    asked = await only(school)
    async with school.writing() as session:
        session.add_all(Request(**asked.model_dump(exclude={"id"})) for _ in range(3))
    async with school.app.store.reading() as session:
        tutor = await session.get_one(Person, school.ids["anna"])
        several = (await session.exec(select(Request))).all()
        counts = []
        for found in (several[:1], several):
            with counting(session) as said:
                parts = await reassignment.parts_of_all(session, found, tutor)
            assert list(parts.values()) == [{reassignment.Part.DECIDES}] * len(found)
            counts.append(len(said))
    assert counts[0] == counts[1] > 0


async def test_strangers_and_other_families_find_nothing(school: School) -> None:
    await asks_to_redo(school)
    id = (await only(school)).id
    async with school.writing() as session:
        other = await groups.create(session, "5-Д", zone=SCHOOL)
        nina = person("Нина Панова", Role.PARENT, zone=SCHOOL)
        igor = person("Игорь Мартынов", Role.TUTOR, zone=SCHOOL)
        kirill = person("Кирилл Панов", Role.STUDENT, zone=SCHOOL)
        session.add_all([nina, igor, kirill])
        nina.telegram_id = school.telegram.person("Нина", id=1300, started=True).id
        igor.telegram_id = school.telegram.person("Игорь", id=1301, started=True).id
        await session.flush()
        session.add(Enrollment(student_id=kirill.id, group_id=other.id))
        session.add(GroupStaff(group_id=other.id, person_id=igor.id, role=Role.TUTOR))
        session.add(Guardianship(guardian_id=nina.id, student_id=kirill.id))
    outsiders = (school.stranger, school.telegram.people[1300], school.telegram.people[1301])
    sentences = ("show", "times:{}:wish", "agree", "back", "refuse", "files", "because:{}:illness")
    for who in outsiders:
        await who.sends("/menu")
        for sentence in sentences:
            name, _, rest = sentence.partition(":")
            tail = rest.removeprefix("{}")
            who.presses(who.last, f"re-{name}:{id}{tail}")
            await school.telegram.settle()
            assert who.alert is not None, sentence
            assert who.alert.startswith("Этого здесь уже нет"), sentence
        await who.sends("/redo")
        assert "Контрольная" not in who.last.text
    assert (await only(school)).state is RequestState.ASKED


async def test_in_english(school: School) -> None:
    async with school.writing() as session:
        for key in ("anna", "liza", "mama", "dmitry"):
            (await session.get_one(Person, school.ids[key])).language = "en"
    await task(school)
    await school.liza.sends("/redo")
    for label in ("New request", "Redo a task", "Контрольная № 2", "Illness", "Send"):
        await school.liza.taps(label)
    assert school.mama.last.text.startswith("Лиза: redo a task — “Контрольная № 2”, Физика")
    await school.dmitry.taps("Yes, but another date")
    await school.dmitry.taps("by Sat Oct 17, 23:59")
    await school.liza.taps("It suits", on=school.liza.last)
    await school.anna.taps("Assign: by Sat Oct 17, 23:59")
    assert "A new attempt: by Sat, October 17, 21:59." in school.mama.last.text


async def test_changed_minds(school: School) -> None:
    id = await task(school)
    await school.liza.sends("/redo")
    for label in ("Новая заявка", "Перенести урок", "чт 15 окт, 09:00 Русский", "Болезнь"):
        await school.liza.taps(label)
    dropped = school.liza.last
    send = dropped.data("Отправить")
    await school.liza.taps("Не отправлять")
    assert "Никто о ней не узнал" in dropped.text
    school.liza.presses(dropped, send)  # an old button sends nothing
    await school.telegram.settle()
    await school.dmitry.sends("/redo")
    assert "Сейчас заявок нет" in school.dmitry.last.text
    await school.liza.sends("/menu")
    school.liza.presses(school.liza.last, f"re-task:{id}")
    await school.telegram.settle()
    await school.liza.taps("Тема осталась непонятной")
    await school.liza.taps("Предложить срок")
    for due in ("до сб 17 окт, 23:59", "до ср 21 окт, 23:59", "до ср 28 окт, 23:59"):
        await school.liza.taps(due)
    await school.liza.taps("Другой день")
    await school.liza.taps("20")
    assert school.liza.alert is not None
    assert school.liza.alert.startswith("3 вариантов достаточно")
    await school.liza.taps("← Назад")
    await school.liza.taps("✓ до ср 28 окт, 23:59")
    await school.liza.taps("← Назад")
    await school.liza.taps("Отправить")
    assert ["Да, до сб 17 окт, 23:59"] in school.dmitry.last.buttons
    assert "28 окт" not in str(school.dmitry.last.buttons)
    await school.dmitry.taps("Да, но другой срок")
    await school.dmitry.taps("до ср 28 окт, 23:59")
    await school.liza.taps("Не подходит")
    word = school.dmitry.last
    assert "Предложенное семье не подошло" in word.text
    await school.dmitry.taps("Да, до ср 21 окт, 23:59", on=word)
    assert "Согласовано: до ср, 21 октября, 23:59. Последнее слово за тьютором." in word.text
    assert word.buttons == []


async def test_what_can_be_asked_and_what_cannot(school: School) -> None:
    school.oracles.forgive("conservation")  # it ends before anything is delivered
    await without_account(school)
    at = school.clock()
    async with school.writing() as session:
        liza = await session.get_one(Person, school.ids["liza"])
        mama = await session.get_one(Person, school.ids["mama"])
        dmitry = await session.get_one(Person, school.ids["dmitry"])
        today = select(Lesson).where(Lesson.day == at.date()).order_by(col(Lesson.starts_at))
        algebra, physics = (await session.exec(today)).all()
        assert algebra.starts_at < at < physics.starts_at
        wrong = [
            (RequestKind.MOVE, algebra, mama, LessonOver),
            (RequestKind.MAKEUP, physics, mama, NotYetHeld),
            (RequestKind.MOVE, physics, dmitry, AccessDenied),
        ]
        for kind, lesson, by, refusal in wrong:
            with pytest.raises(refusal):
                await reassignment.draft(session, kind, liza, lesson, by=by, at=at)
        with pytest.raises(AccessDenied):  # not a lesson of this student
            await reassignment.draft(session, RequestKind.MOVE, mama, physics, by=mama, at=at)
        request = await reassignment.draft(session, RequestKind.MOVE, liza, physics, by=mama, at=at)
        with pytest.raises(InThePast):
            reassignment.wish(request, at, by=mama, at=at)
        again = await reassignment.draft(session, RequestKind.MOVE, liza, physics, by=mama, at=at)
        assert (request.state, again.id != request.id) == (RequestState.DISCARDED, True)
        papa = await session.get_one(Person, school.ids["papa"])
        other = await reassignment.draft(session, RequestKind.MOVE, liza, physics, by=papa, at=at)
        await reassignment.ask(session, again, by=mama, at=at)
        with pytest.raises(AlreadyAsked):
            await reassignment.ask(session, other, by=papa, at=at)
        with pytest.raises(AccessDenied):  # what is sent is not written anew
            reassignment.because(again, RequestCause.ILLNESS, by=mama)
        with pytest.raises(AccessDenied):  # a draft is its author's alone
            reassignment.because(other, RequestCause.ILLNESS, by=mama)
        with pytest.raises(InThePast):
            await reassignment.counter(session, again, at, by=dmitry, at=at)
        later = at + timedelta(days=2)
        await reassignment.counter(session, again, later, by=dmitry, at=at)
        offered = [again.offered_at]
        await reassignment.turn_down(session, again, by=papa, at=at)
        assert again.state is RequestState.ASKED
        assert [*offered, again.offered_at] == [later, None]


async def test_a_request_goes_on_with_whoever_teaches_now(school: School) -> None:
    await asks_to_redo(school)
    ids = school.ids
    async with school.writing() as session:
        fyodor = await GradeBook(session, school).person(
            "fyodor", "Фёдор Ильич Громов", Role.TEACHER, connected=True
        )
        physics = (await session.exec(select(Course).where(Course.subject == "Физика"))).one()
        anna, dmitry = [await session.get_one(Person, ids[key]) for key in ("anna", "dmitry")]
        at = school.clock()
        await teaching.replace(session, physics, dmitry, fyodor, by=anna, at=at)
    await school.passes(seconds=10)
    card = next(one for one in school.fyodor.heard() if "Контрольная № 2" in one.text)
    old = next(one for one in school.dmitry.heard() if "Контрольная № 2" in one.text)
    school.dmitry.presses(old, card.inline[0][0]["callback_data"])
    await school.telegram.settle()
    assert school.dmitry.alert
    async with school.writing() as session:
        physics, fyodor, anna = (
            await session.get_one(Course, physics.id),
            await session.get_one(Person, ids["fyodor"]),
            await session.get_one(Person, ids["anna"]),
        )
        await teaching.end(session, physics, fyodor, by=anna, at=school.clock())
        request = (await session.exec(select(Request))).one()
        assert (request.state, request.teacher_id) == (RequestState.AGREED, None)
    await school.passes(seconds=10)
    assert any("Контрольная № 2" in one.text for one in school.anna.heard())
