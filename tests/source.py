"""The project's own source as trees to look at, for the tests that hold house rules."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "handlers", "ui", "models", "jobs")
ALL_ROOMS = (*ROOMS, "emulator", "demo", "benchmarks")


class Module(NamedTuple):
    """One file: where it is (`bot/app.py`), how it is imported, its lines and its tree."""

    place: str
    name: str
    lines: int
    tree: ast.Module


@cache
def module(path: Path) -> Module:
    text = path.read_text(encoding="utf-8")
    place = path.relative_to(ROOT)
    name = ".".join(place.with_suffix("").parts).removesuffix(".__init__")
    return Module(place.as_posix(), name, len(text.splitlines()), ast.parse(text))


def modules(*rooms: str) -> list[Module]:
    return [module(path) for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]


def called(node: ast.AST) -> str:
    """The last word of what a call calls: `screen` of `ui.screen(...)`; "" for other nodes."""
    if not isinstance(node, ast.Call):
        return ""
    return str(getattr(node.func, "attr", getattr(node.func, "id", "")))


def literals(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def names_defined(tree: ast.AST) -> Iterator[str]:
    """The names that a module gives to its classes and functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name


def words_of(name: str) -> set[str]:
    """`OwnWords` and `own_words` both consist of own and words."""
    return set(re.sub("([A-Z])", r"_\1", name).lower().split("_")) - {""}
