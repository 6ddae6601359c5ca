"""Changes of the timetable, told as people live them: the tutor's side and everybody's cards."""

from datetime import timedelta

from sqlmodel import select

from models.changes import Change, Publication, PublicationState
from models.groups import Enrollment
from models.people import Guardianship, Person, Role, person
from models.timetable import Lesson, LessonState
from tests.conftest import SCHOOL, School

THURSDAY = "чт 15 окт, 11:00"


async def drafted(school: School, *taps: str) -> None:
    """The tutor opens today's physics and gets as far as the draft."""
    await school.anna.sends("/today")
    await school.anna.taps("11:00 Физика")
    for label in taps or ("Перенести", THURSDAY):
        await school.anna.taps(label)


async def published(school: School, *taps: str) -> None:
    await drafted(school, *taps)
    await school.anna.taps("Сообщить всем")


async def test_a_lesson_moves_in_four_taps_and_everybody_hears(school: School) -> None:
    await school.anna.sends("/today")
    await school.anna.taps("11:00 Физика")
    await school.anna.taps("Перенести")
    await school.anna.taps(THURSDAY)
    await school.anna.taps("Сообщить всем")
    card = "Было: ср, 14 октября, 11:00\nСтало: чт, 15 октября, 11:00"
    for reader in (school.liza, school.papa, school.dmitry):
        assert card in reader.last.text
        assert reader.last.buttons == [["Видел(а)", "Не смогу"]]
    assert school.papa.last.text.startswith("Лиза: изменение в расписании")
    assert card in school.chat.last.text
    assert "Лиза" not in school.chat.last.text


async def test_a_mother_in_moscow_reads_her_own_time(school: School) -> None:
    await published(school)
    assert "Было: ср, 14 октября, 09:00" in school.mama.last.text
    assert "Стало: чт, 15 октября, 09:00 (в школе 11:00)" in school.mama.last.text


async def test_nobody_hears_of_a_draft(school: School) -> None:
    await drafted(school)
    assert "Пока об этом никто не знает" in school.anna.last.text
    assert "Узнают: 4 человека" in school.anna.last.text
    assert school.liza.heard() == []
    await school.anna.taps("Выбросить черновик")
    await school.liza.sends("/today")
    assert "11:00–11:40 Физика" in school.liza.last.text


async def test_several_changes_are_published_together(school: School) -> None:
    await drafted(school)
    await school.anna.sends("/week")
    await school.anna.taps("чт")
    await school.anna.taps("09:00 Русский")
    await school.anna.taps("Отменить урок")
    await school.anna.taps("Сообщить всем")
    assert "Физика — перенос" in school.liza.last.text
    assert "Русский — урок отменён" in school.liza.last.text
    assert len(school.liza.heard()) == 1
    await school.liza.sends("/week")
    assert "09:00–09:40 Русский отменён" in school.liza.last.text


async def test_the_last_thought_about_a_lesson_counts(school: School) -> None:
    await drafted(school)
    await drafted(school, "Отменить урок")
    assert "перенос" not in school.anna.last.text
    assert "урок отменён" in school.anna.last.text


async def test_a_clash_is_shown_before_it_is_published(school: School) -> None:
    await drafted(school, "Перенести", "Другой день", "15")
    assert ["09:00 — у преподавателя Русский"] in school.anna.last.buttons
    await school.anna.taps("09:00 — у преподавателя Русский")
    assert "Накладка: у преподавателя в это время Русский, 8-Д" in school.anna.last.text


async def test_a_time_typed_by_hand(school: School) -> None:
    await drafted(school, "Перенести", "Написать время")
    await school.anna.sends("когда-нибудь потом")
    assert "Не получилось понять время" in school.anna.last.text
    await school.anna.sends("31.02 10:00")
    assert "Не получилось понять время" in school.anna.last.text
    await school.anna.sends("13.10.2026 10:00")
    assert "Это время уже прошло" in school.anna.last.text
    await school.anna.sends("16.10 в 15:00")
    assert "Стало: пт, 16 октября, 15:00" in school.anna.last.text


async def test_a_time_that_daylight_saving_skips(school: School) -> None:
    async with school.writing() as session:
        for lesson in (await session.exec(select(Lesson))).all():
            lesson.zone = "Europe/Berlin"
    await school.anna.sends("/today")
    await school.anna.taps("11:00 Физика")
    await school.anna.taps("Перенести")
    await school.anna.taps("Написать время")
    await school.anna.sends("28.03.2027 02:30")
    assert "часы переводят, и времени 02:30 не будет" in school.anna.last.text
    await school.anna.sends("28.03.2027 03:30")
    assert "Стало: вс, 28 марта" in school.anna.last.text


async def test_a_restart_in_the_middle_of_typing(school: School) -> None:
    await drafted(school, "Перенести", "Написать время")
    await school.restarts()
    await school.anna.sends("16.10 15:00")
    assert "Стало: пт, 16 октября, 15:00" in school.anna.last.text


async def test_a_command_leaves_the_question(school: School) -> None:
    await drafted(school, "Перенести", "Написать время")
    await school.anna.sends("/today")
    await school.anna.sends("16.10 15:00")
    assert "Стало" not in school.anna.last.text


async def test_a_reason_by_button_is_said_aloud(school: School) -> None:
    await drafted(school)
    await school.anna.taps("Указать причину")
    await school.anna.taps("преподаватель заболел")
    assert "Почему: преподаватель заболел" in school.anna.last.text
    await school.anna.taps("Сообщить всем")
    assert "Почему: преподаватель заболел" in school.liza.last.text
    assert "Почему: преподаватель заболел" in school.chat.last.text


async def test_a_reason_in_own_words_stays_out_of_the_group(school: School) -> None:
    await drafted(school)
    await school.anna.taps("Указать причину")
    await school.anna.taps("Своими словами")
    await school.anna.sends("о" * 4000)
    assert "Получилось 4\xa0000 знаков, а помещается 300" in school.anna.last.text
    await school.anna.sends("Лиза <b>просила</b> & мы решили")
    await school.anna.taps("Сообщить всем")
    assert "Почему: Лиза <b>просила</b> & мы решили" in school.papa.last.text
    assert "Почему" not in school.chat.last.text


async def test_another_teacher_takes_over(school: School) -> None:
    async with school.writing() as session:
        olga = person("Ольга Викторовна Ким", Role.TEACHER, zone=SCHOOL)
        olga.telegram_id = school.telegram.person("Ольга", id=1100, started=True).id
        session.add(olga)
    await published(school, "Другой преподаватель", "Ольга Викторовна Ким")
    assert "Этот урок вам проводить не нужно." in school.dmitry.last.text
    assert "Этот урок теперь проводите вы." in school.telegram.people[1100].last.text
    assert "Ведёт: Ольга Викторовна" in school.liza.last.text


async def test_one_more_lesson(school: School) -> None:
    await published(school, "Добавить такой же урок", THURSDAY)
    assert "Физика — новый урок" in school.liza.last.text
    await school.liza.sends("/week")
    assert school.liza.last.text.count("Физика") == 2


async def test_a_draft_of_a_new_lesson_is_nobodys_lesson(school: School) -> None:
    await drafted(school, "Добавить такой же урок", THURSDAY)
    await school.liza.sends("/week")
    assert school.liza.last.text.count("Физика") == 1


async def test_two_taps_publish_once(school: School) -> None:
    await drafted(school)
    tapped = school.anna.last
    await school.anna.taps("Сообщить всем", on=tapped)
    await school.restarts()
    data = f"publish:{await _publication_id(school)}"
    school.anna.presses(tapped, data)
    await school.telegram.settle()
    assert school.anna.alert == "Это уже решено: изменения опубликованы или отозваны."
    assert len(school.liza.heard()) == 1


async def _publication_id(school: School) -> int:
    async with school.app.store.reading() as session:
        return (await session.exec(select(Publication.id))).one()


async def test_undo_within_a_minute(school: School) -> None:
    await published(school)
    card = school.liza.last
    await school.passes(seconds=59)
    await school.anna.taps("Вернуть как было")
    assert "Вернули как было" in school.anna.last.text
    assert card.text.startswith("Отбой: это изменение отозвано")
    assert "всё остаётся как было" in school.liza.last.text
    assert "отбой" in school.chat.last.text
    await school.liza.sends("/today")
    assert "11:00–11:40 Физика" in school.liza.last.text


async def test_undo_after_a_minute_is_too_late(school: School) -> None:
    await published(school)
    await school.passes(seconds=61)
    await school.anna.taps("Вернуть как было")
    assert school.anna.alert is not None
    assert school.anna.alert.startswith("Минута прошла")
    await school.liza.sends("/week")
    assert "Физика — изменён" in school.liza.last.text


async def test_whoever_was_not_reached_never_hears_of_what_was_undone(school: School) -> None:
    school.telegram.fail("sendMessage", 429, "retry after 30", chat=school.papa, retry_after=30)
    await published(school)
    await school.anna.taps("Вернуть как было")
    await school.passes(minutes=2)
    assert school.papa.heard() == []


async def test_answers_reach_the_tutor(school: School) -> None:
    await published(school)
    await school.liza.taps("Видел(а)")
    assert "Тьютор знает, что ты видел(а) это" in school.liza.last.text
    await school.mama.taps("Не смогу")
    assert "Передали тьютору: не получится" in school.mama.last.text
    assert "Ольга Кузнецова (Лиза Кузнецова) — не смогут: Физика" in school.anna.last.text
    await school.mama.taps("Написать почему")
    await school.mama.sends("Врач в это время")
    assert school.mama.last.text == "Передали тьютору. Спасибо!"
    assert "«Врач в это время»" in school.anna.last.text
    await school.anna.taps("Обновить")
    status = school.anna.heard()[0].text
    assert "Видели: 1 из 4" in status
    assert "Не смогут: 1" in status
    assert "— «Врач в это время»" in status


async def test_a_changed_mind(school: School) -> None:
    await published(school)
    await school.mama.taps("Не смогу")
    await school.mama.taps("Всё-таки смогу")
    await school.anna.taps("Обновить")
    assert "Видели: 1 из 4" in school.anna.heard()[0].text


async def test_only_the_silent_are_reminded_and_not_twice(school: School) -> None:
    await published(school)
    await school.liza.taps("Видел(а)")
    await school.anna.taps("Обновить")
    await school.anna.taps("Напомнить молчащим (3)")
    assert school.anna.last.text.startswith("Напомнили 3 людям.")
    assert school.mama.last.text.startswith("Лиза: напоминаем об изменении в расписании")
    assert len(school.liza.heard()) == 1
    await school.anna.taps("Обновить")
    await school.anna.taps("Напомнить молчащим")
    assert school.anna.alert is not None
    assert school.anna.alert.startswith("Напоминать некому")


async def test_the_tutor_sees_who_was_not_reached_and_why(school: School) -> None:
    await school.papa.blocks_bot(wait=False)
    async with school.writing() as session:
        granny = person("Нина Кузнецова", Role.PARENT, zone=SCHOOL)
        session.add(granny)
        await session.flush()
        session.add(Guardianship(guardian_id=granny.id, student_id=school.ids["liza"]))
    await published(school)
    await school.anna.taps("Обновить")
    assert "Не дошло: 2" in school.anna.last.text
    assert "— Нина Кузнецова (Лиза Кузнецова): не подключён к боту" in school.anna.last.text
    assert "— Павел Кузнецов (Лиза Кузнецова): заблокировал бота" in school.anna.last.text


async def test_a_parent_of_two_sees_which_child(school: School) -> None:
    async with school.writing() as session:
        petya = person("Петя Кузнецов", Role.STUDENT, zone=SCHOOL)
        session.add(petya)
        await session.flush()
        session.add(Enrollment(student_id=petya.id, group_id=school.ids["group"]))
        session.add(Guardianship(guardian_id=school.ids["mama"], student_id=petya.id))
    await published(school)
    assert "Лиза, Петя: Физика — перенос" in school.mama.last.text
    assert school.papa.last.text.startswith("Лиза: изменение")


async def test_an_old_card_says_that_things_have_changed_again(school: School) -> None:
    await published(school)
    card = school.liza.last
    await school.anna.sends("/week")
    await school.anna.taps("чт")
    await school.anna.taps("11:00 Физика")
    await school.anna.taps("Отменить урок")
    await school.anna.taps("Сообщить всем")
    await school.liza.taps("Видел(а)", on=card)
    assert card.text.startswith("С тех пор расписание изменилось ещё раз")


async def test_somebody_else_was_quicker(school: School) -> None:
    await drafted(school)
    async with school.writing() as session:
        change = (await session.exec(select(Change))).one()
        change.lesson.starts_at += timedelta(hours=1)
    await school.anna.taps("Сообщить всем")
    assert school.anna.alert == (
        "«Физика» уже успели изменить. Откройте урок заново и решите ещё раз."
    )


async def test_a_lesson_that_is_over_stays_as_it_was(school: School) -> None:
    await school.anna.sends("/today")
    await school.anna.taps("09:00 Алгебра")
    await school.anna.taps("Отменить урок")
    assert school.anna.alert == "Этот урок уже прошёл: изменить его нельзя."


async def test_only_the_author_publishes_a_draft(school: School) -> None:
    await drafted(school)
    publication = await _publication_id(school)
    for somebody in (school.liza, school.mama, school.dmitry, school.stranger):
        await somebody.sends("/menu")
        somebody.presses(somebody.last, f"publish:{publication}")
        await school.telegram.settle()
        assert somebody.alert is not None
    async with school.app.store.reading() as session:
        found = await session.get_one(Publication, publication)
        assert found.state is PublicationState.DRAFT


async def test_in_english(school: School) -> None:
    async with school.writing() as session:
        for key in ("anna", "mama"):
            (await session.get_one(Person, school.ids[key])).language = "en"
    await school.anna.sends("/today")
    for label in ("11:00 Физика", "Move", "Thu Oct 15, 11:00", "Tell everybody"):
        await school.anna.taps(label)
    assert "Told Wed, October 14" in school.anna.last.text
    assert "Now: Thu, October 15, 09:00 (at school 11:00)" in school.mama.last.text
    assert school.mama.last.buttons == [["Seen", "Can’t come"]]


async def test_a_cancelled_lesson_offers_no_link(school: School) -> None:
    await published(school, "Отменить урок")
    await school.liza.sends("/today")
    await school.liza.taps("11:00 Физика (отменён)")
    assert ["Войти на урок"] not in school.liza.last.buttons
    async with school.app.store.reading() as session:
        lesson = (await session.exec(select(Lesson).where(Lesson.changed))).one()
        assert lesson.state is LessonState.CANCELLED
