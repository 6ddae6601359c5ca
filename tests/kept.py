"""What each test would make anew although it is always the same: made once for all of them.

The bot itself has one store and one session for as long as it runs; tests have a thousand of each.
"""

import ssl
from functools import cache
from types import SimpleNamespace
from typing import Any

import aiogram.client.session.aiohttp as aiogram_http
from sqlalchemy import Engine
from sqlalchemy.engine import Dialect
from sqlalchemy.util import LRUCache

from bot import postgres, sqlite

STATEMENTS = 5_000


def keep() -> None:
    """An empty story costs a third of the processor time that it would cost without."""
    _compiled_statements()
    _certificates()


def _compiled_statements() -> None:
    """What SQLAlchemy makes of a statement is the same for every engine of one dialect."""
    statements: LRUCache[Any, Any] = LRUCache(STATEMENTS)

    def engine_created(engine: Engine) -> None:
        engine._compiled_cache = statements

    def same(self: Dialect, other: object) -> bool:
        return type(self) is type(other)

    def by_class(self: Dialect) -> int:
        return hash(type(self))

    for dialect in (sqlite.Dialect, postgres.Dialect):
        methods = {"engine_created": engine_created, "__eq__": same, "__hash__": by_class}
        for name, method in methods.items():
            setattr(dialect, name, method)


def _certificates() -> None:
    """aiogram reads those of the whole world for each session; nobody here speaks TLS."""
    read_once = cache(ssl.create_default_context)
    vars(aiogram_http)["ssl"] = SimpleNamespace(create_default_context=read_once)
