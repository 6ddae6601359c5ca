"""Materials, told as people live them: put in by topic, taken, renewed, withdrawn, lost, found."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from emulator.attachments import document, photo
from models import courses, export, groups, materials, posts
from models.base import AccessDenied, Session
from models.courses import Course, CourseTeacher
from models.erasure import effect
from models.groups import Enrollment, Group
from models.materials import (
    Material,
    MaterialDecided,
    MaterialState,
    MaterialTaking,
    NameNeeded,
    NotAMaterial,
)
from models.outbox import Notification, State
from models.people import Person, Role, person
from models.posts import Attachment, MediaKind, Post
from tests.conftest import SCHOOL, WEDNESDAY, School


async def algebra(session: Session) -> Course:
    return (await session.exec(select(Course).where(Course.subject == "Алгебра"))).one()


async def put(
    session: Session,
    school: School,
    title: str,
    topic: str = "Дроби",
    *,
    file_id: str = "",
) -> Material:
    """A material that is there already, and of which nobody is told; with a file, if it has one."""
    files = [Attachment(kind=MediaKind.DOCUMENT, file_id=file_id)] if file_id else []
    post = await posts.write(session, school.ids["dmitry"], title, files, length=0)
    author = await session.get_one(Person, school.ids["dmitry"])
    material = await materials.put(session, post, await algebra(session), by=author, title=title)
    await materials.file_under(session, material, topic)
    material.state, material.published_at = MaterialState.OPEN, WEDNESDAY
    await session.flush()
    return material


async def test_a_teacher_puts_in_three_and_the_class_takes_them(school: School) -> None:
    dmitry, liza, mama = school.dmitry, school.liza, school.mama
    await dmitry.sends("/materials")
    assert dmitry.last.buttons[0] == ["Алгебра"]
    await dmitry.taps("Алгебра")
    assert "Пришлите первый файл" in dmitry.last.text
    await dmitry.taps("Добавить")
    await dmitry.sends_file("Правила_дробей.pdf", b"%PDF")
    assert dmitry.last.text == "Принято: «Правила дробей». Пришлите ещё или нажмите «Готово»."
    await dmitry.sends_album(photo(), photo(b"\xff\xd8\xff\xe0 2"), caption="Пример с доски")
    assert dmitry.last.text.startswith("Принято: «Пример с доски», всего 2.")
    await dmitry.edits("Примеры с доски")
    await school.restarts()
    await dmitry.sends_sticker()
    assert dmitry.last.text.startswith("Стикеры, опросы, контакты и места здесь не хранятся.")
    await dmitry.sends("https://video.example/drobi")
    await dmitry.edits("https://video.example/drobi-2")
    await dmitry.taps("Готово")
    assert "К какой теме они относятся? Напишите её" in dmitry.last.text
    await dmitry.sends("🙂")
    assert "хотя бы одна буква" in dmitry.last.text
    await dmitry.sends("Обыкновенные дроби")
    assert dmitry.last.text == "3 из 3. Как назвать этот текст? Напишите, до 120 знаков."
    await school.restarts()
    await dmitry.sends("Видеоразбор")
    assert "на месте материалов: 3" in dmitry.last.text
    assert "сообщение получат в 10:40" in dmitry.last.text

    assert liza.heard() == []
    await school.passes(minutes=6)
    assert len(liza.heard()) == 1
    assert liza.last.text.startswith("📎 Алгебра: 3 новых материала\n\n— Правила дробей")
    assert mama.heard() == school.papa.heard() == []
    await liza.taps("Открыть (3)")
    await liza.taps("Обыкновенные дроби (3)")
    assert liza.last.buttons[:3] == [["Видеоразбор"], ["Пример с доски"], ["Правила дробей"]]
    shelf = liza.last
    liza.presses(shelf, shelf.data("Правила дробей"))
    liza.presses(shelf, shelf.data("Правила дробей"))
    await school.telegram.settle()
    files = [one for one in liza.heard() if one.document]
    assert len(files) == 1, "two taps at once are one copy"
    assert files[0].text == "📎 Правила дробей\nАлгебра · Обыкновенные дроби"
    await liza.taps("Пример с доски", on=shelf)
    assert [one.photo is not None for one in liza.heard()[-3:]] == [True, True, False]
    assert liza.last.text.endswith("Примеры с доски"), "an edited caption"

    await mama.sends("/materials видеоразбор")
    await mama.taps("Видеоразбор")
    assert "https://video.example/drobi-2" in mama.last.text
    await school.anna.sends("/materials дробь")
    await school.anna.taps("Правила дробей · 1 из 1")
    await school.anna.taps("Кто взял")
    assert school.anna.last.text == "Правила дробей: взяли 1 из 1\n\n✓ Лиза Кузнецова, 14 октября"
    await school.anna.taps("Назад")
    await school.anna.taps("К списку")
    await school.anna.taps("Видеоразбор · 1 из 1")
    await school.anna.taps("Кто взял")
    assert "✓ Лиза Кузнецова, 14 октября — взяли взрослые" in school.anna.last.text


async def test_a_new_version_a_withdrawal_and_other_names(school: School) -> None:
    async with school.writing() as session:
        first = await put(session, school, "Шпаргалка")
        await put(session, school, "Задачник", "Проценты")
    dmitry, liza = school.dmitry, school.liza
    await liza.sends("/today")
    await liza.sends("/materials")
    await liza.taps("Алгебра (2)")
    await liza.taps("Дроби (1)")
    old = liza.last
    await liza.taps("Шпаргалка")
    await dmitry.sends("/materials шпаргалка")
    await dmitry.taps("Шпаргалка · ")
    await dmitry.taps("Название")
    await dmitry.sends("Памятка")
    await dmitry.taps("Тема")
    await dmitry.taps("Проценты")
    assert dmitry.last.text.startswith("Памятка\nАлгебра · Проценты")
    await dmitry.taps("Заменить")
    await dmitry.sends_file("2.pdf", b"%PDF 2")
    assert "Кто взял прежний, узнает об этом в 10:40" in dmitry.last.text
    await dmitry.taps("Назад")
    await dmitry.taps("Заменить")
    await dmitry.sends_file("3.pdf", b"%PDF 3")
    heard = len(liza.heard())
    await school.passes(minutes=6)
    assert len(liza.heard()) == heard + 1, "two versions in a row are one piece of news"
    assert liza.last.text.startswith("🔄 Памятка: есть новая версия")
    await liza.taps("Памятка")
    assert (liza.last.document or {})["file_name"] == "3.pdf"
    await liza.taps("Шпаргалка", on=old)
    assert (liza.last.document or {})["file_name"] == "3.pdf", "an old button still finds it"

    await dmitry.taps("Назад")
    await dmitry.taps("Отозвать")
    assert "Взяли: 1. Эти копии останутся" in dmitry.last.text
    await dmitry.taps("Да, отозвать")
    assert "Отозван" in dmitry.last.text
    await liza.taps("Шпаргалка", on=old)
    assert (
        liza.alert
        == "«Памятка» отозван: его больше не выдают. Что есть сейчас — в разделе «Материалы»."
    )
    await dmitry.taps("Вернуть")
    assert "Версия 3" in dmitry.last.text
    assert first.id


async def test_a_file_that_telegram_has_lost_is_asked_for_once(school: School) -> None:
    async with school.writing() as session:
        await put(session, school, "Старый файл", file_id="of-another-bot")
    dmitry, liza, papa = school.dmitry, school.liza, school.papa
    for reader in (liza, papa):
        await reader.sends("/materials файл")
    for reader in (liza, papa):
        reader.presses(reader.last, reader.last.data("Старый файл"))
    await school.telegram.settle()
    await school.passes(minutes=1)
    for reader in (liza, papa):
        assert "сейчас не открывается: Telegram потерял файл" in reader.last.text
    asked = [one for one in dmitry.heard() if "больше не открывается" in one.text]
    assert len(asked) == 1
    assert school.anna.heard() == []
    await dmitry.taps("Прислать снова", on=asked[0])
    await dmitry.sends_file("снова.pdf", b"%PDF again")
    await school.passes(minutes=6)
    for reader in (liza, papa):
        await reader.taps("Старый файл")
        assert (reader.last.document or {})["file_name"] == "снова.pdf"


async def test_whoever_teaches_no_more_keeps_nothing(school: School) -> None:
    async with school.writing() as session:
        await put(session, school, "Таблица", file_id="of-another-bot")
    dmitry, liza = school.dmitry, school.liza
    await dmitry.sends("/materials таблица")
    await dmitry.taps("Таблица")
    card = dmitry.last
    withdraw, look = card.data("Отозвать"), card.data("Показать")
    await dmitry.taps("Название")
    async with school.writing() as session:
        course = await algebra(session)
        await session.delete(
            await session.get_one(CourseTeacher, (course.id, school.ids["dmitry"]))
        )
    await dmitry.sends("Мой труд")
    assert "Этого здесь уже нет" in dmitry.last.text
    dmitry.presses(card, withdraw)
    await school.telegram.settle()
    assert "Этого здесь уже нет" in (dmitry.alert or "")
    await school.stranger.sends("/materials")
    school.stranger.presses(card, look)
    await school.telegram.settle()
    assert not [one for one in school.stranger.heard() if one.document]
    await liza.sends("/materials таблица")
    await liza.taps("Таблица")
    await school.passes(minutes=1)
    assert "больше не открывается" in school.anna.last.text, "the tutor is asked instead"
    async with school.writing() as session:
        group = await session.get_one(Group, school.ids["group"])
        group.archived_at = WEDNESDAY
        session.add(group)
    await liza.sends("/materials")
    assert "Здесь пока ничего нет" in liza.last.text


async def test_a_file_nobody_has_asked_for_finds_its_place(school: School) -> None:
    anna, dmitry = school.anna, school.dmitry
    await anna.sends_file("Карта.pdf", b"%PDF")
    assert anna.last.buttons == [["Сделать инструкцией"], ["В материалы курса"]]
    await anna.taps("В материалы курса")
    physics = anna.last.data("Физика")
    anna.presses(anna.last, physics)
    anna.presses(anna.last, physics)
    await school.telegram.settle()
    assert "принят 1 материал" in anna.last.text
    await anna.taps("Готово")
    await anna.sends("/menu")
    await anna.sends("/materials")
    await anna.taps("Дописать: Физика (1)")
    await anna.sends("Силы")
    assert "Физика · Силы: материал на месте" in anna.last.text
    await dmitry.sends_album(document("a.pdf"), document("b.pdf"))
    assert dmitry.last.buttons == [["В материалы курса"]]
    await dmitry.taps("В материалы курса")
    await dmitry.taps("Русский")
    await dmitry.taps("Не добавлять")
    async with school.app.store.reading() as session:
        [kept] = (await session.exec(select(Material))).all()
        assert kept.title == "Карта"


async def test_another_group_gets_the_same_with_a_tap(school: School) -> None:
    async with school.writing() as session:
        group = await groups.create(session, "8-Е", zone=SCHOOL)
        other = await courses.course(session, group.id, "Алгебра")
        session.add(CourseTeacher(course_id=other.id, teacher_id=school.ids["dmitry"]))
    dmitry = school.dmitry
    await dmitry.sends("/materials")
    await dmitry.taps("Алгебра · 8-Д")
    await dmitry.taps("Добавить")
    await dmitry.sends_file("Дроби.pdf", b"%PDF")
    await dmitry.sends_file("Проценты.pdf", b"%PDF")
    await dmitry.taps("Готово")
    await dmitry.sends("Повторение")
    also = dmitry.last.data("И для группы 8-Е")
    dmitry.presses(dmitry.last, also)
    dmitry.presses(dmitry.last, also)
    await school.telegram.settle()
    assert not [row for row in dmitry.last.buttons if "8-Е" in row[0]]
    async with school.app.store.reading() as session:
        there = select(Material.title).where(Material.course_id == other.id)
        assert (await session.exec(there.order_by(Material.title))).all() == ["Дроби", "Проценты"]


async def test_news_is_collected_and_guardians_choose(school: School) -> None:
    """What was put in at night is one message in the morning, also in several goes."""
    liza, papa = school.liza, school.papa
    async with school.writing() as session:
        child = await session.get_one(Person, school.ids["liza"])
        child.quiet_from, child.quiet_to = 10, 8
        session.add(child)
    await papa.sends("/materials")
    await papa.taps("Сообщать мне о новых")
    for minutes, title in ((0, "Первый"), (2, "Второй"), (30, "Третий")):
        await school.passes(minutes=minutes)
        async with school.writing() as session:
            added = await put(session, school, title)
            added.state = MaterialState.DRAFT
            session.add(added)
            author = await session.get_one(Person, school.ids["dmitry"])
            now = school.clock()
            await materials.publish(session, added, by=author, at=now)
    await school.passes(minutes=6)
    news = [one.text for one in papa.heard() if one.text.startswith("📎")]
    assert [text.partition("\n")[0] for text in news] == [
        "📎 Лиза · Алгебра: 2 новых материала",
        "📎 Лиза · Алгебра: 1 новый материал",
    ]
    assert liza.heard() == []
    await school.passes(hours=21)
    assert [one.text.partition("\n")[0] for one in liza.heard() if "📎" in one.text] == [
        "📎 Алгебра: 3 новых материала"
    ]
    await papa.sends("/materials")
    await papa.taps("Не сообщать мне о новых")
    async with school.app.store.reading() as session:
        father = await session.get_one(Person, school.ids["papa"])
        assert not await materials.hears(session, father)


async def test_three_hundred_stand_on_pages_and_are_found(school: School) -> None:
    async with school.writing() as session:
        last = await put(session, school, "Урок 0")
        post = Post(author_id=school.ids["dmitry"], html="x")
        session.add(post)
        await session.flush()
        same: dict[str, Any] = {
            "course_id": last.course_id,
            "author_id": last.author_id,
            "post_id": post.id,
        }
        same |= {"topic": "Дроби", "state": MaterialState.OPEN, "published_at": WEDNESDAY}
        session.add_all([Material(title=f"Урок {n}", **same) for n in range(1, 300)])
    liza = school.liza
    await liza.sends("/materials")
    await liza.taps("Алгебра (300)")
    await liza.taps("Дроби (300)")
    assert liza.last.buttons[0] == ["Урок 299"]
    await liza.taps("Дальше (2 из 38)")
    assert liza.last.buttons[0] == ["Урок 291"]
    await liza.sends("/materials урок")
    assert "нашлось 300 материалов. Вот 10 самых новых" in liza.last.text
    await liza.taps("Все предметы")
    await liza.taps("Найти")
    await liza.sends("урок 17")
    await liza.taps("Урок 17")
    assert liza.last.text.startswith("📎 Урок 17")


async def test_names_only_of_those_whose_family_has_consented(school: School) -> None:
    async with school.writing() as session:
        material = await put(session, school, "Карта")
        for name in ("Артём Котов", "Соня Белова"):
            one = person(name, Role.STUDENT, zone=SCHOOL)
            session.add(one)
            await session.flush()
            session.add(Enrollment(student_id=one.id, group_id=school.ids["group"]))
            await session.flush()
            await materials.take(session, material, by=one, at=WEDNESDAY)
        found = await materials.standing(session, material)
        assert found.uncounted == 2
        assert await materials.counts(session, [material]) == {material.id: (0, 1)}
        assert [one.name for one in found.waiting] == ["Лиза Кузнецова"]
        assert found.takers == []
    await school.passes(minutes=1)


async def test_what_verbs_refuse(school: School) -> None:
    async with school.writing() as session:
        dmitry = await session.get_one(Person, school.ids["dmitry"])
        anna = await session.get_one(Person, school.ids["anna"])
        course = await algebra(session)
        file = Attachment(kind=MediaKind.STICKER, file_id="s")
        sticker = await posts.write(session, dmitry.id, "", [file], length=0)
        with pytest.raises(NotAMaterial):
            await materials.put(session, sticker, course, by=dmitry)
        text = await posts.write(session, dmitry.id, "x", [], length=1)
        draft = await materials.put(session, text, course, by=dmitry, title="й" * 500)
        assert len(draft.title) == materials.LONGEST_TITLE
        with pytest.raises(NameNeeded):
            await materials.publish(session, draft, by=dmitry, at=WEDNESDAY)
        with pytest.raises(AccessDenied):
            await materials.publish(session, draft, by=anna, at=WEDNESDAY)
        with pytest.raises(AccessDenied):
            await materials.discard(session, draft, by=anna)
        with pytest.raises(AccessDenied):
            await materials.put_copy(session, text, course, by=anna)
        await materials.file_under(session, draft, "дроби")
        other = await put(session, school, "Карта", "ДРОБИ")
        assert other.topic == "дроби"
        await materials.publish(session, draft, by=dmitry, at=WEDNESDAY)
        with pytest.raises(MaterialDecided):
            await materials.publish(session, draft, by=dmitry, at=WEDNESDAY)
        with pytest.raises(MaterialDecided):
            await materials.discard(session, draft, by=dmitry)
        await materials.withdraw(session, draft)
        with pytest.raises(MaterialDecided):
            await materials.renew(session, draft, text, message_id=None, at=WEDNESDAY)
        assert [one.like for one in await materials.topics(session, course)] == [other.id]
        waiting = select(Notification.state).where(col(Notification.kind) == materials.ADDED)
        assert set((await session.exec(waiting)).all()) == {State.PENDING}
        assert (await session.exec(select(MaterialTaking))).all() == []
        assert await courses.of_person(session, anna, materials.KEEP)
        assert timedelta(minutes=1) < materials.SOON


async def test_what_a_child_has_taken_is_in_its_file_and_goes_with_it(school: School) -> None:
    async with school.writing() as session:
        kept = (await put(session, school, "Карта")).id
        material = await session.get_one(Material, kept)
        liza = await session.get_one(Person, school.ids["liza"])
        await materials.take(session, material, by=liza, at=WEDNESDAY)
        told = {part.table: part.rows for part in await export.gather(session, liza)}
        [row] = told["material_taking"]
        assert row["material_id"] == ("Карта",)
        await effect.erase(session, liza)
        assert (await session.exec(select(MaterialTaking))).all() == []
        assert await session.get(Material, kept) is not None
