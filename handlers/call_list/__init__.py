"""The call list as a conversation: whom to call, what to say, what came of it, which number."""

from aiogram import Router

from handlers.call_list import listing, numbers, results

private = Router(name=__name__)
private.include_routers(listing.private, results.private, numbers.private)

__all__ = ["private"]
