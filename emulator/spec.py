"""Checks requests, answers and updates against the Bot API 10.3 description in ``data/``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

Problems = list[str]
Files = Collection[str]
Check = Callable[[Any, str, Files], Problems]

_PATH = Path(__file__).parent / "data" / "api-10.3.slim.json"
_NOTHING: Problems = []
_LENGTH = re.compile(r"(\d+)-(\d+) (characters|bytes)$")
# Names that left the documentation and that the server still takes
# (Client.cpp get_reply_parameters, get_link_preview_options).
LEGACY = frozenset(
    {"reply_to_message_id", "allow_sending_without_reply", "disable_web_page_preview"}
)
_PRIMITIVES: dict[str, type | tuple[type, ...]] = {
    "Integer": int,
    "Number": (int, float),
    "Float": (int, float),
    "String": str,
    "Boolean": bool,
    "True": bool,
    "InputFile": str,
    "Any": object,
}
_NUMERIC = {"Integer", "Number", "Float"}
# Types that a plain string may stand for; only the documentation's prose says so.
_ALSO_TEXT = frozenset({"KeyboardButton"})


class _Parameter:
    """One parameter of a method: reads the text of a form field as every kind it admits."""

    def __init__(self, name: str, required: bool, types: list[str], check: Check) -> None:
        self.required = required
        self.plain = bool({"String", "InputFile"} & set(types))
        self.structured = any(t not in ("String", "InputFile") for t in types)
        self.check = check
        self.examine = lru_cache(maxsize=1024)(self._examine)

    def _examine(self, raw: str, where: str, files: frozenset[str]) -> tuple[str, ...]:
        best: Problems | None = None
        if self.plain:
            best = self.check(raw, where, files)
        if self.structured and (best is None or best):
            try:
                value = json.loads(raw)
            except ValueError:
                value = raw
            found = self.check(value, where, files)
            best = found if best is None or len(found) < len(best) else best
        return tuple(best or ())


class Spec:
    """The Bot API description, compiled once into checks.

    Every check returns the list of what is wrong; an empty list means that it conforms.
    """

    def __init__(self, path: Path = _PATH) -> None:
        description = json.loads(path.read_text(encoding="utf-8"))
        self._types: dict[str, Any] = description["types"]
        self._checks: dict[str, Check] = {}
        self.names: dict[str, str] = {name.lower(): name for name in description["methods"]}
        self._parameters: dict[str, dict[str, _Parameter]] = {}
        self._answers: dict[str, Check] = {}
        for name, method in description["methods"].items():
            self._parameters[name] = {
                f["name"]: _Parameter(f["name"], f["required"], f["types"], self._field(f))
                for f in method["fields"]
            }
            self._answers[name] = self._union(method["returns"])
        self._update = self._union(["Update"])
        self.update_kinds = frozenset(
            f["name"] for f in self._types["Update"]["fields"] if f["name"] != "update_id"
        )

    def request(self, method: str, fields: Mapping[str, str], files: Files = ()) -> Problems:
        """What is wrong with a request, given its form fields and the names of uploaded parts."""
        name = self.names.get(method.lower())
        if name is None:
            return [f"{method}: no such method"]
        known = self._parameters[name]
        uploaded = frozenset(files)
        problems: Problems = [
            f"{name}: missing {key}"
            for key, parameter in known.items()
            if parameter.required and fields.get(key, "") == "" and key not in uploaded
        ]
        for key, raw in fields.items():
            parameter = known.get(key)
            if parameter is None:
                if key not in LEGACY:
                    problems.append(f"{name}: unknown parameter {key}")
            else:
                problems += parameter.examine(raw, f"{name}.{key}", uploaded)
        return problems

    def answer(self, method: str, result: Any) -> Problems:
        """What is wrong with the result that a method is about to return."""
        return self._answers[self.names[method.lower()]](result, method, ())

    def update(self, update: dict[str, Any]) -> Problems:
        """What is wrong with an update; exactly one kind of event must be in it."""
        problems = self._update(update, "Update", ())
        payloads = len(update) - ("update_id" in update)
        return problems + ([f"Update: {payloads} payloads"] if payloads != 1 else [])

    def _field(self, field: dict[str, Any]) -> Check:
        check = self._union(field["types"])
        allowed = frozenset(field.get("enum") or ())
        limit = _LENGTH.search(field.get("description", ""))
        if not allowed and limit is None:
            return check
        low, high = (int(limit[1]), int(limit[2])) if limit else (0, 0)
        unit = limit[3] if limit else ""

        def limited(value: Any, where: str, files: Files) -> Problems:
            problems = check(value, where, files)
            if problems or not isinstance(value, str):
                return problems
            if allowed and value not in allowed:
                return [f"{where}: {value!r} is not one of {sorted(allowed)[:6]}"]
            if unit:
                size = len(value.encode()) if unit == "bytes" else len(value)
                if not low <= size <= high:
                    return [f"{where}: {size} {unit}, allowed {low}-{high}"]
            return problems

        return limited

    def _union(self, types: list[str]) -> Check:
        if "InputFile" in types:
            # An upload's name is a string too: keep the stricter of the two.
            types = [name for name in types if name != "String"]
        items = [name.removeprefix("Array of ") for name in types if name.startswith("Array of ")]
        if len(items) == len(types) > 1:
            return _array(self._union(items))  # an album mixes its kinds: "Array of … and …" (doc)
        if len(types) == 1:
            return self._check(types[0])
        checks = [self._check(name) for name in types]

        def union(value: Any, where: str, files: Files) -> Problems:
            best: Problems | None = None
            for check in checks:
                problems = check(value, where, files)
                if not problems:
                    return problems
                if best is None or len(problems) < len(best):
                    best = problems
            return best or _NOTHING

        return self._tagged(types) or union

    def _tagged(self, types: list[str]) -> Check | None:
        """A union whose members are told apart by one constant field (``type``, ``status``)."""
        for tag in ("type", "status", "source"):
            by_value: dict[str, Check] = {}
            for name in types:
                constants = [
                    f["enum"][0]
                    for f in self._types.get(name, {}).get("fields") or ()
                    if f["name"] == tag and len(f.get("enum") or ()) == 1
                ]
                if constants:
                    by_value[constants[0]] = self._check(name)
            if len(by_value) == len(types):
                return _choose(tag, by_value)
        return None

    def _check(self, name: str) -> Check:
        if name.startswith("Array of "):
            return _array(self._check(name.removeprefix("Array of ")))
        if name in _PRIMITIVES:
            return _primitive(name)
        if name not in self._checks:
            # Types refer to each other in circles: hand out a door, build the room behind it later.
            self._checks[name] = lambda value, where, files: self._build(name)(value, where, files)
        return lambda value, where, files: self._checks[name](value, where, files)

    def _build(self, name: str) -> Check:
        members = self._types[name].get("subtypes")
        built = self._union(members) if members else self._object(name)
        self._checks[name] = built
        return built

    def _object(self, name: str) -> Check:
        fields = {f["name"]: self._field(f) for f in self._types[name].get("fields") or ()}
        required = [f["name"] for f in self._types[name].get("fields") or () if f["required"]]

        def object_(value: Any, where: str, files: Files) -> Problems:
            if not isinstance(value, dict):
                if name in _ALSO_TEXT and isinstance(value, str):
                    return _NOTHING
                return [f"{where}: {type(value).__name__} is not {name}"]
            problems: Problems | None = None
            for key in required:
                if key not in value:
                    problems = (problems or []) + [f"{where}: missing {name}.{key}"]
            for key, item in value.items():
                check = fields.get(key)
                found = (
                    check(item, f"{where}.{key}", files)
                    if check
                    else [f"{where}: unknown {name}.{key}"]
                )
                if found:
                    problems = (problems or []) + found
            return problems or _NOTHING

        return object_


def _choose(tag: str, by_value: dict[str, Check]) -> Check:
    def choose(value: Any, where: str, files: Files) -> Problems:
        kind = value.get(tag) if isinstance(value, dict) else None
        check = by_value.get(kind) if isinstance(kind, str) else None
        if check is None:
            return [f"{where}: {tag} {kind!r} is not one of {sorted(by_value)}"]
        return check(value, where, files)

    return choose


def _array(item: Check) -> Check:
    def array(value: Any, where: str, files: Files) -> Problems:
        if not isinstance(value, list):
            return [f"{where}: {type(value).__name__} is not an array"]
        problems: Problems | None = None
        for index, element in enumerate(value):
            found = item(element, f"{where}[{index}]", files)
            if found:
                problems = (problems or []) + found
        return problems or _NOTHING

    return array


def _primitive(name: str) -> Check:
    expected = _PRIMITIVES[name]

    def primitive(value: Any, where: str, files: Files) -> Problems:
        if not isinstance(value, expected) or (isinstance(value, bool) and name in _NUMERIC):
            return [f"{where}: {type(value).__name__} is not {name}"]
        if name == "InputFile":
            reference = str(value)
            if reference.startswith("attach://") and reference[9:] not in files:
                return [f"{where}: {reference} was not uploaded"]
        return _NOTHING

    return primitive
