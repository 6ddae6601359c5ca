"""The emulator: a Bot API server on this machine with people who use it."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from emulator.actors import Group, Person
from emulator.arguments import Arguments
from emulator.clock import Clock
from emulator.events import Event, Events
from emulator.faults import Kind
from emulator.limits import Limits
from emulator.records import Chat, Wire
from emulator.server import Call, Server
from emulator.settling import OnQuiet, Settling
from emulator.spec import Spec
from emulator.standing import administrator_rights
from emulator.updates import Updates
from emulator.webhook import WebhookPusher
from emulator.world import World

_SPEC = Spec()
_SUPERGROUP = -1_002_000_000_000


class Emulator:
    """Listens on 127.0.0.1; ``port`` 0 takes a free one. Use it with ``async with``.

    Leaving it raises ``AssertionError`` when the bot's requests broke the specification.
    """

    def __init__(
        self,
        token: str = "42:TEST",
        clock: Clock | None = None,
        *,
        port: int = 0,
        username: str = "school_bot",
        name: str = "School",
        privacy: bool = True,
    ) -> None:
        self.token = token
        self.clock = clock or Clock.running()
        me: Wire = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": name,
            "username": username,
        }
        self.events = Events()
        self.updates = Updates(self.clock, _SPEC)
        self.world = World(me, self.clock, self.events, self.updates, privacy)
        self.server = Server(token, self.world, _SPEC)
        self.webhook = WebhookPusher(self.updates, self._execute)
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Group] = {}
        self._port = port
        self._runner: web.AppRunner | None = None
        self._settling = Settling(self.updates, self.server)
        self._forgiven = False
        self._user_ids = itertools.count(100_001)
        self._group_ids = itertools.count(1)
        self._stop_clock = self.clock.on_advance(
            lambda now: self.events.emit({"type": "clock", "now": now.isoformat()})
        )

    # Running

    @property
    def app(self) -> web.Application:
        """The web application, for further routes before it starts."""
        return self.server.app

    @property
    def me(self) -> Wire:
        """The bot's user."""
        return self.world.me

    @property
    def url(self) -> str:
        """What the bot takes for ``https://api.telegram.org``."""
        if self._runner is None or not self._runner.addresses:
            raise RuntimeError("the emulator does not run")
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def __aenter__(self) -> Self:
        self._runner = web.AppRunner(
            self.app, access_log=None, handler_cancellation=True, shutdown_timeout=0.5
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.updates.close()
        self.server.close()
        self._stop_clock()
        await self.webhook.close()
        if self._runner is not None:
            await self._runner.cleanup()
        if error is None:
            self._raise_failure()
            if self.problems and not self._forgiven:
                raise AssertionError(f"the bot's requests broke the specification: {self.problems}")

    def _raise_failure(self) -> None:
        if self.server.failures:
            raise AssertionError("the emulator itself failed") from self.server.failures[0]

    async def _execute(self, name: str, fields: dict[str, str]) -> None:
        known = _SPEC.names.get(name.lower(), name)
        await self.server.execute(known, Arguments(fields))

    # The world

    def person(
        self,
        first_name: str,
        last_name: str | None = None,
        *,
        id: int | None = None,
        language: str | None = "ru",
        username: str | None = None,
        phone: str | None = None,
        started: bool = False,
    ) -> Person:
        """A new user; ``started`` means that she already wrote to the bot some time ago."""
        number = id if id is not None else next(self._user_ids)
        user: Wire = {"id": number, "is_bot": False, "first_name": first_name}
        optional = {"last_name": last_name, "username": username, "language_code": language}
        user.update({key: value for key, value in optional.items() if value})
        self.world.users[number] = user
        person = self.people[number] = Person(self, user, phone or f"+7900{number:07d}")
        self.world.private_chat(number).started = started
        self.events.emit({"type": "world"})
        return person

    def group(
        self,
        title: str,
        *people: Person,
        id: int | None = None,
        kind: str = "supergroup",
        bot: str | None = "member",
        forum: bool = False,
        **rights: bool,
    ) -> Group:
        """A new group with people in it; ``bot`` is its standing there, None when it is not in.

        The first of the people is its creator; ``forum`` switches topics on. With ``rights``, which
        differ from those of an ordinary administrator, the bot is one.
        """
        members = {person.id: "member" for person in people}
        if people:
            members[people[0].id] = "creator"
        if bot is not None:
            members[self.world.bot_id] = "administrator" if rights else bot
        if kind == "supergroup":
            chat = self.new_supergroup(id, title, members)
        else:
            number = id if id is not None else -4_000_000 - next(self._group_ids)
            chat = self.world.add_group(number, kind, title, members)
        if rights:
            chat.rights[self.world.bot_id] = administrator_rights(rights)
        group = self.groups[chat.id] = Group(self, chat)
        if forum:
            group.becomes_forum()
        self.events.emit({"type": "world"})
        return group

    def new_supergroup(self, id: int | None, title: str, members: dict[int, str]) -> Chat:
        """A supergroup's chat, under a free id if none is given."""
        number = id if id is not None else _SUPERGROUP - next(self._group_ids)
        return self.world.add_group(number, "supergroup", title, members)

    def keeps(self, file_id: str, name: str, content: bytes) -> None:
        """A document that lies on the server since before this began, known by this identifier."""
        self.world.files[file_id] = self.world.store("document", name, content)

    # Waiting

    def on_quiet(self, hook: OnQuiet) -> None:
        """``settle`` awaits ``hook`` too: it returns when the bot has nothing left to do."""
        self._settling.on_quiet(hook)

    async def acted(self, wait: bool) -> None:
        """Somebody did something: tell those who wait, and settle if asked to."""
        await self.updates.notify()
        if wait:
            await self.settle()

    async def settle(self, timeout: float = 10) -> None:
        """Until the bot confirmed every update, no call is in flight and ``on_quiet`` agrees.

        ``timeout`` is in seconds of real time; ``AssertionError`` says what is still missing.
        """
        await self._settling.settle(timeout)
        self._raise_failure()

    async def until(self, condition: Callable[[], object], timeout: float = 10) -> None:
        """Until ``condition()`` is true, at most ``timeout`` seconds, else ``AssertionError``."""
        await self._settling.until(condition, timeout)

    # Faults, limits, updates from outside

    def fail(
        self,
        method: str = "*",
        code: int = 429,
        text: str = "retry after 1",
        *,
        chat: Person | Group | int | None = None,
        retry_after: int | None = None,
        times: int = 1,
        kind: Kind = "refusal",
        **parameters: Any,
    ) -> None:
        """Make the next ``times`` calls of ``method`` (``*``: of any) fail; see ``faults``."""
        if retry_after is not None:
            parameters["retry_after"] = retry_after
        chat_id = chat.id if isinstance(chat, Person | Group) else chat
        self.server.faults.add(
            method, code, text, kind=kind, chat_id=chat_id, times=times, parameters=parameters
        )

    def limits(
        self,
        per_second: float = 30,
        chat_per_second: float = 1,
        group_per_minute: float = 20,
    ) -> None:
        """Answer 429 to what is too much; by the emulator's clock."""
        self.server.limits = Limits(self.clock, per_second, chat_per_second, group_per_minute)

    def no_limits(self) -> None:
        """Take the limits away again."""
        self.server.limits = None

    async def push(self, update: dict[str, Any], *, raw: bool = False) -> int | None:
        """Queue an update from outside; ``raw`` lets one pass that breaks the specification."""
        number = self.updates.insert(update, raw=raw)
        await self.updates.notify()
        return number

    async def redeliver(self, which: int = 1) -> list[int]:
        """Queue confirmed updates again, under their old ids: one id, or the last ``which``."""
        numbers = self.updates.repeat(which)
        await self.updates.notify()
        return numbers

    # What happened

    def calls(self, method: str | None = None) -> list[Call]:
        """Finished calls, oldest first; without a name all but getUpdates."""
        if method is None:
            return [call for call in self.server.calls if call.method != "getUpdates"]
        return [call for call in self.server.calls if call.method == method]

    def ledger(self) -> list[tuple[int, Wire]]:
        """Every message that the server accepted from the bot: chat id and message."""
        return list(self.world.sent)

    @property
    def problems(self) -> list[str]:
        """How the bot's requests broke the specification."""
        return self.server.problems

    def forgive(self) -> None:
        """Do not raise ``problems`` at the end."""
        self._forgiven = True

    def listen(self) -> asyncio.Queue[Event]:
        """A queue of everything that happens from now on, for the page."""
        return self.events.listen()

    def unlisten(self, queue: asyncio.Queue[Event]) -> None:
        """End a queue that ``listen`` gave."""
        self.events.unlisten(queue)
