"""A hard case as a conversation: the tutor asks one colleague, and nobody else reads it."""

from aiogram import Router

from handlers.cases import ending, listing, opening, talking

private = Router(name=__name__)
private.include_routers(opening.private, talking.private, ending.private, listing.private)
