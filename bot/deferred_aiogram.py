"""aiogram in a third of the time and memory: what it builds is built when it is first used.

Each of its some 450 types is declared `defer_build`, and yet the import ends by building them all:
three quarters of its time, two thirds of its memory, for the dozen that a bot meets. And each
router, of which we have a hundred, begins with an observer for each of 28 kinds of updates.
"""

import logging
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import version
from typing import Any

from pydantic import BaseModel

log = logging.getLogger(__name__)

KNOWN = "3.31."  # what the tests have compared, model by model
TYPES = "aiogram.types"
REBUILD = "model_rebuild"

Build = tuple[type[BaseModel], dict[str, Any]]


class Changed(Exception):
    """This aiogram is not built as we know it."""


def load() -> bool:
    """Import aiogram; True if its models wait. Call this before anything else imports it.

    An aiogram that is not as we know it is imported as anybody would, and the log says so.
    """
    if "aiogram" in sys.modules:
        return hasattr(sys.modules[TYPES], _MARK)
    installed = version("aiogram")
    try:
        if not installed.startswith(KNOWN):
            raise Changed(f"version {installed}")
        _defer(_held_back())
        _observe_late()
    except Changed as reason:
        log.warning("aiogram is imported whole, which takes longer: %s is new to us", reason)
        import_module("aiogram")
        return False
    return True


_MARK = "__built_on_first_use__"


def _held_back() -> list[Build]:
    """Import aiogram without the builds it asks for at its end; returns them."""
    builds: list[Build] = []
    plain: classmethod[Any, Any, Any] = vars(BaseModel)[REBUILD]

    def note(cls: type[BaseModel], /, **how: Any) -> bool | None:
        if cls.__module__.startswith(TYPES):
            builds.append((cls, how))
            return None
        built: bool | None = plain.__func__(cls, **how)
        return built

    setattr(BaseModel, REBUILD, classmethod(note))
    BaseModel.model_config["defer_build"] = True  # its methods are built as they are declared
    try:
        import_module("aiogram")
    finally:
        setattr(BaseModel, REBUILD, plain)
        del BaseModel.model_config["defer_build"]
    return builds


def _defer(builds: list[Build]) -> None:
    """Let each model build itself when it is first used, with the names aiogram would have given.

    Raises `Changed`, with everything built, if one of them does not look as if it could.
    """
    types = import_module(TYPES)
    base = types.TelegramObject
    try:
        names = _names(builds, base)
    except Changed:
        for model, how in builds:
            model.model_rebuild(**how)
        raise
    rebuild: Callable[..., bool | None] = vars(BaseModel)[REBUILD].__func__
    under_way: list[type[BaseModel]] = []

    def model_rebuild(cls: type[BaseModel], /, **how: Any) -> bool | None:
        how.pop("_parent_namespace_depth", None)
        under_way.append(cls)
        try:
            return rebuild(cls, **{"_types_namespace": names} | how)
        finally:
            under_way.pop()

    def schema(cls: type[BaseModel], /, source: Any, handler: Callable[[Any], Any]) -> Any:
        if not under_way:  # a method or an answer asks, and does not know the names
            cls.model_rebuild()
        return handler(source)

    setattr(base, REBUILD, classmethod(model_rebuild))
    base.__get_pydantic_core_schema__ = classmethod(schema)
    setattr(types, _MARK, True)


def _names(builds: list[Build], base: type[BaseModel]) -> dict[str, Any]:
    """The names that aiogram gives to every build."""
    if not builds:
        raise Changed("that nothing is built at the import")
    names: dict[str, Any] = builds[0][1].get("_types_namespace", {})
    for model, how in builds:
        if not issubclass(model, base) or model.__pydantic_complete__:
            raise Changed(f"what {model.__name__} is")
        if list(how) != ["_types_namespace"] or how["_types_namespace"] is not names:
            raise Changed(f"how {model.__name__} is built")
    return names


ROUTER = {"name", "_parent_router", "sub_routers", "observers", "startup", "shutdown"}


def _observe_late() -> None:
    """Let a router have an observer of a kind of updates once somebody asks for it.

    Raises `Changed`, with nothing changed, if routers are not as we know them.
    """
    router = import_module("aiogram.dispatcher.router").Router
    whole = vars(router(name="whole"))
    there = whole["observers"]
    kinds = {name: one.event_name for name, one in whole.items() if name not in ROUTER}
    if set(kinds.values()) != set(there) or whole.keys() - kinds.keys() != ROUTER:
        raise Changed("what a router has")
    observer, signal = type(there["message"]), type(whole["startup"])

    def init(self: Any, *, name: str | None = None) -> None:
        self.name, self._parent_router = name or hex(id(self)), None
        self.sub_routers, self.observers = [], {}
        self.startup, self.shutdown = signal(), signal()

    def late(self: Any, name: str) -> Any:
        if name not in kinds:
            raise AttributeError(f"a router has no {name}")
        kind = kinds[name]  # errors are observed under two names
        if kind not in self.observers:
            self.observers[kind] = observer(router=self, event_name=kind)
        return self.observers[kind]

    router.__init__, router.__getattr__ = init, late
