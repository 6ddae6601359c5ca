"""The main menu: what this person can do, said in words and laid out as keys."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandStart
from aiogram.types import Message

from models.base import Session
from models.people import Person
from models.permissions import Action
from ui import Commands, Screen, entries, may, notification, phrase, screen

private = Router(name=__name__)


@private.message(CommandStart())
@private.message(Command("menu"))
@may(Action.SEE_MENU)
async def show(_: Message, me: Person) -> Screen:
    return main(me)


def main(me: Person) -> Screen:
    if not me.roles:
        return screen("menu-stranger")
    lines = [
        phrase(
            "menu-line", label=phrase(f"menu-{item.name}"), about=phrase(f"menu-{item.name}-about")
        )
        for item in entries(me)
    ]
    return screen("menu-greeting", name=me.called, lines=lines).but(menu=me)


@notification("menu-commands", Person)
async def commands(_session: Session, person: Person, _to: Any) -> Commands:
    """Whoever gains or loses a role finds other commands in the chat."""
    return Commands(person.id)
