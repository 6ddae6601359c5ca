"""The page of the emulator, in a real browser against a small bot of its own."""

import asyncio
import contextlib
import json
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, async_playwright, expect

from emulator import Clock, Emulator, Group, Person
from emulator.stage import Stage

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOKEN = "42:TEST"
PICTURE = (
    b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x00\x00\x00\x00\x00,"
    b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
)
KEYS = {"keyboard": [[{"text": "Расписание"}, {"text": "Долги"}]], "resize_keyboard": True}
CARD = (
    "<b>Урок</b> в <tg-time unix='1791954000' format='t'>10:00</tg-time>, "
    "<tg-spoiler>контрольная</tg-spoiler>, <code>8D</code>, /help"
)
CARD_KEYS = [
    [
        {"text": "Да", "callback_data": "yes", "style": "success"},
        {"text": "Болею", "callback_data": "sick", "style": "danger"},
    ],
    [
        {"text": "Пригласить", "url": "https://t.me/school_bot?start=inv_42"},
        {"text": "Решено", "disabled": {}},
    ],
]

pytestmark = pytest.mark.asyncio(loop_scope="module")
browser_needed = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: the page was not opened"),
]


class Bot:
    """Enough of a bot to make the page show everything that it can show."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self._http = http
        self._url = f"{url}/bot{TOKEN}/"

    async def call(self, method: str, **arguments: Any) -> Any:
        async with self._http.post(self._url + method, json=arguments) as response:
            return (await response.json()).get("result")

    async def run(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=50) or ():
                offset = update["update_id"] + 1
                if "callback_query" in update:
                    await self._pressed(update["callback_query"])
                elif "message" in update:
                    await self._heard(update["message"])

    async def _pressed(self, query: dict[str, Any]) -> None:
        message, alert = query["message"], query["data"] == "sick"
        await self.call(
            "answerCallbackQuery",
            callback_query_id=query["id"],
            text="Выздоравливайте!" if alert else "Принято",
            show_alert=alert,
        )
        if not alert:
            await self.call(
                "editMessageText",
                chat_id=message["chat"]["id"],
                message_id=message["message_id"],
                text="Решено: да",
            )

    async def _heard(self, message: dict[str, Any]) -> None:
        chat, text, sender = message["chat"]["id"], message.get("text", ""), message["from"]
        match text.partition(" ")[0].partition("@")[0]:
            case "/start":
                hello = f"Здравствуйте, {sender['first_name']}! {text[7:]}"
                await self.call("sendMessage", chat_id=chat, text=hello, reply_markup=KEYS)
            case "Расписание":
                await self.call(
                    "sendMessage",
                    chat_id=chat,
                    text=CARD,
                    parse_mode="HTML",
                    reply_markup={"inline_keyboard": CARD_KEYS},
                )
            case "/progress":
                await self.call(
                    "sendMessage",
                    chat_id=chat,
                    text="Два долга",
                    ephemeral_message_parameters={"receiver_user_id": sender["id"]},
                )
            case _ if chat > 0:
                await self.call("sendMessage", chat_id=chat, text=f"Слышу: {text}")


@dataclass
class School:
    telegram: Emulator
    bot: Bot
    anna: Person
    lisa: Person
    olga: Person
    group: Group


@pytest_asyncio.fixture(loop_scope="module")
async def school() -> AsyncIterator[School]:
    clock = Clock(datetime(2026, 10, 14, 5, 35, tzinfo=UTC))
    telegram = Emulator(TOKEN, clock, username="school_bot", name="Тьютор")
    anna = telegram.person("Анна", "Соколова", id=1001)
    lisa = telegram.person("Лиза", "Кузнецова", id=1002)
    olga = telegram.person("O'Нил <b>3</b>", "& Ко", id=1003)
    group = telegram.group("8-Д", anna, lisa, olga, id=-100500)
    Stage(
        telegram,
        {"ru": "Школа", "en": "School"},
        [1001, 1002, -100500],
        notes={1003: {"ru": "мама <i>Лизы</i>", "en": "Lisa’s mother"}},
        zone="Asia/Yekaterinburg",
        zones={1002: "Europe/Kaliningrad"},
    )
    async with telegram, aiohttp.ClientSession() as http, asyncio.TaskGroup() as tasks:
        bot = Bot(http, telegram.url)
        running = tasks.create_task(bot.run())
        yield School(telegram, bot, anna, lisa, olga, group)
        telegram.forgive()
        running.cancel()


@dataclass
class Tab:
    page: Page
    complaints: list[str]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def tab() -> AsyncIterator[Tab]:
    """One browser with one tab; every emulator has a port, and thereby a storage, of its own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(reduced_motion="reduce")
        page.set_default_timeout(5000)
        opened = Tab(page, [])
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.on(
            "console",
            lambda line: opened.complaints.append(line.text) if line.type == "error" else None,
        )
        yield opened
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def page(tab: Tab, school: School) -> AsyncIterator[Page]:
    """The open page; whatever the browser complains about fails the test."""
    await tab.page.set_viewport_size({"width": 1440, "height": 900})
    await tab.page.goto(school.telegram.url)
    await expect(tab.page.locator(".pane")).to_have_count(3)
    yield tab.page
    await tab.page.goto("about:blank")
    complaints, tab.complaints[:] = list(tab.complaints), []
    assert complaints == []


def pane(page: Page, number: int) -> Locator:
    return page.locator(".pane").nth(number)


async def writes(phone: Locator, text: str) -> None:
    await phone.locator("textarea").fill(text)
    await phone.locator("textarea").press("Enter")


async def seat(phone: Locator, chat: int) -> None:
    await phone.locator(".who").click()
    await phone.locator(f".chooser [data-id='{chat}']").click()


async def choose(phone: Locator, item: str) -> None:
    await phone.locator(".actions").click()
    await phone.get_by_role("menuitem", name=item).click()


class TestPage:
    pytestmark = browser_needed

    async def test_conversation_with_keyboards(self, school: School, page: Page) -> None:
        phone = pane(page, 0)
        await phone.get_by_role("button", name="Запустить").click()
        await expect(phone.locator(".bubble").last).to_contain_text("Здравствуйте, Анна!")
        await phone.locator(".reply-keys").get_by_text("Расписание").click()
        card = phone.locator(".bubble").last
        await expect(card.locator("strong")).to_have_text("Урок")
        await expect(card.locator(".text > time")).to_have_text("10:00")
        await expect(card.locator(".spoiler.shown")).to_have_count(0)
        await card.locator(".spoiler").click()
        await expect(card.locator(".spoiler.shown")).to_have_text("контрольная")
        await expect(phone.locator(".key-success")).to_have_text("Да")
        await phone.locator(".keyboard-button").click()
        await expect(phone.locator(".reply-keys")).to_have_count(0)
        await phone.get_by_role("button", name="Решено").click(force=True)
        await expect(phone.locator(".toast")).to_have_text("Эта кнопка больше не действует")
        await card.get_by_role("button", name="/help").click()
        await expect(phone.locator(".bubble").last).to_contain_text("Слышу: /help")
        assert school.anna.last.text == "Слышу: /help"

    async def test_press_shows_toast_edit_and_alert(self, school: School, page: Page) -> None:
        await school.anna.sends("Расписание")
        phone = pane(page, 0)
        await phone.locator(".keys").get_by_text("Болею").click()
        await expect(phone.get_by_role("alertdialog")).to_contain_text("Выздоравливайте!")
        await phone.get_by_role("alertdialog").get_by_role("button").click()
        await expect(phone.get_by_role("alertdialog")).to_have_count(0)
        await phone.locator(".keys").get_by_text("Да", exact=True).click()
        await expect(phone.locator(".toast")).to_have_text("Принято")
        await expect(phone.locator(".bubble").last).to_contain_text("Решено: да")
        await expect(phone.locator(".bubble").last.locator(".edited")).to_have_text("изменено")
        assert (school.anna.toasts, school.anna.last.edited) == (
            ["Выздоравливайте!", "Принято"],
            True,
        )

    async def test_invitation_starts_the_bot_for_whoever_holds_the_phone(
        self, school: School, page: Page
    ) -> None:
        await school.anna.sends("Расписание")
        phone = pane(page, 0)
        await phone.locator(".keys").get_by_text("Пригласить").click(button="right")
        await phone.get_by_role("menuitem", name="Лиза Кузнецова").click()
        await expect(pane(page, 1).locator(".bubble").last).to_contain_text("Лиза! inv_42")
        await phone.locator(".keys").get_by_text("Пригласить").click()
        await expect(phone.locator(".bubble").last).to_contain_text("Анна! inv_42")

    async def test_names_are_never_markup(self, school: School, page: Page) -> None:
        phone = pane(page, 0)
        await seat(phone, school.olga.id)
        await expect(phone.locator(".name b")).to_have_text("O'Нил <b>3</b> & Ко")
        await expect(phone.locator(".note")).to_have_text("мама <i>Лизы</i>")
        await school.olga.sends("/start")
        await writes(phone, "<img src=x onerror=alert(1)>")
        await expect(phone.locator(".bubble").last).to_contain_text("Слышу: <img src=x")
        await school.olga.sends("всем <b>привет</b>", where=school.group)
        await expect(pane(page, 2).locator(".sender")).to_have_text("O'Нил <b>3</b> & Ко")
        assert await page.locator(".bubble img, .note i, .name b b").count() == 0

    async def test_ephemeral_is_seen_by_one_person(self, school: School, page: Page) -> None:
        commands = [{"command": "progress", "description": "Успехи", "is_ephemeral": True}]
        await school.bot.call("setMyCommands", commands=commands, scope={"type": "all_group_chats"})
        phone = pane(page, 2)
        await phone.locator(".speaker").click()
        await phone.locator(f".speakers [data-id='{school.lisa.id}']").click()
        await phone.locator(".commands-button").click()
        await phone.get_by_role("option", name="/progress").click()
        await expect(phone.locator(".bubble").last).to_contain_text("Два долга")
        await expect(phone.locator(".only-you").last).to_have_text("видно только вам")
        await phone.locator(".speaker").click()
        await phone.locator(f".speakers [data-id='{school.olga.id}']").click()
        await expect(phone.locator(".bubble")).to_have_count(0)
        assert [heard.text for heard in school.lisa.heard(school.group)] == ["Два долга"]

    async def test_block_and_network(self, school: School, page: Page) -> None:
        first, second = pane(page, 0), pane(page, 1)
        await choose(first, "Заблокировать бота")
        await expect(first.locator(".big")).to_have_text("Разблокировать бота")
        blocked = [school.anna.blocked]
        await first.locator(".big").click()
        await expect(first.locator(".big")).to_have_text("Запустить")
        assert [*blocked, school.anna.blocked] == [True, False]
        await school.lisa.sends("/start")
        await expect(second.locator(".bubble")).to_have_count(2)
        await choose(second, "Пропала сеть")
        await expect(second.locator(".note")).to_have_text("ожидание сети…")
        await school.bot.call("sendMessage", chat_id=school.lisa.id, text="Пока вас не было")
        await writes(second, "слышно?")
        await expect(second.locator(".toast")).to_have_text("Нет сети: ничего не отправлено")
        await expect(second.locator(".bubble")).to_have_count(2)
        await choose(second, "Сеть вернулась")
        await expect(second.locator(".bubble").last).to_contain_text("Пока вас не было")

    async def test_clock_and_own_time(self, school: School, page: Page) -> None:
        moment = page.locator(".moment")
        await expect(moment).to_contain_text("10:35")
        await expect(moment).to_contain_text("среда, 14 октября 2026")
        await expect(pane(page, 1).locator(".note time")).to_have_text("07:35")
        await page.get_by_role("button", name="+10 мин").click()
        await expect(moment).to_contain_text("10:45")
        await page.get_by_role("button", name="+1 ч").click()
        await expect(moment).to_contain_text("11:45")
        await page.get_by_role("button", name="Утро").click()
        await expect(moment).to_contain_text("08:00")
        await expect(moment).to_contain_text("четверг, 15 октября")
        assert school.telegram.clock() == datetime(2026, 10, 15, 3, 0, tzinfo=UTC)

    async def test_flood_and_calls(self, school: School, page: Page) -> None:
        flood = page.get_by_role("switch", name="Сбой 429")
        await flood.click()
        await expect(flood).to_have_attribute("aria-checked", "true")
        await page.get_by_role("button", name="Вызовы Bot API").click()
        await writes_start(pane(page, 0))
        call = page.locator(".call").last
        await expect(call.locator(".status")).to_have_text("429")
        await expect(call.locator(".reason")).to_have_text("Too Many Requests: retry after 5")
        assert school.telegram.calls()[-1].answer["parameters"] == {"retry_after": 5}
        await flood.click()
        await expect(flood).to_have_attribute("aria-checked", "false")
        await school.anna.sends("Долги")
        await expect(page.locator(".call").last.locator(".status")).to_have_text("200")
        assert school.anna.last.text == "Слышу: Долги"

    async def test_language(self, page: Page) -> None:
        await expect(page).to_have_title("Школа")
        await page.get_by_role("button", name="EN", exact=True).click()
        await expect(page).to_have_title("School")
        await expect(page.locator(".moment")).to_contain_text("Wednesday")
        await expect(pane(page, 0).locator(".big")).to_have_text("Start")
        cyrillic = page.locator("#bar, .composer").filter(has_text="ы")
        assert await cyrillic.count() == 0
        await page.reload()
        await expect(page.locator("h1")).to_have_text("School")

    async def test_files_replies_and_edits(self, school: School, page: Page) -> None:
        phone = pane(page, 0)
        await school.anna.sends("/start")
        for item, name, content in (("Файл", "долги.txt", b"two"), ("Фото", "a.gif", PICTURE)):
            await phone.locator(".attach").click()
            async with page.expect_file_chooser() as chosen:
                await phone.get_by_role("menuitem", name=item).click()
            await (await chosen.value).set_files(
                {"name": name, "mimeType": "application/octet-stream", "buffer": content}
            )
        await expect(phone.locator(".card b")).to_have_text("долги.txt")
        await expect(phone.locator("img.photo")).to_be_visible()
        await writes(phone, "первое")
        await expect(phone.locator(".bubble").last).to_contain_text("Слышу: первое")
        await phone.locator(".row").last.hover()
        await phone.locator(".row").last.get_by_role("button", name="Ответить").click()
        await writes(phone, "второе")
        await expect(phone.locator(".own .quoted").last).to_contain_text("Слышу: первое")
        await phone.locator("textarea").press("ArrowUp")
        await writes(phone, "третье")
        await expect(phone.locator(".own .bubble").last).to_contain_text("третьеизменено")

    async def test_unread_scrolling_and_narrow_window(self, school: School, page: Page) -> None:
        phone = pane(page, 0)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await school.anna.sends("/start")
        for number in range(20):
            await school.bot.call("sendMessage", chat_id=school.anna.id, text=f"№{number}")
        await expect(phone.locator(".bubble").last).to_be_in_viewport()
        await phone.locator(".feed").evaluate("feed => feed.scrollTo(0, 0)")
        await expect(phone.locator(".jump")).to_be_visible()
        await school.bot.call("sendMessage", chat_id=school.anna.id, text="новое")
        await expect(phone.locator(".jump .badge")).to_have_text("1")
        await phone.locator(".jump").click()
        await expect(phone.locator(".bubble").last).to_be_in_viewport()
        await page.set_viewport_size({"width": 400, "height": 800})
        await expect(phone.locator(".bubble").last).to_be_in_viewport()
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    async def test_group_that_becomes_a_supergroup(self, school: School, page: Page) -> None:
        small = school.telegram.group("5-Д", school.anna, id=-77, kind="group")
        phone = pane(page, 2)
        await seat(phone, small.id)
        await choose(phone, "Сделать супергруппой")
        await expect(phone.locator(".service").last).to_have_text("Группа стала супергруппой")
        await expect(phone).to_have_attribute("data-chat", str(small.id))
        assert small.id != -77
        await choose(phone, "Убрать бота из группы")
        await expect(phone.locator(".head")).to_contain_text("1 участник")
        await phone.locator(".actions").click()
        await expect(phone.get_by_role("menuitem", name="Вернуть бота")).to_be_visible()


async def writes_start(phone: Locator) -> None:
    await phone.get_by_role("button", name="Запустить").click()
    await expect(phone.locator(".bubble").first).to_contain_text("/start")


async def ask(school: School, body: Any, **headers: str) -> tuple[int, str]:
    sent = body if isinstance(body, str) else json.dumps(body)
    headers = {"Content-Type": "application/json"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{school.telegram.url}/stage/act", data=sent, headers=headers) as answer,
    ):
        text = await answer.text()
        with contextlib.suppress(ValueError):
            text = json.loads(text).get("error", "")
        return answer.status, text


class TestServer:
    @pytest.mark.parametrize(
        ("body", "sentence"),
        [
            ("{", "the body is not JSON"),
            ("[]", "the body must be an object"),
            ({}, "do must be a text that is not empty"),
            ({"do": "fly"}, "unknown act 'fly'"),
            ({"do": "send", "as": 5, "chat": 5, "text": "x"}, "there is no such person"),
            ({"do": "send", "as": "1001", "chat": 1001}, "as must be a whole number"),
            ({"do": "send", "as": 1001, "chat": 1002, "text": "x"}, "there is no such chat"),
            (
                {"do": "send", "as": 1001, "chat": 1001, "text": " "},
                "text must be a text that is not empty",
            ),
            (
                {"do": "send", "as": 1001, "chat": 1001, "text": "я" * 4097},
                "text is longer than 4096 characters",
            ),
            (
                {"do": "tap", "as": 1001, "chat": 1001, "message_id": 9, "row": 0, "column": 0},
                "the message is gone",
            ),
            (
                {"do": "file", "as": 1001, "chat": 1001, "name": "a", "content": "?"},
                "content must be base64",
            ),
            ({"do": "block", "as": 1001, "on": 1}, "on must be true or false"),
            (
                {"do": "clock", "minutes": -1},
                "the clock goes forward, at most a month at a time",
            ),
            (
                {"do": "migrate", "chat": -100500},
                "only a basic group can become a supergroup",
            ),
        ],
    )
    async def test_bad_requests_are_refused_with_a_sentence(
        self, school: School, body: Any, sentence: str
    ) -> None:
        assert await ask(school, body) == (400, sentence)

    async def test_state_shows_the_whole_world(self, school: School) -> None:
        await school.anna.sends("/start")
        async with (
            aiohttp.ClientSession() as http,
            http.get(f"{school.telegram.url}/stage/state") as answer,
        ):
            state = await answer.json()
        assert state["panes"] == [
            {"chat": 1001, "as": 1001},
            {"chat": 1002, "as": 1002},
            {"chat": -100500, "as": 1001},
        ]
        texts = [record["message"]["text"] for record in state["chats"]["1001"]]
        assert texts == ["/start", "Здравствуйте, Анна!"]
        assert state["calls"][-1]["method"] == "sendMessage"

    async def test_button_that_is_gone_or_silent(self, school: School) -> None:
        await school.anna.sends("Расписание")
        tap = {"do": "tap", "as": 1001, "chat": 1001, "message_id": school.anna.last.message_id}
        assert await ask(school, {**tap, "row": 7, "column": 0}) == (
            400,
            "the message no longer has this button",
        )
        assert await ask(school, {**tap, "row": 1, "column": 1}) == (
            400,
            "this button sends nothing to the bot",
        )

    async def test_a_forum_takes_the_bot_in_to_govern_its_topics(self, school: School) -> None:
        forum = school.telegram.group("Семьи", school.anna, id=-100900, bot="left", forum=True)
        body = {"do": "bot", "as": school.anna.id, "chat": forum.id, "on": True}
        for act in (body, {**body, "chat": school.group.id}):
            assert await ask(school, act) == (200, "")
        bot = school.telegram.world.bot_id
        assert [chat.members[bot] for chat in (forum.chat, school.group.chat)] == [
            "administrator",
            "member",
        ]

    async def test_blocked_bot_gets_nothing(self, school: School) -> None:
        await school.anna.blocks_bot()
        status, sentence = await ask(school, {"do": "send", "as": 1001, "chat": 1001, "text": "x"})
        assert (status, "has blocked the bot" in sentence) == (400, True)

    async def test_other_web_pages_may_not_drive_it(self, school: School) -> None:
        step = {"do": "clock", "minutes": 10}
        before = school.telegram.clock()
        assert (await ask(school, step, Origin="https://example.org"))[0] == 403
        assert (await ask(school, step, Host="example.org"))[0] == 403
        assert (await ask(school, step, Content_Type="text/plain"))[0] == 400
        assert school.telegram.clock() == before
        assert await ask(school, step, Origin=school.telegram.url) == (200, "")
        assert school.telegram.clock() > before

    async def test_documents_are_downloads_and_pictures_are_shown(self, school: School) -> None:
        await school.anna.sends_file("page.html", b"<script>alert(1)</script>")
        await school.anna.sends_photo(PICTURE)
        chat = school.telegram.world.chats[school.anna.id]
        wires = [message.wire for message in chat.log]
        document = next(wire["document"] for wire in wires if "document" in wire)
        photo = next(wire["photo"][-1] for wire in wires if "photo" in wire)
        seen = []
        async with aiohttp.ClientSession(school.telegram.url) as http:
            for file_id in (document["file_id"], photo["file_id"], "unknown"):
                async with http.get(f"/stage/file/{file_id}") as answer:
                    disposition = answer.headers.get("Content-Disposition")
                    seen.append((answer.status, answer.content_type, disposition))
        assert seen == [
            (200, "application/octet-stream", "attachment"),
            (200, "image/jpeg", None),
            (404, "application/json", None),
        ]
