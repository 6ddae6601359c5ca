"""Guides: how distance learning works here, written once and read by everybody it is for."""

from aiogram import Router

from handlers.guides import asking, choosing, keeping, mailing, reading, sharing, writing

private = Router(name=__name__)
private.include_routers(
    reading.private,
    asking.private,
    sharing.private,
    writing.private,
    choosing.private,
    mailing.private,
    keeping.private,
    writing.late,
)
