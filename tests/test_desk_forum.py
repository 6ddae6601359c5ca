"""A tutor's forum: linked once it is known who is there, a topic for each family, a way back."""

import pytest
from sqlmodel import select

from emulator import Group as Chat
from models.desk import Forum, Message
from tests.conftest import School

TITLE = "Тьюторская"


async def linked(school: School, *members: str) -> Chat:
    """The tutor's supergroup with topics, bound by herself."""
    actors = [school.anna, *(school.actors[key] for key in members)]
    forum = school.telegram.group(TITLE, *actors, id=-100777, forum=True, bot="left")
    await forum.adds_bot(by=school.anna)
    await forum.promotes_bot(by=school.anna)
    await school.anna.taps("Это мой чат для переписки с семьями")
    assert "прочтут все участники чата" in school.anna.last.text
    await school.anna.taps("Понимаю, привязать")
    await school.passes(seconds=10)
    return forum


async def test_a_topic_for_each_family_and_a_reply_is_the_answer(school: School) -> None:
    anna, mama, liza = school.anna, school.mama, school.liza
    forum = await linked(school)
    assert anna.last.text.startswith(f"«{TITLE}» привязан")
    quiet = len(anna.heard())
    await mama.sends("Лиза завтра у врача")
    topic = forum.topic("Лиза Кузнецова, 8-Д")
    card, asked = topic.heard()
    assert card.text.startswith(
        "Лиза Кузнецова, 8-Д\n\nЛиза Кузнецова\nмама, Ольга Кузнецова\nпапа"
    )
    assert asked.text == "Лиза Кузнецова, 8-Д · мама, Ольга Кузнецова\n\nЛиза завтра у врача"
    await anna.sends("Спасибо, отмечу", topic=topic)
    assert mama.last.text == "Лиза · Анна Петровна, тьютор\n\nСпасибо, отмечу"
    assert "✓ Анна Петровна" in asked.text
    await anna.edits("Спасибо, отметила", where=forum)
    assert mama.last.text.endswith("(изменено)\n\nСпасибо, отметила")
    assert len(anna.heard()) == quiet

    await mama.sends("И ещё одно")
    await liza.sends("А можно пересдать?")
    assert [one.name for one in forum.topics] == ["Лиза Кузнецова, 8-Д"]
    await anna.sends("Да", topic=topic)
    assert "Ответа ждут 2: Ольга Кузнецова, Лиза Кузнецова" in topic.last.text
    await school.restarts()
    await anna.replies(topic.heard()[-2], "Можно в пятницу", where=forum)
    assert liza.last.text == "Анна Петровна, тьютор\n\nМожно в пятницу"
    await anna.taps("Закрыть", where=forum)
    assert "✓" in topic.heard()[2].text
    await anna.sends_voice(topic=topic)
    assert (liza.last.media or "")[0] == "voice"
    await anna.sends("между собой", where=forum)
    await anna.sends("/today", topic=topic)
    assert "/today" not in liza.last.text
    async with school.app.store.reading() as session:
        said = [one.post.html for one in (await session.exec(select(Message))).all()]
    assert "между собой" not in said


async def test_a_deleted_topic_is_opened_again(school: School) -> None:
    forum = await linked(school)
    await school.mama.sends("Первое письмо")
    forum.topic("Лиза Кузнецова, 8-Д").disappears()
    await school.mama.sends("Второе письмо")
    topic = forum.topic("Лиза Кузнецова, 8-Д")
    assert [heard.text.splitlines()[-1] for heard in topic.heard()][1:] == ["Второе письмо"]
    await school.anna.replies(topic.last, "Прочла", where=forum)
    assert school.mama.last.text.endswith("Прочла")


async def test_a_group_that_becomes_a_forum_is_looked_at_again(school: School) -> None:
    """A basic group has no topics: Telegram makes another chat of it when they are switched on."""
    anna = school.anna
    forum = school.telegram.group(TITLE, anna, id=-777, kind="group", bot="left")
    await forum.adds_bot(by=anna)
    await anna.taps("Это мой чат для переписки с семьями")
    await anna.taps("Понимаю, привязать")
    await school.passes(seconds=10)
    assert "в чате не включены темы" in anna.last.text
    await school.mama.sends("Первое письмо школе")
    assert anna.last.text.endswith("Первое письмо школе")
    heard = len(anna.heard())
    await forum.migrates(-100778)
    await school.passes(seconds=10)
    assert len(anna.heard()) == heard, "it has come to nothing else"
    forum.becomes_forum()
    await school.restarts()
    await forum.promotes_bot(by=anna)
    await school.passes(seconds=10)
    assert anna.last.text.startswith(f"«{TITLE}» привязан")
    await school.mama.sends("Второе письмо школе")
    topic = forum.topic("Лиза Кузнецова, 8-Д")
    await anna.replies(topic.last, "Прочла", where=forum)
    assert school.mama.last.text.endswith("Прочла")


async def test_a_topic_that_is_deleted_in_mid_talk_loses_no_answer(school: School) -> None:
    """Its last message was answered in time, and the next one opens another."""
    forum, anna, mama = await linked(school), school.anna, school.mama
    await mama.sends("Первое письмо школе")
    old = forum.topic("Лиза Кузнецова, 8-Д")
    await anna.sends("Отвечу вечером", topic=old)
    assert mama.last.text.endswith("Отвечу вечером")
    old.disappears()
    await school.restarts()
    await mama.replies(mama.last, "Хорошо, подожду")
    topic = forum.topic("Лиза Кузнецова, 8-Д")
    assert topic.last.text.endswith("Хорошо, подожду")
    await forum.promotes_bot(by=anna, can_manage_topics=False)
    topic.disappears()
    await mama.sends("Вы ещё здесь, скажите?")
    await school.passes(seconds=10)
    assert any("Вы ещё здесь" in one.text for one in anna.heard())
    await forum.promotes_bot(by=anna)
    await school.passes(seconds=10)
    assert anna.last.text.startswith(f"«{TITLE}» привязан")
    await mama.sends("А теперь снова сюда?")
    assert forum.topic("Лиза Кузнецова, 8-Д").last.text.endswith("А теперь снова сюда?")


@pytest.mark.parametrize("way", ["removed", "demoted", "stranger", "silenced"])
async def test_what_can_not_go_there_comes_to_the_private_chat(school: School, way: str) -> None:
    forum, anna = await linked(school), school.anna
    match way:
        case "removed":
            await forum.removes_bot(by=anna)
        case "demoted":
            await forum.promotes_bot(by=anna, can_manage_topics=False)
        case "silenced":
            forum.chat.rights[school.telegram.world.bot_id] = {"can_manage_topics": False}
            await school.passes(minutes=11)
        case "stranger":
            await school.papa.joins(forum)
    await school.mama.sends("Лиза завтра у врача")
    await school.passes(seconds=10)
    assert any("Лиза завтра у врача" in heard.text for heard in anna.heard())
    assert forum.topics == []
    assert "Сообщения приходят вам сюда" in anna.last.text
    heard = next(one for one in anna.heard() if "завтра" in one.text)
    await anna.replies(heard, "Хорошо")
    assert school.mama.last.text.endswith("Хорошо")
    if way == "stranger":
        await school.papa.leaves(forum)
        await anna.taps("Проверить ещё раз")
        await school.passes(seconds=10)
        await school.mama.sends("Спасибо")
        assert forum.topic("Лиза Кузнецова, 8-Д").last.text.endswith("Спасибо")


async def test_a_chat_with_others_is_not_linked(school: School) -> None:
    forum = await linked(school, "dmitry")
    assert "кому нельзя читать" in school.anna.last.text
    await school.mama.sends("Лиза завтра у врача")
    assert school.anna.last.text.endswith("Лиза завтра у врача")
    assert forum.topics == []
    async with school.app.store.reading() as session:
        assert (await session.exec(select(Forum.trouble))).one() == "strangers"
    await school.anna.taps("Отвязать чат")
    await school.mama.sends("Ещё раз")
    assert school.anna.last.text.endswith("Ещё раз")
