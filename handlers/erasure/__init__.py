"""What is kept about somebody goes: they ask, an administrator decides."""

from aiogram import Router

from handlers.erasure import asking, deciding

private = Router(name=__name__)
private.include_routers(asking.private, deciding.private)
