"""Every refusal of the real server that the emulator imitates, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from emulator import Clock, Emulator
from tests.emulator.client import Api, inline

ANNA, BLOCKED, MET, GONE, STRANGER = 1001, 1002, 1003, 1004, 1009
CLASS, KICKED, LEFT, BASIC, OLD, DELETED, QUIET = -100500, -100501, -100502, -60, -61, -62, -100503
NEW, GONE_BASIC = -100600, -63
FORUM, OWN_FORUM = -100700, -100701
DOCUMENT = "attach://part"


@dataclass(frozen=True)
class Row:
    """A call, what it is answered, and where that is known from."""

    method: str
    arguments: dict[str, Any]
    code: int
    words: str
    source: str


def send(chat_id: Any, words: str, source: str, code: int = 400, **fields: Any) -> Row:
    return Row("sendMessage", {"chat_id": chat_id, "text": "x", **fields}, code, words, source)


def markup(words: str, source: str, keyboard: Any, chat_id: int = ANNA) -> Row:
    return send(chat_id, words, source, reply_markup=keyboard)


def parse(text: str, words: str, mode: str = "HTML") -> Row:
    source = "td MessageEntity.cpp:1991-3572"
    return send(ANNA, f"can't parse entities: {words}", source, text=text, parse_mode=mode)


def topic(
    method: str,
    words: str,
    thread: str | int = "CLOSED_TOPIC",
    source: str = "td ForumTopicManager.cpp",
    **fields: Any,
) -> Row:
    where = {} if method.startswith("create") else {"message_thread_id": thread}
    return Row(method, {"chat_id": FORUM, **where, **fields}, 400, words, source)


def edit(method: str, words: str, source: str, **fields: Any) -> Row:
    return Row(method, {"chat_id": ANNA, **fields}, 400, words, source)


ROWS = [
    # Where
    send("", "chat_id is empty", "C:8201"),
    send(STRANGER, "chat not found", "C:6571"),
    send("@nobody", "chat not found", "C:6571"),
    send("Anna", "chat not found", "C:6571"),
    send(
        MET,
        "bot can't initiate conversation with a user",
        "td MessagesManager.cpp:27957",
        code=403,
    ),
    send(BLOCKED, "bot was blocked by the user", "C:125-127", code=403),
    send(GONE, "user is deactivated", "C:122-124", code=403),
    send(42, "the bot can't send messages to the bot", "td MessagesManager.cpp:27952", code=403),
    send(KICKED, "bot was kicked from the supergroup chat", "C:8162-8185", code=403),
    send(LEFT, "bot is not a member of the supergroup chat", "C:8162-8185", code=403),
    send(OLD, "group chat was upgraded to a supergroup chat", "C:8158"),
    send(DELETED, "the group chat was deleted", "C:8155", code=403),
    send(
        QUIET,
        "not enough rights to send text messages to the chat",
        "td MessageContent.cpp:6183-6340",
    ),
    send(CLASS, "message thread not found", "seen", message_thread_id=7),
    send(FORUM, "message thread not found", "seen", message_thread_id="GONE_TOPIC"),
    send(FORUM, "TOPIC_CLOSED", "seen; td 1.8.69", message_thread_id="CLOSED_TOPIC"),
    # Topics
    topic("createForumTopic", "not enough rights to create a topic", name="Вопросы"),
    topic("createForumTopic", "the chat is not a forum", chat_id=CLASS, name="Вопросы"),
    topic("createForumTopic", "title must be non-empty", chat_id=OWN_FORUM, name="  "),
    topic("editForumTopic", "not enough rights to edit the topic", name="Другое"),
    topic("editForumTopic", "title must be non-empty", "OWN_TOPIC", chat_id=OWN_FORUM, name=" "),
    topic(
        "editForumTopic",
        "TOPIC_NOT_MODIFIED",
        "OWN_TOPIC",
        "seen",
        chat_id=OWN_FORUM,
        name="Объявления",
    ),
    topic("closeForumTopic", "not enough rights to close or open the topic"),
    topic("reopenForumTopic", "not enough rights to close or open the topic"),
    topic("reopenForumTopic", "TOPIC_NOT_MODIFIED", "OWN_TOPIC", "seen", chat_id=OWN_FORUM),
    topic("deleteForumTopic", "not enough rights to delete the topic"),
    topic("deleteForumTopic", "TOPIC_ID_INVALID", "GONE_TOPIC", "seen"),
    topic("closeForumTopic", "invalid forum topic identifier specified", 0, "td 1.8.69"),
    # Texts
    send(ANNA, "message text is empty", "C:11401", text=""),
    send(ANNA, "text must be non-empty", "td MessageEntity.cpp:4519", text="  \n "),
    send(ANNA, "text must be non-empty", "td :4519", text="<b></b>", parse_mode="HTML"),
    send(ANNA, "message is too long", "td MessageContent.cpp:4757", text="ж" * 4097),
    send(ANNA, "text is too long", "C:11309", text="ж" * 16385),
    send(ANNA, "unsupported parse_mode", "C:11323", parse_mode="RTF"),
    parse("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    parse("Иванов <7Б>", 'Unsupported start tag "7Б" at byte offset 13'),
    parse("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    parse("x</b>", "Unexpected end tag at byte offset 1"),
    parse(
        "a.b", "Character '.' is reserved and must be escaped with the preceding '\\'", "MarkdownV2"
    ),
    parse("*x", "Can't find end of Bold entity at byte offset 0", "MarkdownV2"),
    parse("_x", "Can't find end of the entity starting at byte offset 0", "Markdown"),
    # Replies
    send(
        ANNA, "message to be replied not found", "C:8516-8522", reply_parameters={"message_id": 999}
    ),
    # Keyboards
    markup("BUTTON_DATA_INVALID", "seen", inline(["й" * 33])),
    markup(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        "C:9753",
        {"inline_keyboard": [[{"text": "Да"}]]},
    ),
    markup("can't parse reply keyboard markup JSON object", "C:9694", "{broken"),
    markup("object expected as reply markup", "C:9708", "[1]"),
    markup("keyboard button text must be non-empty", "td :472", {"keyboard": [[{"text": ""}]]}),
    markup(
        "phone number can be requested in private chats only",
        "td ReplyMarkup.cpp:472-550",
        {"keyboard": [[{"text": "Номер", "request_contact": True}]]},
        chat_id=CLASS,
    ),
    markup("reply markup is too long", "C:119-120", inline(*[["x"]] * 101)),
    markup(
        "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
        "seen",
        {"inline_keyboard": [[{"text": "x", "url": "http://localhost"}]]},
    ),
    # Edits
    edit("editMessageText", "message identifier is not specified", "recalled", text="x"),
    edit("editMessageText", "message to edit not found", "C:13541", message_id=999, text="x"),
    edit(
        "editMessageText",
        "message is not modified: specified new message content and reply markup are exactly the "
        "same as a current content and reply markup of the message",
        "C:108-111",
        message_id="PLAIN",
        text="просто",
    ),
    edit("editMessageText", "message can't be edited", "td :23386", message_id="HERS", text="x"),
    edit("editMessageText", "message can't be edited", "td :23057", message_id="KEYED", text="x"),
    edit(
        "editMessageText",
        "there is no text in the message to edit",
        "td 1.8.69",
        message_id="PHOTO",
        text="x",
    ),
    edit(
        "editMessageCaption",
        "there is no caption in the message to edit",
        "td 1.8.69",
        message_id="PLAIN",
        caption="x",
    ),
    edit(
        "editMessageCaption",
        "message caption is too long",
        "td MessageContent.cpp:5241",
        message_id="PHOTO",
        caption="x" * 1025,
    ),
    edit(
        "editMessageReplyMarkup",
        "message is not modified: specified new message content and reply markup are exactly the "
        "same as a current content and reply markup of the message",
        "C:108-111",
        message_id="PLAIN",
    ),
    # Deleting
    edit("deleteMessage", "message to delete not found", "C:13804", message_id=999),
    Row(
        "deleteMessage",
        {"chat_id": CLASS, "message_id": "GROUP"},
        400,
        "message can't be deleted",
        "C:149-151",
    ),
    edit(
        "deleteMessages",
        "too many message identifiers specified",
        "C:12418",
        message_ids=list(range(1, 102)),
    ),
    # Callbacks
    Row(
        "answerCallbackQuery",
        {"callback_query_id": "1"},
        400,
        "query is too old and response timeout expired or query ID is invalid",
        "C:146-148",
    ),
    # Files
    edit(
        "sendDocument",
        "wrong file identifier/HTTP URL specified",
        "td MessagesManager.cpp:27975",
        document="BQAC",
    ),
    edit("sendDocument", "there is no document in the request", "C:12944"),
    Row("getFile", {"file_id": ""}, 400, "file_id not specified", "C:8366"),
    Row(
        "getFile",
        {"file_id": "x"},
        400,
        "wrong file_id or the file is temporarily unavailable",
        "C:8719",
    ),
    edit("sendMediaGroup", "there are no messages to send", "recalled", media=[]),
    edit(
        "sendMediaGroup",
        "too many messages to send as an album",
        "td MessageContent.cpp:5327",
        media=[{"type": "photo", "media": "x"}] * 11,
    ),
    edit(
        "sendMediaGroup",
        "can't use the media of the specified type in the album",
        "C:117",
        media=[{"type": "photo", "media": "x"}, {"type": "animation", "media": "y"}],
    ),
    edit(
        "sendMediaGroup",
        "document can't be mixed with other media types",
        "td 1.8.69",
        media=[{"type": "photo", "media": "PICTURE"}, {"type": "document", "media": "PAPER"}],
    ),
    edit(
        "sendDocument",
        "can't use file of type Photo as Document",
        "td FileManager.cpp check_input_file_id",
        document="PICTURE",
    ),
    edit(
        "editMessageMedia",
        "can't change media type in the album",
        "td 1.8.69",
        message_id="ALBUM",
        media={"type": "document", "media": "PAPER"},
    ),
    edit(
        "editMessageMedia",
        "message content type can't be used in an album",
        "td 1.8.69",
        message_id="ALBUM",
        media={"type": "animation", "media": "PAPER"},
    ),
    edit("sendVideoNote", "there is no video note in the request", "C:12944"),
    edit(
        "sendMediaGroup",
        "failed to send message #1 with the error message "
        '"wrong file identifier/HTTP URL specified"',
        "C:12597",
        media=[{"type": "photo", "media": "x"}, {"type": "photo", "media": "y"}],
    ),
    # Commands
    Row("setMyCommands", {"commands": "{"}, 400, "can't parse commands JSON object", "C:10661"),
    Row(
        "setMyCommands",
        {"commands": [{"command": "x" * 33, "description": "d"}]},
        400,
        "command length must not exceed 32",
        "td BotCommand.cpp:185-205",
    ),
    Row(
        "setMyCommands",
        {"commands": [{"command": "x", "description": "d" * 257}]},
        400,
        "command description length must not exceed 256",
        "td BotCommand.cpp:185-205",
    ),
    Row(
        "setMyCommands",
        {"commands": [{"command": "x", "description": " "}]},
        400,
        "command description must be non-empty",
        "td BotCommand.cpp:185-205",
    ),
    Row(
        "setMyCommands",
        {"commands": [{"command": "старт", "description": "d"}]},
        400,
        "BOT_COMMAND_INVALID",
        "seen",
    ),
    Row(
        "setMyCommands",
        {"commands": [{"command": "x", "description": "d"}] * 101},
        400,
        "BOT_COMMANDS_TOO_MUCH",
        "doc",
    ),
    # The rest
    edit("sendChatAction", "wrong parameter action in request", "C:13446", action="dancing"),
    edit("getChatAdministrators", "there are no administrators in the private chat", "C:15121"),
    edit("getChatMember", "invalid user_id specified", "recalled", user_id=0),
    edit("getChatMember", "member not found", "recalled", user_id=77),
    edit("setChatMemberTag", "chat members of private chats have no tags", "ours", user_id=ANNA),
    edit("setChatMemberTag", "invalid user_id specified", "recalled", user_id=0),
    edit(
        "setChatMemberTag", "not enough rights to manage tags", "ours", chat_id=CLASS, user_id=ANNA
    ),
    edit("leaveChat", "chat member status can't be changed in private chats", "recalled"),
    Row(
        "pinChatMessage",
        {"chat_id": CLASS, "message_id": "GROUP"},
        400,
        "not enough rights to manage pinned messages in the chat",
        "td 1.8.69",
    ),
    Row(
        "copyMessage",
        {"chat_id": ANNA, "from_chat_id": ANNA, "message_id": 999},
        400,
        "message to copy not found",
        "recalled",
    ),
    Row(
        "forwardMessage",
        {"chat_id": ANNA, "from_chat_id": ANNA, "message_id": 999},
        400,
        "message to forward not found",
        "recalled",
    ),
    Row(
        "setWebhook",
        {"url": "https://x.y/", "secret_token": "тайна"},
        400,
        "secret token contains unallowed characters",
        "C:16016-16023",
    ),
    Row(
        "setWebhook",
        {"url": "https://x.y/", "secret_token": "s" * 257},
        400,
        "secret token is too long",
        "C:16016-16023",
    ),
    Row(
        "setWebhook",
        {"url": "ftp://x.y/"},
        400,
        "bad webhook: An HTTPS URL must be provided for webhook",
        "seen",
    ),
    Row(
        "answerCallbackQuery",
        {"callback_query_id": "1", "text": "ж" * 201},
        400,
        "MESSAGE_TOO_LONG",
        "seen",
    ),
    Row(
        "setMyCommands",
        {"commands": [{"command": "/", "description": "d"}]},
        400,
        "command must be non-empty",
        "td BotCommand.cpp:185-205",
    ),
    Row("setMyCommands", {"commands": "1"}, 400, "expected an Array of BotCommand", "recalled"),
    Row(
        "setMyCommands",
        {"commands": [{"command": "x", "description": "d"}], "scope": {"type": "moon"}},
        400,
        "can't parse BotCommandScope: Unsupported type specified",
        "recalled",
    ),
    Row("setMyDescription", {"description": "x" * 513}, 400, "description is too long", "ours"),
    edit("deleteMessages", "message identifiers are not specified", "recalled", message_ids=[]),
    edit("editMessageMedia", "input media is not specified", "recalled", message_id="PHOTO"),
    edit("unpinChatMessage", "message to unpin not found", "recalled"),
    edit("sendVoice", "there is no voice in the request", "C:12944"),
    edit("sendPhoto", "there is no photo in the request", "C:12944"),
    send(GONE_BASIC, "bot was kicked from the group chat", "C:8162-8185", code=403),
    markup(
        "keyboard button text must be non-empty",
        "td :550",
        {"inline_keyboard": [[{"text": "", "callback_data": "x"}]]},
    ),
    markup("reply markup is too long", "C:119-120", {"keyboard": [["x"]] * 301}),
    Row(
        "copyMessage",
        {"chat_id": ANNA, "from_chat_id": CLASS, "message_id": "PINNED"},
        400,
        "the message can't be copied",
        "td 1.8.69",
    ),
    Row("noSuchMethod", {}, 404, "method not found", "C:12664"),
    Row("sendPoll", {"chat_id": ANNA}, 404, "method not found", "not imitated"),
]
PREFIX = {400: "Bad Request", 403: "Forbidden", 404: "Not Found"}


def names() -> Iterator[str]:
    for number, row in enumerate(ROWS):
        yield f"{number}-{row.method}-{row.words[:40]}"


@pytest.fixture
async def school(telegram: Emulator, api: Api) -> dict[str, Any]:
    """People and chats in every state that the table asks for; messages and files by name."""
    anna = telegram.person("Анна", id=ANNA, started=True)
    blocked = telegram.person("Борис", id=BLOCKED, started=True)
    met = telegram.person("Вера", id=MET)
    gone = telegram.person("Глеб", id=GONE, started=True)
    telegram.person("Дина", id=STRANGER)
    await blocked.blocks_bot(wait=False)
    gone.deactivates()
    group = telegram.group("8-Д", anna, met, id=CLASS)
    telegram.group("нет", anna, id=KICKED, bot="kicked")
    telegram.group("нет", anna, id=GONE_BASIC, kind="group", bot="kicked")
    telegram.group("ушёл", anna, id=LEFT, bot=None)
    telegram.group("малая", anna, id=BASIC, kind="group")
    await telegram.group("была", anna, id=OLD, kind="group").migrates(NEW, wait=False)
    telegram.group("стёрта", anna, id=DELETED, kind="group").disbands()
    telegram.group("тихо", anna, id=QUIET).silences("text messages")
    await anna.sends("от неё", wait=False)
    await anna.sends("/x", where=group, wait=False)
    keyboard = {"keyboard": [["Меню"]]}
    photo = await api("sendPhoto", {"p": ("p.jpg", b"1")}, chat_id=ANNA, photo="attach://p")
    paper = await api("sendDocument", {"d": ("d.txt", b"1")}, chat_id=ANNA, document="attach://d")
    picture = photo.result["photo"][-1]["file_id"]
    album = await api(
        "sendMediaGroup", chat_id=ANNA, media=[{"type": "photo", "media": picture}] * 2
    )
    await met.joins(group, wait=False)
    forum = telegram.group("форум", anna, id=FORUM, forum=True)
    closed = await forum.opens_topic("Закрыта", by=anna, wait=False)
    await closed.closes(by=anna, wait=False)
    gone_topic = await forum.opens_topic("Стёрта", by=anna, wait=False)
    gone_topic.disappears()
    telegram.group("свой форум", anna, id=OWN_FORUM, forum=True, bot="administrator")
    own = (await api("createForumTopic", chat_id=OWN_FORUM, name="Объявления")).result
    return {
        "CLOSED_TOPIC": closed.id,
        "GONE_TOPIC": gone_topic.id,
        "OWN_TOPIC": own["message_thread_id"],
        "PICTURE": picture,
        "PAPER": paper.result["document"]["file_id"],
        "ALBUM": album.result[0]["message_id"],
        "PINNED": max(group.chat.messages),
        "HERS": next(iter(telegram.world.chats[ANNA].messages)),
        "GROUP": next(iter(group.chat.messages)),
        "PLAIN": (await api.text(ANNA, "просто"))["message_id"],
        "KEYED": (await api.text(ANNA, "меню", reply_markup=keyboard))["message_id"],
        "PHOTO": photo.result["message_id"],
    }


def named(given: Any, school: dict[str, Any]) -> Any:
    """The arguments with what the school has in place of its names."""
    if isinstance(given, dict):
        return {key: named(value, school) for key, value in given.items()}
    if isinstance(given, list):
        return [named(value, school) for value in given]
    return school.get(given, given) if isinstance(given, str) else given


@pytest.mark.parametrize("row", ROWS, ids=list(names()))
async def test_refusal(row: Row, telegram: Emulator, api: Api, school: dict[str, Any]) -> None:
    telegram.forgive()
    arguments = named(row.arguments, school)
    before = len(telegram.ledger())
    answer = await api(row.method, **arguments)
    assert (answer.status, answer.refusal) == (row.code, f"{PREFIX[row.code]}: {row.words}")
    assert answer.body["error_code"] == row.code
    assert len(telegram.ledger()) == before, "a refused call must leave no trace"
    assert row.source


async def test_an_upgraded_group_names_its_new_id(api: Api, school: dict[str, Any]) -> None:
    answer = await api("sendMessage", chat_id=OLD, text="x")
    assert answer.body["parameters"] == {"migrate_to_chat_id": NEW}


async def test_callback_is_answered_once(telegram: Emulator, api: Api, clock: Clock) -> None:
    anna = telegram.person("Анна", id=ANNA, started=True)
    await api.text(ANNA, reply_markup=inline(["Да"]))
    await anna.taps("Да", wait=False)
    query = (await api("getUpdates", offset=1)).result[0]["callback_query"]
    assert (await api("answerCallbackQuery", callback_query_id=query["id"])).result is True
    again = await api("answerCallbackQuery", callback_query_id=query["id"])
    assert "query is too old" in again.refusal


async def test_callback_answered_too_late(telegram: Emulator, api: Api, clock: Clock) -> None:
    anna = telegram.person("Анна", id=ANNA, started=True)
    await api.text(ANNA, reply_markup=inline(["Да"]))
    await anna.taps("Да", wait=False)
    query = (await api("getUpdates", offset=1)).result[0]["callback_query"]
    clock.advance(timedelta(seconds=151))
    late = await api("answerCallbackQuery", callback_query_id=query["id"])
    assert "query is too old" in late.refusal
    assert anna.toast is None


async def test_old_messages_stay(telegram: Emulator, api: Api, clock: Clock) -> None:
    telegram.person("Анна", id=ANNA, started=True)
    message = await api.text(ANNA)
    clock.advance(timedelta(hours=48, seconds=1))
    answer = await api("deleteMessage", chat_id=ANNA, message_id=message["message_id"])
    assert answer.refusal == "Bad Request: message can't be deleted"


async def test_unimitated_methods_are_reported(telegram: Emulator, api: Api) -> None:
    await api("sendPoll", chat_id=ANNA)
    await api("sendPigeon", chat_id=ANNA)
    assert telegram.problems == ["sendPoll: exists in the Bot API, but is not imitated here"]
    telegram.forgive()


async def test_the_longest_text_and_caption_pass(telegram: Emulator, api: Api) -> None:
    telegram.person("Анна", id=ANNA, started=True)
    assert len((await api.text(ANNA, f"<b>{'ж' * 4096}</b>", parse_mode="HTML"))["text"]) == 4096
    answer = await api(
        "sendPhoto", {"p": ("p.jpg", b"1")}, chat_id=ANNA, photo="attach://p", caption="ж" * 1024
    )
    assert len(answer.result["caption"]) == 1024
