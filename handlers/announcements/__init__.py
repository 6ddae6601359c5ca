"""Announcements as a conversation: write, choose whom and when, look at it, send, see it arrive."""

from aiogram import Router

from handlers.announcements import (
    answering,
    choosing,
    correcting,
    drafting,
    guarding,
    looking,
    naming,
    progress,
    timing,
    writing,
)

private = Router(name=__name__)
private.include_routers(
    writing.private,
    choosing.private,
    naming.private,
    timing.private,
    drafting.private,
    guarding.private,
    looking.private,
    progress.private,
    correcting.private,
    answering.private,
)
