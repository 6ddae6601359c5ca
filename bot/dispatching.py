"""Filters and handlers, put together: who is asked about an update, and how."""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

from aiogram import Dispatcher, Router

from bot.fsm_storage import DialogStorage
from bot.middlewares import AccessMiddleware
from handlers import group, private


@cache
def dispatcher() -> Dispatcher:
    """Filters and handlers. A router has one parent for life, so there is one of these."""
    dp = Dispatcher(storage=DialogStorage())
    for observer in (dp.message, dp.edited_message, dp.callback_query, dp.my_chat_member):
        observer.middleware(AccessMiddleware())
    dp.include_routers(private, group)
    for router in dp.chain_tail:
        _ask_on_the_spot(router)
    return dp


def _ask_on_the_spot(router: Router) -> None:
    """aiogram sends into a thread what is no coroutine: `F.text`, a state of a dialog, a function.

    The way there takes a hundred times as long as any filter of ours, and a message passes dozens.
    """
    for observer in router.observers.values():
        for handler in (observer._handler, *observer.handlers):  # the first: those of all of them
            for one in handler.filters or ():
                if not one.awaitable:
                    one.callback, one.awaitable = _on_the_spot(one.callback), True


def _on_the_spot(question: Callable[..., Any]) -> Callable[..., Awaitable[Any]]:
    async def asked(*about: Any, **known: Any) -> Any:
        return question(*about, **known)

    return asked
