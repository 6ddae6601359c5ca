"""Ledger: whom a notification is for is fixed when it is made, and nobody else gets it."""

from collections import defaultdict
from collections.abc import Iterator

from emulator import Emulator
from emulator.server import Call
from tests.oracles.truth import Witness

CHATS = """
    SELECT n.id, n.person_id, n.group_id, n.chat_id, p.telegram_id, g.chat_id, n.state,
    n.message_id, n.kind || n.about || n.due_at FROM notification n
    LEFT JOIN person p ON p.id = n.person_id
    LEFT JOIN student_group g ON g.id = n.group_id WHERE n.id > ?
"""


class Ledger:
    """Keeps who was expected in which chat, and who has written to the bot before they heard it."""

    def __init__(self) -> None:
        self.expected: dict[int, tuple[int | None, int | None, str]] = {}
        self.chats: dict[int, set[int | None]] = defaultdict(set)
        self.wrote: set[int] = set()
        self.uncalled: list[tuple[int, int]] = []
        self._last = 0

    def look(self, witness: Witness) -> None:
        """Note whoever has been put into the outbox since the last look."""
        self._note(witness, self._last)

    def _note(self, witness: Witness, after: int) -> None:
        for id, person, group, chat, account, group_chat, *_, what in witness.rows(CHATS, after):
            self._last = max(self._last, id)
            self.expected.setdefault(id, (person, group, what))
            self.chats[id] |= {chat or account or group_chat}

    def hears(self, call: Call) -> None:
        """A message that went to somebody who has never said a word must be owed to them."""
        private = isinstance(call.chat_id, int) and call.chat_id > 0
        if private and call.status == 200 and call.method.startswith("send"):
            chat = int(call.chat_id or 0)
            message = call.answer["result"]
            numbers = message if isinstance(message, list) else [message]
            if chat not in self.wrote and call.method != "sendChatAction":
                self.uncalled += [(chat, one["message_id"]) for one in numbers]

    def breaches(self, telegram: Emulator, witness: Witness) -> Iterator[str]:
        """What was sent to others than those it was for, or to nobody's order."""
        self._note(witness, 0)
        accepted = {(chat, wire["message_id"]) for chat, wire in telegram.ledger()}
        moved = {id: chat.migrated_to for id, chat in telegram.world.chats.items()}
        owed: dict[int | None, int] = defaultdict(int)
        for id, person, group, _, _, _, state, message, what in witness.rows(CHATS, 0):
            first = self.expected[id]
            same = what == first[-1]  # numbers are used again when rows are deleted
            if same and (person, group, what) != first and self._lives(witness, id):
                yield f"ledger: notification {id} changed hands"
            places = self.chats[id] | {moved.get(chat or 0) for chat in self.chats[id]}
            for chat in places:
                owed[chat] += 1
            arrived = any((chat, message) in accepted for chat in places)
            if state == "SENT" and message and not arrived:
                yield f"ledger: notification {id} was not accepted in {places}"
        for chat, message in self.uncalled:
            if owed[chat] == 0:
                yield f"ledger: message {message} to {chat}, who neither asked nor was to hear"

    def _lives(self, witness: Witness, number: int) -> bool:
        """Whoever turned out to be somebody else has left their notifications to them."""
        person, *_ = self.expected[number]
        return bool(witness.rows("SELECT 1 FROM person WHERE id = ?", person)) or person is None
