"""The main menu: what this person can do, said in words and laid out as keys."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from models.base import Session
from models.people import Person
from models.permissions import Action
from ui import WAYS, Commands, Screen, Shelf, greeting, may, notification

private = Router(name=__name__)


@private.message(Command("menu"))
@private.message(WAYS[Shelf.DAILY])
@may(Action.SEE_MENU)
async def show(_: Message, me: Person) -> Screen:
    return greeting(me)


@private.message(WAYS[Shelf.SCHOOL])
@may(Action.SEE_MENU)
async def school(_: Message, me: Person) -> Screen:
    return greeting(me, Shelf.SCHOOL)


@private.message(WAYS[Shelf.OWN])
@may(Action.SEE_MENU)
async def own(_: Message, me: Person) -> Screen:
    return greeting(me, Shelf.OWN)


@notification("menu-commands", Person)
async def commands(_session: Session, person: Person, _to: Any) -> Commands:
    """Whoever gains or loses a role finds other commands in the chat."""
    return Commands(person.id)
