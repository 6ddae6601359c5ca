"""Guides, told as people live them: the tutor writes and sends, families read, confirm and ask."""

import re

import pytest
from sqlmodel import select

from emulator.attachments import document, photo
from models import groups, guides, invitations, people, posts
from models.audiences import Audience
from models.base import AccessDenied, Session
from models.groups import Group, GroupStaff
from models.guides import Confirmation, Family, Guide, GuideVersion, owed
from models.people import Guardianship, Kin, Person, Role, person
from models.posts import NothingSent, Post
from models.words import says
from tests.conftest import SCHOOL, WEDNESDAY, School

SECTIONS = [
    "С чего начать",
    "Как проходит урок",
    "Если нет интернета",
    "Как сдают зачёты",
    "Другое",
]
LINK = "Как подключиться к уроку"


async def apart(session: Session) -> tuple[Group, Person]:
    """A group of its own with one student, who have nothing to do with 8-Д."""
    group = await groups.create(session, "5-Д", zone=SCHOOL)
    await session.flush()
    return group, await groups.add_student(session, "Кирилл Панов", group)


async def drafted(
    school: School, *roles: str, title: str = LINK, section: str = "Как проходит урок"
) -> None:
    """The tutor has sent the content already and gets as far as the choice of a rule."""
    anna = school.anna
    await anna.sends(title)
    await anna.taps(section)
    await anna.taps("Всем, на любом языке")
    for role in roles:
        await anna.taps(role)
    await anna.taps("Дальше")


async def mailed(
    school: School,
    *roles: str,
    rule: str = "Не нужно",
    text: str = "Нажмите на ссылку.",
    title: str = LINK,
) -> None:
    """A short way to a guide that families have."""
    await school.anna.sends("/guides")
    await school.anna.taps("Новая инструкция")
    await school.anna.sends(text)
    await drafted(school, *roles, title=title)
    await school.anna.taps(rule)
    await school.anna.taps("Разослать (")


async def status(school: School) -> str:
    await school.anna.sends("/guides")
    await school.anna.taps("Мои инструкции")
    await school.anna.taps(LINK)
    await school.anna.taps("Кто прочитал")
    return school.anna.last.text


async def test_a_text_becomes_a_guide_is_looked_at_and_sent(school: School) -> None:
    anna = school.anna
    await anna.sends("/guides")
    await anna.taps("Новая инструкция")
    await anna.sends(
        "Нажмите **на ссылку**.", entities=[{"type": "bold", "offset": 8, "length": 2}]
    )
    await anna.sends("🙂")
    assert "нужна хотя бы одна буква" in anna.last.text
    await anna.sends(LINK)
    await anna.taps("Как проходит урок")
    await anna.taps("На русском")
    assert "Пока никому" in anna.last.text
    await anna.taps("Родители")
    assert "Сейчас это 2 человека" in anna.last.text
    assert "— 8-Д: Родители" in anna.last.text
    await school.restarts()
    await anna.taps("Ученики")
    assert "Сейчас это 3 человека" in anna.last.text
    await anna.taps("Ученики")
    await anna.taps("Дальше")
    await anna.taps("От одного из родителей")
    [card, before] = anna.heard()[-2:]
    assert card.text.startswith(f"📄 {LINK}\n\nНажмите")
    assert card.buttons == [["Прочитал(а), понятно"], ["Есть вопрос"]]
    assert "Кому: 2 человека." in before.text
    await anna.taps("Прочитал(а), понятно")
    assert anna.toast == "Это образец: кнопка заработает у читателей."
    assert school.mama.heard() == []
    await anna.taps("Кто получит", on=before)
    assert "— Ольга Кузнецова (Лиза Кузнецова)" in anna.last.text
    await anna.taps("← Назад")
    send = before.data("Разослать (2)")
    anna.presses(before, send)
    anna.presses(before, send)
    await school.telegram.settle()
    assert "уже решено" in (anna.alert or "")
    for parent in (school.mama, school.papa):
        assert len(parent.heard()) == 1
        assert parent.last.text == card.text
        assert parent.last.html == card.html
    assert school.liza.heard() == []
    await school.mama.taps("Прочитал(а), понятно")
    assert school.mama.toast == "Спасибо! Тьютор это видит."
    assert school.mama.last.text.startswith(f"✅ {LINK}")
    assert school.mama.last.buttons == [["Есть вопрос"]]
    assert "Подтвердили: 1" in await status(school)


async def test_a_photo_a_file_and_an_album_arrive_as_they_were_sent(school: School) -> None:
    anna = school.anna
    await anna.sends_photo(caption="Вот кнопка")
    assert anna.last.buttons == [["Сделать инструкцией"], ["В материалы курса"]]
    await anna.taps("Сделать инструкцией")
    await drafted(school, "Родители")
    await anna.taps("Не нужно")
    await anna.taps("Разослать (")
    assert school.mama.last.photo
    assert school.mama.last.text == f"📄 {LINK}\n\nВот кнопка"
    await school.mama.taps("Есть вопрос")
    await school.mama.sends("/guides")
    await school.mama.taps("Как проходит урок")
    await school.mama.taps(LINK)
    assert school.mama.last.photo

    await anna.sends_file("памятка.pdf", b"%PDF")
    await anna.taps("Сделать инструкцией")
    await school.restarts()
    await drafted(school, "Ученики", title="Памятка", section="Другое")
    await anna.taps("Не нужно")
    await anna.taps("Разослать (")
    assert school.liza.last.document
    assert school.liza.last.document["file_name"] == "памятка.pdf"

    old = len(anna.heard())
    await anna.sends_file("неделя.csv", b"a;b\n1;2\n")
    assert "Сделать инструкцией" not in str(anna.heard()[old].buttons)
    await school.liza.sends_photo()
    assert "Передано — Анна Петровна" in school.liza.last.text
    await school.stranger.sends_photo()
    assert "по приглашению" in school.stranger.last.text


async def test_only_the_silent_are_reminded_and_not_the_second_parent(school: School) -> None:
    await mailed(school, "Родители", rule="От одного из родителей")
    text = await status(school)
    assert "Получили: 2 из 2" in text
    assert "— Лиза Кузнецова: ждём маму или папу" in text
    await school.anna.taps("Напомнить молчащим (2)")
    assert "Напомнили 2 людям" in school.anna.last.text
    assert school.papa.last.text.startswith("Напоминаем: тьютор ждёт, что вы прочитаете")
    await school.anna.taps("Обновить")
    await school.anna.taps("Напомнить молчащим (2)")
    assert "Напоминать некому" in (school.anna.alert or "")
    await school.passes(minutes=11)
    await school.mama.taps("Прочитал(а), понятно", on=school.mama.heard()[0])
    text = await status(school)
    assert "Подтвердили: 1" in text
    assert "ждём" not in text
    assert "Напомнить молчащим" not in str(school.anna.last.buttons)
    await school.papa.taps("Прочитал(а), понятно")
    await school.papa.taps("Есть вопрос")
    await school.papa.sends("А с телефона можно?")
    text = await status(school)
    assert "Подтвердили: 2" in text
    assert "Спросили: 1" in text


async def test_for_whom_we_wait_when_both_parents_are_wanted(school: School) -> None:
    await school.papa.blocks_bot()
    await mailed(school, "Родители", rule="От обоих родителей")
    assert "Получили: 1 из 2" in await status(school)
    assert "— Лиза Кузнецова: ждём маму и папу" in school.anna.last.text
    assert "Павел Кузнецов (Лиза Кузнецова): заблокировал бота" in school.anna.last.text
    await school.mama.taps("Есть вопрос")
    await school.mama.sends("Какая ссылка?")
    await status(school)
    assert "Напомнить" not in str(school.anna.last.buttons)
    await school.mama.taps("Прочитал(а), понятно", on=school.mama.heard()[0])
    assert "ждём папу" in await status(school)


MAMA, PAPA, GRANNY, LIZA = 1, 2, 3, 9
TWO = {MAMA: Kin.MOTHER, PAPA: Kin.FATHER}


@pytest.mark.parametrize(
    ("rule", "guardians", "student", "confirmed", "missing"),
    [
        (Confirmation.NONE, TWO, LIZA, set(), set()),
        (Confirmation.ONE, TWO, LIZA, set(), {MAMA, PAPA}),
        (Confirmation.ONE, TWO, LIZA, {LIZA}, {MAMA, PAPA}),
        (Confirmation.ONE, TWO, LIZA, {PAPA}, set()),
        (Confirmation.ONE, {}, LIZA, set(), {LIZA}),
        (Confirmation.BOTH, TWO, LIZA, {PAPA}, {MAMA}),
        (Confirmation.BOTH, TWO, None, {MAMA, PAPA}, set()),
        (Confirmation.BOTH, {MAMA: Kin.MOTHER}, None, set(), {MAMA}),
        (Confirmation.BOTH, {MAMA: Kin.MOTHER}, None, {MAMA}, set()),
        (Confirmation.BOTH, TWO | {GRANNY: Kin.GRANDMOTHER}, None, {MAMA, GRANNY}, set()),
        (Confirmation.BOTH, TWO | {GRANNY: Kin.GRANDMOTHER}, None, {MAMA}, {PAPA, GRANNY}),
        (Confirmation.PAIR, TWO, LIZA, {MAMA}, {LIZA}),
        (Confirmation.PAIR, TWO, LIZA, {LIZA}, {MAMA, PAPA}),
        (Confirmation.PAIR, TWO, LIZA, {LIZA, PAPA}, set()),
        (Confirmation.PAIR, TWO, None, {PAPA}, set()),
        (Confirmation.PAIR, {}, LIZA, set(), {LIZA}),
    ],
)
def test_whose_confirmation_is_missing(
    rule: Confirmation,
    guardians: dict[int, Kin],
    student: int | None,
    confirmed: set[int],
    missing: set[int],
) -> None:
    assert owed(rule, Family("Лиза", guardians, student), confirmed) == missing


async def test_a_parent_and_the_student_and_staff_each_for_themselves(school: School) -> None:
    await mailed(school, "Родители", "Ученики", "Преподаватели", rule="От родителя и ученика")
    assert "— Лиза Кузнецова: ждём маму или папу и самого ученика" in await status(school)
    assert "— Дмитрий Андреевич Лапин: ждём ответа" in school.anna.last.text
    await school.liza.taps("Прочитал(а), понятно")
    await school.dmitry.taps("Прочитал(а), понятно")
    text = await status(school)
    assert "— Лиза Кузнецова: ждём маму или папу\n" in f"{text}\n"
    assert "Дмитрий Андреевич Лапин: ждём" not in text


async def test_a_new_version_goes_to_those_who_had_the_old_one(school: School) -> None:
    await mailed(school, "Родители", rule="От одного из родителей")
    old = school.mama.last
    await school.mama.taps("Прочитал(а), понятно")
    await status(school)
    await school.anna.taps("К инструкции")
    await school.anna.taps("Новая версия")
    await school.anna.sends("Нажмите на зелёную кнопку.")
    await school.restarts()
    await school.anna.sends("Кнопка теперь зелёная.")
    before = school.anna.last
    assert "Получат те, у кого есть прежняя" in before.text
    assert school.mama.last.message_id == old.message_id
    stale = before.data("Разослать (2)")
    await school.anna.taps("Разослать (2)")
    told = school.mama.last
    assert told.text.startswith("Что изменилось: Кнопка теперь зелёная.")
    assert "Нажмите на зелёную кнопку." in told.text
    assert "Прочитал(а), понятно" in str(told.buttons)
    assert "ждём маму или папу" in await status(school)
    papas = school.papa.heard()[0]
    await school.papa.taps("Прочитал(а), понятно", on=papas)
    assert school.papa.toast == "Есть версия новее — вот она."
    assert "зелёную кнопку" in school.papa.last.text
    assert "Подтвердили: 0" in await status(school)
    assert school.liza.heard() == []
    school.anna.presses(before, stale)
    await school.telegram.settle()
    assert "уже решено" in (school.anna.alert or "")


async def test_a_question_goes_to_the_tutor_and_comes_back_for_all(school: School) -> None:
    await mailed(school, "Родители", "Преподаватели")
    await school.mama.taps("Есть вопрос")
    await school.restarts()
    await school.mama.sends("Ссылка <i>одна</i> на все уроки?")
    assert school.mama.last.text == "Вопрос передан. Ответ придёт сюда."
    asked = school.anna.last
    assert asked.text == (
        f"Ольга Кузнецова (Лиза Кузнецова) спрашивает об инструкции «{LINK}»:\n\n"
        "Ссылка <i>одна</i> на все уроки?"
    )
    await school.anna.taps("Ответить")
    await school.anna.sends("Нет, у каждого урока собственная.")
    assert "Ответ отправлен: Ольга Кузнецова" in school.anna.last.text
    assert school.mama.last.text == (
        f"Ответ на вопрос об инструкции «{LINK}»\n\n"
        "— Ссылка <i>одна</i> на все уроки?\nНет, у каждого урока собственная."
    )
    await school.anna.taps("Ответить", on=asked)
    assert "уже ответили" in school.anna.last.text
    await school.anna.taps("Добавить в инструкцию для всех")
    assert "Ольга" not in school.anna.last.text
    await school.papa.sends("/guides собственной")
    assert "ничего не нашлось" in school.papa.last.text
    await school.anna.taps("Да, добавить")
    await school.papa.sends("/guides собственной")
    await school.papa.taps(LINK)
    assert school.papa.last.text.endswith(
        "Об этом уже спрашивали\n— Ссылка <i>одна</i> на все уроки?\n"
        "Нет, у каждого урока собственная."
    )
    await school.anna.taps("Убрать из инструкции")
    await school.papa.taps(LINK)
    assert "спрашивали" not in school.papa.last.text

    await school.dmitry.taps("Есть вопрос")
    await school.dmitry.sends_voice()
    assert "Дмитрий Андреевич Лапин спрашивает" in school.anna.last.text
    await school.anna.taps("Ответить")
    await school.anna.sends_photo(caption="Вот так")
    assert school.dmitry.last.photo
    assert school.dmitry.last.text.endswith("Вот так")
    assert school.anna.last.buttons == []
    school.mama.presses(asked, "guide-reply:1")
    await school.telegram.settle()
    assert "Этого здесь уже нет" in (school.mama.alert or "")


async def test_the_library_is_searched_in_any_form_of_a_word(school: School) -> None:
    await mailed(school, "Родители", text="Приготовьте наушники и тетрадь.")
    mama = school.mama
    await mama.sends("/guides")
    assert [row[0] for row in mama.last.buttons] == [*SECTIONS, "Найти"]
    await mama.taps("Если нет интернета")
    assert "ребёнок зайдёт по той же кнопке" in mama.last.text
    await mama.taps("← Все разделы")
    await mama.taps("Найти")
    await school.restarts()
    await mama.sends("НАУШНИК тетрадью")
    assert mama.last.buttons[0] == [LINK]
    await mama.sends("/guides зачет")
    assert mama.last.buttons[0] == ["Как сдают зачёты"]
    await mama.sends("/guides бегемот")
    assert "ничего не нашлось" in mama.last.text
    await mama.taps("Спросить тьютора")
    await mama.sends("Где бегемот?")
    assert school.anna.last.text == "Ольга Кузнецова (Лиза Кузнецова) спрашивает:\n\nГде бегемот?"
    await school.liza.sends("/guides наушники")
    assert LINK not in str(school.liza.last.buttons)
    await school.liza.taps("← Все разделы")
    await school.liza.taps("С чего начать")
    assert "Нажми на урок" in school.liza.last.text
    await school.liza.taps("Есть вопрос")
    await school.liza.sends("Где мой класс?")
    assert "спрашивает об инструкции «С чего начать»" in school.anna.last.text
    await school.anna.taps("Ответить")
    await school.anna.sends("Здесь.")
    assert "«С чего начать»" in school.liza.last.text
    await school.anna.taps("Добавить в инструкцию для всех")
    await school.anna.taps("Да, добавить")
    await mama.sends("/guides класс")
    await mama.taps("С чего начать")
    assert "Об этом уже спрашивали\n— Где мой класс?\nЗдесь." in mama.last.text
    async with school.writing() as session:
        _, kirill = await apart(session)
        kirill.telegram_id, kirill.settled = 1071, True
    stranger = school.telegram.person("Кирилл", "Панов", id=1071, started=True)
    await stranger.sends("/guides")
    await stranger.taps("С чего начать")
    assert "Где мой класс?" not in stranger.last.text


async def test_whoever_keeps_no_guides_is_refused(school: School) -> None:
    await mailed(school, "Родители")
    async with school.writing() as session:
        group, child = await apart(session)
        version = (await session.exec(select(GuideVersion))).one()
        stepan = person("Степан Панов", Role.PARENT, zone=SCHOOL, telegram_id=1050, settled=True)
        igor = person("Игорь Мартынов", Role.TUTOR, zone=SCHOOL, telegram_id=1051, settled=True)
        session.add_all([stepan, igor])
        await session.flush()
        session.add(Guardianship(guardian_id=stepan.id, student_id=child.id, kin=Kin.FATHER))
        session.add(GroupStaff(group_id=group.id, person_id=igor.id, role=Role.TUTOR))
        id = version.id
    outsiders = [
        school.telegram.person("Степан", "Панов", id=1050, started=True),
        school.telegram.person("Игорь", "Мартынов", id=1051, started=True),
    ]
    for actor in outsiders:
        await actor.sends("/guides")
        for forged in (f"guide:{id}", f"guide-ask:{id}", f"guide-ok:{id}", f"guide-status:{id}"):
            actor.presses(actor.last, forged)
            await school.telegram.settle()
            assert "Этого здесь уже нет" in (actor.alert or ""), forged
            actor._answer = (None, False)
    await school.stranger.sends("/guides")
    assert "Этого здесь уже нет" in school.stranger.last.text
    for teacher in (school.dmitry, school.mama):
        await teacher.sends("/guides")
        assert "Новая инструкция" not in str(teacher.last.buttons)
        for forged in ("guide-new", f"guide-keep:{id}", f"guide-mail:{id}", "guide-make:1"):
            teacher.presses(teacher.last, forged)
            await school.telegram.settle()
            assert "Этого здесь уже нет" in (teacher.alert or ""), forged
            teacher._answer = (None, False)
    async with school.writing() as session:
        guide = (await session.exec(select(Guide))).one()
        guides.archive(guide, gone=True)
    await school.mama.taps("Есть вопрос", on=school.mama.heard()[0])
    assert "Этого здесь уже нет" in (school.mama.alert or "")


async def test_several_files_become_one_guide(school: School) -> None:
    anna = school.anna
    await anna.sends_album(photo(), photo(), caption="Две кнопки")
    assert [heard.text for heard in anna.heard()] == ["Сделать из этого инструкцию?"]
    await anna.sends_video(b"video")
    assert len(anna.heard()) == 2
    await anna.taps("Сделать инструкцией", on=anna.heard()[0])
    await drafted(school, "Родители")
    await anna.taps("От одного из родителей")
    await anna.taps("Разослать (")
    first, second, words = school.mama.heard()
    assert first.photo
    assert second.photo
    assert words.text == f"📄 {LINK}\n\nДве кнопки"
    await school.mama.taps("Прочитал(а), понятно")
    assert words.text.startswith("✅")
    assert len(school.mama.heard()) == 3

    await anna.sends("/guides")
    await anna.taps("Новая инструкция")
    await anna.sends_album(photo(), photo())
    assert "Как назвать инструкцию?" in anna.last.text
    await drafted(school, "Ученики", title="Ещё две")
    await anna.taps("Не нужно")
    await anna.taps("Разослать (")
    assert [bool(heard.photo) for heard in school.liza.heard()] == [True, True, False]

    await school.liza.taps("Есть вопрос")
    await school.liza.sends_album(photo(), photo(), caption="Тут?")
    await school.passes(seconds=3)
    assert [bool(heard.photo) for heard in anna.heard()[-3:]] == [True, True, False]
    await school.liza.sends_album(photo(), photo())
    assert "Передано — Анна Петровна" in school.liza.last.text
    await anna.taps("Ответить")
    await anna.sends_album(document("a.pdf"), document("b.pdf"), caption="Там.")
    await school.passes(seconds=3)
    assert [bool(heard.document) for heard in school.liza.heard()[-3:]] == [True, True, False]
    assert school.liza.last.text.endswith("Там.")

    await anna.sends("/guides")
    await anna.taps("Новая инструкция")
    await anna.sends_video(b"video", caption="Смотрите")
    await drafted(school, "Преподаватели", title="Видео")
    await anna.taps("Нужно от каждого")
    assert "Подтверждение: от каждого." in anna.last.text
    await anna.taps("Разослать (1)")
    assert school.dmitry.last.video
    await school.dmitry.taps("Прочитал(а), понятно")
    assert school.dmitry.last.text == "✅ Видео\n\nСмотрите"


async def test_a_draft_waits_is_shelved_and_sent_later_or_thrown_away(school: School) -> None:
    anna = school.anna
    await anna.sends("/guides")
    await anna.taps("Новая инструкция")
    await anna.sends("Нажмите на ссылку.")
    await anna.sends("/today")
    await school.restarts()
    await anna.sends("/guides")
    await anna.taps("Дописать: без названия")
    await drafted(school, "Родители")
    await anna.taps("Не нужно")
    await anna.taps("← Назад")
    await anna.taps("От обоих родителей")
    assert "Подтверждение: от обоих родителей." in anna.last.text
    await anna.taps("Только положить в библиотеку")
    assert school.mama.heard() == []
    await school.mama.sends("/guides ссылка")
    await school.mama.taps(LINK)
    assert "Нажмите на ссылку." in school.mama.last.text
    assert school.mama.last.buttons == [["Есть вопрос"]]
    await anna.taps("К инструкции")
    assert "никому не разослана" in anna.last.text
    await anna.taps("Как её видят")
    assert anna.last.text.startswith(f"📄 {LINK}")
    await anna.taps("Разослать")
    await anna.taps("Разослать (2)")
    assert "Прочитал(а), понятно" in str(school.papa.last.buttons)
    await anna.taps("К инструкции")
    await anna.taps("Убрать из библиотеки")
    assert "читатели её не видят" in anna.heard()[-2].text
    await school.mama.sends("/guides ссылка")
    assert LINK not in str(school.mama.last.buttons)
    await anna.taps("Вернуть в библиотеку")

    await anna.taps("Новая версия")
    await anna.sends("Совсем другое.")
    await anna.sends("Всё.")
    gone = anna.last
    stale = gone.data("Разослать (2)")
    await anna.taps("Выбросить")
    assert "О нём никто не знает" in anna.last.text
    anna.presses(gone, stale)
    await school.telegram.settle()
    assert "Этого здесь уже нет" in (anna.alert or "")
    await anna.sends("/guides")
    await anna.taps("Новая инструкция")
    await anna.sends("Третья.")
    await drafted(school, "Родители", title="Третья")
    await anna.taps("Не нужно")
    await anna.taps("Выбросить")
    async with school.app.store.reading() as session:
        assert len((await session.exec(select(GuideVersion))).all()) == 1
        assert len((await session.exec(select(Audience))).all()) == 1
        assert len((await session.exec(select(Post))).all()) == 1


async def test_a_tutor_of_two_groups_chooses_group_by_group_and_by_name(school: School) -> None:
    async with school.writing() as session:
        group, kirill = await apart(session)
        session.add(GroupStaff(group_id=group.id, person_id=school.ids["anna"], role=Role.TUTOR))
        stepan = await people.add_guardian(session, "Степан Панов", kirill, Kin.FATHER)
        stepan.language = "en"
    anna = school.anna
    await anna.sends("/guides")
    await anna.taps("Новая инструкция")
    await anna.sends("Нажмите на ссылку.")
    await anna.sends(LINK)
    await anna.taps("Другое")
    await anna.taps("На русском")
    await anna.taps("8-Д")
    await anna.taps("Ученики")
    await anna.taps("Готово")
    assert "— 8-Д: Ученики" in anna.last.text
    await anna.taps("Выбрать по имени")
    await anna.sends("Бегемот")
    assert "Никого с таким именем" in anna.last.text
    await anna.sends("кузнецОв пав")
    await anna.taps("Павел Кузнецов")
    assert "— Павел Кузнецов" in anna.last.text
    await anna.taps("5-Д")
    await anna.taps("Родители")
    await anna.taps("Готово")
    assert "Сейчас это 2 человека" in anna.last.text
    await anna.taps("Дальше")
    await anna.taps("Не нужно")
    assert "Читают на другом языке и не получат: 1." in anna.last.text
    await anna.taps("Разослать (2)")
    assert LINK in school.liza.last.text
    assert LINK in school.papa.last.text
    assert school.mama.heard() == []
    async with school.writing() as session:
        version = (await session.exec(select(GuideVersion))).one()
        author = await session.get_one(Person, school.ids["anna"])
        draft = GuideVersion(author_id=author.id, post_id=version.post_id, post=version.post)
        guide = Guide(author_id=author.id, audience_id=1, versions=[draft])
        guide.author, guide.audience = author, await session.get_one(Audience, 1)
        session.add(guide)
        await session.flush()
        other = await groups.create(session, "9-Д", zone=SCHOOL)
        await session.flush()
        far = await groups.add_student(session, "Дина Ли", other)
        for group_id in (None, other.id):
            with pytest.raises(AccessDenied):
                await guides.toggle_role(session, draft, Role.PARENT, group_id, by=author)
        with pytest.raises(AccessDenied):
            await guides.toggle_person(session, draft, far, by=author)
        with pytest.raises(AccessDenied):
            await guides.publish(session, draft, by=far, at=WEDNESDAY, mail=False)


async def test_a_newcomer_gets_one_list_and_the_cards_to_confirm(school: School) -> None:
    await mailed(school, "Родители", rule="От одного из родителей")
    await mailed(school, "Ученики", text="Для учеников.", title="Ученикам")
    async with school.writing() as session:
        liza = await session.get_one(Person, school.ids["liza"])
        anna = await session.get_one(Person, school.ids["anna"])
        granny = await people.add_guardian(session, "Нина Кузнецова", liza, Kin.GRANDMOTHER)
        await session.flush()
        key = await invitations.invite(session, granny, by=anna, at=WEDNESDAY)
    nina = school.telegram.person("Нина", id=1101)
    await nina.sends(f"/start {key.token}")
    await nina.taps("Да, это я")
    await nina.taps("Русский")
    assert LINK not in str([heard.text for heard in nina.heard()])
    await nina.taps("Москва")
    await school.restarts()
    listed, card = nina.heard()[-2:]
    assert listed.text.startswith("Нина Кузнецова, здесь собрано")
    assert listed.buttons == [[name] for name in SECTIONS] + [[LINK]]
    assert card.text.startswith(f"📄 {LINK}")
    assert ["Прочитал(а), понятно"] in card.buttons
    async with school.writing() as session:
        person = await session.get_one(Person, granny.id)
        await guides.welcome(session, person, at=WEDNESDAY)
    await school.telegram.settle()
    assert nina.last.message_id == card.message_id
    assert "Получили: 3 из 3" in await status(school)


async def test_the_main_path_in_english(school: School) -> None:
    async with school.writing() as session:
        for key in ("anna", "mama"):
            (await session.get_one(Person, school.ids[key])).language = "en"
    anna, mama = school.anna, school.mama
    await anna.sends("/guides")
    await anna.taps("New guide")
    await anna.sends("Tap the link.")
    await anna.sends("How to join")
    for label in ("How a lesson goes", "In English", "Parents", "Next", "By one of the parents"):
        await anna.taps(label)
    assert "Readers: 1 person." in anna.last.text
    assert "Reading in another language and left out: 1." in anna.last.text
    await anna.taps("Send it (1)")
    assert school.papa.heard() == []
    assert mama.last.text == "📄 How to join\n\nTap the link."
    await mama.taps("Read and understood")
    assert mama.toast == "Thank you! The tutor can see it."
    await mama.taps("I have a question")
    await mama.sends("Which link?")
    await anna.taps("Answer")
    await anna.sends("The green one.")
    assert "The green one." in mama.last.text
    await mama.sends("/guides joining")
    await mama.taps("How to join")
    await anna.taps("Refresh")
    assert any("Confirmed: 1" in heard.text for heard in anna.heard())
    spoken = "".join(heard.text for heard in [*anna.heard(), *mama.heard()])
    assert set(re.findall("[А-Яа-яё]+", spoken)) <= {"Кузнецова", "Ольга", "Лиза", "Д"}


async def test_questions_are_neutral_where_the_school_wants_it(school: School) -> None:
    await mailed(school, "Родители")
    school.app.delivery.composer.personal = False
    await school.mama.taps("Есть вопрос")
    await school.mama.sends("У Лизы двойка?")
    assert "Лиз" not in school.anna.last.text
    assert "Есть новости об учёбе" in school.anna.last.text


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("зачет", "Как сдают зачёты", True),
        ("ОЦЕНКИ", "нет оценок", True),
        ("урок", "повышенный уровень", False),
        ("дз", "<b>ДЗ</b> №7", True),
        ("дз", "дзюдо", False),
        ("b", "<b>жирно</b>", False),
        ("камера звук", "Проверьте звук и камеру", True),
        ("камера кот", "Проверьте звук и камеру", False),
        ("алгеб", "Задачи по алгебре", True),
        ("камира", "Проверьте звук и камеру", True),
        ("?!", "Что?!", False),
    ],
)
def test_words_are_found_in_their_forms(query: str, text: str, found: bool) -> None:
    assert says(text, query) is found


async def test_a_long_guide_leaves_its_questions_behind_a_button(school: School) -> None:
    await mailed(school, "Родители", text="слово " * 560)
    await school.mama.taps("Есть вопрос")
    await school.mama.sends("Зачем так длинно? " * 20)
    await school.anna.taps("Ответить")
    await school.anna.sends("Так вышло.")
    await school.anna.taps("Добавить в инструкцию для всех")
    await school.anna.taps("Да, добавить")
    await school.papa.sends("/guides длинно")
    await school.papa.taps(LINK)
    assert "Так вышло." not in school.papa.last.text
    await school.papa.taps("Вопросы и ответы (1)")
    assert school.papa.last.text.endswith("Так вышло.")


async def test_who_keeps_a_guide_and_whom_a_question_reaches(school: School) -> None:
    async with school.writing() as session:
        for name, role, id in (
            ("Вера Иванова", Role.TUTOR, 1061),
            ("В. Рудаков", Role.ADMIN, 1062),
            ("Вера Туманова", Role.PSYCHOLOGIST, 1063),
        ):
            someone = person(name, role, zone=SCHOOL, telegram_id=id, settled=True)
            session.add(someone)
            await session.flush()
            school.ids[name] = someone.id
        here, who = school.ids["group"], school.ids["Вера Иванова"]
        session.add(GroupStaff(group_id=here, person_id=who, role=Role.TUTOR))
        await apart(session)
    vera = school.telegram.person("Вера", "Иванова", id=1061, started=True)
    admin = school.telegram.person("В.", "Рудаков", id=1062, started=True)
    psychologist = school.telegram.person("Вера", "Туманова", id=1063, started=True)
    await mailed(school, "Родители")
    await vera.sends("/guides")
    await vera.taps("Мои инструкции")
    await vera.taps(LINK)
    await vera.taps("Как её видят")
    assert "Нажмите на ссылку." in vera.last.text

    await admin.sends("/guides")
    await admin.taps("Новая инструкция")
    await admin.sends("Для всех.")
    await admin.sends("Школьная")
    await admin.taps("Другое")
    await admin.taps("Всем, на любом языке")
    await admin.taps("Вся школа")
    await admin.taps("Родители")
    await admin.taps("Преподаватели")
    await admin.taps("Готово")
    assert "— вся школа: Родители" in admin.last.text
    await admin.taps("Дальше")
    await admin.taps("От одного из родителей")
    await admin.taps("Разослать (3)")
    await vera.sends("/guides")
    await vera.taps("Мои инструкции")
    assert "Школьная" not in str(vera.last.buttons)

    # A family's question goes to its tutors, whoever wrote the guide; but it is not theirs to add.
    await school.mama.taps("Есть вопрос")
    await school.mama.sends("А нам?")
    for tutor in (school.anna, vera):
        assert "«Школьная»" in tutor.last.text
    await vera.taps("Ответить")
    await school.anna.taps("Ответить")
    await vera.sends("И вам.")
    assert "для всех" not in str(vera.last.buttons)
    await school.anna.sends("И вам тоже.")
    assert "только что ответили" in school.anna.last.text
    assert "И вам." in school.mama.last.text
    vera.presses(vera.last, "guide-shared:1:1")
    await school.telegram.settle()
    assert "Этого здесь уже нет" in (vera.alert or "")

    # Staff ask the author; what has none goes to the administrators.
    await school.dmitry.taps("Есть вопрос")
    await school.dmitry.sends("А мне?")
    assert "Дмитрий Андреевич Лапин спрашивает об инструкции «Школьная»" in admin.last.text
    await psychologist.sends("/guides")
    assert "пока ничего нет" in psychologist.last.text
    await psychologist.taps("Спросить тьютора")
    await psychologist.sends("Где что?")
    assert "Вера Туманова спрашивает:\n\nГде что?" in admin.last.text


async def test_whoever_holds_two_roles_reads_for_both(school: School) -> None:
    async with school.writing() as session:
        await people.grant(
            session, await session.get_one(Person, school.ids["dmitry"]), Role.PARENT
        )
    await school.dmitry.sends("/guides")
    await school.dmitry.taps("С чего начать")
    assert "Родителю\n" in school.dmitry.last.text
    assert "Преподавателю\n" in school.dmitry.last.text
    await school.dmitry.sends_voice()
    assert "Я не понимаю" in school.dmitry.last.text


async def test_what_was_sent_becomes_a_guide_once_and_only_by_its_author(school: School) -> None:
    await school.mama.sends("/guides")
    await school.mama.taps("С чего начать")
    await school.mama.taps("Есть вопрос")
    await school.mama.sends_photo()
    anna = school.anna
    await anna.taps("Ответить")
    await anna.sends("Да.")
    assert "для всех" not in str(anna.last.buttons)
    anna.presses(anna.last, "guide-shared:1:1")
    await school.telegram.settle()
    assert "стоят только слова" in (anna.alert or "")
    for post, refusal in ((1, "уже решено"), (2, "уже решено"), (99, "здесь уже нет")):
        anna.presses(anna.last, f"guide-make:{post}")
        await school.telegram.settle()
        assert refusal in (anna.alert or "")
    await anna.sends_photo()
    offered = anna.last
    twice = offered.data("Сделать инструкцией")
    for _ in range(2):
        anna.presses(offered, twice)
    await school.telegram.settle()
    assert "уже решено" in (anna.alert or "")
    await anna.sends("/guides")
    await anna.taps("Новая инструкция")
    await anna.sends("о" * 3501)
    assert "Напишите, пожалуйста, короче" in anna.last.text
    await anna.sends("о" * 3500)
    assert "Как назвать инструкцию?" in anna.last.text
    async with school.writing() as session:
        hers = await posts.write(session, school.ids["mama"], "Моё", [], length=3)
        tutor = await session.get_one(Person, school.ids["anna"])
        with pytest.raises(AccessDenied):
            await guides.write(session, hers, by=tutor)
        with pytest.raises(NothingSent):
            await posts.write(session, school.ids["mama"], "", [], length=0)
