"""A hard case, told as people live it: the tutor asks one colleague, and nobody else reads it."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from emulator.attachments import photo
from models import cases, erasure, export, hours
from models.base import AccessDenied
from models.cases import Case, CaseMessage, CaseState, concerns_safety
from models.groups import GroupStaff
from models.outbox import Notification, State
from models.people import Person, Role
from models.people import School as HomeSchool
from models.posts import Post
from tests.conftest import School
from tests.gradebook import GradeBook
from tests.test_people import joins

WORRY = "После каникул Лиза молчит и не включает камеру"
HELPLINE = "8-800-2000-122"


async def kept(school: School) -> tuple[Case, list[CaseMessage]]:
    async with school.app.store.reading() as session:
        case = (await session.exec(select(Case).order_by(col(Case.id).desc()))).first()
        assert case is not None
        return case, await cases.history(session, case, 20)


@pytest.fixture
async def counselled(school: School) -> School:
    """The school with a psychologist, Вера, and a coordinator, Лидия; Лиза is on her roll."""
    await joins(school, "vera", "Вера Ильинична Громова", 1501, Role.PSYCHOLOGIST)
    await joins(school, "lidia", "Лидия Котова", 1502, Role.COORDINATOR)
    ids = school.ids
    async with school.writing() as session:
        session.add(
            GroupStaff(group_id=ids["group"], person_id=ids["vera"], role=Role.PSYCHOLOGIST)
        )
        home = (await session.exec(select(HomeSchool.id))).one()
        (await session.get_one(Person, ids["lidia"])).school_id = home
    return school


async def begins(school: School, whom: str = "Психолог") -> None:
    await school.anna.sends("/sos")
    await school.anna.taps("Новая ситуация")
    await school.anna.taps("Лиза Кузнецова")
    await school.anna.taps(whom)


async def test_a_tutor_asks_the_psychologist_and_they_decide(counselled: School) -> None:
    anna, vera = counselled.anna, counselled.vera
    await begins(counselled)
    assert anna.last.text.startswith("🔒 Конфиденциально\nЛиза Кузнецова · Психолог: Вера")
    await anna.sends(WORRY)
    assert anna.last.text == "✓ Лиза Кузнецова: получит только Вера Ильинична, психолог."
    asked = vera.last
    assert asked.text == (
        "🔒 Конфиденциально\nЛиза Кузнецова, 8-Д · Анна Петровна, тьютор\n\n" + WORRY
    )
    assert asked.protected
    assert anna.last.protected
    assert asked.buttons == [["Ответить", "Записать решение"]]

    await counselled.restarts()
    await vera.replies(asked, "Что говорит класс?")
    assert anna.last.wire["reply_to_message"]["text"] == WORRY
    assert anna.last.text.endswith("Вера Ильинична, психолог\n\nЧто говорит класс?")
    await vera.edits("Что говорят в классе?")
    assert anna.last.text.endswith("(изменено)\n\nЧто говорят в классе?")
    await anna.taps("Ответить")
    await anna.sends_album(photo(), photo(b"\xff\xd8\xff\xe0 2"), caption="Вот рисунки")
    await counselled.passes(seconds=3)
    *pictures, words = vera.heard()[-3:]
    assert [(one.media or "")[0] for one in pictures] == ["photo", "photo"]
    assert all(one.protected for one in (*pictures, words))
    await anna.sends_voice()
    assert "Я не понимаю" in anna.last.text

    await counselled.restarts()
    await vera.taps("Записать решение")
    await counselled.restarts()
    await vera.sends("Вера говорит с Лизой до пятницы")
    assert "решение записано, его получит Анна Петровна, тьютор" in vera.last.text
    assert anna.last.text.endswith("Решение:\nВера говорит с Лизой до пятницы")
    await vera.taps("Показать ситуацию")
    card, again = vera.last, vera.last.data("Закрыть")
    assert "Анна Петровна, тьютор — Вера Ильинична, психолог\nРешение принято" in card.text
    assert "Решение: Вера говорит с Лизой до пятницы" in card.text
    await vera.taps("Закрыть")
    assert anna.last.text == (
        "🔒 Конфиденциально\nЛиза Кузнецова: ситуация закрыта — Вера Ильинична, психолог. "
        "Новое сообщение откроет её снова."
    )
    told = len(anna.heard())
    vera.presses(card, again)
    await counselled.telegram.settle()
    assert len(anna.heard()) == told, "closed once"
    assert (await kept(counselled))[0].state is CaseState.CLOSED
    await anna.replies(anna.heard()[-2], "Спасибо!")
    assert (await kept(counselled))[0].state is CaseState.OPEN
    others = ("mama", "papa", "liza", "dmitry", "lidia", "stranger")
    assert all("🔒" not in one.text for who in others for one in counselled.actors[who].heard())


async def test_both_are_asked_apart_and_nobody_else_opens_it(counselled: School) -> None:
    anna, lidia = counselled.anna, counselled.lidia
    await begins(counselled)
    await anna.sends(WORRY)
    await begins(counselled, "Координатор")
    await anna.sends("Мать Лизы просит не звонить домой")
    assert lidia.last.text.endswith("Мать Лизы просит не звонить домой")
    await lidia.sends("/sos")
    assert lidia.last.buttons == [["Лиза Кузнецова · Анна Петровна"], ["Ребёнок в опасности"]]
    await lidia.taps("Лиза Кузнецова")
    assert WORRY not in lidia.last.text
    data = lidia.last.data("Записать решение")
    others = ("vera", "dmitry", "mama", "papa", "liza", "stranger")
    for who in (counselled.actors[name] for name in others):
        await who.sends("/start")
        who.presses(who.last, data)
        await counselled.telegram.settle()
        assert who.alert, who
    await counselled.mama.sends("/sos")
    assert "здесь уже нет" in counselled.mama.last.text


async def test_no_guardian_takes_it_along_and_it_goes_with_the_child(counselled: School) -> None:
    await begins(counselled)
    await counselled.anna.sends(WORRY)
    await counselled.vera.replies(counselled.vera.last, "Что говорит класс?")
    async with counselled.writing() as session:
        anna, vera, liza, mama = [
            await session.get_one(Person, counselled.ids[key])
            for key in ("anna", "vera", "liza", "mama")
        ]
        for who in (liza, mama):
            told = repr(await export.gather(session, who))
            assert WORRY not in told
            assert "case" not in told, "not even that there is one"
        assert WORRY in repr(await export.gather(session, anna))
        assert WORRY not in repr(await export.gather(session, vera))
        await erasure.erase(session, liza)
        for table in (Case, CaseMessage, Post):
            assert (await session.exec(select(table))).all() == []


async def test_safety_shows_the_procedure_and_keeps_nothing_of_it(counselled: School) -> None:
    anna = counselled.anna
    await begins(counselled)
    await anna.sends("У Лизы синяки, говорит, что дома бьют")
    *_, sent, procedure = anna.heard()
    assert "получит только Вера Ильинична" in sent.text
    assert "звоните 112" in procedure.text
    assert HELPLINE in procedure.text
    counselled.app.settings.safety_procedure = "Позвоните директору:\\n+7 000 000-00-00"
    await anna.sends("/sos")
    await anna.taps("Ребёнок в опасности")
    assert "Позвоните директору:\n+7 000" in anna.last.text
    assert HELPLINE in anna.last.text
    assert "руководителю школы" not in anna.last.text
    case, [said] = await kept(counselled)
    async with counselled.app.store.reading() as session:
        vera = await session.get_one(Person, counselled.ids["vera"])
        assert await cases.stands(session, said.id, vera) == counselled.vera.last.wire["message_id"]
        assert await cases.stands(session, 99, vera) is None
    assert (case.state, said.urgent, said.decides) == (CaseState.OPEN, False, False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Пишет, что не хочет жить", True),
        ("Отчим его бьёт", True),
        ("Лиза сбежала из дома", True),
        ("ГОВОРИТ О САМОУБИЙСТВЕ", True),
        ("She says she wants to kill herself", True),
        ("he ran  away from home", True),
        ("Не сдаёт алгебру третью неделю", False),
        ("Забилась в угол и убила время", False),
        ("Spread the word about the exam", False),
        ("", False),
    ],
)
def test_words_about_safety(text: str, found: bool) -> None:
    assert concerns_safety(text) is found


async def test_hours_a_promise_and_what_can_not_wait(counselled: School) -> None:
    """It is Wednesday, 10:35; the psychologist works from twelve and answers within an hour."""
    anna, vera, ids = counselled.anna, counselled.vera, counselled.ids
    async with counselled.writing() as session:
        who = await session.get_one(Person, ids["vera"])
        await hours.work(session, by=who, begins=12, ends=20, saturdays=False, within=60)
    await begins(counselled)
    await anna.sends(WORRY)
    assert "Первый ответ — до ср 14 окт, 13:00" in anna.last.text
    assert "сообщение придёт ср 14 окт, 12:00" in anna.last.text
    heard = len(vera.heard())
    await counselled.passes(minutes=60)
    assert len(vera.heard()) == heard
    await anna.taps("Не ждать")
    assert "‼️ Срочно: безопасность ребёнка" in vera.last.text
    await counselled.passes(minutes=56)
    await counselled.passes(seconds=20)
    assert "ждёт первого ответа до 13:00" in vera.last.text
    await counselled.passes(minutes=31)
    await counselled.passes(seconds=20)
    assert "ответ обещан до ср 14 окт, 13:00, а его ещё нет — Вера Ильинична" in anna.last.text
    told = len(anna.heard())
    await counselled.passes(minutes=30)
    assert len(anna.heard()) == told, "once"
    await anna.taps("Спросить другого")
    assert anna.last.buttons[0] == ["Психолог: Вера Ильинична"]
    await vera.replies(vera.heard()[-2], "Простите, отвечаю")
    assert anna.last.text.endswith("Простите, отвечаю")


async def test_it_is_handed_over_and_the_old_tutor_reads_no_more(counselled: School) -> None:
    anna, vera, ids = counselled.anna, counselled.vera, counselled.ids
    await begins(counselled)
    await anna.sends(WORRY)
    await anna.taps("Показать ситуацию")
    assert not any("Передать" in row for row in anna.last.buttons)
    async with counselled.writing() as session:
        book = GradeBook(session, counselled)
        await book.person("nina", "Нина Олеговна Белова", Role.TUTOR, connected=True)
        session.add(GroupStaff(group_id=ids["group"], person_id=ids["nina"], role=Role.TUTOR))
    nina = counselled.nina
    await nina.sends("/sos")
    assert "в работе: 0" in nina.last.text
    await anna.sends("/sos")
    await anna.taps("Лиза Кузнецова")
    card, write = anna.last, anna.last.data("Написать")
    await anna.taps("Передать")
    assert "Вам ситуация больше не будет видна" in anna.last.text
    hand = anna.last.data("Нина")
    await anna.taps("Нина")
    assert "вам передана сложная ситуация" in nina.last.text
    assert "ситуацию теперь ведёт Нина" in vera.last.text
    for data in (write, hand):
        anna.presses(card, data)
        await counselled.telegram.settle()
        assert anna.alert
    await nina.taps("Показать ситуацию")
    assert WORRY in nina.last.text
    async with counselled.writing() as session:
        await session.delete(
            await session.get_one(GroupStaff, (ids["group"], ids["nina"], Role.TUTOR))
        )
    await vera.taps("Показать ситуацию")
    await vera.taps("Передать")
    await vera.taps("Анна")
    assert (await kept(counselled))[0].tutor_id == ids["anna"]


async def test_a_right_that_ends_before_delivery_and_nobody_to_ask(counselled: School) -> None:
    anna, vera, ids = counselled.anna, counselled.vera, counselled.ids
    await begins(counselled)
    await anna.sends_album(photo(), photo(b"\xff\xd8\xff\xe0 2"), caption=WORRY)
    async with counselled.writing() as session:
        held = (ids["group"], ids["vera"], Role.PSYCHOLOGIST)
        await session.delete(await session.get_one(GroupStaff, held))
    await counselled.passes(seconds=10)
    assert vera.heard() == []
    async with counselled.app.store.reading() as session:
        said = select(Notification.state).where(Notification.kind == cases.SAID)
        assert (await session.exec(said)).all() == [State.VOID]
    await counselled.lidia.blocks_bot()
    await counselled.passes(seconds=10)
    async with counselled.writing() as session:
        (await session.get_one(Person, ids["lidia"])).unreachable = "blocked"
    await anna.sends("/sos")
    await anna.taps("Новая ситуация")
    await anna.taps("Лиза")
    assert "не к кому обратиться" in anna.last.text
    assert "лучше позвонить:\nКоординатор: Лидия" in anna.last.text
    async with counselled.app.store.reading() as session:
        me = await session.get_one(Person, ids["anna"])
        liza = await session.get_one(Person, ids["liza"])
        at = counselled.clock() + timedelta(days=1)
        for role, who in ((Role.PSYCHOLOGIST, "vera"), (Role.TEACHER, "dmitry")):
            with pytest.raises(AccessDenied):
                await cases.open_with(session, liza, role, ids[who], by=me, at=at)
        case = (await session.exec(select(Case))).one()
        with pytest.raises(AccessDenied):
            await cases.hand_over(session, case, ids["dmitry"], by=me, at=at)


async def test_a_parent_who_works_here_is_not_asked_about_their_own_child(
    counselled: School,
) -> None:
    async with counselled.writing() as session:
        await GradeBook(session, counselled).guards("lidia", "liza")
    await counselled.anna.sends("/sos")
    await counselled.anna.taps("Новая ситуация")
    await counselled.anna.taps("Лиза")
    assert counselled.anna.last.buttons == [
        ["Психолог: Вера Ильинична"],
        ["Ребёнок в опасности"],
    ]


async def test_kept_out_of_telegram_the_numbers_are_shown_all_the_same(closed: School) -> None:
    await closed.anna.sends("/sos")
    *_, elsewhere, procedure = closed.anna.heard()
    assert "через Telegram не пишет" in elsewhere.text
    assert HELPLINE in procedure.text
    await closed.mama.sends("/sos")
    assert HELPLINE not in closed.mama.last.text
