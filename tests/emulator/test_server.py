"""The HTTP side, the specification, commands, the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from emulator import Clock, Emulator, Person
from emulator.methods import METHODS
from emulator.spec import Spec
from tests.emulator.client import Api

SPEC = Spec()


@pytest.fixture
def anna(telegram: Emulator) -> Person:
    return telegram.person("Анна", id=1001, started=True)


async def get(api: Api, path: str) -> tuple[int, Any]:
    async with api.session.get(api.url + path) as answer:
        return answer.status, await answer.json()


async def test_tokens(api: Api) -> None:
    status, body = await get(api, "/bot42:OTHER/getMe")
    assert (status, body["description"]) == (401, "Unauthorized")
    for wrong in ("nocolon", "0:x", "1:" + "x" * 90):
        status, body = await get(api, f"/bot{wrong}/getMe")
        assert (status, body["description"]) == (401, "Unauthorized: invalid token specified")


async def test_other_paths(api: Api) -> None:
    status, body = await get(api, "/somewhere")
    assert (status, body) == (404, {"ok": False, "error_code": 404, "description": "Not Found"})


async def test_get_json_and_any_case(api: Api, anna: Person) -> None:
    _, body = await get(api, "/bot42:TEST/SENDMESSAGE?chat_id=1001&text=раз")
    assert body["result"]["text"] == "раз"
    url = f"{api.url}/bot42:TEST/sendMessage"
    async with api.session.post(url, json={"chat_id": 1001, "text": "два"}) as answer:
        assert (await answer.json())["result"]["text"] == "два"
    assert [heard.text for heard in anna.heard()] == ["раз", "два"]


async def test_spoilt_requests_fail_the_test_at_the_end(clock: Clock, api: Api) -> None:
    telegram = await Emulator(clock=clock).__aenter__()
    await Api(telegram.url, telegram.token, api.session)("getMe", colour="red")
    with pytest.raises(AssertionError, match="unknown parameter colour"):
        await telegram.__aexit__(None, None, None)


async def test_a_fault_of_the_emulator_fails_the_test(
    clock: Clock, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(METHODS, "getMe", lambda world, arguments: {"id": 1})
    telegram = await Emulator(clock=clock).__aenter__()
    async with api.session.get(f"{telegram.url}/bot{telegram.token}/getMe") as answer:
        assert answer.status == 500
    with pytest.raises(AssertionError, match="the emulator itself failed"):
        await telegram.__aexit__(None, None, None)


async def test_legacy_names_pass(telegram: Emulator, api: Api, anna: Person) -> None:
    await api.text(1001, disable_web_page_preview=True, allow_sending_without_reply=True)
    assert telegram.problems == []


GOOD = {"chat_id": "1", "text": "x"}
SPOILT = [
    ({"text": "x"}, "missing chat_id"),
    ({"chat_id": "1"}, "missing text"),
    ({**GOOD, "colour": "red"}, "unknown parameter colour"),
    ({**GOOD, "parse_mode": "RTF"}, "'RTF' is not one of"),
    ({**GOOD, "message_thread_id": "x"}, "str is not Number"),
    ({**GOOD, "reply_markup": '{"inline_keyboard": [[{"txt": "x"}]]}'}, "unknown"),
    ({**GOOD, "reply_markup": '{"inline_keyboard": {}}'}, "dict is not an array"),
    (
        {**GOOD, "reply_markup": '{"inline_keyboard": [[{"text": "x", "callback_data": ""}]]}'},
        "0 bytes, allowed 1-64",
    ),
]


@pytest.mark.parametrize(("fields", "words"), SPOILT, ids=[words for _, words in SPOILT])
def test_spec_finds_spoilt_requests(fields: dict[str, str], words: str) -> None:
    assert SPEC.request("sendMessage", GOOD) == []
    assert any(words in problem for problem in SPEC.request("sendmessage", fields))


def test_spec_reads_unions_by_their_tag() -> None:
    user = {"id": 1, "is_bot": False, "first_name": "x"}
    assert SPEC.answer("getChatMember", {"status": "left", "user": user}) == []
    assert "missing ChatMemberBanned.until_date" in str(
        SPEC.answer("getChatMember", {"status": "kicked", "user": user})
    )
    assert "'pirate' is not one of" in str(SPEC.answer("getChatMember", {"status": "pirate"}))


def test_spec_wants_uploads_to_be_there() -> None:
    fields = {"chat_id": "1", "document": "attach://a"}
    assert SPEC.request("sendDocument", fields, ["a"]) == []
    assert "was not uploaded" in str(SPEC.request("sendDocument", fields))


def test_spec_wants_one_event_per_update() -> None:
    assert SPEC.update({"update_id": 1}) == ["Update: 0 payloads"]


async def test_commands_by_scope_and_language(telegram: Emulator, api: Api, anna: Person) -> None:
    john = telegram.person("John", id=1002, language="en", started=True)

    async def put(name: str, **fields: Any) -> None:
        commands = [{"command": name, "description": "x"}]
        await api("setMyCommands", commands=commands, **fields)

    await put("default")
    assert anna.commands == [("default", "x")]
    await put("private", scope={"type": "all_private_chats"})
    await put("english", scope={"type": "all_private_chats"}, language_code="en")
    assert (anna.commands, john.commands) == ([("private", "x")], [("english", "x")])
    scope = {"type": "chat", "chat_id": 1001}
    await put("hers", scope=scope)
    assert (await api("getMyCommands", scope=scope)).result[0]["command"] == "hers"
    assert anna.commands == [("hers", "x")]
    await api("deleteMyCommands", scope=scope)
    assert anna.commands == [("private", "x")]


async def test_menu_button_and_descriptions(api: Api, anna: Person) -> None:
    await api("setChatMenuButton", chat_id=1001, menu_button={"type": "commands"})
    assert (await api("getChatMenuButton", chat_id=1001)).result == {"type": "commands"}
    assert (await api("getChatMenuButton")).result == {"type": "default"}
    await api("setMyDescription", description="Школа")
    assert (await api("getMyDescription")).result == {"description": "Школа"}
    await api("setMyShortDescription", short_description="Ш", language_code="ru")
    answer = await api("getMyShortDescription", language_code="ru")
    assert answer.result == {"short_description": "Ш"}


async def test_get_chat(api: Api, anna: Person) -> None:
    assert (await api("getChat", chat_id=1001)).result["first_name"] == "Анна"
    member = (await api("getChatMember", chat_id=1001, user_id=1001)).result
    assert member["status"] == "member"


async def test_edits_change_only_what_they_say(api: Api, anna: Person, clock: Clock) -> None:
    rows = {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}
    sent = await api.text(1001, "раз", reply_markup=rows)
    where = {"chat_id": 1001, "message_id": sent["message_id"]}
    assert (await api("editMessageReplyMarkup", **where)).result["text"] == "раз"
    assert anna.last.buttons == []
    clock.advance(timedelta(minutes=1))
    edited = (await api("editMessageText", **where, text="два", reply_markup=rows)).result
    assert (edited["date"], edited["edit_date"]) == (sent["date"], sent["date"] + 60)
    options = {"is_disabled": True}
    same = await api(
        "editMessageText", **where, text="два", reply_markup=rows, link_preview_options=options
    )
    assert same.result["link_preview_options"] == options


async def test_clock_events(telegram: Emulator, clock: Clock) -> None:
    queue = telegram.listen()
    clock.advance(timedelta(hours=1))
    assert queue.get_nowait() == {"type": "clock", "now": "2026-10-14T06:35:00+00:00"}


def test_clocks() -> None:
    start = datetime(2026, 10, 14, tzinfo=UTC)
    still = Clock(start)
    still.advance(timedelta(minutes=5))
    assert still() == start + timedelta(minutes=5)
    running = Clock.running(start)
    first = running()
    assert start <= first <= running()
    with pytest.raises(ValueError, match="does not go back"):
        still.advance(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="aware"):
        Clock(datetime(2026, 10, 14))  # noqa: DTZ001


async def test_calls_and_ledger(telegram: Emulator, api: Api, anna: Person, clock: Clock) -> None:
    telegram.forgive()
    await api.text(1001, "раз")
    await api("sendMessage", chat_id="@x", text="два")
    await api("getUpdates")
    first, second = telegram.calls()
    assert (first.method, first.chat_id, first.status, first.at) == (
        "sendMessage",
        1001,
        200,
        clock(),
    )
    assert (second.chat_id, second.description) == ("@x", "Bad Request: chat not found")
    assert [(chat, wire["text"]) for chat, wire in telegram.ledger()] == [(1001, "раз")]
    assert len(telegram.calls("getUpdates")) == 1
