"""People: what they do reaches the bot, what the bot does reaches them."""

from __future__ import annotations

import pytest

from emulator import Emulator, Heard, Person
from tests.emulator.client import Api, PollingBot, inline


@pytest.fixture
def anna(telegram: Emulator) -> Person:
    return telegram.person("Анна", "Соколова", id=1001, username="anna")


async def test_a_text_arrives_whole(anna: Person, bot: PollingBot) -> None:
    await anna.sends("/start inv_42")
    message = bot.updates[0]["message"]
    assert message["from"] == {
        "id": 1001,
        "is_bot": False,
        "first_name": "Анна",
        "last_name": "Соколова",
        "username": "anna",
        "language_code": "ru",
    }
    assert message["chat"] == {
        "id": 1001,
        "type": "private",
        "first_name": "Анна",
        "last_name": "Соколова",
        "username": "anna",
    }
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["date"] == 1791956100


async def test_message_ids_are_shared_by_private_chats_and_basic_groups(
    telegram: Emulator, api: Api, anna: Person
) -> None:
    boris = telegram.person("Борис", started=True)
    basic = telegram.group("малая", anna, kind="group")
    large = telegram.group("большая", anna)
    chats = [boris.id, basic.id, large.id, boris.id, large.id]
    assert [(await api.text(chat))["message_id"] for chat in chats] == [1, 2, 1, 3, 2]


async def test_tapping_by_label(api: Api, anna: Person, bot: PollingBot) -> None:
    await anna.sends("/start")
    await api.text(1001, "Придёте?", reply_markup=inline(["✅ Да", "Нет"]))
    await anna.taps("Да")
    query = bot.updates[1]["callback_query"]
    assert (query["data"], query["message"]["text"]) == ("✅ Да", "Придёте?")
    await api("answerCallbackQuery", callback_query_id=query["id"], text="ок")
    assert (anna.toast, anna.alert, anna.toasts) == ("ок", None, ["ок"])
    await anna.taps("Нет")
    query = bot.updates[2]["callback_query"]
    await api("answerCallbackQuery", callback_query_id=query["id"], text="стоп", show_alert=True)
    assert (anna.toast, anna.alert) == (None, "стоп")


async def test_exact_label_wins_and_ambiguous_ones_fail(
    api: Api, anna: Person, bot: PollingBot
) -> None:
    await anna.sends("/start")
    await api.text(1001, reply_markup=inline(["Да", "Да, оба"], ["Нет, я", "Нет, мы"]))
    await anna.taps("Да")
    assert bot.updates[-1]["callback_query"]["data"] == "Да"
    with pytest.raises(AssertionError, match="is in several buttons"):
        await anna.taps("Нет")
    with pytest.raises(AssertionError, match=r"sees no button 'Может'.*Да, оба"):
        await anna.taps("Может")


async def test_the_newest_message_is_tapped_unless_another_is_given(
    api: Api, anna: Person, bot: PollingBot
) -> None:
    await anna.sends("/start")
    for word in ("старое", "новое"):
        await api.text(1001, word, reply_markup=inline(["Да"]))
    old = anna.heard()[0]
    await anna.taps("Да")
    await anna.taps("Да", on=old)
    assert [u["callback_query"]["message"]["text"] for u in bot.updates[1:]] == ["новое", "старое"]
    await api("deleteMessage", chat_id=1001, message_id=old.message_id)
    await anna.taps("Да", on=old)
    assert bot.updates[-1]["callback_query"]["message"]["date"] == 0
    assert old.deleted


async def test_forged_data(api: Api, anna: Person, bot: PollingBot) -> None:
    await anna.sends("/start")
    await api.text(1001, reply_markup=inline(["Да"]))
    anna.presses(anna.last, "x:999")
    await anna._telegram.settle()
    assert bot.updates[-1]["callback_query"]["data"] == "x:999"


async def test_reply_keyboard(api: Api, anna: Person, bot: PollingBot) -> None:
    await anna.sends("/start")
    rows = [["Расписание"], [{"text": "Номер", "request_contact": True}]]
    message = await api.text(1001, "меню", reply_markup={"keyboard": rows})
    assert "reply_markup" not in message
    assert anna.keyboard == anna.last.keyboard == [["Расписание"], ["Номер"]]
    await anna.taps("Распис")
    assert bot.updates[1]["message"]["text"] == "Расписание"
    await anna.taps("Номер")
    contact = bot.updates[2]["message"]["contact"]
    assert (contact["user_id"], contact["phone_number"]) == (1001, anna.phone)
    await api.text(1001, "убрал", reply_markup={"remove_keyboard": True})
    assert anna.keyboard == []


async def test_someone_elses_contact(telegram: Emulator, anna: Person, bot: PollingBot) -> None:
    await anna.sends_contact(of=telegram.person("Борис", id=1002))
    await anna.sends_contact("+7 912", known=False)
    assert bot.updates[0]["message"]["contact"]["user_id"] == 1002
    assert "user_id" not in bot.updates[1]["message"]["contact"]


async def test_replies_edits_and_forwards(api: Api, anna: Person, bot: PollingBot) -> None:
    await anna.sends("/start")
    await api.text(1001, "вопрос", reply_markup=inline(["Да"]))
    await anna.replies(anna.last, "ответ")
    assert bot.updates[1]["message"]["reply_to_message"]["text"] == "вопрос"
    await anna.edits("другой ответ")
    edited = bot.updates[2]["edited_message"]
    assert (edited["text"], "edit_date" in edited) == ("другой ответ", True)
    await anna.forwards(anna.last)
    forwarded = bot.updates[3]["message"]
    assert forwarded["forward_origin"]["sender_user"]["username"] == "school_bot"
    assert "reply_markup" not in forwarded


async def test_a_quoted_reply_has_no_further_reply(api: Api, anna: Person, bot: PollingBot) -> None:
    await anna.sends("раз")
    first = bot.updates[0]["message"]["message_id"]
    second = await api.text(1001, "два", reply_parameters={"message_id": first})
    assert second["reply_to_message"]["text"] == "раз"
    await anna.replies(anna.last, "три")
    assert "reply_to_message" not in bot.updates[1]["message"]["reply_to_message"]


async def test_links(anna: Person, api: Api, bot: PollingBot) -> None:
    await anna.sends("/start")
    own = {"text": "Сюда", "url": "https://t.me/school_bot?start=abc"}
    other = {"text": "Туда", "url": "https://x.y/"}
    await api.text(1001, reply_markup={"inline_keyboard": [[own, other]]})
    await anna.taps("Туда")
    await anna.taps("Сюда")
    assert anna.opened == ["https://x.y/", "https://t.me/school_bot?start=abc"]
    assert [u["message"]["text"] for u in bot.updates] == ["/start", "/start abc"]


async def test_edits_of_the_bot_are_seen_in_old_views(api: Api, anna: Person) -> None:
    await anna.sends("/start", wait=False)
    sent = await api.text(1001, "раз", reply_markup=inline(["Да"]))
    heard = anna.last
    await api("editMessageText", chat_id=1001, message_id=sent["message_id"], text="два")
    assert (heard.text, heard.buttons, heard.edited) == ("два", [], True)
    with pytest.raises(AssertionError, match="there is no button"):
        heard.data("Да")


async def test_blocking_and_unblocking(
    telegram: Emulator, api: Api, anna: Person, bot: PollingBot
) -> None:
    await anna.sends("/start")
    sent = await api.text(1001, "раз")
    await anna.blocks_bot()
    await anna.blocks_bot()
    await api("editMessageText", chat_id=1001, message_id=sent["message_id"], text="два")
    assert anna.last.text == "два", "only new messages are refused"
    refused = await api("sendMessage", chat_id=1001, text="x")
    assert refused.refusal == "Forbidden: bot was blocked by the user"
    with pytest.raises(AssertionError, match="has blocked the bot"):
        await anna.sends("x")
    await anna.unblocks_bot()
    await api.text(1001)
    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in bot.updates[1:]]
    assert statuses == ["kicked", "member"]


async def test_nothing_heard(anna: Person) -> None:
    with pytest.raises(AssertionError, match="has said nothing to Анна Соколова"):
        assert isinstance(anna.last, Heard)


async def test_events_for_the_page(telegram: Emulator, api: Api, anna: Person) -> None:
    queue = telegram.listen()
    await anna.sends("/start", wait=False)
    sent = await api.text(1001, "раз")
    await api("deleteMessage", chat_id=1001, message_id=sent["message_id"])
    await api("sendChatAction", chat_id=1001, action="typing")
    telegram.unlisten(queue)
    await api.text(1001, "уже не слышно")
    events = [queue.get_nowait() for _ in range(queue.qsize())]
    kinds = [event["type"] for event in events]
    assert kinds == ["message", "message", "call", "delete", "call", "typing", "call"]
    assert [events[0]["mine"], events[1]["mine"], events[2]["status"]] == [False, True, 200]
