"""Files of every kind, both ways; albums; identifiers of another kind."""

from __future__ import annotations

from typing import Any

import pytest

from emulator import Emulator, Person
from emulator.attachments import Attachment, audio, document, photo, video, video_note, voice
from tests.emulator.client import Answer, Api, PollingBot

METHODS = {
    "photo": "sendPhoto",
    "video": "sendVideo",
    "animation": "sendAnimation",
    "audio": "sendAudio",
    "document": "sendDocument",
    "voice": "sendVoice",
    "video_note": "sendVideoNote",
}
CAPTIONED = [kind for kind in METHODS if kind != "video_note"]


@pytest.fixture
def anna(telegram: Emulator) -> Person:
    return telegram.person("Анна", id=1001, started=True)


async def sent(api: Api, kind: str, reference: str = "attach://part", **fields: Any) -> Answer:
    """Send a file of a kind, a new one unless ``reference`` names it."""
    fields[kind] = reference
    return await api(METHODS[kind], {"part": (f"{kind}.bin", b"12345")}, chat_id=1001, **fields)


async def upload(api: Api, kind: str, **fields: Any) -> dict[str, Any]:
    """Send a new file of a kind and return the message."""
    message: dict[str, Any] = (await sent(api, kind, **fields)).result
    return message


def file_id(message: dict[str, Any], kind: str) -> str:
    shown = message[kind][-1] if kind == "photo" else message[kind]
    return str(shown["file_id"])


async def test_every_kind_is_sent_kept_and_sent_again(api: Api, anna: Person) -> None:
    for kind in METHODS:
        message = await upload(api, kind)
        number = file_id(message, kind)
        assert anna.last.media == (kind, number)
        again = (await sent(api, kind, number)).result
        assert again[kind] == message[kind]
        found = await api("getFile", file_id=number)
        assert found.result["file_path"].startswith(f"{kind}s/")
        copied = {"chat_id": 1001, "from_chat_id": 1001, "message_id": message["message_id"]}
        await api("copyMessage", **copied)
        assert anna.last.media == (kind, number)
        forwarded = await api("forwardMessage", **copied)
        assert forwarded.result[kind] == message[kind]


async def test_measures_and_labels_stay_with_the_file(api: Api, anna: Person) -> None:
    song = await upload(api, "audio", duration=95, performer="Хор", title="Гимн школы")
    again = await api("sendAudio", chat_id=1001, audio=file_id(song, "audio"), title="иначе")
    shown = again.result["audio"]
    assert (shown["duration"], shown["performer"], shown["title"]) == (95, "Хор", "Гимн школы")
    film = await upload(api, "video", width=640, duration=7)
    assert [film["video"][name] for name in ("width", "height", "duration")] == [640, 720, 7]
    assert anna.last.video == film["video"]
    assert (await upload(api, "video_note", length=240))["video_note"]["length"] == 240


async def test_an_animation_is_a_document_as_well(api: Api, anna: Person) -> None:
    message = await upload(api, "animation")
    assert message["animation"]["file_id"] == message["document"]["file_id"]
    assert anna.last.media == ("animation", message["animation"]["file_id"])


async def test_captions_and_their_edits(api: Api, anna: Person) -> None:
    for kind in CAPTIONED:
        caption = {"caption": "<b>важно</b>", "parse_mode": "HTML"}
        message = await upload(api, kind, **caption)
        assert anna.last.html == "<b>важно</b>"
        where = {"chat_id": 1001, "message_id": message["message_id"]}
        await api("editMessageCaption", **where, caption="иначе")
        assert (anna.last.text, anna.last.media) == ("иначе", (kind, file_id(message, kind)))
        answer = await api("editMessageCaption", **where, caption="ж" * 1025)
        assert answer.refusal == "Bad Request: message caption is too long"
        long = await sent(api, kind, caption="ж" * 1025)
        assert long.refusal == "Bad Request: message caption is too long"
    note = await upload(api, "video_note")
    answer = await api(
        "editMessageCaption", chat_id=1001, message_id=note["message_id"], caption="x"
    )
    assert answer.refusal == "Bad Request: there is no caption in the message to edit"


async def test_files_of_another_kind(api: Api, anna: Person) -> None:
    known = {kind: file_id(await upload(api, kind), kind) for kind in METHODS}
    alike = {"document", "audio", "animation"}
    names = {"voice": "VoiceNote", "video_note": "VideoNote"}
    for kind in METHODS:
        for other in METHODS:
            answer = await sent(api, kind, known[other])
            if kind == other or {kind, other} <= alike:
                assert anna.last.media == (other, known[other])
            else:
                had, asked = (names.get(name, name.capitalize()) for name in (other, kind))
                words = f"Bad Request: can't use file of type {had} as {asked}"
                assert answer.refusal == words


def item(kind: str, name: str, **fields: Any) -> dict[str, Any]:
    return {"type": kind, "media": f"attach://{name}", **fields}


@pytest.mark.parametrize("kinds", [("photo", "video"), ("document",) * 2, ("audio",) * 3])
async def test_albums_out(api: Api, anna: Person, kinds: tuple[str, ...]) -> None:
    files = {f"f{n}": (f"{n}.bin", b"1") for n, _ in enumerate(kinds)}
    media = [item(kind, f"f{n}") for n, kind in enumerate(kinds)]
    media[0]["caption"] = "поездка"
    messages = (await api("sendMediaGroup", files, chat_id=1001, media=media)).result
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [heard.media for heard in anna.heard()] == [
        (kind, file_id(message, kind)) for kind, message in zip(kinds, messages, strict=True)
    ]
    assert {heard.album for heard in anna.heard()} == {messages[0]["media_group_id"]}
    # Sent again by what the server knows, as an announcement for many people is.
    known = [{"type": k, "media": file_id(m, k)} for k, m in zip(kinds, messages, strict=True)]
    await api("sendMediaGroup", chat_id=1001, media=known)
    assert len(anna.heard()) == 2 * len(kinds)
    assert anna.last.album != messages[0]["media_group_id"]


async def test_what_an_album_cannot_mix(telegram: Emulator, api: Api, anna: Person) -> None:
    telegram.forgive()  # an animation breaks the description as well
    files = {"a": ("a.bin", b"1"), "b": ("b.bin", b"1")}
    for kinds, words in {
        ("photo", "document"): "document can't be mixed with other media types",
        ("audio", "video"): "audio can't be mixed with other media types",
        ("photo", "animation"): "can't use the media of the specified type in the album",
    }.items():
        media = [item(kind, name) for kind, name in zip(kinds, "ab", strict=True)]
        answer = await api("sendMediaGroup", files, chat_id=1001, media=media)
        assert answer.refusal == f"Bad Request: {words}"
    assert anna.heard() == []


async def test_changing_a_file_inside_of_an_album(api: Api, anna: Person) -> None:
    files = {"a": ("a.bin", b"1"), "b": ("b.bin", b"1")}
    media = [item("photo", "a"), item("video", "b")]
    album = (await api("sendMediaGroup", files, chat_id=1001, media=media)).result
    where = {"chat_id": 1001, "message_id": album[0]["message_id"]}
    for kind, words in {
        "document": "can't change media type in the album",
        "animation": "message content type can't be used in an album",
    }.items():
        answer = await api("editMessageMedia", files, **where, media=item(kind, "a"))
        assert answer.refusal == f"Bad Request: {words}"
    changed = await api("editMessageMedia", files, **where, media=item("video", "a"))
    assert changed.result["media_group_id"] == album[0]["media_group_id"]
    assert "photo" not in changed.result


async def test_an_album_is_refused_as_a_whole(telegram: Emulator, api: Api, anna: Person) -> None:
    group = telegram.group("8-Д", anna)
    group.silences("videos")
    files = {"a": ("a.bin", b"1"), "b": ("b.bin", b"1")}
    media = [item("photo", "a"), item("video", "b")]
    answer = await api("sendMediaGroup", files, chat_id=group.id, media=media)
    assert answer.refusal == "Bad Request: not enough rights to send videos to the chat"
    assert group.heard() == []


async def test_what_people_send(anna: Person, bot: PollingBot) -> None:
    bold = [{"type": "bold", "offset": 0, "length": 5}]
    await anna.sends_video(caption="Важно: завтра", entities=bold)
    await anna.sends_audio(b"song")
    await anna.sends_animation()
    await anna.sends_voice()
    await anna.sends_video_note()
    messages = [update["message"] for update in bot.updates]
    kinds = ("video", "audio", "animation", "voice", "video_note")
    assert [kind for kind, m in zip(kinds, messages, strict=True) if kind in m] == list(kinds)
    assert messages[0]["caption_entities"] == bold
    assert messages[1]["audio"]["file_size"] == 4


@pytest.mark.parametrize(
    "files",
    [(photo(), video(), photo()), (document("a.pdf"), document("b.pdf")), (audio(), audio())],
    ids=["pictures", "documents", "music"],
)
async def test_albums_in(
    telegram: Emulator, api: Api, anna: Person, files: tuple[Attachment, ...]
) -> None:
    await anna.sends_album(*files, caption="поездка", wait=False)
    messages = [u["message"] for u in (await api("getUpdates")).result]
    assert [file.kind in m for file, m in zip(files, messages, strict=True)] == [True] * len(files)
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == ["поездка"] + [None] * (
        len(files) - 1
    )
    with pytest.raises(AssertionError, match="at least two"):
        await anna.sends_album(voice())


async def test_an_album_comes_at_once(anna: Person, bot: PollingBot) -> None:
    seen: list[int] = []

    async def count(update: dict[str, Any]) -> None:
        seen.append(len(anna.chat().messages))

    bot.on_update = count
    await anna.sends_album(photo(), video())
    assert seen == [2, 2], "the bot heard of the first when the second was there already"
    await anna.attaches(video_note())
    assert "media_group_id" not in bot.updates[-1]["message"]
