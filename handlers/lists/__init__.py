"""Lists of people from a file: what would change, questions about namesakes, yes or no."""

from aiogram import Router

from handlers.lists import asking, files, giving
from handlers.lists.cards import counts

__all__ = ["counts", "private"]

private = Router(name=__name__)
private.include_routers(files.private, asking.private, giving.private)
