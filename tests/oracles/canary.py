"""Canary: no outgoing call may carry a child's texts to somebody who may not read them."""

import io
import json
import zipfile
from collections.abc import Collection, Iterator
from typing import Any

from emulator import Emulator
from emulator.server import Call
from emulator.world import PRESENT
from tests.oracles.truth import Truth, plain


def said(call: Call) -> str:
    """Everything in a call that somebody could read: texts, buttons, names and bytes of files."""
    parts = [text for value in call.args.values() for text in _strings(value)]
    for file in call.files.values():
        parts += [file.name, *_contents(file.content)]
    return "\n".join(parts)


def viewers(telegram: Emulator, call: Call, forums: Collection[int] = ()) -> set[int]:
    """The accounts that see it: whose chat it is, or all who are in the group now.

    0 is nobody we know, and stands for whoever may be added to a group tomorrow; not to a tutor's
    forum, where the bot has to look who is there.
    """
    world = telegram.world
    if "callback_query_id" in call.args:  # an answer to a tap that Telegram does not know is lost
        query = world.queries.get(call.args["callback_query_id"])
        return {query.user_id} if query else set()
    if receiver := _receiver(call):
        return {receiver}
    chat = world.chats.get(call.chat_id) if isinstance(call.chat_id, int) else None
    if chat is None:
        return {0}
    if chat.private:
        return {chat.id}
    here = {member for member, standing in chat.members.items() if standing in PRESENT}
    return here - {world.bot_id} | (set() if chat.id in forums else {0})


def leaks(telegram: Emulator, truth: Truth, call: Call) -> Iterator[str]:
    """What this call gives away, and to whom; what somebody has said themselves is no news."""
    for canary in truth.found(said(call)):
        for viewer in viewers(telegram, call, truth.forums):
            text = " ".join(canary.words)
            allowed = truth.may_read(canary, viewer, file=call.method == "sendDocument")
            if not allowed and text not in _heard(telegram, viewer):
                yield f"canary: {canary.source} {text!r} by {call.method} to {viewer}"


def _receiver(call: Call) -> int | None:
    for value in call.args.values():
        if "receiver_user_id" in value:
            return int(json.loads(value)["receiver_user_id"])
    return int(call.args["receiver_user_id"]) if "receiver_user_id" in call.args else None


def _heard(telegram: Emulator, viewer: int) -> str:
    """What this person has written or uploaded."""
    chat = telegram.world.chats.get(viewer)
    parts = [str(telegram.world.users.get(viewer, ""))]
    for message in chat.log if chat else ():
        if not message.mine:
            parts += [message.wire.get("text", ""), message.wire.get("caption", "")]
            document = message.wire.get("document") or {}
            if stored := telegram.world.files.get(document.get("file_id", "")):
                parts += _contents(stored.content)
    return " ".join(plain("\n".join(parts)).split())


def _strings(value: str) -> Iterator[str]:
    if not value.startswith(("{", "[")):
        yield value
        return
    try:
        yield from _leaves(json.loads(value))
    except ValueError:
        yield value


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)


def _contents(content: bytes) -> list[str]:
    """A file as text; what is zipped, such as a workbook, part by part."""
    if not content.startswith(b"PK"):
        return [content.decode("utf-8", "ignore")]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return [packed.read(name).decode("utf-8", "ignore") for name in packed.namelist()]
