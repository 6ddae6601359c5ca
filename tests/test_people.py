"""The tutor's lists and cards, told as people live them."""

import pytest
from sqlmodel import select

from models import groups, invitations, outbox, people
from models.groups import Enrollment, Group
from models.people import Guardianship, Kin, NameMissing, Person, Role
from models.people import School as HomeSchool
from models.people import person as new_person
from tests.conftest import SCHOOL, WEDNESDAY, School

TODAY = WEDNESDAY.date()


async def joins(school: School, key: str, name: str, id: int, *roles: Role) -> None:
    """Somebody of the staff who has been here for a while."""
    async with school.writing() as session:
        person = new_person(name, *roles, zone=SCHOOL, telegram_id=id, settled=True)
        session.add(person)
        await session.flush()
        school.ids[key] = person.id
    school.actors[key] = school.telegram.person(name, id=id, started=True)


@pytest.fixture
async def admin(school: School) -> School:
    await joins(school, "rudakov", "Владимир Рудаков", 1041, Role.ADMIN)
    return school


async def named(school: School, name: str) -> Person:
    async with school.app.store.reading() as session:
        return (await session.exec(select(Person).where(Person.name == name))).one()


async def test_a_tutor_of_one_group_reads_its_list_at_once(school: School) -> None:
    async with school.writing() as session:
        liza = await session.get_one(Person, school.ids["liza"])
        await people.add_guardian(session, "Нина Кузнецова", liza, Kin.GRANDMOTHER)
        papa = await session.get_one(Person, school.ids["papa"])
        people.lost(papa, "blocked")
    await school.anna.sends("/people")
    assert school.anna.last.text.splitlines()[:6] == [
        "8-Д · 1 ученик",
        "",
        "✅ Лиза Кузнецова",
        "      ✅ Ольга Кузнецова — мама",
        "      🔕 Павел Кузнецов — папа",
        "      ▫️ Нина Кузнецова — бабушка",
    ]
    await school.anna.taps("Лиза Кузнецова")
    assert "учится в группе 8-Д" in school.anna.last.text
    assert school.anna.last.buttons[-1] == ["← 8-Д"]
    await school.anna.taps("Нина Кузнецова — бабушка")
    assert "Не в Telegram" in school.anna.last.text
    assert ["Пригласить"] in school.anna.last.buttons


async def adds_student(school: School, name: str) -> None:
    await school.anna.sends("/people")
    await school.anna.taps("Добавить ученика")
    await school.anna.sends(name)


async def test_from_a_typed_name_to_a_mother_in_telegram(school: School) -> None:
    await adds_student(school, "Даша Воронцова")
    assert "Добавлено." in school.anna.last.text
    assert "Даша Воронцова\nучится в группе 8-Д" in school.anna.last.text
    await school.anna.taps("Добавить родителя")
    await school.anna.taps("Маму")
    assert school.anna.last.text.startswith("Даша Воронцова: как зовут маму?")
    await school.anna.sends("Алла Витальевна Воронцова")
    assert "Даша Воронцова — мама" in school.anna.last.text
    await school.anna.taps("Пригласить")
    made = school.anna.last
    assert made.photo
    assert "Действует до сб, 17 октября, 10:35" in made.text
    assert made.buttons == [["Скопировать ссылку", "Скопировать код"]]
    [link] = [word for word in made.text.split() if word.startswith("https://")]
    assert made.inline[0][0]["copy_text"] == {"text": link}

    alla = school.telegram.person("Алла", id=1401, username="alla")
    await alla.sends(f"/start {link.partition('start=')[2]}")
    assert "Алла Витальевна Воронцова\nДаша В. — мама" in alla.last.text
    await alla.taps("Да, это я")
    await alla.taps("Русский")
    await alla.taps("Екатеринбург")
    assert alla.heard()[-2].text.startswith("Здравствуйте, Алла Витальевна!")
    assert "@alla" in school.anna.last.text
    await school.anna.sends("/people")
    assert "✅ Алла Витальевна Воронцова — мама" in school.anna.last.text


async def test_a_restart_in_the_middle_of_naming(school: School) -> None:
    await school.anna.sends("/people")
    await school.anna.taps("Добавить ученика")
    await school.restarts()
    await school.anna.sends("Мирон Ли")
    assert "Мирон Ли" in school.anna.last.text
    async with school.app.store.reading() as session:
        roster = await groups.roster(session, school.ids["group"])
        assert [student.called for student in roster] == ["Лиза", "Мирон"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("О'Нил <b>Жирный</b> & Ко", "О'Нил <b>Жирный</b> & Ко"),
        ("Лиза\u202e Кузн\u200bецова\u2066", "Лиза Кузнецова"),
        ("Соня 🌸 Абрамова", "Соня 🌸 Абрамова"),
        ("  Артём\n Щёголев-Юн ", "Артём Щёголев-Юн"),
        ("Я" * 70, "Я" * 64),
    ],
)
async def test_names_are_cleaned_and_shown_as_they_are(
    school: School, typed: str, shown: str
) -> None:
    await adds_student(school, typed)
    assert shown in school.anna.last.text
    async with school.app.store.reading() as session:
        assert shown in [p.name for p in await groups.roster(session, school.ids["group"])]


async def test_an_empty_name_is_asked_for_again(school: School) -> None:
    await adds_student(school, "\u200b\u202e 🌸")
    assert "Не вижу здесь имени" in school.anna.last.text
    await school.anna.sends_photo()
    assert "Не вижу здесь имени" in school.anna.last.text
    await school.anna.sends("Мирон Ли")
    assert "Мирон Ли" in school.anna.last.text


@pytest.mark.parametrize("typed", ["", "\u202e", "🌸", "—"])
def test_there_is_no_name_in_this(typed: str) -> None:
    with pytest.raises(NameMissing):
        people.clean_name(typed)


async def test_a_tutor_changes_her_mind(school: School) -> None:
    await school.anna.sends("/people")
    await school.anna.taps("Добавить ученика")
    await school.anna.taps("Отмена")
    assert "ничего не меняю" in school.anna.last.text
    await school.anna.sends("Мирон Ли")
    assert "Я не понимаю" in school.anna.last.text


async def test_a_command_leaves_the_question(school: School) -> None:
    await school.anna.sends("/people")
    await school.anna.taps("Добавить ученика")
    await school.anna.sends("/settings")
    assert school.anna.last.text.startswith("Настройки")
    await school.anna.sends("Мирон Ли")
    assert "Я не понимаю" in school.anna.last.text


async def test_an_invitation_is_voided_from_the_card(school: School) -> None:
    await adds_student(school, "Мирон Ли")
    card = school.anna.last
    await school.anna.taps("Пригласить", on=card)
    [link] = [word for word in school.anna.last.text.split() if word.startswith("https://")]
    await school.anna.sends("/people")
    assert "✉️ Мирон Ли" in school.anna.last.text
    await school.anna.taps("Мирон Ли", on=school.anna.last)
    assert "Приглашение ждёт до сб, 17 октября" in school.anna.last.text
    await school.anna.taps("Аннулировать приглашение", on=school.anna.last)
    assert "Приглашение аннулировано: Мирон Ли" in school.anna.last.text
    await school.stranger.sends(f"/start {link.partition('start=')[2]}")
    assert "войти нельзя" in school.stranger.last.text
    await school.anna.taps("К карточке")
    assert "Не в Telegram" in school.anna.last.text


async def test_disconnecting_takes_two_taps(school: School) -> None:
    await school.anna.sends("/people")
    await school.anna.taps("Лиза Кузнецова")
    await school.anna.taps("Павел Кузнецов — папа")
    await school.anna.taps("Отключить от бота")
    assert "Отключить от бота: Павел Кузнецов?" in school.anna.last.text
    assert (await named(school, "Павел Кузнецов")).telegram_id is not None
    await school.anna.taps("Да, отключить")
    assert (await named(school, "Павел Кузнецов")).telegram_id is None
    assert school.papa.last.text.startswith("Школа отключила этот чат")
    assert school.papa.keyboard == []
    await school.anna.taps("К карточке")
    assert ["Пригласить"] in school.anna.last.buttons


async def test_a_foreign_tutor_sees_and_disconnects_nobody(school: School) -> None:
    await joins(school, "igor", "Игорь Львович Мартынов", 1301, Role.TUTOR)
    await school.igor.sends("/people")
    assert "Групп пока нет" in school.igor.last.text
    for forged in (
        f"card:{school.ids['mama']}",
        f"roster:{school.ids['group']}:0",
        f"invite:{school.ids['mama']}",
        f"cut:{school.ids['mama']}",
        f"cutnow:{school.ids['mama']}",
        f"pupil:{school.ids['group']}",
        f"kin:{school.ids['liza']}",
        f"card:{10**9}",
        "staff:0",
        "hire",
        "newgroup",
    ):
        school.igor.presses(school.igor.last, forged)
        await school.telegram.settle()
        assert (school.igor.alert or "").startswith("Этого здесь уже нет"), forged
    assert (await named(school, "Ольга Кузнецова")).telegram_id is not None


async def test_forged_buttons_add_nothing(admin: School) -> None:
    await admin.rudakov.sends("/people")
    liza, mama = admin.ids["liza"], admin.ids["mama"]
    forged = (f"guard:{liza}:aunt", f"kin:{mama}", f"enrol:{liza}:99", "worker:parent:0:0")
    for said in forged:
        admin.rudakov.presses(admin.rudakov.last, said)
        await admin.telegram.settle()
        assert (admin.rudakov.alert or "").startswith("Этого здесь уже нет"), said


async def test_an_administrator_does_not_lock_themselves_out(admin: School) -> None:
    await admin.rudakov.sends("/people")
    await admin.rudakov.taps("Сотрудники")
    await admin.rudakov.taps("Владимир Рудаков")
    await admin.rudakov.taps("Отключить от бота")
    await admin.rudakov.taps("Да, отключить")
    assert "Себя отключить нельзя" in (admin.rudakov.alert or "")


@pytest.mark.parametrize("who", ["liza", "mama", "dmitry"])
async def test_families_and_teachers_keep_no_lists(school: School, who: str) -> None:
    await school.actors[who].sends("/people")
    assert "здесь уже нет" in school.actors[who].last.text
    assert "people" not in dict(school.actors[who].commands)


async def test_a_tutor_makes_no_key_for_somebody_on_the_staff(school: School) -> None:
    """A key opens everything a person is: a tutor's must not open a teacher's rights."""
    async with school.writing() as session:
        session.add(
            Guardianship(
                guardian_id=school.ids["dmitry"], student_id=school.ids["liza"], kin=Kin.FATHER
            )
        )
        dmitry = await session.get_one(Person, school.ids["dmitry"])
        await people.grant(session, dmitry, Role.PARENT)
    await school.anna.sends("/people")
    await school.anna.taps("Лиза Кузнецова")
    await school.anna.taps("Дмитрий Андреевич Лапин")
    assert "Лиза Кузнецова — папа\nпреподаватель" in school.anna.last.text
    await school.anna.taps("Отключить от бота")
    await school.anna.taps("Да, отключить")
    assert "сотрудник школы" in (school.anna.alert or "")
    assert (await named(school, "Дмитрий Андреевич Лапин")).telegram_id is not None


async def test_an_administrator_makes_a_group_and_its_tutor(admin: School) -> None:
    await admin.rudakov.sends("/people")
    await admin.rudakov.taps("Новая группа")
    await admin.rudakov.sends("8-Д")
    assert "Группа «8-Д» уже есть" in admin.rudakov.last.text
    await admin.rudakov.sends("5-Д")
    assert "Здесь пока никого нет" in admin.rudakov.last.text
    await admin.rudakov.taps("Все группы")
    await admin.rudakov.taps("Сотрудники")
    assert "✅ Анна Петровна Соколова — тьютор · 8-Д" in admin.rudakov.last.text
    await admin.rudakov.taps("Добавить сотрудника")
    await admin.rudakov.taps("Тьютор")
    await admin.rudakov.taps("5-Д", on=admin.rudakov.last)
    await admin.rudakov.sends("Игорь Львович Мартынов")
    assert "тьютор · 5-Д" in admin.rudakov.last.text
    await admin.rudakov.taps("Пригласить")
    assert admin.rudakov.last.photo


@pytest.mark.parametrize(
    ("role", "line"), [("Преподаватель", "преподаватель"), ("Администратор", "администратор")]
)
async def test_an_administrator_adds_staff_without_a_group(
    admin: School, role: str, line: str
) -> None:
    await admin.rudakov.sends("/people")
    await admin.rudakov.taps("Сотрудники")
    await admin.rudakov.taps("Добавить сотрудника")
    await admin.rudakov.taps(role)
    await admin.rudakov.sends("Нина Фёдоровна Громова")
    assert f"Нина Фёдоровна Громова\n{line}" in admin.rudakov.last.text


async def test_a_coordinator_of_a_new_school(admin: School) -> None:
    await admin.rudakov.sends("/people")
    await admin.rudakov.taps("Сотрудники")
    await admin.rudakov.taps("Добавить сотрудника")
    await admin.rudakov.taps("Координатор")
    assert ["СОШ №7"] in admin.rudakov.last.buttons
    await admin.rudakov.taps("Другая школа…")
    await admin.rudakov.sends("Лицей №3")
    await admin.rudakov.sends("Татьяна Валерьевна Осипова")
    assert "координатор · Лицей №3" in admin.rudakov.last.text


async def test_a_student_is_put_on_the_roll_of_a_school(school: School) -> None:
    await adds_student(school, "Мирон Ли")
    await school.anna.taps("✏️ Изменить…")
    await school.anna.taps("Указать школу")
    await school.anna.taps("СОШ №7")
    assert "на учёте в школе: СОШ №7" in school.anna.last.text
    await school.anna.taps("✏️ Изменить…")
    await school.anna.taps("Указать школу")
    await school.anna.taps("Другая школа…")
    await school.anna.sends("Лицей №3")
    assert "на учёте в школе: Лицей №3" in school.anna.last.text


async def test_a_coordinator_reads_names_of_their_own_school_only(school: School) -> None:
    async with school.writing() as session:
        lyceum = HomeSchool(name="Лицей №3", zone=SCHOOL)
        session.add(lyceum)
        await session.flush()
        miron = new_person("Мирон Ли", Role.STUDENT, zone=SCHOOL, school_id=lyceum.id)
        session.add(miron)
        await session.flush()
        session.add(Enrollment(student_id=miron.id, group_id=school.ids["group"]))
    await joins(school, "gilev", "Роман Николаевич Гилёв", 1032, Role.COORDINATOR)
    async with school.writing() as session:
        gilev = await session.get_one(Person, school.ids["gilev"])
        gilev.school_id = (await session.get_one(Person, school.ids["liza"])).school_id
    await school.gilev.sends("/people")
    assert school.gilev.last.text == "СОШ №7 · 1 ученик\n\n· Лиза Кузнецова"
    assert school.gilev.last.buttons == []
    school.gilev.presses(school.gilev.last, f"card:{school.ids['mama']}")
    await school.telegram.settle()
    assert (school.gilev.alert or "").startswith("Этого здесь уже нет")


async def test_long_lists_are_paged(school: School) -> None:
    async with school.writing() as session:
        group = await session.get_one(Group, school.ids["group"])
        for number in range(11):
            await groups.add_student(session, f"Ученик {number:02}", group, on=TODAY)
    await school.anna.sends("/people")
    assert "8-Д · 12 учеников" in school.anna.last.text
    assert "Ученик 06" in school.anna.last.text
    assert "Ученик 07" not in school.anna.last.text
    await school.anna.taps("Дальше (2 из 2) →")
    assert "Ученик 10" in school.anna.last.text
    assert "Лиза" not in school.anna.last.text
    await school.anna.taps("← Назад")
    assert "Лиза Кузнецова" in school.anna.last.text


async def test_a_mother_of_two_is_one_person_on_both_cards(school: School) -> None:
    async with school.writing() as session:
        group = await session.get_one(Group, school.ids["group"])
        anton = await groups.add_student(session, "Антон Кузнецов", group, on=TODAY)
        again = await people.add_guardian(session, "Оля Кузнецова", anton, Kin.MOTHER)
        anna = await session.get_one(Person, school.ids["anna"])
        key = await invitations.invite(session, again, by=anna, at=school.clock())
    await school.mama.sends(f"/start {key.token}")
    await school.mama.taps("Да, это я")
    await school.anna.sends("/people")
    assert school.anna.last.text.count("✅ Ольга Кузнецова — мама") == 2
    await school.anna.taps("Лиза Кузнецова")
    await school.anna.taps("Ольга Кузнецова — мама")
    assert "Антон Кузнецов — мама\nЛиза Кузнецова — мама" in school.anna.last.text


async def test_commands_follow_the_role(admin: School) -> None:
    for name in ("anna", "liza", "rudakov"):
        async with admin.writing() as session:
            id = admin.ids[name]
            outbox.notify(session, id, "menu-commands", id, at=admin.clock())
    await admin.telegram.settle()
    assert "people" in dict(admin.anna.commands)
    assert "people" in dict(admin.rudakov.commands)
    assert "people" not in dict(admin.liza.commands)
    assert dict(admin.liza.commands)["settings"] == "язык, часовой пояс, тихие часы"


async def test_an_english_tutor_reads_english(school: School) -> None:
    async with school.writing() as session:
        anna = await session.get_one(Person, school.ids["anna"])
        anna.language = "en"
    await school.anna.sends("/people")
    assert school.anna.last.text.startswith("8-Д · 1 student\n")
    await school.anna.taps("Лиза Кузнецова")
    assert "student of 8-Д" in school.anna.last.text
    await school.anna.taps("Add a parent")
    await school.anna.taps("The father")
    await school.anna.sends("Daniel Lee")
    assert "Лиза Кузнецова — father" in school.anna.last.text


async def test_a_namesake_is_asked_about_and_nobody_is_there_twice(school: School) -> None:
    await adds_student(school, "Антон Кузнецов")
    await school.anna.taps("Добавить родителя")
    await school.anna.taps("Маму")
    await school.anna.sends("кузнецова  Ольга")
    assert "Это тот же человек?" in school.anna.last.text
    await school.restarts()
    await school.anna.taps("Да: Ольга Кузнецова · Лиза Кузнецова — мама")
    assert "второй карточки не будет" in school.anna.last.text
    assert "Антон Кузнецов — мама\nЛиза Кузнецова — мама" in school.anna.last.text
    assert (await named(school, "Ольга Кузнецова")).telegram_id == school.mama.id


async def test_another_person_of_the_same_name_is_added_on_request(school: School) -> None:
    await adds_student(school, "Лиза Кузнецова")
    assert "Да: Лиза Кузнецова · учится в группе 8-Д" in school.anna.last.buttons[0]
    await school.anna.sends("Кузнецова Лиза")
    stale = next(m for m in school.anna.heard() if "Это тот же человек?" in m.text)
    await school.anna.taps("Нет, другой человек", on=stale)
    assert (school.anna.alert or "").startswith("Этого здесь уже нет")
    await school.anna.taps("Нет, другой человек", on=school.anna.last)
    assert "Кузнецова Лиза\nучится в группе 8-Д" in school.anna.last.text


async def test_one_more_parent_of_a_child_is_said_to_the_others(school: School) -> None:
    """She is in Telegram already, so no invitation will tell them."""
    async with school.writing() as session:
        group = await session.get_one(Group, school.ids["group"])
        artyom = await groups.add_student(session, "Артём Панов", group, on=TODAY)
        await people.add_guardian(session, "Вера Панова", artyom, Kin.MOTHER)
        sveta = await people.add_guardian(session, "Света Кузнецова", artyom, Kin.GUARDIAN)
        sveta.telegram_id, sveta.settled = 1601, True
    school.telegram.person("Света", id=1601, started=True)
    await school.anna.sends("/people")
    await school.anna.taps("Лиза Кузнецова")
    await school.anna.taps("Добавить родителя")
    await school.anna.taps("Бабушку")
    await school.anna.sends("Света Кузнецова")
    await school.anna.taps("Да: Света Кузнецова")
    assert "Лиза: теперь о занятиях в боте читает и Света Кузнецова" in school.papa.last.text
    assert school.papa.last.text == school.mama.last.text


async def test_a_teacher_becomes_a_tutor_as_well(admin: School) -> None:
    await admin.rudakov.sends("/people")
    await admin.rudakov.taps("Добавить сотрудника")
    await admin.rudakov.taps("Тьютор")
    await admin.rudakov.taps("8-Д", on=admin.rudakov.last)
    await admin.rudakov.sends("Дмитрий Андреевич Лапин")
    await admin.rudakov.taps("Да: Дмитрий Андреевич Лапин · преподаватель")
    assert "Дмитрий Андреевич Лапин\nтьютор · 8-Д\nпреподаватель" in admin.rudakov.last.text
    assert "people" in dict(admin.dmitry.commands)
    for said in ("tutor:0", "tutor:99", "coordinator:0", "student:0", "parent:0"):
        admin.rudakov.presses(admin.rudakov.last, f"isw:{admin.ids['dmitry']}:{said}")
        await admin.telegram.settle()
        assert (admin.rudakov.alert or "").startswith("Этого здесь уже нет"), said


async def test_somebody_is_found_by_a_part_of_the_name(school: School) -> None:
    await joins(school, "olga", "Ольга Чужая", 1501, Role.PARENT)
    await school.anna.sends("/people")
    await school.anna.taps("Лиза Кузнецова")
    await school.anna.taps("← 8-Д")
    await school.anna.taps("Найти по имени")
    await school.anna.sends("чужая")
    assert "в ваших списках нет" in school.anna.last.text
    await school.anna.sends("ольг")
    assert school.anna.last.buttons == [["Ольга Кузнецова · Лиза Кузнецова — мама"]]
    await school.anna.taps("Ольга Кузнецова · Лиза Кузнецова — мама")
    assert "Лиза Кузнецова — мама" in school.anna.last.text


async def test_a_name_is_put_right_and_a_group_called_anew(school: School) -> None:
    await school.anna.sends("/people")
    await school.anna.taps("Лиза Кузнецова")
    await school.anna.taps("✏️ Изменить…")
    await school.anna.taps("Исправить имя")
    await school.anna.sends("🌸")
    assert "Не вижу здесь имени" in school.anna.last.text
    await school.anna.sends("Елизавета Кузнецова-Белова")
    assert "Имя исправлено." in school.anna.last.text
    assert (await named(school, "Елизавета Кузнецова-Белова")).called == "Елизавета"
    await school.anna.taps("← 8-Д")
    await school.anna.taps("⚙️ Группа")
    await school.anna.taps("Переименовать группу")
    await school.anna.sends("9-Д")
    assert school.anna.last.text.startswith("9-Д · 1 ученик")
    async with school.writing() as session:
        await groups.create(session, "5-Д", zone=SCHOOL)
        mine = await session.get_one(Group, school.ids["group"])
        with pytest.raises(groups.GroupExists):
            await groups.rename(session, mine, "5-Д")
