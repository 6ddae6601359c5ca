"""A psychologist's notes in Telegram: that there is one, and nothing of what it says or of whom."""

from aiogram import Router

from models import notes
from models.base import Session
from models.notes import Note
from models.people import Person
from ui import Screen, notification, screen

private = Router(name=__name__)


@notification(notes.UPDATED, Note, notes.ACTION)
async def updated(_session: Session, _note: Note, _to: Person) -> Screen:
    return screen("notes-updated-elsewhere")
