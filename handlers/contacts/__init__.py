"""Who is who as a conversation: cards of whoever is there for a student, and one's own number."""

from aiogram import Router

from handlers.contacts import looking, numbers

private = Router(name=__name__)
private.include_routers(looking.private, numbers.private)

__all__ = ["private"]
