"""The bot in a group's chat, told as people live it."""

import pytest

from emulator import Group as Chat
from models import chats, groups
from models.groups import Group, GroupStaff
from models.people import Person, Role
from models.people import person as new_person
from tests.conftest import SCHOOL, School


@pytest.fixture
async def second(school: School) -> School:
    """Anna keeps a second group that has no chat yet."""
    async with school.writing() as session:
        small = await groups.create(session, "5-Д", zone=SCHOOL)
        await session.flush()
        session.add(GroupStaff(group_id=small.id, person_id=school.ids["anna"], role=Role.TUTOR))
        school.ids["small"] = small.id
    return school


async def chat_id(school: School, name: str = "small") -> int | None:
    async with school.app.store.reading() as session:
        return (await session.get_one(Group, school.ids[name])).chat_id


def a_chat(school: School, kind: str = "supergroup") -> Chat:
    return school.telegram.group("Семьи 5-Д", school.anna, school.mama, bot=None, kind=kind)


def silent(chat: Chat) -> bool:
    return chat.heard() == []


async def test_a_tutor_adds_the_bot_and_says_whose_chat_it_is(second: School) -> None:
    chat = a_chat(second)
    await chat.adds_bot(by=second.anna)
    assert second.anna.last.text.startswith("Меня добавили в чат «Семьи 5-Д».")
    assert second.anna.last.buttons == [["5-Д"], ["8-Д"], ["Это мой чат для переписки с семьями"]]
    await second.anna.taps("5-Д", on=second.anna.last)
    assert "это группа 5-Д" in second.anna.last.text
    assert await chat_id(second) == chat.id
    assert silent(chat)


async def test_a_chat_has_one_group_and_a_group_one_chat(second: School) -> None:
    chat = a_chat(second)
    await chat.adds_bot(by=second.anna)
    asked = second.anna.last
    five, eight = asked.data("5-Д"), asked.data("8-Д")
    second.anna.presses(asked, eight)
    await second.telegram.settle()
    assert "У группы 8-Д уже есть другой чат" in (second.anna.alert or "")
    await second.anna.taps("5-Д", on=asked)
    second.anna.presses(asked, five)
    await second.telegram.settle()
    assert second.anna.alert is None
    second.anna.presses(asked, eight)
    await second.telegram.settle()
    assert "Этот чат уже привязан к группе 5-Д" in second.anna.toasts[-1]
    assert await chat_id(second, "group") == second.chat.id


@pytest.mark.parametrize("who", ["stranger", "mama", "liza", "dmitry"])
async def test_added_by_anybody_else_the_bot_leaves_without_a_word(
    second: School, who: str
) -> None:
    chat = a_chat(second)
    await chat.adds_bot(by=second.actors[who])
    assert second.telegram.world.status(chat.chat, second.telegram.world.bot_id) == "left"
    assert silent(chat)
    assert second.actors[who].heard() == []


async def test_a_foreign_tutor_cannot_answer_for_the_group(second: School) -> None:
    chat = a_chat(second)
    await chat.adds_bot(by=second.anna)
    asked = second.anna.last
    async with second.writing() as session:
        igor = new_person("Игорь Львович Мартынов", Role.TUTOR, zone=SCHOOL, telegram_id=1301)
        session.add(igor)
    actor = second.telegram.person("Игорь", id=1301, started=True)
    await actor.sends("/start")
    actor.presses(actor.last, asked.data("5-Д"))
    await second.telegram.settle()
    assert "Этого здесь уже нет" in (actor.alert or "")
    assert await chat_id(second) is None


async def test_shown_out_the_chat_is_nobodys_and_can_be_linked_anew(second: School) -> None:
    await second.chat.removes_bot(by=second.anna)
    assert await chat_id(second, "group") is None
    await second.chat.adds_bot(by=second.anna)
    await second.anna.taps("8-Д", on=second.anna.last)
    assert await chat_id(second, "group") == second.chat.id


async def test_promoted_the_bot_stays_and_asks_nothing(second: School) -> None:
    await second.chat.promotes_bot(by=second.mama)
    assert await chat_id(second, "group") == second.chat.id
    assert second.mama.heard() == []


@pytest.mark.parametrize("announced", [True, False])
async def test_a_group_becomes_a_supergroup(second: School, announced: bool) -> None:
    chat = a_chat(second, kind="group")
    await chat.adds_bot(by=second.anna)
    await second.anna.taps("5-Д", on=second.anna.last)
    old = chat.id
    await chat.migrates(announced=announced)
    assert chat.id != old
    assert await chat_id(second) == (chat.id if announced else old)
    await second.anna.sends("/today", where=chat)
    assert ("11:00" in second.anna.heard(chat)[-1].text) == announced


async def test_one_of_the_two_messages_is_enough_and_two_do_no_harm(second: School) -> None:
    async with second.writing() as session:
        for _ in range(2):
            await chats.moved(session, second.chat.id, -100777)
    assert await chat_id(second, "group") == -100777


async def test_a_supergroup_of_ours_is_not_left_because_a_parent_made_it(second: School) -> None:
    chat = a_chat(second, kind="group")
    await chat.adds_bot(by=second.anna)
    await second.anna.taps("5-Д", on=second.anna.last)
    grown = second.telegram.group("Семьи 5-Д", second.mama, bot=None)
    await grown.adds_bot(by=second.mama)
    assert second.telegram.world.status(grown.chat, second.telegram.world.bot_id) == "member"
    assert silent(grown)


async def test_an_administrator_without_groups_hears_what_to_do(bare: School) -> None:
    async with bare.writing() as session:
        session.add(new_person("Владимир Рудаков", Role.ADMIN, zone=SCHOOL, telegram_id=1041))
    rudakov = bare.telegram.person("Владимир", id=1041, started=True)
    chat = bare.telegram.group("Пустая", rudakov, bot=None)
    await chat.adds_bot(by=rudakov)
    assert "групп пока нет" in rudakov.last.text
    async with bare.app.store.reading() as session:
        assert await session.get(Person, 1) is not None


async def test_what_the_bot_may_not_do_in_a_new_chat_is_said_at_once(second: School) -> None:
    chat = a_chat(second)
    chat.silences("photos")
    await chat.adds_bot(by=second.anna)
    await second.anna.taps("5-Д", on=second.anna.last)
    assert "Чат 5-Д: не хватает прав" in second.anna.last.text
    assert "— присылать фото, видео и файлы" in second.anna.last.text
    asked = second.anna.last
    chat.allows("photos")
    await second.anna.taps("Проверить ещё раз", on=asked)
    assert asked.text.startswith("Проверяю чат 5-Д")
    await chat.restricts_bot(by=second.anna)
    assert "— писать сообщения" in second.anna.last.text
    await chat.demotes_bot(by=second.anna)
    assert "Чат 5-Д: всё в порядке" in second.anna.last.text


async def test_a_forum_where_no_topic_may_be_made(second: School) -> None:
    chat = a_chat(second)
    chat.becomes_forum()
    await chat.adds_bot(by=second.anna)
    await second.anna.taps("5-Д", on=second.anna.last)
    assert "— создать тему «Объявления»" in second.anna.last.text
    await chat.promotes_bot(by=second.anna)
    assert "Для объявлений есть тема" in second.anna.last.text
    assert [topic.name for topic in chat.topics] == ["Объявления"]


async def test_a_stranger_cannot_make_the_bot_look(second: School) -> None:
    for somebody in (second.stranger, second.mama, second.dmitry):
        await somebody.sends("/menu")
        somebody.presses(somebody.last, f"chat-look:{second.ids['group']}")
        await second.telegram.settle()
        assert somebody.alert
