"""Introductions as a conversation: a family allows one, a teacher reads the three lines."""

from aiogram import Router

from handlers.introductions import allowing, briefing

private = Router(name=__name__)
private.include_routers(allowing.private, briefing.private)

__all__ = ["private"]
