"""Ephemeral messages in groups (Bot API 10.3)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from emulator import Clock, Emulator, Group, Person
from tests.emulator.client import Api, PollingBot, inline


@pytest.fixture
def anna(telegram: Emulator) -> Person:
    return telegram.person("Анна", id=1001)


@pytest.fixture
def boris(telegram: Emulator) -> Person:
    return telegram.person("Борис", id=1002)


@pytest.fixture
def group(telegram: Emulator, anna: Person, boris: Person) -> Group:
    return telegram.group("8-Д", anna, boris, id=-100500)


FOR_ANNA = {"receiver_user_id": 1001}


async def test_only_the_receiver_sees_it(
    api: Api, anna: Person, boris: Person, group: Group
) -> None:
    message = await api.text(group.id, "тебе", ephemeral_message_parameters=FOR_ANNA)
    assert (message["message_id"], message["ephemeral_message_id"]) == (0, 1)
    assert message["receiver_user"] == anna.user
    assert [heard.text for heard in anna.heard(group)] == ["тебе"]
    assert anna.heard(group)[0].ephemeral
    assert (boris.heard(group), group.heard()) == ([], [])


async def test_a_photo_for_one(api: Api, anna: Person, group: Group) -> None:
    answer = await api(
        "sendPhoto",
        {"p": ("p.jpg", b"1")},
        chat_id=group.id,
        photo="attach://p",
        ephemeral_message_parameters=FOR_ANNA,
    )
    assert answer.result["message_id"] == 0
    assert anna.heard(group)[0].photo


async def test_edit_and_delete(api: Api, anna: Person, group: Group) -> None:
    message = await api.text(group.id, "раз", ephemeral_message_parameters=FOR_ANNA)
    where = {
        "chat_id": group.id,
        "receiver_user_id": anna.id,
        "ephemeral_message_id": message["ephemeral_message_id"],
    }
    assert (await api("editEphemeralMessageText", **where, text="два")).result is True
    assert (anna.heard(group)[0].text, anna.heard(group)[0].edited) == ("два", True)
    await api("editEphemeralMessageReplyMarkup", **where, reply_markup=inline(["Да"]))
    assert anna.heard(group)[0].buttons == [["Да"]]
    assert (await api("deleteEphemeralMessage", **where)).result is True
    assert anna.heard(group) == []
    gone = await api("deleteEphemeralMessage", **where)
    assert gone.refusal == "Bad Request: message to delete not found"
    gone = await api("editEphemeralMessageCaption", **{**where, "receiver_user_id": 1002})
    assert gone.refusal == "Bad Request: message to edit not found"


async def test_refused_in_private_chats_and_for_strangers(
    telegram: Emulator, api: Api, anna: Person, group: Group
) -> None:
    await anna.sends("/start", wait=False)
    private = await api(
        "sendMessage", chat_id=1001, text="x", ephemeral_message_parameters=FOR_ANNA
    )
    assert private.status == 400
    other = telegram.person("Чужой", id=1009)
    foreign = await api(
        "sendMessage",
        chat_id=group.id,
        text="x",
        ephemeral_message_parameters={"receiver_user_id": other.id},
    )
    assert foreign.refusal == "Bad Request: user not found"


async def test_ephemeral_command_and_reply_within_15_seconds(
    api: Api, anna: Person, boris: Person, group: Group, bot: PollingBot, clock: Clock
) -> None:
    commands = [{"command": "progress", "description": "Успехи", "is_ephemeral": True}]
    await api("setMyCommands", commands=commands, scope={"type": "all_group_chats"})
    await anna.sends("/progress", where=group)
    asked = bot.updates[0]["message"]
    assert (asked["message_id"], asked["receiver_user"]["username"]) == (0, "school_bot")
    reply = {"ephemeral_message_id": asked["ephemeral_message_id"]}
    arguments = {"reply_parameters": reply, "ephemeral_message_parameters": FOR_ANNA}
    answer = await api.text(group.id, "хорошо", **arguments)
    assert answer["reply_to_message"]["text"] == "/progress"
    public = await api("sendMessage", chat_id=group.id, text="x", reply_parameters=reply)
    assert public.status == 400
    clock.advance(timedelta(seconds=16))
    late = await api("sendMessage", chat_id=group.id, text="x", **arguments)
    assert late.refusal == "Bad Request: message to be replied not found"


async def test_in_place_of_the_message_that_was_tapped(
    api: Api, anna: Person, boris: Person, group: Group, bot: PollingBot
) -> None:
    await api.text(group.id, "Кто придёт?", reply_markup=inline(["Я"]))
    await anna.taps("Я", where=group)
    query = bot.updates[0]["callback_query"]
    await api("answerCallbackQuery", callback_query_id=query["id"])
    parameters = {
        **FOR_ANNA,
        "callback_query_id": query["id"],
        "replace_callback_query_message": True,
    }
    await api.text(
        group.id,
        "Вы записаны",
        ephemeral_message_parameters=parameters,
        reply_markup=inline(["Ок"]),
    )
    assert [heard.text for heard in anna.heard(group)] == ["Вы записаны"]
    assert [heard.text for heard in boris.heard(group)] == ["Кто придёт?"]
    await anna.taps("Ок", where=group)
    pressed = bot.updates[1]["callback_query"]
    assert pressed["message"]["ephemeral_message_id"] == 1
    again = await api(
        "sendMessage",
        chat_id=group.id,
        text="x",
        ephemeral_message_parameters={**parameters, "callback_query_id": pressed["id"]},
    )
    assert again.status == 400
    foreign = await api(
        "sendMessage",
        chat_id=group.id,
        text="x",
        ephemeral_message_parameters={
            "receiver_user_id": boris.id,
            "callback_query_id": query["id"],
        },
    )
    assert "query ID is invalid" in foreign.refusal


async def test_an_offline_phone_misses_it(api: Api, anna: Person, group: Group) -> None:
    anna.offline = True
    await api.text(group.id, "тебе", ephemeral_message_parameters=FOR_ANNA)
    anna.offline = False
    assert anna.heard(group) == []
