"""getFile."""

from __future__ import annotations

from emulator.arguments import Arguments
from emulator.media import DOWNLOAD_LIMIT
from emulator.methods.registry import method
from emulator.records import Wire
from emulator.refusals import bad_request
from emulator.world import World


@method("getFile")
def get_file(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#getfile"""
    file_id = arguments.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")  # C:8366
    stored = world.files.get(file_id)
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")  # C:8719
    if len(stored.content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")  # C:8702
    return {**stored.wire(), "file_id": file_id, "file_path": stored.path}
