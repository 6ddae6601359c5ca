"""Changes of the timetable as a conversation: choose, look, publish; read, answer."""

from aiogram import Router

from handlers.changes import answering, choosing, drafting, publishing

private = Router(name=__name__)
private.include_routers(choosing.private, drafting.private, publishing.private, answering.private)
