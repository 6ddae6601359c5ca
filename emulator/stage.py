"""The page of the emulator: phones side by side, the clock, a fault switch, the list of calls."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from emulator.events import Event
from emulator.scene import Scene, Words
from emulator.stage_acts import Acts, Refused
from emulator.telegram import Emulator

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_WEB = Path(__file__).with_name("web")
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
_PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# Events that mean something even when the whole state follows them.
_APPLIED = frozenset({"message", "edit", "toast", "typing"})
# Seconds without an event after which the page hears what time it is (the clock may run).
_HEARTBEAT = 5


class Stage:
    """Adds the page to an emulator that does not run yet; it is then served at ``telegram.url``.

    ``title`` and each of ``notes`` (who a person is, by her id) come by language: ``{"ru": ...,
    "en": ...}``. ``panes`` are the chats shown first: ids of people or of groups. ``zone`` is the
    school's time zone; ``zones`` names other ones by person, whose phones show their own time.
    """

    def __init__(
        self,
        telegram: Emulator,
        title: Words,
        panes: Sequence[int],
        *,
        notes: Mapping[int, Words] | None = None,
        zone: str = "UTC",
        zones: Mapping[int, str] | None = None,
    ) -> None:
        self._telegram = telegram
        self._acts = Acts(telegram, ZoneInfo(zone))
        self._scene = Scene(telegram, title, tuple(panes), notes or {}, zone, zones or {})
        self._listeners: set[asyncio.Queue[Any]] = set()
        self._files = {path.name: path for path in _WEB.iterdir() if path.suffix in _TYPES}
        router = telegram.app.router
        router.add_get("/", _local(self._index))
        router.add_get("/stage/web/{name}", _local(self._static))
        router.add_get("/stage/state", _local(self._show_state))
        router.add_get("/stage/events", _local(self._events))
        router.add_get("/stage/file/{file_id}", _local(self._file))
        router.add_post("/stage/act", _local(self._act))
        telegram.app.on_shutdown.append(self._close)

    async def _close(self, app: web.Application) -> None:
        for queue in self._listeners:
            queue.put_nowait(None)

    async def _index(self, request: web.Request) -> web.StreamResponse:
        return self._page("index.html")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        return self._page(request.match_info["name"])

    def _page(self, name: str) -> web.StreamResponse:
        path = self._files.get(name)
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(
            path, headers={**_HEADERS, "Content-Type": f"{_TYPES[path.suffix]}; charset=utf-8"}
        )

    def _state(self) -> Event:
        return {"type": "state", **self._scene.state(), "flood": self._acts.flood}

    async def _show_state(self, request: web.Request) -> web.StreamResponse:
        return web.json_response(self._state(), headers=_HEADERS)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        stored = self._telegram.world.files.get(request.match_info["file_id"])
        if stored is None:
            raise web.HTTPNotFound
        # Only pictures are shown: a document of a visitor's making must not run as a page here.
        kind = stored.mime_type if stored.mime_type in _PICTURES else "application/octet-stream"
        headers = {**_HEADERS, "Content-Type": kind}
        if kind not in _PICTURES:
            headers["Content-Disposition"] = "attachment"
        return web.Response(body=stored.content, headers=headers)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Everything that happens, as server-sent events."""
        response = web.StreamResponse(headers={**_HEADERS, "Content-Type": "text/event-stream"})
        await response.prepare(request)
        queue = self._telegram.listen()
        self._listeners.add(queue)
        try:
            await self._tell(response, [self._state()])
            while (event := await self._next(queue)) is not None:
                await self._tell(response, self._batch(event, queue))
        except ConnectionResetError:
            pass  # the page was closed
        finally:
            self._listeners.discard(queue)
            self._telegram.unlisten(queue)
        return response

    async def _tell(self, response: web.StreamResponse, events: Sequence[Event]) -> None:
        lines = [f"data: {json.dumps(event)}\n\n" for event in events]
        await response.write("".join(lines).encode())

    def _batch(self, event: Event, queue: asyncio.Queue[Any]) -> list[Event]:
        """An event with all that wait behind it.

        What changes more than one message ends in the whole state, which holds the calls, too.
        """
        events = [event]
        while not queue.empty():
            following = queue.get_nowait()
            if following is None:
                queue.put_nowait(None)
                break
            events.append(following)
        if not any(_changes_much(event) for event in events):
            return events
        return [event for event in events if event["type"] in _APPLIED] + [self._state()]

    async def _next(self, queue: asyncio.Queue[Any]) -> Any:
        try:
            return await asyncio.wait_for(queue.get(), _HEARTBEAT)
        except TimeoutError:
            return {"type": "clock", "now": self._telegram.clock().isoformat()}

    async def _act(self, request: web.Request) -> web.StreamResponse:
        try:
            if request.content_type != "application/json":
                raise Refused("the body must be application/json")
            try:
                body = await request.json()
            except ValueError:
                raise Refused("the body is not JSON") from None
            if not isinstance(body, dict):
                raise Refused("the body must be an object")
            await self._acts.perform(body)
        except (Refused, AssertionError) as refusal:  # an actor says with the latter what is wrong
            return web.json_response({"error": str(refusal)}, status=400, headers=_HEADERS)
        return web.json_response({}, headers=_HEADERS)


def _changes_much(event: Event) -> bool:
    if event["type"] in ("world", "commands", "delete"):
        return True
    # Which message an ephemeral one hides is known to the state only.
    return event["type"] == "message" and "receiver_user" in event["message"]


def _local(handler: Handler) -> Handler:
    """Serve only pages of this very origin: no other web page may read or drive the emulator."""

    async def guarded(request: web.Request) -> web.StreamResponse:
        # A foreign name that resolves to 127.0.0.1 still shows in Host (DNS rebinding).
        origin = request.headers.get("Origin")
        if request.url.host not in _LOCAL or origin not in (None, f"http://{request.host}"):
            raise web.HTTPForbidden(text="only the emulator's own page may do this")
        return await handler(request)

    return guarded
