"""The HTTP side: reads a call, carries it out, answers, keeps the log."""

from __future__ import annotations

import asyncio
import inspect
import json
import socket
import struct
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from aiohttp import web

from emulator.arguments import Arguments, Upload
from emulator.faults import EXECUTED, HTML_502, Fault, Faults
from emulator.limits import Limits
from emulator.media import DOWNLOAD_LIMIT, UPLOAD_LIMIT
from emulator.methods import METHODS
from emulator.refusals import ApiError
from emulator.spec import Spec
from emulator.world import World

_LOG_LENGTH = 100_000
_SHORT = 200
_encode = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True)
class Call:
    """One finished call; ``status`` is 0 when the connection broke before an answer."""

    method: str
    args: Mapping[str, str]
    chat_id: int | str | None
    status: int
    answer: Any
    at: datetime
    files: Mapping[str, Upload] = field(default_factory=dict)

    @property
    def description(self) -> str | None:
        """The words of a refusal."""
        return self.answer.get("description") if isinstance(self.answer, dict) else None


class Server:
    """Serves ``/bot<token>/<method>`` and ``/file/bot<token>/<path>`` for one bot."""

    def __init__(self, token: str, world: World, spec: Spec) -> None:
        self.world = world
        self.faults = Faults()
        self.limits: Limits | None = None
        self.calls: deque[Call] = deque(maxlen=_LOG_LENGTH)
        self.on_call: list[Callable[[Call], None]] = []
        self.problems: list[str] = []
        self.failures: list[BaseException] = []
        self.in_flight: list[str] = []
        self.begun = 0
        self._token = token
        self._spec = spec
        self._closing = asyncio.Event()
        self.app = web.Application(client_max_size=UPLOAD_LIMIT + (1 << 20), middlewares=[_plain])
        self.app.router.add_route("*", "/bot{token}/{method}", self._serve)
        self.app.router.add_get("/file/bot{token}/{path:.+}", self._download)

    def close(self) -> None:
        """Let hanging calls go."""
        self._closing.set()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        self._authorise(request.match_info["token"])
        arguments = await _read(request)
        asked = request.match_info["method"]
        name = self._spec.names.get(asked.lower(), asked)
        if name == "getUpdates":
            return await self._answer(request, name, arguments)
        self.in_flight.append(name)
        self.begun += 1
        try:
            return await self._answer(request, name, arguments)
        finally:
            self.in_flight.remove(name)
            await self.world.updates.notify()

    def _authorise(self, token: str) -> None:
        if token == self._token:
            return
        if ":" not in token or token.startswith("0") or len(token) > 80:
            raise ApiError(401, "invalid token specified")  # ClientManager.cpp:73-84
        raise ApiError(401)

    async def _answer(
        self, request: web.Request, name: str, arguments: Arguments
    ) -> web.StreamResponse:
        fault = self.faults.take(name, arguments.text("chat_id"))
        if fault is not None:
            if fault.kind in EXECUTED:
                body = (await self.execute(name, arguments))[1]
            else:
                if name in METHODS:
                    self.problems += self._spec.request(name, arguments.fields, arguments.files)
                body = fault.error.body
                self._log(name, arguments, *_outcome(fault))
            return await self._break(request, fault, body)
        status, body = await self.execute(name, arguments)
        return _respond(status, body)

    async def execute(self, name: str, arguments: Arguments) -> tuple[int, dict[str, Any]]:
        """Carry out one call: its HTTP status and the answer's JSON; the log has it then."""
        try:
            result = await self._result(name, arguments)
            status, body = 200, {"ok": True, "result": result}
        except ApiError as refusal:
            status, body = refusal.code, refusal.body
        except Exception as failure:
            # The test must fail of it, not only the bot's call: see Emulator.settle.
            self.failures.append(failure)
            raise
        self._log(name, arguments, status, body)
        return status, body

    async def _result(self, name: str, arguments: Arguments) -> Any:
        function = METHODS.get(name)
        if function is None:
            if name.lower() in self._spec.names:
                self.problems.append(f"{name}: exists in the Bot API, but is not imitated here")
            raise ApiError(404, "method not found")  # C:12664
        self.problems += self._spec.request(name, arguments.fields, arguments.files)
        if self.limits is not None:
            self.limits.check(name, arguments.text("chat_id"))
        result = function(self.world, arguments)
        if inspect.isawaitable(result):
            return await result  # updates were checked when they were made
        wrong = self._spec.answer(name, result)
        if wrong:
            raise AssertionError(f"the emulator made a bad answer: {wrong}")
        return result

    def _log(self, name: str, arguments: Arguments, status: int, body: Any) -> None:
        raw = arguments.text("chat_id")
        chat_id = int(raw) if raw.lstrip("-").isdigit() else raw or None
        call = Call(
            name, arguments.fields, chat_id, status, body, self.world.clock(), arguments.files
        )
        self.calls.append(call)
        for told in self.on_call:
            told(call)
        if name != "getUpdates" and self.world.events.heard:
            self.world.events.emit(
                {
                    "type": "call",
                    "method": name,
                    "status": status,
                    "chat": chat_id,
                    "description": call.description,
                    "args": {key: value[:_SHORT] for key, value in arguments.fields.items()},
                }
            )

    async def _break(
        self, request: web.Request, fault: Fault, body: dict[str, Any]
    ) -> web.StreamResponse:
        match fault.kind:
            case "html502":
                return web.Response(status=502, body=HTML_502, content_type="text/html")
            case "hang" | "timeout":
                await self._closing.wait()
                return web.Response(status=503)
            case "reset" | "lost_answer":
                return _reset(request)
            case "cut":
                return _cut(body)
        return _respond(fault.error.code, body)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        self._authorise(request.match_info["token"])
        stored = self.world.file_paths.get(request.match_info["path"])
        if stored is None or len(stored.content) > DOWNLOAD_LIMIT:
            raise ApiError(404)
        return web.Response(body=stored.content, content_type=stored.mime_type)


def _outcome(fault: Fault) -> tuple[int, Any]:
    if fault.kind == "html502":
        return 502, None
    if fault.kind in ("hang", "timeout", "reset"):
        return 0, None
    return fault.error.code, fault.error.body


async def _read(request: web.Request) -> Arguments:
    """The call's arguments from the query string and a form or JSON body."""
    fields: dict[str, str] = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        given = await request.json()
        for key, value in given.items():
            fields[key] = value if isinstance(value, str) else json.dumps(value)
        return Arguments(fields, files)
    for key, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[key] = Upload(value.filename, value.file.read(), value.content_type)
            value.file.close()
        else:
            fields[key] = value if isinstance(value, str) else bytes(value).decode()
    return Arguments(fields, files)


def _respond(status: int, body: dict[str, Any]) -> web.Response:
    headers = {}
    retry_after = body.get("parameters", {}).get("retry_after")
    if status == 429 and retry_after is not None:
        headers["Retry-After"] = str(retry_after)  # HttpConnection.cpp:71-73
    return web.Response(
        status=status,
        body=_encode(body).encode(),
        content_type="application/json",
        headers=headers,
    )


def _reset(request: web.Request) -> web.Response:
    """Close the connection so that the client sees a reset instead of an answer."""
    transport = request.transport
    if transport is not None:
        connection = transport.get_extra_info("socket")
        if connection is not None:
            linger = struct.pack("ii", 1, 0)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        transport.abort()
    return web.Response()


def _cut(body: dict[str, Any]) -> web.Response:
    """Half of an answer that claims to be whole."""
    whole = _encode(body).encode()
    return web.Response(body=whole[: len(whole) // 2], content_type="application/json")


@web.middleware
async def _plain(request: web.Request, handler: Any) -> web.StreamResponse:
    """Errors outside of a method's own answer, in the server's form."""
    try:
        response: web.StreamResponse = await handler(request)
    except ApiError as refusal:
        return _respond(refusal.code, refusal.body)
    except web.HTTPRequestEntityTooLarge:
        return _respond(413, ApiError(413).body)
    except web.HTTPNotFound:
        return _respond(404, ApiError(404).body)
    return response
