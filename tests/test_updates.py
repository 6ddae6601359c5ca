"""Updates as other people's bots have met them, through the real receiver: none stops this one."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from bot import handling
from bot.receiver import Receiver
from models.inbox import InboxState
from tests.conftest import School
from tests.faults.figures import FULL
from tests.notes import inbox_of

COLLECTED = Path(__file__).parents[2] / "shared" / "data" / "telegram-updates" / "updates.jsonl"
FINAL = {InboxState.DONE, InboxState.POISON}

pytestmark = [
    pytest.mark.skipif(
        not COLLECTED.exists(),
        reason="the collected updates are kept beside the project, not in it",
    )
]


def collected() -> list[dict[str, Any]]:
    return [json.loads(line)["update"] for line in COLLECTED.read_text().splitlines()]


def peopled(update: dict[str, Any], school: School, dice: random.Random) -> dict[str, Any]:
    """The same update, now and then from somebody whom the school knows.

    Documents stay with strangers: nobody has the files that these updates name.
    """
    event = next((value for value in update.values() if isinstance(value, dict)), {})
    if isinstance(event.get("from"), dict) and "document" not in event and dice.random() < 0.5:
        actor = dice.choice([school.anna, school.liza, school.mama])
        event["from"] = {**event["from"], "id": actor.id, "is_bot": False}
        place = event if "chat" in event else event.get("message")
        if isinstance(place, dict) and place.get("chat", {}).get("type") == "private":
            place["chat"] = {**place["chat"], "id": actor.id}
    return update


@pytest.mark.parametrize("order", ["as collected", *range(1, 4 if FULL else 2)])
async def test_all_come_to_an_end(
    school: School, monkeypatch: pytest.MonkeyPatch, order: str | int
) -> None:
    monkeypatch.setattr(handling, "BACK_OFF", (0, 0))
    school.telegram.forgive()  # made-up chats and messages can't be answered properly
    app = school.app
    ear = Receiver(app.bot, app.store, app.clock, app.workers.take)
    dice = random.Random(order)
    updates = collected()
    if order != "as collected":
        dice.shuffle(updates)
        updates = [peopled(update, school, dice) for update in updates]
    numbered = [{**update, "update_id": number} for number, update in enumerate(updates, 1)]
    for _ in range(2):  # and once more: Telegram repeats what it has not seen confirmed
        for first in range(0, len(numbered), 100):
            await ear.keep(numbered[first : first + 100])
            await school.telegram.settle()
    rows = await inbox_of(school)
    assert len(rows) == len(numbered) > 300
    unfinished = [
        (row.state, numbered[row.update_id - 1]) for row in rows if row.state not in FINAL
    ]
    assert unfinished == []
