"""The guard before everything that is posted in a group."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlmodel import select

from handlers.announcements.callbacks import SendAloud
from models import guard
from models.announcements import ALOUD, Announcement
from models.audit import Audit
from models.base import Session
from models.chats import LOOK
from models.groups import Group
from models.guard import Known, Roster, What, look
from models.outbox import Notification, State
from models.people import Person, Role, person
from tests.conftest import SCHOOL, School
from ui.guard import found_in
from ui.notifications import NOTIFICATIONS
from ui.screen import screen

STUDENTS = [
    "Тимур Сафин", "Лиза Кузнецова", "Павел Котов", "Лев Красинский", "Пётр Ким", "Мария Белая",
    "Илья Мороз", "Алина Заяц", "Артём Король", "Вера Римская-Корсакова", "Роман Морозов",
    "Liza Kuznetsova",
]  # fmt: skip
OTHERS = [
    "Анна Петровна Соколова", "Дмитрий Андреевич Лапин", "Вера Ильинична Ким", "Ольга Кузнецова",
]  # fmt: skip
CALLED = [(id, name, name.split()[0]) for id, name in enumerate(STUDENTS)]
KNOWN = Known(Roster(CALLED, OTHERS), range(len(STUDENTS)))
MADE, LATER = (
    [line.split(" | ", 1) for line in part.splitlines() if line and not line.startswith("#")]
    for part in (Path(__file__).parent / "data" / "guard.txt")
    .read_text("utf-8")
    .split("# Written after the guard")
)


def worst(text: str) -> str:
    """What the guard says of a text, in the words of the data set."""
    found = look(text.replace("\\n", "\n"), KNOWN)
    if not found:
        return "-"
    order = list(What)
    first = min(found, key=lambda one: (not one.outright, order.index(one.what)))
    asks = not first.outright and first.what in (What.MARK, What.BORN)
    return f"{first.what}{'?' if asks else ''}"


def figures(texts: list[list[str]]) -> tuple[float, float]:
    """Precision: how much of what it stops is about a child; recall: how much of that it stops."""
    said = [(wanted != "-", worst(text) != "-") for wanted, text in texts]
    right = sum(wanted and stopped for wanted, stopped in said)
    return right / sum(stopped for _, stopped in said), right / sum(wanted for wanted, _ in said)


def test_what_it_finds_and_what_it_leaves_alone() -> None:
    assert [(wanted, text) for wanted, text in MADE if worst(text) != wanted] == []
    assert figures(MADE) == (1.0, 1.0)


def test_texts_that_it_was_not_made_for() -> None:
    """Pet names are what it misses: «Верочка болеет»."""
    texts = [text for text in LATER if len(text) == 2]
    assert len(texts) == 50
    precision, recall = figures(texts)
    assert precision >= 0.95
    assert recall >= 0.9


# Лиза, Вера, Мирон, Мороз and two of their parents are of one's own; Маша learns elsewhere.
STRICT = Known(
    Roster(
        [
            (1, "Елизавета Кузнецова", "Лиза"),
            (2, "Вера Ким", "Вера"),
            (3, "Мирон Ли", "Мирон"),
            (4, "Роман Мороз", "Роман"),
            (5, "Ольга Кузнецова", "Ольга"),
            (6, "Роза Щукина", "Роза"),
            (7, "Маша Зотова", "Маша"),
        ],
        ["Олег Лапин", "Анна Петровна Соколова", "Ольга Белая"],
    ),
    {1, 2, 3, 4},
    {1, 2, 3, 4, 5, 6},
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("У Лизы всё сдано", True),
        ("спросите лизу", True),
        ("как у кузнецовых", True),
        ("Вере уже ответили", True),
        ("веры мало, надо учить", False),
        ("Напишите Лизе Андреевне", False),
        ("Вопрос к Ольге Петровне", False),
        ("Сдайте <b>Кузнецовой</b> работы", True),
        ("Сдала ли она? Видел ли кто?", False),
        ("Мирон Ли спросил", True),
        ("сказано:«Вере»,и всё", True),
        ("Вопрос к Олегу Лапину", False),
        ("Где <Лиза>?", True),
        ("Спросите Лизу Чайкину", True),
        ("Роза цветёт, роман прочтён", False),
        ("Мороз — уроки отменят?", False),
        ("Работы Зотова и Белой", False),
        ("Работы Маши Зотовой", True),
        ("Звоните 8 912 345-67-89", True),
        ("Лизинг тут ни при чём", False),
        ("", False),
    ],
)
def test_nothing_that_all_families_read_names_one(text: str, found: bool) -> None:
    assert bool(look(text, STRICT)) is found


async def drafted(school: School, text: str, *chosen: str) -> None:
    await school.anna.sends("/announce")
    await school.anna.sends(text)
    for label in (*chosen, "Общий чат группы", "Готово, показать", "Отправить"):
        await school.anna.taps(label)


async def test_what_is_personal_outright_never_reaches_the_group(school: School) -> None:
    await drafted(school, "У Лизы Кузнецовой двойка по физике", "Родители")
    anna = school.anna
    assert anna.last.text.startswith(
        "Похоже на личное\n\n· имя рядом с оценкой, долгом или здоровьем: «Лизы Кузнецовой двойка»"
    )
    assert "С этим туда нельзя." in anna.last.text
    assert anna.last.buttons == [["Только семье"], ["Изменить текст"], ["← Назад"]]
    async with school.app.store.reading() as session:
        id = (await session.exec(select(Announcement.id))).one()
    anna.presses(anna.last, SendAloud(announcement=id).pack())
    await school.telegram.settle()
    assert school.chat.heard() == school.mama.heard() == []
    await anna.taps("Только семье")
    await anna.taps("Отправить")
    assert "двойка" in school.mama.last.text
    assert school.chat.heard() == []


async def test_a_name_is_the_authors_to_answer_for(school: School) -> None:
    await drafted(school, "Поздравляем Лизу с победой!")
    await school.restarts()
    await school.anna.taps("Это не личное, отправить")
    assert "Лизу с победой" in school.chat.last.text
    async with school.app.store.reading() as session:
        noted = select(Audit.person_id).where(Audit.reason == guard.EXCUSED)
        assert (await session.exec(noted)).all() == [school.ids["anna"]]
    await school.anna.taps("Исправить")
    await school.anna.sends("Поздравляем Лизу Кузнецову! Её мама: 8 912 345-67-89")
    assert "⚠ Так заменить нельзя" in school.anna.last.text
    assert "· телефон: «8 912 345-67-89»" in school.anna.last.text
    await school.anna.taps("Изменить текст")
    await school.anna.sends("Поздравляем Лизу Кузнецову!")
    assert "⚠ Похоже на личное" in school.anna.last.text
    await school.anna.taps("Заменить тихо")
    assert "Поздравляем Лизу Кузнецову!" in school.chat.last.text


async def test_what_has_slipped_through_is_not_posted_and_its_author_hears_why(
    school: School,
) -> None:
    """Between writing and its moment a child got the name that stands there."""
    await school.anna.sends("/announce")
    await school.anna.sends("Читаем Стрельцову: вопросы 2 и 3")
    for label in ("Общий чат группы", "Готово, показать", "Когда", "ср 14 окт, 18:00"):
        await school.anna.taps(label)
    await school.anna.taps("Отправить в это время")
    async with school.writing() as session:
        (await session.get_one(Person, school.ids["liza"])).name = "Лиза Стрельцова"
    await school.passes(hours=9)
    await school.passes(minutes=1)
    assert school.chat.heard() == []
    [told] = [one.text for one in school.anna.heard() if "не отправлено" in one.text]
    assert told.startswith("В чат группы 8-Д не отправлено")
    assert "«Стрельцову: вопросы 2»" in told
    async with school.app.store.reading() as session:
        row = select(Notification.state, Notification.trouble).where(Notification.kind == ALOUD)
        assert (await session.exec(row)).one() == (State.DEAD, "personal")
    await school.anna.sends("/announce")
    await school.anna.taps("Мои объявления")
    await school.anna.taps("Читаем")
    assert "— чат 8-Д: остановлено, в тексте личное" in school.anna.last.text


async def test_without_an_author_the_tutors_hear_it(school: School) -> None:
    async with school.writing() as session:
        group = await session.get_one(Group, school.ids["group"])
        row = Notification(group_id=group.id, kind=LOOK, about=group.id, due_at=school.clock())
        session.add(row)
        await session.flush()
        await session.exec(guard.stopped(row, Group, at=school.clock()))
    await school.passes(minutes=1)
    assert "В чат группы 8-Д не отправлено" in [
        one.text.splitlines()[0] for one in school.anna.heard()
    ]
    assert school.dmitry.heard() == []


async def test_only_what_is_declared_for_it_calls_a_child_by_name(school: School) -> None:
    kind = NOTIFICATIONS[ALOUD]
    async with school.app.store.reading() as session:
        group = await session.get_one(Group, school.ids["group"])
        for text, plainly, declared in (
            ("К нам пришла Лиза", [What.GIVEN], []),
            ("К нам пришла Лиза Кузнецова", [What.NAME], [What.NAME]),
            ("Её номер 8 912 345-67-89", [What.PHONE], [What.PHONE]),
        ):
            shown = screen("announcements-group", text=text, group=group.name, author="")
            for names, wanted in ((False, plainly), (True, declared)):
                found = await found_in(session, shown, group, replace(kind, names=names), None)
                assert [one.what for one in found] == wanted, text


async def test_it_looks_once_for_a_post_and_never_for_a_private_message(school: School) -> None:
    async with school.writing() as session:
        for number in range(500):
            session.add(person(f"Иван Щукин{'абвгд'[number % 5]}", Role.STUDENT, zone=SCHOOL))
    asked: list[int] = []
    known_to = guard.known_to

    async def counted(session: Session, group_ids: Iterable[int]) -> Known:
        asked.append(1)
        return await known_to(session, group_ids)

    with patch.object(guard, "known_to", counted):
        await drafted(school, "Собрание в пятницу", "Родители", "Ученики")
    assert len(asked) == 2, "as it was sent, and as it was said"
    assert "Собрание" in school.chat.last.text
