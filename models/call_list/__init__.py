"""The call list: whom the bot can't reach or who stays silent is called, and it is noted."""

from models.call_list.callees import Callee, callee, callees
from models.call_list.calling import say, take, undo
from models.call_list.kinds import Matter, MatterKind
from models.call_list.later import Later, moment, offered
from models.call_list.lines import NOON, Line, asleep, calls, history, line, lines
from models.call_list.numbers import forget, note, of, prefer, table
from models.call_list.tables import (
    KEEP,
    RIGHTED,
    SEE,
    WRONG,
    BestHours,
    Call,
    CallResult,
    PhoneNumber,
)

__all__ = [
    "KEEP",
    "NOON",
    "RIGHTED",
    "SEE",
    "WRONG",
    "BestHours",
    "Call",
    "CallResult",
    "Callee",
    "Later",
    "Line",
    "Matter",
    "MatterKind",
    "PhoneNumber",
    "asleep",
    "callee",
    "callees",
    "calls",
    "forget",
    "history",
    "line",
    "lines",
    "moment",
    "note",
    "of",
    "offered",
    "prefer",
    "say",
    "table",
    "take",
    "undo",
]
