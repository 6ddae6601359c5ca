"""What aiogram reads and writes, over all its kinds of updates and all its methods.

Whoever runs `made` has all of aiogram's models built; `read` goes through the same samples with
models as they come.
"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import Enum
from itertools import count
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import aiogram.methods
import aiogram.types
from aiogram.client.default import Default
from aiogram.methods import Response, TelegramMethod
from aiogram.types import InputFile, Update
from pydantic import BaseModel

DEEP = 2  # how far down fields are filled that may be missing
PLAIN = {str: "word", int: 7, float: 0.5, bool: True, datetime: 1_790_000_000, timedelta: 60}


def made() -> None:
    """Print each sample with what comes of it."""
    samples = list(_samples())
    assert len(samples) > 200, "aiogram has that many kinds of updates, methods and answers"
    json.dump([[*sample, _said(*sample)] for sample in samples], sys.stdout)


def read() -> None:
    """Read samples, print what comes of each."""
    json.dump([_said(*sample) for sample in json.load(sys.stdin)], sys.stdout)


def _samples() -> Iterator[tuple[str, str, Any]]:
    for kind, field in Update.model_fields.items():
        if kind != "update_id":
            for turn in range(2):
                yield "update", kind, {"update_id": 1, kind: _like(field.annotation, count(turn))}
    answers: dict[Any, str] = {}
    for name in aiogram.methods.__all__:
        method = getattr(aiogram.methods, name)
        if issubclass(method, TelegramMethod) and method is not TelegramMethod:
            yield "method", name, _model(method, count(), DEEP - 1)
            answers[method.__returning__] = name
    for kind, name in answers.items():
        yield "answer", name, {"ok": True, "result": _like(kind, count())}


def _like(kind: Any, turns: "count[int]", deep: int = 0) -> Any:
    """JSON that this annotation takes; unions are taken in turn."""
    arguments = get_args(kind)
    origin = get_origin(kind)
    if origin is Annotated:
        return _like(arguments[0], turns, deep)
    if origin in {Union, UnionType}:
        arms = [arm for arm in arguments if _sayable(arm)]
        return _like(arms[next(turns) % len(arms)], turns, deep) if arms else None
    if origin is Literal:
        return arguments[0]
    if origin is list:
        return [_like(arguments[0], turns, deep)]
    if not isinstance(kind, type) or issubclass(
        kind, InputFile
    ):  # anything, or a name that comes round to itself
        return "words"
    if issubclass(kind, Enum):
        return next(iter(kind)).value
    if issubclass(kind, BaseModel):
        return _model(kind, turns, deep)
    return next(PLAIN[known] for known in kind.__mro__ if known in PLAIN)


def _sayable(arm: Any) -> bool:
    return not (isinstance(arm, type) and issubclass(arm, InputFile | Default | type(None)))


def _model(kind: type[BaseModel], turns: "count[int]", deep: int) -> dict[str, Any]:
    return {
        field.alias or name: _like(field.annotation, turns, deep + 1)
        for name, field in kind.model_fields.items()
        if field.default is not None or deep < DEEP
    }


def _said(what: str, name: str, sample: Any) -> list[str]:
    model: Any = Update
    if what != "update":
        model = getattr(aiogram.methods, name)
    if what == "answer":
        model = Response[model.__returning__]
    try:
        read = model.model_validate(sample)
    except ValueError as error:
        return [str(error)]
    return [repr(read), repr(read.model_dump(warnings=False))]
