"""Files up and down, photos, albums, captions, copies."""

from __future__ import annotations

import json
from typing import Any

import pytest

from emulator import Emulator, Person
from tests.emulator.client import Api, PollingBot

MEGABYTE = 1 << 20


@pytest.fixture
def anna(telegram: Emulator) -> Person:
    return telegram.person("Анна", id=1001, started=True)


async def download(api: Api, path: str) -> tuple[int, bytes]:
    async with api.session.get(f"{api.url}/file/bot{api.token}/{path}") as answer:
        return answer.status, await answer.read()


async def test_document_out(api: Api, anna: Person) -> None:
    answer = await api(
        "sendDocument",
        {"r4nd0m": ("дз.pdf", b"12345")},
        chat_id=anna.id,
        document="attach://r4nd0m",
        caption="<b>дз</b>",
        parse_mode="HTML",
    )
    document = answer.result["document"]
    assert (document["file_name"], document["file_size"]) == ("дз.pdf", 5)
    assert document["mime_type"] == "application/pdf"
    assert (anna.last.text, anna.last.html) == ("дз", "<b>дз</b>")
    again = await api("sendDocument", chat_id=anna.id, document=document["file_id"])
    assert again.result["document"] == document


async def test_part_named_after_the_field(api: Api, anna: Person) -> None:
    answer = await api("sendDocument", {"document": ("a.txt", b"1")}, chat_id=anna.id)
    assert answer.result["document"]["file_name"] == "a.txt"


async def test_document_in(api: Api, anna: Person, bot: PollingBot) -> None:
    await anna.sends_file("x.csv", "имя;балл".encode(), caption="вот")
    message = bot.updates[0]["message"]
    assert message["caption"] == "вот"
    found = await api("getFile", file_id=message["document"]["file_id"])
    assert found.result["file_path"].startswith("documents/")
    assert await download(api, found.result["file_path"]) == (200, "имя;балл".encode())
    assert (await download(api, "documents/nothing"))[0] == 404


async def test_photo_and_voice_in(api: Api, anna: Person, bot: PollingBot) -> None:
    await anna.sends_photo(b"jpeg", caption="доска")
    await anna.sends_voice(b"ogg")
    photo = bot.updates[0]["message"]["photo"]
    assert [size["width"] for size in photo] == [320, 1280]
    found = await api("getFile", file_id=photo[-1]["file_id"])
    assert (await download(api, found.result["file_path"]))[1] == b"jpeg"
    assert bot.updates[1]["message"]["voice"]["mime_type"] == "audio/ogg"


async def test_limits_of_size(telegram: Emulator, api: Api, anna: Person) -> None:
    big = b"0" * (10 * MEGABYTE + 1)
    answer = await api("sendPhoto", {"p": ("p.jpg", big)}, chat_id=1001, photo="attach://p")
    assert answer.refusal == (
        "Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is "
        "10485760 bytes"
    )
    huge = b"0" * (50 * MEGABYTE + 1)
    answer = await api("sendDocument", {"d": ("d", huge)}, chat_id=1001, document="attach://d")
    assert (answer.status, answer.refusal) == (413, "Request Entity Too Large")
    empty = await api("sendDocument", {"d": ("d", b"")}, chat_id=1001, document="attach://d")
    assert empty.refusal == "Bad Request: file must be non-empty"
    await anna.sends_file("x.bin", b"0" * (20 * MEGABYTE + 1), wait=False)
    update = (await api("getUpdates")).result[0]
    answer = await api("getFile", file_id=update["message"]["document"]["file_id"])
    assert answer.refusal == "Bad Request: file is too big"


async def test_album(api: Api, anna: Person) -> None:
    media = [
        {"type": "photo", "media": "attach://a", "caption": "<i>раз</i>", "parse_mode": "HTML"},
        {"type": "photo", "media": "attach://b"},
    ]
    files = {"a": ("a.jpg", b"1"), "b": ("b.jpg", b"2")}
    messages = (await api("sendMediaGroup", files, chat_id=anna.id, media=media)).result
    assert len({message["media_group_id"] for message in messages}) == 1
    assert messages[0]["caption_entities"] == [{"type": "italic", "offset": 0, "length": 3}]
    assert len(anna.heard()) == 2


async def test_replacing_a_photo(api: Api, anna: Person) -> None:
    sent = await api(
        "sendPhoto", {"p": ("p.jpg", b"1")}, chat_id=1001, photo="attach://p", caption="старое"
    )
    number = sent.result["message_id"]
    media = json.dumps({"type": "document", "media": "attach://d", "caption": "новое"})
    files = {"d": ("d.txt", b"2")}
    await api("editMessageMedia", files, chat_id=1001, message_id=number, media=media)
    assert (anna.last.photo, anna.last.text) == (None, "новое")
    assert anna.last.document is not None
    assert anna.last.document["file_name"] == "d.txt"
    await api("editMessageCaption", chat_id=1001, message_id=number)
    assert anna.last.text == ""


async def test_copy_and_forward(telegram: Emulator, api: Api, anna: Person) -> None:
    boris = telegram.person("Борис", id=1002, started=True)
    await anna.sends_file("x.txt", b"1", caption="её", wait=False)
    number = next(iter(telegram.world.chats[anna.id].messages))
    where: dict[str, Any] = {"chat_id": boris.id, "from_chat_id": anna.id, "message_id": number}
    copied = (await api("copyMessage", **where, caption="моё")).result
    assert (copied["message_id"], boris.last.text) == (boris.last.message_id, "моё")
    forwarded = (await api("forwardMessage", **where)).result
    assert forwarded["forward_origin"]["sender_user"] == anna.user
    assert boris.last.text == "её"


async def test_protected_content_is_not_forwarded(api: Api, anna: Person) -> None:
    message = await api.text(anna.id, "оценки", protect_content=True)
    assert anna.last.protected
    answer = await api(
        "forwardMessage", chat_id=1001, from_chat_id=1001, message_id=message["message_id"]
    )
    assert answer.refusal == "Bad Request: the message can't be forwarded"
