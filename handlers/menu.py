"""The main menu: what this person can do, said in words and laid out as keys."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from models.base import Session
from models.people import Person
from models.permissions import Action
from ui import Commands, Screen, greeting, may, notification

private = Router(name=__name__)


@private.message(Command("menu"))
@may(Action.SEE_MENU)
async def show(_: Message, me: Person) -> Screen:
    return greeting(me)


@notification("menu-commands", Person)
async def commands(_session: Session, person: Person, _to: Any) -> Commands:
    """Whoever gains or loses a role finds other commands in the chat."""
    return Commands(person.id)
