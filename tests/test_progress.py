"""How a child is doing, asked by families, teachers, tutors, a coordinator and a stranger."""

from datetime import date

import pytest
from sqlmodel import select

from emulator import Person as Actor
from handlers.progress.callbacks import (
    AskDay,
    Chart,
    Lists,
    OfCourse,
    OfGroup,
    OfSchool,
    Show,
    Subject,
    Subjects,
    Taught,
)
from handlers.progress.questions import question
from models.attendance import AttendanceState
from models.courses import Scale
from models.mastery import Level
from models.names import is_form, meant
from models.people import Guardianship, Person, Role
from models.people import School as HomeSchool
from models.people import person as new_person
from tests.conftest import SCHOOL, School
from tests.gradebook import GradeBook
from ui import CallbackData

PRESENT, LATE, ABSENT, EXCUSED = AttendanceState


@pytest.fixture
async def marked(school: School) -> School:
    """Лиза has had two weeks of school: some of it went well, two works are owed."""
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.mark("Физика", 5, "Задачи №11", days=1)
        test = await book.mark("Физика", 4, "Контрольная", days=2)
        await book.corrected(test, 3, date(2026, 10, 12))
        await book.mark("Физика", 3, "Опрос", days=9)
        await book.task("Физика", "Задачи №12", due=2)
        await book.task("Русский", "Сочинение", due=9)
        heavy = await book.task("Физика", "Задачи №10", due=9, weight=3)
        made = await book.attempt(heavy, days=8)
        await book.mark("Физика", 2, days=7, assignment_id=heavy.id, attempt_id=made.id)
        await book.attempt(await book.task("Русский", "Диктант", due=4), days=5)
        await book.level("Алгебра", "Дроби", Level.ADVANCED)
        await book.attended("Алгебра", PRESENT, LATE, EXCUSED, reason="болит живот")
    return school


@pytest.fixture
async def families(marked: School) -> School:
    """Ольга has a second child in another group; Кирилл's father has nothing to do with Лиза."""
    async with marked.writing() as session:
        book = GradeBook(session, marked)
        await book.group("five", "5-Д")
        await book.student("kirill", "Кирилл Кузнецов", "five")
        await book.guards("mama", "kirill")
        await book.student("tolya", "Толя Панов", "five")
        await book.person("panov", "Игорь Панов", Role.PARENT, connected=True)
        await book.guards("panov", "tolya")
    return marked


WEEK = """\
Лиза

✅ Что хорошо
· Алгебра, тема «Дроби»: повышенный уровень
· Физика: 5 — Задачи №11

⏰ Не сдано в срок: 2
· Физика: «Задачи №12», срок был 12 октября
· Русский: «Сочинение», срок был 5 октября

Сдана и ждёт проверки 1 работа.

👉 Один шаг на неделю
Физика: сдать «Задачи №12» до пятницы, 16 октября."""

PHYSICS = """\
Лиза: Физика

Средняя оценка: 3,5, с учётом веса заданий — 3

Последние оценки
· 13 октября — 5, Задачи №11
· 12 октября — 4, Контрольная
   было 3, исправлено на 4, 12 октября
· 7 октября — 2, Задачи №10
· 5 октября — 3, Опрос

Работы: сдано 1 из 2, с опозданием 1

⏰ Не сдано в срок
· «Задачи №12», срок был 12 октября"""


async def test_a_mother_asks_and_goes_into_a_subject(marked: School) -> None:
    mama = marked.mama
    await mama.sends("/start")
    await mama.taps("Успеваемость")
    assert mama.last.text == WEEK
    assert mama.last.buttons == [["По предметам", "График"], ["Письмо раз в неделю"]]
    await marked.restarts()
    await mama.taps("По предметам")
    assert mama.last.text == (
        "Лиза: по предметам\n\n"
        "Алгебра: оценок пока нет\n"
        "Русский: оценок пока нет · сдано 1 из 2 · ⏰ 1\n"
        "Физика: 3,5 · сдано 1 из 2 · ⏰ 1"
    )
    await mama.taps("Физика")
    assert mama.last.text == PHYSICS
    await mama.taps("← По предметам")
    await mama.taps("Алгебра")
    assert "Уроки: на уроке — 1, опоздания — 1, по уважительной причине — 1" in mama.last.text
    assert "· Дроби — повышенный уровень" in mama.last.text
    assert "живот" not in mama.last.text
    await mama.taps("← По предметам")
    await mama.taps("← Кратко")
    assert mama.last.text == WEEK


async def test_the_same_in_english(marked: School) -> None:
    mama = marked.mama
    async with marked.writing() as session:
        (await session.get_one(Person, marked.ids["mama"])).language = "en"
    await mama.sends("how is Лиза doing?")
    assert "Физика: hand in “Задачи №12” by Friday, October 16." in mama.last.text
    assert "1 work is handed in and waits for a mark." in mama.last.text
    await mama.taps("By subject")
    await mama.taps("Физика")
    assert "Average mark: 3.5, by the weight of the tasks 3\n" in mama.last.text
    assert "· October 12 — 4, Контрольная\n   was 3, corrected to 4 on October 12" in mama.last.text
    assert mama.last.buttons == [["← By subject"]]


async def test_a_student_reads_of_herself(marked: School) -> None:
    liza = marked.liza
    await liza.sends("/start")
    await liza.taps("Мои успехи")
    assert liza.last.text == WEEK.replace("Лиза", "Мои успехи")
    assert liza.last.buttons == [["По предметам", "График"]]
    await liza.taps("По предметам")
    await liza.taps("Физика")
    assert liza.last.text == PHYSICS.replace("Лиза: ", "")


async def test_each_child_by_name_and_in_a_message_of_its_own(families: School) -> None:
    mama = families.mama
    await mama.sends("/progress")
    kirill, liza = mama.heard()[-2:]
    assert liza.text == WEEK
    assert kirill.text == (
        "Кирилл\n\n"
        "Данных пока нет: ни оценок, ни сданных работ, ни отметок об уроках.\n\n"
        "👉 Один шаг на неделю\n"
        "Спросите тьютора, всё ли в порядке: по тишине этого не видно."
    )
    assert kirill.buttons == [["Письмо раз в неделю"], ["Лиза"]]
    await mama.taps("Кирилл", on=liza)
    assert liza.text == kirill.text


async def test_a_child_of_whom_nothing_has_been_heard_is_not_doing_well(school: School) -> None:
    async with school.writing() as session:
        await GradeBook(session, school).mark("Физика", 5, days=6)
    await school.mama.sends("/progress")
    text = school.mama.last.text
    assert "Нет данных за 6 дней: ни новых оценок, ни сданных работ" in text
    assert "Спросите тьютора" in text
    await school.liza.sends("/progress")
    assert "Спроси у тьютора" in school.liza.last.text


@pytest.mark.parametrize(
    ("scale", "scores", "listed", "alone", "mark"),
    [
        (Scale.PASS, [1, 1, 0, 1, 1], "4 из 5 зачтено", "Зачтено: 4 из 5", "незачёт"),
        (Scale.PERCENT, [68.4, 70, 55, 60, 71], "64,9 %", "Средняя оценка: 64,9 %", "68,4 %"),
        (Scale.FIVE, [4, 4, 5, 4, 4], "4,2", "Средняя оценка: 4,2", "— 5"),
    ],
)
async def test_marks_as_the_school_writes_them(
    school: School, scale: Scale, scores: list[float], listed: str, alone: str, mark: str
) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        for days, score in enumerate(scores):
            await book.mark("Информатика", score, scale=scale, days=days)
    await school.mama.sends("/progress")
    await school.mama.taps("По предметам")
    assert f"Информатика: {listed}" in school.mama.last.text
    await school.mama.taps("Информатика")
    assert alone in school.mama.last.text
    assert mark in school.mama.last.text


async def test_a_subject_learned_in_two_groups_is_told_with_its_group(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.group("english", "англ 1")
        await book.enrol("liza", "english")
        await book.mark("Алгебра", 4, group="english")
        await book.mark("Алгебра", 3)
    await school.mama.sends("/progress")
    await school.mama.taps("По предметам")
    assert school.mama.last.buttons[0] == ["Алгебра (8-Д)", "Алгебра (англ 1)"]
    await school.mama.taps("Алгебра (англ 1)")
    assert "Лиза: Алгебра (англ 1)\n\nСредняя оценка: 4\n" in school.mama.last.text


GONE = "Этого здесь уже нет"


async def refused(school: School, who: Actor, *buttons: CallbackData) -> None:
    """None of these buttons, which nobody has shown them, opens anything."""
    shown = [heard.text for heard in who.heard()]
    for forged in buttons:
        who.presses(who.last, forged.pack())
        await school.telegram.settle()
        assert (who.alert or "").startswith(GONE), forged
    assert [heard.text for heard in who.heard()] == shown


async def test_a_teacher_sees_a_student_through_a_course_of_theirs_only(families: School) -> None:
    async with families.writing() as session:
        book = GradeBook(session, families)
        await book.mark("Химия", 2, "Тайна")
        chemistry = (await book.course("Химия")).id
        physics = (await book.course("Физика")).id
        await book.teaches("dmitry", "Физика", "five")
    dmitry, ids = families.dmitry, families.ids
    await dmitry.sends("/progress")
    assert dmitry.last.buttons == [
        ["Алгебра · 8-Д"],
        ["Русский · 8-Д"],
        ["Физика · 5-Д"],
        ["Физика · 8-Д"],
    ]
    await dmitry.taps("Физика · 8-Д")
    assert "Лиза Кузнецова: 3,5 · ⏰ 1" in dmitry.last.text
    await dmitry.taps("Лиза Кузнецова")
    assert dmitry.last.text == PHYSICS.replace("Лиза", "Лиза Кузнецова")
    assert dmitry.last.buttons == [["← Физика"]]
    await refused(
        families,
        dmitry,
        Show(student=ids["liza"]),
        Subjects(student=ids["liza"]),
        Subject(student=ids["liza"], course=physics),
        Chart(student=ids["liza"]),
        OfCourse(course=chemistry),
        Taught(course=chemistry, student=ids["liza"]),
        Taught(course=physics, student=ids["kirill"]),
        OfGroup(group=ids["group"]),
        OfSchool(),
    )


async def test_a_teacher_who_is_a_mother_is_both_and_each_for_itself(families: School) -> None:
    """What she may see as a mother widens nothing of what she may see as a teacher."""
    async with families.writing() as session:
        book = GradeBook(session, families)
        await book.person("orlova", "Екатерина Орлова", Role.TEACHER, Role.PARENT, connected=True)
        await book.student("gleb", "Глеб Орлов", "five")
        await book.guards("orlova", "gleb")
        await book.mark("География", 5, student="gleb", group="five")
        await book.teaches("orlova", "Английский")
        geography = (await book.course("География", group="five")).id
        english = (await book.course("Английский")).id
    orlova, ids = families.orlova, families.ids
    await orlova.sends("/progress")
    mine, lists = orlova.heard()[-2:]
    assert mine.text.startswith("Глеб\n")
    assert lists.buttons == [["Английский · 8-Д"]]
    await orlova.taps("По предметам")
    await orlova.taps("География")
    assert orlova.last.text.startswith("Глеб: География") or "Глеб: География" in mine.text
    await refused(
        families,
        orlova,
        Show(student=ids["liza"]),
        OfCourse(course=geography),
        Taught(course=geography, student=ids["tolya"]),
        Subject(student=ids["gleb"], course=english),
        Subject(student=ids["liza"], course=english),
        OfGroup(group=ids["five"]),
    )


async def test_a_tutor_sees_her_groups_and_each_student_as_the_family_does(
    families: School,
) -> None:
    anna, ids = families.anna, families.ids
    await anna.sends("Успеваемость")
    assert anna.last.text == (
        "8-Д · 1 ученик\n\n"
        "⏰ Лиза Кузнецова — не сдано в срок: 2\n\n"
        "Экран ученика такой же, как у его семьи."
    )
    await anna.taps("Лиза Кузнецова")
    await families.mama.sends("/progress")
    assert anna.last.text == families.mama.heard()[-1].text
    await anna.taps("← К списку")
    assert anna.last.text.startswith("8-Д · 1 ученик")
    await refused(
        families,
        anna,
        OfGroup(group=ids["five"]),
        Show(student=ids["kirill"]),
        Show(student=ids["mama"]),
        OfCourse(course=1),
        AskDay(),
    )
    async with families.writing() as session:
        book = GradeBook(session, families)
        await book.group("small", "3-Д", tutor="anna")
        for key, name in {"timur": "Тимур Сафин", "sonya": "Соня Абрамова"}.items():
            await book.student(key, name, "small")
        await book.student("dasha", "Даша Воронцова", "small")
        await book.mark("Физика", 4, student="timur", group="small", days=9)
        await book.mark("Физика", 5, student="dasha", group="small")
        for number in range(8):
            await book.student(f"new{number}", f"Ян Иванов{number}", "small")
    await anna.sends("/progress")
    assert anna.last.buttons == [["3-Д"], ["8-Д"]]
    await anna.taps("3-Д")
    assert anna.last.text.startswith(
        "3-Д · 11 учеников\n\n"
        "· Даша Воронцова\n"
        "◻️ Соня Абрамова — данных пока нет\n"
        "◻️ Тимур Сафин — нет данных 9 дней\n"
    )
    await anna.taps("Дальше")
    assert "Ян Иванов7" in anna.last.text
    assert anna.last.buttons[-1] == ["← К списку"]
    await anna.sends("как дела у Сони?")
    assert anna.last.text.startswith("Соня\n")


async def test_a_coordinator_sees_the_students_of_her_school_with_their_groups(
    families: School,
) -> None:
    async with families.writing() as session:
        kotova = await GradeBook(session, families).person(
            "kotova", "Л. А. Котова", Role.COORDINATOR, connected=True
        )
        kotova.school_id = (await session.exec(select(HomeSchool.id))).one()
    kotova_, ids = families.kotova, families.ids
    await kotova_.sends("/progress")
    assert kotova_.last.text == (
        "Ученики моей школы · 1\n\n⏰ Лиза Кузнецова (8-Д) — не сдано в срок: 2"
    )
    await kotova_.taps("Лиза Кузнецова")
    assert kotova_.last.text == WEEK
    await refused(families, kotova_, Show(student=ids["kirill"]), OfGroup(group=ids["group"]))


async def test_another_child_is_nobodys_business(families: School) -> None:
    """Whichever way it is tried: a forged button, plain words, a button from before."""
    panov, ids = families.panov, families.ids
    await panov.sends("/progress")
    assert panov.last.text.startswith("Толя\n")
    own = panov.last.text
    async with families.writing() as session:
        physics = (await GradeBook(session, families).course("Физика")).id
        language = (await GradeBook(session, families).course("Физика", group="five")).id
    await refused(
        families,
        panov,
        Show(student=ids["liza"]),
        Show(student=ids["mama"]),
        Show(student=10**9),
        Subjects(student=ids["liza"]),
        Subject(student=ids["liza"], course=physics),
        Subject(student=ids["tolya"], course=physics),
        Subject(student=ids["kirill"], course=language),
        Chart(student=ids["liza"]),
        Chart(student=ids["tolya"]),
        Lists(),
        OfGroup(group=ids["five"]),
        OfSchool(),
        OfCourse(course=language),
        Taught(course=language, student=ids["kirill"]),
    )
    for asked in ("как дела у Лизы?", "как дела у Мартина?", "успеваемость Кирилла"):
        await panov.sends(asked)
        assert panov.last.text == own, asked
    for asked in ("как Лиза?", "что у Мартина?"):
        await panov.sends(asked)
        assert panov.last.text.startswith("Передать пока некому: у группы ещё нет тьютора")
    await families.mama.sends("/progress")
    async with families.writing() as session:
        bond = await session.get_one(Guardianship, (ids["mama"], ids["liza"]))
        await session.delete(bond)
    await families.mama.taps("По предметам")
    assert (families.mama.alert or "").startswith(GONE)
    await families.stranger.sends("/progress")
    await families.stranger.sends("как дела у Лизы?")
    assert not any("Лиза" in heard.text for heard in families.stranger.heard())


async def test_nobody_to_tell_of(school: School) -> None:
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.person("baba", "Мария Зуева", Role.PARENT, connected=True)
    await school.baba.sends("/progress")
    assert "здесь пока нет. Спросите тьютора." in school.baba.last.text
    assert school.baba.last.buttons == []
    await school.baba.sends("как дела у Лизы?")
    assert "здесь пока нет. Спросите тьютора." in school.baba.last.text


async def test_asked_in_plain_words(marked: School) -> None:
    for asked in (
        "как дела у Лизы?",
        "Как Лиза?",
        "а как там лиза",
        "Как учёба у Лизы Кузнецовой",
        "успеваемость",
        "Оценки Лизы!",
        "что у Лизы с учёбой?",
        "How is Лиза doing?",
        "progress",
    ):
        said = len(marked.papa.heard())
        await marked.papa.sends(asked)
        assert [heard.text for heard in marked.papa.heard()[said:]] == [WEEK], asked
    await marked.liza.sends("как мои дела?")
    assert marked.liza.last.text.startswith("Мои успехи")


async def test_other_questions_are_not_ours(marked: School) -> None:
    for asked in (
        "как войти?",
        "как дела?",
        "Лиза заболела",
        "что у нас завтра?",
        "как Лизе подключиться",
    ):
        await marked.papa.sends(asked)
        assert marked.anna.last.text.endswith(asked), "it goes to the tutor"


async def test_words_typed_as_an_answer_stay_an_answer(marked: School) -> None:
    await marked.mama.sends("/settings")
    await marked.mama.taps("Часовой пояс")
    await marked.mama.taps("Другой город…")
    await marked.mama.sends("как дела у Лизы?")
    assert "Такого города я не знаю" in marked.mama.last.text


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Лиза", "лиза лизы лизе лизу лизой"),
        ("Лев", "лев льва льву львом льве"),
        ("Павел", "павел павла павлу павлом"),
        ("Пётр", "петр петра петру петром"),
        ("Соня", "соня сони соне соню соней"),
        ("Мария", "мария марии марию марией"),
        ("Андрей", "андрей андрея андрею андреем"),
        ("Игорь", "игорь игоря игорю игорем"),
        ("Илья", "илья ильи илье илью ильей"),
        ("Артём", "артем артема артему артемом"),
        ("Ли", "ли"),
        ("Дмитрий", "дмитрий дмитрия дмитрию дмитрием"),
        ("Аглая", "аглая аглаи аглае аглаю аглаей"),
        ("Анна-Мария", "анна-мария анны-марии анне-марии"),
        ("Красинская", "красинская красинской красинскую"),
    ],
)
def test_a_name_in_any_case(name: str, forms: str) -> None:
    child = new_person(f"{name} Щёголев", Role.STUDENT, zone=SCHOOL)
    other = new_person("Эмма Орлова", Role.STUDENT, zone=SCHOOL)
    for form in forms.split():
        asked = question(f"Как дела у {form.title()}?")
        assert asked is not None
        assert meant(asked.name, [other, child]) == [child], form
        assert meant(f"{form} щеголева", [child]) == [child]
        assert meant(f"{form} орловой", [child, other]) == []


@pytest.mark.parametrize(
    ("word", "name"),
    [("антонина", "Антон"), ("иванов", "Иван"), ("анна-мария", "Мария"), ("лизин", "Лиза")],
)
def test_another_name_is_no_case_of_it(word: str, name: str) -> None:
    assert not is_form(word, name)


async def test_in_the_group_only_the_asker_reads_the_answer(families: School) -> None:
    mama, liza, chat = families.mama, families.liza, families.chat
    await mama.sends("/progress", where=chat)
    kirill, hers = mama.heard(chat)
    assert (kirill.ephemeral, hers.ephemeral) == (True, True)
    assert kirill.text.startswith("Кирилл\n")
    assert hers.text == WEEK
    assert hers.buttons == [["Открыть личный чат"]]
    await liza.sends("/progress", where=chat)
    assert [heard.text for heard in liza.heard(chat)] == [WEEK.replace("Лиза", "Мои успехи")]
    await families.anna.sends("/progress", where=chat)
    [staff] = families.anna.heard(chat)
    assert staff.text == "Списки учеников откроются в личном чате."
    await families.panov.joins(chat)
    await families.panov.sends("/progress", where=chat)
    assert [heard.text[:4] for heard in families.panov.heard(chat)] == ["Толя"]
    await mama.taps("Открыть личный чат", where=chat)
    assert mama.last.text == WEEK
    assert chat.heard() == []


async def test_the_groups_list_of_commands_asks_it_unheard(school: School) -> None:
    await school.app.list_commands()
    listed = {
        command["command"]: command.get("is_ephemeral", False)
        for (kind, *_), commands in school.telegram.world.commands.items()
        if kind == "all_group_chats"
        for command in commands
    }
    assert listed == dict.fromkeys(("today", "week", "progress", "debts"), True)


async def test_where_personal_data_stays_out_of_telegram(closed: School) -> None:
    """The oracle `tests.oracles.declared` looks at everything that is said here, too."""
    async with closed.writing() as session:
        book = GradeBook(session, closed)
        await book.mark("Физика", 5, "Закон Ома", days=1)
        await book.mark("Физика", 5, "Закон Гука", days=9)
        await book.level("Алгебра", "Дроби и доли", Level.ADVANCED)
        physics = (await book.course("Физика")).id
    liza = closed.ids["liza"]
    for who in (closed.mama, closed.anna, closed.dmitry):
        for asked in ("/progress", "Успеваемость", "как дела у Лизы?", "/start progress"):
            await who.sends(asked)
            assert who.last.text.startswith("Оценки, задания и заявки школа через Telegram не"), (
                asked
            )
            assert who.last.buttons == []
    await closed.liza.sends("/progress")
    assert closed.liza.last.text.endswith("Спроси у тьютора.")
    for button in (
        Show(student=liza),
        Subjects(student=liza),
        Subject(student=liza, course=physics),
        Chart(student=liza),
    ):
        closed.mama.presses(closed.mama.last, button.pack())
        await closed.telegram.settle()
        assert "школа через Telegram не передаёт" in (closed.mama.alert or "")
    await closed.papa.sends("/progress", where=closed.chat)
    [refused] = closed.papa.heard(closed.chat)
    assert refused.ephemeral
    assert refused.text.startswith("Оценки, задания и заявки школа через Telegram не передаёт")
    assert closed.chat.heard() == []
    await closed.passes(days=3)
    assert closed.mama.last.text.startswith("Есть новости об учёбе. Здесь подробностей не будет")
