"""Busy days as a conversation: the coordinator enters them, the tutor moves lessons or not."""

from aiogram import Router

from handlers.busy import choosing, drafting, settling

private = Router(name=__name__)
private.include_routers(drafting.private, choosing.private, settling.private)
