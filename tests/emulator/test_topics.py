"""Topics of a forum: made, written into, closed, renamed, deleted."""

from __future__ import annotations

import pytest

from emulator import Emulator, Group, Person
from emulator.attachments import photo, video
from tests.emulator.client import Api, Fields, PollingBot, inline


@pytest.fixture
def anna(telegram: Emulator) -> Person:
    return telegram.person("Анна", id=1001)


@pytest.fixture
def forum(telegram: Emulator, anna: Person) -> Group:
    boris = telegram.person("Борис", id=1002)
    return telegram.group("Кураторы", anna, boris, id=-100500, forum=True)


async def test_the_bot_makes_and_changes_a_topic(api: Api, anna: Person, forum: Group) -> None:
    await forum.promotes_bot(by=anna, wait=False)
    made = (await api("createForumTopic", chat_id=forum.id, name="Соколовы")).result
    number = made["message_thread_id"]
    assert made == {"message_thread_id": number, "name": "Соколовы", "icon_color": 7322096}
    topic = forum.topic("Соколовы")
    where: Fields = {"chat_id": forum.id, "message_thread_id": number}
    message = await api.text(text="новость", **where)
    assert (message["message_thread_id"], message["is_topic_message"]) == (number, True)
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "Соколовы"
    assert message["chat"]["is_forum"] is True
    assert [heard.text for heard in topic.heard()] == ["новость"]

    assert (await api("editForumTopic", **where, name="Соколовы, 8-Д")).result is True
    assert topic.name == "Соколовы, 8-Д"
    assert (await api("editForumTopic", **where)).result is True, "nothing to change is no error"
    assert (await api("closeForumTopic", **where)).result is True
    assert topic.closed
    await api.text(text="кто ведёт темы, пишет и в закрытую", **where)
    assert (await api("reopenForumTopic", **where)).result is True
    assert not forum.topic("Соколовы, 8-Д").closed
    events = [next(k for k in m.wire if k.startswith("forum")) for m in forum.heard() if not m.text]
    kinds = ["created", "edited", "closed", "reopened"]
    assert events == [f"forum_topic_{kind}" for kind in kinds]

    assert (await api("deleteForumTopic", **where)).result is True
    assert (topic.deleted, forum.topics, forum.heard()) == (True, [], [])
    answer = await api("sendMessage", **where, text="x")
    assert answer.refusal == "Bad Request: message thread not found"
    again = await api(
        "editMessageText", chat_id=forum.id, message_id=message["message_id"], text="x"
    )
    assert again.refusal == "Bad Request: message to edit not found"
    assert (await api("getChat", chat_id=forum.id)).result["is_forum"] is True


async def test_what_people_do_with_topics(
    telegram: Emulator, anna: Person, forum: Group, bot: PollingBot
) -> None:
    await forum.promotes_bot(by=anna)
    bot.updates.clear()
    topic = await forum.opens_topic("Вопросы", by=anna)
    await topic.becomes("Вопросы и ответы", by=anna)
    await topic.closes(by=anna)
    with pytest.raises(AssertionError, match="closed"):
        await telegram.people[1002].sends("можно?", topic=topic)
    await topic.reopens(by=anna)
    await anna.sends("можно?", where=forum, topic=topic)
    await anna.sends_album(photo(), video(), topic=topic)
    await anna.sends("в общую", where=forum)
    messages = [update["message"] for update in bot.updates]
    opened, renamed, closed, reopened, asked, first, second, general = messages
    assert opened["forum_topic_created"]["name"] == "Вопросы"
    assert opened["message_id"] == opened["message_thread_id"] == topic.id
    assert renamed["forum_topic_edited"] == {"name": "Вопросы и ответы"}
    assert (closed["forum_topic_closed"], reopened["forum_topic_reopened"]) == ({}, {})
    for message in (renamed, closed, reopened, asked, first, second):
        assert (message["message_thread_id"], message["is_topic_message"]) == (topic.id, True)
        assert message["reply_to_message"]["message_id"] == topic.id
    assert first["media_group_id"] == second["media_group_id"]
    assert "message_thread_id" not in general
    assert "is_topic_message" not in general
    topic.disappears()
    assert bot.updates[-1]["message"] is general, "the bot is not told of a topic's end"
    with pytest.raises(AssertionError, match="gone"):
        await anna.sends("x", topic=topic)


async def test_replies_stay_in_the_topic(
    api: Api, anna: Person, forum: Group, bot: PollingBot
) -> None:
    topic = await forum.opens_topic("Вопросы", by=anna)
    await api.text(forum.id, "отвечайте", message_thread_id=topic.id)
    await anna.replies(topic.last, "хорошо", where=forum)
    reply = bot.updates[-1]["message"]
    assert reply["message_thread_id"] == topic.id
    assert reply["reply_to_message"]["text"] == "отвечайте"
    answer = await api.text(
        forum.id, "спасибо", reply_parameters={"message_id": reply["message_id"]}
    )
    assert answer["message_thread_id"] == topic.id
    await api.text(forum.id, "жмите", message_thread_id=topic.id, reply_markup=inline(["Да"]))
    await anna.taps("Да", where=forum)
    assert bot.updates[-1]["callback_query"]["message"]["message_thread_id"] == topic.id
    known = topic.last.message_id
    copied: Fields = {"chat_id": forum.id, "from_chat_id": forum.id, "message_id": known}
    await api("copyMessage", **copied, message_thread_id=topic.id)
    assert topic.last.message_id > known
    await api("copyMessage", **copied)
    assert "message_thread_id" not in forum.last.wire


async def test_privacy_mode_in_the_bots_own_topic(
    api: Api, anna: Person, forum: Group, bot: PollingBot
) -> None:
    await forum.promotes_bot(by=anna)
    await api("createForumTopic", chat_id=forum.id, name="Соколовы")
    await forum.demotes_bot(by=anna)
    bot.updates.clear()
    topic = forum.topic("Соколовы")
    await anna.sends("между собой", topic=topic)
    await anna.sends("/today", topic=topic)
    assert [update["message"]["text"] for update in bot.updates] == ["/today"]


async def test_lost_rights(api: Api, anna: Person, forum: Group) -> None:
    hers = await forum.opens_topic("Закрытая", by=anna, wait=False)
    await hers.closes(by=anna, wait=False)
    await forum.promotes_bot(by=anna, wait=False)
    own = (await api("createForumTopic", chat_id=forum.id, name="Своя")).result
    await forum.promotes_bot(by=anna, wait=False, can_manage_topics=False)
    refused = await api("createForumTopic", chat_id=forum.id, name="Ещё")
    assert refused.refusal == "Bad Request: not enough rights to create a topic"
    where: Fields = {"chat_id": forum.id, "message_thread_id": hers.id}
    assert (await api("sendMessage", **where, text="x")).refusal == "Bad Request: TOPIC_CLOSED"
    # What the bot opened itself stays its own.
    where["message_thread_id"] = own["message_thread_id"]
    assert (await api("closeForumTopic", **where)).result is True
    assert (await api("sendMessage", **where, text="x")).status == 200


async def test_only_forums_have_topics(telegram: Emulator, anna: Person) -> None:
    group = telegram.group("8-Д", anna)
    with pytest.raises(AssertionError, match="not a forum"):
        await group.opens_topic("Вопросы", by=anna)
    group.becomes_forum()
    topic = await group.opens_topic("Вопросы", by=anna, wait=False)
    with pytest.raises(AssertionError, match="said nothing"):
        topic.last  # noqa: B018
    with pytest.raises(AssertionError, match="no topic"):
        group.topic("Ответы")
    with pytest.raises(AssertionError, match="only a supergroup"):
        telegram.group("малая", anna, kind="group", forum=True)
