"""The family desk, told as people live it: written to the bot, read by the tutor, answered here."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from emulator.attachments import photo
from models import desk
from models.base import AccessDenied
from models.desk import Message, Thread, ThreadState
from models.people import Person, Reader, Role
from tests.conftest import School
from tests.gradebook import GradeBook
from ui.i18n import Translator
from ui.menu import ENTRIES, WAYS


async def messages(school: School) -> list[Message]:
    async with school.app.store.reading() as session:
        return list((await session.exec(select(Message).order_by(col(Message.id)))).all())


async def thread(school: School) -> Thread:
    async with school.app.store.reading() as session:
        return (await session.exec(select(Thread))).one()


async def test_a_mother_writes_and_the_tutor_answers_by_a_reply(school: School) -> None:
    anna, mama = school.anna, school.mama
    await mama.sends("Лиза завтра у врача, урок пропустит")
    assert mama.last.text.startswith("Лиза: передано — Анна Петровна (тьютор).")
    asked = anna.last
    assert asked.html == (
        "<b>Лиза Кузнецова</b>, 8-Д · мама, Ольга Кузнецова\n\nЛиза завтра у врача, урок пропустит"
    )
    assert asked.buttons == [["Ответить", "Закрыть"]]
    heard = len(mama.heard())
    await mama.sends("И в пятницу тоже")
    assert len(mama.heard()) == heard, "said once that it is passed on"
    assert "И в пятницу тоже" in anna.last.text

    await school.restarts()
    await anna.replies(asked, "Хорошо, отметила")
    assert mama.last.html == "<b>Лиза</b> · Анна Петровна, тьютор\n\nХорошо, отметила"
    assert mama.last.wire["reply_to_message"]["text"] == "Лиза завтра у врача, урок пропустит"
    assert anna.last.text == "✓ Лиза Кузнецова: ответ получит мама, Ольга Кузнецова."
    assert "✓ Анна Петровна" in asked.text
    assert asked.buttons == [["Ответить"]]
    assert school.papa.heard() == school.liza.heard() == school.dmitry.heard() == []
    assert (await thread(school)).state is ThreadState.WAITING

    await mama.replies(mama.last, "Спасибо!")
    assert anna.last.wire["reply_to_message"]["text"] == "Хорошо, отметила"
    await anna.taps("Закрыть")
    assert anna.last.text.startswith("Лиза Кузнецова: обращение закрыто.")
    assert (await thread(school)).state is ThreadState.DONE
    first, second, answer, thanks = await messages(school)
    async with school.app.store.reading() as session:
        me = await session.get_one(Person, school.ids["anna"])
        copy = await desk.stands(session, first.id, me, anna.id)
    assert copy == asked.wire["message_id"], "where whoever adds to it is shown as replying"
    assert [one.answered_at is not None for one in (first, second, thanks)] == [True] * 3
    assert answer.addressee_id == school.ids["mama"]


async def test_by_the_button_in_a_voice_with_an_edit_and_an_album(school: School) -> None:
    anna, liza = school.anna, school.liza
    await liza.sends_album(photo(), photo(b"\xff\xd8\xff\xe0 2"), caption="Не решаеться №3")
    assert anna.heard() == []
    await school.passes(seconds=3)
    *pictures, words = anna.heard()
    assert len(pictures) == 2
    assert "<b>Лиза Кузнецова</b>, 8-Д\n" in words.html
    await anna.replies(pictures[0], "Это верно")
    assert liza.last.html == "<b>Анна Петровна</b>, тьютор\n\nЭто верно"

    await liza.sends("А №4 решать?")
    asked = anna.last
    await liza.edits("А №5 решать?")
    assert "(изменено)\n\nА №5 решать?" in asked.text
    await anna.taps("Ответить", on=asked)
    assert anna.last.text.startswith("Лиза Кузнецова\n\nНапишите ответ")
    await anna.sends_voice(b"OggS yes")
    assert (liza.last.media or "")[0] == "voice"
    assert "Анна Петровна" in liza.last.wire["caption"]
    await anna.replies(asked, "и номер 6")
    await liza.sends_sticker()
    sticker, words = anna.heard()[-2:]
    assert (sticker.media or "")[0] == "sticker"
    assert words.text == "Лиза Кузнецова, 8-Д"
    await anna.replies(sticker, "и номер 6")
    said = liza.last
    await anna.edits("и номер 7")
    assert said.text.endswith("(изменено)\n\nи номер 7")
    await anna.sends("просто так")
    assert "Я не понимаю" in anna.last.text, "who works for the school writes to nobody"


async def test_whoever_has_two_children_says_about_whom(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.student("petya", "Пётр Кузнецов")
        await book.guards("mama", "petya")
    mama, anna = school.mama, school.anna
    await mama.sends("Он заболел")
    assert anna.heard() == []
    asking = mama.last
    assert asking.buttons == [["Лиза — тьютору"], ["Пётр — тьютору"], ["Никому, это не туда"]]
    data = asking.data("Пётр — тьютору")
    await mama.taps("Пётр — тьютору")
    assert mama.last.text.startswith("Пётр: передано")
    assert anna.last.text.startswith("Пётр Кузнецов, 8-Д · опекун, Ольга Кузнецова")
    mama.presses(asking, data)
    await school.telegram.settle()
    assert mama.alert == "С этим сообщением уже решено."
    await mama.sends("Температура")
    assert anna.last.text.startswith("Пётр Кузнецов"), "the talk goes on within the hour"
    await school.passes(hours=2)
    await mama.sends("Ой")
    await mama.taps("Никому, это не туда")
    assert [post.html for post in [one.post for one in await messages(school)]] == [
        "Он заболел",
        "Температура",
    ]


async def test_a_teacher_is_asked_and_reads_only_that(school: School) -> None:
    mama, dmitry = school.mama, school.dmitry
    await mama.sends("/ask")
    assert mama.last.buttons == [
        ["Тьютор: Анна Петровна"],
        ["Алгебра, Русский, Физика: Дмитрий Андреевич"],
        ["Кто есть кто"],
    ]
    await mama.taps("Дмитрий")
    await mama.sends("Что задано?")
    assert mama.last.text.startswith("Лиза: передано — Дмитрий Андреевич (преподаватель)")
    await dmitry.taps("Ответить")
    await dmitry.sends("Параграф 5")
    assert mama.last.html == "<b>Лиза</b> · Дмитрий Андреевич, преподаватель\n\nПараграф 5"
    assert school.anna.heard() == []
    await school.anna.sends("/desk")
    assert "Ждут ответа: 0" in school.anna.last.text


async def test_the_list_and_the_card(school: School) -> None:
    anna = school.anna
    await school.mama.sends("Вопрос")
    await school.passes(minutes=30)
    await anna.sends("/desk")
    assert "Ждут ответа: 1\n\n· Лиза Кузнецова — ср 14 окт, 10:35" in anna.last.text
    await anna.taps("Лиза Кузнецова")
    card = anna.last
    assert card.text == (
        "Лиза Кузнецова, 8-Д\nЖдёт ответа. Вопрос: ср 14 окт, 10:35\n"
        "Отвечает: Анна Петровна\n\n"
        "· Лиза Кузнецова\n· мама, Ольга Кузнецова\n· папа, Павел Кузнецов\n\n"
        "ср 14 окт, 10:35, мама, Ольга Кузнецова\nВопрос"
    )
    await school.papa.sends("И у меня вопрос про параграф")
    assert school.papa.last.text.startswith("Лиза: передано")
    await anna.sends("/desk")
    await anna.taps("Лиза Кузнецова")
    await anna.taps("Ответить: мама")
    await anna.sends("Смотрите параграф семь")
    assert school.mama.last.text.endswith("Смотрите параграф семь")
    await anna.sends("/desk")
    await anna.taps("Лиза Кузнецова")
    await anna.taps("Ответить")
    await anna.sends("И вы смотрите там же")
    assert school.papa.last.text.endswith("И вы смотрите там же")
    await anna.sends("/desk")
    assert "Обычно вы отвечаете за 15 минут." in anna.last.text
    await anna.taps("Отвечено: 1")
    await anna.taps("Лиза Кузнецова")
    await anna.taps("Написать семье")
    await anna.taps("папа")
    await anna.sends("Павел, зайдите, пожалуйста, на собрание")
    assert school.papa.last.text.endswith("зайдите, пожалуйста, на собрание")
    await anna.taps("Закрыть")
    await school.papa.sends("Буду")
    assert "папа, Павел Кузнецов\n\nБуду" in anna.last.text


async def test_who_can_not_be_reached_is_said_at_once(school: School) -> None:
    await school.mama.sends("Раз")
    asked = school.anna.last
    await school.mama.blocks_bot()
    await school.anna.replies(asked, "Два")
    assert school.anna.last.text.startswith("Ольга Кузнецова — сейчас без связи")
    refusal = "Forbidden: bot was blocked by the user"
    school.telegram.fail("sendMessage", 403, refusal, chat=school.anna)
    await school.papa.sends("Вот мой вопрос")
    await school.passes(seconds=10)
    assert school.papa.last.text == (
        "Лиза: сообщение не дошло — Анна Петровна сейчас без связи в Telegram. "
        "Позвоните, пожалуйста, в школу."
    )
    await school.anna.blocks_bot()
    await school.papa.sends("Три")
    assert school.papa.last.text.startswith("Сообщение не отправлено: Анна Петровна Соколова")
    assert len(await messages(school)) == 2


async def test_kept_out_of_telegram_nothing_is_kept(closed: School) -> None:
    await closed.mama.sends("Лиза болеет")
    assert closed.mama.last.text.startswith("Переписку школа через Telegram не ведёт")
    assert "Анна Петровна Соколова" in closed.mama.last.text
    assert await messages(closed) == []
    assert closed.anna.heard() == []
    await closed.anna.sends("привет")
    assert "Я не понимаю" in closed.anna.last.text


async def test_nobody_else_of_the_family_and_no_stranger(school: School) -> None:
    await school.mama.sends("Мы разводимся")
    asked = school.anna.last
    data = asked.data("Ответить")
    for who in (school.dmitry, school.papa, school.liza, school.stranger):
        await who.sends("/start")
        who.presses(who.last, data)
        await school.telegram.settle()
        assert who.alert
    async with school.app.store.reading() as session:
        [said] = (await session.exec(select(Message))).all()
        papa = await session.get_one(Person, school.ids["papa"])
        liza = await session.get_one(Person, school.ids["liza"])
        with pytest.raises(AccessDenied):
            await desk.thread_of(
                session, liza, Role.TEACHER, papa.id, at=said.at + timedelta(days=1)
            )


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_two_keys_of_the_menu_read_the_same(words: Translator, language: str) -> None:
    labels = [words.say(Reader(language), key.words) for key in (*ENTRIES, *WAYS.values())]
    assert len(set(labels)) == len(labels)
