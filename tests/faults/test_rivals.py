"""Whoever decides at the same moment as somebody else, and whatever comes more than once.

The quick tier plays 25 races of decisions and 100 repeated updates, `FAULTS=full` 10,000 and
50,000; `SEED=7` plays those of a failure again.
"""

import asyncio
import os
import random
import sys
from collections import Counter
from datetime import timedelta
from typing import Any

from sqlalchemy import delete, update
from sqlmodel import col, func, select

from models import reassignment
from models.base import Refusal
from models.inbox import Inbox, InboxState
from models.outbox import Notification
from models.people import Person
from models.reassignment import Request, RequestState, RequestStep
from models.reassignment.tables import AlreadySettled
from models.receipts import Receipt
from tests.conftest import School
from tests.faults.figures import FULL, Promise
from tests.notes import inbox_of
from tests.test_changes import THURSDAY, published
from tests.test_reassignment import asks_to_move, only
from tests.test_receiver import hears, message

RACES = int(os.environ.get("RACES", "10000" if FULL else "25"))
REPEATED = int(os.environ.get("REPEATED", "50000" if FULL else "100"))
MOST_RIVALS = 8


def chance() -> random.Random:
    seed = int(os.environ.get("SEED", random.SystemRandom().randrange(10**6)))
    sys.stdout.write(f"SEED={seed}\n")  # shown if it fails
    return random.Random(seed)


class Race:
    """Several people who all want to settle the same request, each in their own way."""

    def __init__(self, school: School, request_id: int) -> None:
        self.school, self.request_id = school, request_id

    async def set_up(self) -> None:
        """The request is open, as if nobody had ever said anything."""
        async with self.school.app.store.writing() as session:
            await session.exec(delete(RequestStep))
            await session.exec(delete(Notification))
            await session.exec(update(Request).values(state=RequestState.AGREED))

    async def decides(self, who: str) -> str | AlreadySettled:
        """The name of the winner, or what a loser is told."""
        at = self.school.clock()
        try:
            async with self.school.app.store.writing() as session:
                by = await session.get_one(Person, self.school.ids[who])
                request = await session.get_one(Request, self.request_id)
                if who == "anna":
                    await reassignment.refuse(session, request, "нет", by=by, at=at)
                else:
                    await reassignment.withdraw(session, request, by=by, at=at)
                return by.called
        except AlreadySettled as settled:
            return settled


async def test_of_all_who_decide_at_once_one_wins_and_the_others_hear_who(
    school: School, promise: Promise
) -> None:
    school.oracles.forgive("ledger")  # each race deletes what the last has left
    await asks_to_move(school)
    race, luck = Race(school, (await only(school)).id), chance()
    won: Counter[str] = Counter()
    for number in range(RACES):
        await race.set_up()
        rivals = ["anna", "liza", *luck.choices(["anna", "liza"], k=luck.randrange(7))]
        luck.shuffle(rivals)
        ends = await asyncio.gather(*map(race.decides, rivals))
        winners = [end for end in ends if isinstance(end, str)]
        losers = [end for end in ends if isinstance(end, Refusal)]
        assert len(winners) == 1, number
        assert len(losers) == len(rivals) - 1
        assert {loser.facts["name"] for loser in losers} == set(winners)
        assert {loser.facts["at"] for loser in losers} == {school.clock()}
        won[winners[0]] += 1
    async with school.app.store.reading() as session:
        assert (await session.exec(select(func.count(col(RequestStep.id))))).one() == 1
    assert len(won) == 2
    promise("P13", f"{RACES} races of 2 to {MOST_RIVALS}: one winner each, all losers told")


async def test_the_same_with_buttons_on_two_telephones(school: School) -> None:
    await asks_to_move(school)
    await school.dmitry.taps("Согласен(на)")
    await school.anna.taps("Выбрать время")
    card = school.anna.last
    for _ in range(3):
        school.anna.presses(card, card.data(THURSDAY))
    await school.telegram.acted(wait=True)
    request = await only(school)
    assert request.state is RequestState.ASSIGNED
    async with school.app.store.reading() as session:
        steps = (await session.exec(select(RequestStep.state))).all()
    assert steps.count(RequestState.ASSIGNED) == 1
    assert "Анна Петровна" in card.text  # the late taps show who has decided, and what
    assert len([m for m in school.liza.heard() if "изменение" in m.text.lower()]) == 1


class Repeater:
    """Sends each update up to five times, in any order within a hundred, and old ones again."""

    def __init__(self, school: School, luck: random.Random) -> None:
        self.school, self.luck = school, luck
        self.past: list[dict[str, Any]] = []
        self.cards = {
            name: actor.last.message_id for name, actor in school.actors.items() if actor.heard()
        }

    def press(self, number: int, who: str, data: str) -> dict[str, Any]:
        user = dict(self.school.actors[who].user)
        chat = {"id": user["id"], "type": "private", "first_name": user["first_name"]}
        shown = {"message_id": self.cards[who], "date": 0, "chat": chat}
        query = {"id": str(number), "from": user, "message": shown, "data": data}
        return {"update_id": number, "callback_query": query | {"chat_instance": "1"}}

    def spoilt(self, fresh: list[dict[str, Any]]) -> list[dict[str, Any]]:
        copies = [one for one in fresh for _ in range(self.luck.randrange(1, 6))]
        copies += self.luck.choices(self.past, k=len(fresh) // 10) if self.past else []
        self.luck.shuffle(copies)
        self.past = (self.past + fresh)[-1000:]
        return copies


async def test_what_comes_five_times_in_any_order_happens_once(
    school: School, promise: Promise
) -> None:
    await published(school)
    luck = chance()
    buttons = {
        who: [button for row in school.actors[who].last.inline for button in row]
        for who in ("liza", "papa", "dmitry")
    }
    source, ear, sent = Repeater(school, luck), hears(school), 0
    calls = len(school.telegram.calls("answerCallbackQuery"))
    while sent < REPEATED:
        fresh = []
        for number in range(sent + 1, sent + 101):
            if luck.random() < 0.3:
                fresh.append(message(school, number, "/today"))
            else:  # the same press under a new number: a double tap
                who = luck.choice(list(buttons))
                fresh.append(source.press(number, who, buttons[who][0]["callback_data"]))
        sent += len(fresh)
        copies = source.spoilt(fresh)
        while copies:
            await ear.keep(copies[:100])
            copies = copies[100:]
        await school.quiet()
        answered = len(school.telegram.calls("answerCallbackQuery")) - calls
        calls += answered
        assert answered == sum("callback_query" in one for one in fresh)  # each number once
        if sent % 5000 == 0:
            school.clock.advance(timedelta(minutes=30))
    rows = [row for row in await inbox_of(school) if row.update_id <= sent]
    assert [row.state for row in rows] == [InboxState.DONE] * sent
    async with school.app.store.reading() as session:
        receipts = (await session.exec(select(Receipt))).all()
        assert len({row.update_id for row in (await session.exec(select(Inbox))).all()}) >= sent
    assert len(receipts) <= len(buttons)
    told = Counter(
        chat for chat, m in school.telegram.ledger() if "изменение" in str(m.get("text"))
    )
    assert max(told.values()) == 1
    promise("P2", f"0 double effects of {sent} updates, each up to five times, out of order")
