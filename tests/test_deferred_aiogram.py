"""aiogram's models are built when they are first used, and read and write what they always did."""

import json
import logging
import subprocess
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import aiogram.types
import pytest
from pydantic import BaseModel, ConfigDict, create_model

from bot import deferred_aiogram
from bot.deferred_aiogram import Changed


def says(code: str, given: str = "") -> list[Any]:
    """What a process of its own prints."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    found: list[Any] = json.loads(done.stdout)
    return found


def test_updates_methods_and_answers_are_read_and_written_as_by_a_plain_aiogram() -> None:
    plain = "import aiogram; from tests.aiogram_samples import made; made()"
    samples = says(plain)

    deferred = "from tests.aiogram_samples import read; read()"  # `tests` has it deferred
    found = says(deferred, json.dumps([sample[:3] for sample in samples]))

    assert found == [sample[3] for sample in samples]
    rejected = {name for _, name, _, said in samples if len(said) == 1}
    assert rejected == {"SetChatPhoto", "UploadStickerFile"}  # they take nothing but a file


def test_it_is_deferred_here_and_in_the_command_line() -> None:
    assert deferred_aiogram.load()
    assert not aiogram.types.Dice.__pydantic_complete__  # nobody has ever thrown one

    code = "import sys, bot.__main__; print([*{'aiogram'} & set(sys.modules)])"
    assert says(code) == []  # so that whoever needs it can have it deferred


def test_the_start_leaves_for_later_what_only_some_schools_or_days_need() -> None:
    code = """
import json, sys
from bot import deferred_aiogram
deferred_aiogram.load()
import bot.running
print(json.dumps([*sys.modules]))
"""
    later = {"PIL", "alembic", "asyncpg", "icalendar", "matplotlib", "openpyxl", "reportlab"}
    later |= {"xlsxwriter", "sqlalchemy.dialects.postgresql", "aiohttp.web_runner"}
    assert later & set(says(code)) == set()


class Toys:
    """A small aiogram: what it says at its import is to be built, and how."""

    def __init__(self) -> None:
        class Base(BaseModel):
            model_config = ConfigDict(defer_build=True)

        class Leaf(Base):
            sort: "Sort"  # type: ignore[name-defined]  # noqa: F821

        class Tree(Base):
            leaves: "list[Leaf]"

        self.base, self.leaf, self.tree = Base, Leaf, Tree
        names = {"Sort": int, "Leaf": Leaf}
        self.builds: list[deferred_aiogram.Build] = [
            (model, {"_types_namespace": names}) for model in (Base, Leaf, Tree)
        ]

    def built(self) -> list[object]:
        return [model for model, _ in self.builds if model.__pydantic_complete__]


@pytest.fixture
def toys(monkeypatch: pytest.MonkeyPatch) -> Toys:
    made = Toys()
    module = ModuleType("types")
    module.__dict__["TelegramObject"] = made.base
    monkeypatch.setattr(deferred_aiogram, "import_module", lambda _: module)
    return made


def test_a_model_is_built_with_its_first_use_and_nothing_else_is(toys: Toys) -> None:
    deferred_aiogram._defer(toys.builds)
    assert toys.built() == []

    assert toys.leaf.model_validate({"sort": "7"}).model_dump() == {"sort": 7}
    assert toys.built() == [toys.leaf]

    holder = create_model("Holder", tree=(toys.tree, ...))  # knows nothing of the names
    held = {"tree": {"leaves": [{"sort": 1}]}}
    assert holder.model_validate(held).model_dump() == held
    assert [model in toys.built() for model in (toys.base, toys.leaf, toys.tree)] == [
        False,
        True,
        True,
    ]


@pytest.mark.parametrize("change", ["how", "names", "what", "built", "nothing"])
def test_an_aiogram_that_builds_in_another_way_is_built_at_once(toys: Toys, change: str) -> None:
    leaf, how = toys.builds[1]
    if change == "how":
        toys.builds[1] = leaf, how | {"raise_errors": True}
    elif change == "names":
        toys.builds[1] = leaf, {"_types_namespace": dict(how["_types_namespace"])}
    elif change == "what":
        toys.builds.append((type("Other", (BaseModel,), {}), how))
    elif change == "built":
        leaf.model_rebuild(**how)
    else:
        toys.builds.clear()

    with pytest.raises(Changed):
        deferred_aiogram._defer(toys.builds)
    assert toys.built() == [model for model, _ in toys.builds]
    assert "model_rebuild" not in vars(toys.base)


async def test_a_router_observes_what_it_is_asked_to_and_nothing_else() -> None:
    kinds = says("import aiogram, json; print(json.dumps([*aiogram.Router().observers]))")
    router, below = aiogram.Router(), aiogram.Router()
    heard: list[object] = []
    router.include_router(below)
    assert router.observers == below.observers == {}

    async def hear(event: object) -> None:
        heard.append(event)

    below.message.register(hear)
    for kind in ("message", "poll", "error"):
        await router.propagate_event(kind, aiogram.types.TelegramObject())
    assert len(heard) == 1
    assert (router.observers, [*below.observers]) == ({}, ["message"])
    assert below.resolve_used_update_types() == ["message"]

    assert router.errors is router.error
    assert {getattr(router, kind).event_name for kind in kinds} == set(kinds)
    assert not hasattr(router, "telegram")


def test_a_router_that_begins_in_another_way_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Router:
        def __init__(self, name: str) -> None:
            self.name, self.observers = name, {"message": SimpleNamespace(event_name="message")}
            self.message = self.observers["message"]

    begins = Router.__init__
    module = SimpleNamespace(Router=Router)
    monkeypatch.setattr(deferred_aiogram, "import_module", lambda _: module)
    with pytest.raises(Changed):
        deferred_aiogram._observe_late()
    assert Router.__init__ is begins


def test_another_version_is_imported_as_anybody_would(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    imported: list[str] = []
    monkeypatch.delitem(sys.modules, "aiogram")
    monkeypatch.setattr(deferred_aiogram, "version", lambda _: "4.0.1")
    monkeypatch.setattr(deferred_aiogram, "import_module", imported.append)
    rebuild = vars(BaseModel)["model_rebuild"]

    with caplog.at_level(logging.WARNING):
        assert not deferred_aiogram.load()

    assert imported == ["aiogram"]
    assert vars(BaseModel)["model_rebuild"] is rebuild
    [line] = caplog.messages
    assert "4.0.1" in line
