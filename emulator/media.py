"""Files in messages: uploads, known identifiers, limits of size."""

from __future__ import annotations

from typing import Any

from emulator.arguments import Arguments
from emulator.records import StoredFile, Wire
from emulator.refusals import ApiError, bad_request
from emulator.world import World

UPLOAD_LIMIT = 50 << 20
DOWNLOAD_LIMIT = 20 << 20
PHOTO_LIMIT = 10 << 20
_KINDS = ("photo", "document", "voice")


def media_content(
    world: World, arguments: Arguments, kind: str, reference: str, field_name: str = ""
) -> Wire:
    """The part of a message that shows a file; ``reference`` is ``attach://…`` or a file_id."""
    if kind not in _KINDS:
        raise bad_request("can't use the media of the specified type in the album")  # C:117
    upload = arguments.upload(reference, field_name)
    if upload is not None:
        size = len(upload.content)
        if size == 0:
            raise bad_request("file must be non-empty")  # recalled
        if size > UPLOAD_LIMIT:
            raise ApiError(413)  # seen: the gateway answers
        if kind == "photo" and size > PHOTO_LIMIT:
            raise bad_request(  # seen
                f"file of size {size} bytes is too big for a photo; "
                f"the maximum size is {PHOTO_LIMIT} bytes"
            )
        stored = world.store(kind, upload.name, upload.content, upload.mime_type)
        return shown(world, stored, arguments)
    if not reference:
        raise bad_request(f"there is no {kind} in the request")  # C:12944
    known = world.files.get(reference)
    if known is None:
        # td MessagesManager.cpp:27975
        raise bad_request("wrong file identifier/HTTP URL specified")
    return shown(world, known, arguments)


def shown(world: World, stored: StoredFile, arguments: Arguments | None = None) -> Wire:
    """The message fields for a stored file."""
    if stored.kind == "photo":
        return {"photo": _sizes(world, stored)}
    wire: dict[str, Any] = {**stored.wire(), "mime_type": stored.mime_type}
    if stored.kind == "voice":
        duration = arguments.integer("duration") if arguments else 0
        return {"voice": {**wire, "duration": duration}}
    return {"document": {**wire, "file_name": stored.name}}


def _sizes(world: World, stored: StoredFile) -> list[Wire]:
    """A preview and the whole; the true dimensions are not read from the file."""
    preview = f"{stored.file_id}s"
    world.files[preview] = stored
    return [
        {
            **stored.wire(),
            "file_id": preview,
            "file_unique_id": f"{stored.unique_id}s",
            "width": 320,
            "height": 240,
        },
        {**stored.wire(), "width": 1280, "height": 960},
    ]
