"""Announcements, told as people live them: written once, looked at, sent, corrected, recalled."""

from datetime import timedelta

import pytest
from aiogram.types import Chat as TelegramChat
from aiogram.types import Message, MessageEntity
from sqlmodel import select

from emulator.attachments import photo, video
from models import announcements, audiences, groups, outbox
from models.announcements import Announcement, AnnouncementState
from models.announcements.tables import AnnouncementDecided
from models.groups import Enrollment, Group, GroupStaff
from models.outbox import Notification, State
from models.people import Guardianship, Person, Role, person
from models.receipts import Receipt
from tests.conftest import SCHOOL, WEDNESDAY, School
from ui.posts import text_of

TEXT = "Собрание в пятницу в 18:00"


async def drafted(school: School, *whom: str, text: str = TEXT) -> None:
    """The tutor writes, chooses whom, and looks at it."""
    await school.anna.sends("/announce")
    await school.anna.sends(text)
    for label in whom or ("Общий чат группы", "Ученики", "Родители"):
        await school.anna.taps(label)
    await school.anna.taps("Готово, показать")


async def sent(school: School, *whom: str, text: str = TEXT, asking: bool = False) -> None:
    await drafted(school, *whom, text=text)
    if asking:
        await school.anna.taps("Ознакомлен(а)?")
    await school.anna.taps("Отправить")


async def the_one(school: School) -> Announcement:
    async with school.app.store.reading() as session:
        return (await session.exec(select(Announcement))).one()


async def states(school: School, kind: str = announcements.TOLD) -> list[State]:
    async with school.app.store.reading() as session:
        rows = select(Notification.state).where(Notification.kind == kind)
        return [State(state) for state in (await session.exec(rows)).all()]


async def test_written_looked_at_and_sent(school: School) -> None:
    await school.anna.sends("/announce")
    await school.anna.sends("Собрание в пятницу", entities=[bold(0, 8)])
    assert "Выбрано: пока никого." in school.anna.last.text
    await school.restarts()
    for label in ("Общий чат группы", "Ученики", "Родители"):
        await school.anna.taps(label)
    assert "Выбрано: 3 человека и чат 8-Д." in school.anna.last.text
    await school.anna.taps("Готово, показать")
    preview, control = school.anna.heard()[-2:]
    assert "Кому: 3 человека и чат 8-Д" in control.text
    assert school.liza.heard() == []
    await school.anna.taps("Отправить")
    assert (
        preview.html == "<b>Объявление</b>\n\n<b>Собрание</b> в пятницу\n\n— Анна Петровна Соколова"
    )
    assert school.liza.last.html == preview.html
    assert school.mama.last.text.startswith("Лиза: объявление")
    assert school.chat.last.text.startswith("8-Д: объявление")
    assert "Лиза" not in school.chat.last.text
    await school.anna.taps("Обновить")
    assert "Отправлено: «Собрание в пятницу»" in school.anna.last.text
    assert "Дошло: 4 из 4" in school.anna.last.text
    assert school.dmitry.heard() == []


def bold(offset: int, length: int) -> dict[str, object]:
    return {"type": "bold", "offset": offset, "length": length}


@pytest.mark.parametrize(
    "wrong",
    [
        MessageEntity(type="bold", offset=2, length=2),
        MessageEntity(type="text_mention", offset=0, length=1),
    ],
    ids=["cuts a character in two", "mentions nobody"],
)
def test_formatting_that_can_not_be_shown_is_left_out(wrong: MessageEntity) -> None:
    message = Message(
        message_id=1,
        date=WEDNESDAY,
        chat=TelegramChat(id=1, type="private"),
        text="a <😀😀",
        entities=[wrong, MessageEntity(type="bold", offset=4, length=2)],
    )
    assert text_of(message) == "a &lt;😀😀"


async def test_two_taps_send_once(school: School) -> None:
    await drafted(school)
    control = school.anna.last
    data = control.data("Отправить")
    await school.anna.taps("Отправить")
    school.anna.presses(control, data)
    await school.telegram.settle()
    assert (school.anna.alert or "").startswith("С этим объявлением уже решено")
    assert len(school.liza.heard()) == 1
    await school.anna.sends("/announce")
    assert "Новое объявление" in school.anna.last.text
    await school.anna.taps("Мои объявления")
    await school.anna.taps(TEXT[:10])
    assert "Дошло: 4 из 4" in school.anna.last.text


async def test_in_english(school: School) -> None:
    async with school.writing() as session:
        for key in ("anna", "mama"):
            (await session.get_one(Person, school.ids[key])).language = "en"
    await school.anna.sends("/announce")
    await school.anna.sends("A meeting")
    for label in ("Parents", "Done, show it", "Confirm?", "Send"):
        await school.anna.taps(label)
    assert "Confirmed: 0, silent: " in school.anna.last.text
    assert school.mama.last.text.startswith("Лиза: announcement\n\nA meeting")
    await school.mama.taps("I have read it")
    assert school.mama.last.text.endswith("✓ I have read it")
    assert school.papa.last.text.startswith("Лиза: объявление")


async def test_an_album_arrives_in_pieces_and_goes_out_whole(school: School) -> None:
    await school.anna.sends("/announce")
    await school.anna.sends_album(photo(), video(), photo(), caption="Поход")
    assert len(school.anna.heard()) == 2  # the question and one answer, not three
    for label in ("Общий чат группы", "Родители", "Готово, показать", "Отправить"):
        await school.anna.taps(label)
    heard = school.papa.heard()
    assert [message.media[0] for message in heard if message.media] == ["photo", "video", "photo"]
    assert "Поход" in heard[-1].text
    assert len(school.chat.heard()) == 4
    await school.anna.taps("Отозвать")
    await school.anna.taps("Отозвать тихо")
    assert [message.text[:9] for message in school.papa.heard()] == ["Отозвано."]
    assert [message.text[:9] for message in school.chat.heard()] == ["Отозвано."]


async def test_a_photo_with_words_is_one_message_and_goes_away_when_recalled(
    school: School,
) -> None:
    await school.anna.sends("/announce")
    await school.anna.sends_photo(caption="Наш класс")
    for label in ("Родители", "Готово, показать", "Отправить"):
        await school.anna.taps(label)
    copy = school.papa.last
    assert copy.photo
    assert "Наш класс" in copy.text
    await school.anna.taps("Исправить")
    await school.anna.sends("я" * 950)
    assert "Под фото или файлом помещается 900 знаков" in school.anna.last.text
    await school.anna.sends("Наш 8-Д")
    await school.anna.taps("Заменить тихо")
    assert "Наш 8-Д" in copy.text
    assert len(school.papa.heard()) == 1
    await school.anna.taps("Отозвать")
    await school.anna.taps("Отозвать тихо")
    assert copy.deleted
    assert school.papa.last.text.startswith("Отозвано.")


async def test_a_photo_too_old_to_be_deleted_loses_its_words(school: School) -> None:
    await school.anna.sends("/announce")
    await school.anna.sends_photo(caption="Наш класс")
    for label in ("Родители", "Готово, показать", "Отправить"):
        await school.anna.taps(label)
    copy = school.papa.last
    await school.passes(hours=49)
    await school.anna.taps("Отозвать")
    await school.anna.taps("Отозвать тихо")
    assert copy.photo
    assert copy.text.startswith("Отозвано.")


async def test_a_moment_is_chosen_or_typed_and_thought_over(school: School) -> None:
    await drafted(school, "Родители")
    await school.anna.taps("Когда")
    assert school.anna.last.buttons[:3] == [["Сразу"], ["ср 14 окт, 18:00"], ["чт 15 окт, 08:00"]]
    await school.anna.taps("Написать время")
    await school.anna.sends("как-нибудь")
    assert "Не получилось понять время" in school.anna.last.text
    await school.anna.sends("14.10.2026 10:00")
    assert "Это время уже прошло" in school.anna.last.text
    await school.restarts()
    await school.anna.sends("15.10 9:30")
    assert "Когда: чт, 15 октября, 09:30" in school.anna.last.text
    await school.anna.taps("Отправить в это время")
    assert school.anna.last.text.startswith("Отправлю чт, 15 октября, 09:30")
    await school.passes(hours=2)
    assert school.papa.heard() == []
    await school.anna.taps("Вернуть в черновик")
    assert "↑ Так это увидят" in school.anna.last.text
    assert await states(school) == []
    await school.anna.taps("Отправить в это время")
    await school.passes(days=1)
    assert TEXT in school.papa.last.text
    assert len(school.papa.heard()) == 1


async def test_a_draft_whose_moment_has_passed_is_not_sent(school: School) -> None:
    await drafted(school, "Родители")
    await school.anna.taps("Когда")
    await school.anna.taps("ср 14 окт, 18:00")
    control = school.anna.last
    await school.passes(days=1)
    await school.anna.taps("Отправить в это время", on=control)
    assert school.anna.alert == "Это время уже прошло. Выберите другое."
    await school.anna.sends("/announce")
    assert "это время уже прошло, выберите другое" in school.anna.last.text


async def test_through_a_mothers_eyes(school: School) -> None:
    async with school.writing() as session:
        (await session.get_one(Person, school.ids["mama"])).language = "en"
    await drafted(school)
    await school.anna.taps("Ознакомлен(а)?")
    await school.anna.taps("Глазами читателя (3)")
    assert school.anna.last.buttons[:3] == [
        ["Лиза Кузнецова"],
        ["Ольга Кузнецова"],
        ["Павел Кузнецов"],
    ]
    await school.anna.taps("Ольга Кузнецова")
    seen = school.anna.last
    await school.anna.taps("I have read it", on=seen)
    assert school.anna.alert == "Это предпросмотр: так кнопку увидят читатели."
    await school.anna.taps("Назад")
    await school.anna.taps("Отправить")
    assert school.mama.last.html == seen.html
    assert school.mama.last.buttons == seen.buttons


async def test_confirmed_silent_and_reminded(school: School) -> None:
    await school.papa.blocks_bot(wait=False)
    await sent(school, "Ученики", "Родители", asking=True)
    await school.liza.taps("Ознакомлен(а)")
    assert school.liza.last.text.endswith("✓ Ознакомлен(а)")
    assert school.liza.last.buttons == []
    await school.anna.taps("Обновить")
    text = school.anna.last.text
    assert "Дошло: 2 из 3" in text
    assert "Ознакомлены: 1, молчат: 1" in text
    assert "— Павел Кузнецов (Лиза Кузнецова): заблокировал бота" in text
    await school.anna.taps("Напомнить молчащим (1)")
    assert "Лиза: напоминаем про объявление" in school.mama.last.text
    assert len(school.liza.heard()) == 1
    await school.anna.taps("Назад")
    await school.anna.taps("Напомнить молчащим")
    assert (school.anna.alert or "").startswith("Напоминать некому")


async def test_whoever_has_not_confirmed_can_be_written_to_again(school: School) -> None:
    await sent(school, "Ученики", "Родители", asking=True)
    await school.mama.taps("Ознакомлен(а)")
    await school.liza.taps("Ознакомлен(а)")
    await school.anna.sends("/announce")
    await school.anna.sends("Ответьте, пожалуйста")
    await school.anna.taps("Кто не подтвердил")
    await school.anna.taps(TEXT[:10])
    assert "Выбрано: 1 человек, в том числе те" in school.anna.last.text
    await school.anna.taps("Готово, показать")
    await school.anna.taps("Отправить")
    assert "Ответьте" in school.papa.last.text
    assert "Ответьте" not in school.mama.last.text


async def test_people_by_name(school: School) -> None:
    await school.anna.sends("/announce")
    await school.anna.sends("Зайдите ко мне")
    await school.anna.taps("По имени")
    await school.anna.sends("Чужой")
    assert "Такого человека среди ваших групп нет" in school.anna.last.text
    await school.restarts()
    await school.anna.sends("кузн ол")
    await school.anna.taps("Ольга Кузнецова")
    assert "Выбрано: 1 человек (по имени: 1)" in school.anna.last.text
    await school.anna.taps("Готово, показать")
    await school.anna.taps("Отправить")
    assert "Зайдите" in school.mama.last.text
    assert school.papa.heard() == []


async def test_pause_restart_go_on_and_stop(school: School) -> None:
    school.telegram.fail("sendMessage", 429, "retry after 30", chat=school.papa, retry_after=30)
    await sent(school, "Родители", "Ученики")
    await school.anna.taps("Обновить")
    assert "Отправляется" in school.anna.last.text
    await school.anna.taps("Пауза")
    assert "На паузе" in school.anna.last.text
    await school.restarts()
    await school.passes(minutes=5)
    assert school.papa.heard() == []
    await school.anna.taps("Продолжить")
    assert TEXT in school.papa.last.text
    school.telegram.fail("sendMessage", 429, "retry after 30", chat=school.mama, retry_after=30)
    await sent(school, "Родители", text="Второе")
    await school.anna.taps("Обновить")
    await school.anna.taps("Стоп")
    await school.passes(minutes=5)
    assert TEXT in school.mama.last.text
    assert "Второе" in school.papa.last.text
    assert "Остановлено" in school.anna.last.text


async def test_a_correction_reaches_every_copy_without_a_sound_or_with_a_word(
    school: School,
) -> None:
    await sent(school, asking=True)
    copy, aloud = school.papa.last, school.chat.last
    await school.mama.taps("Ознакомлен(а)")
    await school.anna.taps("Исправить")
    await school.restarts()
    await school.anna.sends("Собрание в субботу")
    assert "Заменить его у всех?" in school.anna.last.text
    assert TEXT in copy.text
    asked = school.anna.last
    await school.anna.taps("Заменить тихо")
    assert copy.text.startswith("Лиза: объявление (исправлено)\n\nСобрание в субботу")
    assert "Собрание в субботу" in aloud.text
    assert "✓ Ознакомлен(а)" in school.mama.last.text
    assert len(school.papa.heard()) == len(school.chat.heard()) == 1
    school.anna.presses(asked, f"ann-fixed:{(await the_one(school)).id}:0")
    await school.telegram.settle()
    assert (school.anna.alert or "").startswith("С этим объявлением уже решено")
    await school.anna.taps("Исправить")
    await school.anna.sends("Собрание в воскресенье")
    await school.anna.taps("Заменить и сообщить")
    assert "Собрание в воскресенье" in copy.text
    assert "Объявление исправлено" in school.papa.last.text
    assert "Объявление исправлено" in school.chat.last.text


async def test_whoever_gets_it_later_gets_the_new_words_at_once(school: School) -> None:
    school.telegram.fail("sendMessage", 429, "retry after 30", chat=school.papa, retry_after=30)
    await sent(school, "Родители")
    await school.anna.taps("Исправить")
    await school.anna.sends("Собрание отменено")
    await school.anna.taps("Заменить тихо")
    await school.restarts()
    await school.passes(minutes=1)
    assert [heard.text.split("\n")[2] for heard in school.papa.heard()] == ["Собрание отменено"]
    edits = [call.chat_id for call in school.telegram.calls("editMessageText")]
    assert school.mama.id in edits
    assert school.papa.id not in edits


async def test_a_recall_reaches_what_was_sent_and_what_was_not(school: School) -> None:
    school.telegram.fail("sendMessage", 429, "retry after 30", chat=school.papa, retry_after=30)
    await sent(school)
    copy, aloud = school.mama.last, school.chat.last
    await school.anna.taps("Отозвать")
    await school.anna.taps("Отозвать и сообщить")
    assert copy.text.startswith("Отозвано.")
    assert aloud.text.startswith("Отозвано.")
    assert "Объявление отозвано" in school.mama.last.text
    assert "Объявление отозвано" in school.chat.last.text
    await school.passes(minutes=5)
    assert school.papa.heard() == []
    assert "Отозвано" in school.anna.last.text


async def test_what_was_on_its_way_is_corrected_and_recalled_after_it(school: School) -> None:
    """The row was drawn before the correction and sent after it."""
    await sent(school, "Родители")
    copy = school.papa.last
    async with school.writing() as session:
        found = (await session.exec(select(Announcement))).one()
        rows = select(Notification).where(Notification.kind == announcements.TOLD)
        for row in (await session.exec(rows)).all():
            row.state = State.PENDING  # as the store sees it while Telegram thinks
        await session.flush()
        me = await session.get_one(Person, school.ids["anna"])
        await announcements.propose(session, found, "Новое", length=5, by=me)
        await announcements.correct(session, found, loud=False, at=school.clock())
        for row in (await session.exec(rows)).all():
            row.state = State.SENT
    await school.telegram.settle()
    assert "Новое" in copy.text
    async with school.writing() as session:
        found = (await session.exec(select(Announcement))).one()
        for row in (await session.exec(rows)).all():
            row.state = State.PENDING
        await announcements.recall(session, found, loud=False, at=school.clock())
        for row in (await session.exec(rows.execution_options(populate_existing=True))).all():
            row.state = State.SENT
    await school.telegram.settle()
    assert copy.text.startswith("Отозвано.")


async def test_families_alone_may_read_of_marks(school: School) -> None:
    await sent(school, "Родители", text="У Лизы двойка")
    assert "двойка" in school.mama.last.text


async def test_nobody_else_gets_in(school: School) -> None:
    """Strangers, parents, teachers, a foreign tutor: forged buttons are dead ends."""
    await drafted(school)
    id = (await the_one(school)).id
    async with school.writing() as session:
        other = await groups.create(session, "5-Д", zone=SCHOOL)
        session.add(person("Владимир Рудаков", Role.ADMIN, zone=SCHOOL, telegram_id=1041))
        igor = person("Игорь Львович Мартынов", Role.TUTOR, zone=SCHOOL, telegram_id=1301)
        session.add(igor)
        await session.flush()
        session.add(GroupStaff(group_id=other.id, person_id=igor.id, role=Role.TUTOR))
        school.ids["other"] = other.id
    igor_actor = school.telegram.person("Игорь", id=1301, started=True)
    boss = school.telegram.person("Владимир", id=1041, started=True)
    forged = ["ann", "ann-send", "ann-aloud", "ann-done", "ann-recall", "ann-drop", "ann-seen"]
    for somebody in (school.liza, school.mama, school.dmitry, school.stranger, igor_actor):
        await somebody.sends("/menu")
        for prefix in forged:
            somebody.presses(somebody.last, f"{prefix}:{id}")
            await school.telegram.settle()
            assert somebody.alert, (somebody, prefix)
    await school.mama.sends("/announce")
    assert "Новое объявление" not in school.mama.last.text
    await boss.sends("/menu")
    for prefix in ("ann", "ann-send", "ann-aloud", "ann-drop", "ann-text"):
        boss.presses(boss.last, f"{prefix}:{id}")
        await school.telegram.settle()
        assert (boss.alert or "").startswith("Этого здесь уже нет"), prefix
    assert (await the_one(school)).state is AnnouncementState.DRAFT
    school.anna.presses(school.anna.last, f"ann-to:{id}:{school.ids['other']}:parent")
    await school.telegram.settle()
    assert (school.anna.alert or "").startswith("Этого здесь уже нет")


async def test_an_audience_never_reaches_further_than_its_author(school: School) -> None:
    async with school.writing() as session:
        other = await groups.create(session, "5-Д", zone=SCHOOL)
        await session.flush()
        kirill = person("Кирилл Панов", Role.STUDENT, zone=SCHOOL, telegram_id=1302)
        session.add(kirill)
        await session.flush()
        session.add(Enrollment(student_id=kirill.id, group_id=other.id))
        other.chat_id = -100900
        anna = await session.get_one(Person, school.ids["anna"])
        found = await announcements.write(session, "x", [], length=1, by=anna, at=school.clock())
        chosen = found.audience
        kind = audiences.PartKind
        await audiences.toggle(session, chosen, kind.PERSON, person_id=kirill.id)
        await audiences.toggle(session, chosen, kind.ROLE, group_id=other.id, role=Role.STUDENT)
        await audiences.toggle(session, chosen, kind.CHAT, group_id=other.id)
        assert await announcements.addressees(session, found) == []
        assert await announcements.chats(session, found) == []
        await audiences.toggle(session, chosen, kind.ROLE, role=Role.PARENT)
        names = [p.name for p in await announcements.addressees(session, found)]
        assert names == ["Ольга Кузнецова", "Павел Кузнецов"]


async def test_with_several_groups_one_chooses_the_group_first(school: School) -> None:
    async with school.writing() as session:
        small = await groups.create(session, "5-Д", zone=SCHOOL)
        await session.flush()
        session.add(GroupStaff(group_id=small.id, person_id=school.ids["anna"], role=Role.TUTOR))
        petya = person("Петя Кузнецов", Role.STUDENT, zone=SCHOOL)
        session.add(petya)
        await session.flush()
        session.add(Enrollment(student_id=petya.id, group_id=small.id))
        session.add(Guardianship(guardian_id=school.ids["mama"], student_id=petya.id))
    await school.anna.sends("/announce")
    await school.anna.sends(TEXT)
    assert school.anna.last.buttons[:3] == [["5-Д"], ["8-Д"], ["Все мои группы"]]
    await school.anna.taps("5-Д")
    await school.anna.taps("Родители")
    await school.anna.taps("Другая группа")
    assert ["✓ 5-Д · 1"] in school.anna.last.buttons
    await school.anna.taps("Готово, показать")
    await school.anna.taps("Отправить")
    assert school.mama.last.text.startswith("Петя: объявление")
    assert school.papa.heard() == []


async def test_thrown_away_nobody_has_seen_it(school: School) -> None:
    await drafted(school)
    await school.anna.taps("Кому")
    await school.anna.taps("Тьюторы")
    assert "Выбрано: 3 человека и чат" in school.anna.last.text  # not the author
    await school.anna.taps("Готово, показать")
    await school.anna.taps("Изменить текст")
    await school.anna.sends("Другой текст")
    assert "Другой текст" in school.anna.heard()[-2].text
    await school.anna.taps("Выбросить")
    assert "его никто не видел" in school.anna.last.text
    assert school.liza.heard() == school.chat.heard() == []


async def test_urgent_comes_first_and_stopped_rows_are_closed(school: School) -> None:
    async with school.writing() as session:
        at = school.clock() + timedelta(hours=1)
        outbox.notify(session, school.ids["papa"], "k", 1, at=at)
        outbox.notify(session, school.ids["mama"], "k", 1, at=at, urgent=True)
        group = await session.get_one(Group, school.ids["group"])
        outbox.announce(session, group, "k", 1, at=at)
        await session.flush()
        found = await outbox.due(session, at, set(), 10)
        assert next(row.chat_id for row in found) == school.mama.id
        await outbox.hold(session, "k", 1)
        assert await outbox.due(session, at, set(), 10) == []
        await outbox.release(session, "k", 1)
        assert len(await outbox.due(session, at, set(), 10)) == 3
        await outbox.void(session, "k", 1)
        assert await states(school, "k") == []


async def forum(school: School) -> None:
    """The class chat is a forum, and the bot has made its topic there."""
    school.chat.becomes_forum()
    await school.chat.promotes_bot(by=school.anna)


async def test_a_forum_has_a_topic_for_announcements_that_heals_itself(school: School) -> None:
    await forum(school)
    assert "Для объявлений есть тема «Объявления»" in school.anna.last.text
    [topic] = school.chat.topics
    await sent(school, "Общий чат группы")
    assert topic.name == "Объявления"
    assert TEXT in topic.last.text
    await school.anna.taps("Исправить")
    await school.anna.sends("Новое")
    await school.anna.taps("Заменить тихо")
    assert "Новое" in topic.last.text
    topic.disappears()
    await sent(school, "Общий чат группы", text="После темы")
    assert "После темы" in school.chat.last.text
    assert "message_thread_id" not in school.chat.last.wire
    await school.passes(seconds=10)
    assert "больше нельзя писать в тему «Объявления»" in school.anna.last.text
    told = len(school.anna.heard())
    await school.passes(seconds=10)
    assert len(school.anna.heard()) == told
    await school.anna.taps("Создать тему заново")
    await sent(school, "Общий чат группы", text="В новой теме")
    assert "В новой теме" in school.chat.topics[-1].last.text


async def test_a_closed_topic_does_not_swallow_an_announcement(school: School) -> None:
    await forum(school)
    [topic] = school.chat.topics
    await school.chat.demotes_bot(by=school.anna)
    school.telegram.fail("sendMessage", 400, "TOPIC_CLOSED", chat=school.chat)
    await sent(school, "Общий чат группы")
    assert TEXT in school.chat.last.text
    assert topic.heard() == []


async def test_the_chat_is_lost_and_the_tutor_hears_it_once(school: School) -> None:
    school.chat.silences("text messages")
    await sent(school)
    await school.anna.taps("Обновить")
    assert "— чат 8-Д: бот не может туда писать" in school.anna.last.text
    await school.passes(seconds=10)
    assert "Бот больше не может писать в чат 8-Д: ему запретили писать" in school.anna.last.text
    await sent(school, text="Ещё раз")
    await school.passes(minutes=1)
    lost = [heard for heard in school.anna.heard() if "больше не может" in heard.text]
    assert len(lost) == 1
    school.chat.allows("text messages")
    await school.anna.taps("Проверить ещё раз")
    await sent(school, text="Теперь можно")
    assert "Теперь можно" in school.chat.last.text


async def test_shown_out_in_the_middle_the_people_still_hear_it(school: School) -> None:
    school.telegram.fail("sendMessage", 429, "retry after 30", chat=school.chat, retry_after=30)
    await sent(school)
    await school.chat.removes_bot(by=school.papa)
    assert "Бот больше не может писать в чат 8-Д: его убрали" in school.anna.last.text
    await school.passes(minutes=1)
    assert TEXT in school.liza.last.text
    await school.anna.taps("Обновить")
    status = school.anna.heard()[-2].text
    assert "Дошло: 3 из 4" in status
    assert "— чат 8-Д: бот не может туда писать" in status


async def test_a_chat_that_moves_in_the_middle_hears_it_at_its_new_place(school: School) -> None:
    async with school.writing() as session:
        old = school.telegram.group("8-Д", school.anna, school.liza, id=-77, kind="group")
        (await session.get_one(Group, school.ids["group"])).chat_id = old.id
    school.telegram.fail("sendMessage", 429, "retry after 30", chat=old, retry_after=30)
    await sent(school)
    await old.migrates(-100777, announced=False)
    await school.passes(minutes=1)
    assert TEXT in old.last.text
    await school.anna.taps("Обновить")
    assert "Дошло: 4 из 4" in school.anna.last.text


async def test_half_an_album_is_taken_back_before_it_is_said_again(school: School) -> None:
    school.telegram.fail("sendMessage", 429, "retry after 3", chat=school.papa, retry_after=3)
    await school.anna.sends("/announce")
    await school.anna.sends_album(photo(), photo(), caption="Поход")
    for label in ("Родители", "Готово, показать", "Отправить"):
        await school.anna.taps(label)
    assert school.papa.heard() == []
    await school.passes(seconds=5)
    assert [bool(message.media) for message in school.papa.heard()] == [True, True, False]


async def test_nobody_peeks_before_its_moment(school: School) -> None:
    await drafted(school, "Родители")
    await school.anna.taps("Ознакомлен(а)?")
    await school.anna.taps("Когда")
    await school.anna.taps("ср 14 окт, 18:00")
    await school.anna.taps("Отправить в это время")
    await school.mama.sends("/menu")
    pressed = school.mama.last
    school.mama.presses(pressed, f"ann-seen:{(await the_one(school)).id}")
    await school.telegram.settle()
    assert (school.mama.alert or "").startswith("Этого здесь уже нет")
    assert "Собрание" not in school.mama.last.text


async def test_an_old_button_under_a_recalled_announcement(school: School) -> None:
    await sent(school, "Родители", asking=True)
    copy, button = school.mama.last, school.mama.last.data("Ознакомлен(а)")
    await school.anna.taps("Отозвать")
    asked = school.anna.last
    data = asked.data("Отозвать тихо")
    await school.anna.taps("Отозвать тихо")
    school.mama.presses(copy, button)
    school.anna.presses(asked, data)
    await school.telegram.settle()
    assert copy.text.startswith("Отозвано.")
    assert (school.anna.alert or "").startswith("С этим объявлением уже решено")
    async with school.app.store.reading() as session:
        assert (await session.exec(select(Receipt))).all() == []


async def test_paused_stopped_and_recalled_each_once(school: School) -> None:
    """Of two who decide at once, one wins; what is over stays over."""
    await sent(school, "Родители")
    async with school.writing() as session:
        found = (await session.exec(select(Announcement))).one()
        at = school.clock()
        await announcements.pause(session, found)
        with pytest.raises(AnnouncementDecided):
            await announcements.pause(session, found)
        await announcements.release(session, found)
        with pytest.raises(AnnouncementDecided):
            await announcements.release(session, found)
        await announcements.stop(session, found, at=at)
        for verb in (announcements.pause, announcements.release):
            with pytest.raises(AnnouncementDecided):
                await verb(session, found)
        with pytest.raises(AnnouncementDecided):
            await announcements.remind(session, found, at=at)
        await announcements.recall(session, found, loud=False, at=at)
        with pytest.raises(AnnouncementDecided):
            await announcements.recall(session, found, loud=False, at=at)
        with pytest.raises(AnnouncementDecided):
            await announcements.propose(
                session, found, "x", length=1, by=await session.get_one(Person, found.author_id)
            )


async def test_an_administrator_with_many_groups_turns_pages(school: School) -> None:
    async with school.writing() as session:
        boss = person("Владимир Рудаков", Role.ADMIN, zone=SCHOOL, telegram_id=1041)
        session.add(boss)
        for number in range(9):
            await groups.create(session, f"{number}-А", zone=SCHOOL)
    rudakov = school.telegram.person("Владимир", id=1041, started=True)
    await rudakov.sends("/announce")
    await rudakov.sends("Всем")
    await rudakov.taps("Дальше (2 из 2)")
    await rudakov.taps("8-Д")
    assert "Кому отправить? 8-Д" in rudakov.last.text
    await rudakov.taps("Другая группа")
    await rudakov.taps("Все мои группы")
    await rudakov.taps("Родители")
    await rudakov.taps("Готово, показать")
    await rudakov.taps("Отправить")
    assert school.mama.last.text.startswith("Лиза: объявление")
    assert school.papa.last.text.endswith("— Владимир Рудаков")
    await rudakov.taps("Отозвать")
    await rudakov.taps("Оставить как есть")
    assert "Дошло: 2 из 2" in rudakov.last.text
