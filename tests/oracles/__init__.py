"""Oracles: what must hold in every test, whatever its story; `running` in conftest puts them on.

Each knows only what it can see from outside, the calls that Telegram got and the rows of the
store, and judges by its own rules: a mistake of the bot can't hide in them.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from emulator import Emulator
from emulator.queued import Queued
from emulator.server import Call
from tests.oracles import canary
from tests.oracles.conservation import Conservation
from tests.oracles.ledger import Ledger
from tests.oracles.log import Log
from tests.oracles.silence import Silence
from tests.oracles.truth import Witness

__all__ = ["Oracles", "watching"]

CHAT_PAUSES = timedelta(seconds=3)  # a group's; a person's is shorter


class Oracles:
    """All of them beside one bot. What a test breaks on purpose it has to forgive by name."""

    def __init__(self, telegram: Emulator, url: str, *, personal: bool) -> None:
        self.telegram = telegram
        self.witness = Witness(url, personal=personal)
        self.ledger, self.conservation = Ledger(), Conservation()
        self.silence, self.log = Silence(), Log(telegram.token)
        self.leaks: list[str] = []
        self.forgiven: set[str] = set()

    def forgive(self, *oracles: str) -> None:
        """This test makes a mess of its own; the reason stands beside the call."""
        self.forgiven |= set(oracles)

    def hears(self, call: Call) -> None:
        """One call has been answered."""
        if call.method == "getUpdates":
            return
        self.ledger.look(self.witness)
        self.ledger.hears(call)
        self.silence.hears(call)
        self.leaks += canary.leaks(self.telegram, self.witness.truth(), call)

    def queued(self, update: Queued) -> None:
        """Somebody has done something that the bot will hear of."""
        self.conservation.queued[update.id] = self.telegram.clock()
        event = next((value for value in update.update.values() if isinstance(value, dict)), {})
        author = event.get("from")
        if isinstance(author, dict) and isinstance(author.get("id"), int):
            self.ledger.wrote.add(author["id"])
            self.silence.wrote(author["id"])

    def breaches(self) -> list[str]:
        """Everything that must not have been and was not forgiven."""
        found = self.everything()
        return [breach for breach in found if breach.partition(":")[0] not in self.forgiven]

    def everything(self) -> list[str]:
        """Everything that must not have been, each with its oracle's name in front."""
        return [
            *self.leaks,
            *self.silence.broken,
            *self.ledger.breaches(self.telegram, self.witness),
            *self.conservation.breaches(self.telegram, self.witness, self._resting()),
            *self.log.breaches(self.witness.truth()),
        ]

    def _resting(self) -> set[int]:
        """Chats that were spoken to just now, or that have asked for a pause."""
        now = self.telegram.clock()
        heard = {call.chat_id for call in self.telegram.calls() if now - call.at < CHAT_PAUSES}
        asked = {chat for chat, until in self.silence.paused.items() if until >= now}
        return asked | {chat for chat in heard if isinstance(chat, int)}


@contextmanager
def watching(telegram: Emulator, url: str, *, personal: bool = True) -> Iterator[Oracles]:
    """Listen to everything that the bot says to this emulator, and to its log."""
    oracles = Oracles(telegram, url, personal=personal)
    passed_on = telegram.updates.on_queued

    def queued(update: Queued) -> None:
        passed_on(update)
        oracles.queued(update)

    telegram.updates.on_queued = queued
    telegram.server.on_call.append(oracles.hears)
    logging.getLogger().addHandler(oracles.log)
    try:
        yield oracles
    finally:
        logging.getLogger().removeHandler(oracles.log)
        telegram.server.on_call.remove(oracles.hears)
        telegram.updates.on_queued = passed_on
        oracles.witness.close()
