"""What is asked in the class chat is answered to the asker alone: /today, /progress, /debts."""

import pytest

from emulator import Person as Actor
from models.groups import Group
from models.people import Role
from tests.conftest import School
from tests.gradebook import GradeBook

HINT = "Личное я пишу только в личный чат"
DEBT = "Физика: «Задачи №12», срок был 12 октября"
QUESTIONS = ("/today", "/week", "/progress", "/debts")


@pytest.fixture
async def owing(school: School) -> School:
    """Liza has not handed in a task; her mother has another child, in another group."""
    async with school.writing() as session:
        book = GradeBook(session, school)
        await book.task("Физика", "Задачи №12", due=2)
        await book.group("five", "5-Д")
        await book.student("kirill", "Кирилл Кузнецов", "five")
        await book.guards("mama", "kirill")
        await book.person("boss", "Вера Ильинична Ким", Role.ADMIN, connected=True)
    return school


def unseen(school: School, who: str) -> list[str]:
    """What this person has been told in the class chat, and nobody else."""
    heard = school.actors[who].heard(school.chat)
    assert all(message.ephemeral for message in heard)
    return [message.text for message in heard]


async def test_each_role_reads_its_own_and_the_class_reads_nothing(owing: School) -> None:
    await owing.boss.joins(owing.chat)
    await owing.stranger.joins(owing.chat)
    for question in QUESTIONS:
        for who in ("mama", "liza", "anna", "dmitry", "boss", "stranger"):
            await owing.actors[who].sends(question, where=owing.chat, wait=False)
        await owing.telegram.settle()
    today, week, *_ = unseen(owing, "mama")
    assert today.startswith("Лиза: среда") or "Лиза" in today
    assert "09:00–09:40 Физика" in today, "in her own time"
    assert week.count("Алгебра") == 2
    liza, mama = unseen(owing, "liza"), unseen(owing, "mama")
    assert liza[-1] == f"Мои долги\n\n· {DEBT}"
    assert f"Лиза: долги\n\n· {DEBT}" in mama
    anna, dmitry = unseen(owing, "anna"), unseen(owing, "dmitry")
    assert anna[2:] == dmitry[2:] == ["Списки учеников откроются в личном чате."] * 2
    assert "11:00–11:40 Физика" in anna[0]
    assert "11:00–11:40 Физика" in dmitry[0]
    nothing = "Здесь мне нечего вам показать. Откройте личный чат: там всё, что есть для вас."
    assert unseen(owing, "boss")[2:] == [nothing] * 2
    assert unseen(owing, "stranger") == [nothing] * 4
    assert owing.chat.heard() == []
    for label, begins in (("/debts", "Лиза: долги"), ("/today", "Лиза")):
        await owing.mama.sends(label, where=owing.chat)
        await owing.mama.taps("Открыть личный чат", where=owing.chat)
        assert any(heard.text.startswith(begins) for heard in owing.mama.heard()[-2:])


async def test_the_question_goes_if_the_bot_may_take_it_away(owing: School) -> None:
    chat, mama = owing.chat, owing.mama

    async def stands(question: str) -> bool:
        await mama.sends(question, where=chat)
        there = owing.telegram.world.chats[chat.id].messages.values()
        return question in [message.wire.get("text") for message in there]

    assert await stands("/week"), "a member of the group takes nobody's words away"
    await chat.promotes_bot(by=owing.anna)
    assert not await stands("/today")
    await owing.app.list_commands()
    calls = len(owing.telegram.calls("deleteMessage"))
    await mama.sends("/today", where=chat)
    assert len(owing.telegram.calls("deleteMessage")) == calls, "nobody else has seen it"
    assert len(unseen(owing, "mama")) == 3


async def test_in_a_topic_the_answer_stands_where_the_question_does(owing: School) -> None:
    owing.chat.becomes_forum()
    topic = await owing.chat.opens_topic("Вопросы", by=owing.anna)
    await owing.mama.sends("/debts", topic=topic)
    [shown, *_] = owing.mama.heard(owing.chat)
    assert (shown.ephemeral, shown.wire.get("message_thread_id")) == (True, topic.id)


async def test_whoever_hides_is_shown_the_way_and_channels_nothing(owing: School) -> None:
    owing.chat.promotes(owing.anna)
    for _ in range(3):
        await owing.anna.sends("/progress", where=owing.chat, anonymous=True)
    [hint] = owing.chat.heard()
    assert hint.text.startswith(HINT)
    assert hint.buttons == [["Открыть личный чат"]]
    await owing.passes(minutes=11)
    message = {
        "message_id": 10**6,
        "date": owing.clock.timestamp(),
        "chat": {"id": owing.chat.id, "type": "supergroup", "title": "8-Д"},
        "from": {"id": 136817688, "is_bot": True, "first_name": "Channel"},
        "sender_chat": {"id": -1001, "type": "channel", "title": "Школа"},
        "text": "/progress",
        "entities": [{"type": "bot_command", "offset": 0, "length": 9}],
    }
    await owing.telegram.push({"message": message}, raw=True)
    await owing.telegram.settle()
    assert len(owing.chat.heard()) == 1


async def test_who_has_never_opened_the_chat_is_shown_the_way_once(owing: School) -> None:
    """Telegram takes nothing beside the talk; several ask, and the class reads one line."""
    granny = owing.telegram.person("Нина", "Кузнецова", id=1050)
    await granny.joins(owing.chat)
    async with owing.writing() as session:
        book = GradeBook(session, owing)
        (await book.person("granny", "Нина Кузнецова", Role.PARENT)).telegram_id = granny.id
        await book.guards("granny", "liza")
    for actor in (granny, owing.liza, owing.papa):
        await asks_openly(owing, actor)
    [hint] = owing.chat.heard()
    assert hint.text.startswith(HINT)
    assert DEBT in owing.liza.last.text, "whose chat is open reads it there"
    assert DEBT in owing.papa.last.text
    assert granny.heard() == []
    await granny.taps("Открыть личный чат", on=hint)
    assert DEBT in granny.last.text
    await owing.passes(minutes=11)
    await asks_openly(owing, owing.papa)
    assert len(owing.chat.heard()) == 2


async def asks_openly(school: School, actor: Actor) -> None:
    """Where Telegram takes no ephemeral message."""
    school.telegram.fail("sendMessage", 400, "user not found", chat=school.chat)
    await actor.sends("/debts", where=school.chat)


async def test_many_ask_at_once_and_each_is_answered(owing: School) -> None:
    owing.telegram.limits()
    for _ in range(8):
        for actor in (owing.liza, owing.papa, owing.anna):
            await actor.sends("/debts", where=owing.chat, wait=False)
    await owing.telegram.settle(60)
    assert len(unseen(owing, "liza")) < 8, "Telegram has asked for a pause"
    for _ in range(3):
        await owing.passes(minutes=1)
    assert unseen(owing, "liza") == [f"Мои долги\n\n· {DEBT}"] * 8
    assert len(unseen(owing, "papa")) == len(unseen(owing, "anna")) == 8
    assert owing.chat.heard() == []


async def test_elsewhere_and_by_other_names(owing: School) -> None:
    chat, mama = owing.chat, owing.mama
    await mama.sends("/debts@otherbot", where=chat)
    assert unseen(owing, "mama") == []
    await mama.sends("/debts@school_bot", where=chat)
    assert len(unseen(owing, "mama")) == 2, "one answer for each child"
    foreign = owing.telegram.group("Кружок", owing.anna, mama, bot=None)
    await foreign.adds_bot(by=owing.anna)
    await mama.sends("/debts", where=foreign)
    [shown] = mama.heard(foreign)
    assert (shown.ephemeral, shown.text) == (
        True,
        "Об этом — только в личном чате: здесь слышат все.",
    )


async def test_in_a_group_that_has_just_grown(owing: School) -> None:
    grows = owing.telegram.group("5-Д", owing.anna, owing.mama, kind="group")
    async with owing.writing() as session:
        (await session.get_one(Group, owing.ids["five"])).chat_id = grows.id
    await grows.migrates(announced=False)
    await owing.mama.sends("/debts", where=grows)
    assert DEBT not in owing.mama.heard(grows)[-1].text, "nobody knows yet whose chat this is"


async def test_where_personal_data_stays_out_of_telegram(closed: School) -> None:
    for question in ("/progress", "/debts"):
        await closed.mama.sends(question, where=closed.chat)
    assert [text[:36] for text in unseen(closed, "mama")] == [
        "Оценки, задания и заявки школа через"
    ] * 2
    await closed.mama.sends("/today", where=closed.chat)
    assert "Физика" in unseen(closed, "mama")[-1]
