"""A tiny bot: calls methods over HTTP and polls for updates."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp

Fields = dict[str, Any]
OnUpdate = Callable[[dict[str, Any]], Awaitable[object]]


@dataclass(frozen=True)
class Answer:
    """Status and JSON of an answer."""

    status: int
    body: dict[str, Any]
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def result(self) -> Any:
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def refusal(self) -> str:
        assert not self.body["ok"], self.body
        return str(self.body["description"])


class Api:
    """The methods of one emulator, by HTTP."""

    def __init__(self, url: str, token: str, session: aiohttp.ClientSession) -> None:
        self.url, self.token, self.session = url, token, session

    async def __call__(self, method: str, files: Fields | None = None, **fields: Any) -> Answer:
        form: Any = {k: v if isinstance(v, str) else json.dumps(v) for k, v in fields.items()}
        if files:
            multipart = aiohttp.FormData(quote_fields=False)  # as aiogram does
            for name, value in form.items():
                multipart.add_field(name, value)
            for name, (filename, content) in files.items():
                multipart.add_field(name, io.BytesIO(content), filename=filename)
            form = multipart
        address = f"{self.url}/bot{self.token}/{method}"
        async with self.session.post(address, data=form) as answer:
            return Answer(answer.status, await answer.json(), dict(answer.headers))

    async def text(self, chat_id: int, text: str = "текст", **fields: Any) -> dict[str, Any]:
        """Send a text and return the message."""
        message: dict[str, Any] = (
            await self("sendMessage", chat_id=chat_id, text=text, **fields)
        ).result
        return message


class PollingBot:
    """Polls in the background and hands every update to ``on_update``, one after another."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.updates: list[dict[str, Any]] = []
        self.on_update: OnUpdate | None = None
        self._idle = asyncio.Event()
        self._idle.set()

    async def run(self) -> None:
        offset = 0
        while True:
            answer = await self.api("getUpdates", offset=offset, timeout=30)
            for update in answer.result:
                offset = update["update_id"] + 1
                self.updates.append(update)
                if self.on_update is not None:
                    await self.on_update(update)

    def kinds(self) -> list[str]:
        """What came, by kind."""
        return [next(key for key in update if key != "update_id") for update in self.updates]


def inline(*rows: list[str]) -> dict[str, Any]:
    """An inline keyboard whose buttons carry their label as data."""
    return {
        "inline_keyboard": [[{"text": label, "callback_data": label} for label in r] for r in rows]
    }
