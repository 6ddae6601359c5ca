"""Files in messages: uploads, known identifiers, limits of size."""

from __future__ import annotations

from emulator.arguments import Arguments
from emulator.kinds import KINDS, interchangeable
from emulator.records import StoredFile, Wire
from emulator.refusals import ApiError, bad_request
from emulator.world import World

UPLOAD_LIMIT = 50 << 20
DOWNLOAD_LIMIT = 20 << 20
PHOTO_LIMIT = 10 << 20


def media_content(
    world: World, arguments: Arguments, kind: str, reference: str, field_name: str = ""
) -> Wire:
    """The part of a message that shows a file; ``reference`` is ``attach://…`` or a file_id."""
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
        looks = _looks(kind, arguments)
        return shown(world, world.store(kind, upload.name, upload.content, upload.mime_type, looks))
    if not reference:
        raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")  # C:12944
    known = world.files.get(reference)
    if known is None:
        # td MessagesManager.cpp:27975
        raise bad_request("wrong file identifier/HTTP URL specified")
    if not interchangeable(known.kind, kind):
        raise bad_request(  # td FileManager.cpp check_input_file_id
            f"can't use file of type {KINDS[known.kind].td} as {KINDS[kind].td}"
        )
    return shown(world, known)


def _looks(kind: str, arguments: Arguments) -> Wire:
    """What the sender says of a new file: its measures and labels."""
    look = KINDS[kind]
    measures = {name: arguments.integer(name) for name in look.measures if arguments.integer(name)}
    return {**measures, **{name: given for name in look.labels if (given := arguments.text(name))}}


def shown(world: World, stored: StoredFile) -> Wire:
    """The message fields for a stored file."""
    if stored.kind == "photo":
        return {"photo": _sizes(world, stored)}
    look = KINDS[stored.kind]
    wire: Wire = {**stored.wire(), **look.measures, **stored.looks}
    if stored.kind == "sticker":
        wire |= {"type": "regular", "is_animated": False, "is_video": False}
    elif stored.kind != "video_note":
        wire["mime_type"] = stored.mime_type
    if look.named:
        wire["file_name"] = stored.name
    if stored.kind == "animation":
        document = {k: v for k, v in wire.items() if k not in look.measures}
        return {"animation": wire, "document": document}  # doc
    return {stored.kind: wire}


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
