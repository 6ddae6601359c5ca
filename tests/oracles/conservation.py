"""Conservation: what came in has come to an end, and nothing due is left lying in the outbox."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from emulator import Emulator
from models.inbox import KEPT
from tests.oracles.truth import Witness

ENDS = ("DONE", "POISON", "DEAD")
FINAL = ("SENT", "VOID", "UNREACHABLE", "EXPIRED", "DEAD", "HELD")


class Conservation:
    """Keeps which updates came into being, and when."""

    def __init__(self) -> None:
        self.queued: dict[int, datetime] = {}

    def breaches(self, telegram: Emulator, witness: Witness, resting: set[int]) -> Iterator[str]:
        """`resting` are chats that may not hear anything yet."""
        states = dict(witness.rows("SELECT update_id, state FROM inbox"))
        for id, state in states.items():
            if state not in ENDS:
                yield f"conservation: update {id} is {state}"
        now = telegram.clock()
        for id, at in self.queued.items():
            old = now - at >= KEPT - timedelta(minutes=1)
            if id < telegram.updates.confirmed and id not in states and not old:
                yield f"conservation: update {id} was confirmed and is not there"
        due = """SELECT n.id, n.due_at, n.state, coalesce(n.chat_id, p.telegram_id, g.chat_id)
            FROM notification n LEFT JOIN person p ON p.id = n.person_id
            LEFT JOIN student_group g ON g.id = n.group_id"""
        rows = [(*row[:3], row[3]) for row in witness.rows(due)]
        later = {row[3] for row in rows if row[2] == "PENDING" and _moment(row[1]) > now}
        for id, at, state, chat in rows:
            waits = chat in resting or chat in later
            if state not in FINAL and not (state == "PENDING" and (_moment(at) > now or waits)):
                yield f"conservation: notification {id} is {state} and due"


def _moment(stored: object) -> datetime:
    return datetime.fromisoformat(str(stored)).replace(tzinfo=UTC)
