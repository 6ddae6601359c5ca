"""Bells as a conversation: look, write other ones, see what moves, tell everybody."""

from aiogram import Router

from handlers.bells import cards, planning, showing, writing

private = Router(name=__name__)
private.include_routers(showing.private, writing.private, planning.private, cards.private)
