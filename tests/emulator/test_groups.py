"""Groups: privacy mode, membership, migration."""

from __future__ import annotations

import pytest

from emulator import Emulator, Group, Person
from tests.emulator.client import Api, PollingBot


@pytest.fixture
def anna(telegram: Emulator) -> Person:
    return telegram.person("Анна", id=1001)


@pytest.fixture
def group(telegram: Emulator, anna: Person) -> Group:
    return telegram.group("8-Д", anna, id=-100500)


def texts(bot: PollingBot) -> list[str]:
    return [u["message"]["text"] for u in bot.updates if "text" in u.get("message", {})]


async def test_privacy_mode(api: Api, anna: Person, group: Group, bot: PollingBot) -> None:
    await api.text(group.id, "слушаю")
    said = ["болтовня", "/today", "/today@school_bot", "/today@other_bot", "эй @school_bot", "я /x"]
    for text in said:
        await anna.sends(text, where=group)
    await anna.replies(group.last, "ответ", where=group)
    assert texts(bot) == ["/today", "/today@school_bot", "эй @school_bot", "ответ"]
    assert (await api("getMe")).result["can_read_all_group_messages"] is False


async def test_an_administrator_hears_everything(
    anna: Person, group: Group, bot: PollingBot
) -> None:
    await group.promotes_bot(by=anna)
    await anna.sends("болтовня", where=group)
    assert texts(bot) == ["болтовня"]


async def test_anonymous_administrator(anna: Person, group: Group, bot: PollingBot) -> None:
    await anna.sends("/today", where=group, anonymous=True)
    message = bot.updates[0]["message"]
    assert (message["from"]["id"], message["sender_chat"]["id"]) == (1087968824, group.id)


async def test_joining_and_leaving(
    telegram: Emulator, api: Api, anna: Person, group: Group, bot: PollingBot
) -> None:
    boris = telegram.person("Борис", id=1002)
    await boris.joins(group)
    assert bot.updates[0]["message"]["new_chat_members"] == [boris.user]
    assert (await api("getChatMemberCount", chat_id=group.id)).result == 3
    await boris.leaves(group)
    assert bot.updates[1]["message"]["left_chat_member"] == boris.user
    assert bot.kinds() == ["message", "message"], "chat_member is for administrators who ask"
    member = await api("getChatMember", chat_id=group.id, user_id=1002)
    assert member.result == {"status": "left", "user": boris.user}


async def test_chat_member_for_administrators(
    telegram: Emulator, api: Api, anna: Person, group: Group
) -> None:
    await group.promotes_bot(by=anna, wait=False)
    await api("getUpdates", offset=-1, allowed_updates=["chat_member"])
    await telegram.person("Борис", id=1002).joins(group, wait=False)
    found = (await api("getUpdates", offset=1)).result[-1]["chat_member"]
    assert [found[f"{when}_chat_member"]["status"] for when in ("old", "new")] == ["left", "member"]


async def test_the_bot_is_added_and_removed(
    telegram: Emulator, api: Api, anna: Person, bot: PollingBot
) -> None:
    group = telegram.group("новая", anna, bot=None)
    await group.adds_bot(by=anna)
    assert bot.kinds() == ["my_chat_member", "message"]
    await api.text(group.id)
    await group.removes_bot()
    assert bot.updates[2]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    await anna.sends("/x", where=group)
    assert len(bot.updates) == 3, "who is out hears nothing"


async def test_leaving_by_itself(api: Api, group: Group, bot: PollingBot) -> None:
    assert (await api("leaveChat", chat_id=group.id)).result is True
    refused = await api("sendMessage", chat_id=group.id, text="x")
    assert refused.refusal == "Forbidden: bot is not a member of the supergroup chat"


async def test_migration(telegram: Emulator, api: Api, anna: Person, bot: PollingBot) -> None:
    group = telegram.group("8-Д", anna, id=-61, kind="group")
    await group.migrates(-100600)
    old, new = (update["message"] for update in bot.updates)
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (-61, -100600)
    assert (new["chat"]["id"], new["migrate_from_chat_id"]) == (-100600, -61)
    assert (group.id, group.title) == (-100600, "8-Д")
    refused = await api("sendMessage", chat_id=-61, text="x")
    assert refused.body["parameters"] == {"migrate_to_chat_id": -100600}
    assert (await api("getChat", chat_id=-61)).result["title"] == "8-Д"
    await api.text(group.id, "здесь")
    assert anna.heard(group)[-1].text == "здесь"
    with pytest.raises(AssertionError, match="only a basic group"):
        await group.migrates()


async def test_migration_whose_service_messages_got_lost(
    telegram: Emulator, anna: Person, bot: PollingBot
) -> None:
    group = telegram.group("8-Д", anna, kind="group")
    await group.migrates(announced=False)
    assert bot.updates == []


async def test_silenced_members_and_administrators(api: Api, anna: Person, group: Group) -> None:
    group.silences("photos")
    photo = {"chat_id": group.id, "photo": "attach://p"}
    files = {"p": ("p.jpg", b"1")}
    refused = await api("sendPhoto", files, **photo)
    assert refused.refusal == "Bad Request: not enough rights to send photos to the chat"
    await group.promotes_bot(by=anna, wait=False)
    assert (await api("sendPhoto", files, **photo)).status == 200


async def test_administrators_pin_and_delete(
    telegram: Emulator, api: Api, anna: Person, group: Group
) -> None:
    await anna.sends("/x", where=group, wait=False)
    await group.promotes_bot(by=anna, wait=False)
    number = next(iter(group.chat.messages))
    await api("pinChatMessage", chat_id=group.id, message_id=number)
    assert (await api("getChat", chat_id=group.id)).result["pinned_message"]["text"] == "/x"
    await api("unpinChatMessage", chat_id=group.id)
    assert "pinned_message" not in (await api("getChat", chat_id=group.id)).result
    await api("deleteMessages", chat_id=group.id, message_ids=[number, 999])
    assert number not in group.chat.messages


async def test_who_administers(telegram: Emulator, api: Api, anna: Person, group: Group) -> None:
    await group.promotes_bot(by=anna, wait=False)
    boris = telegram.person("Борис")
    await boris.joins(group, wait=False)
    group.promotes(boris)
    found = (await api("getChatAdministrators", chat_id=group.id)).result
    assert [m["status"] for m in found] == ["creator", "administrator", "administrator"]
    group.promotes(boris, "member")
    found = (await api("getChatAdministrators", chat_id=group.id)).result
    assert len(found) == 2


async def test_what_an_administrator_may_do(
    api: Api, anna: Person, group: Group, bot: PollingBot
) -> None:
    await anna.sends("/x", where=group)
    number = bot.updates[-1]["message"]["message_id"]
    await group.promotes_bot(by=anna)
    await group.promotes_bot(by=anna, can_pin_messages=False, can_delete_messages=False)
    rights = ("can_pin_messages", "can_delete_messages", "can_manage_topics")
    me = (await api("getChatMember", chat_id=group.id, user_id=42)).result
    assert [me[right] for right in rights] == [False, False, True]
    changed = bot.updates[-1]["my_chat_member"]
    assert changed["old_chat_member"]["can_pin_messages"] is True
    assert changed["new_chat_member"] == me
    named = {"chat_id": group.id, "message_id": number}
    for method, words in {
        "pinChatMessage": "not enough rights to manage pinned messages in the chat",
        "unpinChatMessage": "not enough rights to manage pinned messages in the chat",
        "deleteMessage": "message can't be deleted",
    }.items():
        assert (await api(method, **named)).refusal == f"Bad Request: {words}"
    known = len(bot.updates)
    await group.promotes_bot(by=anna, can_pin_messages=False, can_delete_messages=False)
    assert len(bot.updates) == known, "nothing changed, nothing is told"
    with pytest.raises(AssertionError, match="no rights of administrators"):
        await group.promotes_bot(by=anna, can_fly=True)


async def test_a_restricted_bot(api: Api, anna: Person, group: Group, bot: PollingBot) -> None:
    await group.restricts_bot("photos", by=anna)
    me = bot.updates[-1]["my_chat_member"]["new_chat_member"]
    assert (me["status"], me["can_send_photos"], me["can_send_messages"]) == (
        "restricted",
        False,
        True,
    )
    photo = {"chat_id": group.id, "photo": "attach://p"}
    files = {"p": ("p.jpg", b"1")}
    refused = await api("sendPhoto", files, **photo)
    assert refused.refusal == "Bad Request: not enough rights to send photos to the chat"
    await api.text(group.id, "слова можно")
    await anna.sends("/x", where=group)
    assert texts(bot) == ["/x"], "it still hears"
    await group.restricts_bot(by=anna)
    refused = await api("sendMessage", chat_id=group.id, text="x")
    assert refused.refusal == "Bad Request: not enough rights to send text messages to the chat"
    await group.demotes_bot(by=anna)
    assert (await api("sendPhoto", files, **photo)).status == 200


async def test_silence_and_its_end(
    telegram: Emulator, api: Api, anna: Person, group: Group
) -> None:
    group.silences()
    refused = await api("sendMessage", chat_id=group.id, text="x")
    assert refused.refusal == "Bad Request: not enough rights to send text messages to the chat"
    permissions = (await api("getChat", chat_id=group.id)).result["permissions"]
    assert (permissions["can_send_messages"], permissions["can_send_videos"]) == (False, False)
    group.allows("text messages")
    await api.text(group.id)
    group.allows()
    permissions = (await api("getChat", chat_id=group.id)).result["permissions"]
    assert permissions["can_send_videos"] is True
    with pytest.raises(AssertionError, match="nothing to send is called"):
        group.silences("songs")
    with pytest.raises(AssertionError, match="only a supergroup"):
        await telegram.group("малая", anna, kind="group").restricts_bot(by=anna)


async def test_a_basic_group_has_no_right_to_topics(
    telegram: Emulator, api: Api, anna: Person
) -> None:
    group = telegram.group("малая", anna, kind="group", bot="administrator")
    me = (await api("getChatMember", chat_id=group.id, user_id=42)).result
    assert "can_manage_topics" not in me
    assert me["can_pin_messages"] is True


async def test_whatever_is_sent_after_a_migration_names_the_new_group(
    telegram: Emulator, api: Api, anna: Person
) -> None:
    group = telegram.group("8-Д", anna, id=-61, kind="group", bot="administrator")
    number = (await api.text(-61, "до"))["message_id"]
    await group.promotes_bot(by=anna, wait=False, can_pin_messages=False)
    group.silences("videos")
    await group.migrates(-100600, wait=False)
    files = {"p": ("p.jpg", b"1")}
    pictures = [{"type": "photo", "media": "attach://p"}] * 2
    for answer in (
        await api("sendMessage", chat_id=-61, text="после"),
        await api("sendPhoto", files, chat_id=-61, photo="attach://p"),
        await api("sendMediaGroup", files, chat_id=-61, media=pictures),
        await api("copyMessage", chat_id=-61, from_chat_id=-61, message_id=number),
        await api("editMessageText", chat_id=-61, message_id=number, text="иначе"),
        await api("pinChatMessage", chat_id=-61, message_id=number),
    ):
        assert answer.refusal == "Bad Request: group chat was upgraded to a supergroup chat"
        assert answer.body["parameters"] == {"migrate_to_chat_id": -100600}
    me = (await api("getChatMember", chat_id=-100600, user_id=42)).result
    assert (me["status"], me["can_pin_messages"]) == ("administrator", False)
    permissions = (await api("getChat", chat_id=-100600)).result["permissions"]
    assert permissions["can_send_videos"] is False


async def test_tags_of_members(
    telegram: Emulator, api: Api, anna: Person, group: Group, bot: PollingBot
) -> None:
    boris = telegram.person("Борис", id=1002)
    await boris.joins(group)
    await group.promotes_bot(by=anna, can_manage_tags=True)

    async def tagged(user_id: int, tag: str) -> str | None:
        said = await api("setChatMemberTag", chat_id=group.id, user_id=user_id, tag=tag)
        return said.body.get("description")

    assert await tagged(boris.id, "мама: Лиза") is None
    await boris.sends("/x", where=group)
    assert bot.updates[-1]["message"]["sender_tag"] == "мама: Лиза"
    member = await api("getChatMember", chat_id=group.id, user_id=boris.id)
    assert member.result["tag"] == "мама: Лиза"
    group.promotes(anna)
    telegram.person("Вера", id=1003)
    telegram.forgive()  # a tag that is too long breaks the description
    for user_id, tag, words in (
        (boris.id, "семнадцать знаков", "member tag is too long"),
        (boris.id, "мама 🙂", "member tag must not contain emoji"),
        (1003, "физика", "user not found"),
        (anna.id, "физика", "only regular members can have a tag"),
    ):
        assert await tagged(user_id, tag) == f"Bad Request: {words}"
    assert await tagged(boris.id, "") is None
    await boris.sends("/x", where=group)
    assert "sender_tag" not in bot.updates[-1]["message"]
    await tagged(boris.id, "физика")
    await boris.leaves(group)
    await boris.joins(group)
    member = await api("getChatMember", chat_id=group.id, user_id=boris.id)
    assert "tag" not in member.result
