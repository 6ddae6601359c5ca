"""Every answer that Telegram, or whatever stands in between, can give to a message."""

import os
import random
import sys
from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramAPIError
from aiogram.methods import SendMessage
from sqlmodel import col, select

from emulator.faults import EXECUTED, Fault
from emulator.refusals import ApiError
from jobs.verdicts import LONGEST_REST, verdict
from models import outbox
from models.outbox import Notification, State
from models.people import Role, person
from tests.conftest import SCHOOL, TOKEN, School
from tests.faults.figures import FULL, Promise
from tests.notes import NOTE, notes

__all__ = ["notes"]

STORMS = int(os.environ.get("STORMS", "50" if FULL else "1"))
PEOPLE, EACH = (60, 3) if FULL else (12, 2)

# What stands in the body, its status, and what becomes of the message; §2.2 of the Bot API facts.
LATER, GONE, DEAD, SENT = None, State.UNREACHABLE, State.DEAD, State.SENT
ANSWERS: list[tuple[int, str, State | None, str | None]] = [
    (200, '{"ok":true,"result":{"message_id":"odd"}}', SENT, None),
    (200, '{"ok":true,"result":true}', SENT, None),
    (200, '{"ok":true,"result":{"message_id":1', LATER, "unknown"),
    (200, "", LATER, "unknown"),
    (200, "<html>Sign in to this hotel</html>", LATER, "unknown"),
    (200, "[]", LATER, "unknown"),
    (302, "<html>Moved</html>", LATER, "unknown"),
    (302, "302 Moved", LATER, "unknown"),
    (400, "400 Bad Request: chat not found", GONE, "never-started"),
    (400, "400 Bad Request: group chat was upgraded to a supergroup chat", LATER, "migrated"),
    (400, "400 Bad Request: can't parse entities: Unsupported start tag", DEAD, "refused"),
    (400, "400 Bad Request: message is too long", DEAD, "refused"),
    (400, "400 Bad Request: wrong file identifier/HTTP URL specified", DEAD, "wrong-file"),
    (400, "400 Bad Request: have no rights to send a message", GONE, "no-rights"),
    (400, "400 Bad Request: not enough rights to send text messages", GONE, "no-rights"),
    (400, "400 Bad Request: CHAT_WRITE_FORBIDDEN", GONE, "no-rights"),
    (400, "400 Bad Request: PEER_ID_INVALID", GONE, "never-started"),
    (400, "400 Bad Request: need administrator rights in the channel chat", DEAD, "refused"),
    (401, "401 Unauthorized", LATER, "token"),
    (403, "403 Forbidden: bot was blocked by the user", GONE, "blocked"),
    (403, "403 Forbidden: user is deactivated", GONE, "deactivated"),
    (403, "403 Forbidden: bot can't initiate conversation with a user", GONE, "never-started"),
    (403, "403 Forbidden: bot was kicked from the supergroup chat", GONE, "kicked"),
    (403, "403 Forbidden: bot is not a member of the channel chat", GONE, "kicked"),
    (403, "403 Forbidden: the group chat was deleted", GONE, "kicked"),
    (403, "403 Forbidden: bot can't send messages to bots", GONE, "bot"),
    (403, "403 Forbidden: something new", GONE, "forbidden"),
    (404, "404 Not Found", LATER, "token"),
    (408, "408 Request Timeout", LATER, "unknown"),
    (409, "409 Conflict: terminated by other getUpdates request", LATER, "unknown"),
    (413, "413 Request Entity Too Large", DEAD, "refused"),
    (429, "429 Too Many Requests: retry after 7", LATER, "flood"),
    (429, "429 Too Many Requests", LATER, "flood"),
    (429, "<html>Too many requests</html>", LATER, "unknown"),
    (500, "500 Internal Server Error", LATER, "unknown"),
    (500, "500 Internal Server Error: restart", LATER, "unknown"),
    (502, "<html><h1>502 Bad Gateway</h1></html>", LATER, "unknown"),
    (504, "504 Gateway Timeout", LATER, "unknown"),
]


def body(answer: str) -> str:
    """`403 Forbidden: …` as the server writes it; anything else as it is."""
    code, _, description = answer.partition(" ")
    if not code.isdigit():
        return answer
    moved = ',"parameters":{"migrate_to_chat_id":-1007}' if "upgraded" in description else ""
    return f'{{"ok":false,"error_code":{code},"description":"{description}"{moved}}}'


@pytest.mark.parametrize(("status", "answer", "state", "trouble"), ANSWERS)
def test_each_answer_has_one_meaning(
    status: int, answer: str, state: State | None, trouble: str | None
) -> None:
    bot = Bot(TOKEN)
    method = SendMessage(chat_id=1, text="x")
    with pytest.raises((AiogramError, TypeError)) as refused:
        bot.session.check_response(bot, method, status, body(answer))
    fate = verdict(refused.value, 0)
    assert (fate.state, fate.trouble) == (state, trouble)
    assert fate.maybe_twice == (trouble == "unknown")
    assert fate.rest <= LONGEST_REST
    if state is LATER and trouble not in ("migrated", "token"):
        assert fate.rest >= timedelta(seconds=8)  # nobody is asked the same again at once


def test_what_nobody_answers_is_given_up_in_the_end() -> None:
    odd = TelegramAPIError(SendMessage(chat_id=1, text="x"), "Teapot")
    assert [verdict(odd, attempts).state for attempts in (0, 4, 5)] == [None, None, State.DEAD]


BROKEN = ("no_parameters_429", "html502", "status500", "reset", "cut", "lost_answer")


class Storm:
    """Three of ten sends go wrong, each in its own way; everything else goes well."""

    def __init__(self, luck: random.Random) -> None:
        self.luck = luck
        self.kinds: Counter[str] = Counter()
        self.pending: list[Fault] = []

    def take(self, method: str, chat_id: str) -> Fault | None:
        if method != "sendMessage" or self.luck.random() > 0.3:
            return None
        seconds = self.luck.choice((1, 5, 17, 60))
        flood = ApiError(429, f"retry after {seconds}", retry_after=seconds)
        kind: Any = self.luck.choice(("refusal", "refusal", *BROKEN))
        error = {"status500": ApiError(500), "no_parameters_429": ApiError(429, "retry after 9")}
        self.kinds[kind] += 1
        return Fault(method, kind, error.get(kind, flood), int(chat_id), 1)


async def crowd(school: School) -> dict[int, int]:
    """Many people with telephones; person by chat."""
    async with school.writing() as session:
        everybody = []
        for number in range(PEOPLE):
            school.telegram.person("Родитель", str(number), id=20_000 + number, started=True)
            everybody.append(
                person(f"Родитель {number}", Role.PARENT, zone=SCHOOL, telegram_id=20_000 + number)
            )
        session.add_all(everybody)
        await session.flush()
        return {one.telegram_id or 0: one.id for one in everybody}


def early(calls: list[Any]) -> int:
    """How many calls went to a chat before Telegram wanted to hear of it again."""
    paused: dict[int, datetime] = {}
    found = 0
    for call in calls:
        found += call.at < paused.get(call.chat_id, call.at)
        if call.status == 429:
            words = str(call.description)
            paused[call.chat_id] = call.at + timedelta(seconds=int(words.rsplit(" ", 1)[1]))
    return found


@pytest.mark.usefixtures("notes")
async def test_a_storm_costs_time_and_second_copies_and_nothing_else(
    school: School, promise: Promise
) -> None:
    seed = int(os.environ.get("SEED", random.SystemRandom().randrange(10**6)))
    sys.stdout.write(f"SEED={seed}\n")  # shown if it fails
    luck, people, copies, faults, about = random.Random(seed), await crowd(school), 0, 0, 0
    for _ in range(STORMS):
        storm = Storm(luck)
        calm, school.telegram.server.faults = school.telegram.server.faults, storm  # type: ignore[assignment]
        done, begun = len(school.telegram.calls("sendMessage")), len(school.telegram.ledger())
        async with school.writing() as session:
            for _each in range(EACH):
                about += 1
                for somebody in people.values():
                    outbox.notify(session, somebody, NOTE, 1 + about % 4, at=school.clock())
        await school.telegram.settle(60)
        while await waiting(school):
            await school.passes(seconds=luck.choice((3, 8, 20)))
        school.telegram.server.faults = calm
        calls = school.telegram.calls("sendMessage")[done:]
        assert early(calls) == 0
        heard: dict[int, list[str]] = {chat: [] for chat in people}
        for chat, said in school.telegram.ledger()[begun:]:
            heard.get(chat, []).append(str(said["text"]))  # others may be reminded of lessons
        wanted = [f"№ {1 + n % 4}" for n in range(about - EACH + 1, about + 1)]
        for texts in heard.values():
            once = [t for n, t in enumerate(texts) if n == 0 or texts[n - 1] != t]
            assert [text.partition("№")[2][:2].strip() for text in once] == [
                text[2:] for text in wanted
            ]
        arrived = sum(storm.kinds[kind] for kind in EXECUTED)
        extra = sum(map(len, heard.values())) - PEOPLE * EACH
        assert extra == arrived  # each lost answer of a message that had arrived
        copies, faults = copies + extra, faults + sum(storm.kinds.values())
    promise("P3", f"0 of {STORMS * PEOPLE * EACH} messages missing under {faults} bad answers")
    promise("P4", f"{copies} extra copies, one for each answer that got lost on its way")
    promise("P5", f"0 inversions in {STORMS * PEOPLE} queues")
    promise("P8", f"0 calls to a paused chat in {STORMS} storms of {faults} bad answers")


async def waiting(school: School) -> int:
    async with school.app.store.reading() as session:
        rows = select(Notification.id).where(col(Notification.state) == State.PENDING)
        return len((await session.exec(rows)).all())
