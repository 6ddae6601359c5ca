"""Faults on demand: refusals and broken connections that tests and the page ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, get_args

from emulator.refusals import ApiError

Kind = Literal[
    "refusal",
    "html502",
    "timeout",
    "hang",
    "reset",
    "cut",
    "status500",
    "lost_answer",
    "no_parameters_429",
]
# The bot's request is carried out; only its answer gets lost.
EXECUTED: frozenset[str] = frozenset({"cut", "lost_answer"})
HTML_502 = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    b"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n"
    b"</body>\r\n</html>\r\n"
)
_PREFIX = re.compile(r"^(Bad Request|Forbidden|Conflict|Too Many Requests|Unauthorized): ")


@dataclass
class Fault:
    """One fault: what happens, to which calls, how many times still."""

    method: str
    kind: Kind
    error: ApiError
    chat_id: int | None
    times: int

    def meets(self, method: str, chat_id: str) -> bool:
        """Whether it strikes this call; ``*`` means every method except getUpdates."""
        named = self.method == "*" and method != "getUpdates"
        if not named and self.method.lower() != method.lower():
            return False
        return self.chat_id is None or str(self.chat_id) == chat_id


class Faults:
    """The faults that still wait for their call, in the order in which they were asked for."""

    def __init__(self) -> None:
        self.pending: list[Fault] = []

    def add(
        self,
        method: str,
        code: int,
        text: str,
        *,
        kind: Kind,
        chat_id: int | None,
        times: int,
        parameters: dict[str, Any],
    ) -> None:
        """Ask for a fault; an unknown kind raises ``ValueError``."""
        if kind not in get_args(Kind):
            raise ValueError(f"unknown kind of fault {kind!r}; known: {get_args(Kind)}")
        if kind == "status500":
            error = ApiError(500)
        elif kind == "no_parameters_429":
            error = ApiError(429, _PREFIX.sub("", text))
        else:
            error = ApiError(code, _PREFIX.sub("", text), **parameters)
        self.pending.append(Fault(method, kind, error, chat_id, times))

    def take(self, method: str, chat_id: str) -> Fault | None:
        """The fault that strikes this call, one time less left of it."""
        for fault in self.pending:
            if fault.meets(method, chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self.pending.remove(fault)
                return fault
        return None
