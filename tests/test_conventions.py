"""The house rules for code, checked by the house; each shows that it can say no."""

import ast
import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from aiogram import Router
from aiogram.dispatcher.event.handler import HandlerObject

import handlers
from models.permissions import PERMISSIONS
from tests.source import ALL_ROOMS, ROOMS, ROOT, Module, called, modules, names_defined, words_of
from ui.notifications import NOTIFICATIONS

GIVEN = {
    "session",
    "me",
    "now",
    "state",
    "callback_data",
    "command",
    "bot",
    "words",
    "settings",
    "replied",
    "rewritten",
    "long_work",
    "sent",
}


def every_handler(router: Router) -> Iterator[HandlerObject]:
    for observer in router.observers.values():
        if observer.event_name != "update":
            yield from observer.handlers
    for child in router.sub_routers:
        yield from every_handler(child)


HANDLERS = [*every_handler(handlers.private), *every_handler(handlers.group)]


def too_curious(handler: Any) -> set[str]:
    """What a handler asks for that nobody gives it."""
    _event, *asked = inspect.signature(handler.callback).parameters
    return set(asked) - GIVEN - set(handler.flags["access_rule"].things)


def test_every_handler_says_who_may_enter() -> None:
    assert len(HANDLERS) > 10
    open_doors = [h.callback.__qualname__ for h in HANDLERS if "access_rule" not in h.flags]
    assert open_doors == []


def test_handlers_ask_only_for_what_the_edge_gives() -> None:
    async def curious(_event: Any, nwo: Any) -> None: ...

    rule = next(h.flags["access_rule"] for h in HANDLERS if not h.flags["access_rule"].things)
    assert too_curious(HandlerObject(curious, flags={"access_rule": rule})) == {"nwo"}
    assert {h.callback.__qualname__: odd for h in HANDLERS if (odd := too_curious(h))} == {}


def kinds(found: Module, *verbs: str) -> set[str]:
    """The kinds that a module of models puts into the outbox with these verbs of it."""
    told: set[str] = set()
    for function in ast.walk(found.tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                place = 1 if called(node) == "telling" else 2  # the others are given a session
                if called(node) in verbs and isinstance(node, ast.Call) and len(node.args) > place:
                    told |= set(_values(found, function, node.args[place]))
    return told


def _values(found: Module, function: ast.AST, node: ast.expr) -> Iterator[str]:
    """What an argument can be: itself, a constant of the module, or whatever a loop goes over."""
    if isinstance(node, ast.Constant):
        if node.value is not None:
            yield str(node.value)
    elif isinstance(node, ast.Attribute):
        owner = getattr(importlib.import_module(found.name), ast.unparse(node.value))
        yield getattr(owner, node.attr)
    elif isinstance(node, ast.Name):
        looped = list(_looped(function, node.id))
        for value in looped:
            yield from _values(found, function, value)
        if not looped:
            constant = getattr(importlib.import_module(found.name), node.id, None)
            assert isinstance(constant, str), f"{found.place}: which kind is {node.id}?"
            yield constant


def _looped(function: ast.AST, name: str) -> Iterator[ast.expr]:
    """Everything that this name stands for in the loops of a function over written-out tuples."""
    for loop in ast.walk(function):
        if isinstance(loop, ast.For) and isinstance(loop.iter, ast.Tuple):
            if isinstance(loop.target, ast.Name) and loop.target.id == name:
                yield from loop.iter.elts
            elif isinstance(loop.target, ast.Tuple):
                targets = [ast.unparse(part) for part in loop.target.elts]
                if name in targets:
                    rows = [row for row in loop.iter.elts if isinstance(row, ast.Tuple)]
                    yield from (row.elts[targets.index(name)] for row in rows)


def all_kinds(*verbs: str) -> set[str]:
    found = [m for m in modules("models") if not m.name.startswith("models.outbox")]
    return set().union(*(kinds(module, *verbs) for module in found))


def test_every_kind_that_is_told_is_drawn_and_no_other() -> None:
    told = all_kinds("notify", "announce", "broadcast", "telling", "follow_up", "tell_again")
    assert len(told) > 5
    assert told == set(NOTIFICATIONS)


def test_what_is_said_in_a_group_may_be_said_aloud() -> None:
    silent = {kind for kind in all_kinds("announce") if not NOTIFICATIONS[kind].aloud}
    named = {kind for kind in NOTIFICATIONS if kind.endswith("-aloud")}
    assert silent | {kind for kind in named if not NOTIFICATIONS[kind].aloud} == set()
    for name, kind in NOTIFICATIONS.items():
        if kind.aloud and kind.action is not None:
            assert PERMISSIONS[kind.action].aloud, name


COMMITS = {"commit", "begin", "begin_nested", "rollback", "writing", "record"}
MAY_COMMIT = re.compile("models/store.py|jobs/.*|bot/(?!middlewares|fsm_storage).*")
SPEAKS = re.compile("(send|edit|forward|copy|delete|pin|answer)_[a-z_]+")
MAY_SPEAK = {"jobs/saying.py", "jobs/inspecting.py", "jobs/commands.py", "bot/answers.py"}


def commits(tree: ast.AST) -> list[str]:
    calls = [called(node) for node in ast.walk(tree)]
    return [name for name in calls if name in COMMITS]


def speaks(tree: ast.AST) -> list[str]:
    """Calls of the Bot API: methods of anything that is called bot."""
    return [
        node.func.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func.value).split(".")[-1] in ("bot", "message", "query", "event")
        and (SPEAKS.fullmatch(node.func.attr) or node.func.attr in ("answer", "reply"))
    ]


@pytest.mark.parametrize(
    ("line", "bad"),
    [
        ("await session.commit()", True),
        ("async with session.begin(): ...", True),
        ("async with store.writing() as session: ...", True),
        ("await session.flush()", False),
    ],
)
def test_the_rule_about_commits_knows_good_from_bad(line: str, bad: bool) -> None:
    assert bool(commits(ast.parse(f"async def f():\n {line}"))) is bad


@pytest.mark.parametrize(
    ("line", "bad"),
    [
        ("await bot.send_message(1, 'x')", True),
        ("await self.bot.edit_message_text('x')", True),
        ("await message.answer('x')", True),
        ("await changes.answer(session)", False),
        ("await session.delete(row)", False),
    ],
)
def test_the_rule_about_speaking_knows_good_from_bad(line: str, bad: bool) -> None:
    assert bool(speaks(ast.parse(f"async def f():\n {line}"))) is bad


def test_only_the_machine_commits() -> None:
    found = {m.place: commits(m.tree) for m in modules(*ROOMS) if not MAY_COMMIT.match(m.place)}
    assert {place: names for place, names in found.items() if names} == {}


def test_only_two_places_speak_to_telegram() -> None:
    found = {m.place: speaks(m.tree) for m in modules(*ROOMS) if m.place not in MAY_SPEAK}
    assert {place: names for place, names in found.items() if names} == {}


BANNED = {
    "manager",
    "managers",
    "service",
    "services",
    "helper",
    "helpers",
    "util",
    "utils",
    "misc",
}
BANNED_MODULES = BANNED | {"data", "common", "process", "info"}


def test_names_explain_themselves() -> None:
    assert words_of("LessonManager") & BANNED
    assert not words_of("management_of") & BANNED
    bad = {m.place for m in modules(*ALL_ROOMS) if words_of(m.name.split(".")[-1]) & BANNED_MODULES}
    bad |= {
        f"{m.place}: {name}"
        for m in modules(*ROOMS, "demo", "benchmarks")
        for name in names_defined(m.tree)
        if words_of(name) & BANNED
    }
    assert bad == set()


def test_the_command_line_brings_neither_demo_nor_emulator() -> None:
    asked = "import sys, bot.__main__; print({n.split('.')[0] for n in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "'bot'" in done.stdout
    assert not {"demo", "emulator", "tdjson"} & set(re.findall(r"\w+", done.stdout))


def test_whoever_imports_models_has_every_table() -> None:
    written = {
        m.name.split(".")[1]
        for m in modules("models")
        for node in ast.walk(m.tree)
        if isinstance(node, ast.ClassDef) and any(word.arg == "table" for word in node.keywords)
    }
    opening = next(m for m in modules("models") if m.name == "models")
    imported = {
        name.name
        for node in opening.tree.body
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
    assert "people" in written
    assert written - imported == set()
