"""Methods about command lists, the menu button and the bot's descriptions."""

from __future__ import annotations

import re
from typing import Any

from emulator.arguments import Arguments
from emulator.methods.registry import method
from emulator.records import CommandKey, Wire
from emulator.refusals import bad_request
from emulator.rights import find_chat
from emulator.world import World

_COMMAND = re.compile(r"[a-z0-9_]+")
_SCOPES = frozenset(
    {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
        "chat_administrators",
        "chat_member",
    }
)


def _key(world: World, arguments: Arguments) -> CommandKey:
    scope: Any = arguments.structure("scope", "can't parse BotCommandScope JSON object")
    scope = scope or {"type": "default"}
    kind = scope.get("type")
    if kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")  # recalled
    chat_id = user_id = 0
    if kind.startswith("chat"):
        chat_id = find_chat(world, Arguments({"chat_id": str(scope.get("chat_id", ""))})).id
    if kind == "chat_member":
        user_id = int(scope.get("user_id", 0))
    return (kind, chat_id, user_id, arguments.text("language_code"))


def _command(given: Wire) -> Wire:
    command = str(given.get("command", "")).strip().removeprefix("/")
    description = str(given.get("description", "")).strip()
    if not command:
        raise bad_request("command must be non-empty")  # td BotCommand.cpp:185
    if len(command) > 32:
        raise bad_request("command length must not exceed 32")  # td BotCommand.cpp:190
    if not description:
        raise bad_request("command description must be non-empty")  # td BotCommand.cpp:198
    if len(description) > 256:
        raise bad_request("command description length must not exceed 256")  # td :205
    if not _COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")  # seen
    wire: Wire = {"command": command, "description": description}
    return {**wire, "is_ephemeral": True} if given.get("is_ephemeral") else wire


@method("setMyCommands")
def set_my_commands(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#setmycommands"""
    given: Any = arguments.structure("commands", "can't parse commands JSON object")  # C:10661
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")  # recalled
    if len(given) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")  # doc: at most 100
    commands = [_command(command) for command in given]
    key = _key(world, arguments)
    if commands:
        world.commands[key] = commands
    else:
        world.commands.pop(key, None)
    world.events.emit({"type": "commands"})
    return True


@method("getMyCommands")
def get_my_commands(world: World, arguments: Arguments) -> list[Wire]:
    """https://core.telegram.org/bots/api#getmycommands"""
    return world.commands.get(_key(world, arguments), [])


@method("deleteMyCommands")
def delete_my_commands(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#deletemycommands"""
    world.commands.pop(_key(world, arguments), None)
    world.events.emit({"type": "commands"})
    return True


@method("setChatMenuButton")
def set_chat_menu_button(world: World, arguments: Arguments) -> bool:
    """https://core.telegram.org/bots/api#setchatmenubutton"""
    button: Any = arguments.structure("menu_button", "can't parse MenuButton JSON object")
    if arguments.text("chat_id"):
        find_chat(world, arguments).menu_button = button
    else:
        world.menu_button = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, arguments: Arguments) -> Wire:
    """https://core.telegram.org/bots/api#getchatmenubutton"""
    own = find_chat(world, arguments).menu_button if arguments.text("chat_id") else None
    return own or world.menu_button or {"type": "default"}


def _describe(name: str, limit: int) -> None:
    @method(f"setMy{name}")
    def set_text(world: World, arguments: Arguments) -> bool:
        field = _field(name)
        if len(arguments.text(field)) > limit:
            raise bad_request(f"{name.lower()} is too long")  # ours
        world.descriptions[(field, arguments.text("language_code"))] = arguments.text(field)
        return True

    @method(f"getMy{name}")
    def get_text(world: World, arguments: Arguments) -> Wire:
        field = _field(name)
        return {field: world.descriptions.get((field, arguments.text("language_code")), "")}


def _field(name: str) -> str:
    return "short_description" if name.startswith("Short") else "description"


_describe("Description", 512)
_describe("ShortDescription", 120)


def commands_for(world: World, user: Wire, scopes: list[tuple[str, int, int]]) -> list[Wire]:
    """What a client shows: the first scope that has commands, the person's language first."""
    language = str(user.get("language_code", ""))
    for kind, chat_id, user_id in scopes:
        for code in (language, ""):
            found = world.commands.get((kind, chat_id, user_id, code))
            if found:
                return found
    return []
